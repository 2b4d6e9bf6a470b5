"""Mixed mark-up of note labels.

Why it matters: notes whose numbers are marked up in several ways (`19 Text` here, `<sup>19</sup> Text` there) come
from several passes of scanning or conversion; programs that read the file may lose some of them.

Example: notes 1 to 17 begin `17 Text`, notes 18 to 20 begin `<sup>18</sup> Text`.

What to do: write all labels alike; the fix does it where both ways are plain.

Stays silent: where all notes are marked alike; for notes marked with signs beside numbered ones. Off by default: it
concerns the file, not what readers see.
"""

import re
from collections.abc import Iterator

from citeaudit.model.finding import Edit, Finding, Fix
from citeaudit.model.manuscript import Note, Span
from citeaudit.rules.audited import Audited
from citeaudit.rules.habits import habit
from citeaudit.rules.wording import notes_named

CODE = "NUM009"
NAME = "mixed_label_markup"
SEVERITY = "note"
DEFAULT = False

_SUPERSCRIPT = re.compile(r"<sup>\s*(\d+)\s*</sup>[ \t]*")
_PLAIN = re.compile(r"(\d+)[ \t]+")


def check(audited: Audited) -> Iterator[Finding]:
    numbered = [note for notes in audited.numberings.values() for note in notes]
    usual = habit((note.shape, note) for note in numbered)
    if usual is None:
        return
    for notes in usual.others.values():
        sample, other = _label(audited, notes[0]), _label(audited, usual.cases[0])
        edits = [edit for note in notes for edit in _rewritten(audited, note, usual.form)]
        yield Finding(
            rule=CODE,
            message=f"{notes_named(audited, [note.id for note in notes])} {'is' if len(notes) == 1 else 'are'} labelled like "
            f"`{sample}`, the other {len(usual.cases)} like `{other}`; write the labels one way",
            places=tuple(audited.place_of_note(note) for note in notes),
            fix=Fix(safety="safe", edits=tuple(edits)) if len(edits) == len(notes) else None,
        )


def _label(audited: Audited, note: Note) -> str:
    """The first sign of a note's line, as it stands in the source."""
    first = audited.manuscript.slice(note.span).lstrip().split(maxsplit=1)
    return first[0][:30] if first else note.label


def _rewritten(audited: Audited, note: Note, shape: str) -> Iterator[Edit]:
    """The label in the usual mark-up, where one of the two simple ones goes into the other."""
    pattern, template = {
        "plain": (_SUPERSCRIPT, "{} "),
        "sup": (_PLAIN, "<sup>{}</sup> "),
    }.get(shape, (None, ""))
    if pattern is None:
        return
    found = pattern.match(audited.manuscript.text, note.span.start)
    if found and found[1] == note.label:
        yield Edit(span=Span(start=found.start(), end=found.end()), text=template.format(found[1]))
