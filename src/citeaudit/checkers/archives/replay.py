"""Copies by HTTP, as the Wayback Machine and its kin give them: what a reply of such an archive means.

302 to .../web/<stamp>/<url>, without Memento-Datetime    the archive names its nearest copy
anything with Memento-Datetime                            a copy, whatever its status: an archived 404 is one
404 without                                               not archived
403 that speaks of access control, 451                    excluded
all else                                                  no answer
"""

import re
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from citeaudit.checkers.archives.answers import Copy, Heard, unknown
from citeaudit.checkers.archives.stamps import http_date, stamp, stamped
from citeaudit.judge.likeness import domain
from citeaudit.model.evidence import Capture
from citeaudit.net.service import Budget, Reply, Service

_REDIRECTS = (301, 302, 303, 307, 308)
# AdministrativeAccessControlException, RobotAccessControlException: the owner of the site does not want it shown.
_EXCLUDED = "AccessControlException"
# An archive whose copies have names of their own may lead back through its TimeGate.
_WITHIN = re.compile(r"https?://.+?/(https?://.+)", re.IGNORECASE)
_HOPS = 3
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


class Door(NamedTuple):
    """The way to one archive: its name, the service that carries the calls, and what they may cost."""

    archive: str
    service: Service
    budget: Budget

    def get(self, url: str, *, most: int | None = None, **headers: str) -> Reply:
        """One call."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.service.get(url, budget=self.budget, headers=sent, most=most)


def heard(door: Door, url: str, reply: Reply) -> Heard:
    """What a reply to "which copy is nearest?" means."""
    if reply.error is not None or reply.status is None:
        return unknown(f"{reply.error}: {reply.detail}")
    at = http_date(reply.headers.get("memento-datetime"))
    if reply.status in _REDIRECTS and at is None:
        return _named(door, url, reply)
    if at is not None:
        copy = as_copy(door, url, reply)
        if copy.error is not None:
            return unknown(copy.error)
        return Heard("found", (copy.capture,), copy=copy)
    if is_excluded(reply):
        return Heard("excluded", error="the archive withholds this address")
    if reply.status == 404 and not reply.cut:
        return Heard("not-archived")
    return unknown(_told(reply))


def fetched(door: Door, capture: Capture, address: str) -> Copy:
    """The copy at an address of the archive; its own redirects from stamp to stamp are followed."""
    for _ in range(_HOPS):
        reply = door.get(address)
        if reply.error is not None:
            return Copy(capture, error=f"{reply.error}: {reply.detail}")
        moved = reply.status in _REDIRECTS and "memento-datetime" not in reply.headers
        if not moved:
            return as_copy(door, capture.url, reply)
        target = urljoin(address, reply.headers.get("location", ""))
        if not same_house(address, target):
            return Copy(capture, error=f"the archive sends us to {target[:200]}")
        address = target
    return Copy(capture, error="the archive redirects without end")


def as_copy(door: Door, url: str, reply: Reply) -> Copy:
    """A reply as a copy, if it is one."""
    at = http_date(reply.headers.get("memento-datetime"))
    place = stamped(reply.url)
    moment = at or (place.at if place else None)
    capture = Capture(
        archive=door.archive,
        url=url,
        memento=_own_address(reply, at),
        at=moment or _BEGINNING,
        status=reply.status,
        media_type=reply.media_type,
        seen=True,
    )
    if at is None:
        return Copy(capture, error=_told(reply))
    return Copy(capture, reply.headers, reply.body, _leads_to(reply, place.url if place else url))


def same_house(base: str, address: str) -> bool:
    """Whether an address is of the same house as another: nobody is sent elsewhere by an archive.

    A house may have several hosts below its name, on the usual ports: timegate.archive.example, web.archive.example.
    """
    try:
        one, other = urlsplit(base), urlsplit(address)
        if other.scheme not in ("http", "https"):
            return False
        if one.netloc.lower() == other.netloc.lower():
            return True
        named = domain(base)
        return one.port is None and other.port is None and "." in named and named == domain(address)
    except ValueError:
        return False


def shown(address: str) -> str:
    """The address of a copy for readers: with the archive's own page around it."""
    place = stamped(address)
    return f"{place.base}{stamp(place.at)}/{place.url}" if place else address


def raw(address: str) -> str:
    """The address of a copy as it was captured, where the archive has that form."""
    place = stamped(address)
    return f"{place.base}{stamp(place.at)}id_/{place.url}" if place else address


def is_excluded(reply: Reply) -> bool:
    """Whether the archive says that it has an address and does not show it."""
    said = reply.headers.get("x-archive-wayback-runtime-error", "")
    in_body = _EXCLUDED.encode() in reply.body[:20000]
    if "memento-datetime" in reply.headers:
        return False  # a copy of such an answer
    return reply.status == 451 or (reply.status == 403 and (_EXCLUDED in said or in_body))


def _own_address(reply: Reply, at: datetime | None) -> str:
    """The address of a copy: its own word, which may name another moment or reading than was asked for."""
    asked = stamped(reply.url)
    if at is None or asked is None:
        return shown(reply.url)
    told = urljoin(reply.url, reply.headers.get("content-location", ""))
    place = stamped(told) if same_house(reply.url, told) else None
    own = place if place is not None and place.at == at else asked._replace(at=at)
    return f"{own.base}{stamp(own.at)}/{own.url}"


def _named(door: Door, url: str, reply: Reply) -> Heard:
    target = urljoin(reply.url, reply.headers.get("location", ""))
    place = stamped(target)
    if not same_house(reply.url, target):
        return unknown(f"the archive sends us to {target[:200]}")
    if place is None or target == reply.url:
        return unknown(f"the archive names no copy: {target[:200]}")
    capture = Capture(archive=door.archive, url=url, memento=shown(target), at=place.at)
    return Heard("found", (capture,))


def _leads_to(reply: Reply, original: str) -> str | None:
    """The original address that an archived redirect leads to, whether or not the archive rewrote it."""
    location = reply.headers.get("location")
    if reply.status not in _REDIRECTS or not location:
        return None
    target = (
        urljoin(reply.url, location) if location.startswith("/") and stamped(location) else location
    )
    if not same_house(reply.url, urljoin(reply.url, target)):
        return urljoin(original, target)
    place, gate = stamped(target), _WITHIN.match(target)
    if place is not None:
        return place.url
    return gate[1] if gate else urljoin(original, target)


def _told(reply: Reply) -> str:
    if reply.status == 429:
        return "the archive said: too many"
    what = f"HTTP {reply.status}"
    return f"{what} without Memento-Datetime: no copy and no clear answer"
