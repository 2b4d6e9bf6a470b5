"""What `citeaudit check` may be given: lists and manuscripts in files and on standard input, however they are written."""

import io
import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from citeaudit.cli import run
from e2e.servers import Site, article, page

Fed = Callable[[bytes], None]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.chdir(tmp_path)
    Path("citeaudit.toml").write_text(
        'store = "sqlite:///state.sqlite"\n[check]\nallow-net = ["127.0.0.0/8"]\ninterval = 0.0\nretries = 0\nrobots = false\n'
    )
    with Site(page(article("Mills"))) as server:
        yield server


@pytest.fixture
def fed(monkeypatch: pytest.MonkeyPatch) -> Fed:
    """Bytes on standard input."""

    def feed(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))

    return feed


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, object]]:
    return {item["url"]: item for item in map(json.loads, capsys.readouterr().out.splitlines())}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("place", ["file", "standard input"])
def test_a_list_may_be_in_any_encoding_wherever_it_comes_from(
    encoding: str, place: str, site: Site, fed: Fed, capsys: pytest.CaptureFixture[str]
) -> None:
    data = f"# Mühlen\r\n{site.base}/mühle\tMills\r\n\r\n{site.base}/b\r\n".encode(encoding)
    Path("list.txt").write_bytes(data)
    fed(data)

    assert run(["check", "list.txt" if place == "file" else "-", "--format", "jsonl"]) == 0

    assert set(told(capsys)) == {f"{site.base}/mühle", f"{site.base}/b"}


def test_a_manuscript_may_come_on_standard_input(
    site: Site, fed: Fed, capsys: pytest.CaptureFixture[str]
) -> None:
    fed(
        f"Words.[^1]\n\n[^1]: Ann Author, “Mills,” *News*, May 3, 2014, <{site.base}/mills>.\n".encode()
    )

    assert run(["check", "-", "--format", "jsonl"]) == 0

    assert told(capsys)[f"{site.base}/mills"]["notes"] == ["1"]


def test_what_is_no_text_is_refused_on_standard_input_too(
    site: Site, fed: Fed, capsys: pytest.CaptureFixture[str]
) -> None:
    fed(bytes(range(32)) * 40)

    assert run(["check", "-"]) == 2
    assert "standard input: this is not a text" in capsys.readouterr().err


def test_an_argument_that_is_no_utf8_is_an_address_all_the_same(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    for verb in (["check"], ["check", "--changes"]):
        assert run([*verb, f"{site.base}/m\udcfchle"]) == 0  # how Python hands on the byte FC

    assert f"{site.base}/mühle" in capsys.readouterr().out


def test_of_several_inputs_each_says_where_it_prints_an_address(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a", "b"):
        Path(f"{name}.md").write_text(
            f"Words.[^1]\n\n[^1]: Ann Author, “Mills,” *News*, May 3, 2014, <{site.base}/mills>.\n"
        )
    Path("list.txt").write_text(f"{site.base}/mills\n")

    run(["check", "a.md", "b.md", "list.txt"])
    assert "(a.md note 1; b.md note 1; list.txt)" in capsys.readouterr().out
    run(["check", "a.md", "b.md", "--format", "jsonl"])
    assert told(capsys)[f"{site.base}/mills"]["inputs"] == [
        {"input": "a.md", "notes": ["1"]},
        {"input": "b.md", "notes": ["1"]},
    ]
    run(["check", "a.md", f"{site.base}/mills"])
    assert "(note 1)" in capsys.readouterr().out


def test_a_table_of_a_spreadsheet_is_read_by_its_heading_and_so_is_our_own(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("list.csv").write_text(f'No.,Title,URL\r\n1,"Mills, and More",{site.base}/a\r\n')

    assert run(["check", "list.csv", "--format", "csv", "--output", "told.csv"]) == 0
    assert run(["check", "told.csv", "--format", "jsonl"]) == 0

    assert set(told(capsys)) == {f"{site.base}/a"}
    assert site.paths()[0] == "/a"


def test_a_list_may_come_through_a_pipe_of_the_shell(site: Site) -> None:
    os.mkfifo("pipe")
    writer = threading.Thread(target=Path("pipe").write_text, args=(f"{site.base}/a\tMills\n",))
    writer.start()

    assert run(["check", "pipe"]) == 0

    writer.join()
    assert site.paths() == ["/a"]


def test_an_address_longer_than_any_name_of_a_file_is_asked(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"{site.base}/{'mills/' * 1000}"

    assert run(["check", url, "--format", "jsonl"]) == 0
    assert list(told(capsys)) == [url]
    assert run(["check", "x" * 300]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_a_closed_standard_input_is_no_fault_of_ours(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)

    assert run(["check", "-"]) == 2
    assert "standard input is closed" in capsys.readouterr().err


def test_addresses_of_the_text_and_the_bibliography_are_asked_like_those_of_notes(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("paper.md").write_text(
        f"Words.[^1] See [our data]({site.base}/data).\n\n## Bibliography\n\nAuthor, Ann. “Mills.” {site.base}/listed.\n\n"
        f"[^1]: Ann Author, “Mills,” *News*, May 3, 2014, <{site.base}/noted>.\n"
    )

    assert run(["check", "paper.md", "--format", "jsonl"]) == 0

    assert {url.removeprefix(site.base): item["notes"] for url, item in told(capsys).items()} == {
        "/noted": ["1"],
        "/data": [],
        "/listed": [],
    }


@pytest.mark.parametrize("place", ["file", "standard input"])
def test_a_bibliography_is_a_list_of_what_its_works_are_found_by(
    place: str, site: Site, fed: Fed, capsys: pytest.CaptureFixture[str]
) -> None:
    works = f"""% mills
@string{{q = "Quarterly"}}
@online{{a, title = {{{{Mills}}}}, url = {{{site.base}/a\\_b}}, date = {{2014-06-11}}}}
@misc{{b, title = {{{{M}}ills}}, howpublished = {{\\url{{{site.base}/~ann}}}}, year = 2012}}
@article{{broken, title = {{No end
"""
    Path("works.bib").write_text(works)
    fed(works.encode())

    assert run(["check", "works.bib" if place == "file" else "-", "--format", "jsonl"]) == 0
    said = capsys.readouterr()
    items = {item["url"]: item for item in map(json.loads, said.out.splitlines())}

    assert {url: item["verdict"] for url, item in items.items()} == {
        f"{site.base}/a_b": "ok",
        f"{site.base}/~ann": "ok",
    }
    assert all("bears the cited title" in str(item["because"]) for item in items.values())
    assert ":5: no entry can be read here" in said.err


def test_a_bibliography_without_addresses_says_so(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("works.bib").write_text("@book{a, title = {Mills}, isbn = {978-3-16-148410-0}}\n")

    assert run(["check", "works.bib"]) == 2
    assert "no addresses found" in capsys.readouterr().err
