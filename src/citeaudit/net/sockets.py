"""Which sockets have something to say: epoll where there is one, whatever `selectors` finds elsewhere.

libcurl watches and forgets a socket for every request. A socket that is forgotten stays with epoll until it speaks up or is
watched again: most connections carry the next request at once.
"""

import select
import selectors
from contextlib import suppress
from math import ceil

# The same bits as libcurl's, so that nothing has to be put into other words for it.
READ = 1
WRITE = 2


class _Polled:
    """By epoll itself."""

    def __init__(self) -> None:
        self._poll = select.epoll()
        self._watched: set[int] = set()
        self._resting: set[int] = set()  # with epoll still, but nobody waits for them

    def watch(self, fd: int, what: int) -> None:
        """Look out for a socket that can be read, written, or both; again with another wish."""
        mask = (select.EPOLLIN if what & READ else 0) | (select.EPOLLOUT if what & WRITE else 0)
        known = fd in self._watched or fd in self._resting
        self._resting.discard(fd)
        self._watched.add(fd)
        if known:
            try:
                self._poll.modify(fd, mask)
                return
            except FileNotFoundError:
                pass  # closed since; another socket has its number now
        self._poll.register(fd, mask)

    def forget(self, fd: int) -> None:
        """Look out for it no more."""
        if fd in self._watched:
            self._watched.discard(fd)
            self._resting.add(fd)

    def ready(self, wait: float) -> list[tuple[int, int]]:
        """The sockets that are ready within so many seconds, and for what; a broken one is ready for all."""
        # epoll counts in milliseconds; to wake before the time would be to turn in circles.
        most = max(len(self._watched) + len(self._resting), 1)
        events = self._poll.poll(ceil(wait * 1e3) * 1e-3, most)
        return [
            (
                fd,
                (READ if mask & ~select.EPOLLOUT else 0) | (WRITE if mask & ~select.EPOLLIN else 0),
            )
            for fd, mask in events
            if fd in self._watched or self._drop(fd)
        ]

    def _drop(self, fd: int) -> bool:
        """Of a socket at rest nobody wants to hear: its far end hung up. False, as an answer to whether it is ready."""
        self._resting.discard(fd)
        with suppress(OSError):  # closed since
            self._poll.unregister(fd)
        return False

    def close(self) -> None:
        """Watch nothing any more."""
        self._poll.close()


class _Selected:
    """By the standard library's choice for this system."""

    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()

    def watch(self, fd: int, what: int) -> None:
        """See `_Polled`."""
        mask = (selectors.EVENT_READ if what & READ else 0) | (
            selectors.EVENT_WRITE if what & WRITE else 0
        )
        if fd in self._selector.get_map():
            self._selector.modify(fd, mask)
        else:
            self._selector.register(fd, mask)

    def forget(self, fd: int) -> None:
        """See `_Polled`."""
        if fd in self._selector.get_map():
            self._selector.unregister(fd)

    def ready(self, wait: float) -> list[tuple[int, int]]:
        """See `_Polled`."""
        return [
            (
                key.fd,
                (READ if mask & selectors.EVENT_READ else 0)
                | (WRITE if mask & selectors.EVENT_WRITE else 0),
            )
            for key, mask in self._selector.select(wait)
        ]

    def close(self) -> None:
        """See `_Polled`."""
        self._selector.close()


Sockets = _Polled if hasattr(select, "epoll") else _Selected
