"""The date that an address carries in its path: /2014/06/11/, /2014-06-11-title, /2014/06/."""

import re
from datetime import date

from msgspec import Struct

from citeaudit.rules.printed_dates import bounds

_PATH_DATE = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?P<sign>[/-])(?P<month>0[1-9]|1[0-2])(?:(?P=sign)(?P<day>0[1-9]|[12]\d|3[01]))?(?=[/_.-]|$)"
)


class PathDate(Struct, frozen=True, kw_only=True):
    """A date in an address, as EDTF and as printed there."""

    edtf: str
    printed: str


def in_path(url: str | None) -> PathDate | None:
    """The one date in an address's path; None where there is none, or several that differ."""
    if not url:
        return None
    found = list(_PATH_DATE.finditer(url.split("?", 1)[0]))
    dates = {"-".join(part for part in one.group("year", "month", "day") if part) for one in found}
    if len(dates) != 1 or "web.archive.org" in url:
        return None
    return PathDate(edtf=dates.pop(), printed=found[0].group().strip("/-"))


def months_apart(one: str, other: str) -> int | None:
    """Whole months between two EDTF dates with a month each; negative where the first is earlier."""
    mine, theirs = _months(one), _months(other)
    return None if mine is None or theirs is None else mine - theirs


def _months(edtf: str) -> int | None:
    parts = edtf.split("-")
    if "/" in edtf or len(parts) < 2 or not parts[0].isdecimal() or not parts[1].isdecimal():
        return None
    return int(parts[0]) * 12 + int(parts[1]) if 1 <= int(parts[1]) <= 12 else None


def days_between(one: str, other: str) -> int | None:
    """The fewest days that can lie between two EDTF dates; 0 where they may be the same day."""
    mine, theirs = bounds(one), bounds(other)
    if mine is None or theirs is None:
        return None
    return max(_gap(mine[1], theirs[0]), _gap(theirs[1], mine[0]), 0)


def _gap(end: date, start: date) -> int:
    return (start - end).days
