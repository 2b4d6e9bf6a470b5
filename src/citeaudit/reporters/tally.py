"""The sums of a report, and the sentences that say what was not checked: told alike in every format."""

from collections import Counter

from msgspec import Struct

from citeaudit.model.evidence import GROUP_OF, GROUPS, Group, LinkVerdict, Verdict
from citeaudit.model.finding import SEVERITIES, Finding, Report, Severity
from citeaudit.reporters.visible import one_line

NOT_ASKED: Verdict = "not-asked"

# The groups of verdicts as an editor would say them.
GROUP_WORDS: dict[Group, str] = {
    "fine": "fine",
    "look": "to look at",
    "not now": "failing now",
    "gone": "gone",
    "not asked": "not asked",
}

# What asks for an editor's eye stands first.
BY_NEED: tuple[Group, ...] = ("gone", "look", "not now", "fine", "not asked")

_REASONS: dict[Verdict, str] = {
    "offline": "the network was away",
    "refused": "not to be asked",
    "excluded": "left out by a decision",
    "not-asked": "not asked",
}


class Tally(Struct, frozen=True, kw_only=True):
    """How many there are of each thing; `unchecked` counts addresses nobody could ask."""

    notes: int
    citations: int
    works: int
    links: int
    by_severity: dict[Severity, int]
    by_rule: dict[str, int]
    by_verdict: dict[Verdict, int]
    by_group: dict[Group, int]
    unchecked: int


def tally(report: Report) -> Tally:
    """The sums of a report. Severities are all there, also at nought; rules and verdicts only as they occur."""
    verdicts = Counter(verdict_of(report).values())
    groups = Counter({group: sum(verdicts[name] for name in GROUPS[group]) for group in GROUPS})
    severities = Counter(severity_of(finding) for finding in report.findings)
    rules = Counter(finding.rule for finding in report.findings)
    return Tally(
        notes=len(report.notes),
        citations=len(report.citations),
        works=len(report.works),
        links=verdicts.total(),
        by_severity={severity: severities[severity] for severity in SEVERITIES},
        by_rule={rule: rules[rule] for rule in sorted(rules)},
        by_verdict={name: verdicts[name] for name in GROUP_OF if verdicts[name]},
        by_group={group: count for group, count in groups.items() if count},
        unchecked=groups["not asked"],
    )


def verdict_of(report: Report) -> dict[str, Verdict]:
    """The verdict on each distinct address, in the order of the notes; addresses nobody judged are "not-asked"."""
    concluded = {verdict.url: verdict.verdict for verdict in report.verdicts}
    urls = dict.fromkeys([*(link.url for link in report.links), *concluded])
    return {url: concluded.get(url, NOT_ASKED) for url in urls}


def judged(report: Report) -> dict[str, LinkVerdict]:
    """As `verdict_of`, with the whole verdict."""
    concluded = {verdict.url: verdict for verdict in report.verdicts}
    return {
        url: concluded.get(url)
        or LinkVerdict(url=url, verdict=NOT_ASKED, confidence=0.0, because="not asked")
        for url in verdict_of(report)
    }


def severity_of(finding: Finding) -> Severity:
    """A finding's severity; one that no rule runner completed counts as a warning."""
    return finding.severity or "warning"


def graver_first(report: Report) -> dict[Severity, list[Finding]]:
    """The findings under their severities, each in the order of the manuscript; empty severities are left out."""
    found: dict[Severity, list[Finding]] = {severity: [] for severity in SEVERITIES}
    for finding in report.findings:
        found[severity_of(finding)].append(finding)
    return {severity: findings for severity, findings in found.items() if findings}


def some_of(finding: Finding, most: int) -> list[str]:
    """A finding's first lines of evidence, and how many more there are."""
    lines = list(finding.evidence[:most])
    if len(finding.evidence) > most:
        lines.append(f"and {len(finding.evidence) - most} more; the JSON report has them all")
    return lines


def count(number: int, thing: str, things: str | None = None) -> str:
    """A number and its thing: "1 note", "2 notes", "no notes"."""
    if number == 1:
        return f"1 {thing}"
    return f"{number or 'no'} {things or thing + 's'}"


def contents(sums: Tally) -> str:
    """What was read, in one line."""
    if not sums.notes:
        return "no notes found"
    cited = count(sums.citations, "citation")
    if sums.citations:
        cited += f" of {count(sums.works, 'work')}"
    return f"{count(sums.notes, 'note')}, {cited}, {count(sums.links, 'address', 'addresses')}"


def severities(sums: Tally) -> str:
    """The findings by severity, in one line."""
    if not any(sums.by_severity.values()):
        return "no findings"
    return ", ".join(count(number, severity) for severity, number in sums.by_severity.items())


def addresses(sums: Tally) -> str:
    """The addresses by group of verdict, in one line."""
    if not sums.links:
        return "no addresses"
    return ", ".join(f"{number} {GROUP_WORDS[group]}" for group, number in sums.by_group.items())


def network(report: Report) -> str:
    """Whether addresses were asked, or what was judged in their place."""
    if report.run.kept is None:
        told = {"online": "addresses were asked", "offline": "away", "not-asked": "not asked"}
        return told[report.run.network]
    newest = max((row.at for row in report.evidence), default=None)
    until = f", up to {newest:%Y-%m-%d %H:%M} UTC" if newest else ""
    return f"not asked; judged from the evidence kept in {one_line(report.run.kept)}{until}"


def unchecked(sums: Tally) -> list[str]:
    """One line for each reason why addresses were not checked."""
    return [
        f"{count(sums.by_verdict[verdict], 'address', 'addresses')} not checked: {reason}"
        for verdict, reason in _REASONS.items()
        if sums.by_verdict.get(verdict)
    ]
