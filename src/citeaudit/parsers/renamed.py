"""Runs that were called by a wrong name, renamed: a newspaper that is no place, a translator that is no publisher."""

import re
from collections.abc import Sequence
from itertools import pairwise

from citeaudit.model.manuscript import Extent
from citeaudit.parsers import cues, lexicon
from citeaudit.parsers.draft import Draft, extent_of, runs_of
from citeaudit.parsers.names import is_body
from citeaudit.parsers.spans import Spans, Stretch

_YEAR = r"(?:1[4-9]|20)\d\d"


def hold(text: str, draft: Draft, seen: Spans, emphasis: Sequence[Extent]) -> None:
    """Every rule of this module, each on what those before it left."""
    _name_translator(text, draft)
    _name_short_head(text, draft)
    _name_house(text, draft)
    _name_town(text, draft, seen)
    _name_behind_italics(text, draft, seen, emphasis)
    _name_newspaper(text, draft, seen)
    _name_site(text, draft)
    _name_subtitle(text, draft, seen)
    _name_same_author(text, draft)
    _name_year_form(text, draft)
    _name_headless_title(text, draft)
    _name_year_in_title(text, draft)
    _name_book_behind_editor(text, draft)
    _name_reviewed(text, draft, seen)
    _name_bare_issue(text, draft)
    _name_lone_italics(text, draft, seen, emphasis)


_BEFORE_DAY = re.compile(r",\s(?P<name>[A-ZÀ-Þ][^,“”\"()]{2,40}),\s$")


_TRANSLATED = re.compile(
    r"(?:tr|trans|transl)\.\s(?:by\s)?[A-Z]|translated\s(?:and\sedited\s)?by\s|übers\.\s(?:v\.|von)\s|trad\.\s(?:di|de|par|it\.\sdi|fr\.\sde|por)?\s?[A-ZÀ-Þ]"
)


def _name_translator(text: str, draft: Draft) -> None:
    """Who stands behind "trans." translated: neither published nor edited."""
    if not _TRANSLATED.search(text):
        return
    for start, end, label in runs_of(draft):
        if label not in ("publisher", "other", "note", "place", "editor") or end - start > 15:
            continue
        begin, until = extent_of(draft, start, end)
        found = _TRANSLATED.search(text, begin, until)
        if found is None or text[begin : found.start()].strip(" ,.;("):
            continue
        named = draft.within(found.start(), until)
        signs = (i for i in named if draft.tokens[i].text in ",;)")
        stop = next((i for i in signs if draft.tokens[i].start > found.end()), end)
        draft.put(range(named[0], stop), "translator")


def _day(seen: Spans) -> Stretch | None:
    """The first date that tells a day."""
    return next(
        (one for one in seen.hard if one.kind == "date" and len(one.value or "") == 10), None
    )


def _name_newspaper(text: str, draft: Draft, seen: Spans) -> None:
    """A known newspaper before a full date is what a piece stands in, never a place: "N.Y. Times, June 3, 2004"."""
    if "container" in draft.labels or "title" not in draft.labels or _day(seen) is None:
        return
    for start, end, label in runs_of(draft):
        if label not in ("place", "publisher", "other", "note"):
            continue
        begin, until = extent_of(draft, start, end)
        told = text[begin:until].strip(" ,.(")
        if not told or not lexicon.is_newspaper(told) or len(told.split()) > 6:
            continue
        day = next((one for one in seen.hard if one.kind == "date" and one.start >= until), None)
        if day and len(day.value or "") == 10 and not text[until : day.start].strip(" ,.(["):
            words = [i for i in range(start, end) if draft.tokens[i].text[0].isalnum()]
            draft.put(range(words[0], end), "container")
            return


_HOUSE = re.compile(rf"\((?P<house>[A-ZÀ-Þ][^(),:;\d]{{2,40}})\s(?P<year>{_YEAR})\)\s\d")


def _name_house(text: str, draft: Draft) -> None:
    """In "Taking Ditches Seriously (Duckworth 1977) 81" the bracket has the house, which no town is called."""
    found = _HOUSE.search(text)
    if found is None or {"publisher", "container"} & set(draft.labels):
        return
    if not lexicon.is_place(found["house"]):
        inside = draft.within(*found.span("house"))
        if draft.most(inside) == "place":
            draft.put(inside, "publisher")


_SHORT_HEAD = re.compile(
    r"(?P<names>[A-ZÀ-Þ][\w’'-]+(?:\s(?:and|&|und|et|e)\s[A-ZÀ-Þ][\w’'-]+)?),?\s(?:(?P<note>\((?:n|fn|Fn\.|Anm\.|wie\sAnm\.|note)\s?\d{1,4}\))|id|op\.?\s?cit|loc\.?\s?cit|supra|a\.\s?a\.\s?O|ob\.\s?cit|ibid)(?:\b|(?<=\)))"
)


