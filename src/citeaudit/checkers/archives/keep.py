"""What was judged, kept as a WARC: every page as it came, live or archived, and every row of evidence.

A live page is written with the moment it was asked. An archived copy is written with the moment of its capture and the
address it had then, and names the archive in `WARC-Source-URI`; so the file serves as an archive of its own. Beside the
pages stand the rows (`kept`), those without any page too, so that the folder alone gives the same report again (`again`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from hashlib import blake2b
from http.client import responses
from pathlib import Path
from threading import RLock
from typing import NamedTuple
from urllib.parse import urlsplit

from citeaudit.checkers import agent
from citeaudit.checkers.archives.again import taken_in
from citeaudit.checkers.archives.answers import Copy
from citeaudit.checkers.archives.folder import KeptFolder
from citeaudit.checkers.archives.kept import (
    AUDIT_URN,
    AUDITED,
    CITATION,
    CITED_AS,
    URN,
    KeptAnswer,
    KeptRow,
    as_fields,
    row_as_field,
)
from citeaudit.checkers.archives.records import (
    Draft,
    RecordFile,
    date,
    in_one_word,
    new_name,
    packed,
)
from citeaudit.checkers.visit import Visit
from citeaudit.clock import Clock
from citeaudit.config import Config
from citeaudit.errors import EvidenceNotKept
from citeaudit.model.citation import Citation, Link
from citeaudit.model.evidence import CaptureLookup, Decision, Evidence, Fetch
from citeaudit.net.answer import Answer
from citeaudit.store import Store

# The body is kept unpacked and in one piece: what tells otherwise would make a reader unpack it again.
_OF_THE_WIRE = frozenset({"content-encoding", "transfer-encoding", "content-length", "connection"})
# What makes a GET within a run: the address, the attempt, the damage undone, the host probed.
_Way = tuple[str, int, str | None, str | None]


class _Page(NamedTuple):
    """What is kept of one answer. `told` are lines of the WARC's own."""

    url: str
    at: datetime
    status: int | None
    headers: Mapping[str, str]
    body: bytes
    told: Mapping[str, str]


@contextmanager
def keeping(
    links: Sequence[Link],
    citations: Iterable[Citation],
    config: Config,
    store: Store,
    clock: Clock,
) -> Iterator["Keeper | None"]:
    """Where what is judged is kept, if it is to be; however that ends, all that a report rests on is then there.

    What the folder tells of the addresses, and the store does not, is first taken into the store.
    Raises WriteError at once where the folder cannot be written, EvidenceNotKept at the end where it could not take all.
    """
    if config.archives.evidence is None:
        yield None
        return
    from citeaudit.judge import keys_for

    keys = keys_for(links, citations)
    urls = [link.url for link in links]
    with Keeper(config.archives.evidence, keys, contact=config.check.contact) as keeper:
        if keeper.earlier.files:
            taken_in(keeper.earlier, links, config, store)
        try:
            yield keeper
        finally:
            at = clock()
            words = store.remembered.decisions(urls, at).values()
            keeper.complete((*store.evidence_for(urls), *words), urls, at)
        keeper.raise_fault()


