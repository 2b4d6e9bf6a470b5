"""What is left when the notes are taken out: headings, paragraphs, captions, tables, each with its place."""

import re
from collections.abc import Iterator, Sequence

from citeaudit.model.manuscript import Block, BlockKind, Span
from citeaudit.readers.lines import Line

_CAPTION = re.compile(
    r"[*_]{0,3}(?:figure|fig\.|table|tab\.|chart|map|plate|abbildung|abb\.|tabelle|figura|tabella|tableau|tabla|image)[ \t]*\d+",
    re.IGNORECASE,
)
_ABSTRACT = re.compile(
    r"[*_#\s]{0,8}(?:abstract|summary|zusammenfassung|résumé|riassunto|resumen)\b", re.IGNORECASE
)
_ITEM = re.compile(r"[ \t]*(?:[-+•*][ \t]|\d{1,3}[.)][ \t])")
_OF_LINE: dict[str, BlockKind] = {
    "heading": "heading",
    "rule": "furniture",
    "page": "furniture",
    "table": "table",
    "figure": "figure",
    "code": "code",
}


def blocks_of(text: str, lines: Sequence[Line], owned: frozenset[int]) -> list[Block]:
    """The blocks of a text in order; lines that notes own belong to none."""
    return list(_blocks(text, lines, owned))


def _blocks(text: str, lines: Sequence[Line], owned: frozenset[int]) -> Iterator[Block]:
    first: int | None = None
    for index, line in enumerate(lines):
        goes_on = (
            first is not None
            and line.kind == lines[first].kind
            and line.kind in ("text", "table", "code")
            and index not in owned
        )
        if goes_on:
            continue
        if first is not None:
            yield _block(text, lines[first], lines[index - 1])
            first = None
        if line.kind != "blank" and index not in owned:
            first = index
    if first is not None:
        yield _block(text, lines[first], lines[-1])


def _block(text: str, first: Line, last: Line) -> Block:
    span = Span(start=first.lead if first.kind == "heading" else first.start, end=last.end)
    words = text[first.lead : min(first.end, first.lead + 80)]
    kind: BlockKind = _OF_LINE.get(first.kind, "paragraph")
    level = (len(words) - len(words.lstrip("#")) or int(words[2])) if kind == "heading" else None
    if kind == "paragraph":
        kind = _kind_of_text(text, first, words)
    return Block(kind=kind, span=span, level=level)


def _kind_of_text(text: str, first: Line, words: str) -> BlockKind:
    if _CAPTION.match(words):
        return "caption"
    if _ABSTRACT.match(words):
        return "abstract"
    if text[first.start : first.lead].lstrip().startswith(">"):
        return "quote"
    return "list" if _ITEM.match(words) else "paragraph"
