"""What the labeller sees of each unit of a note: its form, its neighbours, its segment, its place.

A unit is a token, or a whole address: nothing inside an address is labelled by itself. Features are short
strings; what depends on a word alone is computed once a word and kept.

    text ─► units ─┬─ the word itself and two neighbours on each side
                   ├─ quotation marks, brackets, italics around it
                   ├─ the segment between two separators, its neighbours, the units left to read
                   └─ names from the gazetteer, what has been seen and what is still to come
"""

from collections.abc import Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import NamedTuple

from citeaudit.model.manuscript import Extent
from citeaudit.parsers.links import addresses
from citeaudit.parsers.tokens import tokenize

MOST_WORDS_KEPT = 60_000
_OPENING = "“„«‹‘‚"
_CLOSERS = {
    "“": '”"“', "„": '“”"‟', "«": "»", "‹": "›", "»": "«", "›": "‹", '"': '"”“', "”": '"”',
    "‘": "’'", "‚": "‘’'", "'": "'’", "`": "'",
}  # fmt: skip
_QUOTE_KIND = {"«": "g", "»": "g", "‹": "g", "›": "g", "‘": "s", "‚": "s", "'": "s", "`": "s"}
_BREAKS = frozenset(",;:()[]—")
_MARKS = {
    "url": "@url",
    "doi": "@doi",
    "isbn": "@id",
    "handle": "@id",
    "arxiv": "@arxiv",
    "urn": "@id",
}


class Unit(NamedTuple):
    """A token or a whole address; `start` and `end` are code points of the text."""

    text: str
    start: int
    end: int


class Word(NamedTuple):
    """What a word shows by itself; the lists are its features for itself and for its neighbours."""

    key: str
    shape: str
    classes: frozenset[str]
    here: list[str]
    before: list[str]
    after: list[str]
    before2: list[str]
    after2: list[str]


def units(text: str) -> list[Unit]:
    """The tokens of a text, each address one unit."""
    found: list[Unit] = []
    spans = addresses(text)
    at = 0
    for token in tokenize(text):
        while at < len(spans) and token.start >= spans[at].end:
            at += 1
        if at < len(spans) and token.start >= spans[at].start:
            if not found or found[-1].start != spans[at].start:
                span = spans[at]
                found.append(Unit(_MARKS[span.kind], span.start, span.end))
            continue
        found.append(Unit(token.text, token.start, token.end))
    return found


def features(text: str, found: Sequence[Unit], emphasis: Sequence[Extent] = ()) -> list[list[str]]:
    """The features of each unit, in order."""
    if not found:
        return []
    words = [look(unit.text) for unit in found]
    names = _names(found)
    rows = _lexical(words, names)
    layers = [
        _quotes(text, found),
        _brackets(found),
        names,
        _italics(found, emphasis),
        _glue(text, found),
    ]
    _add(rows, layers)
    segments = _segments(text, found, words)
    _add(rows, _segment_layers(segments, words, layers[2]))
    _add(rows, _story(words, layers[0]))
    _add(rows, [_numerals(words)])
    tongue = "ln=" + _language(found)
    for row in rows:
        row.append(tongue)
    return rows


def _add(rows: list[list[str]], layers: Sequence[Sequence[str]]) -> None:
    for layer in layers:
        for row, feature in zip(rows, layer, strict=True):
            if feature:
                row.append(feature)


def _lexical(words: Sequence[Word], names: Sequence[str]) -> list[list[str]]:
    size = len(words)
    keys = [
        "^^",
        "^",
        *(name or word.key for word, name in zip(words, names, strict=True)),
        "$",
        "$$",
    ]
    rows = []
    for i, word in enumerate(words):
        row = word.here.copy()
        row += words[i - 1].before if i else _FIRST
        row += words[i + 1].after if i + 1 < size else _LAST
        if i > 1:
            row += words[i - 2].before2
        if i + 2 < size:
            row += words[i + 2].after2
        row.append(f"k{keys[i + 1]}|{keys[i + 2]}|{keys[i + 3]}")
        row.append(f"l{keys[i]}|{keys[i + 1]}|{keys[i + 2]}")
        row.append(f"r{keys[i + 2]}|{keys[i + 3]}|{keys[i + 4]}")
        rows.append(row)
    return rows


