"""The example's bibliography and reports in the repository are what the code of today makes."""

import json
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

import citeaudit
from citeaudit import pipeline
from citeaudit.model.evidence import Evidence
from citeaudit.model.finding import Report, Run

HOME = Path(__file__).parents[2]
MADE = ("niu-2018.html", "niu-2018.json", "niu-2018.md", "niu-2018.txt")


@pytest.fixture(scope="module")
def report() -> Report:
    """The report concluded again from the evidence and the times that the committed JSON report holds."""
    document = json.loads((HOME / "reports/niu-2018.json").read_text())
    rows = [row for link in document["links"] for row in link["evidence"]]
    evidence = msgspec.convert(rows, list[Evidence])
    run = Run(
        started_at=datetime.fromisoformat(document["run"]["started_at"]),
        finished_at=datetime.fromisoformat(document["run"]["finished_at"]),
        network=document["run"]["network"],
        options=document["run"]["options"],
    )
    book = citeaudit.read_text(
        (HOME / "examples/niu-2018.md").read_text(), source="examples/niu-2018.md"
    )
    return citeaudit.conclude(book, citeaudit.parse(book), evidence, run=run)


@pytest.mark.parametrize("name", MADE)
def test_the_committed_report_is_what_the_code_makes(name: str, report: Report) -> None:
    made = pipeline.render(
        report,
        {"html": "html", "json": "json", "md": "markdown", "txt": "text"}[name.split(".")[-1]],
    )

    assert (HOME / "reports" / name).read_text() == made, (
        "run the README's first command and commit what it makes"
    )


def test_the_committed_bibliography_is_what_the_code_makes(report: Report) -> None:
    assert (HOME / "references.bib").read_text() == pipeline.render(report, "bibtex")


def test_the_example_holds_what_the_founding_case_is_known_for(report: Report) -> None:
    full = [citation for citation in report.citations if citation.form == "full"]
    remarks = [note.label for note in report.notes if note.kind == "remark"]
    torn = [note.label for note in report.notes if len(note.fragments) > 1]

    assert (len(report.notes), len(full), len(report.works), len(report.links)) == (32, 28, 25, 11)
    assert remarks == ["11", "14", "28"]
    assert torn == ["1", "15", "20"]
    assert [c.refers_to for c in report.citations if c.note == "18"] == ["16.1", "17.1"]
    assert {"13.1", "29.1"} in [set(work.citations) for work in report.works]
    assert {"24.1", "30.1", "31.1"} in [set(work.citations) for work in report.works]
