"""What is written: a manuscript's text, its blocks, its markers and its notes, each with its place.

    Manuscript ─┬─ blocks   ── Span            title, headings, paragraphs, captions, tables ...
                ├─ markers  ── Span            where the body calls a note
                └─ notes    ─┬─ fragments ── Span   the pieces a torn note was healed from
                             └─ runs                which source character each character of the note is

Two rulers are in use, and their types keep them apart: a `Span` measures `Manuscript.text`, an
`Extent` measures the healed text of one note (or of a single reference that came without a manuscript).
Both count code points and are half-open.
"""

from bisect import bisect_right
from functools import cached_property
from typing import Literal

from msgspec import Struct

BlockKind = Literal[
    "title", "byline", "abstract", "heading", "paragraph", "caption", "table", "list", "quote", "figure", "code",
    "furniture",
]  # fmt: skip
Join = Literal["start", "space", "hyphen-dropped", "hyphen-kept", "url"]
NoteKind = Literal["citation", "remark", "cross-reference", "mixed"]


class Span(Struct, frozen=True, kw_only=True, order=True):
    """A stretch of `Manuscript.text`: half-open, in code points; line ends already count as one."""

    start: int
    end: int


class Extent(Struct, frozen=True, kw_only=True, order=True):
    """A stretch of a note's healed text: half-open, in code points."""

    start: int
    end: int


class Position(Struct, frozen=True, kw_only=True, order=True):
    """Where an editor's cursor would stand: both 1-based, the column in code points."""

    line: int
    column: int


class Block(Struct, frozen=True, kw_only=True):
    """A stretch of the manuscript that is one thing to a reader; notes are no blocks.

    `level` is the rank of a heading (1 highest), None for all else. "furniture" is what the page
    brought along: running heads, page numbers, rules.
    """

    kind: BlockKind
    span: Span
    level: int | None = None


class Marker(Struct, frozen=True, kw_only=True):
    """A call for a note in the body; `span` covers the sign with its mark-up (`<sup>3</sup>`, `[^3]`).

    `note` is the id of the note it calls, None where no such note was found.
    `block` is the index in `Manuscript.blocks` of the block it stands in, None if in none.
    """

    label: str
    span: Span
    note: str | None = None
    block: int | None = None


class Fragment(Struct, frozen=True, kw_only=True):
    """One piece of a note as it stands in the source, and how it was joined to the piece before it."""

    span: Span
    join: Join


class Run(Struct, frozen=True, kw_only=True):
    """`length` characters of the note from `at` on are those of the manuscript from `source` on, unchanged."""

    at: int
    source: int
    length: int


class Note(Struct, frozen=True, kw_only=True):
    """A footnote or endnote, healed: fragments joined, mark-up taken off, what was undone kept in `runs`.

    `id` is unique in the manuscript: the label, or "2:7" for note 7 of the second numbering where
    numbering restarts. `series` counts those numberings from 1. `emphasis` are the stretches set in
    italics. `kind` is None until the parser has read the note. `span` covers the label too and reaches
    from the first to the last fragment. `shape` names how the note was written ("caret", "plain",
    "superscript", "inline", "bracket", "list", "symbol" ...), for rules on mixed mark-up.
    """

    id: str
    label: str
    text: str
    span: Span
    fragments: tuple[Fragment, ...]
    runs: tuple[Run, ...]
    series: int = 1
    kind: NoteKind | None = None
    emphasis: tuple[Extent, ...] = ()
    shape: str = "plain"

    def in_source(self, extent: Extent) -> tuple[Span, ...]:
        """The places in the manuscript that a stretch of this note's text was taken from, in order.

        One span for each fragment that the stretch touches; empty where it touches none.
        """
        pieces = [
            Span(
                start=run.source + max(extent.start - run.at, 0),
                end=run.source + min(extent.end - run.at, run.length),
            )
            for run in self.runs
            if run.at < extent.end and extent.start < run.at + run.length
        ]
        places = []
        for fragment in self.fragments:
            inside = [
                piece for piece in pieces if fragment.span.start <= piece.start < fragment.span.end
            ]
            if inside:
                places.append(Span(start=inside[0].start, end=inside[-1].end))
        return tuple(places)


class Damage(Struct, frozen=True, kw_only=True):
    """Something the reader could not make sense of, or mended: one sentence, and where it stands."""

    message: str
    span: Span | None = None


class Manuscript(Struct, frozen=True, kw_only=True, dict=True):
    """A manuscript as read: text with line ends as one `\\n`, and what was found in it.

    `source` is the path as the user gave it, or None for text that came without a file. `sha256` is of the
    bytes as they came. `language` is a two-letter code, None where undecided. `encoding` is what the
    bytes were taken for.
    """

    source: str | None
    format: str
    text: str
    sha256: str
    encoding: str = "utf-8"
    title: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    blocks: tuple[Block, ...] = ()
    markers: tuple[Marker, ...] = ()
    notes: tuple[Note, ...] = ()
    warnings: tuple[Damage, ...] = ()

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def position(self, offset: int) -> Position:
        """Line and column of a code point offset, both 1-based."""
        line = bisect_right(self._line_starts, offset)
        return Position(line=line, column=offset - self._line_starts[line - 1] + 1)

    def slice(self, span: Span) -> str:
        """The source text of a span."""
        return self.text[span.start : span.end]
