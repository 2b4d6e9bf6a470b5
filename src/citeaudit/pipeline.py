"""The line, from a manuscript's file to its report; the only module that knows the order.

    read -> parse -> check -> conclude -> write

Left of `check` there is only text; right of it everything is computed from evidence and can be computed again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from citeaudit import clock as clocks
from citeaudit.clock import Clock
from citeaudit.config import Config
from citeaudit.errors import WriteError
from citeaudit.model.citation import Citation, Citations, Link, Reference
from citeaudit.model.evidence import Evidence, LinkVerdict
from citeaudit.model.finding import Network, Report, Run
from citeaudit.model.manuscript import Manuscript
from citeaudit.readers import (
    looks_like_a_list,
    looks_like_addresses,
    read,
    read_addresses,
    read_list,
    read_text,
)

if TYPE_CHECKING:
    from citeaudit.checkers import Case
    from citeaudit.checkers.archives.save import Saved
    from citeaudit.checkers.watch import Watched
    from citeaudit.store import Store

__all__ = [
    "Heard",
    "addresses",
    "audit",
    "audit_async",
    "cases",
    "changes",
    "check",
    "conclude",
    "decide",
    "known",
    "looks_like_a_list",
    "looks_like_addresses",
    "parse",
    "read",
    "read_list",
    "read_text",
    "render",
    "save",
    "text_of",
    "verdicts",
    "write",
]

# Called with the number of addresses answered so far, and the number that are asked in all.
Heard = Callable[[int, int], None]


def parse(book: Manuscript, *, config: Config | None = None) -> Citations:
    """The citations, works and addresses in a manuscript's notes. Reads no file and asks nobody."""
    from citeaudit.parsers import parse as parse_notes

    return parse_notes(book, config)


def addresses(text: str) -> tuple[tuple[Link, ...], dict[str, Reference]]:
    """The addresses of a list, one a line, with what each was cited for where the list says so."""
    from citeaudit.parsers.listed import links_of

    return links_of(read_addresses(text))


