"""The tutorial tells the truth: each command on it is run again, and its output compared.

Run as a script with `--write` it puts today's outputs into the page.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "tutorial.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def commands_of(block: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block as typed, with the output printed below it."""
    for step in re.split(r"^(?=\$ )", block, flags=re.MULTILINE)[1:]:
        lines = step.splitlines(keepends=True)
        typed = 1
        while typed < len(lines) and _goes_on("".join(lines[:typed]), lines[typed]):
            typed += 1
        yield "".join(lines[:typed]), "".join(lines[typed:])


def _goes_on(typed: str, line: str) -> bool:
    """A command goes on inside an open double quotation mark, and in lines with the second prompt."""
    return typed.count('"') % 2 == 1 or line.startswith("> ")


def run(typed: str, folder: Path) -> str:
    """What a command prints, standard output and error as they come."""
    script = re.sub(r"^> ", "", typed.removeprefix("$ "), flags=re.MULTILINE)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    keep = {
        name: os.environ[name] for name in ("SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ
    }
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env={
            **keep,
            "PATH": path,
            "HOME": str(folder / "home"),
            "LC_ALL": "C.UTF-8",
            "COLUMNS": "100",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=60,
        check=False,
    )
    return done.stdout.decode("utf-8")


def replay(page: str) -> Iterator[tuple[str, str, str]]:
    """Each command of the page, the output it has there, and the output it has now."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "examples", folder / "examples")
        for block in BLOCK.findall(page):
            for typed, told in commands_of(block):
                yield typed, told, run(typed, folder)


def test_every_command_of_the_tutorial_prints_what_the_tutorial_says() -> None:
    wrong = [
        f"{typed}says\n{told}but prints\n{printed}"
        for typed, told, printed in replay(PAGE.read_text(encoding="utf-8"))
        if told != printed
    ]

    assert not wrong, "\n".join(wrong)


def main(arguments: list[str]) -> None:
    """Show what changed; with `--write`, put it into the page."""
    page = PAGE.read_text(encoding="utf-8")
    now = iter([(typed + printed, told != printed) for typed, told, printed in replay(page)])

    def renewed(match: re.Match[str]) -> str:
        steps = [next(now) for _ in commands_of(match[1])]
        for text, changed in steps:
            sys.stdout.write(text if changed else "")
        return "```console\n" + "".join(text for text, _ in steps) + "```"

    page = BLOCK.sub(renewed, page)
    if "--write" in arguments:
        PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
