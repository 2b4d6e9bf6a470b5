"""Dates as pages write them."""

import pytest

from citeaudit.checkers.said_dates import told_date


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("2012-05-03T08:00:00Z", "2012-05-03T08:00:00Z"),
        ("2012/05/03", "2012/05/03"),
        ("2012.5.3", "2012-05-03"),
        ("20120503", "2012-05-03"),
        ("2012年5月3日", "2012-05-03"),
        ("2012", "2012"),
        ("3 May 2012", "2012-05-03"),
        ("May 3rd, 2012", "2012-05-03"),
        ("May 3, 2012", "2012-05-03"),
        ("Thu, 03 May 2012 08:00:00 GMT", "2012-05-03"),
        ("3. März 2012", "2012-03-03"),
        ("3 août 2012", "2012-08-03"),
        ("May 2012", "2012-05"),
        ("21/08/2012", "2012-08-21"),
        ("08/21/2012", "2012-08-21"),
        ("05/05/2012", "2012-05-05"),
    ],
)
def test_a_date_is_read_as_far_as_it_is_sure(said: str, told: str) -> None:
    assert told_date(said) == told


def test_of_a_date_that_may_be_two_only_the_year_is_sure() -> None:
    assert told_date("03/05/2012") == "2012"


@pytest.mark.parametrize("said", ["", "n.d.", "0000-00-00", "1970-01-01T00:00:00Z", "yesterday"])
def test_what_is_no_date_says_nothing(said: str) -> None:
    assert told_date(said) is None
