"""Pages, volumes, issues, editions and series: numbers with a cue word, and the bare forms between them."""

import re
from typing import Literal, NamedTuple

from citeaudit.parsers.overlap import Taken

NumberKind = Literal["pages", "volume", "issue", "edition"]


class Numbered(NamedTuple):
    """A number with what it counts. `start` and `end` cover the cue word too; `value` is the number alone."""

    start: int
    end: int
    kind: NumberKind
    value: str


_ROMAN = r"(?:[IVXLCDM]{1,8}|[ivxlcdm]{1,7})"
_NUMBER = rf"(?:[A-Z]{{1,2}}-?\d{{1,5}}|\d{{1,6}}[a-zA-Z]?|{_ROMAN})(?![\w])"
_TAIL = r"(?:\s?(?:f|ff|sq|sqq|s|ss|et\s+seq|e\s+segg|seg|segg|y\s+ss|n|nn|passim)\b\.?)"
_LEAF = r"(?:\s?(?:r[o°º]|v[o°º]|r|v|recto|verso|[ra]?[°º]))"
_RANGE = rf"{_NUMBER}{_LEAF}?(?:\s?[-–—−]\s?{_NUMBER}{_LEAF}?)?{_TAIL}?"
# "p. 17, 1999" is a page and a year, never two pages.
_LIST = rf"{_RANGE}(?:\s?(?:,|;|&|and|und|et|e|y|\+)\s?(?!(?:1[4-9]|20)\d\d\b){_RANGE})*"
_PAGE_CUE = (
    r"(?:pp?|pgs?|pages?|PP?|S|SS|Seiten?|Ss|págs?|pags?|página[s]?|pagin[ae]|"
    r"ff?|fols?|fos?|cc?|carte|Bl|Bll|Blatt|Sp|cols?|coll)"
)
_PAGES = re.compile(
    rf"(?<![\w.’'-])(?P<cue>{_PAGE_CUE})(?:\.\s?|\s)(?P<value>{_LIST})|\b(?P<tight>pp?)(?P<stuck>\d{{1,5}}(?:\s?[-–]\s?\d{{1,5}})?)\b"
)
_VOLUME = re.compile(
    r"""\b(?:vols?|volumes?|bd|bde|band|bände|tome|tomo|tom|t|jg|jahrgang|jahrg|año|année|anno|a|ann|vol)(?:\.\s?|\s|(?=\d))
    (?P<value>\d{1,4}(?:\s?[/–-]\s?\d{1,4})?|(?:[IVXLCDM]{1,10})(?:\s?[/–-]\s?[IVXLCDM\d]{1,8})?)(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_ISSUE = re.compile(
    rf"""(?:\b(?:nos?|nrs?|num|núms?|numéro|número|numero|issue|issues|iss|heft|h|hft|fasc|fascicolo|cahier|n|nn)(?:\.\s?[°º]?\s?|\s|(?=\d))|\b[Nn]\s?[°º]\s?|№\s?|\#)
    (?P<value>\d{{1,5}}(?:\s?[/–-]\s?\d{{1,5}})?[a-z]?|{_ROMAN}(?:\s?[–/-]\s?{_ROMAN})?)(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_ORDINAL_WORD = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|new|revised|rev|expanded|enlarged|updated|"
    "international|student|reprint|zweite|dritte|vierte|fünfte|neue|erweiterte|überarbeitete|durchgesehene|verbesserte|"
    "deuxième|troisième|quatrième|nouvelle|seconda|terza|quarta|nuova|segunda|tercera|cuarta|primera|prima"
)
_EDITION = re.compile(
    rf"""\b(?P<value>(?:\d{{1,3}}\s?(?:st|nd|rd|th|d|\.,?|ème|[eè]|ª|º|a)|(?:{_ORDINAL_WORD})\.?)
      (?:[,]?\s(?:and\s|und\s|et\s|e\s)?(?:{_ORDINAL_WORD}|überarb|erw|durchges|verb|aktualisierte|ergänzte|bearbeitete|völlig|neu|revue|ampliata|riveduta)\.?){{0,3}})\s?
      (?:edition|edn|ed|Aufl|Auflage|Ausgabe|éd|édition|edizione|edición|edic)\b\.?""",
    re.IGNORECASE | re.VERBOSE,
)
# MHRA "12.3 (2010)", "12:3", APA "12(3)", "12/3 (2010)": volume and issue in one breath.
BOTH = re.compile(
    r"(?P<volume>\d{1,4}|[IVXLCDM]{1,9})(?:\s?\(\s?(?P<paren>\d{1,3}(?:\s?[-–/]\s?\d{1,3})?)\s?\)|\s?[./:]\s?(?P<issue>\d{1,3}))(?!\w)"
)
_PARAGRAPH = re.compile(
    rf"""(?:\b(?:paras?|paragraphs?|Rn|Rz|Rdnr|Tz|ch|chap|chs|chapter|Kap|cap|fig|figs|tab|table|App|appendix)(?:\.\s?|\s)|[§¶]{{1,2}}\s?|\b(?:[Aa]rts?|[Ss]ecs?|ss?|cl|Q|regs?(?!\.))\.?\s(?=\d+[A-Za-z]?(?:\(|\b)))
    (?P<value>\d{{1,5}}[a-z]?(?:\(\w{{1,4}}\))*(?:\s?[-–,]\s?\d{{1,5}}(?!\w))*|{_ROMAN}(?!\w))""",
    re.VERBOSE,
)
# Cue words that are single letters or whole words of prose count only where a number may stand.
_ISSUE_NOT = re.compile(r"(?:\bnote|\bnotes|\bfn|\bAnm\.?|\bsupra|\babove)\s?$", re.IGNORECASE)


def find(text: str) -> list[Numbered]:
    """All numbers with a cue, in order of their start; where two overlap the earlier kind below wins."""
    found: list[Numbered] = []
    taken = Taken(len(text))
    kinds: tuple[tuple[NumberKind, list[tuple[int, int, str]]], ...] = (
        ("edition", _editions(text)),
        ("pages", _pages(text)),
        ("volume", _volumes(text)),
        ("issue", _issues(text)),
    )
    for kind, numbers in kinds:
        if numbers:
            free = taken.free(Numbered(start, end, kind, value) for start, end, value in numbers)
            taken.take(free)
            found += free
    return sorted(found)


def paragraphs(text: str) -> list[tuple[int, int, str]]:
    """Paragraphs, marginal numbers, chapters and figures pointed to."""
    return [(*match.span(), match.group()) for match in _PARAGRAPH.finditer(text)]


def tidy(value: str) -> str:
    """Pages as a range with one plain hyphen and no blanks around it: "53 – 94" is "53-94"."""
    value = re.sub(r"\s*[-–—−]\s*", "-", value.strip(" .,;:"))
    return re.sub(r"\s+", " ", value)


def _pages(text: str) -> list[tuple[int, int, str]]:
    found = []
    for match in _PAGES.finditer(text):
        value = match["value"] or match["stuck"]
        cue = match["cue"] or match["tight"]
        # "c. 1850" is a year, "S. Smith" and "C. D. Jones" are names.
        if cue in ("c", "f", "S", "P", "cc", "s") and not _counts(cue, value):
            continue
        # "Gill, S. 2009." is a man and a year.
        if (
            cue in ("S", "P")
            and re.fullmatch(r"(?:1[5-9]|20)\d\d[a-z]?", value)
            and match.start() < 40
        ):
            continue
        found.append((*match.span(), tidy(value)))
    return found


def _counts(cue: str, value: str) -> bool:
    if not re.match(r"\d|[ivxlc]+\b|[IVXLC]{2,}\b", value):
        return False
    return not (cue == "c" and re.fullmatch(r"1[0-9]\d\d|20\d\d", value))


def _volumes(text: str) -> list[tuple[int, int, str]]:
    return [
        (*match.span(), match["value"])
        for match in _VOLUME.finditer(text)
        if not re.match(r"(?:a|t)[\s\d]", match.group(), re.IGNORECASE) and _upright(match["value"])
    ]


def _issues(text: str) -> list[tuple[int, int, str]]:
    return [
        (*match.span(), match["value"])
        for match in _ISSUE.finditer(text)
        if _upright(match["value"])
        and not _ISSUE_NOT.search(text[max(match.start() - 8, 0) : match.start()])
        # "(n 12)" points to a note.
        and not (
            text[match.start() - 1 : match.start()] == "("
            and match.group()[0] in "nN"
            and text[match.end() : match.end() + 1] == ")"
        )
    ]


def _editions(text: str) -> list[tuple[int, int, str]]:
    return [(*match.span(), match["value"].strip()) for match in _EDITION.finditer(text)]


def _upright(value: str) -> bool:
    # "Vol. I" and "vol. xii" count, "no. did" does not.
    return value[0].isdigit() or value.isupper() or bool(re.fullmatch(r"[ivxl]{1,6}", value))
