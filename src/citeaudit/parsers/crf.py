"""The trained field labeller: a linear-chain CRF over units, its model shipped beside it.

How the model came to be is told in docs/how-to/retrain.md; what it was trained on in data/NOTICE.
"""

import threading
import zlib
from collections.abc import Sequence
from functools import cache
from importlib import resources

import pycrfsuite

from citeaudit.model.manuscript import Extent
from citeaudit.parsers.features import features
from citeaudit.parsers.labels import LABELS, Label, Labelled
from citeaudit.parsers.mend import mend
from citeaudit.parsers.tokens import Token, tokenize
from citeaudit.parsers.words import Unit, units

MODEL = "labeller.crf.zz"
_KNOWN = frozenset(LABELS)
_OPENING = frozenset("([{<“„«‹‘‚")
# Signs that belong to a field though they end it: "What happened?", "[1850]", "Geo. L.J."
_KEPT_AT_END = frozenset("?!)]”»’\"'%.…“«")
_PAIRS = {")": "(", "]": "["}


def label(text: str, emphasis: Sequence[Extent] = ()) -> Labelled:
    """The field labels of one reference; `emphasis` are the stretches set in italics."""
    tokens = tokenize(text)
    found = units(text)
    if not found:
        return Labelled(tokens=(), labels=(), confidence=())
    tagger = _tagger()
    chosen = tagger.tag(features(text, found, emphasis))
    sure = [tagger.marginal(name, at) for at, name in enumerate(chosen)]
    labels, confidence = _spread(tokens, found, chosen, sure)
    return Labelled(
        tokens=tokens, labels=tuple(_known(name) for name in labels), confidence=tuple(confidence)
    )


def _known(name: str) -> Label:
    return name if name in _KNOWN else "other"


class _Shelf(threading.local):
    """A tagger for each thread: a tagger keeps the sequence it last read."""

    tagger: pycrfsuite.Tagger | None = None


_SHELF = _Shelf()


def _tagger() -> pycrfsuite.Tagger:
    if _SHELF.tagger is None:
        tagger = pycrfsuite.Tagger()
        tagger.open_inmemory(_model())
        _SHELF.tagger = tagger
    return _SHELF.tagger


@cache
def _model() -> bytes:
    packed = resources.files("citeaudit.parsers").joinpath("data", MODEL).read_bytes()
    return zlib.decompress(packed)


def _spread(
    tokens: Sequence[Token], found: Sequence[Unit], chosen: Sequence[str], sure: Sequence[float]
) -> tuple[list[str], list[float]]:
    """Labels of units onto their tokens."""
    labels: list[str] = []
    confidence: list[float] = []
    at = 0
    for token in tokens:
        while at + 1 < len(found) and found[at].end <= token.start:
            at += 1
        labels.append(chosen[at])
        confidence.append(round(sure[at], 3))
    mend(tokens, labels)
    _loosen(tokens, labels)
    return labels, confidence


def _loosen(tokens: Sequence[Token], labels: list[str]) -> None:
    """Signs between two fields belong to neither, as far as they are no part of the field they stand at."""
    start = 0
    for end in range(1, len(labels) + 1):
        if end < len(labels) and labels[end] == labels[start]:
            continue
        _trim(tokens, labels, start, end)
        start = end


def _trim(tokens: Sequence[Token], labels: list[str], start: int, end: int) -> None:
    last = end - 1
    while last >= start and _loose(tokens, start, last):
        labels[last] = "other"
        last -= 1
    first = start
    while first < last and not tokens[first].text[0].isalnum():
        partner = tokens[first].text in _OPENING or tokens[first].text in "\"'"
        if partner and not _encloses(tokens, first, last):
            break
        if partner:
            break
        labels[first] = "other"
        first += 1


def _loose(tokens: Sequence[Token], start: int, at: int) -> bool:
    sign = tokens[at].text
    if sign[0].isalnum() or sign == "_":
        return False
    if sign in _PAIRS:
        return not any(token.text == _PAIRS[sign] for token in tokens[start:at])
    return sign not in _KEPT_AT_END


def _encloses(tokens: Sequence[Token], first: int, last: int) -> bool:
    return tokens[last].text in _KEPT_AT_END
