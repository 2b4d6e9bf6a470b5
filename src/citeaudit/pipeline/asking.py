"""The part of the line that asks: addresses of manuscripts and of lists, their verdicts, changes and decisions."""

import atexit
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal
from weakref import WeakSet

from msgspec.structs import replace

from citeaudit import clock as clocks
from citeaudit.clock import Clock
from citeaudit.config import Config
from citeaudit.model.citation import Citations, Link, Reference
from citeaudit.model.evidence import Evidence, LinkVerdict
from citeaudit.readers import read_addresses

if TYPE_CHECKING:
    from citeaudit.checkers import Case
    from citeaudit.checkers.archives.save import Saved
    from citeaudit.checkers.watch import Watched
    from citeaudit.model.evidence import Decision
    from citeaudit.store import Store

_AHEAD = timedelta(days=1)
# Called with the number of addresses answered so far, and the number that are asked in all; while archives are asked, too,
# by its `of_archives` if it has one.
Heard = Callable[[int, int], None]


def addresses(text: str) -> tuple[tuple[Link, ...], dict[str, Reference]]:
    """The addresses of a list, one a line, with what each was cited for where the list says so."""
    from citeaudit.parsers.listed import links_of

    return links_of(read_addresses(text))


def listed(text: str, suffix: str = "") -> tuple[tuple[Link, ...], dict[str, Reference]] | None:
    """As `addresses`, of a file whose name ends so, whose list may be a table; None where it is no list. Raises ReadError."""
    from citeaudit.parsers.listed import links_of
    from citeaudit.readers import read_listed

    entries = read_listed(text, suffix)
    return links_of(entries) if entries is not None else None


def bibliography(
    text: str,
) -> tuple[tuple[Link, ...], dict[str, Reference], list[int]] | None:
    """As `addresses`, of a bibliography in BibTeX, with the lines where no entry could be read; None where it is none."""
    from citeaudit.parsers.bibliography import is_one, read
    from citeaudit.parsers.listed import links_of

    if not is_one(text):
        return None
    listed = read(text)
    return (*links_of(listed.entries), listed.unread)


def check(
    cites: Citations | Iterable[str],
    *,
    store: str | None = None,
    config: Config | None = None,
    clock: Clock = clocks.now,
    heard: Heard | None = None,
) -> tuple[Evidence, ...]:
    """Ask every address once, write the answers to the store, and return all evidence about these addresses.

    `cites` are a manuscript's citations, or plain addresses, each with its title and date after tabs if they are known.
    `store` is an SQLAlchemy URL; None means the user's own store. What fresh evidence in the store already answers is
    not asked again. Raises StoreError, and TypeError for what holds no addresses; a dead link, a silent server and an
    absent network are evidence. An interrupt keeps what was answered until then in the store.

    With `archives.evidence` in the settings the pages and rows are kept in that folder, too, and what it lacks is asked
    again; raises WriteError where it cannot be written, EvidenceNotKept where it could not take all.
    """
    links, cited = _asked(cites)
    if not links:
        return ()
    from citeaudit import checkers
    from citeaudit.checkers import archives
    from citeaudit.checkers.archives.keep import keeping

    config = config or Config()
    citations = cites.citations if isinstance(cites, Citations) else ()
    with (
        _opened(store or config.store, clock) as kept,
        keeping(links, citations, config, kept, clock) as keeper,
    ):
        # What evidence is kept of is asked again where its page is not: the folder alone is to give the report again.
        asking = kept.answering(keeper.holds) if keeper else kept
        due = checkers.due(links, store=asking, config=config, clock=clock)
        rows = checkers.check(
            links,
            store=asking,
            config=config,
            cited=cited,
            clock=clock,
            witness=keeper.live if keeper else None,
            closely=bool(cited or config.archives.ask or config.archives.warc),
        )
        with closing(rows):
            for answered, row in enumerate(rows, start=1):
                if keeper is not None:
                    keeper.row(row)
                if heard is not None:
                    heard(min(answered, due), due)
        archives.ask(
            links,
            store=asking,
            config=config,
            cited=cited,
            clock=clock,
            heard=getattr(heard, "of_archives", heard),
            witness=keeper.copy if keeper else None,
        )
        return _held(links, kept, clock)


def save(
    cites: Citations,
    keys: tuple[str, str],
    *,
    config: Config | None = None,
    clock: Clock = clocks.now,
) -> "tuple[Saved, ...]":
    """Have live pages without a recent copy captured, with an account's key and secret. Raises StoreError."""
    from citeaudit.checkers.archives.keep import keeping
    from citeaudit.checkers.archives.save import Keys, save_all

    config = config or Config()
    with (
        _opened(config.store, clock) as kept,
        keeping(cites.links, cites.citations, config, kept, clock) as keeper,
    ):
        witness = keeper.copy if keeper else None
        saved = save_all(
            cites, Keys(*keys), store=kept, config=config, clock=clock, witness=witness
        )
        with closing(saved):
            return tuple(saved)


def verdicts(
    cites: Citations | Iterable[str],
    *,
    store: str | None = None,
    config: Config | None = None,
    clock: Clock = clocks.now,
) -> Generator[LinkVerdict, None, None]:
    """Ask as `check` does, and give one verdict for each distinct address as soon as it is settled.

    Nothing is asked before the first verdict is. Close the iterator, or let go of it, to stop; what was answered is
    in the store. Raises StoreError with the first verdict.
    """
    links, cited = _asked(cites)
    config = config or Config()
    found = _verdicts(links, cited, replace(config, store=store or config.store), clock)
    _UNDER_WAY.add(found)
    return found


