"""The index of a folder of WARC, ARC, WACZ and CDXJ files: which captures stand where.

Archive files are read once from end to end, unless a CDXJ file beside them tells what they hold; then only what came
to them later. What is damaged is passed over and named: what is not found then may stand there.
"""

import zipfile
from bisect import bisect_left
from collections.abc import Container, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from citeaudit.checkers.archives.cdxj import BROKEN, entry_of, rows_of, told_by
from citeaudit.checkers.archives.entries import Damage, Entry
from citeaudit.checkers.archives.keys import key_of
from citeaudit.checkers.archives.reading import records_in, url_of
from citeaudit.checkers.archives.stamps import moment

_WARC = (".warc", ".warc.gz", ".arc", ".arc.gz")
_ARCHIVES = (*_WARC, ".wacz")
_CDXJ = (".cdxj", ".cdxj.gz")
_PACKED_INDEX = (".cdx", ".cdx.gz", *_CDXJ)
_NOT_READ = (".warc.zst", ".warc.xz", ".warc.bz2")
_RESTARTS = 100  # damaged places in one file after which the rest of it is given up
_PIECE = 1 << 20


class Shelf:
    """All captures below a folder, by the key of their address, the oldest first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.damaged: list[str] = []
        self._by_key: dict[str, list[Entry]] = {}
        self._by_digest: dict[str, Entry] = {}
        self._indexed: set[Path] = set()  # files of which an index told
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        ends: dict[Path, int] = {}
        for path in (path for path in files if path.name.endswith(_CDXJ)):
            for file, end in self._take(path, iter(told_by(path, files))).items():
                ends[file] = max(end, ends.get(file, 0))
        self._indexed |= ends.keys()
        archives = [path for path in files if path.name.endswith(_ARCHIVES)]
        for path in archives:
            self._read(path, ends.get(path, 0))
        for path in (path for path in files if path.name.endswith(_NOT_READ)):
            self.damaged.append(f"{path.name} is of a kind that cannot be read here")
        if not archives and not self.damaged:
            self.damaged.append(f"{folder} holds no WARC, WACZ or CDXJ files")
        self._sort()

    def read_anew(self, file: Path) -> bool:
        """Forget what an index told of a file, as it was wrong, and read the file itself; whether that was still to be done."""
        if file not in self._indexed:
            return False
        self._indexed.discard(file)
        for key, entries in self._by_key.items():
            self._by_key[key] = [entry for entry in entries if entry.file != file]
        self._by_digest = {
            digest: entry for digest, entry in self._by_digest.items() if entry.file != file
        }
        self._read(file, 0, by_index=False)
        self._sort()
        return True

    def _read(self, path: Path, start: int, *, by_index: bool = True) -> None:
        others: set[str] = set()
        if path.suffix == ".wacz":
            found = self._take(path, _of_wacz(path, others, by_index=by_index), others)
            self._indexed |= found.keys() if by_index else set()
        else:
            self._take(path, _of_warc(path, start, others), others)

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

    def payload_of(self, entry: Entry) -> Entry | None:
        """Where the content of a capture stands: that of a revisit with an earlier one, None if that is not here."""
        if not entry.revisit:
            return entry
        if entry.same_as is not None:
            key, at = entry.same_as
            for other in self._by_key.get(key, ()):
                if other.at == at and not other.revisit:
                    return other
        return self._by_digest.get(entry.digest or "")

    def _take(
        self,
        path: Path,
        entries: Iterator[Entry | Damage],
        others: Container[str] = frozenset(),
    ) -> dict[Path, int]:
        """Put entries on the shelf; the files they stand in, and to which byte. What breaks off is remembered as damage.

        `others` are the names of records that are answers to something else than GET, as far as reading found out.
        """
        found: list[Entry] = []
        try:
            for entry in entries:
                if isinstance(entry, Damage):
                    self.damaged.append(f"{path.name}: {entry.what}")
                else:
                    found.append(entry)
        except Exception as error:  # whatever a broken file makes its reader raise
            self.damaged.append(f"{path.name} cannot be read to its end: {told_of(error)}")
        ends: dict[Path, int] = {}
        for entry in found:
            ends[entry.file] = max(ends.get(entry.file, 0), entry.offset + entry.length)
            if entry.record in others:
                continue
            self._by_key.setdefault(key_of(entry.url), []).append(entry)
            if entry.digest and not entry.revisit:
                self._by_digest.setdefault(entry.digest, entry)
        return ends

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


def _of_warc(path: Path, start: int, others: set[str]) -> Iterator[Entry | Damage]:
    """The captures of one file from a byte on; where it is damaged, on from the next record that can be found."""
    size = path.stat().st_size
    with path.open("rb") as source:
        for _ in range(_RESTARTS):
            if 0 < start >= size:
                return
            source.seek(start)
            at = [start, start]
            try:
                yield from _records(source, path, None, others, at, whole=start == 0)
                if not _is_more(source, at[1]):
                    return
                at[0] = at[1]
                yield Damage(f"cannot be read at byte {at[0]}")
            except Exception as error:  # whatever a broken record makes its reader raise
                yield Damage(f"cannot be read at byte {at[0]}: {told_of(error)}")
            following = next_record(source, at[0] + 1)
            if following is None:
                return
            start = following
    yield Damage("too many damaged places; the rest was not read")


def _records(
    source: IO[bytes],
    path: Path,
    member: str | None,
    others: set[str],
    at: list[int],
    *,
    whole: bool = True,
) -> Iterator[Entry | Damage]:
    """The captures of one stream; `at` says, for the case that it breaks off, where the last record begins and ends."""
    records = records_in(source)
    read = 0
    for record in records:
        at[0] = records.get_record_offset()
        if not _is_sound(record.rec_headers):
            raise ValueError("its header is damaged")
        entry = _entry(record, path, member, at[0])
        _note_method(record, others)
        records.read_to_end(record)
        if getattr(record.raw_stream, "limit", 0) > 0 or not _is_unpacked(records):
            raise ValueError("the record breaks off")
        read += 1
        at[1] = records.offset
        if isinstance(entry, Entry):
            entry = entry._replace(length=records.get_record_length() or 0)
        if entry is not None:
            yield entry
    if whole and not read:
        raise ValueError("no record in it")


def _is_unpacked(records: Any) -> bool:
    """Whether the packing of a record came to its end: damaged, it may swallow all that follows without a word."""
    packing = records.reader.decompressor if records.reader is not None else None
    return bool(getattr(packing, "eof", True))


def _is_sound(headers: Any) -> bool:
    """Whether a record's own header can be believed: a reader takes damaged bytes for words."""
    if headers.protocol.startswith("ARC"):
        return True
    length, url = headers.get_header("Content-Length"), headers.get_header("WARC-Target-URI")
    return bool(length and length.strip().isdigit()) and (url or "").isprintable()


