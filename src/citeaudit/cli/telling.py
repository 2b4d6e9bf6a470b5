"""Verdicts on standard output or in a file, one a line: as text, as JSON lines, as CSV."""

import csv
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from citeaudit.errors import WriteError
from citeaudit.model.citation import Link
from citeaudit.model.evidence import GROUP_OF, GROUPS, Evidence, LinkVerdict, Verdict

if TYPE_CHECKING:
    from citeaudit.judge.changes import Change
    from citeaudit.judge.citing import House

FORMATS = ("text", "jsonl", "csv")
COLUMNS = ("url", "verdict", "group", "confidence", "because", "new_url", "checked_at", "notes")
_WIDTH = 16  # the longest verdict is "fragment-missing"


def say(message: str) -> None:
    """One line of talk, on standard error."""
    print(f"citeaudit: {message}", file=sys.stderr)  # noqa: T201


def summary(told: Sequence[Verdict]) -> str:
    """How many addresses came out how: "3 addresses: 2 fine, 1 to look at"."""
    from citeaudit.reporters.tally import GROUP_WORDS

    groups = Counter(GROUP_OF[verdict] for verdict in told)
    counts = ", ".join(f"{groups[group]} {GROUP_WORDS[group]}" for group in GROUPS if groups[group])
    return f"{len(told)} address{'es' if len(told) != 1 else ''}: {counts}"


class Teller:
    """Writes verdicts to one stream in one form, each at once, so that a reader further down can go on with it."""

    def __init__(self, stream: TextIO, form: str) -> None:
        self._stream = stream
        self._form = form
        self._rows = csv.writer(stream, lineterminator="\n")
        if form == "csv":
            self._rows.writerow(COLUMNS)

    @classmethod
    @contextmanager
    def to(cls, path: Path | None, form: str) -> Iterator["Teller"]:
        """A teller to a file, or to standard output for None. Raises WriteError."""
        if path is None:
            yield cls(sys.stdout, form)
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            stream = path.open("w", encoding="utf-8", newline="")
        except OSError as error:
            raise WriteError(
                f"{path}: cannot be written: {error.strerror}; choose another path"
            ) from error
        with stream:
            yield cls(stream, form)

    def tell(
        self,
        verdict: LinkVerdict,
        printed: Sequence[Link],
        evidence: Sequence[Evidence] = (),
        house: "House | None" = None,
    ) -> None:
        """One address; `house` is how the text speaks that prints it."""
        if self._form == "jsonl":
            from citeaudit.reporters.document import encode, link_item

            self._line(
                encode(link_item(verdict.url, printed, verdict, evidence, house=house)).strip()
            )
        elif self._form == "csv":
            self._rows.writerow(self._cells(verdict, printed))
            self._stream.flush()
        else:
            self._line(
                f"{verdict.verdict:<{_WIDTH}} {_shown(verdict.url)}{_in_notes(printed)}  {_because(verdict)}"
            )

    def tell_change(
        self, change: "Change", printed: Sequence[Link], house: "House | None" = None
    ) -> None:
        """One address of which something is new, or that fails still."""
        if self._form == "text":
            since = f" (since {_day(change.since)})" if change.since else ""
            verdict = change.now
            self._line(
                f"{change.kind:<{_WIDTH}} {_shown(verdict.url)}{_in_notes(printed)}  {_because(verdict)}{since}"
            )
            return
        self.tell(change.now, printed, house=house)

    def _cells(self, verdict: LinkVerdict, printed: Sequence[Link]) -> list[object]:
        at = verdict.checked_at.isoformat().replace("+00:00", "Z") if verdict.checked_at else ""
        notes = " ".join(dict.fromkeys(link.note for link in printed if link.note))
        return [
            verdict.url, verdict.verdict, verdict.group, f"{verdict.confidence:.2f}", verdict.because, verdict.new_url or "", at, notes,
        ]  # fmt: skip

    def _line(self, line: str) -> None:
        self._stream.write(line + "\n")
        self._stream.flush()


def _shown(url: str) -> str:
    """The address without anything a terminal would obey."""
    # Most addresses are made of nothing but signs that show, and no two blanks in a row.
    if url.isascii() and url.isprintable() and "  " not in url:
        return url.strip()
    from citeaudit.reporters.visible import one_line

    return one_line(url)


def _in_notes(printed: Sequence[Link]) -> str:
    notes = list(dict.fromkeys(link.note for link in printed if link.note))
    if not notes:
        return ""
    return f" (note{'s' if len(notes) > 1 else ''} {', '.join(notes)})"


def _because(verdict: LinkVerdict) -> str:
    moved = (
        f"; now at {_shown(verdict.new_url)}"
        if verdict.new_url and verdict.new_url not in verdict.because
        else ""
    )
    return _shown(verdict.because) + moved


def _day(at: datetime) -> str:
    return at.date().isoformat()
