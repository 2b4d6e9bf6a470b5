"""Works as American law reviews print them: the page stands bare before the year, the kind of piece before its title.

Clara Voss, Rivers in Court 71 (2d ed. 1990)                 a book and its page
ROSALIND FEENEY, ORDER AMONG NEIGHBORS 52 (1989)             the same in small capitals
2 Edward Coverdale, Institutes *113                          a volume before the author
Note, Trespass Without Fences, 101 Yale L.J. 877 (1992)      what a student wrote
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from citeaudit.model.manuscript import Extent
from citeaudit.parsers import cues, lexicon
from citeaudit.parsers.calendar_words import MONTH
from citeaudit.parsers.draft import Draft
from citeaudit.parsers.labels import Label
from citeaudit.parsers.names import is_body, looks_like_person
from citeaudit.parsers.sources import (
    theses,
)
from citeaudit.parsers.spans import Spans, Stretch

_YEAR = r"(?:1[4-9]|20)\d\d"
_FIGURES = (
    rf"(?:[ivxl]{{1,7}}(?:[-–][ivxl]{{1,7}})?|(?!{_YEAR},?\sat\s)\*?\d{{1,4}}"
    r"(?:\s?[-–]\s?\d{1,4})?(?:,\s\*?\d{1,4}(?:[-–]\d{1,4})?){0,3})"
)
_PIN = (
    rf"(?:§{{1,2}}\s?\d[\d.:A-Z-]*(?:[-–]\d[\d.:]*)?(?:\([a-z0-9]\))*|(?:chs?|pts?|bks?|app)\.\s[\dIVX]+(?:[-–][\dIVX]+)?|{_FIGURES})"
    r"(?:,?\sat\s\*?\d[\d–,\s-]*(?<!\s))?(?:\s&?\s?nn?\.\s?\d+(?:[-–]\d+)?)?"
)
_LAST = r"(?=\W*$|\s[(\[“\"]|;|\.\s|,\s(?:<?https?:|www\.|doi\b|available))"
# "71 (2d ed. 1990)": the page, and a bracket that ends in the year.
_PAGE_AND_YEAR = re.compile(
    rf"(?P<gap>,?\s(?:at\s)?)(?P<pin>{_PIN})\s\((?P<imprint>[^()“”\"]{{0,110}}?)(?P<year>{_YEAR})\)(?:\s\({_YEAR}\))?{_LAST}"
)
_YEAR_ALONE = re.compile(
    rf"(?P<gap>)(?P<pin>)\s\((?P<imprint>[^()“”\"]{{0,60}}?)(?P<year>{_YEAR})\){_LAST}"
)
# "Commentaries *2": old books are cited by the pages of their first printing, and often without any year.
_STAR_PAGE = re.compile(r"(?P<gap>,?\s(?:at\s)?)(?P<pin>\*\d{1,4}(?:[-–]\d{1,4})?)(?=\W*$|\s\()")
_CAPITALS = re.compile(r"[A-Z]{3}.*[A-Z]{4}")
_VOLUME_FIRST = re.compile(r"\d{1,3}\s(?=[^\W\d_])")
# A number that its title calls for: "World War 2", "Apollo 13".
_COUNTED = re.compile(
    r"(?:War|Part|Volume|Vol\.?|Book|Bk\.|Chapter|Section|Article|Number|No\.|Apollo|Catch|Title|Act|Phase|Class|Area|Route|"
    r"Group|Agenda|Band|Bd\.|Heft|Tome|Nr\.)$",
    re.IGNORECASE,
)
_PAGE_CUE = re.compile(r"\b(?:pp?|cols?|nos?|vols?|paras?|arts?|S|n)\.?$")
_STATED = re.compile(r"[,.]\s(?:in|In|dans|en)\s|,\s\d")


def hold(text: str, draft: Draft, seen: Spans, emphasis: Sequence[Extent]) -> None:
    """Every rule of this module, each on what those before it left."""
    _hold_book(text, draft, seen, emphasis)
    _hold_piece(text, draft, seen, emphasis)
    theses.hold(text, draft)


# "Cong. Rsch. Serv., R44012, Selected Activities 7": papers of an office are numbered before their title.
_NUMBERED_PAPER = re.compile(r"(?P<it>[A-Z]{1,5}[- ]?\d[\d-]{2,9}),\s")


class _Head(NamedTuple):
    """What stands before the page of a book: where its volume, author and title are."""

    volume: tuple[int, int] | None
    number: tuple[int, int] | None
    author: tuple[int, int] | None
    title: tuple[int, int]


def _hold_book(text: str, draft: Draft, seen: Spans, emphasis: Sequence[Extent]) -> None:
    """ "Author, Title 71 (2d ed. 1990)": the number is the page, the title has all that stands before it."""
    _, begin = cues.leading_signal(text)
    patterns = [_PAGE_AND_YEAR]
    if "*" in text:
        patterns.append(_STAR_PAGE)
    if _CAPITALS.search(text, begin):
        patterns.append(_YEAR_ALONE)
    for pattern in patterns:
        for found in pattern.finditer(text, begin):
            head = _head(text, begin, found.start("gap"), emphasis)
            if head is None or not _is_book(text, draft, seen, emphasis, head, found):
                continue
            draft.put_at(head.volume, "volume")
            draft.put_at((begin, found.start("pin")), "other", keep=("signal",))
            draft.put_at(head.volume, "volume")
            draft.put_at(head.author, "author")
            draft.put_at(head.title, "title")
            draft.put_at(head.number, "volume")
            draft.put_at(found.span("pin"), "pages")
            if "imprint" in found.groupdict():
                _hold_imprint(text, draft, found)
            return


def _head(text: str, begin: int, end: int, emphasis: Sequence[Extent]) -> _Head | None:
    """Volume, author and title of a book; None where no author and no italics tell them apart."""
    volume = _VOLUME_FIRST.match(text, begin, end)
    start = volume.end() if volume else begin
    title = next(
        (one for one in emphasis if one.start >= start and end - 2 <= one.end <= end + 1), None
    )
    if title is not None and title.start > start:
        author = text[start : title.start].rstrip(" ,:")
        named = (start, start + len(author)) if re.search(r"[^\W\d_]", author) else None
        return _Head(_extent(volume), None, named, (title.start, min(title.end, end)))
    comma = _author_end(text, start, end)
    if comma is None:
        return None
    number = _NUMBERED_PAPER.match(text, comma + 2, end)
    counted = number.span("it") if number else None
    first = number.end() if number else comma + 2
    return _Head(_extent(volume), counted, (start, comma), (first, end))


def _extent(found: re.Match[str] | None) -> tuple[int, int] | None:
    return (found.start(), found.end() - 1) if found else None


def _author_end(text: str, start: int, end: int) -> int | None:
    """The comma that ends the authors at the head of a book; None where no person or body stands there."""
    loud = _is_loud(text[start:end])
    commas = [found.start() for found in re.finditer(r",\s", text[start:end])]
    last = None
    for at in commas:
        told = text[start : start + at]
        if re.match(r",\s(?:Jr|Sr|JR|SR|II|III|IV|et\sal|ET\sAL)\b", text[start + at :]):
            continue
        plain = re.sub(
            r",?\s(?:Jr|Sr|III?|IV|et\sal)\.?$",
            "",
            told.title() if loud else told,
            flags=re.IGNORECASE,
        )
        people = re.split(r",\s", plain)
        if len(people) == 1 and (looks_like_person(plain) or is_body(plain) or loud):
            last = start + at
        elif (
            last is not None and "&" in people[-1] and all(looks_like_person(one) for one in people)
        ):
            # "A. Ward, J. Eller & C. Sand, Fictions": the list ends with its "&".
            return start + at
        elif len(people) > 3:
            break
    return last


def _is_loud(text: str) -> bool:
    """Whether a stretch is set in capitals, as small capitals come through."""
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 5 and sum(sign.isupper() for sign in letters) >= 0.9 * len(letters)


def _is_book(
    text: str,
    draft: Draft,
    seen: Spans,
    emphasis: Sequence[Extent],
    head: _Head,
    found: re.Match[str],
) -> bool:
    """Whether what stands before a page is a book's author and title, and no piece in something larger."""
    title = text[slice(*head.title)]
    if len(title) < 3 or (not title[0].isalnum() and title[0] not in "¿¡.([‘“\"'"):
        return False
    if any(one.start < head.title[1] and not _within(one, emphasis) for one in seen.quotations):
        return False
    if any(one.start < found.start("pin") < one.end for one in emphasis):
        # "*Apollo 13* (1994)": the number is the title's own.
        return False
    italic = any(one.start == head.title[0] for one in emphasis)
    pin = found["pin"]
    loud = _is_loud(title)
    if not pin and not (
        loud and _is_loud(text[head.author[0] : head.title[1]] if head.author else "")
    ):
        return False
    if not loud and _is_volume_and_page(draft, head, found):
        return False
    if italic and head.author is not None:
        return True
    if (
        re.fullmatch(_YEAR, pin)
        or _COUNTED.search(title)
        or _PAGE_CUE.search(title)
        or _STATED.search(f", {title}")
    ):
        return False
    if head.author is None:
        return False
    if loud and _is_loud(title):
        return not re.search(r",\s\d", title)
    parts = re.split(r",\s|[.?!]\s(?=[A-ZÀ-Þ])", title)
    if len(parts) == 1 or head.number is not None:
        return True
    labels = {
        draft.labels[i] for i in draft.within(*head.title) if draft.tokens[i].text[0].isalnum()
    }
    return labels <= {"title", "volume", "pages"} and not lexicon.PERIODICAL.search(parts[-1])


