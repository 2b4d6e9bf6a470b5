"""The walk over many addresses: politely, breadth first, each ending in a row of evidence.

round 0   every address once, as its host's turn comes, and one invented address for each host in doubt
round 1   what failed for the moment, after 2 s or what Retry-After says; other readings of damaged addresses
round 2   what failed again, after 8 s

A round is over when all it has to ask is asked: hosts that are slow to answer do not hold up the next.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import cache
from heapq import heapify, heappop
from itertools import count
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from citeaudit.checkers.dealing import sharers
from citeaudit.checkers.further import may_be_doubted, pause_before_repeat, readings
from citeaudit.checkers.plan import Address
from citeaudit.checkers.probe import invented, probed_beside, wants_probe
from citeaudit.checkers.resolvers import Resolvers
from citeaudit.checkers.robots import Robots, RobotsVisit
from citeaudit.checkers.unnamed import Unnamed
from citeaudit.checkers.visit import Trouble, Visit
from citeaudit.clock import Clock
from citeaudit.config import Config
from citeaudit.judge.answers import TOO_OFTEN
from citeaudit.model.evidence import Fetch, FetchError
from citeaudit.net import presence
from citeaudit.net.address import host_key
from citeaudit.net.answer import Answer
from citeaudit.net.engine import Engine
from citeaudit.net.line import Line
from citeaudit.net.pace import Pace

if TYPE_CHECKING:
    from citeaudit.checkers.closer import Closer

_UNREACHED = frozenset({"dns", "connect", "timeout"})
# robots.txt of a host that is slow to give it: the address itself is what we came for.
_ROBOTS_PATIENCE = 5.0
_GLANCE = 0.05  # seconds between two looks whether the name server has spoken
# After so many silent failures in a row the rest of a host's addresses is not asked in this round.
_DOWN = 3
_MAY_LEAD_BACK = frozenset({"refresh", "set-cookie"})


# Told of each answer on the way from an address: the visit, the answer, the cookies of the chain, the moment.
Witness = Callable[[Visit, Answer, tuple[str, ...], datetime], None]


class Silence(NamedTuple):
    """How a host failed last, and how often in a row."""

    error: FetchError
    times: int


class Walk:
    """Visits addresses over one engine.

    `held` are visits that wait, with their rows, for the network to show that it is there. `walks` is how many walks go at
    once, each over domains of its own.
    """

    def __init__(
        self,
        engine: Engine,
        config: Config,
        *,
        clock: Clock,
        probed: Iterable[str] = (),
        witness: Witness | None = None,
        before_waiting: Callable[[], None] | None = None,
        closer: "Closer | None" = None,
        walks: int = 1,
    ) -> None:
        self.held: list[tuple[Visit, Fetch]] = []
        # For each address the visits still to come beside one; an address with none left is settled.
        self._open: Counter[str] = Counter()
        self._settled: list[str] = []
        self._engine = engine
        self._limits = config.check
        self._config = config
        self._clock = clock
        self._walks = walks
        self._witness = witness
        self._closer = closer
        self._before_waiting = before_waiting
        self._resolvers = Resolvers(config.check.resolvers)
        self._probed = set(probed)
        self._pace: Pace[Address | Visit] = Pace(
            interval=config.check.interval, per_host=config.check.per_host
        )
        self._robots: dict[str, Robots] = {}
        self._silent: dict[str, Silence] = {}
        self._next: list[Visit] = []
        self._order = count()
        self._online = False
        self._answered = False
        self._has_route = cache(presence.has_route)
        self._unnamed = Unnamed()

    def visit(self, wanted: Iterable[Address]) -> Iterator[Fetch]:
        """A row for each GET, as they are answered."""
        for address in wanted:
            asked = self._resolvers.asked(address.url)
            due = address if asked == address.url else Visit(address, asked=asked)
            self._pace.push(host_key(asked), due)
        if self._walks > 1:
            self._pace.share(sharers(self._pace.hosts(), self._walks))
        visits: list[Visit] = []
        while visits or len(self._pace):
            yield from self._round(visits)
            if self.held and self._is_away():
                yield from self._network_away()
            yield from self._release()
            visits = self._begin_next()

    def settled(self) -> list[str]:
        """The addresses for which everything has been asked, since the last time this was called."""
        settled, self._settled = self._settled, []
        return settled

    def _round(self, visits: list[Visit]) -> Iterator[Fetch]:
        waiting = self._in_line(visits)
        while waiting or len(self._pace) or self._engine.active or self._unnamed:
            if self._online and self._next and not (waiting or len(self._pace)):
                waiting = self._in_line(self._begin_next())
            now = monotonic()
            while waiting and waiting[0][0] <= now:
                visit = heappop(waiting)[2]
                self._pace.push(host_key(visit.asked), visit)
            yield from self._start(now)
            if self._before_waiting is not None:
                self._before_waiting()
            answered = self._engine.turn(self._patience(waiting))
            # The network is busy with the next addresses while the pages of these are read.
            yield from self._start(monotonic())
            for line in answered:
                yield from self._take(line)
            for visit, row in self._unnamed.settled():
                yield from self._write_down(visit, row)

    def _begin_next(self) -> list[Visit]:
        """What the next round has to ask; hosts that were silent get another chance."""
        self._silent.clear()
        visits, self._next = self._next, []
        return visits

    def _in_line(self, visits: Iterable[Visit]) -> list[tuple[float, int, Visit]]:
        """The visits as a heap, the first that may start at its top."""
        line = [(visit.not_before, next(self._order), visit) for visit in visits]
        heapify(line)
        return line

    def _patience(self, waiting: list[tuple[float, int, Visit]]) -> float:
        """Seconds until something may start by itself."""
        if self._engine.active >= self._engine.room:
            return 1.0
        starts = [
            start
            for start in (self._pace.next_start(), waiting[0][0] if waiting else None)
            if start is not None
        ]
        patience = min(starts) - monotonic() if starts else 1.0
        return min(patience, _GLANCE) if self._unnamed else patience

    def _start(self, now: float) -> Iterator[Fetch]:
        while self._engine.active < self._engine.room:
            turn = self._pace.pop(now)
            if turn is None:
                return
            host, due = str(turn[0]), turn[1]
            asked = due.url if isinstance(due, Address) else due.further or due.asked
            if self._limits.robots and host not in self._robots and asked.startswith("http"):
                self._pace.put_back(host, due)
                self._ask_robots(host, asked)
                continue
            # Not before its turn: of a hundred thousand addresses only those under way are visits.
            visit = Visit(due) if isinstance(due, Address) else due
            yield from self._send(host, visit)

    def _send(self, host: str, visit: Visit) -> Iterator[Fetch]:
        goes_on = visit.further is not None
        url = visit.further if goes_on else visit.begin(self._clock)
        if url is not None and (trouble := self._keeps_away(host, url)) is not None:
            visit.turn_away(url, trouble)
            url = None
        if url is None:
            self._pace.done(host)
            yield from self._settle(visit)
            return
        line = self._engine.open()
        line.owner = (host, visit)
        within = self._limits.total
        if goes_on:
            self._engine.remember(line, visit.resume())
            within -= visit.spent
        self._engine.send(line, url, within=within)

    def _keeps_away(self, host: str, url: str) -> Trouble | None:
        """Why an address is not asked: its host does not want it, or has been silent all the time."""
        robots = self._robots.get(host)
        if robots is not None and not robots.allows(url):
            return Trouble("refused", "robots.txt asks us not to")
        down = self._silent.get(host)
        if down is not None and down.times >= _DOWN:
            return Trouble(down.error, f"not asked: {host} failed {down.times} times in a row")
        return None

    def _take(self, line: Line) -> Iterator[Fetch]:
        host, visit = line.owner
        if isinstance(visit, RobotsVisit):
            self._take_robots(line, visit)
            return
        answer = line.answer
        # Most chains are one answer long, and none of theirs is asked again with other cookies.
        plain = (
            answer.status == 200 and not visit.hops and _MAY_LEAD_BACK.isdisjoint(answer.headers)
        )
        cookies = () if plain else self._engine.cookies(line)
        if self._witness is not None:
            self._witness(visit, answer, cookies, self._clock())
        most = self._limits.max_redirects
        further = visit.advance(answer, cookies, most=most, closer=self._closer)
        left = self._limits.total - visit.spent
        if further is not None and left > 0:
            self._go_on(line, further, within=left)
            return
        if further is not None:
            visit.trouble = Trouble("timeout", "the redirects took too long")
        self._engine.release(line)
        self._pace.done(host)
        self._note_silence(host, visit)
        yield from self._settle(visit)

    def _go_on(self, line: Line, further: str, *, within: float) -> None:
        """Ask where a redirect leads; another host is asked when it is its turn, like any other time."""
        host, visit = line.owner
        robots = self._robots.get(host)
        if host_key(further) == host and (robots is None or robots.allows(further)):
            self._engine.send(line, further, within=within)
            return
        visit.rest(further, self._engine.cookies(line))
        self._engine.release(line)
        self._pace.done(host)
        self._silent.pop(host, None)
        # A chain that comes back is under way on that host already.
        back = any(host_key(hop.url) == host_key(further) for hop in visit.hops)
        self._pace.push(host_key(further), visit, first=back)

    def _note_silence(self, host: str, visit: Visit) -> None:
        """Count how often a host has failed in a row without a word; a host of many dead links is down once."""
        heard = visit.answer is not None and visit.answer.heard
        if heard or visit.trouble is None or visit.trouble.error not in _UNREACHED:
            self._silent.pop(host, None)
            return
        if visit.trouble.error == "dns":
            self._pace.forgive(host)
        before = self._silent.get(host)
        self._silent[host] = Silence(visit.trouble.error, before.times + 1 if before else 1)

    def _ask_robots(self, host: str, address: str) -> None:
        """Nothing starts on a host before its robots.txt is known; asking for it does not count as a start."""
        self._pace.hold(host)
        robots = RobotsVisit(host, address)
        url = robots.begin()
        if url is None:
            self._free(robots)
            return
        line = self._engine.open()
        line.owner = (host, robots)
        self._engine.send(line, url, within=min(_ROBOTS_PATIENCE, self._limits.total))

    def _take_robots(self, line: Line, robots: RobotsVisit) -> None:
        further = robots.advance(line.answer)
        if further is not None:
            self._engine.send(line, further, within=min(_ROBOTS_PATIENCE, self._limits.total))
            return
        self._engine.release(line)
        self._free(robots)

    def _free(self, robots: RobotsVisit) -> None:
        self._robots[robots.host] = robots.robots
        pause = robots.robots.pause
        most = self._limits.retry_after_limit
        self._pace.free(robots.host, interval=min(pause, most) if pause is not None else None)

    def _settle(self, visit: Visit) -> Iterator[Fetch]:
        """The visit is over: write it down, once it is known why a name could not be resolved."""
        row = visit.row()
        if not self._unnamed.hold(visit, row):
            yield from self._write_down(visit, row)

    def _write_down(self, visit: Visit, row: Fetch) -> Iterator[Fetch]:
        if row.status is not None or visit.reached:
            self._answered = True
            # A server in the house tells nothing of the world outside.
            self._online = self._online or self._engine.by_proxy or self._has_route()
            if self._online:
                yield from self._release()
        self._heed_wait(row)
        self._plan_further(visit, row)
        unreached = row.error in _UNREACHED and not visit.reached
        if unreached and not self._online:
            self.held.append((visit, row))
            return
        self._close(visit)
        yield replace(row, online=True) if unreached else row

    def _heed_wait(self, row: Fetch) -> None:
        """A host to which we came too often, and which says when to come back, is left alone until then."""
        wait = row.retry_after or 0.0
        if row.status in TOO_OFTEN and row.final_url and wait <= self._limits.retry_after_limit:
            self._pace.wait_until(host_key(row.final_url), monotonic() + wait)

    def _plan_further(self, visit: Visit, row: Fetch) -> None:
        if visit.probes is not None:
            return
        pause = pause_before_repeat(visit, row, self._limits)
        if pause is not None:
            self._follow_up(visit.again(not_before=monotonic() + pause))
            return
        if visit.repair is not None:
            return
        for name, reading in readings(visit.address, row, closely=self._closer is not None):
            self._follow_up(Visit(visit.address, asked=reading, repair=name))
        if not may_be_doubted(row, self._limits) or self._knows_hosts_of(visit):
            return
        place = probed_beside(row)
        host = host_key(place)
        if host not in self._probed and wants_probe(row, visit.address.title, self._config.judge):
            self._probed.add(host)
            made_up = invented(place)
            # The page in doubt is settled when its host has answered for the invented one, at its next turn.
            probe = Visit(Address(made_up), probes=host, on_behalf=visit.address.url)
            self._open[probe.on_behalf] += 1
            self._pace.push(host_key(made_up), probe)

    def _knows_hosts_of(self, visit: Visit) -> bool:
        """Whether the hosts a chain began and ended at have been probed already, as those of a long list soon are."""
        ends = visit.hops[:: max(len(visit.hops) - 1, 1)]
        return all(host_key(hop.url) in self._probed for hop in ends)

    def _follow_up(self, visit: Visit) -> None:
        self._next.append(visit)
        self._open[visit.on_behalf] += 1

    def _close(self, visit: Visit) -> None:
        left = self._open.get(visit.on_behalf)
        if left is None:
            self._settled.append(visit.on_behalf)
        elif left > 1:
            self._open[visit.on_behalf] = left - 1
        else:
            del self._open[visit.on_behalf]

    def _release(self) -> Iterator[Fetch]:
        held, self.held = self.held, []
        for visit, row in held:
            self._close(visit)
            yield replace(row, online=True)

    def _is_away(self) -> bool:
        if self._engine.by_proxy:
            return all(row.error in ("connect", "dns") for _, row in self.held)
        return presence.is_away()

    def _network_away(self) -> Iterator[Fetch]:
        """Write down what could not be reached for want of a network, and ask it no more."""
        held, self.held = self.held, []
        away = set()
        for visit, row in held:
            if self._answered and row.error == "timeout":
                # There was a way to whoever keeps us waiting.
                self._close(visit)
                yield replace(row, online=True)
                continue
            away.add(visit.on_behalf)
            self._open.pop(visit.on_behalf, None)
            self._settled.append(visit.on_behalf)
            yield replace(row, error="network-away", online=False)
        self._next = [visit for visit in self._next if visit.on_behalf not in away]
