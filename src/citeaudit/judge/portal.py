"""A portal before the network: the page that a hotel, a train or a house's filter shows in place of every page asked for.

http://a.example/mills   302 -> http://portal.hotel.example/welcome
http://b.example/weirs   302 -> http://portal.hotel.example/welcome
"""

from collections.abc import Iterable
from itertools import chain

from citeaudit.judge.addresses import authority, parts_of
from citeaudit.judge.answers import is_resolved
from citeaudit.judge.houses import is_private
from citeaudit.judge.likeness import domain
from citeaudit.judge.words import is_market
from citeaudit.model.evidence import Fetch


def portal_of(rows: Iterable[Fetch], hosts: int) -> str | None:
    """The host to whose one page everybody was led, from at least so many registered domains.

    None where a single one answered for itself, or is for sale; servers in the house aside, which stand before the portal,
    and resolvers, which are there to lead elsewhere.
    """
    rows = tuple(rows)
    if sum(map(is_led_away, rows)) < hosts:
        return None
    ends: set[tuple[str, str]] = set()
    domains: set[str] = set()
    for row in _outside(rows):
        if answers_for_itself(row) or _is_for_sale(row):
            return None
        if is_led_away(row):
            ends.add((authority(row.final_url or ""), parts_of(row.final_url or "").path))
            domains.add(domain(row.url))
    if len(ends) != 1 or len(domains) < hosts:
        return None
    portal = ends.pop()[0]
    return portal if domain(f"http://{portal}") not in domains else None


def is_led_to(portal: str | None, row: Fetch) -> bool:
    """Whether an answer is that of the portal."""
    return portal is not None and row.final_url is not None and authority(row.final_url) == portal


def answers_for_itself(row: Fetch) -> bool:
    """Whether an answer came from the registered domain that was asked."""
    if row.status is None or row.final_url is None:
        return False
    return row.final_url == row.url or domain(row.final_url) == domain(row.url)


def is_led_away(row: Fetch) -> bool:
    """Whether an answer came from another registered domain than the one that was asked, by no resolver."""
    answered = row.status is not None and row.final_url is not None
    return answered and not answers_for_itself(row) and not is_resolved(row)


def _is_for_sale(row: Fetch) -> bool:
    """Whether an address was led to a market for domains, as many that have died are."""
    marks = row.page.marks if row.page is not None else {}
    return is_market(domain(row.final_url or "")) or "for-sale" in marks or "parking" in marks


def _outside(rows: tuple[Fetch, ...]) -> Iterable[Fetch]:
    """The rows about public addresses; all where there are none."""
    outside = (row for row in rows if not is_private(row.url))
    first = next(outside, None)
    return rows if first is None else chain((first,), outside)
