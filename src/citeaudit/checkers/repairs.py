"""What an address may have been before print and scanner damaged it, likeliest first."""

import re
from collections.abc import Callable
from urllib.parse import quote, unquote

_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]|%(?:E2%80%8[B-F]|C2%AD|EF%BB%BF)", re.I
)
_WINDOWS = re.compile(r"\\(?=[A-Za-z0-9])")
_ESCAPED = re.compile(r"\\([^\sA-Za-z0-9])")
_BLANK = re.compile(r"(?:\s|%20|%0[AD])+", re.I)
_TRAILING = re.compile(r"""(?:[.,;:!?'"*_>\]})’”»`…]|%(?:22|3E|60|E2%80%(?:9D|99|A6)))+$""", re.I)
_NOTE_NUMBER = re.compile(r"(?:\[\d{1,3}\])+$")
# What stands before a host, in any of the ways it is mistyped, and more than once.
_SCHEMES = re.compile(r"(?:(?:h?t{1,3}p|hxxp)(s?)[:;.]?[/\\]{1,3})+(?=[^/\\])", re.I)
_HOST_FIRST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?(?:[/?]|$)", re.I)
_SOUND_SCHEME = re.compile(r"https?://(?!h?t{1,3}ps?[:;/]|/)", re.I)
# Signs that a typesetter or a scanner puts for those of a keyboard, as they are and as they are sent.
_LOOK_ALIKE = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\u02dc\u223c\uff5e", "~"),
    **dict.fromkeys("\u2018\u2019\u2032\u02bc", "'"),
    **dict.fromkeys("\u2044\u2215\uff0f", "/"),
    **{chr(at): letters for at, letters in enumerate("ff fi fl ffi ffl st st".split(), 0xFB00)},
}
_LOOKING_ALIKE = re.compile("|".join((*_LOOK_ALIKE, *map(quote, _LOOK_ALIKE))), re.I)
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
    if " " in url:
        found.insert(1, ("text-behind", before_blank(url)))
    readings: dict[str, str] = {}
    for name, reading in found:
        if "://" in reading and len(reading) > len("https://a"):
            readings.setdefault(reading, name)
    return [(name, reading) for reading, name in readings.items()][:_MOST]


def before_blank(url: str) -> str:
    """An address up to its first blank, for what may stand behind it in its line: "http://a.org/b (accessed 5 May 2014)"."""
    return _without_trailing(_BLANK.split(url, maxsplit=1)[0])


def _without_trailing(url: str) -> str:
    """Punctuation of the sentence off the end; a closing bracket stays where its opening one is inside."""
    url = _NOTE_NUMBER.sub("", url)
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
    """Markdown escapes off; before a letter a backslash is the stroke of somebody at home in Windows."""
    return _WINDOWS.sub("/", _ESCAPED.sub(r"\1", url)).replace("\\", "").replace("%5C", "")


def _in_plain_signs(url: str) -> str:
    return _LOOKING_ALIKE.sub(lambda found: _LOOK_ALIKE[unquote(found[0])], url)


def _with_one_scheme(url: str) -> str:
    """What was meant by "a.org/b", "//a.org/b", "http:/a.org", "htp://a.org" and "http://https://a.org".

    Of two schemes the last counts.
    """
    if _SOUND_SCHEME.match(url):
        return url
    if url.startswith("//") and _HOST_FIRST.match(url[2:]):
        return f"http:{url}"
    if "://" not in url and _HOST_FIRST.match(url):
        return f"http://{url}"
    found = _SCHEMES.match(url)
    return f"http{(found[1] or '').lower()}://{url[found.end() :]}" if found else url


# In the order of damage, last done first undone: a converter escapes what the page had already broken.
_REPAIRS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("escape", _unescaped),
    ("scheme", _with_one_scheme),
    ("look-alike", _in_plain_signs),
    ("invisible", lambda url: _INVISIBLE.sub("", url)),
    ("blank", lambda url: _BLANK.sub("", url)),
    ("trailing-punctuation", _without_trailing),
    ("bracket", _balanced),
)
