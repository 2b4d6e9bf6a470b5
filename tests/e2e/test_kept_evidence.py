"""Evidence that was kept gives the same report again: the folder alone, without network and without store."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from archives.servers import Shim
from archives.warcs import Shot, article, write_warc
from citeaudit import pipeline
from citeaudit.cli import run
from citeaudit.config import ArchivesConfig, CheckConfig, Config, WaybackConfig
from citeaudit.errors import ReadError, WriteError
from citeaudit.model.finding import Report
from e2e.scenarios import SCENARIOS
from e2e.servers import Act, Request, Site

TITLE = "What the Mills Tell Us"
NOTE = "{number} Ann Author, “{title},” *Mill News*, May 3, 2012, <{url}>, accessed June 11, 2014."


def manuscript(cited: dict[str, str]) -> str:
    marks = " ".join(f"Words here.<sup>{number}</sup>" for number, _ in enumerate(cited, 1))
    notes = (
        NOTE.format(number=number, url=url, title=title)
        for number, (url, title) in enumerate(cited.items(), 1)
    )
    return f"{marks}\n\n" + "\n\n".join(notes) + "\n"


def config(**archives: Any) -> Config:
    return Config(
        check=CheckConfig(
            connect=2.0, first_byte=1.5, total=2.0, interval=0.0, retry_pauses=(0.1, 0.2), allow_net=("127.0.0.0/8",)
        ),
        archives=ArchivesConfig(
            **{"wayback": WaybackConfig(ask=False), "total": 2.0, "connect": 1.0, "retry_pause": 0.1, **archives}
        ),
    )  # fmt: skip


def same(one: Report, other: Report) -> None:
    """Two reports say the same, but for when they were made and from what."""
    assert other.verdicts == one.verdicts
    assert {row.id: row for row in other.evidence} == {row.id: row for row in one.evidence}
    assert other.evidence == one.evidence
    assert other.findings == one.findings
    run = other.run
    for name in other.__struct_fields__:
        if name != "run":
            assert getattr(other, name) == getattr(one, name), name
    assert (run.network, run.options) == (one.run.network, one.run.options)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_every_way_of_going_wrong_is_judged_again_from_the_folder_alone(tmp_path: Path) -> None:
    with ExitStack() as stack:
        cited = {
            stack.enter_context(Site(one.behaviour)).base + one.path: one.title or "Nothing of the Kind"
            for one in SCENARIOS
        }  # fmt: skip
        paper = tmp_path / "paper.md"
        paper.write_text(manuscript(cited))
        settings = config(evidence=str(tmp_path / "kept"))
        first = pipeline.audit(paper, config=settings, store=f"sqlite:///{tmp_path}/store.sqlite")

    again = pipeline.rejudge(paper, tmp_path / "kept", config=settings)

    assert len(first.verdicts) >= len(SCENARIOS) - 3
    assert len({verdict.verdict for verdict in first.verdicts}) > 12
    same(first, again)
    assert again.run.kept == str(tmp_path / "kept")
