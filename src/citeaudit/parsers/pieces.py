"""A reference cut into pieces: hard spans, quotations, and the free text between separators."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from citeaudit.model.manuscript import Extent
from citeaudit.parsers.spans import Kind, Spans

PieceKind = Kind | Literal["text", "number"]


class Piece(NamedTuple):
    """A stretch that carries one label as a whole.

    `before` and `after` are the separators around it ("" at the ends), `bracket` the bracket it stands in,
    with a number that tells one bracket of the text from the next.
    """

    start: int
    end: int
    kind: PieceKind
    text: str
    before: str = ""
    after: str = ""
    bracket: int = 0
    emphasis: bool = False
    value: str | None = None


_SEPARATOR = re.compile(r"\s*([,;:()\[\]]|\.(?=\s|$)|\s[-–—]\s)\s*")
_ABBREVIATED = re.compile(
    r"(?:(?<![\w])[^\W\d_]|\b(?:Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|Ste|Univ|Inst|Dept|Comm|Assoc|Soc|Acad|Natl|Int|Intl|Corp|Inc|Ltd|Co|Bros|vs?|et|al|"
    r"Rev|Phys|Proc|Trans|Bull|Ann|Lett|Stud|Hist|Econ|Pol|Sci|Res|Nucl|Math|Chem|Biol|Med|Rep|Gen|Zeitschr|Zs|Jb|Jahrb|Abt|Bd|Hrsg|Hg|Bes|"
    r"Mass|Conn|Calif|Ill|Wash|Cal|Va|Md|Ont|Sen|Gov|Hon|Maj|Col|Capt|Lt|Rt|Gov|Div|Ser|Suppl|Op|Dir|Éd|Ed|ed|eds|coord|cur|cap|bzw|usw|"
    r"Ph|Phil|D|ca|cf|Nr|No|nos|Vol|Kgl|Frhr|Graf|Sig|Dott|Mons|Nov|Dec|Oct|Sept|Aug|Apr|Mar|Feb|Jan|Reg|Trib|Comp|Nordic|L|J|Q|R|U|K|N|S|E|W))$"
)
_NUMBER_TAIL = re.compile(
    r"^(?P<words>.*[^\W\d_][\w’'.&)-]*)\s(?P<number>(?:[A-Z]\s?)?\d{1,4}(?:[./:]\d{1,3}|\s?\(\d{1,3}\))?|[IVXL]{1,7})$"
)
_NUMBER_HEAD = re.compile(r"^(?P<number>\d{1,4})\s(?P<words>[^\W\d_].*)$")
_ONLY_NUMBER = re.compile(
    r"(?:at\s)?(?:[A-Z]{1,2}\s?)?\d[\d\s.,/:–—−-]*[a-z]?(?:\s?(?:f|ff|n|sqq?|seg|ss)\.?)?(?:\s?[–-]\s?[A-Z]?\d+)?|[IVXLC]{1,8}(?:\s?[–/-]\s?[IVXLC]{1,8})?|[ivxl]{1,7}(?:\s?[–-]\s?[ivxl\d]{1,7})?"
)


def cut(text: str, spans: Spans, emphasis: Sequence[Extent] = ()) -> list[Piece]:
    """The pieces of a reference in order."""
    fixed = sorted(
        [
            *spans.hard,
            *(one for one in spans.quotations if not _holds_hard(one.start, one.end, spans)),
        ]
    )
    pieces: list[Piece] = []
    at = 0
    for stretch in fixed:
        pieces += _free(text, at, stretch.start, emphasis)
        inside = _is_emphasised(stretch.start, stretch.end, emphasis)
        pieces.append(
            Piece(
                stretch.start,
                stretch.end,
                stretch.kind,
                text[stretch.start : stretch.end],
                emphasis=inside,
                value=stretch.value,
            )
        )
        at = stretch.end
    pieces += _free(text, at, len(text), emphasis)
    return _with_surroundings(text, pieces)


def _holds_hard(start: int, end: int, spans: Spans) -> bool:
    return any(start < hard.end and hard.start < end for hard in spans.hard)


def _is_emphasised(start: int, end: int, emphasis: Sequence[Extent]) -> bool:
    covered = sum(max(0, min(end, one.end) - max(start, one.start)) for one in emphasis)
    return covered * 2 > end - start


def _free(text: str, start: int, end: int, emphasis: Sequence[Extent]) -> list[Piece]:
    """The pieces of a stretch without hard spans: cut at separators and where italics begin or end."""
    pieces: list[Piece] = []
    edges = sorted(
        {edge for one in emphasis for edge in (one.start, one.end) if start < edge < end}
    )
    for left, right in zip([start, *edges], [*edges, end], strict=True):
        at = left
        for match in _SEPARATOR.finditer(text, left, right):
            if match.start() < at or _stays(text, at, match, emphasis):
                continue
            pieces += _pieces_of(text, at, match.start(), emphasis)
            at = match.end()
        pieces += _pieces_of(text, at, right, emphasis)
    return pieces


def _stays(text: str, at: int, match: re.Match[str], emphasis: Sequence[Extent]) -> bool:
    """A full stop that belongs to an abbreviation, and any separator inside italics, does not cut."""
    if any(one.start <= match.start(1) < one.end - 1 for one in emphasis):
        return True
    if match[1] != ".":
        return False
    # "HARV. L. REV. 53": what abbreviates a periodical stands before a number.
    if re.match(r"\.\s\d", text[match.start(1) : match.start(1) + 3]) and re.search(
        r"\b[A-Z]\w{0,5}\.?\s[A-Z]\w{0,6}$", text[at : match.start(1)]
    ):
        return True
    return bool(_ABBREVIATED.search(text, at, match.start(1)))


def _pieces_of(text: str, start: int, end: int, emphasis: Sequence[Extent]) -> list[Piece]:
    while start < end and (text[start].isspace() or text[start] in ",;:.)]"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:(["):
        end -= 1
    if start >= end or not re.search(r"\w", text[start:end]):
        return []
    content = text[start:end]
    emphasised = _is_emphasised(start, end, emphasis)
    if _ONLY_NUMBER.fullmatch(content):
        return [Piece(start, end, "number", content, emphasis=emphasised)]
    if tail := _NUMBER_TAIL.match(content):
        middle = start + tail.end("words")
        number = start + tail.start("number")
        return [
            *_pieces_of(text, start, middle, emphasis),
            Piece(number, end, "number", text[number:end]),
        ]
    if (head := _NUMBER_HEAD.match(content)) and not emphasised:
        middle = start + head.start("words")
        return [
            Piece(start, start + head.end("number"), "number", head["number"]),
            *_pieces_of(text, middle, end, emphasis),
        ]
    return [Piece(start, end, "text", content, emphasis=emphasised)]


def _with_surroundings(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces with the separators around them and the bracket that each stands in."""
    seen: list[Piece] = []
    depth = bracket = 0
    at = 0
    for index, piece in enumerate(pieces):
        gap = text[at : piece.start]
        for sign in gap:
            if sign in "([":
                depth += 1
                bracket += 1
            elif sign in ")]":
                depth = max(depth - 1, 0)
        following = pieces[index + 1].start if index + 1 < len(pieces) else len(text)
        seen.append(
            piece._replace(
                before=gap.strip(),
                after=text[piece.end : following].strip(),
                bracket=bracket if depth else 0,
            )
        )
        at = piece.end
    return seen
