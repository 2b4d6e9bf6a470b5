"""What is cited: the notes of a manuscript in, citations, references and works out."""

from typing import TYPE_CHECKING

__all__ = ["parse", "parse_citation", "parse_note_text"]

if TYPE_CHECKING:
    from citeaudit.parsers.whole import parse, parse_citation, parse_note_text


def __getattr__(name: str) -> object:
    """The whole parser is loaded when it is first used: a list of addresses needs none of it."""
    if name not in __all__:
        raise AttributeError(f"module 'citeaudit.parsers' has no attribute {name!r}")
    from citeaudit.parsers import whole

    return getattr(whole, name)
