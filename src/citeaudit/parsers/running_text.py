"""Addresses that stand in no note: those of the running text, and of a bibliography.

Only what is plainly meant as an address is taken: no bare host name, nothing in code, no picture.
"""

import re
from collections.abc import Iterator

from citeaudit.model.citation import Link
from citeaudit.model.manuscript import Manuscript, Span
from citeaudit.parsers import links

# What a page has about it, and what is shown as written.
_APART = frozenset({"code", "furniture"})
_SHOWN = re.compile(r"(?:`|!\[[^\]\n]{0,300}\]\(\s?<?)$")


def links_outside(manuscript: Manuscript) -> Iterator[Link]:
    """The addresses outside of all notes, in order; of a page in HTML none, since most of its links are the site's."""
    if manuscript.format == "html":
        return
    for begin, end in _between(manuscript):
        text = manuscript.text[begin:end]
        for found in links.all_addresses(text):
            raw = text[found.start : found.end]
            bare = "scheme-added" in found.repairs and not raw.lower().startswith("www")
            if bare or _SHOWN.search(text, max(found.start - 310, 0), found.start):
                continue
            span = Span(start=begin + found.start, end=begin + found.end)
            yield Link(raw=raw, url=found.url, kind=found.kind, span=span, repairs=found.repairs)


def _between(manuscript: Manuscript) -> Iterator[tuple[int, int]]:
    """The stretches of the text between notes and what stands apart."""
    taken = [piece.span for note in manuscript.notes for piece in note.fragments]
    taken += [block.span for block in manuscript.blocks if block.kind in _APART]
    at = 0
    for span in sorted(taken):
        if span.start > at:
            yield at, span.start
        at = max(at, span.end)
    if at < len(manuscript.text):
        yield at, len(manuscript.text)
