"""WARC files of captures made up here."""

import gc
import io
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

REASONS = {
    200: "OK",
    301: "Moved Permanently",
    302: "Found",
    404: "Not Found",
    410: "Gone",
    503: "Unavailable",
}


class Shot(NamedTuple):
    """One capture: what the server said at a moment (ISO date)."""

    url: str
    on: str
    body: bytes = b""
    status: int = 200
    location: str | None = None
    kind: str = "text/html; charset=utf-8"
    revisit_of: str | None = None
    coding: str | None = None


def article(title: str, author: str = "", date: str = "", text: str = "") -> bytes:
    """A page as publishers make them, with some running text."""
    metas = "".join(
        f'<meta name="{name}" content="{value}">'
        for name, value in (
            ("citation_title", title),
            ("citation_author", author),
            ("citation_date", date),
        )
        if value
    )
    words = text or f"{title} is told here at some length. " * 30
    return f"<!doctype html><html><head><title>{title} | The Daily</title>{metas}</head><body><h1>{title}</h1><p>{words}</p></body></html>".encode()


def plain_page(title: str, text: str) -> bytes:
    """A page without metadata."""
    return f"<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>".encode()


@contextmanager
def writing(path: Path, *, gzip: bool = True) -> Iterator[WARCWriter]:
    """A new WARC file to write records to."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream, warnings.catch_warnings():
        # warcio leaves its spooled files to the collector
        warnings.simplefilter("ignore", ResourceWarning)
        yield WARCWriter(stream, gzip=gzip)
        gc.collect()


def write_warc(path: Path, shots: Iterable[Shot], *, gzip: bool = True) -> Path:
    """Captures as one WARC file."""
    with writing(path, gzip=gzip) as writer:
        for shot in shots:
            writer.write_record(_record(writer, shot))
    return path


def _record(writer: WARCWriter, shot: Shot):  # type: ignore[no-untyped-def]
    headers = [("Content-Type", shot.kind)]
    if shot.coding:
        headers.append(("Content-Encoding", shot.coding))
    if shot.location:
        headers.append(("Location", shot.location))
    http = StatusAndHeaders(
        f"{shot.status} {REASONS.get(shot.status, 'Said')}", headers, protocol="HTTP/1.1"
    )
    date = shot.on if "T" in shot.on else f"{shot.on}T12:00:00Z"
    if shot.revisit_of:
        record = writer.create_warc_record(
            shot.url, "response", io.BytesIO(shot.body), http_headers=http
        )
        writer.ensure_digest(record, block=False, payload=True)
        digest = record.rec_headers.get_header("WARC-Payload-Digest")
        return writer.create_revisit_record(
            shot.url,
            digest,
            shot.url,
            f"{shot.revisit_of}T12:00:00Z",
            http_headers=http,
            warc_headers_dict={"WARC-Date": date},
        )
    return writer.create_warc_record(
        shot.url,
        "response",
        io.BytesIO(shot.body),
        http_headers=http,
        warc_headers_dict={"WARC-Date": date},
    )
