"""The field labeller by grammar: pieces of a reference scored by what they look like and where they stand.

Every piece has a few labels it may take, each with a score; the best path through them is found with what
labels may follow each other. Hard spans have one label only.
"""

import math
import re
from collections.abc import Sequence

from citeaudit.model.manuscript import Extent
from citeaudit.parsers import lexicon, spans
from citeaudit.parsers.labels import Label, Labelled
from citeaudit.parsers.names import looks_like_given, looks_like_person
from citeaudit.parsers.pieces import Piece, cut
from citeaudit.parsers.tokens import Token, tokenize

Scores = dict[Label, float]

_HARD: dict[str, Label] = {
    "url": "url", "doi": "doi", "identifier": "other", "accessed": "accessed", "volume": "volume", "issue": "issue",
    "edition": "edition", "pinpoint": "pinpoint", "editor-cue": "editor", "translator-cue": "translator",
    "container-cue": "other", "genre": "genre", "law": "container", "aside": "other",
}  # fmt: skip
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
    scores = _scores(pieces)
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
    name: Label | None = max(best[-1], key=lambda one: best[-1][one][0])
    path: list[Label] = []
    for column in reversed(best):
        assert name is not None
        path.append(name)
        name = column[name][1]
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


class _Scene:
    """What the whole reference shows: where its quotation, its italics, its dates and its cue words stand."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        kinds = [piece.kind for piece in pieces]
        self.quotation = kinds.index("quotation") if "quotation" in kinds else None
        self.emphasis = next((i for i, piece in enumerate(pieces) if piece.emphasis), None)
        self.container_cue = kinds.index("container-cue") if "container-cue" in kinds else None
        self.dates = [i for i, kind in enumerate(kinds) if kind == "date"]
        self.pages = [i for i, kind in enumerate(kinds) if kind == "pages"]
        self.volumes = [i for i, kind in enumerate(kinds) if kind in ("volume", "issue")]
        self.genre = kinds.index("genre") if "genre" in kinds else None
        self.title_at = self._title_at()
        self.review = any(
            p.kind == "text" and lexicon.REVIEW.match(p.text) for p in pieces[: self.title_at]
        )
        self.archival = self.title_at is None and any(
            p.kind == "text"
            and lexicon.ARCHIVE.search(p.text)
            and not lexicon.PERIODICAL.search(p.text)
            for p in pieces[:12]
        )
        self.dated_brackets = {pieces[i].bracket for i in self.dates if pieces[i].bracket}
        self.law = "law" in kinds

    def _title_at(self) -> int | None:
        """The quotation or the italics that must be the title: the first of them, unless it is a container's."""
        first = [i for i in (self.quotation, self.emphasis) if i is not None]
        if not first or (self.container_cue is not None and self.container_cue < min(first)):
            return None
        at = min(first)
        earlier = [p for p in self.pieces[:at] if p.kind == "text"]
        named = len(earlier) < 2 or looks_like_person(earlier[-1].text)
        if self.pieces[at].text[0] in "«»" and not named and not looks_like_given(earlier[-1].text):
            return None
        return at

    def follows_cue(self, index: int, cue: str) -> bool:
        """Whether a cue word that announces names stands before a piece, with only names between."""
        mine = self.pieces[index].bracket
        for piece in reversed(self.pieces[:index]):
            if piece.kind == cue:
                return not piece.after.startswith((")", ",", ":")) and piece.bracket == mine
            if piece.kind != "text" or piece.bracket != mine or not _nameable(piece.text):
                return False
        return False


def _nameable(text: str) -> bool:
    return not lexicon.is_place(text) and (looks_like_person(text) or looks_like_given(text))


def _scores(pieces: Sequence[Piece]) -> list[Scores]:
    scene = _Scene(pieces)
    return [_piece_scores(piece, index, scene) for index, piece in enumerate(pieces)]


