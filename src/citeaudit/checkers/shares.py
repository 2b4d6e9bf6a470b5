"""The walk over many addresses dealt out to several processes, each with hosts of its own.

    addresses ──> by host ─┬─> process ── walk ──┐
                           └─> process ── walk ──┴─> rows, with what each settles

One process asks a few thousand addresses a second; reading their pages takes it longer than the network does. A host's
addresses stay together, so that its turns are kept as one walk keeps them; so do the hosts of a domain, since most redirects
lead from one to another. A host that no share holds is met by several walks: each leaves it the longer alone.
"""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple

import msgspec

from citeaudit.checkers.dealing import domain_of
from citeaudit.checkers.plan import Address
from citeaudit.checkers.walk import Walk
from citeaudit.config import CheckConfig
from citeaudit.model.evidence import Fetch
from citeaudit.net.address import host_key
from citeaudit.net.engine import Engine

# Fewer addresses, or fewer starts a second than this, are no work for a second process.
_MANY = 2_000
_BRISK = 300.0
_MOST = 4  # processes
# A walk looks up from its waiting at least once a second (seconds).
_PATIENCE = 3.0
_GLANCE = 1.0  # seconds
_BATCH = 500  # rows handed over together; sooner wherever a walk has to wait


class _Stopped(Exception):
    """Nobody waits for this walk any more."""


class Settled(NamedTuple):
    """A row of evidence, and the addresses about which nothing more will be asked."""

    row: Fetch
    urls: list[str]


# Makes a walk on an engine; the walk calls what it is given before it waits.
Start = Callable[[Engine, Callable[[], None]], Walk]
_Batch = list[tuple[Fetch, list[str]]]


def shares(wanted: list[Address], limits: CheckConfig) -> list[list[Address]]:
    """The addresses as they are best dealt out: in one share where more would not be faster, or not be safe."""
    hosts: dict[str, list[Address]] = {}
    for address in wanted:
        hosts.setdefault(host_key(address.url), []).append(address)
    domains: dict[str, list[Address]] = {}
    for host, held in hosts.items():
        domains.setdefault(domain_of(host), []).extend(held)
    brisk = limits.interval <= 0 or len(hosts) / limits.interval >= _BRISK
    count = min(_cores(), _MOST, len(domains))
    if len(wanted) < _MANY or not brisk or count < 2 or not _may_fork():
        return [wanted]
    dealt: list[list[Address]] = [[] for _ in range(count)]
    for held in sorted(domains.values(), key=len, reverse=True):
        min(dealt, key=len).extend(held)
    return dealt


def walk_all(
    dealt: list[list[Address]],
    start: Start,
    engine: Callable[[], Engine],
    meanwhile: Callable[[], None],
) -> "OneWalk | ManyWalks":
    """Visit each share, in this process where there is one share only. `meanwhile` is called at least once a second."""
    if len(dealt) == 1:
        return OneWalk(dealt[0], start, engine, meanwhile)
    return ManyWalks(dealt, start, engine, meanwhile)


class OneWalk:
    """A walk in this process; iterate it once, then ask for what is `left`."""

    def __init__(
        self,
        wanted: list[Address],
        start: Start,
        engine: Callable[[], Engine],
        meanwhile: Callable[[], None],
    ) -> None:
        self._wanted = wanted
        self._start = start
        self._engine = engine
        self._meanwhile = meanwhile
        self._walk: Walk | None = None

    def __iter__(self) -> Generator[Settled]:
        with self._engine() as engine:
            self._walk = walk = self._start(engine, self._meanwhile)
            for row in walk.visit(self._wanted):
                yield Settled(row, walk.settled())

    def left(self) -> list[Fetch]:
        """The rows that were held back when the iteration ended."""
        return [row for _, row in self._walk.held] if self._walk else []


