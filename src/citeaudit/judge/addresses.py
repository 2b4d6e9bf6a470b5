"""An address taken apart; a broken one, as servers send them, has no parts and stops nobody."""

from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

_NOTHING = SplitResult("", "", "", "", "")


@lru_cache(maxsize=256)
def parts_of(url: str) -> SplitResult:
    """Scheme, host, path, query and fragment; all empty where the address cannot be taken apart (`http://[::1`)."""
    try:
        return urlsplit(url)
    except ValueError:
        return _NOTHING
