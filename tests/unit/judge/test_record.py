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
from citeaudit.judge.record.containers import abbreviates
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
        ("2012", "2013-05-03", 123),
        ("2012-06", "2012-08-03", 34),
    ],
)
def test_dates_are_compared_as_far_as_both_go(issued: str, said: str, days: int) -> None:
    found = date_difference(cited(issued=issued), page(date=said))

    assert found is not None
    assert found.days == days


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


def authors(*names: tuple[str, str]) -> Reference:
    return Reference(title=TITLE, authors=tuple(Name(given=given, family=family) for given, family in names))  # fmt: skip


TWO = authors(("Jack M.", "Balkin"), ("Sanford", "Levinson"))


@pytest.mark.parametrize(
    ("note", "said", "kind"),
    [
        (TWO, "Levinson, Sanford; Balkin, Jack M.", "order"),
        (TWO, "Sanford Levinson and Jack Balkin", "order"),
        (authors(("Patrick", "Kingsley"), ("Anne", "Barnard")), "Anne Barnard; Hwaida Saad", "other"),
        (authors(("Lesley", "Lamport")), "Leslie Lamport", "given"),
        (authors(("Hans", "Andersen")), "Hans Anderson", "form"),
        (authors(("Ruth", "Sherlok")), "By Ruth Sherlock, The Daily", "slip"),
    ],
)  # fmt: skip
def test_differences_of_names_are_told_apart(note: Reference, said: str, kind: str) -> None:
    differs = author_difference(note, page(author=said))

    assert differs is not None
    assert differs.kind == kind


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (TWO, "Jack M. Balkin; Sanford Levinson"),
        (TWO, "Jack M. Balkin"),
        (authors(("Timnit", "Gebru")), "TimnitGebru; JamieMorgenstern"),
        (authors(("Chris", "Olah")), "Christopher Olah"),
        (authors(("M. I.", "Jordan")), "Michael I. Jordan"),
        (authors(("Layla", "Hosseini")), "Hosseini, Leila"),
        (authors(("Yassin", "al-Haj Saleh")), "Yassin Al Haj Salih"),
        (authors(("Sergei", "Witte")), "Sergey Vitte"),
        (authors(("Mohamed", "Haddad")), "Mohammed Haddad"),
        (authors(("Brad", "Smith")), "Microsoft Corporate Blogs"),
        (authors(("Nora", "Grant")), "Contributors to Wikimedia projects"),
        (authors(("Sanam", "Vakil")), "Dr Sanam Vakil"),
    ],
)
def test_other_forms_of_names_and_those_who_are_nobody_are_no_difference(
    note: Reference, said: str
) -> None:
    assert author_difference(note, page(author=said)) is None


def test_either_partner_of_a_talk_may_be_its_author() -> None:
    farge = authors(("Arlette", "Farge"))

    assert (
        author_difference(farge, page(author="Jeanne Durand"), "entretien avec J. Durand") is None
    )
    assert author_difference(farge, page("Arlette Farge: I Love Archives", author="Jeanne Durand")) is None  # fmt: skip


def test_whom_the_note_names_in_another_part_is_no_other_author() -> None:
    assert author_difference(authors(("Nora", "Grant")), page(author="Karl Hurst"), "trans. Karl Hurst") is None  # fmt: skip


def test_a_relative_of_the_same_name_in_the_note_hides_no_slip() -> None:
    two = authors(("Jan T.", "Gros"), ("Irena", "Grudzińska-Gross"))

    differs = author_difference(two, page(author="Jan T. Gross"), "Jan T. Gros and Irena Grudzińska-Gross")  # fmt: skip

    assert differs is not None
    assert differs.kind == "slip"


def test_a_byline_in_the_text_counts_where_metadata_name_nobody() -> None:
    differs = author_difference(authors(("Ruth", "Sherlok")), page(byline="Ruth Sherlock"))

    assert differs is not None
    assert (differs.cited, differs.found) == ("Ruth Sherlok", "Ruth Sherlock")


@pytest.mark.parametrize(
    ("mine", "found"),
    [
        ("Policy Paper: Water and Sanctions", "Water and Sanctions"),
        ("Water and Sanctions", "Opinion analysis: Water and sanctions"),
        ("The Rise of the Water Banks", "Rise of the Water Banks | Mill News"),
        ("Humanitarian Bulletin: Syria, Issue 40", "Syria: Humanitarian Bulletin, Issue 40, 4 - 17 December 2013 | OCHA"),
        ("Attention and the Long Memory of Archives", "Attention and the Long Memory of…"),
        ("Über die Völker", "Ueber die Voelker"),
        ("Rebels Seize a Border Pass", "Rebels seize a border pass by Liz Sly"),
        ("Manœuvres on the Border", "Manoeuvres on the border"),
        ("Ge\u00adschichte der Müh\u00adlen", "Geschichte der Mühlen"),
    ],
)  # fmt: skip
def test_headings_series_articles_and_letters_are_form(mine: str, found: str) -> None:
    note = Reference(title=mine, authors=(Name(given="Liz", family="Sly"),))

    assert title_difference(note, page(found), "http://a.test/x") is None


