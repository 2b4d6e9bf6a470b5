"""Line-end hyphenation left in a note.

Why it matters: the hyphen of a line end stays behind when lines are joined ("Stra-tegic"), and nobody finds the
source by a search for the title any more.

Example: `Center for Stra-` at the page's foot, `tegic and International Studies` on the next.

What to do: take the hyphen out; the fix does it. Look at words that have a hyphen of their own (twenty-first).

Stays silent: for hyphens inside a line; for hyphens the reader kept because the word has one. Off by default: it
concerns the file, not what readers see.
"""

from collections.abc import Iterator
from itertools import pairwise

from citeaudit.model.finding import Edit, Finding, Fix, Place
from citeaudit.model.manuscript import Note, Span
from citeaudit.rules.audited import Audited
from citeaudit.rules.extraction.healing import HYPHENS, healed, tears
from citeaudit.rules.wording import notes_named, quoted

CODE = "EXT003"
NAME = "line_end_hyphen"
SEVERITY = "note"
DEFAULT = False


def check(audited: Audited) -> Iterator[Finding]:
    for note in audited.notes:
        for at, cut in _dropped(audited, note):
            torn = len(note.fragments) > 1 and bool(tears(audited.manuscript, note))
            word = _word_around(note.text, at)
            yield Finding(
                rule=CODE,
                message=f"{notes_named(audited, [note.id])} divides {quoted(word)} at a line end; write it in one piece",
                places=(Place(span=cut, note=note.id),),
                fix=healed(audited, note)
                if torn
                else Fix(safety="safe", edits=(Edit(span=cut, text=""),)),
            )


def _dropped(audited: Audited, note: Note) -> Iterator[tuple[int, Span]]:
    """Where the reader dropped a hyphen: the place in the note's text, and the hyphen with the break behind it."""
    text = audited.manuscript.text
    joins = {fragment.span.start: fragment.join for fragment in note.fragments}
    for one, other in pairwise(note.runs):
        end = one.source + one.length
        if (
            other.at != one.at + one.length
            or text[end : end + 1] not in HYPHENS
            or not text[end : end + 1]
        ):
            continue
        between = text[end + 1 : other.source]
        if joins.get(other.source) == "hyphen-dropped":
            yield other.at, Span(start=end, end=end + 1)
        elif "\n" in between and not between.strip():
            yield other.at, Span(start=end, end=other.source)


def _word_around(text: str, at: int) -> str:
    start = text.rfind(" ", 0, at) + 1
    end = text.find(" ", at)
    return text[start : end if end >= 0 else len(text)].strip('.,;:“”»«’"()')
