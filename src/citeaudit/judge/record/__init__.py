"""What a page says of itself against what a citation says of it: title, authors, date, container.

A difference is told only between a citation and a page that is the cited thing. What the page does not say is neutral.
Where its metadata is silent, what it prints beside its heading counts, then what tools found in its text, unless the
text agrees with the citation after all; a tool's mere guess counts for nothing.
"""

import re

from citeaudit.judge.record.containers import container_difference, journal_of
from citeaudit.judge.record.dates import Apart, date_difference, day_of
from citeaudit.judge.record.difference import Difference, Right, said
from citeaudit.judge.record.names import author_difference, people_of
from citeaudit.judge.record.titles import title_difference
from citeaudit.model.evidence import PageFacts

__all__ = [
    "Apart",
    "Difference",
    "Right",
    "author_difference",
    "container_difference",
    "date_difference",
    "day_of",
    "doi_of",
    "journal_of",
    "person_of",
    "said",
    "title_difference",
]


def doi_of(page: PageFacts) -> str | None:
    """The DOI that a page gives for itself, in lower case."""
    found = re.search(r"\b10\.\d{4,9}/[^\s\"<>]+", page.citation.get("doi", ""))
    return found[0].rstrip(".,;").lower() if found else None


def person_of(page: PageFacts) -> str | None:
    """The author whom a page names, if that is a person; several with semicolons between them."""
    people = people_of(said(page, "author"), page)
    return "; ".join(people) if people and len(people) <= 4 else None
