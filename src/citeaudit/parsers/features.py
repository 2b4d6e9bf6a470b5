"""What the labeller sees of each unit of a note: its form, its neighbours, its segment, its place.

A unit is a token, or a whole address: nothing inside an address is labelled by itself. Features are short
strings; what depends on a word alone is computed once a word and kept.

    text ─► units ─┬─ the word itself and two neighbours on each side
                   ├─ quotation marks, brackets, italics around it
                   ├─ the segment between two separators, its neighbours, the units left to read
                   └─ names from the gazetteer, what has been seen and what is still to come
"""

from collections.abc import Sequence
from itertools import pairwise

from citeaudit.model.manuscript import Extent
from citeaudit.parsers.segments import CLOSERS, segment_layers, segments
from citeaudit.parsers.words import Unit, Word, gazetteer, look, units

_OPENING = "“„«‹‘‚"


_QUOTE_KIND = {"«": "g", "»": "g", "‹": "g", "›": "g", "‘": "s", "‚": "s", "'": "s", "`": "s"}


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
    parts = segments(text, found, words)
    _add(rows, segment_layers(parts, words, layers[2]))
    _add(rows, _story(words, layers[0]))
    _add(rows, [_numerals(words)])
    tongue = "ln=" + language(found)
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


def _names(found: Sequence[Unit]) -> list[str]:
    """Where a name of the gazetteer begins and goes on."""
    lower = [unit.text.lower() for unit in found]
    known = gazetteer()
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
    if sign not in CLOSERS:
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
    closers = CLOSERS[sign]
    single = _QUOTE_KIND.get(sign) == "s"
    for i in range(at + 1, len(found)):
        if found[i].text not in closers or found[i].text == sign == "“":
            continue
        end = found[i].end
        if single and end < len(text) and text[end].isalnum():
            continue
        return i
    return None


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


def language(found: Sequence[Unit]) -> str:
    """The language most small words are of; "?" where there are none."""
    counts: dict[str, int] = {}
    for unit in found:
        tongue = _TONGUES.get(unit.text.lower())
        if tongue:
            counts[tongue] = counts.get(tongue, 0) + 1
    return max(counts, key=lambda tongue: counts[tongue]) if counts else "?"


__all__ = ["Unit", "features", "language", "story_signs", "units"]
