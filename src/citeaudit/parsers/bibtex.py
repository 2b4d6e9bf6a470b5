"""Works to BibTeX and back: biblatex entries that Zotero, JabRef and biber read without complaint.

One entry a work. `annotation` names every note that cites it. What biblatex has no field for keeps its place in
`entrysubtype` and the user fields, so that reading gives back every field of the reference.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from citeaudit.judge.citing import ENGLISH, House, archived_at, house_of
from citeaudit.model.citation import Citation, EntryType, Name, Reference, Work
from citeaudit.model.evidence import Capture
from citeaudit.model.finding import Report
from citeaudit.parsers.names import has_others

NAME = "bibtex"
SUFFIX = ".bib"


class _Shape(NamedTuple):
    """How a kind of work is told in biblatex: the entry's type and subtype, and where container and publisher go."""

    entry: str
    subtype: str | None
    container: str
    publisher: str


_SHAPES: dict[EntryType, _Shape] = {
    "article": _Shape("article", None, "journaltitle", "publisher"),
    "newspaper": _Shape("article", "newspaper", "journaltitle", "publisher"),
    "magazine": _Shape("article", "magazine", "journaltitle", "publisher"),
    "report": _Shape("report", None, "maintitle", "institution"),
    "thesis": _Shape("thesis", None, "maintitle", "institution"),
    "webpage": _Shape("online", None, "organization", "publisher"),
    "book": _Shape("book", None, "maintitle", "publisher"),
    "chapter": _Shape("incollection", None, "booktitle", "publisher"),
    "conference": _Shape("inproceedings", None, "booktitle", "publisher"),
    "manuscript": _Shape("unpublished", None, "maintitle", "publisher"),
    "hearing": _Shape("misc", "hearing", "howpublished", "publisher"),
    "case": _Shape("misc", "case", "howpublished", "publisher"),
    "law": _Shape("misc", "law", "howpublished", "publisher"),
    "archive": _Shape("misc", "archive", "howpublished", "publisher"),
    "video": _Shape("misc", "video", "howpublished", "publisher"),
    "interview": _Shape("misc", "interview", "howpublished", "publisher"),
    "misc": _Shape("misc", None, "howpublished", "publisher"),
}
_PLAIN = {
    "place": "location", "issued": "date", "volume": "volume", "issue": "number", "genre": "type", "series": "series",
    "edition": "edition", "accessed": "urldate", "language": "language", "pinpoint": "userb",
}  # fmt: skip
_PEOPLE = {"authors": "author", "editors": "editor", "translators": "translator"}
_OWN_FIELD = ("doi", "isbn", "issn")
_EPRINTS = {"arxiv": "arxiv", "handle": "hdl", "pmid": "pubmed"}
_NAMED_BY_THEMSELVES = ("urn", "ark")  # "urn:nbn:..." is the whole of it
_VERBATIM = ("url", "doi", "eprint")
# "%" and "#" inside "\\url" end a field that is no address by its kind.
_ADDRESS_IN_WORDS = re.compile(r"[^%#^\\{}\s\x7f-\U0010ffff]+")
_ESCAPES = {
    "\\": "{\\textbackslash}", "{": "{\\textbraceleft}", "}": "{\\textbraceright}", "~": "{\\textasciitilde}",
    "^": "{\\textasciicircum}", "&": "\\&", "%": "\\%", "#": "\\#", "_": "\\_", "$": "\\$",
}  # fmt: skip
_UNESCAPES = {escaped: sign for sign, escaped in _ESCAPES.items()}
_ESCAPABLE = re.compile(r"[\\{}~^&%#_$]")
_ESCAPED = re.compile("|".join(re.escape(escaped) for escaped in _UNESCAPES))
_DESCRIPTIONS: dict[EntryType, str] = {
    "article": "Article", "newspaper": "Newspaper article", "magazine": "Magazine article", "report": "Report",
    "thesis": "Thesis", "hearing": "Hearing", "webpage": "Web page", "book": "Book", "chapter": "Chapter",
    "conference": "Conference paper", "case": "Case", "law": "Law", "archive": "Archival item",
    "manuscript": "Manuscript", "video": "Video", "interview": "Interview", "misc": "Untitled",
}  # fmt: skip


def render(report: Report) -> str:
    """The works of a report as one BibTeX file, with the archived copies of their addresses."""
    copies = {verdict.url: verdict.memento for verdict in report.verdicts if verdict.memento}
    house = house_of(report.manuscript.language, (note.text for note in report.notes))
    return entries(report.works, report.citations, copies, house)


def entries(
    works: Sequence[Work],
    citations: Sequence[Citation],
    copies: Mapping[str, Capture] | None = None,
    house: House = ENGLISH,
) -> str:
    """One entry a work, in the order of the works; `copies` are archived copies by the address cited.

    `house` is how the manuscript speaks of copies.
    """
    known = {citation.key: citation for citation in citations}
    cited = {work.key: [known[key] for key in work.citations if key in known] for work in works}
    return _written(
        (
            work.key,
            chain(
                _fields(work.reference, cited[work.key]),
                _archived((copies or {}).get(work.reference.url or ""), house),
            ),
            work.reference.type,
        )
        for work in works
    )


