"""Addresses that stand alone in a list, as links; what the list tells of each, as the reference it was cited for.

doi:10.1000/182, 10.1000/182     https://doi.org/10.1000/182
hdl:2027/x, arXiv:2101.00001     https://hdl.handle.net/2027/x, https://arxiv.org/abs/2101.00001
pmid:123, pmcid:PMC123           PubMed, PubMed Central
urn:nbn:..., ark:...             the German National Library's resolver, n2t.net
"""

import re
from collections.abc import Iterable
from typing import Protocol

from citeaudit.model.citation import Link, LinkKind, Reference
from citeaudit.model.manuscript import Span
from citeaudit.parsers import links

# A line that is nothing but a number of one of these registries.
_NUMBERS: tuple[tuple[re.Pattern[str], LinkKind], ...] = (
    (re.compile(r"(?:(?:info|urn):)?(?:doi[:/\s]\s*)?(10\.\d{4,9}/\S+)", re.I), "doi"),
    (re.compile(r"(?:hdl|handle):\s*(\d[\d.]*/\S+)", re.I), "handle"),
    (re.compile(r"arxiv:\s*(\S+)", re.I), "arxiv"),
    (re.compile(r"pmid:\s*(\d{1,9})", re.I), "pmid"),
    (re.compile(r"(?:pmcid:\s*)?(PMC\d{1,9})", re.I), "pmcid"),
    (re.compile(r"(urn:nbn:\S+)", re.I), "urn"),
    (re.compile(r"(ark:/?\d{5,9}/\S+)", re.I), "ark"),
)


class Entry(Protocol):
    """One entry of a list: an address, and perhaps the title and the date it should have."""

    @property
    def printed(self) -> str: ...
    @property
    def title(self) -> str | None: ...
    @property
    def date(self) -> str | None: ...


def links_of(entries: Iterable[Entry]) -> tuple[tuple[Link, ...], dict[str, Reference]]:
    """A link for each entry, and by address what it was cited for, where the list says so."""
    found: list[Link] = []
    cited: dict[str, Reference] = {}
    for entry in entries:
        link = _link(entry.printed)
        found.append(link)
        if entry.title:
            cited.setdefault(link.url, Reference(title=entry.title, issued=_issued(entry.date)))
    return tuple(found), cited


def _link(printed: str) -> Link:
    """The address as it is meant; one with blanks or signs that no sentence would hold is taken as it stands."""
    span = Span(start=0, end=len(printed))
    if printed[:4].lower() != "http" and (number := _number(printed, span)) is not None:
        return number
    known = links.addresses(printed)
    if len(known) == 1 and (known[0].start, known[0].end) == (0, len(printed)):
        # One string for both where they are equal: lists are long.
        url = printed if known[0].url == printed else known[0].url
        return Link(raw=printed, url=url, kind=known[0].kind, span=span, repairs=known[0].repairs)
    return Link(raw=printed, url=printed, kind="url", span=span)


def _number(printed: str, span: Span) -> Link | None:
    """The address at which a registry answers for a number, None for a line that is none."""
    for shape, kind in _NUMBERS:
        if found := shape.fullmatch(printed):
            return Link(raw=printed, url=links.resolved(kind, found[1]), kind=kind, span=span)
    return None


def _issued(printed: str | None) -> str | None:
    if not printed:
        return None
    from citeaudit.parsers import dates

    return dates.value(printed) or printed
