"""The headings of a page that names itself otherwise in its title: what stands by itself and is no link.

A link leads to what it names; a heading that is none names what stands below it. Pages from before style sheets have no
headings but bold or large type.
"""

import re
from typing import Any

from citeaudit.checkers.bounds import bounded

_HEADINGS = (
    "h1, h2, h3, h4, [class*=title], [class*=headline], [class*=heading], [itemprop=headline]"
)
_BOLD = "b, strong, font, big, center"
_ASIDE = frozenset({"a", "nav", "aside", "footer", "form", "button", "select", "li"})
_MANY = 8  # headings kept
_WORDS = 30  # a heading with more is none
_TRIED = 120  # elements looked at
_ABOVE = 12  # elements around one that are looked at for a link


def headings(text: str) -> list[str]:
    """The first headings of a page, each once."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(bounded(text.replace("\0", " ")))
    found = _of(tree.css(_HEADINGS))
    return found or _of(tree.css(_BOLD))


def _of(nodes: list[Any]) -> list[str]:
    kept: dict[str, None] = {}
    for node in nodes[:_TRIED]:
        words = re.split(r"\s+", (node.text(separator=" ") or "").strip(), maxsplit=_WORDS)
        few = 1 < len(words) <= _WORDS or _is_unparted(words)
        if few and not _is_link(node):
            kept[" ".join(words)[:300]] = None
        if len(kept) == _MANY:
            break
    return list(kept)


def _is_unparted(words: list[str]) -> bool:
    """Whether one word may be a whole title, in a script that does not part words."""
    return len(words) == 1 and len(words[0]) >= 4 and not words[0].isascii()


def _is_link(node: Any) -> bool:
    """Whether an element stands in a link or beside the text, or is wholly a link."""
    if any((inner.text() or "").strip() == (node.text() or "").strip() for inner in node.css("a")):
        return True
    above = node
    for _ in range(_ABOVE):
        if above is None:
            return False
        if above.tag in _ASIDE:
            return True
        above = above.parent
    return False
