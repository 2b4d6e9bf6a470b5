"""The proof beside a finding: the words it points to, with what stands around them, and what a fix would make of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, pairwise

from msgspec import Struct
from msgspec.structs import replace

from citeaudit.model.finding import Edit, Fix, Place
from citeaudit.model.manuscript import Extent, Join, Manuscript, Note, Span

# What stands where a fix leaves nothing, in formats without a look for it.
NOTHING = "(nothing)"

# Characters: more than a quotation needs, less than a note that fills a page.
_LONGEST_MARK = 900
_SAME_SPOT = 60

# Share of words, 0..1: below it two places are not two versions of one thing.
_ALIKE = 0.6
_WORDS = re.compile(r"\w+|\W")


class Piece(Struct, frozen=True, kw_only=True):
    """A stretch of quoted text of one look; `join` says how it was joined to the piece before it, if it was.

    `differs` are the words by which one of two like places departs from the other.
    """

    text: str
    marked: bool = False
    differs: bool = False
    emphasised: bool = False
    join: Join | None = None


class Quote(Struct, frozen=True, kw_only=True):
    """What stands at a place, in the note's healed text or else in the source; lines are those of the manuscript.

    `note` is the note quoted from; None for a quotation from the source.
    """

    note: Note | None
    line: int
    last_line: int
    pieces: tuple[Piece, ...]
    cut_before: bool = False
    cut_after: bool = False


class Change(Struct, frozen=True, kw_only=True):
    """One spot that a fix touches, before and after, with a few words around it."""

    line: int
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def quote(place: Place, note: Note | None, manuscript: Manuscript, *, around: int = 160) -> Quote:
    """The words of a place, marked, with up to `around` characters on either side."""
    first = manuscript.position(place.span.start).line
    last = manuscript.position(max(place.span.start, place.span.end - 1)).line
    extent = extent_of(place.span, note) if note else None
    if note and extent:
        window = _window(note.text, extent, 0, len(note.text), around)
        return Quote(
            note=note,
            line=first,
            last_line=last,
            pieces=pieces(note, marks=(extent,), window=window),
            cut_before=window.start > 0,
            cut_after=window.end < len(note.text),
        )
    at = Extent(start=place.span.start, end=place.span.end)
    line = _whole_lines(place.span, manuscript.text)
    window = _window(manuscript.text, at, line.start, line.end, around)
    return Quote(
        note=None,
        line=first,
        last_line=last,
        pieces=tuple(_cut(manuscript.text, window, marks=(at,))),
        cut_before=window.start > line.start,
        cut_after=window.end < line.end,
    )


def contrasted(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Quotations of places that are nearly alike, with the words that differ from the first one picked out."""
    if len(quotes) < 2:
        return tuple(quotes)
    first, *others = quotes
    apart = [_apart(_marked(first), _marked(other)) for other in others]
    # With several others, what differs in the first would depend on which one looks at it.
    here = apart[0][0] if len(others) == 1 else []
    return (
        _with_differences(first, here),
        *(_with_differences(other, there) for other, (_, there) in zip(others, apart, strict=True)),
    )


def covers_all(told: Quote) -> bool:
    """Whether the marked words are (nearly) all that is quoted, so that marking them shows nothing."""
    whole = plain(told.pieces)
    return len(_marked(told)) > 0.8 * len(whole)


def pieces(
    note: Note, *, marks: Sequence[Extent] = (), window: Extent | None = None
) -> tuple[Piece, ...]:
    """A note's text cut where its look changes: at marks, italics, and the joins of torn fragments."""
    return tuple(
        _cut(
            note.text,
            window or Extent(start=0, end=len(note.text)),
            marks=marks,
            emphasis=note.emphasis,
            joins=joins_of(note),
        )
    )


def extent_of(span: Span, note: Note) -> Extent | None:
    """The stretch of a note's text that a stretch of the manuscript became; None where it gave nothing."""
    inside = [
        (
            run.at + max(span.start - run.source, 0),
            run.at + min(span.end - run.source, run.length),
        )
        for run in note.runs
        if run.source < span.end and span.start < run.source + run.length
    ]
    if not inside:
        return None
    return Extent(start=min(start for start, _ in inside), end=max(end for _, end in inside))


def joins_of(note: Note) -> dict[int, Join]:
    """Where in a note's text a fragment was joined on, and how."""
    found: dict[int, Join] = {}
    for fragment in note.fragments[1:]:
        extent = extent_of(fragment.span, note)
        if extent and fragment.join != "start":
            found[extent.start] = fragment.join
    return found


def changes(fix: Fix, manuscript: Manuscript, *, around: int = 40) -> tuple[Change, ...]:
    """What a fix does, spot by spot; edits that stand close together are shown as one spot."""
    return tuple(_change(spot, manuscript, around) for spot in _spots(fix.edits))


