"""The JSON report as data: what a Report holds, told in the objects of `shape.py`."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from msgspec import UNSET

from citeaudit.judge.citing import ENGLISH, House, archived_at, house_of
from citeaudit.judge.copies import lookups_of
from citeaudit.model.citation import Citation, Link, Reference, Work
from citeaudit.model.evidence import (
    Capture,
    CopyFit,
    Evidence,
    Fetch,
    LinkVerdict,
)
from citeaudit.model.finding import Finding, Fix, Place, Report
from citeaudit.model.manuscript import Manuscript, Marker, Note, Span
from citeaudit.net.address import host_key
from citeaudit.reporters.shape import (
    SCHEMA_VERSION,
    ArchiveItem,
    CitationItem,
    Document,
    EditItem,
    FindingItem,
    FixItem,
    FragmentItem,
    LinkItem,
    ManuscriptItem,
    MarkerItem,
    NoteItem,
    PlaceItem,
    ReferenceItem,
    RunItem,
    SummaryItem,
    ToolItem,
    WorkItem,
)  # fmt: skip
from citeaudit.reporters.tally import NOT_ASKED, severity_of, tally
from citeaudit.version import __version__

# A text given by a program may hold halves of characters, which no file can.
_HALVES = re.compile("[\ud800-\udfff]")

# What JSON lets stand in a text and a terminal obeys: these can be in strings only.
_ACTS = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def build(report: Report) -> Document:
    """The whole JSON report of an audit, as data."""
    text = report.manuscript
    keys: dict[str, list[str]] = {}
    for citation in report.citations:
        keys.setdefault(citation.note, []).append(citation.key)
    return Document(
        schema_version=SCHEMA_VERSION,
        tool=ToolItem(name="citeaudit", version=__version__),
        run=RunItem(**msgspec.structs.asdict(report.run)),
        manuscript=_manuscript(text),
        markers=tuple(_marker(marker, text) for marker in report.manuscript.markers),
        notes=tuple(_note(note, text, keys.get(note.id, ())) for note in report.notes),
        citations=tuple(_citation(citation) for citation in report.citations),
        works=tuple(_work(work) for work in report.works),
        links=link_items(
            report.links, report.verdicts, report.evidence, house=house_of_report(report)
        ),
        findings=tuple(_finding(finding, text) for finding in report.findings),
        summary=_summary(report),
    )


def link_items(
    links: Iterable[Link],
    verdicts: Iterable[LinkVerdict],
    evidence: Iterable[Evidence],
    *,
    house: House = ENGLISH,
) -> tuple[LinkItem, ...]:
    """One object for each distinct address, in order of appearance; addresses judged but not printed come last."""
    printed: dict[str, list[Link]] = {}
    for link in links:
        printed.setdefault(link.url, []).append(link)
    concluded = {verdict.url: verdict for verdict in verdicts}
    urls = dict.fromkeys([*printed, *concluded])
    rows = evidence_of(urls, concluded.values(), evidence)
    return tuple(
        link_item(url, printed.get(url, ()), concluded.get(url), rows[url], house=house)
        for url in urls
    )


def evidence_of(
    urls: Iterable[str], verdicts: Iterable[LinkVerdict], evidence: Iterable[Evidence]
) -> dict[str, tuple[Evidence, ...]]:
    """The rows that tell of each address: those its verdict rests on, then all others about it.

    The others belong to it too: a judge of tomorrow may weigh what the judge of today did not need. They are those
    of the address with and without its fragment, and what the hosts it leads to said of invented addresses.
    """
    rows = {row.id: row for row in evidence}
    found: dict[str, dict[str, Evidence]] = {url: {} for url in urls}
    for verdict in verdicts:
        found[verdict.url] = {name: rows[name] for name in verdict.evidence if name in rows}
    subjects: dict[str, list[str]] = {}
    for url in found:
        subjects.setdefault(url.partition("#")[0], []).append(url)
    probes: dict[str, list[Fetch]] = {}
    for row in rows.values():
        if isinstance(row, Fetch) and row.probes:
            probes.setdefault(row.probes, []).append(row)
            continue
        for url in subjects.get(row.url.partition("#")[0], ()):
            found[url].setdefault(row.id, row)
    for url, used in found.items():
        ends = [row.final_url for row in used.values() if isinstance(row, Fetch) and row.final_url]
        for host in dict.fromkeys(map(host_key, [url, *ends])):
            used |= {row.id: row for row in probes.get(host, ()) if row.id not in used}
    return {url: tuple(used.values()) for url, used in found.items()}


def link_item(
    url: str,
    printed: Sequence[Link] = (),
    verdict: LinkVerdict | None = None,
    evidence: Sequence[Evidence] = (),
    *,
    house: House | None = None,
) -> LinkItem:
    """One address: where it is printed, what became of it, and the rows of evidence that say so.

    `evidence` are the rows the verdict rests on, and the archives' answers about this address.
    """
    notes = dict.fromkeys(link.note for link in printed if link.note is not None)
    repairs = printed[0].repairs if printed else ()
    return LinkItem(
        url=url,
        raw=printed[0].raw if printed else url,
        notes=tuple(notes),
        verdict=verdict.verdict if verdict else NOT_ASKED,
        group=verdict.group if verdict else "not asked",
        confidence=verdict.confidence if verdict else 0.0,
        because=verdict.because if verdict else "not asked",
        evidence=tuple(evidence),
        archive=archive_item(verdict, evidence, house or ENGLISH),
        new_url=(verdict.new_url if verdict else None) or UNSET,
        repairs=repairs or UNSET,
    )


def house_of_report(report: Report) -> House:
    """How the manuscript speaks, for what is to be printed in it."""
    return house_of(report.manuscript.language, (note.text for note in report.notes))


def archive_item(
    verdict: LinkVerdict | None, evidence: Sequence[Evidence], house: House = ENGLISH
) -> ArchiveItem:
    """What the archives said of an address: the copy the judge would cite, or the answer that weighs most.

    An archive that could not be asked leaves the answer open, whatever the others lack: it may hold a copy.
    """
    lookups = lookups_of(evidence)
    errors = tuple(
        f"{row.archive}: {row.error}" for row in lookups if row.answer == "unknown" and row.error
    )
    if verdict is not None and verdict.memento is not None:
        return _copy_item(verdict.memento, verdict.fit, errors, house)
    answers = {row.answer for row in lookups}
    for answer in ("found", "unknown", "excluded", "not-archived"):
        if answer in answers:
            return ArchiveItem(answer=answer, errors=errors or UNSET)
    return ArchiveItem(answer="unknown")


def _copy_item(
    copy: Capture, fit: CopyFit | None, errors: tuple[str, ...], house: House
) -> ArchiveItem:
    return ArchiveItem(
        answer="found",
        memento=copy.memento,
        at=copy.at,
        archive=copy.archive,
        match=fit.match if fit else None,
        near=(fit.near if fit else None) or UNSET,
        distance=fit.distance if fit and fit.distance is not None else UNSET,
        because=fit.because if fit else UNSET,
        drift=(fit.drift if fit else None) or UNSET,
        cite=archived_at(copy, house) or UNSET,
        errors=errors or UNSET,
    )


def encode(item: object, *, indent: int = 0) -> str:
    """An object of the report as JSON text, on one line without `indent`; what a terminal would obey is written as `\\u009b`."""
    try:
        encoded = msgspec.json.encode(item)
    except UnicodeEncodeError:
        encoded = msgspec.json.encode(_whole_characters(msgspec.to_builtins(item)))
    text = (msgspec.json.format(encoded, indent=indent) if indent else encoded).decode()
    return _ACTS.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def _whole_characters(value: Any) -> Any:
    """The same data with every half of a character replaced, one for one, so that no offset moves."""
    if isinstance(value, str):
        return _HALVES.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_whole_characters(key): _whole_characters(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_whole_characters(inner) for inner in value]
    return value


def printable_path(path: str | None) -> str | None:
    """A path as text that every file and screen takes: bytes that are no text are spelled out."""
    return path.encode("utf-8", "backslashreplace").decode() if path is not None else None


def _manuscript(text: Manuscript) -> ManuscriptItem:
    return ManuscriptItem(
        path=printable_path(text.source),
        format=text.format,
        sha256=text.sha256,
        title=text.title,
        authors=text.authors,
        language=text.language,
        warnings=tuple(damage.message for damage in text.warnings) or UNSET,
    )


def _marker(marker: Marker, text: Manuscript) -> MarkerItem:
    at = text.position(marker.span.start)
    return MarkerItem(
        label=marker.label,
        line=at.line,
        column=at.column,
        start=marker.span.start,
        end=marker.span.end,
        note=marker.note,
    )


def _note(note: Note, text: Manuscript, keys: Sequence[str]) -> NoteItem:
    return NoteItem(
        label=note.label,
        id=note.id if note.id != note.label else UNSET,
        kind=note.kind or "remark",
        text=note.text,
        line=_line(note.span, text),
        fragments=tuple(
            FragmentItem(
                start=piece.span.start,
                end=piece.span.end,
                line=_line(piece.span, text),
                join=piece.join,
            )
            for piece in note.fragments
        ),
        citations=tuple(keys),
    )


def _citation(citation: Citation) -> CitationItem:
    return CitationItem(
        key=citation.key,
        note=citation.note,
        text=citation.text,
        form=citation.form,
        refers_to=citation.refers_to,
        confidence=citation.confidence,
        reference=reference_item(citation.reference),
    )


def reference_item(reference: Reference) -> ReferenceItem:
    """What a citation says of its work; the rarer fields only where they have a value."""
    values = msgspec.structs.asdict(reference)
    for name in ("translators", "series", "edition", "pinpoint", "accessed", "language"):
        values[name] = values[name] or UNSET
    return ReferenceItem(**values)


def _work(work: Work) -> WorkItem:
    return WorkItem(key=work.key, citations=work.citations, because=work.because or UNSET)


def _finding(finding: Finding, text: Manuscript) -> FindingItem:
    return FindingItem(
        id=finding.id,
        rule=finding.rule,
        name=finding.name,
        severity=severity_of(finding),
        notes=finding.notes,
        message=finding.message,
        places=tuple(_place(place, text) for place in finding.places),
        evidence=finding.evidence,
        fix=_fix(finding.fix) if finding.fix else None,
    )


def _fix(fix: Fix) -> FixItem:
    edits = (
        EditItem(start=edit.span.start, end=edit.span.end, text=edit.text) for edit in fix.edits
    )
    return FixItem(safety=fix.safety, edits=tuple(edits))


def _place(place: Place, text: Manuscript) -> PlaceItem:
    return PlaceItem(
        note=place.note,
        line=_line(place.span, text),
        start=place.span.start,
        end=place.span.end,
    )


def _line(span: Span, text: Manuscript) -> int:
    return text.position(span.start).line


def _summary(report: Report) -> SummaryItem:
    sums = msgspec.structs.asdict(tally(report))
    del sums["by_group"]
    return SummaryItem(**sums)
