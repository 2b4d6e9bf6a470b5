"""Citations to works: which of them speak of one thing, and why we think so.

Citations are compared only with those that share a rare sign: an identifier, an address, or an author's name or
a title's beginning. Two are one work when their titles agree but for typos, capitals or a subtitle, nothing they
both say contradicts, and every number in them is the same: "Part 1" is not "Part 2".
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from citeaudit.model.citation import Citation, Reference, Work
from citeaudit.parsers.keys import keyed
from citeaudit.parsers.names import family_of
from citeaudit.parsers.plain import STOP, plain

_NUMERAL = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10",
            "one": "1", "two": "2", "three": "3", "first": "1", "second": "2", "third": "3"}  # fmt: skip
_NUMBERED = re.compile(
    r"\b(?:part|vol|volume|teil|band|tome|parte|no|issue|book|act|chapter|world\s+war)\.?\s+([ivx]+|one|two|three)\b"
)


def cluster(citations: Sequence[Citation], same_work: float = 90.0) -> tuple[Work, ...]:
    """The works of a manuscript in the order of their first citation; `same_work` is a similarity 0..100."""
    faces = {citation.key: _Face(citation) for citation in citations if _speaks(citation)}
    groups = _Groups(faces)
    for face, other in _pairs(list(faces.values())):
        if not groups.together(face, other) and (because := _same(face, other, same_work)):
            groups.join(face, other, because)
    for citation in citations:
        groups.follow(citation)
    return keyed(groups.works(citations))


def _speaks(citation: Citation) -> bool:
    """Whether a citation says enough of its work to stand for it: all but those that only point back."""
    return citation.form == "full" or (
        citation.refers_to is None and bool(citation.reference.title or citation.reference.authors)
    )


class _Face:
    """What of a citation is compared: plain title, numbers, names, year, address."""

    def __init__(self, citation: Citation) -> None:
        self.key = citation.key
        self.full = citation.form == "full"
        self.reference = citation.reference

    @cached_property
    def title(self) -> str:
        return plain(self.reference.title or "")

    @cached_property
    def head(self) -> str:
        """The title without its subtitle."""
        return plain(re.split(r"[:.?!–—]\s", self.reference.title or "", maxsplit=1)[0])

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the title, in order, with those of parts and volumes that are spelled out."""
        # "1920/21" says 1921.
        title = plain(
            re.sub(
                r"\b(1\d|20)(\d\d)([/–-])(\d\d)(?!\d)", r"\1\2\3\1\4", self.reference.title or ""
            )
        )
        spelled = [_NUMERAL[found] for found in _NUMBERED.findall(title) if found in _NUMERAL]
        last = title.rpartition(" ")[2]
        if (
            not spelled
            and last in _NUMERAL
            and last not in ("i", "v", "x", "one", "two", "three", "first", "second", "third")
        ):
            spelled = [_NUMERAL[last]]
        return (*re.findall(r"\d+", title), *spelled)

    @cached_property
    def families(self) -> frozenset[str]:
        people = self.reference.authors or self.reference.editors
        return frozenset(plain(family_of(name)) for name in people)

    @cached_property
    def signs(self) -> tuple[str, ...]:
        """What two citations of one work are likely to share: the blocks in which pairs are sought."""
        reference = self.reference
        signs = [
            f"{kind}:{value.lower()}"
            for kind, value in reference.identifiers.items()
            if kind != "issn"
        ]
        if reference.url:
            signs.append(f"url:{_bare_url(reference.url)}")
        words = [word for word in self.title.split() if word not in STOP and len(word) > 2]
        signs += [f"{family}|{word[:4]}" for family in self.families for word in words[:3]]
        signs += [f"title:{a[:4]} {b[:4]}" for a, b in pairwise(words[:3])]
        if not words:
            signs += [f"{family}|{self.year or ''}" for family in self.families]
            signs.append(
                f"told:{plain(reference.container or '')}|{reference.volume}|{reference.issued}|{reference.pages}"
            )
        return tuple(dict.fromkeys(signs))

    @cached_property
    def year(self) -> str | None:
        return self.reference.issued[:4] if self.reference.issued else None


