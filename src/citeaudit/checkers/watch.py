"""Scheduled checks: ask what is due, and tell what is new since this list was last told."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from typing import NamedTuple

from citeaudit import judge
from citeaudit.checkers import check, plan
from citeaudit.checkers.plan import SLACK, Address, rested_until
from citeaudit.clock import Clock, now
from citeaudit.config import Config
from citeaudit.judge.changes import NO_NEWS, Change, changes, put_off
from citeaudit.model.citation import Citation, Citations, Link, Reference
from citeaudit.model.evidence import Evidence, Fetch, LinkVerdict
from citeaudit.model.finding import Network
from citeaudit.store import Store


class Watched(NamedTuple):
    """What a scheduled check found. `asked` counts the addresses that were due."""

    changes: tuple[Change, ...]
    verdicts: tuple[LinkVerdict, ...]
    network: Network
    asked: int
    evidence: tuple[Evidence, ...] = ()

    @property
    def news(self) -> bool:
        """Whether there is anything to tell; what fails as it did before is none."""
        return any(change.kind not in NO_NEWS for change in self.changes)


class List(NamedTuple):
    """What is watched: addresses under a name, and what each was cited for.

    `parts` are the addresses of each manuscript or list that it was put together from, by a name of its own: when one
    is added, the others have been told of already.
    """

    name: str
    links: tuple[Link, ...]
    cited: Mapping[str, Reference]
    parts: Mapping[str, Sequence[Link]] = {}


def watch(
    name: str,
    links: Iterable[Link],
    citations: Citations | Iterable[Citation] = (),
    *,
    store: Store,
    config: Config | None = None,
    clock: Clock = now,
) -> Watched:
    """Check what is due of the list called `name`, and compare with what it was told last.

    Failing addresses are due at once, living ones after 7, 14, 28 and 56 days. The new verdicts are remembered as
    told; those of a run without network are not, so that nothing is told twice or lost.
    """
    links = tuple(links)
    watched_list = List(name, links, judge.cited_for(links, citations))
    watched = look(watched_list, store=store, config=config, clock=clock)
    remember(watched_list, watched, store=store)
    return watched


def look(
    watched: List,
    *,
    store: Store,
    config: Config | None = None,
    clock: Clock = now,
    max_age: float | None = None,
    heard: Callable[[int, int], None] | None = None,
) -> Watched:
    """As `watch`, but what was found counts as told only when it is remembered.

    `max_age` makes due whatever was answered longer ago than so many seconds. `heard` is called with the number of
    addresses answered and the number asked in all.
    """
    settings = config or Config()
    links, cited = watched.links, watched.cited
    moment = clock()
    due: list[Address] = []

    def choose(wanted: list[Address], known: Sequence[Evidence]) -> list[Address]:
        old: set[Address] = set()
        if max_age is not None:
            old.update(plan.due(wanted, known, settings, now=moment, max_age=max_age))
        rested = set(_due(wanted, known, cited=cited, settings=settings, now=moment))
        due.extend(address for address in wanted if address in old or address in rested)
        return due

    asked: set[str] = set()
    rows = check(links, store=store, config=settings, cited=cited, clock=clock, choose=choose)
    with closing(rows):
        for row in rows:
            if isinstance(row, Fetch) and row.probes is None:
                asked.add(row.url)
            if heard is not None:
                heard(len(asked), len(due))
    urls = [link.url for link in links]
    decided = store.remembered.decisions(urls, moment)
    words = {word.id: word for word in decided.values()}
    evidence = (*store.evidence_for(urls), *words.values())
    verdicts = judge.conclude(links, (), evidence, cited=cited, config=settings)
    found = changes(_told(watched, store), verdicts, evidence)
    network = judge.network(evidence, settings)
    return Watched(found, verdicts, network, len(asked), evidence)


def remember(watched: List, found: Watched, *, store: Store) -> None:
    """The list has been told what was found; what may be well again tomorrow has not been told as failing."""
    passing = {change.now.url for change in found.changes if change.kind == "failing-now"}
    passing |= put_off(found.verdicts, found.evidence)
    fresh = {
        verdict.url: verdict
        for verdict in found.verdicts
        if verdict.verdict not in ("offline", "not-asked") and verdict.url not in passing
    }
    store.remembered.tell(watched.name, fresh)
    for name, links in watched.parts.items() if len(watched.parts) > 1 else ():
        urls = {link.url for link in links}
        part = {url: verdict for url, verdict in fresh.items() if url in urls}
        store.remembered.tell(_part(name), part)


def _told(watched: List, store: Store) -> dict[str, LinkVerdict]:
    """What a list was told last; one that is new as a whole, what its parts were told."""
    told = store.remembered.told(watched.name)
    if not told:
        for name in watched.parts:
            told |= store.remembered.told(_part(name)) or store.remembered.told(name)
    return told


def _part(name: str) -> str:
    """Under what name a part of a list is remembered: it may be watched by itself, too, and is told for itself then."""
    return f"part:{name}"


def _due(
    wanted: list[Address],
    known: Sequence[Evidence],
    *,
    cited: Mapping[str, Reference],
    settings: Config,
    now: datetime,
) -> list[Address]:
    rows: dict[str, list[Evidence]] = {}
    for row in known:
        rows.setdefault(row.url, []).append(row)
    due = []
    for address in wanted:
        own = rows.get(address.url, [])
        verdict = judge.judge(address.url, own, cited=cited.get(address.url), config=settings)
        rested = rested_until(own) if verdict.group in ("fine", "look") else None
        if rested is None or rested - SLACK <= now:
            due.append(address)
    return due
