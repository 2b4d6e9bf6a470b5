"""Everything in the README is true."""

import re
import shlex
from pathlib import Path

import click
import pytest

from citeaudit import rules
from citeaudit.cli import run, verbs

HOME = Path(__file__).parents[2]
README = (HOME / "README.md").read_text()


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the example, in which commands may write."""
    (tmp_path / "examples").mkdir()
    example = (HOME / "examples/niu-2018.md").read_bytes()
    (tmp_path / "examples/niu-2018.md").write_bytes(example)
    (tmp_path / "paper.md").write_bytes(example)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path


def test_there_are_two_commands_and_they_name_the_main_job_and_the_tests() -> None:
    first, second = [block.strip() for block in blocks("sh")]

    assert "citeaudit audit examples/niu-2018.md" in first
    assert second.endswith("pytest --quiet")
    assert "\n" not in first + second


def test_every_command_of_the_tour_runs(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A proxy that is not there: nothing leaves this machine, whatever network it has.
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    (elsewhere / "citeaudit.toml").write_text(
        "[check]\nretries = 0\ninterval = 0.0\nrobots = false\n"
    )
    (elsewhere / "captures").mkdir()
    for line in blocks("console")[0].splitlines():
        command = shlex.split(line.removeprefix("$ citeaudit "), comments=True)
        if command[0] == "audit" and not {"--offline", "--evidence"} & set(command):
            command.append("--offline")
        assert run(command) in (0, 1, 3), line


def test_the_python_of_the_tour_runs(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(blocks("python")[0], "README.md", "exec"), {})

    out = capsys.readouterr().out
    assert "DUP002" in out
    assert "32 30 25 11" in out
    assert (elsewhere / "reports/paper.html").exists()


def test_the_finding_shown_is_one_that_is_made(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["audit", "examples/niu-2018.md", "--offline"])

    assert blocks("text")[0].strip() in capsys.readouterr().out


def test_the_settings_shown_are_valid(elsewhere: Path) -> None:
    (elsewhere / "citeaudit.toml").write_text(blocks("toml")[0])

    assert run(["audit", "paper.md", "--offline", "--quiet"]) == 1


def test_every_file_it_points_to_exists() -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", README):
        assert (HOME / target).exists(), target


def test_every_option_of_every_verb_is_in_the_reference() -> None:
    reference = (HOME / "docs/reference/command-line.md").read_text()
    context = click.Context(verbs)
    for verb in verbs.list_commands(context):
        command = verbs.get_command(context, verb)
        assert command is not None
        assert f"citeaudit {verb}" in reference
        for option in command.params:
            long = [name for name in option.opts if name.startswith("--")]
            assert not long or long[0] in reference, f"{verb} {long[0]}"


def test_every_verb_and_every_rule_is_in_the_reference() -> None:
    reference = "".join(path.read_text() for path in sorted((HOME / "docs").rglob("*.md")))
    missing = [code for code in rules.catalogue() if code not in reference]
    missing += [
        verb for verb in verbs.list_commands(None) if f"citeaudit {verb}" not in reference + README
    ]  # type: ignore[arg-type]

    assert missing == []
