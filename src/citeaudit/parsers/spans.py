"""What grammar alone can tell of a text: the stretches whose meaning needs no statistics.

Addresses, identifiers, dates, numbers with their cue words, quotations, and the cue words of editors,
translators and theses. The field labeller takes them as features and as hard constraints.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from citeaudit.parsers import dates, links, pages
from citeaudit.parsers.overlap import Taken

Kind = Literal[
    "url", "doi", "identifier", "date", "accessed", "pages", "volume", "issue", "edition", "pinpoint", "genre",
    "quotation", "editor-cue", "translator-cue", "container-cue", "law", "aside",
]  # fmt: skip


class Stretch(NamedTuple):
    """A stretch of text that grammar recognises; `value` is the bare content (EDTF, address, number)."""

    start: int
    end: int
    kind: Kind
    value: str | None = None


class Spans(NamedTuple):
    """The stretches of a text: `hard` never overlap; `quotations` may hold dates and numbers of a title's own."""

    hard: tuple[Stretch, ...]
    quotations: tuple[Stretch, ...]
    addresses: tuple[links.Address, ...]
    identifiers: tuple[links.Identifier, ...]


_QUOTES = {
    "“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "‚": "‘’", "‹": "›", "›": "‹", '"': '"', "”": "”", "'": "'",
    "`": "'",
}  # fmt: skip
_OPENER = re.compile(r"[“„«‘‚‹\"»›”'`]")
_LONGEST_QUOTATION = 600
_EDITOR_CUE = re.compile(
    r"""\b(?:eds?\.?(?:\s+by)?(?=[\s,)\]])|edited\s+by|editors?\b|\(?(?:Hg|Hgg|Hrsg|Hrsgg|
      Herausgeber)\b\.?(?:\s+v(?:on|\.))?|herausgegeben\s+von|hg\.\s+v(?:on|\.)|hrsg\.\s+v(?:on|\.)|
      a\s+c(?:ura|\.)\s+di|a\s+c\.\s?d\.|sous\s+la\s+d(?:irection|ir\.)\s+d[e’']|(?:dirs?|éds?|coords?|curat)\.|
        \(dir\.?\)|édité\s+par|publié\s+par|
      editad[oa]\s+por|compilad[oa]\s+por|comps?\.|recops?\.|a\s+cargo\s+de|red\.)""",
    re.VERBOSE,
)
_TRANSLATOR_CUE = re.compile(
    r"""\b(?:trans(?:l)?\.(?:\s+by)?|translated\s+(?:and\s+edited\s+)?by|transl\.|übers\.(?:\s+v(?:on|\.))?|
      übersetzt\s+von|aus\s+dem\s+\w+\s+von|
      trad\.(?:\s+(?:par|de|di|por|it\.|fr\.|esp\.))?|traduit\s+(?:de\s+l?[’']?\w+\s+)?par|traduzione\s+di|
        traducido\s+por|traducción\s+de|traduction\s+de)""",
    re.IGNORECASE | re.VERBOSE,
)
_CONTAINER_CUE = re.compile(
    r"(?:(?<=[,.;”\"»’'?!)]\s)|(?<=^))(?:[Ii]n|Dans|dans|En|en|IN|apud|auf)\s?(?::|\b(?=\s))|\bin:",
    re.MULTILINE,
)
_GENRE = re.compile(
    r"""(?<![\w-])(?:
      (?i:unpublished\s+|unpubl\.\s+|unveröffentlichte\s+)?(?:Ph\.?\s?D\.?|D\.?\s?Phil\.?|Doctoral|Master[’']?s?|
        M\.?\s?A\.?|M\.?\s?Sc\.?|M\.?\s?Phil\.?|B\.?\s?A\.?|Bachelor[’']?s?|Magister|LL\.?\s?M\.?|senior|honou?rs)
        [\s-]*(?i:dissertation|thesis|diss\.|diss\b|thèse|tesi\b)
      | (?:unpublished\s+|unpubl\.\s+)?(?i:doctoral\s+)?(?i:dissertation|thesis)(?=\W{1,3}[A-Z])
      | (?:unveröff\.?\s+|phil\.\s+|jur\.\s+|theol\.\s+|med\.\s+)*(?:Diss\.|Dissertation|Habilitationsschrift|Habil\.|
        Habil\.-Schr\.|Magisterarbeit|Masterarbeit|Diplomarbeit|Bachelorarbeit|Staatsexamensarbeit)(?:\s(?:phil|masch|
        jur|theol)\.)*(?!\w)
      | (?:thèse\s+(?:de\s+doctorat|de\s+\d\s?e\s+cycle)?|mémoire\s+de\s+(?:master\s?\d?|maîtrise|DEA))(?:\s+(?:en|d[’'])\s?\w+)?
      | tesi\s+di\s+(?:laurea|dottorato)(?:\s+in\s+\w+)? | tesis\s+(?:doctoral|de\s+(?:maestría|licenciatura|grado))
      | (?:(?:NBER|IMF|IZA|World\s+Bank|SIPRI|CEPR|ECB|SWP|MPIfG|Policy\s+Research|Staff|Economic)\s+)?(?:Working|
        Discussion|Policy|Occasional|Research|Briefing|White|Background|Position|Conference|Issue|Green|Command|
        Technical|Strategy|Adelphi)\s+(?:Paper|Draft|Brief|Papers|Report|Note)(?:\s+Series)?(?!\w)
      | (?:Policy|Research|Special|Country|Fact|Annual|Final|Interim|Monthly|Weekly|Press|News|Issue|Backgrounder|
        Testimony)\s+(?:Brief|Report|Analysis|Note|Sheet|Release|Watch)(?=\s?[,.;(\[]|\s(?:[Nn]o|\d))
      | Memorandum(?=\s?[,.;]) | Briefing\s+Paper | Arbeitspapier | Diskussionspapier | Pressemitteilung |
         Document\s+de\s+travail | communiqué\s+de\s+presse | comunicato\s+stampa
      | [Pp]ersonal\s+(?:communication|interview)
      | [Ll]etters?\s+to\s+the\s+[Ee]ditor | (?<=Committee\s)Hearings?(?!\s\w) | (?<=Commission\s)Hearings?(?!\s\w)
      | blog\s+post | Blog | [Pp]odcast | (?:video|Video)(?=,) | unpublished\s+(?:manuscript|paper|typescript) |
         (?:paper|Paper)\s+presented\s+(?:at|to) | Vortrag
    )""",
    re.VERBOSE,
)
# How many volumes, which session, which reprint: told beside the work, no field of it.
_ASIDE = re.compile(
    r"""\b\d{1,3}\s(?:vols?|voll|v|Bde|Bände|tomes|tomos|t)\b\.? | \b\d{1,3}(?:st|nd|rd|th|d)\s(?:Cong|Leg|Parl|Sess|
      sess|sitting|session)\b\.?(?:,\s\d(?:st|nd|rd|d)\s[Ss]ess\b\.?)?
      | \bC(?:m(?:n?d)?|d)\.?\s\d{2,5}\b | \bsame\s+date\b
      | \b(?:repr|reprinted|rpt|reissued|originally\s+published|first\s+published|ND|Nachdruck|Ndr|réimpr|rist|orig)\b\.?(?:\s+in)?(?=\s)
      | \b(?:last\s+)?(?:updated|modified|revised)(?:\s+on)?:?(?=\s)""",
    re.VERBOSE,
)
_LAW = re.compile(
    r"""(?:\[\d{4}\]\s(?:\d{1,3}\s)?[A-Z][A-Za-z.]*(?:\s[A-Z][A-Za-z.]*){0,3}\s\d{1,5}(?:\s\((?:[A-Z][A-Za-z]{0,8}\s?){1,4}\))?)
      | \b\d{1,4}\s(?:U\.\s?S\.|S\.\s?Ct\.|L\.\s?Ed\.(?:\s2d)?|F\.\s?(?:[23]d|4th|Supp\.(?:\s[23]d)?)?|(?:Cal|N\.\s?Y|
        Ill|Mass|Ohio|Wash|Tex)\.(?:\s?(?:App\.|S\.))?\s?(?:[2-5](?:d|th))?|[NSPAE]\.\s?(?:[WE]\.)?\s?[23]d|
        So\.\s[23]d|Fed\.\sReg\.|Stat\.|U\.\s?S\.\s?C\.(?:\s?A\.)?|
        C\.\s?F\.\s?R\.)\s(?:§{1,2}\s?)?\d[\d,.a-z-]*(?:\(\w{1,4}\))*""",
    re.VERBOSE,
)


