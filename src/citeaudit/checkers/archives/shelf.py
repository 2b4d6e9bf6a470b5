"""The index of a folder of WARC, WACZ and CDXJ files: which captures stand where.

WARC files are read once from end to end, unless a CDXJ file beside them tells what they hold. Files that cannot be
read to their end are named: what is not found then may stand in the part that was not read.
"""

import gzip
import json
import zipfile
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any, NamedTuple

from citeaudit.checkers.archives.keys import key_of
from citeaudit.checkers.archives.stamps import moment

_WARC = (".warc", ".warc.gz")
_CDXJ = (".cdxj", ".cdxj.gz")
_PACKED_INDEX = (".cdx", ".cdx.gz", *_CDXJ)


class Entry(NamedTuple):
    """One capture on the shelf. `member` is the WARC file within a WACZ, None for a file of its own."""

    at: datetime
    url: str
    status: int | None
    media_type: str | None
    digest: str | None
    length: int
    file: Path
    member: str | None
    offset: int
    revisit: bool = False


class Shelf:
    """All captures below a folder, by the key of their address, the oldest first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.damaged: list[str] = []
        self._by_key: dict[str, list[Entry]] = {}
        self._by_digest: dict[str, Entry] = {}
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        if not files:
            self.damaged.append(f"{folder} holds no files")
        told: set[Path] = set()
        for path in (path for path in files if path.name.endswith(_CDXJ)):
            told |= self._take(path, _of_cdxj(path, files))
        for path in (path for path in files if path.name.endswith(_WARC) and path not in told):
            self._take(path, _of_warc(path))
        for path in (path for path in files if path.suffix == ".wacz"):
            self._take(path, _of_wacz(path))
        self._sort()

    def entries(self, url: str) -> list[Entry]:
        """The captures of an address in all its spellings, the oldest first."""
        return self._by_key.get(key_of(url), [])

    def beginning_with(self, url: str) -> list[Entry]:
        """The captures of all addresses that begin with this one."""
        start = key_of(url).rstrip("/")
        first = bisect_left(self._keys, start)
        found: list[Entry] = []
        for key in self._keys[first:]:
            if not key.startswith(start):
                break
            found += self._by_key[key]
        return found

    def payload_of(self, entry: Entry) -> Entry:
        """Where the content of a capture stands: that of a revisit stands with an earlier capture."""
        if not entry.revisit or entry.digest is None:
            return entry
        return self._by_digest.get(entry.digest, entry)

    def _take(self, path: Path, entries: Iterator[Entry]) -> set[Path]:
        """Put entries on the shelf; the files they stand in. What breaks off is remembered as damage."""
        files: set[Path] = set()
        try:
            for entry in entries:
                files.add(entry.file)
                self._by_key.setdefault(key_of(entry.url), []).append(entry)
                if entry.digest and not entry.revisit:
                    self._by_digest.setdefault(entry.digest, entry)
        except Exception as error:  # whatever a broken file makes its reader raise
            self.damaged.append(f"{path.name} cannot be read to its end: {error}")
        return files

    def _sort(self) -> None:
        for entries in self._by_key.values():
            entries.sort(key=lambda entry: entry.at)
        self._keys = sorted(self._by_key)


@contextmanager
def opened(entry: Entry) -> Iterator[IO[bytes]]:
    """The file of an entry, at its record."""
    if entry.member is None:
        with entry.file.open("rb") as stream:
            stream.seek(entry.offset)
            yield stream
        return
    with zipfile.ZipFile(entry.file) as packed, packed.open(entry.member) as member:
        member.seek(entry.offset)
        yield member


def _of_warc(
    path: Path, member: str | None = None, stream: IO[bytes] | None = None
) -> Iterator[Entry]:
    """The captures of one WARC file, read from end to end."""
    from warcio.archiveiterator import ArchiveIterator

    with stream or path.open("rb") as source:
        records = ArchiveIterator(source)
        read = 0
        for record in records:
            offset = records.get_record_offset()
            entry = _entry(record, path, member, offset)
            records.read_to_end(record)
            if getattr(record.raw_stream, "limit", 0) > 0:
                raise ValueError("its last record breaks off")
            read += 1
            if entry is not None:
                yield entry._replace(length=records.get_record_length() or 0)
        if not read:
            raise ValueError("no record in it")


def _entry(record: Any, path: Path, member: str | None, offset: int) -> Entry | None:
    """A record as an entry; requests, metadata and warc's own records are none."""
    if record.rec_type not in ("response", "revisit", "resource"):
        return None
    headers = record.rec_headers
    url, date = headers.get_header("WARC-Target-URI"), headers.get_header("WARC-Date") or ""
    at = moment("".join(sign for sign in date if sign.isdigit())[:14])
    if not url or at is None:
        return None
    http = record.http_headers
    status = http.get_statuscode() if http is not None else None
    kind = http.get_header("Content-Type") if http is not None else record.content_type
    return Entry(
        at=at,
        url=url.strip("<>"),
        status=int(status) if status and status.isdigit() else (200 if http is None else None),
        media_type=(kind or "").partition(";")[0].strip().lower() or None,
        digest=headers.get_header("WARC-Payload-Digest"),
        length=0,
        file=path,
        member=member,
        offset=offset,
        revisit=record.rec_type == "revisit",
    )


