"""Whether a page is the cited thing, by its title, its author and its date; each told with the tool that found it.

A page's own word goes first (its metadata), then what a tool found in its text, then what the beginning of its text says.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from citeaudit.config import JudgeConfig
from citeaudit.judge.likeness import likeness, plain, titles_of
from citeaudit.judge.openings import bearing_of, names_author, prints_date
from citeaudit.model.citation import Name, Reference
from citeaudit.model.evidence import Match, PageFacts

_CITED_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_PAGE_DATE = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?")
_NEAR = 31  # days by which two dates may differ and still be that of one publication
STANDS = frozenset({"verified", "likely"})


def compared(page: PageFacts, cited: Reference | None, lines: JudgeConfig) -> tuple[Match, str]:
    """How well a page matches a citation, and why."""
    if cited is None or not cited.title:
        return "weak", "the citation gives no title to compare with"
    bearing = bearing_of(cited.title, page)
    if bearing is None:
        return "unreadable", "the copy gives no title"
    told = f"title {bearing.like:.0f} of 100 alike{bearing.where}"
    agreement = _agreement(page, cited)
    if bearing.like < lines.title_likely and bearing.begins and agreement:
        return "likely", f"the text begins with the cited title, {agreement}"
    if bearing.like < lines.title_unlike and bearing.titled:
        return "mismatch", f"the copy bears another title: {titles_of(page)[0][:80]!r}"
    if bearing.like < lines.title_likely:
        return "weak", told
    return ("verified", f"{told}, {agreement}") if agreement else ("likely", told)


def is_doubtful(page: PageFacts, cited: Reference, lines: JudgeConfig) -> bool:
    """Whether a page's facts leave open that it is the cited thing; without a cited title nothing could settle it."""
    return bool(cited.title) and compared(page, cited, lines)[0] not in STANDS


def is_other(page: PageFacts, cited: Reference | None, lines: JudgeConfig) -> bool:
    """Whether a page clearly bears another title than the cited one."""
    titles = titles_of(page)
    return bool(
        cited and cited.title and titles and likeness(cited.title, titles) < lines.title_unlike
    )


def found_by(page: PageFacts, fact: str) -> str:
    """Which tool found a fact of a page in its text, as it is told ("" for the page's own word)."""
    if page.citation.get(fact) or fact not in page.further:
        return ""
    return f"{fact} found in the text by {page.further[fact].by}"


def _agreement(page: PageFacts, cited: Reference) -> str:
    """How the agreement of author and date is told, with the tools that found them; empty where there is none."""
    found = {"author": _author(page, cited.authors), "date": _date(page, cited.issued)}
    agreeing = {fact: tool for fact, tool in found.items() if tool is not None}
    if not agreeing:
        return ""
    tools = [f"{fact} found in the text by {tool}" for fact, tool in agreeing.items() if tool]
    by = f" ({', '.join(tools)})" if tools else ""
    return f"{' and '.join(agreeing)} agree{'s' if len(agreeing) == 1 else ''}{by}"


def _author(page: PageFacts, authors: Sequence[Name]) -> str | None:
    """The tool that found one of the authors ("" for the page's own word), None where nothing names one."""
    said = plain(page.citation.get("author", ""))
    seen = plain(page.marks.get("byline", ""))
    families = [plain(name.family or name.literal or "") for name in authors]
    if any(f" {family} " in f" {said} " or family == seen for family in families if family):
        return ""
    further = page.further.get("author")
    if further is not None and any(
        f" {one} " in f" {plain(further.value)} " for one in families if one
    ):
        return further.by
    opening = page.further.get("opening")
    return opening.by if opening is not None and names_author(opening.value, authors) else None


def _date(page: PageFacts, issued: str | None) -> str | None:
    """The tool that found a date near the cited one ("" for the page's own word), None where nothing tells it."""
    own = page.citation.get("date")
    if own:
        return "" if _is_near(own, issued) else None
    further = page.further.get("date")
    if further is not None and _is_near(further.value, issued):
        return further.by
    opening = page.further.get("opening")
    return opening.by if opening is not None and prints_date(opening.value, issued) else None


def _is_near(said: str, issued: str | None) -> bool:
    """Whether the page's date is within a month of the cited one; of a year alone, the same year."""
    given, cited = _PAGE_DATE.search(said), _CITED_DATE.match(issued or "")
    if given is None or cited is None:
        return False
    one, other = _day(given), _day(cited)
    if one is None or other is None:
        return given[1] == cited[1]
    return abs((one - other).days) <= _NEAR


def _day(found: re.Match[str]) -> datetime | None:
    if not (found[2] and found[3]):
        return None
    try:
        return datetime(int(found[1]), int(found[2]), int(found[3]), tzinfo=UTC)
    except ValueError:
        return None
