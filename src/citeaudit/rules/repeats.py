"""Works given in full more than once: what differs between their citations, and which of them has it right.

Decided here once for all rules on repeats, so that one slip is told once:

    letters of a word differ            Slip     DUP002 tells it
    capitals of a word differ           Slip     DUP002 tells it, as a warning
    date, volume, publisher ... differ  Detail   DUP003 tells it
    nothing differs                     -        DUP001 tells it
    digits in the title, editions       not one work: nobody tells it

Variants of a name across different works are not repeats; CON001 tells those.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from citeaudit.model.citation import Citation, Name, Reference, Work
from citeaudit.rules.printed_dates import bounds
from citeaudit.rules.printings import joined_printings, printing_of
from citeaudit.rules.slips import WORD, SlipKind, plain, slip_kind, within_a_slip, words

if TYPE_CHECKING:
    from citeaudit.rules.audited import Audited

_DIGITS = re.compile(r"\d+")
# "1920/21" says 1921.
_SHORT_RANGE = re.compile(r"\b(1\d|20)(\d\d)([/–-])(\d\d)(?!\d)")
_CHAPTER = re.compile(
    r"^[\W_]*(?:chapter|part|kapitel|teil|chapitre|partie|capitolo|cap[ií]tulo)\b", re.IGNORECASE
)
# Small words that headlines leave in lower case.
_SMALL = frozenset(
    "a an and as at but by for from in into nor of off on onto or over per so than the to up via vs with yet "
    "about after against among around before behind between beyond during since through toward towards under "
    "until upon within without".split()
)
# Fields of which two citations of one work must agree, and what an editor calls them.
_DETAILS = {
    "issued": "date", "volume": "volume", "issue": "issue", "publisher": "publisher", "place": "place",
    "container": "name of the publication",
}  # fmt: skip
_WIDE_RANGE = 5
# A title of fewer words may head several works ("Editorial", "Annual Report").
_TELLING = 3


class Slip(Struct, frozen=True, kw_only=True):
    """A word that one citation of a work writes unlike another.

    `expected` is the form of `by`; `sure` where votes, the rest of the manuscript, or the rules of headlines
    decide between the two, else either may be the slip.
    """

    citation: Citation
    field: str
    kind: SlipKind
    printed: str
    expected: str
    by: Citation
    sure: bool


class Detail(Struct, frozen=True, kw_only=True):
    """A field in which a citation contradicts another one of the same work; `votes` for, against `printed`."""

    citation: Citation
    field: str
    name: str
    printed: str
    expected: str
    by: Citation
    wins: bool


class Repeated(Struct, frozen=True, kw_only=True):
    """A work given in full more than once in one chapter: its full citations in order, and their differences."""

    work: Work
    citations: tuple[Citation, ...]
    slips: tuple[Slip, ...]
    details: tuple[Detail, ...]


def repeated_works(audited: "Audited") -> tuple[Repeated, ...]:
    """Every work with two or more full citations in one chapter; works told apart by digits or edition are none."""
    chapter_of = _chapters(audited)
    vocabulary: Counter[str] | None = None
    found = []
    for work in _works_with_twins(audited):
        full = [
            audited.citation_by_key[key] for key in work.citations if key in audited.citation_by_key
        ]
        full = [citation for citation in full if given_in_full(citation)]
        if len(full) < 2:
            continue
        full.sort(key=lambda citation: audited.order_of[citation.key])
        vocabulary = vocabulary or Counter(WORD.findall(audited.manuscript.text))
        for group in _groups(full, chapter_of):
            slips = tuple(_slips(group, vocabulary))
            details = tuple(_details(group, audited))
            found.append(Repeated(work=work, citations=tuple(group), slips=slips, details=details))
    return tuple(found)


def given_in_full(citation: Citation) -> bool:
    """Whether a citation tells its work in full: a surname, a title and a page alone are a short form, whatever its name."""
    reference = citation.reference
    names = reference.authors
    only_surnames = bool(names) and not any(name.given or name.literal for name in names)
    details = (
        reference.issued,
        reference.container,
        reference.publisher,
        reference.place,
        reference.url,
        reference.identifiers,
    )
    return citation.form == "full" and not (only_surnames and not any(details))


def _works_with_twins(audited: "Audited") -> Iterator[Work]:
    """Each work with its citations, and those of works that are the same but for a slip in a name or a year.

    The parser keeps such works apart, rightly: only that title and publication agree word for word, and that the
    other one of name and date agrees too, speaks for a slip.
    """
    by_title: dict[tuple[str, str], list[Work]] = {}
    for work in audited.works:
        title, container = (
            plain(work.reference.title or ""),
            plain(work.reference.container or ""),
        )
        distinct = container and len(title.split()) >= _TELLING and work.reference.authors
        key = (title, container) if distinct else ("", work.key)
        twins = by_title.setdefault(key, [])
        same = next((place for place, other in enumerate(twins) if _twins(other, work)), None)
        if same is None:
            twins.append(work)
        else:
            both = twins[same].citations + work.citations
            twins[same] = msgspec.structs.replace(twins[same], citations=both)
    yield from joined_printings([work for twins in by_title.values() for work in twins])


def _twins(one: Work, other: Work) -> bool:
    """Whether two works of one title in one publication are one: the same date and alike names, or the reverse."""
    mine, theirs = one.reference, other.reference
    names = [" ".join(_name_words(reference.authors)).casefold() for reference in (mine, theirs)]
    place_in_print = [
        (reference.volume, reference.issue, reference.pages) for reference in (mine, theirs)
    ]
    day_of_year = [(reference.issued or "")[5:] for reference in (mine, theirs)]
    if names[0] == names[1]:
        printed = place_in_print[0] == place_in_print[1] and mine.pages and mine.volume
        return bool(printed) or (
            day_of_year[0] == day_of_year[1] and len(day_of_year[0]) == len("05-03")
        )
    return mine.issued == theirs.issued and within_a_slip(names[0], names[1])


def _groups(full: list[Citation], chapter_of: dict[str, int]) -> Iterator[list[Citation]]:
    """The full citations by chapter (a book may give its sources in full in each) and by edition."""
    groups: dict[tuple[object, ...], list[Citation]] = {}
    printings: list[Reference] = []
    for citation in full:
        reference = citation.reference
        year = printing_of(citation, printings) if reference.type == "book" else ""
        digits = tuple(_DIGITS.findall(_SHORT_RANGE.sub(r"\1\2\3\1\4", reference.title or "")))
        key = (chapter_of.get(citation.note, 0), reference.edition or "", year, digits)
        groups.setdefault(key, []).append(citation)
    # Two notes of one number (NUM002) may be one note twice.
    return (
        group for group in groups.values() if len({one.note.partition("#")[0] for one in group}) > 1
    )


def _chapters(audited: "Audited") -> dict[str, int]:
    """The chapter each note is called from: by its numbering, and by headings that say "Chapter"."""
    starts = [
        block.span.start
        for block in audited.manuscript.blocks
        if block.kind == "heading" and _CHAPTER.match(audited.manuscript.slice(block.span))
    ]
    chapter_of = {}
    for note in audited.notes:
        markers = audited.markers_by_note.get(note.id)
        at = markers[0].span.start if markers else note.span.start
        chapter_of[note.id] = note.series * 10_000 + sum(start <= at for start in starts)
    return chapter_of


def _slips(group: Sequence[Citation], vocabulary: Counter[str]) -> Iterator[Slip]:
    for field in ("title", "container", "publisher"):
        told = [
            (one, written) for one in group if (written := words(getattr(one.reference, field)))
        ]
        # Only citations with the same number of words line up; a lost subtitle is no slip of the pen.
        lengths = Counter(len(written) for _, written in told)
        usual = max(lengths, key=lambda length: lengths[length], default=0)
        yield from _slips_in([pair for pair in told if len(pair[1]) == usual], field, vocabulary)
    told = [(one, _name_words(one.reference.authors)) for one in group]
    lengths = Counter(len(written) for _, written in told if written)
    usual = max(lengths, key=lambda length: lengths[length], default=0)
    yield from _slips_in([pair for pair in told if len(pair[1]) == usual], "authors", vocabulary)


def _slips_in(
    told: list[tuple[Citation, list[str]]], field: str, vocabulary: Counter[str]
) -> Iterator[Slip]:
    for column in zip(*(written for _, written in told), strict=False):
        if len(set(column)) == 1:
            continue
        right, sure = _right_form(column, field, vocabulary)
        by = next(one for (one, _), word in zip(told, column, strict=True) if word == right)
        for (one, _), word in zip(told, column, strict=True):
            kind = slip_kind(word, right)
            if word != right and kind:
                yield Slip(citation=one, field=field, kind=kind, printed=word, expected=right, by=by, sure=sure)  # fmt: skip


def _right_form(column: Sequence[str], field: str, vocabulary: Counter[str]) -> tuple[str, bool]:
    """The form of a word to hold the others to, and whether anything but its coming first speaks for it."""
    letters = Counter(word.casefold() for word in column)
    spelling = _most(letters, [word.casefold() for word in column])
    sure = list(letters.values()).count(letters[spelling]) == 1
    if not sure:
        # Equal votes: what the rest of the manuscript writes decides.
        outside = {form: _outside(form, column, vocabulary) for form in letters}
        best = max(outside, key=lambda form: outside[form])
        if outside[best] > 0 and sum(count == 0 for count in outside.values()) == len(outside) - 1:
            spelling, sure = best, True
    forms = [word for word in column if word.casefold() == spelling]
    counts = Counter(forms)
    capital = next((word for word in forms if word[:1].isupper()), None)
    if field == "title" and capital and spelling not in _SMALL:
        return capital, sure
    right = _most(counts, forms)
    if len(letters) == 1:
        sure = list(counts.values()).count(counts[right]) == 1
    return right, sure


def _most(counts: Counter[str], in_order: Sequence[str]) -> str:
    return max(in_order, key=lambda form: (counts[form], -in_order.index(form)))


def _outside(form: str, column: Sequence[str], vocabulary: Counter[str]) -> int:
    """How often the manuscript writes a word elsewhere, in any capitals."""
    everywhere = sum(
        vocabulary[case] for case in {form, form.capitalize(), form.upper(), form.title()}
    )
    return everywhere - sum(word.casefold() == form for word in column)


def _details(group: Sequence[Citation], audited: "Audited") -> Iterator[Detail]:
    for field, name in _DETAILS.items():
        told = [(one, value) for one in group if (value := getattr(one.reference, field))]
        votes = Counter(value for _, value in told)
        for one, value in told:
            by = _best_against(one, value, told, field)
            if by is None:
                continue
            expected = getattr(by.reference, field)
            if votes[expected] < votes[value] or (
                votes[expected] == votes[value]
                and audited.order_of[by.key] > audited.order_of[one.key]
            ):
                continue
            yield Detail(
                citation=one, field=field, name=name, printed=audited.printed(one, field) or value,
                expected=audited.printed(by, field) or expected, by=by, wins=votes[expected] > votes[value],
            )  # fmt: skip
    yield from _page_details(group)


def _best_against(
    one: Citation, value: str, told: list[tuple[Citation, str]], field: str
) -> Citation | None:
    """The citation that contradicts a value and has most others with it."""
    against = [
        (other, said) for other, said in told if other is not one and _clash(value, said, field)
    ]
    if not against:
        return None
    votes = Counter(said for _, said in against)
    return max(against, key=lambda pair: votes[pair[1]])[0]


def _clash(one: str, other: str, field: str) -> bool:
    """Whether two values of a field contradict each other, and do not only differ in form or precision."""
    if field == "issued":
        here, there = bounds(one), bounds(other)
        return (
            bool(here and there) and (here[1] < there[0] or there[1] < here[0])
            if here and there
            else False
        )
    mine, theirs = plain(one), plain(other)
    if field in ("volume", "issue"):
        return bool(mine and theirs) and mine != theirs
    if mine == theirs or mine in theirs or theirs in mine or within_a_slip(mine, theirs):
        return False
    return not _abbreviates(mine, theirs)


def _abbreviates(one: str, other: str) -> bool:
    """Whether the words of one are beginnings of words of the other: "int secur", "international security"."""
    shorter, longer = sorted((one.split(), other.split()), key=lambda parts: len("".join(parts)))
    initials = "".join(word[0] for word in longer)
    if "".join(shorter) in (initials, initials[1:]):
        return True
    remaining = iter(longer)
    return all(any(word.startswith(short) for word in remaining) for short in shorter)


def _page_details(group: Sequence[Citation]) -> Iterator[Detail]:
    """Articles whose page ranges cannot both be theirs: wide, and neither inside the other."""
    first = next((one for one in group if _range(one)), None)
    if first is None:
        return
    low, high = _range(first) or (0, 0)
    for one in group:
        found = _range(one)
        if one is first or found is None:
            continue
        if low <= found[0] and found[1] <= high and not _figures_changed((low, high), found):
            continue
        if found[0] <= low and high <= found[1] and not _figures_changed((low, high), found):
            continue
        yield Detail(
            citation=one, field="pages", name="pages", printed=one.reference.pages or "",
            expected=first.reference.pages or "", by=first, wins=False,
        )  # fmt: skip


def _figures_changed(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two ranges begin alike and end in the same figures in another order: 76-136 and 76-163."""
    ends = str(one[1]), str(other[1])
    return one[0] == other[0] and ends[0] != ends[1] and sorted(ends[0]) == sorted(ends[1])


def _range(citation: Citation) -> tuple[int, int] | None:
    """The page range of an article or chapter where it is wide enough to be the whole one."""
    if citation.reference.type not in ("article", "chapter"):
        return None
    found = re.fullmatch(r"(\d+)\s*[-–—]\s*(\d+)", citation.reference.pages or "")
    if not found:
        return None
    low, high = int(found[1]), int(found[2])
    if high < low:
        # "253-94" says 294.
        high = int(found[1][: len(found[1]) - len(found[2])] + found[2])
    return (low, high) if high - low >= _WIDE_RANGE else None


def _name_words(names: Sequence[Name]) -> list[str]:
    return [
        word
        for name in names
        for word in words(name.literal or f"{name.given or ''} {name.family or ''}")
    ]
