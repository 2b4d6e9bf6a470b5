"""What holds of the reader for every text there is."""

from hypothesis import example, given
from hypothesis import strategies as st

from citeaudit.errors import DamagedFile
from citeaudit.readers import read_text
from citeaudit.readers.encoding import decode
from citeaudit.readers.page import read as read_page

PIECES = st.sampled_from(
    [
        "Words of the body", "<sup>1</sup>", "<sup>2</sup>", "[^1]", "[^1]: A note", "\n", "\n\n", "1 A. Author, *Book*, 1999.", "2 Ibid.",
        "---", "^[inline", "]", "Mari-", "time", "<http://a.test/x-", ">", "“", "”", '"', "(", ")", "* ", "†", "\t", "|", "# Notes", "12",
        "\\(^{2}\\)", "${ }^{1}$", "[^0]: ", "> ", "- ", "\f", "\u00ad", "&amp;", "\\_", "```", "###", "Page 7", "é", "\U0001f600",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=12), max_size=60).map("".join)


@given(TEXTS)
@example("\x00")
@example("\ud800")
def test_no_text_makes_the_reader_raise(text: str) -> None:
    read_text(text)


@given(TEXTS)
def test_every_span_lies_in_the_text_and_every_run_slices_back(text: str) -> None:
    book = read_text(text)
    spans = [block.span for block in book.blocks] + [marker.span for marker in book.markers]
    spans += [fragment.span for note in book.notes for fragment in note.fragments]
    for span in spans:
        assert 0 <= span.start <= span.end <= len(book.text)
    for note in book.notes:
        for run in note.runs:
            assert (
                note.text[run.at : run.at + run.length]
                == book.text[run.source : run.source + run.length]
            )


@given(TEXTS)
def test_ids_are_unique_and_markers_call_notes_that_exist(text: str) -> None:
    book = read_text(text)
    ids = [note.id for note in book.notes]

    assert len(ids) == len(set(ids))
    assert {marker.note for marker in book.markers} - {None} <= set(ids)


@given(st.text(min_size=40))
def test_utf_8_always_comes_back(text: str) -> None:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    if any(ord(sign) < 32 for sign in text) or data.startswith((b"%PDF", b"PK", b"GIF8")):
        return
    assert decode(data, "x").encoding.startswith("utf-")


TAGS = st.sampled_from(
    ["<p>", "</p>", "<a href='#n1'>1</a>", "<li id='n1'>", "</li>", "<sup>2</sup>", "<em>", "</em>", "<div id=n1>", "<!--", "-->", "<b", "&amp;", "<br>"]
)  # fmt: skip


@given(st.lists(TAGS | st.text(max_size=10), max_size=40).map("".join))
def test_no_page_makes_the_reader_raise(text: str) -> None:
    try:
        book = read_page(f"<p>{text}".encode(errors="surrogatepass"), "page.html")
    except DamagedFile:
        return
    for note in book.notes:
        for run in note.runs:
            assert (
                note.text[run.at : run.at + run.length]
                == book.text[run.source : run.source + run.length]
            )
