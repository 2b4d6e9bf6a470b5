"""No list of addresses makes anything fail, and addresses of the running text stand where they are said to stand."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from citeaudit.checkers.repairs import repaired
from citeaudit.errors import ReadError
from citeaudit.net.address import BadAddress, on_the_wire
from citeaudit.parsers.listed import links_of
from citeaudit.parsers.running_text import links_outside
from citeaudit.readers import read_text
from citeaudit.readers.address_table import read_listed

PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            'http://mills.test/a|https://|www.|//|doi:10.1000/182|PMID: 123456|PMC12345|urn:nbn:de:1-2|ark:/12345/x|url|title|"|,|;|'
            "\t|\n|\r\n| |- |<|>|[^1]|\n\n[^1]: |[|](|)|`|![|\\|%|#|?|❤|\u200d".split("|")
        ),
        st.text(max_size=4),
    ),
    max_size=25,
).map("".join)


@settings(max_examples=300)
@given(PIECES, st.sampled_from(["", ".csv", ".txt"]))
def test_every_line_of_a_list_is_a_link_that_can_be_asked_or_is_said_to_be_none(
    text: str, suffix: str
) -> None:
    with suppress(ReadError):
        links, _ = links_of(read_listed(text, suffix) or ())
        for link in links:
            assert len(repaired(link.url)) <= 3
            with suppress(BadAddress):
                assert on_the_wire(link.url).isascii()


@settings(max_examples=200)
@given(PIECES)
def test_an_address_outside_of_notes_is_printed_at_its_place(text: str) -> None:
    book = read_text(text)

    for link in links_outside(book):
        assert book.slice(link.span) == link.raw
