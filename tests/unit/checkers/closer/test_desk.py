"""The desk: bounded in time and memory, whatever it is given to read."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from archives.pdfs import hostile, pdf
from citeaudit.checkers.closer.desk import Desk

GOOD = pdf([f"Water and War in the Jordan Basin\n{'The valley is long. ' * 40}"])
HOSTILE = hostile()
_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc and stops a process")


def ask(desk: Desk, body: bytes) -> str:
    found = desk.ask("pdf", body, url="http://a.test/a.pdf", until="2026-01-31")
    return found.get("opening", ("", ""))[0]


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    opened = Desk()
    yield opened
    opened.close()


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_pdf_ends_in_time_and_leaves_the_next_one_readable(desk: Desk, name: str) -> None:
    began = time.monotonic()

    ask(desk, HOSTILE[name])

    assert time.monotonic() - began < 10
    assert ask(desk, GOOD).startswith("Water and War")


@_LINUX
def test_the_reader_has_little_memory(desk: Desk) -> None:
    for body in HOSTILE.values():
        ask(desk, body)
    assert ask(desk, GOOD)
    assert desk._reader is not None
    status = Path(f"/proc/{desk._reader.pid}/status").read_text()
    peak = int(status.partition("VmHWM:")[2].split()[0])

    assert peak < 200 * 1024  # KiB


@_LINUX
def test_a_reader_that_does_not_answer_is_ended_and_replaced() -> None:
    desk = Desk(patience=0.3)
    try:
        desk._patience = 10.0  # the first one has to be loaded
        assert ask(desk, GOOD)
        desk._patience = 0.3
        assert desk._reader is not None
        stuck = desk._reader
        os.kill(stuck.pid, signal.SIGSTOP)

        assert ask(desk, GOOD) == ""
        assert stuck.returncode == -signal.SIGKILL
        desk._patience = 10.0
        assert ask(desk, GOOD)
    finally:
        desk.close()


def test_after_too_much_time_for_nothing_none_is_asked_for_any_more() -> None:
    desk = Desk(patience=0.01, wasted=0.001)
    try:
        assert ask(desk, GOOD) == ""
        desk._patience = 10.0

        assert ask(desk, GOOD) == ""
        assert desk._reader is None
    finally:
        desk.close()


def test_a_reader_that_dies_is_replaced(desk: Desk) -> None:
    assert ask(desk, GOOD)
    assert desk._reader is not None
    desk._reader.kill()
    desk._reader.wait()
    ask(desk, GOOD)

    assert ask(desk, GOOD)


BLOCKER = """
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("pypdf", "trafilatura", "htmldate"):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Absent())
"""


def test_without_the_extras_nothing_is_found_and_nothing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text(BLOCKER)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    desk = Desk()
    try:
        assert ask(desk, GOOD) == ""
        assert desk.ask("page", b"<h1>A</h1>", url="http://a.test", until="2026-01-31") == {}
        assert desk._absent == {"pdf", "page"}
    finally:
        desk.close()


def test_whoever_prints_does_not_disturb_the_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import builtins, atexit\nimport zlib\nold = zlib.decompress\n"
        "def loud(*a, **k):\n    print('noise', flush=True)\n    return old(*a, **k)\nzlib.decompress = loud\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    desk = Desk()
    try:
        assert ask(desk, GOOD).startswith("Water and War")
    finally:
        desk.close()


def test_many_threads_get_each_its_own_answer(desk: Desk) -> None:
    titles = [f"The Tale of Mill Number {number}" for number in range(24)]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda title: ask(desk, pdf([f"{title}\n{'Text. ' * 150}"])), titles))

    assert [opening[: len(title)] for opening, title in zip(found, titles, strict=True)] == titles
