"""What archives hold of the cited addresses: asked politely, written down as dated evidence.

due ──> for each address the archives in turn: folders of one's own, the Wayback Machine, TimeGates ──> CaptureLookup

An archive is asked until one has a copy to cite. What could not be asked is written down as that, and asked again by
the next run; what was not asked at all, for want of time, has no row and is asked then, too.
"""

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import datetime
from hashlib import blake2b
from itertools import islice

from citeaudit.checkers.archives.answers import Archive, Copy, Heard, unknown
from citeaudit.checkers.archives.due import due, wanted_of
from citeaudit.checkers.archives.search import Contents, Result, Search, Wanted, Witness, has_copy
from citeaudit.checkers.archives.warc import WarcFolder
from citeaudit.checkers.closer import Closer
from citeaudit.clock import Clock, now
from citeaudit.config import Config
from citeaudit.judge import network
from citeaudit.judge.houses import is_copy_address, is_private
from citeaudit.model.citation import Link, Reference
from citeaudit.model.evidence import CaptureLookup, Evidence
from citeaudit.net.service import Purse, Service
from citeaudit.registry import parts
from citeaudit.store import Store

__all__ = [
    "Archive",
    "Copy",
    "Heard",
    "archives_of",
    "ask",
    "check",
    "due",
    "is_copy_address",
    "service_of",
    "wanted_of",
]

# Rows of folders are stored so many at a time, or when so many seconds have gone by, whichever is first. An answer that
# cost a call is stored at once: whatever ends the run, it need not be asked again.
_BATCH = 200
_BATCH_AGE = 2.0
_GRACE = 3.0  # seconds that searches under way may still take when a run is ended
_CALLS = 3  # that a search takes, as a rule


def check(
    links: Iterable[Link | str],
    *,
    store: Store,
    config: Config | None = None,
    cited: Mapping[str, Reference] | None = None,
    clock: Clock = now,
    offline: bool = False,
    heard: Callable[[int], None] | None = None,
    witness: Witness | None = None,
) -> Iterator[CaptureLookup]:
    """Ask the archives about every address that the store does not answer yet; the new rows, as they come.

    `offline` says that the network was found to be away: then only those archives are asked that can be reached
    all the same. `heard` is told how many addresses are due, `witness` of each copy that was looked at. Rows go to
    the store on their way; however the caller ends the iteration, what was heard is kept.
    """
    settings = config or Config()
    wanted = wanted_of(links, cited or {}, settings.archives.written)
    if not wanted or not (settings.archives.ask or settings.archives.warc):
        return
    known = store.evidence_for([one.url for one in wanted])
    with service_of(store, settings) as service, Closer({}, settings.judge) as closer:
        archives = [one for one in archives_of(settings, service) if not offline or _in_reach(one)]
        plan = due(wanted, known, archives, settings, clock())
        if heard is not None:
            heard(len(plan))
        asking = _Asking(archives, settings, service, clock, known, witness)
        asking.closer = closer
        yield from _kept(asking, plan, store)


def ask(
    links: Iterable[Link],
    *,
    store: Store,
    config: Config,
    cited: Mapping[str, Reference],
    clock: Clock = now,
    heard: Callable[[int, int], None] | None = None,
    witness: Witness | None = None,
) -> None:
    """Ask archives for copies, going by what the store knows by now of the network.

    `heard` is told, for each answer, how many addresses were asked so far, and how many in all.
    """
    if not (config.archives.ask or config.archives.warc):
        return
    links = tuple(links)
    due = [0]
    rows = check(
        links,
        store=store,
        config=config,
        cited=cited,
        clock=clock,
        offline=network(store.evidence_for([link.url for link in links])) == "offline",
        heard=due.append,
        witness=witness,
    )
    done: set[str] = set()
    for row in rows:
        done.add(row.url)
        if heard is not None:
            heard(len(done), due[-1])


def archives_of(settings: Config, service: Service) -> list[Archive]:
    """The archives to ask, in order: one's own folders first, then those that others pay for."""
    limits = settings.archives
    found: list[Archive] = [WarcFolder(folder, most=limits.max_raw) for folder in limits.warc]
    if not limits.ask:
        return found
    if limits.wayback.ask:
        from citeaudit.checkers.archives.wayback import Wayback

        found.append(Wayback(service, limits))
    if limits.timegates:
        from citeaudit.checkers.archives.timegate import TimeGate

        found += [TimeGate(address, service, limits) for address in limits.timegates]
    if limits.common_crawl:
        from citeaudit.checkers.archives.common_crawl import CommonCrawl

        found.append(CommonCrawl(limits.common_crawl, service, limits))
    return [*found, *parts("archives")]


