"""The printed forms of a note's label: where a line could start a note, where the body could call one.

    starts    `12 Text`  `12. Text`  `[12] Text`  `<sup>12</sup> Text`  `[^12]: Text`  `${ }^{12}$ Text`  `† Text` ...
    markers   `word<sup>12</sup>`  `word[^12]`  `word¹²`  `word\\(^{12}\\)`  `word^12^`  `word[12]`  `word†` ...

Only forms are known here; which of them are notes is decided in chain.py, which see all of them.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal, NamedTuple

from citeaudit.readers.lines import ANCHORS, Line

Family = Literal["arabic", "roman", "letter", "symbol", "name"]

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
SYMBOLS = "*†‡§¶‖#"
_DIGITS = r"\d{1,4}"
_WORDS = r"[^\s\[\]<>^]{1,60}"
# What an OCR or TeX tool writes for a raised number, in the order of how plain they are.
_RAISED = rf"""
    <(?i:sup)>\s*(?:<(?:em|i|b|a)\b[^<>]*>\s*)?[\[(*_]{{0,2}}(?P<sup>{_DIGITS}|[ivxl]{{1,6}}|[a-z]|\\?[*†‡§¶‖\#]{{1,3}})[\])*_.]{{0,2}}(?:\s*</(?:em|i|b|a)>)?\s*</(?i:sup)>
  | (?:<sup>)?\[(?:<sup>)?\\?\[?(?P<anchor>{_DIGITS}|[ivxl]{{1,6}}|\\?[*†‡§¶]{{1,3}})\\?\]?(?:</sup>)?\]\(\#[^()\s]{{1,80}}\)(?:</sup>)?
  | <a\b[^<>]{{0,200}}\#[^<>]{{0,100}}>\s*(?:<sup>)?\s*\[?(?P<href>{_DIGITS}|[ivxl]{{1,6}})\]?\s*(?:</sup>)?\s*</a>
  | \$\s*(?:\{{\s*\}})?\s*\^\{{?\s*(?P<math>{_DIGITS})\s*\}}?\s*\$
  | \\\(\s*(?:\{{\s*\}})?\s*\^\{{?\s*(?P<paren_math>{_DIGITS})\s*\}}?\s*\\\)
  | \\textsuperscript\{{\s*(?P<tex>{_DIGITS})\s*\}}
  | \\?\^(?P<caret>{_DIGITS})\\?\^
  | (?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,4}})
  | (?P<circled>[①-⑳㉑-㉟㊱-㊿])
"""
_START = re.compile(
    rf"""
    (?P<lead>[ \t]*(?:>[ \t]?)*{ANCHORS}(?:[-+•–][ \t]+|\*[ \t]+(?=[\d\[(<$\\⁰¹²³⁴⁵⁶⁷⁸⁹①-⑳]))?)
    (?:
      (?P<definition>\[\^(?P<name>{_WORDS})\]:)
    | (?P<up>{_RAISED})
    | (?P<bracket>\\?\[(?P<in_bracket>{_DIGITS})\\?\][.:]?)
    | (?P<paren>\\?\((?P<in_paren>{_DIGITS})\\?\)[.:]?)
    | (?P<bold>\*\*(?P<in_bold>{_DIGITS})[.):]?\*\*[.):]?)
    | (?P<plain>(?P<number>{_DIGITS})(?P<sign>\\?[.):])?(?=[ \t\u00a0]+\S|[“"‘«„A-ZÀ-Þ<\[(]|$))
    | (?P<counted>(?P<in_roman>[ivxl]{{1,7}})[.)])(?=[ \t]+\S)
    | (?P<symbol>(?:\\\*){{1,3}}|[†‡§¶‖]{{1,3}}|\*{{1,3}}(?=[ \t]))(?=[ \t]+\S|[A-ZÀ-Þ“"‘])
    )
    """,
    re.VERBOSE,
)
_RAISED_ALONE = re.compile(_RAISED, re.VERBOSE)
# The set in front spares the engine seven trials at every letter of a book.
_IN_PARENTHESES = re.compile(rf"\((?P<paren_number>{_DIGITS})\)(?=[ \t]+\S)")
_MANY_ON_A_LINE = ("sup", "bundle", "math", "raised", "paren")
_MARKER = re.compile(
    rf"""
    (?=[<\[(\\$^⁰¹²³⁴⁵⁶⁷⁸⁹①-㊿*†‡§¶‖\d])(?:
      (?P<caret_name>\[\^(?P<name>{_WORDS})\])(?!:)
    | (?P<up><(?i:sup)>\s*(?:<a\b[^<>]*>\s*)?[\[(]?(?P<sup_list>{_DIGITS}(?:\s*[,;–-]\s*{_DIGITS}){{1,9}})[\])]?(?:\s*</a>)?\s*</(?i:sup)>)
    | (?P<one>{_RAISED})
    | (?P<bracket>(?:(?<=\S)|(?<=\S[ ]))\\?\[(?P<in_bracket>{_DIGITS}(?:\s*[,;]\s*{_DIGITS}){{0,9}})\\?\](?![(:\d]))
    | (?P<paren>(?:(?<=\S)|(?<=\S[ ]))\((?P<in_paren>{_DIGITS})\))
    | (?P<glued>(?:(?<=[^\W\d_][.,;:!?)”"’'\]»])|(?<=\b[12]\d\d\d[.,;:]))(?P<in_glued>{_DIGITS})(?=[\s—–)]|$))
    | (?P<symbol>(?<=[^\s\\*†‡§¶‖#_(\[|/-])(?P<sign>(?:\\\*){{1,3}}|[†‡¶‖§]{{1,3}}|\*{{1,3}}(?=[\s,.;:)]|$)))
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
# A raised number after these is arithmetic or an ordinal, not a call for a note.
_UNITS = re.compile(
    r"(?:\b(?:m|km|cm|mm|dm|ft|yd|mi|in|s|sec|kg|ha|x|y|z|n|r|R|c|e|E|p|t|T|CO|H|O|N|10)|[χσπλμ]|\d)$"
)
_POINTS_ELSEWHERE = re.compile(
    r"(?:figures?|figs?\.|tables?|sections?|chapters?|eqs?\.|equations?|appendix|step)[ \t(]*$",
    re.IGNORECASE,
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


_FIRST_SIGNS = frozenset("0123456789[<($\\^⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§¶‖-+•–ivxl")
_ONLY_AN_ADDRESS = re.compile(r"\s*<?https?://\S+?>?(?:\s+[\"'(][^\n]*[\"')])?\s*$")


class Start(NamedTuple):
    """A place that could start a note: its line, where the label begins, where the words begin."""

    line: int
    at: int
    words: int
    label: str
    number: int
    family: Family
    shape: str


class Call(NamedTuple):
    """A place that could call a note. `weak` where arithmetic, a unit or a list would look the same."""

    start: int
    end: int
    label: str
    number: int
    family: Family
    shape: str
    weak: bool


def starts(text: str, lines: list[Line]) -> Iterator[Start]:
    """Every line that could start a note, and every raised number inside such a line that could start another."""
    for index, line in enumerate(lines):
        if line.kind in ("blank", "heading", "code", "rule", "figure"):
            continue
        if text[line.lead] not in _FIRST_SIGNS and not "①" <= text[line.lead] <= "㊿":
            continue
        found = _START.match(text, line.start, line.end)
        if found and not (found.group("bracket") and _defines_link(text, line, found)):
            yield from _starts_in(text, index, line, found)


def _defines_link(text: str, line: Line, found: re.Match[str]) -> bool:
    """`[1]: https://...` is where Markdown keeps the target of `[words][1]`, if the text has that."""
    if not found.group("bracket").endswith(":") or not _ONLY_AN_ADDRESS.match(
        text, found.end(), line.end
    ):
        return False
    return f"][{found.group('in_bracket')}]" in text


def _starts_in(text: str, index: int, line: Line, found: re.Match[str]) -> Iterator[Start]:
    shape, label = _shape_and_label(found)
    words = _after_blanks(text, found.end(), line.end)
    if shape == "definition":
        inner = _RAISED_ALONE.match(text, words, line.end)
        if inner:
            shape, label = "bundle", _label_of(inner)
            words = _after_blanks(text, inner.end(), line.end)
    first = _start(index, found.end("lead"), words, label, shape)
    if first is None:
        return
    yield first
    if shape in _MANY_ON_A_LINE:
        yield from _starts_within(text, index, line, first)


def _starts_within(text: str, index: int, line: Line, first: Start) -> Iterator[Start]:
    """Notes that were printed one after another on one line: each number one higher than the last."""
    number = first.number
    in_brackets = first.shape == "paren"
    form = _IN_PARENTHESES if in_brackets else _RAISED_ALONE
    for inner in form.finditer(text, first.words, line.end):
        label = inner.group(1) if in_brackets else _label_of(inner)
        before = text[max(first.words, inner.start() - 2) : inner.start()].rstrip()
        if label == str(number + 1) and before.endswith((".", ">", ")", "”", '"', "—", "–")):
            number += 1
            words = _after_blanks(text, inner.end(), line.end)
            inside = _start(index, inner.start(), words, label, first.shape)
            if inside:
                yield inside


def _shape_and_label(found: re.Match[str]) -> tuple[str, str]:
    if found.group("definition"):
        return "definition", found.group("name")
    if found.group("up"):
        return _raised_shape(found), _label_of(found)
    for shape, group in (("bracket", "in_bracket"), ("paren", "in_paren"), ("bold", "in_bold")):
        if found.group(shape):
            return shape, found.group(group)
    if found.group("counted"):
        return "roman", found.group("in_roman")
    if found.group("plain"):
        sign = (found.group("sign") or "").lstrip("\\")
        return "plain" if not sign else f"plain{sign}", found.group("number")
    return "symbol", found.group("symbol").replace("\\", "")


def _raised_shape(found: re.Match[str]) -> str:
    names = ("sup", "anchor", "href", "math", "paren_math", "tex", "caret", "raised", "circled")
    return next(name for name in names if found.group(name))


def _label_of(found: re.Match[str]) -> str:
    label = found.group(_raised_shape(found))
    if found.group("circled"):
        return str(int(unicodedata.numeric(label)))
    return label.translate(SUPERSCRIPTS).replace("\\", "")


def _start(line: int, at: int, words: int, label: str, shape: str) -> Start | None:
    family, number = family_of(label, named=shape == "definition")
    if family == "arabic" and number == 0 and shape != "definition":
        return None
    return Start(line, at, words, label, number, family, shape)


def family_of(label: str, *, named: bool = False) -> tuple[Family, int]:
    """How a label counts, and which number it stands for in that count."""
    if label.isascii() and label.isdigit():
        return "arabic", int(label)
    if named:
        return "name", 0
    if all(sign in SYMBOLS for sign in label):
        return "symbol", SYMBOLS.index(label[0]) + 1 + len(SYMBOLS) * (len(label) - 1)
    if all(sign in _ROMAN for sign in label):
        return "roman", _roman(label)
    return "letter", ord(label[0]) - 96


def _roman(label: str) -> int:
    values = [_ROMAN[sign] for sign in label]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )


def _after_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at] in " \t\u00a0\u2002\u2003\u2009":
        at += 1
    return at


def calls(text: str) -> Iterator[Call]:
    """Every place in a text that could call a note."""
    for found in _MARKER.finditer(text):
        if found.group("caret_name"):
            family, number = family_of(found.group("name"), named=True)
            yield Call(
                found.start(), found.end(), found.group("name"), number, family, "definition", False
            )
        elif found.group("up"):
            yield from _listed(found, "sup_list", "sup", weak=False)
        elif found.group("one") and not (
            found.group("anchor")
            and _POINTS_ELSEWHERE.search(text, found.start() - 12, found.start())
        ):
            yield _raised_call(text, found)
        elif found.group("bracket") and not _is_link_target(text, found.start()):
            yield from _listed(found, "in_bracket", "bracket", weak=True)
        elif found.group("paren"):
            yield from _listed(found, "in_paren", "paren", weak=True)
        elif found.group("glued"):
            yield from _listed(found, "in_glued", "glued", weak=True)
        elif found.group("symbol") and not _ends_emphasis(text, found):
            label = found.group("sign").replace("\\", "")
            family, number = family_of(label)
            yield Call(found.start(), found.end(), label, number, family, "symbol", True)


def _is_link_target(text: str, at: int) -> bool:
    """The second half of `[words][1]`; in `[7][8]` both halves are calls."""
    if text[at - 1 : at] != "]":
        return False
    opened = text.rfind("[", max(at - 200, 0), at)
    return opened >= 0 and not text[opened + 1 : at - 1].strip("\\").isdigit()


def _ends_emphasis(text: str, found: re.Match[str]) -> bool:
    """Stars that close what stars of the same number opened earlier on the line are mark-up."""
    sign = found.group("sign")
    if not sign.startswith("*"):
        return False
    before = text[max(text.rfind("\n", 0, found.start()) + 1, found.start() - 2000) : found.start()]
    return len(re.findall(rf"(?<![\\*])\*{{{len(sign)}}}(?!\*)", before)) % 2 == 1


def _listed(found: re.Match[str], group: str, shape: str, *, weak: bool) -> Iterator[Call]:
    for label in _numbers(found.group(group)):
        yield Call(found.start(), found.end(), label, int(label), "arabic", shape, weak)


def _numbers(listed: str) -> Iterator[str]:
    """The labels of "48, 49" and "54-56"; a range that falls or is long is only its two ends."""
    for part in re.split(r"\s*[,;]\s*", listed):
        ends = [int(end) for end in re.findall(r"\d+", part)]
        if len(ends) == 2 and 0 < ends[1] - ends[0] < 10:
            yield from (str(number) for number in range(ends[0], ends[1] + 1))
        else:
            yield from (str(end) for end in ends)


def _raised_call(text: str, found: re.Match[str]) -> Call:
    label = _label_of(found)
    family, number = family_of(label)
    before = text[max(found.start() - 12, 0) : found.start()]
    arithmetic = bool(_UNITS.search(before)) and not re.search(r"(?<!\d)(?:1\d|20)\d\d$", before)
    return Call(
        found.start(),
        found.end(),
        label,
        number,
        family,
        _raised_shape(found),
        arithmetic or family == "letter",
    )
