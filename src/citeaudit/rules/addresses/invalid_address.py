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
from citeaudit.rules.addresses.printed import places_of
from citeaudit.rules.audited import Audited

CODE = "URL010"
NAME = "invalid_address"
SEVERITY = "error"

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*(?=:)")
_HOST = re.compile(r"^(?:[^\W_](?:[\w-]{0,62})\.)+[^\W\d_][\w-]{1,62}\.?$")
_IP = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*)$", re.I)
_TWICE = re.compile(r"^https?:/{0,2}(?:https?:|https?/|www\.www\.)", re.I)


def check(audited: Audited) -> Iterator[Finding]:
    broken = {link.url for link in audited.links if {"line-break", "blank"} & set(link.repairs)}
    for url in dict.fromkeys(link.url for link in audited.links if link.kind == "url"):
        why = _fault(url)
        if why and url not in broken:
            yield Finding(
                rule=CODE,
                message=f"{url} is not a valid address: {why}; correct it",
                places=places_of(audited, url),
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
