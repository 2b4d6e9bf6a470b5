"""The 14 digits by which archives call a moment, HTTP dates, and addresses of copies."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

_STAMPED = re.compile(r"^(.*/)(\d{4,14})([a-z]{2}_)?/(https?:/?/?.+)$", re.IGNORECASE)


class Stamped(NamedTuple):
    """The address of a copy: what stands before the stamp, the moment, and the address that was captured."""

    base: str
    at: datetime
    url: str


def stamp(moment: datetime) -> str:
    """A moment as 14 digits."""
    return moment.astimezone(UTC).strftime("%Y%m%d%H%M%S")


def moment(digits: str) -> datetime | None:
    """The moment that digits name, their missing end as early as can be; None where they name none."""
    blank = "00000101000000"
    whole = (digits + blank[len(digits) :])[:14]
    try:
        return datetime.strptime(whole, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def http_date(text: str | None) -> datetime | None:
    """The moment of an HTTP date, None for none."""
    if not text:
        return None
    try:
        found = parsedate_to_datetime(text)
    except ValueError:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)


def stamped(address: str) -> Stamped | None:
    """The parts of an address that names a copy (`.../web/20140611000000id_/http://a.example/`), None for others."""
    found = _STAMPED.match(address)
    if found is None:
        return None
    at = moment(found[2])
    if at is None:
        return None
    # Some servers and some typists lose a stroke: "http:/a.example".
    url = re.sub(r"^(https?:)/{0,2}", r"\1//", found[4], count=1, flags=re.IGNORECASE)
    return Stamped(found[1], at, url)
