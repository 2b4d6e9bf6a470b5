"""The objects of the JSON report, one struct each; the JSON Schema is made from them.

    Document ─┬─ tool, run, manuscript
              ├─ markers, notes ── fragments
              ├─ citations ── reference,  works
              ├─ links ── evidence, archive        one object an address, also what `check --format jsonl` prints
              ├─ findings ── places, fix ── edits
              └─ summary

A key drawn in `docs/reference/report.md` is always there; one that is UNSET by default stands only where it
carries something. `start` and `end` count code points of the manuscript's text, half-open.

`python -m citeaudit.reporters.shape` prints the schema, which is shipped as `report.schema.json`.
"""

from datetime import datetime
from inspect import cleandoc
from typing import Any, Literal

import msgspec
from msgspec import UNSET, Struct, UnsetType

from citeaudit.judge.changes import Kind
from citeaudit.model.citation import CitationForm, EntryType, Name
from citeaudit.model.evidence import Answered, Drift, Evidence, Group, Match, Verdict
from citeaudit.model.finding import Network, Severity
from citeaudit.model.manuscript import Join, NoteKind

SCHEMA_VERSION: Literal[1] = 1


class Item(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every object of the report has in common: it is frozen, and no key is unknown."""


class ToolItem(Item, frozen=True, kw_only=True):
    name: str
    version: str


class RunItem(Item, frozen=True, kw_only=True):
    started_at: datetime
    finished_at: datetime
    network: Network
    options: dict[str, Any]
    kept: str | None = None


class ManuscriptItem(Item, frozen=True, kw_only=True):
    path: str | None
    format: str
    sha256: str
    title: str | None
    authors: tuple[str, ...]
    language: str | None
    warnings: tuple[str, ...] | UnsetType = UNSET


class MarkerItem(Item, frozen=True, kw_only=True):
    label: str
    line: int
    column: int
    start: int
    end: int
    note: str | None


class FragmentItem(Item, frozen=True, kw_only=True):
    start: int
    end: int
    line: int
    join: Join


class NoteItem(Item, frozen=True, kw_only=True):
    label: str
    id: str | UnsetType = UNSET
    kind: NoteKind
    text: str
    line: int
    fragments: tuple[FragmentItem, ...]
    citations: tuple[str, ...]


class ReferenceItem(Item, frozen=True, kw_only=True):
    type: EntryType
    authors: tuple[Name, ...]
    editors: tuple[Name, ...]
    title: str | None
    container: str | None
    publisher: str | None
    place: str | None
    issued: str | None
    volume: str | None
    issue: str | None
    pages: str | None
    genre: str | None
    identifiers: dict[str, str]
    url: str | None
    translators: tuple[Name, ...] | UnsetType = UNSET
    series: str | UnsetType = UNSET
    edition: str | UnsetType = UNSET
    pinpoint: str | UnsetType = UNSET
    accessed: str | UnsetType = UNSET
    language: str | UnsetType = UNSET


class CitationItem(Item, frozen=True, kw_only=True):
    key: str
    note: str
    text: str
    form: CitationForm
    refers_to: str | None
    confidence: dict[str, float]
    reference: ReferenceItem


class WorkItem(Item, frozen=True, kw_only=True):
    key: str
    citations: tuple[str, ...]
    because: tuple[str, ...] | UnsetType = UNSET


class ArchiveItem(Item, frozen=True, kw_only=True):
    """What archives hold of an address. `near` is the date for which a copy was wanted, `distance` the days from it to
    the copy, negative for an earlier one; `cite` is what to print after the address; `errors` say who could not be asked.
    """

    answer: Answered
    memento: str | None = None
    at: datetime | None = None
    match: Match | None = None
    archive: str | UnsetType = UNSET
    near: datetime | UnsetType = UNSET
    distance: int | UnsetType = UNSET
    because: str | UnsetType = UNSET
    drift: Drift | UnsetType = UNSET
    cite: str | UnsetType = UNSET
    errors: tuple[str, ...] | UnsetType = UNSET


class PrintedItem(Item, frozen=True, kw_only=True):
    input: str
    notes: tuple[str, ...]


class ChangeItem(Item, frozen=True, kw_only=True):
    kind: Kind
    before: Verdict | UnsetType = UNSET
    since: datetime | UnsetType = UNSET


class LinkItem(Item, frozen=True, kw_only=True):
    url: str
    raw: str
    notes: tuple[str, ...]
    verdict: Verdict
    group: Group
    confidence: float
    because: str
    evidence: tuple[Evidence, ...]
    archive: ArchiveItem
    new_url: str | UnsetType = UNSET
    repairs: tuple[str, ...] | UnsetType = UNSET
    inputs: tuple[PrintedItem, ...] | UnsetType = UNSET
    change: ChangeItem | UnsetType = UNSET


class PlaceItem(Item, frozen=True, kw_only=True):
    note: str | None
    line: int
    start: int
    end: int


class EditItem(Item, frozen=True, kw_only=True):
    start: int
    end: int
    text: str


class FixItem(Item, frozen=True, kw_only=True):
    safety: Literal["safe", "unsafe"]
    edits: tuple[EditItem, ...]


class FindingItem(Item, frozen=True, kw_only=True):
    id: str
    rule: str
    name: str
    severity: Severity
    notes: tuple[str, ...]
    message: str
    places: tuple[PlaceItem, ...]
    evidence: tuple[str, ...]
    fix: FixItem | None


class SummaryItem(Item, frozen=True, kw_only=True):
    notes: int
    citations: int
    works: int
    links: int
    by_severity: dict[Severity, int]
    by_rule: dict[str, int]
    by_verdict: dict[Verdict, int]
    unchecked: int


class Document(Item, frozen=True, kw_only=True):
    schema_version: Literal[1]
    tool: ToolItem
    run: RunItem
    manuscript: ManuscriptItem
    markers: tuple[MarkerItem, ...]
    notes: tuple[NoteItem, ...]
    citations: tuple[CitationItem, ...]
    works: tuple[WorkItem, ...]
    links: tuple[LinkItem, ...]
    findings: tuple[FindingItem, ...]
    summary: SummaryItem


def schema() -> dict[str, Any]:
    """The JSON Schema of the report, as strict for the rows of evidence as for everything else."""
    made: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"citeaudit report, version {SCHEMA_VERSION}",
        **msgspec.json.schema(Document),
    }
    for shape in made["$defs"].values():
        if "properties" in shape:
            shape["additionalProperties"] = False
        # Docstrings come indented up to Python 3.12, and bare from 3.13 on.
        if "description" in shape:
            shape["description"] = cleandoc(shape["description"])
    return made


if __name__ == "__main__":
    print(msgspec.json.format(msgspec.json.encode(schema()), indent=2).decode())  # noqa: T201
