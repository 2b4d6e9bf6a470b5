"""Lost italics.

Why it matters: italics tell a journal from the title of an article. Scanning loses them in places, and what is left
looks as if the works were of different kinds.

Example: *Foreign Affairs* in eleven notes, Foreign Affairs without italics in one.

What to do: set the name in italics; the fix does it in Markdown.

Stays silent: where the manuscript has no italics or sets fewer than six in ten such names in them. Off by default:
it concerns the file.
"""

from collections.abc import Iterator

from citeaudit.model.citation import Citation
from citeaudit.model.finding import Edit, Finding, Fix
from citeaudit.model.manuscript import Extent, Span
from citeaudit.rules.audited import Audited
from citeaudit.rules.habits import habit
from citeaudit.rules.wording import counted, notes_named, quoted

CODE = "EXT008"
NAME = "lost_italics"
SEVERITY = "note"
DEFAULT = False

FEWEST = 3
PERIODICALS = ("article", "newspaper", "magazine")


def check(audited: Audited) -> Iterator[Finding]:
    cases = [
        (_is_italic(audited, citation, extent), (citation, extent))
        for citation in audited.citations
        if (extent := _container(audited, citation)) is not None
    ]
    usual = habit(cases)
    if usual is None or not usual.form or not usual.firm or len(usual.cases) < FEWEST:
        return
    for citation, extent in usual.others.get(False, ()):
        note = audited.note_by_id[citation.note]
        place = audited.place_in(note, extent)
        yield Finding(
            rule=CODE,
            message=f"{quoted(note.text[extent.start : extent.end])} in {notes_named(audited, [note.id])} is not in italics, as "
            f"{counted(len(usual.cases), 'other name')} of journals and papers are; set it in italics",
            places=(place,),
            fix=_in_italics(audited, place.span),
        )


def _container(audited: Audited, citation: Citation) -> Extent | None:
    if citation.reference.type not in PERIODICALS:
        return None
    return next((mark.extent for mark in audited.marks(citation, "container")), None)


def _is_italic(audited: Audited, citation: Citation, extent: Extent) -> bool:
    note = audited.note_by_id[citation.note]
    return any(one.start < extent.end and extent.start < one.end for one in note.emphasis)


def _in_italics(audited: Audited, span: Span) -> Fix | None:
    if audited.manuscript.format != "markdown" or "\n" in audited.manuscript.slice(span):
        return None
    before, behind = Span(start=span.start, end=span.start), Span(start=span.end, end=span.end)
    return Fix(safety="safe", edits=(Edit(span=before, text="*"), Edit(span=behind, text="*")))
