"""How findings speak: names of notes, quoted values, lists in a sentence."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citeaudit.rules.audited import Audited

LONGEST_QUOTE = 80
MOST_NAMED = 12
LONGEST_WORD = 20


def listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 address`, `3 addresses`: a number and its noun."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def quoted(text: str) -> str:
    """A value from the manuscript, in quotation marks, on one line, and not too long to read."""
    line = re.sub(r"\s+", " ", text).strip()
    if len(line) > LONGEST_QUOTE:
        line = line[: LONGEST_QUOTE - 1].rstrip() + "…"
    return f"“{line}”"


def notes_named(audited: "Audited", ids: Iterable[str]) -> str:
    """`note 7`, `notes 13 and 29`, `note 7 of numbering 2` where the numbering restarts."""
    labels = [_label(audited, note_id) for note_id in dict.fromkeys(ids)]
    if len(labels) > MOST_NAMED:
        labels = [*labels[: MOST_NAMED - 2], f"{len(labels) - MOST_NAMED + 2} more"]
    return f"{'note' if len(labels) == 1 else 'notes'} {listed(labels)}"


def _label(audited: "Audited", note_id: str) -> str:
    note = audited.note_by_id[note_id]
    return note.label if audited.one_numbering else f"{note.label} of numbering {note.series}"


def near(text: str, start: int, end: int, reach: int = 18) -> str:
    """A place in a text with whole words around it, as a quotation."""
    low, high = max(start - reach, 0), min(end + reach, len(text))
    first, last = max(low - LONGEST_WORD, 0), min(high + LONGEST_WORD, len(text))
    while first < low < len(text) and not text[low].isspace() and not text[low - 1].isspace():
        low -= 1
    while high < last and not text[high].isspace() and not text[high - 1].isspace():
        high += 1
    return quoted(text[low:high])
