"""Names, dates and references as an editor writes them."""

import pytest

from citeaudit.model.citation import Name, Reference
from citeaudit.reporters.spoken import names, spoken_date, told


@pytest.mark.parametrize(
    ("edtf", "spoken"),
    [
        ("2005-12-09", "9 December 2005"),
        ("2009-08", "August 2009"),
        ("2010-24", "winter 2010"),
        ("1911", "1911"),
        ("2010/2011", "2010–2011"),
        ("2014-06-11/2014-07", "11 June 2014–July 2014"),
        ("1840~", "1840~"),
        ("2010-99", "2010-99"),
        ("", ""),
        ("/", "–"),
    ],
)
def test_dates_are_told_as_an_editor_writes_them(edtf: str, spoken: str) -> None:
    assert spoken_date(edtf) == spoken


def test_people_and_bodies_stand_in_one_line() -> None:
    people = (
        Name(family="van Dam", given="Jo", suffix="Jr."),
        Name(literal="Bureau of Lights"),
        Name(family="Keeper"),
    )

    assert names(people) == "Jo van Dam, Jr.; Bureau of Lights; Keeper"


def test_a_work_is_told_from_who_to_when() -> None:
    work = Reference(
        authors=(Name(family="Keeper", given="Ann"),),
        title="Lamps",
        container="Journal of Coasts",
        volume="12",
        place="Harbour Town",
        publisher="Stationery Office",
        issued="1911-02",
    )

    assert (
        told(work)
        == "Ann Keeper, “Lamps”, Journal of Coasts, vol. 12, Harbour Town: Stationery Office, February 1911"
    )
    assert told(Reference()) == "untitled"
