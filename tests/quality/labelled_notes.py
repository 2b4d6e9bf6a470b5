"""Labelled notes as they are written by hand, and the measures taken on them.

    C {a:Jane Ford}, “{t:The Long Road},” {c:Daily Courier}, {d:May 3, 2011}.
    M A remark. ⟪{y:See} {a:R. Blin}, {t:Dust} ({d:1999})⟫; ⟪...⟫
    C {u:ASFi}, {c:Otto di Guardia}, {v:filza 2234}, {k:c. 14v}. ≡ archive

The first letter is the note's class: Citation, Remark, Mixed, Ibid. and its kin (I) or a bare pointer to another
note (X), both cross-references; ⟪⟫ hold its citations where
there is more than one, or a remark beside one. Letters before a colon are labels, see `LABELS`.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import compress
from pathlib import Path
from typing import NamedTuple

LABELS = {
    "a": "author", "e": "editor", "x": "translator", "t": "title", "c": "container", "v": "volume", "i": "issue", "d": "date",
    "p": "pages", "k": "pinpoint", "u": "publisher", "l": "place", "w": "url", "o": "doi", "n": "note", "g": "genre",
    "r": "edition", "s": "series", "z": "accessed", "y": "signal", "f": "other",
    "q": "X",
}  # fmt: skip
CLASSES = {
    "C": "citation",
    "R": "remark",
    "X": "cross-reference",
    "I": "cross-reference",
    "M": "mixed",
}
# What a measure calls by one name: an issue counts with its volume, a pinpoint with the pages.
MERGED = {
    "issue": "volume",
    "pinpoint": "pages",
    "accessed": "note",
    "series": "other",
    "signal": "other",
}
_CUES = set(
    "in pp p vol vols no nos nr ed eds hg hrsg s bd jg and et und y e volume number pages page edited by trans translated von at "
    "retrieved from available accessed on n fasc heft h cit hgg editor editors issue".split()
)
_WORD = re.compile(r"\w+|[^\w\s]")

Labelled = list[tuple[str, str]]


class Part(NamedTuple):
    """A citation of a labelled note: its text and its tokens with their labels."""

    text: str
    tokens: Labelled


class Written(NamedTuple):
    """A labelled note: its class, language, text, citations, where each stands in the text, and what they are to."""

    kind: str
    language: str
    text: str
    parts: tuple[Part, ...]
    extents: tuple[tuple[int, int], ...]
    cited: str | None = None


def read(path: Path) -> list[Written]:
    """The notes of a file."""
    notes = []
    language = "en"
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# "):
            language = line[2:].strip() if len(line) < 6 else language
        elif line[1:2] == " ":
            marked, _, cited = line[2:].partition(" ≡ ")
            notes.append(_note(line[0], language, marked)._replace(cited=cited or None))
    return notes


def _note(sign: str, language: str, marked: str) -> Written:
    marked = marked.strip()
    if "⟪" not in marked and sign in "CI":
        marked = f"⟪{marked}⟫"
    text = ""
    parts = []
    extents = []
    for piece in re.split(r"(⟪.*?⟫)", marked):
        if piece.startswith("⟪"):
            plain, tokens = _labelled(piece[1:-1])
            parts.append(Part(plain, tokens))
            extents.append((len(text), len(text) + len(plain)))
            text += plain
        else:
            text += _labelled(piece)[0]
    return Written(CLASSES[sign], language, text, tuple(parts), tuple(extents))


def _labelled(marked: str) -> tuple[str, Labelled]:
    text = ""
    tokens: Labelled = []
    for inside, outside in re.findall(r"\{(\w:[^}]*)\}|([^{}]+)", marked):
        label, plain = (LABELS[inside[0]], inside[2:]) if inside else ("other", outside)
        tokens += [(token, label) for token in _WORD.findall(plain)]
        text += plain
    return text, tokens


def fields(tokens: Labelled) -> Counter[tuple[str, str]]:
    """The fields of labelled tokens as a measure sees them: runs of one label, without signs and cue words."""
    runs: list[tuple[str, list[str]]] = []
    open_run = False
    for token, label in tokens:
        word = token.lower()
        if not any(char.isalnum() for char in word):
            continue
        label = MERGED.get(label, label)
        if label == "other":
            open_run = open_run and word in _CUES
        elif open_run and runs[-1][0] == label:
            runs[-1][1].append(word)
        else:
            runs.append((label, [word]))
            open_run = True
    stripped = ((label, _without_cues(words)) for label, words in runs)
    return Counter((label, " ".join(words)) for label, words in stripped if words)


def _without_cues(words: list[str]) -> list[str]:
    while words and words[0] in _CUES:
        words = words[1:]
    while words and words[-1] in _CUES:
        words = words[:-1]
    return words


class Measure(NamedTuple):
    """Field F1 and the share of references with every field right, both in percent."""

    f1: float
    perfect: float


def measure(parts: Sequence[Part], label: Callable[[str], Labelled]) -> Measure:
    """The measures of a labeller on references; tokens that the gold calls X are not looked at."""
    hit = wanted = got = perfect = 0
    for part in parts:
        scored = [name != "X" for _, name in part.tokens]
        gold = fields(list(compress(part.tokens, scored)))
        found = fields(list(compress(label(part.text), scored)))
        hit += sum((gold & found).values())
        wanted += sum(gold.values())
        got += sum(found.values())
        perfect += gold == found
    return Measure(200 * hit / max(wanted + got, 1), 100 * perfect / max(len(parts), 1))


def citations(notes: Iterable[Written]) -> list[Part]:
    """All citations of the notes."""
    return [part for note in notes for part in note.parts]