def _name_short_head(text: str, draft: Draft) -> None:
    """Who stands before "id." or "op. cit." is the author: "Twinley, id., p. 99"."""
    _, begin = cues.leading_signal(text)
    found = _SHORT_HEAD.match(text, begin)
    if found is None:
        return
    names = draft.within(*found.span("names"))
    if found["note"]:
        # A case and an author are called again alike: "Danvers (n 5)", "Conway (n 2)".
        draft.put(draft.within(found.start("note"), found.end()), "other")
    elif draft.most(names) in ("title", "other", "container"):
        draft.put(names, "author")


def _name_behind_italics(text: str, draft: Draft, seen: Spans, emphasis: Sequence[Extent]) -> None:
    """What stands alone between a title in italics and a full date is where it appeared: "*Title*, Albuquerque J., May 5, 1999"."""
    if "container" in draft.labels:
        return
    day = _day(seen)
    found = _BEFORE_DAY.search(text[: day.start]) if day else None
    if (
        found is None
        or lexicon.is_place(found["name"])
        or not re.search(r"[^\W\d_]{2}", found["name"])
    ):
        return
    title = any(abs(one.end - found.start()) < 2 for one in emphasis)
    inside = draft.within(*found.span("name"))
    if title and draft.most(inside) in ("place", "publisher", "other", "note", "title", "author"):
        draft.put(inside, "container")


def _name_town(text: str, draft: Draft, seen: Spans) -> None:
    """A town right before the year is where a book came out, whatever follows it: "Berlin u. a. 1991"."""
    if "place" in draft.labels:
        return
    for one in seen.hard:
        if one.kind != "date" or len(one.value or "") != 4:
            continue
        head = re.split(r"[,:;(]\s?", text[: one.start])[-1]
        inside = draft.within(one.start - len(head), one.start)
        if (
            inside
            and lexicon.is_place(head)
            and draft.most(inside) in ("other", "note", "publisher")
        ):
            draft.put(inside, "place")
            return


_SITE = re.compile(
    rf"[’”\"']\s\((?P<site>[A-Z][^(),]{{2,60}}),\s(?P<date>(?:\d{{1,2}}\s)?[A-Z][a-z]{{2,8}}\.?\s(?:\d{{1,2}},\s)?{_YEAR})\)"
)


def _name_site(text: str, draft: Draft) -> None:
    """ "‘Title’ (Inner Temple Blog, 3 May 2011)": behind a quoted title the bracket names the site and the day."""
    found = _SITE.search(text)
    if found and "container" not in draft.labels:
        inside = draft.within(*found.span("site"))
        if draft.most(inside) in ("genre", "other", "note") and not _DEGREE.search(found["site"]):
            draft.put(inside, "container")
            draft.put_at(found.span("date"), "date")


_DEGREE = re.compile(
    r"thesis|diss|paper|[Rr]elease|[Ss]peech|[Ll]ecture|[Rr]eport|[Uu]npublished", re.IGNORECASE
)


_SUBTITLE = re.compile(r":\s(?=[A-ZÀ-Þ])(?P<rest>[^,.;(“\"‘]{4,140})(?=[,.;(]|$)")


def _name_subtitle(text: str, draft: Draft, seen: Spans) -> None:
    """A colon right behind a quotation goes on with the title: "‘Without the Courts’: Justice in ... (1985)"."""
    for quotation in seen.quotations[:1]:
        found = _SUBTITLE.match(text, quotation.end)
        inside = draft.within(quotation.start, quotation.end)
        if found is None or draft.most(inside) not in ("title", "container"):
            continue
        rest = draft.within(*found.span("rest"))
        if draft.most(rest) in ("title", "container", "other") and not lexicon.is_place(
            found["rest"].strip()
        ):
            while rest and not draft.tokens[rest[-1]].text[0].isalnum():
                rest = rest[:-1]
            draft.put(range(inside[0], rest[-1] + 1), "title")


_SAME_AUTHOR = re.compile(
    r"(?i:ders|dies|id|idem|ead|eadem)\b\.?(?=[,:]\s[^\W\d_a-z]|[,:]\s[«“\"‘„])"
)


def _name_same_author(text: str, draft: Draft) -> None:
    """ "Id.", "Ders." before a new title stands for the author."""
    _, begin = cues.leading_signal(text)
    if found := _SAME_AUTHOR.match(text, begin):
        inside = draft.within(*found.span())
        if draft.most(inside) in ("other", "note", "signal") and "title" in draft.labels:
            draft.put(inside, "author")


_YEAR_FORM = re.compile(
    rf"(?P<names>[A-ZÀ-Þ][\w’'-]+(?:(?:,\s|\s(?:and|und|et|e|y|&)\s|\s?/\s?)[A-ZÀ-Þ][\w’'-]+){{0,3}}(?:\set\sal\.)?),?\s\(?(?P<date>{_YEAR}[a-z]?)(?:[:,]\s?(?P<pages>(?:pp?\.\s?|S\.\s?)?\d[\d–-]*(?:\sff?\.)?))?\)?\W*$"
)


