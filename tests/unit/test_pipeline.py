"""The line as a library: each step alone, and all of them."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

import citeaudit
from citeaudit.config import Config, JudgeConfig
from citeaudit.errors import UsageError, WriteError
from citeaudit.model.evidence import Fetch

PAPER = (
    "Words.[^1]\n\n[^1]: Ann Author, “Mills,” *Mill News*, May 3, 2001, <http://mills.test/a>.\n"
)
AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def gone() -> Fetch:
    return Fetch(
        id="f1", url="http://mills.test/a", at=AT, status=410, final_url="http://mills.test/a"
    )


def test_each_step_can_be_taken_alone() -> None:
    book = citeaudit.read_text(PAPER)
    cites = citeaudit.parse(book)
    report = citeaudit.conclude(book, cites, [gone()])

    assert [verdict.verdict for verdict in report.verdicts] == ["dead"]
    assert "URL001" in {finding.rule for finding in report.findings}


def test_the_same_evidence_gives_the_same_report() -> None:
    book = citeaudit.read_text(PAPER)
    cites = citeaudit.parse(book)

    assert citeaudit.conclude(book, cites, [gone()]) == citeaudit.conclude(book, cites, [gone()])
    assert citeaudit.conclude(book, cites, [gone()]).run.finished_at == AT


@pytest.mark.parametrize(("hosts", "network"), [(1, "offline"), (2, "online")])
def test_how_many_hosts_must_fail_alike_is_asked_of_the_settings_for_the_report_too(
    hosts: int, network: str
) -> None:
    book = citeaudit.read_text(PAPER)
    silent = Fetch(id="f1", url="http://mills.test/a", at=AT, error="timeout")
    settings = Config(judge=JudgeConfig(offline_hosts=hosts))

    report = citeaudit.conclude(book, citeaudit.parse(book), [silent], config=settings)

    assert report.run.network == network


def test_the_whole_line_runs_in_one_call_and_off_the_event_loop(tmp_path: Path) -> None:
    path = tmp_path / "paper.md"
    path.write_text(PAPER)

    now = citeaudit.audit(path, offline=True)
    later = asyncio.run(citeaudit.audit_async(path, offline=True))

    assert now.findings == later.findings
    assert now.run.network == "not-asked"


def test_a_report_is_written_by_the_ending_of_its_file(tmp_path: Path) -> None:
    book = citeaudit.read_text(PAPER)
    report = citeaudit.conclude(book, citeaudit.parse(book))
    for name in ("r.html", "r.json", "r.md", "r.txt", "r.bib"):
        citeaudit.write(report, tmp_path / name)

    assert (tmp_path / "r.bib").read_text().startswith("@")
    with pytest.raises(UsageError, match=r"r\.docx"):
        citeaudit.write(report, tmp_path / "r.docx")
    with pytest.raises(WriteError):
        citeaudit.write(report, tmp_path, format="html")


def test_no_addresses_need_no_store() -> None:
    book = citeaudit.read_text("Words.[^1]\n\n[^1]: Ann Author, *Mills* (Leeds: Aire, 1999).\n")

    assert citeaudit.check(citeaudit.parse(book), store="nonsense") == ()


@pytest.mark.parametrize("given", ["http://mills.test/a", Path("paper.md"), None, [1, 2]])
def test_what_is_no_list_of_addresses_is_told_with_the_way_out(given: object) -> None:
    for ask in (citeaudit.check, citeaudit.verdicts):
        with pytest.raises(TypeError, match=r"citeaudit\.parse\(citeaudit\.read\(path\)\)"):
            ask(given)  # type: ignore[operator]


def test_half_of_a_character_ends_nothing() -> None:
    config = citeaudit.Config(store="sqlite://")
    (verdict,) = citeaudit.verdicts(["mailto:mills\ud800@mills.test"], config=config)

    assert (verdict.url, verdict.verdict) == ("mailto:mills\ufffd@mills.test", "refused")


def test_a_reference_without_a_manuscript_may_have_its_title_in_italics() -> None:
    italic = citeaudit.parse_citation("Elinor Ostrom, *Governing the Commons* 71 (1990).").reference
    plain = citeaudit.parse_citation("Elinor Ostrom, Governing the Commons 71 (1990).").reference

    assert italic == plain
    assert (italic.title, italic.pages) == ("Governing the Commons", "71")
