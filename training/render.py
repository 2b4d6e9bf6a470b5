"""Labelled samples without end: made-up citations and notes, printed, worn and cut into tokens."""

import random
from collections.abc import Iterator

from citeaudit.model.manuscript import Extent
from citeaudit.parsers.tokens import tokenize
from training.damage import Cell, cells, single_blanks, worn
from training.harmonise import Token, with_signs
from training.notes import citation, note
from training.style import Style, sampled
from training.vocabulary import Harvest, Vocabulary
from training.writer import Piece

Sample = tuple[str, list[Token], tuple[Extent, ...]]
_SHARES = {"en": 0.58, "de": 0.14, "fr": 0.11, "it": 0.09, "es": 0.08}


def citations(
    seed: int,
    harvest: Harvest,
    *,
    barred: frozenset[str] = frozenset(),
    languages: dict[str, float] | None = None,
) -> Iterator[tuple[str, Sample]]:
    """Citations, most of them alone: the kind of work and the sample."""
    rng = random.Random(seed)
    shares = languages or _SHARES
    while True:
        language = rng.choices(list(shares), list(shares.values()))[0]
        style = sampled(rng, language)
        words = Vocabulary(rng, language, harvest)
        for _ in range(3):
            if rng.random() < 0.14 and not barred:
                kind, pieces = "whole note", _whole(rng, style, words)
            else:
                kind, pieces = citation(rng, style, words, barred=barred)
            line = worn(rng, single_blanks(cells(pieces, style.italics)))
            if style.tight:
                line = _tight(line)
            yield kind, _sample(line, kept=style.italics == "kept")


def _whole(rng: random.Random, style: Style, words: Vocabulary) -> list[Piece]:
    """A note as one text with field labels: what the labeller meets where citations were not parted.

    A remark alone teaches it nothing.
    """
    kind, parts = note(rng, style, words)
    while kind in ("remark", "cross-reference"):
        kind, parts = note(rng, style, words)
    return [piece for _, pieces in parts for piece in pieces]


def _tight(line: list[Cell]) -> list[Cell]:
    """`Vol.35`, `pp.53-94`: no blank between a cue and its number."""
    out = []
    for i, cell in enumerate(line):
        if (
            cell[0] == " "
            and 0 < i < len(line) - 1
            and line[i - 1][0] == "."
            and line[i + 1][0].isdigit()
        ):
            continue
        out.append(cell)
    return out


def _sample(line: list[Cell], *, kept: bool) -> Sample:
    text = ""
    labels: list[str] = []
    italic: list[bool] = []
    for chars, label, slanted in line:
        text += chars
        labels += [label] * len(chars)
        italic += [slanted] * len(chars)
    tokens: list[Token] = []
    for token in tokenize(text):
        inside = labels[token.start : token.end]
        tokens.append((token.text, max(set(inside), key=inside.count)))
    emphasis: list[Extent] = []
    if kept:
        start = None
        for i, slanted in enumerate([*italic, False]):
            if slanted and start is None:
                start = i
            elif not slanted and start is not None:
                emphasis.append(Extent(start=start, end=i))
                start = None
    return text, with_signs(tokens), tuple(emphasis)
