"""Slips of the trained labeller that one look at the words beside puts right."""

import re
from collections.abc import Sequence

from citeaudit.parsers.tokens import Token

_VOLUME_CUE = re.compile(r"(?:vols?|bde?|tome|tomo|volumes?)", re.IGNORECASE)
_YEAR = re.compile(r"1[4-9]\d\d|20\d\d")
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th|d)", re.IGNORECASE)
_EDITION = re.compile(r"(?:ed|edn|edition)", re.IGNORECASE)
_MOST_HOUSE_WORDS = 5


def mend(tokens: Sequence[Token], labels: list[str]) -> None:
    """Changes labels in place."""
    words = [token.text for token in tokens]
    for at, word in enumerate(words):
        if _VOLUME_CUE.fullmatch(word) and labels[at] == "volume":
            _same_volume(words, labels, at)
        if _ORDINAL.fullmatch(word) and labels[at] == "note":
            _one_edition(words, labels, at)
    _imprint_out_of_title(words, labels)


def _same_volume(words: Sequence[str], labels: list[str], at: int) -> None:
    """The number after "vol." is the volume, whatever follows."""
    for step in (at + 1, at + 2):
        if step < len(words) and words[step].isalnum():
            if labels[step] == "issue":
                labels[at + 1 : step + 1] = ["volume"] * (step - at)
            return


def _one_edition(words: Sequence[str], labels: list[str], at: int) -> None:
    """ "2nd ed." is an edition; some of the data calls it a note."""
    if at + 1 < len(words) and _EDITION.fullmatch(words[at + 1]):
        end = at + 2
        if end < len(words) and words[end] == "." and labels[end] == "note":
            end += 1
        labels[at:end] = ["edition"] * (end - at)


def _imprint_out_of_title(words: Sequence[str], labels: list[str]) -> None:
    """ "Title (OUP 2016)": a title ends before a house and a year in brackets."""
    for at, word in enumerate(words):
        if word != "(" or at == 0 or labels[at] != "title" or ")" not in words[at:]:
            continue
        end = words.index(")", at)
        house = words[at + 1 : end - 1]
        named = [part for part in house if part[0].isalpha()]
        if (
            (labels[end - 1] == "date" or "date" not in labels)
            and set(labels[at : end - 1]) == {"title"}
            and _YEAR.fullmatch(words[end - 1])
            and 0 < len(named) <= _MOST_HOUSE_WORDS
            and all(part[0].isupper() for part in named)
        ):
            labels[at : end - 1] = ["publisher"] * (end - 1 - at)
            labels[end - 1 : end + 1] = ["date", "date"]
            return
