"""The line, from a manuscript's file to its report; the only module that knows the order.

    read -> parse -> check -> conclude -> write
                     └── asking.py: addresses alone, too

Left of `check` there is only text; right of it everything is computed from evidence and can be computed again.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from citeaudit import clock as clocks
from citeaudit.clock import Clock
from citeaudit.config import Config
from citeaudit.errors import WriteError
from citeaudit.model.citation import Citation, Citations, Link
from citeaudit.model.evidence import Evidence
from citeaudit.model.finding import Network, Report, Run
from citeaudit.model.manuscript import Manuscript
from citeaudit.pipeline.asking import (
    Heard,
    addresses,
    answers,
    bibliography,
    changes,
    check,
    decide,
    decisions,
    known,
    listed,
    save,
    verdicts,
)
from citeaudit.readers import looks_like_addresses, read

__all__ = [
    "Heard",
    "addresses",
    "answers",
    "audit",
    "audit_async",
    "bibliography",
    "changes",
    "check",
    "conclude",
    "decide",
    "decisions",
    "known",
    "links_outside",
    "listed",
    "looks_like_addresses",
    "parse",
    "parse_citation",
    "read",
    "render",
    "save",
    "text_of",
    "verdicts",
    "write",
]


def parse(book: Manuscript, *, config: Config | None = None) -> Citations:
    """The citations, works and addresses in a manuscript's notes. Reads no file and asks nobody."""
    from citeaudit.parsers import parse as parse_notes

    return parse_notes(book, config)


def links_outside(book: Manuscript) -> tuple[Link, ...]:
    """The addresses of a manuscript that stand in no note: of its running text, and of a bibliography."""
    from citeaudit.parsers.running_text import links_outside as links_of

    return tuple(links_of(book))


def parse_citation(text: str) -> Citation:
    """One reference, taken as a whole, for text that came without a manuscript; `*Title*` is set in italics."""
    from citeaudit.parsers import parse_citation as parse_one

    if "*" not in text:
        return parse_one(text)
    from citeaudit.readers import read_reference

    note = read_reference(text)
    return parse_one(note.text, note.emphasis)


def text_of(path: Path) -> str:
    """The text of a file, whatever it is. Raises ReadError."""
    from citeaudit.readers.encoding import decode
    from citeaudit.readers.files import read_bytes

    return decode(read_bytes(path), str(path)).text


def conclude(
    book: Manuscript,
    cites: Citations,
    evidence: Sequence[Evidence] = (),
    *,
    config: Config | None = None,
    run: Run | None = None,
    at: datetime | None = None,
    resume: str | None = None,
) -> Report:
    """The report that follows from a manuscript, its citations and the evidence at hand.

    Same arguments, same report: no network, no store. `at` is the moment for which it is concluded (UTC): when the run
    ended; without a `run` that of the newest evidence, or now where there is none. `resume` is the command to tell where not
    everything was asked.
    """
    from citeaudit import judge, rules

    config = config or Config()
    verdicts = judge.conclude(cites.links, cites.citations, evidence, config=config)
    network = judge.network(evidence, config)
    newest = max((row.at for row in evidence), default=None)
    at = at or (run.finished_at if run is not None else newest) or clocks.now()
    audited = rules.Audited(
        book, cites, verdicts, evidence, at=at, network=network, config=config, resume=resume
    )
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

    network: Network = judge.network(evidence, config)
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
    """The same work as `audit`, in a thread, so that an event loop goes on.

    Whoever is cancelled need not wait for it: the thread ends at its next answer, and what was answered is in the store.
    """
    import asyncio
    from threading import Event

    cancelled = Event()

    def heard(_done: int, _of: int) -> None:
        if cancelled.is_set():
            raise asyncio.CancelledError

    try:
        return await asyncio.to_thread(
            audit, path, config=config, store=store, offline=offline, heard=heard
        )
    except asyncio.CancelledError:
        cancelled.set()
        raise


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