def _of_cdxj(path: Path, files: list[Path]) -> Iterator[Entry]:
    """The captures that a CDXJ file tells of, in the WARC files near it."""
    by_name = {file.name: file for file in files}
    opener = gzip.open if path.name.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for told in _told(lines):
            name = Path(str(told["filename"])).name
            if name not in by_name:
                raise ValueError(f"{name}, of which it tells, is not there")
            yield _told_entry(told, by_name[name], None)


def _of_wacz(path: Path) -> Iterator[Entry]:
    """The captures of a WACZ, by its own index, else by its WARC files."""
    with zipfile.ZipFile(path) as packed:
        names = packed.namelist()
        members = {Path(name).name: name for name in names if name.endswith(_WARC)}
        for index in (
            name for name in names if name.startswith("indexes/") and name.endswith(_PACKED_INDEX)
        ):
            raw = packed.read(index)
            text = (gzip.decompress(raw) if index.endswith(".gz") else raw).decode("utf-8")
            for told in _told(text.splitlines()):
                member = members.pop(Path(str(told["filename"])).name, None) or _named(told, names)
                yield _told_entry(told, path, member)
        for member in members.values():
            yield from _of_warc(path, member, packed.open(member))


def _named(told: dict[str, Any], names: list[str]) -> str:
    wanted = Path(str(told["filename"])).name
    return next(name for name in names if Path(name).name == wanted)


def _told(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The JSON of each line of a CDXJ file, with its stamp; headers (`!meta`) are passed over."""
    for line in lines:
        key, _, rest = line.strip().partition(" ")
        digits, _, told = rest.partition(" ")
        if not key or key.startswith("!") or not digits.isdigit():
            continue
        yield {"stamp": digits, **json.loads(told)}


def _told_entry(told: dict[str, Any], file: Path, member: str | None) -> Entry:
    at = moment(str(told["stamp"]))
    if at is None:
        raise ValueError(f"{told['stamp']} is no moment")
    status, mime = str(told.get("status", "")), str(told.get("mime", ""))
    digest = str(told.get("digest", "")) or None
    return Entry(
        at=at,
        url=str(told["url"]),
        status=int(status) if status.isdigit() else None,
        media_type=mime if mime != "warc/revisit" else None,
        digest=f"sha1:{digest}" if digest and ":" not in digest else digest,
        length=int(told.get("length", 0) or 0),
        file=file,
        member=member,
        offset=int(told["offset"]),
        revisit=mime == "warc/revisit",
    )
