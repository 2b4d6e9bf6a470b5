"""The authors that a note names against those that its page names.

Names are compared one by one: a byline is taken apart, desks and agencies are left out. A letter or two make a slip; other
letters for the same sounds, in names from other scripts, are form.
"""

import re
from collections.abc import Sequence

from citeaudit.judge.likeness import plain, titles_of
from citeaudit.judge.openings import names_author
from citeaudit.judge.record.difference import Difference, said
from citeaudit.judge.record.scripts import (
    is_from_another_script,
    is_same_without_vowels,
    sounds,
    typed,
)
from citeaudit.model.citation import Name, Reference
from citeaudit.model.evidence import PageFacts

# Bylines that name nobody: desks, agencies, accounts, houses.
_NOBODY = re.compile(
    r"\b(?:staff|admin\w*|editor\w*|redaktion\w*|rédaction|redacción|redazione|desk|team|reuters|associated press|afp|ap|dpa|upi"
    r"|press|news|newsroom|agenc\w+|agentur|bbc|author|guest|correspondents?|contributors?|web|webmaster|online|www|http\w?|user|root"
    r"|anonymous|institut\w*|universit\w*|council|minist\w+|department|office|center|centre|centro|foundation|stiftung|fondation"
    r"|group|committee|commission|organi[sz]ation|company|corporat\w+|inc|ltd|llc|gmbh|association|society|federal|national|bundes\w*"
    r"|government|blogs?|communications?|publications?|publishing|publisher|media|magazine|journal|review|times|gazette|library"
    r"|archives?|museum|bureau|services?|network|project|program\w*|initiative|observatory|board|union|united nations|bank|fund|party"
    r"|school|college|academy|wikimedia|wikipedia)\b|[@/\d]",
    re.IGNORECASE,
)
_BY = re.compile(r"^\s*(?:(?:written|posted|text)\s+)?(?:by|von|par|por|di|da|door)[\s:]+", re.I)
_TITLES = re.compile(r"\b(?:dr|prof(?:essor)?|phd|ph\.d|md|m\.d|esq|hon|sir|dame|lord|rev|mr|mrs|ms|jr|sr|iii?|iv)\b\.?", re.I)  # fmt: skip
_APART = re.compile(r"\s*;\s*|\s+(?:and|und|et|y|e|en|with|mit|avec)\s+|\s*[&/|·]\s*")
# Words that tell of an interview, where either of two people may be called the author.
_TALK = re.compile(
    r"\b(?:interview\w*|entretien|entrevista\w*|intervista\w*|gespräch|befragt|as told to|conversation|recueillis?|propos)\b",
    re.IGNORECASE,
)
_SPELT_ALIKE = 78  # of 100: one or two letters of a family name
_GIVEN_ALIKE = 75  # of 100
_FULL_WORD = 4
_FULL_NAME = 3  # letters from which a given name is more than initials
_LONGEST_NAME = 6  # words


def author_difference(cited: Reference, page: PageFacts, note: str = "") -> Difference | None:
    """An author whom the page spells otherwise, names in place of the cited one, or puts in another place.

    `note` is the whole citation: whom it names as editor, translator or partner of a talk is no other author.
    """
    people = [name for name in cited.authors if name.family and len(plain(name.family)) > 1]
    found = people_of(said(page, "author"), page, cited)
    if not people or not found or (_TALK.search(note) and len(found) == 1):
        return None
    if names_author(said(page, "opening"), people):
        return None
    pairs = {
        at: spot for at, name in enumerate(people) if (spot := _place(name, found)) is not None
    }
    left = [name for at, name in enumerate(people) if at not in pairs]
    if not left:
        return _order(people, found, pairs) or _given(people, found, pairs)
    others = [one for at, one in enumerate(found) if at not in pairs.values() and not _is_told(one, note)]  # fmt: skip
    slip = _slip(left, others)
    others = [one for one in others if not _is_related(one, note)]
    return slip or _other(left, others, people, found, page)


def people_of(byline: str, page: PageFacts, cited: Reference | None = None) -> list[str]:
    """The people a byline names, each "Given Family" or "Family, Given"; desks, agencies and the house itself are none."""
    bare = _TITLES.sub("", _BY.sub("", byline))
    people: list[str] = []
    for part in _APART.split(bare):
        pieces = [piece.strip(" .,") for piece in part.split(",") if piece.strip(" .,")]
        # "Porter, Ann" is one name; of "Ann Porter, Ben Hurst" each has its own.
        inverted = len(pieces) == 2 and not (" " in pieces[0] and " " in pieces[1])
        people += [", ".join(pieces)] if inverted else pieces
    own = _houses(page, cited)
    return [
        name
        for name in dict.fromkeys(people)
        if not _NOBODY.search(name) and plain(name) not in own and _is_name(name) and not _is_of(name, own)
    ]  # fmt: skip


def _is_name(text: str) -> bool:
    """Whether a text is like a name: some words, each of letters; one alone only where its two parts were run together."""
    words = plain(text).split()
    glued = len(words) == 1 and re.search(r"[a-zß-ÿ][A-ZÀ-Þ]", text)
    return (2 <= len(words) <= _LONGEST_NAME or bool(glued)) and all(map(str.isalpha, words))


def _houses(page: PageFacts, cited: Reference | None) -> frozenset[str]:
    """The names of the house that the page is of."""
    given = [page.citation.get("container"), page.citation.get("publisher")]
    if cited is not None:
        given += [cited.container, cited.publisher]
    own = {plain(house).removeprefix("the ") for house in given if house}
    return frozenset(own | {f"the {house}" for house in own})


