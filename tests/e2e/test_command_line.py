"""The command line as a user meets it: what it prints, what it writes, and the code it leaves with."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from citeaudit.cli import run

CLEAN = 'Words.[^1] More.[^2]\n\n[^1]: Ann Author, "On Mills," *Journal of Mills* 3, no. 2 (2001): 5-9.\n\n[^2]: Bob Writer, *Weirs* (Leeds: Aire Press, 1999), 12.\n'
TWICE = (
    "Words.<sup>1</sup> More.<sup>2</sup>\n\n1 Ann Author, “What the Mills Tell Us,” *Mill News*, May 3, 2001.\n\n"
    "2 Ann Author, “What the Mills Tel Us,” *Mill News*, May 3, 2001.\n"
)
LINKED = (
    "Words.[^1]\n\n[^1]: Ann Author, “Mills,” *Mill News*, May 3, 2001, <http://mills.invalid/a>.\n"
)


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = tmp_path / "paper.md"
    path.write_text(TWICE)
    return path


def said(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    captured = capsys.readouterr()
    return captured.out, captured.err


def test_findings_are_told_by_place_and_code_and_leave_with_1(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["audit", str(paper), "--offline"]) == 1

    out, err = said(capsys)
    assert f"{paper}:5:3 DUP002 " in out
    assert err == ""


def test_a_clean_manuscript_leaves_with_0(paper: Path) -> None:
    paper.write_text(CLEAN)

    assert run(["audit", str(paper), "--offline", "--fail-on", "error"]) == 0


def test_fail_on_draws_the_line(paper: Path) -> None:
    paper.write_text(TWICE.replace("Tel ", "Tell "))

    assert run(["audit", str(paper), "--offline", "--fail-on", "warning", "-q"]) == 1
    assert run(["audit", str(paper), "--offline", "--fail-on", "error", "-q"]) == 0
    assert run(["audit", str(paper), "--offline", "--fail-on", "never", "-q"]) == 0


def test_json_goes_to_standard_output_and_is_all_that_does(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["audit", str(paper), "--offline", "--json"])

    document = json.loads(said(capsys)[0])
    assert document["schema_version"] == 1
    assert [note["label"] for note in document["notes"]] == ["1", "2"]
    assert document["run"]["network"] == "not-asked"


def test_output_holds_every_report_and_bib_the_works(paper: Path) -> None:
    run(["audit", str(paper), "--offline", "-q", "--output", "reports", "--bib", "refs/out.bib"])

    assert sorted(file.name for file in Path("reports").iterdir()) == [
        "paper.html", "paper.json", "paper.md", "paper.txt",
    ]  # fmt: skip
    assert Path("refs/out.bib").read_text().count("@") == 1


def test_one_format_without_a_folder_goes_to_standard_output(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["audit", str(paper), "--offline", "--format", "html"])

    assert said(capsys)[0].startswith("<!doctype html>")


def test_select_and_ignore_choose_rules(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", str(paper), "--offline", "--ignore", "DUP"]) == 0
    assert "DUP" not in said(capsys)[0]
    assert run(["audit", str(paper), "--offline", "--select", "dup002,NUM"]) == 1


def test_settings_come_from_the_nearest_file_and_options_win(paper: Path) -> None:
    paper.with_name("citeaudit.toml").write_text('ignore = ["DUP"]\nfail-on = "warning"\n')

    assert run(["audit", str(paper), "--offline", "-q"]) == 0
    assert run(["audit", str(paper), "--offline", "-q", "--ignore", "NUM"]) == 1


def test_bib_prints_one_entry_a_work(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["bib", str(paper)]) == 0

    out = said(capsys)[0]
    assert out.count("@article{") == 1
    assert "annotation = {Cited in notes 1 and 2}" in out or "notes 1" in out


def test_a_rule_explains_itself_and_rules_lists_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rule", "dup001"]) == 0
    assert said(capsys)[0].startswith("DUP001 ")
    assert run(["rules"]) == 0
    out = said(capsys)[0]
    assert all(code in out for code in ("NUM001", "EXT008", "DUP007", "URL012", "NET001"))


def no_network_at_all() -> list[str]:
    """A command that runs another one where no network card is up, not even for loopback; empty if there is none."""
    for prefix in (["unshare", "--net"], ["unshare", "--map-root-user", "--net"]):
        if (
            shutil.which("unshare")
            and subprocess.run([*prefix, "true"], capture_output=True).returncode == 0
        ):
            return prefix
    return []


@pytest.mark.skipif(not no_network_at_all(), reason="needs a system that can take the network away")
def test_a_network_that_is_away_accuses_nobody_and_leaves_with_3(paper: Path) -> None:
    paper.write_text(CLEAN.replace("5-9.", "5-9, <http://mills.test/a>, <https://weirs.test/b>."))

    done = subprocess.run(
        [*no_network_at_all(), sys.executable, "-m", "citeaudit", "audit", str(paper), "--json"],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip

    document = json.loads(done.stdout)
    assert done.returncode == 3, done.stderr
    assert document["run"]["network"] == "offline"
    assert [link["verdict"] for link in document["links"]] == ["offline", "offline"]
    assert not [finding for finding in document["findings"] if finding["rule"].startswith("URL")]


BAD = {
    "a missing file": (["audit", "no-such.md"], "no such file"),
    "a folder": (["audit", "."], "is a folder"),
    "a binary": (["audit", "binary.md"], "not a text"),
    "a PDF by another name": (["audit", "scan.md"], "this is a PDF"),
    "an empty file": (["audit", "empty.md"], "is empty"),
    "no notes": (["audit", "plain.md"], "no notes found; looked for"),
    "an unknown suffix": (["audit", "paper.xyz"], "no reader for .xyz"),
    "an unknown rule": (["audit", "paper.md", "--select", "XYZ999"], "no rule or family 'XYZ999'"),
    "an unknown format": (["audit", "paper.md", "--format", "docx"], "no report format 'docx'"),
    "an unknown option": (["audit", "paper.md", "--colour"], "No such option"),
    "an unknown verb": (["adit", "paper.md"], "No such command 'adit'"),
    "no manuscript": (["audit"], "Missing argument"),
    "a wrong value": (["audit", "paper.md", "--fail-on", "sometimes"], "sometimes"),
    "an unknown setting": (["audit", "paper.md", "--config", "typo.toml"], "did you mean 'ignore'?"),
    "a wrong setting": (["audit", "paper.md", "--config", "wrong.toml"], "wrong value for 'check.total'"),
    "settings that are no TOML": (["audit", "paper.md", "--config", "paper.md"], "not valid TOML"),
    "an output that is a file": (["audit", "paper.md", "--offline", "--output", "empty.md"], "is a file"),
    "a bibliography in a folder's place": (["audit", "paper.md", "--offline", "--bib", "."], "is a directory"),
    "a store that cannot be": (["audit", "linked.md", "--store", "nonsense"], "store"),
    "an unknown rule's page": (["rule", "ABC123"], "no rule 'ABC123'"),
    "several formats and no folder": (["audit", "paper.md", "-f", "json,html"], "--output"),
    "the manuscript for an output": (["audit", "paper.md", "--offline", "--output", "."], "is the manuscript itself"),
    "the manuscript for a bibliography": (["audit", "paper.md", "--offline", "--bib", "./paper.md"], "is the manuscript itself"),
    "bib over the manuscript": (["bib", "paper.md", "--output", "paper.md"], "is the manuscript itself"),
    "bib of nothing": (["bib", "plain.md"], "no notes found"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_bad_input_gets_one_clear_line_and_2(
    case: str, paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = paper.parent
    (folder / "binary.md").write_bytes(bytes(range(32)) * 40)
    (folder / "scan.md").write_bytes(b"%PDF-1.7\n%....")
    (folder / "empty.md").write_text("\n")
    (folder / "plain.md").write_text("Only words.\n")
    (folder / "paper.xyz").write_text("words")
    (folder / "linked.md").write_text(LINKED)
    (folder / "typo.toml").write_text('ignor = ["DUP"]\n')
    (folder / "wrong.toml").write_text('[check]\ntotal = "long"\n')
    arguments, expected = BAD[case]

    code = run(arguments)

    out, err = said(capsys)
    assert (code, err.count("\n")) == (2, 1), err
    assert expected in err
    assert "Traceback" not in out + err
    assert err.startswith("citeaudit: ")


def test_an_unwritable_folder_is_named_and_nothing_is_left_half_written(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = paper.with_name("blocked")
    blocked.write_text("a file where a folder should be")

    assert run(["audit", str(paper), "--offline", "--bib", "blocked/refs.bib"]) == 2
    assert "blocked" in said(capsys)[1]
    assert sorted(file.name for file in paper.parent.iterdir()) == ["blocked", "paper.md"]


def command(*arguments: str, **options: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "citeaudit", *arguments],
        text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options,  # type: ignore[call-overload]
    )  # fmt: skip


@pytest.mark.parametrize(
    "verb", [("rules",), ("audit", "paper.md", "--offline", "--json", "--fail-on", "never")]
)
def test_a_closed_pipe_is_no_fault(paper: Path, verb: tuple[str, ...]) -> None:
    with command(*verb) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr is not None
        err = process.stderr.read()
    assert err == ""
    assert process.returncode == 0


def test_an_interrupt_keeps_what_was_found_and_leaves_with_130(paper: Path) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        port = silent.getsockname()[1]
        paper.write_text(
            TWICE.replace("May 3, 2001.", f"May 3, 2001, <http://127.0.0.1:{port}/a>.")
        )
        process = command(
            "audit", str(paper), "--allow-net", "127.0.0.0/8", "--output", "reports",
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        with process:
            silent.settimeout(20)
            asked, _ = silent.accept()
            with asked:
                process.send_signal(signal.SIGINT)
                _, err = process.communicate(timeout=20)
    assert process.returncode == 130, err
    assert "Traceback" not in err
    assert Path("reports/paper.json").exists()
    assert "DUP002" in Path("reports/paper.txt").read_text()


def test_help_shows_examples_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    assert "citeaudit audit paper.md" in said(capsys)[0]
    assert run(["audit", "--help"]) == 0
    assert "--fail-on" in said(capsys)[0]


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert said(capsys)[0].startswith("citeaudit 0.")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("verb", [("audit", "paper.md", "--offline"), ("rules",)])
def test_a_full_disk_is_named_and_no_fault_of_ours(paper: Path, verb: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "citeaudit", *verb], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )  # fmt: skip

    assert done.returncode == 2
    assert (
        done.stderr
        == "citeaudit: the output cannot be written: No space left on device; make room\n"
    )


def test_a_closed_standard_output_wants_nothing(paper: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m citeaudit audit paper.md --offline --output reports >&-",
        shell=True, stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (1, "")
    assert len(list(Path("reports").iterdir())) == 4


@pytest.mark.parametrize("address", ["http://[::1/x", "http://", "http://a.test:port/"])
def test_an_address_that_cannot_be_taken_apart_is_told_and_ends_nothing(
    paper: Path, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    assert run(["check", address, "--store", "sqlite:///state.sqlite"]) == 1

    assert "this is no valid address" in said(capsys)[0]
