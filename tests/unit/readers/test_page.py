"""HTML manuscripts: notes by the links that lead to them."""

import pytest

from citeaudit.errors import DamagedFile
from citeaudit.readers.page import read

PAGE = """<!doctype html><html lang="en"><head><title>On Mills | The Review</title>
<meta name="citation_author" content="Ann Author"><meta name="citation_author" content="Bob Writer">
<style>p { color: red }</style></head><body><nav><a href="#x">1</a></nav>
<h1>On Mills</h1>
<p>Mills turn.<sup><a href="#fn1" id="r1">1</a></sup> Weirs <em>stand</em>.<a href="#fn2" id="r2">[2]</a> 5 &lt; 6 * 7.</p>
<hr><section class="footnotes"><ol>
<li id="fn1"><p>Cy Clerk, <i>The Mill Book</i> (Leeds: Aire, 1999), 12, <a href="http://mills.test/a_b">http://mills.test/a_b</a>. <a href="#r1">↩</a></p></li>
<li id="fn2"><p>Di Dean, &ldquo;Weirs,&rdquo; <i>Water</i> 3 (2001): 5. <a href="#r2">↩</a></p></li>
</ol></section></body></html>"""


def test_linked_notes_are_found_with_their_markers() -> None:
    book = read(PAGE.encode(), "page.html")

    assert [(note.label, note.text) for note in book.notes] == [
        ("1", "Cy Clerk, The Mill Book (Leeds: Aire, 1999), 12, <http://mills.test/a_b>."),
        ("2", "Di Dean, “Weirs,” Water 3 (2001): 5."),
    ]
    assert [marker.note for marker in book.markers] == ["1", "2"]
    assert [book.notes[0].text[e.start : e.end] for e in book.notes[0].emphasis] == [
        "The Mill Book"
    ]


def test_title_authors_and_language_are_those_the_page_states() -> None:
    book = read(PAGE.encode(), "page.html")

    assert (book.title, book.authors, book.language, book.format) == (
        "On Mills",
        ("Ann Author", "Bob Writer"),
        "en",
        "html",
    )


def test_what_is_not_shown_is_not_read() -> None:
    book = read(PAGE.encode(), "page.html")

    assert "color" not in book.text
    assert "5 \\< 6 \\* 7" in book.text


@pytest.mark.parametrize(
    "note",
    [
        '<p><a href="#r1" id="n1">1</a>. Cy Clerk, <i>Mills</i>, 1999.</p>',
        '<p><a name="n1" href="#r1"><sup>[1]</sup></a> Cy Clerk, <i>Mills</i>, 1999.</p>',
        '<aside id="n1" epub:type="footnote">Cy Clerk, <i>Mills</i>, 1999.</aside>',
        '<div class="note"><span id="n1">1</span> Cy Clerk, <i>Mills</i>, 1999.</div>',
        '<dl><dt>1</dt><dd id="n1">Cy Clerk, <i>Mills</i>, 1999.</dd></dl>',
    ],
)
def test_notes_are_found_however_the_link_leads_to_them(note: str) -> None:
    page = f'<html><body><p>Mills turn.<a id="r1" href="#n1"><sup>1</sup></a></p><p>Words between.</p>{note}</body></html>'

    book = read(page.encode(), "page.html")

    assert [note.text for note in book.notes] == ["Cy Clerk, Mills, 1999."]
    assert [marker.note for marker in book.markers] == ["1"]


def test_notes_without_links_are_found_as_in_any_text() -> None:
    page = "<p>Mills turn.<sup>1</sup></p><p><sup>1</sup> Cy Clerk, <i>Mills</i>, 1999, p. 4.</p>"

    assert [note.text for note in read(page.encode(), "page.htm").notes] == [
        "Cy Clerk, Mills, 1999, p. 4."
    ]


def test_encodings_are_those_the_page_declares() -> None:
    page = '<meta charset="windows-1252"><p>Größe “x”.<sup>1</sup></p><p><sup>1</sup> Müller, „Straße“, 1999, S. 4.</p>'

    book = read(page.encode("cp1252"), "page.html")

    assert "Müller, „Straße“" in book.notes[0].text


def test_deep_nesting_does_not_break_the_reader() -> None:
    assert "deep" in read(("<div>" * 3000 + "deep" + "</div>" * 3000).encode(), "page.html").text


def test_what_is_no_page_is_refused() -> None:
    with pytest.raises(DamagedFile, match="no HTML element"):
        read(b"only words", "page.html")


def test_a_page_says_that_its_lines_are_those_of_its_text() -> None:
    book = read(b"<p>Mills.<a href='#n1'><sup>1</sup></a></p><ol><li id=n1>A note.</li></ol>", None)

    assert "not of the file" in book.warnings[0].message
