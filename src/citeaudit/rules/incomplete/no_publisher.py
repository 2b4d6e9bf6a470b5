"""Publisher or site missing.

Why it matters: the body behind a report or page tells what it is worth, and is the only way to the source once the
address is dead.

Example: `Aron Zelin, “Foreign Fighters Trickle into the Syrian Rebellion,” June 11, 2012, <http://...>`: nothing
says that an institute published it.

What to do: name the publisher, the university, or the site.

Stays silent: where a body is itself the author; for books where most books of the manuscript give only place and year, and
for theses that name a town; for journals and newspapers, which are their own publishers; where the note prints the house
that its source's page names. For a page with an address it is only a remark, since the host gives a hint.
"""

import re
from collections.abc import Iterator

from citeaudit.model.citation import Citation, EntryType, Name
from citeaudit.model.finding import Finding, Severity
from citeaudit.rules.audited import Audited
from citeaudit.rules.incomplete.houses import prints_house_of
from citeaudit.rules.incomplete.lacking import KINDS, full_citations, told
from citeaudit.rules.record.source import sources

CODE = "INC003"
NAME = "no_publisher"
SEVERITY = "warning"

TYPES: tuple[EntryType, ...] = ("report", "thesis", "webpage", "book")


def check(audited: Audited) -> Iterator[Finding]:
    asked = [
        citation
        for citation in full_citations(audited, TYPES)
        if citation.reference.type not in ("book", "report")
        or citation.reference.authors
        or citation.reference.url
    ]
    books = [citation for citation in asked if citation.reference.type == "book"]
    housed = _housed(audited)
    if 2 * sum(map(lacks, books)) > len(books):
        asked = [citation for citation in asked if citation.reference.type != "book"]
    yield from told(
        audited,
        CODE,
        asked=[citation for citation in asked if citation.key not in housed],
        lacks=lacks,
        what="a publisher or site",
        advice="name it",
        severity=_severity,
        group=_group,
    )


def _housed(audited: Audited) -> frozenset[str]:
    """The citations whose notes print the house that their source's page names, in whatever part of them."""
    return frozenset(
        source.citation.key
        for source in sources(audited)
        if prints_house_of(source.page, source.citation.text, source.citation.reference.title or "")
    )


def lacks(citation: Citation) -> bool:
    """Whether nothing in a citation says who issued the work."""
    reference = citation.reference
    by_body = any(
        name.literal or _is_acronym(name) for name in (*reference.authors, *reference.editors)
    )
    only_place = reference.type in ("book", "thesis") and reference.place
    return not (
        _names_its_house(reference.genre or "")
        or reference.publisher
        or reference.container
        or reference.series
        or by_body
        or only_place
    )


_HOUSE_OF_PAPER = re.compile(r"(?=\w*[A-Z]\w*[A-Z])[A-Z][\w-]*\s\w")


def _names_its_house(genre: str) -> bool:
    """Whether the kind of a paper tells whose it is: "NBER Working Paper"."""
    return bool(_HOUSE_OF_PAPER.match(genre))


def _is_acronym(name: Name) -> bool:
    """Whether a name of one word is that of a body: "ISO", "BMBF"."""
    return not name.given and bool(name.family) and str(name.family).isupper()


def _group(citation: Citation) -> str:
    reference = citation.reference
    on_the_web = reference.url and reference.type in ("webpage", "report")
    return "sources on the web" if on_the_web else KINDS[reference.type]


def _severity(citation: Citation) -> Severity:
    reference = citation.reference
    return "note" if reference.url or reference.identifiers else "warning"
