"""Addresses that stand alone in a list, as links; what the list tells of each, as the reference it was cited for."""

from collections.abc import Iterable
from typing import Protocol

from citeaudit.model.citation import Link, Reference
from citeaudit.model.manuscript import Span
from citeaudit.parsers import links


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
    known = links.addresses(printed)
    if len(known) == 1 and (known[0].start, known[0].end) == (0, len(printed)):
        # One string for both where they are equal: lists are long.
        url = printed if known[0].url == printed else known[0].url
        return Link(raw=printed, url=url, kind=known[0].kind, span=span, repairs=known[0].repairs)
    return Link(raw=printed, url=printed, kind="url", span=span)


def _issued(printed: str | None) -> str | None:
    if not printed:
        return None
    from citeaudit.parsers import dates

    return dates.value(printed) or printed
