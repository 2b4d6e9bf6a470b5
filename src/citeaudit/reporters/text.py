"""The report as a linter tells it: `file:line:col CODE message`; on a terminal in colour, note by note."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from citeaudit.model.evidence import Group
from citeaudit.model.finding import Finding, Place, Report, Severity
from citeaudit.model.manuscript import Manuscript, Note
from citeaudit.reporters import tally
from citeaudit.reporters.copies import Address, addresses
from citeaudit.reporters.document import printable_path
from citeaudit.reporters.proof import NOTHING, changes, plain
from citeaudit.reporters.visible import excerpt, one_line

if TYPE_CHECKING:  # rich is dear to import, and a report that goes to a file needs none of it
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

NAME = "text"
SUFFIX = ".txt"

_LONGEST = 400
_FEW = 10
_COLOURS: dict[Severity, str] = {"error": "bold red", "warning": "yellow", "note": "cyan"}
_GROUP_COLOURS: dict[Group, str] = {
    "fine": "green",
    "look": "yellow",
    "not now": "yellow",
    "gone": "red",
    "not asked": "dim",
}


def render(report: Report) -> str:
    """One finding a line, evidence and fix indented below it; the addresses with their copies; the summary at the end."""
    lines = [line for finding in report.findings for line in _plain(finding, report.manuscript)]
    told = [line for line, _ in _addresses(report)]
    parts = [part for part in (lines, told, summary(report)) if part]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def print_to(console: "Console", report: Report) -> None:
    """The report on a console: grouped by note and in colour on a terminal, else as `render` gives it."""
    if not console.is_terminal:
        console.file.write(render(report))
        return
    labels = {note.id: note for note in report.notes}
    for note_id, findings in by_note(report).items():
        console.print(
            _heading(labels.get(note_id), report.manuscript), no_wrap=True, overflow="ellipsis"
        )
        console.print(_table(findings, report.manuscript))
        console.print()
    told = list(_addresses(report))
    for words, style in told:
        console.print(words, style=style, markup=False, highlight=False, soft_wrap=True)
    if told:
        console.print()
    for line in _coloured_summary(report):
        console.print(line)


def by_note(report: Report) -> dict[str, list[Finding]]:
    """The findings under the note each begins in, notes in order; those of the body come first, under ""."""
    found: dict[str, list[Finding]] = {"": [], **{note.id: [] for note in report.notes}}
    for finding in report.findings:
        first = finding.places[0].note if finding.places else next(iter(finding.notes), None)
        found[first if first in found else ""].append(finding)
    return {note: findings for note, findings in found.items() if findings}


def summary(report: Report) -> list[str]:
    """What was read, what was found, what became of the addresses, what was not checked, where to read on."""
    sums = tally.tally(report)
    lines = [
        f"{_source(report.manuscript)}: {tally.contents(sums)}",
        f"findings: {tally.severities(sums)}",
        f"addresses: {tally.addresses(sums)}",
        *([f"network: {tally.network(report)}"] if report.run.kept is not None else []),
        *tally.unchecked(sums),
        *_reading(report.manuscript),
    ]
    if report.findings:
        gravest = next(iter(tally.graver_first(report).values()))[0]
        lines.append(f"more about a code: citeaudit rule {one_line(gravest.rule)}")
    return lines


def _plain(finding: Finding, text: Manuscript) -> Iterator[str]:
    place = finding.places[0] if finding.places else None
    message = excerpt(finding.message, _LONGEST)
    yield f"{_at(place, text)} {one_line(finding.rule)} {message} [{tally.severity_of(finding)}]"
    for other in finding.places[1:_FEW]:
        where = f" (note {one_line(other.note)})" if other.note else ""
        yield f"    also at {_at(other, text)}{where}"
    if len(finding.places) > _FEW:
        yield f"    and at {tally.count(len(finding.places) - _FEW, 'more place')}"
    for line in tally.some_of(finding, _FEW):
        yield f"    {excerpt(line, _LONGEST)}"
    for line, _ in _fix_lines(finding, text):
        yield f"    {line}"


def _fix_lines(finding: Finding, text: Manuscript) -> Iterator[tuple[str, str]]:
    """The fix as lines, each with the colour it has on a terminal."""
    if finding.fix is None:
        return
    for change in changes(finding.fix, text, around=30):
        yield f"fix ({finding.fix.safety}), line {change.line}:", "dim"
        yield f"  - {excerpt(plain(change.before) or NOTHING, _LONGEST)}", "red"
        yield f"  + {excerpt(plain(change.after) or NOTHING, _LONGEST)}", "green"


def _addresses(report: Report) -> Iterator[tuple[str, str]]:
    """Each address with its verdict, its copy and what to print, each line with the colour it has on a terminal.

    Addresses that nobody asked, and of which no copy is known, are counted in the summary.
    """
    known = [
        one
        for one in addresses(report)
        if one.verdict.group != "not asked" or one.archive.memento is not None
    ]
    if known:
        yield "addresses", "bold"
    for one in sorted(known, key=lambda one: tally.BY_NEED.index(one.verdict.group)):
        yield from _address(one)


def _address(one: Address) -> Iterator[tuple[str, str]]:
    verdict = one.verdict
    notes = [one_line(note) for note in dict.fromkeys(link.note for link in one.links) if note]
    where = f" (note{'s' if len(notes) > 1 else ''} {', '.join(notes)})" if notes else ""
    colour = _GROUP_COLOURS[verdict.group]
    yield f"  {verdict.verdict.replace('-', ' ')}: {one_line(verdict.url)}{where}", colour
    yield f"      {excerpt(verdict.because, _LONGEST)}", "dim"
    if verdict.new_url and verdict.new_url not in verdict.because:
        yield f"      now: {one_line(verdict.new_url)}", "dim"
    yield f"      {excerpt(one.copy, _LONGEST)}", "dim"
    # Whole, however long: it is there to be pasted.
    if one.cite:
        yield f"      print: {one_line(one.cite)}", "default"
    if one.save:
        yield f"      have it archived: {one_line(one.save)}", "default"


def _at(place: Place | None, text: Manuscript) -> str:
    """`file:line:col`; what concerns the whole manuscript stands at its beginning."""
    position = text.position(place.span.start if place else 0)
    return f"{_source(text)}:{position.line}:{position.column}"


def _source(text: Manuscript) -> str:
    return one_line(printable_path(text.source) or "<text>")


def _reading(text: Manuscript) -> Iterator[str]:
    """What the reader could not make sense of, or mended."""
    for damage in text.warnings[:_FEW]:
        where = f"line {text.position(damage.span.start).line}: " if damage.span else ""
        yield f"reading: {where}{excerpt(damage.message, _LONGEST)}"
    if len(text.warnings) > _FEW:
        yield f"reading: {len(text.warnings) - _FEW} more; the JSON report has them all"


def _heading(note: Note | None, text: Manuscript) -> "Text":
    from rich.text import Text

    if note is None:
        return Text(_source(text), style="bold")
    line = text.position(note.span.start).line
    heading = Text()
    heading.append(f"Note {one_line(note.id)}", style="bold")
    heading.append(f"  line {line}  {excerpt(note.text, 200)}", style="dim")
    return heading


def _table(findings: list[Finding], text: Manuscript) -> "Table":
    """The findings of one note: where, code, and the words, wrapped in a column of their own."""
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2), expand=False)
    table.add_column(justify="right", no_wrap=True, min_width=8)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for finding in findings:
        position = text.position(finding.places[0].span.start if finding.places else 0)
        colour = _COLOURS[tally.severity_of(finding)]
        table.add_row(
            Text(f"{position.line}:{position.column}", style="dim"),
            Text(one_line(finding.rule), style=colour),
            Text(excerpt(finding.message, _LONGEST)),
        )
        for line, style in _beside(finding, text):
            table.add_row("", "", Text(line, style=style))
    return table


def _beside(finding: Finding, text: Manuscript) -> Iterator[tuple[str, str]]:
    for other in finding.places[1:_FEW]:
        where = f"note {one_line(other.note)}, " if other.note else ""
        yield f"also: {where}line {text.position(other.span.start).line}", "dim"
    if len(finding.places) > _FEW:
        yield f"and at {tally.count(len(finding.places) - _FEW, 'more place')}", "dim"
    for line in tally.some_of(finding, _FEW):
        yield excerpt(line, _LONGEST), "dim"
    yield from _fix_lines(finding, text)


def _coloured_summary(report: Report) -> Iterator["Text"]:
    from rich.text import Text

    severities = {f"{severity}s?": colour for severity, colour in _COLOURS.items()}
    groups = {tally.GROUP_WORDS[group]: colour for group, colour in _GROUP_COLOURS.items()}
    for line in summary(report):
        told = Text(line)
        kind = line.partition(":")[0]
        for words, colour in {"findings": severities, "addresses": groups}.get(kind, {}).items():
            told.highlight_regex(rf"\b[1-9]\d* {words}\b", colour)
        yield told
