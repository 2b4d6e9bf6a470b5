"""Entries of dictionaries and encyclopaedias: what is looked up, in which work, and who wrote the entry.

Jane Arkwell, ‘Hobbs, Samuel’, ODNB
Encyclopaedia of Islam, 2nd ed., s.v. “Wakf” (by R. Peters)
voce «Usura», in Enciclopedia del diritto, XLV
"""

import re

from citeaudit.parsers.draft import Draft
from citeaudit.parsers.names import looks_like_person
from citeaudit.parsers.spans import Spans

_LETTERS = r"ODNB|DNB|OED|ANB|ADB|NDB|BBKL|ÖBL|HLS|DHS|DSS|HRG|TRE|RGG4?|LThK|LexMA|DBI|DBF|DBMOF|EI[123]|EIr|DRAE"
WORK = re.compile(
    rf"(?<!\w)(?:(?:The\s)?(?:{_LETTERS})(?!\w)|(?:[A-ZÀ-Þ][\w’'.-]*\s(?:(?:of|for|the|zur|der|des|für|di|du|de\sla|de)\s){{0,2}}){{0,5}}"
    r"(?:Dictionary|Dictionaries|Encyclop(?:a?e|æ)dia|Encyclopædia|Enciclopedia|Encyclopédie|Dictionnaire|Dizionario|Diccionario|[\w-]*[Ll]exikon|\w*wörterbuch|Wörterbuch|"
    r"Allgemeine\sDeutsche\sBiographie|Neue\sDeutsche\sBiographie|Geschichtliche\sGrundbegriffe)(?:\s[^,.;:“”\"()\d«»]{1,70})?)"
)
_HEADWORD = re.compile(
    r"(?<!\w)(?P<cue>s\.\s?vv?\.)\s(?P<open>[“\"«„‘']\s?)?(?P<entry>[^“”\"«»„‘(]{2,70}?)(?=[.,]?\s?[”\"»“’']|,\s|\s\(|\.?$)"
)
_BY = re.compile(
    r"\((?:by|von|par|di|por)\s(?P<name>[^()]{4,50})\)|[,”\"»]\sby\s(?P<bare>[A-Z][^(),]{3,40})(?=,|\.?$)"
)
_ENTRY = re.compile(
    r"(?:(?:^|,\s)(?:[Vv]oce|[Nn]otice|[Aa]rt\.|[Aa]rticle|Artikel|[Aa]rtículo|Lemma|Stichwort|[Ee]ntry(?:\sfor)?|Eintrag)\s)$"
)


_BARE_ENTRY = re.compile(
    rf"(?:^|,\s)(?P<cue>[Vv]oce|[Nn]otice|[Aa]rt\.|Artikel|Lemma|Stichwort)\s(?P<entry>[A-ZÀ-Þ][^,“”„«»\d]{{2,60}}),\s(?:in|dans|en)\b:?\s(?P<work>{WORK.pattern})"
)


def is_entry(text: str, container: str) -> bool:
    """Whether a reference is to an entry: something looked up, or a piece in a work of reference."""
    return bool(_headword(text) or WORK.match(container))


def _headword(text: str) -> re.Match[str] | None:
    return _HEADWORD.search(text) if "s.v" in text or "s. v" in text else None


def hold(text: str, draft: Draft, seen: Spans) -> None:
    """Every rule of this module."""
    if not draft.labels:
        return
    _hold_headword(text, draft)
    _hold_entry(text, draft, seen)
    _hold_work(text, draft, seen)


def _hold_headword(text: str, draft: Draft) -> None:
    """Behind "s.v." stands what is looked up; before it the work, and behind it perhaps who wrote the entry."""
    found = _headword(text)
    if found is None:
        return
    draft.put_at(found.span("cue"), "note")
    draft.put_at(found.span("entry"), "title")
    work = WORK.match(text)
    if work and work.end() <= found.start():
        draft.put_at(work.span(), "container")
    by = _BY.search(text, found.end())
    if by and looks_like_person(by["name"] or by["bare"]):
        draft.put_groups(by, name="author", bare="author")


def _hold_entry(text: str, draft: Draft, seen: Spans) -> None:
    """A word in quotation marks behind "voce" or "Art." is the title of the entry."""
    if bare := _BARE_ENTRY.search(text):
        draft.put(draft.within(bare.start("cue"), bare.end()), "other")
        draft.put_at(bare.span("cue"), "genre")
        draft.put_at(bare.span("entry"), "title")
        draft.put_at(bare.span("work"), "container")
    first = seen.quotations[0] if seen.quotations else None
    if first is None or "title" in draft.labels or not _ENTRY.search(text[: first.start]):
        return
    draft.put(draft.within(first.start, first.end), "title")


def _hold_work(text: str, draft: Draft, seen: Spans) -> None:
    """A work of reference behind a quoted title is what the entry stands in, nobody who prints it."""
    if not seen.quotations:
        return
    first = seen.quotations[0]
    found = WORK.match(text, _past(text, first.end))
    if found is None:
        return
    inside = draft.within(*found.span())
    if not inside or draft.most(inside) not in (
        "publisher",
        "place",
        "other",
        "note",
        "container",
        "series",
        "title",
    ):
        return
    if draft.most(draft.within(first.start, first.end)) in ("title", "container"):
        draft.put(draft.within(first.start, first.end), "title")
        draft.put(inside, "container")
        if edition := _EDITION.match(text, found.end()):
            draft.put_at(edition.span(), "other")
            draft.put_at(edition.span("edition"), "edition")


_EDITION = re.compile(
    r",\s(?P<edition>(?:[Oo]nline|[Ss]econd|[Tt]hird|[Nn]ew|\d+(?:st|nd|rd|th))\s(?:edn?\.?|edition|Edition))(?=[,.\s(])"
)


def _past(text: str, at: int) -> int:
    """Where the words behind a quotation begin, and behind the "in" that leads to them."""
    led = re.compile(r"[\s,.”\"»’]*(?:(?:[Ii]n|dans|en)\b:?\s)?").match(text, at)
    return led.end() if led else at
