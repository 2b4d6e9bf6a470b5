"""Evidence from a folder where it was kept: rows again, from the pages as they came, without the network.

row kept ──┬─ its pages are here ──> the same visit over the kept answers, the same facts from the kept bodies ──┐
           └─ they are not ────────> as it was written ──────────────────────────────────────────────────────────┴─> rows
pages without a row (earlier versions, a run that was killed) ──> the visits and copies they can be put together to ──^

What was asked, when, and what could not be had comes from the row; what a page says, from the page. So a judge, or a
reader of pages, that has learned something since then is tried on what was seen then.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from msgspec.structs import replace

from citeaudit.checkers import plan
from citeaudit.checkers.archives.answers import Copy
from citeaudit.checkers.archives.due import wanted_of
from citeaudit.checkers.archives.folder import Kept, KeptFolder
from citeaudit.checkers.archives.kept import KeptAnswer, KeptRow
from citeaudit.checkers.archives.search import Wanted, page_of
from citeaudit.checkers.closer import Closer
from citeaudit.checkers.plan import Address
from citeaudit.checkers.repairs import repaired
from citeaudit.checkers.visit import Trouble, Visit
from citeaudit.config import Config
from citeaudit.errors import ReadError
from citeaudit.judge.addresses import without_tracking
from citeaudit.model.citation import Link, Reference
from citeaudit.model.evidence import (
    Capture,
    CaptureLookup,
    Decision,
    Evidence,
    Fetch,
    Hop,
    PageFacts,
)
from citeaudit.net.address import BadAddress, host_key, on_the_wire
from citeaudit.net.answer import Answer
from citeaudit.store import Store, open_store


class Again(NamedTuple):
    """All evidence about some addresses that a folder holds, in the order of a store, and what could not be read.

    `at` is the moment for which they speak: when the last audit of these addresses ended, else that of the newest row.
    """

    rows: tuple[Evidence, ...]
    damaged: tuple[str, ...]
    at: datetime | None


def evidence_in(
    folder: str | Path,
    links: Sequence[Link],
    *,
    cited: Mapping[str, Reference],
    config: Config,
) -> Again:
    """The evidence about the addresses of a manuscript that audits have kept in a folder.

    An address of which nothing is kept has no row. Raises ReadError where there is no such evidence at all.
    """
    kept = _opened(Path(folder))
    closely = bool(cited or config.archives.ask or config.archives.warc)
    closer_or_none = Closer(cited, config.judge) if closely else nullcontext()
    with closer_or_none as closer:
        rows = list(_Reading(kept, links, cited, config, closer).rows())
    newest = max((row.at for row in rows), default=None)
    ended = kept.audited(link.url for link in links)
    at = max(filter(None, (newest, ended)), default=None)
    return Again(_in_order(rows, links, at), tuple(dict.fromkeys(kept.damaged)), at)


def taken_in(kept: KeptFolder, links: Sequence[Link], config: Config, store: Store) -> None:
    """Take what a folder tells of some addresses into a store that does not know it, as it was written.

    So a report from the store and one from the folder rest on the same, wherever the folder was filled.
    """
    known = {row.id: row for row in store.evidence_for([link.url for link in links])}
    hosts = {
        host_key(row.final_url)
        for row in known.values()
        if isinstance(row, Fetch) and row.final_url
    }
    with Closer({}, config.judge) as closer:
        rows = list(_Reading(kept, links, {}, config, closer).rows(but=known, hosts=hosts))
    store.add(row for row in rows if not isinstance(row, Decision))
    for row in rows:
        if isinstance(row, Decision):
            store.remembered.decide(row)


def _opened(folder: Path) -> KeptFolder:
    if not folder.is_dir():
        raise ReadError(f"{folder}: there is no such folder of kept evidence")
    kept = KeptFolder(folder)
    if not kept.files:
        raise ReadError(f"{folder}: holds no WARC files; --evidence without --offline keeps them")
    if not kept.is_empty:
        return kept
    if kept.damaged:
        raise ReadError(f"{folder}: the evidence cannot be read: {'; '.join(kept.damaged[:3])}")
    raise ReadError(
        f"{folder}: its WARC files hold no evidence of an audit; --warc reads them as archived copies"
    )


def _in_order(
    rows: Iterable[Evidence], links: Iterable[Link], at: datetime | None
) -> tuple[Evidence, ...]:
    """The rows as a store gives them: each once, in its order, and of editors' words those that counted at that moment."""
    urls = [link.url for link in links]
    with open_store("sqlite://") as store:
        rows = list(rows)
        store.add(row for row in rows if not isinstance(row, Decision))
        for row in rows:
            if isinstance(row, Decision):
                store.remembered.decide(row)
        words = store.remembered.decisions(urls, at) if at is not None else {}
        return (*store.evidence_for(urls), *words.values())


