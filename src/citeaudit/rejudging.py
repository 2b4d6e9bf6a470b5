"""The line without the network: a report from the evidence that audits have kept in a folder.

read -> parse -> evidence of the folder -> conclude
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from citeaudit import clock as clocks
from citeaudit.clock import Clock
from citeaudit.config import Config
from citeaudit.model.citation import Citations
from citeaudit.model.evidence import CaptureLookup, Evidence
from citeaudit.model.finding import Report
from citeaudit.pipeline import conclude, parse, read, run_of

__all__ = ["rejudge"]


def rejudge(
    path: str | Path,
    folder: str | Path,
    *,
    config: Config | None = None,
    clock: Clock = clocks.now,
    damaged: Callable[[str], None] | None = None,
) -> Report:
    """The report on a manuscript from evidence that audits have kept in a folder (`archives.evidence`).

    Asks nobody and uses no store: the pages are read again as they came, and judged again. Of several looks at an address
    the newest counts, with its history; an address of which nothing is kept is `not-asked`. `damaged` is told what could
    not be read. Raises what `read` raises, and ReadError where the folder holds no evidence at all.
    """
    config = config or Config()
    started = clock()
    book = read(path)
    cites = parse(book, config=config)
    evidence, at = _kept(cites, folder, config=config, damaged=damaged)
    if not any(_is_of_archive(row) for row in evidence):
        # Nobody asked them then: that they did not answer is no finding.
        config = replace(config, archives=replace(config.archives, ask=False))
    name = str(folder).encode("utf-8", "backslashreplace").decode()
    run = replace(run_of(started, clock(), evidence, config), kept=name)
    return conclude(book, cites, evidence, config=config, run=run, at=at)


def _kept(
    cites: Citations, folder: str | Path, *, config: Config, damaged: Callable[[str], None] | None
) -> tuple[tuple[Evidence, ...], datetime | None]:
    """The evidence about these addresses that audits have kept in a folder, and the moment for which it speaks."""
    if not cites.links:
        return (), None
    from citeaudit import judge
    from citeaudit.checkers.archives.again import evidence_in

    cited = judge.cited_for(cites.links, cites.citations)
    found = evidence_in(folder, cites.links, cited=cited, config=config)
    for place in found.damaged:
        if damaged is not None:
            damaged(place)
    return found.rows, found.at


def _is_of_archive(row: Evidence) -> bool:
    """Whether a row is an archive's answer, and not one of a folder of one's own."""
    return isinstance(row, CaptureLookup) and not row.archive.startswith("warc:")
