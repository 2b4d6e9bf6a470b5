"""Bibliographies of other programs, as lists of addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.parsers.bibliography import is_one, read


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ("url = {https://a.example/x\\_y?p=1\\&q=2}", ["https://a.example/x_y?p=1&q=2"]),
        ("url = {\\url{http://a.example/~ann}}", ["http://a.example/~ann"]),
        ("url = {http://a.example/\\~{}ann}", ["http://a.example/~ann"]),
        ("doi = {10.1000/182}", ["doi:10.1000/182"]),
        ("doi = {https://doi.org/10.1000/182}", ["https://doi.org/10.1000/182"]),
        ("eprint = {2101.00001}, archivePrefix = {arXiv}", ["arXiv:2101.00001"]),
        ("eprint = {2027/x}, eprinttype = {hdl}", ["hdl:2027/x"]),
        ("pmid = 12345678", ["pmid:12345678"]),
        ("howpublished = {Available at \\url{http://a.example/p}}", ["http://a.example/p"]),
        ("note = {See \\href{http://a.example/q}{there}, 2012}", ["http://a.example/q"]),
        ("note = {On http://a.example/r, seen 2012}", ["http://a.example/r"]),
        ("isbn = {978-3-16-148410-0}", []),
    ],
)
def test_a_work_is_found_by(fields: str, printed: list[str]) -> None:
    assert [entry.printed for entry in read(f"@misc{{k, {fields}}}").entries] == printed


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("{{The} {Great} {\\'E}lan}", "The Great Élan"),
        ('"Stra{\\ss}en \\& Wege"', "Straßen & Wege"),
        ('{M{\\"u}hlen}, subtitle = {A history}', "Mühlen: A history"),
        ("{A\n   long title}", "A long title"),
    ],
)
def test_its_title_is_what_tex_would_print(title: str, told: str) -> None:
    (entry,) = read(f"@misc{{k, title = {title}, url = {{http://a.example/}}}}").entries
    assert entry.title == told


def test_dates_lines_and_entries_of_one_key_are_kept() -> None:
    listed = read(
        "@misc{k, url = {http://a.example/1}, year = 1999}\n@misc{k, url = {http://a.example/2}, date = {2001-05}}"
    )
    assert [(entry.line, entry.date) for entry in listed.entries] == [(1, "1999"), (2, "2001-05")]


def test_what_is_no_entry_is_named_by_its_line_and_stops_nothing() -> None:
    listed = read("@misc{a, title = {No end\n\n@misc{b, url = {http://a.example/}}\n")
    assert [entry.printed for entry in listed.entries] == ["http://a.example/"]
    assert listed.unread == [1]


@pytest.mark.parametrize("text", ["", "hello", "a@b.example {", "http://a.example/", "% only talk"])
def test_other_texts_are_none(text: str) -> None:
    assert not is_one(text)


@given(st.text(alphabet='@{}(),=" \n%\\abcurl/:.', max_size=80))
def test_nothing_that_looks_like_one_raises(text: str) -> None:
    read("@misc{" + text)
