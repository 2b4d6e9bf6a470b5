"""Addresses that are copies themselves: of the archives that editors meet."""

import re
from urllib.parse import urlsplit

_HOUSES = frozenset(
    "web.archive.org archive.org wayback.archive.org archive.today archive.is archive.ph archive.li archive.vn archive.md "
    "archive.fo perma.cc webcitation.org www.webcitation.org arquivo.pt webarchive.org.uk www.webarchive.org.uk "
    "webarchive.nationalarchives.gov.uk webarchive.loc.gov wayback.archive-it.org ghostarchive.org megalodon.jp "
    "vefsafn.is freezepage.com www.freezepage.com timetravel.mementoweb.org".split()
)
_STAMPED = re.compile(r"/\d{8,14}(?:[a-z]{2}_)?/https?:/", re.IGNORECASE)


def is_copy_address(url: str) -> bool:
    """Whether an address is that of an archived copy, of which no copy need be looked for."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    host = (parts.hostname or "").lower()
    whole = parts.path + ("?" + parts.query if parts.query else "")
    return (host in _HOUSES and parts.path not in ("", "/")) or _STAMPED.search(whole) is not None
