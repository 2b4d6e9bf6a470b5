"""The engine: many GETs at a time in one thread, by libcurl's multi interface on one set of sockets.

    send(line, url) ──> libcurl ──> turn() ──> lines whose answer is there

A `Line` is one libcurl handle with its own cookies: the hops of one redirect chain go over one line. Deadlines are
total, bodies are capped, redirects are not followed here, and every connection passes the guard. Nothing raises
for what a server does: an answer has a status or an error.
"""

import time
from collections import deque
from urllib.parse import urlsplit

import pycurl

from citeaudit.config import CheckConfig
from citeaudit.net.address import host_key
from citeaudit.net.environment import (
    ca_bundle,
    ca_folder,
    ipv4_names,
    make_room,
    proxies,
    proxy_doors,
)
from citeaudit.net.guard import Guard, spelled_out
from citeaudit.net.line import HTTP1, HTTP2, MAYBE_OF_HTTP2, NONE_YET, Line
from citeaudit.net.sockets import Sockets
from citeaudit.net.unpack import accepted

ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8"
# Idle connections kept for the next address of the same host; over TLS one holds some 50 kB.
_KEPT_CONNECTIONS = 160
# Seconds for which libcurl keeps what a name server said. That there is no such name it keeps half as long: longer, and
# asking again after a pause would be to hear our own memory.
_NAMES_KEPT = 1
# CURLOPT_SUPPRESS_CONNECT_HEADERS, for which pycurl has no name: what a proxy says is not the host's word.
_SUPPRESS_CONNECT_HEADERS = 265


