"""The rule runner: which rules run, how their findings are completed, merged, ordered and named."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from citeaudit import rules
from citeaudit.config import Config
from citeaudit.errors import UsageError
from citeaudit.model.finding import Finding, Place
from citeaudit.model.manuscript import Span
from citeaudit.rules import Audited, catalogue, chosen, conclude
from unit.rules.builder import made


def _rule(
    code: str,
    start: int = 0,
    *,
    notes: tuple[str, ...] = ("1",),
    severity: str = "warning",
    **names: Any,
) -> SimpleNamespace:
    def check(audited: Audited) -> Iterator[Finding]:
        yield Finding(
            rule=code,
            message=f"{code} says so",
            places=tuple(Place(span=Span(start=start, end=start + 4), note=note) for note in notes),
        )

    return SimpleNamespace(
        CODE=code, NAME=code.lower(), SEVERITY=severity, check=check, __doc__="", **names
    )


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> Any:
    def install(*parts: SimpleNamespace) -> None:
        monkeypatch.setattr(rules, "parts", lambda point: parts)

    return install


def test_a_rule_speaks_for_another_at_the_same_place(only: Any) -> None:
    only(_rule("AAA001", SPEAKS_FOR=("AAA002",)), _rule("AAA002", start=2))

    found = conclude(made("A note."))

    assert [finding.rule for finding in found] == ["AAA001"]
    assert found[0].evidence == ("AAA002 AAA002 says so",)


def test_a_rule_does_not_speak_for_another_at_another_place(only: Any) -> None:
    only(_rule("AAA001", SPEAKS_FOR=("AAA002",)), _rule("AAA002", start=20))

    assert [finding.rule for finding in conclude(made("A note."))] == ["AAA001", "AAA002"]


def test_who_speaks_for_another_is_no_slighter(only: Any) -> None:
    only(
        _rule("AAA001", severity="note", SPEAKS_FOR=("AAA002",)), _rule("AAA002", severity="error")
    )

    assert [finding.severity for finding in conclude(made("A note."))] == ["error"]


def test_a_rule_does_not_speak_for_what_is_told_of_more_notes(only: Any) -> None:
    only(_rule("AAA001", SPEAKS_FOR=("AAA002",)), _rule("AAA002", notes=("1", "2")))

    assert [finding.rule for finding in conclude(made("A note."))] == ["AAA001", "AAA002"]


def test_a_silenced_rule_speaks_where_its_speaker_is_ignored(only: Any) -> None:
    only(_rule("AAA001", SPEAKS_FOR=("AAA002",)), _rule("AAA002"))

    found = conclude(made("A note.", config=Config(ignore=("AAA001",))))

    assert [finding.rule for finding in found] == ["AAA002"]


def test_a_rule_that_raises_becomes_a_finding_and_the_others_go_on(only: Any) -> None:
    def check(audited: Audited) -> Iterator[Finding]:
        raise ValueError("broken")
        yield

    only(
        SimpleNamespace(CODE="AAA001", NAME="a", SEVERITY="error", check=check, __doc__=""),
        _rule("AAA002"),
    )

    found = conclude(made("A note."))

    assert [(finding.rule, finding.severity) for finding in found] == [
        ("AAA001", "warning"),
        ("AAA002", "warning"),
    ]
    assert "rule failed: ValueError: broken" in found[0].message


def test_the_settings_change_a_severity(only: Any) -> None:
    only(_rule("AAA001"))

    assert (
        conclude(made("A note.", config=Config(severity={"AAA001": "note"})))[0].severity == "note"
    )


def test_findings_stand_in_the_order_of_their_first_places(only: Any) -> None:
    only(_rule("AAA001", start=30), _rule("AAA002", start=10))

    assert [finding.rule for finding in conclude(made("A note."))] == ["AAA002", "AAA001"]


def test_an_id_stays_when_text_before_it_changes() -> None:
    note = "{authors:Ada Grant}, “{title:Mills}”, , *{container:Record}*, {issued:1999}."
    one = conclude(made(note, config=Config(select=("SYN",))))
    other = conclude(
        made(note, body="Much more was said before.<sup>1</sup>", config=Config(select=("SYN",)))
    )

    assert [finding.id for finding in one] == [finding.id for finding in other] != []
    assert one[0].places != other[0].places


def test_rules_off_by_default_run_when_asked_for() -> None:
    codes = {rule.CODE for rule in chosen(Config())}

    assert "EXT001" not in codes
    assert "EXT001" in {rule.CODE for rule in chosen(Config(select=("EXT",)))}
    assert {rule.CODE for rule in chosen(Config(select=("ALL",)))} == set(catalogue())


def test_the_longer_name_wins_and_ignore_wins_a_tie() -> None:
    picked = {
        rule.CODE for rule in chosen(Config(select=("DUP", "NUM001"), ignore=("DUP002", "NUM")))
    }

    assert picked == {"DUP001", "DUP003", "DUP007", "NUM001"}


def test_an_unknown_rule_is_a_wrong_usage() -> None:
    with pytest.raises(UsageError, match="DUPP"):
        chosen(Config(select=("DUPP",)))


def test_codes_may_be_written_small() -> None:
    assert [rule.CODE for rule in chosen(Config(select=("dup001",)))] == ["DUP001"]
