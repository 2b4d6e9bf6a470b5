"""The trained note model: which stretches of a note are citations, which are talk, which point to other notes.

Its answer has the shape of the grammar's (`split.split`): either can stand in for the other.
"""

import re
import threading
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

import pycrfsuite

from citeaudit.model.manuscript import Extent
from citeaudit.parsers import cues
from citeaudit.parsers.clauses import note_features
from citeaudit.parsers.split import Portion, Split
from citeaudit.parsers.words import Unit, units

MODEL = "notes.crf.zz"
_BESIDE = " \t\n;,"
_EVIDENCE = re.compile(r"\d|[“”\"«»„]|https?:")


def split(text: str, emphasis: Sequence[Extent] = ()) -> Split:
    """The citations of a note in order, and how many words of talk stand beside them."""
    found = units(text)
    if not found:
        return Split((), 0)
    labels = _tagger().tag(note_features(text, found, emphasis))
    stretches = _stretches(found, labels)
    portions = tuple(
        _portion(text, *one) for one in stretches if _tells_a_work(text[one[0] : one[1]])
    )
    talk = sum(
        label == "R" and unit.text[0].isalpha() for unit, label in zip(found, labels, strict=True)
    )
    return Split(portions, talk)


def _stretches(found: Sequence[Unit], labels: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where citations and pointers begin and end, in code points."""
    start = end = None
    before = ""
    for unit, label in zip(found, labels, strict=True):
        goes_on = (label == "I" and before in ("B", "I")) or (label == "X" and before == "X")
        if not goes_on:
            if start is not None and end is not None:
                yield start, end
            start = unit.start if label in ("B", "I", "X") else None
        end = unit.end
        before = label
    if start is not None and end is not None:
        yield start, end


def _tells_a_work(stretch: str) -> bool:
    """Whether a stretch holds a number, a quotation or a back-reference, or is as short as "Harlow, Second Thoughts".

    A sentence on a body with a long name may look like a citation; it lacks all of these.
    """
    if _EVIDENCE.search(stretch) or cues.IBID.match(stretch) or cues.OP_CIT.search(stretch):
        return True
    words = re.findall(r"[^\W\d_]+", stretch)
    small = sum(word[0].islower() for word in words)
    return len(words) < 15 and small * 5 < len(words) * 2


def _portion(text: str, start: int, end: int) -> Portion:
    signal, skip = cues.leading_signal(text[start:end])
    start += skip
    while end > start and text[end - 1] in _BESIDE:
        end -= 1
    while start < end and text[start] in _BESIDE:
        start += 1
    return Portion(start, end, re.sub(r"\s+", " ", signal) if signal else None)


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
