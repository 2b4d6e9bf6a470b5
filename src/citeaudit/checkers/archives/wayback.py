"""Mementos from the Wayback Machine: address and moment in, captures out.

The replay is asked first, as it names the nearest copy at little cost; the index (CDX) is for a second look.
waybackpy writes the question to the index and reads its rows; the call itself is ours, as it takes a single 429
for "no records", has no time limit, and silently passes over rows that broke off.
"""

import re
from collections.abc import Generator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from citeaudit.checkers.archives.answers import Copy, Heard, unknown
from citeaudit.checkers.archives.replay import Door, fetched, heard, is_excluded, raw
from citeaudit.checkers.archives.stamps import stamp
from citeaudit.config import ArchivesConfig
from citeaudit.model.evidence import Capture
from citeaudit.net.address import host_key
from citeaudit.net.service import Budget, Service

if TYPE_CHECKING:
    from waybackpy.cdx_snapshot import CDXSnapshot

_GOOD = "statuscode:200|203|206|-"
_ROWS = 300
_ROW = re.compile(r"\S+ \d{14} \S+ \S+ \S+ [A-Z0-9-]+ [\d-]+")


class NoAnswer(Exception):
    """The index could not be asked, or what it said is no list of captures; str() says why."""


class Withheld(Exception):
    """The index has the address and does not show it."""


class Wayback:
    """The Wayback Machine, or whatever speaks as it does at the address that the settings give."""

    name = "wayback"
    local = False

    def __init__(self, service: Service, limits: ArchivesConfig) -> None:
        own = limits.wayback
        self._base = own.url.rstrip("/")
        self.host = host_key(self._base)
        copies = Budget(self.host, "copies", own.copies_per_minute, limits.burst)
        searches = Budget(self.host, "searches", own.searches_per_minute, limits.burst)
        self._door = Door(self.name, service, copies)
        self._desk = Door(self.name, service, searches)

    def closest(self, url: str, near: datetime) -> Heard:
        """The copy nearest to a moment: replay names it by a redirect."""
        return heard(self._door, url, self._door.get(f"{self._base}/web/{stamp(near)}id_/{url}"))

    def captures(self, url: str, near: datetime, *, prefix: bool = False) -> Heard:
        """The good captures by the index, one for each content, the nearest first."""
        try:
            rows = list(_index(self._desk, self._base, url, near, prefix=prefix).snapshots())
        except Withheld:
            return Heard("excluded", error="the archive withholds this address")
        except NoAnswer as error:
            return unknown(str(error))
        except ValueError as error:
            return unknown(f"the index gave rows that cannot be read: {error}")
        found = tuple(self._capture(url, row) for row in rows)
        return Heard("found" if found else "not-archived", found)

    def fetch(self, capture: Capture) -> Copy:
        """The copy as it was captured."""
        return fetched(self._door, capture, raw(capture.memento))

    def _capture(self, url: str, row: "CDXSnapshot") -> Capture:
        return Capture(
            archive=self.name,
            url=url,
            memento=f"{self._base}/web/{row.timestamp}/{row.original}",
            at=row.datetime_timestamp.replace(tzinfo=UTC),
            status=int(row.statuscode) if row.statuscode.isdigit() else None,
            digest=row.digest,
            media_type=row.mimetype if "/" in row.mimetype else None,
            length=int(row.length) if row.length.isdigit() else None,
        )


def _index(desk: Door, base: str, url: str, near: datetime, *, prefix: bool) -> Any:
    """waybackpy's reader of the index, with rows that our own call brought."""
    from waybackpy.cdx_api import WaybackMachineCDXServerAPI
    from waybackpy.cdx_utils import full_url

    class Index(WaybackMachineCDXServerAPI):
        """The index as waybackpy reads it; only the way to it is ours."""

        def cdx_api_manager(
            self, payload: dict[str, str], headers: dict[str, str]
        ) -> Generator[str, None, None]:
            self.last_api_request_url = full_url(
                self.endpoint, params={**payload, "limit": str(self.limit)}
            )
            yield _rows(desk, self.last_api_request_url)

    index = Index(
        url.replace("*", "%2A"),
        filters=[_GOOD],
        collapses=["urlkey" if prefix else "digest"],
        match_type="prefix" if prefix else "exact",
        sort=None if prefix else "closest",
        closest=None if prefix else stamp(near),
        limit=str(_ROWS),
    )
    index.endpoint = f"{base}/cdx/search/cdx"
    return index


def _rows(desk: Door, question: str) -> str:
    """The rows of the index as text; raises where what came is not a whole list of rows."""
    reply = desk.get(question)
    if reply.error is not None:
        raise NoAnswer(f"{reply.error}: {reply.detail}")
    if is_excluded(reply):
        raise Withheld
    if reply.status != 200 or reply.cut:
        raise NoAnswer(f"the index answered HTTP {reply.status}")
    if reply.media_type == "text/html":
        raise NoAnswer("the index answered with a page, not with rows")
    try:
        text = reply.body.decode("utf-8").strip()
    except UnicodeDecodeError as error:
        raise NoAnswer("the index answered with what is no text") from error
    if any(not _ROW.fullmatch(line) for line in text.splitlines()):
        raise NoAnswer("the index gave rows that broke off")
    return text
