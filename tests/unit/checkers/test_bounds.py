"""Pages that are built to keep a parser busy end where that begins; all others are read whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.checkers.bounds import bounded
from citeaudit.checkers.page import facts

HEAD = "<html><head><title>Mills</title></head><body><h1>Mills of the North</h1>"


@pytest.mark.parametrize(
    "burden",
    [
        pytest.param("<div>" * 100_000, id="nested divisions"),
        pytest.param("<ul><li>" * 60_000, id="nested lists"),
        pytest.param("<i><div>" * 60_000, id="italics around divisions"),
        pytest.param("<DIV>" * 60_000 + "</p>" * 60_000, id="ends of what was never begun"),
        pytest.param("<p " + " ".join(f"a{n}=1" for n in range(60_000)) + ">", id="attributes"),
        pytest.param("<p/" + "/".join(f"a{n}" for n in range(60_000)), id="attributes without end"),
    ],
)
def test_a_burden_is_cut_off_and_what_stands_before_it_is_read(burden: str) -> None:
    page = facts(f"{HEAD}{burden}</body>".encode(), media_type="text/html")

    assert page is not None
    assert (page.title, page.heading) == ("Mills", "Mills of the North")
    assert len(bounded(HEAD + burden)) < len(HEAD + burden)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<p>Words.</p>" * 20_000, id="many paragraphs"),
        pytest.param("<p>Words." * 20_000, id="paragraphs that are never ended"),
        pytest.param("Line<br>" * 20_000, id="many lines"),
        pytest.param("<table>" + "<tr><td>1<td>2" * 20_000 + "</table>", id="a long table"),
        pytest.param("<div><b>x</b></div>" * 8_000, id="many divisions side by side"),
        pytest.param(f"<img src='data:image/png;base64,{'QUJD' * 30_000}'>", id="a long picture"),
        pytest.param("<svg>" + "<path d='M1 1'/>" * 12_000 + "</svg>", id="a drawing"),
        pytest.param("a < b and " * 12_000, id="signs that are no tags"),
        pytest.param("Words without any tag at all. " * 5_000, id="no tags"),
    ],
)
def test_long_pages_that_are_no_burden_are_read_whole(page: str) -> None:
    assert bounded(HEAD + page) == HEAD + page


@given(st.text(alphabet="<>/ divpa='x", max_size=300), st.integers(1, 400))
def test_what_is_left_is_always_a_beginning(piece: str, times: int) -> None:
    text = piece * times

    assert text.startswith(bounded(text))
