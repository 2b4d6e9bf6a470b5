"""Records of WARC and ARC files, read by warcio, which then says nothing to our users by itself."""

import logging
from functools import cache
from types import SimpleNamespace
from typing import IO, Any


def records_in(stream: IO[bytes]) -> Any:
    """The records of a stream from where it stands, one after the other."""
    return _iterator()(stream, arc2warc=True)


def url_of(record: Any) -> str:
    """The address that a record is of, "" for none; some writers put it in angle brackets."""
    return (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")


@cache
def _iterator() -> Any:
    from warcio import archiveiterator

    # What it finds odd in a file it writes to standard error, among our progress; we tell of damage ourselves.
    vars(archiveiterator)["sys"] = SimpleNamespace(stderr=SimpleNamespace(write=lambda text: None))
    logging.getLogger("warcio").addHandler(logging.NullHandler())
    return archiveiterator.ArchiveIterator
