"""What is told of the archived copies of an address, alike in every format.

copy: 11 June 2014, web.archive.org; 12 days before 23 June 2014; verified (title 100 of 100 alike, author agrees)
no archived copy (web.archive.org, asked 5 January 2026)
could not ask web.archive.org: 429 Too Many Requests
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from citeaudit.judge.citing import House, day_in_words, distance
from citeaudit.judge.copies import lookups_of
from citeaudit.judge.houses import is_copy_address, is_private
from citeaudit.model.citation import Link
from citeaudit.model.evidence import (
    Answered,
    Drift,
    Evidence,
    Group,
    LinkVerdict,
    Match,
)
from citeaudit.model.finding import Report
from citeaudit.reporters import tally
from citeaudit.reporters.document import archive_item, evidence_of, house_of_report
from citeaudit.reporters.shape import ArchiveItem

# How much a match may be relied on, as the colours of the groups of verdicts tell it.
TRUST: dict[Match | None, Group] = {
    "verified": "fine",
    "likely": "fine",
    "weak": "look",
    "unreadable": "look",
    "mismatch": "gone",
    None: "look",
}
MATCHES: dict[Match | None, str] = {
    "verified": "verified",
    "likely": "likely",
    "weak": "weak match",
    "unreadable": "could not be read",
    "mismatch": "another page",
    None: "not looked at",
}
DRIFTS: dict[Drift, str] = {
    "same": "the live page is the same",
    "revised": "the live page was revised since",
    "drifted": "the live page is much changed since",
    "another page": "the live page is another by now",
}
# How things stand where no copy can be named, and the group of verdicts whose colours that has.
STATES: dict[Answered, tuple[str, Group]] = {
    "found": ("no copy of the cited thing", "look"),
    "excluded": ("withheld by the archive", "not asked"),
    "not-archived": ("no archived copy", "look"),
    "unknown": ("could not ask", "not asked"),
}
SAVE = "https://web.archive.org/save/"


class Address(Struct, frozen=True, kw_only=True):
    """One address as reports tell it.

    `state` says how well the copy matches, or how things stand without one, in a few words; `tone` is the group of verdicts
    whose colours that has, `detail` the reason. `far` is the distance of the copy from the date wanted; `save` is where to
    have a live page archived that nobody has.
    """

    verdict: LinkVerdict
    links: tuple[Link, ...]
    evidence: tuple[Evidence, ...]
    archive: ArchiveItem
    state: str
    tone: Group
    detail: str
    far: str | None
    drift: str | None
    cite: str | None
    save: str | None

    @property
    def copy(self) -> str:
        """All that is known of the copy, in one line."""
        state = f"{self.state} ({self.detail})" if self.detail else self.state
        if self.archive.memento is None or self.archive.at is None:
            return state
        head = f"copy: {day_in_words(self.archive.at)}, {self.archive.archive}"
        return "; ".join(part for part in (head, self.far, state, self.drift) if part)


def addresses(report: Report) -> Iterator[Address]:
    """Every distinct address of a report, in order of appearance."""
    printed: dict[str, list[Link]] = {}
    for link in report.links:
        printed.setdefault(link.url, []).append(link)
    verdicts = tally.judged(report)
    rows = evidence_of(verdicts, verdicts.values(), report.evidence)
    house = house_of_report(report)
    for url, verdict in verdicts.items():
        yield _address(verdict, printed.get(url, ()), rows[url], house)


def _address(
    verdict: LinkVerdict, links: Sequence[Link], rows: tuple[Evidence, ...], house: House
) -> Address:
    archive = archive_item(verdict, rows, house)
    fit = verdict.fit if archive.memento else None
    state, tone, detail = _state(verdict, archive, rows)
    wanted = (
        verdict.group in ("fine", "look")
        and verdict.verdict != "login"
        and archive.answer == "not-archived"
        and not is_copy_address(verdict.url)
        and not is_private(verdict.url)
    )
    return Address(
        verdict=verdict,
        links=tuple(links),
        evidence=rows,
        archive=archive,
        state=state,
        tone=tone,
        detail=detail,
        far=distance(fit),
        drift=DRIFTS[fit.drift] if fit is not None and fit.drift else None,
        cite=archive.cite or None,
        save=SAVE + (verdict.new_url or verdict.url) if wanted else None,
    )


def _state(
    verdict: LinkVerdict, archive: ArchiveItem, rows: Sequence[Evidence]
) -> tuple[str, Group, str]:
    """The copy's match with its reason; without a copy what the archives said, and who. Not to be asked is no answer."""
    if archive.memento is not None:
        return MATCHES[archive.match], TRUST[archive.match], archive.because or ""
    if is_copy_address(verdict.url):
        return "a copy itself", "fine", ""
    asked = [row for row in lookups_of(rows) if row.answer == archive.answer]
    state, tone = STATES[archive.answer]
    if archive.answer == "unknown":
        if not asked:
            return "archives not asked", tone, ""
        return (
            state,
            tone,
            "; ".join(f"{row.archive}: {row.error or 'no reason given'}" for row in asked),
        )
    return state, tone, ", ".join(f"{row.archive}, asked {day_in_words(row.at)}" for row in asked)
