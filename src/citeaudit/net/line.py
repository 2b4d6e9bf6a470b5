"""One line of the engine: a libcurl handle on its way through a redirect chain, and the answer it brings."""

import errno
import socket
from typing import TYPE_CHECKING, Any

import pycurl

from citeaudit.model.evidence import FetchError
from citeaudit.net.answer import Answer, headers_of, last_block
from citeaudit.net.guard import Destination
from citeaudit.net.unpack import unpack

if TYPE_CHECKING:
    from citeaudit.net.engine import Engine

NONE_YET = Answer("")
_PROXY_WANTS_PASSWORD = 407
# A secure connection on which HTTP/2 failed, or that broke off before a byte of an answer: many a guard against robots does
# so to all that speak HTTP/2 otherwise than a browser.
_HTTP2_STREAM = 92
MAYBE_OF_HTTP2 = frozenset(
    {pycurl.E_HTTP2, _HTTP2_STREAM, pycurl.E_GOT_NOTHING, pycurl.E_SEND_ERROR, pycurl.E_RECV_ERROR}
)
HTTP2 = pycurl.CURL_HTTP_VERSION_2TLS
HTTP1 = pycurl.CURL_HTTP_VERSION_1_1
# libcurl's word for each way a transfer fails, in ours. Whatever is not here broke off while talking: "reset".
_ERRORS: dict[int, FetchError] = {
    pycurl.E_UNSUPPORTED_PROTOCOL: "garbled",
    pycurl.E_URL_MALFORMAT: "bad-url",
    pycurl.E_COULDNT_RESOLVE_PROXY: "connect",
    pycurl.E_COULDNT_RESOLVE_HOST: "dns",
    pycurl.E_COULDNT_CONNECT: "connect",
    8: "garbled",  # weird server reply
    pycurl.E_OPERATION_TIMEDOUT: "timeout",
    pycurl.E_GOT_NOTHING: "empty",
    pycurl.E_BAD_CONTENT_ENCODING: "garbled",
    pycurl.E_HTTP2: "garbled",
    _HTTP2_STREAM: "garbled",
    100: "garbled",  # headers too large
    97: "connect",  # proxy
    **dict.fromkeys((35, 51, 53, 54, 58, 59, 60, 64, 66, 77, 80, 82, 83, 90, 91), "tls"),
}


class Line:
    """One libcurl handle on its way through a redirect chain; `owner` is whatever the caller hangs on it."""

    def __init__(self, engine: "Engine") -> None:
        self.curl = pycurl.Curl()
        self.owner: Any = None
        self.answer = NONE_YET
        self.number = 0  # of the request under way
        self.within = 0  # milliseconds, as libcurl was told last
        self.families = pycurl.IPRESOLVE_WHATEVER  # likewise
        self.version = HTTP2  # likewise
        # Header lines as libcurl hands them over, those of early hints and proxies before those of the answer.
        self.head: list[bytes] = []
        self._engine = engine
        self._chunks: list[bytes] = []
        self._over = False
        self._doors: list[socket.socket] = []

    def begin(self, url: str) -> None:
        """Forget the last answer; the request for `url` is about to be sent."""
        self.answer = Answer(url)
        self.number += 1
        self.head.clear()
        self._chunks = []
        self._over = False

    @property
    def heard(self) -> bool:
        """Whether any byte of an answer has come."""
        return bool(self.head)

    def on_body(self, chunk: bytes) -> int | None:
        """libcurl hands over a piece of the body; once the cap is reached the rest is not wanted."""
        answer = self.answer
        answer.length += len(chunk)
        self._chunks.append(chunk)
        if answer.length >= self._engine.limits.max_raw:
            self._over = True
            return -1
        return None

    def on_socket(self, _purpose: int, destination: Any) -> Any:
        """libcurl is about to connect; only what the guard allows gets a socket."""
        opened = self._engine.guard.open_socket(Destination(*destination))
        if opened is None:
            self.answer.refused = str(destination[3][0])
            return pycurl.SOCKET_BAD
        # libcurl works on a duplicate; ours is kept until the answer is there, to see whether anybody was.
        self._doors.append(opened)
        return opened

    def brought_nothing(self) -> bool:
        """Whether what was heard so far, if anything, is no answer."""
        return not self._counts_as_answer(last_block(self.head)[0])

    def finish(self, code: int, detail: str) -> None:
        """Turn what was heard into an answer; `code` is libcurl's, 0 for a complete transfer."""
        answer = self.answer
        status, fields = last_block(self.head)
        if not code and self.head and b"\r\n" not in fields and b"\n" not in fields:
            code, detail = 8, "the headers break off"  # weird server reply
        if self._engine.by_proxy and (said := self._proxy_said(code, status)) is not None:
            forbids = said < 500 and said != _PROXY_WANTS_PASSWORD
            answer.error = "refused" if forbids else "connect"
            answer.detail = f"the proxy answers {said}"
            self.head.clear()
        elif code and not self._counts_as_answer(status):
            answer.error = self._error_of(code)
            answer.detail = (
                f"{answer.refused} is no public address" if answer.error == "refused" else detail
            )
        else:
            answer.status = status
            answer.headers = headers_of(fields)
            raw = b"".join(self._chunks)
            answer.body, cut = unpack(
                raw,
                answer.headers.get("content-encoding", ""),
                cap=self._engine.limits.max_unpacked,
            )
            answer.cut = cut or bool(code)
        answer.elapsed = self.curl.getinfo(pycurl.TOTAL_TIME)
        answer.heard = self.heard
        answer.reached = answer.heard or self._reached()
        self.shut()
        self._chunks = []

    def shut(self) -> None:
        """Close our side of the sockets that were opened for this request."""
        for door in self._doors:
            door.close()
        self._doors.clear()

    def _counts_as_answer(self, status: int | None) -> bool:
        """A status with a cut-off body is an answer; so is a redirect or an error whose body never came.

        A 2xx without a single byte of the promised body tells nothing about the page.
        """
        if status is None or status < 200:
            return False
        return self._over or bool(self._chunks) or status >= 300

    def _proxy_said(self, code: int, status: int | None) -> int | None:
        """The status by which a proxy, not the host, says that it does not let us through."""
        if code and (said := int(self.curl.getinfo(pycurl.HTTP_CONNECTCODE))) >= 300:
            return said
        return status if status == _PROXY_WANTS_PASSWORD else None

    def _reached(self) -> bool:
        if self.answer.refused:
            return False
        if self._engine.by_proxy:
            # That the proxy took the connection, or turned it down, tells nothing of the network behind it; its word does.
            said = int(self.curl.getinfo(pycurl.HTTP_CONNECTCODE))
            return said >= 300 and said != _PROXY_WANTS_PASSWORD
        if self.curl.getinfo(pycurl.CONNECT_TIME) > 0 or any(map(_has_peer, self._doors)):
            return True
        if not self._doors and self.curl.getinfo(pycurl.PRIMARY_IP):
            return True  # over a connection that was there already
        return bool(self.curl.getinfo(pycurl.OS_ERRNO) == errno.ECONNREFUSED)

    def _error_of(self, code: int) -> FetchError:
        if self.answer.refused and code == pycurl.E_COULDNT_CONNECT:
            return "refused"
        return _ERRORS.get(code, "reset")


def _has_peer(door: socket.socket) -> bool:
    try:
        door.getpeername()
    except OSError:
        return False
    return True
