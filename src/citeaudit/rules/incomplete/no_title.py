"""Title missing.

Why it matters: without a title the source cannot be told from others of the same author, body or day.

Example: `House Homeland Security Committee Hearing, September 2014, <https://homeland.example/...>`: a committee
holds many hearings in a month.

What to do: add the title.

Stays silent: for cases, laws, interviews and archives, which have none of their own; for short forms and remarks.
"""

import re
from collections.abc import Iterator

from citeaudit.model.citation import Citation, EntryType
from citeaudit.model.finding import Finding
from citeaudit.rules.audited import Audited
from citeaudit.rules.incomplete.lacking import full_citations, told

CODE = "INC002"
NAME = "no_title"
SEVERITY = "warning"

TYPES: tuple[EntryType, ...] = (
    "article", "newspaper", "magazine", "report", "thesis", "hearing", "webpage", "book", "chapter", "conference", "video",
)  # fmt: skip
# A title made only of the kind of thing and the body that held it: "House Armed Services Committee Hearing".
_ONLY_A_KIND = re.compile(
    r"^(?:(?:[A-Z][\w.’'-]*|of|the|on|and|for)\s+){0,8}(?:[Hh]earing|[Tt]estimony|[Ss]tatement|[Pp]ress [Rr]elease|[Rr]eport|[Ss]peech)s?$"
)


def check(audited: Audited) -> Iterator[Finding]:
    yield from told(
        audited,
        CODE,
        asked=list(full_citations(audited, TYPES)),
        lacks=_lacks,
        what="a title",
        advice="add it",
        severity=lambda citation: "warning",
    )


def _lacks(citation: Citation) -> bool:
    title = citation.reference.title
    if not title:
        return True
    quoted = (
        citation.text.find(title) > 0 and citation.text[citation.text.find(title) - 1] in '“"„«*_'
    )
    return citation.reference.type == "hearing" and not quoted and bool(_ONLY_A_KIND.match(title))
