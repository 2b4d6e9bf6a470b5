"""Address that tells where its reader came from.

Why it matters: parameters for counting visitors say nothing of the source, make the address long and hard to type, and
hide it from archives, which keep the page under its plain address.

Example: `http://news.example/mills?utm_source=newsletter&utm_medium=email`.

What to do: take the parameters out; the fix does it, and is safe where the short address was seen to lead to the same page.

Stays silent: for parameters that may name the source itself (id=, article=, ref=); for archived copies; for addresses that are
dead already; where the short address was seen to lead nowhere, or elsewhere.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from citeaudit.config import JudgeConfig
from citeaudit.judge.addresses import TRACKING, core, what_stays, without_tracking
from citeaudit.judge.houses import is_copy_address
from citeaudit.judge.likeness import same_page
from citeaudit.model.citation import Link
from citeaudit.model.evidence import Fetch
from citeaudit.model.finding import Edit, Finding, Fix
from citeaudit.model.manuscript import Span
from citeaudit.rules.addresses.lost import is_lost
from citeaudit.rules.addresses.page_beside import answer_of
from citeaudit.rules.addresses.printed import places_of
from citeaudit.rules.audited import Audited

CODE = "URL004"
NAME = "tracking"
SEVERITY = "note"


def check(audited: Audited) -> Iterator[Finding]:
    for url in dict.fromkeys(link.url for link in audited.links):
        plain = without_tracking(url)
        if plain == url or is_copy_address(url) or is_lost(audited, url):
            continue
        seen = _answer_without(audited, url, plain)
        if seen is not None and not seen.same:
            continue
        links = audited.links_to(url)
        spots = [_edits(audited, link) for link in links]
        edits = tuple(edit for spot in spots for edit in spot)
        yield Finding(
            rule=CODE,
            message=f"{url} tells where its reader came from; write {plain}",
            places=places_of(audited, url),
            evidence=(seen.told,) if seen else (),
            fix=Fix(safety="safe" if seen else "unsafe", edits=edits) if all(spots) else None,
        )


def _edits(audited: Audited, link: Link) -> list[Edit]:
    """The edits in one printed address; none where it does not stand in one piece."""
    if audited.manuscript.slice(link.span) != link.raw or re.search(r"\s", link.raw):
        return []
    start = link.span.start
    return [
        Edit(
            span=Span(start=start + found.start(), end=start + found.end()), text=what_stays(found)
        )
        for found in TRACKING.finditer(link.raw)
    ]


class _Seen(NamedTuple):
    """What the short address was seen to lead to: the same page or not, and the line that says so."""

    same: bool
    told: str


def _answer_without(audited: Audited, url: str, plain: str) -> _Seen | None:
    """What became of the address without its parameters; None where nobody asked, or there was no telling."""
    verdict = audited.verdict_by_url.get(url)
    own = answer_of(audited, verdict) if verdict is not None else None
    if own is None or own.status != 200:
        return None
    asked = [own] if _ends_at(own, plain) else _rows_about(audited, own, plain)
    for row in sorted(asked, key=lambda row: (row.at, row.attempt), reverse=True):
        same = _is_same(own, row, audited.config.judge)
        if same is not None:
            return _Seen(same, f"{plain} answered {row.status} on {row.at:%Y-%m-%d}")
    return None


def _rows_about(audited: Audited, own: Fetch, plain: str) -> list[Fetch]:
    """The answers for the short address: asked on behalf of the long one, or cited itself somewhere."""
    return [
        row
        for row in audited.evidence
        if isinstance(row, Fetch)
        and row.probes is None
        and row.url in (own.url, plain.partition("#")[0])
        and row.hops
        and core(row.hops[0].url) == core(plain)
    ]


def _ends_at(row: Fetch, plain: str) -> bool:
    """Whether the site itself takes the parameters off."""
    return row.final_url is not None and core(row.final_url) == core(plain)


def _is_same(own: Fetch, row: Fetch, lines: JudgeConfig) -> bool | None:
    """Whether both addresses give one page; None where there is no telling, as with a page that is new at every look."""
    if row.status != 200:
        return False if row.status in (404, 410) else None
    if own is row or _ends_at(own, row.final_url or ""):
        return True
    if own.page is None or own.page.fingerprint is None:
        return True if (own.media_type, own.length) == (row.media_type, row.length) else None
    if same_page(own.page, row.page, bits=lines.same_page_bits):
        return True
    return None if row.page is not None and own.page.title == row.page.title else False
