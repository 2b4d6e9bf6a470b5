"""Mementos from a folder of WARC, WACZ or CDXJ files, read in this process: asked first, and free."""

from datetime import datetime
from pathlib import Path
from threading import RLock
from urllib.parse import urljoin

from citeaudit.checkers.archives.answers import Copy, Heard, unknown
from citeaudit.checkers.archives.entries import Entry
from citeaudit.checkers.archives.keys import key_of
from citeaudit.checkers.archives.reading import records_in, url_of
from citeaudit.checkers.archives.shelf import Shelf, opened, told_of
from citeaudit.model.evidence import Capture
from citeaudit.net.unpack import unpack

_GOOD = frozenset({200, 203, 206, None})


class WarcFolder:
    """One folder. Its mementos are named by file and offset."""

    local = True
    host = ""

    def __init__(self, folder: str | Path, *, most: int = 2 * 1024 * 1024) -> None:
        self._folder = Path(folder).resolve()
        self.name = f"warc:{self._folder.name}"
        self._most = most
        self._lock = RLock()
        self._read_shelf: Shelf | None = None

    @property
    def shelf(self) -> Shelf:
        """The index of the folder, read when first needed."""
        with self._lock:
            if self._read_shelf is None:
                self._read_shelf = Shelf(self._folder)
            return self._read_shelf

    def closest(self, url: str, near: datetime) -> Heard:
        """The copy nearest to a moment."""
        shelf = self.shelf
        entries = shelf.entries(url)
        if not entries:
            return _nothing(shelf)
        nearest = min(entries, key=lambda entry: abs(entry.at - near))
        return Heard("found", (self._capture(url, nearest),))

    def captures(self, url: str, near: datetime, *, prefix: bool = False) -> Heard:
        """The good copies, one for each content, the nearest first."""
        shelf = self.shelf
        entries = shelf.beginning_with(url) if prefix else shelf.entries(url)
        good = [entry for entry in entries if entry.status in _GOOD]
        good.sort(key=lambda entry: abs(entry.at - near))
        found = tuple(self._capture(entry.url if prefix else url, entry) for entry in good)
        return Heard("found", found) if found or entries else _nothing(shelf)

    def fetch(self, capture: Capture) -> Copy:
        """The copy itself."""
        entry = self._entry(capture)
        if entry is None:
            return Copy(capture, error=f"{capture.memento} is not on the shelf")
        holder = self.shelf.payload_of(entry)
        if holder is None:
            return Copy(capture, error=f"the content of {capture.memento} is in no file here")
        try:
            return self._read(capture, entry, holder)
        except Exception as error:  # whatever a broken record makes its reader raise
            with self._lock:
                if self.shelf.read_anew(holder.file):
                    return self.fetch(capture)
            return Copy(capture, error=f"{capture.memento} cannot be read: {told_of(error)}")

    def _entry(self, capture: Capture) -> Entry | None:
        """Where a capture stands; by its moment where its file was read anew since."""
        entries = self.shelf.entries(capture.url)
        by_name = (entry for entry in entries if _memento(entry) == capture.memento)
        by_moment = (entry for entry in entries if entry.at == capture.at)
        return next(by_name, None) or next(by_moment, None)

    def _read(self, capture: Capture, entry: Entry, holder: Entry) -> Copy:
        from warcio.bufferedreaders import ChunkedDataReader

        with opened(holder) as stream:
            record = next(iter(records_in(stream)))
            if key_of(url_of(record)) != key_of(holder.url):
                raise ValueError("another record stands there")
            http = record.http_headers
            content = record.raw_stream
            if (
                http is not None
                and "chunked" in (http.get_header("transfer-encoding") or "").lower()
            ):
                content = ChunkedDataReader(content)
            coded = content.read(self._most)
        headers = {name.lower(): value for name, value in http.headers} if http is not None else {}
        if http is None and holder.media_type:
            headers["content-type"] = holder.media_type
        body = unpack(coded, headers.get("content-encoding", ""), cap=self._most).body
        status = entry.status or holder.status
        moved = status is not None and 300 <= status < 400 and "location" in headers
        return Copy(
            _with(capture, entry, status),
            headers,
            body,
            urljoin(entry.url, headers["location"]) if moved else None,
        )

    def _capture(self, url: str, entry: Entry) -> Capture:
        return Capture(
            archive=self.name,
            url=url,
            memento=_memento(entry),
            at=entry.at,
            status=entry.status,
            digest=entry.digest,
            media_type=entry.media_type,
            length=entry.length or None,
        )


def _with(capture: Capture, entry: Entry, status: int | None) -> Capture:
    from msgspec.structs import replace

    return replace(
        capture,
        memento=_memento(entry),
        at=entry.at,
        status=status,
        digest=entry.digest,
        seen=True,
    )


def _memento(entry: Entry) -> str:
    inside = f"!{entry.member}" if entry.member else ""
    return f"{entry.file.as_uri()}{inside}#{entry.offset}"


def _nothing(shelf: Shelf) -> Heard:
    """Not archived, unless a part of the shelf could not be read."""
    return unknown("; ".join(shelf.damaged[:3])) if shelf.damaged else Heard("not-archived")
