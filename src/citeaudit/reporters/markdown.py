"""The report as Markdown, for a pull request or a mail: safe wherever Markdown is shown, readable where it is not."""

import re
from collections.abc import Iterator

from citeaudit.model.evidence import LinkVerdict
from citeaudit.model.finding import Finding, Place, Report
from citeaudit.model.manuscript import Note
from citeaudit.reporters import document, tally
from citeaudit.reporters.copies import Address, addresses
from citeaudit.reporters.proof import NOTHING, changes, plain
from citeaudit.reporters.visible import excerpt, one_line, web_address

NAME = "markdown"
SUFFIX = ".md"

_LONGEST = 500
_FEW = 10

# Signs that mean something in Markdown wherever they stand, or in its tables, and in HTML.
_SIGNS = re.compile(r"[\\`*_\[\]<>|~&]")
# Signs that mean something at the beginning of a line only.
_LEADING = re.compile(r"^(?=[-+=#>:])|^(\d+)(?=[.)])")
# "@name" would call a person and "#12" an issue where this is posted; a comment between stops both.
_CALLS = re.compile(r"(?<!\w)([@#])(?=\w)")
# An address in running text would become a link, with our backslashes in it.
_AUTOLINKS = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp|www)(?=[:.])")


def render(report: Report) -> str:
    """Summary, findings by severity, the notes with theirs, addresses, and the works cited by several notes."""
    labels = {note.id: note for note in report.notes}
    parts = [
        *_summary(report),
        *_findings(report),
        *_notes(report, labels),
        *_addresses(report),
        *_works(report),
    ]
    return "\n".join(parts).rstrip("\n") + "\n"


def escape(text: str) -> str:
    """Text on one line in which no sign of Markdown or HTML, no call and no bare address does anything."""
    told = _AUTOLINKS.sub(r"\1\\", _escape_signs(one_line(text)))
    told = _CALLS.sub(r"\1<!-- -->", told)
    return _LEADING.sub(lambda found: (found.group(1) or "") + "\\", told)


def linked(url: str, text: str | None = None) -> str:
    """An address as a link if it is one of the web, else as text."""
    target = web_address(url)
    words = excerpt(text or url, 120)
    return f"[{_escape_signs(words)}](<{target}>)" if target else escape(words)


def _escape_signs(text: str) -> str:
    return _SIGNS.sub(lambda found: "\\" + found.group(), text)


def _summary(report: Report) -> Iterator[str]:
    sums = tally.tally(report)
    text = report.manuscript
    source = escape(document.printable_path(text.source) or "a text without a file")
    yield f"# Citation audit: {escape(text.title or '') or source}"
    yield ""
    if text.authors:
        yield f"{escape(', '.join(text.authors))}  "
    asked = report.run.network if report.run.kept is None else escape(tally.network(report))
    yield f"{source}, audited {report.run.started_at:%Y-%m-%d %H:%M} UTC, network: {asked}"
    yield ""
    yield f"- {tally.contents(sums)}"
    yield f"- findings: {tally.severities(sums)}"
    yield f"- addresses: {tally.addresses(sums)}"
    for line in tally.unchecked(sums):
        yield f"- {line}"
    for damage in text.warnings:
        where = f"line {text.position(damage.span.start).line}: " if damage.span else ""
        yield f"- reading: {where}{escape(excerpt(damage.message, _LONGEST))}"
    yield ""


def _findings(report: Report) -> Iterator[str]:
    yield "## Findings"
    yield ""
    if not report.findings:
        yield "None."
        yield ""
    for severity, findings in tally.graver_first(report).items():
        yield f"### {severity.capitalize()}s ({len(findings)})"
        yield ""
        yield "| where | code | finding |"
        yield "|---|---|---|"
        for finding in findings:
            where = "<br>".join(_places(finding, report)) or "the whole text"
            told = escape(excerpt(finding.message, _LONGEST))
            yield f"| {where} | {escape(finding.rule)} | {told} |"
        yield ""


