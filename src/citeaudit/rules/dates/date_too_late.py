"""Date later than the paper, or far later than every other source.

Why it matters: when a note's date lies after the paper was finished, or long after all other sources, it is often
the day somebody looked the page up, not the day it was published.

Example: all sources date from 2005 to August 2017, one newspaper piece from April 19, 2018, which was the day of
access.

What to do: look up when the piece was published.

Stays silent: where the manuscript has fewer than eight dated sources; for a last source less than half a year or
more than two years after the next, or after only a few; for sources without a day. Without the paper's own date it
is only a remark.
"""

import re
from collections.abc import Iterator
from datetime import date

from citeaudit.model.citation import Citation
from citeaudit.model.finding import Finding
from citeaudit.rules.audited import Audited
from citeaudit.rules.printed_dates import bounds, in_words, printed_dates
from citeaudit.rules.wording import notes_named, quoted

CODE = "DAT003"
NAME = "date_too_late"
SEVERITY = "warning"

FEWEST = 8
# The last date lies behind the others by more than half a year and less than two, and the others are dense there:
# a single modern page among old newspapers is no slip.
GAP = (180, 730)  # days
DENSE = 4
# Kinds of source that are looked up on a day, so that this day can slip into the date's place.
LOOKED_UP = ("newspaper", "magazine", "webpage", "report", "video", "misc")
_FINISHED = re.compile(
    r"\b(?:received|accepted|submitted|revised|manuscript completed|draft(?: of)?|version of|first published|published online)\b"
    r"[^.\n]{0,40}",
    re.IGNORECASE,
)
_FRONT = 3000
_EDTF_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def check(audited: Audited) -> Iterator[Finding]:
    dated = sorted(
        (days[0], audited.order_of[citation.key], citation)
        for citation in audited.citations
        if citation.form == "full"
        and (days := bounds(citation.reference.issued or ""))
        and days[0] <= audited.at.date()
    )
    paper = _paper_date(audited)
    if paper is not None:
        for day, _, citation in dated:
            if day > paper:
                yield _after_paper(audited, citation, paper)
    elif len(dated) >= FEWEST:
        yield from _outlier(audited, [citation for _, _, citation in dated])


def _paper_date(audited: Audited) -> date | None:
    """The day the paper says of itself that it was finished, at its beginning; the latest of several."""
    text = audited.manuscript.text[:_FRONT]
    notes_from = min((note.span.start for note in audited.notes), default=len(text))
    days = []
    for said in _FINISHED.finditer(text[: max(notes_from, 0)]):
        for found in printed_dates(said.group()):
            if found.possible:
                edtf = f"{found.year}-{found.month:02}" + (f"-{found.day:02}" if found.day else "")
                reach = bounds(edtf)
                if reach:
                    days.append(reach[1])
    return max(days, default=None)


def _after_paper(audited: Audited, citation: Citation, paper: date) -> Finding:
    issued = in_words(citation.reference.issued or "")
    return Finding(
        rule=CODE,
        message=f"{notes_named(audited, [citation.note])} dates its source {quoted(issued)}, after the paper itself "
        f"({in_words(paper.isoformat())}); check that it is not the day of access",
        places=(audited.field_place(citation, "issued"),),
    )


def _dense_before(dated: list[Citation], day: date) -> int:
    """How many sources date from the two years before a day."""
    reaches = [bounds(citation.reference.issued or "") for citation in dated]
    return sum(reach is not None and (day - reach[0]).days <= GAP[1] for reach in reaches)


def _outlier(audited: Audited, dated: list[Citation]) -> Iterator[Finding]:
    """The last source, where it lies far behind the one before it and is of a kind that is looked up."""
    last, before = dated[-1], dated[-2]
    late, early = bounds(last.reference.issued or ""), bounds(before.reference.issued or "")
    if late is None or early is None or last.reference.type not in LOOKED_UP:
        return
    if not _EDTF_DAY.fullmatch(last.reference.issued or "") or last.reference.accessed:
        return
    apart = (late[0] - early[1]).days
    if not GAP[0] < apart <= GAP[1] or _dense_before(dated[:-1], early[0]) < DENSE:
        return
    yield Finding(
        rule=CODE,
        severity="note",
        message=f"{notes_named(audited, [last.note])} dates its source {quoted(in_words(last.reference.issued or ''))}, "
        f"{apart // 30} months "
        f"after every other source; check that it is not the day of access",
        places=(audited.field_place(last, "issued"),),
        evidence=(
            f"the next latest is {in_words(before.reference.issued or '')}, {notes_named(audited, [before.note])}",
        ),
    )
