"""Archived copies: for which moment one is wanted, whether it is the cited thing, and which is the one to cite.

moment   access date, else the date of the citing text, else that of the source; an interval counts by its end
match    verified: title, and author or date · likely: title · weak · mismatch · unreadable
choice   of the copies that match, the nearest; a day after the moment counts as two before it, and one from more than
         a year after it only where there is no other
"""

import calendar
import math
import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from citeaudit.config import Config, JudgeConfig
from citeaudit.judge.agreement import STANDS, compared, is_other
from citeaudit.judge.likeness import depth
from citeaudit.judge.pages import from_page
from citeaudit.judge.sharing import shared
from citeaudit.model.citation import Reference
from citeaudit.model.evidence import (
    GROUP_OF,
    Capture,
    CaptureLookup,
    CopyFit,
    Drift,
    Evidence,
    Fetch,
    Hop,
    Match,
    PageFacts,
)

_GOOD = frozenset({200, 203, 206, None})
_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
# The last month of EDTF's seasons.
_SEASONS = {21: 5, 22: 8, 23: 11, 24: 12}
_ENOUGH = 60  # words
_AGES = 1e6  # days, more than there have been archives
_SHARES: tuple[tuple[float, Drift], ...] = (
    (0.9, "same"),
    (0.5, "revised"),
    (0.05, "drifted"),
    (0.0, "another page"),
)
_DRIFTS: tuple[tuple[int, Drift], ...] = (
    (7, "same"),
    (17, "revised"),
    (26, "drifted"),
    (64, "another page"),
)
# Verdicts on a page that is the cited thing behind a wall: what the copy holds of it still shows that.
_WALLED = frozenset({"paywalled"})


def wanted_for(cited: Reference | None, written: str | None = None) -> datetime | None:
    """The moment (UTC) for which a copy is wanted; None where nothing dates the citation."""
    for date in (cited.accessed if cited else None, written, cited.issued if cited else None):
        end = end_of(date)
        if end is not None:
            return end
    return None


def end_of(date: str | None) -> datetime | None:
    """The last moment of an EDTF date or interval, None for one that is open or cannot be read."""
    found = _EDTF.match((date or "").rpartition("/")[2])
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2] or 12), int(found[3] or 0)
    month = _SEASONS.get(month, month)
    try:
        last = day or calendar.monthrange(year, month)[1]
        return datetime(year, month, last, 23, 59, 59, tzinfo=UTC)
    except (ValueError, calendar.IllegalMonthError):
        return None


def fit_of(
    capture: Capture, near: datetime | None, cited: Reference | None, config: Config
) -> CopyFit:
    """How well one copy fits the citation."""
    match, because = _match(capture, cited, config.judge)
    distance = round((capture.at - near) / timedelta(days=1)) if near is not None else None
    return CopyFit(match=match, because=because, near=near, distance=distance)


def is_good(
    capture: Capture, near: datetime | None, cited: Reference | None, config: Config
) -> bool:
    """Whether a copy needs no second look at the archive: the cited thing, and not from long after the moment."""
    fit = fit_of(capture, near, cited, config)
    late = near is not None and capture.at > near + timedelta(days=config.archives.late)
    titled = cited is not None and bool(cited.title)
    return not late and (fit.match in STANDS or (fit.match == "weak" and not titled))


def best_copy(
    captures: Iterable[Capture], near: datetime | None, cited: Reference | None, config: Config
) -> tuple[Capture, CopyFit | None] | None:
    """The copy to cite, None where none will do. Copies that nobody looked at count as their index tells."""
    order: dict[Match | None, int] = {
        "verified": 0,
        "likely": 0,
        "weak": 2,
        "unreadable": 2,
        None: 1,
    }
    fits: list[tuple[Capture, CopyFit | None]] = [
        (capture, fit_of(capture, near, cited, config) if capture.seen else None)
        for capture in captures
        if capture.seen or capture.status in _GOOD
    ]
    usable = [(copy, fit) for copy, fit in fits if fit is None or fit.match != "mismatch"]
    if not usable:
        return None
    late = config.archives.late
    return min(
        usable,
        key=lambda one: (
            order[one[1].match if one[1] else None],
            remoteness(one[0], near, late=late),
        ),
    )