class Engine:
    """Sends GETs and gathers answers; the caller decides what is sent when, and to whom.

    Use as a context manager. `room` is how many requests may be under way: what the settings allow, or what the
    system has sockets for.
    """

    def __init__(self, limits: CheckConfig, *, agent: str) -> None:
        self.limits = limits
        self._proxies = proxies()
        self.guard = Guard(limits.allow_net, proxy_doors(set(self._proxies.values())))
        self.active = 0
        # Each request holds two sockets, libcurl's and the guard's duplicate, and idle connections are kept.
        sockets = make_room(2 * limits.connections + _KEPT_CONNECTIONS)
        kept = min(_KEPT_CONNECTIONS, sockets // 4)
        self.room = max(min(limits.connections, (sockets - kept) // 2), 1)
        self._agent = agent
        # Whether requests go by a proxy, which then looks the names up.
        self.by_proxy = any(self._proxies.values())
        self._ipv4_names = ipv4_names()
        self._ca_bundle = ca_bundle()
        self._ca_folder = ca_folder()
        self._multi = pycurl.CurlMulti()
        self._sockets = Sockets()
        self._idle: list[Line] = []
        self._due: float | None = None
        self._line_of: dict[pycurl.Curl, Line] = {}
        self._silent: deque[tuple[float, Line, int]] = deque()
        self._fell: list[Line] = []
        self._turned_down: list[Line] = []
        self._without_http2: set[str] = set()  # hosts
        self._multi.setopt(pycurl.M_SOCKETFUNCTION, self._watch)
        self._multi.setopt(pycurl.M_TIMERFUNCTION, self._set_timer)
        self._multi.setopt(pycurl.M_MAXCONNECTS, self.room + kept)

    def __enter__(self) -> "Engine":
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def open(self) -> Line:
        """A line without cookies, for one redirect chain."""
        return self._idle.pop() if self._idle else self._new_line()

    def release(self, line: Line) -> None:
        """The chain is over: its cookies are forgotten, the line serves another."""
        line.curl.setopt(pycurl.COOKIELIST, "ALL")
        line.owner = None
        line.answer = NONE_YET
        self._idle.append(line)

    def cookies(self, line: Line) -> tuple[str, ...]:
        """What the line's servers have set so far (a loop is the same address with the same cookies)."""
        return tuple(sorted(line.curl.getinfo(pycurl.INFO_COOKIELIST)))

    def remember(self, line: Line, cookies: tuple[str, ...]) -> None:
        """Have a fresh line know what the servers of a chain have set on another one."""
        for cookie in cookies:
            line.curl.setopt(pycurl.COOKIELIST, cookie)

    def send(self, line: Line, url: str, *, within: float) -> None:
        """Start a GET that must be over `within` seconds; the answer comes out of a later turn."""
        line.begin(url)
        curl = line.curl
        curl.setopt(pycurl.URL, url)
        milliseconds = max(int(within * 1000), 1)
        if milliseconds != line.within:
            curl.setopt(pycurl.TIMEOUT_MS, milliseconds)
            line.within = milliseconds
        if self.by_proxy:
            curl.setopt(pycurl.PROXY, self._proxies.get(url.partition(":")[0]) or "")
            line.answer.refused = self._refused_by_number(url)
        families = self._families(url)
        if families != line.families:
            curl.setopt(pycurl.IPRESOLVE, families)
            line.families = families
        version = self._version(url)
        if version != line.version:
            curl.setopt(pycurl.HTTP_VERSION, version)
            line.version = version
        self._line_of[curl] = line
        self.active += 1
        if line.answer.refused is not None:
            self._turned_down.append(line)
            return
        self._silent.append((time.monotonic() + self.limits.first_byte, line, line.number))
        self._multi.add_handle(curl)

    def turn(self, patience: float) -> list[Line]:
        """Let the transfers go on, wait at most `patience` seconds, and give the lines that are finished."""
        wait = max(min(patience, self._until_due()), 0.0) if not self._turned_down else 0.0
        for fd, what in self._sockets.ready(wait):
            self._multi.socket_action(fd, what)
        if self._due is not None and time.monotonic() >= self._due:
            self._due = None
            self._multi.socket_action(pycurl.SOCKET_TIMEOUT, 0)
        self._give_up_on_the_silent()
        return self._finished()

    def close(self) -> None:
        """End all transfers and close every connection."""
        for line in self._turned_down:
            del self._line_of[line.curl]
            self._idle.append(line)
        for curl, line in self._line_of.items():
            self._multi.remove_handle(curl)
            curl.close()
            line.shut()
        self._line_of.clear()
        for line in self._idle:
            line.curl.close()
        self._idle.clear()
        self._multi.close()
        self._sockets.close()

    def _new_line(self) -> Line:
        line = Line(self)
        curl = line.curl
        for option, value in (
            (pycurl.NOSIGNAL, 1),
            (pycurl.FOLLOWLOCATION, 0),
            (pycurl.HTTP_VERSION, HTTP2),
            (pycurl.PROTOCOLS, pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS),
            (pycurl.USERAGENT, self._agent),
            (pycurl.CONNECTTIMEOUT_MS, max(int(self.limits.connect * 1000), 1)),
            (pycurl.DNS_CACHE_TIMEOUT, _NAMES_KEPT),
            (pycurl.COOKIEFILE, ""),
            (pycurl.HTTP_CONTENT_DECODING, 0),
            (pycurl.PATH_AS_IS, 1),
            (pycurl.HTTPHEADER, [f"Accept: {ACCEPT}", f"Accept-Encoding: {accepted()}", "Accept-Language: *"]),
            (pycurl.PROXY, ""),
            (_SUPPRESS_CONNECT_HEADERS, 1),
            (pycurl.HEADERFUNCTION, line.head.append),
            (pycurl.WRITEFUNCTION, line.on_body),
            (pycurl.OPENSOCKETFUNCTION, line.on_socket),
            (pycurl.CAINFO, self._ca_bundle),
        ):  # fmt: skip
            curl.setopt(option, value)
        if self._ca_folder is not None:
            curl.setopt(pycurl.CAPATH, self._ca_folder)
        return line

    def _refused_by_number(self, url: str) -> str | None:
        """The private address that an address names by its number; a proxy would go there for us, past our guard.

        A name is looked up by the proxy alone.
        """
        host = urlsplit(url).hostname or ""
        address = spelled_out(host)
        return address if address is not None and not self.guard.allows(address) else None

    def _families(self, url: str) -> int:
        """Which kinds of address to ask name servers for."""
        known: int = pycurl.IPRESOLVE_WHATEVER
        if self._ipv4_names and host_key(url).partition(":")[0] in self._ipv4_names:
            known = pycurl.IPRESOLVE_V4
        return known

    def _version(self, url: str) -> int:
        """The newest version of HTTP to speak with a host, if it takes it."""
        known: int = HTTP2
        if self._without_http2 and host_key(url) in self._without_http2:
            known = HTTP1
        return known

    def _asked_again_by_http1(self, line: Line, code: int) -> bool:
        """Ask once more, without HTTP/2, a host that broke it off; what is left of the time is all there is."""
        url = line.answer.url
        if code not in MAYBE_OF_HTTP2 or line.version == HTTP1 or not url.startswith("https:"):
            return False
        left = line.within / 1000 - line.curl.getinfo(pycurl.TOTAL_TIME)
        if left <= 0 or not line.brought_nothing():
            return False
        self._without_http2.add(host_key(url))
        line.shut()
        self._take_off(line)
        self.send(line, url, within=left)
        return True

    def _watch(self, event: int, fd: int, _multi: object, _data: object) -> None:
        """libcurl says which sockets it waits for, and for what."""
        if event == pycurl.POLL_REMOVE:
            self._sockets.forget(fd)
        else:
            self._sockets.watch(fd, event)

    def _set_timer(self, milliseconds: int) -> None:
        self._due = None if milliseconds < 0 else time.monotonic() + milliseconds / 1000

    def _until_due(self) -> float:
        now = time.monotonic()
        due = self._due if self._due is not None else now + 1.0
        if self._silent:
            due = min(due, self._silent[0][0])
        return due - now

    def _give_up_on_the_silent(self) -> None:
        """End the requests that have not heard a byte in time; all wait equally long, so the oldest is first."""
        now = time.monotonic()
        silent = self._silent
        while silent and (
            silent[0][0] <= now or silent[0][1].heard or silent[0][1].number != silent[0][2]
        ):
            _, line, number = silent.popleft()
            if line.number == number and not line.heard and line.curl in self._line_of:
                # Whoever is silent by HTTP/2 may speak by HTTP/1.1, if it is asked again.
                self._without_http2.add(host_key(line.answer.url))
                self._multi.remove_handle(line.curl)
                self._close(line, pycurl.E_OPERATION_TIMEDOUT, "no byte of an answer in time")
                self._fell.append(line)

    def _finished(self) -> list[Line]:
        finished, self._fell = self._fell, []
        while self._turned_down:
            line = self._turned_down.pop()
            finished.append(self._close(line, pycurl.E_COULDNT_CONNECT, ""))
        left = 1
        while left:
            left, succeeded, failed = self._multi.info_read()
            for curl in succeeded:
                finished.append(self._close(self._line_of[curl], 0, ""))
                self._multi.remove_handle(curl)
            for curl, code, message in failed:
                line = self._line_of[curl]
                self._multi.remove_handle(curl)
                if not self._asked_again_by_http1(line, code):
                    finished.append(self._close(line, code, message))
        return finished

    def _close(self, line: Line, code: int, detail: str) -> Line:
        self._take_off(line)
        line.finish(code, detail)
        return line

    def _take_off(self, line: Line) -> None:
        """The request of a line is under way no more."""
        del self._line_of[line.curl]
        self.active -= 1


# An exception in one of these would go no further than libcurl.
CALLED_BY_LIBCURL = frozenset(
    call.__code__ for call in (Line.on_body, Line.on_socket, Engine._watch, Engine._set_timer)
)
