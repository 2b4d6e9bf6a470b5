"""A desk where papers are audited, their evidence kept, and judged again."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator

from archives.warcs import article
from citeaudit import clock, pipeline
from citeaudit.config import ArchivesConfig, CheckConfig, Config, WaybackConfig
from citeaudit.model.finding import Report
from citeaudit.rejudging import rejudge
from e2e.servers import Act, Request

TITLE = "What the Mills Tell Us"
NOTE = "{number} Ann Author, “{title},” *Mill News*, May 3, 2012, <{url}>, accessed June 11, 2014."
PAGE = article(TITLE, "Ann Author", "2012-05-03", " ".join(f"word{n}" for n in range(300)))


def manuscript(cited: dict[str, str]) -> str:
    marks = " ".join(f"Words here.<sup>{number}</sup>" for number, _ in enumerate(cited, 1))
    notes = (
        NOTE.format(number=number, url=url, title=title)
        for number, (url, title) in enumerate(cited.items(), 1)
    )
    return f"{marks}\n\n" + "\n\n".join(notes) + "\n"


def settings(**archives: Any) -> Config:
    return Config(
        check=CheckConfig(
            connect=2.0, first_byte=1.5, total=2.0, interval=0.0, retry_pauses=(0.1, 0.2), allow_net=("127.0.0.0/8",)
        ),
        archives=ArchivesConfig(
            **{"wayback": WaybackConfig(ask=False), "total": 2.0, "connect": 1.0, "retry_pause": 0.1, **archives}
        ),
    )  # fmt: skip


def mill(request: Request) -> Iterator[Act]:
    """A site with pages; everything below /gone is gone."""
    status = "410 Gone" if "/gone" in request.path else "200 OK"
    body = PAGE
    yield f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode()
    yield body


class Desk:
    """A paper, a folder for its evidence, and a store, audited as often as one likes."""

    def __init__(self, home: Path, **archives: Any) -> None:
        self.paper = home / "paper.md"
        self.kept = home / "kept"
        self.store = f"sqlite:///{home}/store.sqlite"
        self.config = settings(evidence=str(self.kept), **archives)

    def write(self, cited: dict[str, str]) -> None:
        self.paper.write_text(manuscript(cited))

    def audit(self, *, after: timedelta = timedelta(0)) -> Report:
        return pipeline.audit(
            self.paper, config=self.config, store=self.store, clock=lambda: clock.now() + after
        )

    def again(self) -> Report:
        return rejudge(self.paper, self.kept, config=self.config)


def same(one: Report, other: Report) -> None:
    """Two reports say the same, but for when they were made and from what."""
    assert other.verdicts == one.verdicts
    assert other.evidence == one.evidence
    assert other.findings == one.findings
    for name in (name for name in other.__struct_fields__ if name != "run"):
        assert getattr(other, name) == getattr(one, name), name
    assert (other.run.network, other.run.options) == (one.run.network, one.run.options)


def records(path: Path) -> list[tuple[str, str, bytes]]:
    with path.open("rb") as stream:
        return [
            (
                one.rec_type,
                one.rec_headers.get_header("WARC-Target-URI") or "",
                one.content_stream().read(),
            )
            for one in ArchiveIterator(stream, check_digests="raise")
        ]
