"""What the HTML page shows, in the order it shows it: plain data, made from a Report, for the template."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar
from urllib.parse import quote as percent

from msgspec import Struct

from citeaudit.config import ParseConfig
from citeaudit.model.citation import Citation, Name, Work
from citeaudit.model.evidence import CaptureLookup, Decision, Evidence, LinkVerdict
from citeaudit.model.finding import Finding, Report, Severity
from citeaudit.model.manuscript import Manuscript, Marker, Note, NoteKind
from citeaudit.reporters import tally
from citeaudit.reporters.copies import Address, addresses
from citeaudit.reporters.proof import (
    Change,
    Piece,
    Quote,
    changes,
    contrasted,
    corrected,
    covers_all,
    pieces,
    quote,
)
from citeaudit.reporters.spoken import names, spoken_date, told

Thing = TypeVar("Thing")

# The families of rules as an editor would call them; others go by their letters.
FAMILIES = {
    "NUM": "numbering", "EXT": "extraction", "SYN": "form", "DUP": "repeats", "CON": "consistency",
    "DAT": "dates", "INC": "missing parts", "SUB": "support", "URL": "addresses", "IDN": "identifiers",
    "MET": "record", "INT": "integrity", "STY": "style", "NET": "network",
}  # fmt: skip

# "Notes" are the footnotes on this page, so findings of that severity go by another word.
SEVERITY_WORDS: dict[Severity, tuple[str, str]] = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "note": ("minor", "minor"),
}

_FIELDS = {
    "authors": "author", "editors": "editor", "translators": "translator", "title": "title", "container": "in",
    "series": "series", "edition": "edition", "volume": "volume", "issue": "issue", "publisher": "publisher",
    "place": "place", "issued": "date", "pages": "pages", "pinpoint": "cited page", "genre": "genre",
    "language": "language", "url": "address", "accessed": "accessed",
}  # fmt: skip


class Pointer(Struct, frozen=True, kw_only=True):
    """A link within the page: its words and the anchor it leads to."""

    text: str
    anchor: str


class Proof(Struct, frozen=True, kw_only=True):
    """One of the places of a finding, quoted; `note` is the one it concerns, if any.

    `whole` says that the place is all that is quoted.
    """

    note: Pointer | None
    lines: str
    quote: Quote
    whole: bool


class FindingView(Struct, frozen=True, kw_only=True):
    finding: Finding
    severity: Severity
    family: str
    name: str
    anchor: str
    proofs: tuple[Proof, ...]
    changes: tuple[Change, ...]
    corrected: tuple[tuple[Pointer, str], ...]
    notes: tuple[Pointer, ...]


class Field(Struct, frozen=True, kw_only=True):
    """A parsed field; `doubtful` holds its confidence in per cent where that is low, else None."""

    name: str
    value: str
    doubtful: int | None


class CitationView(Struct, frozen=True, kw_only=True):
    citation: Citation
    refers_to: Pointer | None
    fields: tuple[Field, ...]


class AddressView(Struct, frozen=True, kw_only=True):
    address: Address
    group: str
    anchor: str
    raw: str
    notes: tuple[Pointer, ...]
    tone: str

    @property
    def verdict(self) -> LinkVerdict:
        return self.address.verdict


class NoteView(Struct, frozen=True, kw_only=True):
    note: Note
    kind: NoteKind
    anchor: str
    lines: str
    called: str
    pieces: tuple[Piece, ...]
    findings: tuple[FindingView, ...]
    citations: tuple[CitationView, ...]
    addresses: tuple[AddressView, ...]


class WorkView(Struct, frozen=True, kw_only=True):
    work: Work
    anchor: str
    told: str
    notes: tuple[Pointer, ...]


class Page(Struct, frozen=True, kw_only=True):
    """The whole page."""

    report: Report
    sums: tally.Tally
    bars: tuple[tuple[str, str, int], ...]
    families: dict[str, str]
    findings: dict[Severity, tuple[FindingView, ...]]
    notes: tuple[NoteView, ...]
    works: tuple[WorkView, ...]
    addresses: tuple[AddressView, ...]
    reading: tuple[tuple[str, str], ...]


def view(report: Report) -> Page:
    """All that the page shows of a report."""
    notes = {note.id: note for note in report.notes}
    findings = [
        _finding(finding, number, notes, report.manuscript)
        for number, finding in enumerate(report.findings, 1)
    ]
    listed = tuple(_addresses(report, notes))
    sums = tally.tally(report)
    return Page(
        report=report,
        sums=sums,
        bars=tuple(
            (_class(group), tally.GROUP_WORDS[group], sums.by_group[group])
            for group in tally.BY_NEED
            if group in sums.by_group
        ),
        families={
            code: FAMILIES.get(code, code) for code in sorted({one.family for one in findings})
        },
        findings={
            severity: chosen
            for severity in sums.by_severity
            if (chosen := tuple(one for one in findings if one.severity == severity))
        },
        notes=tuple(_notes(report, notes, findings, listed)),
        works=tuple(_works(report, notes)),
        addresses=tuple(sorted(listed, key=lambda one: tally.BY_NEED.index(one.verdict.group))),
        reading=tuple(
            (
                _lines(report.manuscript, damage.span.start, damage.span.end)
                if damage.span
                else "",
                damage.message,
            )
            for damage in report.manuscript.warnings
        ),
    )


def _finding(
    finding: Finding, number: int, notes: dict[str, Note], text: Manuscript
) -> FindingView:
    family = "".join(sign for sign in finding.rule if sign.isascii() and sign.isalpha()).upper()
    return FindingView(
        finding=finding,
        severity=tally.severity_of(finding),
        family=family or "OTHER",
        name=finding.name.replace("_", " ").replace("-", " "),
        anchor=f"finding-{number}",
        proofs=tuple(_proofs(finding, notes, text)),
        changes=changes(finding.fix, text) if finding.fix else (),
        corrected=tuple(_corrected(finding, notes, text)),
        notes=_pointers(finding.notes, notes),
    )


def _corrected(
    finding: Finding, notes: dict[str, Note], text: Manuscript
) -> Iterator[tuple[Pointer, str]]:
    """The whole text of each note as a fix would have it; notes torn into pieces are not told."""
    edits = finding.fix.edits if finding.fix else ()
    for name in dict.fromkeys(place.note for place in finding.places):
        note = notes.get(name or "")
        whole = corrected(edits, note, text) if note is not None else None
        if note is not None and whole is not None:
            yield _pointer(note), whole


def _proofs(finding: Finding, notes: dict[str, Note], text: Manuscript) -> Iterator[Proof]:
    quotes = [quote(place, notes.get(place.note or ""), text) for place in finding.places]
    for place, quoted in zip(finding.places, contrasted(quotes), strict=True):
        note = notes.get(place.note or "")
        yield Proof(
            note=_pointer(note) if note else None,
            lines=_lines(text, place.span.start, place.span.end),
            quote=quoted,
            whole=covers_all(quoted),
        )


def _notes(
    report: Report,
    notes: dict[str, Note],
    findings: Sequence[FindingView],
    listed: Sequence[AddressView],
) -> Iterator[NoteView]:
    found = _grouped(
        (note, one)
        for one in findings
        for note in (*one.finding.notes, *(place.note for place in one.finding.places))
    )
    cited = _grouped((citation.note, citation) for citation in report.citations)
    by_url = {one.verdict.url: one for one in listed}
    asked = _grouped((link.note, by_url[link.url]) for link in report.links)
    called = _grouped((marker.note, marker) for marker in report.manuscript.markers)
    note_of = {citation.key: citation.note for citation in report.citations}
    for note in report.notes:
        yield NoteView(
            note=note,
            kind=note.kind or "remark",
            anchor=_anchor(note),
            lines=_lines(report.manuscript, note.span.start, note.span.end),
            called=_called(called.get(note.id, ()), report.manuscript),
            pieces=pieces(note),
            findings=tuple(found.get(note.id, ())),
            citations=tuple(_citation(one, note_of, notes) for one in cited.get(note.id, ())),
            addresses=tuple(asked.get(note.id, ())),
        )


def _grouped(pairs: Iterable[tuple[str | None, Thing]]) -> dict[str, list[Thing]]:
    """Things by the note they belong to, each once."""
    groups: dict[str, dict[int, Thing]] = {}
    for note, thing in pairs:
        groups.setdefault(note or "", {})[id(thing)] = thing
    return {note: list(things.values()) for note, things in groups.items()}


def _citation(citation: Citation, note_of: dict[str, str], notes: dict[str, Note]) -> CitationView:
    earlier = notes.get(note_of.get(citation.refers_to or "", ""))
    return CitationView(
        citation=citation,
        refers_to=_pointer(earlier) if earlier else None,
        fields=tuple(_fields(citation)),
    )


def _fields(citation: Citation) -> Iterator[Field]:
    reference = citation.reference
    for name, word in _FIELDS.items():
        value = getattr(reference, name)
        if value:
            yield Field(
                name=word,
                value=_spoken(name, value),
                doubtful=_doubt(citation, name),
            )
    for kind, identifier in reference.identifiers.items():
        yield Field(
            name=kind.upper(), value=identifier, doubtful=_doubt(citation, kind, "identifiers")
        )


def _spoken(field: str, value: str | tuple[Name, ...]) -> str:
    if not isinstance(value, str):
        return names(value)
    return spoken_date(value) if field in ("issued", "accessed") else value


def _doubt(citation: Citation, *fields: str) -> int | None:
    """The confidence of a field in per cent, if it is low enough to ask for an eye."""
    sure = min(
        (citation.confidence[name] for name in fields if name in citation.confidence), default=1.0
    )
    return round(100 * sure) if sure < ParseConfig().doubtful else None


def _works(report: Report, notes: dict[str, Note]) -> Iterator[WorkView]:
    note_of = {citation.key: citation.note for citation in report.citations}
    for number, work in enumerate(report.works, 1):
        cited_in = [note_of[key] for key in work.citations if key in note_of]
        yield WorkView(
            work=work,
            anchor=f"work-{number}",
            told=told(work.reference),
            notes=_pointers(cited_in, notes),
        )


def _addresses(report: Report, notes: dict[str, Note]) -> Iterator[AddressView]:
    for number, one in enumerate(addresses(report), 1):
        yield AddressView(
            address=one,
            group=_class(one.verdict.group),
            anchor=f"address-{number}",
            raw=one.links[0].raw if one.links else one.verdict.url,
            notes=_pointers([link.note or "" for link in one.links], notes),
            tone=_class(one.tone),
        )


def _class(group: str) -> str:
    """A group as the name of its looks."""
    return group.replace(" ", "-")


def is_decision(row: Evidence) -> bool:
    """Whether a row of evidence is what an editor decided."""
    return isinstance(row, Decision)


def is_lookup(row: Evidence) -> bool:
    """Whether a row of evidence is an archive's answer rather than a page's."""
    return isinstance(row, CaptureLookup)


def _pointers(ids: Sequence[str], notes: dict[str, Note]) -> tuple[Pointer, ...]:
    return tuple(_pointer(notes[note]) for note in dict.fromkeys(ids) if note in notes)


def _pointer(note: Note) -> Pointer:
    return Pointer(text=note.id, anchor=_anchor(note))


def _anchor(note: Note) -> str:
    return "note-" + percent(note.id.encode("utf-8", "backslashreplace"), safe=":")


def _called(markers: Sequence[Marker], text: Manuscript) -> str:
    """The lines in which markers call a note."""
    lines = dict.fromkeys(str(text.position(marker.span.start).line) for marker in markers)
    return ", ".join(lines)


def _lines(text: Manuscript, start: int, end: int) -> str:
    first, last = text.position(start).line, text.position(max(start, end - 1)).line
    return f"line {first}" if first == last else f"lines {first}–{last}"
