"""Kinds of sources that are told by their print alone, whatever the labels: things in archives, debates, letters in editions, entries."""

import re
from collections.abc import Mapping

from citeaudit.model.citation import EntryType
from citeaudit.parsers import heads
from citeaudit.parsers.sources import (
    debates,
    interviews,
    keepers,
    letters,
    loci,
    newspapers,
    productions,
    reference_works,
    shelves,
)
from citeaudit.parsers.sources.legal import TREATY_SERIES, opens_with_court


def kind(text: str, values: Mapping[str, object]) -> EntryType | None:
    """The kind of a reference by how it opens and what it stands in; None where that tells nothing."""
    if keepers.keeper_of(text) or letters.is_office_paper(text):
        return "archive"
    if debates.prints_debate(text) and not values.get("editors"):
        return "hearing"
    if opens_with_court(text):
        return "case"
    if debates.is_paper(text):
        return "report"
    if "authors" not in values and (unsigned := _unsigned(text, values)):
        return unsigned
    container = str(values.get("container") or "")
    if container and letters.is_printed_letter(text) and not _KEPT.search(text):
        return "chapter"
    if not container and interviews.asks_somebody(text):
        return "interview"
    if "genre" in values and heads.MEETING.search(text):
        return "conference"
    if loci.is_locus(text):
        return "book"
    entry = values.get("title") and reference_works.is_entry(text, container)
    # An unsigned entry that is only told by its address is a page of a site.
    if entry and (not values.get("url") or {"authors", "publisher", "volume"} & set(values)):
        return "chapter"
    if container and "volume" in values:
        return None
    return productions.kind(text, named="authors" in values and not container)


def _unsigned(text: str, values: Mapping[str, object]) -> EntryType | None:
    """The kind of what nobody signed: a newspaper by its day, a treaty."""
    if "title" not in values and newspapers.issue_in(text):
        return "newspaper"
    return "law" if _TREATY.match(text) and not values.get("publisher") else None


def goes_by_number(text: str) -> bool:
    """Whether a number stands for the thing itself: a parliament's paper, a standard, a patent."""
    return debates.is_paper(text) or productions.is_numbered(text)


def weight(text: str) -> float:
    """How much the print alone speaks for a citation, where other signs are few."""
    told = 2.5 * loci.is_locus(text) + 2.0 * bool(keepers.keeper_of(text))
    told += 1.5 * bool(shelves.BOX.match(text)) + 1.5 * letters.is_printed_letter(text)
    told += 2.0 * bool(TREATY_SERIES.search(text)) + 1.0 * interviews.asks_somebody(text)
    # Titles of films are sentences often enough ("They Shall Not Grow Old"): who directed them outweighs that.
    told += 4.0 * productions.is_film(text)
    return told + 2.0 * (goes_by_number(text) or newspapers.issue_in(text) is not None)


_TREATY = re.compile(
    r"(?:Treaty|Peace|Vertrag|Friede(?:nsvertrag)?|Abkommen|Traité|Trattato|Tratado|Convenzione|Convención|Acuerdo)\s(?:von|zu|über|of|de|di|du|del)\s[^“\"«„()]{3,80},\s(?:vom\s)?(?:\d{1,2}\.?\s|[A-Z][a-z]+\s\d)"
    r"|(?:Convention|Agreement|Protocol|Staatsvertrag|Übereinkommen)\s[^“\"„«]{5,150},\s"
    r"(?:[A-Z][\w ]+,\s)?(?:signed\s)?\d{1,2}\.?\s[A-Z]\w+\s\d{4}"
)
_KEPT = re.compile(r"\b(?:Papers|MSS?|Box|Folder|Archives?|Library|Nachlass|fols?|Bl)\b")
