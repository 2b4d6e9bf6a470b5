"""The checker as a library: verdicts as they come, left at any time, from threads and event loops."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import chain, repeat
from pathlib import Path
from time import monotonic, sleep

import pytest

import citeaudit
from citeaudit.config import ArchivesConfig, CheckConfig
from e2e.servers import Act, Request, Site, article, response, status

CONFIG = citeaudit.Config(
    check=CheckConfig(interval=0.0, retries=0, robots=False, per_host=2, allow_net=("127.0.0.0/8",)),
    archives=ArchivesConfig(ask=False),
)  # fmt: skip


class Gate:
    """Pages that come at once, but for those under `/slow`, which wait to be let go."""

    def __init__(self) -> None:
        self.opened = threading.Event()

    def __call__(self, request: Request) -> Iterator[Act]:
        if request.path.startswith("/slow"):
            self.opened.wait(20)
        yield response(200, article("Mills"))


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def site(gate: Gate) -> Iterator[Site]:
    with Site(gate) as server:
        yield server
        gate.opened.set()


@pytest.fixture
def store(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/state.sqlite"


def addresses(site: Site, *paths: str) -> list[str]:
    # With its title a page is settled by its own answer.
    return [f"{site.base}/{path}\tMills" for path in paths]


def open_files(site: Site, wanted: int | None = None) -> int:
    """How many files and sockets are open, those of the site aside; looked at until they are as many as wanted."""
    deadline = monotonic() + 2
    while True:
        count = len(list(Path("/proc/self/fd").iterdir())) - len(site._open)
        if wanted in (None, count) or monotonic() > deadline:
            return count
        sleep(0.01)


def test_a_verdict_comes_while_others_are_waited_for(site: Site, gate: Gate, store: str) -> None:
    found = citeaudit.verdicts(addresses(site, "slow", "a", "b"), store=store, config=CONFIG)

    assert {next(found).url[-1], next(found).url[-1]} == {"a", "b"}
    gate.opened.set()
    assert [verdict.url[-4:] for verdict in found] == ["slow"]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs Linux")
def test_who_has_seen_enough_leaves_no_socket_and_no_store_open(site: Site, store: str) -> None:
    list(citeaudit.verdicts(addresses(site, "warm"), store=store, config=CONFIG))
    before = open_files(site)

    for verdict in citeaudit.verdicts(addresses(site, "a", "slow"), store=store, config=CONFIG):
        assert verdict.url.endswith("/a")
        break
    assert open_files(site, before) == before
    with closing(
        citeaudit.verdicts(addresses(site, "b", "slow"), store=store, config=CONFIG)
    ) as it:
        assert next(it).url.endswith("/b")
        assert open_files(site) > before
    assert open_files(site, before) == before
    # What was answered is kept.
    assert [row.url[-1] for row in citeaudit.check([f"{site.base}/b"], store=store, config=CONFIG)] == ["b"]  # fmt: skip
    assert site.paths().count("/b") == 1


def test_a_fault_of_the_callers_goes_through_and_what_was_answered_is_kept(
    site: Site, store: str
) -> None:
    with pytest.raises(ZeroDivisionError):
        for _ in citeaudit.verdicts(addresses(site, "a", "slow"), store=store, config=CONFIG):
            _ = 1 / 0
    list(citeaudit.verdicts(addresses(site, "a"), store=store, config=CONFIG))

    assert site.paths().count("/a") == 1


def test_threads_may_share_a_store_and_hand_an_iterator_on(site: Site, store: str) -> None:
    found: list[str] = []

    def ask(name: str) -> None:
        urls = addresses(site, *(f"{name}{n}" for n in range(5)))
        found.extend(verdict.url for verdict in citeaudit.verdicts(urls, store=store, config=CONFIG))  # fmt: skip

    begun = citeaudit.verdicts(addresses(site, "x", "y"), store=store, config=CONFIG)
    found.append(next(begun).url)
    threads = [threading.Thread(target=ask, args=(name,)) for name in "abc"]
    threads.append(threading.Thread(target=lambda: found.extend(one.url for one in begun)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(found)) == len(found) == 17


def test_an_event_loop_goes_on_meanwhile(site: Site, store: str, tmp_path: Path) -> None:
    paper = tmp_path / "paper.md"
    paper.write_text(
        f"A.[^1]\n\n[^1]: Ann Author, “Mills,” *News*, May 3, 2014, <{site.base}/a>.\n"
    )

    async def both() -> tuple[citeaudit.Report, int]:
        audit = asyncio.ensure_future(citeaudit.audit_async(paper, store=store, config=CONFIG))
        turns = 0
        while not audit.done():
            turns += 1
            await asyncio.sleep(0.001)
        return audit.result(), turns

    report, turns = asyncio.run(both())
    assert [verdict.verdict for verdict in report.verdicts] == ["ok"]
    assert turns > 3


def test_an_audit_that_is_cancelled_ends_at_its_next_answer(
    site: Site, store: str, tmp_path: Path
) -> None:
    paper = tmp_path / "paper.md"
    count = 60
    calls = "".join(f" A.[^{n}]" for n in range(count))
    notes = "".join(f"[^{n}]: Ann Author, “Mills {n},” *News*, May 3, 2014, <{site.base}/{n}>.\n\n" for n in range(count))  # fmt: skip
    paper.write_text(f"{calls}\n\n{notes}")

    async def cancelled() -> None:
        limits = CheckConfig(interval=0.05, retries=0, robots=False, per_host=1, allow_net=("127.0.0.0/8",))  # fmt: skip
        config = citeaudit.Config(check=limits, archives=ArchivesConfig(ask=False))
        audit = asyncio.ensure_future(citeaudit.audit_async(paper, store=store, config=config))
        while not site.asked:
            await asyncio.sleep(0.01)
        audit.cancel()
        with pytest.raises(asyncio.CancelledError):
            await audit

    asyncio.run(cancelled())  # which waits for its threads
    assert len(site.paths()) < count / 2


def test_a_program_that_ends_half_way_keeps_what_was_answered(site: Site, store: str) -> None:
    wanted = [*addresses(site, *map(str, range(8))), f"{site.base}/slow\tMills"]
    code = f"""
