"""An address without its visitors' marks is called safe to write once it was seen to lead to the same page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import citeaudit
from citeaudit.config import ArchivesConfig, CheckConfig
from citeaudit.model.finding import Finding
from e2e.servers import Act, Request, Site, article, html, response

CONFIG = citeaudit.Config(
    select=("URL004",),
    check=CheckConfig(
        interval=0.0, retries=0, robots=False, per_host=2, allow_net=("127.0.0.0/8",)
    ),
    archives=ArchivesConfig(ask=False),
)


def news(request: Request) -> Iterator[Act]:
    """A site of five kinds of page: it takes the marks off, needs them, counts visits, or is nowhere without them."""
    path, _, query = request.path.partition("?")
    if path == "/takes-off" and query:
        yield response(302, Location=f"{request.base}/takes-off")
    elif path == "/needs" and not query:
        yield response(404, html("Not found"))
    elif path == "/other" and not query:
        yield response(
            200, html("All our letters", body="<p>Subscribe to a letter of ours.</p>" * 90)
        )
    elif path == "/closed" and not query:
        yield response(403, html("Forbidden"))
    elif path == "/report.pdf":
        yield response(200, b"%PDF-1.4 the report", Content_Type="application/pdf")
    else:
        yield response(200, article("Mills"))


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(news) as server:
        yield server


def paper(tmp_path: Path, *addresses: str) -> Path:
    marks = " ".join(f"Words.[^{n}]" for n in range(1, len(addresses) + 1))
    notes = "\n\n".join(
        f"[^{n}]: Ann Author, “Mills,” *News*, May 3, 2014, <{url}>."
        for n, url in enumerate(addresses, 1)
    )
    path = tmp_path / "paper.md"
    path.write_text(f"{marks}\n\n{notes}\n")
    return path


def found(
    tmp_path: Path, site: Site, *paths: str, offline: bool = False
) -> dict[str, Finding | None]:
    """For each path with a newsletter's mark, what is told of it."""
    marked = [f"{site.base}{path}?utm_source=letter" for path in paths]
    store = f"sqlite:///{tmp_path}/state.sqlite"
    report = citeaudit.audit(paper(tmp_path, *marked), config=CONFIG, store=store, offline=offline)
    told = {finding.message.split()[0]: finding for finding in report.findings}
    return {path: told.get(address) for path, address in zip(paths, marked, strict=True)}


@pytest.mark.parametrize("path", ["/same", "/takes-off", "/report.pdf"])
def test_the_fix_is_safe_where_the_short_address_gave_the_page(
    path: str, tmp_path: Path, site: Site
) -> None:
    told = found(tmp_path, site, path)[path]

    assert told is not None and told.fix is not None
    assert told.fix.safety == "safe"
    assert told.evidence[0].startswith(f"{site.base}{path} answered 200 on ")
    assert path in site.paths()


def test_where_the_short_address_leads_elsewhere_nothing_is_said(
    tmp_path: Path, site: Site
) -> None:
    assert found(tmp_path, site, "/needs", "/other") == {"/needs": None, "/other": None}


def test_where_there_was_no_telling_the_fix_is_not_called_safe(tmp_path: Path, site: Site) -> None:
    closed = found(tmp_path, site, "/closed")["/closed"]
    unasked = found(tmp_path, site, "/same", offline=True)["/same"]

    assert closed is not None and closed.fix is not None and closed.fix.safety == "unsafe"
    assert unasked is not None and unasked.fix is not None and unasked.fix.safety == "unsafe"
    assert unasked.evidence == ()


def test_a_page_is_not_accused_for_its_short_address(tmp_path: Path, site: Site) -> None:
    url = f"{site.base}/needs?utm_source=letter"

    report = citeaudit.audit(
        paper(tmp_path, url), config=CONFIG, store=f"sqlite:///{tmp_path}/s.sqlite"
    )

    assert [verdict.verdict for verdict in report.verdicts] == ["ok"]


def test_addresses_alone_are_asked_only_as_they_are_given(tmp_path: Path, site: Site) -> None:
    url = f"{site.base}/same?utm_source=letter"

    list(citeaudit.verdicts([f"{url}\tMills"], store=f"sqlite:///{tmp_path}/s", config=CONFIG))

    assert site.paths() == ["/same?utm_source=letter"]
