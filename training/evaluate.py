"""How good a model is, on the data files and on the labelled notes of the repository."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pycrfsuite

from citeaudit.parsers.features import features
from citeaudit.parsers.tokens import tokenize
from citeaudit.parsers.words import units
from training.harmonise import Token, records

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from quality import labelled_notes  # noqa: E402

# What a set calls by one name where we have two. LinkedBooks: a journal is a title, an editor an author.
HABITS: dict[str, dict[str, str]] = {
    "dev-linkedbooks": {"container": "title", "editor": "author"},
    "dev-grobid": {},
    "regression-anystyle-gold": {},
}


def read_by(model: Path) -> Callable[[str], list[Token]]:
    """A labeller that uses the model of a file."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))

    def label(text: str) -> list[Token]:
        found = units(text)
        if not found:
            return []
        chosen = tagger.tag(features(text, found))
        out = []
        at = 0
        for token in tokenize(text):
            while at + 1 < len(found) and found[at].end <= token.start:
                at += 1
            out.append((token.text, chosen[at]))
        return out

    return label


def on_data(folder: Path, label: Callable[[str], list[Token]]) -> dict[str, labelled_notes.Measure]:
    """Field F1 and share of perfect references on each set that is there."""
    figures = {}
    for name, habits in HABITS.items():
        path = folder / f"{name}.jsonl.gz"
        if path.exists():
            parts = [_part(record, habits) for record in records(path)]

            def as_set(text: str, habits: dict[str, str] = habits) -> list[Token]:
                return [(token, habits.get(name, name)) for token, name in label(text)]

            figures[name] = labelled_notes.measure(parts, as_set)
    return figures


def _part(record: dict[str, Any], habits: dict[str, str]) -> labelled_notes.Part:
    tokens = [(token, habits.get(name, name)) for token, name in record["tokens"]]
    return labelled_notes.Part(record["text"], tokens)


def on_notes(label: Callable[[str], list[Token]]) -> dict[str, labelled_notes.Measure]:
    """The same on the repository's own labelled notes."""
    figures = {}
    for name in ("development", "unseen"):
        notes = labelled_notes.read(ROOT / "tests" / "quality" / "labelled" / f"{name}.txt")
        figures[f"{name} notes"] = labelled_notes.measure(labelled_notes.citations(notes), label)
    return figures
