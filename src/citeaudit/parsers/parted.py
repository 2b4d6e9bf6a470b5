"""Runs of one label that hold two things, parted: a date with a journal in it, a book with its editor, a body with a title."""

import re
from collections.abc import Sequence

from citeaudit.model.manuscript import Extent
from citeaudit.parsers import lexicon
from citeaudit.parsers.draft import Draft, extent_of, neighbour, runs_of
from citeaudit.parsers.names import is_body, is_given, looks_like_person
from citeaudit.parsers.spans import Spans


def hold(text: str, draft: Draft, seen: Spans, emphasis: Sequence[Extent]) -> None:
    """Every rule of this module, each on what those before it left."""
    _part_dates(text, draft, seen)
    _part_clock(text, draft)
    _part_title_from_authors(text, draft)
    _part_editor_from_container(text, draft, seen, emphasis)
    _part_container_from_editor(text, draft)
    _whole_cue(draft, seen)
    _part_series_from_container(text, draft)
    _part_title_from_body(text, draft)
    _part_newspaper_from_title(text, draft, seen, emphasis)


_PAGES_BEHIND = re.compile(r"(?:19|20|18)\d\d\):\s(?P<pages>\d{1,4}[-–]\d{1,4})")
_OF_DAY = re.compile(r"(?<=\s)v\.\s(?=\d{1,2}\.\s?\d{1,2}\.)")


def _part_dates(text: str, draft: Draft, seen: Spans) -> None:
    """Words between two dates of one run are no date: "vom 7. Juni 1821, PrGS 1821"; nor is the "v." before one."""
    if " v. " in text:
        for of in _OF_DAY.finditer(text):
            draft.put_at(of.span(), "other")
    found = _PAGES_BEHIND.search(text)
    behind = draft.within(*found.span("pages")) if found else ()
    if behind and draft.most(behind) == "date":
        draft.put(behind, "pages")
    for start, end, label in runs_of(draft):
        if label != "date" or end - start < 3:
            continue
        begin, until = extent_of(draft, start, end)
        inside = [one for one in seen.hard if one.kind == "date" and begin <= one.start < until]
        if not inside or len(inside[0].value or "") < 10:
            continue
        for i in draft.within(inside[0].end, until):
            held = any(one.start <= draft.tokens[i].start < one.end for one in inside)
            if not held and draft.tokens[i].text.isalpha() and len(draft.tokens[i].text) > 1:
                following = neighbour(draft, i, +1)
                law = following == "date" and draft.tokens[i].text[0].isupper()
                draft.put([i], "container" if law and "container" not in draft.labels else "other")


_INITIALLED = re.compile(
    r"(?:and\s|&\s|und\s|et\s)?(?:[A-ZÀ-Þ]\.[\s-]?)+\S.*|Jr\.?|et\sal\.?|.*\s(?:[A-Z]\.)+"
)


def _part_title_from_authors(text: str, draft: Draft) -> None:
    """Where no title was found it stands behind the names: "K. Lane, Nineteen Thirty-Four (1951)"."""
    if {"title", "container", "genre", "volume"} & set(draft.labels):
        return
    if draft.labels[:1] != ["author"]:
        return
    start, end, _ = runs_of(draft)[0]
    begin, until = extent_of(draft, start, end)
    parts = text[begin:until].split(", ")
    if not looks_like_person(parts[0]) or not re.match(r"\s\(", text[until:]):
        return
    first = _first_that_is_no_name(parts)
    if not first or parts[first][0].islower():
        return
    at = begin + sum(len(part) + 2 for part in parts[:first])
    name = parts[-1]
    paper = first < len(parts) - 1 and lexicon.is_newspaper(name.title())
    last = until - len(name) if paper else until
    draft.put(draft.within(at - 2, until), "title")
    draft.put(draft.within(at - 2, at), "other")
    draft.put(draft.within(last - 2 * paper, last), "other")
    draft.put(draft.within(last, until), "container")


def _first_that_is_no_name(parts: Sequence[str]) -> int:
    """Which of the parts behind a person is no further person; 0 where that cannot be told."""
    if _INITIALLED.fullmatch(parts[0]):
        rest = range(1, len(parts))
        return next((i for i in rest if not _INITIALLED.fullmatch(parts[i])), 0)
    if len(parts) not in (2, 3) or " " not in parts[1]:
        return 0
    return 1


_CLOCK = re.compile(
    r"(?<!\d)\d{1,2}[:.]\d\d(?:\s?(?:[AaPp]\.?[Mm]\b\.?|Uhr|hrs?\b)(?:\s\(?[A-Z]{2,4}\)?)?)"
)


def _part_clock(text: str, draft: Draft) -> None:
    """The hour of a posting is no page: "Sept. 9, 2013, 10:14 AM"."""
    for found in _CLOCK.finditer(text):
        draft.put_at(found.span(), "other")


_EDITED = re.compile(r"\b(?:eds?|edited|hg|hrsg|cura|dir|direction|coord|edición)\b")
_EDITED_BY = re.compile(
    r",?\s(?P<cue>\(?(?:eds?\.|edited\sby|hg\.\sv(?:on|\.)|hrsg\.\sv(?:on|\.)|a\scura\sdi|sous\sla\sdir(?:ection|\.)\sde|coord\.\spor|edición\sde))\s(?P<names>[A-ZÀ-Þ][^()]*)$"
)


