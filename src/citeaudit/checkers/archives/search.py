"""The search for one address in one archive: the nearest copy first, the index only where that one will not do.

closest ──> fetch, follow its redirects ──> good? ── yes ──> done
                                              no ──> captures ──> at most four more, one for each content ──> the best
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from threading import Lock
from typing import NamedTuple

from msgspec.structs import replace

from citeaudit.checkers.archives.answers import Archive, Copy, Heard, unknown
from citeaudit.checkers.archives.keys import key_of, without_session
from citeaudit.checkers.archives.order import Order
from citeaudit.checkers.archives.stamps import stamped
from citeaudit.checkers.closer import Closer, Seen
from citeaudit.checkers.page import facts
from citeaudit.checkers.repairs import repaired
from citeaudit.config import Config
from citeaudit.judge.addresses import without_tracking
from citeaudit.judge.copies import best_copy, fit_of, is_good
from citeaudit.judge.likeness import depth, plain
from citeaudit.model.citation import Reference
from citeaudit.model.evidence import Answered, Capture, Hop, PageFacts
from citeaudit.net.address import host_key

_SAME_VISIT = timedelta(hours=24)
_OTHER_READINGS = 3
_AT_HOME = 8  # times as many looks on one's own shelf: they cost nobody anything
_BLIND = 3  # times as many where the index tells nothing of contents, so that a look tells of one copy alone
_CUT_OFF = ("-", "_", "=", "&", "%", "...", "…")


# Told of each copy that was looked at: the address cited, the address captured, and the copy.
Witness = Callable[[str, str, Copy], None]


class Wanted(NamedTuple):
    """An address, the moment for which a copy is wanted (None: any), and the reference it was cited for."""

    url: str
    near: datetime | None = None
    cited: Reference | None = None


class Result(NamedTuple):
    """What a search came to, with the copies it looked at and the calls it took."""

    heard: Heard
    copies: tuple[Capture, ...] = ()
    calls: int = 0


class Contents:
    """Which contents were seen at which addresses of a host: one content at two addresses is no page of its own."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str], set[str]] = {}
        self._lock = Lock()

    def note(self, url: str, digest: str | None) -> None:
        """A content was seen at an address."""
        if digest:
            with self._lock:
                self._seen.setdefault((host_key(url), digest), set()).add(key_of(url))

    def is_shared(self, url: str, digest: str | None) -> bool:
        """Whether another address of the host has this very content."""
        with self._lock:
            return len(self._seen.get((host_key(url), digest or ""), set()) - {key_of(url)}) > 0


