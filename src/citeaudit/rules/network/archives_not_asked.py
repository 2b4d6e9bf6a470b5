"""Archives not asked to the end.

Why it matters: that no copy is known says nothing as long as the archives could not be asked; the report must not look
as if they had been.

Example: an archive said "too many requests", was out of order, or the time for asking was over.

What to do: run the audit again later, with the command that the finding names; it goes on where this one stopped, and asks
nothing twice.

Stays silent: where archives were not to be asked, and where the network was away (NET001).
"""

from collections.abc import Iterator

from citeaudit.judge.copies import lookups_of
from citeaudit.judge.houses import is_copy_address, is_private
from citeaudit.model.evidence import CaptureLookup, Fetch
from citeaudit.model.finding import Finding
from citeaudit.rules.audited import Audited
from citeaudit.rules.wording import counted

CODE = "NET002"
NAME = "archives_not_asked"
SEVERITY = "note"


def check(audited: Audited) -> Iterator[Finding]:
    by_url: dict[str, list[CaptureLookup]] = {}
    asked_live = {row.url for row in audited.evidence if isinstance(row, Fetch)}
    for row in audited.evidence:
        if isinstance(row, CaptureLookup):
            by_url.setdefault(row.url, []).append(row)
    if not audited.config.archives.ask or not (by_url or audited.resume):
        return  # a report that is made of evidence alone may be of a run that was to ask no archive
    if audited.network == "offline" and not _were_asked(audited):
        return
    yield from _could_not(audited, by_url)
    at_home = _is_asked_at_home(audited)
    urls = dict.fromkeys(verdict.url.partition("#")[0] for verdict in audited.verdicts)
    left = [
        url
        for url in urls
        if url.startswith(("http:", "https:"))
        and url in asked_live
        and url not in by_url
        and not is_copy_address(url)
        and (at_home or not is_private(url))
    ]
    if left:
        yield Finding(
            rule=CODE,
            message=f"{counted(len(left), 'address was', 'addresses were')} not looked up in the archives yet: "
            f"{_why(by_url)}; {_way_out(audited)}",
            evidence=tuple(left),
        )


def _is_asked_at_home(audited: Audited) -> bool:
    """Whether an archive of the house is asked, which may hear of addresses of the house's own network."""
    limits = audited.config.archives
    asked = [*limits.timegates, *([limits.wayback.url] if limits.wayback.ask else [])]
    return any(is_private(address) for address in asked)


def _way_out(audited: Audited) -> str:
    if audited.resume is None:
        return "run the audit again, it goes on from here"
    return f"resume with: {audited.resume}"


def _why(by_url: dict[str, list[CaptureLookup]]) -> str:
    """Why the asking ended early: who does not answer is asked no further; else it was our own limits."""
    rows = [row for rows in by_url.values() for row in rows]
    newest = max(rows, key=lambda row: row.at, default=None)
    if newest is not None and newest.answer == "unknown":
        return f"{newest.archive} did not answer"
    return "the time or the budget for it was spent"


def _were_asked(audited: Audited) -> bool:
    """Whether archives were asked when the network seemed away: they come last, and one may be in the house."""
    live = [row.at for row in audited.evidence if isinstance(row, Fetch)]
    asked = [row.at for row in audited.evidence if isinstance(row, CaptureLookup)]
    return bool(live and asked) and max(asked) >= max(live)


def _could_not(audited: Audited, by_url: dict[str, list[CaptureLookup]]) -> Iterator[Finding]:
    """One finding for each archive that gave no answer about addresses for which no copy is known."""
    known = {verdict.url.partition("#")[0] for verdict in audited.verdicts if verdict.memento}
    failed: dict[str, list[CaptureLookup]] = {}
    for url, rows in by_url.items():
        for row in lookups_of(rows):
            if row.answer == "unknown" and url not in known:
                failed.setdefault(row.archive, []).append(row)
    for archive, rows in failed.items():
        reasons = dict.fromkeys(row.error or "no reason given" for row in rows)
        yield Finding(
            rule=CODE,
            message=f"{archive} could not be asked about {counted(len(rows), 'address', 'addresses')}; whether copies exist is not "
            "known, run the audit again later",
            evidence=(
                *(f"{archive}: {reason}" for reason in list(reasons)[:3]),
                *([f"ask again with: {audited.resume}"] if audited.resume else []),
                *(row.url for row in rows),
            ),
        )
