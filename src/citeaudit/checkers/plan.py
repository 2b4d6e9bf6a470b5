"""What is due: the distinct addresses of a list that fresh evidence does not answer yet."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from citeaudit.config import Config
from citeaudit.judge.answers import TOO_OFTEN
from citeaudit.judge.portal import is_led_to, portal_of
from citeaudit.model.citation import Link, Reference
from citeaudit.model.evidence import Evidence, Fetch

# Failures that tell of the moment, not of the page: asked again however fresh they are.
PASSING = frozenset({"connect", "reset", "empty", "timeout", "network-away", "dns"})
# An alive link is looked at again after so many days, longer each time it is found alive.
_REST = (7, 14, 28, 56)
# A run that starts a little earlier than the one of last week still finds its addresses due.
SLACK = timedelta(hours=2)
_LINE_BREAK = re.compile(r"[\r\n]")


class Address(NamedTuple):
    """One address to ask: without its fragment, with the fragments to look for and the title it was cited for.

    `spaced` is its reading with the blanks it is printed with, where they were taken for damage.
    """

    url: str
    fragments: tuple[str, ...] = ()
    title: str | None = None
    spaced: str | None = None


def asked_of(url: str) -> tuple[str, str]:
    """An address as it is asked, and its fragment ("" for none)."""
    address, _, fragment = url.partition("#")
    return address, fragment


def addresses(
    links: Iterable[Link | str], cited: Mapping[str, Reference] | None = None
) -> list[Address]:
    """The distinct addresses of a list of links, in order of appearance.

    ISBNs are left out: no resolver answers for them.
    """
    fragments: dict[str, dict[str, None]] = {}
    titles: dict[str, str] = {}
    spaced: dict[str, str] = {}
    for link in links:
        if isinstance(link, Link) and "blank" in link.repairs and (kept := with_blanks(link)):
            spaced.setdefault(asked_of(link.url)[0], asked_of(kept)[0])
        if isinstance(link, Link) and link.kind == "isbn":
            continue
        whole = link if isinstance(link, str) else link.url
        url, fragment = asked_of(whole)
        wanted = fragments.setdefault(url, {})
        if fragment:
            wanted[fragment] = None
        reference = cited.get(whole) if cited else None
        if reference is not None and reference.title:
            titles.setdefault(url, reference.title)
    return [
        Address(url, tuple(wanted), titles.get(url), spaced.get(url))
        for url, wanted in fragments.items()
    ]


def with_blanks(link: Link) -> str | None:
    """An address with the blanks of its line as its own (`My%20Report.pdf`); None where nothing but a line broke it."""
    parts = link.raw.split()
    whole = len(parts) > 1 and not _LINE_BREAK.search(link.raw) and "".join(parts) == link.url
    return "%20".join(parts) if whole else None


def due(
    wanted: Iterable[Address],
    evidence: Iterable[Evidence],
    config: Config,
    *,
    now: datetime,
    max_age: float | None = None,
) -> list[Address]:
    """The addresses that evidence younger than `max_age` seconds, or the age in the settings, does not answer.

    Where all were led to one page, that was a portal before the network, and none of them has been seen.
    """
    oldest = now - timedelta(seconds=config.check.max_age if max_age is None else max_age)
    newest = newest_fetches(evidence)
    portal = portal_of(newest.values(), config.judge.offline_hosts)
    return [
        address
        for address in wanted
        if not _answered(address, row := newest.get(address.url), oldest=oldest, now=now)
        or (row is not None and is_led_to(portal, row))
    ]


def rested_until(evidence: Iterable[Evidence]) -> datetime | None:
    """When an address that lives is due again: 7 days after it was first seen alive, then 14, 28 and 56.

    Looks in between do not lengthen the rest. None where it was never seen alive, or not when it was last asked.
    """
    rows = [row for row in evidence if isinstance(row, Fetch) and _is_own(row)]
    alive: list[datetime] = []
    for row in sorted(rows, key=_when):
        if row.error == "network-away" or row.status in TOO_OFTEN:
            continue  # that tells nothing of the page
        if row.error is not None or (row.status or 0) in (404, 410) or (row.status or 0) >= 500:
            alive = []
        elif not alive or row.at - alive[-1] >= _rest_after(len(alive)) - SLACK:
            alive.append(row.at)
    return alive[-1] + _rest_after(len(alive)) if alive else None


def newest_fetches(evidence: Iterable[Evidence]) -> dict[str, Fetch]:
    """The newest GET of each address as it was cited; repairs and probes aside."""
    newest: dict[str, Fetch] = {}
    for row in evidence:
        if isinstance(row, Fetch) and _is_own(row):
            known = newest.get(row.url)
            if known is None or _when(known) < _when(row):
                newest[row.url] = row
    return newest


def _answered(address: Address, row: Fetch | None, *, oldest: datetime, now: datetime) -> bool:
    if row is None:
        return False
    if row.retry_after and now < row.at + timedelta(seconds=row.retry_after):
        return True  # the host said when to come back
    if row.at < oldest or row.error in PASSING:
        return False
    if row.status is not None and (row.status in TOO_OFTEN or row.status >= 500):
        return row.status == 999
    known = row.page.fragments if row.page else {}
    return row.page is None or all(fragment in known for fragment in address.fragments)


def _rest_after(times: int) -> timedelta:
    return timedelta(days=_REST[min(times, len(_REST)) - 1])


def _is_own(row: Fetch) -> bool:
    """Whether a GET was of the address as it is cited, not of a repaired or an invented one."""
    return row.probes is None and row.repair is None


def _when(row: Fetch) -> tuple[datetime, int]:
    return row.at, row.attempt
