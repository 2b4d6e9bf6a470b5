"""Note without a marker.

Why it matters: nothing in the text sends the reader to the note, so nobody knows which claim it proves.

Example: there is a note 14, but no marker 14 between markers 13 and 15.

What to do: set the marker where the note belongs, or delete the note.

Stays silent: where the whole text has no markers (a list of references, or a text whose markers were lost: said
once); for notes marked with a sign such as *, which often thank somebody under the title.
"""

from collections.abc import Iterator

from citeaudit.model.finding import Finding
from citeaudit.model.manuscript import Note
from citeaudit.rules.audited import Audited
from citeaudit.rules.wording import counted

CODE = "NUM004"
NAME = "note_without_marker"
SEVERITY = "error"

# From this share of uncalled notes on the markers as such were lost, and one finding says so.
LOST_SHARE = 0.5
FEW = 3


def check(audited: Audited) -> Iterator[Finding]:
    numbered = [note for notes in audited.numberings.values() for note in notes]
    uncalled = [note for note in numbered if note.id not in audited.markers_by_note]
    if len(uncalled) > FEW and len(uncalled) >= LOST_SHARE * len(numbered):
        yield _markers_lost(audited, uncalled, len(numbered))
        return
    for note in uncalled:
        yield Finding(
            rule=CODE,
            message=f"note {note.label} has no marker in the text; set marker {note.label} where the note belongs, or delete "
            "the note",
            places=(audited.place_of_note(note),),
        )


def _markers_lost(audited: Audited, uncalled: list[Note], total: int) -> Finding:
    return Finding(
        rule=CODE,
        severity="warning",
        message=f"{len(uncalled)} of {counted(total, 'note')} have no marker in the text; if the markers were lost on the way "
        "here, restore them before reading on",
        places=tuple(audited.place_of_note(note) for note in uncalled),
    )
