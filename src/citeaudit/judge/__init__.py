"""Evidence in, verdicts out: pure, so the same facts give the same verdict next year.

evidence ──> the last look ─┬─ error ───> answers ─┐
                            ├─ status ──> answers ─┼─> repaired? flaky? fragment? ──> strikes ──> LinkVerdict
                            └─ page ────> pages ───┘
"""

import re
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from citeaudit.config import Config
from citeaudit.judge import copies
from citeaudit.judge.addresses import authority
from citeaudit.judge.answers import from_error, from_status, is_page
from citeaudit.judge.history import Past, past_of
from citeaudit.judge.houses import is_private
from citeaudit.judge.opinion import Opinion
from citeaudit.judge.pages import from_page
from citeaudit.judge.portal import is_led_to, portal_of
from citeaudit.model.citation import Citation, Citations, Link, Reference
from citeaudit.model.evidence import (
    GROUP_OF,
    Capture,
    CopyFit,
    Decision,
    Evidence,
    Fetch,
    LinkVerdict,
)
from citeaudit.model.finding import Network

_UNREACHED = frozenset({"dns", "connect", "timeout", "network-away"})
_MENDABLE = frozenset({"dead", "soft404", "blocked", "unverifiable", "refused"})
# Fragments that are no place in the page: text to be highlighted, routes and settings of scripts, places in a PDF, lines of
# code, and what buttons for sharing leave behind.
_NO_PLACE = re.compile(
    r".{0,11}[!/]|.*=|L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?$|[ai]xzz\w|sthash\.|\.\w[\w-]{3,}$|google_vignette$",
    re.IGNORECASE,
)


def judge(
    url: str,
    evidence: Iterable[Evidence],
    *,
    cited: Reference | None = None,
    config: Config | None = None,
) -> LinkVerdict:
    """What became of one address, as far as the evidence tells."""
    settings = config or Config()
    asked = url.partition("#")[0]
    rows = [row for row in evidence if isinstance(row, Fetch) or row.url in (url, asked)]
    past = past_of(asked, rows)
    copy = copies.chosen(rows, cited, settings)
    memento, fit = copy if copy is not None else (None, None)
    word = _editors_word(url, rows)
    if word is not None:
        return _as_decided(url, word, memento, fit)
    if past is None:
        return LinkVerdict(
            url=url,
            verdict="not-asked",
            confidence=1.0,
            because="nobody asked yet",
            memento=memento,
            fit=fit,
        )
    opinion = _opinion(past, url, cited, settings)
    if fit is not None and memento is not None and past.newest.status == 200:
        drift = copies.drift_of(past.newest.page, memento.page, cut=past.newest.cut)
        fit = replace(fit, drift=drift)
    return LinkVerdict(
        url=url,
        verdict=opinion.verdict,
        confidence=round(opinion.confidence, 2),
        because=opinion.because,
        evidence=past.ids,
        new_url=opinion.new_url,
        memento=memento,
        fit=fit,
        checked_at=past.newest.at,
    )


def repaired(verdict: LinkVerdict, damage: Iterable[str]) -> LinkVerdict:
    """The verdict on an address that was only found once the damage of its print was undone, of which nobody asked."""
    undone = [name for name in damage if name != "scheme-added"]
    if verdict.verdict != "ok" or not undone:
        return verdict
    return replace(
        verdict,
        verdict="repaired",
        confidence=min(verdict.confidence, 0.9),
        because=f"live once the damage is undone ({', '.join(undone)}): {verdict.url}; {verdict.because}",
        new_url=verdict.url,
    )


def conclude(
    links: Iterable[Link],
    citations: Citations | Iterable[Citation],
    evidence: Iterable[Evidence],
    *,
    cited: Mapping[str, Reference] | None = None,
    config: Config | None = None,
) -> tuple[LinkVerdict, ...]:
    """One verdict for each distinct address, in order of appearance.

    `cited` are the references by address where they are known already. What editors decided goes before ours. Where
    the network was away, the addresses that could not be reached are `offline` and nothing is held against them.
    """
    settings = config or Config()
    links = tuple(links)
    cited = cited if cited is not None else cited_for(links, citations)
    by_address = _by_address(evidence)
    last = _last_looks(by_address)
    portal = portal_of(last, settings.judge.offline_hosts)
    away = _away(last, portal, settings)
    verdicts = []
    for url in dict.fromkeys(link.url for link in links):
        rows = _rows_for(url, by_address)
        verdict = judge(url, rows, cited=cited.get(url), config=settings)
        newest = past_of(url.partition("#")[0], rows)
        unreached = newest is not None and _is_unreached(newest.newest, portal)
        if away and unreached and _editors_word(url, rows) is None:
            verdict = offline(verdict, portal)
        verdicts.append(verdict)
    return tuple(verdicts)