def _piece_scores(piece: Piece, index: int, scene: _Scene) -> Scores:
    match piece.kind:
        case "text":
            return _text_scores(piece, index, scene)
        case "quotation":
            return _quotation_scores(piece, index, scene)
        case "date":
            return _date_scores(piece, index, scene)
        case "pages":
            return _pages_scores(piece, index, scene)
        case "number":
            return _number_scores(piece, index, scene)
        case _:
            return {_HARD[piece.kind]: 0.0}


def _quotation_scores(piece: Piece, index: int, scene: _Scene) -> Scores:
    if index == scene.quotation and (scene.emphasis is None or scene.emphasis > index):
        earlier = [p for p in scene.pieces[:index] if p.kind == "text"]
        untitled = len(earlier) >= 2 and not looks_like_person(earlier[-1].text)
        in_container = scene.container_cue is not None and scene.container_cue < index
        guillemets = piece.text[0] in "«»"
        return {
            "title": 3.0 - 1.5 * untitled * guillemets - 1.5 * in_container,
            "container": 0.5 + 1.5 * untitled * guillemets + 1.5 * in_container,
        }
    return {"container": 1.5, "title": 0.5, "note": 0.3}


def _date_scores(piece: Piece, index: int, scene: _Scene) -> Scores:
    if not re.fullmatch(r"\d{4}(?:\s?[-–—/]\s?\d{2,4})?", piece.text):
        return {"date": 3.0}
    if piece.emphasis:
        return {"title": 2.0, "container": 1.0, "date": 0.0}
    if _names_law(index, scene):
        return {"title": 2.0, "date": 1.0}
    last = index == scene.dates[-1]
    inside_words = not piece.before and index > 0 and scene.pieces[index - 1].kind == "text"
    if last:
        return {"date": 3.0}
    later_full = any(scene.pieces[i].kind == "date" for i in scene.dates if i > index)
    held = bool(piece.bracket)
    score = 1.5 * held - 0.8 * inside_words - 0.8 * later_full
    return {"date": 0.8 + score, "title": 1.0 + 0.8 * inside_words - 2.0 * held, "container": 0.3}


def _names_law(index: int, scene: _Scene) -> bool:
    """Whether a number stands right after the name of a law: "Human Rights Act 1998"."""
    if index == 0 or scene.pieces[index].before or index > 3:
        return False
    return bool(lexicon.LAW_TITLE.search(scene.pieces[index - 1].text))


def _pages_scores(piece: Piece, index: int, scene: _Scene) -> Scores:
    if index != scene.pages[0]:
        return {"pinpoint": 3.0}
    before = scene.pieces[index - 1] if index else None
    ranged = before is not None and before.kind == "number" and bool(_RANGED.search(before.text))
    return {"pages": 3.0 - 3.0 * ranged, "pinpoint": 1.0}


_RANGED = re.compile(r"\d\s?[–—−-]\s?\d")


def _number_scores(piece: Piece, index: int, scene: _Scene) -> Scores:
    previous = scene.pieces[index - 1] if index else None
    following = scene.pieces[index + 1] if index + 1 < len(scene.pieces) else None
    late = bool(scene.dates) and index > scene.dates[-1]
    ranged = bool(_RANGED.search(piece.text))
    numbered = any(i < index for i in scene.volumes) or any(
        p.kind == "number" for p in scene.pieces[:index]
    )
    after_text = previous is not None and previous.kind in ("text", "quotation")
    before_text = following is not None and following.kind == "text" and not piece.after
    pages_before = bool(scene.pages) and scene.pages[0] < index
    pages_next = following is not None and following.kind == "pages"
    after_law = previous is not None and previous.kind == "law"
    opens_issue = following is not None and following.kind == "number" and piece.after == "("
    is_issue = previous is not None and previous.kind == "number" and previous.after == "("
    roman = not piece.text[-1].isdigit()
    if _names_law(index, scene):
        return {"title": 3.0}
    scores: Scores = {
        "pages": 0.5 + 1.5 * ranged + 1.2 * late + 0.5 * numbered - 1.5 * pages_before - 1.0 * before_text
        - 2.0 * is_issue - 1.0 * (pages_next and not ranged),
        "volume": 0.8 + 0.6 * (after_text and not late) + 1.0 * before_text - 1.2 * numbered - 0.7 * ranged
        + 2.0 * opens_issue + 1.5 * (roman and pages_next),
        "issue": 0.0 + 0.6 * (numbered and not late) + 2.5 * is_issue,
        "pinpoint": 0.3 + 1.2 * (late and pages_before) + 2.5 * after_law,
        "title": 0.2 + 0.8 * (not scene.dates or index < scene.dates[0]) * (scene.title_at is None) * (not piece.before),
    }  # fmt: skip
    if piece.emphasis:
        scores["title"] += 1.5
    if scene.archival:
        scores["note"] = 4.0
    return scores


