"""Date missing.

Why it matters: without a date nobody can tell which edition, issue or state of a page was used.

Example: `Alex Spillius, “Number of Foreign Fighters in Syria Nearly Doubles,” The Telegraph.`

What to do: add the date; for a page without one write "n.d." and the day of access.

Stays silent: for works marked n.d., undated, forthcoming or in press; for cases, laws, archives and interviews; for
pages with a day of access.
"""

import re
from collections import Counter
from collections.abc import Iterator

from citeaudit.model.citation import Citation, EntryType
from citeaudit.model.finding import Finding, Severity
from citeaudit.rules.audited import Audited
from citeaudit.rules.incomplete.lacking import full_citations, told

CODE = "INC004"
NAME = "no_date"
SEVERITY = "warning"

TYPES: tuple[EntryType, ...] = (
    "article", "newspaper", "magazine", "report", "thesis", "hearing", "webpage", "book", "chapter", "conference", "video",
)  # fmt: skip
_UNDATED = re.compile(
    r"\bn\.\s?d\.|\bundated\b|\bforthcoming\b|\bin press\b|\bo\.\s?J\.|\bs\.\s?d\.|\bs\.\s?a\.|\bim Erscheinen\b|à paraître"
    r"|\[?no date\]?|\bsame (?:date|day|year)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def check(audited: Audited) -> Iterator[Finding]:
    yield from told(
        audited,
        CODE,
        asked=list(full_citations(audited, TYPES)),
        lacks=_lacks,
        what="a date",
        advice="add it, or write “n.d.”",
        severity=_severity,
    )


def _lacks(citation: Citation) -> bool:
    reference = citation.reference
    if (
        reference.issued
        or _UNDATED.search(citation.text)
        or not (reference.authors or reference.container)
    ):
        return False
    if reference.type == "article" and not (reference.title or reference.authors):
        # "WA Br 3, Nr. 797": a great edition that goes by its letters.
        return False
    if _YEAR.search(reference.title or ""):
        return False
    if citation.reference.type == "webpage" and citation.reference.accessed:
        return False
    # A year that no other field took may well be the date: the reading is in doubt, not the note.
    taken = " ".join(
        value
        for value in (
            citation.reference.title,
            citation.reference.url,
            citation.reference.accessed,
            citation.reference.container,
        )
        if value
    )
    return not Counter(_YEAR.findall(citation.text)) - Counter(_YEAR.findall(taken))


def _severity(citation: Citation) -> Severity:
    return "note" if citation.reference.type in ("webpage", "video") else "warning"