def _is_of(name: str, houses: frozenset[str]) -> bool:
    """Whether a name begins with that of the house: "Mill News Berlin" of "Mill News"."""
    bare = plain(name)
    return any(len(house) >= _FULL_WORD and bare.startswith(f"{house} ") for house in houses)


def _place(name: Name, found: Sequence[str]) -> int | None:
    """Which of the found names is the cited one, initials, accents and order of the parts aside."""
    family = plain(name.family or "")
    given = plain(name.given or "").split()
    same = [at for at, other in enumerate(found) if _has(other, family, name)]
    # Of two with one family name, the one with the given name.
    fits = [at for at in same if any(f" {one} " in f" {plain(found[at])} " for one in given)]
    return next(iter(fits or same), None)


def _has(other: str, family: str, name: Name) -> bool:
    said = plain(other)
    tight = said.replace(" ", "")
    if f" {family} " in f" {said} " or (
        len(family) >= _FULL_WORD and tight.endswith(family.replace(" ", ""))
    ):
        return True  # fmt: skip
    if f" {typed(name.family or '')} " in f" {typed(other)} ":
        return True
    whole = f"{name.given or ''} {name.family or ''}"
    if is_from_another_script(whole) or is_from_another_script(other):
        wanted = sounds(family)
        return any(sounds(" ".join(words)) == wanted for words in _runs(said.split()))
    return False


def _runs(words: Sequence[str]) -> list[Sequence[str]]:
    return [words[at : at + many] for many in (1, 2, 3) for at in range(len(words) - many + 1)]


def _is_told(name: str, note: str) -> bool:
    """Whether a note names somebody, in whatever part."""
    family, _, given = name.partition(", ")
    orders = (plain(name), plain(f"{given} {family}"))
    return any(f" {one} " in f" {plain(note)} " for one in orders)


def _is_related(name: str, note: str) -> bool:
    """Whether a note prints somebody's family name."""
    family = plain(_family(name))
    return len(family) >= _FULL_WORD and f" {family} " in f" {plain(note)} "


def _family(name: str) -> str:
    return name.partition(",")[0] if "," in name else name.rpartition(" ")[2]


def _slip(left: Sequence[Name], others: Sequence[str]) -> Difference | None:
    """The cited and the found name that are most alike, if by all but a letter or two."""
    from rapidfuzz import fuzz

    pairs = [
        (fuzz.ratio(family, word), _told(name), other, is_same_without_vowels(family, word))
        for name in left
        if len(family := plain(name.family or "")) >= _FULL_WORD
        for other in others
        for word in plain(other).split()
    ]
    like, told, other, form = max(pairs, default=(0.0, "", "", False))
    if like < _SPELT_ALIKE:
        return None
    return Difference(told, other, round(like), kind="form" if form else "slip")


def _other(
    left: Sequence[Name],
    others: Sequence[str],
    people: Sequence[Name],
    found: Sequence[str],
    page: PageFacts,
) -> Difference | None:
    """Somebody else in the place of a cited author; pages that name only some of several say nothing."""
    from rapidfuzz import fuzz

    if not others or len(found) < len(people):
        return None
    name = left[0]
    family = plain(name.family or "")
    # "Arlette Farge: I love archives" is a talk with her, put up by another.
    if len(family) < _FULL_WORD or any(
        f" {family} " in f" {plain(title)} " for title in titles_of(page)
    ):
        return None  # fmt: skip
    told = _told(name) if len(people) == 1 else "; ".join(map(_told, people))
    score = max(fuzz.ratio(family, word) for other in others for word in plain(other).split())
    return Difference(told, "; ".join(found), round(score))


def _order(
    people: Sequence[Name], found: Sequence[str], pairs: dict[int, int]
) -> Difference | None:
    """The same people, the first of them not the first."""
    places = [pairs[at] for at in range(len(people))]
    if len(set(places)) < 2 or len(people) != len(found) or places == sorted(places):
        return None
    alphabetical = [plain(_family(name)) for name in found]
    if alphabetical == sorted(alphabetical) and len(found) > 2:
        return None  # a list of names by the alphabet says nothing of who comes first
    return Difference("; ".join(map(_told, people)), "; ".join(found), 100, kind="order")


def _given(
    people: Sequence[Name], found: Sequence[str], pairs: dict[int, int]
) -> Difference | None:
    """A given name that is spelt otherwise; initials, short forms and names from other scripts are none."""
    from rapidfuzz import fuzz

    for at, spot in pairs.items():
        name = people[at]
        mine = [word for word in plain(name.given or "").split() if len(word) >= _FULL_NAME]
        family = plain(name.family or "").split()
        words = [word for word in plain(found[spot]).split() if word not in family]
        theirs = [word for word in words if len(word) >= _FULL_NAME]
        whole = _told(name)
        if not mine or not theirs or set(mine) & set(theirs):
            continue
        one, other = mine[0], theirs[0]
        like = fuzz.ratio(one, other)
        short = one.startswith(other[:_FULL_NAME]) or other.startswith(one[:_FULL_NAME])
        if (
            like < _GIVEN_ALIKE
            or typed(one) == typed(other)
            or (short and abs(len(one) - len(other)) > 1)
        ):
            continue  # fmt: skip
        if is_from_another_script(whole) or is_from_another_script(found[spot]):
            continue
        return Difference(whole, found[spot], round(like), kind="given")
    return None


def _told(name: Name) -> str:
    return " ".join(part for part in (name.given, name.family) if part)