def _within(quotation: Stretch, emphasis: Sequence[Extent]) -> bool:
    return any(one.start <= quotation.start and quotation.end <= one.end for one in emphasis)


def _is_volume_and_page(draft: Draft, head: _Head, found: re.Match[str]) -> bool:
    """Whether a journal stands where a title should: "R. Mill, Science 343, 1108 (2014)"."""
    pin = found["pin"]
    figures = [draft.labels[i] for i in draft.within(*found.span("pin"))]
    if "," in pin and figures[0] == "volume" and figures[-1] == "pages":
        return True
    if draft.most(draft.within(*head.title)) != "container":
        return False
    return "," in pin or bool(lexicon.PERIODICAL.search(found.string[slice(*head.title)]))


_IMPRINT_PARTS: tuple[tuple[Label, re.Pattern[str]], ...] = (
    ("translator", re.compile(r"(?P<it>[A-ZÀ-Þ][^,()]*?\s(?:trans|tr)\.)(?=,|\s|$)")),
    ("editor", re.compile(r"(?P<it>[A-ZÀ-Þ][^,()]*?\s(?:eds?|comps?)\.)(?=,|\s|$)")),
    (
        "edition",
        re.compile(
            r"(?P<it>(?:(?:rev\.\s)?\d{1,2}(?:st|nd|rd|th|d)|rev\.(?:\s(?:&|and)\senl\.)?|new|student|abr\.|[a-z]+)\s(?:rev\.\s)?ed\.)(?=,|\s|$)"
        ),
    ),
)
_REPRINT = re.compile(r"(?:photo\.\s)?(?:reprint|repr\.|reissue)\w*", re.IGNORECASE)