def _part_editor_from_container(
    text: str, draft: Draft, seen: Spans, emphasis: Sequence[Extent]
) -> None:
    """ "in Regulating the Household, ed. C. Smale": the book ends before who edited it."""
    if "editor" in draft.labels or not _EDITED.search(text):
        return
    held = [
        *((one.start, one.end) for one in emphasis),
        *((one.start, one.end) for one in seen.quotations),
    ]
    for start, end, label in runs_of(draft):
        if label not in ("container", "title"):
            continue
        begin, until = extent_of(draft, start, end)
        found = _EDITED_BY.search(text, begin, until)
        if not found or not looks_like_person(found["names"].strip(" ,.")):
            continue
        if any(first <= found.start("cue") < last for first, last in held):
            continue
        draft.put(draft.within(found.start(), until), "editor")
        return


_EDITOR_AND_BOOK = re.compile(
    r"(?P<editor>[^()]{4,60}\s\((?:Hg|Hgg|Hrsg|eds?|éds?|dir|ed)\.?\)),\s(?P<book>[A-ZÀ-Þ].{8,})",
    re.DOTALL,
)


def _part_container_from_editor(text: str, draft: Draft) -> None:
    """ "Max Corn (Hg.), Heinrich von Treitschkes Briefe": the editor ends at his mark, and the book begins."""
    if "container" in draft.labels:
        return
    for start, end, label in runs_of(draft):
        found = (
            _EDITOR_AND_BOOK.fullmatch(text, *extent_of(draft, start, end))
            if label == "editor"
            else None
        )
        if found:
            draft.put(draft.within(found.end("editor"), found.start("book")), "other")
            draft.put_at(found.span("book"), "container")
            return


def _whole_cue(draft: Draft, seen: Spans) -> None:
    """The words that announce an editor go with the editor, all of them: "a cura di F. Farina"."""
    for cue in seen.hard:
        if cue.kind == "editor-cue":
            inside = draft.within(cue.start, cue.end)
            if (
                len(inside) > 1
                and draft.labels[inside[-1]] == "editor"
                and neighbour(draft, inside[-1], +1) == "editor"
            ):
                draft.put(inside, "editor")


_BEFORE_DAY = re.compile(r",\s(?P<name>[A-ZÀ-Þ][^,“”\"()]{2,40}),\s$")


def _part_newspaper_from_title(
    text: str, draft: Draft, seen: Spans, emphasis: Sequence[Extent]
) -> None:
    """ "Let the River Run, Wash. Post, Oct. 2, 2010": a newspaper before the day is no end of the title."""
    if "container" in draft.labels or seen.quotations:
        return
    day = next(
        (one for one in seen.hard if one.kind == "date" and len(one.value or "") == 10), None
    )
    found = _BEFORE_DAY.search(text[: day.start]) if day else None
    if found is None or not lexicon.is_newspaper(found["name"]):
        return
    inside = draft.within(*found.span("name"))
    before = neighbour(draft, inside[0], -1)
    if draft.most(inside) != "title" or before not in ("title", "author") or len(inside) > 7:
        return
    if any(one.start < found.start("name") < one.end for one in emphasis):
        return
    if before == "author":
        # The names ran over the title: "Bill Noon, Levees Hold, Chi. Trib., Apr. 19, 1993".
        head, comma, title = text[: found.start()].partition(", ")
        named = looks_like_person(head) or is_given(head.partition(" ")[0])
        if not comma or "," in title or not named:
            return
        draft.put(draft.within(len(head), len(head) + 1), "other")
        draft.put(draft.within(len(head) + 2, found.start()), "title")
    draft.put([inside[0] - 1], "other")
    draft.put(inside, "container")


_SERIES_BEHIND = re.compile(
    r",\s(?:\d(?:st|nd|rd|th|d)|new|n\.\s?s\.|s\.\s[IVX]+|3e|\de)\s?(?:ser(?:ies|\.)|série)?$"
)


def _part_series_from_container(text: str, draft: Draft) -> None:
    """ "Economic History Review, 2nd ser." is a journal and which of its series."""
    for start, end, label in runs_of(draft):
        if label != "container":
            continue
        begin, until = extent_of(draft, start, end)
        if found := _SERIES_BEHIND.search(text, begin, until):
            draft.put(draft.within(found.start() + 1, until), "series")
            return


def _part_title_from_body(text: str, draft: Draft) -> None:
    """A body ends at its comma, and what is no name behind it is the title: "Law Commission, Rights to Light"."""
    if draft.labels[:1] != ["author"]:
        return
    start, end, _ = runs_of(draft)[0]
    begin, until = extent_of(draft, start, end)
    head, comma, rest = text[begin:until].partition(", ")
    after = neighbour(draft, end - 1, +1)
    if not comma or after != "title" or not is_body(head) or is_body(rest):
        return
    if looks_like_person(rest) or len(rest.split()) > 2 or re.search(r"\d", rest):
        return
    draft.put(draft.within(begin + len(head), begin + len(head) + 1), "other")
    draft.put(draft.within(begin + len(head) + 2, draft.tokens[end].end), "title")
