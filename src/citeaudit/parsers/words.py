"""The units of a text, and what a word shows by itself: form, shape, ending, the classes of the lexicon.

A word is looked at once and kept: notes repeat their words.
"""

from functools import cache
from importlib import resources
from typing import NamedTuple

from citeaudit.parsers.links import addresses
from citeaudit.parsers.tokens import tokenize

MOST_WORDS_KEPT = 60_000
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
def gazetteer() -> dict[str, list[tuple[tuple[str, ...], str]]]:
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