_FIRST = ["-w=^"]
_LAST = ["+w=$"]
_KEPT: dict[str, Word] = {}


def look(text: str) -> Word:
    """What a word shows by itself."""
    word = _KEPT.get(text)
    if word is None:
        if len(_KEPT) > MOST_WORDS_KEPT:
            _KEPT.clear()
        word = _KEPT[text] = _see(text)
    return word


def _see(text: str) -> Word:
    lower = text.lower()
    shape = _shape(text)
    classes = _lexicon().get(lower, frozenset())
    key = _key(text, lower, shape, classes)
    form = lower if not lower.isdigit() else _number(lower)
    here = [f"w={form}", f"s={shape}"]
    if len(lower) > 3 and text[0].isalpha():
        here += [f"p={lower[:3]}", f"e={lower[-3:]}"]
        if len(lower) > 5:
            here.append(f"E={lower[-5:]}")
    here += [f"c={name}" for name in sorted(classes)]
    before = [f"-w={form}", f"-s={shape}", *(f"-c={name}" for name in sorted(classes))]
    after = [f"+w={form}", f"+s={shape}", *(f"+c={name}" for name in sorted(classes))]
    return Word(key, shape, classes, here, before, after, [f"-2={form}"], [f"+2={form}"])


def _shape(text: str) -> str:
    """`Xx` for a capitalised word, `X` for an initial, `XX` for capitals, `1999` for years ..."""
    if text[0] == "@" or not text.isalnum():
        return text if len(text) == 1 or text[0] == "@" else "_"
    if text.isdigit():
        return _number(text)
    if text.isalpha():
        if text.islower():
            return "x" if len(text) > 1 else "x1"
        if text.isupper():
            roman = len(text) <= 7 and not set(text) - set("IVXLCDM")
            return ("X" if len(text) == 1 else "XX") + ("r" if roman else "")
        return "Xx" if text[0].isupper() and text[1:].islower() else "xX"
    if text[0].isdigit():
        return "1a"
    return "A1" if text[0].isupper() else "a1"


def _number(text: str) -> str:
    if len(text) == 4 and "1400" <= text <= "2039":
        return "year"
    return f"d{min(len(text), 6)}"


def _key(text: str, lower: str, shape: str, classes: frozenset[str]) -> str:
    for name in _KEY_CLASSES:
        if name in classes:
            return name
    if len(lower) <= 3 and lower.isalpha() and lower == text:
        return lower
    return shape


# Order: the more telling class first, where a word has several.
_KEY_CLASSES = (
    "month", "editor", "translator", "page", "volume", "issue", "container", "accessed", "edition", "genre",
    "connective", "particle", "given", "news", "journal", "publisher",
)  # fmt: skip


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    known: dict[str, set[str]] = {}
    for line in _shipped("lexicon.txt"):
        name, _, listed = line.partition(":")
        for word in listed.split():
            known.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in known.items()}


