"""Dates as pages write them, made into years, months and days as far as they are sure.

3 May 2012, May 3, 2012, 3. Mai 2012, 2012年5月3日  ->  2012-05-03
03/05/2012                                           ->  2012
1970-01-01                                           ->  nothing
"""

import re

_SORTABLE = re.compile(
    r"(1[5-9]\d\d|20\d\d)(?:(?:[-/.]|\s?年\s?)(\d{1,2})(?:(?:[-/.]|\s?月\s?)(\d{1,2}))?)?(?=\D|$)"
)
_PACKED = re.compile(r"(1[5-9]\d\d|20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=\D|$)")
_TURNED = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](1[5-9]\d\d|20\d\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
_NAME = re.compile(r"[^\W\d_]+")
# What clocks say that were never set.
_NO_DATES = ("1970-01-01", "1970/01/01", "1969-12-31", "1900-01-01")
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier janv enero ene gennaio gen janeiro januari января",
            "february feb februar février fevrier févr febrero febbraio fevereiro februari февраля",
            "march mar märz maerz mars marzo março marco maart марта",
            "april apr avril avr abril abr aprile апреля",
            "may mai mayo maggio mag maio mei мая",
            "june jun juni juin junio giugno giu junho июня",
            "july jul juli juillet juil julio luglio lug julho июля",
            "august aug août aout agosto ago augustus августа",
            "september sep sept septembre septiembre settembre set setembro сентября",
            "october oct oktober okt octobre octubre ottobre ott outubro октября",
            "november nov novembre noviembre novembro ноября",
            "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro декабря",
        ),
        start=1,
    )
    for name in names.split()
}


def told_date(said: str) -> str | None:
    """A date with its parts from the year down; as it came where they stand so already, None where it says none."""
    said = said.strip()
    if said.startswith(_NO_DATES):
        return None
    sortable = _SORTABLE.match(said)
    if sortable is not None:
        parts = [part for part in sortable.groups() if part]
        return said if said[4:5] in ("", "-", "/") else "-".join(part.zfill(2) for part in parts)
    packed = _PACKED.match(said)
    if packed is not None:
        return "-".join(packed.groups())
    turned = _TURNED.search(said)
    if turned is not None:
        return _unturned(int(turned[1]), int(turned[2]), turned[3])
    year = _YEAR.search(said)
    if year is None:
        return None
    month = next((MONTHS[name] for name in _NAME.findall(said.casefold()) if name in MONTHS), None)
    if month is None:
        return year[1]
    day = _DAY.search(said.replace(year[1], " ", 1))
    return f"{year[1]}-{month:02}" + (f"-{int(day[1]):02}" if day and int(day[1]) <= 31 else "")


def _unturned(first: int, second: int, year: str) -> str | None:
    """A date written from the day up, or the American way; of one that may be both only the year is sure."""
    if first == second <= 12 or (first > 12 >= second):
        return f"{year}-{second:02}-{first:02}"
    return f"{year}-{first:02}-{second:02}" if second > 12 >= first else year
