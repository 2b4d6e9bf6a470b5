"""Missing, doubled or stray punctuation.

Why it matters: signs between author, title and journal are what a reader parses a citation by.

Example: `*The Telegraph*. December 17, 2013` where all other notes have a comma; `Title,” , Journal`; `Washington,
D.C: Center`.

What to do: set the sign that is missing, take out the one too many; the fix does it.

Stays silent: for abbreviations (`ed.,`, `Inc.,`), ellipses, the blank that French sets before a semicolon, `?,` and
`?”` after a title that asks; for a full stop between elements where the manuscript has no habit of commas.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from citeaudit.model.citation import Citation
from citeaudit.model.finding import Edit, Finding, Fix
from citeaudit.model.manuscript import Extent, Note
from citeaudit.rules.audited import Audited
from citeaudit.rules.habits import Habit, habit
from citeaudit.rules.plain_text import without_addresses
from citeaudit.rules.wording import near, notes_named, quoted

CODE = "SYN002"
NAME = "stray_punctuation"
SEVERITY = "warning"

# Pattern, what to put in its place, and what to tell.
_DOUBLED = (
    (re.compile(r",\s*,"), ",", "a doubled comma"),
    (re.compile(r";\s*;"), ";", "a doubled semicolon"),
    (re.compile(r"(?<![.\s])\.\.(?![.\s]*\.)(?!\w)"), ".", "a doubled full stop"),
    (re.compile(r",\.(?!\d)"), ".", "a comma before the full stop"),
    (re.compile(r",[ ]?([”\"])[ ]?,"), r",\1", "a comma on both sides of the quotation mark"),
    (re.compile(r"\.([”\"])\.(?!\.)"), r".\1", "a full stop on both sides of the quotation mark"),
    (re.compile(r"\s+,(?=\s)"), ",", "a blank before the comma"),
)
_UNFINISHED = re.compile(r"\b(?:D\.C|U\.S|U\.K|U\.N|E\.U|U\.S\.A|U\.S\.S\.R|N\.Y)(?![\w.])")
# A closing quotation mark and the next element, with no sign between them.
_NO_SIGN = re.compile(r"[^\s.,;:?!…—–(]([”\"])[ ]+(?=[A-Z\d])")
_SEPARATOR = re.compile(r"[”\"*_]*(\s*[.,;:]\s+)[“\"*_(]*")
_INITIALS = re.compile(
    r"(?:\b\w|[^\w\s]|\b(?:ed|eds|trans|vol|no|rev|Univ|Inst|Soc|Sci|Stud|Quart|Int|J|Hist|Pol|Am|Eur|Z|Jb))$"
)
FEWEST = 3


def check(audited: Audited) -> Iterator[Finding]:
    usual = habit(_separators(audited))
    for note in audited.notes:
        if note.kind in ("citation", "mixed"):
            yield from _signs(audited, note)
    yield from _full_stops(audited, usual)


def _signs(audited: Audited, note: Note) -> Iterator[Finding]:
    text = without_addresses(note)
    for pattern, mended, what in _DOUBLED:
        for found in pattern.finditer(text):
            extent = Extent(start=found.start(), end=found.end())
            yield _finding(audited, note, extent, what, found.expand(mended))
    for found in _UNFINISHED.finditer(text):
        extent = Extent(start=found.start(), end=found.end())
        yield _finding(
            audited,
            note,
            extent,
            f"{quoted(found.group())} without its last full stop",
            f"{found.group()}.",
        )
    for citation in audited.citations_in(note):
        yield from _nothing_after_title(audited, note, citation, text)


def _nothing_after_title(
    audited: Audited, note: Note, citation: Citation, text: str
) -> Iterator[Finding]:
    """A title in quotation marks run into the name of its journal."""
    ends = {mark.extent.end for mark in audited.marks(citation) if mark.field == "title"}
    names = {
        mark.extent.start
        for mark in audited.marks(citation)
        if mark.field in ("container", "publisher")
    }
    for found in _NO_SIGN.finditer(text, citation.extent.start, citation.extent.end):
        if found.end() in names and ends & {found.start(1), found.start(1) + 1}:
            extent = Extent(start=found.start(1), end=found.end(1))
            yield _finding(
                audited, note, extent, "no sign between title and journal", f",{found[1]}"
            )


def _finding(audited: Audited, note: Note, extent: Extent, what: str, mended: str) -> Finding:
    place = audited.place_in(note, extent)
    whole = audited.manuscript.slice(place.span) == note.text[extent.start : extent.end]
    return Finding(
        rule=CODE,
        message=f"{notes_named(audited, [note.id])} has {what}, near {near(note.text, extent.start, extent.end)}; "
        f"write `{mended.strip()}`",
        places=(place,),
        fix=Fix(safety="safe", edits=(Edit(span=place.span, text=mended),)) if whole else None,
    )


def _separators(audited: Audited) -> Iterator[tuple[str, tuple[Citation, Extent]]]:
    """What stands between the name of a publication and the date or volume that follows it."""
    for citation in audited.citations:
        marks = sorted(audited.marks(citation), key=lambda mark: mark.extent)
        note = audited.note_by_id[citation.note]
        for one, other in pairwise(marks):
            if one.field != "container" or other.field not in ("issued", "volume"):
                continue
            found = _SEPARATOR.match(note.text, one.extent.end)
            name = note.text[one.extent.start : one.extent.end]
            if found and not (found[1].strip() == "." and _INITIALS.search(name)):
                yield found[1].strip(), (citation, Extent(start=found.start(1), end=found.end(1)))


def _full_stops(
    audited: Audited, usual: "Habit[str, tuple[Citation, Extent]] | None"
) -> Iterator[Finding]:
    if usual is None or usual.form != "," or not usual.firm or len(usual.cases) < FEWEST:
        return
    for citation, extent in usual.others.get(".", ()):
        note = audited.note_by_id[citation.note]
        what = f"a full stop where the other {len(usual.cases)} notes of this kind have a comma"
        yield _finding(audited, note, extent, what, ", ")
