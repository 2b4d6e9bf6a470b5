"""The right copy out of a life of captures, from a folder of WARC files."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archives.hard_lives import hard_lives
from archives.lives import CITED, Life, all_shots, lives
from archives.warcs import Shot, write_warc
from citeaudit.checkers.archives.search import Contents, Search, Wanted
from citeaudit.checkers.archives.warc import WarcFolder
from citeaudit.config import Config
from citeaudit.judge.copies import best_copy

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> WarcFolder:
    folder = tmp_path_factory.mktemp("warcs")
    write_warc(folder / "lives.warc.gz", all_shots())
    hard = (shot for life in hard_lives() for shot in life.shots)
    write_warc(folder / "hard.warc.gz", sorted(hard, key=lambda shot: shot.on))
    return WarcFolder(folder)


def look_for(shelf: WarcFolder, url: str, on: str | None):  # type: ignore[no-untyped-def]
    near = datetime.fromisoformat(on).replace(tzinfo=UTC) + timedelta(hours=23) if on else None
    wanted = Wanted(url, near, CITED)
    return wanted, Search(shelf, wanted, Config(), now=NOW, contents=Contents()).run()


@pytest.mark.parametrize(
    ("life", "on"),
    [
        pytest.param(life, on, id=f"{life.name}-{on}")
        for life in (*lives(), *hard_lives())
        for on in life.right
    ],
)
def test_the_right_copy_is_found(shelf: WarcFolder, life: Life, on: str) -> None:
    wanted, result = look_for(shelf, life.url, on)
    best = best_copy(result.copies, wanted.near, CITED, Config())

    if not life.right[on]:
        assert best is None
        assert result.heard.answer == ("found" if life.shots else "not-archived")
        return
    assert best is not None
    copy, fit = best
    assert f"{copy.at:%Y-%m-%d}" in life.right[on]
    assert fit is not None
    assert fit.match == "verified"
    assert fit.distance == round((copy.at - wanted.near) / timedelta(days=1))


def test_a_good_nearest_copy_costs_two_calls(shelf: WarcFolder) -> None:
    _, result = look_for(shelf, "http://fine.life.test/2011/03/water-and-war", "2014-07-01")

    assert result.calls == 2


def test_an_address_with_tracking_parameters_is_found_without_them(shelf: WarcFolder) -> None:
    _, result = look_for(
        shelf, "http://fine.life.test/2011/03/water-and-war?utm_source=x", "2014-07-01"
    )

    assert result.heard.answer == "found"
    assert result.copies[0].url.endswith("utm_source=x")


def test_an_address_that_was_cut_off_is_found_by_its_beginning(shelf: WarcFolder) -> None:
    _, result = look_for(shelf, "http://fine.life.test/2011/03/water-and-", "2014-07-01")

    assert result.heard.answer == "found"
    assert result.copies[0].memento


def test_without_any_date_the_newest_good_copy_is_taken(shelf: WarcFolder) -> None:
    wanted, result = look_for(shelf, "http://died.life.test/2011/03/water-and-war", None)
    best = best_copy(result.copies, None, CITED, Config())

    assert wanted.near is None
    assert best is not None
    assert best[0].at.year == 2013


def test_redirects_in_a_circle_end(tmp_path: Path) -> None:
    one, two = "http://a.test/one", "http://a.test/two"
    write_warc(
        tmp_path / "a.warc.gz",
        [
            Shot(one, "2012-01-01", status=301, location=two),
            Shot(two, "2012-01-01", status=301, location=one),
        ],
    )

    wanted, result = look_for(WarcFolder(tmp_path), one, "2012-01-02")

    assert result.heard.answer == "found"
    assert best_copy(result.copies, wanted.near, CITED, Config()) is None
