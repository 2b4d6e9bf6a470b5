"""What an address may have been before print and scanner damaged it, likeliest first."""

import re
from collections.abc import Callable

_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]|%(?:E2%80%8[B-F]|C2%AD|EF%BB%BF)", re.I
)
_ESCAPED = re.compile(r"\\([^\sA-Za-z0-9])")
_BLANK = re.compile(r"(?:\s|%20|%0[AD])+", re.I)
_TRAILING = re.compile(r"""(?:[.,;:!?'"*_>\]})’”»]|%(?:22|3E|E2%80%9D|E2%80%99))+$""", re.I)
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"))
_MOST = 3


def repaired(url: str) -> list[tuple[str, str]]:
    """At most three other readings of an address, each with the name of the damage it undoes.

    Where there is more than one kind of damage, the reading without any of it comes first.
    """
    found = [(name, undone(url)) for name, undone in _REPAIRS if undone(url) != url]
    if len(found) > 1:
        sound = url
        for _, undone in _REPAIRS:
            sound = undone(sound)
        found.insert(0, (", ".join(name for name, _ in found), sound))
    readings: dict[str, str] = {}
    for name, reading in found:
        if "://" in reading and len(reading) > len("https://a"):
            readings.setdefault(reading, name)
    return [(name, reading) for reading, name in readings.items()][:_MOST]


def _without_trailing(url: str) -> str:
    """Punctuation of the sentence off the end; a closing bracket stays where its opening one is inside."""
    end = _TRAILING.search(url)
    if end is None:
        return url
    kept = url[: end.start()]
    for sign in end[0]:
        opening = next((opened for opened, closed in _PAIRS if closed == sign), None)
        if opening is None or kept.count(opening) <= kept.count(sign):
            break
        kept += sign
    return kept


def _balanced(url: str) -> str:
    """Cut at the first closing bracket that nothing opened, or before the last that nothing closed."""
    for opened, closed in _PAIRS:
        depth = 0
        for at, sign in enumerate(url):
            depth += (sign == opened) - (sign == closed)
            if depth < 0:
                return url[:at]
        if depth > 0:
            return url[: url.rindex(opened)]
    return url


def _unescaped(url: str) -> str:
    return _ESCAPED.sub(r"\1", url).replace("\\", "").replace("%5C", "")


# In the order of damage, last done first undone: a converter escapes what the page had already broken.
_REPAIRS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("escape", _unescaped),
    ("invisible", lambda url: _INVISIBLE.sub("", url)),
    ("blank", lambda url: _BLANK.sub("", url)),
    ("trailing-punctuation", _without_trailing),
    ("bracket", _balanced),
)
