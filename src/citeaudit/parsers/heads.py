"""The head of a reference put right: who wrote it, what leads up to him, and what kind of piece it is."""

import re
from collections.abc import Sequence

from citeaudit.model.manuscript import Extent
from citeaudit.parsers import cues, leads, lexicon
from citeaudit.parsers.draft import Draft, runs_of
from citeaudit.parsers.names import is_body, is_given, looks_like_person
from citeaudit.parsers.sources import (
    interviews,
)
from citeaudit.parsers.spans import Spans


def hold(text: str, draft: Draft, seen: Spans, emphasis: Sequence[Extent] = ()) -> None:
    """Every rule of this module, each on what those before it left."""
    _hold_lead_in(text, draft)
    _hold_quoted_head(text, draft, seen)
    _hold_body_head(text, draft, seen, emphasis)
    _hold_forewords(text, draft)
    _hold_author_date(text, draft)
    _hold_letter_to_editor(text, draft)
    _hold_names_in_phrase(text, draft)
    _hold_running_title(text, draft)
    _hold_kind_head(text, draft)
    _hold_presented(text, draft)
    _hold_meeting(text, draft)
    _hold_diary(text, draft)
    _hold_kind_before_italics(text, draft, emphasis)
    _hold_small_container(text, draft)
    interviews.hold(text, draft)
    _hold_posts(text, draft)
    _hold_headword(text, draft)
    _hold_title_of_one_word(text, draft)
    _hold_role(text, draft)


_AUTHOR_DATE = re.compile(
    r"(?P<names>[A-ZÀ-Þ][^\d“\"«:;()]{2,90}?)\.?\s\(?(?:1[5-9]|20)\d\d[a-z]?\)?[.:,]\s"
)


_LETTER_TO_EDITOR = re.compile(r"[Ll]etters?\sto\sthe\s[Ee]ditor")


_NO_AUTHOR_BEFORE = frozenset(("by", "von", "par", "di", "de", "por", "and", "und", "et"))


def _hold_lead_in(text: str, draft: Draft) -> None:
    """Words that lead up to the author are none of the author's, and none of the title's."""
    _, skip = cues.leading_signal(text)
    if skip and draft.labels[:1] == ["author"]:
        draft.put(draft.within(0, skip), "signal")
    begin = skip + leads.lead_in(text[skip : skip + 240])
    if begin == skip or not draft.labels:
        return
    end = re.compile(r"[,:(]").search(text, begin)
    draft.put(draft.within(skip, begin), "signal")
    draft.put(draft.within(begin, end.start() if end else len(text)), "author")


def _hold_quoted_head(text: str, draft: Draft, seen: Spans) -> None:
    """A few words and a comma or stop before a quoted title are who made it: "Al-Qaida in Iraq, “Statement,”"."""
    if not seen.quotations or draft.labels[:1] != ["title"] or "author" in draft.labels:
        return
    first = seen.quotations[0]
    head = text[: first.start]
    inside = draft.within(first.start, first.end)
    if (
        re.fullmatch(r"[A-ZÀ-Þ][^,:;“\"«„]{2,60}[,.]\s", head)
        and len(head.split()) < 7
        and draft.most(inside) == "title"
        and not lexicon.CASE_TITLE.search(head)
    ):
        draft.put(draft.within(0, len(head) - 2), "author")
        draft.put(draft.within(len(head) - 2, len(head)), "other")


def _hold_body_head(text: str, draft: Draft, seen: Spans, emphasis: Sequence[Extent]) -> None:
    """A body before a title in quotation marks or italics is one author, however long its name."""
    titles = sorted(
        [
            *((one.start, one.end) for one in seen.quotations[:1]),
            *((one.start, one.end) for one in emphasis[:1]),
        ]
    )
    if not titles or draft.labels[:1] not in (["author"], ["title"]):
        return
    start, end = titles[0]
    head, inside = text[:start], draft.within(start, end)
    if (
        _LONG_BODY.fullmatch(head)
        and is_body(head)
        and draft.most(inside) in ("title", "container")
    ):
        draft.put(draft.within(0, len(head.rstrip(" ,."))), "author")
        draft.put(draft.within(len(head.rstrip(" ,.")), start), "other")
        draft.put(inside, "title")


