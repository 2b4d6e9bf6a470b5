"""What is wrong: every rule run over one audited manuscript, its findings completed and put in order."""

import hashlib
from collections.abc import Iterator
from types import ModuleType
from typing import cast

import msgspec

from citeaudit.config import Config
from citeaudit.errors import UsageError
from citeaudit.model.finding import SEVERITIES, Finding, Severity
from citeaudit.registry import parts
from citeaudit.rules.audited import Audited

__all__ = ["Audited", "catalogue", "chosen", "conclude", "manual_page"]


def catalogue() -> dict[str, ModuleType]:
    """Every known rule by code, in order of code."""
    return {rule.CODE: rule for rule in sorted(parts("rules"), key=lambda rule: str(rule.CODE))}


def manual_page(code: str) -> str:
    """A rule's manual page: code, name, severity, and its docstring. Raises UsageError for an unknown code."""
    rules = catalogue()
    rule = rules.get(code.upper())
    if rule is None:
        raise UsageError(f"no rule {code!r}; `citeaudit rules` lists them all")
    return f"{rule.CODE} {rule.NAME} ({rule.SEVERITY})\n\n{(rule.__doc__ or '').strip()}\n"


def chosen(config: Config) -> list[ModuleType]:
    """The rules that a configuration selects, in order of code.

    A name in `select` or `ignore` is a code or the beginning of one (a family); the longer name wins, and
    `ignore` wins a tie. With nothing selected, all rules run but those that are off by default
    (`DEFAULT = False` in the rule). Raises UsageError for a name that fits no rule.
    """
    rules = catalogue()
    for name in (*config.select, *config.ignore, *config.severity):
        if name.upper() != "ALL" and not any(code.startswith(name.upper()) for code in rules):
            raise UsageError(f"no rule or family {name!r}; `citeaudit rules` lists them all")
    return [rule for code, rule in rules.items() if _is_chosen(code, rule, config)]


def _is_chosen(code: str, rule: ModuleType, config: Config) -> bool:
    wanted = max((_fit(code, name) for name in config.select), default=-1)
    if not config.select and getattr(rule, "DEFAULT", True):
        wanted = 0
    unwanted = max((_fit(code, name) for name in config.ignore), default=-1)
    return wanted > unwanted


def _fit(code: str, name: str) -> int:
    """How closely a name fits a code: the length of the shared beginning, 0 for ALL, -1 for no fit."""
    if name.upper() == "ALL":
        return 0
    return len(name) if code.startswith(name.upper()) else -1


def conclude(audited: Audited) -> tuple[Finding, ...]:
    """All findings of the chosen rules, completed, merged and in the order of their places.

    One defect is told once: a rule may name in `SPEAKS_FOR` the rules whose findings it makes superfluous, and a
    finding of those that begins at the same place becomes a line of its evidence. A rule that raises does not
    stop the audit: it becomes a finding of its own.
    """
    rules = chosen(audited.config)
    found = [
        _completed(finding, rule, audited) for rule in rules for finding in _run(rule, audited)
    ]
    told = _told_once(found, {rule.CODE: getattr(rule, "SPEAKS_FOR", ()) for rule in rules})
    told.sort(key=lambda finding: (_first_place(finding), finding.rule, finding.message))
    return tuple(_with_ids(told))


def _told_once(found: list[Finding], speaks_for: dict[str, tuple[str, ...]]) -> list[Finding]:
    """Findings without those that another one speaks for, and without exact repetitions."""
    by_note: dict[tuple[str, str | None], list[Finding]] = {}
    for finding in found:
        if finding.places:
            by_note.setdefault((finding.rule, finding.places[0].note), []).append(finding)
    silenced: dict[int, Finding] = {}
    told = []
    for finding in found:
        covered = [
            other
            for code in speaks_for.get(finding.rule, ())
            for other in by_note.get((code, finding.places[0].note if finding.places else None), ())
            if _begin_together(finding, other)
        ]
        silenced.update((id(other), other) for other in covered)
        told.append((finding, _speaking_for(finding, covered)))
    kept = [whole for finding, whole in told if id(finding) not in silenced]
    return list({(one.rule, one.places, one.message): one for one in kept}.values())


def _speaking_for(finding: Finding, covered: list[Finding]) -> Finding:
    """A finding with what others said of its defect; it is no slighter than they were."""
    if not covered:
        return finding
    more = tuple(f"{other.rule} {other.message}" for other in covered)
    gravest = min(
        (one.severity for one in (finding, *covered) if one.severity), key=SEVERITIES.index
    )
    return msgspec.structs.replace(finding, evidence=finding.evidence + more, severity=gravest)


def _begin_together(one: Finding, other: Finding) -> bool:
    """Whether the first places of two findings overlap, and the second tells of no note that the first does not."""
    if not one.places or not other.places or not set(other.notes) <= set(one.notes):
        return False
    here, there = one.places[0].span, other.places[0].span
    return here.start < there.end and there.start < here.end


def _run(rule: ModuleType, audited: Audited) -> Iterator[Finding]:
    try:
        yield from rule.check(audited)
    except Exception as error:
        yield Finding(
            rule=rule.CODE,
            severity="warning",
            message=f"rule failed: {type(error).__name__}: {error}; please report this with the manuscript",
        )


def _completed(finding: Finding, rule: ModuleType, audited: Audited) -> Finding:
    severity = audited.config.severity.get(finding.rule) or finding.severity or rule.SEVERITY
    notes = finding.notes or tuple(
        dict.fromkeys(place.note for place in finding.places if place.note)
    )
    return msgspec.structs.replace(
        finding, name=rule.NAME, severity=cast(Severity, severity), notes=notes
    )


def _first_place(finding: Finding) -> int:
    return finding.places[0].span.start if finding.places else -1


def _with_ids(findings: list[Finding]) -> Iterator[Finding]:
    """Give each finding an id that survives edits elsewhere: of its rule, notes and words, not its place."""
    seen: dict[str, int] = {}
    for finding in findings:
        words = "\x1f".join((finding.rule, *finding.notes, finding.message))
        digest = hashlib.sha256(words.encode()).hexdigest()[:10]
        count = seen[digest] = seen.get(digest, 0) + 1
        yield msgspec.structs.replace(finding, id=digest if count == 1 else f"{digest}-{count}")
