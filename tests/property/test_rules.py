"""Laws of the rules: no text makes one raise, the same text gives the same findings, every place is in the text."""

from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citeaudit.config import Config
from citeaudit.model.finding import SEVERITIES, Finding
from citeaudit.parsers import parse
from citeaudit.readers import read_text
from citeaudit.rules import Audited, catalogue, conclude

AT = datetime(2026, 6, 1, tzinfo=UTC)
ALL = Config(select=("ALL",))

# Pieces of notes and bodies, right and damaged, that the rules look at.
PIECES = st.sampled_from(
    [
        "Ada Grant, “Mills of the North,” ", "Aron Zell, “Tel us,” ", "*Economic Record*", "*Economic Record*. ", ", Vol. 3, No. 2, ", "Vol.3, ",
        "May 3, 2004", "June 31, 2004", "18 November, 2015", "2010-11", "Winter 2010/11", "2099", "pp. 5-19.", "p.", "Ibid., 12.",
        "Grant, supra note 4", "see below, note 99", "<http://a.example/2014/06/x->", "http://http://a", "https://a.example/b\\_c", "n314731.",
        "<sup>", "</sup>", "<sup>7</sup>", "[^3]", "^[inline", "]", "(", "“", "”", "\"", "‘", "ﬁ", "Ã©", "\u00ad", "\ufffd", "&amp;", "Stra-", "---", "## Chapter Two",
        "# Title", "**Table 1:** x<sup>4</sup>", "1\tTunisia\t60", "titled “Mills of the North and South” was published in June 2014.", "Bibliography",
    ]
)  # fmt: skip
BREAKS = st.sampled_from(
    [
        " ",
        "",
        "\n",
        "\n\n",
        "\n\n1 ",
        "\n\n2 ",
        "\n\n3 ",
        "\n\n[^3]: ",
        ".<sup>1</sup> ",
        ".<sup>2</sup> ",
        "; see also ",
    ]
)
MANUSCRIPTS = st.lists(st.tuples(PIECES, BREAKS), max_size=40).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)
SLOW = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def _findings(text: str) -> tuple[Audited, tuple[Finding, ...]]:
    manuscript = read_text(text)
    audited = Audited(manuscript, parse(manuscript, ALL), at=AT, config=ALL)
    return audited, conclude(audited)


def _check(text: str) -> None:
    audited, found = _findings(text)
    failed = [finding.message for finding in found if finding.message.startswith("rule failed")]
    assert failed == []
    assert len({finding.id for finding in found}) == len(found)
    for finding in found:
        assert finding.rule in catalogue()
        assert finding.severity in SEVERITIES
        assert "\n" not in finding.message
        assert set(finding.notes) <= set(audited.note_by_id)
        for place in finding.places:
            assert 0 <= place.span.start <= place.span.end <= len(audited.manuscript.text)
        for edit in finding.fix.edits if finding.fix else ():
            assert 0 <= edit.span.start <= edit.span.end <= len(audited.manuscript.text)


@SLOW
@given(MANUSCRIPTS)
def test_no_damaged_manuscript_makes_a_rule_raise(text: str) -> None:
    _check(text)


@SLOW
@given(st.text(max_size=400))
def test_no_text_at_all_makes_a_rule_raise(text: str) -> None:
    _check(text)


@settings(max_examples=50, deadline=None)
@given(MANUSCRIPTS)
def test_the_same_text_gives_the_same_findings(text: str) -> None:
    assert _findings(text)[1] == _findings(text)[1]
