"""Titles, names and dates at the beginning of a text."""

import pytest

from citeaudit.judge.openings import bearing_of, bears, names_author, prints_date
from citeaudit.model.citation import Name
from citeaudit.model.evidence import PageFacts, Said

TITLE = "Water and War in the Jordan Basin: A Report"
BODY = "The valley is long and its rivers are few; war is told of there, and water, and a report of both. "


def pdf_page(opening: str, title: str | None = None) -> PageFacts:
    return PageFacts(title=title, further={"opening": Said(value=opening, by="pypdf")})


@pytest.mark.parametrize(
    "opening",
    [
        f"Institute of Rivers. Working Paper 7. {TITLE} Rana Halabi, March 2011. {BODY}",
        "WATER AND WAR IN THE JORDAN BASIN A REPORT",
        "W A T E R   A N D   W A R   I N   T H E   J O R D A N   B A S I N   A   R E P O R T",
        "WaterandWarintheJordanBasin:AReport by Rana Halabi",
        "Water and War in the Jor- dan Basin A Report",
    ],
)
def test_a_title_is_found_however_the_page_sets_it(opening: str) -> None:
    assert bears(TITLE, opening) == 100


def test_a_slip_of_the_scanner_is_forgiven() -> None:
    assert bears(TITLE, "Paper 7 Watcr and War in the Jordan Basln A Report") >= 60
    assert bears("Specification of Efficient Flows", "Specication of Ecient Flows by N. N.") >= 60


def test_a_title_without_its_subtitle_is_the_title() -> None:
    assert bears("Water and War: Seventeen Lessons for Diplomats", f"Water and War {BODY}") == 90
    assert bears(TITLE, f"Water and War in the Jordan Basin {BODY}") == 90


def test_words_of_a_title_strewn_over_a_text_are_no_title() -> None:
    strewn = " ".join(f"{word} {BODY}" for word in ("Water", "Jordan", "Basin"))

    assert bears("Ten Recipes for a Summer Evening", f"{TITLE} {BODY * 9}") < 30
    assert bears(TITLE, strewn) < 60


def test_a_short_title_counts_at_the_head_only() -> None:
    assert bears("Leviathan", f"Leviathan by Thomas Hobbes {BODY}") == 100
    assert bears("Leviathan", f"{BODY * 5} as in Leviathan {BODY}") == 0
    assert bears("", BODY) == 0
    assert bears("???", BODY) == 0


def test_titles_of_other_scripts_are_found() -> None:
    assert bears("约旦河流域的水与战争", "研究报告 约旦河流域的水与战争 二〇一一年三月") == 100
    assert (
        bears("Вода и война в бассейне Иордана", "Доклад. Вода и война в бассейне Иордана. 2011")
        == 100
    )


def test_a_pdf_bears_what_its_first_page_says_whatever_its_metadata_say() -> None:
    bearing = bearing_of(TITLE, pdf_page(f"{TITLE} {BODY}", title="Layout 1"))

    assert bearing is not None
    assert bearing.like == 100
    assert bearing.where == " on its first page, as pypdf reads it"


def test_a_first_page_without_the_title_tells_nothing_against_it() -> None:
    bearing = bearing_of(TITLE, pdf_page(BODY * 5))

    assert bearing is not None
    assert not bearing.titled


def test_the_text_of_a_page_without_a_title_counts() -> None:
    bearing = bearing_of(TITLE, PageFacts(further={"opening": Said(value=TITLE, by="trafilatura")}))

    assert bearing == (100, " where its text begins, as trafilatura reads it", False, False)


def test_a_page_without_anything_bears_nothing() -> None:
    assert bearing_of(TITLE, PageFacts()) is None


def test_authors_are_found_by_family_name() -> None:
    assert names_author("Paper by Rana HALABI and others", (Name(family="Halabi", given="R."),))
    assert names_author("The World Bank. Report", (Name(literal="World Bank"),))
    assert not names_author("Halabian rivers", (Name(family="Halabi"),))
    assert not names_author("a li b", (Name(family="Li"),))
    assert not names_author("", ())


@pytest.mark.parametrize(
    ("opening", "issued", "found"),
    [
        ("Published March 4, 2011", "2011-03-04", True),
        ("4 March 2011", "2011-03-20", True),
        ("4. März 2011", "2011-03-04", True),
        ("le 4 mars 2011", "2011-03-04", True),
        ("4 de marzo de 2011", "2011-03-04", True),
        ("1er août 2011", "2011-08-01", True),
        ("2011-03-04", "2011-03-04", True),
        ("2011年3月4日", "2011-03-04", True),
        ("March 2011", "2011-03-04", True),
        ("March 4, 2011", "2011-03", True),
        ("March 4, 2011", "2011", True),
        ("Copyright 2011", "2011", True),
        ("Copyright 2011", "2011-03-04", False),
        ("March 4, 2011", "2011-06-04", False),
        ("May 2011", "2011-03-04", False),
        ("March 44, 2011", "2011-03-04", False),
        ("no date", "2011", False),
        ("2011", None, False),
        ("2011", "n.d.", False),
        ("2011-13-44", "2011-03-04", False),
        ("Spring 2011", "2011-21", True),
    ],
)
def test_dates_are_found_as_they_are_printed(opening: str, issued: str | None, found: bool) -> None:
    assert prints_date(opening, issued) is found


def test_a_main_part_of_one_word_is_no_title() -> None:
    assert bears("Report: The Rivers of the East", f"Report of the year. {BODY}") < 60
    assert bears("Water: The Rivers of the East", f"Water. {BODY}") < 60


def test_words_that_a_pdf_has_from_left_to_right_are_read_from_right_to_left() -> None:
    title = "מים ומלחמה באגן הירדן: דוח על מצב הנהרות"
    turned = " ".join(reversed(title.split()))

    assert bears(title, f"Paper 12 {turned} A. Author, 2011") >= 90
    assert bears(title, "Paper 12 A. Author, 2011") == 0


def test_a_text_that_begins_with_the_title_is_told() -> None:
    def page(text: str) -> PageFacts:
        return PageFacts(title="The Daily", further={"opening": Said(value=text, by="trafilatura")})

    beginning = bearing_of(TITLE, page(f"{TITLE} {BODY}"))
    within = bearing_of(TITLE, page(f"{BODY * 9} {TITLE}"))

    assert beginning is not None
    assert beginning.begins
    assert beginning.like < 30
    assert within is not None
    assert not within.begins


@pytest.mark.parametrize(
    ("heading", "counts"),
    [
        (TITLE, True),
        ("Water and War in the Jordan Basin", True),
        ("WATER AND WAR IN THE JORDAN BASIN", True),
        ("Search results for Water and War in the Jordan Basin: A Report", False),
        ("Water and War", False),
        ("Ten Recipes for a Summer Evening", False),
    ],
)
def test_a_heading_counts_that_says_the_title_and_nothing_else(heading: str, counts: bool) -> None:
    said = {"headings": Said(value=f"The Daily\n{heading}", by="citeaudit")}

    bearing = bearing_of(TITLE, PageFacts(title="The Daily", further=said))

    assert bearing is not None
    assert (bearing.where == " in a heading of the page") is counts
