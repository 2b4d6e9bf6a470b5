"""The works as CSL-JSON (Citation Style Language 1.0.2), for Zotero, pandoc and every CSL processor.

One item a work: the type and the names CSL has for them, `URL`, `accessed`, and in `custom` what it has no name for: the archived
copy (`archive-url`, `archive-date`, `archive-name`), other identifiers, and the notes that cite the work.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from citeaudit.judge.citing import is_open_to_readers
from citeaudit.model.citation import EntryType, Name, Reference, Work
from citeaudit.model.evidence import Capture
from citeaudit.model.finding import Report
from citeaudit.reporters import document
from citeaudit.reporters.spoken import spoken_date

NAME = "csl-json"
SUFFIX = ".csl.json"

TYPES: dict[EntryType, str] = {
    "article": "article-journal", "newspaper": "article-newspaper", "magazine": "article-magazine", "report": "report",
    "thesis": "thesis", "hearing": "hearing", "webpage": "webpage", "book": "book", "chapter": "chapter",
    "conference": "paper-conference", "case": "legal_case", "law": "legislation", "archive": "document",
    "manuscript": "manuscript", "video": "motion_picture", "interview": "interview", "misc": "document",
}  # fmt: skip
_PEOPLE = {"authors": "author", "editors": "editor", "translators": "translator"}
_PLAIN = {
    "title": "title", "container": "container-title", "series": "collection-title", "edition": "edition", "volume": "volume",
    "issue": "issue", "pages": "page", "publisher": "publisher", "place": "publisher-place", "genre": "genre",
    "language": "language", "url": "URL",
}  # fmt: skip
# Kinds whose names in CSL differ: a paper's number is no issue, and who keeps an archival item is its archive.
_OWN: dict[EntryType, dict[str, str]] = {
    "report": {"issue": "number"},
    "thesis": {"issue": "number"},
    "law": {"issue": "number"},
    "hearing": {"issue": "number"},
    "case": {"issue": "number"},
    "archive": {"issue": "archive_location"},
}
_IDENTIFIERS = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID"}

_END = re.compile(r"(?P<year>-?\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<doubt>[~?%])?")
_SEASONS = {21: 1, 22: 2, 23: 3, 24: 4}


def render(report: Report) -> str:
    """All works as one JSON list, in the order of the works."""
    copies = {
        verdict.url: verdict.memento
        for verdict in report.verdicts
        if verdict.memento is not None and is_open_to_readers(verdict.memento)
    }
    note_of = {citation.key: citation.note for citation in report.citations}
    items = []
    for work in report.works:
        notes = list(dict.fromkeys(note_of[key] for key in work.citations if key in note_of))
        items.append(item(work, notes, copies.get(work.reference.url or "")))
    return document.encode(items, indent=2) + "\n"


def item(work: Work, notes: Sequence[str] = (), copy: Capture | None = None) -> dict[str, object]:
    """One work as an item of CSL."""
    reference = work.reference
    told: dict[str, object] = {"id": work.key, "type": TYPES[reference.type]}
    for field, name in _PEOPLE.items():
        if people := getattr(reference, field):
            told[name] = [_person(one) for one in people]
    names = {**_PLAIN, **_OWN.get(reference.type, {}), **_kept(reference)}
    told |= {name: value for field, name in names.items() if (value := getattr(reference, field))}
    for field in ("issued", "accessed"):
        if value := getattr(reference, field):
            told[field] = date(value)
    told |= {
        name: value
        for kind, name in _IDENTIFIERS.items()
        if (value := reference.identifiers.get(kind))
    }
    if custom := dict(_custom(reference, notes, copy)):
        told["custom"] = custom
    return told


def _kept(reference: Reference) -> dict[str, str]:
    """Who keeps an archival item, and the collection it lies in; where only one of the two is named, it is the archive."""
    if reference.type != "archive":
        return {}
    if reference.publisher:
        return {"publisher": "archive", "container": "archive_collection", "place": "archive-place"}
    return {"container": "archive"}


def date(edtf: str) -> Mapping[str, object]:
    """An EDTF date as CSL tells it; in words where CSL has no figures for it (an open end, a decade)."""
    ends = edtf.split("/")
    found = [_END.fullmatch(end) for end in ends]
    parts = [_parts(end) for end in found if end is not None]
    seasons = [season for end in found if end is not None and (season := _season(end))]
    if len(parts) != len(ends) or not all(parts) or len(ends) > 2 or (seasons and len(ends) > 1):
        return {"literal": spoken_date(edtf)}
    told: dict[str, object] = {"date-parts": parts}
    if seasons:
        told["season"] = seasons[0]
    if any(end is not None and end["doubt"] for end in found):
        told["circa"] = True
    return told


def _parts(end: re.Match[str]) -> list[int] | None:
    """Year, month and day as far as they are given; None for figures that no calendar has."""
    year, month, day = int(end["year"]), int(end["month"] or 0), int(end["day"] or 0)
    if month in _SEASONS and not day:
        return [year]
    if month > 12 or day > 31 or (end["month"] and not month) or (end["day"] and not day):
        return None
    return [part for part in (year, month, day) if part or part == year]


def _season(end: re.Match[str]) -> int | None:
    return _SEASONS.get(int(end["month"] or 0)) if not end["day"] else None


def _person(name: Name) -> dict[str, str]:
    if name.literal and not name.family:
        return {"literal": name.literal}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {part: value for part, value in parts.items() if value}


def _custom(
    reference: Reference, notes: Sequence[str], copy: Capture | None
) -> Iterator[tuple[str, object]]:
    """What CSL has no name for."""
    if copy is not None:
        yield "archive-url", copy.memento
        yield "archive-date", f"{copy.at:%Y-%m-%d}"
        yield "archive-name", copy.archive
    for kind, value in reference.identifiers.items():
        if kind not in _IDENTIFIERS:
            yield kind, value
    if reference.pinpoint:
        yield "pinpoint", reference.pinpoint
    if notes:
        yield "cited-in-notes", list(notes)
