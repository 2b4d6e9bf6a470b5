"""One address on its way through its redirects, and the row of evidence that comes of it."""

from datetime import datetime
from hashlib import blake2b
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from citeaudit.checkers.page import facts, refresh_target
from citeaudit.checkers.plan import Address
from citeaudit.clock import Clock
from citeaudit.model.evidence import Fetch, FetchError, Hop, PageFacts
from citeaudit.net.address import BadAddress, ForeignScheme, on_the_wire, redirected
from citeaudit.net.answer import Answer

if TYPE_CHECKING:
    from citeaudit.checkers.closer import Closer

_REDIRECTS = frozenset({300, 301, 302, 303, 307, 308})
# A page that passes its reader on by a meta refresh has little to say itself.
_PASSING_ON = 200
_GUARDS = ("cf-mitigated", "x-amzn-waf-action", "x-vercel-mitigated")
_MONTHS = {name: at for at, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)}  # fmt: skip


class Trouble(NamedTuple):
    """Why a visit ended without an answer."""

    error: FetchError
    detail: str


class Visit:
    """One GET of an address and of everything it redirects to.

    `asked` is the address really asked: the cited one, or a repaired reading of it, or an invented one that probes a
    host; `on_behalf` is the address whose verdict waits for this visit. A visit is over when `advance` gives no further address.
    `further` is where a redirect has led it, while it waits for the turn of that host.
    """

    __slots__ = (
        "_cookies",
        "_length",
        "_rests_since",
        "_seen",
        "_started",
        "address",
        "answer",
        "asked",
        "at",
        "attempt",
        "further",
        "hops",
        "not_before",
        "on_behalf",
        "page",
        "probes",
        "reached",
        "repair",
        "trouble",
    )

    def __init__(
        self,
        address: Address,
        *,
        asked: str | None = None,
        attempt: int = 1,
        repair: str | None = None,
        probes: str | None = None,
        on_behalf: str | None = None,
        not_before: float = 0.0,
    ) -> None:
        self.address = address
        self.asked = asked if asked is not None else address.url
        self.attempt = attempt
        self.repair = repair
        self.probes = probes
        self.on_behalf = on_behalf or address.url
        self.not_before = not_before
        self.hops: list[Hop] = []
        self.trouble: Trouble | None = None
        self.page: PageFacts | None = None
        self.reached = False
        self.answer: Answer | None = None
        self.at: datetime | None = None
        self.further: str | None = None
        self._cookies: tuple[str, ...] = ()
        self._rests_since = 0.0
        self._started = 0.0
        self._length = 0
        self._seen: set[tuple[str, tuple[str, ...]]] = set()

    def again(self, *, not_before: float) -> "Visit":
        """The same visit once more, later."""
        return Visit(
            self.address,
            asked=self.asked,
            attempt=self.attempt + 1,
            repair=self.repair,
            probes=self.probes,
            not_before=not_before,
        )

    def begin(self, clock: Clock) -> str | None:
        """The first address to ask in wire form, None where it cannot be asked at all."""
        self.at = clock()
        self._started = monotonic()
        try:
            url = on_the_wire(self.asked)
        except ForeignScheme as error:
            self._end("refused", str(error))
            return None
        except BadAddress as error:
            self._end("bad-url", str(error))
            return None
        self._seen.add((url, ()))
        return url

    def rest(self, further: str, cookies: tuple[str, ...]) -> None:
        """Wait until the host of the next address has a turn; that is no time that a server takes."""
        assert self.answer is not None
        self.answer.body = b""
        self.further = further
        self._cookies = cookies
        self._rests_since = monotonic()

    def resume(self) -> tuple[str, ...]:
        """Go on to the next address; the cookies of the chain."""
        self.further = None
        self._started += monotonic() - self._rests_since
        return self._cookies

    def turn_away(self, url: str, trouble: Trouble) -> None:
        """An address of the way is not asked, and that is its end."""
        if self.further is not None:
            self.resume()
            self.hops.append(Hop(url=url, error=trouble.error))
            self.answer = None
        self.trouble = trouble

    @property
    def spent(self) -> float:
        """Seconds since it began."""
        return monotonic() - self._started

    def advance(
        self,
        answer: Answer,
        cookies: tuple[str, ...],
        *,
        most: int,
        closer: "Closer | None" = None,
    ) -> str | None:
        """Take in an answer; the next address of the chain in wire form, or None where it ends.

        `most` is the number of redirects that are followed; `closer` looks at the page where its facts leave doubt.
        """
        self.answer = answer
        self.reached = self.reached or answer.reached
        self._length += answer.length
        location = answer.headers.get("location")
        moves = answer.status in _REDIRECTS
        self.hops.append(
            Hop(url=answer.url, status=answer.status, error=answer.error, location=location if moves else None)
        )  # fmt: skip
        if answer.error:
            self._end(answer.error, answer.detail or "")
            return None
        if moves and location is not None:
            return self._follow(answer.url, location, cookies, most)
        if moves and answer.status != 300:
            self._end("bad-redirect", f"HTTP {answer.status} names no new address")
            return None
        return self._read(answer, cookies, most, closer)

    def row(self) -> Fetch:
        """What this visit brought to light, as evidence."""
        assert self.at is not None
        answer = self.answer
        ended_well = self.trouble is None and answer is not None
        elapsed = round(self.spent, 4)
        # The name of a row says what it is a row of, so that two machines never give two rows one name.
        stamp = f"{self.address.url}|{self.at.timestamp()}|{self.attempt}|{self.asked}|{elapsed}"
        return Fetch(
            id=blake2b(stamp.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest(),
            url=self.address.url,
            at=self.at,
            status=answer.status if ended_well and answer else None,
            error=self.trouble.error if self.trouble else None,
            detail=self.trouble.detail[:300] or None if self.trouble else None,
            hops=tuple(self.hops),
            final_url=self.hops[-1].url if self.hops else None,
            media_type=answer.media_type if ended_well and answer else None,
            length=self._length,
            elapsed=elapsed,
            retry_after=_retry_after(answer, self.at)
            if answer and "retry-after" in answer.headers
            else None,
            attempt=self.attempt,
            cut=answer.cut if answer else False,
            page=self.page,
            repair=self.repair,
            probes=self.probes,
        )

    def _read(
        self, answer: Answer, cookies: tuple[str, ...], most: int, closer: "Closer | None"
    ) -> str | None:
        self.page = self._facts(answer, shingled=closer is not None)
        held_up = _held_up(answer)
        if held_up is not None:
            page = self.page or PageFacts()
            self.page = replace(page, marks={**page.marks, "challenge": held_up})
        target = answer.headers.get("refresh") and refresh_target(
            PageFacts(refresh=answer.headers["refresh"])
        )
        if self.page is not None and self.page.words <= _PASSING_ON:
            target = target or refresh_target(self.page)
        body, answer.body = answer.body, b""
        if target and answer.status == 200:
            return self._refresh(answer.url, target, cookies, most)
        if closer is not None and answer.status == 200 and self.probes is None:
            assert self.at is not None
            self.page = closer.look_live(self.address.url, self.page, answer, body, self.at)
        return None

    def _facts(self, answer: Answer, *, shingled: bool) -> PageFacts | None:
        """What the page says of itself; one that is too much for us is unread, and the run goes on."""
        try:
            return facts(
                answer.body,
                media_type=answer.media_type,
                content_type=answer.headers.get("content-type", ""),
                fragments=self.address.fragments,
                shingled=shingled,
            )
        except Exception as error:
            return PageFacts(marks={"unread": f"{type(error).__name__}: {error}"[:200]})

    def _refresh(self, base: str, target: str, cookies: tuple[str, ...], most: int) -> str | None:
        """Follow a meta refresh to another page; one that leads nowhere new leaves the page as the answer."""
        try:
            url = on_the_wire(redirected(base, target))
        except BadAddress:
            return None
        if (url, cookies) in self._seen or url == base or len(self.hops) > most:
            return None
        self._seen.add((url, cookies))
        self.hops[-1] = Hop(url=base, status=self.hops[-1].status, location=target[:2000])
        return url

    def _follow(self, base: str, location: str, cookies: tuple[str, ...], most: int) -> str | None:
        if len(self.hops) > most:
            self._end("too-many-redirects", f"more than {most} redirects")
            return None
        try:
            url = on_the_wire(redirected(base, location))
        except BadAddress as error:
            self._end("bad-redirect", f"redirects to {location[:200]!r}: {error}")
            return None
        if (url, cookies) in self._seen:
            self._end("redirect-loop", f"redirects back to {url[:200]}")
            return None
        self._seen.add((url, cookies))
        return url

    def _end(self, error: FetchError, detail: str) -> None:
        self.trouble = Trouble(error, detail)


def _held_up(answer: Answer) -> str | None:
    """The header by which a server's guard says that what it sent is a test for robots, and not the page."""
    for name in _GUARDS:
        said = answer.headers.get(name, "").strip().lower()
        if said in ("challenge", "captcha"):
            return f"{name}: {said}"
    return None


def _retry_after(answer: Answer, now: datetime) -> float | None:
    """What Retry-After asks for, in seconds; a date counts from now."""
    given = answer.headers.get("retry-after", "").strip()
    if given.isdigit():
        return float(min(int(given), 10**9))
    parts = given.replace("-", " ").split()  # "Wed, 21 Oct 2015 07:28:00 GMT"
    if len(parts) < 5 or parts[2] not in _MONTHS:
        return None
    try:
        hour, minute, second = (int(part) for part in parts[4].split(":"))
        moment = datetime(
            int(parts[3]), _MONTHS[parts[2]], int(parts[1]), hour, minute, second, tzinfo=now.tzinfo
        )
    except ValueError:
        return None
    return max((moment - now).total_seconds(), 0.0)
