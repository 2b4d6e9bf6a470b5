"""Back-reference to the wrong note.

Why it matters: "supra note 5" is all a reader has to find the source. After notes were added or moved it points
somewhere else.

Example: note 12 says "Barrett, supra note 5", but it is note 4 that cites Barrett.

What to do: correct the number; the fix puts in the nearest note that names the author.

Stays silent: where the note pointed to names the author, in whatever form; where no note names the author (DUP007
looks at that); where the note gives no name and the number exists.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from citeaudit.model.finding import Edit, Finding, Fix
from citeaudit.model.manuscript import Extent, Note
from citeaudit.rules.audited import Audited

CODE = "NUM010"
NAME = "wrong_back_reference"
SEVERITY = "error"

_NOTE = r"(?:notes?|nn?\.|fn\.?|footnotes?|Anm\.|Fn\.|Fu(?:ß|ss)note)"
_REFERENCE = re.compile(
    rf"""
      (?P<way1>supra|infra|above|below|oben|unten)[ ]*,?[ ]*[\[(]?{_NOTE}[ ]?(?P<number1>\d{{1,4}})(?!\d)
    | \b{_NOTE}[ ]?(?P<number2>\d{{1,4}})[ ,]*(?P<way2>supra|infra|above|below|oben|unten)\b
    | (?:op\.[ ]?cit\.|a\.[ ]?a\.[ ]?O\.)[ ,]*[\[(]{_NOTE}[ ]?(?P<number3>\d{{1,4}})(?!\d)
    | \b(?P<way4>see|cf\.|siehe|vgl\.)[ ]{_NOTE}[ ]?(?P<number4>\d{{1,4}})(?!\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# The last capitalised word before the reference, with nothing but a comma, a title or "in" between.
_NAME = re.compile(r"([^\W\d_][\w'’-]+)(?:,? [“\"‘*_][^”\"’*_]{1,120}[”\"’*_]+)?[,;:]?[ *_(\[]*$")
_FORWARD = ("infra", "below", "unten")
_BACKWARD = ("supra", "above", "oben", "")


class Pointer(Struct, frozen=True, kw_only=True):
    """A reference to a note by number: which way it points, and the author it names."""

    number: str
    extent: Extent
    way: str
    name: str | None


def check(audited: Audited) -> Iterator[Finding]:
    if not audited.numberings:
        return
    labels: dict[int, dict[str, Note]] = {
        series: {note.label: note for note in notes} for series, notes in audited.numberings.items()
    }
    for series, notes in audited.numberings.items():
        for note in notes:
            for pointer in _pointers(note):
                yield from _judged(audited, note, pointer, labels[series])


def _pointers(note: Note) -> Iterator[Pointer]:
    for found in _REFERENCE.finditer(note.text):
        group = next(name for name in ("number1", "number2", "number3", "number4") if found[name])
        way = (found["way1"] or found["way2"] or "").lower()
        named = _NAME.search(note.text[max(found.start() - 200, 0) : found.start()])
        name = named[1] if named and named[1][0].isupper() and len(named[1]) > 2 else None
        extent = Extent(start=found.start(group), end=found.end(group))
        yield Pointer(
            number=found[group],
            extent=extent,
            way=way,
            name=name if found["number4"] is None else None,
        )


def _judged(
    audited: Audited, note: Note, pointer: Pointer, notes: dict[str, Note]
) -> Iterator[Finding]:
    target = notes.get(pointer.number)
    here, there = int(note.label), int(pointer.number)
    if target is None:
        yield _finding(audited, note, pointer, f"there is no note {there}", None)
    elif there == here:
        yield _finding(audited, note, pointer, "that is this note itself", target)
    elif pointer.way in ("supra", "above", "oben") and there > here:
        yield _finding(audited, note, pointer, f"note {there} comes later", target)
    elif pointer.way in _FORWARD and there < here:
        yield _finding(audited, note, pointer, f"note {there} comes earlier", target)
    elif pointer.name and pointer.name not in target.text:
        yield from _other_author(audited, note, pointer, notes, target)


def _other_author(
    audited: Audited, note: Note, pointer: Pointer, notes: dict[str, Note], target: Note
) -> Iterator[Finding]:
    """The note pointed to does not name the author; told only where another earlier note cites that author."""
    wanted = pointer.name or ""
    citing = [
        other
        for other in notes.values()
        if int(other.label) < int(note.label) and _cites_author(audited, other, wanted)
    ]
    if not citing or _cites_author(audited, target, wanted):
        return
    # Back through "Barrett, supra note 4" to the note that gives the work in full.
    right = min(
        citing, key=lambda other: (abs(int(other.label) - int(pointer.number)), other.label)
    )
    yield _finding(
        audited, note, pointer, f"note {pointer.number} does not name {wanted}, note {right.label} does", right
    )  # fmt: skip


def _cites_author(audited: Audited, note: Note, name: str) -> bool:
    for citation in audited.citations_in(note):
        key = citation.refers_to if citation.form != "full" else None
        meant = audited.citation_by_key.get(key, citation) if key else citation
        reference = meant.reference
        names = [
            one.family or one.literal or "" for one in (*reference.authors, *reference.editors)
        ]
        if any(name in family for family in names):
            return True
    return False


def _finding(
    audited: Audited, note: Note, pointer: Pointer, why: str, right: Note | None
) -> Finding:
    place = audited.place_in(note, pointer.extent)
    points_right = right is not None and right.label != pointer.number
    return Finding(
        rule=CODE,
        message=f"note {note.label} points to note {pointer.number}, but {why}; correct the number",
        places=(place, audited.place_of_note(right)) if right else (place,),
        fix=Fix(safety="unsafe", edits=(Edit(span=place.span, text=right.label),))
        if right and points_right
        else None,
    )