@lru_cache(maxsize=64)
def find(text: str, habit: dates.Habit | None = None) -> Spans:
    """The stretches of a text, in order. Inside a quotation only addresses count as hard."""
    addresses = links.addresses(text)
    numbered = links.identifiers(text, addresses)
    clear = _blanked(text, addresses, numbered)
    quotations = _quotations(clear)
    plain = _without(clear, quotations)
    hard = [_address_stretch(address, numbered) for address in addresses]
    hard += [
        Stretch(named.start, named.end, "identifier", named.value)
        for named in numbered
        if named.kind in ("isbn", "issn", "pmid", "pmcid", "urn", "ark")
    ]
    taken = Taken(len(text))
    taken.take(hard)
    for candidates in (_law(plain), _dates(plain, habit), _numbers(plain), _cues(plain)):
        free = _one_after_another(taken.free(candidates))
        taken.take(free)
        hard += free
    return Spans(tuple(sorted(hard)), tuple(quotations), tuple(addresses), tuple(numbered))


def _address_stretch(address: links.Address, numbered: Sequence[links.Identifier]) -> Stretch:
    doi = next((n.value for n in numbered if n.start == address.start and n.kind == "doi"), None)
    return Stretch(address.start, address.end, "doi" if doi else "url", doi or address.url)


