"""Markers before and after punctuation.

Why it matters: most houses set the marker after the comma or full stop (after.³), some before it (before³.). Mixed
in one text it looks like carelessness, and makes readers ask whether the difference means something.

Example: "fighters entered Syria⁸, and" in a text whose other markers stand after the sign.

What to do: set all markers on the side that the text mostly uses; the fix does it.

Stays silent: in German texts, where a marker before the sign means the word and one after it the sentence; at a
dash, which always follows the marker, and at a bracket, where the side has a meaning; where there are too few
markers to see a habit.
"""

from collections.abc import Iterator, Sequence

from citeaudit.model.finding import Edit, Finding, Fix, Place
from citeaudit.model.manuscript import Marker, Span
from citeaudit.rules.audited import Audited
from citeaudit.rules.body import after, before_stack
from citeaudit.rules.habits import habit
from citeaudit.rules.wording import listed

CODE = "NUM008"
NAME = "marker_beside_punctuation"
SEVERITY = "note"

SIGNS = ".,;:?!…"
CLOSING = "\"”’'»“*_"
FEWEST = 3


def check(audited: Audited) -> Iterator[Finding]:
    usual = habit((side, marker) for marker in audited.markers if (side := _side(audited, marker)))
    if (
        audited.manuscript.language == "de"
        or usual is None
        or not usual.firm
        or len(usual.cases) < FEWEST
    ):
        return
    for side, markers in usual.others.items():
        noun, verb = ("marker", "stands") if len(markers) == 1 else ("markers", "stand")
        other = "after" if side == "before" else "before"
        yield Finding(
            rule=CODE,
            message=f"{noun} {listed([marker.label for marker in markers])} {verb} {side} the punctuation, "
            f"{len(usual.cases)} other markers {other} it; set them on one side",
            places=tuple(Place(span=marker.span, note=marker.note) for marker in markers),
            fix=_swapped(audited, markers, side),
        )


def _side(audited: Audited, marker: Marker) -> str | None:
    """The side of the punctuation a marker stands on; None where there is none, or it stands on both."""
    text = audited.manuscript.text
    at = before_stack(audited, marker) - 1
    while at >= 0 and text[at] in CLOSING:
        # `.”` counts as a full stop.
        at -= 1
    left, right = text[at] if at >= 0 else "", after(audited, marker)
    follows = right != "" and right in SIGNS
    if left != "" and left in SIGNS:
        return None if follows else "after"
    return "before" if follows else None


def _swapped(audited: Audited, markers: Sequence[Marker], side: str) -> Fix | None:
    """Each marker moved over the sign beside it; None where quotation marks or other markers stand between."""
    text = audited.manuscript.text
    edits = []
    for marker in markers:
        span = marker.span
        there = span.end if side == "before" else span.start - 1
        if text[there : there + 1] not in SIGNS or not text[there : there + 1]:
            return None
        moved = (
            text[there] + text[span.start : span.end]
            if side == "before"
            else text[span.start : span.end] + text[there]
        )
        whole = Span(start=min(span.start, there), end=max(span.end, there + 1))
        edits.append(Edit(span=whole, text=moved))
    return Fix(safety="safe", edits=tuple(edits))
