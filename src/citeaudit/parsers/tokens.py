"""The grain of the parser: words and signs, each with its place in the text."""

import re
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"\w+|[^\w\s]")


class Token(NamedTuple):
    """A word (letters, digits, underscores) or one other sign; `start` and `end` are code points."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=16)
def tokenize(text: str) -> tuple[Token, ...]:
    """The words and signs of a text in order; blanks are in none of them."""
    return tuple(Token(found.group(), *found.span()) for found in _TOKEN.finditer(text))