def network(evidence: Iterable[Evidence], config: Config | None = None) -> Network:
    """Whether the network was there when the addresses were asked last."""
    settings = config or Config()
    newest = _last_looks(_by_address(evidence))
    if not newest:
        return "not-asked"
    last = max(newest, key=lambda row: (row.at, row.attempt))
    portal = portal_of(newest, settings.judge.offline_hosts)
    away = _away(newest, portal, settings) and _is_unreached(last, portal)
    return "offline" if away else "online"


def cited_for(
    links: Iterable[Link], citations: Citations | Iterable[Citation]
) -> dict[str, Reference]:
    """The reference that each address stands in; of several one with a title, the others only tell dates and names."""
    by_note: dict[str, list[Citation]] = {}
    for citation in citations:
        by_note.setdefault(citation.note, []).append(citation)
    titled: dict[str, Reference] = {}
    others: dict[str, Reference] = {}
    for link in links:
        for citation in by_note.get(link.note or "", ()):
            within = citation.span.start <= link.span.start < citation.span.end
            if within or citation.reference.url == link.url:
                table = titled if citation.reference.title else others
                table.setdefault(link.url, citation.reference)
    return {**others, **titled}


def keys_for(
    links: Iterable[Link], citations: Citations | Iterable[Citation]
) -> dict[str, list[str]]:
    """The keys of the citations that each address stands in, by the address without its fragment."""
    by_note: dict[str, list[Citation]] = {}
    for citation in citations:
        by_note.setdefault(citation.note, []).append(citation)
    keys: dict[str, list[str]] = {}
    for link in links:
        for citation in by_note.get(link.note or "", ()):
            if citation.span.start <= link.span.start < citation.span.end:
                keys.setdefault(link.url.partition("#")[0], []).append(citation.key)
    return keys


def _opinion(past: Past, url: str, cited: Reference | None, settings: Config) -> Opinion:
    opinion = _of_row(past.newest, past.probe, cited, settings)
    if opinion.verdict in _MENDABLE:
        opinion = _repaired(past, cited, settings) or opinion
    fragment = url.partition("#")[2]
    if opinion.verdict in ("ok", "moved") and fragment and _is_missing(past.newest, fragment):
        because = f"the page is there, its place #{fragment} is not"
        return Opinion("fragment-missing", 0.8, because, opinion.new_url)
    # What failed before a repair is the damaged address, and that once more.
    if opinion.verdict in ("ok", "moved") and past.failures:
        return _flaky(past, opinion)
    return _struck(past, opinion, settings)


def _of_row(row: Fetch, probe: Fetch | None, cited: Reference | None, settings: Config) -> Opinion:
    if row.error is not None:
        return from_error(row)
    if is_page(row):
        return from_page(row, cited=cited, probe=probe, lines=settings.judge)
    return from_status(row, cited.title if cited is not None else None)


def _repaired(past: Past, cited: Reference | None, settings: Config) -> Opinion | None:
    """The first other reading of the address that leads to a page, if any does."""
    for row in past.repairs:
        opinion = _of_row(row, past.probe, cited, settings)
        if GROUP_OF[opinion.verdict] == "fine" and row.hops:
            reading = opinion.new_url or row.hops[0].url
            because = f"live once the damage is undone ({row.repair}): {row.hops[0].url}"
            return Opinion("repaired", min(opinion.confidence, 0.9), because, reading)
    return None


def _is_missing(row: Fetch, fragment: str) -> bool:
    if fragment == "top" or ":~:" in fragment or _NO_PLACE.match(fragment) or row.page is None:
        return False
    if row.cut or "script-only" in row.page.marks or _is_led_to_a_place(row):
        return False
    return row.page.fragments.get(fragment) is False


def _is_led_to_a_place(row: Fetch) -> bool:
    """Whether a redirect names a place of its own, which goes before the one that was asked for."""
    return any("#" in hop.location for hop in row.hops if hop.location)


def _flaky(past: Past, opinion: Opinion) -> Opinion:
    failed = past.failures[0]
    said = f"HTTP {failed.status}" if failed.status else str(failed.error)
    because = f"failed ({said}), then answered on attempt {past.newest.attempt}"
    return Opinion("flaky", 0.8, because, opinion.new_url)


