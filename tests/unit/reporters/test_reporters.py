"""The reporters as a whole: found by name and by ending, and cheap until they are used."""

import json
import re
import subprocess
import sys
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis.strategies import characters, text

from citeaudit import reporters
from citeaudit.errors import UsageError
from citeaudit.model.citation import Link
from citeaudit.model.evidence import LinkVerdict
from citeaudit.model.finding import Edit, Finding, Fix, Place, Report
from citeaudit.model.finding import Run as AuditRun
from citeaudit.model.manuscript import Fragment, Manuscript, Note, Run, Span

AT = datetime(2026, 11, 22, tzinfo=UTC)

# What is dear to import, and may be imported only by the reporter that needs it.
DEAR = {"jinja2", "rich", "markupsafe"}


def test_every_format_is_found_by_its_name() -> None:
    assert {"html", "json", "markdown", "text"} <= set(reporters.catalogue())
    assert reporters.named("HTML").SUFFIX == ".html"


def test_an_unknown_format_is_answered_with_those_there_are() -> None:
    with pytest.raises(
        UsageError, match=r"no report format 'pdf'; there are .*html.*json.*markdown.*text"
    ):
        reporters.named("pdf")


def test_a_file_is_written_by_the_reporter_of_its_ending() -> None:
    assert reporters.for_file("reports/Paper.JSON").NAME == "json"
    with pytest.raises(UsageError, match=r"paper\.pdf: .*\.html"):
        reporters.for_file("paper.pdf")


@pytest.mark.parametrize("name", ["html", "json", "markdown", "text"])
def test_every_format_ends_with_one_line_end_and_is_the_same_each_time(
    name: str, report: Report
) -> None:
    told = reporters.named(name).render(report)

    assert told.endswith("\n") and not told.endswith("\n\n")
    assert told == reporters.named(name).render(report)


def test_finding_the_reporters_imports_nothing_dear() -> None:
    code = (
        "import sys; from citeaudit import reporters; reporters.catalogue(); "
        f"print(sorted({DEAR!r} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("text", "and at 20 more places"),
        ("markdown", "and 20 more places"),
        ("html", "<summary>24 more places</summary>"),
    ],
)
def test_a_finding_with_places_everywhere_names_the_first_and_counts_the_rest(
    name: str, rest: str, report: Report
) -> None:
    everywhere = msgspec.structs.replace(report.findings[1], places=report.findings[1].places * 15)

    told = reporters.named(name).render(msgspec.structs.replace(report, findings=(everywhere,)))

    assert rest in told


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("text", "    and 90 more; the JSON"),
        ("markdown", "  - and 90 more; the JSON"),
        ("html", "<summary>88 more lines</summary>"),
    ],
)
def test_a_finding_with_evidence_without_end_shows_the_first_lines(
    name: str, rest: str, report: Report
) -> None:
    proven = msgspec.structs.replace(
        report.findings[1], evidence=tuple(f"line {at}" for at in range(100))
    )

    told = reporters.named(name).render(msgspec.structs.replace(report, findings=(proven,)))

    assert rest in told


@settings(deadline=None, max_examples=60)
@given(text(characters(), min_size=1), text(characters()))
def test_any_text_can_be_told_in_every_format(words: str, more: str) -> None:
    told = {
        name: reporters.named(name).render(audit_of(words, more))
        for name in ("html", "json", "markdown", "text")
    }

    assert json.loads(told["json"])["summary"]["notes"] == 1
    for said in told.values():
        assert said.encode("utf-8")
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", said)


def audit_of(words: str, more: str) -> Report:
    """An audit whose every text is the one given."""
    whole = Span(start=0, end=len(words))
    note = Note(
        id=words,
        label=words,
        text=words,
        span=whole,
        fragments=(Fragment(span=whole, join="start"),),
        runs=(Run(at=0, source=0, length=len(words)),),
    )
    finding = Finding(
        rule="SYN001",
        name=more,
        message=more,
        places=(Place(span=whole, note=words), Place(span=Span(start=0, end=0))),
        evidence=(more,),
        fix=Fix(safety="unsafe", edits=(Edit(span=whole, text=more),)),
    )
    book = Manuscript(
        source=more,
        format="text",
        text=words,
        sha256="0" * 64,
        title=more,
        authors=(more,),
        notes=(note,),
    )
    return Report(
        manuscript=book,
        notes=(note,),
        citations=(),
        works=(),
        links=(Link(raw=more, url=more, kind="url", span=whole, note=words),),
        verdicts=(LinkVerdict(url=more, verdict="ok", confidence=1.0, because=more),),
        findings=(finding,),
        run=AuditRun(started_at=AT, finished_at=AT, network="online"),
    )


def test_a_report_from_kept_evidence_says_so_in_every_format(report: Report) -> None:
    run = msgspec.structs.replace(report.run, kept="drawer/2026")
    kept = msgspec.structs.replace(report, run=run)

    for name in ("text", "markdown", "html"):
        told = reporters.named(name).render(kept)
        assert "not asked; judged from the evidence kept in drawer/2026, up to 20" in told
        assert "judged from" not in reporters.named(name).render(report)
    assert json.loads(reporters.named("json").render(kept))["run"]["kept"] == "drawer/2026"
