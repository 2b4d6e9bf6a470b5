"""The running text that the notes belong to: its sentences, and what surrounds a marker."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from citeaudit.model.manuscript import Marker, Span

if TYPE_CHECKING:
    from citeaudit.rules.audited import Audited

# What ends a sentence, with the quotation marks and brackets that close behind it.
_END = re.compile(r"[.!?…]+[\"”’'»)\]*_]*")
# Words whose full stop does not end a sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Gen|Col|Lt|Sen|Rep|Gov|No|Nos|Vol|p|pp|cf|ed|eds|etc|vs|v|al"
    r"|Fig|Figs|ca|c|i\.e|e\.g|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Nr|Bd|Hrsg|S|z\.B"
    r"|d\.h)|\b[A-Z])\.$"
)
_LOOK_BACK = 8
_SENTENCE_STARTS = re.compile(r"[\"“‘'«„(\[*_]*[^\W\d_]")
READABLE = ("paragraph", "quote", "list", "abstract")


def sentences_of(audited: "Audited") -> Iterator[Span]:
    """The sentences of the running text in order, each with the markers that stand at its end."""
    marker_ends = {marker.span.start: marker.span.end for marker in audited.markers}
    for block in audited.manuscript.blocks:
        if block.kind in READABLE:
            yield from _in_block(audited.manuscript.text, block.span, marker_ends)


def _in_block(text: str, block: Span, marker_ends: dict[int, int]) -> Iterator[Span]:
    start = block.start
    for found in _END.finditer(text, block.start, block.end):
        if found.start() < start or _is_abbreviation(text, found.start(), found.group()):
            continue
        end = past_markers(found.end(), marker_ends)
        # "... courts. ¹ The first ...": a marker set off by a blank still closes the sentence before it.
        while text[end : end + 1] == " " and end + 1 in marker_ends:
            end = past_markers(end + 1, marker_ends)
        after = _after_space(text, end, block.end)
        if after == end and after < block.end:
            continue
        if after >= block.end or _starts_sentence(text, after):
            yield Span(start=start, end=end)
            start = after
    if text[start : block.end].strip():
        yield Span(start=start, end=block.end)


def past_markers(at: int, marker_ends: dict[int, int]) -> int:
    """The first offset from `at` on that is not inside a marker."""
    while at in marker_ends:
        at = marker_ends[at]
    return at


def _after_space(text: str, at: int, limit: int) -> int:
    while at < limit and text[at].isspace():
        at += 1
    return at


def _starts_sentence(text: str, at: int) -> bool:
    found = _SENTENCE_STARTS.match(text, at)
    return bool(found) and not text[found.end() - 1].islower() if found else text[at].isdigit()


def _is_abbreviation(text: str, at: int, sign: str) -> bool:
    return sign == "." and bool(_ABBREVIATION.search(text[max(at - _LOOK_BACK, 0) : at + 1]))


def before_stack(audited: "Audited", marker: Marker) -> int:
    """Where a marker begins, or the first of the markers it is stacked on."""
    starts = audited.marker_start_by_end
    at = marker.span.start
    while at in starts:
        at = starts[at]
    return at


def after(audited: "Audited", marker: Marker) -> str:
    """The character after a marker and the markers stacked on it; empty at the very end."""
    ends = audited.marker_end_by_start
    at = past_markers(marker.span.end, ends)
    return audited.manuscript.text[at : at + 1]
