"""Marker on a title, heading or caption.

Why it matters: a marker on a heading or caption is carried into the table of contents, running heads and lists of
figures, and does not say which claim it proves. Most houses ask for a source line below a table, and for the sign *
under a title.

Example: `**Figure 1**<sup>16</sup>`.

What to do: move the marker into the text, or write "Source:" below the table or figure.

Stays silent: for signs such as * and †, which houses allow on titles. The fix moves a heading's marker to the end
of the first sentence below it, and is for you to look at.
"""

from collections.abc import Iterator, Sequence

from citeaudit.model.finding import Edit, Finding, Fix, Place
from citeaudit.model.manuscript import Marker, Span
from citeaudit.rules.audited import Audited
from citeaudit.rules.wording import listed

CODE = "NUM007"
NAME = "marker_on_heading"
SEVERITY = "note"

# One marker, several, and what to do.
ADVICE = {
    "title": (
        "the title",
        "the title",
        "use * for a note on the title, or move the marker into the text",
    ),
    "heading": ("a heading", "headings", "move it to the end of the first sentence below"),
    "caption": (
        "a caption",
        "captions",
        "name the source in a line of its own below the table or figure",
    ),
}


def check(audited: Audited) -> Iterator[Finding]:
    by_kind: dict[str, list[Marker]] = {}
    for marker in audited.markers:
        block = audited.block_of(marker)
        if block is not None and block.kind in ADVICE and marker.label.isdecimal():
            by_kind.setdefault(block.kind, []).append(marker)
    for kind, markers in by_kind.items():
        one, many, advice = ADVICE[kind]
        if len(markers) == 1:
            what = f"marker {markers[0].label} stands on {one}"
        else:
            what = f"markers {listed([marker.label for marker in markers])} stand on {many}"
        yield Finding(
            rule=CODE,
            message=f"{what}; {advice}",
            places=tuple(Place(span=marker.span, note=marker.note) for marker in markers),
            fix=_moved_below(audited, markers) if kind == "heading" else None,
        )


def _moved_below(audited: Audited, markers: Sequence[Marker]) -> Fix | None:
    """Each marker taken off its heading and set behind the first sentence of the block that follows."""
    first_at = _first_sentences(audited)
    edits = []
    for marker in markers:
        end = first_at.get((marker.block or 0) + 1)
        if end is None:
            return None
        sign = audited.manuscript.slice(marker.span)
        edits += [Edit(span=marker.span, text=""), Edit(span=Span(start=end, end=end), text=sign)]
    return Fix(safety="unsafe", edits=tuple(edits))


def _first_sentences(audited: Audited) -> dict[int, int]:
    """Where the first sentence of each paragraph ends, by the number of its block."""
    block_at = {block.span.start: number for number, block in enumerate(audited.manuscript.blocks)}
    ends: dict[int, int] = {}
    for span in audited.sentences:
        number = block_at.get(span.start)
        if number is not None:
            ends.setdefault(number, span.end)
    return ends
