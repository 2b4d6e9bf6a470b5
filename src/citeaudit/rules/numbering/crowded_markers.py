"""Several markers in one sentence.

Why it matters: a sentence with three markers is hard to read and hard to check, and two markers side by side leave
open which note proves what. Houses ask for one marker at the end of the sentence and one note that names all
sources in turn.

Example: "they were trained²⁵ and built networks²⁶ by ideology,²⁷ ..."

What to do: consider one marker and one note for the sentence.

Stays silent: for two markers in one sentence that stand apart; for markers called a second time; in tables and
captions. It may be deliberate, so it is only a remark.
"""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from citeaudit.model.finding import Finding, Place
from citeaudit.model.manuscript import Marker
from citeaudit.rules.audited import Audited
from citeaudit.rules.wording import listed

CODE = "NUM011"
NAME = "crowded_markers"
SEVERITY = "note"

CROWD = 3


def check(audited: Audited) -> Iterator[Finding]:
    markers = sorted(audited.markers, key=lambda marker: marker.span)
    starts = [marker.span.start for marker in markers]
    for sentence in audited.sentences:
        inside = markers[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        inside = [marker for marker in inside if marker.note is not None]
        if len(inside) >= CROWD:
            yield _finding(inside, f"{len(inside)} markers")
        elif side_by_side := _stacked(inside):
            yield _finding(side_by_side, "two markers side by side")


def _stacked(markers: list[Marker]) -> list[Marker]:
    for one, other in pairwise(markers):
        if one.span.end == other.span.start and one.label != other.label:
            return [one, other]
    return []


def _finding(markers: list[Marker], what: str) -> Finding:
    labels = listed([marker.label for marker in markers])
    return Finding(
        rule=CODE,
        message=f"one sentence has {what} ({labels}); consider one marker at its end and one note that names the sources in turn",
        places=tuple(Place(span=marker.span, note=marker.note) for marker in markers),
    )
