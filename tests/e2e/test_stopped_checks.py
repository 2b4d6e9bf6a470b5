"""A check that is ended from outside keeps what it has, and the next one goes on from there."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from e2e.servers import Act, Request, Site, article, response

COUNT = 60
QUICK = 20  # of them; the others wait until they are let go


class Slow:
    """Pages of which the first are quick and the others come when `held` is over."""

    def __init__(self) -> None:
        self.held = threading.Event()

    def __call__(self, request: Request) -> Iterator[Act]:
        number = request.path[1:]
        if number.isdigit() and int(number) >= QUICK:
            self.held.wait(20)
        yield response(200, article("Mills"))


@pytest.fixture
def pages() -> Slow:
    return Slow()


@pytest.fixture
def site(pages: Slow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.chdir(tmp_path)
    Path("citeaudit.toml").write_text(
        'store = "sqlite:///state.sqlite"\n'
        '[check]\nallow-net = ["127.0.0.0/8"]\ninterval = 0.0\nper-host = 8\nretries = 0\nrobots = false\n'
    )
    with Site(pages) as server:
        # With the title it should have, a page is settled by its own answer: its host is asked nothing more.
        Path("list.txt").write_text("".join(f"{server.base}/{n}\tMills\n" for n in range(COUNT)))
        yield server
        pages.held.set()


def started() -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "citeaudit", "check", "list.txt"]
    return subprocess.Popen(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def lines_of(process: "subprocess.Popen[str]", count: int) -> None:
    assert process.stdout is not None
    for _ in range(count):
        assert process.stdout.readline().startswith("ok ")


@pytest.mark.parametrize(
    "endings",
    [("SIGTERM",), ("SIGHUP",), ("SIGINT", "SIGTERM")],
    ids=" ".join,
)
def test_however_it_is_ended_nothing_that_was_answered_is_asked_again(
    endings: tuple[str, ...], site: Site, pages: Slow
) -> None:
    with started() as process:
        lines_of(process, QUICK)
        for ending in endings:
            process.send_signal(getattr(signal, ending))
            time.sleep(0.01)
        _, err = process.communicate(timeout=20)
    pages.held.set()
    with started() as again:
        out, _ = again.communicate(timeout=20)

    assert process.returncode == 130, err
    assert f"interrupted after {QUICK} of {COUNT} addresses" in err
    assert "Traceback" not in err
    assert len(out.splitlines()) == COUNT
    asked = site.paths()
    assert [asked.count(f"/{n}") for n in range(QUICK)] == [1] * QUICK


def test_a_process_that_is_killed_has_written_down_what_it_knew_for_a_while(
    site: Site, pages: Slow
) -> None:
    with started() as process:
        lines_of(process, QUICK)
        time.sleep(1.8)  # nothing more is answered; a waiting run looks up at least once a second
        process.kill()
        process.communicate(timeout=20)
    pages.held.set()
    with started() as again:
        out, _ = again.communicate(timeout=20)

    assert len(out.splitlines()) == COUNT
    asked = site.paths()
    assert [asked.count(f"/{n}") for n in range(QUICK)] == [1] * QUICK


def test_a_scheduler_that_ends_an_audit_gets_its_report(site: Site) -> None:
    Path("paper.md").write_text(
        f"A.[^1]\n\n[^1]: Ann Author, “Mills,” *News*, May 3, 2014, <{site.base}/{COUNT}>.\n"
    )
    command = [sys.executable, "-m", "citeaudit", "audit", "paper.md", "--output", "reports"]
    with subprocess.Popen(command, text=True, stderr=subprocess.PIPE) as process:
        deadline = time.monotonic() + 20
        while not site.paths() and time.monotonic() < deadline:
            time.sleep(0.02)
        process.terminate()
        _, err = process.communicate(timeout=20)

    assert process.returncode == 130, err
    assert Path("reports/paper.json").exists()


def test_what_is_ignored_stays_ignored(site: Site) -> None:
    command = f"trap '' HUP; exec {sys.executable} -m citeaudit check {site.base}/1"
    with subprocess.Popen(["sh", "-c", command], text=True, stdout=subprocess.PIPE) as process:
        while not site.paths():
            time.sleep(0.02)
        os.kill(process.pid, signal.SIGHUP)
        out, _ = process.communicate(timeout=20)

    assert process.returncode == 0
    assert out.startswith("ok ")


def test_two_signals_of_which_one_had_to_wait_end_a_run_once() -> None:
    code = """
import os, signal, time
from citeaudit.cli import interrupts
from citeaudit.net import engine

def called_by_libcurl():
    os.kill(os.getpid(), signal.SIGINT)
    for _ in range(100): pass

engine.CALLED_BY_LIBCURL |= {called_by_libcurl.__code__}
interrupts.heed()
try:
    called_by_libcurl()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(1)
except KeyboardInterrupt:
    time.sleep(0.05)
    print("written down")
"""

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=10)

    assert (done.stdout, done.stderr) == ("written down\n", "")
