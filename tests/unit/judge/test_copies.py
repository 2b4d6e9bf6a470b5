"""For which moment a copy is wanted, whether it is the cited thing, and which one to cite."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from citeaudit.checkers.page import facts
from citeaudit.config import Config
from citeaudit.judge.copies import (
    best_copy,
    drift_of,
    end_of,
    fit_of,
    is_good,
    lookups_of,
    wanted_for,
)
from citeaudit.model.citation import Name, Reference
from citeaudit.model.evidence import Capture, CaptureLookup, Hop, PageFacts

CITED = Reference(
    title="Water and War in the Jordan Basin",
    authors=(Name(family="Halabi", given="Rana"),),
    issued="2011-03-04",
)
CONFIG = Config()


def page(title: str, words: int = 400, **citation: str) -> PageFacts:
    return PageFacts(title=title, heading=title, citation=citation, words=words)


def copy(on: str, facts: PageFacts | None, **more: object) -> Capture:
    at = datetime.fromisoformat(on).replace(tzinfo=UTC)
    made = Capture(
        archive="a", url="http://a.test/2011/x", memento=f"http://archive.test/{on}", at=at, status=200,
        media_type="text/html", seen=True, page=facts,
    )  # fmt: skip
    return replace(made, **more)


@pytest.mark.parametrize(
    ("date", "end"),
    [
        ("2014-06-11", (2014, 6, 11)),
        ("2014-02", (2014, 2, 28)),
        ("2014", (2014, 12, 31)),
        ("2013/2014", (2014, 12, 31)),
        ("2010-24", (2010, 12, 31)),
        ("2010-22", (2010, 8, 31)),
    ],
)
def test_an_interval_counts_by_its_end(date: str, end: tuple[int, int, int]) -> None:
    found = end_of(date)

    assert found is not None
    assert (found.year, found.month, found.day) == end


@pytest.mark.parametrize("date", [None, "", "..", "n.d.", "2014-13", "2014-02-31", "0000"])
def test_what_names_no_moment_gives_none(date: str | None) -> None:
    assert end_of(date) is None


def test_the_access_date_goes_before_the_text_and_the_text_before_the_source() -> None:
    both = Reference(accessed="2016-01-02", issued="2011")

    assert wanted_for(both, "2018").year == 2016  # type: ignore[union-attr]
    assert wanted_for(Reference(issued="2011"), "2018").year == 2018  # type: ignore[union-attr]
    assert wanted_for(Reference(issued="2011")).year == 2011  # type: ignore[union-attr]
    assert wanted_for(None) is None


@pytest.mark.parametrize(
    ("facts", "match"),
    [
        (page("Water and War in the Jordan Basin", author="R. Halabi"), "verified"),
        (page("Water and War in the Jordan Basin", date="2011-03-20T08:00:00Z"), "verified"),
        (page("Water and War in the Jordan Basin", date="2011-06-20"), "likely"),
        (page("Water and War in the Jordan Basin | The Daily"), "likely"),
        (page("Water Policy of the Jordan Valley and its Neighbours"), "weak"),
        (page("Ten Recipes for a Summer Evening"), "mismatch"),
        (page("Page not found", words=20), "mismatch"),
        (None, "unreadable"),
    ],
)
def test_a_copy_is_compared_with_the_citation(facts: PageFacts | None, match: str) -> None:
    fit = fit_of(copy("2012-01-01", facts), None, CITED, CONFIG)

    assert fit.match == match
    assert fit.because


def test_a_copy_of_an_error_or_of_the_way_home_is_no_copy() -> None:
    good = page("Water and War in the Jordan Basin")
    home = (Hop(url="http://a.test/2011/x", status=301), Hop(url="http://a.test/", status=200))

    assert fit_of(copy("2012-01-01", good, status=404), None, CITED, CONFIG).match == "mismatch"
    assert fit_of(copy("2012-01-01", good, hops=home), None, CITED, CONFIG).match == "mismatch"


def test_a_late_copy_asks_for_a_second_look() -> None:
    good = page("Water and War in the Jordan Basin")
    near = datetime(2011, 5, 1, tzinfo=UTC)

    assert is_good(copy("2012-04-01", good), near, CITED, CONFIG)
    assert not is_good(copy("2012-06-01", good), near, CITED, CONFIG)
    assert is_good(copy("2001-06-01", good), near, CITED, CONFIG)


def test_a_day_after_counts_as_two_before() -> None:
    good = page("Water and War in the Jordan Basin")
    near = datetime(2012, 6, 1, tzinfo=UTC)

    best = best_copy([copy("2012-07-01", good), copy("2012-04-15", good)], near, CITED, CONFIG)

    assert best is not None
    assert best[0].at.month == 4
    assert best[1] is not None
    assert best[1].distance == -47


def test_a_copy_that_fits_goes_before_a_nearer_one_that_hardly_does() -> None:
    near = datetime(2012, 6, 1, tzinfo=UTC)
    weak, good = (
        page("Water Policy of the Jordan Valley and its Neighbours"),
        page("Water and War in the Jordan Basin"),
    )

    best = best_copy([copy("2012-06-01", weak), copy("2015-06-01", good)], near, CITED, CONFIG)

    assert best is not None
    assert best[0].at.year == 2015


def test_a_mismatch_is_never_the_copy_to_cite() -> None:
    other = copy("2012-06-01", page("Ten Recipes for a Summer Evening"))

    assert best_copy([other], None, CITED, CONFIG) is None


def test_todays_failure_does_not_take_back_what_was_found() -> None:
    def row(day: int, answer: str) -> CaptureLookup:
        at = datetime(2026, 1, day, tzinfo=UTC)
        return CaptureLookup(id=str(day), url="http://a.test", at=at, archive="a", answer=answer)  # type: ignore[arg-type]

    assert [one.answer for one in lookups_of([row(1, "found"), row(2, "unknown")])] == ["found"]
    assert [one.answer for one in lookups_of([row(1, "not-archived"), row(2, "unknown")])] == [
        "unknown"
    ]
    assert [one.answer for one in lookups_of([row(2, "not-archived"), row(1, "found")])] == [
        "not-archived"
    ]


def told(words: list[str]) -> PageFacts | None:
    return facts(f"<html><body>{' '.join(words)}</body></html>".encode(), media_type="text/html")


@pytest.mark.parametrize(
    ("changed", "drift"),
    [
        (0, {"same"}),
        (6, {"same", "revised"}),
        (150, {"revised", "drifted"}),
        (600, {"another page", "drifted"}),
    ],
)
def test_drift_grows_with_what_was_changed(changed: int, drift: set[str]) -> None:
    words = [f"word{number * 7919 % 1009}" for number in range(600)]
    other = [f"new{number}" if number < changed else word for number, word in enumerate(words)]

    assert drift_of(told(words), told(other)) in drift


def test_pages_that_say_too_little_have_no_drift() -> None:
    assert drift_of(told(["few"] * 20), told(["few"] * 20)) is None
    assert drift_of(None, told(["word"] * 200)) is None
