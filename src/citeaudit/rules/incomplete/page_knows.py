"""Missing part that the page gives.

Why it matters: what a note lacks need not be looked for where the source says it itself.

Example: a note gives no date; the page was published on May 3, 2012.

What to do: take it over from the page, if it is right there.

It speaks for the findings that only say that a part is missing (INC001, INC003, INC004), and is as grave as they are.

Stays silent: for parts that the note has, even in other words or shortened; for the publisher of what has none in a note
(newspapers, journals, hearings) or was issued by its author; where the page names a desk or an agency as its author.
"""

from collections.abc import Iterator

from citeaudit.judge.likeness import plain
from citeaudit.judge.record import day_of, journal_of, person_of
from citeaudit.model.finding import Finding
from citeaudit.rules.audited import Audited
from citeaudit.rules.incomplete.houses import is_printed, without_addresses
from citeaudit.rules.incomplete.no_publisher import TYPES, lacks
from citeaudit.rules.printed_dates import in_words
from citeaudit.rules.record.source import Source, sources
from citeaudit.rules.wording import listed, notes_named, quoted

CODE = "INC014"
NAME = "page_knows"
SEVERITY = "note"
SPEAKS_FOR = ("INC001", "INC003", "INC004")


def check(audited: Audited) -> Iterator[Finding]:
    for source in sources(audited):
        parts = list(_given(audited, source))
        if parts:
            yield Finding(
                rule=CODE,
                message=f"{notes_named(audited, [source.citation.note])} lacks what its source’s page gives: {listed(parts)}",
                places=(audited.place_of_citation(source.citation),),
                evidence=_proof(source, parts),
            )


def _proof(source: Source, parts: list[str]) -> tuple[str, ...]:
    named = [
        fact
        for fact in ("author", "date")
        if any(part.startswith(f"the {fact} ") for part in parts)
    ]
    proofs = [proof for fact in named for proof in source.proof(fact)]
    return tuple(dict.fromkeys((source.told, *proofs)))


def _given(audited: Audited, source: Source) -> Iterator[str]:
    reference = source.citation.reference
    author, day = person_of(source.page), day_of(source.page)
    publisher = source.page.citation.get("publisher")
    text = without_addresses(audited.note_by_id[source.citation.note].text)
    if author and not reference.authors and not _is_named(author, text):
        yield f"the author {quoted(author)}"
    if day and not reference.issued and day[:4] not in text:
        yield f"the date {quoted(in_words(day))}"
    journal = journal_of(source.page)
    if (
        journal
        and not (reference.container or reference.publisher)
        and not is_printed(journal, text)
    ):
        yield f"the journal {quoted(journal)}"
    elif publisher and reference.type in TYPES and lacks(source.citation) and not is_printed(publisher, text):  # fmt: skip
        yield f"the publisher {quoted(publisher)}"


def _is_named(author: str, text: str) -> bool:
    """Whether a note prints the family name of the first author."""
    first = author.partition(";")[0]
    family = first.partition(",")[0] if "," in first else first.split()[-1]
    return f" {plain(family)} " in f" {plain(text)} "
