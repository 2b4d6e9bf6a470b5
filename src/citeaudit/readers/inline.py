"""Notes written where they are called: `^[the note itself]`."""

import re
from collections.abc import Iterator

from citeaudit.model.manuscript import Fragment, Note, Span
from citeaudit.readers.markup import Stripper

# What matters for pairing brackets; a blank line ends every paragraph and with it all that was left open.
_SIGN = re.compile(r"\\.|\^?\[|\]|\n[ \t]*\n")


def inline_notes(text: str, *, taken: int) -> list[tuple[Note, Span]]:
    """Every `^[...]` of a text as a note, with the span of its whole sign, which is its marker too.

    They are numbered as pandoc does, in order, after the `taken` notes that have labels of their own.
    """
    if "^[" not in text:
        return []
    return [
        (_note(text, str(taken + number), span), span)
        for number, span in enumerate(sorted(_outermost(text)), start=1)
    ]


def _outermost(text: str) -> Iterator[Span]:
    """The stretches of `^[...]` with their brackets paired; one inside another belongs to the outer."""
    opened: list[tuple[str, int]] = []
    for found in _SIGN.finditer(text):
        sign = found.group()
        if sign.endswith("["):
            opened.append((sign, found.start()))
        elif sign == "]" and opened:
            opening, start = opened.pop()
            if opening == "^[" and not any(outer == "^[" for outer, _ in opened[-8:]):
                yield Span(start=start, end=found.end())
        elif sign.startswith("\n"):
            opened.clear()


def _note(text: str, label: str, span: Span) -> Note:
    start, end = span.start, span.end - 1
    stripper = Stripper(text)
    stripper.strip(start + 2, end)
    plain = stripper.plain()
    fragment = Fragment(span=Span(start=start + 2, end=end), join="start")
    return Note(
        id=label,
        label=label,
        text=plain.text,
        span=span,
        fragments=(fragment,),
        runs=plain.runs,
        emphasis=plain.emphasis,
        shape="inline",
    )