def check(
    cites: Citations | Iterable[str],
    *,
    store: str | None = None,
    config: Config | None = None,
    clock: Clock = clocks.now,
    heard: Heard | None = None,
) -> tuple[Evidence, ...]:
    """Ask every address once, write the answers to the store, and return all evidence about these addresses.

    `cites` are a manuscript's citations, or plain addresses. `store` is an SQLAlchemy URL; None means the user's own
    store. What fresh evidence in the store already answers is not asked again. Raises StoreError; a dead link, a
    silent server and an absent network are evidence. An interrupt keeps what was answered until then in the store.

    With `archives.evidence` in the settings the pages and rows are kept in that folder, too, and what it lacks is asked
    again; raises WriteError where it cannot be written, EvidenceNotKept where it could not take all.
    """
    links, cited = _asked(cites)
    if not links:
        return ()
    from citeaudit import checkers
    from citeaudit.checkers import archives
    from citeaudit.checkers.archives.keep import keeping
    from citeaudit.store import open_store

    config = config or Config()
    citations = cites.citations if isinstance(cites, Citations) else ()
    with (
        open_store(store or config.store) as kept,
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
            heard=heard,
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
    from citeaudit.store import open_store

    config = config or Config()
    with (
        open_store(config.store) as kept,
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
) -> Iterator[LinkVerdict]:
    """Ask as `check` does, and give one verdict for each distinct address as soon as it is settled."""
    links, cited = _asked(cites)
    if not links:
        return
    config = config or Config()
    config = msgspec.structs.replace(config, store=store or config.store)
    for case in cases(links, cited, config=config, clock=clock):
        yield case.verdict


def cases(
    links: Iterable[Link],
    cited: Mapping[str, Reference],
    *,
    config: Config,
    clock: Clock = clocks.now,
) -> "Iterator[Case]":
    """Verdicts as they come, each with its evidence. Raises StoreError."""
    from citeaudit import checkers
    from citeaudit.store import open_store

    with open_store(config.store) as kept:
        yield from checkers.cases(links, store=kept, config=config, cited=cited, clock=clock)


def changes(
    name: str,
    links: Iterable[Link],
    citations: Iterable[Citation] = (),
    *,
    config: Config,
    clock: Clock = clocks.now,
) -> "Watched":
    """Ask what is due of the list called `name`, and compare with what it was told last. Raises StoreError."""
    from citeaudit.checkers.watch import watch
    from citeaudit.store import open_store

    with open_store(config.store) as kept:
        return watch(name, links, tuple(citations), store=kept, config=config, clock=clock)


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


def text_of(path: Path) -> str:
    """The text of a file, whatever it is. Raises ReadError."""
    from citeaudit.readers.encoding import decode
    from citeaudit.readers.files import read_bytes

    return decode(read_bytes(path), str(path)).text


def _asked(cites: Citations | Iterable[str]) -> tuple[tuple[Link, ...], dict[str, Reference]]:
    """The addresses to ask, and the reference each was cited for."""
    if isinstance(cites, Citations):
        from citeaudit import judge

        return cites.links, judge.cited_for(cites.links, cites.citations)
    return addresses("\n".join(cites))


def conclude(
    book: Manuscript,
    cites: Citations,
    evidence: Sequence[Evidence] = (),
    *,
    config: Config | None = None,
    run: Run | None = None,
    at: datetime | None = None,
) -> Report:
    """The report that follows from a manuscript, its citations and the evidence at hand.

    Same arguments, same report: no network, no store. `at` is the moment for which it is concluded (UTC): when the run
    ended; without a `run` that of the newest evidence, or now where there is none.
    """
    from citeaudit import judge, rules

    config = config or Config()
    verdicts = judge.conclude(cites.links, cites.citations, evidence, config=config)
    network = judge.network(evidence)
    newest = max((row.at for row in evidence), default=None)
    at = at or (run.finished_at if run is not None else newest) or clocks.now()
    audited = rules.Audited(book, cites, verdicts, evidence, at=at, network=network, config=config)
    return Report(
        manuscript=book,
        notes=cites.notes,
        citations=cites.citations,
        works=cites.works,
        links=cites.links,
        verdicts=verdicts,
        findings=rules.conclude(audited),
        evidence=tuple(evidence),
        run=run or Run(started_at=at, finished_at=at, network=network),
    )


def audit(
    path: str | Path,
    *,
    config: Config | None = None,
    store: str | None = None,
    offline: bool = False,
    clock: Clock = clocks.now,
    heard: Heard | None = None,
) -> Report:
    """The whole line on one manuscript. `offline` asks nobody and uses no store.

    Raises what `read` and `check` raise.
    """
    config = config or Config()
    started = clock()
    book = read(path)
    cites = parse(book, config=config)
    evidence = () if offline else check(cites, store=store, config=config, clock=clock, heard=heard)
    return conclude(
        book, cites, evidence, config=config, run=run_of(started, clock(), evidence, config)
    )


def run_of(
    started: datetime, finished: datetime, evidence: Iterable[Evidence], config: Config
) -> Run:
    """When an audit was made and with which settings, those that shape its result."""
    from citeaudit import judge

    network: Network = judge.network(tuple(evidence))
    options: dict[str, object] = {
        key: value
        for key, value in msgspec.to_builtins(config).items()
        if key in ("select", "ignore", "severity") and value
    }
    return Run(started_at=started, finished_at=finished, network=network, options=options)


async def audit_async(
    path: str | Path,
    *,
    config: Config | None = None,
    store: str | None = None,
    offline: bool = False,
) -> Report:
    """The same work as `audit`, in a thread, so that an event loop goes on."""
    import asyncio

    return await asyncio.to_thread(audit, path, config=config, store=store, offline=offline)


def known(
    cites: Citations,
    *,
    store: str | None = None,
    config: Config | None = None,
    clock: Clock = clocks.now,
) -> tuple[Evidence, ...]:
    """The evidence that the store already holds about these addresses. Asks nobody. Raises StoreError."""
    from citeaudit.store import open_store

    config = config or Config()
    with open_store(store or config.store) as kept:
        return _held(cites.links, kept, clock)


def _held(links: Iterable[Link], kept: "Store", clock: Clock) -> tuple[Evidence, ...]:
    """All that a store holds about some addresses, what editors decided included."""
    urls = [link.url for link in links]
    return (*kept.evidence_for(urls), *kept.remembered.decisions(urls, clock()).values())


def write(report: Report, path: str | Path, *, format: str | None = None) -> None:  # noqa: A002
    """Write a report whole or not at all, in the format of the file's ending or the one named.

    Raises WriteError (the place cannot be written, or is the manuscript itself) and UsageError (no such format).
    """
    from citeaudit import reporters
    from citeaudit.reporters.files import write_text

    source = report.manuscript.source
    if source is not None and Path(path).resolve() == Path(source).resolve():
        raise WriteError(
            f"{path}: is the manuscript itself; name another file or folder for the report"
        )
    reporter = reporters.named(format) if format else reporters.for_file(str(path))
    write_text(path, reporter.render(report))


def render(report: Report, format: str) -> str:  # noqa: A002
    """A report as text in a format by its name. Raises UsageError for a format that does not exist."""
    from citeaudit import reporters

    text: str = reporters.named(format).render(report)
    return text


def suffix_of(format: str) -> str:  # noqa: A002
    """The ending of files in a format, with its full stop. Raises UsageError for a format that does not exist."""
    from citeaudit import reporters

    suffix: str = reporters.named(format).SUFFIX
    return suffix
