"""A note's text with its addresses blanked out, so that signs inside them are not taken for punctuation."""

import re

from citeaudit.model.manuscript import Note

_ADDRESS = re.compile(
    r"(?:https?|ftp)://[^\s<>\"“”]+|\bwww\.[^\s<>\"“”]+|\b10\.\d{4,9}/[^\s<>\"“”]+|\bdoi:\s*[^\s<>\"“”]+",
    re.IGNORECASE,
)
# Signs after an address that belong to the sentence; a bracket only where none was opened inside.
_TRAILING = ".,;:!?'’”\")]"


def without_addresses(note: Note) -> str:
    """The note's text, as long as before, with a placeholder letter for each character of an address."""
    return _ADDRESS.sub(_blanked, note.text)


def _blanked(found: re.Match[str]) -> str:
    address = found.group()
    kept = address.rstrip(_TRAILING)
    while (
        len(kept) < len(address) and address[len(kept)] == ")" and kept.count("(") > kept.count(")")
    ):
        kept = address[: len(kept) + 1]
    return "x" * len(kept) + address[len(kept) :]
