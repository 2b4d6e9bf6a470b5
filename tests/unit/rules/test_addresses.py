"""The rules about addresses together: one fault is told once, and what is not known is held against nobody."""

from datetime import UTC, datetime
from typing import get_args

import pytest

from citeaudit.config import Config
from citeaudit.model.evidence import (
    GROUP_OF,
    Capture,
    CaptureLookup,
    CopyFit,
    Fetch,
    Hop,
    LinkVerdict,
    PageFacts,
    Verdict,
)
from citeaudit.model.finding import Finding
from citeaudit.parsers import parse
from citeaudit.readers import read_text
from citeaudit.rules import Audited, conclude

AT = datetime(2026, 1, 5, tzinfo=UTC)
URL = "http://mills.test/2012/report"
COPY = Capture(
    archive="web.archive.org",
    url=URL,
    memento=f"https://web.archive.org/web/20140611093000/{URL}",
    at=datetime(2014, 6, 11, 9, 30, tzinfo=UTC),
    status=200,
)
# What says that an address does not lead to the source, or that nobody could see whether it does.
FAULTS = ("URL001", "URL002", "URL012", "URL013", "URL015", "URL016", "URL018", "IDN003")
GONE: tuple[Verdict, ...] = tuple(name for name, group in GROUP_OF.items() if group == "gone")


def findings(
    verdict: LinkVerdict, *, url: str = URL, rest: str = "", page: PageFacts | None = None
) -> list[Finding]:
    book = read_text(
        f"Text.<sup>1</sup>\n\n1 Ann Author, “The Report on Mills,” May 3, 2012, <{url}>{rest}.\n"
    )
    row = Fetch(
        id="f", url=url, at=AT, status=200, hops=(Hop(url=url, status=200),), final_url=url,
        media_type="text/html", length=4000, page=page, online=True,
    )  # fmt: skip
    asked = CaptureLookup(
        id="c", url=url, at=AT, archive="web.archive.org", answer="found", captures=(COPY,)
    )
    config = Config(select=("URL", "IDN", "NET"))
    audited = Audited(
        book, parse(book), (verdict,), (row, asked), at=AT, network="online", config=config
    )
    return [one for one in conclude(audited) if one.rule in FAULTS]


@pytest.mark.parametrize("kept", [True, False])
@pytest.mark.parametrize("name", get_args(Verdict))
def test_an_address_has_one_fault_at_most(name: Verdict, kept: bool) -> None:
    verdict = LinkVerdict(
        url=URL,
        verdict=name,
        confidence=0.9,
        because="so it was",
        evidence=("f",),
        memento=COPY if kept else None,
    )

    found = findings(verdict, page=PageFacts(title="The Report on Mills", words=400))

    assert len(found) <= 1
    if name in GONE:
        assert found[0].severity in ("error", "warning")
        assert (found[0].fix is not None) == kept
    else:
        assert all(one.severity == "note" for one in found)


@pytest.mark.parametrize("name", GONE)
def test_a_printed_copy_of_a_lost_page_is_told_as_a_copy(name: Verdict) -> None:
    verdict = LinkVerdict(
        url=COPY.memento, verdict=name, confidence=0.9, because="so it was", evidence=("f",)
    )

    assert [one.rule for one in findings(verdict, url=COPY.memento)] == ["URL018"]


@pytest.mark.parametrize(
    "rest",
    [
        f", archived at <{COPY.memento}>",
        ", archived at <https://perma.cc/AB12-CD34>",
        " [https://archive.ph/wxyz1]",
        f" ({COPY.memento.replace('http://mills', 'https://www.mills')}/)",
    ],
)
@pytest.mark.parametrize("name", GONE)
def test_a_note_that_prints_a_copy_is_left_in_peace(name: Verdict, rest: str) -> None:
    verdict = LinkVerdict(
        url=URL, verdict=name, confidence=0.9, because="so it was", evidence=("f",)
    )

    assert findings(verdict, rest=rest) == []


def test_a_copy_of_another_page_does_not_help() -> None:
    verdict = LinkVerdict(url=URL, verdict="dead", confidence=0.9, because="410", evidence=("f",))

    found = findings(verdict, rest=f", see also <{COPY.memento}/other>")

    assert [one.rule for one in found] == ["URL001"]


