"""The text report: one finding a line, safe on any terminal, grouped by note where a person looks on."""

import io
import re

import msgspec
import pytest
from rich.console import Console

from citeaudit.model.evidence import LinkVerdict
from citeaudit.model.finding import Finding, Report
from citeaudit.reporters import text

LINE = re.compile(r"^drafts/northern-lights\.md:\d+:\d+ [A-Z]{3}\d{3} .+ \[(error|warning|note)\]$")


def terminal(width: int = 100, colours: str | None = "truecolor") -> Console:
    return Console(
        file=io.StringIO(),
        force_terminal=True,
        width=width,
        color_system=colours,  # type: ignore[arg-type]
    )


def printed(console: Console, report: Report) -> str:
    text.print_to(console, report)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_every_finding_begins_with_where_it_is_and_its_code(report: Report) -> None:
    body = text.render(report).partition("\n\n")[0].splitlines()

    heads = [line for line in body if not line.startswith("    ")]
    assert len(heads) == len(report.findings)
    assert all(LINE.match(line) for line in heads)
    assert heads[1].startswith(
        "drafts/northern-lights.md:12:16 DUP002 notes 1 and 2 cite the same work"
    )


def test_the_second_place_the_proof_and_the_fix_stand_indented_below(report: Report) -> None:
    lines = text.render(report).splitlines()
    at = next(number for number, line in enumerate(lines) if " DUP002 " in line)

    assert lines[at + 1 : at + 7] == [
        "    also at drafts/northern-lights.md:14:17 (note 2)",
        "    titles 98 % alike",
        "    same volume, issue and pages",
        "    fix (safe), line 14:",
        '      - 2 Anne Keeper, "Lamps of the Northen Coast," Journal of Coastal…',
        '      + 2 Anne Keeper, "Lamps of the Northern Coast," Journal of Coastal…',
    ]


def test_the_summary_counts_and_says_what_was_not_checked_and_where_to_read_on(
    report: Report,
) -> None:
    summary = text.render(report).rpartition("\n\n")[2].splitlines()

    assert summary == [
        "drafts/northern-lights.md: 7 notes, 6 citations of 4 works, 8 addresses",
        "findings: 3 errors, 2 warnings, 2 notes",
        "addresses: 2 fine, 1 to look at, 2 gone, 3 not asked",
        "1 address not checked: the network was away",
        "1 address not checked: not to be asked",
        "1 address not checked: not asked",
        "reading: line 35: a NUL character stands in note 3",
        "more about a code: citeaudit rule NUM003",
    ]


def test_each_address_is_told_with_its_copy_and_what_to_print(report: Report) -> None:
    told = text.render(report).split("\n\n")[1].splitlines()

    assert told[0] == "addresses"
    gone = told.index("  dead: https://gone.test/logs(1) (note 2:3)")
    assert told[gone + 1 : gone + 4] == [
        "      410 Gone, twice",
        "      copy: 11 June 2014, wayback.test; not looked at",
        "      print: Archived 11 June 2014 at https://wayback.test/web/20140611093000/https://gone.test/logs(1)",
    ]
    assert "      no archived copy (wayback.test, asked 22 November 2026)" in told
    assert "      could not ask (wayback.test: 429 Too Many Requests)" in told
    assert "offline" not in " ".join(told)


def test_a_run_without_the_network_lists_no_addresses(report: Report) -> None:
    away = msgspec.structs.replace(
        report,
        evidence=(),
        verdicts=tuple(
            LinkVerdict(url=verdict.url, verdict="offline", confidence=1.0, because="away")
            for verdict in report.verdicts
        ),
    )

    assert "\naddresses\n" not in text.render(away)
    assert "addresses not checked: the network was away" in text.render(away)


def test_a_clean_text_without_notes_is_said_plainly(empty: Report) -> None:
    assert text.render(empty).splitlines() == [
        "<text>: no notes found",
        "findings: no findings",
        "addresses: no addresses",
    ]


def test_nothing_in_a_manuscript_can_steer_the_terminal(report: Report) -> None:
    for told in (text.render(report), printed(terminal(colours=None), report)):
        assert "\\x1b[31mred" in told
        assert not re.search(r"[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202e]", told)
    assert "\x1b" not in text.render(report)


def test_markup_of_the_console_in_a_manuscript_is_only_text(report: Report) -> None:
    assert "[bold red]loud[/]" in plain(printed(terminal(300), report))


def test_a_terminal_gets_colours_and_findings_under_their_notes(report: Report) -> None:
    told = printed(terminal(), report)

    assert "\x1b[1;31mDUP002\x1b[0m" in told
    headings = [line for line in plain(told).splitlines() if line.startswith("Note ")]
    assert [heading.split()[1] for heading in headings] == ["1", "2", "3", "2:3"]


def test_no_colour_means_no_colour(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    told = printed(terminal(), report)

    assert not re.search(r"\x1b\[[\d;]*3\dm", told)
    assert "DUP002" in told


def test_what_is_no_terminal_gets_plain_lines(report: Report) -> None:
    console = Console(file=io.StringIO(), width=40)

    assert printed(console, report) == text.render(report)


def test_the_summary_is_coloured_too(report: Report) -> None:
    told = printed(terminal(), report)

    assert "findings: \x1b[1;31m3 errors\x1b[0m, \x1b[33m2 warnings\x1b[0m" in told
    assert "\x1b[33m1 to look at\x1b[0m, \x1b[31m2 gone\x1b[0m" in told


@pytest.mark.parametrize("width", [20, 40, 80])
def test_wide_characters_and_long_lines_stay_inside_the_terminal(
    report: Report, width: int
) -> None:
    wide = msgspec.structs.replace(
        report,
        findings=(Finding(rule="DUP001", message="灯台の歴史" * 40 + "x" * 200, notes=("2:2",)),),
    )

    from rich.cells import cell_len

    lines = plain(printed(terminal(width), wide)).splitlines()
    body = [line for line in lines if "灯" in line or "xx" in line]
    assert body
    assert all(cell_len(line) <= width for line in body)


def test_a_finding_as_long_as_a_book_is_cut(report: Report) -> None:
    long = msgspec.structs.replace(
        report, findings=(Finding(rule="DUP001", message="m" * 100_000, evidence=("e" * 100_000,)),)
    )

    assert max(map(len, text.render(long).splitlines())) < 600


def plain(told: str) -> str:
    """What a terminal shows, without its colours."""
    return re.sub(r"\x1b\[[\d;]*m", "", told)
