"""The field labeller by grammar: pieces of a reference scored by what they look like and where they stand.

Every piece has a few labels it may take, each with a score; the best path through them is found with what
labels may follow each other. Hard spans have one label only.
"""

import math
from collections.abc import Sequence

from citeaudit.model.manuscript import Extent
from citeaudit.parsers import spans
from citeaudit.parsers.labels import Label, Labelled
from citeaudit.parsers.pieces import Piece, cut
from citeaudit.parsers.scores import Scores, scores_of
from citeaudit.parsers.tokens import Token, tokenize

# The usual order of a reference's parts; a step back costs.
_RANK: dict[Label, int] = {
    "signal": 0, "author": 1, "title": 2, "container": 4, "editor": 5, "translator": 5, "genre": 5, "series": 6,
    "edition": 6, "volume": 6, "issue": 7, "place": 8, "publisher": 9, "date": 10, "pages": 11, "pinpoint": 12,
    "doi": 13, "url": 13, "accessed": 14, "note": 12, "other": 5,
}  # fmt: skip
_STEP: dict[tuple[Label, Label], float] = {
    ("author", "author"): 0.2, ("author", "title"): 0.8, ("author", "container"): -1.0, ("author", "publisher"): -1.0,
    ("author", "place"): -0.8, ("title", "title"): -0.3, ("title", "container"): 0.2, ("title", "author"): -2.5,
    ("title", "publisher"): -0.3, ("container", "container"): -0.5, ("container", "title"): -2.0, ("container", "author"): -4.0,
    ("place", "publisher"): 1.0, ("publisher", "place"): 0.6, ("place", "title"): -2.5, ("publisher", "title"): -2.5,
    ("publisher", "publisher"): -0.4, ("place", "place"): 0.0, ("editor", "editor"): 0.4, ("editor", "title"): -0.6,
    ("editor", "container"): 0.0, ("editor", "place"): 0.3, ("editor", "author"): -4.0, ("volume", "title"): -2.5,
    ("volume", "place"): 0.0, ("date", "author"): -4.0, ("date", "title"): -0.8, ("date", "container"): -0.8, ("date", "volume"): 0.0,
    ("translator", "translator"): 0.4, ("pages", "date"): 0.3, ("pages", "title"): -3.0, ("pages", "author"): -4.0,
    ("pages", "place"): -0.5, ("series", "place"): 0.0, ("genre", "publisher"): 0.5, ("genre", "place"): 0.3,
    ("container", "volume"): 0.5, ("volume", "container"): 0.2, ("other", "title"): -0.2, ("other", "container"): 0.0,
    ("edition", "publisher"): 0.2, ("edition", "place"): 0.2, ("issue", "container"): -1.0, ("genre", "title"): -0.5,
}  # fmt: skip
_BACK = -1.2


def label(text: str, emphasis: Sequence[Extent] = ()) -> Labelled:
    """The field labels of one reference; `emphasis` are the stretches set in italics."""
    pieces = cut(text, spans.find(text), emphasis)
    scores = scores_of(pieces)
    chosen = _best_path(scores)
    return _spread(tokenize(text), pieces, chosen, _margins(scores, chosen))


def _best_path(scores: Sequence[Scores]) -> list[Label]:
    if not scores:
        return []
    best: list[dict[Label, tuple[float, Label | None]]] = [
        {name: (score, None) for name, score in scores[0].items()}
    ]
    for here in scores[1:]:
        column: dict[Label, tuple[float, Label | None]] = {}
        for name, score in here.items():
            total, before = max(
                (
                    (value[0] + _step(previous, name), previous)
                    for previous, value in best[-1].items()
                ),
                key=lambda pair: pair[0],
            )
            column[name] = (total + score, before)
        best.append(column)
    last = max(best[-1], key=lambda one: best[-1][one][0])
    path: list[Label] = [last]
    for column in reversed(best[1:]):
        path.append(column[path[-1]][1] or last)
    return path[::-1]


def _step(before: Label, after: Label) -> float:
    known = _STEP.get((before, after))
    if known is not None:
        return known
    return _BACK if _RANK[after] < _RANK[before] else 0.0


def _margins(scores: Sequence[Scores], chosen: Sequence[Label]) -> list[float]:
    """How sure each choice is, 0..1, with its neighbours taken as given."""
    sure = []
    for index, here in enumerate(scores):
        around = {
            name: score
            + (_step(chosen[index - 1], name) if index else 0.0)
            + (_step(name, chosen[index + 1]) if index + 1 < len(chosen) else 0.0)
            for name, score in here.items()
        }
        mine = around.pop(chosen[index])
        rival = max(around.values(), default=mine - 4.0)
        sure.append(1.0 / (1.0 + math.exp(rival - mine)))
    return sure


def _spread(
    tokens: Sequence[Token], pieces: Sequence[Piece], chosen: Sequence[Label], sure: Sequence[float]
) -> Labelled:
    """Labels of pieces onto tokens; a sign between two pieces of one label belongs to it."""
    labels: list[Label] = []
    confidence: list[float] = []
    index = 0
    for token in tokens:
        while index < len(pieces) and pieces[index].end <= token.start:
            index += 1
        if index < len(pieces) and pieces[index].start <= token.start:
            labels.append(chosen[index])
            confidence.append(round(sure[index], 3))
        elif 0 < index < len(pieces) and chosen[index - 1] == chosen[index]:
            labels.append(chosen[index])
            confidence.append(round(min(sure[index - 1], sure[index]), 3))
        else:
            labels.append("other")
            confidence.append(1.0)
    return Labelled(tokens=tuple(tokens), labels=tuple(labels), confidence=tuple(confidence))
