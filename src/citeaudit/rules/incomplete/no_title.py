"""Title missing.

Why it matters: without a title the source cannot be told from others of the same author, body or day.

Example: `House Homeland Security Committee Hearing, September 2014, <https://homeland.example/...>`: a committee
holds many hearings in a month.

What to do: add the title.

Stays silent: for cases, laws, interviews and archives, which have none of their own; for letters, reviews and the
like; for short forms and remarks.
"""

import re
from collections.abc import Iterator

from citeaudit.model.citation import Citation, EntryType
from citeaudit.model.finding import Finding, Severity
from citeaudit.rules.audited import Audited
from citeaudit.rules.incomplete.lacking import full_citations, told, unread_words

CODE = "INC002"
NAME = "no_title"
SEVERITY = "warning"
SPEAKS_FOR = ("INC001", "INC003", "INC004", "INC006", "INC008")

TYPES: tuple[EntryType, ...] = (
    "article", "newspaper", "magazine", "report", "thesis", "hearing", "webpage", "book", "chapter", "conference", "video",
)  # fmt: skip
# A title made only of the kind of thing and the body that held it: "House Armed Services Committee Hearing".
_ONLY_A_KIND = re.compile(
    r"^(?:(?:[A-Z][\w.’'-]*|of|the|on|and|for)\s+){1,8}(?:[Hh]earing|[Tt]estimony|[Ss]tatement|[Pp]ress [Rr]elease|[Rr]eport|[Ss]peech)s?$"
)
_UNTITLED = re.compile(
    r"\b(?:letter|review|obituary|advertisement|interview|personal communication|e-?mail|minutes|will)\b",
    re.IGNORECASE,
)


def check(audited: Audited) -> Iterator[Finding]:
    yield from told(
        audited,
        CODE,
        asked=list(full_citations(audited, TYPES)),
        lacks=_lacks,
        what="a title",
        advice="add it",
        severity=_severity,
    )


def _lacks(citation: Citation) -> bool:
    title = citation.reference.title
    if not title:
        return _lost(citation)
    quoted = (
        citation.text.find(title) > 0 and citation.text[citation.text.find(title) - 1] in '“"„«*_'
    )
    return (
        citation.reference.type == "hearing"
        and len(citation.text.split()) > 2
        and not quoted
        and bool(_ONLY_A_KIND.match(title))
    )


def _severity(citation: Citation) -> Severity:
    """A bare site, or a volume of a journal as a whole, can be found without a title."""
    reference = citation.reference
    whole = reference.type == "webpage" or (reference.type == "article" and reference.container)
    return "note" if whole else "warning"


def _lost(citation: Citation) -> bool:
    """Whether a citation without a title ought to have one: it names something to be the title of, and all of it was read."""
    reference = citation.reference
    named = reference.authors or reference.url or reference.type == "hearing"
    is_kind_only = reference.type == "report" and reference.genre
    in_a_book = reference.type == "chapter" and reference.container
    if not named or is_kind_only or in_a_book or len(citation.text.split()) < 3:
        return False
    return not unread_words(citation) and not _UNTITLED.search(citation.text)