def _text_scores(piece: Piece, index: int, scene: _Scene) -> Scores:
    if scene.follows_cue(index, "editor-cue") and _nameable(piece.text):
        return {"editor": 3.0, "container": 0.5, "title": 0.3}
    if scene.follows_cue(index, "translator-cue") and _nameable(piece.text):
        return {"translator": 3.0}
    if scene.title_at is not None and index < scene.title_at:
        return _before_title(piece, index, scene)
    if scene.archival:
        return {"title": 3.0} if index == 0 else {"note": 3.0, "title": 1.0 * (index < 2)}
    if lexicon.INTERVIEW.match(piece.text) or lexicon.REVIEW.match(piece.text):
        return {"title": 3.0}
    if index == 0 and lexicon.LAW_TITLE.search(piece.text):
        return {"title": 3.0}
    scores = _anywhere(piece, index, scene)
    _weigh_position(scores, piece, index, scene)
    return scores


def _before_title(piece: Piece, index: int, scene: _Scene) -> Scores:
    person = looks_like_person(piece.text) or looks_like_given(piece.text)
    body = bool(lexicon.BODY.search(piece.text))
    dropped = piece.text.lower() in ("in", "and", "the")
    if lexicon.REVIEW.match(piece.text):
        return {"title": 3.0}
    return {
        "author": 2.0 + 1.0 * person + 0.7 * body - 3.0 * dropped,
        "title": 0.6 + 0.4 * (len(piece.text) > 60),
        "editor": 0.5 + 2.5 * _editor_follows(index, scene),
    }


def _editor_follows(index: int, scene: _Scene) -> bool:
    """Whether an editor's cue word stands right after the names that begin here: "Tissot and Landry (eds)"."""
    for piece in scene.pieces[index + 1 : index + 8]:
        if piece.kind == "editor-cue":
            return bool(
                re.match(
                    r"\(?(?:eds?|Hg|Hgg|Hrsg|Hrsgg|dirs?|éds?|coords?|curat|comps?|editors?|Herausgeber)\b",
                    piece.text,
                )
            )
        if piece.kind != "text" or piece.emphasis or not _nameable(piece.text):
            return False
    return False


def _anywhere(piece: Piece, index: int, scene: _Scene) -> Scores:
    text = piece.text
    person = looks_like_person(text)
    words = len(text.split())
    place = lexicon.is_place(text)
    publisher = bool(lexicon.PUBLISHER.search(text))
    periodical = bool(lexicon.PERIODICAL.search(text))
    body = bool(lexicon.BODY.search(text))
    titled = scene.title_at is not None
    journal = (
        periodical
        and scene.pieces[index + 1 : index + 2]
        and scene.pieces[index + 1].kind == "number"
    )
    return {
        "author": 0.4 + 1.6 * person + 0.3 * body - 0.15 * max(words - 4, 0),
        "title": 1.1
        + 0.25 * min(words, 6)
        - 2.0 * bool(journal)
        - 0.6 * person
        - 1.6 * place
        - 0.8 * publisher
        - 1.0 * titled,
        "container": 0.2 + 1.4 * periodical + 1.0 * piece.emphasis * titled - 0.4 * place,
        "place": -0.6 + 3.2 * place + 0.3 * (words <= 2) - 0.3 * max(words - 2, 0),
        "publisher": 0.0 + 1.8 * publisher + 0.8 * body - 0.5 * periodical,
        "editor": -0.5 + 3.0 * (person and _editor_follows(index, scene)),
        "series": -0.8 + 2.5 * (titled and bool(lexicon.SERIES.search(text))),
        "note": -0.2,
    }


