"""Archives of every make that RFC 7089 allows: each a small server that answers in its own way."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime

import brotli
import pytest

from archives.lives import CITED, FIRST, LOST
from citeaudit.checkers.archives import check
from citeaudit.config import ArchivesConfig, Config, WaybackConfig
from citeaudit.judge.copies import chosen
from citeaudit.model.citation import Reference
from citeaudit.model.evidence import CaptureLookup
from citeaudit.store import open_store
from e2e.servers import Act, Request, Site, response

URL = "http://paper.test/2011/03/water-and-war"
GOOD = [datetime(year, 4, 1, 12, tzinfo=UTC) for year in (2009, 2011, 2013)]
BAD = [datetime(year, 4, 1, 12, tzinfo=UTC) for year in (2015, 2016, 2017)]


class Kind:
    """How one archive answers; `captures` are its moments with what was captured."""

    opaque = False  # no moment in the address of a copy
    at_once = ""  # the TimeGate gives the copy itself, its address in this header
    raw = True  # has a form for copies as they were captured
    relative = False
    pages = 1
    withheld = False
    coding = ""

    def __init__(self) -> None:
        self.captures = [*((at, FIRST) for at in GOOD), *((at, LOST) for at in BAD)]

    def __call__(self, request: Request) -> Iterator[Act]:
        yield self.answer(request)

    def answer(self, request: Request) -> bytes:
        path = request.path
        if path.startswith("/gate/"):
            return self.gate(request)
        if found := re.match(r"/map/(\d)/", path):
            return self.timemap(request, int(found[1]))
        if found := re.match(r"/copy/(\d+)$", path):
            return self.copy(request, int(found[1]))
        if (found := re.match(r"/web/(\d{14})(id_)?/", path)) and (self.raw or not found[2]):
            stamps = [f"{at:%Y%m%d%H%M%S}" for at, _ in self.captures]
            return self.copy(request, stamps.index(found[1]))
        return response(404, b"no such page")

    def place(self, request: Request, number: int) -> str:
        own = (
            f"/copy/{number}"
            if self.opaque
            else f"/web/{self.captures[number][0]:%Y%m%d%H%M%S}/{URL}"
        )
        return own if self.relative else request.base + own

    def gate(self, request: Request) -> bytes:
        if self.withheld:
            return response(451, b"Unavailable for legal reasons")
        if not request.path.endswith(URL):
            return response(404, b"none")
        near = parsedate_to_datetime(request.headers["accept-datetime"])
        number = min(range(len(self.captures)), key=lambda one: abs(self.captures[one][0] - near))
        if self.at_once:
            return self.copy(request, number, {self.at_once: self.place(request, number)})
        links = f'<{request.base}/map/1/{URL}>; rel="timemap"; type="application/link-format"'
        return response(302, Location=self.place(request, number), Link=links)

    def copy(self, request: Request, number: int, more: dict[str, str] | None = None) -> bytes:
        at, body = self.captures[number]
        told = {"Memento-Datetime": format_datetime(at, usegmt=True), **(more or {})}
        link = f'<{URL}>; rel="original", <{request.base}/map/1/{URL}>; rel="timemap"'
        own = f', <{self.place(request, number)}>; rel="memento"; datetime="{told["Memento-Datetime"]}"'
        if self.coding:
            told["Content-Encoding"] = self.coding
            body = brotli.compress(body) if self.coding == "br" else body
        return response(200, body, **{"Link": link + own, **told})

    def timemap(self, request: Request, page: int) -> bytes:
        """Out of order, with lines that are no links, in as many pages as the archive likes."""
        lines = [f'<{URL}>; rel="original"', 'garbage, "; <<>', f'<{request.base}/x>; rel="memento"; datetime="never"']  # fmt: skip
        if page < self.pages:
            lines.append(f'<{request.base}/map/{page + 1}/{URL}>; rel="timemap"')
        for number in range(len(self.captures))[page - 1 :: self.pages][::-1]:
            at = format_datetime(self.captures[number][0], usegmt=True)
            lines.append(f'<{self.place(request, number)}>; rel="memento"; datetime="{at}"')
        return response(200, ",\n ".join(lines).encode(), Content_Type="application/link-format")


class Opaque(Kind):
    opaque = True


class AtOnce(Kind):
    at_once = "Content-Location"


class AtOnceByLink(Kind):
    at_once = "X-Nothing"
    opaque = True


class Relative(Kind):
    relative = True


class WithoutRawForm(Kind):
    raw = False


class InPages(Kind):
    pages = 3


class Brotli(Kind):
    coding = "br"


class Liar(Kind):
    """Says that its copies are packed, as their servers said, and unpacks them."""

    coding = "gzip"


class Huge(Kind):
    """Fifty thousand captures, the TimeMap of which is longer than any page that is read."""

    def __init__(self) -> None:
        super().__init__()
        since = GOOD[-1]
        more = [since + timedelta(hours=number) for number in range(1, 50_001)]
        last = more[20_000]
        self.captures = [
            *((at, FIRST) for at in GOOD),
            *((at, FIRST if at <= last else LOST) for at in more),
        ]


def ask(kind: Kind, on: str, url: str = URL) -> tuple[list[CaptureLookup], datetime | None]:
    cited = Reference(title=CITED.title, authors=CITED.authors, issued=CITED.issued, accessed=on)
    with Site(kind) as site, open_store("sqlite://") as store:
        limits = ArchivesConfig(
            wayback=WaybackConfig(ask=False), timegates=(f"{site.base}/gate",), total=20.0,
            per_minute=60000.0, burst=100, retry_pause=0.05,
        )  # fmt: skip
        config = Config(archives=limits)
        rows = list(check([url], store=store, config=config, cited={url: cited}))
    best = chosen(rows, cited, config)
    return rows, best[0].at if best else None


MAKES = [Kind, Opaque, AtOnce, AtOnceByLink, Relative, WithoutRawForm, InPages, Brotli, Liar]


@pytest.mark.parametrize("make", MAKES)
@pytest.mark.parametrize(
    ("on", "right"), [("2011-05-01", GOOD[1]), ("2016-05-01", GOOD[2]), ("2020-01-01", GOOD[2])]
)
def test_the_right_copy_comes_from_an_archive_of_any_make(
    make: type[Kind], on: str, right: datetime
) -> None:
    rows, at = ask(make(), on)

    assert [row.answer for row in rows] == ["found"]
    assert at == right


@pytest.mark.parametrize("make", MAKES)
def test_an_archive_of_any_make_says_clearly_that_it_has_nothing(make: type[Kind]) -> None:
    rows, _ = ask(make(), "2014-05-01", "http://paper.test/another")

    assert [row.answer for row in rows] == ["not-archived"]


def test_what_is_withheld_by_law_is_excluded() -> None:
    kind = Kind()
    kind.withheld = True

    assert [row.answer for row in ask(kind, "2014-05-01")[0]] == ["excluded"]


def test_fifty_thousand_captures_are_no_hindrance() -> None:
    rows, at = ask(Huge(), "2018-12-31")

    assert [row.answer for row in rows] == ["found"]
    assert at is not None
    assert at > GOOD[-1] + timedelta(days=365)
