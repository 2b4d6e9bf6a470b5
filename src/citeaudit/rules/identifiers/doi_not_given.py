"""DOI exists, not given.

Why it matters: a DOI leads to the work wherever it is moved; an address alone does not.

Example: a note cites `http://journal.example/a`, whose page says that its DOI is 10.1000/182.

What to do: add the DOI, as https://doi.org/10.1000/182.

Stays silent: where the note gives a DOI, and where the page gives none.
"""

from collections.abc import Iterator

from citeaudit.judge.record import doi_of
from citeaudit.model.finding import Finding
from citeaudit.rules.audited import Audited
from citeaudit.rules.record.source import sources
from citeaudit.rules.wording import notes_named

CODE = "IDN001"
NAME = "doi_not_given"
SEVERITY = "note"


def check(audited: Audited) -> Iterator[Finding]:
    for source in sources(audited):
        doi = doi_of(source.page)
        if (
            doi is None
            or source.citation.reference.identifiers.get("doi")
            or doi in source.url.lower()
        ):
            continue
        if f"{doi}" in audited.note_by_id[source.citation.note].text.lower():
            continue
        yield Finding(
            rule=CODE,
            message=f"{notes_named(audited, [source.citation.note])} cites a work that has a DOI; add https://doi.org/{doi}",
            places=(audited.place_of_citation(source.citation),),
            evidence=(source.told,),
        )