def _is_more(source: IO[bytes], end: int) -> bool:
    """Whether anything stands after the last record: a reader may take what it does not know for the end."""
    source.seek(end)
    while piece := source.read(_PIECE):
        if piece.strip(b"\r\n\0"):
            return True
    return False


def next_record(source: IO[bytes], start: int) -> int | None:
    """Where after a damaged place a record seems to begin: packed ones by gzip's first bytes, others by their first line."""
    source.seek(0)
    packed = source.read(2) == b"\x1f\x8b"
    sign = b"\x1f\x8b\x08" if packed else b"\nWARC/1."
    source.seek(start)
    place, rest = start, b""
    while piece := source.read(_PIECE):
        found = (rest + piece).find(sign)
        if found >= 0:
            return place - len(rest) + found + (0 if packed else 1)
        place += len(piece)
        rest = piece[-len(sign) :]
    return None


def _note_method(record: Any, others: set[str]) -> None:
    """Note the records that answer a form that was sent, or a glance (HEAD): they are not what a reader gets."""
    if record.rec_type != "request" or record.http_headers is None:
        return
    if record.http_headers.protocol.upper() != "GET":
        answer = record.rec_headers.get_header("WARC-Concurrent-To")
        if answer:
            others.add(answer)


def _entry(record: Any, path: Path, member: str | None, offset: int) -> Entry | Damage | None:
    """A record as an entry; requests, metadata and warc's own records are none."""
    if record.rec_type not in ("response", "revisit", "resource"):
        return None
    headers = record.rec_headers
    url, at = url_of(record), _moment(headers.get_header("WARC-Date"))
    if not url:
        return None
    if at is None:
        return Damage(f"the record at byte {offset} has no date")
    http = record.http_headers
    status = http.get_statuscode() if http is not None else None
    kind = http.get_header("Content-Type") if http is not None else record.content_type
    is_revisit = record.rec_type == "revisit"
    return Entry(
        at=at,
        url=url,
        status=int(status) if status and status.isdigit() else (200 if http is None else None),
        media_type=(kind or "").partition(";")[0].strip().lower() or None,
        digest=headers.get_header("WARC-Payload-Digest"),
        length=0,
        file=path,
        member=member,
        offset=offset,
        revisit=is_revisit,
        record=headers.get_header("WARC-Record-ID"),
        same_as=_same_as(headers) if is_revisit else None,
    )


