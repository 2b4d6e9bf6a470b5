"""The date that a note gives against the one that its page gives.

A moment is a day in some place: what is late in the evening in one zone is the next day in another. Papers print next day what
they put up in the evening, journals put up in autumn what they print in the new year, and repositories have their papers
before any journal does. None of these is a difference; neither is a date that the page prints, or gives for its last change.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from citeaudit.judge.likeness import likeness
from citeaudit.judge.openings import prints_date
from citeaudit.judge.record.difference import Difference, said
from citeaudit.model.citation import EntryType, Reference
from citeaudit.model.evidence import PageFacts

_DATE = re.compile(r"\b(1[5-9]\d\d|20\d\d)[-/](\d{1,2})[-/](\d{1,2})")
_SAID_DATE = re.compile(r"(1[5-9]\d\d|20\d\d)(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?!\d)")
_CITED_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
# A time whose place is not known; midnight is what systems write that know only the day.
_SOMEWHERE = re.compile(
    r"\d[T ](?!00:00)(\d{1,2}):\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|UTC|GMT|\+00:?00)?$", re.IGNORECASE
)
_WESTMOST, _EASTMOST = -12, 14  # hours from the time of Greenwich
_PRINTED: frozenset[EntryType] = frozenset({"newspaper", "magazine", "article"})
# What is put up some days after it was said or shown.
_PUT_UP_LATER: frozenset[EntryType] = frozenset({"video", "interview"})
# Works of which one thing is put up and another, often later, is printed.
_ISSUED_LATER: frozenset[EntryType] = frozenset({"article", "chapter", "conference", "book"})
_FOR_SCHOLARS = ("citation_", "bepress_", "prism.", "dc.date.issued", "dcterms.issued")
_BLOG = re.compile(r"blog\b|blogue|newsletter", re.IGNORECASE)
_SAME_NAME = 80  # of 100
_A_FEW_DAYS = 7
_A_MONTH = 31
_A_QUARTER = 100
_A_YEAR = 366
_FROM_PAPER_TO_PRINT = 3 * 366
_FROM_WEB_TO_PRINT = 2 * 366


class Apart(NamedTuple):
    """Two dates that differ. `days` lie from the note's to the page's, negative for an earlier page; `few` says that they are
    so few that print and web may be the reason; `printed` that the page only prints its date."""

    difference: Difference
    days: int
    few: bool = False
    printed: bool = False


def date_difference(cited: Reference, page: PageFacts) -> Apart | None:
    """Two dates that differ, as far as both go: a year is compared with a year."""
    found, printed = _of(page)
    issued = _CITED_DATE.fullmatch(cited.issued or "")
    if found is None or issued is None or prints_date(said(page, "opening"), cited.issued):
        return None
    there = [int(part) for part in found.groups() if part]
    here = [int(part) for part in issued.groups() if part]
    if _agrees(here, there) or any(_agrees(here, other) for other in _others(page)):
        return None
    days = _apart(here, there)
    if days is None or not days or _is_elsewhere(here, said(page, "date")):
        return None
    if _is_of_another_form(cited, page, here, days):
        return None
    few = abs(days) <= _A_FEW_DAYS
    if few and not _is_by_day(cited, here, there, days):
        return None
    told = "-".join(f"{part:02}" for part in there)
    return Apart(Difference(cited.issued or "", told, 0), days, few, printed)


def day_of(page: PageFacts) -> str | None:
    """The date that a page gives for itself, as EDTF."""
    found, _ = _of(page)
    whole = _DATE.search(found[0]) if found else None
    return f"{whole[1]}-{int(whole[2]):02}-{int(whole[3]):02}" if whole else None


def _of(page: PageFacts) -> tuple[re.Match[str] | None, bool]:
    """The date a page gives for itself, and whether it only prints it; of several printed ones none is its date."""
    own = _SAID_DATE.match(said(page, "date").strip())
    if own is not None:
        return own, False
    printed = page.citation.get("printed", "")
    return (_SAID_DATE.match(printed), True) if printed and ";" not in printed else (None, False)


def _others(page: PageFacts) -> list[list[int]]:
    """The other dates of a page: that of its last change, and those it prints beside its heading."""
    given = [page.citation.get("modified", ""), *page.citation.get("printed", "").split("; ")]
    found = [_SAID_DATE.match(one) for one in given]
    return [[int(part) for part in one.groups() if part] for one in found if one]


def _agrees(here: Sequence[int], there: Sequence[int]) -> bool:
    shared = min(len(here), len(there))
    return list(here[:shared]) == list(there[:shared])


def _apart(here: Sequence[int], there: Sequence[int]) -> int | None:
    """The fewest days from one date to the other; None for figures that no calendar has.

    Two years, or two months, are as far apart as their first days.
    """
    try:
        first, last = _bounds(here)
        begin, end = _bounds(there)
    except ValueError:
        return None
    if len(here) == len(there):
        return (begin - first).days
    return (begin - last).days if begin > last else (end - first).days


def _bounds(parts: Sequence[int]) -> tuple[date, date]:
    first = date(*[*parts, 1, 1][:3])
    if len(parts) == 3:
        return first, first
    months = 12 if len(parts) == 1 else 1
    after = first.year * 12 + first.month - 1 + months
    return first, date(after // 12, after % 12 + 1, 1) - timedelta(days=1)


def _is_elsewhere(here: Sequence[int], moment: str) -> bool:
    """Whether the moment of a page lies in the note's day somewhere on earth, where its own place is not told."""
    found = _SOMEWHERE.search(moment.strip())
    whole = _DATE.search(moment)
    if found is None or whole is None or len(here) < 3:
        return False
    hour = int(found[1])
    day = date(int(whole[1]), int(whole[2]), int(whole[3]))
    away = (date(*here) - day).days
    return (hour + _WESTMOST) // 24 <= away <= (hour + _EASTMOST) // 24


def _is_of_another_form(cited: Reference, page: PageFacts, here: Sequence[int], days: int) -> bool:
    """Whether the note cites what was printed later than the page was put up, or the page was put up when it was in print."""
    by_scholars = page.citation.get("date-from", "").startswith(_FOR_SCHOLARS)
    if len(here) < 3 and not by_scholars and abs(days) <= _A_MONTH:
        return True
    if days > 0:
        is_book = cited.type == "book" or "isbn" in page.citation
        return is_book and days > _A_YEAR  # another printing, a later edition
    if len(here) == 3 or page.citation.get("volume") or page.citation.get("issue"):
        return False
    if cited.type in _ISSUED_LATER or (cited.volume and cited.issue):
        at_home = likeness(cited.container or "", (page.citation.get("container", ""),))
        is_paper = at_home < _SAME_NAME and cited.type != "book"
        return -days <= (_FROM_PAPER_TO_PRINT if is_paper else _FROM_WEB_TO_PRINT)
    return cited.type == "magazine" and -days <= _A_QUARTER


def _is_by_day(cited: Reference, here: Sequence[int], there: Sequence[int], days: int) -> bool:
    """Whether so few days count: both dates are days, and nothing that is printed lies between them."""
    if len(here) < 3 or len(there) < 3 or cited.type in _PRINTED | _PUT_UP_LATER:
        return False
    return days > 0 or not cited.container or bool(_BLOG.search(cited.container))
