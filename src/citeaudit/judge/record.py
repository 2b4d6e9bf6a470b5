"""What a page says of itself against what a citation says of it: title, authors, date, container.

A difference is told only between a citation and a page that is the cited thing. What the page does not say is neutral.
Where its metadata is silent, what tools found in its text counts, unless the text agrees with the citation after all; a
tool's mere guess counts for nothing.
"""

import re
from collections.abc import Sequence
from datetime import date
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from citeaudit.judge.likeness import likeness, plain, titles_of
from citeaudit.judge.openings import bearing_of, names_author, prints_date
from citeaudit.model.citation import Name, Reference
from citeaudit.model.evidence import PageFacts

Right = Literal["manuscript", "page", "open"]

_SITE_MARK = re.compile(r"\s+[|–—»·•:\-]+\s+|\s*[|»]\s*|:\s+")
_DATE = re.compile(r"\b(1[5-9]\d\d|20\d\d)[-/](\d{1,2})[-/](\d{1,2})")
_SAID_DATE = re.compile(r"(1[5-9]\d\d|20\d\d)(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?!\d)")
_CITED_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
# Bylines that name nobody: desks, agencies, accounts.
_NO_PERSON = re.compile(
    r"\b(?:staff|admin\w*|editor\w*|redaktion|desk|team|reuters|associated press|afp|ap|press|news|agency|dpa|bbc|author|guest"
    r"|correspondent|web|online|www|http|user|root|anonymous|institute|university|council|ministry|department|office|center"
    r"|centre|foundation|group|committee|organi[sz]ation|company|inc|ltd|gmbh)\b|[@/\d]",
    re.IGNORECASE,
)
# A tool that has no mark to go by takes the likeliest of all dates on a page, the copyright line's among them.
_GUESSES = frozenset({"htmldate's guess"})
_SPELT_ALIKE = 78  # of 100: one or two letters of a family name
_FULL_WORD = 4
_TYPED = (
    ("ü", "ue"), ("ö", "oe"), ("ä", "ae"), ("ø", "oe"), ("å", "aa"), ("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("ł", "l"),
    ("đ", "d"),
)  # fmt: skip


class Difference(NamedTuple):
    """Two values that should be one: what the manuscript says, what the page says, how alike (0..100), who seems right."""

    cited: str
    found: str
    score: float
    right: Right = "open"


def title_difference(cited: Reference, page: PageFacts, url: str) -> Difference | None:
    """A title that differs in words; capitals, punctuation, accents and a subtitle left out are no difference."""
    if not cited.title:
        return None
    bearing = bearing_of(cited.title, page)
    found = _nearest_title(cited.title, page)
    if bearing is None or bearing.where or found is None or _is_same(cited.title, found):
        return None  # what stands on its first page is its title, whatever its metadata say
    missing, added = _changed_words(cited.title, found)
    longest = max(len(plain(cited.title).split()), 1)
    if len(missing) + len(added) > max(2, longest // 2):
        return None  # a headline for search engines, or another language: no slip of a pen
    score = likeness(cited.title, (found,))
    return Difference(cited.title, found, round(score), _by_slug(missing, added, url))


def author_difference(cited: Reference, page: PageFacts) -> Difference | None:
    """An author whom the page spells otherwise, or names in place of the cited one."""
    from rapidfuzz import fuzz

    said = _said(page, "author")
    people = [name for name in cited.authors if name.family]
    if not said or not people or _NO_PERSON.search(said):
        return None
    if names_author(_said(page, "opening"), people) or _is_the_site(said, cited, page):
        return None
    words = plain(said).split()
    as_typed = f" {_without_umlauts(said)} "
    for name in people:
        family = plain(name.family or "")
        if f" {family} " in f" {' '.join(words)} " or len(family) < _FULL_WORD:
            continue
        if f" {_without_umlauts(name.family or '')} " in as_typed:
            continue
        best = max(((fuzz.ratio(family, word), word) for word in words), default=(0.0, ""))
        told = _told(name)
        if best[0] >= _SPELT_ALIKE:
            return Difference(told, said, round(best[0]))
        if len(people) == 1 and 2 <= len(words) <= 6 and all(word.isalpha() for word in words):
            return Difference(told, said, round(best[0]))
    return None


def _is_the_site(said: str, cited: Reference, page: PageFacts) -> bool:
    """Whether a page names its own house as author."""
    houses = (
        cited.container,
        cited.publisher,
        page.citation.get("container"),
        page.citation.get("publisher"),
    )
    own = plain(said).removeprefix("the ")
    return any(own == plain(house).removeprefix("the ") for house in houses if house)


def _without_umlauts(name: str) -> str:
    """A name in plain letters as typists write it who have no others: ü as ue or u, ø as oe or o."""
    typed = name.casefold()
    for sign, letters in _TYPED:
        typed = typed.replace(sign, letters)
    return plain(typed).replace("ue", "u").replace("oe", "o").replace("ae", "a").replace("aa", "a")


def date_difference(cited: Reference, page: PageFacts) -> tuple[Difference, int] | None:
    """Two dates that differ, and by how many days; as far as both go: a year is compared with a year."""
    found = _SAID_DATE.match(_said(page, "date").strip())
    issued = _CITED_DATE.fullmatch(cited.issued or "")
    if found is None or issued is None or prints_date(_said(page, "opening"), cited.issued):
        return None
    there = [int(part) for part in found.groups() if part]
    here = [int(part) for part in issued.groups() if part]
    shared = min(len(there), len(here))
    if there[:shared] == here[:shared]:
        return None
    try:
        days = (_filled(there, here) - _filled(here, there)).days
    except ValueError:
        return None
    said = "-".join(f"{part:02}" for part in there)
    return (Difference(cited.issued or "", said, 0), days) if days else None


def _filled(parts: Sequence[int], other: Sequence[int]) -> date:
    """A date, what it leaves open taken from the other one, so that it makes no difference."""
    whole = [*parts, *other[len(parts) :], 1, 1][:3]
    return date(whole[0], whole[1], min(whole[2], 28) if len(parts) < 3 else whole[2])


def container_difference(cited: Reference, page: PageFacts) -> Difference | None:
    """A journal that the page calls by quite another name; only pages that speak to scholars' machines name journals."""
    said = page.citation.get("container", "")
    scholarly = any(page.citation.get(key) for key in ("volume", "issue", "issn", "firstpage"))
    if not cited.container or not said or not scholarly or cited.type != "article":
        return None
    score = max(likeness(cited.container, (said,)), likeness(said, (cited.container,)))
    return (
        Difference(cited.container, said, round(score))
        if score < 50 and not _abbreviates(cited.container, said)
        else None
    )


def doi_of(page: PageFacts) -> str | None:
    """The DOI that a page gives for itself, in lower case."""
    found = re.search(r"\b10\.\d{4,9}/[^\s\"<>]+", page.citation.get("doi", ""))
    return found[0].rstrip(".,;").lower() if found else None


def person_of(page: PageFacts) -> str | None:
    """The author whom a page names, if that is a person."""
    said = _said(page, "author")
    is_one = 2 <= len(said.split()) <= 4 and not _NO_PERSON.search(said)
    return said if is_one else None


def day_of(page: PageFacts) -> str | None:
    """The date that a page gives for itself, as EDTF."""
    found = _DATE.search(_said(page, "date"))
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else None


def _said(page: PageFacts, fact: str) -> str:
    """A fact by the page's own word, else as a tool found it in its text."""
    own = page.citation.get(fact)
    if own:
        return own
    further = page.further.get(fact)
    return further.value if further is not None and further.by not in _GUESSES else ""


def _nearest_title(cited: str, page: PageFacts) -> str | None:
    """Of all that a page calls itself, what is likest to the cited title."""
    given = titles_of(page)
    pieces = [
        piece for title in given for piece in (title, *_SITE_MARK.split(title)) if piece.strip()
    ]
    if any(_is_same(cited, piece) for piece in pieces):
        return cited
    return max(
        pieces,
        key=lambda piece: SequenceMatcher(None, plain(cited), plain(piece)).ratio(),
        default=None,
    )


def _is_same(cited: str, found: str) -> bool:
    one, other = plain(cited), plain(found)
    tight, loose = one.replace(" ", ""), other.replace(" ", "")
    if tight == loose or not tight or not loose:
        return True
    shorter, longer = sorted((one, other), key=len)
    begins = longer.startswith(shorter) and len(shorter.split()) >= 3
    return begins or one.replace(" and ", " ") == other.replace(" and ", " ")


def _changed_words(cited: str, found: str) -> tuple[list[str], list[str]]:
    """The words of the cited title that the page lacks, and those it has in their place."""
    one, other = plain(cited).split(), plain(found).split()
    missing: list[str] = []
    added: list[str] = []
    for kind, start, end, begin, stop in SequenceMatcher(
        None, one, other, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            missing += one[start:end]
            added += other[begin:stop]
    return missing, added


def _by_slug(missing: Sequence[str], added: Sequence[str], url: str) -> Right:
    """Who is right, by the words of the address: they were made from the title when the page was new."""
    words = set(plain(url.partition("://")[2].partition("/")[2]).split())
    for_page = [word for word in added if len(word) >= _FULL_WORD and word in words]
    for_note = [word for word in missing if len(word) >= _FULL_WORD and word in words]
    if for_page and not for_note:
        return "page"
    return "manuscript" if for_note and not for_page else "open"


def _abbreviates(short: str, whole: str) -> bool:
    """Whether a name may stand for a longer one: by initials, or word by word cut short."""
    one, other = plain(short), plain(whole)
    if len(one) > len(other):
        one, other = other, one
    initials = iter(word[0] for word in other.split())
    words = iter(other.split())
    by_initials = " " not in one and all(letter in initials for letter in one)
    return by_initials or all(any(long.startswith(word) for long in words) for word in one.split())


def _told(name: Name) -> str:
    return " ".join(part for part in (name.given, name.family) if part)
