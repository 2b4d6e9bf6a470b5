"""`--save`: pages captured for real, by pywb's recorder behind the Wayback Machine's dialect."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from archives.servers import Shim
from archives.warcs import article
from citeaudit.cli import run
from e2e.servers import Act, Request, Site

TITLE = "What the Mills Tell Us"


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
def url(
    tmp_path: Path, recording: Shim, site: Site, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> str:  # fmt: skip
    """The address of a live page, cited by paper.md; the archive that captures for us is the Wayback Machine's."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("IA_ACCESS_KEY", "key")
    monkeypatch.setenv("IA_SECRET_KEY", "secret")
    (tmp_path / "citeaudit.toml").write_text(
        '[check]\ninterval = 0.0\ntotal = 2.0\nretry-pauses = [0.1]\nallow-net = ["127.0.0.0/8"]\nrobots = false\n'
        "[archives]\ntotal = 5.0\nretry-pause = 0.1\npoll = 0.15\npatience = 20.0\nburst = 100\n"
        f'[archives.wayback]\nurl = "{recording.base}"\nsaves-per-minute = 6000.0\n'
    )
    page = f"{site.base}/{getattr(request, 'param', 'news/alive')}"
    (tmp_path / "paper.md").write_text(
        f"Words.<sup>1</sup>\n\n1 Ann Author, “{TITLE},” *Mill News*, May 3, 2012, <{page}>.\n"
    )
    return page


class Told:
    """What one run said."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.code = run(["audit", "paper.md", "--json", "--save", "--fail-on", "never"])
        said = capsys.readouterr()
        report = json.loads(said.out)
        self.link = report["links"][0]
        self.rules = {finding["rule"] for finding in report["findings"]}
        self.err = said.err


def asked_for(shim: Shim) -> int:
    """How many captures were asked for."""
    return shim.asked.count("/save")


def test_a_live_page_without_a_copy_is_captured_and_its_copy_replays(
    url: str, recording: Shim, capsys: pytest.CaptureFixture[str]
) -> None:
    first = Told(capsys)
    again = Told(capsys)

    assert f"saved {url}" in first.err
    copy = first.link["archive"]
    assert copy["at"].startswith(f"{datetime.now(UTC):%Y-}")
    assert copy["match"] == "verified"
    assert "URL007" not in first.rules
    assert recording.captured["job-0"][0] == 200
    assert again.link["archive"]["memento"] == copy["memento"]
    assert asked_for(recording) == 1


@pytest.mark.parametrize("reason", ["blocked", "invalid-host-resolution"])
def test_a_refusal_for_good_is_told_accuses_nobody_and_is_not_asked_for_again(
    reason: str, url: str, recording: Shim, capsys: pytest.CaptureFixture[str]
) -> None:
    recording.refuses = reason
    first = Told(capsys)
    recording.refuses = None
    again = Told(capsys)

    assert f"not saved {url}: error:{reason}" in first.err
    assert f"not saved {url}: error:{reason}" in again.err
    assert first.link["verdict"] == again.link["verdict"] == "ok"
    assert "URL007" in again.rules  # it is known all the same that there is no copy
    assert asked_for(recording) == 1


def test_a_refusal_that_passes_is_waited_for(
    url: str, recording: Shim, capsys: pytest.CaptureFixture[str]
) -> None:
    recording.busy = 2

    told = Told(capsys)

    assert f"saved {url}" in told.err.splitlines()
    assert asked_for(recording) == 3


def test_a_refusal_that_does_not_pass_in_time_is_left_to_the_next_run(
    url: str, recording: Shim, capsys: pytest.CaptureFixture[str]
) -> None:
    recording.refuses = "user-session-limit"
    first = Told(capsys)
    recording.refuses = None
    again = Told(capsys)

    assert f"not saved {url}: error:user-session-limit" in first.err
    assert f"saved {url}" in again.err.splitlines()


def test_a_capture_that_fails_is_begun_anew_by_the_next_run(
    url: str, recording: Shim, capsys: pytest.CaptureFixture[str]
) -> None:
    recording.fails = "gateway-timeout"
    first = Told(capsys)
    recording.fails = None
    again = Told(capsys)

    assert f"not saved {url}: error:gateway-timeout" in first.err
    assert f"saved {url}" in again.err.splitlines()
    assert asked_for(recording) == 2


def test_a_run_that_ends_before_its_capture_goes_on_with_the_same_job(
    url: str, recording: Shim, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = tmp_path / "citeaudit.toml"
    settings.write_text(settings.read_text().replace("patience = 20.0", "patience = 1.0"))
    recording.stays_pending = True
    first = Told(capsys)
    recording.stays_pending = False
    settings.write_text(settings.read_text().replace("patience = 1.0", "patience = 20.0"))
    again = Told(capsys)

    assert f"not saved {url}: pending" in first.err
    assert f"saved {url}" in again.err.splitlines()
    assert asked_for(recording) == 1


@pytest.mark.parametrize("url", ["gone/away"], indirect=True)
def test_pages_that_are_gone_are_not_captured(
    url: str, recording: Shim, capsys: pytest.CaptureFixture[str]
) -> None:
    Told(capsys)

    assert asked_for(recording) == 0


def test_a_capture_is_kept_as_evidence_and_judged_again(
    url: str, recording: Shim, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["audit", "paper.md", "--json", "--fail-on", "never", "--evidence", "kept"]
    run([*options, "--save"])
    first = json.loads(capsys.readouterr().out)
    asked = len(recording.asked)

    run([*options, "--offline"])
    again = json.loads(capsys.readouterr().out)

    assert first["links"][0]["archive"]["at"].startswith(f"{datetime.now(UTC):%Y-}")
    assert again["links"] == first["links"]
    assert again["findings"] == first["findings"]
    assert len(recording.asked) == asked
    sources = [one.rec_headers.get_header("WARC-Source-URI") for one in _responses(Path("kept"))]
    assert first["links"][0]["archive"]["memento"] in sources


def _responses(folder: Path) -> list[Any]:
    found = []
    for path in folder.iterdir():
        with path.open("rb") as stream:
            found += [one for one in ArchiveIterator(stream) if one.rec_type == "response"]
    return found
