"""What is due: the distinct addresses of a list that fresh evidence does not answer yet."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from citeaudit.model.citation import Link, Reference
from citeaudit.model.evidence import Evidence, Fetch

# Failures that tell of the moment, not of the page: asked again however fresh they are.
PASSING = frozenset({"connect", "reset", "empty", "timeout", "network-away", "dns"})
# An alive link is looked at again after so many days, longer each time it is found alive.
_REST = (7, 14, 28, 56)
_ASKED_KINDS = frozenset({"url", "doi", "handle", "arxiv"})


class Address(NamedTuple):
    """One address to ask: without its fragment, with the fragments to look for and the title it was cited for."""

    url: str
    fragments: tuple[str, ...] = ()
    title: str | None = None


def asked_of(url: str) -> tuple[str, str]:
    """An address as it is asked, and its fragment ("" for none)."""
    address, _, fragment = url.partition("#")
    return address, fragment


def addresses(
    links: Iterable[Link | str], cited: Mapping[str, Reference] | None = None
) -> list[Address]:
    """The distinct addresses of a list of links, in order of appearance.

    Numbers that no resolver answers for (ISBN, URN) are left out.
    """
    fragments: dict[str, dict[str, None]] = {}
    titles: dict[str, str] = {}
    for link in links:
        if isinstance(link, Link) and link.kind not in _ASKED_KINDS:
            continue
        whole = link if isinstance(link, str) else link.url
        url, fragment = asked_of(whole)
        wanted = fragments.setdefault(url, {})
        if fragment:
            wanted[fragment] = None
        reference = cited.get(whole) if cited else None
        if reference is not None and reference.title:
            titles.setdefault(url, reference.title)
    return [Address(url, tuple(wanted), titles.get(url)) for url, wanted in fragments.items()]


def due(
    wanted: Iterable[Address],
    evidence: Iterable[Evidence],
    *,
    max_age: float,
    now: datetime,
) -> list[Address]:
    """The addresses that evidence younger than `max_age` seconds does not answer."""
    newest = newest_fetches(evidence)
    return [
        address
        for address in wanted
        if not _answered(address, newest.get(address.url), max_age=max_age, now=now)
    ]


def due_on_schedule(
    wanted: Iterable[Address],
    evidence: Iterable[Evidence],
    *,
    works: Callable[[Fetch], bool],
    now: datetime,
) -> list[Address]:
    """The addresses whose rest is over: failing ones at once, alive ones after 7, 14, 28 and 56 days."""
    rows: dict[str, list[Fetch]] = {}
    for row in evidence:
        if isinstance(row, Fetch) and row.probes is None and row.repair is None:
            rows.setdefault(row.url, []).append(row)
    return [
        address
        for address in wanted
        if now >= _rested_until(sorted(rows.get(address.url, ()), key=_when), works, now)
    ]


def newest_fetches(evidence: Iterable[Evidence]) -> dict[str, Fetch]:
    """The newest GET of each address as it was cited; repairs and probes aside."""
    newest: dict[str, Fetch] = {}
    for row in evidence:
        if isinstance(row, Fetch) and row.probes is None and row.repair is None:
            known = newest.get(row.url)
            if known is None or _when(known) < _when(row):
                newest[row.url] = row
    return newest


def _answered(address: Address, row: Fetch | None, *, max_age: float, now: datetime) -> bool:
    if row is None:
        return False
    if row.retry_after and now < row.at + timedelta(seconds=row.retry_after):
        return True  # the host said when to come back
    if now - row.at > timedelta(seconds=max_age) or row.error in PASSING:
        return False
    if row.status is not None and (row.status == 429 or row.status >= 500):
        return row.status == 999
    known = row.page.fragments if row.page else {}
    return row.page is None or all(fragment in known for fragment in address.fragments)


def _rested_until(rows: list[Fetch], works: Callable[[Fetch], bool], now: datetime) -> datetime:
    alive = 0
    for row in reversed(rows):
        if row.error == "network-away":
            continue
        if not works(row):
            break
        alive += 1
    if not alive:
        return now
    return rows[-1].at + timedelta(days=_REST[min(alive, len(_REST)) - 1])


def _when(row: Fetch) -> tuple[datetime, int]:
    return row.at, row.attempt
