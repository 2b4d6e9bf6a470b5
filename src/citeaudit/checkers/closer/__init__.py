"""A closer look at pages whose facts leave doubt: the text of a PDF's first page, the text of a page without metadata.

page ──> its facts ──> enough to know the cited thing by? ── yes ──> done
                                     no ──> the reader, a process of its own ──> further facts, each with its tool
                                            (headings and plain texts need no tool)

Only a page that stands for a citation with a title is looked at so, as its facts must have left open whether it is the
cited thing. What is found is written down with the page; what it comes to is for the judge.
"""

from collections.abc import Mapping
from datetime import datetime
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from citeaudit.checkers.closer.headings import headings
from citeaudit.checkers.decode import decode
from citeaudit.config import JudgeConfig
from citeaudit.judge.agreement import is_doubtful
from citeaudit.judge.look import SHORT
from citeaudit.model.citation import Reference
from citeaudit.model.evidence import PageFacts, Said
from citeaudit.net.answer import Answer

if TYPE_CHECKING:
    from citeaudit.checkers.closer.desk import Desk

# Of a longer page, the beginning: title, names and date stand there.
_MOST = 600_000  # signs
# Signs that a page is none of the cited kind, whatever else it says.
_NO_PAGE = ("challenge", "parking", "for-sale", "password-field")
_OPENING = 2000  # signs kept of a plain text
_FACTS = ("title", "author", "date", "opening", "headings")


class Seen(NamedTuple):
    """What was read of a page: its bytes, where they stood, and when."""

    body: bytes
    url: str
    content_type: str
    at: datetime


class Closer:
    """Looks closer; `cited` gives by address what each was cited as. Leave it as a context, to let the reader go."""

    def __init__(self, cited: Mapping[str, Reference], lines: JudgeConfig) -> None:
        self._cited: dict[str, Reference] = {}
        for url, reference in cited.items():
            self._cited.setdefault(url.partition("#")[0], reference)
        self._lines = lines
        self._desk: Desk | None = None
        self._lock = Lock()

    def __enter__(self) -> "Closer":
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if self._desk is not None:
            self._desk.close()

    def look_live(
        self, url: str, page: PageFacts | None, answer: Answer, body: bytes, at: datetime
    ) -> PageFacts | None:
        """The facts of a live page, with what a closer look adds to them."""
        kind = answer.headers.get("content-type", "")
        return self.look(page, self._cited.get(url), Seen(body, answer.url, kind, at))

    def look(self, page: PageFacts | None, cited: Reference | None, seen: Seen) -> PageFacts | None:
        """The facts of a page, with what a closer look adds to them where it is wanted."""
        if page is None or cited is None or not is_doubtful(page, cited, self._lines):
            return page
        if page.words <= SHORT and any(mark in page.marks for mark in _NO_PAGE):
            return page
        return self._read(page, seen)

    def _read(self, page: PageFacts, seen: Seen) -> PageFacts:
        until = seen.at.date().isoformat()
        if b"%PDF-" in seen.body[:1024]:
            return _with(page, self._opened().ask("pdf", seen.body, url=seen.url, until=until))
        text = decode(seen.body, seen.content_type)[:_MOST]
        if seen.content_type.lower().startswith("text/plain") and not text.lstrip().startswith("<"):
            opening = " ".join(text[: 2 * _OPENING].split())[:_OPENING]
            return _with(page, {"opening": (opening, "citeaudit")})
        page = _with(page, {"headings": ("\n".join(headings(text)), "citeaudit")})
        body = text.encode("utf-8", "replace")
        return _with(page, self._opened().ask("page", body, url=seen.url, until=until))

    def _opened(self) -> "Desk":
        """The desk, opened when the first page is in doubt: most runs have none."""
        with self._lock:
            if self._desk is None:
                from citeaudit.checkers.closer.desk import Desk

                self._desk = Desk()
            return self._desk


def _with(page: PageFacts, found: Mapping[str, tuple[str, str]]) -> PageFacts:
    """The page with what was found, each fact with its tool."""
    told = {fact: Said(value=found[fact][0], by=found[fact][1]) for fact in _FACTS if fact in found}
    kept = {fact: said for fact, said in told.items() if said.value}
    return replace(page, further={**page.further, **kept}) if kept else page
