"""Markers out of order.

Why it matters: readers and typesetters expect notes to be called in rising order; a marker out of turn is a passage
that was moved without its note, or a wrong number.

Example: the text calls 4, 6, 5, 7.

What to do: renumber the markers and their notes in the order of the text.

Stays silent: for a marker called a second time; for markers in tables, figures and captions, which layout may move.
Labels such as [^3] are numbered anew in print, so their order is only a remark.
"""

from bisect import bisect_left
from collections.abc import Iterator

from citeaudit.model.finding import Finding, Place
from citeaudit.model.manuscript import Marker
from citeaudit.rules.audited import Audited

CODE = "NUM005"
NAME = "markers_out_of_order"
SEVERITY = "warning"

FLOATING = ("table", "figure", "caption")


def check(audited: Audited) -> Iterator[Finding]:
    for markers in _by_numbering(audited).values():
        numbers = [int(marker.label) for marker in markers]
        in_order = _longest_rise(numbers)
        for place, marker in enumerate(markers):
            if place in in_order:
                continue
            after = next((markers[at] for at in range(place - 1, -1, -1) if at in in_order), None)
            before = next(
                (markers[at] for at in range(place + 1, len(markers)) if at in in_order), None
            )
            yield _finding(audited, marker, after, before)


def _by_numbering(audited: Audited) -> dict[int, list[Marker]]:
    """The first markers of numbered notes in running text, by numbering."""
    by_series: dict[int, list[Marker]] = {}
    seen: set[str] = set()
    for marker in audited.markers:
        block = audited.block_of(marker)
        if marker.note is None or marker.note in seen or not marker.label.isdecimal():
            continue
        seen.add(marker.note)
        if block is None or block.kind not in FLOATING:
            by_series.setdefault(audited.note_by_id[marker.note].series, []).append(marker)
    return by_series


def _longest_rise(numbers: list[int]) -> set[int]:
    """The places of a longest strictly rising chain: what is left out is out of order."""
    tails: list[int] = []
    tail_at: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        rank = bisect_left(tails, number)
        if rank == len(tails):
            tails.append(number)
            tail_at.append(place)
        else:
            tails[rank], tail_at[rank] = number, place
        before.append(tail_at[rank - 1] if rank else -1)
    chain = set()
    at = tail_at[-1] if tail_at else -1
    while at >= 0:
        chain.add(at)
        at = before[at]
    return chain


def _finding(
    audited: Audited, marker: Marker, after: Marker | None, before: Marker | None
) -> Finding:
    neighbours = [near for near in (after, before) if near is not None]
    if after and before:
        where = f"stands between {after.label} and {before.label}"
    elif after:
        where = f"comes after {after.label}"
    else:
        where = f"comes before {before.label}" if before else "stands alone"
    return Finding(
        rule=CODE,
        severity=audited.severity_of_order(audited.note_by_id[marker.note or ""]),
        message=f"marker {marker.label} {where}; renumber markers and notes in the order of the text",
        places=tuple(Place(span=near.span, note=near.note) for near in (marker, *neighbours)),
        notes=(marker.note,) if marker.note else (),
    )