import citeaudit
from citeaudit.config import *
config = Config(check={CONFIG.check!r})
found = citeaudit.verdicts({wanted!r}, store={store!r}, config=config)
print(len([next(found) for _ in range(8)]))
"""

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=20)

    assert (done.stdout, done.stderr) == ("8\n", "")
    before = len(site.asked)
    assert len(list(citeaudit.verdicts(wanted[:8], store=store, config=CONFIG))) == 8
    assert len(site.asked) == before


def test_a_run_that_takes_days_counts_what_it_heard_last(site: Site, store: str) -> None:
    start = datetime(2026, 5, 1, tzinfo=UTC)
    told = chain([start], repeat(start + timedelta(days=3)))

    rows = citeaudit.check(
        addresses(site, "mills"), store=store, config=CONFIG, clock=lambda: next(told)
    )

    assert {row.at for row in rows} == {start + timedelta(days=3)}


def test_what_was_written_while_the_clock_stood_wrong_is_not_the_last_word(
    gate: Gate, site: Site, store: str
) -> None:
    wanted = addresses(site, "mills")
    in_2035 = datetime(2035, 1, 1, tzinfo=UTC)
    (first,) = citeaudit.verdicts(wanted, store=store, config=CONFIG, clock=lambda: in_2035)
    site.behaviour = status(410)

    (second,) = citeaudit.verdicts(wanted, store=store, config=CONFIG)
    row = max(citeaudit.check(wanted, store=store, config=CONFIG), key=lambda row: row.at)

    assert (first.verdict, second.verdict) == ("ok", "dead")
    assert row.at < in_2035