class _Asking:
    """One run over what is due, some addresses at a time."""

    def __init__(
        self,
        archives: Sequence[Archive],
        settings: Config,
        service: Service,
        clock: Clock,
        known: Iterable[Evidence],
        witness: Witness | None,
    ) -> None:
        self._archives = archives
        self._settings = settings
        self._service = service
        self._clock = clock
        self._witness = witness
        self._contents = Contents()
        self.closer: Closer | None = None
        self.late: list[CaptureLookup] = []  # answers that came when nobody took them any more
        self.is_free = all(archive.local for archive in archives)
        self._seen = {
            copy.memento: copy
            for row in known
            if isinstance(row, CaptureLookup)
            for copy in row.captures
            if copy.seen and not copy.hops and copy.page is not None
        }

    def rows(
        self, plan: Sequence[tuple[Wanted, frozenset[str]]]
    ) -> Generator[CaptureLookup, None, None]:
        """The answers about each address of the plan, as they come."""
        if self.is_free:
            for wanted, names in plan:
                yield from self._ask(wanted, names)
            return
        pool = ThreadPoolExecutor(self._settings.archives.connections, "archives")
        under_way: set[Future[list[CaptureLookup]]] = set()
        try:
            yield from self._answered(pool, iter(plan), under_way)
        finally:
            try:
                wait(under_way, _GRACE)
            finally:
                self._service.close()  # whoever waits for a turn need wait no longer
                pool.shutdown(wait=True, cancel_futures=True)
                ended = [future for future in under_way if not future.cancelled()]
                self.late += [row for future in ended for row in future.result()]

    def _answered(
        self,
        pool: ThreadPoolExecutor,
        plan: Iterator[tuple[Wanted, frozenset[str]]],
        under_way: set[Future[list[CaptureLookup]]],
    ) -> Iterator[CaptureLookup]:
        """Few at a time are under way, so that a run that ends early has not promised what it does not do."""
        end = time.monotonic() + self._settings.archives.patience
        while True:
            free = self._room(end - time.monotonic()) - len(under_way)
            for one in islice(plan, max(free, 0)):
                under_way.add(pool.submit(lambda one: list(self._ask(*one)), one))
            if not under_way:
                return
            done, _ = wait(under_way, return_when=FIRST_COMPLETED)
            for future in done:
                # Only what the caller has taken is no longer under way.
                rows = future.result()
                yield from rows
                under_way.discard(future)

    def _room(self, left: float) -> int:
        """How many searches may be under way, so that those that are begun can end in the seconds that are left."""
        limits = self._settings.archives
        slowest = min(
            [limits.wayback.copies_per_minute] * limits.wayback.ask
            + [limits.per_minute] * bool(limits.timegates or limits.common_crawl)
            or [limits.per_minute]
        )
        one = _CALLS * 60.0 / slowest
        if left < min(one, limits.patience / 2):
            return 0
        return max(1, min(limits.connections, int(left / one)))

    def _ask(self, wanted: Wanted, names: frozenset[str]) -> Iterator[CaptureLookup]:
        """Ask one archive after the other until one has a copy to cite."""
        for archive in self._archives:
            if archive.name not in names or not self._may_ask(archive, wanted.url):
                continue
            at = self._clock()
            search = Search(
                archive,
                wanted,
                self._settings,
                now=at,
                contents=self._contents,
                known=self._seen.get,
                witness=self._witness,
            )
            search.closer = self.closer
            result = _carefully(search, archive)
            if result.heard.answer == "unknown" and _has_no_time(result.heard):
                return  # not asked yet: no row
            yield CaptureLookup(
                id=_name(wanted, archive.name, at),
                url=wanted.url,
                at=at,
                archive=archive.name,
                answer=result.heard.answer,
                captures=result.copies,
                error=result.heard.error,
                near=wanted.near,
                calls=result.calls,
            )
            if has_copy(result, wanted, self._settings):
                return

    def _may_ask(self, archive: Archive, url: str) -> bool:
        """Whether an archive is up, and may hear of an address: public ones hear of none of a house's own network."""
        if archive.local:
            return True
        own = is_private(url) and not is_private(f"http://{archive.host}/")
        return not own and not self._service.is_down(archive.host)


def _carefully(search: Search, archive: Archive) -> Result:
    """The search's result; a provider that raises has given no answer, and does not end the audit."""
    try:
        return search.run()
    except Exception as error:
        return Result(unknown(f"{archive.name} failed: {type(error).__name__}: {error}"))


def service_of(store: Store, settings: Config) -> Service:
    """The door for calls to archives, its budgets those of the store."""
    from citeaudit.checkers import agent

    def purse() -> Purse:
        from citeaudit.store.budgets import budgets_of

        return budgets_of(store)

    return Service(settings.archives, purse, agent=agent(settings.check.contact))


def _kept(
    asking: _Asking, plan: Sequence[tuple[Wanted, frozenset[str]]], store: Store
) -> Iterator[CaptureLookup]:
    """The rows, written to the store on their way."""
    batch: list[CaptureLookup] = []
    since = time.monotonic()
    rows = asking.rows(plan)
    try:
        for row in rows:
            batch.append(row)
            old = time.monotonic() - since > _BATCH_AGE
            if not asking.is_free or old or len(batch) >= _BATCH:
                store.add(batch)
                batch, since = [], time.monotonic()
            yield row
    finally:
        rows.close()
        store.add([*batch, *asking.late])


def _in_reach(archive: Archive) -> bool:
    """Whether an archive can be had without the public network, or its name is known all the same."""
    from citeaudit.net.presence import look_up

    host = archive.host.rpartition(":")[0] or archive.host
    bare = host.strip("[]")
    if archive.local or bare == "localhost" or bare.replace(".", "").isdigit() or ":" in bare:
        return True
    return look_up(bare) == "known"


def _has_no_time(heard: Heard) -> bool:
    return (heard.error or "").startswith("budget:")


def _name(wanted: Wanted, archive: str, at: datetime) -> str:
    """The name of a row says what it is a row of."""
    stamp = f"{wanted.url}|{wanted.near}|{archive}|{at.isoformat()}"
    return blake2b(stamp.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
