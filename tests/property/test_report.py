"""What holds of every report: it follows from the evidence, however that came in, and any format can tell it."""

import json
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

import citeaudit
from citeaudit import pipeline
from citeaudit.model.evidence import Evidence, Fetch
from citeaudit.model.finding import Report

ADDRESSES = ["http://a.test/one", "http://a.test/two", "https://b.test/", "http://c.test/x#part"]
PAPER = "".join(
    f"Words of the body.<sup>{n}</sup>\n\n{n} Ann Author, “The Work {n},” *Mill News*, May {n}, 2001, <{url}>.\n\n"
    for n, url in enumerate(ADDRESSES, start=1)
)
BOOK = citeaudit.read_text(PAPER)
CITES = citeaudit.parse(BOOK)
START = datetime(2026, 1, 1, tzinfo=UTC)


@st.composite
def rows(draw: st.DrawFn) -> Evidence:
    url = draw(st.sampled_from(ADDRESSES)).partition("#")[0]
    at = START + timedelta(minutes=draw(st.integers(0, 60 * 24 * 30)))
    answered = draw(st.booleans())
    return Fetch(
        id=f"{url}-{at.isoformat()}",
        url=url,
        at=at,
        status=draw(st.sampled_from([200, 204, 301, 403, 404, 410, 418, 429, 500, 503, 999]))
        if answered
        else None,
        error=None
        if answered
        else draw(st.sampled_from(["dns", "connect", "reset", "timeout", "tls", "network-away"])),
        final_url=url if answered else None,
    )


EVIDENCE = st.lists(rows(), max_size=8, unique_by=lambda row: row.id)


def concluded(evidence: list[Evidence]) -> Report:
    return citeaudit.conclude(BOOK, CITES, evidence)


@given(EVIDENCE.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_the_same_evidence_gives_the_same_verdicts_and_findings_in_any_order(
    both: tuple[list[Evidence], list[Evidence]],
) -> None:
    one, other = concluded(both[0]), concluded(both[1])

    assert one.verdicts == other.verdicts
    assert one.findings == other.findings


@given(EVIDENCE)
def test_nothing_that_refused_us_or_failed_twice_is_called_dead(evidence: list[Evidence]) -> None:
    """Only 404, 410 and a name that does not exist say so at once; other failures must come three times."""
    for verdict in concluded(evidence).verdicts:
        asked = [
            row
            for row in evidence
            if isinstance(row, Fetch) and row.url == verdict.url.partition("#")[0]
        ]
        gone = [row for row in asked if row.status in (404, 410) or row.error == "dns"]
        failed = [
            row
            for row in asked
            if row.error or ((row.status or 0) >= 400 and row.status not in (403, 429, 999))
        ]
        if not gone and len(failed) < 3:
            assert verdict.verdict != "dead"


@given(EVIDENCE)
def test_every_format_can_tell_every_report(evidence: list[Evidence]) -> None:
    report = concluded(evidence)
    for name in ("text", "markdown", "html", "bibtex", "csl-json"):
        assert pipeline.render(report, name)

    document = json.loads(pipeline.render(report, "json"))
    assert len(document["links"]) == len(ADDRESSES)
    assert sum(document["summary"]["by_severity"].values()) == len(document["findings"])