_LONG_BODY = re.compile(
    r"[A-ZÀ-Þ][\w’'-]*(?:\s(?:[A-ZÀ-Þ][\w’'-]*|for|of|on|the|and|to|in)){2,12}[,.]\s"
)


_FOREWORD = re.compile(
    r"(?:préface|postface|prefazione|introduzione|Vorwort|[Ff]oreword|[Ii]ntroduction|prólogo|[Pp]reface|avec\sune)\b"
)


def _hold_forewords(text: str, draft: Draft) -> None:
    """Who wrote the foreword neither wrote nor edited the book."""
    for start, end, label in runs_of(draft):
        if label in ("author", "editor", "translator") and _FOREWORD.match(
            text, draft.tokens[start].start
        ):
            draft.put(range(start, end), "note")


def _hold_author_date(text: str, draft: Draft) -> None:
    """What stands before the year at the head of an author-date reference is its author: "World Bank. 2012."."""
    found = _AUTHOR_DATE.match(text)
    if not found or "author" in draft.labels or "editor" in draft.labels:
        return
    inside = draft.within(*found.span("names"))
    label = draft.most(inside)
    if label in ("publisher", "container") or (label == "title" and is_body(found["names"])):
        rest = range(inside[-1] + 1, len(draft.labels))
        after = [draft.labels[i] for i in rest if draft.tokens[i].text[0].isalnum()]
        if after[:1] == ["date"] and "title" in after:
            draft.put(inside, "author")


def _hold_letter_to_editor(text: str, draft: Draft) -> None:
    """A letter to the editor has no editor: who stands before it wrote it."""
    found = _LETTER_TO_EDITOR.search(text)
    if not found:
        return
    inside = draft.within(*found.span())
    if draft.most(inside) not in ("editor", "author", "other", "note"):
        return
    draft.put(inside, "genre")
    for index in range(inside[0]):
        if draft.labels[index] == "editor":
            draft.labels[index] = "author"
        elif draft.labels[index] == "author" and draft.tokens[index].text == ",":
            draft.labels[index] = "other"
    last = inside[0] - 1
    while last >= 0 and not draft.tokens[last].text[0].isalnum():
        if draft.tokens[last].text == ",":
            draft.labels[last] = "other"
        last -= 1


def _hold_names_in_phrase(text: str, draft: Draft) -> None:
    """No author begins in the middle of a phrase: "Report of the Relief Committee, Caradoc, 1901"."""
    for start, end, label in runs_of(draft):
        if label != "author" or not start or draft.labels[start - 1] != "title":
            continue
        before = draft.tokens[start - 1].text
        if not before[0].isalpha() or before.lower() in _NO_AUTHOR_BEFORE:
            continue
        comma = next((i for i in range(start, end) if draft.tokens[i].text == ","), end)
        draft.put(range(start, comma), "title")
        rest = draft.labels[end:]
        if comma + 1 < end and next((one for one in rest if one != "other"), None) == "date":
            draft.put(range(comma, comma + 1), "other")
            draft.put(range(comma + 1, end), "place")
    _hold_body_before_report(text, draft)


def _hold_running_title(text: str, draft: Draft) -> None:
    """No title begins in the middle of a phrase either: "J. Hale, War and Society in Renaissance Europe"."""
    runs = runs_of(draft)
    if len(runs) < 2 or runs[0][2] != "author" or runs[1][2] != "title":
        return
    start, end, _ = runs[0]
    comma = next((i for i in range(end - 1, start, -1) if draft.tokens[i].text == ","), None)
    between = text[draft.tokens[end - 1].end : draft.tokens[end].start]
    if (
        comma is None
        or end - comma < 3
        or between != " "
        or not draft.tokens[end - 1].text.isalpha()
    ):
        return
    if any(draft.tokens[i].text == "." for i in range(comma, end)):
        return
    if looks_like_person(text[: draft.tokens[comma].start]) and draft.tokens[end].text[0].isalpha():
        draft.put([comma], "other")
        draft.put(range(comma + 1, end), "title")


