"""Interviews: who was asked, by whom, in which office, where and when.

Interview with Irene Kells, Assistant Dean, Leeds, 3 August 2003
^kind          ^who was asked ^office       ^place
Maria Gomez, interview by Lucy Bell, Valencia, 3 June 2003
Entretien de l’auteur avec Mohamed S., Alger, 14 mars 2003
"""

import re

from citeaudit.parsers import lexicon
from citeaudit.parsers.draft import Draft, runs_of
from citeaudit.parsers.names import looks_like_person


def hold(text: str, draft: Draft) -> None:
    """Every rule of this module."""
    _hold_interviewer(text, draft)
    _hold_asked_by(text, draft)
    _hold_interview_place(text, draft)


_ASKED = re.compile(
    r"(?P<genre>(?:\w+[’']s?\s)?(?:[Tt]elephone\s|[Pp]ersonal\s|[Oo]ral\s[Hh]istory\s|[Uu]npublished\s)?(?:\w*[Ii]nterviews?|Conversation|Entretien|Intervista|Entrevista|\w*[Gg]espräch|Befragung)"
    r"(?P<by>\s(?:by|of|conducted\sby|de\s?|dell[’']|del|des|der|durch|du|von)\s?(?:the\s|l[’'])?(?:[Aa]uthors?|auteure?|autore|autrice|autora?|Autors?|Autorin|Verfassers?|Verfasserin|me))?"
    r"\s(?:with|mit|avec|con|a))\s(?P<name>[^,()]{3,60})(?=,|\s\(|$)"
)


def asks_somebody(text: str) -> bool:
    """Whether a reference opens with an interview and who was asked in it."""
    return bool(_ASKED.match(text))


def _hold_asked_by(text: str, draft: Draft) -> None:
    """That the author asked belongs to the kind: "Intervista dell’autore a Giovanni Rossi"."""
    found = _ASKED.match(text)
    if found is None or not (found["by"] or found["genre"].startswith(("Oral", "oral"))):
        return
    draft.put_at(found.span("genre"), "genre")
    draft.put_at(found.span("name"), "author")


def _hold_interview_place(text: str, draft: Draft) -> None:
    """Where somebody was interviewed is no second person: "Interview with Omar Haddad, Amman, March 2009"."""
    if not re.match(
        r"(?:\w+(?:[’']s)?\s)?(?:[Ii]nterviews?|Entretien|Intervista|Entrevista|Gespräch)\b", text
    ):
        return
    _hold_person_met(text, draft)
    for start, end, label in runs_of(draft):
        following = next((one for one in draft.labels[end:] if one != "other"), None)
        if (
            label in ("title", "container")
            and start
            and following == "date"
            and "author" in draft.labels[:start]
        ):
            told = text[draft.tokens[start].start : draft.tokens[end - 1].end]
            if len(told.split()) < 4 and "“" not in text:
                draft.put(range(start, end), "place")
        if label != "author" or following != "date":
            continue
        commas = [i for i in range(start, end) if draft.tokens[i].text == ","]
        if commas and sum(draft.tokens[i].text[0].isalnum() for i in range(commas[-1], end)) == 1:
            draft.put([commas[-1]], "other")
            draft.put(range(commas[-1] + 1, end), "place")


_INTERVIEWED = re.compile(
    r"(?P<name>[^,“\"]{4,50}),\s(?P<genre>[Ii]nterview(?:ed)?\s(?:by|with)\s[^,“\"]{3,50}),\s(?:(?P<place>[A-ZÀ-Þ][^,\d]{2,40}),\s)?(?=\d|[A-Z][a-z]{2,8}\.?\s\d)"
)


def _hold_interviewer(text: str, draft: Draft) -> None:
    """Who asked the questions is no author: "Maria Gomez, interview by Lucy Bell, Valencia, 3 June 2003"."""
    found = _INTERVIEWED.match(text)
    if found and looks_like_person(found["name"]):
        draft.put_groups(found, name="author", genre="genre", place="place")


_MET = re.compile(
    r"\S+(?:\s\S+)?\s(?:with|mit|avec|con|a)\s(?P<name>[^,()]{4,60}),\s(?P<rest>[^()]{2,160}?)(?=\s?\(|,\s(?:[^\W\d_]+\s)?\d)"
)


def _hold_person_met(text: str, draft: Draft) -> None:
    """Behind whom one spoke with stand the office and the place: "Interview with Irene Kells, Assistant Dean, Leeds"."""
    found = _MET.match(text)
    if found is None or not looks_like_person(found["name"]):
        return
    inside = draft.within(*found.span("rest"))
    if draft.most(inside) not in ("author", "title", "other", "note", "publisher"):
        return
    if re.search(r"[“\"«„]", found["rest"]) or re.match(r"[Ii]n\s", found["rest"]):
        return
    start, end = found.span("rest")
    office, _, last = found["rest"].rpartition(", ")
    placed = lexicon.is_place(last) or (not office and len(last.split()) == 1)
    at = end - len(last) if placed else end
    draft.put_at(found.span("name"), "author")
    draft.put(draft.within(found.end("name"), end), "other")
    draft.put([i for i in draft.within(start, at) if draft.tokens[i].text not in ",;"], "note")
    draft.put(draft.within(at, end), "place")