def corrected(edits: Sequence[Edit], note: Note, manuscript: Manuscript) -> str | None:
    """A note as edits would have it, in the mark-up of the manuscript; None where it is in pieces or untouched."""
    whole = note.fragments[0].span
    inside = [
        edit for edit in edits if whole.start <= edit.span.start and edit.span.end <= whole.end
    ]
    if len(note.fragments) > 1 or not inside:
        return None
    told = manuscript.slice(whole)
    for edit in sorted(inside, key=lambda edit: edit.span, reverse=True):
        start, end = edit.span.start - whole.start, edit.span.end - whole.start
        told = told[:start] + edit.text + told[end:]
    return told


def plain(quoted: Iterable[Piece]) -> str:
    """The text of pieces, without their looks."""
    return "".join(piece.text for piece in quoted)


def _marked(told: Quote) -> str:
    return "".join(piece.text for piece in told.pieces if piece.marked)


def _apart(one: str, other: str) -> tuple[list[Extent], list[Extent]]:
    """Where two texts differ, word by word, in each of them; nowhere if they have little in common."""
    words, other_words = _WORDS.findall(one), _WORDS.findall(other)
    matcher = SequenceMatcher(None, words, other_words, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return [], []
    here, there = [], []
    starts, other_starts = _starts(words), _starts(other_words)
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind != "equal":
            here.append(Extent(start=starts[start], end=starts[end]))
            there.append(Extent(start=other_starts[other_start], end=other_starts[other_end]))
    return here, there


def _starts(words: Sequence[str]) -> list[int]:
    return [0, *accumulate(len(word) for word in words)]


def _with_differences(told: Quote, extents: Sequence[Extent]) -> Quote:
    """A quotation with stretches of its marked text picked out."""
    cut: list[Piece] = []
    at = 0
    for piece in told.pieces:
        if not piece.marked:
            cut.append(piece)
            continue
        window = Extent(start=0, end=len(piece.text))
        inside = [
            Extent(start=max(extent.start - at, 0), end=min(extent.end - at, window.end))
            for extent in extents
            if extent.start < at + window.end and at < extent.end
        ]
        for number, part in enumerate(_cut(piece.text, window, marks=inside)):
            cut.append(
                replace(
                    piece,
                    text=part.text,
                    differs=part.marked,
                    join=piece.join if number == 0 else None,
                )
            )
        at += window.end
    return replace(told, pieces=tuple(cut))


def _cut(
    text: str,
    window: Extent,
    *,
    marks: Sequence[Extent] = (),
    emphasis: Sequence[Extent] = (),
    joins: dict[int, Join] | None = None,
) -> Iterator[Piece]:
    joins = joins or {}
    edges = {window.start, window.end, *joins}
    edges.update(edge for extent in (*marks, *emphasis) for edge in (extent.start, extent.end))
    inside = sorted(edge for edge in edges if window.start <= edge <= window.end)
    for start, end in pairwise(inside):
        yield Piece(
            text=text[start:end],
            marked=any(mark.start <= start and end <= mark.end for mark in marks),
            emphasised=any(italic.start <= start and end <= italic.end for italic in emphasis),
            join=joins.get(start) if start > window.start else None,
        )


def _window(text: str, extent: Extent, first: int, last: int, around: int) -> Extent:
    """The stretch to show, from `around` characters before a mark to as many after it, ending between words."""
    longest = min(extent.end, extent.start + _LONGEST_MARK)
    start, end = max(first, extent.start - around), min(last, longest + around)
    blank = text.find(" ", start, min(extent.start, start + around // 2)) if start > first else -1
    start = blank + 1 if blank >= 0 else start
    blank = text.rfind(" ", max(longest, end - around // 2), end) if end < last else -1
    return Extent(start=start, end=blank if blank >= 0 else end)


def _whole_lines(span: Span, text: str) -> Extent:
    end = text.find("\n", span.end)
    return Extent(start=text.rfind("\n", 0, span.start) + 1, end=len(text) if end < 0 else end)


def _spots(edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    spot: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: edit.span):
        if spot and edit.span.start - spot[-1].span.end > _SAME_SPOT:
            yield spot
            spot = []
        spot.append(edit)
    if spot:
        yield spot


def _change(spot: Sequence[Edit], manuscript: Manuscript, around: int) -> Change:
    whole = Span(start=spot[0].span.start, end=spot[-1].span.end)
    line = _whole_lines(whole, manuscript.text)
    touched = Extent(start=whole.start, end=whole.end)
    window = _window(manuscript.text, touched, line.start, line.end, around)
    start, end = window.start, max(window.end, whole.end)
    lead, trail = "…" if start > line.start else "", "…" if end < line.end else ""
    before, after, at = [Piece(text=lead)], [Piece(text=lead)], start
    for edit in spot:
        kept = Piece(text=manuscript.text[at : edit.span.start])
        before += [kept, Piece(text=manuscript.slice(edit.span), marked=True)]
        after += [kept, Piece(text=edit.text, marked=True)]
        at = edit.span.end
    rest = Piece(text=manuscript.text[at:end] + trail)
    return Change(
        line=manuscript.position(whole.start).line,
        before=tuple(piece for piece in (*before, rest) if piece.text),
        after=tuple(piece for piece in (*after, rest) if piece.text),
    )
