"""Evidence that was kept gives the same report again: the folder alone, without network and without store."""

import json
import resource
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.warcwriter import WARCWriter

from archives.lives import lives
from archives.servers import Shim, pywb_over
from archives.warcs import Shot, article, plain_page, write_warc
from citeaudit import clock, pipeline
from citeaudit.checkers.archives.folder import KeptFolder
from citeaudit.cli import run
from citeaudit.config import ArchivesConfig, CheckConfig, Config, WaybackConfig
from citeaudit.model.evidence import CaptureLookup, Fetch
from citeaudit.model.finding import Report
from citeaudit.rejudging import rejudge
from citeaudit.store import open_store
from e2e.scenarios import SCENARIOS
from e2e.servers import Act, Request, Site

TITLE = "What the Mills Tell Us"
NOTE = "{number} Ann Author, “{title},” *Mill News*, May 3, 2012, <{url}>, accessed June 11, 2014."
SETTINGS = (
    '[check]\ninterval = 0.0\ntotal = 2.0\nretry-pauses = [0.1]\nallow-net = ["127.0.0.0/8"]\nrobots = false\n'
    '[archives]\nask = false\ntotal = 2.0\nconnect = 1.0\nretry-pause = 0.1\n'
)  # fmt: skip


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


PAGE = article(TITLE, "Ann Author", "2012-05-03", " ".join(f"word{n}" for n in range(300)))


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


def mill(request: Request) -> Iterator[Act]:
    """A site with pages; everything below /gone is gone."""
    status = "410 Gone" if "/gone" in request.path else "200 OK"
    body = PAGE
    yield f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode()
    yield body


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


def rewritten(path: Path, change: Callable[[Any], bool]) -> None:
    """A file with some of its records left out: those for which `change` says so."""
    new = path.with_name("new")
    with path.open("rb") as old, new.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for one in ArchiveIterator(old):
            if change(one):
                writer.write_record(one)
    new.replace(path)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(mill) as running:
        yield running


