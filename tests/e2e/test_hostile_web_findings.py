"""A manuscript that cites the whole hostile web: every fault is told once, and no page that may be fine is accused."""

from contextlib import ExitStack
from datetime import UTC, datetime

import pytest

import citeaudit
from citeaudit.checkers import check
from citeaudit.model.finding import Report
from citeaudit.store import open_store
from e2e.scenarios import SCENARIOS, Scenario
from e2e.servers import Site
from e2e.test_hostile_web import CONFIG

# What says that an address does not lead to the source, or that nobody could see whether it does.
FAULTS = {"URL001", "URL002", "URL012", "URL013", "URL015", "URL016", "NET001"}
AT = datetime(2026, 1, 5, tzinfo=UTC)


@pytest.fixture(scope="module")
def audited() -> Report:
    """The report on a manuscript with one note for each scenario."""
    with ExitStack() as stack:
        store = stack.enter_context(open_store("sqlite://"))
        urls = {
            one.name: stack.enter_context(Site(one.behaviour)).base + one.path for one in SCENARIOS
        }
        notes = [_note(number, one, urls[one.name]) for number, one in enumerate(SCENARIOS, 1)]
        calls = " ".join(f"A claim.<sup>{number}</sup>" for number in range(1, len(notes) + 1))
        book = citeaudit.read_text("\n\n".join([calls, *notes]))
        cites = citeaudit.parse(book)
        cited = {
            link.url: citation.reference
            for link in cites.links
            for citation in cites
            if citation.note == link.note and citation.reference.title
        }
        rows = tuple(
            check([link.url for link in cites.links], store=store, config=CONFIG, cited=cited)
        )
    return citeaudit.conclude(book, cites, rows, config=CONFIG)


def _note(number: int, scenario: Scenario, url: str) -> str:
    said = f"Ann Author, “{scenario.title},” *Gazette*, May 3, 2012, " if scenario.title else "See "
    return f"{number} {said}<{url}>."


@pytest.mark.parametrize(
    ("number", "scenario"), list(enumerate(SCENARIOS, 1)), ids=[one.name for one in SCENARIOS]
)
def test_one_fault_is_told_once_and_only_what_is_gone_is_a_warning(
    number: int, scenario: Scenario, audited: Report
) -> None:
    link = next(one for one in audited.links if one.note == str(number))
    verdict = next(one for one in audited.verdicts if one.url == link.url)
    told = [
        finding
        for finding in audited.findings
        if finding.rule in FAULTS and any(place.note == link.note for place in finding.places)
    ]

    assert len(told) <= 1, [finding.message for finding in told]
    assert bool(told) == (verdict.group != "fine" and verdict.verdict not in ("flaky", "refused"))
    if verdict.group == "gone":
        assert told[0].severity in ("error", "warning")
    else:
        assert {finding.severity for finding in told} <= {"note"}
