"""`citeaudit check --changes` as a scheduler meets it: one manuscript or many, and news that must not get lost."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from citeaudit.cli import run
from e2e.servers import Behaviour, Site, article, by_path, page, status


class Pages(dict[str, Behaviour]):
    """What a site answers by path; it may be changed while the site runs."""

    def __call__(self, path: str, title: str) -> None:
        self[path] = page(article(title))


@pytest.fixture
def pages() -> Pages:
    found = Pages()
    found("/rivers", "Rivers of the Northern Plain")
    found("/verbs", "A Grammar of Hittite Verbs")
    return found


@pytest.fixture
def site(pages: Pages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.chdir(tmp_path)
    Path("citeaudit.toml").write_text(
        'store = "sqlite:///state.sqlite"\n[check]\nallow-net = ["127.0.0.0/8"]\ninterval = 0.0\nretries = 0\nrobots = false\n'
    )
    with Site(by_path(pages, status(404))) as server:
        yield server


def paper(name: str, *cited: tuple[str, str]) -> None:
    calls = "".join(f" Words.[^{number}]" for number in range(1, len(cited) + 1))
    notes = "".join(
        f"[^{number}]: Ann Author, “{title},” *News*, May {number}, 2014, <{url}>.\n\n"
        for number, (title, url) in enumerate(cited, 1)
    )
    Path(name).write_text(f"{calls}\n\n{notes}")


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_each_manuscripts_page_is_compared_with_its_own_citation(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    paper("a.md", ("Rivers of the Northern Plain", f"{site.base}/rivers"))
    paper("b.md", ("A Grammar of Hittite Verbs", f"{site.base}/verbs"), ("Gone", f"{site.base}/x"))

    assert run(["check", "a.md", "b.md", "--changes"]) == 1

    (line,) = told(capsys)  # the notes 1 of the two are not taken for one another
    assert line.startswith("newly-failing ")
    assert "(b.md note 2)" in line


def test_titles_of_a_list_count(
    site: Site, pages: Pages, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("list.txt").write_text(f"{site.base}/verbs\tA Grammar of Hittite Verbs\n")
    assert run(["check", "list.txt", "--changes"]) == 0

    pages("/verbs", "Casino Royal: Slots and Poker")
    assert run(["check", "list.txt", "--changes"]) == 0  # not due yet
    assert run(["check", "list.txt", "--changes", "--max-age", "0", "--format", "jsonl"]) == 1

    (item,) = map(json.loads, told(capsys))
    assert item["change"]["before"] == "ok"
    assert item["evidence"][0]["page"]["title"] == "Casino Royal: Slots and Poker"


def test_a_manuscript_that_is_added_makes_no_news_of_the_others(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    paper("a.md", ("Gone", f"{site.base}/x"))
    paper("b.md", ("A Grammar of Hittite Verbs", f"{site.base}/verbs"))
    paper("c.md", ("Gone, too", f"{site.base}/y"))

    assert run(["check", "a.md", "b.md", "--changes"]) == 1
    told(capsys)
    assert run(["check", "a.md", "b.md", "c.md", "--changes"]) == 1
    assert [line.split()[:2] for line in told(capsys)] == [
        ["newly-failing", f"{site.base}/y"],
        ["still-failing", f"{site.base}/x"],
    ]
    # Nor is it news to one of them that is watched by itself from now on.
    assert run(["check", "c.md", "--changes"]) == 0
    assert run(["check", "a.md", "--changes"]) == 0
    assert told(capsys) == []


def test_news_that_could_not_be_written_is_told_next_time(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    paper("a.md", ("Gone", f"{site.base}/x"))
    Path("folder").mkdir()

    assert run(["check", "a.md", "--changes", "-o", "folder"]) == 2
    assert run(["check", "a.md", "--changes", "--format", "csv"]) == 1

    (row,) = csv.DictReader(told(capsys))
    assert (row["change"], row["before"]) == ("newly-failing", "")
    assert row["since"].endswith("Z")


def test_what_an_editor_decides_is_no_news_and_its_end_is(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    paper("a.md", ("Gone", f"{site.base}/x"))
    assert run(["check", "a.md", "--changes"]) == 1
    told(capsys)

    run(["decide", f"{site.base}/x", "known-good", "--reason", "read on paper"])
    told(capsys)
    assert run(["check", "a.md", "--changes"]) == 0
    run(["decide", f"{site.base}/x", "none", "--reason", "an error"])
    told(capsys)
    assert run(["check", "a.md", "--changes"]) == 1
    assert told(capsys)[0].startswith("newly-failing ")
