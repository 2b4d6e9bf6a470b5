"""Marker without a note.

Why it matters: the reader is sent to a note that does not exist, so the claim before the marker stands without
proof.

Example: the text has marker 33, the last note is 32.

What to do: write the note, correct the marker's number, or take the marker out.

Stays silent: for a marker below the first note of an extract; for exponents, units, formulas and ordinals (m², 10³,
CO², 1st), told by what stands before the raised sign and by its number not fitting the markers around it.
"""

import re
from collections.abc import Iterator

from citeaudit.model.finding import Finding, Place
from citeaudit.model.manuscript import Marker
from citeaudit.rules.audited import Audited

CODE = "NUM003"
NAME = "marker_without_note"
SEVERITY = "error"
SPEAKS_FOR = ("NUM001",)

# A first note above this number begins an extract.
FIRST_AT_MOST = 5

# A unit, a power of ten, a variable or a formula right before the raised number.
_RAISED = re.compile(
    r"(?:\d|(?<![^\W_])(?:k|c|m|d|µ|n)?m|(?<![^\W_])(?:km|mi|ft|in|yd|sec|s|kg|x|y|z|n|r|R|c|e|χ|σ|p|CO|H|O|N|SO|NO))$"
)
_LOOK_BACK = 6


def check(audited: Audited) -> Iterator[Finding]:
    numbers = [note.label for note in audited.notes]
    if not numbers:
        return
    known = set(numbers)
    for place, marker in enumerate(audited.markers):
        if (
            marker.note is not None
            or _before_extract(audited, marker)
            or _is_exponent(audited, place, marker)
        ):
            continue
        elsewhere = "calls a note of another numbering"
        what = elsewhere if marker.label in known else f"has no note; the notes {_reach(audited)}"
        yield Finding(
            rule=CODE,
            message=f"marker {marker.label} {what}; write the note, correct the number, or take the marker out",
            places=(Place(span=marker.span),),
        )


def _before_extract(audited: Audited, marker: Marker) -> bool:
    """Whether a marker belongs to the page before an extract, whose first note has a high number."""
    first = min((int(note.label) for note in audited.notes if note.label.isdecimal()), default=1)
    return first > FIRST_AT_MOST and marker.label.isdecimal() and int(marker.label) < first


def _reach(audited: Audited) -> str:
    numbers = [int(note.label) for note in audited.notes if note.label.isdecimal()]
    return f"run from {min(numbers)} to {max(numbers)}" if numbers else "are marked with signs"


def _is_exponent(audited: Audited, place: int, marker: Marker) -> bool:
    """Whether a raised number is arithmetic: it follows a unit or digit, and does not fit its neighbours."""
    start = marker.span.start
    if not _RAISED.search(audited.manuscript.text[max(start - _LOOK_BACK, 0) : start]):
        return False
    if not marker.label.isdecimal():
        return True
    earlier = _number(audited, range(place - 1, -1, -1))
    later = _number(audited, range(place + 1, len(audited.markers)))
    fits = (earlier or 0) < int(marker.label) and (later is None or int(marker.label) < later)
    return not fits or earlier is None


def _number(audited: Audited, places: range) -> int | None:
    """The number of the nearest marker with a note, in one direction."""
    for place in places:
        marker = audited.markers[place]
        if marker.note is not None and marker.label.isdecimal():
            return int(marker.label)
    return None
