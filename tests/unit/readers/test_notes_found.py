"""Which lines are notes, and which only look like them."""

import pytest

from citeaudit.readers import read_text


def labels(text: str) -> list[str]:
    return [note.label for note in read_text(text).notes]


def texts(text: str) -> list[str]:
    return [note.text for note in read_text(text).notes]


CITED = 'A. Author, "On {0} Rivers," *Water*, 20{0:02}, p. {0}.'

SHAPES = {
    "a bare number": ("<sup>{0}</sup>", "{0} {1}"),
    "a number and a full stop": ("<sup>{0}</sup>", "{0}. {1}"),
    "a number and a bracket": ("<sup>{0}</sup>", "{0}) {1}"),
    "a raised number": ("<sup>{0}</sup>", "<sup>{0}</sup> {1}"),
    "a raised number without a blank": ("<sup>{0}</sup>", "<sup>{0}</sup>{1}"),
    "a raised bracket": ("<sup>[{0}]</sup>", "<sup>[{0}]</sup> {1}"),
    "square brackets": ("[{0}]", "[{0}] {1}"),
    "escaped square brackets": (r"\[{0}\]", r"\[{0}\] {1}"),
    "round brackets": (" ({0})", "({0}) {1}"),
    "a pandoc definition": ("[^{0}]", "[^{0}]: {1}"),
    "TeX mathematics": (r"\(^{{{0}}}\)", r"\(^{{{0}}}\) {1}"),
    "dollar mathematics": ("${{ }}^{{{0}}}$", "${{ }}^{{{0}}}$ {1}"),
    "dollar mathematics in one definition": ("${{ }}^{{{0}}}$", "[^0]: ${{ }}^{{{0}}}$ {1}"),
    "a TeX command": (r"\textsuperscript{{{0}}}", r"\textsuperscript{{{0}}} {1}"),
    "carets": ("^{0}^", "^{0}^ {1}"),
    "a block quotation": ("<sup>{0}</sup>", "> {0} {1}"),
    "a list item": ("<sup>{0}</sup>", "- {0} {1}"),
    "bold numbers": ("<sup>{0}</sup>", "**{0}** {1}"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_notes_are_found_with_their_markers_when_written_as(shape: str) -> None:
    marker, note = SHAPES[shape]
    body = " ".join(f"Sentence number {n} stands here.{marker.format(n)}" for n in range(1, 6))
    notes = "\n\n".join(note.format(n, CITED.format(n)) for n in range(1, 6))

    book = read_text(f"# Rivers\n\n{body}\n\n{notes}\n")

    assert [note.label for note in book.notes] == ["1", "2", "3", "4", "5"]
    assert book.notes[2].text == 'A. Author, "On 3 Rivers," Water, 2003, p. 3.'
    assert [(marker.label, marker.note) for marker in book.markers] == [
        (str(n), str(n)) for n in range(1, 6)
    ]


def test_superscript_digits_call_and_label_notes() -> None:
    book = read_text(
        "One.¹ Two.¹² End.\n\n¹ A. Author, *Book*, 1999.\n\n¹² B. Author, *Book*, 2001.\n"
    )

    assert [note.label for note in book.notes] == ["1", "12"]
    assert [marker.label for marker in book.markers] == ["1", "12"]


def test_table_rows_that_count_like_notes_are_no_notes() -> None:
    rows = "\n".join(f"{n}\tPlace {n}\t{n}00\t{n}50" for n in range(1, 26))
    body = " ".join(f"Words.<sup>{n}</sup>" for n in range(1, 6))
    notes = [f"{n} {CITED.format(n)}" for n in range(1, 6)]

    book = read_text(
        f"{body}\n\n{notes[0]}\n\n{notes[1]}\n\nNo.\tPlace\tA\tB\n{rows}\n\n"
        + "\n\n".join(notes[2:])
    )

    assert [note.label for note in book.notes] == ["1", "2", "3", "4", "5"]
    assert all(note.text.startswith("A. Author") for note in book.notes)


def test_a_numbered_list_in_the_body_is_no_note() -> None:
    text = f"Three things.<sup>1</sup>\n\n1. bread,\n2. salt,\n3. wine.\n\nMore.<sup>2</sup>\n\n1 {CITED.format(1)}\n\n2 {CITED.format(2)}\n"

    assert texts(text) == [CITED.format(n).replace("*", "") for n in (1, 2)]


def test_a_year_at_the_start_of_a_line_is_no_note() -> None:
    assert labels(
        f"War came.<sup>1</sup>\n\n1914 was a year of change.\n\n1 {CITED.format(1)}\n"
    ) == ["1"]


def test_a_list_without_any_marker_is_no_note() -> None:
    assert labels("Buy:\n\n1. bread\n2. milk\n3. eggs\n") == []


def test_notes_whose_markers_were_lost_are_still_notes() -> None:
    notes = "\n\n".join(f"{n} {CITED.format(n)}" for n in range(1, 5))

    assert labels(f"A body without any call.\n\n{notes}\n") == ["1", "2", "3", "4"]


def test_exponents_units_and_ordinals_call_no_note() -> None:
    book = read_text(
        f"An area of 20 m<sup>2</sup>, the 1<sup>st</sup>, 10<sup>6</sup>.<sup>1</sup>\n\n1 {CITED.format(1)}\n"
    )

    assert [marker.label for marker in book.markers] == ["1"]


def test_a_number_left_out_leaves_the_rest_in_order() -> None:
    notes = "\n\n".join(f"{n} {CITED.format(n)}" for n in (1, 2, 4, 5))

    assert labels(
        f"A.<sup>1</sup> B.<sup>2</sup> C.<sup>3</sup> D.<sup>4</sup> E.<sup>5</sup>\n\n{notes}\n"
    ) == list("1245")


def test_a_label_defined_twice_gives_two_notes_with_ids_of_their_own() -> None:
    notes = "\n\n".join(f"{n} {CITED.format(n)}" for n in (1, 2, 2, 3))

    book = read_text(f"A.<sup>1</sup> B.<sup>2</sup> C.<sup>3</sup>\n\n{notes}\n")

    assert [note.label for note in book.notes] == ["1", "2", "2", "3"]
    assert [note.id for note in book.notes] == ["1", "2", "2#2", "3"]


def test_numbering_that_restarts_per_chapter_is_paired_chapter_by_chapter() -> None:
    chapter = "## Chapter {0}\n\nFirst.<sup>1</sup> Second.<sup>2</sup>\n\n1 C. {0}, *One*, 19{0}0, p. 1.\n\n2 C. {0}, *Two*, 19{0}1, p. 2.\n\n"

    book = read_text("".join(chapter.format(n) for n in (1, 2, 3)))

    assert [note.id for note in book.notes] == ["1", "2", "2:1", "2:2", "3:1", "3:2"]
    assert [marker.note for marker in book.markers] == [note.id for note in book.notes]


def test_endnotes_grouped_by_chapter_are_paired_chapter_by_chapter() -> None:
    body = "".join(f"## Part {c}\n\nWords.[1] More words.[2]\n\n" for c in "AB")
    notes = "".join(
        f"### Part {c}\n\n1. {c}. Writer, *Alpha*, 1990.\n\n2. {c}. Writer, *Beta*, 1991.\n\n"
        for c in "AB"
    )

    book = read_text(f"{body}## Notes\n\n{notes}")

    assert [marker.note for marker in book.markers] == ["1", "2", "2:1", "2:2"]
    assert book.notes[3].text == "B. Writer, Beta, 1991."


@pytest.mark.parametrize(
    "heading", ["## Notes", "Endnotes", "**Anmerkungen**", "# Notas", "NOTES", "## Note"]
)
def test_a_notes_section_is_known_by_its_heading(heading: str) -> None:
    notes = "\n".join(f"{n}. Author {n}, a short remark" for n in range(1, 4))

    assert labels(f"One.^1^ Two.^2^ Three.^3^\n\n{heading}\n\n{notes}\n") == ["1", "2", "3"]


def test_a_paragraph_of_a_notes_section_belongs_to_the_note_before_it() -> None:
    book = read_text(
        "One.<sup>1</sup> Two.<sup>2</sup>\n\n## Notes\n\n1. First part.\n\nSecond part of the same note.\n\n2. Other.\n"
    )

    assert book.notes[0].text == "First part. Second part of the same note."


def test_symbols_are_notes_where_a_word_carries_the_same_sign() -> None:
    book = read_text("A poet* and a landlady.†\n\n* The poet.\n\n† The landlady.\n")

    assert [(note.label, note.text) for note in book.notes] == [
        ("*", "The poet."),
        ("†", "The landlady."),
    ]
    assert [marker.note for marker in book.markers] == ["*", "†"]


def test_emphasis_is_no_symbol() -> None:
    assert labels("**Bold** words and *italic* ones, *twice*.\n\n* a list item\n* another\n") == []


def test_inline_notes_are_their_own_markers() -> None:
    book = read_text("A mill.^[R. Miller, *Mills* [new ed.], 1990.] A weir.^[Ibid., 7.]\n")

    assert [note.text for note in book.notes] == ["R. Miller, Mills [new ed.], 1990.", "Ibid., 7."]
    assert [marker.note for marker in book.markers] == ["1", "2"]


def test_a_definition_keeps_its_indented_paragraphs() -> None:
    book = read_text(
        "A.[^a] B.[^b]\n\n[^a]: First paragraph,\n  goes on.\n\n    Second paragraph.\n\n[^b]: Other.\n\nBody again.\n"
    )

    assert [note.text for note in book.notes] == [
        "First paragraph, goes on. Second paragraph.",
        "Other.",
    ]


def test_several_notes_on_one_line_are_told_apart() -> None:
    book = read_text(
        "A.<sup>1</sup> B.<sup>2</sup>\n\n<sup>1</sup> First, 1990. <sup>2</sup> Second, 1991.\n"
    )

    assert [note.text for note in book.notes] == ["First, 1990.", "Second, 1991."]


def test_a_marker_without_a_note_is_kept_and_calls_nothing() -> None:
    book = read_text(f"A.<sup>1</sup> B.<sup>2</sup>\n\n1 {CITED.format(1)}\n")

    assert [(marker.label, marker.note) for marker in book.markers] == [("1", "1"), ("2", None)]


def test_one_raised_list_of_numbers_is_several_markers() -> None:
    notes = "\n\n".join(f"{n} {CITED.format(n)}" for n in (1, 2, 3))

    book = read_text(f"A.<sup>1, 2</sup> B.<sup>3</sup>\n\n{notes}\n")

    assert [marker.label for marker in book.markers] == ["1", "2", "3"]


def test_notes_that_two_hands_wrote_in_two_ways_are_all_read() -> None:
    book = read_text(
        f"A.<sup>1</sup> B.[^2] C.<sup>3</sup>\n\n1 {CITED.format(1)}\n\n[^2]: {CITED.format(2)}\n\n3 {CITED.format(3)}\n"
    )

    assert [note.label for note in book.notes] == ["1", "2", "3"]
    assert all(marker.note for marker in book.markers)


def test_a_numbered_list_beside_definitions_is_no_note() -> None:
    book = read_text(
        f"A.[^1] B.[^2]\n\n1. Bring the boat, 1990.\n2. Bring the oars, 1991.\n\n[^1]: {CITED.format(1)}\n[^2]: {CITED.format(2)}\n"
    )

    assert [note.shape for note in book.notes] == ["definition", "definition"]


def test_a_text_without_notes_says_what_was_looked_for() -> None:
    book = read_text("Only a paragraph.\n")

    assert book.notes == ()
    assert "looked for" in book.warnings[-1].message


def test_columns_and_lines_count_from_one() -> None:
    book = read_text(f"# T\n\nWords.<sup>1</sup>\n\n1 {CITED.format(1)}\n")

    position = book.position(book.markers[0].span.start)

    assert (position.line, position.column) == (3, 7)
