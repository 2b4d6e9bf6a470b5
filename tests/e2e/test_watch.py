"""Scheduled checks: what is new since a list was last told, over weeks that pass in a moment."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from citeaudit.checkers.watch import Watched, watch
from citeaudit.config import CheckConfig, Config
from citeaudit.model.citation import Link
from citeaudit.model.evidence import Decision
from citeaudit.model.manuscript import Span
from citeaudit.store import Store, open_store
from e2e.servers import Site, article, by_path, page, status

CONFIG = Config(
    check=CheckConfig(
        connect=1.0,
        first_byte=1.0,
        total=1.0,
        interval=0.0,
        retry_pauses=(0.01,),
        allow_net=("127.0.0.0/8",),
    )
)
START = datetime(2026, 1, 1, tzinfo=UTC)
GOOD = page(article("Harbours"))


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store("sqlite://") as opened:
        yield opened


def watched(site: Site, store: Store, *, days: float, paths: str = "ab") -> Watched:
    links = [
        Link(raw="", url=f"{site.base}/{path}", kind="url", span=Span(start=0, end=1))
        for path in paths
    ]
    return watch(
        "paper", links, store=store, config=CONFIG, clock=lambda: START + timedelta(days=days)
    )


def told(result: Watched) -> list[tuple[str, str]]:
    return [(change.now.url[-1], change.kind) for change in result.changes]


def test_nothing_is_told_where_nothing_changed_and_only_what_is_due_is_asked(store: Store) -> None:
    with Site(by_path({"/a": GOOD, "/b": GOOD}, status(404))) as site:
        first = watched(site, store, days=0)
        second = watched(site, store, days=3)
        third = watched(site, store, days=7)

        assert (first.changes, first.asked) == ((), 2)
        assert (second.changes, second.asked) == ((), 0)
        assert (third.changes, third.asked) == ((), 2)
        assert watched(site, store, days=14).asked == 0
        assert watched(site, store, days=21).asked == 2


def test_what_dies_is_told_once_and_then_since_when(store: Store) -> None:
    with Site(by_path({"/a": GOOD, "/b": GOOD}, status(404))) as site:
        watched(site, store, days=0)
        site.behaviour = by_path({"/a": GOOD}, status(404))
        died = watched(site, store, days=7)
        still = watched(site, store, days=8)
        site.behaviour = by_path({"/a": GOOD, "/b": GOOD}, status(404))
        back = watched(site, store, days=9)

        assert told(died) == [("b", "newly-failing")]
        assert died.news
        assert told(still) == [("b", "still-failing")]
        assert still.changes[0].since == START + timedelta(days=7)
        assert not still.news
        assert still.asked == 1
        assert told(back) == [("b", "recovered")]


def test_a_run_that_starts_a_little_early_finds_due_what_the_last_one_asked(store: Store) -> None:
    with Site(by_path({"/a": GOOD}, status(404))) as site:
        watched(site, store, days=0.0208, paths="a")  # half an hour late

        assert watched(site, store, days=7, paths="a").asked == 1


def test_what_does_not_answer_is_news_once_it_has_failed_for_days(store: Store) -> None:
    with Site(by_path({"/a": GOOD, "/b": GOOD}, status(404))) as site:
        watched(site, store, days=0)
        site.behaviour = by_path({"/a": GOOD}, status(503))
        first, second = watched(site, store, days=7), watched(site, store, days=10)
        third = watched(site, store, days=13)
        fourth = watched(site, store, days=14)

        assert told(first) == told(second) == [("b", "failing-now")]
        assert first.changes[0].since == START + timedelta(days=7)
        assert not first.news
        assert not second.news
        assert told(third) == [("b", "newly-failing")]
        assert third.changes[0].since == START + timedelta(days=7)
        assert third.news
        assert told(fourth) == [("b", "still-failing")]


def test_what_fails_for_a_day_is_never_told(store: Store) -> None:
    with Site(by_path({"/a": GOOD, "/b": GOOD}, status(404))) as site:
        watched(site, store, days=0)
        site.behaviour = by_path({"/a": GOOD}, status(503))
        failing = watched(site, store, days=7)
        site.behaviour = by_path({"/a": GOOD, "/b": GOOD}, status(404))
        well = watched(site, store, days=8)

        assert not failing.news
        assert told(well) == []


def test_a_host_that_says_we_ask_too_often_is_asked_again_soon_and_makes_no_news(
    store: Store,
) -> None:
    with Site(by_path({"/a": GOOD, "/b": status(404)}, status(404))) as site:
        watched(site, store, days=0)
        site.behaviour = status(429, Retry_After="60")
        put_off = watched(site, store, days=7)
        site.behaviour = by_path({"/a": GOOD, "/b": GOOD}, status(404))
        answered = watched(site, store, days=8)

        assert told(put_off) == []
        assert (answered.asked, told(answered)) == (2, [("b", "recovered")])


def test_what_is_in_trouble_when_a_list_is_first_told_is_told_at_once(store: Store) -> None:
    with Site(by_path({"/a": GOOD}, status(503))) as site:
        assert told(watched(site, store, days=0)) == [("b", "newly-failing")]


def test_a_run_without_network_tells_nothing_and_forgets_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = Link(raw="", url="http://cited.invalid/a", kind="url", span=Span(start=0, end=1))
    monkeypatch.setattr("citeaudit.net.presence.is_away", lambda: True)
    result = watch("paper", [link], store=store, config=CONFIG, clock=lambda: START)

    assert result.network == "offline"
    assert result.changes == ()
    assert store.remembered.told("paper") == {}


def test_what_an_editor_decided_is_not_asked(store: Store) -> None:
    with Site(status(404)) as site:
        url = f"{site.base}/a"
        store.remembered.decide(
            Decision(
                id="w1",
                url=url,
                decision="known-good",
                at=START,
                reason="seen",
                author="M",
                until=START + timedelta(days=5),
            )
        )
        before = watched(site, store, days=1, paths="a")
        asked_before = list(site.asked)
        after = watched(site, store, days=6, paths="a")

        assert (before.asked, asked_before, before.verdicts[0].verdict) == (0, [], "ok")
        assert told(after) == [("a", "newly-failing")]
