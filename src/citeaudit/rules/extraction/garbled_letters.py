"""Garbled letters: mojibake, ligatures, soft hyphens.

Why it matters: `ConteÃºdo`, `ﬁghters` and words with invisible hyphens cannot be found by a search, and print
wrongly.

Example: `Foreign ﬁghters`, with the ligature ﬁ as one sign.

What to do: put in the plain letters; the fix does it where only one reading is possible. A � stands for a sign that
was lost: look it up in the original.

Stays silent: for real letters such as Ã, Â or œ in words of their language.
"""

import re
from collections.abc import Iterator

from citeaudit.model.finding import Edit, Finding, Fix, Place
from citeaudit.model.manuscript import Span
from citeaudit.rules.audited import Audited
from citeaudit.rules.wording import counted, notes_named, quoted

CODE = "EXT007"
NAME = "garbled_letters"
SEVERITY = "warning"

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# What the bytes 0x80-0xBF look like when UTF-8 was read as Windows-1252 or Latin-1.
_TAIL = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_MOJIBAKE = rf"[\u00c2-\u00df]{_TAIL}|[\u00e0-\u00ef]{_TAIL}{{2}}|ð{_TAIL}{{3}}"
_GARBLED = re.compile(
    rf"(?P<mojibake>(?:{_MOJIBAKE})+)|(?P<ligature>[ﬀ-ﬆ])|(?P<soft>\u00ad)|(?P<lost>\ufffd+)"
)
# What a text in our languages can have meant: Latin letters, signs of typography, ligatures, Greek, Cyrillic.
_MEANT = re.compile("[\u00a0-\u024f\u0370-\u04ff\u2010-\u22ff\ufb00-\ufb06\U0001f300-\U0001faff]+")
# "Å”" closes a quotation, "Ã“o" does not: a tail that is punctuation must stand within a word.
_PUNCTUATION = "‘’‚“”„–—…•‹›«» "
_FIRST_SIGN = re.compile("[\u00ad\u00c2-\u00f0\ufb00-\ufb06\ufffd]")
KINDS = {
    "mojibake": "letters read in the wrong encoding",
    "ligature": "ligatures set as one sign",
    "soft": "invisible soft hyphens",
    "lost": "signs that were lost (�)",
}


def check(audited: Audited) -> Iterator[Finding]:
    """One finding for each note and kind, and one for each kind in the rest of the text."""
    places: dict[tuple[str | None, str], list[tuple[Place, str | None]]] = {}
    owners = sorted(
        (fragment.span, note.id) for note in audited.notes for fragment in note.fragments
    )
    at = 0
    for found in _garbled(audited.manuscript.text):
        while at < len(owners) and owners[at][0].end <= found.start():
            at += 1
        inside = at < len(owners) and owners[at][0].start <= found.start()
        kind = found.lastgroup or ""
        plain = _plain(found.group(), kind)
        if kind == "mojibake" and (plain is None or _ends_a_word(audited.manuscript.text, found)):
            continue
        note = owners[at][1] if inside else None
        place = Place(span=Span(start=found.start(), end=found.end()), note=note)
        places.setdefault((note, kind), []).append((place, plain))
    for (note, kind), cases in places.items():
        yield _finding(audited, note, kind, cases)


def _garbled(text: str) -> Iterator[re.Match[str]]:
    """Every garbled stretch. Few signs can begin one, and looking for those first is quick on long texts."""
    end = 0
    for sign in _FIRST_SIGN.finditer(text):
        found = _GARBLED.match(text, sign.start()) if sign.start() >= end else None
        if found:
            end = found.end()
            yield found


def _finding(
    audited: Audited, note: str | None, kind: str, cases: list[tuple[Place, str | None]]
) -> Finding:
    where = notes_named(audited, [note]) if note else "the text"
    edits = tuple(Edit(span=place.span, text=plain) for place, plain in cases if plain is not None)
    sample = _surroundings(audited, cases[0][0].span)
    return Finding(
        rule=CODE,
        message=f"{where} has {KINDS[kind]}, {counted(len(cases), 'time')}, first in {quoted(sample)}; "
        + ("put in the plain letters" if edits else "look up what stood there"),
        places=tuple(place for place, _ in cases),
        fix=Fix(safety="safe", edits=edits) if edits else None,
    )


def _ends_a_word(text: str, found: re.Match[str]) -> bool:
    """Whether a pair of signs is a letter and the quotation mark or dash behind it."""
    pair = found.group()
    return (
        len(pair) == 2
        and pair[1] in _PUNCTUATION
        and not text[found.end() : found.end() + 1].isalpha()
    )


def _plain(text: str, kind: str) -> str | None:
    """What was meant; None where it cannot be known."""
    if kind == "ligature":
        return "".join(LIGATURES[sign] for sign in text)
    if kind == "soft":
        return ""
    if kind == "lost":
        return None
    for encoding in ("cp1252", "latin-1"):
        try:
            meant = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return meant if _MEANT.fullmatch(meant) else None
    return None


def _surroundings(audited: Audited, span: Span) -> str:
    """The word a sign stands in."""
    text = audited.manuscript.text
    start, end = span.start, span.end
    while start > 0 and span.start - start < 20 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and end - span.end < 20 and not text[end].isspace():
        end += 1
    return text[start:end]
