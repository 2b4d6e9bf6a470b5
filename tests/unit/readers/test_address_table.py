"""A list of addresses may be a table, with a heading or as CSV."""

from time import process_time

import pytest

from citeaudit.errors import ReadError
from citeaudit.readers.address_table import read_listed

A, B = "http://mills.test/a", "http://mills.test/b,1"
BOTH = [(A, "Mills, and More", "2014"), (B, "Weirs", None)]


def cells(text: str, suffix: str = "") -> list[tuple[str, str | None, str | None]] | None:
    listed = read_listed(text, suffix)
    return listed if listed is None else [(one.printed, one.title, one.date) for one in listed]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f'url,title,date\n{A},"Mills, and More",2014\n"{B}",Weirs,\n', id="heading"),
        pytest.param(f'\n\nurl,title,date\n\n{A},"Mills, and More",2014\n"{B}",Weirs,\n', id="blank lines"),
        pytest.param(f"id;Titel;Datum;Link\n1;Mills, and More;2014;{A}\n2;Weirs;;{B}\n", id="order"),
        pytest.param(f'{A},"Mills, and More",2014\n"{B}","Weirs"\n', id="quoted cells alone"),
        pytest.param(f"URL\tTitle\tDate\r\n{A}\tMills, and More\t2014\r\n{B}\tWeirs\r\n", id="tabs"),
        pytest.param(f"Links\n{A}\tMills, and More\t2014\n\n# end\n- <{B}>\tWeirs\n", id="one word above a list"),
        pytest.param(f"{A}\tMills, and More\t2014\n\n* {B}\tWeirs\n", id="no table"),
    ],
)  # fmt: skip
def test_cells_are_told_apart(text: str) -> None:
    assert cells(text) == BOTH


@pytest.mark.parametrize("sign", [",", ";"])
def test_a_file_called_csv_needs_no_heading(sign: str) -> None:
    text = f"{A}{sign}Mills{sign}2014\n"

    assert cells(text, ".CSV") == [(A, "Mills", "2014")]
    assert cells(text) == [(text.strip(), None, None)]


def test_what_citeaudit_writes_as_csv_can_be_given_to_it_again() -> None:
    written = f'url,verdict,group,confidence,because\n{A},ok,fine,0.80,"answers 200, and more"\n'

    assert cells(written) == [(A, None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "url",
        "url,title\nno address,at all\n",
        "Links between mills, weirs and locks\n\nWords.[^1]\n\n[^1]: http://mills.test/a\n",
        'Data, Link, and Law\n\nWords, "and more '
        + "words " * 30_000
        + "[^1]\n\n[^1]: http://mills.test/a\n",
        "Link\n\nWords of a manuscript.[^1]\n\n[^1]: Ann Author, “Mills.”\n",
    ],
)
def test_a_text_that_is_no_list_of_addresses_is_none(text: str) -> None:
    assert read_listed(text, "") is None


def test_an_address_keeps_the_brackets_that_are_its_own() -> None:
    assert cells(f"{A}<1>\n<{A}>\n") == [(f"{A}<1>", None, None), (A, None, None)]


def test_a_cell_that_has_no_end_is_told_of() -> None:
    with pytest.raises(ReadError, match="row 2 of the table cannot be read"):
        read_listed(f'url,title\n{A},"{"Mills " * 30_000}\n', ".csv")


def test_a_long_list_is_read_in_no_time() -> None:
    text = "".join(f"http://mills.test/{n}\n" for n in range(100_000))
    before = process_time()

    assert len(read_listed(text, ".txt") or ()) == 100_000

    assert process_time() - before < 1.5
