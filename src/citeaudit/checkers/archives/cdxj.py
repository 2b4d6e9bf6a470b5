"""CDXJ files: what an index tells of WARC files. One that is wrong anywhere is not believed at all.

org,example)/ 20140611000000 {"url": "http://example.org/", "filename": "a.warc.gz", "offset": "512", "length": "900", ...}
"""

import gzip
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from citeaudit.checkers.archives.entries import Damage, Entry
from citeaudit.checkers.archives.stamps import moment

# What a broken index makes its reader raise.
BROKEN = (OSError, EOFError, ValueError, RecursionError, zlib.error)
_LONGEST_LINE = 1 << 20  # bytes
_BEGINNINGS = (
    b"\x1f\x8b",
    b"WARC/",
    b"http:",
    b"https",
)  # of a record; an ARC's begin with the address
_LINE = re.compile(r"\S.*? (\d{4,17}) (\{.*\})")


def told_by(path: Path, files: list[Path]) -> list[Entry | Damage]:
    """The captures that a CDXJ file tells of, in the WARC files near it; nothing where any of it is wrong."""
    by_name = {file.name: file for file in files}
    found: list[Entry | Damage] = []
    missing: set[str] = set()
    try:
        with path.open("rb") as stream:
            for told in rows_of(stream, packed=path.name.endswith(".gz")):
                name = Path(str(told["filename"])).name
                if name in by_name:
                    found.append(entry_of(told, by_name[name], None))
                else:
                    missing.add(name)
        _try(entry for entry in found if isinstance(entry, Entry))
    except BROKEN:
        return []  # its files are then read themselves
    return found + [Damage(f"{name}, of which it tells, is not there") for name in sorted(missing)]


def _try(entries: Iterable[Entry]) -> None:
    """Look whether a record begins where an index says so. Raises ValueError."""
    of_file: dict[Path, list[Entry]] = {}
    for entry in entries:
        of_file.setdefault(entry.file, []).append(entry)
    for file, told in of_file.items():
        with file.open("rb") as stream:
            for entry in told:
                stream.seek(entry.offset)
                if not stream.read(5).startswith(_BEGINNINGS):
                    raise ValueError(f"no record begins at byte {entry.offset} of {file.name}")


def rows_of(stream: IO[bytes], *, packed: bool) -> Iterator[dict[str, Any]]:
    """The JSON of each line of a CDXJ file, with its stamp; headers (`!meta`) are passed over. Raises ValueError."""
    lines = gzip.GzipFile(fileobj=stream) if packed else stream
    for raw in iter(lambda: lines.readline(_LONGEST_LINE), b""):
        line = raw.decode("utf-8").strip()
        if not line or line.startswith(("!", "CDX ")):
            continue
        row = _row(line)
        if "__wb_method=" not in line and str(row.get("method", "GET")).upper() == "GET":
            yield row


def _row(line: str) -> dict[str, Any]:
    """A line of a CDXJ file. Raises ValueError for one that is none."""
    found = _LINE.fullmatch(line)
    told = json.loads(found[2]) if found else None
    if found is None or not isinstance(told, dict) or moment(found[1]) is None:
        raise ValueError(line[:80])
    whole = {"offset", "filename", "url"} <= told.keys()
    if not whole or not _is_number(told["offset"]) or not _is_number(told.get("length") or 0):
        raise ValueError(line[:80])
    return {"stamp": found[1], **told}


def _is_number(told: Any) -> bool:
    return str(told).isascii() and str(told).isdigit()


def entry_of(told: dict[str, Any], file: Path, member: str | None) -> Entry:
    """A row as the capture it tells of. Raises ValueError."""
    at = moment(str(told["stamp"]))
    assert at is not None  # as rows_of has seen to
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
