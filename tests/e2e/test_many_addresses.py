"""`citeaudit check` on so many addresses that several processes ask them."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="needs two cores of a Linux"
)
COUNT = 2200
HOSTS = 20


class Site:
    """Answers under every loopback address: each fifth page is gone, and `slow` says how long an answer takes.

    Those in `led` lead to one host, and `met` is when it was asked.
    """

    def __init__(self) -> None:
        self.led: frozenset[str] = frozenset()
        self.met: list[float] = []
        self.asked: Counter[str] = Counter()
        self.slow = 0.0
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self.open_connections: set[asyncio.BaseTransport] = set()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> "Site":
        self._thread.start()
        self._ready.wait(10)
        return self

    def __exit__(self, *_exc: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _run(self) -> None:
        serve = self._loop.create_server(lambda: _Answering(self), "0.0.0.0", 0, backlog=512)
        server = self._loop.run_until_complete(serve)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        for transport in self.open_connections:
            transport.close()
        self._loop.run_until_complete(server.wait_closed())
        self._loop.close()

    def answer(self, transport: asyncio.Transport, path: str) -> None:
        """One request; a path that is no number is an invented one."""
        number = path.removeprefix("/")
        if number in self.led:
            place = f"http://127.0.3.1:{self.port}/met/{number}"
            head = f"HTTP/1.1 302 Found\r\nLocation: {place}\r\nContent-Length: 0\r\n\r\n"
            _write(transport, head.encode())
            return
        if number.startswith("met/"):
            self.met.append(time.monotonic())
            number = number.removeprefix("met/")
        elif number.isdigit():
            self.asked[number] += 1
        gone = not number.isdigit() or int(number) % 5 == 0
        body = f"<title>Page {number}</title><h1>Page</h1>".encode()
        head = f"HTTP/1.1 {'404 Gone' if gone else '200 OK'}\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n"
        self._loop.call_later(self.slow, _write, transport, head.encode() + body)


class _Answering(asyncio.Protocol):
    def __init__(self, site: Site) -> None:
        self._site = site
        self._rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._site.open_connections.add(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self._site.open_connections.discard(self._transport)

    def data_received(self, data: bytes) -> None:
        self._rest += data
        while b"\r\n\r\n" in self._rest:
            head, _, self._rest = self._rest.partition(b"\r\n\r\n")
            self._site.answer(self._transport, head.split(b" ", 2)[1].decode())


def _write(transport: asyncio.Transport, answer: bytes) -> None:
    if not transport.is_closing():
        transport.write(answer)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "citeaudit.toml").write_text(
        'store = "sqlite:///state.sqlite"\n[check]\nallow-net = ["127.0.0.0/8"]\ninterval = 0.0\nper-host = 4\nretries = 0\nrobots = false\n'
    )
    with Site() as server:
        (tmp_path / "list.txt").write_text(
            "\n".join(f"http://127.0.2.{1 + n % HOSTS}:{server.port}/{n}" for n in range(COUNT))
        )
        yield server


def started(*options: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "citeaudit", "check", "list.txt", "--format", "jsonl"]
    return subprocess.Popen(
        [*command, *options], text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def children_of(process: "subprocess.Popen[str]") -> list[int]:
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    return [int(number) for number in listed.split()]


def test_every_address_gets_its_verdict_and_is_asked_once(site: Site) -> None:
    with started() as process:
        out, err = process.communicate(timeout=60)
    links = [json.loads(line) for line in out.splitlines()]
    verdicts = {int(link["url"].rpartition("/")[2]): link["verdict"] for link in links}

    assert process.returncode == 1, err
    assert len(links) == COUNT
    assert all(verdicts[n] == ("dead" if n % 5 == 0 else "ok") for n in range(COUNT))
    assert all(link["evidence"] for link in links)
    assert set(site.asked.values()) == {1}


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_keeps_what_all_of_them_found_and_the_next_run_asks_the_rest(
    ending: signal.Signals, site: Site
) -> None:
    site.slow = 0.2
    with started() as process:
        assert process.stdout is not None
        process.stdout.readline()
        children = children_of(process)
        process.send_signal(ending)
        _, err = process.communicate(timeout=60)
    asked = sum(site.asked.values())
    site.slow = 0.0
    with started() as again:
        out, _ = again.communicate(timeout=60)

    assert process.returncode == 130, err
    assert "run it again to go on" in err
    assert len(children) == min(len(os.sched_getaffinity(0)), 4)
    assert 0 < asked < COUNT
    assert len(out.splitlines()) == COUNT
    # What was under way when the interrupt came is asked again, what had been answered is not.
    assert sum(site.asked.values()) - COUNT <= 4 * HOSTS + len(children) * 8


def test_a_process_that_is_killed_is_told_and_nothing_found_is_lost(site: Site) -> None:
    site.slow = 0.2
    with started() as process:
        assert process.stdout is not None
        process.stdout.readline()
        os.kill(children_of(process)[0], signal.SIGKILL)
        _, err = process.communicate(timeout=60)
    site.slow = 0.0
    with started() as again:
        out, _ = again.communicate(timeout=60)

    assert process.returncode == 4, err
    assert "Traceback" not in err
    assert len(out.splitlines()) == COUNT
    assert sum(site.asked.values()) < 2 * COUNT


def test_a_run_that_is_killed_takes_its_processes_along(site: Site) -> None:
    site.slow = 0.02
    with started() as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.kill()
        # They hold our pipes, too: nothing more comes once they are gone.
        process.communicate(timeout=30)


def test_a_host_to_which_the_addresses_of_all_of_them_lead_is_asked_no_more_often_than_others(
    site: Site,
) -> None:
    interval = 0.02
    site.led = frozenset(map(str, range(60)))

    with started("--interval", str(interval)) as process:
        _, err = process.communicate(timeout=60)

    assert process.returncode == 1, err
    assert len(site.met) == len(site.led)
    assert max(site.met) - min(site.met) >= 0.9 * interval * (len(site.met) - 4)
