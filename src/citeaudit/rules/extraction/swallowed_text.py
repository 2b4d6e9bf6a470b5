"""Body text swallowed by a note, or the reverse.

Why it matters: after a page break a paragraph of the body can end up inside a note, or the rest of a note in the
body; then neither can be read, and a source or an argument is lost.

Example: note 12 is followed by a paragraph that contains marker 14; or the note stops at `Center for Stra-` and its
rest is nowhere.

What to do: put the passage where it belongs.

Stays silent: for long notes that argue; for notes that end without a full stop but are complete.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from citeaudit.model.finding import Finding, Place
from citeaudit.model.manuscript import Marker, Note
from citeaudit.rules.audited import Audited
from citeaudit.rules.wording import notes_named, quoted

CODE = "EXT004"
NAME = "swallowed_text"
SEVERITY = "warning"

# A note that stops like this was cut: a hyphen after letters, an address bracket that stays open.
_CUT_WORD = re.compile(r"[^\W\d_]{2,}-\s*$")
_OPEN_ADDRESS = re.compile(r"<https?://[^>]*$")


def check(audited: Audited) -> Iterator[Finding]:
    markers = sorted(audited.markers, key=lambda marker: marker.span)
    starts = [marker.span.start for marker in markers]
    for note in audited.notes:
        inside = next(_markers_inside(note, markers, starts), None)
        if inside is not None:
            yield Finding(
                rule=CODE,
                message=f"{notes_named(audited, [note.id])} contains marker {inside.label}: a piece of the body seems to have "
                "slipped into the note; move it back",
                places=(Place(span=inside.span, note=note.id), audited.place_of_note(note)),
            )
        elif _CUT_WORD.search(note.text) or _OPEN_ADDRESS.search(note.text):
            yield Finding(
                rule=CODE,
                message=f"{notes_named(audited, [note.id])} breaks off at {quoted(note.text[-40:])}; its rest was not found, look for "
                "it in the body",
                places=(audited.place_of_note(note),),
            )


def _markers_inside(note: Note, markers: list[Marker], starts: list[int]) -> Iterator[Marker]:
    """Markers of later notes within the pieces of a note, its own label aside."""
    for fragment in note.fragments:
        for marker in markers[bisect_left(starts, fragment.span.start) :]:
            if marker.span.start >= fragment.span.end:
                break
            own = marker.label == note.label or marker.note == note.id
            inline = note.span.start <= marker.span.start <= note.span.start + 1
            if not own and not inline and marker.label.isdecimal() and note.label.isdecimal():
                yield marker