def _weigh_position(scores: Scores, piece: Piece, index: int, scene: _Scene) -> None:
    before = scene.pieces[index - 1] if index else None
    after = scene.pieces[index + 1] if index + 1 < len(scene.pieces) else None
    if index == 0:
        scores["author"] += 1.2
        scores["title"] += 0.3
        scores["place"] -= 2.0
        scores["publisher"] -= 1.0
        scores["container"] -= 1.0
    elif (
        looks_like_given(piece.text) and before is not None and before.kind == "text" and index <= 3
    ):
        scores["author"] += 1.0
    if piece.text.startswith("& ") and index <= 6:
        scores["author"] += 2.5
    if any(p.kind in ("number", "volume") for p in scene.pieces[:index]):
        scores["author"] -= 3.0
    if before is not None and before.kind == "container-cue":
        scores["container"] += 3.0 - 2.0 * _editor_follows(index, scene)
        scores["title"] -= 1.0
    if before is not None and before.kind == "genre":
        scores["publisher"] += 1.2
    institution = bool(lexicon.UNIVERSITY.search(piece.text)) and not lexicon.PERIODICAL.search(
        piece.text
    )
    if institution and not piece.emphasis:
        scores["publisher"] += 1.0
        scores["container"] -= 0.5
    if after is not None and after.kind == "genre" and index == 0:
        scores["author"] += 1.5
    if (
        before is not None
        and before.kind == "text"
        and before.text.startswith("& ")
        and looks_like_given(piece.text)
    ):
        scores["author"] += 1.5
    if before is not None and before.kind == "quotation":
        scores["container"] += 0.8
        scores["author"] -= 2.0
    if piece.bracket and piece.bracket in scene.dated_brackets:
        scores["publisher"] += 1.5
        scores["place"] += 1.0
        scores["title"] -= 2.0
        scores["author"] -= 2.0
        scores["container"] -= 0.7
    if piece.after.startswith(":") and after is not None and after.kind == "text":
        scores["place"] += 1.0 * (len(piece.text.split()) <= 3 and index > 0)
        scores["author"] += 0.6 * (index <= 1)
    if piece.before.endswith(":") and before is not None and before.kind == "text" and index > 1:
        scores["publisher"] += 1.0
    if after is not None and after.kind in ("date", "number", "volume", "issue"):
        scores["container"] += 0.6 * (after.kind != "date" or bool(after.bracket))
        if after.kind == "date" and not after.bracket:
            scores["place"] += 0.9 * (not piece.after)
            scores["publisher"] += 0.4
            scores["container"] += 0.7 * bool(re.search(r"\d-\d\d$", after.value or ""))
    if piece.emphasis:
        scores["author"] -= 3.0
        scores["title" if index == scene.title_at else "container"] += 2.5
    _weigh_end(scores, index, scene)


def _weigh_end(scores: Scores, index: int, scene: _Scene) -> None:
    """What stands after the date or the pages is seldom a title, and what stands in "in ..." is its container."""
    if scene.dates and index > scene.dates[-1]:
        scores["author"] -= 2.0
        scores["note"] += 1.0
    if scene.pages and index > scene.pages[0]:
        scores["title"] -= 1.5
        scores["author"] -= 2.0
        scores["note"] += 1.0
    if scene.container_cue is not None and index > scene.container_cue:
        scores["title"] -= 1.0
        scores["container"] += 0.4