def _same_as(headers: Any) -> tuple[str, datetime] | None:
    url = headers.get_header("WARC-Refers-To-Target-URI")
    at = _moment(headers.get_header("WARC-Refers-To-Date"))
    return (key_of(url.strip("<>")), at) if url and at else None


def _moment(date: str | None) -> datetime | None:
    digits = "".join(sign for sign in date or "" if sign.isdigit())[:14]
    return moment(digits) if digits else None


def told_of(error: Exception) -> str:
    """An error in a few plain words: some put the bytes they fell over into their message."""
    said = " ".join(str(error).split())
    known = said if said.isascii() and said.isprintable() and len(said) < 100 else ""
    return known or type(error).__name__


def _of_wacz(path: Path, others: set[str], *, by_index: bool) -> Iterator[Entry | Damage]:
    """The captures of a WACZ, by its own index, else by its WARC files."""
    with zipfile.ZipFile(path) as packed:
        names = packed.namelist()
        members = {Path(name).name: name for name in names if name.endswith(_WARC)}
        try:
            told = list(_told_in(packed, path, members)) if by_index else []
        except (*BROKEN, KeyError, zipfile.BadZipFile):
            told = []
        yield from told
        told_members = {entry.member for entry in told}
        for member in members.values():
            if member not in told_members:
                yield from _of_member(packed, path, member, others)
        for name in names:
            if name.endswith((".wacz", *_NOT_READ)):
                yield Damage(f"{name} in it is of a kind that cannot be read here")


def _told_in(packed: zipfile.ZipFile, path: Path, members: dict[str, str]) -> Iterator[Entry]:
    """What the indexes of a WACZ tell of. Raises what a broken one makes its reader raise."""
    for index in packed.namelist():
        if index.startswith("indexes/") and index.endswith(_PACKED_INDEX):
            with packed.open(index) as stream:
                for told in rows_of(stream, packed=index.endswith(".gz")):
                    yield entry_of(told, path, members[Path(str(told["filename"])).name])


def _of_member(
    packed: zipfile.ZipFile, path: Path, member: str, others: set[str]
) -> Iterator[Entry | Damage]:
    """The captures of a WARC file in a WACZ."""
    at = [0, 0]
    try:
        with packed.open(member) as stream:
            yield from _records(stream, path, member, others, at)
            if _is_more(stream, at[1]):
                yield Damage(f"{member} cannot be read at byte {at[1]}")
    except Exception as error:  # whatever a broken record makes its reader raise
        yield Damage(f"{member} cannot be read at byte {at[0]}: {told_of(error)}")
