"""What the addresses answer: asked once, politely, and written down as dated evidence."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, nullcontext
from datetime import datetime, timedelta
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from citeaudit.checkers import plan
from citeaudit.checkers.plan import Address, addresses
from citeaudit.clock import Clock, now
from citeaudit.config import Config
from citeaudit.judge import judge, offline, repaired
from citeaudit.judge.portal import answers_for_itself, is_led_away, is_led_to, portal_of
from citeaudit.model.citation import Link, Reference
from citeaudit.model.evidence import Evidence, Fetch, LinkVerdict
from citeaudit.net.address import host_key
from citeaudit.store import Store
from citeaudit.version import __version__

if TYPE_CHECKING:
    from citeaudit.checkers.closer import Closer
    from citeaudit.checkers.shares import Settled
    from citeaudit.checkers.walk import Walk, Witness
    from citeaudit.net.engine import Engine

# Rows are stored so many at a time, or when so many seconds have gone by, whichever is first.
_BATCH = 2000
_BATCH_AGE = 0.5
# What a host says of pages it does not have is asked again after so long.
_PROBE_AGE = timedelta(days=30)

Judge = Callable[[str, Sequence[Evidence]], LinkVerdict]
Choice = Callable[[list[Address], Sequence[Evidence]], list[Address]]


class Case(NamedTuple):
    """A verdict with the rows of evidence about its address."""

    verdict: LinkVerdict
    evidence: tuple[Evidence, ...]


def check(
    links: Iterable[Link | str],
    *,
    store: Store,
    config: Config | None = None,
    cited: Mapping[str, Reference] | None = None,
    clock: Clock = now,
    choose: Choice | None = None,
    witness: "Witness | None" = None,
    closely: bool = False,
) -> Generator[Evidence, None, None]:
    """Ask every distinct address that the store does not answer yet; the new rows, as they come.

    `cited` gives by address the reference it was cited for, to tell where a page is in doubt. `choose` picks what
    is due in place of the age of the evidence. What editors have decided is not asked. `witness` is told of each
    answer as it comes. `closely` takes what it needs to compare pages with their copies, and looks closer at those in
    doubt. Rows go to the store in batches; however the caller ends the iteration, what was gathered is kept.
    """
    walk = _Walking(links, store, config or Config(), cited, clock, choose)
    walk.witness = witness
    with _closer(cited, config) if closely else nullcontext() as walk.closer:
        for settled in walk:
            yield settled.row


def _closer(cited: Mapping[str, Reference] | None, config: Config | None) -> "Closer":
    from citeaudit.checkers.closer import Closer

    return Closer(cited or {}, (config or Config()).judge)


def due(
    links: Iterable[Link | str], *, store: Store, config: Config | None = None, clock: Clock = now
) -> int:
    """How many distinct addresses `check` would ask now."""
    settings = config or Config()
    wanted = addresses(links)
    known = store.evidence_for([address.url for address in wanted])
    return len(plan.due(wanted, known, settings, now=clock()))


def cases(
    links: Iterable[Link | str],
    *,
    store: Store,
    config: Config | None = None,
    cited: Mapping[str, Reference] | None = None,
    clock: Clock = now,
    choose: Choice | None = None,
) -> Generator[Case, None, None]:
    """Check, and judge each address as soon as it is settled: one verdict for each distinct address.

    First come those that editors have decided, and those that the store answers already. Addresses that were led to
    another domain wait until some host has answered for itself: else that was a portal before the network.
    """
    found = _cases(links, store, config or Config(), cited, clock, choose)
    return _behind_portal(found, config or Config())


def _behind_portal(
    found: Generator[Case, None, None], settings: Config
) -> Generator[Case, None, None]:
    """The cases as they come, those led to another domain once it is known whether there is a network."""
    held: list[tuple[Case, Fetch]] = []
    is_there = False
    with closing(found):
        for case in found:
            row = None if is_there else _look_at(case)
            if row is not None and is_led_away(row):
                held.append((case, row))
                continue
            if row is not None and answers_for_itself(row):
                is_there = True
                yield from (waiting for waiting, _ in held)
                held.clear()
            yield case
    portal = portal_of((row for _, row in held), settings.judge.offline_hosts)
    for case, row in held:
        unseen = portal is not None and is_led_to(portal, row)
        yield Case(offline(case.verdict, portal), case.evidence) if unseen else case


def _look_at(case: Case) -> Fetch | None:
    """The newest look at the address of a verdict."""
    return plan.newest_fetches(case.evidence).get(plan.asked_of(case.verdict.url)[0])


def _cases(
    links: Iterable[Link | str],
    store: Store,
    settings: Config,
    cited: Mapping[str, Reference] | None,
    clock: Clock,
    choose: Choice | None,
) -> Generator[Case, None, None]:
    links = tuple(links)
    walk = _Walking(links, store, settings, cited, clock, choose)
    undecided = [link for link in links if _name(link) not in walk.decided]
    judged = partial(_judged, cited or {}, settings, _damaged(links))
    book = _Casebook(undecided, walk.known, judged)
    for url, word in walk.decided.items():
        yield Case(judged(url, [word]), (word,))
    asked = {address.url for address in walk.to_ask}
    for url in [url for url in book if url not in asked]:
        yield from book.conclude(url)
    del asked
    for row, urls in walk:
        book.add(row)
        for url in urls:
            yield from book.conclude(url)


def _judged(
    cited: Mapping[str, Reference],
    settings: Config,
    damaged: Mapping[str, tuple[str, ...]],
    url: str,
    rows: Sequence[Evidence],
) -> LinkVerdict:
    verdict = judge(url, rows, cited=cited.get(url), config=settings)
    return repaired(verdict, damaged[url]) if url in damaged else verdict


def _damaged(links: Iterable[Link | str]) -> dict[str, tuple[str, ...]]:
    """The addresses of a list that do not stand there as they are meant; in a note an escape may be the manuscript's own."""
    return {
        link.url: link.repairs
        for link in links
        if isinstance(link, Link) and link.repairs and link.note is None
    }


