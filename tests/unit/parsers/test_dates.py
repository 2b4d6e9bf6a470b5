"""Dates of every printed form, to EDTF."""

import pytest

from citeaudit.parsers import dates


@pytest.mark.parametrize(
    ("printed", "edtf"),
    [
        ("December 9, 2005", "2005-12-09"),
        ("Dec. 9, 2005", "2005-12-09"),
        ("18 November, 2015", "2015-11-18"),
        ("18th November 2015", "2015-11-18"),
        ("the 3rd of May 1921", "1921-05-03"),
        ("Monday, 9 December 2005", "2005-12-09"),
        ("August 2009", "2009-08"),
        ("Nov. 2015", "2015-11"),
        ("Sept. 1939", "1939-09"),
        ("2015-11-16", "2015-11-16"),
        ("2015/11/16", "2015-11-16"),
        ("16.11.2015", "2015-11-16"),
        ("3. Mai 2014", "2014-05-03"),
        ("12. März 2003", "2003-03-12"),
        ("3. Jänner 1914", "1914-01-03"),
        ("1er décembre 1909", "1909-12-01"),
        ("14 juillet 1904", "1904-07-14"),
        ("8 août 1914", "1914-08-08"),
        ("12 marzo 2016", "2016-03-12"),
        ("1º giugno 1946", "1946-06-01"),
        ("3 de mayo de 2014", "2014-05-03"),
        ("mayo de 2014", "2014-05"),
        ("Winter 2010-11", "2010-24"),
        ("Winter 2010/11", "2010-24"),
        ("Spring 2004", "2004-21"),
        ("Herbst 1989", "1989-23"),
        ("printemps 1968", "1968-21"),
        ("Spring/Summer 2004", "2004-21/2004-22"),
        ("2010/11", "2010/2011"),
        ("1914–18", "1914/1918"),
        ("1914-1918", "1914/1918"),
        ("2010-11", "2010/2011"),
        ("2015-11", "2015-11"),
        ("3-5 June 2014", "2014-06-03/2014-06-05"),
        ("June 30–July 2, 2014", "2014-06-30/2014-07-02"),
        ("September/October 2010", "2010-09/2010-10"),
        ("c. 1850", "1850~"),
        ("ca. 1850", "1850~"),
        ("um 1850", "1850~"),
        ("[1850?]", "1850?"),
        ("[1850]", "1850"),
        ("1850s", "185X"),
        ("2014a", "2014"),
        ("MDCCXLV", "1745"),
    ],
)
def test_a_printed_date_becomes_edtf(printed, edtf):
    assert dates.value(f"Ashby, {printed}.") == edtf


@pytest.mark.parametrize(
    "printed", ["n.d.", "n. d.", "o. J.", "s. d.", "s.d.", "forthcoming", "im Erscheinen"]
)
def test_a_date_that_says_it_is_unknown_has_no_value(printed):
    (found,) = dates.find(f"Leeds, {printed}, p. 4")

    assert found.edtf is None


@pytest.mark.parametrize(
    "printed",
    [
        "accessed 3 May 2014",
        "(accessed May 3, 2014)",
        "[last accessed: 3 May 2014]",
        "retrieved on 3 May 2014",
        "last visited May 3, 2014",
        "abgerufen am 3. Mai 2014",
        "zuletzt abgerufen am 3.5.2014",
        "Zugriff: 3.5.2014",
        "consulté le 3 mai 2014",
        "consultato il 3 maggio 2014",
        "ultimo accesso: 3 maggio 2014",
        "consultado el 3 de mayo de 2014",
    ],
)
def test_the_day_of_access_is_told_from_the_date_of_the_work(printed):
    found = dates.find(f"Ashby, 12 June 2011, {printed}")

    assert [(date.edtf, date.accessed) for date in found] == [
        ("2011-06-12", False),
        ("2014-05-03", True),
    ]


def test_a_numeric_date_that_could_be_either_keeps_only_its_year():
    assert dates.value("3/4/2012") == "2012"


def test_the_documents_habit_tells_day_from_month():
    assert dates.habit_of(["Leeds, 25/12/2011", "York, 3/4/2012"]) == "day-first"
    assert dates.value("3/4/2012", "day-first") == "2012-04-03"
    assert dates.value("3/4/2012", "month-first") == "2012-03-04"


def test_a_document_that_contradicts_itself_has_no_habit():
    assert dates.habit_of(["25/12/2011", "12/25/2011"]) is None


@pytest.mark.parametrize(
    "text",
    ["pp. 1123–1145", "no. 2015", "$1,999", "a total of 1,914 men", "Box 1914", "32/13/2012"],
)
def test_numbers_that_are_no_years_are_left_alone(text):
    assert dates.find(text) == []


def test_the_year_of_a_date_is_its_first():
    assert dates.year_of("2010/2011") == "2010"
    assert dates.year_of(None) is None
