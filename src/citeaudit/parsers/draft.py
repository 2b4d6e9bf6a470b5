"""Labels under correction: what the trained labeller said, and what grammar puts in its place."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from citeaudit.parsers.labels import Label, Labelled
from citeaudit.parsers.tokens import Token

FIRM = 0.95  # the confidence of what grammar decides


class Draft:
    """Labels under correction."""

    def __init__(self, labelled: Labelled) -> None:
        self.tokens: tuple[Token, ...] = labelled.tokens
        self._starts = [token.start for token in labelled.tokens]
        self.labels: list[Label] = list(labelled.labels)
        self.confidence: list[float] = list(labelled.confidence)
        # The labels when their runs were last counted, and those runs.
        self.told: list[Label] = []
        self.runs: list[tuple[int, int, Label]] = []

    def within(self, start: int, end: int) -> Sequence[int]:
        """The indices of the tokens of a stretch."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, lo=first)
        if last > first and self.tokens[last - 1].end > end:
            last -= 1
        return range(first, last)

    def put(self, indices: Sequence[int], label: Label) -> None:
        for index in indices:
            if self.labels[index] != label:
                self.labels[index] = label
                self.confidence[index] = FIRM

    def put_at(
        self, extent: tuple[int, int] | None, label: Label, *, keep: tuple[Label, ...] = ()
    ) -> None:
        """Label a stretch, but for tokens with a label to keep; a group that a pattern did not need, (-1, -1), has none."""
        if extent is not None and extent[0] >= 0:
            self.put([i for i in self.within(*extent) if self.labels[i] not in keep], label)

    def put_groups(self, found: re.Match[str], **labels: Label) -> None:
        """Label what the groups of a pattern hold, each by its name and in this order; the rest of the match is no field."""
        self.put_at(found.span(), "other")
        for group, label in labels.items():
            self.put_at(found.span(group), label)

    def most(self, indices: Sequence[int]) -> Label | None:
        """The label that most words of a stretch have."""
        found = [self.labels[i] for i in indices if self.tokens[i].text[0].isalnum()]
        if not found or found.count(found[0]) == len(found):
            return found[0] if found else None
        return min(set(found), key=lambda label: (-found.count(label), label))

    def sure(self, indices: Sequence[int]) -> float:
        """How sure the labeller was of a stretch, on average."""
        words = [self.confidence[i] for i in indices if self.tokens[i].text[0].isalnum()]
        return sum(words) / len(words) if words else 0.0

    def done(self) -> Labelled:
        for start, end, label in runs_of(self):
            # A comma between two fields belongs to neither.
            if label != "other":
                while start < end and self.tokens[start].text in ",;":
                    self.labels[start] = "other"
                    start += 1
                while end > start and self.tokens[end - 1].text in ",;":
                    end -= 1
                    self.labels[end] = "other"
        return Labelled(
            tokens=self.tokens, labels=tuple(self.labels), confidence=tuple(self.confidence)
        )


def neighbour(draft: Draft, index: int, step: int) -> Label | None:
    index += step
    while 0 <= index < len(draft.tokens) and not draft.tokens[index].text[0].isalnum():
        index += step
    return draft.labels[index] if 0 <= index < len(draft.tokens) else None


def extent_of(draft: Draft, start: int, end: int) -> tuple[int, int]:
    """Where a run of tokens stands in the text."""
    return draft.tokens[start].start, draft.tokens[end - 1].end


def runs_of(draft: Draft) -> list[tuple[int, int, Label]]:
    """The runs of one label: first token, one past the last, label."""
    if draft.labels != draft.told:
        draft.told, draft.runs = draft.labels.copy(), _runs(draft.labels)
    return draft.runs


def _runs(labels: Sequence[Label]) -> list[tuple[int, int, Label]]:
    runs: list[tuple[int, int, Label]] = []
    start = 0
    for end in range(1, len(labels) + 1):
        if end == len(labels) or labels[end] != labels[start]:
            runs.append((start, end, labels[start]))
            start = end
    return runs
