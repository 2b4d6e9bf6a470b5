"""The store: appended once, found by address, its faults told in one line."""

import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from citeaudit.errors import StoreError
from citeaudit.model.evidence import (
    Capture,
    CaptureLookup,
    Decision,
    Fetch,
    Hop,
    LinkVerdict,
    PageFacts,
)
from citeaudit.store import open_store

AT = datetime(2026, 1, 2, 3, 4, 5, 678000, tzinfo=UTC)


def fetch(name: str, url: str = "http://a.example/x", **more: object) -> Fetch:
    return Fetch(id=name, url=url, at=AT, **more)  # type: ignore[arg-type]


def test_rows_come_back_as_they_went_in() -> None:
    page = PageFacts(
        title="Häfen",
        citation={"title": "Häfen"},
        marks={"login": "sign in"},
        fragments={"a": True},
    )
    rows = (
        fetch("1", status=200, hops=(Hop(url="http://a.example/x", status=200),), page=page),
        CaptureLookup(
            id="2", url="http://a.example/x", at=AT, archive="web", answer="found",
            captures=(Capture(archive="web", url="http://a.example/x", memento="http://m/x", at=AT),),
        ),
    )  # fmt: skip
    with open_store("sqlite://") as store:
        store.add(rows)

        assert store.evidence_for(["http://a.example/x#part"]) == rows
        assert store.evidence_for(["http://b.example/"]) == ()


def test_a_row_added_twice_is_there_once_and_two_stores_can_be_joined(tmp_path: Path) -> None:
    with (
        open_store(f"sqlite:///{tmp_path}/a.sqlite") as one,
        open_store(f"sqlite:///{tmp_path}/b.sqlite") as other,
    ):
        one.add([fetch("1"), fetch("2")])
        other.add([fetch("2"), fetch("3")])
        one.add(other.everything())

        assert [row.id for row in one.everything()] == ["1", "2", "3"]


def test_the_oldest_row_comes_first() -> None:
    with open_store("sqlite://") as store:
        store.add(
            [fetch("late"), Fetch(id="early", url="http://a.example/x", at=AT - timedelta(days=1))]
        )

        assert [row.id for row in store.evidence_for(["http://a.example/x"])] == ["early", "late"]


def test_probes_are_found_by_the_host_an_address_leads_to() -> None:
    probe = fetch("p", "http://b.example/3f7a", status=404, probes="b.example")
    with open_store("sqlite://") as store:
        store.add([fetch("1", status=200, final_url="http://b.example/y"), probe])

        assert probe in store.evidence_for(["http://a.example/x"])
        assert probe in store.evidence_for(["http://b.example/other"])


def test_more_addresses_than_a_question_holds_are_all_found() -> None:
    urls = [f"http://a.example/{number}" for number in range(1500)]
    with open_store("sqlite://") as store:
        store.add(fetch(url, url) for url in urls)

        assert len(store.evidence_for(urls)) == 1500


def test_evidence_outlives_the_session(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/deep/er/evidence.sqlite"
    with open_store(url) as store:
        store.add([fetch("1")])
    with open_store(url) as store:
        assert [row.id for row in store.evidence_for(["http://a.example/x"])] == ["1"]


def test_without_a_name_the_store_is_in_the_users_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    with open_store() as store:
        store.add([fetch("1")])

    assert list(tmp_path.rglob("evidence.sqlite"))


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("state.db", "sqlite:///"),
        ("mysql://host/db", "not supported"),
        ("nonsense://x", "not supported"),
        ("sqlite:////proc/nowhere/e.sqlite", "cannot be made"),
        ("", "no database URL"),
    ],
)
def test_a_store_that_cannot_be_is_told_in_one_line(url: str, said: str) -> None:
    with pytest.raises(StoreError, match=said) as told:
        open_store(url)
    assert "\n" not in str(told.value)


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "thesis.txt"
    path.write_text("This is my thesis. " * 200)

    with pytest.raises(StoreError, match="not a database"):
        open_store(f"sqlite:///{path}")
    assert path.read_text().startswith("This is my thesis")


