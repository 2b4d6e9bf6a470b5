"""The journal that a note names against the one its page names."""

import re

from citeaudit.judge.likeness import likeness, plain
from citeaudit.judge.record.difference import Difference
from citeaudit.model.citation import Reference
from citeaudit.model.evidence import PageFacts

_UNLIKE = 50  # of 100
_CONTRACTED = 4  # letters: "dept", "natl", "commn"
_APOSTROPHES = re.compile("['’`´]")


def container_difference(cited: Reference, page: PageFacts) -> Difference | None:
    """A journal that the page calls by quite another name; only pages that speak to scholars' machines name journals."""
    said = journal_of(page)
    numbered = cited.type == "article" or (cited.volume and cited.issue)
    if not cited.container or not said or not numbered:
        return None
    score = max(likeness(cited.container, (said,)), likeness(said, (cited.container,)))
    return (
        Difference(cited.container, said, round(score))
        if score < _UNLIKE and not abbreviates(cited.container, said)
        else None
    )


def journal_of(page: PageFacts) -> str | None:
    """The journal that a page names; of a page without a number or pages it may be only the site."""
    scholarly = any(page.citation.get(key) for key in ("volume", "issue", "issn", "firstpage"))
    return page.citation.get("container") if scholarly else None


def abbreviates(short: str, whole: str) -> bool:
    """Whether a name may stand for a longer one: by initials, or word by word cut short ("Fed. Trade Comm'n")."""
    one, other = (plain(_APOSTROPHES.sub("", name)) for name in (short, whole))
    if len(one) > len(other):
        one, other = other, one
    initials = iter(word[0] for word in other.split())
    words = iter(other.split())
    by_initials = " " not in one and all(letter in initials for letter in one)
    return by_initials or all(
        any(_is_cut_from(word, long) for long in words) for word in one.split()
    )


def _is_cut_from(word: str, long: str) -> bool:
    if long.startswith(word):
        return True
    letters = iter(long)
    contracted = len(word) >= _CONTRACTED and word[0] == long[0] and word[-1] == long[-1]
    return contracted and all(letter in letters for letter in word)
