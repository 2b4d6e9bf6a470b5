"""What the note model sees beyond the labeller: the clauses of a note between semicolons and sentence ends."""

from collections.abc import Sequence
from itertools import pairwise

from citeaudit.model.manuscript import Extent
from citeaudit.parsers.features import features, story_signs
from citeaudit.parsers.segments import ends_sentence
from citeaudit.parsers.words import Unit, Word, look


def note_features(
    text: str, found: Sequence[Unit], emphasis: Sequence[Extent] = ()
) -> list[list[str]]:
    """The labeller's features of each unit, and what its clause and the clauses around it hold."""
    rows = features(text, found, emphasis)
    if not rows:
        return rows
    words = [look(unit.text) for unit in found]
    bounds = _bounds(text, found)
    signs = story_signs(words)
    holds = [_holds(words[start:end], signs[start:end]) for start, end in bounds]
    openings = [words[start].key for start, end in bounds]
    for number, (start, end) in enumerate(bounds):
        before = holds[number - 1] if number else "^"
        after = holds[number + 1] if number + 1 < len(holds) else "$"
        here = holds[number]
        follows = openings[number + 1] if number + 1 < len(openings) else "$"
        around = [f"nb={before}|{here}", f"na={here}|{after}", f"no={openings[number]}|{here}"]
        for at in range(start, end):
            place = "B" if at == start else "E" if at == end - 1 else "M"
            rows[at] += around
            rows[at].append(f"np={place}|{here}|{min(number, 2)}")
            if place == "E":
                rows[at].append(f"nf={follows}|{after}")
    return rows


def _bounds(text: str, found: Sequence[Unit]) -> list[tuple[int, int]]:
    """The clauses as half-open unit numbers; a quotation's own end signs count."""
    cuts = [0]
    for at, unit in enumerate(found):
        if unit.text == ";" or (unit.text in ".?!" and ends_sentence(text, found, at)):
            cuts.append(at + 1)
    cuts.append(len(found))
    return [(a, b) for a, b in pairwise(cuts) if b > a]


def _holds(words: Sequence[Word], signs: Sequence[str]) -> str:
    """The kinds of things in a clause, and how much of it is running prose."""
    seen = "".join(sorted({sign for sign in signs if sign}))
    classes = {name for word in words for name in word.classes}
    if "backref" in classes:
        seen += "b"
    if "given" in classes or any(word.shape in ("X", "Xr") for word in words):
        seen += "n"
    small = sum(word.shape == "x" for word in words)
    share = 3 * small // max(len(words), 1)
    return f"{seen}{share}{min(len(words) // 6, 3)}"
