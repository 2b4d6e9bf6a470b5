"""What two spellings of one value differ in: a slip of the pen, capitals, or nothing that matters."""

import re
from typing import Literal

SlipKind = Literal["letters", "capitals"]

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_DIGITS = re.compile(r"\d+")


def slip_kind(word: str, right: str) -> SlipKind | None:
    """How a word strays from its right form; None where it is another word altogether, or has digits."""
    if word.casefold() == right.casefold():
        return "capitals"
    if _DIGITS.search(word + right):
        return None
    return "letters" if within_a_slip(word.casefold(), right.casefold()) else None


def within_a_slip(one: str, other: str) -> bool:
    """Whether two spellings are a slip of the pen apart: one letter, or two in a long word."""
    if one == other or abs(len(one) - len(other)) > 2:
        return False
    from rapidfuzz.distance import OSA

    shorter = min(len(one), len(other))
    allowed = 0 if shorter < 3 else 1 if shorter < 8 else 2
    return OSA.distance(one, other, score_cutoff=allowed) <= allowed


def words(text: str | None) -> list[str]:
    return WORD.findall(text or "")


def plain(text: str) -> str:
    """A value without what two ways of printing it may differ in: capitals, signs, a leading article."""
    told = [word.casefold() for word in words(text)]
    return " ".join(
        told[1:] if told and told[0] in ("the", "die", "la", "le") and told[1:] else told
    )
