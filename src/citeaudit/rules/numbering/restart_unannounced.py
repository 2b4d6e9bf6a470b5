"""Numbering restarts unannounced.

Why it matters: with two notes 1 in one text a reference such as "see note 3" has two meanings, unless a heading
shows where the new numbering begins.

Example: after note 14 the next note is 1, in the middle of a section.

What to do: number the notes through, or begin the new numbering at a heading.

Stays silent: where a heading stands between the last marker of one numbering and the first of the next (notes by
chapter), and where the numbering begins anew on page after page (three times or more).
"""

from collections.abc import Iterator
from itertools import pairwise

from citeaudit.model.finding import Finding, Place
from citeaudit.model.manuscript import Block, Note
from citeaudit.rules.audited import Audited

CODE = "NUM006"
NAME = "restart_unannounced"
SEVERITY = "warning"
SPEAKS_FOR = ("NUM002",)

HEADINGS = ("heading", "title")
# With this many numberings restarting is the text's way (notes by page), not an accident.
HABIT = 4
SHORT = 70


def check(audited: Audited) -> Iterator[Finding]:
    numberings = sorted(audited.numberings.items())
    if len(numberings) >= HABIT:
        return
    for (_, earlier), (_, later) in pairwise(numberings):
        if not _announced(audited, earlier, later):
            last, first = earlier[-1], later[0]
            yield Finding(
                rule=CODE,
                message=f"the numbering starts again at {first.label} after note {last.label}, and no heading announces it; "
                "number the notes through or begin a chapter here",
                places=(audited.place_of_note(first), audited.place_of_note(last)),
            )


def _announced(audited: Audited, earlier: list[Note], later: list[Note]) -> bool:
    """Whether a heading stands between the markers, or else between the notes, of two numberings."""
    low = max(_called_at(audited, note).span.start for note in earlier)
    high = min(_called_at(audited, note).span.start for note in later)
    return any(
        low <= block.span.start <= high and _is_heading(audited, block)
        for block in audited.manuscript.blocks
    )


def _is_heading(audited: Audited, block: Block) -> bool:
    """A heading, or a short line of its own that does not end like a sentence ("II. Credit")."""
    line = audited.manuscript.slice(block.span).strip()
    return block.kind in HEADINGS or (
        len(line) <= SHORT and "\n" not in line and line[-1:].isalnum()
    )


def _called_at(audited: Audited, note: Note) -> Place:
    markers = audited.markers_by_note.get(note.id)
    return Place(span=markers[0].span) if markers else audited.place_of_note(note)
