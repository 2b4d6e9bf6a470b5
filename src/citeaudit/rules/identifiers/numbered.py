"""The numbers that notes give for their works, and where they are printed."""

from collections.abc import Iterator

from citeaudit.model.citation import Citation
from citeaudit.model.finding import Place
from citeaudit.model.manuscript import Extent
from citeaudit.rules.audited import Audited


def numbered(audited: Audited, kind: str) -> Iterator[tuple[str, Place]]:
    """Each number of a kind that a full citation gives, with its place."""
    for citation in audited.citations:
        number = citation.reference.identifiers.get(kind)
        if number and citation.form == "full":
            yield number, _place(audited, citation, number)


def _place(audited: Audited, citation: Citation, number: str) -> Place:
    """Where the number stands, hyphens and blanks between its digits aside; the citation where it cannot be found."""
    signs = [(at, sign) for at, sign in enumerate(citation.text) if sign.isalnum()]
    at = "".join(sign for _, sign in signs).upper().find(number.replace("-", "").upper())
    if at < 0:
        return audited.place_of_citation(citation)
    start, last = signs[at][0], signs[at + len(number.replace("-", "")) - 1][0]
    begin = citation.extent.start
    note = audited.note_by_id[citation.note]
    return audited.place_in(note, Extent(start=begin + start, end=begin + last + 1))
