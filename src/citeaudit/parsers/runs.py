"""Runs of neighbouring tokens under one label: what the fields of a reference are made of."""

from collections.abc import Sequence
from typing import NamedTuple

from citeaudit.parsers import dates, names
from citeaudit.parsers.labels import Label, Labelled


class Run(NamedTuple):
    """Neighbouring tokens of one label."""

    label: Label
    start: int
    end: int
    confidence: float
    text: str


def narrowed(run: Run, date: dates.Dated) -> Run:
    """The run without what it holds beside a date, as an address that was taken for a part of it."""
    return run._replace(start=run.start + date.start, end=run.start + date.end)


def runs_of(text: str, labelled: Labelled) -> list[Run]:
    runs: list[Run] = []
    sums: list[list[float]] = []
    previous: Label | None = None
    for token, label, confidence in zip(
        labelled.tokens, labelled.labels, labelled.confidence, strict=True
    ):
        if label == previous and label != "other":
            last = runs[-1]
            runs[-1] = last._replace(end=token.end)
            sums[-1].append(confidence)
        elif label != "other":
            runs.append(Run(label, token.start, token.end, 0.0, ""))
            sums.append([confidence])
        previous = label
    return [
        run._replace(
            text=text[run.start : run.end], confidence=round(sum(figures) / len(figures), 3)
        )
        for run, figures in zip(runs, sums, strict=True)
    ]


def role_of(run: Run, text: str) -> str:
    """Authors that carry an editor's mark ("Müller, Karl (Hg.)") are editors, wherever the labeller put them."""
    if run.label == "author":
        after = text[run.end : run.end + 14]
        marked = names.EDITOR_MARK.search(run.text) or names.EDITOR_MARK.match(after)
        return "editors" if marked else "authors"
    if (
        run.label == "editor"
        and run.start < 3
        and not names.EDITOR_MARK.search(text[: run.end + 14])
    ):
        return "authors"
    return "editors" if run.label == "editor" else "translators"


def are_adjacent(runs: Sequence[Run], among: Sequence[Run]) -> bool:
    """Whether no other field stands between the first two runs of a field."""
    return not any(
        runs[0].end <= other.start < runs[1].start
        for other in among
        if other.label != runs[0].label
    )


def as_one(text: str, runs: Sequence[Run]) -> Run:
    first, second = runs[0], runs[1]
    return first._replace(end=second.end, text=text[first.start : second.end])
