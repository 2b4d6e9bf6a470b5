"""Notes written where they are called: `^[the note itself]`."""

from citeaudit.model.manuscript import Fragment, Note, Span
from citeaudit.readers.markup import Stripper

LONGEST = 20_000  # characters; an opening without its end must not swallow a book


def inline_notes(text: str, *, taken: int) -> list[tuple[Note, Span]]:
    """Every `^[...]` of a text as a note, with the span of its whole sign, which is its marker too.

    They are numbered as pandoc does, in order, after the `taken` notes that have labels of their own.
    """
    found: list[tuple[Note, Span]] = []
    at = text.find("^[")
    while at >= 0:
        end = _closing(text, at + 2)
        if end is not None and (at == 0 or text[at - 1] not in "[\\"):
            label = str(taken + len(found) + 1)
            found.append((_note(text, label, at, end), Span(start=at, end=end + 1)))
            at = text.find("^[", end)
        else:
            at = text.find("^[", at + 2)
    return found


def _closing(text: str, at: int) -> int | None:
    """The bracket that closes one opened before `at`; brackets inside must pair."""
    depth, limit = 1, min(len(text), at + LONGEST)
    while at < limit:
        sign = text[at]
        if sign == "\\":
            at += 1
        elif sign == "[":
            depth += 1
        elif sign == "]":
            depth -= 1
            if depth == 0:
                return at
        elif sign == "\n" and text[at + 1 : at + 2] == "\n":
            return None
        at += 1
    return None


def _note(text: str, label: str, start: int, end: int) -> Note:
    stripper = Stripper(text)
    stripper.strip(start + 2, end)
    plain = stripper.plain()
    fragment = Fragment(span=Span(start=start + 2, end=end), join="start")
    return Note(
        id=label,
        label=label,
        text=plain.text,
        span=Span(start=start, end=end + 1),
        fragments=(fragment,),
        runs=plain.runs,
        emphasis=plain.emphasis,
        shape="inline",
    )
