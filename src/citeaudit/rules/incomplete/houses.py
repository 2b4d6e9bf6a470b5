"""Whether a note prints the house that its source's page is of, whole or cut short."""

import re

from citeaudit.judge.likeness import plain, site_mark
from citeaudit.judge.record.containers import abbreviates
from citeaudit.model.evidence import PageFacts

_ADDRESS = re.compile(r"https?://\S+")
_BETWEEN = re.compile(r"[,.;:()“”\"*_]\s+|\s*[,;:()“”\"*_]")
_LONGEST = 4  # pieces between commas that one name may have


def without_addresses(text: str) -> str:
    """A note's text without the addresses in it."""
    return _ADDRESS.sub(" ", text)


def prints_house_of(page: PageFacts, text: str, title: str) -> bool:
    """Whether a note names, beside the title, the publisher or the site that its page names."""
    beside = without_addresses(text).replace(title, " ")
    named = {page.citation.get("publisher"), page.citation.get("container")}
    behind = {piece for piece in site_mark.split(page.title or "")[1:] if len(piece.split()) > 1}
    return any(is_printed(house, beside) for house in named | behind if house)


def is_printed(house: str, text: str) -> bool:
    """Whether a text names a house, whole or cut short."""
    name = plain(house).removeprefix("the ")
    if name and f" {name} " in f" {plain(text)} ":
        return True
    pieces = [piece for piece in _BETWEEN.split(text) if len(piece) > 1]
    words = set(name.split())
    if len(words) > 1 and any(set(plain(piece).split()) == words for piece in pieces):
        return True  # "Memorial International" is the International Memorial
    runs = (
        " ".join(pieces[at : at + many])
        for at in range(len(pieces))
        for many in range(1, _LONGEST + 1)
    )
    return any(abbreviates(run, house) for run in runs if len(plain(run)) > 1)
