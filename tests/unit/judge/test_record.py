"""A citation beside what the page says of itself."""

import pytest

from citeaudit.judge.record import (
    author_difference,
    container_difference,
    date_difference,
    day_of,
    doi_of,
    person_of,
    title_difference,
)
from citeaudit.model.citation import Name, Reference
from citeaudit.model.evidence import PageFacts

TITLE = "Water and War in the Jordan Basin"


def cited(**more: object) -> Reference:
    return Reference(title=TITLE, authors=(Name(family="Kliot", given="Nurit"),), **more)  # type: ignore[arg-type]


def page(title: str = TITLE, **citation: str) -> PageFacts:
    return PageFacts(title=title, citation=citation)


@pytest.mark.parametrize(
    "found",
    [
        TITLE.upper(),
        f"{TITLE} | The Daily",
        f"The Daily - {TITLE}",
        f"{TITLE}: A History",
        "Water & War in the Jordan Basin",
        "Water and War in the Jordan Basin.",
        "Zwölf Rezepte für einen Sommerabend im Garten der Familie",
    ],
)
def test_form_and_other_headlines_are_no_difference(found: str) -> None:
    assert title_difference(cited(), page(found), "http://a.test/") is None


@pytest.mark.parametrize(
    ("found", "url", "right"),
    [
        ("Water and Peace in the Jordan Basin", "http://a.test/water-and-peace", "page"),
        ("Water and Peace in the Jordan Basin", "http://a.test/x", "open"),
        ("Water and War in the Jordan Valley", "http://a.test/jordan-basin", "manuscript"),
    ],
)
def test_the_words_of_the_address_say_who_is_right(found: str, url: str, right: str) -> None:
    differs = title_difference(cited(), page(found), url)

    assert differs is not None
    assert differs.right == right
    assert (differs.cited, differs.found) == (TITLE, found)


@pytest.mark.parametrize(
    "said",
    [
        "Nurit Kliot",
        "KLIOT, N.",
        "by Nurit Kliot and Ann Other",
        "Reuters",
        "The Daily Staff",
        "",
        "admin",
        "Mill News Desk",
    ],
)
def test_bylines_that_agree_or_name_nobody_are_no_difference(said: str) -> None:
    assert author_difference(cited(), page(author=said)) is None


def test_a_slip_in_a_name_is_told_from_another_name() -> None:
    slip, other = (
        author_difference(cited(), page(author=said)) for said in ("Nurit Kliott", "Ann Other")
    )

    assert slip is not None
    assert slip.score >= 78
    assert other is not None
    assert other.score < 78


def test_another_name_among_several_authors_says_nothing() -> None:
    two = Reference(title=TITLE, authors=(Name(family="Kliot"), Name(family="Grant")))

    assert author_difference(two, page(author="Ann Other")) is None


@pytest.mark.parametrize(
    ("issued", "said", "days"),
    [
        ("2012-06-11", "2012-06-13T08:00:00+02:00", 2),
        ("2012-06-11", "2012-04-11", -61),
        ("2012", "2013-05-03", 365),
        ("2012-06", "2012-08-03", 61),
    ],
)
def test_dates_are_compared_as_far_as_both_go(issued: str, said: str, days: int) -> None:
    found = date_difference(cited(issued=issued), page(date=said))

    assert found is not None
    assert found[1] == days


@pytest.mark.parametrize(("issued", "said"), [("2012-06", "2012-06-30"), ("2012-06-11", "2012-06-11"), ("2012-06-11", "June"), (None, "2012-06-11"), ("2012-06-11", "2012-13-45")])  # fmt: skip
def test_what_does_not_differ_or_does_not_say_is_neutral(issued: str | None, said: str) -> None:
    assert date_difference(cited(issued=issued), page(date=said)) is None


@pytest.mark.parametrize("said", ["Stud. Geopol.", "studies in geopolitics", "SG"])
def test_a_journal_cut_short_is_the_same_journal(said: str) -> None:
    article = Reference(type="article", title=TITLE, container=said)

    assert (
        container_difference(article, page(container="Studies in Geopolitics", volume="1")) is None
    )


def test_what_a_page_gives_is_taken_as_it_can_be_used() -> None:
    assert doi_of(page(doi="https://doi.org/10.1234/ABC.5.")) == "10.1234/abc.5"
    assert doi_of(page(doi="urn:x")) is None
    assert day_of(page(date="2012-6-1 10:00")) == "2012-06-01"
    assert person_of(page(author="Nora Grant")) == "Nora Grant"
    assert person_of(page(author="Associated Press")) is None


def test_a_name_typed_without_its_umlauts_is_the_same_name() -> None:
    author = Reference(title=TITLE, authors=(Name(family="Müller", given="Jürgen"),))

    assert author_difference(author, page(author="Juergen Mueller")) is None
    assert author_difference(author, page(author="Muller, J.")) is None


def test_a_house_that_names_itself_as_author_says_nothing() -> None:
    assert (
        author_difference(cited(container="The Daily Harbour"), page(author="Daily Harbour"))
        is None
    )
    assert author_difference(cited(), page(author="The Shore", publisher="Shore")) is None


@pytest.mark.parametrize(
    ("issued", "said", "differs"),
    [("2012-05-03", "2009", True), ("2012", "2009", True), ("2012-05-31", "2012-02", True), ("2012-05-03", "2012", False), ("2012", "2012-02", False)],
)  # fmt: skip
def test_a_page_that_gives_a_year_or_a_month_is_compared_as_far_as_that_goes(
    issued: str, said: str, differs: bool
) -> None:
    assert (date_difference(cited(issued=issued), page(date=said)) is not None) == differs
