"""Extension points: built-in parts are found without a table, faulty plug-ins are named."""

from importlib import metadata
from importlib.metadata import EntryPoint
from types import SimpleNamespace

import pytest

from citeaudit import registry
from citeaudit.errors import PluginError


@pytest.fixture
def plug_in(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Install an entry point for the length of one test."""

    def install(value: str) -> None:
        entry = EntryPoint(name="mine", value=value, group="citeaudit.readers")
        monkeypatch.setattr(metadata, "entry_points", lambda group: [entry])
        registry.parts.cache_clear()

    yield install
    registry.parts.cache_clear()


def test_built_in_parts_are_found_by_what_they_offer() -> None:
    assert {rule.CODE for rule in registry.parts("rules")} >= {"NUM001", "DUP002", "URL001"}
    assert {part.NAME for part in registry.parts("reporters")} == {
        "bibtex",
        "csl-json",
        "html",
        "json",
        "markdown",
        "text",
    }
    assert [part.__name__ for part in registry.parts("readers")] == [
        "citeaudit.readers.markdown",
        "citeaudit.readers.page",
    ]


def test_a_plug_in_that_cannot_be_loaded_is_named(plug_in) -> None:  # type: ignore[no-untyped-def]
    plug_in("no_such_module:reader")

    with pytest.raises(PluginError, match="entry point 'mine' cannot be loaded"):
        registry.parts("readers")


def test_a_plug_in_that_lacks_a_name_is_told_which(plug_in) -> None:  # type: ignore[no-untyped-def]
    plug_in("types:SimpleNamespace")

    with pytest.raises(PluginError, match="lacks SUFFIXES, read"):
        registry.parts("readers")


def test_a_rule_that_raises_becomes_a_finding_and_the_audit_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import citeaudit
    from citeaudit import rules

    def check(audited: object) -> None:
        raise ValueError("out of ideas")

    broken = SimpleNamespace(
        CODE="XXX001", NAME="broken", SEVERITY="note", check=check, __doc__="Broken."
    )
    monkeypatch.setattr(rules, "parts", lambda point: (*registry.parts(point), broken))
    book = citeaudit.read_text(
        "A.<sup>1</sup> B.<sup>2</sup>\n\n1 A. Author, *Mills*, 1999, p. 3.\n"
    )

    report = citeaudit.conclude(book, citeaudit.parse(book))

    failed = [finding for finding in report.findings if finding.rule == "XXX001"]
    assert "rule failed: ValueError: out of ideas" in failed[0].message
    assert any(finding.rule == "NUM003" for finding in report.findings)
