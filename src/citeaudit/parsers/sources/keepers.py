"""Things kept in archives and libraries: who keeps them, in which fonds, on which shelf, on which leaf, and what they are.

HStA Stuttgart A 206 Bü 123, Bl. 4                       keeper, shelf, leaf
ASMi, Sforzesco, cart. 1234, Simonetta al duca, 4 aprile 1467
^keeper ^fonds   ^shelf      ^writer   ^paper   ^date
UB Heidelberg, Cod. Pal. germ. 848, fol. 124r            a manuscript by its signature
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from citeaudit.parsers import lexicon
from citeaudit.parsers.draft import Draft
from citeaudit.parsers.labels import Label
from citeaudit.parsers.sources import german_law, letters
from citeaudit.parsers.sources.shelves import (
    BOX,
    COLLECTION,
    ENGLISH,
    FONDS,
    HOLDINGS,
    HOUSES,
    KEEPER_BY_LETTERS,
    KEEPER_BY_NAME,
    KEEPER_IN_TOWN,
    KEPT_IN,
    LEAF,
    NUMBERED,
    SEAT,
    SHELF,
    TRUE_LEAF,
    UNKNOWN,
)
from citeaudit.parsers.spans import Spans

_PRINTED = re.compile(
    r"\([^()]*[:,]\s[^()]*\d{4}\)|\((?:eds?|Hgg?|Hrsg|dir|éd|a cura)\b|\b(?:ed\.|eds\.|hg\.|hrsg\.|éd\.|a\scura)\s"
)
_YEAR = re.compile(
    r"(?:c\.\s?|ca\.\s?|um\s)?1[0-9]\d\d(?:\s?[-–/]\s?\d{2,4})?|20[0-2]\d|s\.\s?d\.?|n\.d\.?|o\.\s?D\.?"
)
_BEFORE_DATE = re.compile(
    r"(?:(?:^|\s)(?:vom|v\.|of|du|del|de|dell[’']|dated|le|am|den|séance|,))?\s*$"
)
_FRENCH = re.compile(r"\s(?:du|des|de|nationales|départementales|municipales)\b|\sde\sl[’']")
_YEARLESS = re.compile(r"\d{1,3}/\d+")
_COMMA = re.compile(r"[(\[“«„]|[)\]”»]|[,;]\s")
_LETTERS_OF_STATE = r"[A-Z]{2}|[A-Z]\.[A-Z]\.|[A-Z][a-z]{2,4}\."
_STATE_LETTERS = re.compile(_LETTERS_OF_STATE)
_STATE = re.compile(rf"{_LETTERS_OF_STATE}|[A-Z]\w+(?:\s[A-Z]\w+)?")
_IMPRINT = re.compile(r"(?P<place>[A-ZÀ-Þ][^\d,]{2,40}?)\s(?:1[6-9]|20)\d\d")
_VOLUME = re.compile(r"(?:Bde?|vols?|t|tomo?|tome)\.?\s[\dIVX]+")
_LONGEST_KEEPER = 90  # letters
_LONGEST_TOWN = 24
Piece = tuple[int, int, Label]


class Segment(NamedTuple):
    """A part of a reference between two commas."""

    start: int
    end: int
    text: str


def segments(text: str, start: int = 0, whole: Sequence[tuple[int, int]] = ()) -> list[Segment]:
    """The parts of a reference between its commas, but for those in brackets, quotations and stretches that stay whole."""
    found = []
    at, depth = start, 0
    for match in _COMMA.finditer(text, start):
        if match.group() in "([“«„":
            depth += 1
        elif match.group() in ")]”»":
            depth = max(depth - 1, 0)
        elif not depth and not any(one < match.start() < end for one, end in whole):
            found.append(Segment(at, match.start(), text[at : match.start()]))
            at = match.end()
    end = len(text.rstrip(" .;"))
    if at < end:
        found.append(Segment(at, end, text[at:end]))
    return found


@lru_cache(maxsize=64)
def keeper_of(text: str) -> str | None:
    """The archive or library that a reference opens with, where a shelf in it is told behind."""
    parts = _opening(text)
    return parts[0].text if parts else None


def _opening(text: str, whole: Sequence[tuple[int, int]] = ()) -> list[Segment]:
    """The keeper and the parts behind it; nothing where no keeper or no shelf is told."""
    found = _keeper(text)
    if found is None or german_law.cites_law(text) or _PRINTED.search(text):
        return []
    end = found.end()
    if text.startswith(", ", end):
        behind = segments(text, end + 2, whole)
    elif text.startswith(" ", end):
        behind = segments(text, end + 1, whole)
        if not behind or not (
            SHELF.fullmatch(behind[0].text) or _YEARLESS.fullmatch(behind[0].text)
        ):
            return []
    else:
        return []
    if found.re is UNKNOWN and not _speaks_for_letters(behind):
        return []
    if _is_printed(behind):
        return []
    # A title in quotation marks before any shelf is a work by somebody with a name like an archive's.
    shelved = next((i for i, one in enumerate(behind) if SHELF.fullmatch(one.text)), 0)
    if any(one.text[:1] in '“«„"' or one.text[:4] == "ibid" for one in behind[:shelved]):
        return []
    # A bare year is a shelf only where a leaf is told beside it: "Mediceo del Principato, 1567, c. 12r".
    firm = any(SHELF.fullmatch(one.text) and not _YEAR.fullmatch(one.text) for one in behind[:6])
    leaf = any(LEAF.fullmatch(one.text) for one in behind)
    numbered = any(NUMBERED.fullmatch(one.text) or _YEAR.fullmatch(one.text) for one in behind[:3])
    short = (
        len(behind) == 1 and text.startswith(",", end) and bool(NUMBERED.fullmatch(behind[0].text))
    )
    collected = KEPT_IN.match(text) and any(_is_collection(one) for one in behind[:2])
    if not firm and not short and not collected and not (leaf and numbered):
        return []
    start = found.start("keeper") if found.re is KEEPER_IN_TOWN else 0
    return [Segment(start, end, text[start:end]), *behind]


@lru_cache(maxsize=64)
def _keeper(text: str) -> re.Match[str] | None:
    """Who keeps the thing, by name or by letters, with its town before it or not."""
    head = text[:_LONGEST_KEEPER]
    if found := KEEPER_BY_LETTERS.match(head):
        return found
    # Asked of every reference, and seldom to any end.
    named = any(house in head for house in HOUSES)
    if named and (found := KEEPER_BY_NAME.match(head)):
        return found
    town, comma, _ = text.partition(", ")
    if comma and len(town) < _LONGEST_TOWN and town.lower() in lexicon.PLACES:
        return KEEPER_IN_TOWN.match(head)
    return UNKNOWN.match(head)


def _speaks_for_letters(behind: Sequence[Segment]) -> bool:
    """Whether letters that no list has are an archive's: a shelf stands right behind them, and a leaf."""
    first = behind[0].text if behind else ""
    shelved = (
        SHELF.fullmatch(first) and re.search(r"[A-Za-z]", first) and not _YEAR.fullmatch(first)
    )
    return bool(shelved) and any(TRUE_LEAF.match(one.text) for one in behind[1:3])


