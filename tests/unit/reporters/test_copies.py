"""What reports tell of copies: what is known, what was said, and that nobody could be asked."""

from datetime import UTC, datetime

import msgspec
import pytest

from citeaudit.model.evidence import Answered, Capture, CaptureLookup, CopyFit, LinkVerdict, Verdict
from citeaudit.model.finding import Report
from citeaudit.reporters.copies import Address, addresses

AT = datetime(2026, 1, 5, tzinfo=UTC)
URL = "http://mills.test/report"
COPY = Capture(
    archive="web.archive.org",
    url=URL,
    memento=f"https://web.archive.org/web/20140611093000/{URL}",
    at=datetime(2014, 6, 11, 9, 30, tzinfo=UTC),
    status=200,
    seen=True,
)
FIT = CopyFit(
    match="verified", because="title 100 of 100 alike", near=datetime(2014, 6, 23, tzinfo=UTC), distance=-12, drift="revised"
)  # fmt: skip


def told(empty: Report, verdict: LinkVerdict, *rows: CaptureLookup) -> Address:
    (one,) = addresses(msgspec.structs.replace(empty, verdicts=(verdict,), evidence=rows))
    return one


def verdict(name: Verdict = "ok", url: str = URL, **more: object) -> LinkVerdict:
    return LinkVerdict(url=url, verdict=name, confidence=0.9, because="so it is", **more)  # type: ignore[arg-type]


def said(answer: Answered, url: str = URL, error: str | None = None) -> CaptureLookup:
    return CaptureLookup(
        id="c", url=url, at=AT, archive="web.archive.org", answer=answer, error=error
    )


def test_a_copy_is_told_with_date_distance_match_drift_and_what_to_print(empty: Report) -> None:
    one = told(empty, verdict("dead", memento=COPY, fit=FIT), said("found"))

    assert one.copy == (
        "copy: 11 June 2014, web.archive.org; 12 days before 23 June 2014; verified (title 100 of 100 alike); "
        "the live page was revised since"
    )
    assert one.cite == f"Archived 11 June 2014 at {COPY.memento}"
    assert (one.tone, one.save) == ("fine", None)


@pytest.mark.parametrize(
    ("answer", "error", "copy"),
    [
        ("not-archived", None, "no archived copy (web.archive.org, asked 5 January 2026)"),
        ("excluded", None, "withheld by the archive (web.archive.org, asked 5 January 2026)"),
        ("found", None, "no copy of the cited thing (web.archive.org, asked 5 January 2026)"),
        (
            "unknown",
            "429 Too Many Requests",
            "could not ask (web.archive.org: 429 Too Many Requests)",
        ),
    ],
)
def test_without_a_copy_it_says_what_the_archive_said(
    empty: Report, answer: Answered, error: str | None, copy: str
) -> None:
    one = told(empty, verdict(), said(answer, error=error))

    assert one.copy == copy
    assert one.cite is None
    assert (one.save is not None) == (answer == "not-archived")


def test_nobody_asked_is_no_answer(empty: Report) -> None:
    assert told(empty, verdict("offline")).copy == "archives not asked"


def test_only_a_live_page_of_the_public_web_can_be_sent_to_an_archive(empty: Report) -> None:
    assert (
        told(empty, verdict(), said("not-archived")).save == f"https://web.archive.org/save/{URL}"
    )
    assert told(empty, verdict("dead"), said("not-archived")).save is None
    inside = "http://wiki.internal/report"
    assert told(empty, verdict(url=inside), said("not-archived", inside)).save is None


def test_a_copy_itself_needs_none(empty: Report) -> None:
    assert told(empty, verdict(url=COPY.memento)).copy == "a copy itself"
