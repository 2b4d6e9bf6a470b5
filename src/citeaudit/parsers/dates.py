"""Dates of every printed form, in five languages, to EDTF.

December 9, 2005 · 18 November, 2015 · 3. Mai 2014     2005-12-09
August 2009 · mai 2014                                 2009-08
Winter 2010-11 · Winter 2010/11                        2010-24
2010/11 · 1914–18                                      2010/2011, 1914/1918
c. 1850 · [1850?] · 1850s                              1850~, 1850?, 185X
n.d. · o. J. · s. d.                                   a date that says it is unknown: None
3/4/2012                                               2012, unless the document's habit tells day from month
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from citeaudit.parsers.calendar_words import (
    BEGINNING,
    MONTH,
    MONTH_NUMBER,
    SEASON,
    SEASON_NUMBER,
    WEEKDAY,
)
from citeaudit.parsers.overlap import Taken

Habit = Literal["day-first", "month-first"]


class Dated(NamedTuple):
    """A date as it stands in a text. `edtf` is None where the text says the date is unknown."""

    start: int
    end: int
    edtf: str | None
    accessed: bool = False


_DASH = r"\s?[-–—−/]\s?"
_YEAR = r"(?:1[0-9]|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_ORDINAL = r"(?:st|nd|rd|th|er|º|ª|°|\.)?"
_OF = r"(?:of\s+|de\s+|del\s+|di\s+)?"

_NAMED = re.compile(
    rf"""\b(?=\d|(?:the|le|il|el|den|am|dem)\s|{BEGINNING}){WEEKDAY}?(?:(?:the|le|il|el|den|am|dem)\s+)?(?:
      (?P<d1>{_DAY}){_ORDINAL}(?:\s*(?P<m0>{MONTH}))?{_DASH}(?P<d2>{_DAY}){_ORDINAL}\s*{_OF}(?P<m1>{MONTH}),?\s*{_OF}(?P<y1>{_YEAR})
    | (?P<d3>{_DAY}){_ORDINAL}\s*{_OF}(?P<m3>{MONTH}),?\s*{_OF}(?P<y3>{_YEAR})
    | (?P<m4>{MONTH})\s*(?P<d4>{_DAY}){_ORDINAL}{_DASH}(?:(?P<m5>{MONTH})\s*)?(?P<d5>{_DAY}){_ORDINAL},?\s*{_OF}(?P<y4>{_YEAR})
    | (?P<m6>{MONTH})\s*(?P<d6>{_DAY})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(?P<y6>{_YEAR})
    | (?P<m7>{MONTH}){_DASH}(?P<m8>{MONTH}),?\s*{_OF}(?P<y7>{_YEAR})
    | (?P<m9>{MONTH}),?\s*{_OF}(?P<y9>{_YEAR})
    | (?P<s1>{SEASON})(?:{_DASH}(?P<s2>{SEASON}))?,?\s*{_OF}(?P<y10>{_YEAR})(?:[-–/](?:\d\d){{1,2}}\b)?
    | (?P<y11>{_YEAR}),?\s+(?P<m11>{MONTH})\s+(?P<d11>{_DAY})
    )(?!\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMERIC = re.compile(
    rf"""(?<![\w./-])(?:
      (?P<iy>{_YEAR})(?P<isep>[-/.])(?P<im>\d\d?)(?P=isep)(?P<id>\d\d?)
    | (?P<a>\d\d?)(?P<sep>[./-])\s?(?P<b>\d\d?)(?P=sep)\s?(?P<c>{_YEAR})
    )(?![\w]|[./-]\d)""",
    re.VERBOSE,
)
_ROUGH = re.compile(
    rf"""(?<!\w)(?:
      (?P<circa>(?:c|ca|circa|um|vers|verso)\.?\s?)(?P<cy>{_YEAR})\b
    | \[(?:(?:c|ca)\.?\s?)?(?P<by>{_YEAR})(?P<doubt>\?)?\]
    | (?P<decade>(?:1[0-9]|20)\d)0s\b
    | (?P<y1>{_YEAR})\s?[-–—−/]\s?(?P<y2>{_YEAR}|\d\d)(?![\w]|[-–/.]\d)
    | (?P<y>{_YEAR})(?:(?:(?<=1[89]\d\d)|(?<=20\d\d))[a-z](?!\w))?(?![^\W²³¹⁴-⁹])
    | (?P<none>n\.\s?d\.|\[?n\.d\.\]?|n\.d\b|no\s+date\b|o\.\s?J\.|s\.\s?d\.(?=[\s,;)\]]|$)|s\.\s?f\.|s\.\s?a\.(?=[\s,;)\]]|$)
        |undated\b|undatiert\b|forthcoming\b|in\s+press\b|im\s+Erscheinen|im\s+Druck|à\s+paraître|in\s+corso\s+di\s+stampa|en\s+prensa)
    | (?P<roman>M[DC][DCLXVI]{{4,12}})\b
    )""",
    re.VERBOSE,
)
_ACCESS_CUE = re.compile(
    r"""[\[(]?\b(?:date\s+|last\s+|page\s+|site\s+|zuletzt\s+|letzter\s+|letzte\s+|dernier(?:e)?\s+|ultim[oa]\s+|último\s+|
      fecha\s+de\s+|data\s+(?:di\s+)?)?
      (?:accessed|visited|viewed|retrieved|checked|consulted|acc\.|
         abgerufen|aufgerufen|eingesehen|zugriff|abruf|geprüft|besucht|
         consultée?s?|accédé|accès|consultation|vu|
         consultat[oa]|accesso|consultazione|visitato|
         consultad[oa]|consulta|acceso|visitado)
      (?:\s+(?:on|am|vom|le|il|el|in|the|at|en))?\s*:?\s*(?:the\s+)?$""",
    re.IGNORECASE | re.VERBOSE,
)
# Every such cue holds one of these; most dates have none before them.
_ACCESS_STEM = re.compile(
    r"(?i:acc|visit|view|retriev|check|consult|rufen|gesehen|zugriff|abruf|prüft|besucht|vu\b)"
)
_CUE_REACH = 45
# A four-digit number after one of these is no year.
_NO_YEAR_BEFORE = re.compile(
    r"(?:\b(?:no|nos|nr|nrs|num|núm|pp?|S|vol|bd|reg|box|folder|item|page|note|n|col|fol|cc?|document|doc|"
    r"§|para|at|art|Res|Resolution|file|b|f|inv|ms)\b\.?\s?|[$€£#/§°º:]\s?|\d[,.:–-])$",
    re.IGNORECASE,
)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


# Scans read l as 1 and O as 0 within a month: "3 Apri1 2003", "0ctober".
_SCANNED = re.compile(
    r"(?<!\w)(?:Apri1|Ju1y|Ju1i|0ct(?:ober)?|0kt(?:ober)?|N0v(?:ember)?|0tt(?:obre)?)(?!\w)"
)


def _as_meant(scanned: re.Match[str]) -> str:
    word = scanned.group()
    return f"O{word[1:]}" if word[0] == "0" else word.replace("1", "l").replace("0", "o")


def find(text: str, habit: Habit | None = None) -> list[Dated]:
    """All dates of a text, in order, none inside another; addresses should be blanked out by the caller."""
    found: list[Dated] = []
    text = _SCANNED.sub(_as_meant, text)
    if re.search(
        r"\d{3}|\.\s?[dJfa]\.|[Pp]res|Druck|Ersch|parai|stampa|prensa|forth|ndat|M[DC]", text
    ):
        taken = Taken(len(text))
        for dates in (_named(text), _numeric(text, habit), _rough(text)):
            free = taken.free(dates)
            taken.take(free)
            found += free
        found.sort()
    return [_with_access_cue(text, date) for date in found]


def value(text: str, habit: Habit | None = None) -> str | None:
    """The EDTF of the first date in a printed text."""
    return next((date.edtf for date in find(text, habit)), None)


def habit_of(texts: Iterator[str] | list[str]) -> Habit | None:
    """Whether a document's numeric dates put the day or the month first, where they show it unmistakably."""
    day_first = month_first = 0
    for text in texts:
        for match in _NUMERIC.finditer(text):
            if match["a"] and match["sep"] == "/":
                day_first += int(match["a"]) > 12 >= int(match["b"])
                month_first += int(match["b"]) > 12 >= int(match["a"])
    if (day_first > 0) == (month_first > 0):
        return None
    return "day-first" if day_first else "month-first"


def year_of(edtf: str | None) -> str | None:
    """The first year of an EDTF date, four signs."""
    return edtf[:4] if edtf else None


def _month(name: str | None) -> str:
    return f"{MONTH_NUMBER[(name or '').lower().rstrip('.')]:02}"


def _season(name: str) -> str:
    return SEASON_NUMBER[name.lower()]


def _named(text: str) -> list[Dated]:
    return [Dated(*match.span(), _named_value(match)) for match in _NAMED.finditer(text)]


def _named_value(match: re.Match[str]) -> str:
    part = match.group
    if year := part("y1"):
        last = f"{year}-{_month(part('m1'))}-{int(part('d2')):02}"
        return f"{year}-{_month(part('m0') or part('m1'))}-{int(part('d1')):02}/{last}"
    if year := part("y3"):
        return f"{year}-{_month(part('m3'))}-{int(part('d3')):02}"
    if year := part("y4"):
        last = f"{year}-{_month(part('m5') or part('m4'))}-{int(part('d5')):02}"
        return f"{year}-{_month(part('m4'))}-{int(part('d4')):02}/{last}"
    if year := part("y6"):
        return f"{year}-{_month(part('m6'))}-{int(part('d6')):02}"
    if year := part("y7"):
        return f"{year}-{_month(part('m7'))}/{year}-{_month(part('m8'))}"
    if year := part("y9"):
        return f"{year}-{_month(part('m9'))}"
    if year := part("y10"):
        first = f"{year}-{_season(part('s1'))}"
        return f"{first}/{year}-{_season(part('s2'))}" if part("s2") else first
    return f"{part('y11')}-{_month(part('m11'))}-{int(part('d11')):02}"


def _numeric(text: str, habit: Habit | None) -> Iterator[Dated]:
    for match in _NUMERIC.finditer(text):
        if match["iy"]:
            month, day = int(match["im"]), int(match["id"])
            year = match["iy"]
        else:
            year = match["c"]
            day, month = _day_and_month(int(match["a"]), int(match["b"]), match["sep"], habit)
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield Dated(*match.span(), f"{year}-{month:02}-{day:02}")
        elif (day, month) == (0, 0):
            yield Dated(*match.span(), year)


def _day_and_month(first: int, second: int, sign: str, habit: Habit | None) -> tuple[int, int]:
    """Day and month of a numeric date; (0, 0) where nothing tells them apart."""
    if first > 12 or sign == "." or first == second:
        return first, second
    if second > 12:
        return second, first
    if habit == "day-first":
        return first, second
    return (second, first) if habit == "month-first" else (0, 0)


def _rough(text: str) -> Iterator[Dated]:
    for match in _ROUGH.finditer(text):
        edtf = _rough_value(match)
        if edtf is None and not match["none"]:
            continue
        if (match["y"] or match["y1"]) and _no_year(text, match):
            continue
        yield Dated(*match.span(), edtf)


def _no_year(text: str, match: re.Match[str]) -> bool:
    before = text[max(match.start() - 14, 0) : match.start()]
    after = text[match.end() : match.end() + 2]
    # "1234-5678" is an ISSN or a range of pages, "1,500" a number.
    return bool(_NO_YEAR_BEFORE.search(before)) or bool(re.match(r"[,.:]\d|[%°]", after))


def _rough_value(match: re.Match[str]) -> str | None:
    if match["cy"]:
        return match["cy"] + "~"
    if match["by"]:
        return match["by"] + ("?" if match["doubt"] else "")
    if match["decade"]:
        return match["decade"] + "X"
    if match["y1"]:
        return _years(match["y1"], match["y2"])
    if match["roman"]:
        year = _from_roman(match["roman"])
        return str(year) if 1400 <= year <= 2050 else None
    return match["y"]


def _years(first: str, last: str) -> str | None:
    if len(last) == 4:
        return f"{first}/{last}" if int(first) < int(last) else None
    whole = first[:2] + last
    if int(whole) > int(first):
        # "2015-11" is a month, "2010-11" a pair of years, "1914-18" a range.
        return f"{first}/{whole}"
    if 1 <= int(last) <= 12:
        return f"{first}-{last}"
    return None


def _from_roman(numeral: str) -> int:
    total = 0
    for sign, following in zip(numeral, numeral[1:] + "I", strict=True):
        total += _ROMAN[sign] if _ROMAN[sign] >= _ROMAN[following] else -_ROMAN[sign]
    return total


def _with_access_cue(text: str, date: Dated) -> Dated:
    """The date stretched over the words that make it a day of access, if any stand before it."""
    before = text[max(date.start - _CUE_REACH, 0) : date.start]
    cue = _ACCESS_CUE.search(before) if _ACCESS_STEM.search(before) else None
    if cue is None:
        return date
    start = date.start - len(before) + cue.start()
    end = date.end + (text[start] in "[(" and text[date.end : date.end + 1] in ("]", ")"))
    return Dated(start, end, date.edtf, accessed=True)