def read(text: str) -> tuple[tuple[str, Reference], ...]:
    """The keys and references of a BibTeX file written here; entries of other tools as far as they go."""
    from bibtexparser.entrypoint import parse_string

    library = parse_string(text)
    return tuple(
        (
            entry.key,
            _reference(entry.entry_type, {f.key.lower(): str(f.value) for f in entry.fields}),
        )
        for entry in library.entries
    )


def _written(items: Iterator[tuple[str, Iterator[tuple[str, str]], EntryType]]) -> str:
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.model import Entry, Field
    from bibtexparser.writer import BibtexFormat

    library = Library()
    for key, told, kind in items:
        fields = [Field(name, value) for name, value in told]
        library.add(Entry(_SHAPES[kind].entry, key, fields))
    style = BibtexFormat()  # type: ignore[no-untyped-call]
    style.indent = "  "
    style.block_separator = "\n"
    style.trailing_comma = True
    return str(write_string(library, bibtex_format=style))


def _archived(copy: Capture | None, house: House) -> Iterator[tuple[str, str]]:
    """Where the archived copy is: in words for every style, and in fields of its own (see data/citeaudit.dbx)."""
    if copy is not None and (told := archived_at(copy, house, where=_in_words(copy.memento))):
        yield "addendum", told
        yield "archiveurl", _verbatim(copy.memento)
        yield "archivedate", f"{copy.at:%Y-%m-%d}"


def _in_words(address: str) -> str:
    """An address as running text takes it: what is a comment or an argument to TeX stands there as letters, else as an address."""
    return f"\\url{{{address}}}" if _ADDRESS_IN_WORDS.fullmatch(address) else _escape(address)


def _annotation(notes: Sequence[str]) -> str | None:
    told = list(dict.fromkeys(notes))
    if not told:
        return None
    return f"Cited in note{'s' if len(told) > 1 else ''} {', '.join(told)}"


def _fields(reference: Reference, citations: Sequence[Citation]) -> Iterator[tuple[str, str]]:
    """The biblatex fields of a reference, in the order in which one reads them."""
    shape = _SHAPES[reference.type]
    if reference.authors:
        # "et al." is no name, but whoever typesets the entry must know that there are more.
        more = any(
            citation.form == "full" and has_others(_before_title(citation))
            for citation in citations
        )
        yield "author", _people(reference.authors) + " and others" * more
    yield "title", _escape(reference.title or _description(reference))
    if shape.subtype:
        yield "entrysubtype", shape.subtype
    for name, field in (("container", shape.container), ("publisher", shape.publisher)):
        if value := getattr(reference, name):
            yield field, _escape(value)
    for name in ("editors", "translators"):
        if people := getattr(reference, name):
            yield _PEOPLE[name], _people(people)
    for name, field in _PLAIN.items():
        if value := getattr(reference, name):
            yield field, _escape(value)
    if reference.pages:
        yield "pages", _escape(reference.pages.replace("-", "--"))
    yield from _identifiers(reference.identifiers)
    if reference.url:
        yield "url", _verbatim(reference.url)
    if annotation := _annotation([citation.note for citation in citations]):
        yield "annotation", _escape(annotation)


