"""The reporters as a whole: found by name and by ending, and cheap until they are used."""

import subprocess
import sys

import msgspec
import pytest

from citeaudit import reporters
from citeaudit.errors import UsageError
from citeaudit.model.finding import Report

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
