"""The files of kept evidence: by the command line, for other tools, whatever ends a run, and when they are damaged."""

import json
import resource
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from archives.servers import pywb_over
from archives.warcs import Shot, article, plain_page, write_warc
from citeaudit.cli import run
from e2e.desk import PAGE, TITLE, Desk, manuscript, mill, records
from e2e.scenarios import SCENARIOS
from e2e.servers import Act, Request, Site

SETTINGS = (
    '[check]\ninterval = 0.0\ntotal = 2.0\nretry-pauses = [0.1]\nallow-net = ["127.0.0.0/8"]\nrobots = false\n'
    '[archives]\nask = false\ntotal = 2.0\nconnect = 1.0\nretry-pause = 0.1\n'
)  # fmt: skip


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(mill) as running:
        yield running


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "citeaudit.toml").write_text(SETTINGS)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, Any, str]:
    code = run(["audit", "paper.md", "--json", *options])
    captured = capsys.readouterr()
    return code, json.loads(captured.out) if captured.out else None, captured.err


def test_the_command_line_judges_what_was_kept(
    home: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "paper.md").write_text(
        manuscript({f"{site.base}/a": TITLE, f"{site.base}/gone/b": TITLE})
    )
    code, first, _ = told(capsys, "--evidence", "kept")
    site.__exit__()
    shutil.rmtree(home / "state")

    again_code, again, said = told(capsys, "--evidence", "kept", "--offline")

    assert (code, again_code, said) == (1, 1, "")
    assert again["run"].pop("kept") == "kept"
    assert first["run"].pop("kept") is None
    for report in (first, again):
        report["run"].pop("started_at"), report["run"].pop("finished_at")
    assert again == first
    assert not (home / "state").exists()


def test_an_address_that_came_later_is_not_asked_and_said_to_be_so(
    home: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "paper.md").write_text(manuscript({f"{site.base}/a": TITLE}))
    told(capsys, "--evidence", "kept")
    (home / "paper.md").write_text(manuscript({f"{site.base}/a": TITLE, f"{site.base}/new": TITLE}))

    code, report, _ = told(capsys, "--evidence", "kept", "--offline", "--fail-on", "error")

    assert code == 3
    assert [link["verdict"] for link in report["links"]] == ["ok", "not-asked"]


def test_without_evidence_there_is_one_line_and_exit_code_2(
    home: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "paper.md").write_text(manuscript({f"{site.base}/a": TITLE}))
    (home / "empty").mkdir()
    (home / "file").write_text("no folder")
    write_warc(home / "foreign" / "a.warc.gz", [Shot(f"{site.base}/a", "2014-06-01", b"<p>")])
    (home / "broken").mkdir()
    (home / "broken" / "a.warc.gz").write_bytes(b"\x1f\x8bnothing of the kind")

    for folder, says in {
        "nowhere": "nowhere: there is no such folder",
        "file": "file: there is no such folder",
        "empty": "empty: holds no WARC files",
        "foreign": "foreign: its WARC files hold no evidence of an audit; --warc reads them",
        "broken": "broken: the evidence cannot be read: a.warc.gz",
    }.items():
        code, report, said = told(capsys, "--evidence", folder, "--offline")
        assert (code, report) == (2, None), folder
        assert says in said
        assert said.count("\n") == 1
    assert not site.paths()


def test_damage_is_told_and_costs_only_what_stood_there(
    home: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "paper.md").write_text(
        manuscript({f"{site.base}/news/{name}": TITLE for name in "abcdef"})
    )
    told(capsys, "--evidence", "kept")
    (file,) = (home / "kept").iterdir()
    whole = file.read_bytes()
    middle = len(whole) // 2
    file.write_bytes(whole[:middle] + b"damage" * 30 + whole[middle + 180 : -40])

    code, report, said = told(
        capsys, "--evidence", "kept", "--offline", "--fail-on", "error", "--select", "URL001"
    )

    verdicts = [link["verdict"] for link in report["links"]]
    assert code in (0, 3)
    assert f"kept evidence is damaged: {file.name} at byte" in said
    assert set(verdicts) <= {"ok", "not-asked"}
    assert verdicts.count("ok") >= 4


