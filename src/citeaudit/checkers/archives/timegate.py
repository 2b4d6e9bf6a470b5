"""Mementos from any archive that speaks RFC 7089: a TimeGate names the nearest, a TimeMap lists them."""

import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime
from urllib.parse import urljoin

from citeaudit.checkers.archives.answers import Copy, Heard, unknown
from citeaudit.checkers.archives.replay import Door, fetched, heard, raw, same_house, shown
from citeaudit.checkers.archives.stamps import http_date, stamped
from citeaudit.config import ArchivesConfig
from citeaudit.model.evidence import Capture
from citeaudit.net.address import host_key
from citeaudit.net.service import Budget, Reply, Service

# <http://a.example/>; rel="memento"; datetime="..." -- a comma may stand in an address and in a date.
_LINK = re.compile(
    r"<([^>]{1,4000})>((?:\s{0,8};\s{0,8}[\w*-]{1,30}\s{0,4}=\s{0,4}(?:\"[^\"]{0,1000}\"|[^\s;,\"]{1,200}))*)"
)
_ATTRIBUTE = re.compile(r"([\w*-]{1,30})\s{0,4}=\s{0,4}(?:\"([^\"]{0,1000})\"|([^\s;,\"]{1,200}))")
_PAGES = 3
_ROOM = 16 * 1024 * 1024  # bytes of a TimeMap: some 100,000 captures
_GATES = 3  # redirects from TimeGate to TimeGate: to https, to another path
_REDIRECTS = (301, 302, 303, 307, 308)
_NO_SUCH_FORM = (400, 404)

_Link = tuple[str, dict[str, str]]


class TimeGate:
    """One archive by the address of its TimeGate; `{url}` in it stands for the address asked, else that is put last."""

    local = False

    def __init__(self, address: str, service: Service, limits: ArchivesConfig) -> None:
        self._address = address
        self.host = host_key(address)
        self.name = self.host
        self._door = Door(
            self.name, service, Budget(self.host, "copies", limits.per_minute, limits.burst)
        )
        self._timemaps: dict[str, str] = {}
        self._has_raw = True

    def closest(self, url: str, near: datetime) -> Heard:
        """The copy nearest to a moment, by the TimeGate."""
        place = self._of(url)
        wanted = format_datetime(near, usegmt=True)
        for _ in range(_GATES):
            reply = self._door.get(place, Accept_Datetime=wanted)
            named = list(_links(reply.headers.get("link", ""), place))
            self._note_timemap(url, named)
            target = urljoin(place, reply.headers.get("location", ""))
            if _is_frame(reply):
                told = self._nearest_of(url, named, near)
                return Heard("found", (told,)) if told else heard(self._door, url, reply)
            if not _is_on_the_way(reply) or stamped(target):
                return heard(self._door, url, _at_its_own_address(reply, place, named))
            if not same_house(place, target) or target == place:
                break
            # Not every archive writes the moment into the address of a copy: what is there says what it is.
            place = target
        return unknown(f"the TimeGate names no copy: {target[:200]}")

    def captures(self, url: str, near: datetime, *, prefix: bool = False) -> Heard:
        """The copies by the TimeMap that the TimeGate named, the nearest first."""
        if prefix:
            return Heard("found")  # a TimeMap is of one address
        timemap = self._timemaps.get(url)
        if timemap is None:
            return unknown("the TimeGate names no TimeMap")
        found: list[Capture] = []
        missing: str | None = None
        for _ in range(_PAGES):
            reply = self._door.get(timemap, most=_ROOM)
            if reply.status == 404 and not found:
                return Heard("not-archived")
            rows = list(_links(reply.body.decode("utf-8", "replace"), timemap))
            if reply.status != 200 or not any(_is(row, "original") for row in rows):
                missing = f"the TimeMap could not be had: {reply.error or reply.status}"
                break
            missing = "the TimeMap broke off" if reply.cut else None
            found += self._mementos(url, rows)
            following = [row[0] for row in rows if _is(row, "timemap") and not _is(row, "self")]
            if not following or not same_house(timemap, following[-1]):
                break
            if following[-1] == timemap:
                break
            timemap = following[-1]
        if missing and not found:
            return unknown(missing)
        found.sort(key=lambda capture: abs(capture.at - near))
        return Heard("found" if found else "not-archived", tuple(found), missing)

    def fetch(self, capture: Capture) -> Copy:
        """The copy, as captured where the archive has that form."""
        plain, unchanged = capture.memento, raw(capture.memento)
        if self._has_raw and unchanged != plain:
            copy = fetched(self._door, capture, unchanged)
            if copy.error is None or copy.capture.status not in _NO_SUCH_FORM:
                return copy
        copy = fetched(self._door, capture, plain)
        if copy.error is None and unchanged != plain:
            self._has_raw = False
        return copy

    def _of(self, url: str) -> str:
        if "{url}" in self._address:
            return self._address.replace("{url}", url)
        return f"{self._address.rstrip('/')}/{url}"

    def _note_timemap(self, url: str, named: list[_Link]) -> None:
        for row in named:
            if _is(row, "timemap") and same_house(self._address, row[0]):
                self._timemaps[url] = row[0]

    def _nearest_of(self, url: str, named: list[_Link], near: datetime) -> Capture | None:
        return min(self._mementos(url, named), key=lambda one: abs(one.at - near), default=None)

    def _mementos(self, url: str, rows: list[_Link]) -> list[Capture]:
        return [
            Capture(archive=self.name, url=url, memento=shown(row[0]), at=at)
            for row in rows
            if _is(row, "memento")
            and (at := http_date(row[1].get("datetime"))) is not None
            and same_house(self._address, row[0])
        ]


def _is_on_the_way(reply: Reply) -> bool:
    """Whether a reply only leads on."""
    return reply.status in _REDIRECTS and "memento-datetime" not in reply.headers


def _is_frame(reply: Reply) -> bool:
    """Whether a TimeGate gave a page of its own around a copy, as pywb does for readers: its links name the copy."""
    return reply.status == 200 and "memento-datetime" not in reply.headers


def _at_its_own_address(reply: Reply, asked: str, named: list[_Link]) -> Reply:
    """A copy that the TimeGate gave at once, under the address that it has of its own."""
    at = http_date(reply.headers.get("memento-datetime"))
    if at is None or stamped(reply.url):
        return reply
    place = reply.headers.get("content-location")
    if place:
        return reply._replace(url=urljoin(asked, place))
    own = [
        target
        for target, told in named
        if _is((target, told), "memento") and http_date(told.get("datetime")) == at
    ]
    return reply._replace(url=own[0]) if own else reply


def _is(row: _Link, kind: str) -> bool:
    """Whether a link is of a kind; one may be of several ("first memento")."""
    return kind in row[1].get("rel", "").lower().split()


def _links(text: str, base: str) -> Iterator[_Link]:
    """The links of a Link header or a TimeMap, each with its attributes."""
    for found in _LINK.finditer(text):
        told = {name.lower(): one or other for name, one, other in _ATTRIBUTE.findall(found[2])}
        try:
            yield urljoin(base, found[1].strip()), told
        except ValueError:  # no address
            continue
