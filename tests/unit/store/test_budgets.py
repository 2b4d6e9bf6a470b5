"""Budgets that threads, runs and processes share."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from citeaudit.net.service import Budget
from citeaudit.store import open_store
from citeaudit.store.budgets import Budgets, budgets_of

BUDGET = Budget("archive.test", "copies", per_minute=60.0, burst=3)
PAUSES = (60.0, 120.0, 240.0)


@pytest.fixture
def purse(tmp_path: Path):  # type: ignore[no-untyped-def]
    with open_store(f"sqlite:///{tmp_path / 'state.db'}") as store:
        yield budgets_of(store)


def test_a_burst_is_free_and_then_the_pace_holds(purse: Budgets) -> None:
    waits = [purse.turn(BUDGET, now=1000.0, patience=60.0).wait for _ in range(5)]

    assert waits == [0.0, 0.0, 0.0, 1.0, 2.0]


def test_a_turn_that_comes_too_late_is_not_taken(purse: Budgets) -> None:
    for _ in range(3):
        purse.turn(BUDGET, now=1000.0, patience=0.5)

    assert purse.turn(BUDGET, now=1000.0, patience=0.5).wait is None
    assert purse.turn(BUDGET, now=1001.0, patience=0.5).wait == 0.0


def test_time_makes_a_budget_whole_again(purse: Budgets) -> None:
    for _ in range(3):
        purse.turn(BUDGET, now=1000.0, patience=0.0)

    assert [purse.turn(BUDGET, now=2000.0, patience=0.0).wait for _ in range(4)] == [
        0.0,
        0.0,
        0.0,
        None,
    ]


def test_two_kinds_of_call_have_two_paces_and_one_stop(purse: Budgets) -> None:
    searches = BUDGET._replace(kind="searches", per_minute=6.0, burst=1)
    purse.turn(searches, now=1000.0, patience=60.0)

    assert purse.turn(searches, now=1000.0, patience=60.0).wait == 10.0
    assert purse.turn(BUDGET, now=1000.0, patience=60.0).wait == 0.0
    purse.stop(BUDGET.host, now=1001.0, sent=1000.5, pauses=PAUSES)
    for budget in (BUDGET, searches):
        turn = purse.turn(budget, now=1002.0, patience=100.0)
        assert turn.stopped
        assert turn.wait == 59.0
    assert purse.turn(BUDGET, now=1002.0, patience=10.0).wait is None


def test_pauses_grow_and_the_last_is_an_hour(purse: Budgets) -> None:
    now, waits = 1000.0, []
    for _ in range(4):
        purse.stop(BUDGET.host, now=now, sent=now - 0.1, pauses=PAUSES)
        wait = purse.turn(BUDGET, now=now, patience=1e6).wait
        assert wait is not None
        waits.append(wait)
        now += wait

    assert waits == [60.0, 120.0, 240.0, 3600.0]


def test_answers_to_calls_that_were_under_way_do_not_lengthen_a_stop(purse: Budgets) -> None:
    purse.stop(BUDGET.host, now=1000.0, sent=999.0, pauses=PAUSES)
    purse.stop(BUDGET.host, now=1000.5, sent=999.5, pauses=PAUSES)

    assert purse.turn(BUDGET, now=1000.5, patience=1e6).wait == 59.5


def test_a_host_that_serves_again_is_forgiven(purse: Budgets) -> None:
    purse.stop(BUDGET.host, now=1000.0, sent=999.0, pauses=PAUSES)

    assert not purse.forgive(BUDGET.host, sent=1030.0)  # sent before the stop was over
    assert purse.forgive(BUDGET.host, sent=1100.0)
    purse.stop(BUDGET.host, now=2000.0, sent=1999.0, pauses=PAUSES)
    assert purse.turn(BUDGET, now=2000.0, patience=1e6).wait == 60.0


def test_a_second_run_finds_the_budget_as_the_first_left_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'state.db'}"
    with open_store(url) as store:
        for _ in range(3):
            budgets_of(store).turn(BUDGET, now=1000.0, patience=9.0)
    with open_store(url) as store:
        assert budgets_of(store).turn(BUDGET, now=1000.0, patience=9.0).wait == 1.0


def test_threads_get_no_turn_twice(purse: Budgets) -> None:
    with ThreadPoolExecutor(8) as pool:
        waits = list(
            pool.map(lambda _: purse.turn(BUDGET, now=1000.0, patience=99.0).wait, range(40))
        )

    assert sorted(waits) == [0.0, 0.0, *map(float, range(38))]


SPEND = """
import sys
from citeaudit.net.service import Budget
from citeaudit.store import open_store
from citeaudit.store.budgets import budgets_of
budget = Budget("archive.test", "copies", per_minute=60.0, burst=3)
with open_store(sys.argv[1]) as store:
    purse = budgets_of(store)
    print(*(purse.turn(budget, now=1000.0, patience=999.0).wait for _ in range(50)))
"""


def test_two_processes_at_once_keep_one_budget(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'state.db'}"
    command = [sys.executable, "-c", SPEND, url]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    waits = sorted(float(wait) for one in both for wait in one.communicate(timeout=60)[0].split())

    assert waits == [0.0, 0.0, *map(float, range(98))]


def test_a_store_in_memory_has_a_purse_too() -> None:
    with open_store("sqlite://") as store:
        assert budgets_of(store).turn(BUDGET, now=1000.0, patience=0.0).wait == 0.0
