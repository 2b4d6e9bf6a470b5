"""The clause that names an archived copy, which speaks of the copy and not of the work: taken out before labelling.

..., September 2014, <http://mill.example/a>, archived June 11, 2014, at <https://web.archive.org/web/2014/...>.
                                            └──────────────────────── the clause ───────────────────────────┘
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from citeaudit.model.citation import FieldMark
from citeaudit.model.manuscript import Extent
from citeaudit.parsers.calendar_words import MONTH
from citeaudit.parsers.links import Address, addresses

_WORD = r"(?:archived|archiviert|archivée?s?|archivad[oa]s?|archiviat[oa]|arquivad[oa]|gearchiveerd|arkiveret|arkiverad|arkivert)"
_SMALL = (
    r"(?:at|on|in|by|from|the|original|originally|copy|version|page|via|as|am|auf|bei|unter|vom|der|dem|die|le|la|l|à|a|au|sur|dans|adresse|"
    r"el|en|de|del|il|lo|all|da|dal|indirizzo|em|o|no|op|in|per|du|och|och|på|den|ved|Internet\sArchive|Wayback\sMachine|Web\sArchive|Perma(?:\.cc)?|archive\.(?:today|is|ph|org))"
)
# Possessive: what has been read as a word of the clause is not tried as anything else.
_BEFORE = re.compile(
    rf"[\s,;.]*[(\[]?\s*(?<!\w){_WORD}\b"
    rf"(?:[\s,.:’'/-]++|\d++(?:st|nd|rd|th|er|º|ª)?+\b|{MONTH}|(?:{_SMALL})\b)*+[<\[(]?\s*\Z",
    re.IGNORECASE,
)
_REACH = 120  # signs before an address in which its clause begins
_PAIRS = {">": "<", ")": "(", "]": "["}


class Rest(NamedTuple):
    """A text without its clauses about copies, and the stretches that were taken out, in order."""

    text: str
    cuts: tuple[Extent, ...]

    def moved(self, emphasis: Sequence[Extent]) -> list[Extent]:
        """Stretches of the whole text on the ruler of the rest."""
        found = (
            Extent(start=self._without(one.start), end=self._without(one.end)) for one in emphasis
        )
        return [one for one in found if one.start < one.end]

    def restored(self, marks: Sequence[FieldMark]) -> tuple[FieldMark, ...]:
        """Marks of the rest on the ruler of the whole text."""
        return tuple(
            FieldMark(field=mark.field, extent=self._whole(mark.extent), confidence=mark.confidence)
            for mark in marks
        )

    def _whole(self, extent: Extent) -> Extent:
        start, end = extent.start, extent.end
        for cut in self.cuts:
            at = self._without(cut.start)
            # The stop behind a clause is no part of the field before it, which would reach over the clause.
            if start < at < end and not any(map(str.isalnum, self.text[at:end])):
                end = at
        return Extent(start=self._with(start), end=self._with(end - 1) + 1)

    def _without(self, at: int) -> int:
        return at - sum(min(at, cut.end) - cut.start for cut in self.cuts if cut.start < at)

    def _with(self, at: int) -> int:
        for cut in self.cuts:
            if cut.start <= at:
                at += cut.end - cut.start
        return at


def without_copies(text: str) -> Rest:
    """The text without what it says of archived copies; where there is no other address, the copy's own stays."""
    cuts = tuple(_clauses(text)) if "rchiv" in text or "rkiv" in text or "rquiv" in text else ()
    rest, at = [], 0
    for cut in cuts:
        rest.append(text[at : cut.start])
        at = cut.end
    return Rest("".join(rest) + text[at:], cuts) if cuts else Rest(text, ())


def _clauses(text: str) -> list[Extent]:
    found: list[Extent] = []
    known = addresses(text)
    for number, address in enumerate(known):
        start = _begins(text, address)
        if start is None:
            continue
        if number == 0:
            word = re.compile(r"[\s,;.(\[]*").match(text, start)
            begin = word.end() if word else start
            opened = text[begin : address.start].rstrip(" ").endswith("<")
            found.append(Extent(start=begin, end=address.start - opened))
        else:
            found.append(Extent(start=start, end=_ends(text, start, address)))
    return [cut for cut in found if cut.start < cut.end]


def _ends(text: str, start: int, address: Address) -> int:
    """Where the clause ends: with its address, and with the brackets that were opened in it."""
    opened = [sign for sign in text[start : address.start] if sign in _PAIRS.values()]
    end = address.end
    while opened and end < len(text) and _PAIRS.get(text[end]) == opened[-1]:
        opened.pop()
        end += 1
    return end


def _begins(text: str, address: Address) -> int | None:
    """Where the clause that leads up to an address begins, None where none does."""
    reach = max(address.start - _REACH, 0)
    said = _BEFORE.search(text[reach : address.start])
    return reach + said.start() if said else None