class Keeper:
    """Keeps what is judged in one new file of a folder; `citations` gives the keys that cite an address.

    May be called by many threads. Once something could not be written, nothing more is, and `raise_fault` tells why.
    """

    def __init__(
        self, folder: str | Path, citations: Mapping[str, Sequence[str]], *, contact: str
    ) -> None:
        self._folder = Path(folder)
        self._citations = citations
        self._agent = agent(contact)
        self._lock = RLock()
        self._earlier: KeptFolder | None = None
        self._ways: dict[_Way, tuple[str, list[KeptAnswer]]] = {}
        self._copies: dict[tuple[str, str], str] = {}
        self._held: set[str] = set()
        self._fault: EvidenceNotKept | None = None
        self._file = RecordFile(self._folder)

    def __enter__(self) -> "Keeper":
        return self

    def __exit__(self, *_exc: object) -> None:
        self._file.close()

    def raise_fault(self) -> None:
        """Raise EvidenceNotKept where something could not be written."""
        if self._fault is not None:
            raise self._fault

    @property
    def earlier(self) -> KeptFolder:
        """What other runs have kept in the folder; read when it is first needed."""
        with self._lock:
            if self._earlier is None:
                self._earlier = KeptFolder(self._folder, but=self._file.path)
            return self._earlier

    def holds(self, row: Evidence) -> bool:
        """Whether all that a row rests on is kept, so that nobody need be asked again for it."""
        if isinstance(row, Fetch):
            came = any(hop.status for hop in row.hops)
            told_to_wait = row.retry_after is not None and row.status != 200
            if not came or told_to_wait:
                return True  # there is nothing to be had
            return row.id in self._held or self.earlier.is_whole(row.id)
        if isinstance(row, CaptureLookup):
            return all(self._record_of(row.url, copy.memento) for copy in row.captures if copy.seen)
        return True

    def live(self, visit: Visit, answer: Answer, cookies: tuple[str, ...], at: datetime) -> None:
        """Keep one answer of a server, or its silence, on the way from a cited address."""
        cited, record = visit.address.url, None
        if answer.status is not None:
            told = {"WARC-Truncated": "length"} if answer.cut else {}
            page = _Page(answer.url, at, answer.status, answer.headers, answer.body, told)
            record = self._keep(cited, page)
        way = (cited, visit.attempt, visit.repair, visit.probes)
        kept = KeptAnswer(
            url=answer.url,
            record=record,
            error=answer.error,
            detail=answer.detail,
            length=answer.length,
            cut=answer.cut,
            cookies=_named(cookies),
        )
        self._ways.setdefault(way, (visit.asked, []))[1].append(kept)

    def copy(self, cited: str, url: str, copy: Copy) -> None:
        """Keep an archived copy that was looked at; `url` is the address that was captured."""
        headers = {name: value for name, value in copy.headers.items() if name != "location"}
        if copy.location is not None:
            headers["location"] = copy.location
        capture = copy.capture
        told = {"WARC-Source-URI": in_one_word(capture.memento)}
        page = _Page(url, capture.at, capture.status, headers, copy.body, told)
        record = self._keep(cited, page)
        with self._lock:
            self._copies[cited, capture.memento] = record

    def row(self, row: Evidence) -> None:
        """Keep a row, and name the pages it rests on as far as they are here."""
        kept = KeptRow(row=row)
        if isinstance(row, Fetch):
            way = (row.url, row.attempt, row.repair, row.probes)
            asked, answers = self._ways.pop(way, (None, []))
            kept = KeptRow(row=row, asked=asked, answers=tuple(answers))
        elif isinstance(row, CaptureLookup):
            found = {copy.memento: self._record_of(row.url, copy.memento) for copy in row.captures}
            named = {memento: record for memento, record in found.items() if record is not None}
            kept = KeptRow(row=row, copies=named)
        body = as_fields(self._cited(row.url)) + row_as_field(kept)
        self._write([Draft(URN + row.id, "metadata", body, {"WARC-Date": date(row.at)})])
        self._held.add(row.id)

    def complete(self, rows: Sequence[Evidence], urls: Iterable[str], at: datetime) -> None:
        """Keep of a report made `at` a moment those rows that the folder lacks.

        What editors no longer say of its addresses is taken back. Where all is there since the same day nothing is written.
        """
        urls = list(urls)
        for row in rows:
            if row.id not in self._held and not self.earlier.has(row.id):
                self.row(row)
        counting = {row.id for row in rows if isinstance(row, Decision)}
        for word in self.earlier.words(urls):
            if word.id not in counting:
                self.row(_taken_back(word.url, at))
        known = self.earlier.audited(urls)
        is_new = known is None or known.date() != at.date()
        if is_new or not self._file.is_empty:
            fields = [(AUDITED, at.isoformat()), *((CITED_AS, url) for url in dict.fromkeys(urls))]
            told = {"WARC-Date": date(at)}
            self._write([Draft(AUDIT_URN + at.isoformat(), "metadata", as_fields(fields), told)])

    def _record_of(self, cited: str, memento: str) -> str | None:
        """The record of a copy that was looked at for an address."""
        with self._lock:
            here = self._copies.get((cited, memento))
        return here or self.earlier.copy(cited, memento)

    def _keep(self, cited: str, page: _Page) -> str:
        """Write a page with its request and its citations; the name of its record."""
        name, url = new_name(), in_one_word(page.url)
        told = {"WARC-Record-ID": name, "WARC-Date": date(page.at), **page.told}
        beside = {"WARC-Date": told["WARC-Date"], "WARC-Concurrent-To": name}
        note = Draft(url, "metadata", as_fields(self._cited(cited)), beside)
        if page.status is None:
            # Of no answer to a request: a file that somebody put into an archive as it was.
            kind = page.headers.get("content-type", "application/octet-stream")
            self._write([Draft(url, "resource", page.body, told, media_type=kind), note])
            return name
        headers = [
            *((name, value) for name, value in page.headers.items() if name not in _OF_THE_WIRE),
            ("content-length", str(len(page.body))),
        ]
        line = f"HTTP/1.1 {page.status} {responses.get(page.status, 'Answered')}"
        response = Draft(url, "response", page.body, told, (line, headers))
        request = Draft(url, "request", b"", beside, self._request(url))
        self._write([response, request, note])
        return name

    def _cited(self, cited: str) -> Iterator[tuple[str, str]]:
        yield CITED_AS, cited
        for key in self._citations.get(cited, ()):
            yield CITATION, key

    def _request(self, url: str) -> tuple[str, list[tuple[str, str]]]:
        parts = urlsplit(url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        host = parts.netloc.rpartition("@")[2]
        return f"GET {path} HTTP/1.1", [("Host", host), ("User-Agent", self._agent)]

    def _write(self, drafts: Iterable[Draft]) -> None:
        with self._lock:
            if self._fault is not None:
                return
            try:
                self._file.add(packed(drafts))
            except OSError as error:
                self._fault = EvidenceNotKept(
                    f"{self._file.path}: {error.strerror}; what came after that is not kept here. The answers are in "
                    "the store: make room or name another folder, and run the audit again"
                )


def _named(cookies: tuple[str, ...]) -> str:
    """A name for a set of cookies: they tell a loop from a chain, and are nobody else's business."""
    if not cookies:
        return ""
    return blake2b("\n".join(cookies).encode("utf-8", "replace"), digest_size=8).hexdigest()


def _taken_back(url: str, at: datetime) -> Decision:
    stamp = f"{url}|{at.timestamp()}|none"
    name = blake2b(stamp.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
    return Decision(
        id=name, url=url, decision="none", at=at, reason="no longer counts", author="citeaudit"
    )
