"""Archives as they are: pywb over WARC files made here, and a shim with the Wayback Machine's dialect and its faults."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from archives.hard_lives import hard_lives
from archives.lives import CITED, Life, lives
from archives.servers import Shim, indexed
from archives.warcs import Shot
from citeaudit.checkers.archives import check
from citeaudit.checkers.archives.keys import key_of
from citeaudit.config import ArchivesConfig, Config, WaybackConfig
from citeaudit.judge.copies import best_copy
from citeaudit.model.citation import Reference
from citeaudit.model.evidence import CaptureLookup
from citeaudit.store import Store, open_store

FAST = {
    "connect": 2.0, "total": 1.0, "retry_pause": 0.05, "pauses": (0.1, 0.2, 0.3), "patience": 20.0, "per_minute": 60000.0, "burst": 100,
}  # fmt: skip


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store("sqlite://") as kept:
        yield kept


def through(shim: Shim, **more: object) -> Config:
    wayback = WaybackConfig(url=shim.base, copies_per_minute=60000.0, searches_per_minute=60000.0)
    return Config(archives=ArchivesConfig(wayback=wayback, **{**FAST, **more}))  # type: ignore[arg-type]


def cited_on(on: str) -> Reference:
    return Reference(title=CITED.title, authors=CITED.authors, issued=CITED.issued, accessed=on)


def ask(url: str, on: str, config: Config, store: Store) -> list[CaptureLookup]:
    return list(check([url], store=store, config=config, cited={url: cited_on(on)}))


def best_of(rows: list[CaptureLookup], on: str):  # type: ignore[no-untyped-def]
    near = datetime.fromisoformat(on).replace(tzinfo=UTC) + timedelta(hours=23, minutes=59)
    return best_copy([copy for row in rows for copy in row.captures], near, cited_on(on), Config())


HARD = [pytest.param(life, "2017-07-07", id=life.name) for life in hard_lives()]
LIVES = [pytest.param(life, on, id=f"{life.name}-{on}") for life in lives() for on in life.right]


@pytest.mark.parametrize(("life", "on"), [*LIVES, *HARD])
def test_the_right_copy_comes_from_the_wayback_machine(
    life: Life, on: str, shim: Shim, store: Store
) -> None:
    rows = ask(life.url, on, through(shim), store)
    best = best_of(rows, on)

    if not life.right[on]:
        assert best is None
        assert [row.answer for row in rows] == ["found" if life.shots else "not-archived"]
        return
    assert best is not None
    assert f"{best[0].at:%Y-%m-%d}" in life.right[on]
    assert best[0].memento.startswith(f"{shim.base}/web/{best[0].at:%Y%m%d}")
    assert best[1] is not None
    assert best[1].match == "verified"
    assert sum(row.calls for row in rows) <= 6


@pytest.mark.parametrize(("life", "on"), LIVES)
def test_the_right_copy_comes_from_any_timegate(
    life: Life, on: str, backend: str, store: Store
) -> None:
    limits = ArchivesConfig(wayback=WaybackConfig(ask=False), timegates=(f"{backend}/web",), **FAST)  # type: ignore[arg-type]
    rows = ask(life.url, on, Config(archives=limits), store)
    best = best_of(rows, on)

    if not life.right[on]:
        assert best is None
        assert [row.answer for row in rows] == ["found" if life.shots else "not-archived"]
        return
    assert best is not None
    assert f"{best[0].at:%Y-%m-%d}" in life.right[on]


FAULTS = [429, 500, 502, 503, "empty", "outage", "hang", "reset", "forbidden"]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(
    "url",
    [
        "http://unarchived.life.test/2011/03/water-and-war",
        "http://died.life.test/2011/03/water-and-war",
    ],
)
def test_a_fault_is_never_taken_for_not_archived(
    fault: int | str, url: str, shim: Shim, store: Store
) -> None:
    shim.fault = fault

    rows = ask(url, "2014-05-01", through(shim), store)

    assert {row.answer for row in rows} <= {"unknown"}
    assert all(row.error for row in rows)


@pytest.mark.parametrize("fault", [*FAULTS, "broken-rows"])
def test_a_fault_of_the_index_alone_is_never_taken_for_an_answer(
    fault: int | str, shim: Shim, store: Store
) -> None:
    shim.fault, shim.only = fault, "/cdx/"

    rows = ask("http://died.life.test/2011/03/water-and-war", "2016-01-01", through(shim), store)

    if fault == "empty":  # a whole list of no rows: all that is archived are pages of trouble
        assert [row.answer for row in rows] == ["found"]
    else:
        assert [row.answer for row in rows] == ["unknown"]
    assert best_of(rows, "2016-01-01") is None


def test_an_archive_that_is_gone_is_no_answer_and_costs_no_time(store: Store, shim: Shim) -> None:
    gone = Config(archives=ArchivesConfig(wayback=WaybackConfig(url="http://127.0.0.1:9"), **FAST))  # type: ignore[arg-type]
    urls = [life.url for life in lives()]
    began = datetime.now(UTC)

    rows = list(check(urls, store=store, config=gone))

    assert rows
    assert {row.answer for row in rows} == {"unknown"}
    assert datetime.now(UTC) - began < timedelta(seconds=5)


def test_an_address_that_the_archive_withholds_is_excluded(shim: Shim, store: Store) -> None:
    shim.excluded.add("fine.life.test")

    rows = ask("http://fine.life.test/2011/03/water-and-war", "2014-05-01", through(shim), store)

    assert [row.answer for row in rows] == ["excluded"]


def test_what_was_unknown_is_asked_again_and_what_was_answered_is_not(
    shim: Shim, store: Store
) -> None:
    urls = [
        "http://fine.life.test/2011/03/water-and-war",
        "http://unarchived.life.test/2011/03/water-and-war",
    ]
    shim.fault = 503
    for url in urls:
        ask(url, "2014-05-01", through(shim), store)
    shim.reset()
    answers = [row.answer for url in urls for row in ask(url, "2014-05-01", through(shim), store)]
    shim.reset()

    assert answers == ["found", "not-archived"]
    assert [row for url in urls for row in ask(url, "2014-05-01", through(shim), store)] == []
    assert shim.asked == []


def test_too_many_stops_all_calls_for_a_while_and_then_goes_on(shim: Shim, store: Store) -> None:
    shim.fault = 429
    config = through(shim, pauses=(0.4, 60.0, 60.0), patience=1.0)

    rows = list(check([life.url for life in lives()], store=store, config=config))

    # The calls under way when it was said, then after the pause those that tried once more.
    assert len(shim.asked) <= 2 * config.archives.connections
    late = [at for at in shim.times if at - shim.times[0] > 0.2]
    assert all(at - shim.times[0] >= 0.35 for at in late)
    assert {row.answer for row in rows} <= {"unknown"}


def test_a_second_run_knows_that_the_first_was_told_to_stop(shim: Shim, tmp_path) -> None:  # type: ignore[no-untyped-def]
    config = through(shim, pauses=(60.0,), patience=0.5)
    url = "http://fine.life.test/2011/03/water-and-war"
    with open_store(f"sqlite:///{tmp_path / 'state.db'}") as kept:
        shim.fault = 429
        ask(url, "2014-05-01", config, kept)
    shim.reset()
    with open_store(f"sqlite:///{tmp_path / 'state.db'}") as kept:
        rows = ask(url, "2014-05-01", config, kept)

    assert shim.asked == []
    assert {row.answer for row in rows} <= {"unknown"}


def test_a_run_that_is_stopped_asks_nothing_twice_when_it_goes_on(shim: Shim, store: Store) -> None:
    cited = {life.url: cited_on("2014-05-01") for life in lives()}
    rows = check(list(cited), store=store, config=through(shim, connections=1), cited=cited)
    before = [next(rows).url for _ in range(5)]
    rows.close()  # type: ignore[attr-defined]
    shim.reset()

    after = [row.url for row in check(list(cited), store=store, config=through(shim), cited=cited)]

    assert not set(before) & set(after)
    assert set(before) | set(after) <= set(cited)
    assert len(after) >= len(cited) - len(before) - 1


def test_a_run_that_is_stopped_with_searches_under_way_asks_no_copy_twice(
    shim: Shim, store: Store
) -> None:
    cited = {life.url: cited_on("2014-05-01") for life in lives()}
    rows = check(list(cited), store=store, config=through(shim), cited=cited)
    for _ in range(3):
        next(rows)
    rows.close()  # type: ignore[attr-defined]
    stopped = len(shim.asked)
    list(check(list(cited), store=store, config=through(shim), cited=cited))

    assert 3 < stopped < len(shim.asked)
    # Two addresses of these lives lead to one: their home page.
    pages = [path for path in shim.asked if "/web/" in path and "/2011/" in path]
    assert len(pages) == len(set(pages))


def test_short_runs_one_after_the_other_ask_nothing_twice(shim: Shim, store: Store) -> None:
    slow = WaybackConfig(url=shim.base, copies_per_minute=600.0, searches_per_minute=60000.0)
    config = Config(archives=ArchivesConfig(wayback=slow, **{**FAST, "burst": 4, "patience": 0.8}))  # type: ignore[arg-type]
    # pywb takes any query of a file for the file itself; so without that.
    pages = [life.url for life in lives() if life.name != "paper"]
    cited = {f"{url}?{n}": cited_on("2014-05-01") for url in pages for n in range(2)}

    answered = [
        {row.url for row in check(list(cited), store=store, config=config, cited=cited)}
        for _ in range(8)
    ]

    assert 0 < len(answered[0]) < len(cited)
    assert set().union(*answered) == set(cited)
    assert len(shim.asked) == len(set(shim.asked))


def test_a_spent_budget_leaves_addresses_unasked_and_says_nothing_of_them(
    shim: Shim, store: Store
) -> None:
    slow = WaybackConfig(url=shim.base, copies_per_minute=1.0)
    config = Config(archives=ArchivesConfig(wayback=slow, **{**FAST, "burst": 4, "patience": 1.0}))  # type: ignore[arg-type]
    cited = {life.url: cited_on("2014-05-01") for life in lives()}

    rows = list(check(list(cited), store=store, config=config, cited=cited))

    assert shim.kinds()["copy"] <= 5
    assert len(rows) < len(cited)


SPELLINGS = [
    "http://www.fine.life.test:80/2011/03/Water-and-War/",
    "https://FINE.life.test:443/2011/03/water-and-war#x",
    "http://fine.life.test/2011//03/water-and-war?",
    "http://query.life.test/Q?b=2&A=1&a=0",
    "http://query.life.test/q?PHPSESSID=0123456789abcdef0123456789abcdef&x=1",
    "http://query.life.test/q?utm_source=a&x=1",
    "http://m.query.life.test/index.html",
    "http://query.life.test/%7Euser/a%20b",
    "http://query.life.test/caf%C3%A9",
    "http://query.life.test:8080/q",
    "http://www3.query.life.test",
    "http://query.life.test/a?x=1&x=0&",
]


@pytest.fixture(scope="session")
def spelt(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The key that pywb's own index gives to each spelling."""
    shots = [Shot(url, "2014-01-01", b"x") for url in SPELLINGS]
    index = indexed(tmp_path_factory.mktemp("spelt"), shots)
    rows = [line.split(" ", 2) for line in index.read_text().splitlines()]
    return {json.loads(told)["url"]: key for key, _, told in rows}


@pytest.mark.parametrize("url", SPELLINGS)
def test_our_keys_are_those_that_pywb_gives(url: str, spelt: dict[str, str]) -> None:
    assert key_of(url) == spelt[url]
