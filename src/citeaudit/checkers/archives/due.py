"""Which addresses are to be asked for in which archives: those that evidence fresh enough does not answer yet.

found 90 days · found, but not all looked at: some days, like not archived and excluded · could not ask: never an answer
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from citeaudit.checkers.archives.answers import Archive
from citeaudit.checkers.archives.search import Wanted
from citeaudit.checkers.plan import addresses
from citeaudit.config import ArchivesConfig, Config
from citeaudit.judge.copies import best_copy, wanted_for
from citeaudit.judge.houses import is_copy_address
from citeaudit.model.citation import Link, Reference
from citeaudit.model.evidence import CaptureLookup, Evidence


def wanted_of(
    links: Iterable[Link | str], cited: Mapping[str, Reference], written: str | None
) -> list[Wanted]:
    """The distinct addresses of a list of links with the moment for which a copy is wanted.

    Addresses of copies are left out: they are copies.
    """
    by_address: dict[str, Reference] = {}
    for url, reference in cited.items():
        by_address.setdefault(url.partition("#")[0], reference)
    return [
        Wanted(
            address.url,
            wanted_for(by_address.get(address.url), written),
            by_address.get(address.url),
        )
        for address in addresses(links)
        if address.url.startswith(("http:", "https:")) and not is_copy_address(address.url)
    ]


def due(
    wanted: Iterable[Wanted],
    known: Iterable[Evidence],
    archives: Sequence[Archive],
    settings: Config,
    now: datetime,
) -> list[tuple[Wanted, frozenset[str]]]:
    """Each address with the names of the archives to ask; those with a copy to cite, or answered by all, are left out."""
    rows: dict[str, list[CaptureLookup]] = {}
    for row in known:
        if isinstance(row, CaptureLookup):
            rows.setdefault(row.url, []).append(row)
    plan = []
    for one in wanted:
        fresh = [
            row
            for row in rows.get(one.url, ())
            if row.near == one.near and _is_fresh(row, settings.archives, now)
        ]
        copies = [copy for row in fresh for copy in row.captures if copy.seen]
        if best_copy(copies, one.near, one.cited, settings) is not None:
            continue
        answered = {row.archive for row in fresh}
        # What lies on one's own shelf costs nothing to ask, and may have come there since.
        names = {one.name for one in archives if one.local or one.name not in answered}
        if names:
            plan.append((one, frozenset(names)))
    return plan


def _is_fresh(row: CaptureLookup, limits: ArchivesConfig, now: datetime) -> bool:
    if row.answer == "unknown":
        return False
    # A copy that was found while another could not be looked at may not be the best.
    whole = row.answer == "found" and row.error is None
    days = limits.found_age if whole else limits.not_archived_age
    return now - row.at <= timedelta(days=days)