def agent(contact: str) -> str:
    """How we introduce ourselves: name, version, and whom to write to, in one line of ASCII as a header must be."""
    contact = quote(" ".join(contact.split()), safe=" !#$&'()*+,/:;<=>?@[]~%")
    whom = f"; +mailto:{contact}" if "@" in contact else f"; +{contact}" if contact else ""
    return f"Mozilla/5.0 (compatible; citeaudit/{__version__}; link check{whom})"


class _Walking:
    """One walk over what is due, its rows stored as they come; iterating gives rows, and what each settles."""

    def __init__(
        self,
        links: Iterable[Link | str],
        store: Store,
        settings: Config,
        cited: Mapping[str, Reference] | None,
        clock: Clock,
        choose: Choice | None,
    ) -> None:
        self.witness: Witness | None = None
        self.closer: Closer | None = None
        self._store = store
        self._settings = settings
        self._clock = clock
        links = tuple(links)
        names = [_name(link) for link in links]
        self.decided = store.remembered.decisions(names, clock())
        undecided = [
            link for link, name in zip(links, names, strict=True) if name not in self.decided
        ]
        wanted = addresses(undecided, cited)
        self.known = store.evidence_for([address.url for address in wanted])
        pick = choose or partial(plan.due, config=settings, now=clock())
        self.to_ask = pick(wanted, self.known)
        self._probed = _probed(self.known, clock() - _PROBE_AGE)

    def __iter__(self) -> "Iterator[Settled]":
        if not self.to_ask:
            return
        from citeaudit.checkers.shares import shares, walk_all
        from citeaudit.net.engine import Engine

        limits = self._settings.check
        kept = _Batch(self._store)
        # A witness sees every answer as it comes, so it and the walk stay in one process; a closer has one of its own.
        alone = self.witness is not None or self.closer is not None
        dealt = [self.to_ask] if alone else shares(self.to_ask, limits)
        engine = partial(Engine, limits, agent=agent(limits.contact))
        start = partial(self._start, walks=len(dealt))
        walks = walk_all(dealt, start, engine, kept.flush_in_time)
        try:
            with closing(iter(walks)) as found:
                for settled in found:
                    kept.add(settled.row)
                    yield settled
        finally:
            kept.flush(walks.left())

    def _start(self, engine: "Engine", before_waiting: Callable[[], None], *, walks: int) -> "Walk":
        from citeaudit.checkers.walk import Walk

        return Walk(
            engine,
            self._settings,
            clock=self._clock,
            probed=self._probed,
            witness=self.witness,
            closer=self.closer,
            before_waiting=before_waiting,
            walks=walks,
        )


class _Batch:
    """Rows on their way to the store, written so many at a time or after so many seconds."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rows: list[Evidence] = []
        self._since = monotonic()

    def add(self, row: Evidence) -> None:
        self._rows.append(row)
        if len(self._rows) >= _BATCH:
            self.flush()

    def flush_in_time(self) -> None:
        """Write what has waited long enough; a process that is killed loses no more than that."""
        if self._rows and monotonic() - self._since > _BATCH_AGE:
            self.flush()

    def flush(self, more: Iterable[Evidence] = ()) -> None:
        self._rows += more
        # An interrupt may come while they are written: rows that are there already stay as they are.
        self._store.add(self._rows)
        self._rows = []
        self._since = monotonic()


class _Casebook:
    """What is known of each address so far, and under which names, fragments and all, it was asked for."""

    def __init__(
        self, links: Iterable[Link | str], known: Iterable[Evidence], judge_one: Judge
    ) -> None:
        self._judge = judge_one
        self._names: dict[str, str] = {}
        # Nearly all addresses are asked for under one name.
        self._others: dict[str, dict[str, None]] = {}
        self._rows: dict[str, list[Evidence]] = {}
        for link in links:
            name = _name(link)
            url = plan.asked_of(name)[0]
            if self._names.setdefault(url, name) != name:
                self._others.setdefault(url, {})[name] = None
        for row in known:
            self.add(row)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def add(self, row: Evidence) -> None:
        probes = row.probes if isinstance(row, Fetch) else None
        self._rows.setdefault(f"probe:{probes}" if probes else row.url, []).append(row)

    def conclude(self, url: str) -> Iterator[Case]:
        """The verdicts on an address, one for each of its names; its rows are then forgotten."""
        rows = self._rows.pop(url, [])
        ends = {row.final_url for row in rows if isinstance(row, Fetch) and row.final_url}
        hosts = {host_key(end) for end in (url, *ends)}
        probes = [probe for host in hosts for probe in self._rows.get(f"probe:{host}", ())]
        found = (*rows, *probes)
        first = self._names.get(url)
        for name in (first, *self._others.get(url, ())) if first is not None else ():
            yield Case(self._judge(name, found), found)


def _name(link: Link | str) -> str:
    return link if isinstance(link, str) else link.url


def _probed(known: Iterable[Evidence], horizon: datetime) -> set[str]:
    """The hosts that have lately been asked for a page they cannot have."""
    return {
        row.probes
        for row in known
        if isinstance(row, Fetch) and row.probes and row.status and row.at > horizon
    }
