"""Pages in doubt are looked at closer, live and archived: PDFs and pages without metadata, and such as hurt the reader."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archives.pdfs import hostile, pdf
from archives.warcs import Shot, write_warc
from citeaudit.cli import run
from citeaudit.model.evidence import CaptureLookup, Fetch, PageFacts, Said
from citeaudit.store import open_store
from e2e.servers import Act, Request, Site

TITLE = "What the Mills Tell Us"
BODY = "The mills stand by the river and turn as the river turns. " * 12
REPORT = pdf([f"Institute of Mills\n{TITLE}\nAnn Author\nMay 3, 2012\n{BODY}"])
OTHER = pdf([f"Ten Recipes for a Summer Evening\nCook Cookson\nJuly 2018\n{'Take an egg. ' * 60}"])
BARE = f"""<!doctype html><html><head><title>Mill News</title></head><body><div><h2 class="entry-title">{TITLE}</h2>
<p class="byline">By <span class="author">Ann Author</span></p><time datetime="DATE" pubdate>DATE</time>
<article><p>{BODY}</p><p>{BODY}</p></article></div></body></html>"""
NOTE = f"{{number}} Ann Author, “{TITLE},” *Mill News*, May 3, 2012, <{{url}}>, accessed June 11, 2014."
PDF = "application/pdf"
HTML = "text/html; charset=utf-8"
BLOCKER = """
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("pypdf", "trafilatura", "htmldate", "lxml"):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Absent())
"""


def bare(date: str = "2012-05-03", text: str = BODY) -> bytes:
    return BARE.replace("DATE", date).replace(BODY, text).encode()


PAGES: dict[str, tuple[str, bytes]] = {
    "/papers/mills.pdf": (PDF, REPORT),
    "/papers/other.pdf": (PDF, OTHER),
    "/news/mills": (HTML, bare()),
    "/news/dated": (HTML, bare("2012-07-28")),
    "/old/mills.html": (
        HTML,
        f"<title>Untitled Document</title><center><font size=5><b>{TITLE}</b></font></center><p>by Ann Author<p>{BODY}".encode(),
    ),
    "/old/mills.txt": ("text/plain", f"{TITLE}\n\nby Ann Author\n\n{BODY}".encode()),
    **{f"/hostile/{place}.pdf": (PDF, body) for place, body in enumerate(hostile().values())},
}


def answers(request: Request) -> Iterator[Act]:
    kind, body = PAGES.get(request.path, (HTML, b"<title>Not found</title>"))
    status = "200 OK" if request.path in PAGES else "404 Not Found"
    yield f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode()
    yield body


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(answers) as running:
        yield running


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "citeaudit.toml").write_text(
        'store = "sqlite:///rows.sqlite"\n'
        '[check]\ninterval = 0.0\ntotal = 5.0\nretry-pauses = [0.1]\nallow-net = ["127.0.0.0/8"]\nrobots = false\n'
    )
    return tmp_path


def paper(home: Path, *urls: str) -> Path:
    marks = " ".join(f"Words here.<sup>{number}</sup>" for number, _ in enumerate(urls, 1))
    notes = "\n\n".join(NOTE.format(number=number, url=url) for number, url in enumerate(urls, 1))
    written = home / "paper.md"
    written.write_text(f"{marks}\n\n{notes}\n")
    return written


def audited(
    home: Path, capsys: pytest.CaptureFixture[str], *urls: str, shots: tuple[Shot, ...] = ()
) -> tuple[dict[str, Any], list[Any]]:
    """The links by address and the findings of an audit against a folder of captures."""
    write_warc(home / "captures" / "a.warc.gz", shots or (Shot("http://a.test/", "2013-01-01"),))
    run(["audit", str(paper(home, *urls)), "--json", "--no-archives", "--warc", "captures"])
    report = json.loads(capsys.readouterr().out)
    return {link["url"]: link for link in report["links"]}, report["findings"]


def rows_of(home: Path, url: str) -> tuple[list[PageFacts], list[PageFacts]]:
    """The facts of the live pages and of the copies that the store holds."""
    with open_store(f"sqlite:///{home / 'rows.sqlite'}") as store:
        rows = store.evidence_for([url])
    live = [row.page for row in rows if isinstance(row, Fetch) and row.page]
    copies = [
        copy.page
        for row in rows
        if isinstance(row, CaptureLookup)
        for copy in row.captures
        if copy.page
    ]
    return live, copies


def test_a_pdf_without_metadata_is_known_by_its_first_page(
    home: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"{site.base}/papers/mills.pdf"

    links, _ = audited(home, capsys, url, shots=(Shot(url, "2014-06-01", REPORT, kind=PDF),))

    assert links[url]["verdict"] == "ok"
    assert links[url]["confidence"] == 0.95
    assert links[url]["archive"]["match"] == "verified"
    assert links[url]["archive"]["because"] == (
        "title 100 of 100 alike on its first page, as pypdf reads it, "
        "author and date agree (author found in the text by pypdf, date found in the text by pypdf)"
    )
    live, copies = rows_of(home, url)
    assert live[0].further["opening"] == copies[0].further["opening"]
    assert live[0].further["opening"].value.startswith(f"Institute of Mills {TITLE} Ann Author")
    assert len(live[0].further["opening"].value) <= 2000


def test_the_copy_that_is_the_cited_pdf_is_chosen_before_a_nearer_one_of_another(
    home: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"{site.base}/papers/other.pdf"
    shots = (
        Shot(url, "2013-01-01", REPORT, kind=PDF),
        Shot(url, "2014-06-01", OTHER, kind=PDF),
    )

    links, _ = audited(home, capsys, url, shots=shots)

    assert links[url]["archive"]["at"] == "2013-01-01T12:00:00Z"
    assert links[url]["archive"]["match"] == "verified"


def test_a_page_without_metadata_is_known_by_its_text(
    home: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"{site.base}/news/mills"

    links, findings = audited(home, capsys, url, shots=(Shot(url, "2014-06-01", bare()),))

    assert links[url]["verdict"] == "ok"
    assert links[url]["archive"]["match"] == "verified"
    live, _ = rows_of(home, url)
    assert live[0].further["author"] == Said(value="Ann Author", by="trafilatura")
    assert "date found in the text by htmldate" in links[url]["archive"]["because"]
    assert not [finding for finding in findings if finding["rule"].startswith("MET")]


def test_a_date_that_differs_is_told_with_the_tool_that_found_it(
    home: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"{site.base}/news/dated"

    _, findings = audited(home, capsys, url)

    told = next(finding for finding in findings if finding["rule"] == "MET003")
    assert "July 28, 2012" in told["message"]
    assert "date found in the text by htmldate" in told["evidence"]


@pytest.mark.parametrize("path", ["/old/mills.html", "/old/mills.txt"])
def test_old_pages_and_plain_texts_are_known_by_how_they_begin(
    home: Path, site: Site, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    url = f"{site.base}{path}"
    kind, body = PAGES[path]

    links, _ = audited(home, capsys, url, shots=(Shot(url, "2014-06-01", body, kind=kind),))

    assert links[url]["verdict"] == "ok"
    assert links[url]["confidence"] == 0.95
    assert links[url]["archive"]["match"] == "verified"


def test_the_plain_check_looks_no_closer(
    home: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    urls = [f"{site.base}/papers/mills.pdf", f"{site.base}/news/mills"]
    (home / "list.txt").write_text("\n".join(urls))

    run(["check", "list.txt"])
    run(["check", str(paper(home, *urls))])

    for url in urls:
        live, _ = rows_of(home, url)
        assert live
        assert all(not page.further and page.shingles is None for page in live)


def test_pdfs_that_hurt_their_reader_leave_the_audit_whole(
    home: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    hurting = [f"{site.base}{path}" for path in PAGES if path.startswith("/hostile")]
    good = f"{site.base}/papers/mills.pdf"

    links, _ = audited(home, capsys, *hurting, good)

    assert {links[url]["group"] for url in hurting} == {"fine"}
    assert links[good]["confidence"] == 0.95


def test_without_the_extras_an_audit_goes_as_before(home: Path, site: Site) -> None:
    (home / "absent").mkdir()
    (home / "absent" / "sitecustomize.py").write_text(BLOCKER)
    pages = [f"{site.base}/papers/mills.pdf", f"{site.base}/news/mills"]
    write_warc(
        home / "captures" / "a.warc.gz",
        [Shot(pages[0], "2014-06-01", REPORT, kind=PDF), Shot(pages[1], "2014-06-01", bare())],
    )
    command = [sys.executable, "-m", "citeaudit", "audit", str(paper(home, *pages)), "--json", "--no-archives", "--warc", "captures"]  # fmt: skip

    ended = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": str(home / "absent")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    links = {link["url"]: link for link in json.loads(ended.stdout)["links"]}
    assert links[pages[0]]["verdict"] == "ok"
    assert links[pages[0]]["archive"]["match"] == "unreadable"
    # Headings need no tool.
    assert links[pages[1]]["archive"]["match"] == "verified"
    live, _ = rows_of(home, pages[0])
    assert not live[0].further


SENTENCES = [
    f"Sentence number {number} tells of mill {number * 7} by river {number * 3}."
    for number in range(120)
]


@pytest.mark.parametrize(
    ("kept", "drift"),
    [(120, "same"), (116, "same"), (100, "revised"), (85, "revised"), (70, "drifted"), (20, "drifted"), (0, "another page")],
)  # fmt: skip
def test_how_far_a_live_page_is_from_its_copy_is_told_by_what_they_share(
    home: Path, capsys: pytest.CaptureFixture[str], kept: int, drift: str
) -> None:
    others = [
        f"Line {number} speaks about boat {number * 11} and sea {number * 5}!"
        for number in range(kept, 120)
    ]
    before, now = (
        f"<title>{TITLE}</title><h1>{TITLE}</h1>{' '.join(text)}".encode()
        for text in (SENTENCES, SENTENCES[:kept] + others)
    )

    def revised(_: Request) -> Iterator[Act]:
        yield f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(now)}\r\nConnection: close\r\n\r\n".encode()
        yield now

    with Site(revised) as site:
        url = f"{site.base}/news/mills"
        links, _ = audited(home, capsys, url, shots=(Shot(url, "2014-06-01", before),))

    assert links[url]["archive"]["drift"] == drift
