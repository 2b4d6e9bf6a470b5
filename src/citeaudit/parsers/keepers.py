"""Things kept in archives and libraries: who keeps them, in which fonds, on which shelf, on which leaf, and what they are.

HStA Stuttgart A 206 Bü 123, Bl. 4                       keeper, shelf, leaf
ASMi, Sforzesco, cart. 1234, Simonetta al duca, 4 aprile 1467
^keeper ^fonds   ^shelf      ^writer   ^paper   ^date
UB Heidelberg, Cod. Pal. germ. 848, fol. 124r            a manuscript by its signature
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from citeaudit.parsers import german_law, letters, lexicon
from citeaudit.parsers.draft import Draft
from citeaudit.parsers.labels import Label
from citeaudit.parsers.spans import Spans

# Archives and libraries by the letters that historians know them by, country by country.
_LETTERS = (
    r"TNA|PRO|BL|NLS|NLW|NLI|NRS|NAS|NAI|PRONI|LMA|CUL|NARA|LoC|LOC|HIA|OSA|"
    r"BArch|BAK|BA-MA|PA\sAA|PAAA|GStA(?:\sPK)?|GStAPK|(?:Bay)?HStA[A-Z]{0,2}|GLA(?:K)?|StA[A-Z]{0,2}|StadtA|StaatsA|StAHH|LAB?|LASH|LHAS?A?|LA-BW|LAV\sNRW|NLA|"
    r"HHStA|ÖStA|AVA|FHKA|UA|UB|ULB|WLB|SLUB|SUB|SBB|BSB|ÖNB|ZB|HAB|ETH|IfZ|AdsD|AdSD|ACDP|EZA|StABS|BAR|"
    r"AN|ANF|ANOM|CAOM|CARAN|AD(?:\s?\d{1,3})?|AD(?:R|N|G|H|Y|VO|BR|CO|HG|IL|ML|PA|PC|SM|MM|LA|CM|IV)|AM|AMAE|MAE|CADN|CADC|SHD|SHAT|SHM|BnF|BNF|BN|BM|BHVP|AP-HP|"
    r"AS[A-Z][a-z]{0,2}|ASV|AAV|ACS|ACDF|ARSI|BAV|BNCF|BNM|AGI|AGN|AGS|AHN|AGA|ACA|ARV|BNE|RAH|AHPN?|AHM|ANTT|BNP|AGCA|"
    r"NL-HaNA|NA|IISG|IISH|RA|RGASPI|GARF|RGIA|RGVA|AAN|KNA|NAZ|NAZim|WSA|CZA|ISA"
)
# The same with full stops; most initials before a name are a person's, so only these few.
_DOTTED = r"(?:A\.\s?S\.\s?[A-Z]|A\.\s?G\.\s?[AINS]|A\.\s?H\.\s?N|A\.\s?C\.\s?S|B\.\s?A\.\s?V|P\.\s?R\.\s?O)\.(?=,)"
_NAMED = (
    r"(?:Arch\.\s(?:nat|dép|mun|com)\.|(?:Brit\.\sLib|Bodl?)\.(?:\sLib\.)?|Bibl\.\s(?:nat|mun)\.|Archives(?:\s(?:nationales|départementales|municipales|communales|générales|royales|historiques|diplomatiques|fédérales|cantonales))?(?=[\s,])|Archiv[eio]?\b|Archief\b|(?:[A-ZÀ-Þ][\w’'.-]*\s(?:(?:und|and|of)\s)?){0,5}(?:[A-ZÀ-Þ]?\w*[Aa]rchi(?:v\w*|ef)|Arquivo|Record\sOffice|"
    r"Records?\sCent(?:re|er)|Library|Libraries|Bibliothek|Bibliothèque|Biblioteca|Bibliotheek|Museum|\w+[Bb]ibliothek|\w+-Bibliothek|\w+-Archiv))"
)
# Behind the letters or the word stand the town or the land, as far as small words and capitals go.
_OF = (
    r"(?:\s(?:\([A-Z]\w{1,6}\)|(?:der|des|de|della|dello|del|di|du|of|the|la|le|für|am|im|und|and|et|e|y|d[’']|l[’'])|"
    r"St\.|(?:d[’']|l[’']|dell[’'])?[A-ZÀ-Þ][\w’'-]+)){0,7}"
)
_KEEPER = re.compile(
    rf"{lexicon.NO_PERIODICAL}(?:The\s)?(?:{_NAMED}{_OF}|(?:{_LETTERS})(?![\w.-])(?:{_OF})|{_DOTTED})"
)
# Where the great archives sit that stand in no list of places of publication.
_SEAT = re.compile(
    r"Kew|Colindale|La\sCourneuve|Vincennes|Pierrefitte(?:-sur-Seine)?|Fontainebleau|Aix|Koblenz|Dahlem|Merseburg|Ludwigsburg|Sigmaringen|Schleswig|"
    r"College\sPark|Suitland|Abilene|Hyde\sPark|Simancas|Alcalá(?:\sde\sHenares)?|Città\sdel\sVaticano"
)

_UNIT = (
    r"Bü|Büschel|Nr|No|no|nos|n|N|Nº|nº|n°|b|busta|buste|filza|filze|leg|legajo|legajos|vol|vols|t|reg|Reg|registro|cart|carton|cartella|mazzo|fasc|fascicolo|"
    r"exp|expediente|caja|cajas|Karton|Kart|Krt|Bd|Bde|Band|[Bb]ox|[Bb]oxes|[Ff]older|[Ff]ile|Abt|Rep|Bestand|Best|HA|Hs|Tit|Fach|Fasz|Faszikel|Konv|Mappe|Paket|"
    r"Sekt|Loc|Acc|Zl|Cl|Lit|liv|livro|maço|cx|list|Lade|Schub|Urkunde|Fsz|Fasc|série|sér|L|lib|libro|inv|dossier|liasse|pièce|piece|bundle|RG|Entry|Lot|Reel|fond|op|opis|delo|d|sc|scatola|doc|docs|Slg|Urk|Akte|Akten"
)
_SIGNATURE = (
    r"Add|Addit|MSS?|Mss?|mss?|Cod|Codd|Hs|Hss|Clm|Cgm|Cpg|Vat|Barb|Ottob|Urb|Pal|Chig|Egerton|Harley|Harl|Cotton|Sloane|Stowe|Lansdowne|Royal|Rawl|"
    r"Rawlinson|Bodl|Tanner|Carte|Ashmole|Laud|Digby|Douce|nouv|Nouv|acq|Acq|fr|lat|gr|germ|it|esp|orient|naf|fonds|français|Français|latin|Latin|Lat|Helmst|Aug|Guelf|Res|quart|fol|oct"
)
_CODE = r"(?:[A-Z]{1,6}\d*[a-z]?|[IVXLC]+|\d[\w./:,–-]*\w|\d|[a-z]|[A-Z][A-Z\d]*(?:[/.:-]\w+)+)"
_ITEM = rf"(?:(?:{_UNIT}|{_SIGNATURE})\b\.?[°º]?|{_CODE}\.?)(?!\w)"
# "MS Clarendon 77": who once owned a manuscript is a part of its signature.
_OWNED = r"MSS?\.?\s[A-ZÀ-Þ][\w.]*\s(?:[\w.]+\s){0,3}\d\w*|(?:[A-ZÀ-Þ][\w.]*\s){1,2}MSS?\.?\s\d\w*"
_SHELF = re.compile(
    rf"(?=[^\d]*\d){_ITEM}(?:(?:\s(?:(?:und|and|et|e|y|u\.|bis)\s)?|(?<=\.)){_ITEM})*(?:\s\(\d{{1,3}}\))?|{_OWNED}"
)
# "Mediceo del Principato 4321", "Kirchensachen 12": a fonds by its name with the number in it.
_NUMBERED = re.compile(
    r"(?P<fonds>[A-ZÀ-Þ][^,\d“\"«„]{3,60}?)\s(?P<number>(?!(?:1[5-9]|20)\d\d$)\d[\w/.-]*)"
)
_LEAF = re.compile(
    r"(?:fols?|fos?|ff?|f°|folios?|Bll?|Blatt|cc?|carte|p|pp|S|pag|pp)(?:\.|\b|(?<=°))\s?\d.*"
)
_FONDS = re.compile(r"[A-ZÀ-Þ][^\d“\"«„]{1,70}")
_PRINTED = re.compile(
    r"\([^()]*[:,]\s[^()]*\d{4}\)|\((?:eds?|Hgg?|Hrsg|dir|éd|a cura)\b|\b(?:ed\.|eds\.|hg\.|hrsg\.|éd\.|a\scura)\s"
)
_LONGEST_KEEPER = 90


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


_COMMA = re.compile(r"[(\[“«„]|[)\]”»]|[,;]\s")


def keeper_of(text: str) -> str | None:
    """The archive or library that a reference opens with, where a shelf in it is told behind."""
    parts = _opening(text)
    return parts[0].text if parts else None


def _opening(text: str, whole: Sequence[tuple[int, int]] = ()) -> list[Segment]:
    """The keeper and the parts behind it; nothing where no keeper or no shelf is told."""
    found = _KEEPER.match(text, 0, _LONGEST_KEEPER)
    if found is None or german_law.cites_law(text) or _PRINTED.search(text):
        return []
    end = found.end()
    if text.startswith(", ", end):
        behind = segments(text, end + 2, whole)
    elif text.startswith(" ", end):
        behind = segments(text, end + 1, whole)
        if not behind or not (
            _SHELF.fullmatch(behind[0].text) or _YEARLESS.fullmatch(behind[0].text)
        ):
            return []
    else:
        return []
    if _is_printed(behind):
        return []
    # A title in quotation marks before any shelf is a work by somebody with a name like an archive's.
    shelved = next((i for i, one in enumerate(behind) if _SHELF.fullmatch(one.text)), 0)
    if any(one.text[:1] in '“«„"' or one.text[:4] == "ibid" for one in behind[:shelved]):
        return []
    # A bare year is a shelf only where a leaf is told beside it: "Mediceo del Principato, 1567, c. 12r".
    firm = any(_SHELF.fullmatch(one.text) and not _YEAR.fullmatch(one.text) for one in behind[:6])
    leaf = any(_LEAF.fullmatch(one.text) for one in behind)
    numbered = any(_NUMBERED.fullmatch(one.text) or _YEAR.fullmatch(one.text) for one in behind[:3])
    short = (
        len(behind) == 1 and text.startswith(",", end) and bool(_NUMBERED.fullmatch(behind[0].text))
    )
    if not firm and not short and not (leaf and numbered):
        return []
    return [Segment(0, end, text[:end]), *behind]


_KEPT_IN = re.compile(rf"{_NAMED}{_OF}")
_GROUP = re.compile(r"RG\s\d+|Record\sGroup\s\d+|Entry\s|Lot\s")


def _hold_behind(text: str, draft: Draft) -> None:
    """A paper that is told first: "Memorandum, 12 May 1962, RG 59, Central Files, 611.37/9, National Archives, College Park"."""
    first = _GROUP.search(text)
    if first is None:
        return
    behind = segments(text, first.start())
    kept = next((i for i, one in enumerate(behind) if i and _KEPT_IN.fullmatch(one.text)), None)
    if kept is None:
        return
    draft.put(draft.within(behind[0].start, behind[kept - 1].end), "volume")
    draft.put(draft.within(behind[kept - 1].end, behind[kept].start), "other")
    draft.put(draft.within(behind[kept].start, behind[kept].end), "publisher")
    for one in behind[kept + 1 :]:
        if lexicon.is_place(one.text) or _SEAT.fullmatch(one.text):
            draft.put(draft.within(one.start - 2, one.start), "other")
            draft.put(draft.within(one.start, one.end), "place")


_IMPRINT = re.compile(r"(?P<place>[A-ZÀ-Þ][^\d,]{2,40}?)\s(?:1[6-9]|20)\d\d")
_VOLUME = re.compile(r"(?:Bde?|vols?|t|tomo?|tome)\.?\s[\dIVX]+")


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


Piece = tuple[int, int, Label]


def hold(text: str, draft: Draft, seen: Spans) -> None:
    """A reference that opens with who keeps the thing is read part by part, once it has a shelf."""
    _hold_behind(text, draft)
    if _KEEPER.match(text) is None or not draft.labels:
        return
    dates = [(one.start, one.end) for one in seen.hard if one.kind == "date"]
    parts = _opening(text, dates)
    if not parts:
        return
    reading = _Reading(parts[0], parts[1:], dates)
    pieces = reading.pieces()
    if pieces is None:
        return
    last = max(end for _, end, _ in pieces)
    draft.put(draft.within(0, last), "other")
    for start, end, label in pieces:
        draft.put(draft.within(start, end), label)


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
        return self.found if "volume" in self._labels() else None

    def _labels(self) -> list[Label]:
        return [label for _, _, label in self.found]

    def _take(self, number: int, one: Segment) -> None:
        """One part, and the date that it ends in."""
        dated = self._date_in(one)
        if dated is None:
            self._place(number, one)
            return
        bare = _BEFORE_DATE.sub("", one.text[: dated[0] - one.start].rstrip(" (["))
        if bare:
            self._place(number, Segment(one.start, one.start + len(bare), bare))
        self.found.append((*dated, "date"))

    def _place(self, number: int, one: Segment) -> None:
        """What a part is by its shape and by what stands around it."""
        shelved = "volume" in self._labels()
        if _LEAF.fullmatch(one.text) and (shelved or "container" in self._labels()):
            self._put(one.start, one.end, "pinpoint")
        elif _SHELF.fullmatch(one.text):
            self._put(one.start, one.end, "volume")
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
        if _NUMBERED.fullmatch(one.text):
            return True
        following = self._following(number)
        named = _FONDS.fullmatch(one.text) and len(one.text.split()) < 4
        if not named or following is None or self._date_in(following):
            return False
        if _LEAF.fullmatch(following.text):
            return False
        return bool(_SHELF.fullmatch(following.text))

    def _following(self, number: int) -> Segment | None:
        return self.behind[number + 1] if number + 1 < len(self.behind) else None

    def _fonds(self, number: int, one: Segment) -> None:
        """Before the shelf: the town of the keeper, or the fonds."""
        following = self._following(number)
        if found := _NUMBERED.fullmatch(one.text):
            at = one.start
            self._put(at + found.start("fonds"), at + found.end("fonds"), "container")
            self._put(at + found.start("number"), at + found.end("number"), "volume")
        elif self._is_town(number, one, following):
            self._put(one.start, one.end, "place")
        elif number == 0 and lexicon.UNIVERSITY.search(one.text):
            self._put(one.start, one.end, "publisher")
        else:
            self._put(one.start, one.end, "container")

    def _is_town(self, number: int, one: Segment, following: Segment | None) -> bool:
        words = len(one.text.split())
        if number or words > 3:
            return False
        if lexicon.is_place(one.text) or _SEAT.fullmatch(one.text):
            # The fonds of the Indies are called by their towns: "AGI, México, 28".
            return not re.search(r"AGI|Indias", self.keeper.text)
        if not _ENGLISH.search(self.keeper.text) or not one.text[0].isupper() or following is None:
            return False
        if _HOLDINGS.search(one.text) or lexicon.UNIVERSITY.search(one.text):
            return False
        # "Uttar Pradesh State Archives, Lucknow, General Administration Department, File 352": the town before the fonds.
        coded = bool(_SHELF.fullmatch(following.text)) and words < 3
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


_YEAR = re.compile(
    r"(?:c\.\s?|ca\.\s?|um\s)?1[0-9]\d\d(?:\s?[-–/]\s?\d{2,4})?|20[0-2]\d|s\.\s?d\.?|n\.d\.?|o\.\s?D\.?"
)
_BEFORE_DATE = re.compile(
    r"(?:(?:^|\s)(?:vom|v\.|of|du|del|de|dell[’']|dated|le|am|den|séance|,))?\s*$"
)
_ENGLISH = re.compile(
    r"\b(?:Librar(?:y|ies)|Archives?|Record\sOffice|Records?\sCent(?:re|er)|Museum|Service|Collections?|Society)\b"
)
_HOLDINGS = re.compile(
    r"Papers|MSS?\b|Manuscripts?|Collections?|Records|Files|Department|Division|Correspondence|Archives?"
)
_YEARLESS = re.compile(r"\d{1,3}/\d+")
