"""The small things rules stand on: dates, sentences, habits, wording."""

from datetime import date

import pytest

from citeaudit.rules.addresses.fragile_address import _reason
from citeaudit.rules.body import sentences_of
from citeaudit.rules.dates.path_date import days_between, in_path, months_apart
from citeaudit.rules.habits import habit
from citeaudit.rules.printed_dates import bounds, in_words, printed_dates
from citeaudit.rules.slips import within_a_slip
from citeaudit.rules.wording import listed, near, notes_named, quoted
from unit.rules.builder import made


@pytest.mark.parametrize(
    ("text", "form", "year", "month", "day"),
    [
        ("May 3, 2004", "month day, year", 2004, 5, 3),
        ("Sept. 3, 2018", "month day, year", 2018, 9, 3),
        ("18 November, 2015", "day month, year", 2015, 11, 18),
        ("3rd March 1999", "day month year", 1999, 3, 3),
        ("3. März 1999", "day month year", 1999, 3, 3),
        ("1 de mayo de 1999", "day month year", 1999, 5, 1),
        ("2015-11-16", "year-month-day", 2015, 11, 16),
        ("31/12/2014", "numeric", 2014, 12, 31),
        ("12/31/2014", "numeric", 2014, 12, 31),
        ("June 2014", "month year", 2014, 6, 0),
    ],
)
def test_a_printed_date_is_read(text: str, form: str, year: int, month: int, day: int) -> None:
    (found,) = printed_dates(f"Before {text}, after.")

    assert (found.form, found.year, found.month, found.day) == (form, year, month, day)
    assert found.possible


@pytest.mark.parametrize(
    "text", ["June 31, 2014", "30 February 2012", "February 29, 2013", "2014-13-01", "31/31/2014"]
)
def test_a_date_that_no_calendar_has_is_known(text: str) -> None:
    (found,) = printed_dates(text)

    assert not found.possible


@pytest.mark.parametrize("text", ["pp. 5-19", "1999-2001", "10.5555/2014-06-0", "in may be 2014"])
def test_what_is_no_date_is_not_taken_for_one(text: str) -> None:
    assert list(printed_dates(text)) == []


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2014", date(2014, 1, 1), date(2014, 12, 31)),
        ("2014-02", date(2014, 2, 1), date(2014, 2, 28)),
        ("2010-24", date(2010, 12, 1), date(2011, 2, 28)),
        ("2010/2011", date(2010, 1, 1), date(2011, 12, 31)),
        ("2014-06-11?", date(2014, 6, 11), date(2014, 6, 11)),
    ],
)
def test_an_edtf_date_covers_its_days(edtf: str, first: date, last: date) -> None:
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize("edtf", ["", "no date", "2014-99", "2014-02-30", "2015/2014", "0000"])
def test_what_is_no_edtf_date_has_no_bounds(edtf: str) -> None:
    assert bounds(edtf) is None


def test_dates_are_told_in_words() -> None:
    assert [in_words(text) for text in ("2014-04-10", "2014-06", "2014", "2010-24")] == [
        "April 10, 2014",
        "June 2014",
        "2014",
        "2010-24",
    ]


def test_the_date_in_an_address_is_found_only_where_it_is_one() -> None:
    assert in_path("http://a.example/2014/06/11/title").edtf == "2014-06-11"  # type: ignore[union-attr]
    assert in_path("http://a.example/uploads/2014/06/a.pdf").edtf == "2014-06"  # type: ignore[union-attr]
    assert in_path("http://a.example/id/2014061") is None
    assert in_path("https://web.archive.org/web/2014/06/x") is None
    assert in_path(None) is None


def test_months_and_days_between_dates() -> None:
    assert months_apart("2014-04-10", "2014-06") == -2
    assert months_apart("2014", "2014-06") is None
    assert days_between("2014-04-30", "2014-05") == 1
    assert days_between("2014", "2014-06-01") == 0


def test_abbreviations_and_initials_do_not_end_a_sentence() -> None:
    body = "Dr. A. Smith came to St. Osyth.<sup>1</sup> He said “No.” Then he left, on Jan. 3 or so. It rained"
    audited = made("A note.", body=body)

    assert [audited.manuscript.slice(span) for span in sentences_of(audited)] == [
        "Dr. A. Smith came to St. Osyth.<sup>1</sup>", "He said “No.”", "Then he left, on Jan. 3 or so.", "It rained",
    ]  # fmt: skip


def test_a_habit_is_the_usual_form_and_firm_from_three_in_five_on() -> None:
    usual = habit([("a", 1), ("b", 2), ("a", 3)])

    assert usual is not None
    assert (usual.form, usual.cases, usual.others, usual.firm) == ("a", (1, 3), {"b": (2,)}, True)
    even = habit([("a", 1), ("b", 2)])
    assert even is not None
    assert not even.firm
    assert habit([]) is None


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [("tel", "tell", True), ("aron", "aaron", True), ("us", "is", False), ("mills", "mills", False), ("rise", "price", False),
     ("hegghammer", "heghamer", True), ("north", "south", False)],
)  # fmt: skip
def test_a_slip_is_one_letter_or_two_in_a_long_word(one: str, other: str, alike: bool) -> None:
    assert within_a_slip(one, other) is alike


def test_lists_and_quotations_read_well() -> None:
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert quoted("two\nlines") == "“two lines”"
    assert len(quoted("long " * 100)) <= 82
    assert near("one two three four", 8, 9, reach=1) == "“three”"


def test_many_notes_are_named_by_their_first_and_the_number_of_the_rest() -> None:
    audited = made(*["A note."] * 20)

    assert notes_named(audited, ["3"]) == "note 3"
    assert notes_named(audited, ["3", "7"]) == "notes 3 and 7"
    assert notes_named(audited, [str(n) for n in range(1, 21)]).endswith("10 and 10 more")


@pytest.mark.parametrize(
    "url",
    ["http://a.example/article?id=12345678", "http://a.example/paper.pdf", "http://a.example/search-and-rescue", "http://proxy-war.example/a",
     "https://web.archive.org/web/2014/http://a.example/wp-content/uploads/a.pdf", "http://a.example/sidney=harbour"],
)  # fmt: skip
def test_lasting_addresses_are_not_called_fragile(url: str) -> None:
    assert _reason(url) is None
