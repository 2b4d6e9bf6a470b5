"""Whose turn it is: few at a time on a host, a pause between starts, and nobody waits for another host."""

from citeaudit.net.pace import Pace


def starts(pace: Pace[str], moments: list[float]) -> list[str]:
    """What may start at each moment, every item being finished at once."""
    order = []
    for moment in moments:
        while (turn := pace.pop(moment)) is not None:
            order.append(turn[1])
            pace.done(turn[0])
    return order


def test_items_of_one_host_start_a_pause_apart_in_their_order() -> None:
    pace: Pace[str] = Pace(interval=1.0, per_host=2)
    for item in ("a1", "a2", "a3"):
        pace.push("a", item)

    assert starts(pace, [0.0]) == ["a1"]
    assert pace.next_start() == 1.0
    assert starts(pace, [0.5]) == []
    assert starts(pace, [1.0, 2.0]) == ["a2", "a3"]
    assert len(pace) == 0


def test_an_item_may_be_put_first_in_the_queue() -> None:
    pace: Pace[str] = Pace(interval=1.0, per_host=1)
    for item in ("a1", "a2"):
        pace.push("a", item)
    pace.push("a", "a0", first=True)

    assert starts(pace, [0.0, 1.0, 2.0]) == ["a0", "a1", "a2"]


def test_a_waiting_host_holds_no_other_up() -> None:
    pace: Pace[str] = Pace(interval=10.0, per_host=1)
    for item in ("a1", "a2", "a3"):
        pace.push("a", item)
    pace.push("b", "b1")

    assert starts(pace, [0.0]) == ["a1", "b1"]


def test_no_more_than_so_many_are_under_way_on_a_host() -> None:
    pace: Pace[str] = Pace(interval=0.0, per_host=2)
    for item in ("1", "2", "3"):
        pace.push("a", item)

    assert pace.pop(0.0) == ("a", "1")
    assert pace.pop(0.0) == ("a", "2")
    assert pace.pop(0.0) is None
    pace.done("a")
    assert pace.pop(0.0) == ("a", "3")


def test_a_held_host_starts_nothing_until_it_is_freed_with_its_own_pause() -> None:
    pace: Pace[str] = Pace(interval=0.0, per_host=5)
    pace.push("a", "1")
    pace.push("a", "2")
    host, item = pace.pop(0.0) or ("", "")
    pace.put_back(host, item)
    pace.hold("a")

    assert pace.pop(9.0) is None
    pace.free("a", interval=3.0)
    assert pace.next_start() == 0.0
    assert starts(pace, [9.0]) == ["1"]
    assert starts(pace, [11.9, 12.0]) == ["2"]


def test_a_host_that_says_wait_is_left_until_then() -> None:
    pace: Pace[str] = Pace(interval=0.0, per_host=1)
    pace.push("a", "1")
    pace.wait_until("a", 5.0)

    assert starts(pace, [0.0, 4.9]) == []
    assert starts(pace, [5.0]) == ["1"]


def test_a_start_that_reached_nobody_costs_no_pause() -> None:
    pace: Pace[str] = Pace(interval=5.0, per_host=1)
    for item in ("1", "2", "3"):
        pace.push("a", item)
    host, _ = pace.pop(0.0) or ("", "")
    pace.done(host)
    pace.forgive(host)

    assert starts(pace, [0.1]) == ["2"]
    assert starts(pace, [4.0, 5.0]) == []
    assert starts(pace, [5.1]) == ["3"]