def _hold_imprint(text: str, draft: Draft, found: re.Match[str]) -> None:
    """What the bracket behind a page holds: editor, translator, publisher, edition, and the year."""
    start, end = found.span("imprint")
    draft.put_at((start - 1, found.end("year") + 1), "other")
    draft.put_at(found.span("year"), "date")
    for piece in re.finditer(r"[^,;]+", text[start:end]):
        at = start + piece.start() + len(piece.group()) - len(piece.group().lstrip())
        until = start + piece.end() - (len(piece.group()) - len(piece.group().rstrip()))
        for label, pattern in _IMPRINT_PARTS:
            if part := pattern.match(text, at, end):
                draft.put_at(part.span("it"), label)
                at = part.end("it")
                while at < until and text[at].isspace():
                    at += 1
                if at >= until:
                    break
        rest = text[at:until]
        if _MONTH_AND_DAY.fullmatch(rest):
            draft.put_at((at, found.end("year")), "date")
        elif (
            re.match(r"[A-ZÀ-Þ]", rest) and not _REPRINT.match(rest) and not lexicon.is_place(rest)
        ):
            draft.put_at((at, until), "publisher")
        elif lexicon.is_place(rest):
            draft.put_at((at, until), "place")


_MONTH_AND_DAY = re.compile(rf"{MONTH}(?:\s\d{{1,2}})?", re.IGNORECASE)
_KIND = (
    r"Note|Comment|Case\sComment|Case\sNote|Recent\sCases?|Recent\sDevelopments?|Essay|Book\sReview|Book\sNote|Review\sEssay|"
    r"Essay\sReview|Commentary|Symposium|Legislative\sNote|Student\sArticle|Reply|Response|Editorial|Lecture|Foreword|Special\sProject"
)
_KIND_FIRST = re.compile(rf"(?P<kind>{_KIND}),\s(?!(?:[A-Z]\.\s?)+,)(?=[A-ZÀ-Þ“\"‘])")
_KIND_BEHIND = re.compile(rf",\s(?P<kind>{_KIND}),\s(?=[A-ZÀ-Þ“\"‘])")
# ", 88 Mich. L. Rev. 1440, 1452-53 (1990)": volume, journal, first page, the page meant.
_IN_VOLUME = re.compile(
    rf",[”\"’]?\s(?P<volume>\d{{1,4}}(?:[–-]\d{{1,4}})?)\s(?P<container>[A-ZÀ-Þ](?:[^\W\d_]|[.&’'()\s-]|,\s(?=&)){{1,70}}?)\s(?P<first>[A-Z]?\d{{1,5}})"
    rf"(?:[-–]\d{{1,5}})?(?P<pin>(?:,?\s(?:at\s)?[A-Z]?\d{{1,5}}(?:[-–]\d{{1,5}})?(?:\s(?:&\s)?nn?\.\s?\d+(?:[-–]\d+)?)?)*)\s\((?P<when>[^()]{{0,40}}?{_YEAR})\){_LAST}"
)
_MONTHLY = re.compile(r"(?:[A-Z][a-z]{2,8}\.?|Spring|Summer|Fall|Winter)\s(?:\d{1,2},\s)?$")


