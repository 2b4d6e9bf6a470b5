"""The segments of a reference: what stands between two separators, and what it looks like."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from citeaudit.parsers.words import Unit, Word

_BREAKS = frozenset(",;:()[]—")
# Quotation marks and what may close them.
CLOSERS = {
    "“": '”"“', "„": '“”"‟', "«": "»", "‹": "›", "»": "«", "›": "‹", '"': '"”“', "”": '"”',
    "‘": "’'", "‚": "‘’'", "'": "'’", "`": "'",
}  # fmt: skip


class Segment(NamedTuple):
    """The units between two separators: half-open unit numbers, and what the segment looks like."""

    start: int
    end: int
    kind: str


def segments(text: str, found: Sequence[Unit], words: Sequence[Word]) -> list[Segment]:
    """The segments of a text in order; signs alone hang on the one before them."""
    cuts = [0]
    for i, unit in enumerate(found):
        sign = unit.text
        if sign in _BREAKS or sign[0] == "@" or (sign in CLOSERS and sign not in "'`’"):
            if sign[0] == "@":
                cuts.append(i)
            cuts.append(i + 1)
        elif sign == "." and ends_sentence(text, found, i):
            cuts.append(i + 1)
    cuts.append(len(found))
    parts: list[Segment] = []
    for start, end in pairwise(cuts):
        if end == start:
            continue
        kind = _kind(words[start:end])
        if kind == "." and parts:
            # Signs alone are no segment: they hang on the one before them.
            parts[-1] = Segment(parts[-1].start, end, parts[-1].kind)
        else:
            parts.append(Segment(start, end, kind))
    return parts


def ends_sentence(text: str, found: Sequence[Unit], at: int) -> bool:
    """Whether the full stop at that unit ends more than an abbreviation."""
    if at == 0 or at + 1 >= len(found):
        return True
    left, right = found[at - 1].text, found[at + 1].text
    if len(left) == 1 or (len(left) < 4 and not right[0].isupper()):
        return False
    return right[0].isupper() or right[0] in '“"„«(<[@' or (right[0].isdigit() and len(left) > 4)


def _kind(words: Sequence[Word]) -> str:
    """What a segment looks like: a name, a year, pages, a title of many words ..."""
    body = [word for word in words if word.shape[0].isalnum() or word.shape[0] == "@"]
    if not body:
        return "."
    shapes = [word.shape for word in body]
    classes = {name for word in body for name in word.classes}
    size = len(body)
    small = sum(shape == "x" for shape in shapes)
    if shapes[0][0] == "@":
        return "U"
    if size <= 5 and "year" in shapes:
        return "Y" if size == 1 else "M" if "month" in classes or "season" in classes else "y"
    if size <= 3 and "month" in classes:
        return "m"
    for name, sign in _CUES:
        if name in classes and size <= 6:
            return sign
    if size <= 2 and shapes[0][0] == "d":
        return "D"
    initials = any(shape in ("X", "Xr") for shape in shapes)
    if small <= 1 and size <= 6 and (initials or "given" in classes):
        return "N" if initials else "n"
    if small >= 2 and size >= 4:
        return "T" if size < 9 else "L"
    for name, sign in _HINTS:
        if name in classes:
            return sign
    return f"C{min(size, 5)}"


_CUES = (("page", "P"), ("volume", "V"), ("issue", "I"), ("editor", "E"), ("translator", "R"), ("accessed", "A"),
         ("edition", "e"))  # fmt: skip


_HINTS = (
    ("genre", "G"),
    ("news", "W"),
    ("journal", "J"),
    ("publisher", "H"),
    ("organisation", "O"),
)


def segment_layers(
    parts: Sequence[Segment], words: Sequence[Word], names: Sequence[str]
) -> list[list[str]]:
    kinds = ["^"]
    for part in parts:
        place = names[part.start]
        known = place[2] if place[2:] and part.end - part.start <= 8 else ""
        kinds.append(part.kind + known)
    kinds += ["$", "$"]
    around, number, ahead = [], [], []
    count = len(parts)
    for i, part in enumerate(parts):
        left, here, right, later = kinds[i : i + 4]
        size = part.end - part.start
        around += [f"sg={left}|{here}|{right}"] * size
        ahead += [f"sn={here}|{right}|{later}"] * size
        for step in range(size):
            where = "B" if step == 0 else "E" if step == size - 1 else "M"
            number.append(f"sm={min(i, 6)}|{min(count - i, 4)}|{here}|{where}")
    return [around, number, ahead]
