"""Torn notes made whole: which piece completes a note, and how two pieces are joined.

A page break cuts a note anywhere: in a word ("Stra-" ... "tegic"), in an address (at its own hyphen, the closing
angle bracket on the wrong side), or between two words, with nothing to show for it but an unfinished
sentence. The rest stands somewhere before the next note, often behind a page of body text.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from citeaudit.model.manuscript import Join

_ENDED = re.compile(r"(?:[.!?…][”’\"'»)\]>*_]*|[”\"»]|https?://\S+|doi:\s*\S+|>)\s*$")
_DANGLING = re.compile(
    r"(?:[,;:][”’\"'»]|[,;:&–—(\[<“‘«/]|\b(?:and|or|the|a|an|of|in|on|at|to|for|by|with|from|und|der|die|das|des|von|im|et|de|la|le|les"
    r"|du|di|del|della|el|los|p\.|pp\.|vol\.|vols\.|no\.|nos\.|nr\.|bd\.|s\.|ed\.|eds\.|hg\.|trans\.|see|cf\.|vgl\.))\s*$",
    re.IGNORECASE,
)
# "Aaron Y.": a full stop behind one capital ends no note.
_INITIAL = re.compile(r"\b[A-Z]\.\s*$")
_OPEN_RANGE = re.compile(r"\d[-–—]$")
_HYPHENATED = re.compile(r"[^\W\d_][-‐‑\u00ad]$")
_OPEN_ADDRESS = re.compile(
    r"(?:<(?:https?:/?/?|www\.)[^\s<>]*|<)$|(?:https?://|www\.)[^\s<>]*[-/_=?&%#]>?$", re.IGNORECASE
)
_SHUT_TOO_EARLY = re.compile(r"(?:https?://|www\.)[^\s<>]*[-/_=&]>$", re.IGNORECASE)
# OCR puts a blank behind a slash: the address goes on behind it.
_BARE_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]*(?:/ [^\s<>]*)?$", re.IGNORECASE)
_ADDRESS_TAIL = re.compile(
    r"[^\s<>“”\"]*[\d/_=&%-][^\s<>“”\"]*(?=[\s>.,;)]|$)|[a-z]{2,6}(?=[/.>]|$)|\S+>"
)
_TAIL_OF_A_NOTE = re.compile(
    r"\b(?:1[5-9]|20)\d\d\b|\bp{1,2}\.\s?\d|\bS\.\s?\d|\bvol\b|\bibid\b|https?:|www\.|\b\d+[-–]\d+\b",
    re.IGNORECASE,
)
# Prefixes that keep their hyphen when a line or page ends behind them.
_KEEPS_HYPHEN = re.compile(
    r"\b(?:self|ex|well|half|vice|cross|all|quasi|anglo|franco|austro|afro|euro|long|short|high|low|full|part|so|e)[-‐‑]$",
    re.IGNORECASE,
)


class Piece(NamedTuple):
    """A paragraph that may be the rest of a torn note: its lines, and where it stands."""

    first: int  # index of its first line
    last: int  # index of its last line
    text: str
    calls_notes: bool
    before_next_note: bool
    after_break: bool
    before_break: bool
    after_note: bool
    resumes_body: bool
    quoted: bool


class Tear(NamedTuple):
    """The end of a note as far as it is read, and whether its lines are quoted."""

    text: str
    quoted: bool

    @property
    def certain(self) -> bool:
        """Something is open that a whole note would close."""
        tail = self.text[-300:]
        return bool(
            _HYPHENATED.search(tail)
            or _OPEN_RANGE.search(tail)
            or _SHUT_TOO_EARLY.search(tail)
            or _OPEN_ADDRESS.search(tail)
            or _DANGLING.search(tail)
            or self.open_signs
        )

    @property
    def possible(self) -> bool:
        """There is no sign that the note ends here."""
        tail = self.text[-300:]
        unsaid = _DANGLING.search(tail) or _INITIAL.search(tail)
        return not _ENDED.search(tail) or bool(unsaid)

    @property
    def open_signs(self) -> str:
        """The brackets and quotation marks that were opened and not closed, one of each."""
        signs = ""
        for opening, closing in (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"), ("<", ">")):
            if self.text.count(opening) > self.text.count(closing):
                signs += closing
        if self.text.count('"') % 2 and "“" not in self.text:
            signs += '"'
        return signs


def best_rest(tear: Tear, pieces: list[Piece], known: "Vocabulary") -> Piece | None:
    """The paragraph that completes a torn note, None where none fits well enough.

    A note may run over three pages: a piece at the foot of a page that closes what is open, and ends unfinished
    itself, comes before the best one.
    """
    needed = 1.5 if tear.certain else 3.0
    for piece in pieces:
        if _is_middle(tear, piece) and fit(tear, piece, known) >= needed:
            return piece
    ranked = [(fit(tear, piece, known), -piece.first, piece) for piece in pieces]
    worth, _, best = max(ranked, default=(0.0, 0, None), key=lambda entry: entry[:2])
    return best if best is not None and worth >= needed else None


def _is_middle(tear: Tear, piece: Piece) -> bool:
    closes = any(_closes(sign, piece.text) for sign in tear.open_signs)
    return (
        closes
        and piece.before_break
        and not piece.calls_notes
        and Tear(piece.text, piece.quoted).possible
    )


def _closes(sign: str, text: str) -> bool:
    """A closing sign that nothing in the text itself opened before."""
    opening = {")": "(", "]": "[", "”": "“", "»": "«", ">": "<"}.get(sign, sign)
    return sign != opening and sign in text and opening not in text[: text.index(sign)]


def fit(tear: Tear, piece: Piece, known: "Vocabulary") -> float:
    """How well a paragraph would complete a torn note; what stands where a note's rest stands counts most."""
    return _by_place(tear, piece) + _by_words(tear, piece) + _by_seam(tear, piece, known)


