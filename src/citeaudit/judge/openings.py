"""What a page says in its text against what a citation says of it: title, names and date at the beginning of the text.

A text has many words, so that a title must stand there in one place, and a date be printed as one.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from citeaudit.judge.likeness import likeness, plain, site_mark, telling, titles_of
from citeaudit.model.citation import Name
from citeaudit.model.evidence import PageFacts

_SAME_WORD = 80  # of 100: one slip in a word of five letters, or "ffi" lost from "efficient"
_FEW = 3  # telling words; a title with fewer may stand in any text
_PLAIN = 5  # telling words; of a title with fewer all must be there, as "Technical Design Report" is part of many
_IN_PART = 50.0  # of 100, for such a title in part
_SHORT = 12  # letters; the same
_HEAD = 200  # letters of a text where a short title counts
_MAIN_PART = 90.0  # of 100, for a title without its subtitle
_WHOLE = 89.0  # of 100; a title that stands there whole, or its main part
_ONE_THING = 90.0  # of 100, letter by letter
_BEGINNING = 800  # signs with which a text begins
_BEFORE = 40  # letters that may go before
_LEFTWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_NEAR = 31  # days by which two dates may differ and still be that of one publication
_MONTHS = (
    "january januar janner jan janvier enero gennaio janeiro januari",
    "february februar feb fevrier febrero febbraio fevereiro februari",
    "march marz mar mars marzo marco maart",
    "april apr avril abril aprile",
    "may mai mayo maggio maio mei",
    "june juni jun juin junio giugno junho",
    "july juli jul juillet julio luglio julho",
    "august aug aout agosto augustus",
    "september sept sep septembre septiembre settembre setembro",
    "october oktober oct okt octobre octubre ottobre outubro",
    "november nov novembre noviembre novembro",
    "december dezember dec dez decembre diciembre dicembre dezembro",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_NAMED = "|".join(sorted(_MONTH, key=len, reverse=True))
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_OF = r"(?: de| del| of)?"
_PRINTED = (
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|er)?{_OF} )?(?P<month>{_NAMED})"
    rf"(?: (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)?{_OF} {_YEAR}\b"
)
_NUMERIC = re.compile(r"\b(1[5-9]\d\d|20\d\d)[ 年](\d{1,2})[ 月](\d{1,2})(?:日|\b)")
_BARE_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_CITED = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Bearing(NamedTuple):
    """How like a page's title is to the cited one (0..100), and where it stands ("" for the page's own titles).

    `titled` says whether it has titles of its own: only then does a low likeness tell of another thing. `begins` says that
    its text begins with the cited title all the same, which is worth something beside an author or a date.
    """

    like: float
    where: str = ""
    titled: bool = True
    begins: bool = False


def bearing_of(cited: str, page: PageFacts) -> Bearing | None:
    """How far a page bears a cited title, in its titles or in its text; None where it has neither.

    The titles in a PDF's metadata are often those of a template, so its first page counts as much. Of another page with titles
    of its own a heading counts that says nothing else; its text may name any work.
    """
    titles = titles_of(page)
    own = Bearing(likeness(cited, titles)) if titles else None
    if not page.further:
        return own
    heading = _in_headings(cited, page)
    if heading is not None and (own is None or own.like < heading.like):
        return heading
    said = page.further.get("opening")
    if said is None:
        return own
    place = "on its first page" if said.by == "pypdf" else "where its text begins"
    if own is None or said.by == "pypdf":
        where = f" {place}, as {said.by} reads it"
        there = Bearing(bears(cited, said.value), where, titled=own is not None)
        return own if own is not None and own.like >= there.like else there
    return own._replace(begins=_begins(cited, said.value))


def _in_headings(cited: str, page: PageFacts) -> Bearing | None:
    """The heading that is the cited title, no less and no more."""
    said = page.further.get("headings")
    if said is None:
        return None
    like = max(_one_thing(cited, heading) for heading in said.value.split("\n"))
    return Bearing(like, " in a heading of the page") if like >= _ONE_THING else None


def _one_thing(one: str, other: str) -> float:
    """0..100: how far two titles are the same letters, with or without the subtitle of one."""
    from rapidfuzz import fuzz

    whole, found = plain(one), plain(other)
    mains = [plain(site_mark.split(title, maxsplit=1)[0]) for title in (one, other)]
    pairs = [(whole, found)]
    pairs += [
        pair
        for pair in ((mains[0], found), (whole, mains[1]))
        if all(len(telling(title)) >= _FEW for title in pair)
    ]
    return max(float(fuzz.ratio(*pair)) for pair in pairs)


def _begins(title: str, opening: str) -> bool:
    """Whether a text begins with a title, or nearly so: a line with the name of the series may go before."""
    tight = plain(opening[:_BEGINNING]).replace(" ", "")
    letters = plain(title).replace(" ", "")
    return len(letters) >= _SHORT and letters in tight[: len(letters) + _BEFORE]


def bears(title: str, opening: str) -> float:
    """0..100: how much of a title stands in one place of a text."""
    said = plain(opening).split()
    like = _said(title, said)
    # Where words run from right to left, a PDF may have them from left to right.
    if like < _WHOLE and _LEFTWARDS.search(title):
        like = max(like, _said(title, said[::-1]))
    return like


def _said(title: str, said: list[str]) -> float:
    tight = "".join(said)
    main = site_mark.split(title, maxsplit=1)[0]
    for piece, worth, fewest in ((title, 100.0, 1), (main, _MAIN_PART, 2)):
        wanted = plain(piece)
        letters, words = wanted.replace(" ", ""), len(telling(wanted))
        unparted = not letters.isascii() and " " not in wanted
        few = len(letters) < _SHORT // 2 if unparted else words < _FEW or len(letters) < _SHORT
        if words >= fewest and letters in (tight[:_HEAD] if few else tight):
            return worth
    return _best_window(plain(title), said)


def names_author(opening: str, authors: Sequence[Name]) -> bool:
    """Whether a text names one of the authors by the family name, or as a body by its whole name."""
    said = f" {plain(opening)} "
    names = [plain(name.family or name.literal or "") for name in authors]
    return any(f" {name} " in said for name in names if len(name) > 2 or not name.isascii())


def prints_date(opening: str, issued: str | None) -> bool:
    """Whether a text has a date near the cited one, as far as that goes: of a year alone, the same year."""
    cited = _CITED.match(issued or "")
    if cited is None:
        return False
    year, month, day = int(cited[1]), int(cited[2] or 0), int(cited[3] or 0)
    if not month or month > 12:
        return any(int(found) == year for found in _BARE_YEAR.findall(opening))
    return any(_is_near((year, month, day), one) for one in _dates(opening))


def _best_window(wanted: str, said: list[str]) -> float:
    """The greatest share of a title's telling words, by their letters, that stand near each other and in order."""
    words = telling(wanted)
    if len(words) < _FEW:
        return 0.0
    at = _places(words, said)
    reach = len(wanted.split()) * 3 // 2 + 4
    weights = [len(word) for word in words]
    best = 0
    for place, word in enumerate(at):
        # Only where a word of the title stands can a window with more of them end.
        if word is not None:
            near = [one for one in at[max(place - reach + 1, 0) : place + 1] if one is not None]
            if sum(weights[one] for one in set(near)) > best:
                best = max(best, _in_order(near, weights))
    like = 100.0 * best / sum(weights)
    return like if len(words) >= _PLAIN or best == sum(weights) else min(like, _IN_PART)


