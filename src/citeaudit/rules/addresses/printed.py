"""Where an address is printed: the places that a finding on it points to."""

from citeaudit.model.citation import Link
from citeaudit.model.finding import Place
from citeaudit.model.manuscript import Extent, Span
from citeaudit.rules.audited import Audited


def places_of(audited: Audited, url: str) -> tuple[Place, ...]:
    """Every place an address is printed at, its first piece where it is broken."""
    return tuple(place_of(audited, link) for link in audited.links_to(url))


def place_of(audited: Audited, link: Link) -> Place:
    note = audited.note_by_id.get(link.note or "")
    if note is not None and "\n" in audited.manuscript.slice(link.span):
        at = note.text.find(link.url)
        if at >= 0:
            return audited.place_in(note, Extent(start=at, end=at + len(link.url)))
    return Place(span=link.span, note=link.note)


def span_to_replace(audited: Audited, link: Link) -> Span | None:
    """The stretch of the manuscript that is exactly the address, None where it is not printed plainly."""
    printed = audited.manuscript.slice(link.span)
    if printed.count(link.url) != 1:
        return None
    start = link.span.start + printed.index(link.url)
    return Span(start=start, end=start + len(link.url))


def spaced_reading(audited: Audited, link: Link) -> str | None:
    """An address with its blanks as `%20`, where it is known to answer so and not without them."""
    verdict = audited.verdict_by_url.get(link.url)
    parts = audited.manuscript.slice(link.span).split()
    spaced = "%20".join(parts)
    if verdict is None or verdict.verdict != "repaired" or len(parts) < 2:
        return None
    return spaced if verdict.new_url == spaced else None
