"""Number defined twice.

Why it matters: a marker leads to one note. With two notes of one number readers follow it to the wrong one.

Example: two different notes both begin with 12.

What to do: renumber one of them and the markers after it, or delete the one that is left over.

Stays silent: where the numbering restarts (a new chapter, a new page: NUM006 looks at that); for symbols such as *
and †, which each page may use again.
"""

from collections.abc import Iterator

from citeaudit.model.finding import Finding
from citeaudit.model.manuscript import Note
from citeaudit.rules.audited import Audited

CODE = "NUM002"
NAME = "number_twice"
SEVERITY = "error"
SPEAKS_FOR = ("NUM004",)


def check(audited: Audited) -> Iterator[Finding]:
    for notes in audited.numberings.values():
        first_with: dict[str, Note] = {}
        for note in notes:
            first = first_with.setdefault(note.label, note)
            if first is note:
                continue
            here, there = audited.place_of_note(note), audited.place_of_note(first)
            same = " word for word" if note.text == first.text else ""
            yield Finding(
                rule=CODE,
                message=f"note {note.label} is defined twice{same}, here and on line {audited.line_of(there.span)}; "
                "renumber one of them or delete what is left over",
                places=(here, there),
            )