def test_a_store_of_a_newer_schema_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "e.sqlite"
    open_store(f"sqlite:///{path}").close()
    with sqlite3.connect(path) as database:
        database.execute("update citeaudit_about set value = '99'")
    database.close()

    with pytest.raises(StoreError, match="newer citeaudit"):
        open_store(f"sqlite:///{path}")


def test_a_store_that_another_run_holds_is_said_to_be_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("citeaudit.store.database._BUSY", 0.05)
    path = tmp_path / "e.sqlite"
    with open_store(f"sqlite:///{path}") as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("begin exclusive")
        try:
            with pytest.raises(StoreError, match="locked by another run"):
                store.add([fetch("1")])
        finally:
            other.close()


def test_an_editors_word_counts_until_it_ends_or_is_taken_back() -> None:
    word = Decision(
        id="w1",
        url="http://a.example/x",
        decision="known-good",
        at=AT,
        reason="seen",
        author="M",
        until=AT + timedelta(days=9),
    )
    with open_store("sqlite://") as store:
        store.remembered.decide(word)
        urls = ["http://a.example/x", "http://b.example/"]

        assert store.remembered.decisions(urls, AT) == {"http://a.example/x": word}
        assert store.remembered.decisions(urls, AT + timedelta(days=10)) == {}
        store.remembered.decide(
            Decision(
                id="w2",
                url=word.url,
                decision="none",
                at=AT + timedelta(days=1),
                reason="gone",
                author="M",
            )
        )
        assert store.remembered.decisions(urls, AT + timedelta(days=2)) == {}


@pytest.mark.parametrize("table", ["evidence", "decisions", "told"])
@pytest.mark.parametrize("body", ["no JSON", '{"type": "unheard of"}'])
def test_a_row_that_cannot_be_read_is_told_in_one_line(
    table: str, body: str, tmp_path: Path
) -> None:
    path = tmp_path / "e.sqlite"
    url = "http://a.example/x"
    word = Decision(id="w", url=url, decision="ignore", at=AT, reason="seen", author="M")
    verdict = LinkVerdict(url=url, verdict="dead", confidence=0.9, because="HTTP 404")
    with open_store(f"sqlite:///{path}") as store:
        store.add([fetch("1", url=url)])
        store.remembered.decide(word)
        store.remembered.tell("paper", {url: verdict})
        with sqlite3.connect(path) as other:
            other.execute(f"update {table} set body = ?", [body])
        other.close()
        with pytest.raises(StoreError, match=r"cannot be read: .*; update citeaudit"):
            (store.evidence_for([url]), store.remembered.decisions([url], AT))
            store.remembered.told("paper")


def test_what_a_list_was_told_is_kept_by_its_name() -> None:
    dead = LinkVerdict(url="http://a.example/x", verdict="dead", confidence=0.9, because="HTTP 404")
    well = LinkVerdict(
        url="http://a.example/x", verdict="ok", confidence=0.9, because="answers 200"
    )
    with open_store("sqlite://") as store:
        store.remembered.tell("paper", {dead.url: dead})
        store.remembered.tell("paper", {well.url: well})

        assert store.remembered.told("paper") == {well.url: well}
        assert store.remembered.told("another") == {}


def test_a_store_may_answer_with_some_rows_only_and_keeps_all() -> None:
    old, new = fetch("old"), fetch("new")
    with open_store("sqlite://") as store:
        store.add([old])
        strict = store.answering(lambda row: row.id != "old")
        strict.add([new])

        assert [row.id for row in strict.evidence_for([old.url])] == ["new"]
        assert {row.id for row in store.evidence_for([old.url])} == {"old", "new"}


OPEN = """
import sys
from citeaudit.store import open_store
for line in sys.stdin:
    open_store(line.strip()).close()
    print("open", flush=True)
"""


def test_several_runs_may_make_one_new_store_at_the_same_moment(tmp_path: Path) -> None:
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN], text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for _ in range(4)
    ]
    for number in range(20):
        for run in runs:
            assert run.stdin is not None
            run.stdin.write(f"sqlite:///{tmp_path}/{number}.sqlite\n")
            run.stdin.flush()
        for run in runs:
            assert run.stdout is not None
            assert run.stdout.readline() == "open\n"
    for run in runs:
        run.communicate()

    assert [run.returncode for run in runs] == [0] * 4
