"""Mementos from the Wayback Machine: address and moment in, captures out.

The replay is asked first, as it names the nearest copy at little cost; the index (CDX) is for a second look.
waybackpy writes the question to the index and reads its rows; the call itself is ours, as it takes a single 429
for "no records", has no time limit, and silently passes over rows that broke off.
"""

import re
from collections.abc import Generator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from citeaudit.checkers.archives.answers import Copy, Heard, unknown
from citeaudit.checkers.archives.replay import Door, fetched, heard, is_excluded, raw
from citeaudit.checkers.archives.stamps import moment, stamp
from citeaudit.config import ArchivesConfig
from citeaudit.model.evidence import Capture
from citeaudit.net.address import host_key
from citeaudit.net.service import Budget, Service

if TYPE_CHECKING:
    from waybackpy.cdx_snapshot import CDXSnapshot

_GOOD = "statuscode:200|203|206|-"
_ROWS = 3000  # some 400 KB
_ROOM = 16 * 1024 * 1024  # bytes, for those that tell of all captures, whatever they are asked
_ROW = re.compile(r"\S+ (\d{14}) \S+ \S+ \S+ \S+ [\d-]+")
_REVISIT = "warc/revisit"


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
        """The good captures by the index, the nearest first.

        The index can fold captures of one content, but keeps the first of them, not the nearest; so it is not asked to.
        Where there are more captures than it may tell of, it is asked for one a month, too.
        """
        heard = self._asked(url, near, folded=False, prefix=prefix)
        if len(heard.captures) < _ROWS or prefix:
            return heard
        folded = self._asked(url, near, folded=True, prefix=False)
        every = {capture.memento: capture for capture in (*heard.captures, *folded.captures)}
        return heard._replace(captures=tuple(every.values()))

    def _asked(self, url: str, near: datetime, *, folded: bool, prefix: bool) -> Heard:
        try:
            index, broken = _index(
                self._desk, self._base, url, None if prefix else near, folded=folded
            )
        except Withheld:
            return Heard("excluded", error="the archive withholds this address")
        except NoAnswer as error:
            return unknown(str(error))
        found = tuple(self._capture(row.original if prefix else url, row) for row in index)
        told = f"the index gave {broken} rows that cannot be read" if broken else None
        return Heard("found" if found else "not-archived", found, told)

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
            media_type=row.mimetype if "/" in row.mimetype and row.mimetype != _REVISIT else None,
            # The record of a revisit holds no page, so its length tells nothing of one.
            length=int(row.length) if row.length.isdigit() and row.mimetype != _REVISIT else None,
        )


def _index(
    desk: Door, base: str, url: str, near: datetime | None, *, folded: bool
) -> tuple[list["CDXSnapshot"], int]:
    """The index as waybackpy reads it, with rows that our own call brought, and how many of these broke off.

    Without a moment: all addresses that begin with this one.
    """
    from waybackpy.cdx_api import WaybackMachineCDXServerAPI
    from waybackpy.cdx_utils import full_url

    broken = 0

    class Index(WaybackMachineCDXServerAPI):
        """The index as waybackpy reads it; only the way to it is ours."""

        def cdx_api_manager(
            self, payload: dict[str, str], headers: dict[str, str]
        ) -> Generator[str, None, None]:
            nonlocal broken
            self.last_api_request_url = full_url(
                self.endpoint, params={**payload, "limit": str(self.limit)}
            )
            rows, broken = _rows(desk, self.last_api_request_url)
            yield "\n".join(rows)

    index = Index(
        url.replace("*", "%2A"),
        filters=[_GOOD],
        collapses=["urlkey"] if near is None else ["timestamp:6"] if folded else [],
        match_type="prefix" if near is None else "exact",
        sort=None if near is None else "closest",
        closest=None if near is None else stamp(near),
        limit=str(_ROWS),
    )
    index.endpoint = f"{base}/cdx/search/cdx"
    return list(index.snapshots()), broken


def _rows(desk: Door, question: str) -> tuple[list[str], int]:
    """The rows of the index, and how many could not be read; raises where what came is no list of rows.

    A list of which no row can be read is none. One that was cut off at our limit has lost its last row.
    """
    reply = desk.get(question, most=_ROOM)
    if reply.error is not None:
        raise NoAnswer(f"{reply.error}: {reply.detail}")
    if is_excluded(reply):
        raise Withheld
    if reply.status != 200:
        raise NoAnswer(f"the index answered HTTP {reply.status}")
    if reply.media_type == "text/html":
        raise NoAnswer("the index answered with a page, not with rows")
    lines = reply.body.decode("utf-8", "replace").strip().splitlines()
    lines = [line for line in (lines[:-1] if reply.cut else lines) if line.strip()]
    rows = [line for line in lines if (row := _ROW.fullmatch(line)) and moment(row[1])]
    if not rows and (lines or reply.cut):
        raise NoAnswer("the index gave rows that cannot be read")
    return rows, len(lines) - len(rows)