def test_the_file_is_sound_for_other_tools(tmp_path: Path) -> None:
    desk = Desk(tmp_path, ask=False)
    with ExitStack() as stack:
        picked = [one for one in SCENARIOS if "slow" not in one.name and "hang" not in one.name]
        desk.write(
            {
                stack.enter_context(Site(one.behaviour)).base + one.path: one.title or TITLE
                for one in picked
            }
        )
        desk.audit()
    (file,) = desk.kept.iterdir()
    warcio = [sys.executable, "-m", "warcio.cli"]
    code = "import sys; from warcio.cli import main; sys.exit(main())"
    warcio = [sys.executable, "-W", "ignore", "-c", code]

    checked = subprocess.run([*warcio, "check", "-v", str(file)], capture_output=True, text=True)
    indexed = subprocess.run([*warcio, "index", str(file)], capture_output=True, text=True)

    assert checked.returncode == 0, checked.stdout
    assert "no digest to check" not in checked.stdout
    kinds = [json.loads(line)["warc-type"] for line in indexed.stdout.splitlines()]
    assert kinds[0] == "warcinfo"
    assert kinds.count("response") == kinds.count("request") > 50
    named = [one for one in records(file) if one[1].startswith("urn:citeaudit:evidence:")]
    assert len(named) >= len(picked)


def test_pywb_shows_the_pages_that_were_kept(tmp_path: Path, site: Site) -> None:
    alive, gone = f"{site.base}/news/alive?x=1", f"{site.base}/gone/away"
    write_warc(
        tmp_path / "captures" / "a.warc.gz",
        [Shot(gone, "2014-07-11", article(TITLE, "Ann Author", text="As it was. " * 50))],
    )
    desk = Desk(tmp_path, ask=False, warc=(str(tmp_path / "captures"),))
    desk.write({alive: TITLE, gone: TITLE, "http://nowhere.invalid/x": TITLE})
    desk.audit()

    with pywb_over(tmp_path / "pywb", desk.kept.iterdir()) as base:
        page = _got(f"{base}/web/id_/{alive}")
        then = _got(f"{base}/web/20140711id_/{gone}")
        now = _got(f"{base}/web/2099id_/{gone}")
        rows = _got(f"{base}/web/cdx?url={alive}")[1].decode().splitlines()

    assert page == (200, PAGE)
    assert then == (200, article(TITLE, "Ann Author", text="As it was. " * 50))
    assert now[0] == 410
    assert len(rows) == 1


def _got(url: str) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


def _started(home: Path, *options: str, **more: Any) -> subprocess.Popen[str]:
    code = "import sys; from citeaudit.cli import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", code, "audit", "paper.md", "--json", "--evidence", "kept", *options],
        cwd=home,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **more,
    )


def slow(request: Request) -> Iterator[Act]:
    if "slow" in request.path:
        yield 1.5
    yield from mill(request)


def _ended(home: Path, sign: int) -> tuple[subprocess.Popen[str], str]:
    """A run that was ended by a signal when half of its addresses had answered, and what it said."""
    with Site(slow) as site:
        urls = [f"{site.base}/news/{n}" for n in range(20)]
        urls += [f"{site.base}/slow/{n}" for n in range(20)]
        (home / "paper.md").write_text(manuscript(dict.fromkeys(urls, TITLE)))
        process = _started(home)
        while len([path for path in site.paths() if "slow" in path]) < 4:
            time.sleep(0.02)
        process.send_signal(sign)
        said, _ = process.communicate(timeout=30)
    return process, said


def test_an_interrupt_leaves_a_file_that_gives_the_same_report(home: Path) -> None:
    process, said = _ended(home, signal.SIGINT)
    again, _ = _started(home, "--offline").communicate(timeout=30)

    (file,) = (home / "kept").iterdir()
    assert process.returncode == 130
    assert records(file)
    one, other = json.loads(said), json.loads(again)
    assert [link["verdict"] for link in one["links"]].count("ok") >= 20
    assert other["links"] == one["links"]
    assert other["findings"] == one["findings"]