# Whoever ends a program with an iterator half way has not closed it, and when Python takes itself apart it is too late.
_UNDER_WAY: "WeakSet[Generator[LinkVerdict, None, None]]" = WeakSet()


@atexit.register
def _close_those_under_way() -> None:
    for found in list(_UNDER_WAY):
        with suppress(ValueError):  # another thread is in it
            found.close()


def _verdicts(
    links: tuple[Link, ...], cited: Mapping[str, Reference], config: Config, clock: Clock
) -> Generator[LinkVerdict, None, None]:
    if not links:
        return
    with answers(links, cited, config=config, clock=clock) as found:
        for case in found:
            yield case.verdict


@contextmanager
def answers(
    links: Iterable[Link],
    cited: Mapping[str, Reference],
    *,
    config: Config,
    clock: Clock = clocks.now,
    offline: bool = False,
) -> "Iterator[Iterator[Case]]":
    """Verdicts as they come, each with its evidence. Whatever ends the `with` block, what was answered is kept.

    `offline` asks nobody: the store alone answers. Raises StoreError before anything is asked.
    """
    from citeaudit import checkers

    with _opened(config.store, clock) as kept:
        found = checkers.cases(
            links,
            store=kept,
            config=config,
            cited=cited,
            clock=clock,
            choose=(lambda _wanted, _known: []) if offline else None,
        )
        with closing(found):
            yield found


@contextmanager
def changes(
    name: str,
    links: Iterable[Link],
    cited: Mapping[str, Reference],
    parts: Mapping[str, Sequence[Link]] | None = None,
    *,
    config: Config,
    clock: Clock = clocks.now,
    max_age: float | None = None,
    heard: Heard | None = None,
) -> "Iterator[Watched]":
    """Ask what is due of the list called `name`, and compare with what it was told last. Raises StoreError.

    `max_age` makes due, too, whatever was answered longer ago than so many seconds.
    What is new counts as told when the `with` block ends well: where it could not be printed, it is told next time.
    """
    from citeaudit.checkers.watch import List, look, remember

    watched = List(name, tuple(links), cited, parts or {})
    with _opened(config.store, clock) as kept:
        found = look(watched, store=kept, config=config, clock=clock, max_age=max_age, heard=heard)
        yield found
        remember(watched, found, store=kept)


def decide(
    url: str,
    decision: Literal["known-good", "ignore", "none"],
    *,
    reason: str,
    author: str,
    until: datetime | None = None,
    store: str | None = None,
    clock: Clock = clocks.now,
) -> None:
    """Record an editor's word about an address; it counts until `until` (UTC), for good where that is None."""
    from hashlib import blake2b

    from citeaudit.model.evidence import Decision
    from citeaudit.store import open_store

    at = clock()
    stamp = f"{url}|{at.timestamp()}|{decision}|{author}|{reason}|{until}"
    word = Decision(
        id=blake2b(stamp.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest(),
        url=url,
        decision=decision,
        at=at,
        reason=reason,
        author=author,
        until=until,
    )
    with open_store(store) as kept:
        kept.remembered.decide(word)


def decisions(*, store: str | None = None, clock: Clock = clocks.now) -> "tuple[Decision, ...]":
    """What editors have decided about addresses, as far as it counts now, the oldest first. Raises StoreError."""
    from citeaudit.store import open_store

    with open_store(store) as kept:
        return kept.remembered.all_decisions(clock())


def known(
    cites: Citations,
    *,
    store: str | None = None,
    config: Config | None = None,
    clock: Clock = clocks.now,
) -> tuple[Evidence, ...]:
    """The evidence that the store already holds about these addresses. Asks nobody. Raises StoreError."""
    config = config or Config()
    with _opened(store or config.store, clock) as kept:
        return _held(cites.links, kept, clock)


@contextmanager
def _opened(url: str | None, clock: Clock) -> "Iterator[Store]":
    """The store as of now. What was written while a clock stood wrong, in a year to come, would else be the newest word
    for years; a day is granted to the clocks of other machines.
    """
    from citeaudit.store import open_store

    with open_store(url) as kept:
        # Asked anew for each row: a long list may take days.
        yield kept.answering(lambda row: row.at - clock() <= _AHEAD)


def _held(links: Iterable[Link], kept: "Store", clock: Clock) -> tuple[Evidence, ...]:
    """All that a store holds about some addresses, what editors decided included."""
    urls = [link.url for link in links]
    words = kept.remembered.decisions(urls, clock()).values()
    return (*kept.evidence_for(urls), *{word.id: word for word in words}.values())


def _asked(cites: Citations | Iterable[str]) -> tuple[tuple[Link, ...], dict[str, Reference]]:
    """The addresses to ask, and the reference each was cited for. Raises TypeError for what holds no addresses."""
    if isinstance(cites, Citations):
        from citeaudit import judge

        return cites.links, judge.cited_for(cites.links, cites.citations)
    if isinstance(cites, str) or not isinstance(cites, Iterable):
        raise _no_list(cites)
    listed = list(cites)
    if not all(isinstance(one, str) for one in listed):
        raise _no_list(cites)
    return addresses("\n".join(listed))


def _no_list(given: object) -> TypeError:
    return TypeError(
        f"give a list of addresses, or the citations of a manuscript: citeaudit.parse(citeaudit.read(path)); this is {given!r:.80}"
    )
