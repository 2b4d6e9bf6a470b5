"""An address taken apart; a broken one, as servers send them, has no parts and stops nobody."""

import re
from functools import lru_cache
from urllib.parse import SplitResult, unquote, urlsplit

# As a manuscript prints them, who may write "_" as "\_".
TRACKERS = (
    r"(?:utm\\?_[\w\\]{1,40}|fbclid|gclid|gbraid|wbraid|dclid|msclkid|mc\\?_[ce]id|igshid|yclid|twclid|ttclid|\\?_hsenc|\\?_hsmi|"
    r"mkt\\?_tok|oly\\?_(?:anon|enc)\\?_id|vero\\?_(?:id|conv)|ref\\?_src|cmpid|icid|smid|smtyp|\\?_\\?_twitter\\?_impression)"
)
# What only counts visitors. Neighbouring parameters at once; a manuscript may print "&" as "&amp;".
TRACKING = re.compile(
    rf"(?P<before>[?&](?:amp;)?){TRACKERS}=[^&#\s<>]*(?:&(?:amp;)?{TRACKERS}=[^&#\s<>]*)*(?P<after>&(?:amp;)?)?",
    re.IGNORECASE,
)
_NOTHING = SplitResult("", "", "", "", "")


@lru_cache(maxsize=256)
def parts_of(url: str) -> SplitResult:
    """Scheme, host, path, query and fragment; all empty where the address cannot be taken apart (`http://[::1`)."""
    try:
        return urlsplit(url)
    except ValueError:
        return _NOTHING


def is_address(title: str | None) -> bool:
    """Whether what stands for a title is an address, as lists have where no title is known."""
    told = (title or "").strip()
    return " " not in told and (told.startswith("www.") or "://" in told)


def core(url: str) -> str:
    """What tells an address from others: http or https, a "www.", the usual port and a final stroke do not."""
    parts = parts_of(url)
    host = (parts.netloc or "").lower().removeprefix("www.")
    for port in (":80", ":443"):
        host = host.removesuffix(port)
    return f"{host}{unquote(parts.path).rstrip('/')}?{parts.query}"


def authority(url: str) -> str:
    """The host of an address in lower case, with its port where that is not the usual one."""
    host = url.partition("://")[2].partition("/")[0].partition("?")[0].rpartition("@")[2].lower()
    return host.removesuffix(":443" if url.startswith("https") else ":80")


def without_tracking(url: str) -> str:
    """The address without parameters that only count visitors."""
    return TRACKING.sub(what_stays, url)


def what_stays(found: re.Match[str]) -> str:
    """What stays in the place of parameters: the sign before them, if others follow."""
    return found["before"] if found["after"] else ""