def _is_collection(one: Segment) -> bool:
    numbered = NUMBERED.fullmatch(one.text)
    return bool(COLLECTION.fullmatch(numbered["fonds"] if numbered else one.text))


def _hold_behind(text: str, draft: Draft) -> None:
    """A paper that is told first: "Memorandum, 12 May 1962, RG 59, Central Files, 611.37/9, National Archives, College Park"."""
    # A box without the name of any house is nobody's.
    if not any(house in text for house in HOUSES):
        return
    first = BOX.search(text)
    if first is None or "“" in text[first.start() :]:
        return
    behind = segments(text, first.start())
    kept = next((i for i, one in enumerate(behind) if i and KEPT_IN.fullmatch(one.text)), None)
    if kept is None:
        return
    at = first.start()
    for one in behind[:kept]:
        collection = COLLECTION.fullmatch(one.text) and not text.startswith(("RG", "Record G"), at)
        draft.put(draft.within(one.start, one.end), "container" if collection else "volume")
        following: Label = (
            "other" if collection or COLLECTION.match(text, one.end + 2) else "volume"
        )
        draft.put(draft.within(one.end, one.end + 1), following)
    draft.put(draft.within(behind[kept - 1].end, behind[kept].start), "other")
    draft.put(draft.within(behind[kept].start, behind[kept].end), "publisher")
    for number, one in enumerate(behind[kept + 1 :]):
        state = number == 1 and _STATE.fullmatch(one.text)
        if lexicon.is_place(one.text) or SEAT.fullmatch(one.text) or state:
            draft.put(draft.within(one.start - 2, one.start), "place" if state else "other")
            draft.put(draft.within(one.start, one.end), "place")
        else:
            return


