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
from citeaudit.rules.printed_dates import bounds, printed_dates
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
        yield from _printed(audited, note)
    for citation in audited.citations:
        if citation.form == "full" and (citation.reference.issued or "").isdecimal():
            yield from _year(audited, citation)


def _printed(audited: Audited, note: Note) -> Iterator[Finding]:
    """Dates with a month, wherever the note has them but in titles."""
    titles = [
        mark.extent
        for citation in audited.citations_in(note)
        for mark in audited.marks(citation, "title")
    ]
    for found in printed_dates(without_addresses(note)):
        if any(one.start <= found.start < one.end for one in titles):
            continue
        extent = Extent(start=found.start, end=found.end)
        if not found.possible:
            yield _finding(audited, note, extent, "which no calendar has; look it up")
        elif not _FORTHCOMING.search(note.text):
            edtf = f"{found.year}-{found.month:02}" + (f"-{found.day:02}" if found.day else "")
            yield from _future(audited, note, extent, edtf)


def _year(audited: Audited, citation: Citation) -> Iterator[Finding]:
    """A year without month, as the parser read it."""
    marks = audited.marks(citation, "issued")
    if marks and not _FORTHCOMING.search(citation.text):
        note = audited.note_by_id[citation.note]
        yield from _future(audited, note, marks[0].extent, citation.reference.issued or "")


def _future(audited: Audited, note: Note, extent: Extent, edtf: str) -> Iterator[Finding]:
    reach = bounds(edtf)
    if reach is not None and reach[0] > _latest(edtf, audited.at.date()):
        yield _finding(
            audited,
            note,
            extent,
            "which is still to come; look it up, or say that the work is forthcoming",
        )


def _finding(audited: Audited, note: Note, extent: Extent, why: str) -> Finding:
    printed = quoted(note.text[extent.start : extent.end])
    return Finding(
        rule=CODE,
        message=f"{notes_named(audited, [note.id])} has the date {printed}, {why}",
        places=(audited.place_in(note, extent),),
    )


def _latest(edtf: str, today: date) -> date:
    precision = {0: "year", 1: "month"}.get(edtf.count("-"), "day")
    return today + timedelta(days=AHEAD[precision])
