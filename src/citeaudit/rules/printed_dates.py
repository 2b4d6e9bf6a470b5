"""Dates as printed in notes and text, and EDTF dates as the days they cover."""

import calendar
import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

DateForm = Literal[
    "month day, year",
    "day month year",
    "day month, year",
    "year-month-day",
    "numeric",
    "month year",
]

_MONTHS = (
    ("january", "januar", "jänner", "janvier", "gennaio", "enero", "jan"),
    ("february", "februar", "février", "febbraio", "febrero", "feb"),
    ("march", "märz", "mars", "marzo", "mar"),
    ("april", "avril", "aprile", "abril", "apr"),
    ("may", "mai", "maggio", "mayo"),
    ("june", "juni", "juin", "giugno", "junio", "jun"),
    ("july", "juli", "juillet", "luglio", "julio", "jul"),
    ("august", "août", "agosto", "aug"),
    ("september", "septembre", "settembre", "septiembre", "setiembre", "sept", "sep"),
    ("october", "oktober", "octobre", "ottobre", "octubre", "oct", "okt"),
    ("november", "novembre", "noviembre", "nov"),
    ("december", "dezember", "décembre", "dicembre", "diciembre", "dec", "dez"),
)  # fmt: skip
MONTH_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_MONTH = "|".join(sorted(MONTH_NUMBER, key=len, reverse=True))
_PRINTED = re.compile(
    rf"""
      \b(?P<month1>{_MONTH})(?P<dot1>\.?)[ \u00a0](?P<day1>\d{{1,2}})(?:st|nd|rd|th)?,[ ]?(?P<year1>\d{{4}})\b
    | \b(?P<day2>\d{{1,2}})(?:st|nd|rd|th|\.)?[ \u00a0](?:de[ ])?(?P<month2>{_MONTH})(?P<dot2>\.?)
      (?P<comma>,?)[ \u00a0](?:de[ ])?(?P<year2>\d{{4}})\b
    | (?<![\d/.-])(?P<year3>\d{{4}})-(?P<month3>\d{{2}})-(?P<day3>\d{{2}})(?![\d-])
    | (?<![\d/.-])(?P<first>\d{{1,2}})(?P<sign>[/.])(?P<second>\d{{1,2}})(?P=sign)(?P<year4>\d{{4}})(?![\d/])
    | \b(?P<month5>{_MONTH})(?P<dot5>\.?),?[ \u00a0](?P<year5>\d{{4}})\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Months by season in EDTF (21 spring .. 24 winter); winter reaches into the next year.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}


class PrintedDate(Struct, frozen=True, kw_only=True):
    """A date where it stands in a text; `day` 0 where only the month is given.

    `short` is true where the month is abbreviated. For a numeric date `month` and `day` are the reading that
    can be; (0, 0) where neither can.
    """

    start: int
    end: int
    form: DateForm
    year: int
    month: int
    day: int
    short: bool = False

    @property
    def possible(self) -> bool:
        """Whether the calendar has this day."""
        if not 1 <= self.month <= 12 or self.year < 1:
            return False
        return (
            self.form == "month year"
            or 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]
        )


def printed_dates(text: str) -> Iterator[PrintedDate]:
    """Every date of a text that has at least a month and a year, in order."""
    for found in _PRINTED.finditer(text):
        yield _read(found)


def _read(found: re.Match[str]) -> PrintedDate:
    start, end = found.span()
    if found["month1"]:
        form: DateForm = "month day, year"
        year, month, day = found["year1"], MONTH_NUMBER[found["month1"].lower()], found["day1"]
    elif found["month2"]:
        form = "day month, year" if found["comma"] else "day month year"
        year, month, day = found["year2"], MONTH_NUMBER[found["month2"].lower()], found["day2"]
    elif found["month3"]:
        form = "year-month-day"
        year, month, day = found["year3"], int(found["month3"]), found["day3"]
    elif found["month5"]:
        form = "month year"
        year, month, day = found["year5"], MONTH_NUMBER[found["month5"].lower()], "0"
    else:
        form, year = "numeric", found["year4"]
        month, day = _reading(int(found["first"]), int(found["second"]), int(year))
    return PrintedDate(
        start=start, end=end, form=form, year=int(year), month=month, day=int(day), short=_is_short(found)
    )  # fmt: skip


def _reading(first: int, second: int, year: int) -> tuple[int, str]:
    """Month and day of a numeric date: day first, or month first where only that can be."""
    for month, day in ((second, first), (first, second)):
        if 1 <= month <= 12 and year and 1 <= day <= calendar.monthrange(year, month)[1]:
            return month, str(day)
    return 0, "0"


def _is_short(found: re.Match[str]) -> bool:
    month = found["month1"] or found["month2"] or found["month5"]
    dot = found["dot1"] or found["dot2"] or found["dot5"]
    return bool(dot) or bool(
        month and len(month) <= 4 and month.lower() in ("sept", *calendar_short())
    )


def calendar_short() -> tuple[str, ...]:
    """Month names of three letters that are short for a longer one."""
    return (
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "okt",
        "nov",
        "dec",
        "dez",
    )


def bounds(edtf: str) -> tuple[date, date] | None:
    """The first and last day an EDTF date may mean; None where it cannot be read."""
    parts = edtf.strip().rstrip("?~%").split("/")
    try:
        first, last = _days(parts[0]), _days(parts[-1])
    except ValueError:
        return None
    return (first[0], last[1]) if first[0] <= last[1] else None


def _days(text: str) -> tuple[date, date]:
    numbers = [int(part) for part in text.strip("?~% ").replace("X", "0").split("-")]
    year = numbers[0]
    if len(numbers) == 1:
        return date(year, 1, 1), date(year, 12, 31)
    month = numbers[1]
    if month in _SEASONS:
        start, end = _SEASONS[month]
        last_year, last_month = (year + 1, end - 12) if end > 12 else (year, end)
        return date(year, start, 1), _last_day(last_year, last_month)
    if len(numbers) == 2:
        return date(year, month, 1), _last_day(year, month)
    day = date(year, month, numbers[2])
    return day, day


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def in_words(edtf: str) -> str:
    """An EDTF date as an editor would say it: `April 10, 2014`, `June 2014`, `2014`; else as it is."""
    numbers = edtf.split("-")
    if "/" in edtf or not all(part.isdigit() for part in numbers) or len(numbers) == 1:
        return edtf
    month = int(numbers[1])
    if not 1 <= month <= 12:
        return edtf
    name = calendar.month_name[month]
    return (
        f"{name} {int(numbers[2])}, {numbers[0]}" if len(numbers) == 3 else f"{name} {numbers[0]}"
    )
