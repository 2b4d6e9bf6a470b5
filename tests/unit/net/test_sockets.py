"""Which sockets have something to say, by either way of asking."""

import select
import socket
from collections.abc import Iterator

import pytest

from citeaudit.net import sockets
from citeaudit.net.sockets import READ, WRITE

KINDS = [sockets._Selected, *([sockets._Polled] if hasattr(select, "epoll") else [])]


@pytest.fixture(params=KINDS)
def watched(request: pytest.FixtureRequest) -> Iterator[sockets._Polled | sockets._Selected]:
    kept = request.param()
    yield kept
    kept.close()


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def test_a_socket_is_ready_for_what_was_asked(watched, pair):
    ours, theirs = pair
    watched.watch(ours.fileno(), READ)

    assert watched.ready(0) == []

    theirs.send(b"word")

    assert watched.ready(1.0) == [(ours.fileno(), READ)]


def test_a_wish_can_change(watched, pair):
    ours, _ = pair
    watched.watch(ours.fileno(), READ)
    watched.watch(ours.fileno(), WRITE)

    assert watched.ready(1.0) == [(ours.fileno(), WRITE)]


def test_a_forgotten_socket_says_nothing(watched, pair):
    ours, theirs = pair
    watched.watch(ours.fileno(), READ)
    theirs.send(b"word")
    watched.forget(ours.fileno())
    watched.forget(ours.fileno())

    assert watched.ready(0) == []


def test_a_socket_closed_before_it_is_forgotten_stops_nobody(watched, pair):
    ours, theirs = pair
    number = ours.fileno()
    watched.watch(number, READ)
    ours.close()
    watched.forget(number)
    watched.watch(theirs.fileno(), WRITE)

    assert [fd for fd, what in watched.ready(1.0) if what & WRITE] == [theirs.fileno()]


def test_a_far_end_that_hangs_up_is_heard(watched, pair):
    ours, theirs = pair
    watched.watch(ours.fileno(), READ)
    theirs.close()

    assert [fd for fd, what in watched.ready(1.0) if what & READ] == [ours.fileno()]
