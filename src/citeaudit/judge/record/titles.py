"""The title that a note gives against what its page calls itself.

Form is no difference: capitals, punctuation, accents, "and" and "&", a subtitle left out, a heading or a series before the
title, the name of the site behind it. Nor is another headline altogether. What is left are words that were changed.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from citeaudit.judge.likeness import plain, telling, titles_of
from citeaudit.judge.openings import bearing_of
from citeaudit.judge.record.difference import Difference, Right
from citeaudit.judge.record.scripts import typed
from citeaudit.model.citation import Reference
from citeaudit.model.evidence import PageFacts

# Where one part of a title ends and the next begins: a subtitle, a series, a site, what is quoted.
_MARK = re.compile(
    r"\s+[|–—»·•:~/\-]+\s+|\s*[|»]\s*|[:;?!.,]\s+|\s+[“„«\"(]|[”“»\")](?:\s+|$)|(?<=\w)—(?=\w)"
)
_PARTS_AT_MOST = 8
_AND = re.compile(r"\b(?:and|und|et|y|e|&)\b")
_ARTICLE = re.compile(
    r"^(?:the|an?|der|die|das|ein|eine|le|la|les|l|un|une|el|los|las|il|lo|gli|het|een)\s+"
)
_CUT = re.compile(r"(?:…|\.\.\.)\s*(?:[|»–—-].*)?$")
_FULL_WORD = 4
_CHANGED_AT_MOST = 4  # words, of both titles together
_MAIN = 2  # words of a title's part that can be the whole title elsewhere
_SHARED = 0.5  # of the words of a title; with fewer it is another headline


def title_difference(cited: Reference, page: PageFacts, url: str) -> Difference | None:
    """A title that differs in words; capitals, punctuation, accents and a subtitle left out are no difference."""
    from rapidfuzz import fuzz

    if not cited.title:
        return None
    bearing = bearing_of(cited.title, page)
    if bearing is None or bearing.where:
        return None  # what stands on its first page is its title, whatever its metadata say
    found = _nearest(cited.title, page)
    if found is None or _is_with_more(found, cited, page):
        return None
    missing, added = _changed_words(cited.title, found)
    missing = _elsewhere_lacking(missing, page)
    if not missing and not added:
        return None
    right = _by_slug(missing, added, url)
    most = max(2, min(len(plain(cited.title).split()) // 3, _CHANGED_AT_MOST))
    # A headline for search engines, or another language, is no slip of a pen; unless the address speaks for one of the two.
    if (
        len(missing) + len(added) > (2 * most if right == "page" else most)
        or _shared(cited.title, missing) < _SHARED
    ):
        return None  # fmt: skip
    return Difference(
        cited.title, found, round(fuzz.ratio(plain(cited.title), plain(found))), right
    )


def _nearest(cited: str, page: PageFacts) -> str | None:
    """Of all that a page calls itself what is likest to the cited title; None where one of it is the same."""
    whole = [title for title in titles_of(page) if not _CUT.search(title)]
    if not whole and any(_is_beginning(cited, title) for title in titles_of(page)):
        return None
    pieces = list(dict.fromkeys(piece for title in whole for piece in _pieces(title)))
    if any(_is_same(cited, piece) for piece in pieces):
        return None
    wanted = plain(cited)
    near = max(
        pieces,
        key=lambda piece: SequenceMatcher(None, wanted, plain(piece)).ratio(),
        default=None,
    )
    # A part of the cited title may be the whole title of the page: the rest is a subtitle, or what was put before it.
    mine = [piece for piece in _pieces(cited) if len(plain(piece).split()) >= _MAIN]
    return None if near is None or any(_is_same(piece, near) for piece in mine) else near


def _pieces(title: str) -> Iterator[str]:
    """A title, and every run of its parts."""
    yield title
    starts = [0, *(mark.end() for mark in _MARK.finditer(title))][:_PARTS_AT_MOST]
    ends = [*(mark.start() for mark in _MARK.finditer(title)), len(title)][:_PARTS_AT_MOST]
    for at, start in enumerate(starts):
        for end in ends[at:]:
            if start < end and (start, end) != (0, len(title)):
                yield title[start:end]


def _is_same(cited: str, found: str) -> bool:
    one, other = _bare(cited), _bare(found)
    if not one or not other or one.replace(" ", "") == other.replace(" ", ""):
        return True
    return typed(cited).replace(" ", "") == typed(found).replace(" ", "")


def _bare(title: str) -> str:
    """A title as its words: no article before, no "and"."""
    return " ".join(_AND.sub(" ", _ARTICLE.sub("", plain(title))).split())


def _is_beginning(cited: str, found: str) -> bool:
    """Whether a title that was cut off with dots is the beginning of the cited one."""
    cut = _CUT.search(found)
    begun = _bare(found[: cut.start()]) if cut else ""
    return len(begun.split()) >= _MAIN and _bare(cited).startswith(begun)


def _is_with_more(found: str, cited: Reference, page: PageFacts) -> bool:
    """Whether a found title is the cited one and then more: a subtitle without a mark, a name, a number, a place."""
    one, other = _bare(cited.title or ""), _bare(found)
    if not (other.startswith(f"{one} ") or other.endswith(f" {one}")) or len(one.split()) < _MAIN:
        return False
    more = (
        other.removeprefix(f"{one} ")
        if other.startswith(f"{one} ")
        else other.removesuffix(f" {one}")
    )
    words = more.split()
    names = plain(
        " ".join(
            (
                page.citation.get("author", ""),
                *(name.family or name.literal or "" for name in cited.authors),
            )
        )
    )
    of_house = plain(
        f"{page.citation.get('container', '')} {page.citation.get('publisher', '')} {cited.container} {cited.publisher}"
    )
    known = set(names.split()) | set(of_house.split())
    return len(words) > 2 or any(map(str.isdigit, more)) or all(word in known for word in words)


def _changed_words(cited: str, found: str) -> tuple[list[str], list[str]]:
    """The words of the cited title that the page lacks, and those it has in their place."""
    one, other = plain(cited).split(), plain(found).split()
    missing: list[str] = []
    added: list[str] = []
    for kind, start, end, begin, stop in SequenceMatcher(
        None, one, other, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            missing += one[start:end]
            added += other[begin:stop]
    return missing, added


def _elsewhere_lacking(missing: Sequence[str], page: PageFacts) -> list[str]:
    """The missing words that the page has nowhere in its titles: parts may stand in another order there."""
    known = set(telling(" ".join(plain(title) for title in titles_of(page))))
    return [word for word in missing if word not in known]


def _shared(cited: str, missing: Sequence[str]) -> float:
    """0..1: the share of a title's telling words that are not missing."""
    words = telling(plain(cited)) or plain(cited).split()
    return sum(word not in missing for word in words) / max(len(words), 1)


def _by_slug(missing: Sequence[str], added: Sequence[str], url: str) -> Right:
    """Who is right, by the words of the address: they were made from the title when the page was new."""
    path = url.partition("://")[2].partition("/")[2]
    words = set(plain(path).split()) | set(typed(path).split())
    for_page = [
        word
        for word in added
        if len(word) >= _FULL_WORD and (word in words or typed(word) in words)
    ]
    for_note = [
        word
        for word in missing
        if len(word) >= _FULL_WORD and (word in words or typed(word) in words)
    ]
    if for_page and not for_note:
        return "page"
    return "manuscript" if for_note and not for_page else "open"
