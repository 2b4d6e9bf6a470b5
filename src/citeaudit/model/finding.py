"""What is wrong: findings with their places and proof, and the report that carries them."""

from datetime import datetime
from typing import Literal

from msgspec import Struct, field

from citeaudit.model.citation import Citation, Link, Work
from citeaudit.model.evidence import Evidence, LinkVerdict
from citeaudit.model.manuscript import Manuscript, Note, Span

Severity = Literal["error", "warning", "note"]
Network = Literal["online", "offline", "not-asked"]

# From grave to slight: the order in which reports count and `--fail-on` compares.
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


class Place(Struct, frozen=True, kw_only=True):
    """A stretch of the manuscript that a finding points to, with the id of the note it stands in, if any."""

    span: Span
    note: str | None = None


class Edit(Struct, frozen=True, kw_only=True):
    """Put `text` in the place of `span`; an empty span inserts."""

    span: Span
    text: str


class Fix(Struct, frozen=True, kw_only=True):
    """Edits that mend a finding, all or none. Safe ones cannot change what is said; unsafe ones need an eye."""

    safety: Literal["safe", "unsafe"]
    edits: tuple[Edit, ...]


class Finding(Struct, frozen=True, kw_only=True):
    """One defect: what, where (both places when two clash), why we think so, and what to do.

    A rule gives `rule`, `message`, `places`, and where it has them `evidence` (one line each) and `fix`. `notes` are
    ids; where a rule gives none they are those of the places. The rule runner fills in `id` (stable over runs),
    `name` and, where the rule left it None, `severity`.
    """

    rule: str
    message: str
    places: tuple[Place, ...] = ()
    evidence: tuple[str, ...] = ()
    fix: Fix | None = None
    notes: tuple[str, ...] = ()
    severity: Severity | None = None
    name: str = ""
    id: str = ""


class Run(Struct, frozen=True, kw_only=True):
    """When and how the audit was made. `options` are those that shape its result, by name.

    `kept` is the folder whose evidence was judged, where nobody was asked; the report is then as of when that was kept.
    """

    started_at: datetime
    finished_at: datetime
    network: Network
    options: dict[str, object] = field(default_factory=dict)
    kept: str | None = None


class Report(Struct, frozen=True, kw_only=True):
    """An audit's whole result; every reporter tells this and nothing else."""

    manuscript: Manuscript
    notes: tuple[Note, ...]
    citations: tuple[Citation, ...]
    works: tuple[Work, ...]
    links: tuple[Link, ...]
    verdicts: tuple[LinkVerdict, ...]
    findings: tuple[Finding, ...]
    evidence: tuple[Evidence, ...] = ()
    run: Run