class _Reading:
    """One reading of a folder for the addresses of one manuscript."""

    def __init__(
        self,
        kept: KeptFolder,
        links: Sequence[Link],
        cited: Mapping[str, Reference],
        config: Config,
        closer: Closer | None,
    ) -> None:
        self._kept = kept
        self._config = config
        self._closer = closer
        self._addresses = {one.url: one for one in plan.addresses(links, cited)}
        wanted = wanted_of(links, cited, config.archives.written)
        self._wanted = {one.url: one for one in wanted}
        self._urls = list(dict.fromkeys(link.url for link in links))

    def rows(
        self, *, but: Container[str] | None = None, hosts: Iterable[str] = ()
    ) -> Iterator[Evidence]:
        """Every row about the addresses, and the probes of the hosts they lead to, and of other `hosts`.

        Rows are made afresh from their pages; with `but`, the names of those not wanted, they are as they were written.
        """
        hosts = {*hosts, *(host_key(url) for url in self._urls)}
        for kept in self._kept.rows_about(self._urls, but or ()):
            row = self._again(kept) if but is None else kept.row
            if isinstance(row, Fetch) and row.final_url:
                hosts.add(host_key(row.final_url))
            yield row
        for kept in self._kept.probes_of(hosts, but or ()):
            yield self._again(kept) if but is None else kept.row
        for (_, url), records in self._kept.loose().items():
            if url in self._addresses:
                yield from self._put_together(url, records)

    def _again(self, kept: KeptRow) -> Evidence:
        if isinstance(kept.row, Fetch):
            return self._visited(kept, kept.row)
        if isinstance(kept.row, CaptureLookup):
            return self._looked_up(kept, kept.row)
        return kept.row

    def _visited(self, kept: KeptRow, row: Fetch) -> Fetch:
        """A GET once more, over the answers that were kept; as it was written where they are not all here."""
        answers = self._answers(kept.answers)
        if not answers:
            return row
        visit = Visit(
            self._address_of(row),
            asked=kept.asked,
            attempt=row.attempt,
            repair=row.repair,
            probes=row.probes,
        )
        visit.begin(lambda: row.at)
        for number, (answer, cookies) in enumerate(answers):
            further = visit.advance(
                answer, cookies, most=self._config.check.max_redirects, closer=self._closer
            )
            if further is None:
                break
            if number + 1 == len(answers) and row.error is None:
                return row  # it is now seen to lead on, to where nobody went then
        if row.error is not None:
            visit.trouble = Trouble(row.error, row.detail or "")
        again = visit.row()
        return replace(
            again,
            id=row.id,
            elapsed=row.elapsed,
            length=row.length,
            online=row.online,
            page=_with_further(again.page, row.page),
        )

    def _answers(self, kept: Iterable[KeptAnswer]) -> list[tuple[Answer, tuple[str, ...]]]:
        """The answers of a chain with the cookies it had; none where one is missing."""
        found: list[tuple[Answer, tuple[str, ...]]] = []
        for one in kept:
            page = self._kept.page(one.record) if one.record is not None else None
            if one.record is not None and (page is None or page.status is None):
                return []
            answer = _as_answer(one.url, page)
            answer.error, answer.detail = one.error, one.detail
            answer.length, answer.cut = one.length, one.cut
            found.append((answer, (one.cookies,) if one.cookies else ()))
        return found

    def _address_of(self, row: Fetch) -> Address:
        """The address of a row, with the fragments that were looked for then, and those that are cited now."""
        cited = self._addresses.get(row.url, Address(row.url))
        before = tuple(row.page.fragments) if row.page is not None else ()
        return cited._replace(fragments=tuple(dict.fromkeys((*before, *cited.fragments))))

    def _looked_up(self, kept: KeptRow, row: CaptureLookup) -> CaptureLookup:
        captures = tuple(
            self._looked_at(capture, kept.copies.get(capture.memento), row.url)
            for capture in row.captures
        )
        return replace(row, captures=captures)

    def _looked_at(self, capture: Capture, record: str | None, url: str) -> Capture:
        """A copy, its page read again where it is here."""
        page = self._kept.page(record) if record is not None and capture.seen else None
        if page is None:
            return capture
        wanted = self._wanted.get(url, Wanted(url))
        facts = page_of(Copy(capture, page.headers, page.body), wanted, self._closer)
        return replace(capture, page=_with_further(facts, capture.page))

    def _put_together(self, url: str, records: Sequence[str]) -> Iterator[Evidence]:
        """Rows from pages alone, those of one address in one file, in the order they were kept."""
        live = [name for name in records if self._kept.pages[name].source is None]
        yield from self._visits(url, live)
        copies = [name for name in records if self._kept.pages[name].source is not None]
        captures = list(self._captures(url, copies))
        if captures:
            at = max(capture.at for capture in captures)
            yield CaptureLookup(
                id=_name(url, copies[0]),
                url=url,
                at=self._kept.pages[live[0]].at or at if live else at,
                archive=captures[-1].archive,
                answer="found",
                captures=tuple(captures),
            )

    def _visits(self, url: str, records: Sequence[str]) -> Iterator[Fetch]:
        """The GETs that ended in a page. One that led to where no answer came is not to be told from one that broke off."""
        known = [*repaired(url), ("tracking", without_tracking(url))]
        readings = {_wired(reading): name for name, reading in known}
        visit: Visit | None = None
        further: str | None = None
        attempts: dict[str | None, int] = {}
        for record in records:
            page, at = self._kept.page(record), self._kept.pages[record].at
            if page is None or page.status is None or at is None:
                visit = None
                continue
            if visit is None or further != page.url:
                repair = readings.get(page.url) if page.url != _wired(url) else None
                attempts[repair] = attempts.get(repair, 0) + 1
                visit = self._begun(url, page.url, repair, attempts[repair], at)
            answer = _as_answer(page.url, page)
            answer.length = len(page.body)
            further = visit.advance(
                answer, (), most=self._config.check.max_redirects, closer=self._closer
            )
            if further is None:
                yield replace(visit.row(), id=_name(url, record), elapsed=0.0)
                visit = None

    def _begun(self, url: str, asked: str, repair: str | None, attempt: int, at: datetime) -> Visit:
        visit = Visit(self._addresses[url], asked=asked, attempt=attempt, repair=repair)
        visit.begin(lambda: at)
        return visit

    def _captures(self, url: str, records: Sequence[str]) -> Iterator[Capture]:
        """The copies that were looked at, each with the redirects that led to it."""
        hops: list[Hop] = []
        for number, record in enumerate(records):
            page, kept = self._kept.page(record), self._kept.pages[record]
            if page is None or kept.at is None or kept.source is None:
                continue
            following = records[number + 1 : number + 2]
            location = page.headers.get("location")
            target = urljoin(page.url, location) if location else None
            if following and target == self._kept.pages[following[0]].url:
                hops.append(Hop(url=page.url, status=page.status, location=target))
                continue
            if hops:
                hops.append(Hop(url=page.url, status=page.status))
            capture = Capture(
                archive=_archive_of(kept.source),
                url=url,
                memento=kept.source,
                at=kept.at,
                status=page.status,
                media_type=page.headers.get("content-type", "").partition(";")[0].strip() or None,
                seen=True,
                hops=tuple(hops),
            )
            hops = []
            yield self._looked_at(capture, record, url)


def _as_answer(url: str, page: Kept | None) -> Answer:
    answer = Answer(url)
    if page is not None:
        answer.status, answer.headers, answer.body = page.status, dict(page.headers), page.body
        answer.heard = answer.reached = True
    return answer


def _with_further(page: PageFacts | None, before: PageFacts | None) -> PageFacts | None:
    """The page with what a closer look found then, where the tools for it found nothing now: they may not be here."""
    if page is None or before is None or not before.further:
        return page
    return replace(page, further={**before.further, **page.further})


def _archive_of(source: str) -> str:
    """The name of the archive that a copy came from, as far as its address tells."""
    if source.startswith("file:"):
        return f"warc:{Path(urlsplit(source).path).parent.name}"
    host = host_key(source)
    return "wayback" if host == "web.archive.org" else host


def _wired(url: str) -> str:
    try:
        return on_the_wire(url)
    except BadAddress:
        return url


def _name(url: str, record: str) -> str:
    """The name of a row put together from pages: the same whenever it is, and wherever they lie."""
    stamp = f"kept|{url}|{record}"
    return blake2b(stamp.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
