"""Escapes and entities left in a note.

Why it matters: `\\_` and `&amp;` belong to the file format, not to the source. Copied out of the file, an address
with a backslash leads nowhere.

Example: `http://example.org/TSG\\_Update.pdf` for `http://example.org/TSG_Update.pdf`.

What to do: write the plain sign; the fix does it.

Stays silent: for `&` and `%` signs that are part of an address. Off by default: it concerns the file, not what
readers see.
"""

import html
import re
from collections.abc import Iterator

from citeaudit.model.finding import Edit, Finding, Fix, Place
from citeaudit.model.manuscript import Note, Span
from citeaudit.rules.audited import Audited
from citeaudit.rules.wording import notes_named

CODE = "EXT006"
NAME = "left_over_escape"
SEVERITY = "note"
DEFAULT = False

_LEFT_OVER = re.compile(
    r"\\[_~#%&](?=\S)|&(?:amp|lt|gt|quot|apos|nbsp|ndash|mdash|rsquo|lsquo|rdquo|ldquo|#\d{2,5}|#x[0-9a-fA-F]{2,4});"
)


def check(audited: Audited) -> Iterator[Finding]:
    for note in audited.notes:
        found = list(_left_overs(audited, note))
        if not found:
            continue
        signs = ", ".join(dict.fromkeys(f"`{audited.manuscript.slice(span)}`" for span in found))
        yield Finding(
            rule=CODE,
            message=f"{notes_named(audited, [note.id])} has signs of the file format in its text: {signs}; write them plainly",
            places=tuple(Place(span=span, note=note.id) for span in found),
            fix=Fix(
                safety="safe",
                edits=tuple(
                    Edit(span=span, text=_plain(audited.manuscript.slice(span))) for span in found
                ),
            ),
        )


def _left_overs(audited: Audited, note: Note) -> Iterator[Span]:
    for fragment in note.fragments:
        for found in _LEFT_OVER.finditer(
            audited.manuscript.text, fragment.span.start, fragment.span.end
        ):
            yield Span(start=found.start(), end=found.end())


def _plain(sign: str) -> str:
    return sign[1:] if sign.startswith("\\") else html.unescape(sign)