def test_a_run_that_was_killed_leaves_what_had_answered(home: Path) -> None:
    process, _ = _ended(home, signal.SIGKILL)
    again, damaged = _started(home, "--offline").communicate(timeout=30)

    verdicts = [link["verdict"] for link in json.loads(again)["links"]]
    assert process.returncode == -signal.SIGKILL
    assert damaged == ""
    assert verdicts.count("ok") >= 20
    assert set(verdicts) <= {"ok", "not-asked"}


def test_a_disk_that_is_full_costs_evidence_and_no_report(home: Path) -> None:
    noise = str(time.time_ns())

    def large(request: Request) -> Iterator[Act]:
        import random

        text = random.Random(noise + request.path).randbytes(40_000).hex()
        body = plain_page(TITLE, text)
        yield f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        yield body

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    with Site(large) as site:
        urls = [f"{site.base}/news/{n}" for n in range(20)]
        (home / "paper.md").write_text(manuscript(dict.fromkeys(urls, TITLE)))
        out, said = _started(home, preexec_fn=bound).communicate(timeout=60)
        asked = len(site.paths())
        process = _started(home, preexec_fn=bound)
        process.communicate(timeout=60)

    assert process.returncode == 2
    assert "what came after that is not kept" in said
    assert said.count("\n") == 1
    assert len(json.loads(out)["links"]) == 20
    assert {link["group"] for link in json.loads(out)["links"]} <= {"fine", "look"}
    assert asked >= 20
    for file in (home / "kept").iterdir():
        assert len(records(file)) > 5


def test_a_folder_that_cannot_be_written_is_told_before_anybody_is_asked(
    home: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "paper.md").write_text(manuscript({f"{site.base}/a": TITLE}))
    (home / "file").write_text("no folder")

    for folder, says in {
        "file": "file: cannot be made a folder for evidence: File exists",
        "file/below": "file/below: cannot be made a folder",
    }.items():
        code, report, said = told(capsys, "--evidence", folder)
        assert (code, report) == (2, None)
        assert says in said
    assert not site.paths()


def test_a_run_with_nothing_new_leaves_no_file_and_a_new_one_never_touches_the_old(
    home: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "paper.md").write_text(manuscript({f"{site.base}/a": TITLE}))
    told(capsys, "--evidence", "kept")
    (first,) = (home / "kept").iterdir()
    before = first.read_bytes()

    told(capsys, "--evidence", "kept")
    alone = list((home / "kept").iterdir())
    (home / "paper.md").write_text(manuscript({f"{site.base}/a": TITLE, f"{site.base}/b": TITLE}))
    told(capsys, "--evidence", "kept")

    assert alone == [first]
    assert len(list((home / "kept").iterdir())) == 2
    assert first.read_bytes() == before


def test_a_paper_without_addresses_needs_no_evidence(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "paper.md").write_text(
        "Words.<sup>1</sup>\n\n1 Ann Author, *Mills* (Town: Press, 1999).\n"
    )

    code, report, _ = told(capsys, "--evidence", "nowhere", "--offline", "--fail-on", "never")

    assert code == 0
    assert report["links"] == []


def test_archives_that_were_left_out_are_not_missed_afterwards(
    home: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "citeaudit.toml").write_text(SETTINGS.replace("ask = false\n", ""))
    (home / "captures").mkdir()
    (home / "captures" / "a.warc.gz").write_bytes(b"\x1f\x8bnothing of the kind")
    (home / "paper.md").write_text(manuscript({f"{site.base}/a": TITLE}))
    options = ("--no-archives", "--warc", "captures")
    _, first, _ = told(capsys, "--evidence", "kept", *options)

    _, again, _ = told(capsys, "--evidence", "kept", "--offline")

    assert first["links"][0]["archive"]["answer"] == "unknown"
    assert again["findings"] == first["findings"]