def _identifiers(identifiers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    eprinted = False
    others = []
    for kind, value in identifiers.items():
        if kind in _OWN_FIELD:
            yield kind, _verbatim(value) if kind in _VERBATIM else _escape(value)
        elif kind in _EPRINTS and not eprinted:
            yield "eprint", _verbatim(value)
            yield "eprinttype", _EPRINTS[kind]
            eprinted = True
        else:
            others.append(value if value.startswith(f"{kind}:") else f"{kind}:{value}")
    if others:
        yield "userd", _escape(" ".join(others))


def _before_title(citation: Citation) -> str:
    """What a citation prints before its title: "and others" behind it belongs to the editors."""
    title = next((mark for mark in citation.fields if mark.field == "title"), None)
    return citation.text[: title.extent.start - citation.extent.start] if title else citation.text


def _description(reference: Reference) -> str:
    """What stands for a title where a work has none: its kind, and what else names it, in brackets."""
    told = [reference.genre or _DESCRIPTIONS[reference.type]]
    kept = (reference.publisher, reference.issue) if reference.type == "archive" else ()
    named = (reference.container,) if reference.container else kept
    told += [value for value in (*named, reference.issued) if value]
    return f"[{', '.join(told)}]"


def _people(names: Sequence[Name]) -> str:
    return " and ".join(_person(name) for name in names)


def _person(name: Name) -> str:
    if name.literal:
        return "{" + _escape(name.literal) + "}"
    family = _part(name.family or "")
    if name.suffix:
        return f"{family}, {_part(name.suffix)}, {_part(name.given or '')}".rstrip(", ")
    if name.given:
        return f"{family}, {_part(name.given)}"
    # A family name of several words alone would be read as given and family name.
    return f"{family}, {{}}" if " " in family else family


def _part(text: str) -> str:
    escaped = _escape(text)
    return "{" + escaped + "}" if re.search(r",|\band\b", text, re.IGNORECASE) else escaped


def _escape(text: str) -> str:
    return _ESCAPABLE.sub(lambda sign: _ESCAPES[sign.group()], " ".join(text.split()))


def _unescape(text: str) -> str:
    return _ESCAPED.sub(lambda escaped: _UNESCAPES[escaped.group()], text)


def _verbatim(address: str) -> str:
    """An address as biber takes it: untouched, but for braces and backslashes, which end fields early."""
    return address.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _reference(entry: str, fields: Mapping[str, str]) -> Reference:
    kind = _kind(entry.lower(), fields.get("entrysubtype"))
    shape = _SHAPES[kind]
    told: dict[str, Any] = {"type": kind}
    for name, field in _PEOPLE.items():
        if field in fields:
            told[name] = tuple(_read_people(fields[field]))
    for name, field in (
        *_PLAIN.items(),
        ("container", shape.container),
        ("publisher", shape.publisher),
    ):
        if value := fields.get(field) or fields.get(_OTHER_NAMES.get(field, "")):
            told[name] = _unescape(value)
    if pages := fields.get("pages"):
        told["pages"] = _unescape(pages).replace("--", "-")
    told["identifiers"] = dict(_read_identifiers(fields))
    told["url"] = fields.get("url")
    title = _unescape(fields.get("title", ""))
    if title and title != _description(Reference(**told)):
        told["title"] = title
    return Reference(**told)


# Names of fields that classic BibTeX and other tools use.
_OTHER_NAMES = {
    "journaltitle": "journal",
    "location": "address",
    "date": "year",
    "institution": "school",
}
_OTHER_TYPES: dict[str, EntryType] = {
    "phdthesis": "thesis", "mastersthesis": "thesis", "techreport": "report", "collection": "book", "inbook": "chapter",
    "proceedings": "conference", "conference": "conference", "electronic": "webpage", "www": "webpage",
    "jurisdiction": "case", "legislation": "law", "video": "video", "booklet": "book", "mvbook": "book",
}  # fmt: skip


@cache
def _kinds() -> dict[tuple[str, str | None], EntryType]:
    return {(shape.entry, shape.subtype): kind for kind, shape in _SHAPES.items()}


def _kind(entry: str, subtype: str | None) -> EntryType:
    known = _kinds()
    return (
        known.get((entry, subtype)) or known.get((entry, None)) or _OTHER_TYPES.get(entry, "misc")
    )


def _read_identifiers(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for kind in _OWN_FIELD:
        if value := fields.get(kind):
            yield kind, value if kind in _VERBATIM else _unescape(value)
    for kind, eprint in _EPRINTS.items():
        if fields.get("eprinttype") == eprint and fields.get("eprint"):
            yield kind, fields["eprint"]
    for other in _unescape(fields.get("userd", "")).split():
        kind, _, value = other.partition(":")
        yield kind, other if kind in _NAMED_BY_THEMSELVES else value


def _read_people(text: str) -> Iterator[Name]:
    for person in _split(text, re.compile(r"\s+and\s+")):
        if person == "others":
            continue
        if person.startswith("{") and _closes_at_end(person):
            yield Name(literal=_unescape(person[1:-1]))
        else:
            yield _read_person(person)


def _read_person(person: str) -> Name:
    parts = [_bare(part) for part in _split(person, re.compile(r",\s*"))]
    if len(parts) == 1:
        given, _, family = parts[0].rpartition(" ")
        return Name(family=family, given=given or None)
    if len(parts) == 2 and not parts[1]:
        return Name(family=parts[0])
    if len(parts) == 2 and _SUFFIX.fullmatch(parts[1]):
        return Name(family=parts[0], suffix=parts[1])
    if len(parts) > 2:
        return Name(family=parts[0], suffix=parts[1], given=parts[2] or None)
    return Name(family=parts[0], given=parts[1])


_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|II|III|IV|2nd|3rd|Esq\.?|M\.?D\.?|Ph\.?D\.?|Q\.?C\.?")


def _bare(part: str) -> str:
    part = part.strip()
    if part.startswith("{") and _closes_at_end(part) and not part.startswith("{\\"):
        part = part[1:-1]
    return _unescape(part)


def _closes_at_end(text: str) -> bool:
    """Whether the brace that opens a text closes at its very end."""
    depth = 0
    for index, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return index == len(text) - 1
    return False


def _split(text: str, separator: re.Pattern[str]) -> list[str]:
    """The parts of a text between separators that stand in no braces."""
    parts: list[str] = []
    depth = at = 0
    index = 0
    while index < len(text):
        sign = text[index]
        depth += (sign == "{") - (sign == "}")
        found = separator.match(text, index) if depth == 0 else None
        if found:
            parts.append(text[at:index])
            at = index = found.end()
        else:
            index += 1
    parts.append(text[at:])
    return parts