def test_every_way_of_going_wrong_is_judged_again_from_the_folder_alone(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    with ExitStack() as stack:
        desk.write(
            {
                stack.enter_context(Site(one.behaviour)).base + one.path: one.title
                or "Nothing of the Kind"
                for one in SCENARIOS
            }
        )
        first = desk.audit()

    again = desk.again()

    verdicts = {verdict.verdict for verdict in first.verdicts}
    assert verdicts >= {"ok", "moved", "flaky", "dead", "soft404", "timeout", "blocked", "refused"}
    rows = [row for row in first.evidence if isinstance(row, Fetch)]
    assert any(row.probes for row in rows)
    assert max(row.attempt for row in rows) == 3
    kept = KeptFolder(desk.kept)
    assert all(kept.is_whole(row.id) for row in rows if any(hop.status for hop in row.hops))
    same(first, again)
    assert again.run.kept == str(desk.kept)
    assert first.run.kept is None


def test_what_archives_said_is_kept_with_their_copies_and_their_silence(
    tmp_path: Path, shim: Shim
) -> None:
    wayback = WaybackConfig(url=shim.base, copies_per_minute=60_000, searches_per_minute=60_000)
    desk = Desk(tmp_path, wayback=wayback, per_minute=60_000, burst=100)
    with Site(mill) as site:
        shim.excluded.add("fine.life.test")
        shim.fault, shim.only = 503, "/never-there"
        live = {f"{site.base}/news/alive": TITLE, f"{site.base}/never-there": TITLE}
        desk.write({**{life.url: "Water and War in the Jordan Basin" for life in lives()}, **live})
        first = desk.audit()
    shim.fault = 500

    again = desk.again()

    lookups = [row for row in first.evidence if isinstance(row, CaptureLookup)]
    assert {row.answer for row in lookups} == {"found", "not-archived", "excluded", "unknown"}
    assert sum(verdict.memento is not None for verdict in first.verdicts) > 5
    same(first, again)


def test_copies_from_ones_own_folder_are_kept_and_compared_with_the_live_page(
    tmp_path: Path, site: Site
) -> None:
    alive, gone, file = (f"{site.base}/{name}" for name in ("news/alive", "gone/away", "file.txt"))
    write_warc(
        tmp_path / "captures" / "a.warc.gz",
        [
            Shot(alive, "2014-06-01", article(TITLE, "Ann Author", text=" ".join(f"other{n}" for n in range(300)))),
            Shot(gone, "2014-07-11", b"", 301, f"{site.base}/gone/there"),
            Shot(f"{site.base}/gone/there", "2014-07-11", plain_page(TITLE, "By Ann Author. " * 60)),
        ],
    )  # fmt: skip
    desk = Desk(tmp_path, ask=False, warc=(str(tmp_path / "captures"),))
    desk.write({alive: TITLE, gone: TITLE, file: TITLE})
    first = desk.audit()
    site.__exit__()
    shutil.rmtree(tmp_path / "captures")

    again = desk.again()

    assert first.verdicts[0].fit is not None
    assert first.verdicts[0].fit.drift is not None
    assert first.verdicts[1].memento is not None
    assert first.verdicts[1].memento.hops
    same(first, again)


def test_other_readings_of_a_damaged_address_are_kept(tmp_path: Path) -> None:
    def only_sound(request: Request) -> Iterator[Act]:
        sound = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n" + PAGE
        yield (
            sound if request.path == "/news/ab" else b"HTTP/1.1 404 No\r\nConnection: close\r\n\r\n"
        )

    desk = Desk(tmp_path, ask=False)
    with Site(only_sound) as site:
        desk.write({f"{site.base}/news/a%20b": TITLE})
        first = desk.audit()

    assert first.verdicts[0].verdict == "repaired"
    same(first, desk.again())


def test_pages_are_read_again_as_they_came_and_not_taken_from_the_rows(
    tmp_path: Path, site: Site
) -> None:
    desk = Desk(tmp_path, ask=False)
    desk.write({f"{site.base}/news/alive": TITLE})
    desk.audit()
    (file,) = desk.kept.iterdir()
    new = tmp_path / "new.warc.gz"
    with file.open("rb") as old, new.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for one in ArchiveIterator(old):
            if one.rec_type == "response":
                told = dict(one.rec_headers.headers)
                told = {name: told[name] for name in ("WARC-Record-ID", "WARC-Date")}
                parked = plain_page("This domain is for sale", "Buy this domain. " * 5)
                http = one.http_headers
                http.remove_header("content-length")
                url = one.rec_headers.get_header("WARC-Target-URI")
                one = writer.create_warc_record(
                    url, "response", _stream(parked), len(parked), warc_headers_dict=told, http_headers=http
                )  # fmt: skip
            writer.write_record(one)
    new.replace(file)

    again = desk.again()

    assert again.verdicts[0].verdict in ("parked", "drifted", "soft404")


def test_a_run_that_keeps_evidence_asks_again_what_it_has_no_page_of_and_nothing_else(
    tmp_path: Path, site: Site
) -> None:
    write_warc(
        tmp_path / "captures" / "a.warc.gz",
        [Shot(f"{site.base}/a", "2014-06-01", article(TITLE, "Ann Author"))],
    )
    desk = Desk(tmp_path, ask=False, warc=(str(tmp_path / "captures"),))
    desk.write({f"{site.base}/a": TITLE, f"{site.base}/gone/b": TITLE})
    plain = settings(ask=False, warc=(str(tmp_path / "captures"),))
    pipeline.audit(desk.paper, config=plain, store=desk.store)
    before = len(site.paths())

    first = desk.audit()
    asked = len(site.paths()) - before
    second = desk.audit()

    assert asked == 2
    assert len(site.paths()) - before == 2
    same(second, desk.again())
    # The look before the folder was there is evidence, too.
    assert len([row for row in first.evidence if isinstance(row, Fetch)]) == 4


def test_several_runs_in_one_folder_give_the_newest_look_with_its_history(
    tmp_path: Path, site: Site
) -> None:
    desk = Desk(tmp_path, ask=False)
    desk.write({f"{site.base}/gone/a": TITLE, f"{site.base}/news/b": TITLE})
    once = desk.audit()
    desk.audit(after=timedelta(days=2))
    site.behaviour = lambda request: iter([b"HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n"])
    last = desk.audit(after=timedelta(days=5))
    files = sorted(desk.kept.iterdir())
    names = ("c", "a", "b")
    for file, name in zip(files, names, strict=True):
        file.rename(desk.kept / f"{name}.warc.gz")

    again = desk.again()

    assert len(files) == 3
    assert once.verdicts[0].verdict == "dead"
    same(last, again)
    for file in sorted(desk.kept.iterdir()):
        assert records(file)


def test_what_an_editor_decided_is_kept_and_what_was_taken_back_is_not(
    tmp_path: Path, site: Site
) -> None:
    desk = Desk(tmp_path, ask=False)
    good, other = f"{site.base}/gone/good", f"{site.base}/gone/other"
    desk.write({good: TITLE, other: TITLE})
    word = {"reason": "read in the library", "author": "Ann", "store": desk.store}
    pipeline.decide(good, "known-good", **word)  # type: ignore[arg-type]
    decided = desk.audit()
    judged = desk.again()
    pipeline.decide(good, "none", **word)  # type: ignore[arg-type]

    back = desk.audit()

    assert decided.verdicts[0].verdict == "ok"
    same(decided, judged)
    assert back.verdicts[0].verdict == "dead"
    same(back, desk.again())


def test_addresses_that_could_not_be_asked_are_kept_as_that(tmp_path: Path) -> None:
    desk = Desk(tmp_path, ask=False)
    desk.write({f"http://host{n}.invalid/a": TITLE for n in range(4)})
    first = desk.audit()

    assert {verdict.verdict for verdict in first.verdicts} <= {"offline", "dead", "unreachable"}
    same(first, desk.again())


def _stream(body: bytes) -> Any:
    import io

    return io.BytesIO(body)


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


def test_evidence_of_earlier_versions_is_read_as_far_as_it_goes(tmp_path: Path, site: Site) -> None:
    alive, gone = f"{site.base}/news/alive", f"{site.base}/gone/away"
    write_warc(
        tmp_path / "captures" / "a.warc.gz",
        [Shot(gone, "2014-07-11", article(TITLE, "Ann Author"))],
    )
    desk = Desk(tmp_path, ask=False, warc=(str(tmp_path / "captures"),))
    desk.write({alive: TITLE, gone: TITLE, "http://nowhere.invalid/x": TITLE})
    first = desk.audit()
    (file,) = desk.kept.iterdir()
    rewritten(
        file,
        lambda one: (
            not (one.rec_headers.get_header("WARC-Target-URI") or "").startswith("urn:")
            and one.rec_type != "warcinfo"
        ),
    )

    again = desk.again()

    assert [verdict.verdict for verdict in again.verdicts] == ["ok", "dead", "not-asked"]
    copy, before = again.verdicts[1].memento, first.verdicts[1].memento
    assert copy is not None
    assert before is not None
    assert (copy.at, copy.memento, copy.page) == (before.at, before.memento, before.page)
    newest = next(row for row in again.evidence if isinstance(row, Fetch) and row.url == alive)
    assert newest.page == next(
        row.page for row in first.evidence if isinstance(row, Fetch) and row.url == alive
    )


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


def test_the_rows_of_a_store_are_enough_where_nobody_can_be_asked(
    tmp_path: Path, site: Site
) -> None:
    desk = Desk(tmp_path, ask=False)
    desk.write({f"{site.base}/gone/a": TITLE})
    plain = settings(ask=False)
    pipeline.audit(desk.paper, config=plain, store=desk.store)
    site.__exit__()

    later = desk.audit()

    same(later, desk.again())
    with open_store(desk.store) as store:
        assert {row.id for row in later.evidence} == {row.id for row in store.everything()}


def test_dates_are_judged_as_of_the_last_audit_and_not_as_of_the_evidence(
    tmp_path: Path, site: Site
) -> None:
    desk = Desk(tmp_path, ask=False)
    check = msgspec.structs.replace(desk.config.check, max_age=30 * 86400.0)
    desk.config = msgspec.structs.replace(desk.config, select=("DAT",), check=check)
    url = f"{site.base}/a"
    desk.write({url: TITLE})
    evening = datetime(2026, 1, 1, 20, tzinfo=UTC)

    def audit(at: datetime) -> Report:
        return pipeline.audit(desk.paper, config=desk.config, store=desk.store, clock=lambda: at)

    audit(evening)
    desk.paper.write_text(manuscript({url: TITLE}).replace("June 11, 2014", "January 6, 2026"))
    early = desk.again()
    later = audit(evening + timedelta(days=5))

    assert len(site.paths()) == 1  # the answer is fresh enough
    assert [finding.rule for finding in early.findings] != []
    assert later.findings == ()
    same(later, desk.again())


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
