"""The pages that speak for cited works: the live page where it is the cited thing, else its archived copy."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from citeaudit.judge.agreement import found_by
from citeaudit.judge.likeness import titles_of
from citeaudit.judge.openings import bearing_of
from citeaudit.judge.record import said
from citeaudit.model.citation import Citation
from citeaudit.model.evidence import Capture, Fetch, LinkVerdict, PageFacts
from citeaudit.rules.audited import Audited
from citeaudit.rules.incomplete.lacking import is_misread
from citeaudit.rules.repeats import given_in_full

_SEEN = frozenset({"ok", "moved", "repaired", "flaky", "paywalled", "fragment-missing"})


class Source(NamedTuple):
    """A citation beside the page that is its source.

    `where` names the page and the moment; `told` says besides how alike the titles are. `copy` is what the archived copy says
    where the page is the live one.
    """

    citation: Citation
    page: PageFacts
    url: str
    where: str
    told: str
    copy: PageFacts | None = None

    def proof(self, fact: str) -> tuple[str, ...]:
        """What to show beside a finding about one fact: the page, and what gave the fact if that is not plain."""
        by = {"date": self.page.citation.get("date-from"), "author": self._byline()}.get(fact)
        given = f"{fact} from its {by}" if by else found_by(self.page, fact)
        return tuple(filter(None, (self.told, given)))

    def is_borne_out(self, fact: str, differs: Callable[[PageFacts], object]) -> bool:
        """Whether the archived copy says otherwise than the live page, and agrees with the note: the page was changed since."""
        if self.copy is None:
            return False
        here, there = (
            titles_of(page) if fact == "title" else (said(page, fact),)
            for page in (self.page, self.copy)
        )
        return any(there) and here != there and differs(self.copy) is None

    def _byline(self) -> str | None:
        return "byline" if "author" not in self.page.citation and "byline" in self.page.citation else None  # fmt: skip


def sources(audited: Audited) -> Iterator[Source]:
    """Each work given in full with an address, once, where its page could be seen and bears its title."""
    pages = _live_pages(audited)
    told: set[tuple[str, str]] = set()
    for citation in audited.citations:
        title = citation.reference.title
        if not title or not given_in_full(citation) or is_misread(citation):
            continue
        work = audited.work_of.get(citation.key)
        for url in addresses_of(audited, citation):
            name = (work.key if work else citation.key, url)
            if name in told:
                break
            source = _source(audited, citation, url, pages)
            if source is not None:
                told.add(name)
                yield source
                break


def _source(
    audited: Audited, citation: Citation, url: str, pages: dict[str, Fetch]
) -> Source | None:
    """A citation beside the page of one of its addresses, if that bears its title."""
    verdict = audited.verdict_by_url[url]
    found = _page(verdict, pages)
    if found is None:
        return None
    page, where = found
    bearing = bearing_of(citation.reference.title or "", page)
    if bearing is None or bearing.like < audited.config.judge.title_likely:
        return None
    copy = _copy(verdict)
    beside = copy.page if copy is not None and copy.page is not page else None
    alike = f"titles {bearing.like:.0f} of 100 alike{bearing.where}"
    return Source(citation, page, url, where, f"{where}; {alike}", beside)


def addresses_of(audited: Audited, citation: Citation) -> Iterator[str]:
    """The addresses of a citation of which something is known, its own first; a DOI may be followed by that of the page."""
    printed = (
        link.url
        for link in audited.links_by_note.get(citation.note, ())
        if citation.span.start <= link.span.start < citation.span.end
    )
    for url in dict.fromkeys((citation.reference.url or "", *printed)):
        if url in audited.verdict_by_url:
            yield url


def _live_pages(audited: Audited) -> dict[str, Fetch]:
    """The newest row with a page, by its name."""
    return {
        row.id: row
        for row in audited.evidence
        if isinstance(row, Fetch) and row.page and not row.probes
    }


def _page(verdict: LinkVerdict | None, pages: dict[str, Fetch]) -> tuple[PageFacts, str] | None:
    if verdict is None:
        return None
    if verdict.verdict in _SEEN:
        rows = [pages[name] for name in verdict.evidence if name in pages]
        good = [
            row
            for row in rows
            if row.status == 200
            and row.page is not None
            and (row.page.citation or row.page.further)
        ]
        if good:
            newest = max(good, key=lambda row: row.at)
            assert newest.page is not None
            return newest.page, f"{newest.final_url or newest.url}, seen {newest.at:%Y-%m-%d}"
    copy = _copy(verdict)
    if copy is not None and copy.page is not None:
        return copy.page, f"{copy.memento}, captured {copy.at:%Y-%m-%d}"
    return None


def _copy(verdict: LinkVerdict) -> Capture | None:
    """The archived copy, if it is the cited thing."""
    copy, fit = verdict.memento, verdict.fit
    is_it = copy is not None and fit is not None and fit.match in ("verified", "likely")
    return copy if is_it and copy is not None and copy.page is not None else None
