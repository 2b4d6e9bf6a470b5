"""Author's name written in several ways.

Why it matters: "Aron Zelin" and "Aaron Y. Zelin" become two people in every bibliography and index, and one of them
may be misspelt.

Example: note 8 has "Aron Zelin", note 12 "Aaron Y. Zelin".

What to do: find out how the author signs, and write the name so everywhere. The fix takes the fuller or more
frequent form, for you to look at.

Stays silent: for people who only share a surname: other given names, clashing middle initials, Daniel and Daniela,
co-authors of one work, or names that both recur, and for works that share neither a publication nor a word of
substance in their titles. Variants within one work belong to DUP002.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from citeaudit.model.citation import Citation, Name
from citeaudit.model.finding import Edit, Finding, Fix
from citeaudit.rules.audited import Audited
from citeaudit.rules.slips import within_a_slip
from citeaudit.rules.wording import counted, notes_named, quoted

CODE = "CON001"
NAME = "author_variants"
SEVERITY = "warning"

# Words that make no topic: they stand in titles of any subject.
_COMMON = frozenset(
    "about after analysis article assessment between case chapter change essay from have history into introduction issue "
    "national international journal more policy report research review state states study studies their theory this today toward towards "
    "under what when where which will with world your".split()
)
_TOPIC_WORD = re.compile(r"[^\W\d_]{4,}")
_RECURS = 2
STEM = 5
SHORTEST_SLIP = 4


class Signed(Struct, frozen=True, kw_only=True):
    """One way of writing a name, with the citations that write it so."""

    name: Name
    citations: tuple[Citation, ...]

    @property
    def given(self) -> list[str]:
        return re.findall(r"[^\W\d_]+", self.name.given or "")


def check(audited: Audited) -> Iterator[Finding]:
    names = _names(audited)
    for family, signed in _by_family(names).items():
        for one, other in _pairs(signed):
            if _one_person(one, other) and not _apart(audited, one, other):
                yield _finding(audited, family, one, other)
    yield from _family_slips(audited, names)
    yield from _slips_in_short_forms(audited)


def _names(audited: Audited) -> list[Signed]:
    found: dict[tuple[str, str], list[tuple[Name, Citation]]] = {}
    for citation in audited.citations:
        if citation.form == "full":
            for name in citation.reference.authors:
                if name.family and name.given:
                    found.setdefault((name.family, name.given), []).append((name, citation))
    return [
        Signed(name=cases[0][0], citations=tuple(one for _, one in cases))
        for cases in found.values()
    ]


def _by_family(names: Sequence[Signed]) -> dict[str, list[Signed]]:
    families: dict[str, list[Signed]] = {}
    for signed in names:
        families.setdefault((signed.name.family or "").casefold(), []).append(signed)
    return families


def _pairs(signed: Sequence[Signed]) -> Iterator[tuple[Signed, Signed]]:
    """Each variant beside the first one that it may be a variant of."""
    for place, other in enumerate(signed):
        one = next((earlier for earlier in signed[:place] if _one_person(earlier, other)), None)
        if one is not None:
            yield one, other


def _one_person(one: Signed, other: Signed) -> bool:
    """Whether two given names can be one person's: alike but for a slip, initials or a middle name."""
    mine, theirs = one.given, other.given
    if not mine or not theirs or mine == theirs:
        return False
    for middle, their_middle in zip(mine[1:], theirs[1:], strict=False):
        if not _fits(middle, their_middle):
            return False
    return _fits(mine[0], theirs[0]) or _slip_of_given(mine[0], theirs[0])


def _fits(one: str, other: str) -> bool:
    """Whether one is the other or its initial; "DA" and "D" count as initials."""
    shorter, longer = sorted((one.casefold(), other.casefold()), key=len)
    return shorter == longer or (len(shorter) == 1 and longer.startswith(shorter))


def _slip_of_given(one: str, other: str) -> bool:
    """One letter apart inside the word. A differing end makes another name: Maria, Mario, Marie; Paul, Paula."""
    mine, theirs = one.casefold(), other.casefold()
    if min(len(mine), len(theirs)) < 4 or mine[0] != theirs[0] or mine[-1] != theirs[-1]:
        return False
    return within_a_slip(mine, theirs)


def _apart(audited: Audited, one: Signed, other: Signed) -> bool:
    """Whether anything speaks against one person: shared works, both names recurring, other subjects."""
    mine = {_work(audited, citation) for citation in one.citations}
    theirs = {_work(audited, citation) for citation in other.citations}
    if mine & theirs:
        return True
    if len(mine) >= _RECURS and len(theirs) >= _RECURS and not _fits(one.given[0], other.given[0]):
        return True
    return not _shared_subject(one.citations, other.citations)


