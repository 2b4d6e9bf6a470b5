"""Note and body date a work differently.

Why it matters: the sentence says the report came out in June, the note says April. One of them is wrong, and the
reader who looks for the report does not know which.

Example: body "titled “Foreign Fighters in Syria” ... was published in June 2014"; note "April 10, 2014".

What to do: look the work up and correct the wrong date. The fix takes the body's date where the address agrees with
it.

Names with years, "Holm et al. (2022)", are held against a note that closes the sentence and cites that author alone, but for books,
which are printed again.

Stays silent: for dates in the sentence that are not said of its publication; where one date is only less precise
than the other; for titles that fit the note's by less than nine tenths.
"""

import re
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from citeaudit.model.citation import Citation
from citeaudit.model.finding import Edit, Finding, Fix, Place
from citeaudit.model.manuscript import Span
from citeaudit.rules.audited import Audited
from citeaudit.rules.dates.path_date import in_path, months_apart
from citeaudit.rules.printed_dates import bounds, in_words, printed_dates
from citeaudit.rules.wording import notes_named, quoted

CODE = "DAT001"
NAME = "body_contradicts_date"
SEVERITY = "error"
SPEAKS_FOR = ("DAT002",)

LIKE = 90.0
FEWEST_WORDS = 3
_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]{12,300})[”\"»“]")
_ITALIC = re.compile(r"(?<![*\w])[*_]([^*_\n]{12,300})[*_](?![*\w])")
# What says that a date is the day a work came out; the date follows within a few words.
_CAME_OUT = re.compile(
    r"\b(?:published|issued|released|appeared|came out|printed|launched|dated|dating from)\b[^.;!?]{0,40}$",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(r"\b(?:in|of|from)\s+((?:19|20)\d\d)\b|\(((?:19|20)\d\d)\)")


class Said(Struct, frozen=True, kw_only=True):
    """A work named in the body with the date the sentence gives it (EDTF), and where that date stands."""

    title: str
    issued: str
    printed: str
    span: Span


# "Polanyi (1944)" may be read in a printing of 2001; these are printed once.
_PRINTED_ONCE = ("article", "report", "thesis", "conference", "newspaper", "magazine", "webpage")
# "Holm et al. (2022)", "Holm and Marsh (2022) show": a name and its year in the running text.
_NAMED_YEAR = re.compile(
    r"(?P<family>[A-ZÀ-Þ][\w’'-]{2,})(?P<more>(?:\set\sal\.?|(?:,\s[A-ZÀ-Þ][\w’'-]+){0,3},?\s(?:and|&|und|et|y|e)\s[A-ZÀ-Þ][\w’'-]+)?)"
    r"\s\((?P<year>(?:19|20)\d\d)\)"
)


def check(audited: Audited) -> Iterator[Finding]:
    yield from _by_named_years(audited)
    said = [one for span in audited.sentences for one in _said(audited, span)]
    if not said:
        return
    by_word = _by_word(audited)
    for one in said:
        for citation in _named(one, by_word):
            if _contradicts(one, citation):
                yield _finding(audited, one, citation)
                break


def _said(audited: Audited, sentence: Span) -> Iterator[Said]:
    """The titles of a sentence, each with the date that says when it came out."""
    text = audited.manuscript.slice(sentence)
    titles = [found for pattern in (_QUOTED, _ITALIC) for found in pattern.finditer(text)]
    titles = [found for found in titles if len(_WORD.findall(found[1])) >= FEWEST_WORDS]
    if len(titles) != 1:
        return
    title = titles[0]
    for start, end, edtf in _dates(text):
        inside = title.start() < start < title.end()
        directly = start >= title.end() and text[title.end() : start].strip() == "("
        if not inside and (directly or _CAME_OUT.search(text[:start])):
            span = Span(start=sentence.start + start, end=sentence.start + end)
            yield Said(
                title=title[1].rstrip(" ,.;"), issued=edtf, printed=text[start:end], span=span
            )
            return


def _by_named_years(audited: Audited) -> Iterator[Finding]:
    """Sentences that name one work by author and year, closed by the marker of a note that gives one work of that author."""
    told: dict[str, set[str]] = {}
    by_note: dict[str, list[Citation]] = {}
    for citation in audited.citations:
        by_note.setdefault(citation.note, []).append(citation)
        for name in citation.reference.authors[:1]:
            told.setdefault((name.family or "").casefold(), set()).add(_year(citation))
    for sentence in audited.sentences:
        text = audited.manuscript.slice(sentence)
        named = list(_NAMED_YEAR.finditer(text))
        if len(named) != 1:
            continue
        inside = [
            marker
            for marker in audited.markers
            if sentence.start <= marker.span.start and marker.span.end <= sentence.end
        ]
        if len(inside) != 1 or inside[0].note is None:
            continue
        found = named[0]
        cited = by_note.get(inside[0].note, [])
        family = found["family"].casefold()
        # Two works of one author may share a sentence's note; a year that any note gives him is no slip.
        if len(cited) != 1 or cited[0].form != "full" or found["year"] in told.get(family, ()):
            continue
        if cited[0].reference.type not in _PRINTED_ONCE:
            continue
        # "New York 1992. First published 1991."
        if found["year"] in audited.note_by_id[inside[0].note].text:
            continue
        if not _is_by(cited[0], found) or inside[0].span.start < sentence.start + found.end():
            continue
        if _year(cited[0]):
            span = Span(
                start=sentence.start + found.start("year"), end=sentence.start + found.end("year")
            )
            one = Said(title=found.group(), issued=found["year"], printed=found["year"], span=span)
            # A working paper may stand for the article that the sentence means.
            yield msgspec.structs.replace(_finding(audited, one, cited[0]), severity="warning")


def _is_by(citation: Citation, found: re.Match[str]) -> bool:
    """Whether a citation has the author that a sentence names, and as many others as it says."""
    authors = citation.reference.authors
    others = len(authors) - 1
    alike = bool(authors) and (authors[0].family or "").casefold() == found["family"].casefold()
    said_more = bool(found["more"])
    return alike and (others >= 1) == said_more


def _year(citation: Citation) -> str:
    return (citation.reference.issued or "")[:4]


def _dates(text: str) -> list[tuple[int, int, str]]:
    """Where dates stand in a sentence and what they say: with a month, or a year after "in" or in brackets."""
    found = []
    for date in printed_dates(text):
        day = f"-{date.day:02}" if date.day else ""
        if date.possible:
            found.append((date.start, date.end, f"{date.year}-{date.month:02}{day}"))
    for year in _IN_YEAR.finditer(text):
        group = 1 if year[1] else 2
        found.append((year.start(group), year.end(group), year[group]))
    return sorted(found)


def _by_word(audited: Audited) -> dict[str, list[Citation]]:
    """The full citations by each longer word of their titles, so that few need to be compared."""
    by_word: dict[str, list[Citation]] = {}
    for citation in audited.citations:
        if citation.form == "full" and citation.reference.title and citation.reference.issued:
            for word in set(_WORD.findall(citation.reference.title.casefold())):
                if len(word) > 4:
                    by_word.setdefault(word, []).append(citation)
    return by_word


def _named(said: Said, by_word: dict[str, list[Citation]]) -> Iterator[Citation]:
    from rapidfuzz import fuzz

    words = [word for word in _WORD.findall(said.title.casefold()) if word in by_word]
    if not words:
        return
    rarest = min(words, key=lambda word: len(by_word[word]))
    for citation in by_word[rarest]:
        title = (citation.reference.title or "").casefold()
        if fuzz.ratio(said.title.casefold(), title) >= LIKE:
            yield citation


def _contradicts(said: Said, citation: Citation) -> bool:
    here, there = bounds(said.issued), bounds(citation.reference.issued or "")
    return (
        bool(here and there) and (here[1] < there[0] or there[1] < here[0])
        if here and there
        else False
    )


def _finding(audited: Audited, said: Said, citation: Citation) -> Finding:
    issued = citation.reference.issued or ""
    place = audited.field_place(citation, "issued")
    note = notes_named(audited, [citation.note])
    path = in_path(citation.reference.url)
    agrees = path is not None and months_apart(said.issued, path.edtf) == 0
    evidence = [
        f"body, line {audited.line_of(said.span)}: {quoted(said.title)}, {said.printed}",
        f"{note}: {in_words(issued)}",
    ]
    if path is not None and agrees:
        evidence.append(f"the address agrees with the body: {path.printed}")
    printed = audited.printed(citation, "issued")
    fits = printed is not None and audited.manuscript.slice(place.span) == printed
    return Finding(
        rule=CODE,
        message=f"{note} dates the work {quoted(in_words(issued))}, the body (line {audited.line_of(said.span)}) says "
        f"{quoted(said.printed)}; look it up and correct the wrong one",
        places=(place, Place(span=said.span)),
        notes=(citation.note,),
        evidence=tuple(evidence),
        fix=Fix(safety="unsafe", edits=(Edit(span=place.span, text=said.printed),))
        if agrees and fits
        else None,
    )
