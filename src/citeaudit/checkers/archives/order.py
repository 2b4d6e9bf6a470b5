"""Which of an index's captures to look at next: what is known of those that were looked at tells of the others.

nothing right yet   the nearest that is not like one that was wrong; after two of them the middle of what is older, as
                    the page was good when it was new; then the oldest
one right           the nearest that is like it; then the middle between it and the first that was wrong

Two captures are alike if they have one digest, or lengths that hardly differ: trouble looks the same each time. Where an
index tells neither, one more of the nearest is looked at first: a page that failed for a week was good before and after.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from statistics import median

from citeaudit.judge.copies import remoteness
from citeaudit.model.evidence import Capture

_SMALL = 0.34  # of the usual length of a page's captures: something else was captured
_NEAREST = 2  # captures that were wrong, after which it was no passing trouble
_NEAREST_BLIND = 3
_HALVINGS = 4  # captures that were wrong, after which the oldest is what is left to try
_SAME_LENGTH = 0.03
_SAME_BYTES = 48  # a request number or a date in a page of trouble


class Order:
    """The captures of one address that are still to be looked at. `is_shared` tells of contents other addresses have."""

    def __init__(
        self,
        captures: Iterable[Capture],
        near: datetime,
        *,
        late: float,
        is_shared: Callable[[str | None], bool],
    ) -> None:
        self._near = near
        self._late = late
        self._rows = sorted(captures, key=self.remoteness)
        self._by_moment = {row.at: row for row in self._rows}
        self._is_shared = is_shared
        self._looked: set[str] = set()
        self._right: list[Capture] = []
        self._wrong: list[Capture] = []

    def remoteness(self, capture: Capture) -> float:
        """How far a capture is from the moment that is wanted."""
        return remoteness(capture, self._near, late=self._late)

    def looked_at(self, capture: Capture, *, right: bool) -> None:
        """What became of a capture; what the index says of it is known from now on of all that are like it."""
        row = self._by_moment.get(capture.at, capture)
        self._looked |= {capture.memento, row.memento}
        (self._right if right else self._wrong).append(row)

    def following(self) -> Capture | None:
        """What to look at next, None where no better copy can be left."""
        left = self._left()
        if not left:
            return None
        if not self._right:
            return self._when_nothing_is_right(left)
        best = min(self._right, key=self.remoteness)
        reach = self.remoteness(best)
        nearer = [row for row in left if self.remoteness(row) < reach]
        hopeful = [
            row for row in nearer if _are_one(row, self._right) or not _are_alike(row, self._wrong)
        ]
        akin = [row for row in hopeful if _are_alike(row, self._right)]
        if akin:
            return akin[0]
        spoilt = [row.at for row in self._wrong if row.at > best.at]
        if best.at > self._near or not spoilt:
            return hopeful[0] if hopeful else None
        between = sorted(
            (row for row in hopeful if best.at < row.at < min(spoilt)), key=lambda row: row.at
        )
        return between[(len(between) - 1) // 2] if between else None

    def _when_nothing_is_right(self, left: list[Capture]) -> Capture:
        unlike = [row for row in left if not _are_alike(row, self._wrong)] or left
        usual = self._usual(unlike) or unlike
        tried = len(self._wrong)
        if tried < (_NEAREST if any(row.digest for row in self._rows) else _NEAREST_BLIND):
            return usual[0]
        first = min(row.at for row in self._wrong)
        older = sorted((row for row in usual if row.at < first), key=lambda row: row.at)
        if not older:
            return usual[0]
        return older[(len(older) - 1) // 2] if tried < _HALVINGS else older[0]

    def _left(self) -> list[Capture]:
        """One for each content, without those that are known to be wrong; the nearest first."""
        known = {row.digest for row in self._wrong if row.digest}
        kept: list[Capture] = []
        for row in self._rows:
            if row.memento in self._looked or row.digest in known:
                continue
            if row.digest:
                known.add(row.digest)
            kept.append(row)
        return kept

    def _usual(self, rows: list[Capture]) -> list[Capture]:
        """Those that are not much shorter than most, and not of a content that stands elsewhere on the host, too."""
        least = _SMALL * median([row.length for row in rows if row.length] or [0])
        return [
            row
            for row in rows
            if (row.length is None or row.length >= least) and not self._is_shared(row.digest)
        ]


def _are_one(row: Capture, others: Iterable[Capture]) -> bool:
    return any(row.digest and row.digest == other.digest for other in others)


def _are_alike(row: Capture, others: Iterable[Capture]) -> bool:
    return _are_one(row, others) or any(
        row.length
        and other.length
        and abs(row.length - other.length) <= max(_SAME_LENGTH * other.length, _SAME_BYTES)
        for other in others
    )