def _bare_url(url: str) -> str:
    bare = re.sub(r"^\w+://(?:www\.)?", "", url.lower())
    return bare.rstrip("/#")


_CROWD = 60


def _pairs(faces: Sequence[_Face]) -> Iterator[tuple[_Face, _Face]]:
    """Pairs that share a sign, each once; in a crowd only neighbours in the order of titles are compared."""
    blocks: dict[str, list[_Face]] = defaultdict(list)
    for face in faces:
        for sign in face.signs:
            blocks[sign].append(face)
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        reach = len(block) if len(block) <= _CROWD else 6
        ordered = block if len(block) <= _CROWD else sorted(block, key=lambda face: face.title)
        for index, face in enumerate(ordered):
            for other in ordered[index + 1 : index + 1 + reach]:
                pair = (face.key, other.key)
                if face.key != other.key and pair not in seen:
                    seen.add(pair)
                    yield face, other


def _same(one: _Face, other: _Face, same_work: float) -> str | None:
    """Why two citations speak of one work; None if they do not."""
    a, b = one.reference, other.reference
    for kind in a.identifiers.keys() & b.identifiers.keys() - {"issn", "isbn"}:
        if a.identifiers[kind].lower() == b.identifiers[kind].lower():
            return f"the same {kind}: {a.identifiers[kind]}"
        return None
    if _contradict(one, other):
        return None
    if a.url and b.url and _bare_url(a.url) == _bare_url(b.url) and _deep(a.url):
        return (
            f"the same address: {a.url}"
            if not (one.title and other.title) or _title_alike(one, other) >= 60
            else None
        )
    if not one.title or not other.title:
        return _untitled(one, other)
    alike = _title_alike(one, other)
    if alike < same_work:
        return None
    if len(one.title) < 12 and one.title != other.title and not (one.families & other.families):
        return None
    return _reason(one, other, alike)


def _title_alike(one: _Face, other: _Face) -> float:
    from rapidfuzz import fuzz

    whole = fuzz.ratio(one.title, other.title)
    # A subtitle left out: the whole of one is the head of the other.
    if one.head == other.title or other.head == one.title:
        return max(
            whole,
            95.0
            if len(min(one.head, other.head, key=len)) > 5 and one.families & other.families
            else 85.0,
        )
    return whole


def _contradict(one: _Face, other: _Face) -> bool:
    """Whether what both say cannot be said of one work."""
    a, b = one.reference, other.reference
    if one.numbers != other.numbers and not _numbers_left_out(one, other):
        return True
    if one.families and other.families and not _share_a_name(one, other):
        return True
    if not _years_agree(one, other):
        return True
    if a.edition and b.edition and a.edition != b.edition:
        return True
    if {a.type, b.type} == {"report", "article"} and _is_numbered_paper(a) != _is_numbered_paper(b):
        # A working paper and the article it became are two texts, with two numbers.
        return True
    if a.type == b.type == "article" and a.volume and b.volume and a.volume != b.volume:
        # The same pages of the same year of one journal: then the volume is the slip.
        return not (_same_pages(a, b) and one.year and one.year == other.year)
    if a.series and b.series and a.issue and b.issue and a.issue != b.issue:
        return True
    multivolume = not a.container and not b.container and a.volume and b.volume
    return bool(multivolume and a.volume != b.volume and a.type != "book")


def _same_pages(a: Reference, b: Reference) -> bool:
    """Whether both print one range of pages, in a publication of one name."""
    return (
        bool(a.pages)
        and a.pages == b.pages
        and bool(re.search(r"\d[-–]\d", a.pages or ""))
        and bool(a.container)
        and plain(a.container or "") == plain(b.container or "")
    )


def _is_numbered_paper(reference: Reference) -> bool:
    return bool(reference.genre and reference.issue and not reference.container)


def _numbers_left_out(one: _Face, other: _Face) -> bool:
    """A missing subtitle takes its numbers with it."""
    shorter, longer = sorted((one, other), key=lambda face: len(face.title))
    return shorter.title == longer.head and not shorter.numbers


def _share_a_name(one: _Face, other: _Face) -> bool:
    if one.families & other.families:
        return True
    from rapidfuzz import fuzz

    return any(
        fuzz.ratio(a, b) >= 85 or (len(a) > 8 and len(b) > 8 and (a in b or b in a))
        for a in one.families
        for b in other.families
    )