def _is_printed(behind: Sequence[Segment]) -> bool:
    """Whether an archive has a thing printed, or wrote it: a place and a year stand behind the title."""
    for number, one in enumerate(behind[1:], start=1):
        following = behind[number + 1].text if number + 1 < len(behind) else ""
        if lexicon.is_place(one.text) and re.fullmatch(r"(?:1[6-9]|20)\d\d", following):
            return True
        found = _IMPRINT.fullmatch(one.text)
        told = found and (
            _VOLUME.fullmatch(behind[number - 1].text) or lexicon.is_place(found["place"])
        )
        if told:
            return True
    return False


def hold(text: str, draft: Draft, seen: Spans) -> None:
    """A reference that opens with who keeps the thing is read part by part, once it has a shelf."""
    _hold_behind(text, draft)
    if not draft.labels:
        return
    dates = [(one.start, one.end) for one in seen.hard if one.kind == "date"]
    # A letter may be told first, and who keeps it behind its day.
    at = _behind_letter(text, dates)
    if _keeper(text[at:] if at else text) is None:
        return
    parts = _opening(text[at:], [(start - at, end - at) for start, end in dates])
    if not parts:
        return
    parts = [Segment(one.start + at, one.end + at, one.text) for one in parts]
    reading = _Reading(parts[0], parts[1:], dates)
    pieces = reading.pieces()
    if pieces is None:
        return
    last = max(end for _, end, _ in pieces)
    rest = text[last:].strip(" .;)")
    draft.put(draft.within(at, last if rest else len(text)), "other")
    if town := text[at : parts[0].start].strip(" ,"):
        draft.put(draft.within(at, at + len(town)), "place")
    for start, end, label in pieces:
        draft.put(draft.within(start, end), label)


def _behind_letter(text: str, dates: Sequence[tuple[int, int]]) -> int:
    """Where the words behind a letter's day begin; 0 where no letter is told first."""
    if not dates or not letters.is_printed_letter(text):
        return 0
    found = re.compile(r",\s(?:[Ii]n:?\s)?").match(text, dates[0][1])
    return found.end() if found else 0


