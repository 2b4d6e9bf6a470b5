"""A list of addresses, one a line, each with a title and a date to compare with where they are given.

https://example.org/report
https://example.org/a b.pdf<TAB>The Title<TAB>2014-06-11
- https://example.org/b
# a comment, and blank lines, count for nothing
"""

import re
from typing import NamedTuple

from citeaudit.readers.encoding import with_plain_line_ends

_ADDRESS = re.compile(
    r"<?(?:(?:https?|ftp)://|www\.|10\.\d{4,9}/|(?:doi|arxiv|hdl|handle|pmid|pmcid|urn:nbn|ark):\s?|PMC(?=\d{5}))\S",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^[-*+•]\s+")
_AROUND = ("<>", '""')
_BEFORE = frozenset('-*+•<"')
# A text given by a program, or an argument that is no UTF-8, may hold halves of characters, which nothing can store.
_HALF = re.compile("[\ud800-\udfff]")
MOST = 0.6  # the share of lines that must be addresses for a text to be taken for a list


class Listed(NamedTuple):
    """One line of the list: the address as printed, what it should be, and its line, counted from 1."""

    printed: str
    title: str | None
    date: str | None
    line: int


def looks_like_addresses(text: str) -> bool:
    """Whether most of the lines that say anything begin with an address; the others are then told as no address."""
    lines = [
        line
        for line in with_plain_line_ends(text).split("\n")
        if line.strip() and not line.startswith("#")
    ]
    listed = sum(bool(_ADDRESS.match(without_signs(line.strip()))) for line in lines)
    return bool(lines) and listed >= MOST * len(lines)


def read_addresses(text: str) -> list[Listed]:
    """The addresses of a list, in order; an address may hold blanks, since a tab ends it."""
    listed = []
    for number, line in enumerate(sound(text).split("\n"), start=1):
        address, *told = [part.strip() for part in line.split("\t")]
        if address and not address.startswith("#"):
            title, date = ([part or None for part in told] + [None, None])[:2]
            listed.append(Listed(without_signs(address), title, date, number))
    return listed


def sound(text: str) -> str:
    """A text with plain line ends, and with a sign in the place of what nothing can store."""
    return with_plain_line_ends(text if text.isascii() else _HALF.sub("\ufffd", text))


def without_signs(printed: str) -> str:
    """What stands in a line without the bullet before it and the brackets or quotation marks around it."""
    if printed[:1] not in _BEFORE:  # as with nearly all lines of a long list
        return printed
    printed = _BULLET.sub("", printed, count=1)
    held = next((signs for signs in _AROUND if printed.startswith(signs[0])), "")
    return printed.strip(held) if held else printed
