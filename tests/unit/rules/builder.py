"""Small manuscripts with their citations, made by hand: fields are marked where they stand.

    made("{authors:Ada Grant}, “{title:Mills},” *{container:Record}*, {issued:May 3, 2004=2004-05-03}.")

A mark is `{field:printed}` or `{field:printed=value}`. Every string is one note, called by a marker of the same number;
`works` groups note numbers that cite one work, the others stand alone.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from citeaudit.config import Config
from citeaudit.model.citation import (
    Citation,
    Citations,
    EntryType,
    FieldMark,
    Link,
    Name,
    Reference,
    Work,
)
from citeaudit.model.evidence import LinkVerdict
from citeaudit.model.finding import Network
from citeaudit.model.manuscript import Block, Extent, Fragment, Manuscript, Marker, Note, Run, Span
from citeaudit.rules import Audited

AT = datetime(2026, 6, 1, tzinfo=UTC)
_MARK = re.compile(r"\{(\w+):([^{}=]*)(?:=([^{}]*))?\}")


def made(
    *notes: str,
    body: str | None = None,
    works: Sequence[Sequence[int]] = (),
    types: dict[int, EntryType] | None = None,
    verdicts: Sequence[LinkVerdict] = (),
    network: Network = "not-asked",
    config: Config | None = None,
) -> Audited:
    """An audited manuscript with these notes, each one full citation."""
    text = body or " ".join(f"A claim.<sup>{number}</sup>" for number in range(1, len(notes) + 1))
    block = Block(kind="paragraph", span=Span(start=0, end=len(text)))
    markers = tuple(
        Marker(
            label=found[1], span=Span(start=found.start(), end=found.end()), note=found[1], block=0
        )
        for found in re.finditer(r"<sup>(\d+)</sup>", text)
    )
    built, citations, links = [], [], []
    for number, marked in enumerate(notes, 1):
        start = len(text) + 2 + len(f"{number} ")
        note, citation = _note(str(number), marked, start, (types or {}).get(number, "article"))
        text += f"\n\n{number} {note.text}"
        built.append(note)
        citations.append(citation)
        if citation.reference.url:
            at = start + note.text.index(citation.reference.url)
            span = Span(start=at, end=at + len(citation.reference.url))
            links.append(
                Link(
                    raw=citation.reference.url,
                    url=citation.reference.url,
                    kind="url",
                    span=span,
                    note=note.id,
                )
            )
    manuscript = Manuscript(
        source=None,
        format="markdown",
        text=text,
        sha256="",
        blocks=(block,),
        markers=markers,
        notes=tuple(built),
    )
    cites = Citations(
        notes=tuple(built),
        citations=tuple(citations),
        works=tuple(_works(citations, works)),
        links=tuple(links),
    )
    return Audited(manuscript, cites, verdicts, at=AT, network=network, config=config)


def _note(label: str, marked: str, start: int, kind: EntryType) -> tuple[Note, Citation]:
    text, marks, values = "", [], {}
    end = 0
    for found in _MARK.finditer(marked):
        text += marked[end : found.start()]
        extent = Extent(start=len(text), end=len(text) + len(found[2]))
        text += found[2]
        end = found.end()
        marks.append(FieldMark(field=found[1], extent=extent, confidence=1.0))
        values.setdefault(found[1], []).append(found[3] or found[2])
    text += marked[end:]
    whole = Span(start=start, end=start + len(text))
    note = Note(
        id=label, label=label, text=text, span=Span(start=start - len(label) - 1, end=whole.end), kind="citation",
        fragments=(Fragment(span=whole, join="start"),), runs=(Run(at=0, source=start, length=len(text)),),
    )  # fmt: skip
    citation = Citation(
        key=f"{label}.1", note=label, text=text, span=whole, extent=Extent(start=0, end=len(text)), form="full",
        reference=_reference(values, kind), fields=tuple(marks),
    )  # fmt: skip
    return note, citation


def _reference(values: dict[str, list[str]], kind: EntryType) -> Reference:
    people: dict[str, Any] = {
        field: tuple(map(_name, values.pop(field, ()))) for field in ("authors", "editors")
    }
    return Reference(type=kind, **people, **{field: found[0] for field, found in values.items()})


def _name(printed: str) -> Name:
    given, _, family = printed.rpartition(" ")
    return Name(family=family, given=given) if given else Name(literal=printed)


def _works(citations: Sequence[Citation], groups: Sequence[Sequence[int]]) -> list[Work]:
    grouped = {number: tuple(group) for group in groups for number in group}
    numbers = dict.fromkeys(
        grouped.get(number, (number,)) for number in range(1, len(citations) + 1)
    )
    return [
        Work(
            key=f"work-{group[0]}",
            citations=tuple(citations[number - 1].key for number in group),
            reference=citations[group[0] - 1].reference,
        )
        for group in numbers
    ]
