"""Impossible date, or a date in the future.

Why it matters: a date that no calendar has cannot be looked up, and a source from the future cannot have been read.

Example: "June 31, 2014"; "30 February 2012"; a newspaper piece dated next year.

What to do: look the date up.

Stays silent: for figures with two readings where one is possible (12/31/2014, 31/12/2014); for dates in titles and
addresses; for works said to be forthcoming or in press; for magazines dated up to three months ahead, and books
dated next year.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from citeaudit.model.citation import Citation
from citeaudit.model.finding import Finding
from citeaudit.model.manuscript import Extent, Note
from citeaudit.rules.audited import Audited
from citeaudit.rules.plain_text import without_addresses
from citeaudit.rules.printed_dates import bounds, in_words, printed_dates
from citeaudit.rules.wording import notes_named, quoted

CODE = "DAT004"
NAME = "impossible_date"
SEVERITY = "error"

_FORTHCOMING = re.compile(
    r"forthcoming|in press|im Erscheinen|à paraître|to appear|expected|scheduled", re.IGNORECASE
)
# How far ahead a source may be dated, by how precise its date is: days.
AHEAD = {"day": 2, "month": 92, "year": 366}


def check(audited: Audited) -> Iterator[Finding]:
    for note in audited.notes:
        yield from _impossible(audited, note)
    for citation in audited.citations:
        if citation.form == "full" and citation.reference.issued:
            yield from _future(audited, citation)


def _impossible(audited: Audited, note: Note) -> Iterator[Finding]:
    titles = [
        mark.extent
        for citation in audited.citations_in(note)
        for mark in citation.fields
        if mark.field == "title"
    ]
    for found in printed_dates(without_addresses(note)):
        in_title = any(one.start <= found.start < one.end for one in titles)
        if found.possible or in_title:
            continue
        yield Finding(
            rule=CODE,
            message=f"{notes_named(audited, [note.id])} has the date {quoted(note.text[found.start : found.end])}, "
            "which no calendar has; look "
            "it up",
            places=(audited.place_in(note, Extent(start=found.start, end=found.end)),),
        )


def _future(audited: Audited, citation: Citation) -> Iterator[Finding]:
    issued = citation.reference.issued or ""
    reach = bounds(issued)
    if reach is None or _FORTHCOMING.search(citation.text):
        return
    if reach[0] <= _latest(issued, audited.at.date()):
        return
    yield Finding(
        rule=CODE,
        message=f"{notes_named(audited, [citation.note])} dates its source {quoted(in_words(issued))}, "
        "which is still to come; look it up, or "
        "say that the work is forthcoming",
        places=(audited.field_place(citation, "issued"),),
    )


def _latest(issued: str, today: date) -> date:
    precision = {0: "year", 1: "month"}.get(issued.count("-"), "day")
    return today + timedelta(days=AHEAD[precision])