def chosen(
    rows: Iterable[Evidence], cited: Reference | None, config: Config
) -> tuple[Capture, CopyFit | None] | None:
    """The copy to cite of all that archives ever gave of an address."""
    captures = {
        capture.memento: capture
        for row in rows
        if isinstance(row, CaptureLookup)
        for capture in row.captures
    }
    if not captures:
        return None
    near = wanted_for(cited, config.archives.written)
    return best_copy(captures.values(), near, cited, config)


def drift_of(live: PageFacts | None, copy: PageFacts | None, *, cut: bool = False) -> Drift | None:
    """How far the live page has moved from its copy, by what both say; None where one says too little.

    Told by the share of shingles in common. `cut` says that the live page broke off. Where one of the two has no sketch
    of its shingles, their fingerprints estimate that share: of 64 bits some 7 differ where nine tenths of all shingles
    are shared, 17 where half are, 30 where a twentieth is, and 32 between strangers.
    """
    if live is None or copy is None:
        return None
    if live.shingles and copy.shingles:
        share = shared(live.shingles, copy.shingles, cut=cut)
        return None if share is None else next(told for least, told in _SHARES if share >= least)
    if not live.fingerprint or not copy.fingerprint or min(live.words, copy.words) < _ENOUGH:
        return None
    bits = (int(live.fingerprint, 16) ^ int(copy.fingerprint, 16)).bit_count()
    return next(drift for most, drift in _DRIFTS if bits <= most)


def remoteness(capture: Capture, near: datetime | None, *, late: float = math.inf) -> float:
    """How far a copy is from the wanted moment, in days; after it, twice that. Without a moment the newest is nearest.

    One from more than `late` days after the moment is farther than any from before it.
    """
    if near is None:
        return -capture.at.timestamp()
    days = (capture.at - near) / timedelta(days=1)
    if days > late:
        return _AGES + days
    return 2 * days if days > 0 else -days


def lookups_of(evidence: Iterable[Evidence]) -> list[CaptureLookup]:
    """The newest answer of each archive, those about a copy before those that found none."""
    newest: dict[str, CaptureLookup] = {}
    for row in evidence:
        if isinstance(row, CaptureLookup) and row.job is None:
            known = newest.get(row.archive)
            # A failure to ask today does not take back what was found yesterday.
            if known is None or (
                row.at >= known.at and (row.answer != "unknown" or known.answer != "found")
            ):
                newest[row.archive] = row
    return list(newest.values())


def _match(capture: Capture, cited: Reference | None, lines: JudgeConfig) -> tuple[Match, str]:
    if capture.status not in _GOOD:
        return "mismatch", f"the copy is of an answer HTTP {capture.status}"
    if _went_home(capture):
        return "mismatch", "the copy leads to the home page of the site"
    page = capture.page
    if page is None:
        return "unreadable", f"the copy is {capture.media_type or 'a file'} with nothing to compare"
    opinion = from_page(_as_fetch(capture), cited=cited, probe=None, lines=lines)
    if GROUP_OF[opinion.verdict] not in ("fine",) and opinion.verdict not in _WALLED:
        if opinion.verdict == "unverifiable" and not is_other(page, cited, lines):
            return "unreadable", opinion.because
        return "mismatch", opinion.because
    return compared(page, cited, lines)


def _went_home(capture: Capture) -> bool:
    """Whether the archived redirects of a deep address ended at a home page."""
    return bool(capture.hops) and depth(capture.hops[-1].url) == 0 and depth(capture.url) > 0


def _as_fetch(capture: Capture) -> Fetch:
    """The copy as the answer that the server gave then, for the judge of live pages."""
    hops = capture.hops or (Hop(url=capture.url, status=capture.status or 200),)
    return Fetch(
        id="copy",
        url=capture.url,
        at=capture.at,
        status=capture.status or 200,
        hops=hops,
        final_url=hops[-1].url,
        media_type=capture.media_type,
        length=capture.length or 1,
        page=capture.page,
    )
