"""How much of a page a parser is given: pages that are built to keep it busy end where that begins.

A parser looks through all open elements at each new one, and through all attributes of a tag at each new one: 100,000
nested elements, or 60,000 attributes, take it half a minute. Browsers end such pages early, too.
"""

import re
from collections import Counter

_TAGS = 10_000  # so many are no burden however they are nested
_OPEN = 4_000  # elements left open; pages people read have some dozens, old ones some hundreds
_LONG = 20_000  # signs of one tag
_ATTRIBUTES = 4_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_LONG_TAG = re.compile(rf"<[a-zA-Z][^>]{{{_LONG}}}[^>]*+")
_APART = re.compile(r"[\s/]+")
# They hold nothing, or the next of their kind ends them; the shapes of a drawing end themselves.
_NEVER_OPEN = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th thead tbody "
    "path rect circle ellipse line polygon polyline use stop image animate".split()
)


def bounded(text: str) -> str:
    """The text of a page up to where it turns into a burden; nearly all are given back as they are."""
    if len(text) > 2 * _LONG and _has_long_tag(text):
        text = _before_many_attributes(text)
    if text.count("<") > _TAGS:
        text = _before_deep_nesting(text)
    return text


def _has_long_tag(text: str) -> bool:
    """Whether some stretch has no end of a tag in it; a tag of twice that length always shows."""
    return any(
        text.find(">", start, start + _LONG) < 0 for start in range(0, len(text) - _LONG, _LONG)
    )


def _before_many_attributes(text: str) -> str:
    for tag in _LONG_TAG.finditer(text):
        # A picture that stands in its address is long, too, and no burden.
        if len(_APART.findall(tag[0])) > _ATTRIBUTES:
            return text[: tag.start()]
    return text


def _before_deep_nesting(text: str) -> str:
    unclosed: Counter[str] = Counter()
    depth = 0
    for tag in _TAG.finditer(text):
        name = tag[2].lower()
        if name in _NEVER_OPEN:
            continue
        if not tag[1]:
            unclosed[name] += 1
            depth += 1
        elif unclosed[name]:
            unclosed[name] -= 1
            depth -= 1
        if depth > _OPEN:
            return text[: tag.start()]
    return text