class Search:
    """One search. `known` are pages of copies that were fetched before: they never change.

    `closer`, where it is set, looks at copies whose facts leave doubt.
    """

    def __init__(
        self,
        archive: Archive,
        wanted: Wanted,
        config: Config,
        *,
        now: datetime,
        contents: Contents,
        known: Callable[[str], Capture | None] = lambda memento: None,
        witness: Witness | None = None,
    ) -> None:
        self._archive = archive
        self._wanted = wanted
        self._config = config
        self._near = wanted.near or now
        self._contents = contents
        self._known = known
        self._witness = witness
        self.closer: Closer | None = None
        self._calls = 0
        self._copies: list[Capture] = []
        self._failed: str | None = None

    def run(self) -> Result:
        """Ask for the address, then for its other readings; the first that is archived counts."""
        heard = self._of(self._wanted.url)
        for reading in self._readings() if heard.answer == "not-archived" else ():
            other = self._of(reading)
            if other.answer != "not-archived":
                heard = other
                break
        result = Result(heard, tuple(self._copies), self._calls)
        if heard.answer == "found" and self._failed:
            # There are copies, but not all could be looked at: the right one, or a better one, may be among those.
            found: Answered = "found" if has_copy(result, self._wanted, self._config) else "unknown"
            return result._replace(heard=Heard(found, heard.captures, self._failed))
        return result

    def _of(self, url: str) -> Heard:
        heard = self._nearest(url)
        if heard.answer == "not-archived" and url.rstrip("/").endswith(_CUT_OFF):
            return self._among_longer(url)
        if heard.answer == "found" and not any(map(self._is_good, self._copies)):
            self._second_look(url)
        return heard

    def _nearest(self, url: str) -> Heard:
        """The copy that the archive holds to be nearest, looked at.

        Some archives give any copy of another reading of the address (pywb: without tracking parameters) where they have
        none of this one; of the reading that was given the nearest is wanted, too.
        """
        heard, copy = self._named(url)
        given = stamped(copy.capture.memento) if copy is not None else None
        if given is not None and key_of(given.url) != key_of(url):
            nearer, its = self._named(given.url)
            heard, copy = (nearer, its) if its is not None else (heard, copy)
        if copy is not None:
            self._take(url, copy)
        return heard

    def _named(self, url: str) -> tuple[Heard, Copy | None]:
        """The archive's answer, and the copy that it names."""
        self._calls += 1
        heard = self._archive.closest(url, self._near)
        if heard.answer != "found":
            return heard, None
        return heard, heard.copy or self._fetch(heard.captures[0])

    def _second_look(self, url: str) -> None:
        """The index, and of its captures those most likely to be the cited thing."""
        self._calls += 1
        heard = self._archive.captures(url, self._near)
        self._failed = self._failed or heard.error  # no answer, or rows that could not be read
        if heard.answer != "found":
            if heard.answer == "not-archived" and any(_is_served(copy) for copy in self._copies):
                self._failed = self._failed or "the index knows nothing of a copy that is shown"
            return
        for capture in heard.captures:
            self._contents.note(url, capture.digest)
        order = Order(
            heard.captures,
            self._near,
            late=self._config.archives.late,
            is_shared=lambda digest: self._contents.is_shared(url, digest),
        )
        for copy in self._copies:
            order.looked_at(copy, right=self._is_right(copy))
        for _ in range(self._looks(heard.captures)):
            following = order.following()
            if following is None:
                return
            taken = self._take(url, self._fetch(following))
            order.looked_at(following, right=taken and self._is_right(self._copies[-1]))

    def _looks(self, captures: Iterable[Capture]) -> int:
        """How many more copies may be looked at."""
        most = self._config.archives.fetches
        if self._archive.local:
            return most * _AT_HOME
        return most if any(one.digest for one in captures) else most * _BLIND

    def _among_longer(self, url: str) -> Heard:
        """An address that was cut off: those that begin with it, the one with the cited title if any."""
        cited = self._wanted.cited
        if cited is None or not cited.title:
            return Heard("not-archived")
        self._calls += 1
        heard = self._archive.captures(url, self._near, prefix=True)
        words = set(plain(cited.title).split())
        longer = sorted(
            dict.fromkeys(one.url for one in heard.captures),
            key=lambda one: -len(words & set(plain(one.rpartition("/")[2]).split())),
        )
        for address in longer[: self._config.archives.fetches]:
            nearest = self._nearest(address)
            if any(map(self._is_right, self._copies)):
                return nearest
            self._copies.clear()
        if longer:
            self._second_look(longer[0])
            if any(map(self._is_right, self._copies)):
                return heard
            self._copies.clear()
        if heard.answer in ("unknown", "excluded"):
            return heard
        return unknown(self._failed) if self._failed else Heard("not-archived")

    def _fetch(self, capture: Capture) -> Copy:
        known = self._known(capture.memento)
        if known is not None:
            return Copy(known)
        self._calls += 1
        return self._archive.fetch(capture)

    def _take(self, url: str, copy: Copy) -> bool:
        """Look at a copy and at where its redirects lead inside the archive; whether there was one."""
        if copy.error is not None:
            self._failed = copy.error
            return False
        if copy.capture.page is not None or copy.capture.hops:
            self._copies.append(copy.capture)
            return True
        hops: list[Hop] = []
        place = url
        self._show(place, copy)
        been = {(key_of(place), copy.capture.at)}
        while copy.location is not None and len(hops) < self._config.archives.redirects:
            hops.append(Hop(url=place, status=copy.capture.status, location=copy.location))
            # To the archive, http://a.example and https://www.a.example are one: a redirect from one to the other
            # leads to itself. What was captured behind it stands in the index.
            own = (key_of(copy.location), copy.capture.at) in been
            place, arrived = copy.location, None if own else self._followed(copy)
            if arrived is None or (key_of(place), arrived.capture.at) in been:
                break
            copy = arrived
            been.add((key_of(place), copy.capture.at))
            self._show(place, copy)
        if hops:
            hops.append(Hop(url=place, status=copy.capture.status))
        self._copies.append(self._seen(copy, hops))
        return True

    def _show(self, place: str, copy: Copy) -> None:
        if self._witness is not None:
            self._witness(self._wanted.url, place, copy)

    def _followed(self, copy: Copy) -> Copy | None:
        """The copy that an archived redirect leads to, made at the same visit."""
        assert copy.location is not None
        if _is_home_of_deep(self._wanted.url, copy.location):
            return None
        self._calls += 1
        heard = self._archive.closest(copy.location, copy.capture.at)
        if heard.answer != "found":
            self._failed = self._failed or heard.error
            return None
        there = heard.copy or self._fetch(heard.captures[0])
        if there.error is not None or abs(there.capture.at - copy.capture.at) > _SAME_VISIT:
            return None
        return there

    def _seen(self, copy: Copy, hops: list[Hop]) -> Capture:
        page = page_of(copy, self._wanted, self.closer)
        return replace(
            copy.capture,
            url=self._wanted.url,
            seen=True,
            media_type=copy.media_type,
            page=page,
            hops=tuple(hops),
        )

    def _is_good(self, capture: Capture) -> bool:
        return is_good(capture, self._wanted.near, self._wanted.cited, self._config)

    def _is_right(self, capture: Capture) -> bool:
        fit = fit_of(capture, self._wanted.near, self._wanted.cited, self._config)
        titled = self._wanted.cited is not None and bool(self._wanted.cited.title)
        return fit.match in ("verified", "likely") or (fit.match == "weak" and not titled)

    def _readings(self) -> list[str]:
        """Other readings of the address: without tracking parameters or session numbers, with damage undone."""
        url = self._wanted.url
        others = [without_tracking(url), *(reading for _, reading in repaired(url))]
        own = key_of(url)
        unlike = [other for other in others if key_of(other) != own]
        bare = without_session(url)
        # To our own key the session is no part of the address; to some archives it is.
        unlike += [bare] if bare is not None and not self._archive.local else []
        return list(dict.fromkeys(unlike))[:_OTHER_READINGS]


