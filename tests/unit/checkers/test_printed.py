"""Dates and bylines that pages print beside their heading."""

import pytest

from citeaudit.checkers.page import facts
from citeaudit.checkers.printed import dates_printed

TITLE = "Water and War in the Jordan Basin"
TEXT = "The council met and said that nothing was to be done about the pipes. " * 40


@pytest.mark.parametrize(
    ("printed", "dates"),
    [
        ("Published 2 April 2015. Last updated 3 March 2020", "2015-04-02; 2020-03-03"),
        ("May 3rd, 2012", "2012-05-03"),
        ("3. Mai 2012", "2012-05-03"),
        ("Publié le 3 mai 2012 à 10h15", "2012-05-03"),
        ("3 de mayo de 2012", "2012-05-03"),
        ("Stand: 21.08.2012", "2012-08-21"),
        ("2012-05-03", "2012-05-03"),
        ("May 2012", "2012-05"),
        ("03/05/2012", "2012-03-05; 2012-05-03"),
        ("In 2012", ""),
        ("99/99/2012", ""),
    ],
)
def test_dates_beside_the_heading_are_read(printed: str, dates: str) -> None:
    assert dates_printed(f"{TITLE} {printed} {TEXT}".split(), TITLE) == dates


def test_a_date_within_the_text_is_none_of_the_page() -> None:
    words = f"{TITLE} {TEXT} On May 3, 2012, the pipes broke. {TEXT}".split()

    assert dates_printed(words, TITLE) == ""


def test_far_from_the_heading_a_date_needs_a_word_that_makes_it_the_pages_own() -> None:
    words = f"{TITLE} {TEXT} A version of this article appears in print on May 4, 2012, Section A.".split()

    assert dates_printed(words, TITLE) == "2012-05-04"


def test_the_year_in_a_heading_is_no_date_of_the_page() -> None:
    assert (
        dates_printed(f"Elections of May 3, 2012 {TEXT}".split(), "Elections of May 3, 2012") == ""
    )


def byline(body: str) -> str | None:
    page = facts(f"<html><head><title>{TITLE}</title></head><body>{body}<p>{TEXT}</p></body></html>".encode(), media_type="text/html")  # fmt: skip
    assert page is not None
    return page.citation.get("byline")


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        ('<a rel="author" href="/a">Nora Grant</a>', "Nora Grant"),
        ('<a rel="author" href="/a">Nora Grant</a> <a rel="author" href="/b">Ben Hurst</a>', "Nora Grant; Ben Hurst"),
        ('<p class="byline">By Nora Grant and Ben Hurst</p>', "Nora Grant and Ben Hurst"),
        ('<div class="article-author">Von Jürgen Müller</div>', "Jürgen Müller"),
        ('<div class="author-box">More about our house and what we do</div>', None),
        ('<div class="authors-widget">Popular this week</div>', None),
    ],
)  # fmt: skip
def test_a_byline_below_the_heading_is_read(markup: str, names: str | None) -> None:
    assert byline(f"<h1>{TITLE}</h1>{markup}") == names


def test_who_is_named_below_another_heading_did_not_write_this_page() -> None:
    assert byline(f'<h1>{TITLE}</h1><h2>Read also</h2><a rel="author">Nora Grant</a>') is None
    assert byline(f'<a rel="author">Nora Grant</a><h1>{TITLE}</h1>') is None


def test_where_metadata_name_the_author_the_byline_is_not_needed() -> None:
    page = facts(f'<title>{TITLE}</title><meta name="author" content="Ann Porter"><h1>{TITLE}</h1><p class="byline">By Nora Grant</p>'.encode(), media_type="text/html")  # fmt: skip

    assert page is not None
    assert "byline" not in page.citation
