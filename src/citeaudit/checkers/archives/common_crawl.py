"""Captures of Common Crawl: one crawl's index names the record, the record is cut out of its WARC file by a range.

Off unless the settings name an index (`archives.common-crawl`), as a crawl is a sample of the web: that it lacks an address
says little. A capture there shows what a page said, and is no address to print.
"""

import io
import json
import re
from datetime import datetime
from typing import Any
from urllib.parse import quote, urljoin

from citeaudit.checkers.archives.answers import Copy, Heard, unknown
from citeaudit.checkers.archives.replay import Door
from citeaudit.checkers.archives.stamps import moment, stamp
from citeaudit.config import ArchivesConfig
from citeaudit.model.evidence import Capture
from citeaudit.net.address import host_key
from citeaudit.net.service import Budget, Service

_PER_MINUTE = 30.0
_ROWS = 50
_RECORD = re.compile(r"(.+)#(\d+)\+(\d+)")
_GOOD = frozenset({200, 203, 206})


class CommonCrawl:
    """One crawl, by the address of its index."""

    local = False

    def __init__(self, index: str, service: Service, limits: ArchivesConfig) -> None:
        self._index = index
        self._data = limits.common_crawl_data.rstrip("/")
        self.host = host_key(index)
        self.name = f"commoncrawl:{index.rstrip('/').rpartition('/')[2].removesuffix('-index')}"
        self._most = limits.max_raw
        self._desk = Door(
            self.name, service, Budget(self.host, "searches", _PER_MINUTE, limits.burst)
        )
        there = Budget(host_key(self._data), "copies", limits.per_minute, limits.burst)
        self._door = Door(self.name, service, there)

    def closest(self, url: str, near: datetime) -> Heard:
        """The capture nearest to a moment."""
        heard = self._search(url, near, exact=True)
        return heard._replace(captures=heard.captures[:1])

    def captures(self, url: str, near: datetime, *, prefix: bool = False) -> Heard:
        """The good captures, the nearest first."""
        heard = self._search(url, near, exact=not prefix)
        return heard._replace(captures=tuple(one for one in heard.captures if one.status in _GOOD))

    def fetch(self, capture: Capture) -> Copy:
        """The record of a capture, cut out of its file."""
        from warcio.archiveiterator import ArchiveIterator

        found = _RECORD.fullmatch(capture.memento)
        if found is None or int(found[3]) > self._most:
            return Copy(capture, error="the record is too large, or has no place")
        start, length = int(found[2]), int(found[3])
        reply = self._door.get(found[1], Range=f"bytes={start}-{start + length - 1}")
        if reply.status != 206 or len(reply.body) != length:
            return Copy(
                capture, error=f"the record could not be had: {reply.error or reply.status}"
            )
        try:
            record = next(iter(ArchiveIterator(io.BytesIO(reply.body))))
            body = record.content_stream().read(self._most)
            headers = {name.lower(): value for name, value in record.http_headers.headers}
        except Exception as error:  # whatever a broken record makes its reader raise
            return Copy(capture, error=f"the record cannot be read: {error}")
        moved = capture.status is not None and 300 <= capture.status < 400
        where = (
            urljoin(capture.url, headers["location"]) if moved and "location" in headers else None
        )
        return Copy(capture, headers, body, where)

    def _search(self, url: str, near: datetime, *, exact: bool) -> Heard:
        kind = "exact" if exact else "prefix"
        asked = f"url={quote(url, safe='')}&output=json&limit={_ROWS}&matchType={kind}&sort=closest&closest={stamp(near)}"
        reply = self._desk.get(f"{self._index}?{asked}")
        if reply.error is not None:
            return unknown(f"{reply.error}: {reply.detail}")
        if reply.status == 404 and b"No Captures found" in reply.body:
            return Heard("not-archived")
        if reply.status != 200 or reply.cut or not reply.body.strip():
            return unknown(f"the index answered HTTP {reply.status}")
        try:
            rows = [json.loads(line) for line in reply.body.splitlines() if line.strip()]
            found = [self._capture(url if exact else str(row["url"]), row) for row in rows]
        except (ValueError, KeyError, TypeError) as error:
            return unknown(f"the index gave rows that cannot be read: {error}")
        found.sort(key=lambda capture: abs(capture.at - near))
        return Heard("found", tuple(found))

    def _capture(self, url: str, row: dict[str, Any]) -> Capture:
        at = moment(str(row["timestamp"]))
        if at is None:
            raise ValueError(f"{row['timestamp']} is no moment")
        status = str(row.get("status", ""))
        return Capture(
            archive=self.name,
            url=url,
            memento=f"{self._data}/{row['filename']}#{int(row['offset'])}+{int(row['length'])}",
            at=at,
            status=int(status) if status.isdigit() else None,
            digest=str(row.get("digest", "")) or None,
            media_type=str(row.get("mime", "")) or None,
            length=int(row["length"]),
        )