def _years_agree(one: _Face, other: _Face) -> bool:
    if one.year is None or other.year is None or one.year == other.year:
        return True
    # An article is of one year; a typo in it shows by volume and pages that agree.
    a, b = one.reference, other.reference
    return bool(a.volume and a.volume == b.volume and a.pages and a.pages == b.pages)


def _deep(url: str) -> bool:
    return len(_bare_url(url).split("/")) > 1


def _untitled(one: _Face, other: _Face) -> str | None:
    """Works without a title are one when all that both say is the same."""
    a, b = one.reference, other.reference
    if bool(one.title) != bool(other.title) or not a.issued or a.issued != b.issued:
        return None
    told = (a.container, a.volume, a.pages, a.genre, a.authors, a.publisher, a.place)
    if told == (b.container, b.volume, b.pages, b.genre, b.authors, b.publisher, b.place) and any(
        told
    ):
        return "the same in every field"
    return None


def _reason(one: _Face, other: _Face, alike: float) -> str:
    exact = one.reference.title == other.reference.title
    told = "the same title" if exact else f"titles {alike:.0f} % alike"
    shared = sorted(one.families & other.families)
    if shared:
        told += f", the same author ({', '.join(shared)})"
    if one.year and one.year == other.year:
        told += f", the same year ({one.year})"
    return told


class _Groups:
    """Citations joined to works: a disjoint-set forest with the reasons of its joins."""

    def __init__(self, faces: dict[str, _Face]) -> None:
        self._parent = {key: key for key in faces}
        self._because: dict[str, list[str]] = defaultdict(list)

    def top(self, key: str) -> str:
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def together(self, one: _Face, other: _Face) -> bool:
        return self.top(one.key) == self.top(other.key)

    def join(self, one: _Face, other: _Face, because: str) -> None:
        self._link(one.key, other.key, f"{one.key} and {other.key}: {because}")

    def follow(self, citation: Citation) -> None:
        """A short form belongs to the work of the citation it stands for."""
        if citation.refers_to is None or citation.refers_to not in self._parent:
            return
        self._parent.setdefault(citation.key, citation.key)
        told = "ibid." if citation.form == "ibid" else citation.form
        self._link(
            citation.refers_to,
            citation.key,
            f"{citation.refers_to} and {citation.key}: {told} of it",
        )

    def _link(self, first: str, second: str, because: str) -> None:
        a, b = self.top(first), self.top(second)
        if a != b:
            self._parent[b] = a
            self._because[a] += [*self._because.pop(b, []), because]

    def works(self, citations: Sequence[Citation]) -> list[Work]:
        members: dict[str, list[Citation]] = defaultdict(list)
        for citation in citations:
            if citation.key in self._parent:
                members[self.top(citation.key)].append(citation)
        return [
            Work(
                key="",
                citations=tuple(citation.key for citation in group),
                reference=fullest(
                    [c.reference for c in group if c.form == "full"] or [c.reference for c in group]
                ),
                because=tuple(self._because.get(top, ())),
            )
            for top, group in members.items()
        ]


def fullest(references: Sequence[Reference]) -> Reference:
    """One telling of a work from several: the fullest of them, its gaps filled from the others."""
    ordered = sorted(references, key=_fullness, reverse=True)
    told = {name: getattr(ordered[0], name) for name in Reference.__struct_fields__}
    for reference in ordered[1:]:
        for name in Reference.__struct_fields__:
            # The page pointed to is the citation's, not the work's.
            if (
                not told[name]
                and name not in ("pages", "pinpoint", "accessed")
                and getattr(reference, name)
            ):
                told[name] = getattr(reference, name)
        told["identifiers"] = {**reference.identifiers, **told["identifiers"]}
    return Reference(**told)


def _fullness(reference: Reference) -> tuple[int, int]:
    fields = [
        getattr(reference, name) for name in Reference.__struct_fields__ if name != "pinpoint"
    ]
    given = sum(len(name.given or "") for name in reference.authors)
    return sum(bool(value) for value in fields), len(reference.title or "") + given + len(
        reference.issued or ""
    )
