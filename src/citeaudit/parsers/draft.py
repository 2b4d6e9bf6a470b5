"""Labels under correction: what the trained labeller said, and what grammar puts in its place."""

from bisect import bisect_left
from collections import Counter
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

    def most(self, indices: Sequence[int]) -> Label | None:
        """The label that most words of a stretch have."""
        counted = Counter(self.labels[i] for i in indices if self.tokens[i].text[0].isalnum())
        return min(counted.items(), key=lambda pair: (-pair[1], pair[0]))[0] if counted else None

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


def runs_of(draft: Draft) -> list[tuple[int, int, Label]]:
    """The runs of one label: first token, one past the last, label."""
    runs: list[tuple[int, int, Label]] = []
    start = 0
    labels = draft.labels
    for end in range(1, len(labels) + 1):
        if end == len(labels) or labels[end] != labels[start]:
            runs.append((start, end, labels[start]))
            start = end
    return runs
