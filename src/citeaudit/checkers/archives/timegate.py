"""Mementos from any archive that speaks RFC 7089: a TimeGate names the nearest, a TimeMap lists them."""

import re
from datetime import datetime
from email.utils import format_datetime
from urllib.parse import urljoin

from citeaudit.checkers.archives.answers import Copy, Heard, unknown
from citeaudit.checkers.archives.replay import Door, fetched, heard, raw, same_house, shown
from citeaudit.checkers.archives.stamps import http_date
from citeaudit.config import ArchivesConfig
from citeaudit.model.evidence import Capture
from citeaudit.net.address import host_key
from citeaudit.net.service import Budget, Service

# <http://a.example/>; rel="memento"; datetime="..." -- a comma may stand in an address and in a date.
_LINK = re.compile(
    r"<([^>]{1,4000})>((?:\s{0,8};\s{0,8}[\w*-]{1,30}\s{0,4}=\s{0,4}(?:\"[^\"]{0,1000}\"|[^\s;,\"]{1,200}))*)"
)
_ATTRIBUTE = re.compile(r"([\w*-]{1,30})\s{0,4}=\s{0,4}(?:\"([^\"]{0,1000})\"|([^\s;,\"]{1,200}))")
_PAGES = 3


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

    def closest(self, url: str, near: datetime) -> Heard:
        """The copy nearest to a moment, by the TimeGate."""
        asked = self._of(url)
        wanted = format_datetime(near, usegmt=True)
        reply = self._door.get(asked, Accept_Datetime=wanted)
        for target, told in _links(reply.headers.get("link", "")):
            if "timemap" in told.get("rel", "").split():
                self._timemaps[url] = urljoin(asked, target)
        place = reply.headers.get("content-location")
        if place and "memento-datetime" in reply.headers:
            # The TimeGate gave the copy under its own address; this is the copy's.
            reply = reply._replace(url=urljoin(asked, place))
        return heard(self._door, url, reply)

    def captures(self, url: str, near: datetime, *, prefix: bool = False) -> Heard:
        """The copies by the TimeMap that the TimeGate named, the nearest first."""
        if prefix:
            return Heard("found")  # a TimeMap is of one address
        timemap = self._timemaps.get(url)
        if timemap is None:
            return unknown("the TimeGate names no TimeMap")
        found: list[Capture] = []
        for _ in range(_PAGES):
            reply = self._door.get(timemap)
            if reply.status == 404 and not found:
                return Heard("not-archived")
            if reply.status != 200 or reply.cut:
                return unknown(f"the TimeMap could not be had: {reply.error or reply.status}")
            rows = list(_links(reply.body.decode("utf-8", "replace")))
            if not any("original" in told.get("rel", "").split() for _, told in rows):
                return unknown("what came is no TimeMap")
            found += self._mementos(url, rows)
            following = [
                urljoin(timemap, target)
                for target, told in rows
                if "timemap" in told.get("rel", "").split()
                and "self" not in told.get("rel", "").split()
            ]
            if not following or not same_house(timemap, following[-1]) or following[-1] == timemap:
                break
            timemap = following[-1]
        found.sort(key=lambda capture: abs(capture.at - near))
        return Heard("found" if found else "not-archived", tuple(found))

    def fetch(self, capture: Capture) -> Copy:
        """The copy, as captured where the archive has that form."""
        return fetched(self._door, capture, raw(capture.memento))

    def _of(self, url: str) -> str:
        if "{url}" in self._address:
            return self._address.replace("{url}", url)
        return f"{self._address.rstrip('/')}/{url}"

    def _mementos(self, url: str, rows: list[tuple[str, dict[str, str]]]) -> list[Capture]:
        return [
            Capture(archive=self.name, url=url, memento=shown(target), at=at)
            for target, told in rows
            if "memento" in told.get("rel", "").split()
            and (at := http_date(told.get("datetime"))) is not None
            and same_house(self._address, target)
        ]


def _links(text: str) -> list[tuple[str, dict[str, str]]]:
    """The links of a Link header or a TimeMap, each with its attributes."""
    return [
        (
            found[1],
            {name.lower(): one or other for name, one, other in _ATTRIBUTE.findall(found[2])},
        )
        for found in _LINK.finditer(text)
    ]
