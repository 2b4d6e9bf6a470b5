"""Notes that a page break cut, made whole; every join shown."""

from citeaudit.readers import read_text

BODY = "The body of the page goes on and on, as bodies do, until the foot of the page is near."


def note(text: str, label: str = "1"):  # type: ignore[no-untyped-def]
    return next(note for note in read_text(text).notes if note.label == label)


def joins(found) -> list[str]:  # type: ignore[no-untyped-def]
    return [fragment.join for fragment in found.fragments]


def test_a_word_hyphenated_across_the_page_is_joined_without_its_hyphen() -> None:
    found = note(
        f'{BODY}<sup>1</sup> The ability\n\n---\n\n1 A. Author, "Ports," Office for Mari-\n\n'
        f"to trade grew.<sup>2</sup> {BODY}\n\n---\n\ntime Studies, May 2005, p. 9.\n\n2 B. Author, *Maritime*, 2001.\n"
    )

    assert found.text == 'A. Author, "Ports," Office for Maritime Studies, May 2005, p. 9.'
    assert joins(found) == ["start", "hyphen-dropped"]


def test_an_open_range_of_pages_is_closed_by_the_figures_behind_the_next_note() -> None:
    found = note(
        f"{BODY}<sup>1</sup> {BODY}<sup>2</sup>\n\n> <sup>1</sup> A. Author, *Ports*, 2005, pp. 101-\n\n> <sup>2</sup> B. Author, *Boats*, 2001.\n\n"
        f"88 THE PORTS\n\n121; C. Author, *Quays*, 1999, p. 5.\n\n{BODY}<sup>3</sup>\n\n> <sup>3</sup> D. Author, *Piers*, 2002.\n"
    )

    assert found.text == "A. Author, Ports, 2005, pp. 101-121; C. Author, Quays, 1999, p. 5."


def test_a_compound_keeps_its_hyphen() -> None:
    found = note(
        f"{BODY}<sup>1</sup>\n\n---\n\n1 A. Author, *The Self-\n\n{BODY}<sup>2</sup>\n\n---\n\n"
        "evident Truth*, 2005.\n\n2 B. Author, *Self-evident*, 2001.\n"
    )

    assert found.text == "A. Author, The Self-evident Truth, 2005."
    assert joins(found) == ["start", "hyphen-kept"]


def test_an_address_broken_at_its_own_hyphen_keeps_it_and_its_bracket_moves_to_the_end() -> None:
    found = note(
        f'{BODY}<sup>1</sup>\n\n1 A. Author, "Boats," 2015, <http://news.test/boats-keep-growing->\n\n'
        f"{BODY}<sup>2</sup>\n\n---\n\nn314731.\n\n2 B. Author, *Boats*, 2001.\n"
    )

    assert found.text == 'A. Author, "Boats," 2015, <http://news.test/boats-keep-growing-n314731>.'
    assert joins(found) == ["start", "url"]


def test_an_open_address_is_joined_without_a_blank() -> None:
    found = note(
        f'{BODY}<sup>1</sup>\n\n1 A. Author, "Boats," <http://news.test/reports/\n\n{BODY}<sup>2</sup>\n\n'
        "2015/boats.pdf>.\n\n2 B. Author, *Boats*, 2001.\n"
    )

    assert found.text == 'A. Author, "Boats," <http://news.test/reports/2015/boats.pdf>.'


def test_an_unfinished_sentence_finds_its_rest_behind_the_body() -> None:
    found = note(
        f"{BODY}<sup>1</sup>\n\n1 E. One and F. Two, “What Explains It?” The Northern\n\n{BODY} {BODY}<sup>2</sup>\n\n"
        "**Figure 1**\n\nUniversity and Port Institute, April 2016.\n\n2 B. Author, *Boats*, 2001.\n"
    )

    assert (
        found.text
        == "E. One and F. Two, “What Explains It?” The Northern University and Port Institute, April 2016."
    )
    assert joins(found) == ["start", "space"]


def test_the_body_that_resumes_behind_the_notes_is_not_swallowed() -> None:
    book = read_text(
        f"{BODY}<sup>1</sup> The ability\n\n---\n\n1 A. Author, *Boats*, 2001, p. 4.\n\nto move goods made the town.<sup>2</sup>\n\n"
        "2 B. Author, *Boats*, 2001.\n"
    )

    assert book.notes[0].text == "A. Author, Boats, 2001, p. 4."


def test_two_notes_torn_on_one_page_get_their_own_rests() -> None:
    book = read_text(
        f"{BODY}<sup>1</sup> {BODY}<sup>2</sup>\n\n---\n\n1 A. Author, *Boats*, Institute for Mari-\n\n"
        f"2 B. Author, Data, <https://register.test/renamed-\n\n{BODY}<sup>3</sup>\n\n---\n\ntime Affairs, 2014, p.11.\n\n"
        "tankers.pdf>.\n\n3 C. Author, *Maritime Law*, 2001.\n"
    )

    assert book.notes[0].text == "A. Author, Boats, Institute for Maritime Affairs, 2014, p.11."
    assert book.notes[1].text == "B. Author, Data, <https://register.test/renamed-tankers.pdf>."


def test_a_page_heading_between_the_halves_is_stepped_over() -> None:
    found = note(
        f"{BODY}<sup>1</sup>\n\n> 1 A. Author, *Ledgers of the Poor*, Oxford, November\n\n### Page 7\n\n> 1999, pp. 20-31.\n\n{BODY}\n"
    )

    assert found.text == "A. Author, Ledgers of the Poor, Oxford, November 1999, pp. 20-31."


def test_joins_are_told_as_warnings_with_their_place() -> None:
    book = read_text(
        f"{BODY}<sup>1</sup>\n\n1 A. Author, *Boats of the\n\n{BODY}<sup>2</sup>\n\nNorth*, 1999, p. 3.\n\n2 B. Author, *Boats*, 2001.\n"
    )

    assert "note 1 was torn" in book.warnings[0].message
    assert book.warnings[0].span is not None


def test_every_stretch_of_a_healed_note_leads_back_to_the_source() -> None:
    text = f"{BODY}<sup>1</sup>\n\n1 A. *Author*, Mari-\n\n{BODY}<sup>2</sup>\n\n---\n\ntime Press, 1999, p. 3.\n\n2 B. Author, *Maritime*, 2001.\n"
    book = read_text(text)
    found = book.notes[0]

    for run in found.runs:
        assert (
            found.text[run.at : run.at + run.length]
            == book.text[run.source : run.source + run.length]
        )
    assert [found.text[e.start : e.end] for e in found.emphasis] == ["Author"]


def test_words_broken_at_a_line_end_are_joined() -> None:
    found = note(
        "A.<sup>1</sup>\n\n1 A. Author, *The Inter-\nnational Question*, Lon-\ndon 1999, pp. 3-\n5.\n"
    )

    assert found.text == "A. Author, The International Question, London 1999, pp. 3-5."
