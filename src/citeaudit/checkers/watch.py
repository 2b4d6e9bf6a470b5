"""Scheduled checks: ask what is due, and tell what is new since this list was last told."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple

from citeaudit import judge
from citeaudit.checkers import check
from citeaudit.checkers.plan import Address, rested_until
from citeaudit.clock import Clock, now
from citeaudit.config import Config
from citeaudit.judge.changes import Change, changes
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

    @property
    def news(self) -> bool:
        """Whether there is anything to tell; what fails as it did before is none."""
        return any(change.kind != "still-failing" for change in self.changes)


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
    settings = config or Config()
    links = tuple(links)
    citations = tuple(citations)
    cited = judge.cited_for(links, citations)
    moment = clock()
    choose = partial(_due, cited=cited, settings=settings, now=moment)
    rows = list(check(links, store=store, config=settings, cited=cited, clock=clock, choose=choose))
    urls = [link.url for link in links]
    decided = store.remembered.decisions(urls, moment)
    evidence = (*store.evidence_for(urls), *decided.values())
    verdicts = judge.conclude(links, citations, evidence, config=settings)
    told = store.remembered.told(name)
    found = changes(told, verdicts, evidence)
    fresh = {
        verdict.url: verdict
        for verdict in verdicts
        if verdict.verdict not in ("offline", "not-asked")
    }
    store.remembered.tell(name, fresh)
    asked = {row.url for row in rows if isinstance(row, Fetch) and row.probes is None}
    return Watched(found, verdicts, judge.network(evidence, settings), len(asked))


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
        if rested is None or rested <= now:
            due.append(address)
    return due
