"""One key for all spellings of an address that archives hold to be the same.

Same: scheme, "www.", usual port, case, a stroke at the end, fragment, session numbers, the order of the query.
Not the same: utm_* and its like, "m.", "/index.html".

    https://WWW.Example.org:443/A/?b=2&a=1#top  ->  org,example)/a?a=1&b=2
"""

import re
from functools import lru_cache
from urllib.parse import quote, unquote_to_bytes, urlsplit

_SESSIONS_IN_PATH = re.compile(
    r";jsessionid=[0-9a-z]{24,32}(?:\.[\w.-]*)?$|/\((?:[a-z]\([0-9a-z]{24}\))+\)(?=/)|/\([0-9a-z]{24}\)(?=/)", re.IGNORECASE
)  # fmt: skip
_SESSIONS_IN_QUERY = (
    re.compile(r"(?:^|(?<=&))jsessionid=[0-9a-z]{32}(?:&|$)", re.IGNORECASE),
    re.compile(r"(?:^|(?<=&))phpsessid=[0-9a-z]{32}(?:&|$)", re.IGNORECASE),
    re.compile(r"(?:^|(?<=&))sid=[0-9a-z]{32}(?:&|$)", re.IGNORECASE),
    re.compile(r"(?:^|(?<=&))aspsessionid[a-z]{8}=[a-z]{24}(?:&|$)", re.IGNORECASE),
    re.compile(r"(?:^|(?<=&))cfid=[^&]+&cftoken=[^&]+(?:&|$)", re.IGNORECASE),
)


@lru_cache(maxsize=8192)
def key_of(url: str) -> str:
    """The key of an address; an address that cannot be parted is its own key."""
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return url.strip().lower()
    if not host:
        return url.strip().lower()
    host = re.sub(r"^www\d*\.(?=[^.]+\.)", "", _ascii(host))
    turned = (
        host if ":" in host or host.replace(".", "").isdigit() else ",".join(host.split(".")[::-1])
    )
    usual = 443 if parts.scheme.lower() == "https" else 80
    shown = f":{port}" if port is not None and port != usual else ""
    path = _SESSIONS_IN_PATH.sub("", _even(parts.path))
    path = re.sub(r"/{2,}", "/", path)
    query = _sorted(_without_sessions(_even(parts.query)))
    return f"{turned}{shown}){path.rstrip('/') or '/'}{'?' + query if query else ''}".lower()


def without_session(url: str) -> str | None:
    """The address without the number of a session; None where it has none."""
    address, mark, query = url.partition("?")
    path, kept = _SESSIONS_IN_PATH.sub("", address), _without_sessions(query)
    return path + (mark + kept if kept else "") if (path, kept) != (address, query) else None


def _even(text: str) -> str:
    """Percent signs as archives write them: what need not be encoded is not."""
    return (
        quote(unquote_to_bytes(text), safe="/:?#[]@!$&'()*+,;=-._~|\"<>{}`^\\")
        if "%" in text or " " in text or not text.isascii()
        else text
    )


def _without_sessions(query: str) -> str:
    kept = query
    for pattern in _SESSIONS_IN_QUERY:
        kept = pattern.sub("", kept)
    return kept.rstrip("&") if kept != query else query


def _sorted(query: str) -> str:
    return "&".join(sorted(query.lower().split("&"))) if "&" in query else query


def _ascii(host: str) -> str:
    if host.isascii():
        return host
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        return host
