"""No day of access and no archived copy.

Why it matters: pages change and vanish; the day of access tells a reader which state of the page was cited, and
which archived copy to look for.

Example: `“About Us,” <http://example.org/about>.`

What to do: add "accessed May 3, 2016", or cite an archived copy.

Stays silent: for addresses of web archives, DOIs and other lasting identifiers; for pages that bear their own date
where no note of the manuscript gives a day of access (many houses ask for one only for undated pages).
"""

import re
from collections.abc import Iterator

from citeaudit.model.citation import Citation, EntryType
from citeaudit.model.finding import Finding
from citeaudit.rules.audited import Audited
from citeaudit.rules.incomplete.lacking import full_citations, told

CODE = "INC008"
NAME = "no_access_date"
SEVERITY = "note"

TYPES: tuple[EntryType, ...] = ("webpage", "report", "newspaper", "magazine", "video")
_ARCHIVE = re.compile(
    r"//(?:web\.archive\.org|archive\.(?:is|today|ph|org|vn|li|md|fo)|perma\.cc|webcitation\.org|www\.webcitation\.org|arquivo\.pt|(?:www\.)?webarchive\.)"
)
# With more than this share of web sources giving a day of access, that is the manuscript's way.
HABIT = 0.5
FEWEST = 3


def check(audited: Audited) -> Iterator[Finding]:
    asked = [citation for citation in full_citations(audited, TYPES) if _is_on_the_web(citation)]
    dated = sum(bool(one.reference.accessed) for one in asked)
    habit = len(asked) >= FEWEST and dated > HABIT * len(asked)
    yield from told(
        audited,
        CODE,
        asked=asked,
        lacks=lambda citation: (
            not citation.reference.accessed and (habit or not citation.reference.issued)
        ),
        what="a day of access or an archived copy",
        advice="add one",
        severity=lambda citation: "note",
    )


def _is_on_the_web(citation: Citation) -> bool:
    url = citation.reference.url
    lasting = any(kind in citation.reference.identifiers for kind in ("doi", "arxiv", "handle"))
    return bool(url) and not lasting and not _ARCHIVE.search(url or "")
