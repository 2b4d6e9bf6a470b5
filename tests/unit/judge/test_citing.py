"""What to print for an archived copy, in the words and the dates of the manuscript."""

from datetime import UTC, datetime

import pytest

from citeaudit.judge.citing import House, archived_at, house_of
from citeaudit.model.evidence import Capture

COPY = Capture(
    archive="wayback", url="http://a.test/", memento="https://a.test/x", at=datetime(2014, 8, 1, tzinfo=UTC)
)  # fmt: skip


@pytest.mark.parametrize(
    ("house", "printed"),
    [
        (House(), "Archived 1 August 2014 at https://a.test/x"),
        (House(month_first=True), "Archived August 1, 2014, at https://a.test/x"),
        (House(short=True), "Archived 1 Aug. 2014 at https://a.test/x"),
        (House(month_first=True, short=True), "Archived Aug. 1, 2014, at https://a.test/x"),
        (House("de"), "Archiviert am 1. August 2014 unter https://a.test/x"),
        (House("de", figures=True), "Archiviert am 1.8.2014 unter https://a.test/x"),
        (House("fr"), "Archivé le 1er août 2014 à l’adresse https://a.test/x"),
    ],
)
def test_a_copy_is_told_in_the_form_of_the_house(house: House, printed: str) -> None:
    assert archived_at(COPY, house) == printed


@pytest.mark.parametrize(
    ("language", "notes", "house"),
    [
        ("en", ["Mill News, June 11, 2014", "accessed 3 May 2015", "July 4, 2013"], House("en", month_first=True)),
        ("en", ["Mill News, 11 June 2014", "accessed 3 Aug. 2015"], House("en")),
        (None, ["N.Y. TIMES (Nov. 29, 2017)", "LAWFARE (Oct. 18, 2016)", "(July 24, 2019)"], House("en", month_first=True, short=True)),
        ("en", ["12 Feb. 2018", "4 Sept. 2019", "7 July 2022"], House("en", short=True)),
        ("de", ["Der Standard, 4.6.2015", "abgerufen am 3. Mai 2018", "23. 7. 2013"], House("de", figures=True)),
        ("de", ["FAZ, 12. März 2014", "bpb.de, 1.2.2018, 30. Januar 2016"], House("de")),
        ("fr", ["4 mai 2012"], House("fr")),
    ],
)  # fmt: skip
def test_the_form_that_most_dates_have_is_that_of_the_house(
    language: str | None, notes: list[str], house: House
) -> None:
    assert house_of(language, notes) == house