def _hold_body_before_report(text: str, draft: Draft) -> None:
    """ "Quarrymen's Union, Report of the ...": a body before the comma made the report after it."""
    head, sign, rest = text.partition(", ")
    if not sign or draft.labels[:1] not in (["title"], ["author"]) or not is_body(head):
        return
    if draft.labels[0] == "author":
        end = next((i for i, label in enumerate(draft.labels) if label != "author"), 0)
        first = len(draft.within(0, len(head) + 1))
        if first < end and re.match(r"(?:\w+\s){0,2}(?:Reports?|Minutes|Survey|Accounts)\b", rest):
            draft.put(range(first, end), "title")
            draft.put([first - 1], "other")
        return
    if "author" not in draft.labels and re.match(
        r"(?:\w+\s){0,2}(?:Reports?|Minutes|Survey|Accounts|Returns|Statement)\b", rest
    ):
        draft.put(draft.within(0, len(head)), "author")
        draft.put(draft.within(len(head), len(head) + 1), "other")


_KIND_HEAD = re.compile(
    r"(?:[Pp]ress\s[Rr]elease|[Nn]ews\s[Rr]elease|[Ss]peech|[Rr]emarks|[Ii]nterview|[Ee]ditorial|[Ll]etter|[Mm]emorandum|[Pp]odcast|[Vv]ideo|[Pp]ress\s[Cc]onference|[Cc]ommuniqué|[Pp]ressemitteilung|[Aa]rt\.|Artikel|Lemma|Stichwort|Eintrag),?\s(?=[“\"«„‘])"
)


def _hold_kind_head(text: str, draft: Draft) -> None:
    """What a quoted title is may stand before it: "Press release, “Statement on Ports,” ..."."""
    if found := _KIND_HEAD.match(text):
        draft.put_at(found.span(), "genre")


DIARY = re.compile(
    r"(?P<name>[^,“\"]{4,50}),\s(?P<genre>(?:unpublished\s|manuscript\s|MS\s)?(?:[Dd]iary|[Tt]agebuch|[Jj]ournal|[Dd]iario)),\s"
    r"(?P<cue>(?:entry\s(?:for|of)|Eintrag\svom|entrée\sdu)\s)?(?=\d{1,2}[.\s]|[A-Z][a-zà-ÿ]{2,8}\.?\s\d)"
)


def _hold_diary(text: str, draft: Draft) -> None:
    """A diary is a kind, where a day stands behind it, and no title: "Ida B. Wells, Diary, 14 June 1886"."""
    found = DIARY.match(text)
    if found and looks_like_person(found["name"]):
        draft.put_groups(found, name="author", genre="genre")


_PRESENTED = re.compile(
    r"(?P<genre>\b[Pp]aper\s(?:presented|given|read|delivered|prepared)\s(?:at|to|for))\s(?P<the>the\s)?(?=[\w])"
)


def _hold_presented(text: str, draft: Draft) -> None:
    """Where a paper was read begins with its article: "paper given at the annual meeting"."""
    found = _PRESENTED.search(text)
    if found is None:
        return
    draft.put_at(found.span("genre"), "genre")
    after = draft.within(found.end(), len(text))
    if found["the"] and after and draft.labels[after[0]] == "container":
        draft.put_at(found.span("the"), "container")


MEETING = re.compile(
    r"(?<=[,(]\s)(?P<genre>(?:communication|relazione|comunicazione|intervento|ponencia|comunicación|contribution|Vortrag|Referat|Beitrag)(?:\s(?:présentée?|presentata|presentato|tenuta|presentada|leída|gehalten))?"
    r"\s(?:au|à\sla|à\sl[’']|lors\sd[ue]|al|alla|en\sel|en\sla|en\slas|auf\sdem|auf\sder|beim|bei\sder|an\sder|zum|zur))\s?"
    r"(?P<meeting>[^,()]{4,120})(?=,|\s\(|\))"
)


def _hold_meeting(text: str, draft: Draft) -> None:
    """A paper read at a meeting of the Continent: "communication au colloque « Archives et société »"."""
    if found := MEETING.search(text):
        draft.put_at(found.span("genre"), "genre")
        draft.put_at(found.span("meeting"), "container")


_KIND_BEFORE_ITALICS = re.compile(
    r"(?P<kind>(?:Press|News)\s[Rr]elease|Fact\sSheet|Memorandum),\s"
    r"(?:(?P<body>[A-Z][^“\"«„:;()]{2,90}),\s)?$"
)