def _struck(past: Past, opinion: Opinion, settings: Config) -> Opinion:
    """A failure that has lasted is the end: gone twice, or otherwise failing often enough over enough days."""
    lines = settings.judge
    if opinion.verdict == "dead" and past.gone >= lines.strikes:
        since = f"; so since {past.failing_since:%Y-%m-%d}" if past.failing_since else ""
        return opinion._replace(confidence=0.99, because=opinion.because + since)
    if GROUP_OF[opinion.verdict] != "not now" or opinion.verdict == "flaky":
        return opinion
    strikes = past.strikes(lines.strike_days)
    if strikes < lines.strikes_other:
        return opinion
    because = f"{opinion.because}; failed {strikes} times since {past.failing_since:%Y-%m-%d}"
    return Opinion("dead", 0.9, because)


def _is_unreached(row: Fetch, portal: str | None) -> bool:
    """Whether a look did not come to its host, for want of a network; a portal cannot answer for a secure connection."""
    return (
        row.error in _UNREACHED
        or is_led_to(portal, row)
        or (portal is not None and row.error == "tls")
    )


def offline(verdict: LinkVerdict, portal: str | None = None) -> LinkVerdict:
    """The verdict on an address that was not reached for want of a network; `portal` is who answered in its place."""
    return LinkVerdict(
        url=verdict.url,
        verdict="offline",
        confidence=0.9 if verdict.verdict != "offline" else 1.0,
        because=f"the network is away: all hosts lead to {portal}"
        if portal
        else "the network is away: no host could be reached",
        evidence=verdict.evidence,
        memento=verdict.memento,
        fit=verdict.fit,
        checked_at=verdict.checked_at,
    )


def _editors_word(url: str, rows: Iterable[Evidence]) -> Decision | None:
    """What an editor decided last about this address, else about the page of which it is a place; if that counts."""
    words = [row for row in rows if isinstance(row, Decision)]
    for subject in (url, url.partition("#")[0]) if words else ():
        about = [word for word in words if word.url == subject]
        if about:
            word = max(about, key=lambda row: row.at)
            return word if word.decision != "none" else None
    return None


def _as_decided(
    url: str, word: Decision, memento: Capture | None, fit: CopyFit | None
) -> LinkVerdict:
    """The verdict that an editor gave in our place."""
    until = f" until {word.until:%Y-%m-%d}" if word.until else ""
    because = f"{word.decision}{until} by {word.author}, {word.at:%Y-%m-%d}: {word.reason}"
    return LinkVerdict(
        url=url,
        verdict="ok" if word.decision == "known-good" else "excluded",
        confidence=1.0,
        because=because,
        evidence=(word.id,),
        memento=memento,
        fit=fit,
        checked_at=word.at,
    )


def _by_address(evidence: Iterable[Evidence]) -> dict[str, list[Evidence]]:
    """Rows by the address they are about; probes by their host, marked so that no address can be mistaken for it."""
    table: dict[str, list[Evidence]] = {}
    for row in evidence:
        probes = row.probes if isinstance(row, Fetch) else None
        table.setdefault(f"probe:{probes}" if probes else row.url.partition("#")[0], []).append(row)
    return table


def _rows_for(url: str, by_address: Mapping[str, list[Evidence]]) -> list[Evidence]:
    rows = by_address.get(url.partition("#")[0], [])
    ends = {row.final_url for row in rows if isinstance(row, Fetch) and row.final_url}
    hosts = {authority(end) for end in (url, *ends)}
    return [
        *rows,
        *(probe for host in sorted(hosts) for probe in by_address.get(f"probe:{host}", ())),
    ]


def _last_looks(by_address: Mapping[str, list[Evidence]]) -> list[Fetch]:
    """The newest look at each address."""
    return [
        past.newest for url, rows in by_address.items() if (past := past_of(url, rows)) is not None
    ]


def _away(newest: list[Fetch], portal: str | None, settings: Config) -> bool:
    """Whether every address that was asked in the last run failed for want of a network.

    A row says so, or a portal answered for all, or so many hosts failed in the same way that it cannot be the hosts. A
    name that does not exist while other names do is no sign.
    """
    if not newest:
        return False
    if portal is not None:
        return True
    if any(row.error == "network-away" for row in newest):
        return True
    # A server in the house answers in the tunnel, too.
    newest = [row for row in newest if not is_private(row.url)] or newest
    if any(row.error not in _UNREACHED or (row.error == "dns" and row.online) for row in newest):
        return False
    alike = {row.error for row in newest}
    return (
        len(alike) == 1
        and len({authority(row.url) for row in newest}) >= settings.judge.offline_hosts
    )
