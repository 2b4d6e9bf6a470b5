"""Books of one house that two notes date differently: two printings, or one and a slip of the pen."""

import re
from collections.abc import Iterator

import msgspec

from citeaudit.model.citation import Citation, Reference, Work
from citeaudit.rules.slips import plain, slip_kind, words

# Years farther apart are two printings.
_FARTHEST_SLIP = 10
# What says that a book was printed before.
_REPRINTED = re.compile(
    r"\b(?:repr|reprint\w*|reissue\w*|rev|revised|new\sed\w*|paperback|pbk|edn|edition|orig|originally|first\spublished"
    r"|nouv\w*\.?\séd\w*|rééd\w*|réimpr\w*|édition|Nachdr\w*|Neu(?:aufl|ausg|dr)\w*|Aufl\w*|Ausg\w*"
    r"|rist|ristampa|ried|nuova\sed\w*|edizione|reimpr\w*|reed|nueva\sed\w*|edición)\b"
    r"|\d(?:st|nd|rd|th|e|ª|\.ª|\.)?\s(?:ed|éd)\b|\[(?:1[5-9]|20)\d\d\]|[²³]",
    re.IGNORECASE,
)
# Shorter titles head several books.
_TELLING = 3


def joined_printings(works: list[Work]) -> Iterator[Work]:
    """The works, those books as one of which two notes print the year a slip of the pen apart."""
    by_house: dict[tuple[str, str, str], list[int]] = {}
    joined: list[Work | None] = list(works)
    for number, work in enumerate(works):
        reference = work.reference
        if reference.type != "book" or not reference.authors or not reference.authors[0].family:
            continue
        house = _house(reference)
        alike = by_house.setdefault((reference.authors[0].family, *house), [])
        for earlier in alike:
            kept = joined[earlier]
            if kept is not None and _same_printing(kept.reference, reference):
                joined[earlier] = msgspec.structs.replace(
                    kept, citations=kept.citations + work.citations
                )
                joined[number] = None
                break
        else:
            alike.append(number)
    yield from (work for work in joined if work is not None)


def _house(reference: Reference) -> tuple[str, str]:
    return plain(reference.publisher or ""), plain(reference.place or "")


def _same_printing(one: Reference, other: Reference) -> bool:
    """Whether two books of one house and author can only be one: alike in title and volume, their years a slip apart."""
    mine, theirs = words(one.title), words(other.title)
    return (
        any(_house(one))
        and not (one.edition or other.edition)
        and one.volume == other.volume
        and len(mine) == len(theirs) > _TELLING
        and _years_within_a_slip((one.issued or "")[:4], (other.issued or "")[:4])
        and all(
            here.casefold() == there.casefold() or slip_kind(here, there) == "letters"
            for here, there in zip(mine, theirs, strict=True)
        )
    )


def _years_within_a_slip(one: str, other: str) -> bool:
    """Whether two years differ by one figure or two that changed places, and not by decades, as reprints may."""
    if one == other or not (one.isdigit() and other.isdigit()):
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other) == 1 and abs(int(one) - int(other)) <= _FARTHEST_SLIP


def printing_of(citation: Citation, printings: list[Reference]) -> str:
    """The year that a citation's book goes by: its own, or an earlier citation's where it can only be a slip of that."""
    reference = citation.reference
    year = (reference.issued or "")[:4]
    if _REPRINTED.search(citation.text):
        return year
    for one in printings:
        if _house(one) == _house(reference) and _same_printing(one, reference):
            return (one.issued or "")[:4]
    printings.append(reference)
    return year
