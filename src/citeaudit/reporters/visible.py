"""Manuscript text made fit to show: what would act on a screen instead of being read is spelled out."""

import re
from urllib.parse import quote, urlsplit

# What a terminal or a browser obeys instead of printing: control characters (also the eight-bit ones),
# orders to turn the direction of writing, separators that break lines, tags nobody sees, halves of
# characters, and characters no one can see but that part words. Joiners and direction marks stay: Persian,
# Hindi and Arabic are written with them.
_ACTS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_BLANKS = re.compile(r"[ \t\n]+")

# All but what RFC 3986 lets stand in an address and letters of other scripts, which browsers encode themselves.
_UNSAFE = re.compile(r"[^\w%:/?#\[\]@!$&'()*+,;=.~-]")


def visible(text: str) -> str:
    """The text with every character that acts spelled out (`\\x1b`, `\\u202e`); line ends and tabs stay."""
    return _ACTS.sub(_spelled, text)


def one_line(text: str) -> str:
    """The text on one line, every run of blanks one blank, characters that act spelled out."""
    return visible(_BLANKS.sub(" ", text)).strip()


def excerpt(text: str, limit: int) -> str:
    """The text on one line and no longer than `limit`, cut in the middle where it would be."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    head = (limit - 3) * 2 // 3
    tail = limit - 3 - head
    return f"{line[:head]} … {line[-tail:]}"


def web_address(url: str | None) -> str | None:
    """An address that may be a link, its unsafe characters encoded; None unless it is http or https with a host.

    Everything else (javascript:, data:, file:, a lone word) is shown but never linked.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or _ACTS.search(url):
        return None
    return _UNSAFE.sub(lambda found: quote(found.group(), safe=""), url)


def _spelled(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