def _hold_kind_before_italics(text: str, draft: Draft, emphasis: Sequence[Extent]) -> None:
    """Law reviews say first what a paper of an office is: "Press Release, Fed. Trade Comm'n, *Title*"; for their own see lawreviews."""
    first = next((one for one in emphasis if one.end - one.start > 6), None)
    found = _KIND_BEFORE_ITALICS.match(text, 0, first.start) if first is not None else None
    if found is None or first is None:
        return
    draft.put(draft.within(0, first.start), "other")
    draft.put_at(found.span("kind"), "genre")
    if found["body"]:
        draft.put_at(found.span("body"), "author")
    draft.put(draft.within(first.start, first.end), "title")


_SMALL_CONTAINER = re.compile(
    r"(?<=,)\s+in:\s+(?P<name>[^\W\d_A-ZÀ-Þ][\w-]+(?:\s[\w-]+){0,3}?|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6})(?=,|\s+\d|\s+vom\s|\s+\()"
)


def _hold_small_container(text: str, draft: Draft) -> None:
    """Journals with a small first letter, and sites by their address: "in: sehepunkte 9 (2009)", "in: bpb.de, 1.2.2018"."""
    found = _SMALL_CONTAINER.search(text)
    if found is None or "container" in draft.labels:
        return
    inside = draft.within(*found.span("name"))
    if draft.most(inside) in ("title", "other", "note", "publisher", "url"):
        draft.put(draft.within(found.start(), found.start("name")), "other")
        draft.put(inside, "container")


_PLATFORM = re.compile(
    r"(?<=,\s)(?:Twitter|Facebook|Instagram|YouTube|Telegram|TikTok|LinkedIn|Vimeo)(?=,|\s\()"
)


_KIND_BEHIND = re.compile(
    r"[”\"»’],?\s\(?(?P<kind>editorial|op-ed|commentary|comment|leader|obituary|letter|letter\sto\sthe\seditor|interview|book\sreview|Leitartikel|Kommentar|éditorial|editoriale)\)?(?=,)"
)


def _hold_posts(text: str, draft: Draft) -> None:
    """Where something was posted is no person; what kind of piece it is is no part of its title."""
    if (found := _PLATFORM.search(text)) and "container" not in draft.labels:
        inside = draft.within(*found.span())
        if draft.most(inside) in ("author", "publisher", "other", "note"):
            draft.put(inside, "container")
    if found := _KIND_BEHIND.search(text):
        inside = draft.within(*found.span("kind"))
        if draft.most(inside) in ("title", "other", "note", "container"):
            draft.put(inside, "genre")


def _hold_headword(text: str, draft: Draft) -> None:
    """ "Oxford English Dictionary, s.v. “terror”": what is looked up in stands before, and wrote nothing."""
    if "s.v" not in text and "s. v" not in text:
        return
    found = re.search(r",?\ss\.\s?v{1,2}\.", text)
    if found and "container" not in draft.labels and draft.labels[:1] in (["author"], ["title"]):
        end = text.find(",")
        draft.put(draft.within(0, end), "container")


_ONE_WORD = re.compile(r"(?P<name>[^,.]{5,40}),\s(?P<word>[A-ZÀ-Þ][a-zà-ÿ-]{6,})(?=\.\s[A-ZÀ-Þ])")


def _hold_title_of_one_word(text: str, draft: Draft) -> None:
    """ "Hans Füglister, Handwerksregiment. Untersuchungen zur Stadt": the word behind a whole name opens the title."""
    found = _ONE_WORD.match(text)
    if found is None or draft.labels[:1] != ["author"]:
        return
    first, *more = found["name"].split()
    inside = draft.within(*found.span("word"))
    whole = bool(more) and is_given(first) and looks_like_person(found["name"])
    if whole and not is_given(found["word"]) and draft.most(inside) == "author":
        draft.put(draft.within(found.end("name"), found.start("word")), "other")
        following = draft.within(found.end(), len(text))
        draft.put(inside, "title")
        if len(following) > 1 and draft.labels[following[1]] == "title":
            draft.put(following[:1], "title")


_ROLE_MARK = re.compile(
    r"[^()“\"«„]{4,60}?\s(?P<mark>\((?:recops?|comps?|coords?|eds?|orgs?|dirs?|Hgg?|Hrsgg?)\.?\),?)\s"
)


def _hold_role(text: str, draft: Draft) -> None:
    """What tells behind a name that somebody edited is no part of the title."""
    if (found := _ROLE_MARK.match(text)) and draft.labels[:1] == ["author"]:
        inside = draft.within(*found.span("mark"))
        if draft.most(inside) == "title":
            draft.put(inside, "other")
