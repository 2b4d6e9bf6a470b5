"""Addresses that stand in no note."""

import pytest

from citeaudit.parsers.running_text import links_outside
from citeaudit.readers import read_text

NOTE = "\n\n[^1]: Ann Author, “Mills,” <http://mills.test/in-the-note>.\n"


def urls(text: str) -> list[str]:
    return [link.url for link in links_outside(read_text(text))]


@pytest.mark.parametrize(
    ("body", "url"),
    [
        ("See http://mills.test/a.", "http://mills.test/a"),
        ("See <http://mills.test/a>, too.", "http://mills.test/a"),
        ("See [the data](https://mills.test/a_(b)).", "https://mills.test/a_(b)"),
        ('See [the data](https://mills.test/a "Data").', "https://mills.test/a"),
        (r"See http://mills.test/a\_b.", "http://mills.test/a_b"),
        ("See www.mills.test/a.", "http://www.mills.test/a"),
        ("As doi:10.1000/182 shows.", "https://doi.org/10.1000/182"),
        ("## References\n\nAuthor, A. (2014). Mills. PMID: 1234567.", "https://pubmed.ncbi.nlm.nih.gov/1234567/"),
    ],
)  # fmt: skip
def test_an_address_of_the_running_text_or_a_bibliography_is_found(body: str, url: str) -> None:
    assert urls(f"Words.[^1] {body}{NOTE}") == [url]
    assert urls(body) == [url]


@pytest.mark.parametrize(
    "body",
    [
        "No address.",
        "Rates in mills.de/cotton and elsewhere.",
        "Write `http://mills.test/a` there.",
        "![A mill](http://mills.test/mill.png)",
        "Words:\n\n```\ncurl http://mills.test/a\n```\n",
    ],
)
def test_what_is_not_plainly_meant_as_an_address_is_none(body: str) -> None:
    assert urls(f"Words.[^1]\n\n{body}{NOTE}") == []


def test_each_has_its_place_in_the_manuscript_and_no_note() -> None:
    book = read_text(f"Words.[^1] See http://mills.test/a.{NOTE}\nMore: http://mills.test/b\n")

    links = list(links_outside(book))

    assert [book.slice(link.span) for link in links] == [
        "http://mills.test/a",
        "http://mills.test/b",
    ]
    assert {link.note for link in links} == {None}
