"""Address missing for a source that exists only on the web.

Why it matters: a page, a blog post or a film on a platform has no other shelf; without its address it cannot be
found.

Example: `J. Smith, “Notes from the Border,” blog post, May 3, 2016.`

What to do: add the address and, best, an archived copy.

Stays silent: for newspapers, journals, reports and books, which libraries hold; for sources with a DOI or another
identifier; for short forms and remarks.
"""

from collections.abc import Iterator

from citeaudit.model.citation import Citation, EntryType
from citeaudit.model.finding import Finding
from citeaudit.rules.audited import Audited
from citeaudit.rules.incomplete.lacking import full_citations, told

CODE = "INC006"
NAME = "no_address"
SEVERITY = "warning"

TYPES: tuple[EntryType, ...] = ("webpage",)


def check(audited: Audited) -> Iterator[Finding]:
    yield from told(
        audited,
        CODE,
        asked=list(full_citations(audited, TYPES)),
        lacks=_lacks,
        what="an address",
        advice="add it",
        severity=lambda citation: "warning",
    )


def _lacks(citation: Citation) -> bool:
    return not citation.reference.url and not citation.reference.identifiers
