"""Headings that name a page whose title does not."""

import time

import pytest

from citeaudit.checkers.closer.headings import headings

TITLE = "Water and War in the Jordan Basin"


@pytest.mark.parametrize(
    "source",
    [
        f"<h2>{TITLE}</h2>",
        f"<div class='post-title'>{TITLE}</div>",
        "<p itemprop=headline>Water and War<br>in the Jordan Basin</p>",
        f"<h1>The Daily News</h1><h3>{TITLE}</h3>",
        f"<center><font size=5><b>{TITLE}</b></font></center><p>Text.",
        f"<table><tr><td><b>{TITLE}</b><br>Text.</table>",
        f"<h2>{TITLE} <a href='#top'>¶</a></h2>",
    ],
)
def test_a_heading_of_any_make_is_found(source: str) -> None:
    found = [
        heading.removesuffix(" ¶") for heading in headings(f"<html><body>{source}</body></html>")
    ]

    assert TITLE in found


@pytest.mark.parametrize(
    "source",
    [
        f"<h2><a href='/a'>{TITLE}</a></h2>",
        f"<a href='/a'><h2>{TITLE}</h2></a>",
        f"<nav><h2>{TITLE}</h2></nav>",
        f"<aside><div><h3>{TITLE}</h3></div></aside>",
        f"<ul><li><b>{TITLE}</b></li></ul>",
        f"<p>{TITLE}</p>",
        f"<h2>{TITLE} {'and so on ' * 20}</h2>",
    ],
)
def test_links_and_running_text_are_no_headings(source: str) -> None:
    assert TITLE not in headings(f"<html><body>{source}</body></html>")


def test_a_title_of_one_word_is_found_where_words_are_not_parted() -> None:
    assert headings("<h2>约旦河流域的水与战争</h2>") == ["约旦河流域的水与战争"]
    assert headings("<h2>News</h2>") == []


def test_only_the_first_headings_are_kept() -> None:
    assert len(headings("".join(f"<h2>Heading number {n}</h2>" for n in range(50)))) == 8


@pytest.mark.parametrize(
    "source",
    [
        "<b>" * 50_000 + "two words",
        "<h2>" * 20_000,
        "<center>" * 3000 + "<p>two words</p>" * 20_000,
        "<div class=title>" * 20_000 + "two words",
        "<h2>" + "<a>x</a>" * 60_000,
        "",
        "\0<h2",
    ],
)
def test_no_page_keeps_it_long(source: str) -> None:
    began = time.monotonic()

    headings(source)

    assert time.monotonic() - began < 5
