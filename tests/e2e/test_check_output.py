"""How `citeaudit check` tells what it found: to files, pipes, spreadsheets and terminals of every kind."""

import csv
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from citeaudit.cli import run
from e2e.servers import Site, article, by_path, page, response, status, wire

SLOW = wire(0.4, response(200, article("Slow")))
CHECK = [sys.executable, "-m", "citeaudit", "check"]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.chdir(tmp_path)
    Path("citeaudit.toml").write_text(
        'store = "sqlite:///state.sqlite"\n[check]\nallow-net = ["127.0.0.0/8"]\ninterval = 0.0\nretries = 0\nrobots = false\n'
    )
    pages = {"/slow": SLOW, "/a": page(article("Mills"))}
    with Site(by_path(pages, status(404))) as server:
        yield server


def on_a_terminal(command: list[str]) -> list[str]:
    """The lines that stand on a terminal when a command is over that had it for both of its streams."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "200"}
    written = b""
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        with suppress(OSError):  # how Linux says that nobody has the terminal open any more
            while piece := os.read(ours, 65536):
                written += piece
    os.close(ours)
    assert process.returncode == 0, written
    return screen(written.decode())


def screen(written: str) -> list[str]:
    """What is left on a screen: as much of a terminal as a bar needs."""
    lines, row, column = [""], 0, 0
    for sequence, sign in re.findall(r"\x1b\[([?\d;]*[A-Za-z])|([^\x1b])", written):
        if sequence == "2K":
            lines[row] = ""
        elif sequence.endswith("A"):
            row = max(row - int(sequence[:-1] or 1), 0)
        elif sign == "\n":
            row += 1
            lines += [""] * (row + 1 - len(lines))
        elif sign == "\r":
            column = 0
        elif sign:
            lines[row] = lines[row][:column].ljust(column) + sign + lines[row][column + 1 :]
            column += 1
    return [line.rstrip() for line in lines if line.strip()]


def test_on_a_terminal_the_bar_wipes_no_verdict_out(site: Site) -> None:
    Path("list.txt").write_text(f"{site.base}/slow\n{site.base}/a\n")

    *verdicts, summary = on_a_terminal([*CHECK, "list.txt"])

    assert sorted(verdicts) == [
        f"ok               {site.base}/{name}  answers 200" for name in ("a", "slow")
    ]
    assert summary == "citeaudit: 2 addresses: 2 fine"


def test_a_cell_is_no_formula(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    Path("list.txt").write_text(f'{site.base}/a\n{site.base}/b,"c\n=HYPERLINK("x")\n@SUM(1)\n{site.base}/d\n')  # fmt: skip

    run(["check", "list.txt", "--format", "csv"])

    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert {row["url"] for row in rows} == {
        f"{site.base}/a", f'{site.base}/b,"c', f"{site.base}/d", "'=HYPERLINK(\"x\")", "'@SUM(1)",
    }  # fmt: skip


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_no_address_is_too_much_for_the_encoding_of_standard_output(
    encoding: str, site: Site
) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}

    def out(form: str) -> bytes:
        command = [*CHECK, f"{site.base}/Łódź", "--format", form]
        return subprocess.run(command, env=environment, capture_output=True, check=False).stdout

    assert b"\\u0141" in out("text")
    assert json.loads(out("jsonl"))["url"] == f"{site.base}/Łódź"
    assert "Łódź" in out("csv").decode()


def test_a_dash_is_standard_output(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", f"{site.base}/a", "--output", "-"]) == 0

    assert f"{site.base}/a" in capsys.readouterr().out
    assert not Path("-").exists()


def test_a_store_that_cannot_be_leaves_the_last_output_as_it_was(site: Site) -> None:
    Path("found.csv").write_text("of yesterday")

    assert run(["check", f"{site.base}/a", "-o", "found.csv", "--store", "mysql://a/b"]) == 2
    assert Path("found.csv").read_text() == "of yesterday"
    assert site.asked == []