def _by_place(tear: Tear, piece: Piece) -> float:
    worth = 2.0 * piece.before_next_note + 1.0 * piece.after_break + 0.5 * piece.after_note
    worth -= 2.5 * piece.calls_notes
    if piece.resumes_body:
        worth -= 2.0 if piece.text[:1].islower() else 0.7
    if tear.quoted:
        worth += 1.5 if piece.quoted else -1.0
    return worth


def _by_words(tear: Tear, piece: Piece) -> float:
    length = len(piece.text)
    worth = 1.0 if length <= 250 else 0.3 if length <= 700 else -1.5 if length <= 1500 else -4.0
    worth += 0.5 if _ENDED.search(piece.text[-300:]) else -0.5
    worth += 0.7 if _TAIL_OF_A_NOTE.search(piece.text[:700]) else 0.0
    for sign in tear.open_signs:
        if sign in piece.text[:700]:
            worth += 1.2
    return worth


def _by_seam(tear: Tear, piece: Piece, known: "Vocabulary") -> float:
    tail = tear.text[-300:]
    if _SHUT_TOO_EARLY.search(tail) or _OPEN_ADDRESS.search(tail):
        return 2.0 if _ADDRESS_TAIL.match(piece.text) else -1.5
    if _OPEN_RANGE.search(tail):
        return 2.0 if piece.text[:1].isdigit() else -1.0
    if _HYPHENATED.search(tail):
        if not piece.text[:1].islower():
            return -1.0
        word = known.joined(tail, piece.text)
        return 2.0 if word else 0.5
    return 0.7 if piece.text[:1].islower() or piece.text[:1].isdigit() else 0.0


class Vocabulary:
    """The words a manuscript uses elsewhere: the best witness of how a broken word is spelled."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _words(self) -> frozenset[str]:
        words = re.findall(r"[^\W\d_]{3,}", self._text)
        compounds = re.findall(r"[^\W\d_]{2,}-[^\W\d_]{2,}", self._text)
        return frozenset(word.lower() for word in (*words, *compounds))

    def joined(self, tail: str, following: str) -> bool:
        """Whether the two halves make one word that stands elsewhere."""
        first, second = _halves(tail, following)
        return bool(first and second) and f"{first}{second}".lower() in self._words

    def hyphenated(self, tail: str, following: str) -> bool:
        """Whether the two halves stand elsewhere as a compound with its hyphen."""
        first, second = _halves(tail, following)
        return bool(first and second) and f"{first}-{second}".lower() in self._words


def _halves(tail: str, following: str) -> tuple[str, str]:
    first = re.search(r"([^\W\d_]+)[-‐‑\u00ad]$", tail)
    second = re.match(r"[^\W\d_]+", following)
    return first.group(1) if first else "", second.group() if second else ""


def join_of(tail: str, following: str, known: Vocabulary) -> Join:
    """How the next piece is joined to what was read so far."""
    if _SHUT_TOO_EARLY.search(tail):
        return "url"
    address = _BARE_ADDRESS.search(tail)
    if address and _goes_on(tail, address.start(), following):
        return "url"
    if _HYPHENATED.search(tail) and following[:1].isalpha():
        if following[:1].islower() and not _keeps_hyphen(tail, following, known):
            return "hyphen-dropped"
        return "hyphen-kept"
    if re.search(r"\d[-–]$", tail) and following[:1].isdigit():
        return "hyphen-kept"
    return "space"


def _goes_on(tail: str, start: int, following: str) -> bool:
    """An address at the end of a piece goes on in the next: it is open, or was cut behind a sign of its own."""
    if tail[start - 1 : start] == "<":
        return True
    # Nobody hyphenates an address: one that ends in a hyphen was cut behind a hyphen of its own.
    if tail[-1] == "-":
        return not following[:1].isspace()
    if tail[-1] in "/_=?&%#":
        return bool(_ADDRESS_TAIL.match(following))
    return tail[-1] == "." and bool(
        re.match(r"(?:html?|pdf|php|aspx?|com|org|net|edu|gov)\b", following)
    )


def _keeps_hyphen(tail: str, following: str, known: Vocabulary) -> bool:
    if known.joined(tail, following):
        return False
    return known.hyphenated(tail, following) or bool(_KEEPS_HYPHEN.search(tail))


def shut_too_early(tail: str) -> bool:
    """The address was closed at the break, before its end."""
    return bool(_SHUT_TOO_EARLY.search(tail))


def end_of_address(text: str, start: int, end: int) -> int:
    """Where an address that goes on at `start` ends: before a blank, without the stop that ends the sentence."""
    found = re.compile(r"[^\s<>]*").match(text, start, end)
    stop = found.end() if found else start
    while stop > start and text[stop - 1] in ".,;:)]”\"'":
        stop -= 1
    return stop


def paragraphs(kinds: Sequence[str], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The runs of text lines between two lines (both exclusive), as first and last index."""
    start = None
    for index in range(first + 1, last):
        if kinds[index] == "text":
            start = index if start is None else start
        elif start is not None:
            yield start, index - 1
            start = None
    if start is not None:
        yield start, last - 1
