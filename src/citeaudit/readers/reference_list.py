"""A plain list of references, one a line: each line becomes a note of its own."""

import hashlib
import re

from citeaudit.model.manuscript import Fragment, Manuscript, Note, Span
from citeaudit.readers.encoding import with_plain_line_ends
from citeaudit.readers.front import language_of
from citeaudit.readers.markup import Stripper

# A bullet or a number before a reference belongs to the list.
_LEAD = re.compile(r"[ \t]*(?:[-*+•][ \t]+|\\?[\[(]?\d{1,4}\\?[\]).:][ \t]+|\[\d{1,4}\][ \t]*)?")
_CITES = re.compile(
    r"\b(?:1[5-9]|20)\d\d\b|\bpp?\.\s?\d|\bS\.\s?\d|https?:|www\.|\bdoi\b|\bibid|\bebd|[“\"«„].{3,}[”\"»“]",
    re.IGNORECASE,
)
ENOUGH = 0.6  # the share of lines that must cite something for a text to be taken for a list


def looks_like_a_list(text: str) -> bool:
    """Whether most of the entries of a text cite something."""
    text = with_plain_line_ends(text)
    entries = _entries(text)
    citing = sum(bool(_CITES.search(text, start, end)) for start, end in entries)
    return bool(entries) and citing >= ENOUGH * len(entries)


def read_list(text: str, *, source: str | None = None) -> Manuscript:
    """A list of references as a manuscript without a body: line n is note n; an indented line goes on with the one before.

    Headings and blank lines count for nothing. Never raises.
    """
    text = with_plain_line_ends(text)
    notes: list[Note] = []
    for start, end in _entries(text):
        words = _LEAD.match(text, start, end)
        notes.append(_note(text, str(len(notes) + 1), words.end() if words else start, end))
    return Manuscript(
        source=source,
        format="references",
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest(),
        language=language_of(text[:60_000]),
        notes=tuple(notes),
    )


def read_reference(text: str) -> Note:
    """One reference as a note of its own: a list of one, with its mark-up read. Never raises."""
    return _note(text, "1", 0, len(text))


def _entries(text: str) -> list[tuple[int, int]]:
    entries: list[tuple[int, int]] = []
    start = 0
    goes_on = False
    for line in text.split("\n"):
        end = start + len(line)
        if not line.strip() or line.startswith("#"):
            goes_on = False
        elif goes_on and line[:1] in " \t":
            entries[-1] = (entries[-1][0], end)
        else:
            entries.append((start, end))
            goes_on = True
        start = end + 1
    return entries


def _note(text: str, label: str, start: int, end: int) -> Note:
    stripper = Stripper(text)
    stripper.strip(start, end)
    plain = stripper.plain()
    span = Span(start=start, end=end)
    return Note(
        id=label,
        label=label,
        text=plain.text,
        span=span,
        fragments=(Fragment(span=span, join="start"),),
        runs=plain.runs,
        emphasis=plain.emphasis,
        shape="list",
    )