def _blanked(
    text: str, addresses: Sequence[links.Address], numbered: Sequence[links.Identifier]
) -> str:
    """The text with addresses and identifiers as blanks, so that no date is found inside one."""
    places = [
        *((one.start, one.end) for one in addresses),
        *((one.start, one.end) for one in numbered),
    ]
    return _filled(text, sorted(places), " ")


def _without(text: str, quotations: Sequence[Stretch]) -> str:
    """The text with what stands inside quotation marks made unreadable."""
    return _filled(text, [(one.start + 1, one.end - 1) for one in quotations], "_")


def _filled(text: str, places: Sequence[tuple[int, int]], sign: str) -> str:
    """The text with some places, in order, written over with one sign; its length stays."""
    kept: list[str] = []
    at = 0
    for start, end in places:
        if end > at:
            kept += [text[at : max(start, at)], sign * (end - max(start, at))]
            at = end
    return "".join((*kept, text[at:]))


def _one_after_another(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Stretches in order without those that overlap one before them."""
    kept: list[Stretch] = []
    for one in stretches:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _law(text: str) -> list[Stretch]:
    return [
        Stretch(
            match.start(),
            match.end() - match.group().endswith(","),
            "law",
            match.group().rstrip(","),
        )
        for match in _LAW.finditer(text)
    ]


def _dates(text: str, habit: dates.Habit | None) -> list[Stretch]:
    return [
        Stretch(date.start, date.end, "accessed" if date.accessed else "date", date.edtf)
        for date in dates.find(text, habit)
    ]


def _numbers(text: str) -> list[Stretch]:
    numbers = [Stretch(n.start, n.end, n.kind, n.value) for n in pages.find(text)]
    numbers += [
        Stretch(start, end, "pinpoint", value) for start, end, value in pages.paragraphs(text)
    ]
    return sorted(numbers)


def _cues(text: str) -> list[Stretch]:
    cues: list[Stretch] = []
    taken = Taken(len(text))
    patterns: tuple[tuple[Kind, re.Pattern[str]], ...] = (
        ("aside", _ASIDE),
        ("genre", _GENRE),
        ("editor-cue", _EDITOR_CUE),
        ("translator-cue", _TRANSLATOR_CUE),
        ("container-cue", _CONTAINER_CUE),
    )
    for kind, pattern in patterns:
        found = [Stretch(*match.span(), kind, match.group()) for match in pattern.finditer(text)]
        if found:
            free = taken.free(found)
            taken.take(free)
            cues += free
    return sorted(cues)


def _quotations(text: str) -> list[Stretch]:
    """Quotations of the outermost level, marks included."""
    found: list[Stretch] = []
    at = 0
    while opener := _OPENER.search(text, at):
        end = _closing(text, opener.start())
        if end is None:
            at = opener.end()
            continue
        found.append(Stretch(opener.start(), end, "quotation", text[opener.end() : end - 1]))
        at = end
    return found


def _closing(text: str, at: int) -> int | None:
    """Where the quotation that opens at `at` ends, one past its closing mark; None if it does not open one."""
    mark = text[at]
    before = text[at - 1] if at else " "
    if before.isalnum() or (mark in "»›”’'`\"" and text[at + 1 : at + 2].isspace() and mark != "»"):
        return None
    if mark in "»›" and not re.match(r"\w", text[at + 1 : at + 2]):
        return None
    closers = _QUOTES[mark]
    single = mark in "‘‚'`"
    depth = 0
    doubtful = None
    for index in range(at + 1, min(len(text), at + _LONGEST_QUOTATION)):
        sign = text[index]
        if sign in closers and _closes(text, index, single=single, same=mark == sign):
            if depth == 0 and single and _may_be_apostrophe(text, index):
                doubtful = doubtful or index + 1
            elif depth == 0:
                return index + 1
            else:
                depth -= 1
        elif sign == mark and mark not in closers:
            depth += 1
    return doubtful


def _may_be_apostrophe(text: str, index: int) -> bool:
    """After an s and before a further word: "workers’ rights" as well as ‘In the Stacks’ Library Journal."""
    return text[index - 1] in "sS" and bool(re.match(r"\s\w", text[index + 1 : index + 3]))


def _closes(text: str, index: int, *, single: bool, same: bool) -> bool:
    after = text[index + 1 : index + 2]
    if single:
        return not after.isalnum()
    if same:
        # A straight mark opens an inner quotation when a word follows and a blank precedes.
        return not (after.isalnum() and not text[index - 1].isalnum())
    return True
