"""Duplicates differ in detail.

Why it matters: two citations of one work with different dates, volumes or publishers cannot both be right, and a
reader does not know which to trust.

Example: note 5 dates an article 2013, note 19 the same article 2014.

What to do: look the work up and make the notes agree. Where most notes agree the fix takes their form.

Stays silent: for editions and reprints of books (an edition that is named, another house, or years that are no slip
of one another); for different pages of one work; for a date that is only less precise; for abbreviations, and names with
and without The.
"""

from collections.abc import Iterator, Sequence

from citeaudit.model.citation import Citation
from citeaudit.model.finding import Edit, Finding, Fix
from citeaudit.rules.audited import Audited
from citeaudit.rules.printed_dates import in_words
from citeaudit.rules.repeats import Detail
from citeaudit.rules.wording import listed, notes_named, quoted

CODE = "DUP003"
NAME = "repeat_differs"
SEVERITY = "warning"
SPEAKS_FOR = ("DUP001",)


def check(audited: Audited) -> Iterator[Finding]:
    for repeated in audited.repeats:
        for citation in repeated.citations:
            details = [detail for detail in repeated.details if detail.citation is citation]
            if details:
                yield _finding(audited, citation, details)


def _finding(audited: Audited, citation: Citation, details: Sequence[Detail]) -> Finding:
    others = list({detail.by.key: detail.by for detail in details}.values())
    here, there = (
        notes_named(audited, [citation.note]),
        notes_named(audited, [one.note for one in others]),
    )
    fields = listed([detail.name for detail in details])
    values = listed(
        [
            f"{quoted(_said(detail.printed))} against {quoted(_said(detail.expected))}"
            for detail in details
        ]
    )
    return Finding(
        rule=CODE,
        message=f"{here} and {there} cite one work but differ in its {fields}: {values}; look it up and make them agree",
        places=(audited.place_of_citation(citation), *map(audited.place_of_citation, others)),
        notes=(citation.note, *(other.note for other in others)),
        fix=_fix(audited, details),
    )


def _said(value: str) -> str:
    return in_words(value)


def _fix(audited: Audited, details: Sequence[Detail]) -> Fix | None:
    """The printed form of the majority, where there is one and both are marked in their notes."""
    edits = []
    for detail in details:
        printed = audited.printed(detail.citation, detail.field)
        if not detail.wins or printed is None or audited.printed(detail.by, detail.field) is None:
            return None
        place = audited.field_place(detail.citation, detail.field)
        if audited.manuscript.slice(place.span) != printed:
            return None
        edits.append(Edit(span=place.span, text=detail.expected))
    return Fix(safety="safe", edits=tuple(edits))
