"""`citeaudit audit` with archives: by settings, by options, with none, and with the network away."""

import json
import shlex
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from archives.servers import Shim
from archives.warcs import Shot, article, write_warc
from citeaudit.cli import run
from e2e.servers import Act, Request, Site

TITLE = "What the Mills Tell Us"
NOTE = f"{{number}} Ann Author, “{TITLE},” *Mill News*, May 3, 2012, <{{url}}>, accessed June 11, 2014."


def manuscript(*urls: str) -> str:
    marks = " ".join(f"Words here.<sup>{number}</sup>" for number, _ in enumerate(urls, 1))
    notes = "\n\n".join(NOTE.format(number=number, url=url) for number, url in enumerate(urls, 1))
    return f"{marks}\n\n{notes}\n"


def answers(request: Request) -> Iterator[Act]:
    """A site with some pages; everything below /gone is gone."""
    status = "410 Gone" if "/gone" in request.path else "200 OK"
    body = article(TITLE, "Ann Author", "2012-05-03")
    yield f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode()
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
        '[check]\ninterval = 0.0\ntotal = 2.0\nretry-pauses = [0.1]\nallow-net = ["127.0.0.0/8"]\nrobots = false\n'
        '[archives]\ntotal = 2.0\nconnect = 1.0\nretry-pause = 0.1\n[archives.wayback]\nurl = "http://127.0.0.1:9"\n'
    )
    return tmp_path


def audited(home: Path, capsys: pytest.CaptureFixture[str], text: str, *options: str):  # type: ignore[no-untyped-def]
    paper = home / "paper.md"
    paper.write_text(text)
    run(["audit", str(paper), "--json", *options])
    report = json.loads(capsys.readouterr().out)
    return {link["url"]: link for link in report["links"]}, report["findings"]