def _places(finding: Finding, report: Report) -> Iterator[str]:
    for place in finding.places[:_FEW]:
        yield _where(place, report)
    if len(finding.places) > _FEW:
        yield f"and {tally.count(len(finding.places) - _FEW, 'more place')}"


def _where(place: Place, report: Report) -> str:
    position = report.manuscript.position(place.span.start)
    note = f"note {escape(place.note)}, " if place.note else ""
    return f"{note}line {position.line}:{position.column}"


def _notes(report: Report, labels: dict[str, Note]) -> Iterator[str]:
    found: dict[str, list[Finding]] = {note: [] for note in labels}
    for finding in report.findings:
        for note in finding.notes or [place.note for place in finding.places[:1]]:
            if note in found:
                found[note].append(finding)
    if not any(found.values()):
        return
    yield "## Notes with findings"
    yield ""
    for note, findings in found.items():
        if findings:
            line = report.manuscript.position(labels[note].span.start).line
            yield f"**Note {escape(note)}** (line {line}): {escape(excerpt(labels[note].text, 2 * _LONGEST))}"
            yield ""
            for finding in findings:
                yield from _item(finding, report)
            yield ""


def _item(finding: Finding, report: Report) -> Iterator[str]:
    yield f"- {escape(finding.rule)} {escape(excerpt(finding.message, _LONGEST))}"
    for line in tally.some_of(finding, _FEW):
        yield f"  - {escape(excerpt(line, _LONGEST))}"
    if finding.fix:
        for change in changes(finding.fix, report.manuscript):
            before, after = (
                escape(excerpt(plain(side) or NOTHING, _LONGEST))
                for side in (change.before, change.after)
            )
            yield f"  - fix ({finding.fix.safety}), line {change.line}: {before} → {after}"


def _addresses(report: Report) -> Iterator[str]:
    told = sorted(addresses(report), key=lambda one: tally.BY_NEED.index(one.verdict.group))
    if not told:
        return
    yield "## Addresses"
    yield ""
    yield "| notes | address | verdict | archived copy | print |"
    yield "|---|---|---|---|---|"
    for one in told:
        notes = dict.fromkeys(link.note for link in one.links if link.note is not None)
        cells = (
            escape(", ".join(notes)),
            linked(one.verdict.url),
            f"**{one.verdict.verdict}**: {_because(one.verdict)}",
            _copy(one),
            _to_paste(one),
        )
        yield f"| {' | '.join(cells)} |"
    yield ""


def _because(verdict: LinkVerdict) -> str:
    told = escape(excerpt(verdict.because, _LONGEST))
    if verdict.new_url and verdict.new_url not in verdict.because:
        told += f"; now {linked(verdict.new_url)}"
    return told


def _copy(one: Address) -> str:
    """The copy with its date, how far it is from the date wanted, and how well it matches; or what the archives said."""
    if one.archive.memento is None or one.archive.at is None:
        return escape(excerpt(one.copy, _LONGEST))
    told = linked(one.archive.memento, f"archived {one.archive.at:%Y-%m-%d}")
    state = f"{one.state} ({one.detail})" if one.detail else one.state
    more = [escape(excerpt(part, _LONGEST)) for part in (one.far, state, one.drift) if part]
    return "; ".join([told, *more])


def _to_paste(one: Address) -> str:
    """What to print, as code, so that it can be taken from the source of this report as well as from its page."""
    if one.cite:
        safe = not set(one.cite) & set("`|") and one.cite == one_line(one.cite)
        return f"`{one.cite}`" if safe else escape(one.cite)
    return linked(one.save, "have it archived") if one.save else ""


def _works(report: Report) -> Iterator[str]:
    note_of = {citation.key: citation.note for citation in report.citations}
    several = [
        (work, notes)
        for work in report.works
        if len(notes := dict.fromkeys(note_of[key] for key in work.citations if key in note_of)) > 1
    ]
    if not several:
        return
    yield "## Works cited by several notes"
    yield ""
    for work, notes in several:
        title = escape(excerpt(work.reference.title or "untitled", _LONGEST))
        yield f"- {escape(work.key)}: {title} (notes {escape(', '.join(notes))})"
    yield ""
