"""Address not valid.

Why it matters: no browser can open it.

Example: `http://http://example.org/a`, `https:/example.org/a`, `http://example,org/a`.

What to do: correct the address.

Stays silent: for DOIs and other identifiers; for addresses without http:// that the reader completed; for hosts
with letters of any script; for an address broken by a line end, which is told as broken (EXT002).
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from citeaudit.model.finding import Finding
from citeaudit.model.manuscript import Extent
from citeaudit.rules.audited import Audited

CODE = "URL010"
NAME = "invalid_address"
SEVERITY = "error"
SPEAKS_FOR = ("URL001", "URL002")

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*(?=:)")
_HOST = re.compile(r"^(?:[^\W_](?:[\w-]{0,62})\.)+[^\W\d_][\w-]{1,62}\.?$")
_IP = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*)$", re.I)
_TWICE = re.compile(r"^https?:/{0,2}(?:https?:|https?/|www\.www\.)", re.I)


# What was meant as an address, right or wrong; the parser takes only what can be one.
_MEANT = re.compile(
    r"(?<![\w/.:@=-])(?:h{1,2}t{1,3}ps?[:;.,]?/|https?:|www[.,])[^\s<>\"“”«»]+", re.I
)
_TRAILING = ".,;:!?'’)]"


def check(audited: Audited) -> Iterator[Finding]:
    broken = {link.note for link in audited.links if {"line-break", "blank"} & set(link.repairs)}
    for note in audited.notes:
        if note.id in broken:
            continue
        for found in _MEANT.finditer(note.text):
            address = found.group().rstrip(_TRAILING)
            why = _fault(f"http://{address}" if address[:3].lower() == "www" else address)
            if why:
                extent = Extent(start=found.start(), end=found.start() + len(address))
                yield Finding(
                    rule=CODE,
                    message=f"{address} is not a valid address: {why}; correct it",
                    places=(audited.place_in(note, extent),),
                )


def _fault(url: str) -> str | None:
    scheme = _SCHEME.match(url)
    if scheme is None or "://" not in url:
        return "its beginning is not http:// or https://"
    if scheme.group().lower() not in ("http", "https", "ftp", "ftps"):
        return f"{scheme.group()}:// is not a kind of address browsers open"
    if _TWICE.match(url):
        return "its beginning is written twice"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "its host or port cannot be read"
    if not host:
        return "it names no host"
    if any(sign.isspace() for sign in url):
        return "it has a blank inside"
    if host == "localhost" or _IP.match(host) or _HOST.match(host):
        return None
    return f"{host} is not the name of a host"
