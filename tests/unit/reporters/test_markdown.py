"""The Markdown report: everything told, and nothing in a manuscript that acts when it is shown."""

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis.strategies import characters, sampled_from, text
from markdown_it import MarkdownIt

from citeaudit.model.finding import Finding, Report
from citeaudit.reporters import markdown

SHOWN = MarkdownIt("gfm-like", {"linkify": False, "html": True})


@pytest.fixture(scope="module")
def told(report: Report) -> str:
    return markdown.render(report)


def test_it_opens_with_the_sums(told: str) -> None:
    assert told.startswith("# Citation audit: Keepers of the Northern Lights\n")
    assert "- 7 notes, 6 citations of 4 works, 8 addresses\n" in told
    assert "- findings: 3 errors, 2 warnings, 2 notes\n" in told
    assert "- 1 address not checked: the network was away\n" in told


def test_findings_stand_in_tables_by_severity_with_both_places(told: str) -> None:
    assert re.findall(r"^### (.*)$", told, re.M) == ["Errors (3)", "Warnings (2)", "Notes (2)"]
    assert "| note 1, line 12:16<br>note 2, line 14:17 | DUP002 | notes 1 and 2 cite" in told


def test_a_finding_stands_with_each_note_it_speaks_of_and_its_fix(told: str) -> None:
    section = told.partition("## Notes with findings")[2].partition("## Addresses")[0]

    assert re.findall(r"^\*\*Note (.*?)\*\*", section, re.M) == ["1", "2", "3", "2:3"]
    assert section.count("- DUP002") == 2
    assert "  - fix (safe), line 14: " in section


def test_addresses_are_told_with_verdict_new_home_copy_and_what_to_print(told: str) -> None:
    rows = told.partition("## Addresses")[2].partition("## Works")[0]

    assert (
        "| 1, 2:1 | [https://journal.test/lamps](<https://journal.test/lamps>) | **ok**: " in rows
    )
    assert "; now [https://journal.test/lamps](<https://journal.test/lamps>)" in rows
    copy = "https://wayback.test/web/20140611093000/https://gone.test/logs(1)"
    assert (
        f"| [archived 2014-06-11](<{copy}>); not looked at | `Archived 11 June 2014 at {copy}` |"
        in rows
    )
    assert "| could not ask (wayback.test: 429 Too Many Requests) |" in rows


def test_works_cited_by_several_notes_name_them(told: str) -> None:
    assert "- keeper1911lamps: Lamps of the Northern Coast (notes 1, 2, 2:1)" in told


def test_only_web_addresses_are_links_and_nothing_else_is_loaded_or_run(told: str) -> None:
    shown = SHOWN.render(told)

    targets = re.findall(r'(?:href|src)="([^"]*)"', shown)
    assert targets and all(target.startswith(("http://", "https://")) for target in targets)
    assert not re.search(
        r"<(?!/?(h[1-6]|p|ul|li|table|thead|tbody|tr|th|td|a|strong|br|code)\b|!-- -->)", shown
    )
    assert "@everyone" not in told and "#12" not in told


def test_tables_keep_their_columns_whatever_stands_in_them(told: str) -> None:
    shown = SHOWN.render(told)

    for row in re.findall(r"<tr>(.*?)</tr>", shown, re.S):
        assert len(re.findall(r"<t[hd]", row)) in (3, 5)


def test_nothing_in_it_steers_a_terminal(told: str) -> None:
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", told)


signs = text(sampled_from("ab1 .)-+=#>*_`~[]()!<&|\\:/@\n\tw") | characters())


@given(signs)
def test_no_text_becomes_anything_but_text(words: str) -> None:
    shown = SHOWN.render("- " + markdown.escape(words) + "\n\nend\n")

    tags = re.findall(r"<(?!!-- -->)/?(\w+)", shown)
    assert set(tags) <= {"ul", "li", "p"}


@pytest.mark.parametrize(
    "address", ["https://a.test/b_c", "www.a.test", "HTTP://a.test", "mailto:a@b.test"]
)
def test_an_address_in_running_text_stays_text(address: str) -> None:
    told = markdown.escape(f"see {address}")

    assert address not in told
    assert SHOWN.render(told) == f"<p>see {address}</p>\n"


def test_a_report_without_anything_is_short(empty: Report) -> None:
    told = markdown.render(empty)

    assert "no notes found" in told and "## Findings\n\nNone.\n" in told
    assert "## Addresses" not in told and "## Works" not in told


def test_a_finding_of_the_whole_text_has_its_row(empty: Report) -> None:
    told = markdown.render(
        msgspec.structs.replace(
            empty, findings=(Finding(rule="NET001", message="nothing was asked"),)
        )
    )

    assert "| the whole text | NET001 | nothing was asked |" in told