def _name_year_form(text: str, draft: Draft) -> None:
    """ "Bourdin (1984: 45)" is names, a year and a page, and nothing else."""
    _, begin = cues.leading_signal(text)
    found = _YEAR_FORM.match(text, begin)
    if found and not is_body(found["names"]):
        draft.put_at(found.span("names"), "author")
        draft.put_at(found.span("date"), "date")
        if found["pages"]:
            draft.put_at(found.span("pages"), "pages")


_HEADLESS = re.compile(r"(?P<title>[^,;:()“\"„«]{6,140}),?\s[Ii]n:\s")


def _name_headless_title(text: str, draft: Draft) -> None:
    """What stands before "in: Vossische Zeitung" at the head of a reference is its title, if it was called nothing."""
    found = _HEADLESS.match(text)
    if found and not {"title", "author", "editor"} & set(draft.labels):
        inside = draft.within(*found.span("title"))
        if draft.most(inside) in ("other", "note"):
            draft.put(inside, "title")


def _name_year_in_title(text: str, draft: Draft) -> None:
    """ "Stadt Freiberg (Hg.), Leitbild 2030, Freiberg 2015": where two years close two parts, the first is the title's."""
    if "title" in draft.labels:
        return
    runs = runs_of(draft)
    for (start, end, label), (_, last, then) in pairwise(runs):
        told = text[draft.tokens[start].start : draft.tokens[end - 1].end]
        if label != "place" or then != "date" or lexicon.is_place(told):
            continue
        if draft.labels[last:].count("date") and text[draft.tokens[last - 1].end :].startswith(
            ", "
        ):
            draft.put(range(start, last), "title")
        return


def _name_book_behind_editor(text: str, draft: Draft) -> None:
    """Of two titles, the one behind the editors is the book: "« L’eau », dans Michel Astier (dir.), Villes et fleuves"."""
    if "container" in draft.labels:
        return
    runs = [run for run in runs_of(draft) if run[2] not in ("other", "signal")]
    for title, editor, book in zip(runs, runs[1:], runs[2:], strict=False):
        if (title[2], editor[2], book[2]) != ("title", "editor", "title"):
            continue
        between = text[draft.tokens[title[1] - 1].end : draft.tokens[editor[0]].start]
        if re.search(r"\b(?:in|dans|en|nel)\b", between, re.IGNORECASE):
            draft.put(range(book[0], book[1]), "container")


_REVIEWED = re.compile(
    r"[Rr]eview\sof\s(?P<title>[^,“\"]{3,120}),?\s(?P<by>by\s(?:[A-Z][\w.’'-]*\s){0,3}[A-Z][\w’'-]+)(?=,\s)"
)


def _name_reviewed(text: str, draft: Draft, seen: Spans) -> None:
    """ "review of Bread and Law, by Anna Moore, Social History 12": who wrote what is reviewed belongs to the title."""
    found = _REVIEWED.search(text)
    if found is None or any(one.start <= found.start() < one.end for one in seen.quotations):
        return
    draft.put(draft.within(found.start("title"), found.end("by")), "title")
    behind = draft.within(found.end("by") + 1, len(text))
    end = next((i for i in behind if draft.labels[i] not in ("title", "other")), None)
    held = [i for i in behind if (end is None or i < end) and draft.labels[i] == "title"]
    if held and "container" not in draft.labels:
        draft.put(range(held[0], held[-1] + 1), "container")


_BARE_ISSUE = re.compile(
    rf"\({_YEAR}\),\s(?P<issue>\d{{1,3}}(?:[-/]\d{{1,3}})?)(?=,\s(?:pp?|S|cc?)\.)"
)


def _name_bare_issue(text: str, draft: Draft) -> None:
    """A bare number between the year and the pages of a journal is its issue: "23 (1983), 2, pp. 15-38"."""
    found = _BARE_ISSUE.search(text)
    if found and "volume" in draft.labels and "issue" not in draft.labels:
        inside = draft.within(*found.span("issue"))
        if draft.most(inside) in ("other", "note"):
            draft.put(inside, "issue")


def _name_lone_italics(text: str, draft: Draft, seen: Spans, emphasis: Sequence[Extent]) -> None:
    """What somebody wrote stands in italics, and nothing else is a title: "Diputació de Barcelona, *Memòria anual*, 2004"."""
    labels = set(draft.labels)
    if labels & {"title", "volume", "issue", "genre"} or not labels & {"author", "editor"}:
        return
    runs = [run for run in runs_of(draft) if run[2] == "container"]
    if len(runs) != 1 or seen.quotations:
        return
    start, end = extent_of(draft, *runs[0][:2])
    told = text[start:end]
    daily = any(one.kind == "date" and len(one.value or "") == 10 for one in seen.hard)
    if daily or lexicon.PERIODICAL.search(told) or lexicon.is_newspaper(told):
        return
    if any(one.start <= start and end <= one.end + 1 for one in emphasis):
        draft.put(range(*runs[0][:2]), "title")