@cache
def _gazetteer() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Names by their first token; the longest first."""
    known: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in _shipped("gazetteer.txt"):
        name, _, printed = line.partition("\t")
        parts = tuple(token.text.lower() for token in tokenize(printed))
        known.setdefault(parts[0], []).append((parts, name))
    for names in known.values():
        names.sort(key=lambda entry: -len(entry[0]))
    return known


def _shipped(name: str) -> list[str]:
    text = resources.files("citeaudit.parsers").joinpath("data", name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _names(found: Sequence[Unit]) -> list[str]:
    """Where a name of the gazetteer begins and goes on."""
    lower = [unit.text.lower() for unit in found]
    known = _gazetteer()
    marks = [""] * len(found)
    at = 0
    while at < len(found):
        step = 1
        if found[at].text[0].isupper() or found[at].text in ("taz", "die", "l"):
            for parts, name in known.get(lower[at], ()):
                if tuple(lower[at : at + len(parts)]) == parts:
                    step = len(parts)
                    marks[at] = f"g={name}"
                    marks[at + 1 : at + step] = [f"g=+{name}"] * (step - 1)
                    break
        at += step
    return marks


def _italics(found: Sequence[Unit], emphasis: Sequence[Extent]) -> list[str]:
    """Set in italics or not; silent where the source has no italics at all."""
    if not emphasis:
        return [""] * len(found)
    marks = []
    inside = False
    for unit in found:
        now = any(part.start <= unit.start < part.end for part in emphasis)
        marks.append(("i=I" if inside else "i=B") if now else ("i=A" if inside else "i=O"))
        inside = now
    return marks


def _brackets(found: Sequence[Unit]) -> list[str]:
    marks = []
    depth = 0
    since = 0
    for unit in found:
        if unit.text in ("(", "["):
            depth, since = depth + 1, 0
        marks.append(f"b={min(since, 3)}" if depth else "")
        since += 1
        if unit.text in (")", "]"):
            depth = max(depth - 1, 0)
        elif since > 40:
            depth = 0
    return marks


def _glue(text: str, found: Sequence[Unit]) -> list[str]:
    """A sign or a number without the blank one would expect before it, or with one it should not have."""
    marks = [""]
    for left, right in pairwise(found):
        tight = left.end == right.start
        if right.text[0].isalnum():
            marks.append("gl" if tight else "")
        else:
            marks.append("" if tight else "sp")
    return marks


def _quotes(text: str, found: Sequence[Unit]) -> list[str]:
    """Outside, or first, inner or last unit of the first, second ... quotation; just after one."""
    marks = [""] * len(found)
    number = at = 0
    while at < len(found):
        end = _closing(text, found, at) if _opens(text, found, at) else None
        if end is None:
            at += 1
            continue
        number += 1
        name = f"{min(number, 3)}{_QUOTE_KIND.get(found[at].text, 'd')}"
        marks[at : end + 1] = [f"q=I{name}"] * (end + 1 - at)
        marks[at] = f"q=B{name}"
        if at + 1 < end:
            marks[at + 1] = f"q=F{name}"
        marks[end] = f"q=E{name}"
        for step in (1, 2, 3):
            if end + step < len(found):
                marks[end + step] = f"q=A{step}{name}"
        at = end + 1
    return marks


def _opens(text: str, found: Sequence[Unit], at: int) -> bool:
    sign = found[at].text
    if sign not in _CLOSERS:
        return False
    if sign in _OPENING:
        return True
    start, end = found[at].start, found[at].end
    if sign == "”":
        return end < len(text) and text[end].isalnum() and (start == 0 or text[start - 1].isspace())
    if sign in "'`":
        return (
            (start == 0 or not text[start - 1].isalnum())
            and end < len(text)
            and not text[end].isspace()
        )
    return True


def _closing(text: str, found: Sequence[Unit], at: int) -> int | None:
    sign = found[at].text
    closers = _CLOSERS[sign]
    single = _QUOTE_KIND.get(sign) == "s"
    for i in range(at + 1, len(found)):
        if found[i].text not in closers or found[i].text == sign == "“":
            continue
        end = found[i].end
        if single and end < len(text) and text[end].isalnum():
            continue
        return i
    return None


class Segment(NamedTuple):
    """The units between two separators: half-open unit numbers, and what the segment looks like."""

    start: int
    end: int
    kind: str


def _segments(text: str, found: Sequence[Unit], words: Sequence[Word]) -> list[Segment]:
    cuts = [0]
    for i, unit in enumerate(found):
        sign = unit.text
        if sign in _BREAKS or sign[0] == "@" or (sign in _CLOSERS and sign not in "'`’"):
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


def _segment_layers(
    segments: Sequence[Segment], words: Sequence[Word], names: Sequence[str]
) -> list[list[str]]:
    kinds = ["^"]
    for part in segments:
        place = names[part.start]
        known = place[2] if place[2:] and part.end - part.start <= 8 else ""
        kinds.append(part.kind + known)
    kinds += ["$", "$"]
    around, number, ahead = [], [], []
    count = len(segments)
    for i, part in enumerate(segments):
        left, here, right, later = kinds[i : i + 4]
        size = part.end - part.start
        around += [f"sg={left}|{here}|{right}"] * size
        ahead += [f"sn={here}|{right}|{later}"] * size
        for step in range(size):
            where = "B" if step == 0 else "E" if step == size - 1 else "M"
            number.append(f"sm={min(i, 6)}|{min(count - i, 4)}|{here}|{where}")
    return [around, number, ahead]


def _story(words: Sequence[Word], quotes: Sequence[str]) -> list[list[str]]:
    """What has been read before a unit and what comes after it: years, quotations, pages, addresses."""
    signs = [
        "q" if quote[:3] == "q=E" else sign
        for sign, quote in zip(story_signs(words), quotes, strict=True)
    ]
    return [_passing(signs, "h="), _passing(signs[::-1], "f=")[::-1]]


def story_signs(words: Sequence[Word]) -> list[str]:
    """One letter for each unit that tells of a field: y year, p pages, u address, v volume or issue, i in."""
    signs = []
    for word in words:
        sign = ""
        if word.shape == "year":
            sign = "y"
        elif "page" in word.classes and len(word.here[0]) < 6:
            sign = "p"
        elif word.shape == "@url":
            sign = "u"
        elif word.key in ("volume", "issue"):
            sign = "v"
        elif word.key == "container":
            sign = "i"
        signs.append(sign)
    return signs


def _numerals(words: Sequence[Word]) -> list[str]:
    """A number's place in its chain: "Phys. Rev. Lett. 114, 142001 (2015)" has three, volume first.

    Words break a chain, cues such as "vol." and signs do not.
    """
    marks = [""] * len(words)
    chain: list[int] = []
    for at, word in enumerate(words):
        sign = word.shape[0]
        if word.shape == "year" or (sign in "d1" and len(word.shape) == 2):
            chain.append(at)
        elif sign.isalpha() and word.key not in ("page", "volume", "issue", "month", "season"):
            _number_off(marks, chain, words)
            chain = []
    _number_off(marks, chain, words)
    return marks


def _number_off(marks: list[str], chain: Sequence[int], words: Sequence[Word]) -> None:
    years = "".join("y" if words[at].shape == "year" else "d" for at in chain[:5])
    for place, at in enumerate(chain):
        marks[at] = f"nu={min(place, 5)}|{years}"


def _passing(signs: Sequence[str], name: str) -> list[str]:
    seen: set[str] = set()
    label = name
    passed = []
    for sign in signs:
        passed.append(label)
        if sign and sign not in seen:
            seen.add(sign)
            label = name + "".join(sorted(seen))
    return passed


_TONGUES = {
    word: tongue
    for tongue, listed in {
        "en": "the of and on for with from by at to its is",
        "de": "der die das und des dem den im zur zum von für über eine einer s hrsg bd aufl",
        "fr": "le la les des du et dans au aux une sur éd p",
        "it": "il della di e nel dei delle del alla gli dell a cura vol",
        "es": "el los las y del en por una con ed",
    }.items()
    for word in listed.split()
    if word not in ("a", "s", "p", "ed", "vol", "on", "e", "y")
}


def _language(found: Sequence[Unit]) -> str:
    counts: dict[str, int] = {}
    for unit in found:
        tongue = _TONGUES.get(unit.text.lower())
        if tongue:
            counts[tongue] = counts.get(tongue, 0) + 1
    return max(counts, key=lambda tongue: counts[tongue]) if counts else "?"
