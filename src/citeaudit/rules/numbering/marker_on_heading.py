"""Marker on a title, heading or caption.

Why it matters: a marker on a heading or caption is carried into the table of contents, running heads and lists of
figures, and does not say which claim it proves. Most houses ask for a source line below a table, and for the sign *
under a title.

Example: `**Figure 1**<sup>16</sup>`.

What to do: move the marker into the text, or write "Source:" below the table or figure.

Stays silent: for signs such as * and †, which houses allow on titles. The fix moves a heading's marker to the end
of the first sentence below it, and is for you to look at.
"""

from collections.abc import Iterator

from citeaudit.model.finding import Edit, Finding, Fix, Place
from citeaudit.model.manuscript import Marker, Span
from citeaudit.rules.audited import Audited
from citeaudit.rules.body import sentences

CODE = "NUM007"
NAME = "marker_on_heading"
SEVERITY = "note"

ADVICE = {
    "title": ("the title", "use * for a note on the title, or move the marker into the text"),
    "heading": ("a heading", "move it to the end of the first sentence below"),
    "caption": ("a caption", "name the source in a line of its own below"),
}


def check(audited: Audited) -> Iterator[Finding]:
    for marker in audited.markers:
        block = audited.block_of(marker)
        if block is None or block.kind not in ADVICE or not marker.label.isdecimal():
            continue
        where, advice = ADVICE[block.kind]
        yield Finding(
            rule=CODE,
            message=f"marker {marker.label} stands on {where}; {advice}",
            places=(Place(span=marker.span, note=marker.note),),
            fix=_moved_below(audited, marker) if block.kind == "heading" else None,
        )


def _moved_below(audited: Audited, marker: Marker) -> Fix | None:
    """The marker taken off its heading and set behind the first sentence of the block that follows."""
    blocks = audited.manuscript.blocks
    following = (marker.block or 0) + 1
    if following >= len(blocks) or blocks[following].kind != "paragraph":
        return None
    start = blocks[following].span.start
    first = next((span for span in sentences(audited) if span.start >= start), None)
    if first is None:
        return None
    end = Span(start=first.end, end=first.end)
    sign = audited.manuscript.slice(marker.span)
    return Fix(safety="unsafe", edits=(Edit(span=marker.span, text=""), Edit(span=end, text=sign)))
