"""The door for calls to services: few, budgeted, each with a total deadline; archives are asked through here.

    get(url) ──> a turn of the budget ──> requests, in a thread that may be left behind ──> Reply

Budgets are kept by a purse that all threads and processes share, so that two runs in a row stay polite. A host that
says "too many" (429) is left alone by everybody, each time for longer, and after the last pause for an hour. Nothing
raises for what a host does: a reply has a status or an error.
"""

import re
import time
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from queue import Empty, SimpleQueue
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from citeaudit.config import ArchivesConfig
from citeaudit.net.unpack import accepted, unpack

if TYPE_CHECKING:
    from http.cookiejar import CookiePolicy

    from requests import PreparedRequest, Session
    from urllib3 import BaseHTTPResponse

ReplyError = Literal["timeout", "connect", "dns", "broken", "budget", "stopped"]
_CHUNK = 64 * 1024
_GLANCE = 0.25  # seconds between two looks whether the run was ended
_BUSY = frozenset({500, *range(502, 600)})  # a server's trouble, which may pass
_LONGEST_PAUSE = 24 * 3600.0  # seconds that a host may ask for; more is a mistake
# "HTTPSConnection(host='a.test', port=443): " and "<urllib3.connection.HTTPConnection object at 0x7f...>: "
_INNER_PART = re.compile(r"^(?:[\w.]{1,60}\([^()]{0,200}\)|<[^<>]{1,200}>): ")


class Budget(NamedTuple):
    """What one kind of call on one host may cost: `host` is stopped as a whole, `kind` has its own pace."""

    host: str
    kind: str
    per_minute: float
    burst: int

    @property
    def interval(self) -> float:
        """Seconds between two calls."""
        return 60.0 / self.per_minute


class Turn(NamedTuple):
    """When a call may be made: `wait` seconds from now; None where that is later than the caller can wait."""

    wait: float | None
    stopped: bool = False


class Purse(Protocol):
    """Keeps budgets for all who share it. Moments are seconds of the epoch."""

    def turn(self, budget: Budget, *, now: float, patience: float) -> Turn:
        """Take the next free turn, if it comes within `patience` seconds."""

    def stop(self, host: str, *, now: float, sent: float, pauses: tuple[float, ...]) -> None:
        """A call sent at `sent` was answered "too many": nobody calls the host for the next of the pauses."""

    def rest(self, host: str, *, until: float) -> None:
        """The host is busy and asks for time: nobody calls it until then."""

    def stopped_for(self, host: str, *, now: float) -> float:
        """For how many seconds more nobody may call the host; 0 where anybody may."""

    def forgive(self, host: str, *, sent: float) -> bool:
        """The host answered a call sent at `sent`: the next pause is the first one, if that was after the last stop."""


class Reply(NamedTuple):
    """What came back for one call: a status or an error, never both. Header names are in lower case."""

    url: str
    status: int | None = None
    error: ReplyError | None = None
    detail: str = ""
    headers: Mapping[str, str] = {}
    body: bytes = b""
    cut: bool = False

    @property
    def media_type(self) -> str | None:
        """The Content-Type without its parameters, in lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower() or None

    @property
    def own_status(self) -> int | None:
        """The status where it is the service's own word: what an archive replays (RFC 7089) another server said once."""
        return None if "memento-datetime" in self.headers else self.status


class _Call(NamedTuple):
    """One call to make, and how much of its answer is to be read."""

    method: str
    url: str
    headers: Mapping[str, str]
    form: Mapping[str, str] | None
    most: int


