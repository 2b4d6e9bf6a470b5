"""Whether a page is the cited thing, with what tools found in its text."""

import pytest

from citeaudit.config import JudgeConfig
from citeaudit.judge.agreement import compared, found_by, is_doubtful
from citeaudit.model.citation import Name, Reference
from citeaudit.model.evidence import PageFacts, Said

LINES = JudgeConfig()
TITLE = "Water and War in the Jordan Basin"
CITED = Reference(
    title=TITLE, authors=(Name(family="Halabi", given="Rana"),), issued="2011-03-04", type="report"
)


def page(own: str | None = TITLE, *, by: str = "trafilatura", **further: str) -> PageFacts:
    said = {fact: Said(value=value, by=by) for fact, value in further.items()}
    return PageFacts(title=own, words=400, further=said)


@pytest.mark.parametrize(
    ("facts", "match", "because"),
    [
        (page(), "likely", "title 100 of 100 alike"),
        (page(author="Rana Halabi"), "verified", "author agrees (author found in the text by trafilatura)"),
        (page(date="2011-03-10", by="htmldate"), "verified", "date agrees (date found in the text by htmldate)"),
        (page(date="2014-03-10", by="htmldate"), "likely", "title 100 of 100 alike"),
        (page(opening="By Rana Halabi, March 2011"), "verified", "author and date agree (author found in the text by trafilatura, date found"),
        (page("The Daily", title=TITLE), "likely", "title 100 of 100 alike"),
        (page("The Daily"), "mismatch", "another title: 'The Daily'"),
        (page(None), "unreadable", "no title"),
        (page("The Daily", opening=f"{TITLE} is no longer here."), "mismatch", "another title"),
        (page("The Daily", opening=f"{TITLE} by Rana Halabi. It is told"), "likely", "the text begins with the cited title"),
        (page("The Daily", opening=f"{'It is told. ' * 20}{TITLE} by Rana Halabi."), "mismatch", "another title"),
        (page("The Daily", by="citeaudit", headings=f"News\n{TITLE}"), "likely", "in a heading of the page"),
        (page("The Daily", by="citeaudit", headings=f"News\nMore on {TITLE} and other stories of today"), "mismatch", "another title"),
        (page(None, by="pypdf", opening=f"{TITLE} Rana Halabi 2011"), "verified", "on its first page, as pypdf reads it"),
        (page("Layout 1", by="pypdf", opening=f"{TITLE}"), "likely", "on its first page"),
        (page("Layout 1", by="pypdf", opening="Ten Recipes for an Evening"), "mismatch", "another title"),
        (page(None, by="pypdf", opening="Ten Recipes for an Evening"), "weak", "title 0 of 100 alike"),
    ],
)  # fmt: skip
def test_a_page_is_compared_with_all_that_was_found(
    facts: PageFacts, match: str, because: str
) -> None:
    told = compared(facts, CITED, LINES)

    assert told[0] == match
    assert because in told[1]


def test_the_pages_own_word_goes_before_what_a_tool_found() -> None:
    facts = PageFacts(
        title=TITLE,
        citation={"date": "2015-01-01", "author": "Rana Halabi"},
        further={"date": Said(value="2011-03-04", by="htmldate")},
    )

    assert compared(facts, CITED, LINES) == ("verified", "title 100 of 100 alike, author agrees")
    assert found_by(facts, "date") == ""


def test_only_what_could_be_settled_is_in_doubt() -> None:
    assert is_doubtful(page(None), CITED, LINES)
    assert is_doubtful(page("The Daily"), CITED, LINES)
    assert not is_doubtful(page(), CITED, LINES)
    assert not is_doubtful(page(None), Reference(type="report"), LINES)
