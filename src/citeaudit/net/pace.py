"""Whose turn it is: a queue per host, one pool for all; a waiting host holds nothing up.

Time is a plain number of seconds that only rises; the caller says what it is.
"""

from collections import deque
from collections.abc import Callable, Collection, Hashable
from heapq import heappop, heappush
from typing import Generic, TypeVar

Item = TypeVar("Item")
Host = Hashable


class _Queue(Generic[Item]):
    """One host's addresses, and when the next may start."""

    __slots__ = ("active", "held", "interval", "items", "listed", "ready_at", "sharers")

    def __init__(self, interval: float, sharers: int) -> None:
        self.items: deque[Item] = deque()
        self.interval = interval
        self.sharers = sharers
        self.ready_at = 0.0
        self.active = 0
        self.held = False
        self.listed = False


class Pace(Generic[Item]):
    """Deals out items so that each host sees few at a time, with a pause between starts.

    A host is in the heap at most once, and only while it has an item to start; so a host with a thousand
    addresses costs the pool nothing while it waits.
    """

    def __init__(self, *, interval: float, per_host: int) -> None:
        self._interval = interval
        self._per_host = max(per_host, 1)
        self._sharers: Callable[[Host], int] = lambda _host: 1
        self._queues: dict[Host, _Queue[Item]] = {}
        self._ready: list[tuple[float, int, Host]] = []
        self._serial = 0
        self._waiting = 0

    def __len__(self) -> int:
        return self._waiting

    def push(self, host: Host, item: Item, *, first: bool = False) -> None:
        """Put an item at the end of its host's queue, or `first` in it."""
        queue = self._queue(host)
        if first:
            queue.items.appendleft(item)
        else:
            queue.items.append(item)
        self._waiting += 1
        self._list(host, queue)

    def pop(self, now: float) -> tuple[Host, Item] | None:
        """The next item that may start now, counted as started; None if there is none yet."""
        while self._ready and self._ready[0][0] <= now:
            _, _, host = heappop(self._ready)
            queue = self._queues[host]
            queue.listed = False
            if queue.ready_at > now:  # pushed back since it was listed
                self._list(host, queue)
                continue
            if not queue.items or queue.held or queue.active >= self._per_host:
                continue
            item = queue.items.popleft()
            self._waiting -= 1
            queue.active += 1
            queue.ready_at = now + queue.interval * queue.sharers
            self._list(host, queue)
            return host, item
        return None

    def done(self, host: Host) -> None:
        """An item of this host is finished; the next may take its place."""
        queue = self._queue(host)
        queue.active -= 1
        self._list(host, queue)

    def put_back(self, host: Host, item: Item) -> None:
        """Undo a pop: the item is first in its queue again, and its start does not count."""
        queue = self._queue(host)
        queue.items.appendleft(item)
        self._waiting += 1
        queue.active -= 1
        self.forgive(host)

    def hosts(self) -> Collection[Host]:
        """The hosts that are known so far."""
        return self._queues.keys()

    def share(self, sharers: Callable[[Host], int]) -> None:
        """Of hosts that come up from now on, `sharers` says how many paces deal out starts; each takes only its part of them."""
        self._sharers = sharers

    def hold(self, host: Host) -> None:
        """Start nothing on this host until it is freed."""
        self._queue(host).held = True

    def free(self, host: Host, *, interval: float | None = None) -> None:
        """Let a held host go on, from now with at least this pause between starts."""
        queue = self._queue(host)
        queue.held = False
        if interval is not None:
            queue.interval = max(queue.interval, interval)
        self._list(host, queue)

    def wait_until(self, host: Host, moment: float) -> None:
        """Start nothing on this host before a moment (what Retry-After asks for)."""
        queue = self._queue(host)
        queue.ready_at = max(queue.ready_at, moment)

    def forgive(self, host: Host) -> None:
        """The last start reached nobody: the next one needs no pause."""
        queue = self._queue(host)
        queue.ready_at = 0.0
        queue.listed = False  # what is still in the heap is passed over when its time comes
        self._list(host, queue)

    def next_start(self) -> float | None:
        """When the next item may start, as far as is known; None if nothing waits for time alone."""
        return self._ready[0][0] if self._ready else None

    def _queue(self, host: Host) -> _Queue[Item]:
        queue = self._queues.get(host)
        if queue is None:
            queue = self._queues[host] = _Queue(self._interval, self._sharers(host))
        return queue

    def _list(self, host: Host, queue: _Queue[Item]) -> None:
        if queue.listed or queue.held or not queue.items or queue.active >= self._per_host:
            return
        queue.listed = True
        self._serial += 1
        heappush(self._ready, (queue.ready_at, self._serial, host))