class ManyWalks:
    """A walk in each of several processes; iterate it once, then ask for what is `left`."""

    def __init__(
        self,
        dealt: list[list[Address]],
        start: Start,
        engine: Callable[[], Engine],
        meanwhile: Callable[[], None],
    ) -> None:
        self._meanwhile = meanwhile
        self._heard: deque[Settled] = deque()
        self._decoder = msgspec.msgpack.Decoder(list[Settled])
        context = multiprocessing.get_context("fork")
        self._workers: dict[Connection, Any] = {}
        # Memory that nobody writes to stays shared: the collector leaves alone what is there by now, and each process
        # unpacks its share, because to look at an address is to write to it (its count of references).
        shares = [msgspec.msgpack.encode(share) for share in dealt]
        gc.freeze()
        for share in shares:
            ours, theirs = context.Pipe(duplex=False)
            # Nobody but us holds our end of a pipe, or a process would not notice that we are gone.
            worker = context.Process(
                target=_visit,
                args=(share, start, engine, theirs, [*self._workers, ours]),
                daemon=True,
            )
            worker.start()
            theirs.close()
            self._workers[ours] = worker
        gc.unfreeze()

    def __iter__(self) -> Generator[Settled]:
        try:
            while self._workers:
                self._meanwhile()
                for pipe in wait(list(self._workers), _GLANCE):
                    assert isinstance(pipe, Connection)
                    with _interrupts_waiting():
                        self._heard.extend(self._next(pipe))
                    while self._heard:
                        yield self._heard.popleft()
        finally:
            self._end()

    def left(self) -> list[Fetch]:
        """The rows that came in when nobody waited for them any more."""
        return [settled.row for settled in self._heard]

    def _next(self, pipe: Connection) -> list[Settled]:
        try:
            return self._decoder.decode(pipe.recv_bytes())
        except EOFError:
            worker = self._workers.pop(pipe)
            pipe.close()
            worker.join()
            if worker.exitcode:
                raise RuntimeError(
                    f"a process that asked addresses ended with {worker.exitcode}"
                ) from None
            return []

    def _end(self) -> None:
        """Have whoever still walks stop and hand over what it has; one that does not is not waited for long."""
        for worker in self._workers.values():
            worker.terminate()
        for pipe, worker in self._workers.items():
            # A message that the end of its process cut in two is no message.
            with suppress(EOFError, OSError, msgspec.DecodeError):
                while pipe.poll(_PATIENCE):
                    self._heard.extend(self._decoder.decode(pipe.recv_bytes()))
            worker.kill()
            worker.join()
            pipe.close()
        self._workers.clear()


@contextmanager
def _interrupts_waiting() -> Iterator[None]:
    """A message from a process is taken in whole: an interrupt waits until its rows are ours."""
    endings = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, endings)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _visit(
    share: bytes,
    start: Start,
    engine: Callable[[], Engine],
    pipe: Connection,
    others: Iterable[Connection],
) -> None:
    """One process's work: walk its share and hand over what it learns."""
    # An interrupt is the parent's to answer: it takes what is there, and then ends us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    told_to_stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: told_to_stop.set())
    for other in others:
        other.close()
    encoder = msgspec.msgpack.Encoder()
    rows: _Batch = []

    def hand_over() -> None:
        if rows:
            pipe.send_bytes(encoder.encode(rows))
            rows.clear()
        if told_to_stop.is_set():
            raise _Stopped

    with suppress(BrokenPipeError, _Stopped), engine() as running:
        walk = start(running, hand_over)
        try:
            for row in walk.visit(msgspec.msgpack.decode(share, type=list[Address])):
                rows.append((row, walk.settled()))
                if len(rows) >= _BATCH:
                    hand_over()
        finally:
            rows.extend((row, []) for _, row in walk.held)
            hand_over()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _may_fork() -> bool:
    """A copy of a process is only sound where no other thread of it was at work."""
    return sys.platform == "linux" and threading.active_count() == 1