@pytest.mark.parametrize(
    ("drift", "match", "told"),
    [
        ("another page", "verified", True),
        ("another page", "weak", False),
        ("drifted", "verified", False),
        ("same", "verified", False),
    ],
)
def test_a_page_with_the_cited_title_and_another_text_is_told_as_drifted(
    drift: str, match: str, told: bool
) -> None:
    fit = CopyFit(match=match, because="title 100 of 100 alike", drift=drift)  # type: ignore[arg-type]
    verdict = LinkVerdict(
        url=URL,
        verdict="ok",
        confidence=0.9,
        because="fits",
        evidence=("f",),
        memento=COPY,
        fit=fit,
    )

    found = findings(verdict)

    assert [one.rule for one in found] == ["URL013"] * told
    for one in found:
        assert one.severity == "note"
        assert "cite the memento of 2014-06-11" in one.message


def test_a_copy_in_a_file_of_this_machine_is_nothing_to_print() -> None:
    hidden = Capture(
        archive="shelf", url=URL, memento="/home/me/kept.warc.gz#12", at=COPY.at, status=200
    )
    verdict = LinkVerdict(
        url=URL, verdict="dead", confidence=0.9, because="410", evidence=("f",), memento=hidden
    )

    (found,) = findings(verdict)

    assert found.fix is None
    assert not any(line.startswith("print:") for line in found.evidence)


@pytest.mark.parametrize("ending", [".", ",", "’", "]", ")"])
def test_an_address_of_a_copy_that_would_be_read_short_is_not_put_into_the_note(
    ending: str,
) -> None:
    odd = Capture(
        archive="web.archive.org", url=URL, memento=COPY.memento + ending, at=COPY.at, status=200
    )
    verdict = LinkVerdict(
        url=URL, verdict="dead", confidence=0.9, because="410", evidence=("f",), memento=odd
    )

    assert findings(verdict)[0].fix is None


@pytest.mark.parametrize(
    ("note", "mended"),
    [
        (
            "Ann Author, [“The Report on Mills”]({url}), *Mill News*, May 3, 2012.",
            "Ann Author, [“The Report on Mills”]({url}), *Mill News*, May 3, 2012, archived June 11, 2014, at <{copy}>.",
        ),
        (
            "Ann Author, *[The Report on Mills]({url})*, *Mill News*.",
            "Ann Author, *[The Report on Mills]({url})*, *Mill News*, archived 11 June 2014 at <{copy}>.",
        ),
        (
            "Ann Author, *[The Report on Mills]({url})*.",
            "Ann Author, *[The Report on Mills]({url})*, archived 11 June 2014 at <{copy}>.",
        ),
        (
            "Ann Author, “The Report on Mills,” {url}, *Mill News*, May 3, 2012.",
            "Ann Author, “The Report on Mills,” {url}, archived June 11, 2014, at {copy}, *Mill News*, May 3, 2012.",
        ),
    ],
)
def test_the_copy_of_a_page_that_words_lead_to_stands_behind_the_citation(
    note: str, mended: str
) -> None:
    text = f"Text.[^1]\n\n[^1]: {note.format(url=URL)}\n"
    book = read_text(text)
    verdict = LinkVerdict(url=URL, verdict="dead", confidence=0.9, because="410", memento=COPY)
    config = Config(select=("URL001",))
    audited = Audited(book, parse(book), (verdict,), (), at=AT, network="online", config=config)

    (found,) = conclude(audited)
    assert found.fix is not None
    (edit,) = found.fix.edits

    told = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert told == f"Text.[^1]\n\n[^1]: {mended.format(url=URL, copy=COPY.memento)}\n"


@pytest.mark.parametrize(("drift", "severity"), [("another page", "warning"), ("drifted", "note")])
def test_another_title_over_another_text_is_graver_than_another_title(
    drift: str, severity: str
) -> None:
    fit = CopyFit(match="verified", because="title 100 of 100 alike", drift=drift)  # type: ignore[arg-type]
    verdict = LinkVerdict(
        url=URL, verdict="unverifiable", confidence=0.7, because="another title", evidence=("f",),
        memento=COPY, fit=fit,
    )  # fmt: skip

    found = findings(verdict, page=PageFacts(title="Opening hours of the baths", words=400))

    assert [(one.rule, one.severity) for one in found] == [("URL013", severity)]