# Journals that begin anew each year count by it: "2003 Wis. L. Rev. 15, 22".
_IN_YEAR = re.compile(
    rf",[”\"’]?\s(?P<volume>{_YEAR})\s(?P<container>(?:[A-Z][\w.&’-]*\s){{1,6}}?(?:Rev|J|L\.J|L\.Q|F|Q)\.)\s(?P<first>\d{{1,5}})(?P<pin>(?:,\s\d{{1,5}}(?:[-–]\d{{1,5}})?)*){_LAST}"
)


def _hold_piece(text: str, draft: Draft, seen: Spans, emphasis: Sequence[Extent]) -> None:
    """ "Author, Comment, Title, 62 UCLA L. Rev. 305 (2015)": volume, journal and pages, and the kind before the title."""
    _, begin = cues.leading_signal(text)
    found = _IN_VOLUME.search(text, begin)
    if found and not _NO_JOURNAL.search(found["container"]):
        inside = draft.within(found.start("volume"), found.start("when"))
        if not any(one.start < found.start("volume") < one.end for one in emphasis):
            draft.put(inside, "other")
            draft.put_at(found.span("volume"), "volume")
            draft.put_at(found.span("container"), "container")
            draft.put_at((found.start("first"), found.end("pin")), "pages")
            draft.put_at((found.start("first"), found.end("pin")), "pages")
            if found["pin"]:
                draft.put_at((found.start("pin") + 1, found.end("pin")), "pinpoint")
            _hold_when(text, draft, *found.span("when"))
    if found is None and (found := _IN_YEAR.search(text, begin)):
        draft.put_at((found.start(), found.end()), "other")
        draft.put_at(found.span("volume"), "volume")
        draft.put_at(found.span("container"), "container")
        draft.put_at((found.start("first"), found.end("pin")), "pages")
        _hold_head(text, draft, begin, found.start(), emphasis)
    _hold_chapter(text, draft, begin)
    kind = _KIND_FIRST.match(text, begin) or _KIND_BEHIND.search(text, begin, begin + 120)
    if kind is None or not (
        found or kind["kind"] == "Editorial" or _titled_at(kind.end(), seen, emphasis)
    ):
        return
    if kind.start() > begin and not looks_like_person(text[begin : kind.start()]):
        return
    if kind.start() > begin:
        draft.put_at((begin, kind.start()), "author")
    draft.put_at((kind.start(), kind.end()), "other")
    draft.put_at(kind.span("kind"), "genre")
    end = found.start() if found else kind.end()
    told = [i for i in draft.within(kind.end(), end) if draft.tokens[i].text[0].isalnum()]
    if told and draft.most(told) in ("title", "author", "container", "other"):
        draft.put(range(told[0], told[-1] + 1), "title")