def page_of(copy: Copy, wanted: Wanted, closer: Closer | None) -> PageFacts | None:
    """What the page of a copy says of itself, None where it is none, or an archived failure."""
    if copy.capture.status is not None and not 200 <= copy.capture.status < 300:
        return None
    kind = copy.headers.get("content-type", "")
    page = facts(copy.body, media_type=copy.media_type, content_type=kind, shingled=True)
    page = page and _with_byline(page, copy.body, wanted.cited)
    if closer is None:
        return page
    return closer.look(page, wanted.cited, Seen(copy.body, wanted.url, kind, copy.capture.at))


def has_copy(result: Result, wanted: Wanted, config: Config) -> bool:
    """Whether a search found a copy to cite."""
    return best_copy(result.copies, wanted.near, wanted.cited, config) is not None


def _is_served(copy: Capture) -> bool:
    """Whether a copy is of a page that was given at the very address, so that the index must know of it."""
    return not copy.hops and copy.status is not None and 200 <= copy.status < 207


def _is_home_of_deep(cited: str, target: str) -> bool:
    return depth(target) == 0 and depth(cited) > 0


def _with_byline(page: PageFacts, body: bytes, cited: Reference | None) -> PageFacts:
    """The page with a mark for an author of the citation whom its text names: sites forget to say it in metadata."""
    if cited is None or page.citation.get("author"):
        return page
    text = body[:300_000].decode("utf-8", "replace").casefold()
    for name in cited.authors:
        family = (name.family or "").casefold()
        if len(family) > 3 and family in text:
            return replace(page, marks={**page.marks, "byline": name.family or ""})
    return page