def _in_order(places: list[int], weights: list[int]) -> int:
    """The greatest weight of places that rise from left to right."""
    ending: list[int] = []
    for at, place in enumerate(places):
        before = [ending[one] for one in range(at) if places[one] < place]
        ending.append(max(before, default=0) + weights[place])
    return max(ending, default=0)


def _places(words: list[str], said: list[str]) -> list[int | None]:
    """For each word of a text, which word of the title it is."""
    from rapidfuzz import fuzz, process

    known: dict[str, int | None] = {word: place for place, word in enumerate(words)}
    for word in set(said) - known.keys():
        found = (
            process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=_SAME_WORD)
            if len(word) >= 4
            else None
        )
        known[word] = int(found[2]) if found else None
    return [known[word] for word in said]


def _dates(opening: str) -> Iterator[tuple[int, int, int]]:
    """The dates printed in a text as year, month and day (0 where none is given)."""
    said = plain(opening)
    for found in re.finditer(_PRINTED, said):
        day = int(found["day2"] or found["day"] or 0)
        yield int(found["year"]), _MONTH[found["month"]], day
    for found in _NUMERIC.finditer(said):
        yield int(found[1]), int(found[2]), int(found[3])


def _is_near(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    if not one[2] or not other[2]:
        return one[:2] == other[:2]
    try:
        return abs((date(*one) - date(*other)).days) <= _NEAR
    except ValueError:
        return False
