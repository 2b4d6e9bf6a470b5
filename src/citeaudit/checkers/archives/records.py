"""Records of a WARC file, and a file that takes them whole or not at all.

A record is put together in memory and written in one go. What could only be written in part, because the disk is full or
somebody interrupts, is taken away again: whatever ends a run, its file can be read.
"""

import io
import os
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from citeaudit.checkers.archives.stamps import stamp
from citeaudit.errors import WriteError
from citeaudit.version import __version__

if TYPE_CHECKING:
    from warcio.statusandheaders import StatusAndHeaders

FIELDS = "application/warc-fields"


class Draft(NamedTuple):
    """A record to be. `told` are lines of the WARC's own, `http` first line and headers of a request or a response."""

    url: str
    kind: str
    body: bytes
    told: Mapping[str, str]
    http: tuple[str, list[tuple[str, str]]] | None = None
    media_type: str = ""


class RecordFile:
    """One new file in a folder; it is taken away again where nothing came after its first record."""

    def __init__(self, folder: Path) -> None:
        self.path, self._stream = _new_file(folder)
        try:
            self.add(_opening(self.path.name))
        except OSError as error:
            self._stream.close()
            self.path.unlink()
            raise WriteError(f"{self.path}: cannot be written: {error.strerror}") from error
        self._begun = self._stream.tell()

    @property
    def is_empty(self) -> bool:
        """Whether nothing came after its first record."""
        return self._stream.tell() == self._begun

    def add(self, records: bytes) -> None:
        """Write records, all or none. Raises OSError."""
        start = self._stream.tell()
        left = memoryview(records)
        try:
            while left:
                left = left[self._stream.write(left) :]
        finally:
            if left:
                self._stream.truncate(start)
                self._stream.seek(start)

    def close(self) -> None:
        """No more comes."""
        is_empty = self.is_empty
        self._stream.close()
        if is_empty:
            self.path.unlink(missing_ok=True)


def new_name() -> str:
    """A name for a record, by which others refer to it."""
    from warcio.recordbuilder import RecordBuilder

    name: str = RecordBuilder._make_warc_id()
    return name


def packed(drafts: Iterable[Draft]) -> bytes:
    """Records as they stand in a file, each packed by itself."""
    from warcio.warcwriter import WARCWriter

    whole = io.BytesIO()
    writer = WARCWriter(whole, gzip=True)
    for draft in drafts:
        is_fields = draft.kind == "metadata"
        record = writer.create_warc_record(
            draft.url,
            draft.kind,
            payload=io.BytesIO(draft.body),
            length=len(draft.body),
            http_headers=_http(*draft.http) if draft.http is not None else None,
            warc_headers_dict=dict(draft.told),
            warc_content_type=FIELDS if is_fields else draft.media_type,
        )
        writer.write_record(record)
    return whole.getvalue()


def date(moment: datetime) -> str:
    """A moment as WARC files write it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def in_one_word(url: str) -> str:
    """An address without blanks and signs that act, which would end the line it stands in."""
    plain = url.isprintable() and " " not in url
    return url if plain else quote(url, safe="%/:?#[]@!$&'()*+,;=~|{}")


def _http(first_line: str, headers: list[tuple[str, str]]) -> "StatusAndHeaders":
    from warcio.statusandheaders import StatusAndHeaders

    class AsSent(StatusAndHeaders):  # type: ignore[misc]
        """Headers in UTF-8: warcio would put percent signs into them, and break addresses by it."""

        def compute_headers_buffer(self, header_filter: object = None) -> None:
            self.headers_buff = self.to_bytes(header_filter)

    protocol, _, rest = first_line.partition(" ")
    return AsSent(rest, headers, protocol=protocol)


def _new_file(folder: Path) -> tuple[Path, IO[bytes]]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(
            f"{folder}: cannot be made a folder for evidence: {error.strerror}"
        ) from error
    begun = stamp(datetime.now(UTC))
    for number in count(1):
        name = f"citeaudit-{begun}-{os.getpid()}{f'-{number}' if number > 1 else ''}.warc.gz"
        try:
            return folder / name, (folder / name).open("xb", buffering=0)
        except FileExistsError:
            continue
        except OSError as error:
            raise WriteError(f"{folder / name}: cannot be written: {error.strerror}") from error
    raise AssertionError("there is always another number")


def _opening(name: str) -> bytes:
    """The record that says what the file is and by whom."""
    from warcio.warcwriter import WARCWriter

    whole = io.BytesIO()
    writer = WARCWriter(whole, gzip=True)
    told = {
        "software": f"citeaudit/{__version__}",
        "format": "WARC File Format 1.0",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.0/",
        "description": "what was judged by an audit of citations, and what was found",
    }
    writer.write_record(writer.create_warcinfo_record(name, told))
    return whole.getvalue()