def test_a_folder_of_captures_gives_each_address_its_copy(
    home: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    alive, gone, alone = (
        f"{site.base}/{name}" for name in ("news/alive", "gone/away", "news/alone")
    )
    write_warc(
        home / "captures" / "a.warc.gz",
        [
            Shot(alive, "2013-01-01", article(TITLE, "Ann Author")),
            Shot(alive, "2014-06-01", article(TITLE, "Ann Author")),
            Shot(gone, "2014-07-11", article(TITLE, "Ann Author")),
        ],
    )

    links, findings = audited(
        home, capsys, manuscript(alive, gone, alone), "--no-archives", "--warc", "captures"
    )

    assert links[alive]["verdict"] == "ok"
    assert links[alive]["archive"]["at"] == "2014-06-01T12:00:00Z"
    assert links[alive]["archive"]["match"] == "verified"
    assert links[alive]["archive"]["distance"] == -10
    assert links[gone]["verdict"] == "dead"
    assert links[gone]["archive"]["answer"] == "found"
    assert links[gone]["archive"]["distance"] == 30
    assert links[alone]["archive"] == {
        "answer": "not-archived",
        "memento": None,
        "at": None,
        "match": None,
    }
    assert [finding["notes"] for finding in findings if finding["rule"] == "URL007"] == [["3"]]


def test_an_archive_that_cannot_be_reached_accuses_nobody(
    home: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"{site.base}/news/alive"

    links, findings = audited(home, capsys, manuscript(url))

    assert links[url]["verdict"] == "ok"
    assert links[url]["archive"]["answer"] == "unknown"
    assert "wayback: connect" in links[url]["archive"]["errors"][0]
    rules = {finding["rule"] for finding in findings}
    assert "URL007" not in rules
    assert "NET002" in rules


def test_a_clean_paper_whose_archives_could_not_be_asked_is_not_wholly_checked(
    home: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "paper.md").write_text(manuscript(f"{site.base}/news/alive"))

    assert run(["audit", "paper.md", "--quiet"]) == 3
    assert run(["audit", "paper.md", "--quiet", "--no-archives"]) == 0
    assert run(["audit", "paper.md", "--quiet", "--ignore", "NET002"]) == 0
    capsys.readouterr()


def test_without_archives_nothing_is_asked_and_nothing_said(
    home: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"{site.base}/news/alive"

    links, findings = audited(home, capsys, manuscript(url), "--no-archives")

    assert links[url]["archive"] == {
        "answer": "unknown",
        "memento": None,
        "at": None,
        "match": None,
    }
    assert not {"URL007", "NET002"} & {finding["rule"] for finding in findings}


def test_what_an_editor_decided_is_not_asked_and_goes_before_our_verdict(
    home: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    good, ignored, gone = (f"{site.base}/gone/{name}" for name in ("good", "ignored", "gone"))
    why = ("--author", "Ann", "--reason", "read in the library")
    run(["decide", good, "known-good", *why])
    run(["decide", ignored, "ignore", *why])
    capsys.readouterr()

    links, findings = audited(home, capsys, manuscript(good, ignored, gone), "--no-archives")
    paths = site.paths()
    run(["audit", "paper.md", "--format", "html", "--no-archives"])
    page = capsys.readouterr().out

    assert [links[url]["verdict"] for url in (good, ignored, gone)] == ["ok", "excluded", "dead"]
    assert "read in the library" in links[good]["because"]
    assert links[good]["evidence"][0]["author"] == "Ann"
    assert paths == ["/gone/gone"]
    assert "Ann decided: known-good" in page
    assert {finding["rule"] for finding in findings} & {"URL001", "NET001"} == {"URL001"}


def test_eleven_addresses_with_the_network_away_take_no_time(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "citeaudit.toml").unlink()
    began = time.monotonic()

    links, findings = audited(
        home, capsys, manuscript(*(f"http://host{n}.invalid/a" for n in range(11)))
    )

    assert time.monotonic() - began < 5.0
    assert {link["archive"]["answer"] for link in links.values()} == {"unknown"}
    assert not {"URL001", "URL007"} & {finding["rule"] for finding in findings}


def test_a_public_archive_hears_of_no_address_of_the_house(
    home: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "citeaudit.toml").write_text(
        (home / "citeaudit.toml")
        .read_text()
        .replace("http://127.0.0.1:9", "http://archive.invalid")
    )
    url = f"{site.base}/news/alive"

    links, _ = audited(home, capsys, manuscript(url))

    assert links[url]["archive"] == {
        "answer": "unknown",
        "memento": None,
        "at": None,
        "match": None,
    }


def test_the_wayback_machines_copy_is_ready_to_paste(
    home: Path, shim: Shim, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = (home / "citeaudit.toml").read_text().replace("http://127.0.0.1:9", shim.base)
    (home / "citeaudit.toml").write_text(settings)
    url = "http://fine.life.test/2011/03/water-and-war"
    text = (
        manuscript(url)
        .replace(TITLE, "Water and War in the Jordan Basin")
        .replace("Ann Author", "Rana Halabi")
    )

    links, _ = audited(home, capsys, text)

    copy = links[url]["archive"]
    assert copy["answer"] == "found"
    assert copy["match"] == "verified"
    assert copy["cite"] == f"Archived June 1, 2014, at {shim.base}/web/20140601120000/{url}"
    assert links[url]["group"] in ("not asked", "gone", "not now")


def test_a_timegate_is_asked_in_place_of_the_wayback_machine(
    home: Path, backend: str, capsys: pytest.CaptureFixture[str]
) -> None:
    url = "http://fine.life.test/2011/03/water-and-war"
    text = manuscript(url).replace(TITLE, "Water and War in the Jordan Basin")

    links, _ = audited(home, capsys, text, "--archive", f"{backend}/web")

    assert links[url]["archive"]["answer"] == "found"
    assert links[url]["archive"]["archive"] == backend.removeprefix("http://")


def test_wrong_options_are_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "paper.md").write_text(manuscript("http://a.invalid/a"))

    assert run(["audit", "paper.md", "--warc", "nowhere"]) == 2
    assert "--warc nowhere: is no folder" in capsys.readouterr().err
    assert run(["audit", "paper.md", "--archive", "wayback"]) == 2


def test_what_was_judged_is_kept_and_judged_again_without_the_network(
    home: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    alive, gone = f"{site.base}/news/alive?x=1", f"{site.base}/gone/away"
    write_warc(
        home / "captures" / "a.warc.gz", [Shot(gone, "2014-07-11", article(TITLE, "Ann Author"))]
    )
    text = manuscript(alive, gone)
    before, _ = audited(
        home, capsys, text, "--no-archives", "--warc", "captures", "--evidence", "kept"
    )

    records = read_records(home / "kept")
    kinds = [(kind, url) for kind, url, *_ in records]
    assert kinds.count(("response", gone)) >= 2  # the server's 410, and the copy of 2014
    assert kinds.count(("request", alive)) == kinds.count(("response", alive)) == 1
    notes = {url: body for kind, url, body, _ in records if kind == "metadata"}
    assert b"citation: 1.1\r\n" in notes[alive]
    assert b"citation: 2.1\r\n" in notes[gone]
    copies = [
        source for kind, url, _, source in records if kind == "response" and url == gone and source
    ]
    assert copies
    assert copies[0].startswith("file:///")

    # Another machine, another day: nothing but the file.
    site.__exit__()
    (home / "captures" / "a.warc.gz").unlink()
    (home / "state" / "citeaudit").rename(home / "old-state")
    after, _ = audited(home, capsys, text, "--no-archives", "--warc", "kept")
    for url in (alive, gone):
        assert after[url]["archive"]["answer"] == "found"
    assert after[gone]["archive"]["at"] == before[gone]["archive"]["at"] == "2014-07-11T12:00:00Z"
    assert after[alive]["archive"]["match"] == "verified"


def read_records(folder: Path) -> list[tuple[str, str, bytes, str | None]]:
    from warcio.archiveiterator import ArchiveIterator

    found = []
    for path in folder.glob("*.warc.gz"):
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream):
                headers = record.rec_headers
                url, source = (
                    headers.get_header("WARC-Target-URI"),
                    headers.get_header("WARC-Source-URI"),
                )
                found.append((record.rec_type, url, record.content_stream().read(), source))
    return found


def test_the_command_that_a_spent_budget_names_goes_on_where_the_run_ended(
    home: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def has_nothing(request: Request) -> Iterator[Act]:
        asked.append(request.path)
        yield b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"

    urls = [f"{site.base}/news/{number}" for number in range(6)]
    (home / "my paper.md").write_text(manuscript(*urls))
    with Site(has_nothing) as archive:
        settings = home / "few.toml"
        settings.write_text(
            (home / "citeaudit.toml").read_text().replace("http://127.0.0.1:9", archive.base).replace("[archives]\n", "[archives]\nburst = 1\npatience = 0.5\n")
            + "copies-per-minute = 240.0\n"
        )  # fmt: skip
        command = ["citeaudit", "audit", "my paper.md", "--config", "few.toml", "--select", "NET,URL007"]  # fmt: skip
        told = []
        for _ in range(8):
            run(command[1:])
            out = capsys.readouterr().out
            told.append(out.count("URL007"))
            if "resume with: " not in out:
                break
            command = shlex.split(out.partition("resume with: ")[2].partition(" [note]")[0])

    assert "NET002" not in out
    assert out.count("has no archived copy") == 6
    assert len(told) > 1
    assert len(asked) == len(set(asked)) >= 6


def test_captures_need_keys(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("IA_ACCESS_KEY", raising=False)
    (home / "paper.md").write_text(manuscript("http://a.invalid/a"))

    assert run(["audit", "paper.md", "--save"]) == 2
    assert "IA_ACCESS_KEY" in capsys.readouterr().err
