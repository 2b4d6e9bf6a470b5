"""Real servers on loopback that misbehave in one way each.

A behaviour is a function from a request to what happens on the wire: bytes are sent, a number is a pause in seconds,
RESET breaks the connection off. Whatever is left unsaid closes it.
"""

import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, Final, NamedTuple

RESET: Final = "reset"
Act = bytes | float | str


class Request(NamedTuple):
    """What a server was asked: `nth` counts the requests for this path, from 1."""

    path: str
    headers: dict[str, str]
    nth: int
    base: str


Behaviour = Callable[[Request], Iterator[Act]]


class Site:
    """A server with one behaviour. Use as a context manager; `asked` lists the requests it was sent."""

    def __init__(
        self,
        behaviour: Behaviour,
        *,
        host: str = "127.0.0.1",
        tls: Any = None,
        robots: "str | Behaviour | None" = None,
    ) -> None:
        self.behaviour = behaviour
        self.asked: list[Request] = []
        self.at: list[float] = []
        self._robots = (
            status(404) if robots is None else text(robots) if isinstance(robots, str) else robots
        )
        self._counts: Counter[str] = Counter()
        self._tls = tls
        self._open: set[socket.socket] = set()
        self._over = threading.Event()
        self._listener = socket.create_server((host, 0), backlog=128)
        self.port = self._listener.getsockname()[1]
        scheme = "https" if tls else "http"
        self.base = f"{scheme}://{host}:{self.port}"
        self._thread = threading.Thread(target=self._accept, daemon=True)

    def __enter__(self) -> "Site":
        self._thread.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._over.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in list(self._open):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self._thread.join(2)

    def paths(self) -> list[str]:
        """The paths asked for, robots.txt aside."""
        return [request.path for request in self.asked if request.path != "/robots.txt"]

    def _accept(self) -> None:
        while not self._over.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        self._open.add(connection)
        try:
            if self._tls is not None:
                plain = connection
                connection = self._tls.wrap_socket(plain, server_side=True)
                self._open.discard(plain)
                self._open.add(connection)
            while (request := self._read(connection)) is not None and self._play(
                connection, request
            ):
                pass
        except OSError:
            pass
        finally:
            self._open.discard(connection)
            connection.close()

    def _read(self, connection: socket.socket) -> Request | None:
        data = b""
        while b"\r\n\r\n" not in data:
            piece = connection.recv(65536)
            if not piece:
                return None
            data += piece
        first, *lines = data.decode("latin-1").split("\r\n")
        path = first.split(" ")[1]
        headers = {
            name.lower(): value.strip()
            for name, _, value in (line.partition(":") for line in lines)
            if name
        }
        self._counts[path] += 1
        request = Request(path, headers, self._counts[path], self.base)
        self.asked.append(request)
        self.at.append(time.monotonic())
        return request

    def _play(self, connection: socket.socket, request: Request) -> bool:
        """Act the request out; whether the connection may serve another."""
        behaviour = self._robots if request.path == "/robots.txt" else self.behaviour
        for act in behaviour(request):
            if act == RESET:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return False
            if isinstance(act, bytes):
                connection.sendall(act)
            elif isinstance(act, float) and self._over.wait(act):
                return False
        return behaviour in _LASTING


_LASTING: set[Behaviour] = set()


def lasting(behaviour: Behaviour) -> Behaviour:
    """Mark a behaviour whose answers end properly, so that its connections may be used again."""
    _LASTING.add(behaviour)
    return behaviour


def response(code: int = 200, body: bytes = b"", *, words: str = "OK", **headers: str) -> bytes:
    """A whole and proper answer; header names are written with underscores."""
    given = {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": str(len(body)),
        "Connection": "close",
    }
    given.update({name.replace("_", "-"): value for name, value in headers.items()})
    lines = "".join(f"{name}: {value}\r\n" for name, value in given.items())
    return f"HTTP/1.1 {code} {words}\r\n{lines}\r\n".encode("latin-1") + body


def html(title: str, *, heading: str | None = None, body: str = "", head: str = "") -> bytes:
    """A small page."""
    shown = f"<h1>{heading}</h1>" if heading else ""
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{shown}{body}</body></html>".encode()


PROSE = "".join(
    f"<p>The committee met in room {number} and heard what the region had done about its harbours and roads.</p>"
    for number in range(12)
)


def article(title: str) -> bytes:
    """A page with a title and enough running text to be an article."""
    return html(title, heading=title, body=PROSE)


def status(code: int, **headers: str) -> Behaviour:
    """A server that answers everything with one status."""
    return lambda _request: iter([response(code, html(f"Status {code}"), **headers)])


def page(body: bytes, **headers: str) -> Behaviour:
    """A server that answers everything with one page."""
    return lambda _request: iter([response(200, body, **headers)])


def text(body: str) -> Behaviour:
    """A server that answers with plain text."""
    return page(body.encode(), Content_Type="text/plain")


def wire(*acts: Act) -> Behaviour:
    """A server that does just this on the wire."""
    return lambda _request: iter(acts)


def by_path(table: dict[str, Behaviour], otherwise: Behaviour) -> Behaviour:
    """A server with a behaviour for each path."""
    return lambda request: table.get(request.path.partition("?")[0], otherwise)(request)


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """A server that behaves differently each time a path is asked; the last goes on."""
    return lambda request: behaviours[min(request.nth, len(behaviours)) - 1](request)


def redirect(location: str, code: int = 302) -> Behaviour:
    """A server that sends its reader elsewhere."""
    return lambda request: iter([response(code, Location=location.replace("{base}", request.base))])
