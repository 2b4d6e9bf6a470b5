"""What label each piece of a reference may take, by what it looks like and where it stands.

Scores are weights of evidence, found by hand on notes of many styles; only their differences matter.
"""

import re
from collections.abc import Sequence

from citeaudit.parsers import lexicon
from citeaudit.parsers.labels import Label
from citeaudit.parsers.names import looks_like_given, looks_like_person
from citeaudit.parsers.pieces import Piece

Scores = dict[Label, float]

_HARD: dict[str, Label] = {
    "url": "url", "doi": "doi", "identifier": "other", "accessed": "accessed", "volume": "volume", "issue": "issue",
    "edition": "edition", "pinpoint": "pinpoint", "editor-cue": "editor", "translator-cue": "translator",
    "container-cue": "other", "genre": "genre", "law": "container", "aside": "other",
}  # fmt: skip


class Scene:
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


def scores_of(pieces: Sequence[Piece]) -> list[Scores]:
    scene = Scene(pieces)
    return [_piece_scores(piece, index, scene) for index, piece in enumerate(pieces)]


def _piece_scores(piece: Piece, index: int, scene: Scene) -> Scores:
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


def _quotation_scores(piece: Piece, index: int, scene: Scene) -> Scores:
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


def _date_scores(piece: Piece, index: int, scene: Scene) -> Scores:
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


def _names_law(index: int, scene: Scene) -> bool:
    """Whether a number stands right after the name of a law: "Human Rights Act 1998"."""
    if index == 0 or scene.pieces[index].before or index > 3:
        return False
    return bool(lexicon.LAW_TITLE.search(scene.pieces[index - 1].text))


def _pages_scores(piece: Piece, index: int, scene: Scene) -> Scores:
    if index != scene.pages[0]:
        return {"pinpoint": 3.0}
    before = scene.pieces[index - 1] if index else None
    ranged = before is not None and before.kind == "number" and bool(_RANGED.search(before.text))
    return {"pages": 3.0 - 3.0 * ranged, "pinpoint": 1.0}


_RANGED = re.compile(r"\d\s?[–—−-]\s?\d")


def _number_scores(piece: Piece, index: int, scene: Scene) -> Scores:
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


def _text_scores(piece: Piece, index: int, scene: Scene) -> Scores:
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


def _before_title(piece: Piece, index: int, scene: Scene) -> Scores:
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


def _editor_follows(index: int, scene: Scene) -> bool:
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


def _anywhere(piece: Piece, index: int, scene: Scene) -> Scores:
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


def _weigh_position(scores: Scores, piece: Piece, index: int, scene: Scene) -> None:
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
    _weigh_end(scores, piece, index, scene)


def _weigh_end(scores: Scores, piece: Piece, index: int, scene: Scene) -> None:
    """What stands after the date or the pages is seldom a title, and what stands in "in ..." is its container."""
    if piece.emphasis:
        scores["author"] -= 3.0
        scores["title" if index == scene.title_at else "container"] += 2.5
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
