"""Whole manuscripts: a clean one raises no alarm, the damaged example all that an editor would want told."""

from pathlib import Path

import pytest

from cases.lesson import AUDITED
from citeaudit.config import Config
from citeaudit.model.finding import Finding
from citeaudit.parsers import parse
from citeaudit.readers import read
from citeaudit.rules import Audited, conclude

CLEAN = sorted((Path(__file__).parent / "clean").glob("*.markdown"))
EXAMPLE = Path(__file__).parents[2] / "examples" / "niu-2018.md"

# Rule and notes of every finding an expert editor makes on the example, without the network.
EXPECTED = {
    ("CON001", "8 12"), ("CON003", "6"), ("CON004", "29"), ("DAT001", "16"), ("DAT003", "4"), ("DUP001", "13 29"),
    ("DUP002", "30 24"), ("DUP002", "31 24"), ("EXT001", "1"), ("EXT001", "15"), ("EXT001", "20"), ("EXT002", "20"),
    ("EXT003", "1"), ("EXT006", "17"), ("INC001", "4"), ("INC001", "10"), ("INC002", "7"),
    ("INC003", "8 10 16 20 22 23 27 32"), ("NET001", ""), ("NUM007", "16 17 18"), ("NUM008", "8"), ("NUM009", "18 19 20"),
    ("NUM011", "25 26 27"), ("SYN002", "1"), ("SYN002", "9"), ("URL006", "16 17 21 23 27"),
}  # fmt: skip


def _found(path: Path) -> tuple[Finding, ...]:
    config = Config(select=("ALL",))
    manuscript = read(path)
    return conclude(Audited(manuscript, parse(manuscript, config), at=AUDITED, config=config))


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_a_clean_manuscript_raises_no_alarm(path: Path) -> None:
    # What the parser doubts (EXT005) is no fault of the manuscript, and nobody was asked (NET001).
    alarms = [
        finding.message for finding in _found(path) if finding.rule not in ("EXT005", "NET001")
    ]

    assert alarms == []


def test_the_example_gets_every_finding_of_an_editor_and_no_other() -> None:
    found = {
        (finding.rule, " ".join(finding.notes))
        for finding in _found(EXAMPLE)
        if finding.rule != "EXT005"
    }

    assert found == EXPECTED
