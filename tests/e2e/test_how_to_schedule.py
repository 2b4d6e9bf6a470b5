"""The how-to on scheduled checks: its shell parts are run as they stand, against a real server and a desk in place of GitHub."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest

from citeaudit import cli
from e2e.servers import Behaviour, Site, article, by_path, page, status

HOW_TO = (Path(__file__).parents[2] / "docs/how-to/scheduled-checks.md").read_text("utf-8")
# `gh` with one issue to its name: the number is in a file, what was asked for in another.
GH = """#!/bin/sh
case "$1 $2" in
  "issue list") cat "$DESK/issue" 2>/dev/null; exit 0 ;;
  "issue create") echo 7 > "$DESK/issue" ;;
  "label create") [ ! -e "$DESK/label" ] || exit 1; touch "$DESK/label" ;;
esac
echo "$1 $2" >> "$DESK/done"
case "$*" in *--body-file*) cat news.txt >> "$DESK/done" ;; esac
"""

pytestmark = pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")


class Desk(NamedTuple):
    """Where the workflow runs, and what it did there."""

    folder: Path
    environment: dict[str, str]

    def done(self) -> list[str]:
        """What has been done since the last time this was called: calls of `gh`, and lines of news."""
        file = self.folder / "desk/done"
        lines = file.read_text().splitlines() if file.exists() else []
        file.unlink(missing_ok=True)
        return [" ".join(line.split()[:2]) for line in lines]


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", HOW_TO, re.DOTALL)


def step(opening: str) -> str:
    """The script of the step that begins so."""
    found = re.search(rf"      - {re.escape(opening)}\n(?:        .*\n)*?        run: \|\n((?:          .*\n)+)", blocks("yaml")[0])  # fmt: skip
    assert found is not None
    return dedent(found[1])


@pytest.fixture
def pages() -> dict[str, Behaviour]:
    return {"/mills": page(article("Mills"))}


@pytest.fixture
def site(pages: dict[str, Behaviour]) -> Iterator[Site]:
    with Site(by_path(pages, status(404))) as server:
        yield server


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    tools = tmp_path / "tools"
    for folder in (tools, tmp_path / "desk", tmp_path / "papers"):
        folder.mkdir()
    (tools / "gh").write_text(GH)
    (tools / "citeaudit").write_text(f'#!/bin/sh\nexec {sys.executable} -m citeaudit "$@"\n')
    for tool in tools.iterdir():
        tool.chmod(0o755)
    (tmp_path / "citeaudit.toml").write_text('[check]\nallow-net = ["127.0.0.0/8"]\ninterval = 0.0\nretries = 0\nrobots = false\n')  # fmt: skip
    environment = {
        **os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "DESK": str(tmp_path / "desk"),
        "GITHUB_OUTPUT": str(tmp_path / "output"), "PYTHONPATH": str(Path(cli.__file__).parents[2]),
    }  # fmt: skip
    return Desk(tmp_path, environment)


def workflow(desk: Desk) -> str:
    """One run: the check, and the issue where there is news; the code that the check gave."""
    output = desk.folder / "output"
    output.write_text("")
    shell(desk, step("id: check"))
    code = output.read_text().strip()
    if code == "code=1":
        shell(desk, step("if: steps.check.outputs.code == '1'"))
    return code


def shell(desk: Desk, script: str) -> None:
    """As GitHub runs a step."""
    file = desk.folder / "step.sh"
    file.write_text(script)
    subprocess.run(["bash", "-e", str(file)], cwd=desk.folder, env=desk.environment, check=True)


def cite(desk: Desk, name: str, *urls: str) -> None:
    notes = "".join(f"[^{n}]: Ann Author, “Mills,” *News*, May {n}, 2014, <{url}>.\n\n" for n, url in enumerate(urls, 1))  # fmt: skip
    calls = "".join(f" Words.[^{n}]" for n in range(1, len(urls) + 1))
    (desk.folder / "papers" / name).write_text(f"{calls}\n\n{notes}")


def test_the_workflow_opens_one_issue_and_keeps_it_updated(
    desk: Desk, site: Site, pages: dict[str, Behaviour]
) -> None:
    cite(desk, "a.md", f"{site.base}/mills", f"{site.base}/gone")
    assert workflow(desk) == "code=1"
    assert desk.done() == ["label create", "issue create", f"newly-failing {site.base}/gone"]

    assert workflow(desk) == "code=0"
    assert desk.done() == []

    cite(desk, "b.md", f"{site.base}/mills", f"{site.base}/gone-too")
    assert workflow(desk) == "code=1"
    assert desk.done() == ["issue comment", f"newly-failing {site.base}/gone-too", f"still-failing {site.base}/gone"]  # fmt: skip

    pages["/gone"] = page(article("Mills"))
    assert workflow(desk) == "code=1"
    assert desk.done()[:2] == ["issue comment", f"recovered {site.base}/gone"]
    (desk.folder / "papers/b.md").write_bytes(b"%PDF-1.7")
    assert workflow(desk) == "code=2"
    assert desk.done() == []


def test_an_issue_that_had_been_closed_is_opened_anew_with_the_label_that_is_there(
    desk: Desk, site: Site
) -> None:
    (desk.folder / "desk/label").touch()
    cite(desk, "a.md", f"{site.base}/gone")

    workflow(desk)

    assert desk.done() == ["issue create", f"newly-failing {site.base}/gone"]


def test_the_line_for_cron_prints_news_alone(desk: Desk, site: Site) -> None:
    cite(desk, "a.md", f"{site.base}/gone")
    (line,) = re.findall(r"^15 5 \* \* \*  (.*)$", blocks("crontab")[0], re.MULTILINE)
    line = line.replace("/srv/papers/*.md", "papers/*.md").replace("/srv/papers", str(desk.folder))
    environment = {name: desk.environment[name] for name in ("PATH", "PYTHONPATH")}

    def run() -> tuple[int, bytes, bytes]:
        done = subprocess.run(["sh", "-c", line], cwd=desk.folder, env=environment, capture_output=True, check=False)  # fmt: skip
        return done.returncode, done.stdout, done.stderr

    code, out, err = run()
    assert (code, out.count(b"\n"), err) == (1, 1, b"")
    assert run() == (0, b"", b"")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd")
def test_the_units_are_sound(desk: Desk) -> None:
    service, timer = blocks("ini")
    tool = str(desk.folder / "tools/citeaudit")
    (desk.folder / "citeaudit.service").write_text(service.replace("/usr/bin/citeaudit", tool))
    (desk.folder / "citeaudit.timer").write_text(timer)
    units = [str(desk.folder / f"citeaudit.{kind}") for kind in ("service", "timer")]

    done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True)

    # It has a look at what else is installed, too.
    assert [line for line in done.stderr.splitlines() if "citeaudit" in line] == []
    assert "SuccessExitStatus=1 3 130" in service
