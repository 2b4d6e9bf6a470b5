"""Markdown and plain text, clean or from OCR: bytes in, Manuscript out."""

import hashlib
from bisect import bisect_right

import msgspec

from citeaudit.model.manuscript import Block, Damage, Manuscript, Marker
from citeaudit.readers.blocks import blocks_of
from citeaudit.readers.encoding import decode, with_plain_line_ends
from citeaudit.readers.front import Front, front_of, matter_end
from citeaudit.readers.lines import lines_of
from citeaudit.readers.notes import find_notes

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd", ".txt", ".text", "")

LOOKED_FOR = (
    "no notes found; looked for [^1]: definitions, ^[inline notes], paragraphs that start with a number or <sup>number</sup> "
    "called in the text, superscript digits, [1], (1), symbols such as * and †, and sections headed Notes or Endnotes"
)


def read(data: bytes, source: str | None) -> Manuscript:
    """The manuscript in a file's bytes. Raises DamagedFile where they are no text."""
    decoded = decode(data, source or "the manuscript")
    manuscript = read_text(decoded.text, source=source)
    warnings = manuscript.warnings
    if decoded.encoding not in ("utf-8", "ascii"):
        warnings = (
            Damage(message=f"read as {decoded.encoding}, the encoding its bytes look like"),
            *warnings,
        )
    return msgspec.structs.replace(
        manuscript,
        encoding=decoded.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        warnings=warnings,
    )


def read_text(text: str, *, source: str | None = None) -> Manuscript:
    """The manuscript in a text. Never raises: damage becomes a warning."""
    text = with_plain_line_ends(text)
    lines = lines_of(text)
    body_from = matter_end(text)
    skipped = frozenset(index for index, line in enumerate(lines) if line.start < body_from)
    found = find_notes(
        text,
        [
            line._replace(kind="blank") if index in skipped else line
            for index, line in enumerate(lines)
        ],
    )
    blocks = blocks_of(text, lines, found.owned | skipped)
    front = front_of(text, blocks)
    blocks = [_named(block, front) for block in blocks]
    warnings = found.warnings
    if not found.notes:
        warnings = (*warnings, Damage(message=LOOKED_FOR))
    return Manuscript(
        source=source,
        format="text" if (source or "").lower().endswith((".txt", ".text")) else "markdown",
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest(),
        title=front.title,
        authors=front.authors,
        language=front.language,
        blocks=tuple(blocks),
        markers=tuple(_placed(found.markers, blocks)),
        notes=found.notes,
        warnings=warnings,
    )


def _named(block: Block, front: Front) -> Block:
    """The title's block and the bylines' blocks by their proper names."""
    if block.span == front.title_span:
        return msgspec.structs.replace(block, kind="title")
    if block.span in front.bylines:
        return msgspec.structs.replace(block, kind="byline", level=None)
    return block


def _placed(markers: tuple[Marker, ...], blocks: list[Block]) -> list[Marker]:
    """Each marker with the block it stands in."""
    begins = [block.span.start for block in blocks]
    placed = []
    for marker in markers:
        at = bisect_right(begins, marker.span.start) - 1
        inside = at >= 0 and marker.span.start < blocks[at].span.end
        placed.append(msgspec.structs.replace(marker, block=at) if inside else marker)
    return placed
