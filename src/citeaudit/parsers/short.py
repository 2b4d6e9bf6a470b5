"""Short forms and back-references: what they are, and which earlier citation they stand for.

Ibid., 45 · Ebd. · Ivi               the citation before
Smith, *Words*, 45 · Smith, p. 40    the earlier work of that name, by its title where it gives one
Smith, op. cit. · a. a. O.           the last work of that name
Desrosiers, supra note 2 · (n 12)    the note's work of that name
Barrett (2014)                       the work of that name and year
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from citeaudit.model.citation import Citation, CitationForm, Name, Reference
from citeaudit.parsers import (
    cues,
    dates,
    kinds,
    lexicon,
    pages,
    spans,
)
from citeaudit.parsers.names import family_of, looks_like_person
from citeaudit.parsers.names import parse as parse_names
from citeaudit.parsers.sources import (
    german_law,
    keepers,
    loci,
)


class Short(NamedTuple):
    """A back-reference as it stands: its form, what it says of its work, and the note it names, if any.

    `by_cue` tells those that point back by a word (ibid., supra, op. cit.) or by a year from short titles.
    """

    form: CitationForm
    reference: Reference
    note: str | None = None
    by_cue: bool = True


_PAGE = re.compile(
    r"(?:(?:\bat|\bpp?\.|\bS\.|\bpágs?\.|\bpag\.|\bfols?\.|\bff?\.|\bcc?\.|\bart\.|§|¶)\s?|[,:]\s*|\s)(?P<value>\d{1,5}[a-z]?(?:\s?[-–—]\s?\d{1,5})?(?:,\s\d{1,5}(?:[-–]\d{1,5})?)*(?:\s?(?:ff?|sqq?|n)\.?)?(?:\s&?\s?(?:nn?\.)\s?\d{1,3}(?:[-–]\d{1,3})?)?|[ivxl]{1,7}(?:[-–][ivxl]{1,7})?|\d+[rv](?:[-–]\d*[rv])?)\W*(?:\([^()]*\)\W*)?$"
)
_YEAR_FORM = re.compile(
    r"^(?P<names>[^\d()“\"«„:;]{2,90}?),?\s+\(?(?P<year>(?:1[4-9]|20)\d\d)[a-z]?(?:\s?[,:]\s?(?P<page>(?:pp?\.\s?|S\.\s?|at\s)?\d[\d–-]*(?:\s?ff?\.?)?))?\)?(?:\s?[,:]\s?(?P<later>(?:pp?\.\s?|S\.\s?|at\s|(?:chs?|chap|Kap|cap)\.?\s?)?\d[\d–-]*(?:\s?ff?\.?)?))?\W*$"
)
_QUOTED = re.compile(r"[“\"«„‘'](?P<title>[^”\"»“]{3,160}?),?[”\"»“’'](?=[\s,.]|$)")
_CASE_SHORT = re.compile(r"^(?P<title>[A-ZÀ-Þ][^,]{2,80}?),\s.{0,60}\bat\s\d")
_ANY_NAME = r"[A-ZÀ-Þ][\w’'-]+"
_FAMILY = rf"(?:(?:van|von|de|der|den|del|di|da|du|la|le|al)\s)*{_ANY_NAME}"
_MORE = r"(?:\set\sal\.?|\su\.\s?a\.)?(?=[\s,:(]|$)"
_FAMILIES = re.compile(
    rf"^(?P<names>{_FAMILY}(?:(?:\s(?:and|und|et|e|y|&)\s|\s?/\s?){_FAMILY}){{0,3}}{_MORE})"
)
_LISTED = re.compile(
    rf"^(?P<names>{_FAMILY}(?:,\s{_FAMILY}){{1,3}},?\s(?:and|und|et|e|y|&)\s{_FAMILY}{_MORE})"
)
_NOTE_ON_PAGE = re.compile(r"(?<=\d),?\s(?:nn?|fn|note)\.?\s?\d{1,3}\W*$")
# "Romero Díaz, «El voto», 11" is one man of two families.
_DOUBLE_FAMILY = re.compile(rf"^(?P<names>{_ANY_NAME}\s{_ANY_NAME})(?=,)")
_TITLE_ENOUGH = 78.0


def pointing(text: str) -> Short | None:
    """The back-reference that a stretch makes by a word or by name and year; None for anything else."""
    note = cues.note_pointed_to(text)
    if note:
        return _to_note(text, note)
    if cues.IBID.match(text) and not _is_new_work(text):
        return Short("ibid", Reference(pages=_page(text), issued=dates.value(text)))
    if cues.OP_CIT.search(text):
        return Short("short", _named(text, _before(text, cues.OP_CIT)))
    if year := _YEAR_FORM.match(text):
        return _by_year(year)
    return None


def by_title(text: str) -> Iterator[Short]:
    """The short forms that a stretch may be without any cue word: names, perhaps a title, a page, nothing else.

    "Marl, Hunger and Credit, 130" is one man's book; "Pryce, Hunger and Credit, Wages, 130" has three authors.
    The likelier reading comes first.
    """
    if len(text) > 200 or re.search(r"[(\[](?!see|emphasis|my|our|italics|Hervor)", text):
        return
    if lexicon.ARCHIVE_HEAD.match(text) or kinds.SHELF_MARK.search(text):
        return
    if keepers.keeper_of(text) or loci.is_locus(text):
        return
    if german_law.cites_law(text):
        return
    # A date, an address, a volume or a kind tells the work in full; "p. 9, n. 14" is a note on that page.
    bare = _NOTE_ON_PAGE.sub("", text)
    if any(
        hard.kind not in ("pages", "pinpoint", "container-cue") for hard in spans.find(bare).hard
    ):
        return
    text = bare
    if _QUOTED.match(text):
        yield Short("short", _named(text, text), by_cue=False)
    if (double := _DOUBLE_FAMILY.match(text)) and (title := _QUOTED.search(text)):
        names = (Name(family=double["names"]),)
        yield Short(
            "short", Reference(authors=names, title=title["title"], pages=_page(text)), by_cue=False
        )
    for pattern in (_FAMILIES, _LISTED):
        if pattern.match(text):
            named = _named(text, text, pattern)
            if (named.pages or named.title) and len(named.title or "") <= 110:
                yield Short("short", named, by_cue=False)


def by_case(text: str) -> Iterator[Short]:
    """A case named again by the start of its title: "Teachers' Union, 1995 Reg. Trib. Rep. at 61"."""
    if found := _CASE_SHORT.match(text):
        reference = Reference(type="case", title=found["title"], pages=_page(text))
        yield Short("short", reference, by_cue=False)


def same_author(text: str) -> int:
    """How many characters of a stretch say "the same author"; 0 where it says a name or nothing."""
    found = cues.SAME_AUTHOR.match(text)
    return found.end() if found and _is_new_work(text) else 0


class Memory:
    """What has been cited so far, and how to find it again."""

    def __init__(self) -> None:
        self._all: dict[str, Citation] = {}
        self._by_family: dict[str, list[Citation]] = defaultdict(list)
        self._by_note: dict[str, list[Citation]] = defaultdict(list)
        self._by_title_start: dict[str, list[Citation]] = defaultdict(list)
        self._by_title_word: dict[str, list[tuple[str, Citation]]] = defaultdict(list)
        self.last: Citation | None = None

    def add(self, citation: Citation, label: str) -> None:
        """Remembers a citation under its names, its title and the label of its note."""
        self._all[citation.key] = citation
        self._by_note[label].append(citation)
        self.last = citation
        if citation.form != "full":
            return
        for name in (*citation.reference.authors, *citation.reference.editors):
            for word in _name_keys(name):
                self._by_family[word].append(citation)
        plain_title = _plain(citation.reference.title or "")
        for word in set(plain_title.split()):
            self._by_title_word[word].append((plain_title, citation))
        for title in _called(citation.reference):
            self._by_title_start[_plain(title)[:6]].append(citation)

    def alias(self, label: str, citation: Citation) -> None:
        """Remembers a citation under a second label: the one its note prints where numbering restarts."""
        if self._by_note[label] and self._by_note[label][0].note != citation.note:
            self._by_note[label] = []
        self._by_note[label].append(citation)

    def root(self, citation: Citation | None) -> Citation | None:
        """The citation that a chain of back-references ends at."""
        for _ in range(len(self._all) + 1):
            if citation is None or citation.refers_to is None:
                return citation
            citation = self._all.get(citation.refers_to)
        return citation

    def find(self, short: Short) -> Citation | None:
        """The earlier citation a back-reference stands for; None where none fits."""
        if short.form == "ibid":
            return self.root(self.last)
        if short.note is not None:
            return self._in_note(short)
        reference = short.reference
        if not reference.authors and not reference.title:
            return self.root(self.last) if short.by_cue else None
        candidates = (
            self._named(reference.authors) if reference.authors else self._titled(reference)
        )
        if reference.authors and reference.title and not candidates:
            return self._by_title_alone(reference)
        return self._best(candidates, reference, strict=not short.by_cue)

    def _by_title_alone(self, reference: Reference) -> Citation | None:
        """The work that a short form means whose name nobody bears.

        "Pepys, Diary" is *The Diary of Samuel Pepys*; "Lyon, Le Triomphe du livre" is a slip for Lyons.
        """
        family = _plain(family_of(reference.authors[0]))
        title = _plain(reference.title or "")
        if not family or not title:
            return None
        rarest = max(title.split(), key=len)
        for told, citation in reversed(self._by_title_word.get(rarest, [])):
            named = {family, *title.split()} <= set(told.split())
            if (named and not citation.reference.authors) or (
                len(title.split()) > 2
                and f"{told} ".startswith(f"{title} ")
                and any(_within_a_letter(family, key) for key in _keys_of(citation.reference))
            ):
                return citation
        return None

    def in_later_note(self, citation: Citation) -> Citation | None:
        """What a back-reference with a note's number stands for, once all notes are known."""
        label = cues.note_pointed_to(citation.text)
        there = [one for one in self._by_note.get(label or "", []) if one.note != citation.note]
        found = self._in_note(Short(citation.form, citation.reference, label)) if there else None
        return found if found and found.key != citation.key else None

    def _in_note(self, short: Short) -> Citation | None:
        there = self._by_note.get(short.note or "", [])
        keys = {key for name in short.reference.authors for key in _name_keys(name)}
        for citation in there:
            root = self.root(citation)
            if root and keys & _keys_of(root.reference):
                return root
        if there and not keys:
            return self.root(there[0])
        # The number may be wrong, the name still tells the work.
        named = (
            self._best(self._named(short.reference.authors), short.reference, strict=False)
            if keys
            else None
        )
        return named or (self.root(there[0]) if there else None)

    def _named(self, authors: Sequence[Name]) -> list[Citation]:
        keys = [key for name in authors[:1] for key in _name_keys(name)]
        found = [citation for key in keys[:1] for citation in self._by_family.get(key, [])]
        if not found and authors and authors[0].given:
            # "Ramírez Necochea, op. cit.": both words are the family's.
            double = _plain(f"{authors[0].given} {authors[0].family}")
            found = self._by_family.get(double, [])
        return found

    def _titled(self, reference: Reference) -> list[Citation]:
        return self._by_title_start.get(_plain(reference.title or "")[:6], [])

    def _best(
        self, candidates: Iterable[Citation], reference: Reference, *, strict: bool
    ) -> Citation | None:
        """The candidate whose title, co-authors and year agree best; the latest of equals."""
        best: tuple[float, Citation] | None = None
        for citation in candidates:
            score = _agreement(citation.reference, reference)
            if score is not None and (best is None or score >= best[0]):
                best = (score, citation)
        if best is None or (strict and reference.title and best[0] < _TITLE_ENOUGH):
            return None
        return best[1]


