"""A folder of evidence, read again: which rows stand in it, and where the pages are that they rest on.

Each file is read once from end to end, and only outlines are held in memory. What is damaged is passed over and named.
"""

from collections.abc import Container, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Any, NamedTuple

import msgspec

from citeaudit.checkers.archives.kept import (
    AUDITED,
    CITED_AS,
    EVIDENCE,
    About,
    KeptRow,
    Outline,
    fields_of,
    on_one_line,
)
from citeaudit.checkers.archives.records import FIELDS, in_one_word
from citeaudit.checkers.archives.shelf import next_record, told_of
from citeaudit.checkers.archives.stamps import moment

_FILES = (".warc", ".warc.gz")
_RESTARTS = 100  # damaged places in one file after which the rest of it is given up


class Place(NamedTuple):
    """Where a record stands."""

    path: Path
    offset: int


class PageRecord(NamedTuple):
    """A page that was kept: the address it was asked at, when, and for a copy the address it has in its archive."""

    place: Place
    url: str
    at: datetime | None
    source: str | None


class Kept(NamedTuple):
    """A page as it was kept. `status` is None for a file that was no answer to a request."""

    url: str
    status: int | None
    headers: dict[str, str]
    body: bytes


class KeptFolder:
    """All evidence below a folder, one file `but` left out. `damaged` tells what could not be read."""

    def __init__(self, folder: Path, *, but: Path | None = None) -> None:
        self.damaged: list[str] = []
        self.pages: dict[str, PageRecord] = {}
        self.cited_as: dict[str, str] = {}
        self._rows: dict[str, tuple[Outline, Place]] = {}
        self._copies: dict[tuple[str, str], str] = {}
        self._audits: list[tuple[datetime, Place]] = []
        self.files = [path for path in files_in(folder) if path != but]
        for path in self.files:
            self._read(path)
        for record, cited in self.cited_as.items():
            page = self.pages.get(record)
            if page is not None and page.source is not None:
                self._copies[cited, page.source] = record

    @property
    def is_empty(self) -> bool:
        """Whether nothing here was kept by an audit."""
        return not self._rows and not self.cited_as and not self._audits

    def has(self, row: str) -> bool:
        """Whether a row is here, by its name."""
        return row in self._rows

    def is_whole(self, row: str) -> bool:
        """Whether a row is here with pages it rests on, and with all of them."""
        found = self._rows.get(row)
        if found is None:
            return False
        records = found[0].records
        return bool(records) and all(record in self.pages for record in records)

    def copy(self, cited: str, memento: str) -> str | None:
        """The record of a copy that was looked at for an address."""
        return self._copies.get((cited, in_one_word(memento)))

    def about(self) -> Iterator[About]:
        """What the rows are about."""
        return (outline.row for outline, _ in self._rows.values())

    def words(self, urls: Iterable[str]) -> list[About]:
        """The newest word of an editor about each of some addresses, those taken back aside."""
        newest: dict[str, About] = {}
        for row in self.about():
            known = newest.get(row.url)
            if row.type == "decision" and (known is None or known.at <= row.at):
                newest[row.url] = row
        found = (newest[url] for url in dict.fromkeys(urls) if url in newest)
        return [row for row in found if row.decision != "none"]

    def audited(self, urls: Iterable[str]) -> datetime | None:
        """When a run last ended that was about any of some addresses."""
        wanted = {on_one_line(url) for url in urls}
        for at, place in sorted(self._audits, reverse=True):
            try:
                fields = fields_of(_record_at(place)[1])
            except Exception as error:  # whatever a broken record makes its reader raise
                self._damage(place, told_of(error))
                continue
            if any(name == CITED_AS and value.decode() in wanted for name, value in fields):
                return at
        return None

    def rows_about(self, urls: Iterable[str], but: Container[str] = ()) -> Iterator[KeptRow]:
        """The rows about some addresses as they are cited, whole, without those named in `but`. Rows of another version are damage."""
        wanted = set(urls)
        wanted |= {url.partition("#")[0] for url in wanted}
        for outline, place in list(self._rows.values()):
            row = outline.row
            if row.url in wanted and row.probes is None and row.id not in but:
                yield from self._whole(place)

    def probes_of(self, hosts: Iterable[str], but: Container[str] = ()) -> Iterator[KeptRow]:
        """The rows about invented addresses of some hosts."""
        wanted = set(hosts)
        for outline, place in list(self._rows.values()):
            if outline.row.probes in wanted and outline.row.id not in but:
                yield from self._whole(place)

    def loose(self) -> dict[tuple[Path, str], list[str]]:
        """The pages that no row speaks of, by file and address cited, in the order they were kept.

        Earlier versions wrote no rows, nor does a run that was killed. Of the copies that a search looked at its row
        names only the last of each chain: with it, all of them are spoken of.
        """
        rested = {record for outline, _ in self._rows.values() for record in outline.records}
        searched = {
            (place.path, outline.row.url)
            for outline, place in self._rows.values()
            if outline.row.type == "capture-lookup"
        }
        of_copies: dict[tuple[Path, str], list[str]] = {}
        found: dict[tuple[Path, str], list[str]] = {}
        for record, cited in self.cited_as.items():
            page = self.pages.get(record)
            if page is None:
                continue
            group = (page.place.path, cited)
            if page.source is not None:
                of_copies.setdefault(group, []).append(record)
            elif record not in rested:
                found.setdefault(group, []).append(record)
        for group, copies in of_copies.items():
            if group not in searched and rested.isdisjoint(copies):
                found.setdefault(group, []).extend(copies)
        return found

    def page(self, record: str) -> Kept | None:
        """A page by the name of its record, None where it is not here or cannot be read."""
        found = self.pages.get(record)
        if found is None:
            return None
        try:
            read, body = _record_at(found.place)
        except Exception as error:  # whatever a broken record makes its reader raise
            self._damage(found.place, told_of(error))
            return None
        http = read.http_headers
        if http is None:
            kind = read.rec_headers.get_header("Content-Type") or ""
            return Kept(found.url, None, {"content-type": kind}, body)
        status = http.get_statuscode()
        headers: dict[str, str] = {}
        for name, value in http.headers:
            headers.setdefault(name.lower(), value)
        return Kept(found.url, int(status) if status.isdigit() else None, headers, body)

    def _whole(self, place: Place) -> Iterator[KeptRow]:
        try:
            fields = dict(fields_of(_record_at(place)[1]))
            yield msgspec.json.decode(fields[EVIDENCE], type=KeptRow)
        except msgspec.DecodeError:
            self._damage(place, "a row of another version")
        except Exception as error:  # whatever a broken record makes its reader raise
            self._damage(place, told_of(error))

    def _damage(self, place: Place, what: str) -> None:
        self.damaged.append(f"{place.path.name} at byte {place.offset}: {what}")

    def _read(self, path: Path) -> None:
        """Take in one file; after a damaged place on from the next record that can be found."""
        start: int | None = 0
        try:
            with path.open("rb") as stream:
                for _ in range(_RESTARTS):
                    start = None if start is None else self._read_on(stream, path, start)
        except OSError as error:
            self.damaged.append(f"{path.name}: {error.strerror}")
            return
        if start is not None:
            self.damaged.append(f"{path.name}: too many damaged places; the rest was not read")

    def _read_on(self, stream: IO[bytes], path: Path, start: int) -> int | None:
        """Take in records from a byte on; the byte to go on at, None where the file is read."""
        from warcio.archiveiterator import ArchiveIterator

        stream.seek(start)
        at = start
        try:
            records = ArchiveIterator(stream)
            for record in records:
                at = records.offset
                self._take(record, Place(path, at))
                records.read_to_end(record)
                if getattr(record.raw_stream, "limit", 0) > 0:
                    raise ValueError("the record breaks off")
                at = records.offset
        except Exception as error:  # whatever a broken record makes its reader raise
            self._damage(Place(path, at), told_of(error))
            return next_record(stream, at + 1)
        return None

    def _take(self, record: Any, place: Place) -> None:
        told = record.rec_headers
        if record.rec_type in ("response", "resource"):
            url, at = told.get_header("WARC-Target-URI"), told.get_header("WARC-Date")
            digits = "".join(sign for sign in at or "" if sign.isdigit())[:14]
            page = PageRecord(place, url or "", moment(digits), told.get_header("WARC-Source-URI"))
            self.pages[told.get_header("WARC-Record-ID")] = page
        elif record.rec_type == "metadata" and record.content_type == FIELDS:
            fields = dict(fields_of(record.content_stream().read()))
            if EVIDENCE in fields:
                self._note(fields[EVIDENCE], place)
            elif AUDITED in fields:
                at = datetime.fromisoformat(fields[AUDITED].decode())
                self._audits.append((at, place))
            elif CITED_AS in fields and told.get_header("WARC-Concurrent-To"):
                cited = fields[CITED_AS].decode("utf-8", "replace")
                self.cited_as[told.get_header("WARC-Concurrent-To")] = cited

    def _note(self, told: bytes, place: Place) -> None:
        try:
            outline = msgspec.json.decode(told, type=Outline)
        except msgspec.DecodeError:
            self._damage(place, "a row of another version")
            return
        known = self._rows.get(outline.row.id)
        # A row may stand in several files: the one beside its pages counts.
        if known is None or len(known[0].records) < len(outline.records):
            self._rows[outline.row.id] = outline, place


def files_in(folder: Path) -> list[Path]:
    """The WARC files below a folder."""
    found = (path for path in folder.rglob("*") if path.name.endswith(_FILES))
    return sorted(path for path in found if path.is_file())


def _record_at(place: Place) -> tuple[Any, bytes]:
    """A record and its content, which must be what its digests say. Raises whatever a broken record makes its reader raise."""
    from warcio.archiveiterator import ArchiveIterator

    with place.path.open("rb") as stream:
        stream.seek(place.offset)
        record = next(iter(ArchiveIterator(stream, check_digests="raise")))
        return record, record.content_stream().read()
