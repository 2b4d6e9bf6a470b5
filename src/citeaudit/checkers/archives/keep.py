"""What was judged, kept as a WARC: every page as it came, live or archived, with the citations it stands for.

A live page is written with the moment it was asked. An archived copy is written with the moment of its capture and the
address it had then, and names the archive in `WARC-Source-URI`; so the file serves as an archive of its own.
"""

import io
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import urlsplit

from citeaudit.checkers import agent
from citeaudit.checkers.archives.answers import Copy
from citeaudit.checkers.archives.stamps import stamp
from citeaudit.config import Config
from citeaudit.errors import WriteError
from citeaudit.model.citation import Citations
from citeaudit.net.answer import Answer

if TYPE_CHECKING:
    from warcio.warcwriter import WARCWriter

# The body is kept unpacked and in one piece: what tells otherwise would make a reader unpack it again.
_OF_THE_WIRE = frozenset({"content-encoding", "transfer-encoding", "content-length", "connection"})


def keeper_for(
    cites: Citations | Iterable[str], config: Config
) -> "AbstractContextManager[Keeper | None]":
    """Where the pages that are judged are kept, if they are to be. Raises WriteError."""
    if config.archives.evidence is None:
        return nullcontext()
    from citeaudit.judge import keys_for

    keys = keys_for(cites.links, cites.citations) if isinstance(cites, Citations) else {}
    return Keeper(config.archives.evidence, keys, contact=config.check.contact)


class Keeper:
    """One WARC file in a folder, made when the first page comes. `citations` gives the keys that cite an address."""

    def __init__(
        self, folder: str | Path, citations: Mapping[str, Sequence[str]], *, contact: str
    ) -> None:
        self._folder = Path(folder)
        self._citations = citations
        self._agent = agent(contact)
        self._lock = Lock()
        self._stream: IO[bytes] | None = None
        self._writer: WARCWriter | None = None
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WriteError(f"{self._folder}: cannot be made: {error.strerror}") from error

    def __enter__(self) -> "Keeper":
        return self

    def __exit__(self, *_exc: object) -> None:
        if self._stream is not None:
            self._stream.close()

    def live(self, cited: str, answer: Answer, at: datetime) -> None:
        """Keep one answer of a server on the way from a cited address."""
        if answer.status is not None:
            self._keep(cited, answer.url, at, answer.status, answer.headers, answer.body, None)

    def copy(self, cited: str, url: str, copy: Copy) -> None:
        """Keep an archived copy that was looked at; `url` is the address that was captured."""
        if copy.capture.status is not None:
            headers = {name: value for name, value in copy.headers.items() if name != "location"}
            if copy.location is not None:
                headers["location"] = copy.location
            capture = copy.capture
            self._keep(
                cited, url, capture.at, capture.status or 200, headers, copy.body, capture.memento
            )

    def _keep(
        self,
        cited: str,
        url: str,
        at: datetime,
        status: int,
        headers: Mapping[str, str],
        body: bytes,
        source: str | None,
    ) -> None:
        from warcio.statusandheaders import StatusAndHeaders

        kept = [(name, value) for name, value in headers.items() if name not in _OF_THE_WIRE]
        http = StatusAndHeaders(f"{status} Answered", kept, protocol="HTTP/1.1")
        told = {"WARC-Date": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}
        if source is not None:
            told["WARC-Source-URI"] = source
        parts = urlsplit(url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        lines = [("Host", parts.netloc), ("User-Agent", self._agent)]
        asked = StatusAndHeaders(f"GET {path} HTTP/1.1", lines, is_http_request=True)
        with self._lock:
            writer = self._opened()
            response = _record(writer, url, "response", body, told, http)
            request = _record(writer, url, "request", b"", told, asked)
            note = self._metadata(writer, cited, url, told, response)
            writer.write_request_response_pair(request, response)
            writer.write_record(note)

    def _metadata(
        self, writer: "WARCWriter", cited: str, url: str, told: Mapping[str, str], response: Any
    ) -> Any:
        """Which citations a page stands for, and under which address they cite it."""
        lines = [
            f"cited-as: {cited}",
            *(f"citation: {key}" for key in self._citations.get(cited, ())),
        ]
        body = "".join(f"{line}\r\n" for line in lines).encode()
        more = {**told, "WARC-Concurrent-To": response.rec_headers.get_header("WARC-Record-ID")}
        return _record(writer, url, "metadata", body, more, None)

    def _opened(self) -> "WARCWriter":
        if self._writer is None:
            from warcio.warcwriter import WARCWriter

            name = f"citeaudit-{stamp(datetime.now(UTC))}-{os.getpid()}.warc.gz"
            try:
                self._stream = (self._folder / name).open("xb")
            except OSError as error:
                raise WriteError(f"{self._folder / name}: {error.strerror}") from error
            self._writer = WARCWriter(self._stream, gzip=True)
        return self._writer


def _record(
    writer: "WARCWriter", url: str, kind: str, body: bytes, told: Mapping[str, str], http: Any
) -> Any:
    return writer.create_warc_record(
        url,
        kind,
        payload=io.BytesIO(body),
        length=len(body),
        http_headers=http,
        warc_headers_dict=dict(told),
        warc_content_type="application/warc-fields" if kind == "metadata" else "",
    )