def _hold_head(text: str, draft: Draft, begin: int, end: int, emphasis: Sequence[Extent]) -> None:
    """Author and title before a volume, where the labeller found neither."""
    inside = draft.within(begin, end)
    if {"author", "title"} <= {draft.labels[i] for i in inside}:
        return
    head = _head(text, begin, end, emphasis)
    if head is not None:
        draft.put_at((begin, end), "other")
        draft.put_at(head.author, "author")
        draft.put_at(head.title, "title")


_CHAPTER = re.compile(
    rf",\sin\s(?:(?P<volume>\d{{1,2}})\s)?(?P<container>[A-ZÀ-Þ][^,()“”\"]{{3,110}}?)\s(?P<first>\d{{1,4}})(?:,\s(?P<pin>\d{{1,4}}(?:[-–]\d{{1,4}})?))?\s\((?P<imprint>[^()“”\"]{{0,110}}?)(?P<year>{_YEAR})\){_LAST}"
)


def _hold_chapter(text: str, draft: Draft, begin: int) -> None:
    """ "in 4 Oxford Essays in Jurisprudence 61, 66 (John Barr ed., 1987)": the book a chapter stands in, and its pages."""
    found = _CHAPTER.search(text, begin)
    if found is None or (
        "editor" not in draft.labels and not re.search(r"\beds?\.", found["imprint"])
    ):
        return
    title = [i for i in draft.within(begin, found.start()) if draft.labels[i] == "title"]
    if not title:
        return
    draft.put_at((found.start(), found.start("imprint") - 1), "other")
    for name in ("volume", "container"):
        draft.put_at(found.span(name), "volume" if name == "volume" else "container")
    draft.put_at(found.span("first"), "pages")
    draft.put_at(found.span("pin"), "pinpoint")
    _hold_imprint(text, draft, found)


_NO_JOURNAL = re.compile(r"^(?:vols?|Vols?|Bände|Bde|tomes)\b|\b(?:ed|eds)\.$")


def _hold_when(text: str, draft: Draft, start: int, end: int) -> None:
    """The year, with its month or day, and what stands before it: the court that decided."""
    year = end - 4
    month = _MONTHLY.search(text[start:year])
    day = start + month.start() if month else year
    draft.put_at((start - 1, end + 1), "other")
    draft.put_at((day, end), "date")
    if court := text[start:day].strip(" ,"):
        draft.put_at((start, start + len(court)), "publisher")


def _titled_at(at: int, seen: Spans, emphasis: Sequence[Extent]) -> bool:
    return at in (*(one.start for one in emphasis), *(one.start for one in seen.quotations))
