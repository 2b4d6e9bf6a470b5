"""The edits that put a torn note together again: its pieces moved behind the first one."""

import re
from itertools import pairwise

from citeaudit.model.finding import Edit, Fix
from citeaudit.model.manuscript import Fragment, Manuscript, Note, Span
from citeaudit.rules.audited import Audited

HYPHENS = "-‐\u00ad"
# An address's closing bracket stands before the tear; it belongs behind the address's rest.
_ADDRESS_REST = re.compile(r"^(\S*?)([.,;:]*)(?=\s|$)")


def tears(manuscript: Manuscript, note: Note) -> list[tuple[Fragment, Fragment]]:
    """The neighbouring pieces of a note with something else of the manuscript between them."""
    return [
        (one, other)
        for one, other in pairwise(note.fragments)
        if other.span.start < one.span.end
        or manuscript.text[one.span.end : other.span.start].strip()
    ]


def healed(audited: Audited, note: Note) -> Fix | None:
    """The fix that moves every later piece behind the first; None where pieces do not stand in order."""
    first = note.fragments[0].span
    spans = [fragment.span for fragment in note.fragments]
    if any(one.end > other.start for one, other in pairwise(spans)):
        return None
    text = audited.manuscript.slice(first)
    head = text.rstrip()
    for fragment in note.fragments[1:]:
        head = _joined(head, audited.manuscript.slice(fragment.span).strip(), fragment)
    kept = _shared_start(text, head)
    mended = Edit(span=Span(start=first.start + kept, end=first.end), text=head[kept:])
    return Fix(safety="safe", edits=(mended, *(Edit(span=span, text="") for span in spans[1:])))


def _joined(head: str, rest: str, fragment: Fragment) -> str:
    if fragment.join == "hyphen-dropped":
        return head.rstrip(HYPHENS) + rest
    if fragment.join == "hyphen-kept":
        return head + rest
    if fragment.join == "url":
        if head.endswith(">") and ">" not in rest.split(maxsplit=1)[0]:
            return head[:-1] + _ADDRESS_REST.sub(r"\1>\2", rest, count=1)
        return head + rest
    return f"{head} {rest}"


def _shared_start(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    length = min(len(one), len(other))
    return next((at for at in range(length) if one[at] != other[at]), length)
