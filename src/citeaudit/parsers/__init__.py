"""What is cited: the notes of a manuscript in, citations, references and works out."""

from citeaudit.parsers.whole import parse, parse_citation, parse_note_text

__all__ = ["parse", "parse_citation", "parse_note_text"]
