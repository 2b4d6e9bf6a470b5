"""What a name server says is believed as far as it knows anything."""

import threading
from time import monotonic, sleep

import pytest

from citeaudit.net import presence
from citeaudit.net.presence import Answer, Names


def said(names: Names, name: str) -> Answer:
    names.ask(name)
    deadline = monotonic() + 5
    while (answer := names.said(name)) is None and monotonic() < deadline:
        sleep(0.005)
    assert answer is not None
    return answer


def test_a_name_server_that_knows_some_name_is_believed_that_another_does_not_exist() -> None:
    names = Names(lambda name: "known" if name == "archive.org" else "no such name")

    assert said(names, "mills.org") == "no such name"


def test_one_that_knows_no_name_at_all_says_nothing_about_any() -> None:
    names = Names(lambda _name: "no such name")

    assert said(names, "mills.org") == "no answer"


@pytest.mark.parametrize("name", ["mills.invalid", "a.mills.test", "MILLS.EXAMPLE."])
@pytest.mark.parametrize("answer", ["no such name", "no answer"])
def test_names_that_are_given_to_nobody_do_not_exist_whatever_it_says(
    name: str, answer: Answer
) -> None:
    assert said(Names(lambda _name: answer), name) == "no such name"


def test_of_a_name_in_an_example_it_is_believed_that_it_does_not_exist() -> None:
    names = Names(lambda name: "no answer" if name.startswith("b.") else "no such name")

    assert said(names, "a.example.org") == "no such name"
    assert said(names, "b.example.org") == "no answer"
    assert said(names, "example.org") == said(names, "www.example.org") == "no answer"


def test_a_slow_one_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "_PATIENCE", 0.05)
    over = threading.Event()

    def slow(_name: str) -> Answer:
        over.wait(5)
        return "known"

    names = Names(slow)
    names.ask("mills.org")
    assert names.said("mills.org") is None
    sleep(0.06)
    assert names.said("mills.org") == "no answer"
    over.set()


def test_each_name_is_asked_for_once() -> None:
    asked: list[str] = []

    def resolve(name: str) -> Answer:
        asked.append(name)
        return "known"

    names = Names(resolve)
    for _ in range(3):
        said(names, "mills.org")
    assert asked == ["mills.org"]