class _Reading:
    """The parts behind a keeper, read in order."""

    def __init__(
        self, keeper: Segment, behind: Sequence[Segment], dates: Sequence[tuple[int, int]]
    ) -> None:
        self.keeper = keeper
        self.behind = behind
        self.dates = dates
        self.found: list[Piece] = [(keeper.start, keeper.end, "publisher")]

    def pieces(self) -> list[Piece] | None:
        """Stretches with their labels; None where something stands there that no archive has."""
        for number, one in enumerate(self.behind):
            if "://" in one.text:
                break
            self._take(number, one)
        return self.found if {"volume", "container"} & set(self._labels()) else None

    def _labels(self) -> list[Label]:
        return [label for _, _, label in self.found]

    def _take(self, number: int, one: Segment) -> None:
        """One part, and the date that it ends in."""
        dated = self._date_in(one)
        following = self._following(number)
        # "CDF 1955-59, box 123": years before a shelf are of the files.
        years = dated and not re.search(r"[^\W\d]|\.", one.text[dated[0] - one.start :])
        on = years and following is not None and SHELF.fullmatch(following.text)
        if dated is None or (on and not self._date_in(following or one) and dated[0] > one.start):
            self._place(number, one)
            return
        bare = _BEFORE_DATE.sub("", one.text[: dated[0] - one.start].rstrip(" (["))
        if bare:
            self._place(number, Segment(one.start, one.start + len(bare), bare))
        self.found.append((*dated, "date"))

    def _place(self, number: int, one: Segment) -> None:
        """What a part is by its shape and by what stands around it."""
        shelved = "volume" in self._labels()
        if LEAF.fullmatch(one.text) and (shelved or "container" in self._labels()):
            self._put(one.start, one.end, "pinpoint")
        elif SHELF.fullmatch(one.text):
            self._put(one.start, one.end, "volume")
        elif number == 1 and self._labels()[-1] == "place" and _STATE_LETTERS.fullmatch(one.text):
            self.found[-1] = (self.found[-1][0], one.end, "place")
        elif not shelved:
            self._fonds(number, one)
        elif self._labels()[-1] == "volume" and self._goes_on(number, one):
            self._put(one.start, one.end, "volume")
        elif lexicon.is_place(one.text):
            self._put(one.start, one.end, "place")
        else:
            self._paper(one)

    def _goes_on(self, number: int, one: Segment) -> bool:
        """Whether a name is a part of the mark: "C1, Kirchensachen 12, Nr. 3", "111-1, Senat, Cl. VII Nr. 2"."""
        if NUMBERED.fullmatch(one.text):
            return True
        following = self._following(number)
        named = FONDS.fullmatch(one.text) and len(one.text.split()) < 4
        if not named or following is None or self._date_in(following):
            return False
        if LEAF.fullmatch(following.text):
            return False
        return bool(SHELF.fullmatch(following.text))

    def _following(self, number: int) -> Segment | None:
        return self.behind[number + 1] if number + 1 < len(self.behind) else None

    def _fonds(self, number: int, one: Segment) -> None:
        """Before the shelf: the town of the keeper, or the fonds."""
        following = self._following(number)
        if found := NUMBERED.fullmatch(one.text):
            at = one.start
            self._put(at + found.start("fonds"), at + found.end("fonds"), "container")
            self._put(at + found.start("number"), at + found.end("number"), "volume")
        elif number == 0 and self._is_part_of_keeper(one):
            self._put(one.start, one.end, "publisher")
        elif self._is_town(number, one, following):
            self._put(one.start, one.end, "place")
        else:
            self._put(one.start, one.end, "container")

    def _is_part_of_keeper(self, one: Segment) -> bool:
        """Whether a university or a larger library stands behind the one that is named first."""
        spelt = KEPT_IN.fullmatch(self.keeper.text) is not None
        return spelt and bool(lexicon.UNIVERSITY.search(one.text) or KEPT_IN.fullmatch(one.text))

    def _is_town(self, number: int, one: Segment, following: Segment | None) -> bool:
        words = len(one.text.split())
        if number or words > 3:
            return False
        if lexicon.is_place(one.text) or SEAT.fullmatch(one.text):
            # The fonds of the Indies are called by their towns: "AGI, México, 28".
            return not re.search(r"AGI|Indias", self.keeper.text)
        if not ENGLISH.search(self.keeper.text) or _FRENCH.search(self.keeper.text):
            return False
        if not one.text[0].isupper() or following is None:
            return False
        if HOLDINGS.search(one.text) or lexicon.UNIVERSITY.search(one.text):
            return False
        # "Uttar Pradesh State Archives, Lucknow, General Administration Department, File 352": the town before the fonds.
        coded = bool(SHELF.fullmatch(following.text)) and words < 3
        return coded or (words == 1 and not re.search(r"Papers|MSS?\b|Collection", following.text))

    def _paper(self, one: Segment) -> None:
        """What the thing is: a letter by who wrote it and to whom, anything else by its name."""
        quoted = one.text[:1] in '“«„"‘'
        letter = letters.HEAD.fullmatch(one.text)
        if letter and not quoted and letters.writes(letter["who"]):
            self._put(one.start, one.start + letter.end("who"), "author")
            self._put(one.start + letter.start("whom"), one.end, "title")
        else:
            self._put(one.start + quoted, one.end - quoted, "title")

    def _put(self, start: int, end: int, label: Label) -> None:
        """A part; neighbours of one label are one stretch."""
        last_start, _, last = self.found[-1]
        if last == label and label != "pinpoint":
            self.found[-1] = (last_start, end, label)
        else:
            self.found.append((start, end, label))

    def _date_in(self, one: Segment) -> tuple[int, int] | None:
        """The date that a part is, or ends in."""
        if "volume" in self._labels() and _YEAR.fullmatch(one.text):
            return one.start, one.end
        for start, end in self.dates:
            if one.start <= start < one.end <= end + 1 and end - start > 4:
                return start, min(end, one.end)
        return None
