"""Addresses that are copies themselves, of the archives that editors meet, and those that no archive can hold."""

import ipaddress
import re
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import urlsplit

_HOUSES = frozenset(
    "web.archive.org archive.org wayback.archive.org archive.today archive.is archive.ph archive.li archive.vn archive.md "
    "archive.fo perma.cc webcitation.org www.webcitation.org arquivo.pt webarchive.org.uk www.webarchive.org.uk "
    "webarchive.nationalarchives.gov.uk webarchive.loc.gov wayback.archive-it.org ghostarchive.org megalodon.jp "
    "vefsafn.is freezepage.com www.freezepage.com timetravel.mementoweb.org".split()
)
_STAMPED = re.compile(r"/\d{8,14}(?:[a-z]{2}_)?/https?:/", re.IGNORECASE)
_OF = re.compile(r"/(\d{4,14})(?:[a-z]{2}_|\*)?/(https?:/{1,2}[^/].*)", re.IGNORECASE)


def is_copy_address(url: str) -> bool:
    """Whether an address is that of an archived copy, of which no copy need be looked for."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    host = (parts.hostname or "").lower()
    whole = parts.path + ("?" + parts.query if parts.query else "")
    return (host in _HOUSES and parts.path not in ("", "/")) or _STAMPED.search(whole) is not None


def is_private(url: str) -> bool:
    """Whether an address is of a house's own network: no public archive has it, and none should hear of it."""
    try:
        host = (urlsplit(url).hostname or "").lower().rstrip(".")
    except ValueError:
        return True
    if "." not in host or host.endswith(
        (".localhost", ".local", ".internal", ".lan", ".home.arpa")
    ):
        return ":" not in host or _is_private_number(host)
    return _is_private_number(host)


def _is_private_number(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return False


class Copied(NamedTuple):
    """What the address of a copy says of it: the address it is of, and its date (UTC), as far as it names one."""

    original: str
    at: datetime | None


def copied_by(url: str) -> Copied | None:
    """What an address of the form `.../20140611000000/http://...` is a copy of; None for any other form."""
    found = _OF.search(url)
    if found is None:
        return None
    stamp = found[1].ljust(14, "0")
    parts = (stamp[:4], max(stamp[4:6], "01"), max(stamp[6:8], "01"))
    try:
        at = datetime.fromisoformat("-".join(parts)).replace(tzinfo=UTC)
    except ValueError:
        at = None
    return Copied(found[2], at)
