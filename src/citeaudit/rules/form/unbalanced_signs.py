"""Unbalanced quotation marks or brackets.

Why it matters: with one quotation mark missing nobody can tell where a title ends and where the journal begins.

Example: `Alex Spillius, “Number of Fighters Doubles, The Telegraph, 2013.`

What to do: set the missing sign; where the title's end is plain the fix sets it, for you to look at.

Stays silent: for apostrophes and single quotation marks, which look alike; for the second of two kinds of quotation
marks that close each other; for inches (12"), list letters such as a) and 1), and brackets inside addresses.
"""

import re
from collections.abc import Iterator

from citeaudit.model.citation import Citation
from citeaudit.model.finding import Edit, Finding, Fix
from citeaudit.model.manuscript import Extent, Note, Span
from citeaudit.rules.audited import Audited
from citeaudit.rules.plain_text import without_addresses
from citeaudit.rules.wording import near, notes_named

CODE = "SYN001"
NAME = "unbalanced_signs"
SEVERITY = "warning"

QUOTES = re.compile(r"[\"“”„‟«»]|``|''")
INCHES = re.compile(r"(?<=\d)\"")
BRACKETS = {")": "(", "]": "["}
PARTNERS = {"(": ")", "[": "]", ")": "(", "]": "["}
LIST_LETTER = re.compile(r"(?:^|[\s(;,.:])(?:[a-zA-Z]|[ivx]{1,4}|\d{1,2})$")


def check(audited: Audited) -> Iterator[Finding]:
    for note in audited.notes:
        text = without_addresses(note)
        at = _odd_quote(text)
        if at is not None:
            sign = text[at]
            yield Finding(
                rule=CODE,
                message=f"{notes_named(audited, [note.id])} has a quotation mark {sign} without its partner, near "
                f"{near(note.text, at, at + 1)}; set the missing one",
                places=(audited.place_in(note, Extent(start=at, end=at + 1)),),
                fix=_closed_title(audited, note, text),
            )
        odd = list(_odd_brackets(text))
        if odd:
            yield _bracket(audited, note, odd)


def _bracket(audited: Audited, note: Note, odd: list[int]) -> Finding:
    """The first bracket without its partner; more of them in one note are often one and the same slip."""
    at = odd[0]
    sign, partner = note.text[at], PARTNERS[note.text[at]]
    more = f" (and {len(odd) - 1} more)" if len(odd) > 1 else ""
    return Finding(
        rule=CODE,
        message=f"{notes_named(audited, [note.id])} has {sign} without {partner}, near {near(note.text, at, at + 1)}{more}; "
        "set the missing bracket or take this one out",
        places=(audited.place_in(note, Extent(start=at, end=at + 1)),),
    )


def _odd_quote(text: str) -> int | None:
    """The place of a double quotation mark without its partner; None where all are paired."""
    signs = [found.start() for found in QUOTES.finditer(text)]
    if len(signs) % 2 == 0:
        return None
    inches = [found.start() for found in INCHES.finditer(text)]
    if len(inches) % 2 == 1 and len(signs) - len(inches) == 0:
        return None
    open_at: int | None = None
    for at in signs:
        opens = at == 0 or text[at - 1].isspace() or text[at - 1] in "([—–-/‘'"
        if opens:
            if open_at is not None:
                return open_at
            open_at = at
        elif open_at is None:
            return at
        else:
            open_at = None
    return open_at if open_at is not None else signs[-1]


def _odd_brackets(text: str) -> Iterator[int]:
    stack: list[int] = []
    for at, sign in enumerate(text):
        if sign in "([":
            stack.append(at)
        elif sign in BRACKETS:
            if stack and text[stack[-1]] == BRACKETS[sign]:
                stack.pop()
            elif not (sign == ")" and LIST_LETTER.search(text[max(at - 6, 0) : at])):
                yield at
    yield from stack


def _closed_title(audited: Audited, note: Note, text: str) -> Fix | None:
    """The closing mark set at the end of a title that has an opening one and none behind."""
    for citation in audited.citations_in(note):
        extent = _title(audited, citation)
        if extent is None or text[max(extent.start - 1, 0)] not in '“"„':
            continue
        behind = text[extent.end - 1 : extent.end + 3]
        if QUOTES.search(behind):
            continue
        end = audited.place_in(note, Extent(start=extent.end - 1, end=extent.end)).span.end
        sign = '"' if text[extent.start - 1] == '"' else "”"
        if text[extent.end : extent.end + 1] in (",", "."):
            end += 1
        return Fix(safety="unsafe", edits=(Edit(span=Span(start=end, end=end), text=sign),))
    return None


def _title(audited: Audited, citation: Citation) -> Extent | None:
    return next((mark.extent for mark in audited.marks(citation, "title")), None)
