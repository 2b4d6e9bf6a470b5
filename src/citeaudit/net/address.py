"""Addresses as they are sent: internationalised hosts, blanks and non-ASCII signs put into wire form.

http://müller.example/Straße 1  ->  http://xn--mller-kva.example/Stra%C3%9Fe%201
"""

import re
from functools import lru_cache
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

SCHEMES = ("http", "https")

# What libcurl takes as it is; nearly all addresses are of this shape and need no more than this look.
_PLAIN = re.compile(
    r"https?://[a-z0-9.-]+(?::[1-5]?\d{1,4})?(?:/[\w\-./~!$&'()*+,;=:@]*)?(?:\?[\w\-./~!$&'()*+,;=:@?]*)?",
    re.ASCII,
)
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
# Reserved and unreserved signs of RFC 3986, and the percent sign of what is encoded already.
_PATH_SAFE = "/%~!$&'()*+,;=:@-._"
_QUERY_SAFE = _PATH_SAFE + "?"
_MAX_LENGTH = 8000


class BadAddress(ValueError):
    """The address cannot be asked; str() says why in a few words."""


class ForeignScheme(BadAddress):
    """The address is not of http or https."""


def on_the_wire(url: str) -> str:
    """The address in the form it is sent in, without fragment and credentials; raises BadAddress."""
    if len(url) <= _MAX_LENGTH and _PLAIN.fullmatch(url):
        return url
    if len(url) > _MAX_LENGTH:
        raise BadAddress("longer than 8,000 characters")
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise BadAddress(str(error)) from error
    if parts.scheme.lower() not in SCHEMES:
        raise ForeignScheme(
            f"{parts.scheme}: is not http or https" if parts.scheme else "has no scheme"
        )
    if not host:
        raise BadAddress("has no host")
    netloc = _host_on_the_wire(host) + (f":{port}" if port is not None else "")
    path = quote(_LONE_PERCENT.sub("%25", parts.path), safe=_PATH_SAFE)
    query = quote(_LONE_PERCENT.sub("%25", parts.query), safe=_QUERY_SAFE)
    return urlunsplit((parts.scheme.lower(), netloc, path or "/", query, ""))


def redirected(base: str, location: str) -> str:
    """Where a Location header leads from `base`, fragment included; raises BadAddress where it leads nowhere.

    A backslash of the path is read as the stroke that a Windows server meant, as browsers do.
    """
    target = location.strip()
    if "\\" in target:
        path, *rest = re.split("(?=[?#])", target, maxsplit=1)
        target = "".join((path.replace("\\", "/"), *rest))
    if not target:
        raise BadAddress("the new address is empty")
    try:
        return urljoin(base, target)
    except ValueError as error:
        raise BadAddress(str(error)) from error


@lru_cache(maxsize=512)
def host_key(url: str) -> str:
    """The name under which an address takes its turn: its host, with the port where that is not the usual one.

    http and https of one host share a turn; two ports are two servers.
    """
    authority = url.partition("://")[2]
    for sign in "/?#":
        authority = authority.partition(sign)[0]
    authority = authority.rpartition("@")[2].lower()
    usual = ":443" if url[:5].lower() == "https" else ":80"
    return authority.removesuffix(usual)


def _host_on_the_wire(host: str) -> str:
    host = unquote(host) if "%" in host and ":" not in host else host
    if ":" in host:  # an IPv6 address; urlsplit took its brackets off
        return f"[{host}]"
    if host.isascii():
        if not re.fullmatch(r"[a-z0-9._-]+", host):
            raise BadAddress(f"{host!r} is no host name")
        return host
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        pass
    try:
        # Names that the standard of 2008 forbids, such as pictures ("i❤.ws"), were given all the same, and browsers go there.
        labels = idna.uts46_remap(host, std3_rules=True, transitional=False).split(".")
        return ".".join(map(_in_punycode, labels))
    except (idna.IDNAError, UnicodeError) as error:
        raise BadAddress(f"{host!r} is no host name") from error


def _in_punycode(label: str) -> str:
    made = label if label.isascii() else f"xn--{label.encode('punycode').decode('ascii')}"
    if len(made) > 63 or not label.isprintable():
        raise UnicodeError(label)
    return made