def _work(audited: Audited, citation: Citation) -> str:
    work = audited.work_of.get(citation.key)
    return work.key if work else citation.key


def _shared_subject(ones: Sequence[Citation], others: Sequence[Citation]) -> bool:
    for one in ones:
        for other in others:
            container = one.reference.container
            if container and container == other.reference.container:
                return True
            if _topic(one) & _topic(other):
                return True
    return False


def _topic(citation: Citation) -> set[str]:
    """The beginnings of a title's words of substance: "Syria’s" and "Syrian" are one subject."""
    words = _TOPIC_WORD.findall((citation.reference.title or "").casefold())
    return {word[:STEM] for word in words if word not in _COMMON}


def _family_slips(audited: Audited, names: Sequence[Signed]) -> Iterator[Finding]:
    """Surnames one letter apart, the given names equal in full: "Hegghammer", "Heghammer"."""
    by_given: dict[str, list[Signed]] = {}
    for signed in names:
        if len(signed.given[0] if signed.given else "") > 1:
            by_given.setdefault((signed.name.given or "").casefold(), []).append(signed)
    for signed_so in by_given.values():
        for place, other in enumerate(signed_so):
            for one in signed_so[:place]:
                mine, theirs = (
                    (one.name.family or "").casefold(),
                    (other.name.family or "").casefold(),
                )
                alike = (
                    min(len(mine), len(theirs)) >= 6
                    and mine != theirs
                    and within_a_slip(mine, theirs)
                )
                if alike and not _apart(audited, one, other):
                    yield _finding(audited, mine, one, other)
                    break


def _slips_in_short_forms(audited: Audited) -> Iterator[Finding]:
    """Short forms that call an author by a surname one letter off: "Lyon, Le Triomphe du livre" for Lyons."""
    for citation in audited.citations:
        full = audited.citation_by_key.get(citation.refers_to or "")
        if citation.form != "short" or full is None or not citation.reference.authors:
            continue
        called = citation.reference.authors[0].family or ""
        known = [
            name.family
            for name in (*full.reference.authors, *full.reference.editors)
            if name.family
        ]
        meant = [name for name in known if within_a_slip(name.casefold(), called.casefold())]
        if (
            len(called) < SHORTEST_SLIP
            or not meant
            or called.casefold() in map(str.casefold, known)
        ):
            continue
        yield Finding(
            rule=CODE,
            message=f"{quoted(called)} in {notes_named(audited, [citation.note])} and {quoted(meant[0])} in "
            f"{notes_named(audited, [full.note])} look like one author; write the name one way",
            places=(audited.field_place(citation, "authors"), audited.field_place(full, "authors")),
            notes=(citation.note, full.note),
        )


def _finding(audited: Audited, family: str, one: Signed, other: Signed) -> Finding:
    better, worse = _preferred(one, other)
    first, second = one.citations[0], other.citations[0]
    return Finding(
        rule=CODE,
        message=f"{quoted(_full(one))} in {notes_named(audited, [first.note])} and {quoted(_full(other))} in "
        f"{notes_named(audited, [second.note])} look like one author; write the name one way",
        places=(audited.field_place(first, "authors"), audited.field_place(second, "authors")),
        notes=tuple(
            dict.fromkeys(citation.note for citation in (*one.citations, *other.citations))
        ),
        evidence=tuple(
            f"{quoted(_full(signed))}: {counted(len(signed.citations), 'citation')}, first "
            f"{quoted(signed.citations[0].reference.title or '')}"
            for signed in (one, other)
        ),
        fix=_fix(audited, worse, better),
    )


def _preferred(one: Signed, other: Signed) -> tuple[Signed, Signed]:
    """The form to keep, and the one to change: more citations, then more of the name, then the earlier."""
    rank = {
        id(signed): (len(signed.citations), len(signed.name.given or "")) for signed in (one, other)
    }
    return (other, one) if rank[id(other)] > rank[id(one)] else (one, other)


def _full(signed: Signed) -> str:
    return f"{signed.name.given} {signed.name.family}"


def _fix(audited: Audited, worse: Signed, better: Signed) -> Fix | None:
    """Each printed "Given Family" of the form to change; None where the note prints it another way round."""
    edits = []
    for citation in worse.citations:
        places = [
            audited.place_in(audited.note_by_id[citation.note], mark.extent).span
            for mark in audited.marks(citation)
            if mark.field == "authors"
        ]
        found = [span for span in places if audited.manuscript.slice(span) == _full(worse)]
        if not found:
            return None
        edits.append(Edit(span=found[0], text=_full(better)))
    return Fix(safety="unsafe", edits=tuple(edits))