def _within_a_letter(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    return min(len(one), len(other)) > 3 and OSA.distance(one, other, score_cutoff=1) == 1


def _called(reference: Reference) -> list[str]:
    """By what a work without its author is called again: its title, and a case by either party."""
    title = reference.title or reference.container or ""
    parties = re.split(r"\sv(?:s?\.)?\s", title) if reference.type == "case" else []
    return [name for name in dict.fromkeys((title, *parties)) if _plain(name)]


def _agreement(full: Reference, short: Reference) -> float | None:
    """How well a full reference fits a short one, 0..100; None where a year or a given name forbids it."""
    if short.issued and full.issued and full.issued[:4] != short.issued[:4]:
        return None
    if short.authors and short.authors[0].given and not _given_agrees(full, short.authors[0]):
        return None
    score = 50.0
    if short.title:
        from rapidfuzz import fuzz

        title = _plain(short.title)
        score = max(
            (
                fuzz.partial_ratio(title, _plain(told))
                for told in (full.title, full.container)
                if told
            ),
            default=0.0,
        )
    families = {key for name in short.authors for key in _name_keys(name)}
    return score + 5.0 * len(families & _keys_of(full))


def _given_agrees(full: Reference, name: Name) -> bool:
    for other in (*full.authors, *full.editors):
        if _plain(family_of(other)) == _plain(family_of(name)):
            return (
                not other.given
                or not name.given
                or other.given[0].casefold() == name.given[0].casefold()
                # "Grez Toso" calls Sergio Grez Toso by both of his families.
                or f" {_plain(other.given)}".endswith(f" {_plain(name.given)}")
            )
    return True


def _to_note(text: str, note: str) -> Short:
    head = _before(text, cues.POINTS_TO_NOTE)
    named = _named(text, head)
    if named.authors or named.title:
        return Short("short", named, note)
    return Short("cross-reference", Reference(pages=named.pages), note)


def _by_year(found: re.Match[str]) -> Short | None:
    printed = found["names"].strip(" ,")
    if len(printed.split()) > 9 or not re.match(r"[A-ZÀ-Þ]|van|von|de", printed):
        return None
    page = found["page"] or found["later"]
    page = re.sub(r"^(?:pp?\.|S\.|at)\s?", "", page) if page else None
    reference = Reference(
        authors=parse_names(printed), issued=found["year"], pages=pages.tidy(page) if page else None
    )
    return Short("short", reference)


def _named(text: str, head: str, pattern: re.Pattern[str] = _FAMILIES) -> Reference:
    """What a short form says: names at its start, a title in quotation marks or after the names, a page."""
    page = _page(text)
    names: tuple[Name, ...] = ()
    title = None
    if quoted := _QUOTED.search(head):
        title = quoted["title"].strip(" ,.")
        printed = head[: quoted.start()].strip(" ,:")
        return Reference(authors=parse_names(printed) if printed else (), title=title, pages=page)
    families = pattern.match(head)
    first, _, after = head.partition(",")
    if families and not re.match(rf"\s{_ANY_NAME}", head[families.end() :]):
        names = parse_names(families["names"].strip(" ,"))
        title = _title_in(head[families.end() :], page)
    elif looks_like_person(first):
        # A given name came first: "Jean-Marie Delorme, op. cit."
        names = parse_names(first.strip(" ,"))
        title = _title_in(after, page)
    elif families:
        names = parse_names(families["names"])
    return Reference(authors=names, title=title, pages=page)


def _title_in(rest: str, page: str | None) -> str | None:
    bare = re.sub(r"\((?:wie|n|Anm|Fn|see|as)[^()]*\)", " ", rest)
    if page and (found := _PAGE.search(bare)):
        bare = bare[: found.start()]
    bare = re.sub(
        r",\s*(?:\d{1,2}|[IVX]{1,5}|(?:chap|ch|vol|bk|Bd|Kap|cap|t)\.?(?:\s?[\dIVX]+)?)\s*[:,]?$",
        "",
        bare.strip(" ,.;:()"),
    )
    bare = bare.strip(" ,.;:()")
    return bare if len(bare) > 2 and re.search(r"[^\W\d_]{3}", bare) else None


def _before(text: str, pattern: re.Pattern[str]) -> str:
    found = pattern.search(text)
    return text[: found.start()].strip(" ,(") if found else text


def _page(text: str) -> str | None:
    bare = cues.POINTS_TO_NOTE.sub(" ", text.rstrip(" .;"))
    found = _PAGE.search(bare)
    return pages.tidy(found["value"]) if found else None


def _is_new_work(text: str) -> bool:
    """Whether "the same" speaks of an author whose new work follows: "Ders., Zünfte, München 2012"."""
    found = cues.SAME_AUTHOR.match(text)
    rest = text[found.end() :] if found else ""
    return len(
        re.findall(
            r"[^\W\d_]{3,}",
            re.sub(r"(?i)\b(?:at|pp?|vol|note|ebd|ibid(?:em)?|ibíd(?:em)?|loc|op|cit)\b", "", rest),
        )
    ) >= 1 and not re.match(r"(?:at|pp?\.|S\.|ebd|ibid|a\.\s?a\.\s?O|op)\b", rest, re.IGNORECASE)


def _plain(text: str) -> str:
    """Letters and digits without accents or case, single blanks: what names and titles are compared by."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(
        r"[^0-9a-z\u0080-\uffff]+", " ", "".join(c for c in folded if not unicodedata.combining(c))
    ).strip()


def _name_keys(name: Name) -> list[str]:
    plain = _plain(family_of(name)).removeprefix("the ")
    return [plain] if plain else []


def _keys_of(reference: Reference) -> set[str]:
    return {key for name in (*reference.authors, *reference.editors) for key in _name_keys(name)}