@pytest.mark.parametrize(
    ("mine", "found"),
    [
        ("Iran’s Economy in Number", "Iran’s Economy in Numbers - The Washington Institute"),
        ("Google et le nouveau mondes", "Google et le nouveau monde"),
        ("The Euro and the Gulf", "The Euro and the Gulf Banks | Ledger"),
        ("Water and War: A History of Pips", "Water and War: A History of Pipes | Mills"),
    ],
)
def test_a_letter_at_the_end_and_a_word_left_out_are_differences(mine: str, found: str) -> None:
    assert title_difference(Reference(title=mine), page(found), "http://a.test/x") is not None


def test_with_the_words_of_the_address_more_of_a_title_may_have_been_changed() -> None:
    note = Reference(title="Wem gehört das Gedächtnis der Stadt?")
    other = page("Wem gehört die Erinnerung der Stadt?")

    assert title_difference(note, other, "http://a.test/x") is None
    differs = title_difference(note, other, "http://a.test/wem-gehoert-die-erinnerung-der-stadt")
    assert differs is not None
    assert differs.right == "page"


ARTICLE = {"type": "article", "container": "Letters of the Society", "volume": "64"}
BLOG = {"type": "webpage", "container": "Ann’s blog"}


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ({"issued": "2013-10-03"}, {"date": "2013-10-02T20:00:00Z"}),
        ({"issued": "2012-07-19"}, {"date": "2012-07-20T01:12:00.000Z"}),
        ({"issued": "2014-03-12", "type": "newspaper"}, {"date": "2014-03-11T17:13:00+0100"}),
        ({"issued": "2014-03-12", "type": "webpage", "container": "Mill News"}, {"date": "2014-03-11"}),
        ({"issued": "2015-04-02"}, {"date": "2020-03-03", "printed": "2015-04-02; 2020-03-03"}),
        ({"issued": "2018-01-02"}, {"date": "2012-03-03", "modified": "2018-01-02T10:00:00Z"}),
        ({"issued": "2019", **ARTICLE}, {"date": "2018/10/05", "date-from": "citation_date"}),
        ({"issued": "2021-12", **ARTICLE}, {"date": "2021-11-19", "date-from": "dc.date"}),
        ({"issued": "2014", "type": "book"}, {"date": "2013-11-02"}),
        ({"issued": "2013", "type": "report"}, {"date": "2014-01-20"}),
        ({"issued": "2014-06", "type": "magazine"}, {"date": "2014-04-20"}),
        ({"issued": "2012-05-03"}, {"printed": "2009-01-01; 2010-02-02"}),
        ({"issued": "2006", "type": "book"}, {"date": "2019-05-02"}),
        ({"issued": "2006"}, {"date": "2019-05-02", "isbn": "9781788163088"}),
        ({"issued": "2022", **ARTICLE}, {"date": "2020-10-06", "date-from": "dc.date", "container": ARTICLE["container"]}),
        ({"issued": "2021-01-05", "type": "webpage", "container": "Volts"}, {"date": "2021-01-06T11:30:00Z"}),
        ({"issued": "2016-09-27", "type": "video"}, {"date": "2016-09-28"}),
        ({"issued": "2019-07-22", "type": "interview", "container": "Mill News"}, {"date": "2019-07-21"}),
    ],
)  # fmt: skip
def test_zones_print_and_other_forms_of_one_work_are_no_difference(
    note: dict[str, str], said: dict[str, str]
) -> None:
    assert date_difference(cited(**note), page(**said)) is None


@pytest.mark.parametrize(
    ("note", "said", "days"),
    [
        ({"issued": "2015-08-28", **BLOG}, {"printed": "2015-08-27"}, -1),
        ({"issued": "2017-11-28", "type": "webpage", "container": "Mill News"}, {"date": "2017-11-29T13:40:00-05:00"}, 1),
        ({"issued": "2015-03-09", "type": "report"}, {"date": "2015-03-08"}, -1),
        ({"issued": "2016", **ARTICLE}, {"date": "2015/11/01", "date-from": "citation_publication_date", "volume": "64"}, -61),
        ({"issued": "2018", "type": "webpage"}, {"date": "2019/01/27", "date-from": "citation_publication_date"}, 27),
        ({"issued": "2009", "type": "thesis"}, {"date": "2006-11-24"}, -769),
        ({"issued": "2020", "type": "thesis"}, {"date": "2019"}, -365),
        ({"issued": "2012-05", "type": "report"}, {"date": "2012-07", "date-from": "citation_date"}, 61),
        ({"issued": "2021-01-05", "type": "webpage", "container": "Volts"}, {"date": "2021-01-06T14:30:00+00:00"}, 1),
    ],
)  # fmt: skip
def test_what_nothing_explains_is_a_difference(
    note: dict[str, str], said: dict[str, str], days: int
) -> None:
    found = date_difference(cited(**note), page(**said))

    assert found is not None
    assert found.days == days


@pytest.mark.parametrize(("short", "whole"), [("Fed. Trade Comm’n", "Federal Trade Commission"), ("Dep't of Justice", "Department of Justice"), ("WASH. L. REV.", "Washington Law Review")])  # fmt: skip
def test_lawyers_contractions_stand_for_whole_names(short: str, whole: str) -> None:
    assert abbreviates(short, whole)