class Service:
    """Calls within budgets. Use as a context manager; `deadline` is when the run has to end (monotonic seconds)."""

    def __init__(
        self,
        limits: ArchivesConfig,
        purse: Callable[[], Purse],
        *,
        agent: str,
        deadline: float | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._limits = limits
        self._open_purse = purse
        self._held: Purse | None = None
        self._lock = Lock()
        self._agent = agent
        self._now = now
        self._deadline = deadline if deadline is not None else time.monotonic() + limits.patience
        self._closed = Event()
        self._session: Session | None = None
        self._failed: dict[str, int] = {}
        self._served: set[str] = set()  # hosts that have answered since they last said "too many"
        self.calls = 0

    def __enter__(self) -> "Service":
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Wake whoever waits for a turn, and let go of the connections."""
        self._closed.set()
        if self._session is not None:
            self._session.close()

    def is_down(self, host: str) -> bool:
        """Whether a host failed so often in a row that asking it again in this run is in vain."""
        return self._failed.get(host, 0) >= self._limits.failures

    def get(
        self,
        url: str,
        *,
        budget: Budget,
        headers: Mapping[str, str] | None = None,
        most: int | None = None,
    ) -> Reply:
        """GET an address, redirects not followed; of its body at most so many bytes, if not as many as the settings say."""
        call = _Call("GET", url, headers or {}, None, most or self._limits.max_raw)
        return self._call(call, budget)

    def post(
        self, url: str, *, budget: Budget, headers: Mapping[str, str], form: Mapping[str, str]
    ) -> Reply:
        """POST a form."""
        return self._call(_Call("POST", url, headers, form, self._limits.max_raw), budget)

    def pause(self, seconds: float) -> bool:
        """Wait, unless the run ends before; whether there is time left."""
        left = self._deadline - time.monotonic()
        return left > seconds and not self._closed.wait(seconds)

    @property
    def _purse(self) -> Purse:
        """The purse, opened when the first call is made."""
        with self._lock:
            if self._held is None:
                self._held = self._open_purse()
            return self._held

    def _call(self, call: "_Call", budget: Budget) -> Reply:
        url = call.url
        reply = Reply(url=url, error="connect", detail=f"{budget.host} does not answer")
        tries = 1 + self._limits.retries
        while tries and not self.is_down(budget.host):
            refused = self._await_turn(url, budget)
            if refused is not None:
                return refused
            sent = self._now()
            reply = self._within(url, lambda: self._send(call))
            self._learn(budget.host, reply, sent)
            if reply.own_status == 429:
                continue  # the next turn comes after the pause, or not at all
            if reply.error in (None, "timeout") and reply.own_status not in _BUSY:
                return reply
            tries -= 1
            if not tries or not self.pause(self._limits.retry_pause):
                return reply
        return reply

    def _await_turn(self, url: str, budget: Budget) -> Reply | None:
        """Wait for a turn; a reply where none is to be had in time."""
        while True:
            left = max(self._deadline - time.monotonic(), 0.0)
            turn = self._purse.turn(budget, now=self._now(), patience=left)
            if turn.wait is None or self._closed.is_set():
                if turn.stopped:
                    self._failed[budget.host] = self._limits.failures
                    return Reply(url=url, error="stopped", detail=f"{budget.host} said: too many")
                return Reply(
                    url=url, error="budget", detail=f"the budget of {budget.host} is spent"
                )
            if turn.wait <= 0:
                return None
            self._closed.wait(turn.wait)
            # After a stop the turn has still to be taken; and the host may have said "too many" to another while we
            # waited for ours.
            if not turn.stopped and self._purse.stopped_for(budget.host, now=self._now()) <= 0:
                return None

    def _learn(self, host: str, reply: Reply, sent: float) -> None:
        asked = _pause_asked(reply, sent)
        if reply.own_status == 429:
            pauses = tuple(max(pause, asked) for pause in self._limits.pauses)
            self._purse.stop(host, now=self._now(), sent=sent, pauses=pauses)
            self._served.discard(host)
        elif reply.own_status == 503 and asked:
            self._purse.rest(host, until=self._now() + asked)
        elif (
            reply.status is not None
            and host not in self._served
            and self._purse.forgive(host, sent=sent)
        ):
            self._served.add(host)
        failed = reply.error is not None
        self._failed[host] = self._failed.get(host, 0) + 1 if failed else 0

    def _within(self, url: str, call: Callable[[], Reply]) -> Reply:
        """The outcome of a call, or a timeout: requests limits each read, and nothing limits a name server."""
        box: SimpleQueue[Reply] = SimpleQueue()
        Thread(target=lambda: box.put(call()), daemon=True).start()
        self.calls += 1
        end = time.monotonic() + self._limits.total
        while (left := end - time.monotonic()) > 0 and not self._closed.is_set():
            try:
                return box.get(timeout=min(left, _GLANCE))
            except Empty:
                continue
        detail = f"no answer in {self._limits.total:g} seconds"
        return Reply(url=url, error="timeout", detail=detail)

    def _send(self, call: "_Call") -> Reply:
        import requests
        from urllib3.exceptions import HTTPError

        limits, url = self._limits, call.url
        try:
            with self._opened().request(
                call.method,
                url,
                headers=dict(call.headers),
                data=dict(call.form) if call.form is not None else None,
                timeout=(limits.connect, limits.total),
                allow_redirects=False,
                stream=True,
            ) as response:
                headers = {name.lower(): value for name, value in response.headers.items()}
                raw, cut = _body(response.raw, call.most)
                body = unpack(raw, headers.get("content-encoding", ""), cap=call.most)
                return Reply(
                    url=url,
                    status=response.status_code,
                    headers=headers,
                    body=body.body,
                    cut=cut or body.cut,
                )
        except requests.exceptions.Timeout as error:
            return Reply(url=url, error="timeout", detail=_told(error))
        except requests.exceptions.ConnectionError as error:
            name_unknown = "resol" in str(error).lower()
            return Reply(url=url, error="dns" if name_unknown else "connect", detail=_told(error))
        except (requests.exceptions.RequestException, HTTPError, OSError, ValueError) as error:
            return Reply(url=url, error="broken", detail=_told(error))

    def _opened(self) -> "Session":
        if self._session is None:
            import requests

            from citeaudit.net.environment import ca_bundle

            session = requests.Session()
            session.headers["User-Agent"] = self._agent
            session.headers["Accept-Encoding"] = accepted()
            session.verify = ca_bundle()
            # Left to itself it would send what ~/.netrc holds for any host, in place of the keys we were given.
            session.auth = _as_it_is
            # A service that is asked anew each time need not know us.
            session.cookies.set_policy(_no_cookies())
            pool = requests.adapters.HTTPAdapter(pool_maxsize=self._limits.connections)
            session.mount("http://", pool)
            session.mount("https://", pool)
            self._session = session
        return self._session


def _as_it_is(request: "PreparedRequest") -> "PreparedRequest":
    """The request with the credentials it has, which are none or those given for it."""
    return request


def _pause_asked(reply: Reply, now: float) -> float:
    """The seconds for which a reply asks us to wait (Retry-After, in seconds or as a date), 0 where it does not."""
    said = reply.headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return min(float(said[:9]), _LONGEST_PAUSE)
    try:
        until = parsedate_to_datetime(said).timestamp()
    except (ValueError, OverflowError):
        return 0.0
    return min(max(until - now, 0.0), _LONGEST_PAUSE)


def _no_cookies() -> "CookiePolicy":
    from http.cookiejar import DefaultCookiePolicy

    return DefaultCookiePolicy(allowed_domains=[])


def _body(raw: "BaseHTTPResponse", most: int) -> tuple[bytes, bool]:
    """The body up to a cap, as it came, and whether there was more.

    Its codings are undone by us: an archive hands on the codings that the page's own server named, true or not.
    """
    chunks: list[bytes] = []
    length = 0
    for chunk in raw.stream(_CHUNK, decode_content=False):
        chunks.append(chunk)
        length += len(chunk)
        if length > most:
            return b"".join(chunks)[:most], True
    return b"".join(chunks), False


def _told(error: BaseException) -> str:
    """What went wrong, without the names of the library's parts that it went through."""
    while True:
        inner = getattr(error, "reason", None) or (error.args[0] if error.args else None)
        if not isinstance(inner, BaseException):
            break
        error = inner
    told = _INNER_PART.sub("", " ".join(str(error).split()))
    return told[:200] or type(error).__name__
