"""`citeaudit check` and `decide` as a user meets them, against real servers."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from citeaudit.cli import run
from citeaudit.model.evidence import Capture, CaptureLookup, PageFacts
from citeaudit.store import open_store


class Site(ThreadingHTTPServer):
    """A site whose pages are in `pages` (path to status and title), and which counts what is asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, tuple[int, str]] = {"/mills": (200, "What the Mills Tell Us")}
        self.asked: list[str] = []
        self.silent = threading.Event()

    @property
    def home(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        if self.path != "/robots.txt":
            self.server.asked.append(self.path)
        if self.path == "/silent":
            self.server.silent.wait(20)
        status, title = self.server.pages.get(self.path, (404, "Not Found"))
        body = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{'Words. ' * 90}</p></body></html>".encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(ConnectionError):
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing on the test's standard error."""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "citeaudit.toml").write_text(
        'store = "sqlite:///state.sqlite"\n[check]\nallow-net = ["127.0.0.0/8"]\ninterval = 0.0\nretries = 0\nrobots = false\n'
    )
    with Site() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.silent.set()
        server.shutdown()
        thread.join()


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_a_list_is_checked_line_by_line(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    Path("list.txt").write_text(
        f"# ours\n{site.home}/mills\tWhat the Mills Tell Us\t2014\n\n{site.home}/gone\n"
    )

    assert run(["check", "list.txt"]) == 1

    lines = told(capsys)
    assert [line.split()[:2] for line in sorted(lines)] == [
        ["dead", f"{site.home}/gone"],
        ["ok", f"{site.home}/mills"],
    ]


def test_a_manuscript_is_checked_with_its_notes(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("paper.md").write_text(
        f"A.[^1] B.[^2]\n\n[^1]: Ann Author, “What the Mills Tell Us,” *Mill News*, May 3, 2014, <{site.home}/mills>.\n\n"
        f"[^2]: Bob Writer, “Gone,” *Mill News*, May 4, 2014, <{site.home}/gone>.\n"
    )

    assert run(["check", "paper.md", "--quiet"]) == 1
    (line,) = told(capsys)
    assert line.startswith("dead ")
    assert "(note 2)" in line


def test_addresses_come_from_standard_input_and_from_the_command_line(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fed = tmp_path / "fed.txt"
    fed.write_text(f"{site.home}/mills\n")
    with fed.open() as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        assert run(["check", "-"]) == 0
    assert run(["check", f"{site.home}/gone"]) == 1
    assert [line.split()[0] for line in told(capsys)] == ["ok", "dead"]


def test_json_lines_are_objects_of_the_report_with_their_evidence(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", f"{site.home}/mills", f"{site.home}/gone", "--format", "jsonl"])

    items = {item["url"]: item for item in map(json.loads, told(capsys))}
    assert items[f"{site.home}/mills"]["verdict"] == "ok"
    assert items[f"{site.home}/gone"]["evidence"][0]["status"] == 404


def test_csv_has_a_heading_and_a_row_an_address(site: Site) -> None:
    assert run(["check", f"{site.home}/mills", "-f", "csv", "-o", "out/found.csv"]) == 0

    heading, row = Path("out/found.csv").read_text().splitlines()
    assert heading.startswith("url,verdict,group,")
    assert row.startswith(f"{site.home}/mills,ok,fine,")


def test_what_fresh_evidence_answers_is_not_asked_again(site: Site) -> None:
    for _ in range(2):
        run(["check", f"{site.home}/mills"])
    assert site.asked.count("/mills") == 1

    run(["check", f"{site.home}/mills", "--max-age", "0"])
    assert site.asked.count("/mills") == 2


def test_changes_tell_only_what_is_new(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    Path("list.txt").write_text(f"{site.home}/mills\n{site.home}/weirs\n")
    site.pages["/weirs"] = (200, "Weirs")

    assert run(["check", "list.txt", "--changes"]) == 0
    assert told(capsys) == []

    site.pages["/sluices"] = (404, "Not Found")
    Path("list.txt").write_text(f"{site.home}/mills\n{site.home}/sluices\n")
    first = run(["check", "list.txt", "--changes"])
    lines = told(capsys)
    assert (first, len(lines)) == (1, 1)
    assert "/sluices" in lines[0]

    assert run(["check", "list.txt", "--changes"]) == 0
    assert told(capsys) == []

    site.pages["/sluices"] = (200, "Sluices")
    assert run(["check", "list.txt", "--changes"]) == 1
    assert told(capsys)[0].startswith("recovered ")


def test_an_editors_word_goes_before_ours(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    url = f"{site.home}/gone"

    word = ["--reason", "read it on paper", "--author", "Ann"]
    assert run(["decide", url, "known-good", *word]) == 0
    capsys.readouterr()
    assert run(["check", url]) == 0
    assert "read it on paper" in told(capsys)[0]
    assert site.asked == []

    run(["decide", url, "none", "--reason", "an error"])
    assert run(["check", url]) == 1


def test_a_decision_is_on_the_address_that_is_asked_however_it_is_written(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    for written in ("doi:10.1000/182", "www.mills.test/a", f"<{site.home}/gone>"):
        assert run(["decide", written, "ignore", "--reason", "on paper"]) == 0
    told(capsys)
    addresses = ["https://doi.org/10.1000/182", "http://www.mills.test/a", f"{site.home}/gone"]

    # A place in the page goes with the page.
    assert run(["check", *addresses[:2], f"{addresses[2]}#part-2"]) == 0

    assert [line.split()[0] for line in told(capsys)] == ["excluded"] * 3
    assert site.asked == []


def test_a_place_may_be_decided_otherwise_than_its_page(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    page = f"{site.home}/gone"
    run(["decide", page, "known-good", "--reason", "read it"])
    run(["decide", f"{page}#a", "ignore", "--reason", "no such place"])
    run(["decide", f"{page}#b", "none", "--reason", "to be looked at"])
    told(capsys)

    run(["check", page, f"{page}#a", f"{page}#b", f"{page}#c"])

    assert {line.split()[1].rpartition("/")[2]: line.split()[0] for line in told(capsys)} == {
        "gone": "ok", "gone#a": "excluded", "gone#b": "dead", "gone#c": "ok",
    }  # fmt: skip


def test_decisions_that_count_are_listed(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["decisions"]) == 0
    assert told(capsys) == []
    who = ["--author", "Ann"]
    run(
        [
            "decide",
            f"{site.home}/a",
            "known-good",
            "--reason",
            "read\nit",
            "--until",
            "29990131",
            *who,
        ]
    )
    run(["decide", f"{site.home}/b", "ignore", "--reason", "for staff", *who])
    run(["decide", f"{site.home}/c", "ignore", "--reason", "for staff", *who])
    run(["decide", f"{site.home}/c", "none", "--reason", "public now", *who])
    told(capsys)

    assert run(["decisions"]) == 0

    first, second = told(capsys)
    assert first.startswith(f"known-good {site.home}/a until 2999-01-31  by Ann, ")
    assert first.endswith(": read it")
    assert second.startswith(f"ignore     {site.home}/b  by Ann, ")


def test_offline_asks_nobody_and_tells_what_is_known(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", f"{site.home}/gone"])
    asked = list(site.asked)
    told(capsys)

    assert run(["check", f"{site.home}/gone", f"{site.home}/mills", "--offline"]) == 1
    assert [line.split()[0] for line in told(capsys)] == ["dead", "not-asked"]
    assert run(["check", f"{site.home}/mills", "--offline"]) == 0
    assert site.asked == asked


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "none.txt"], "no such file"),
        (["check", "empty.txt"], "no addresses found"),
        (["check", "empty.txt", "-o", "./empty.txt"], "is what is to be checked"),
        (["check", "http://a.test/", "--max-age", "soon"], "no stretch of time"),
        (["check"], "Missing argument"),
        (["decide", "http://a.test/", "known-good"], "Missing option '--reason'"),
        (["decide", "http://a.test/", "ignore", "--reason", "x", "--until", "soon"], "is no day"),
        (
            ["decide", "http://a.test/", "ignore", "--reason", "x", "--until", "2001-01-01"],
            "is over",
        ),
        (["decide", "http://a.test/", "ignore", "--reason", " "], "say why"),
        (["check", "http://a.test/", "--changes", "--offline"], "leave --offline out"),
        (["check", "http://a.test/", "--interval", "nan"], "interval: nan is no amount"),
        (["check", "http://a.test/", "--allow-net", "10.1"], "allow-net: '10.1' is no network"),
        (
            ["decide", "http://a.test/", "none", "--reason", "x", "--until", "2027-02-30"],
            "is no day",
        ),
        (["decide", "the report", "ignore", "--reason", "x"], "is no address"),
    ],
)
def test_wrong_usage_gets_one_line_and_2(
    arguments: list[str], words: str, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("empty.txt").write_text("only words, and no address\n")

    assert run(arguments) == 2
    err = capsys.readouterr().err
    assert words in err
    assert err.count("\n") == 1


def test_an_interrupted_run_goes_on_where_it_stopped(site: Site) -> None:
    # With the title it should have, a page is settled by its own answer: its host is asked nothing more.
    Path("list.txt").write_text(f"{site.home}/mills\tWhat the Mills Tell Us\n{site.home}/silent\n")
    process = subprocess.Popen(
        [sys.executable, "-m", "citeaudit", "check", "list.txt"],
        text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    with process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("ok ")
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert process.returncode == 130, err
    assert "run it again to go on" in err

    site.silent.set()
    run(["check", "list.txt"])
    assert site.asked.count("/mills") == 1


def test_blanks_of_an_address_may_be_its_own(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.pages["/Mill%20Report.pdf"] = (200, "What the Mills Tell Us")
    Path("paper.md").write_text(
        f"Words.[^1]\n\n[^1]: Ann Author, “What the Mills Tell Us,” 2014, <{site.home}/Mill Report.pdf>.\n"
    )

    assert run(["check", "paper.md", "--format", "jsonl"]) == 0

    item = json.loads(told(capsys)[0])
    assert item["verdict"] == "repaired"
    assert item["new_url"] == f"{site.home}/Mill%20Report.pdf"
    assert site.asked[0] == "/MillReport.pdf"


def test_what_is_to_be_printed_follows_the_manuscript(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"{site.home}/mills"
    Path("aufsatz.md").write_text(
        f"Die Mühlen an der Werra sind nicht mehr, was sie in der Zeit des Königs waren, und das ist auch gut.[^1]\n\n"
        f"[^1]: Karin Öhler, „What the Mills Tell Us“, 3. Mai 2012, <{url}>, abgerufen am 1. Juni 2014.\n"
    )
    at = datetime(2014, 6, 1, tzinfo=UTC)
    page = PageFacts(title="What the Mills Tell Us", words=200)
    copy = Capture(
        archive="wayback", url=url, memento=f"https://web.archive.org/web/20140601000000/{url}", at=at,
        status=200, seen=True, page=page,
    )  # fmt: skip
    row = CaptureLookup(id="1", url=url, at=at, archive="wayback", answer="found", captures=(copy,))
    with open_store("sqlite:///state.sqlite") as store:
        store.add([row])

    run(["check", "aufsatz.md", "--format", "jsonl"])

    archive = json.loads(told(capsys)[0])["archive"]
    assert archive["cite"] == f"Archiviert am 1. Juni 2014 unter {copy.memento}"
