"""The manual pages of the rules are complete, and fresh."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from citeaudit.rules import catalogue, manual_page

MAKER = Path(__file__).parents[3] / "docs" / "rules" / "make_pages.py"
SECTIONS = ("Why it matters:", "Example:", "What to do:", "Stays silent:")


def _maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_pages", MAKER)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("code", catalogue())
def test_a_manual_page_says_what_why_what_to_do_and_when_it_stays_silent(code: str) -> None:
    page = manual_page(code)

    assert page.startswith(f"{code} {catalogue()[code].NAME} (")
    assert [section for section in SECTIONS if f"\n{section}" not in page] == []


def test_the_pages_in_docs_are_made_from_the_docstrings() -> None:
    stale = [
        path.name
        for path, text in _maker().pages().items()
        if not path.is_file() or path.read_text("utf-8") != text
    ]

    assert stale == [], "run python docs/rules/make_pages.py"


def test_docs_hold_no_page_of_a_rule_that_is_gone() -> None:
    wanted = {path.name for path in _maker().pages()}

    assert {path.name for path in (MAKER.parent).glob("*.md")} <= wanted


def test_a_rule_is_named_as_its_file() -> None:
    for rule in catalogue().values():
        assert rule.__name__.rpartition(".")[2] == rule.NAME
