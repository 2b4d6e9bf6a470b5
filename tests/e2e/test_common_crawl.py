"""A crawl as Common Crawl serves it: an index that answers in JSON lines, and WARC files that are cut by ranges."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from archives.lives import CITED, all_shots
from archives.warcs import write_warc
from citeaudit.checkers.archives import check
from citeaudit.checkers.archives.warc import WarcFolder
from citeaudit.config import ArchivesConfig, Config, WaybackConfig
from citeaudit.judge.copies import best_copy
from citeaudit.model.evidence import CaptureLookup
from citeaudit.store import open_store
from e2e.servers import Act, Request, Site

DIED = "http://died.life.test/2011/03/water-and-war"


class Crawl:
    """The two addresses of a crawl, over one WARC file; `fault` is what the index answers instead, status and body."""

    def __init__(self, folder: Path) -> None:
        self.warc = write_warc(folder / "crawl.warc.gz", all_shots())
        self.shelf = WarcFolder(folder).shelf
        self.fault: tuple[int, bytes] | None = None

    def __call__(self, request: Request) -> Iterator[Act]:
        parts = urlsplit(request.path)
        if parts.path.endswith("-index"):
            yield from self._index(parse_qs(parts.query)["url"][0])
            return
        first, last = request.headers["range"].removeprefix("bytes=").split("-")
        yield from _said(206, self.warc.read_bytes()[int(first) : int(last) + 1])

    def _index(self, url: str) -> Iterator[Act]:
        rows = [
            {"urlkey": "k", "timestamp": f"{entry.at:%Y%m%d%H%M%S}", "url": entry.url, "mime": "text/html", "status": str(entry.status),
             "digest": entry.digest, "length": str(entry.length), "offset": str(entry.offset), "filename": "crawl.warc.gz"}
            for entry in self.shelf.entries(url)
        ]  # fmt: skip
        if self.fault:
            yield from _said(*self.fault)
        elif not rows:
            yield from _said(404, json.dumps({"message": f"No Captures found for: {url}"}).encode())
        else:
            yield from _said(200, "".join(json.dumps(row) + "\n" for row in rows).encode())


def _said(status: int, body: bytes) -> Iterator[Act]:
    yield f"HTTP/1.1 {status} Said\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode()
    yield body


@pytest.fixture
def crawl(tmp_path: Path) -> Crawl:
    return Crawl(tmp_path)


def asked(crawl: Crawl, url: str) -> list[CaptureLookup]:
    cited = {url: CITED.__class__(title=CITED.title, authors=CITED.authors, accessed="2016-01-01")}
    with Site(crawl) as site, open_store("sqlite://") as store:
        limits = ArchivesConfig(
            wayback=WaybackConfig(ask=False), common_crawl=f"{site.base}/CC-TEST-index", common_crawl_data=site.base,
            per_minute=60000.0, burst=50, total=2.0, retry_pause=0.05, pauses=(0.1,), patience=10.0,
        )  # fmt: skip
        return list(check([url], store=store, config=Config(archives=limits), cited=cited))


def test_the_right_record_is_cut_out_of_its_file(crawl: Crawl) -> None:
    rows = asked(crawl, DIED)
    near = datetime(2016, 1, 1, 23, 59, 59, tzinfo=UTC)

    best = best_copy(rows[0].captures, near, CITED, Config())

    assert rows[0].archive == "commoncrawl:CC-TEST"
    assert best is not None
    assert f"{best[0].at:%Y-%m-%d}" == "2013-04-01"
    assert best[1] is not None
    assert best[1].match == "verified"


def test_no_captures_are_a_clear_word(crawl: Crawl) -> None:
    assert [row.answer for row in asked(crawl, "http://never.life.test/a")] == ["not-archived"]


@pytest.mark.parametrize(
    "fault",
    [
        (404, b"<html>Not Found</html>"),
        (200, b""),
        (200, b'{"timestamp": "2014'),
        (503, b""),
        (429, b""),
        (403, b"no"),
    ],
)
def test_a_fault_of_the_index_is_no_word(fault: tuple[int, bytes], crawl: Crawl) -> None:
    crawl.fault = fault

    assert {row.answer for row in asked(crawl, DIED)} <= {"unknown"}
