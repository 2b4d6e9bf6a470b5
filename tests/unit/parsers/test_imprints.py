"""What stands around an imprint, and who and when it is not; read from notes with their italics."""

from citeaudit.model.citation import Reference
from citeaudit.parsers import bibtex, parse
from citeaudit.readers import read_text


def read(note: str) -> Reference:
    return next(iter(parse(read_text(f"Text.[^1]\n\n[^1]: {note}\n")))).reference


def test_the_house_stands_between_title_and_town() -> None:
    found = read("A. BRUNI, *Origini del ballo italiano*, Loescher, Torino 1891², vol. I, p. 184.")

    assert (found.publisher, found.place, found.issued) == ("Loescher", "Torino", "1891")
    assert (
        read("S. BRUNI, *Mercanti. Storie*, il Saggiatore, Milano 2011, p. 9.").publisher
        == "il Saggiatore"
    )


def test_a_title_with_its_town_alone_has_no_house() -> None:
    assert read("Ada Holm, *Zünfte im Umbruch*, Köln 1999, S. 12.").publisher is None


def test_what_is_quoted_behind_a_house_is_its_series() -> None:
    found = read(
        "Morand, *Lettres*, éd. Ada Brun, Paris, Gallimard, « Bibliothèque de la Pléiade », 1962, t. II, p. 113."
    )

    assert (found.title, found.series, found.type) == (
        "Lettres",
        "Bibliothèque de la Pléiade",
        "book",
    )


def test_a_supplement_is_an_issue() -> None:
    found = read(
        "Holm, Ada. 2016. “Did the Ladder Fail?” *Journal of Labor Economics* 34 (S1): S55–S93."
    )

    assert (found.volume, found.issue, found.place, found.pages) == ("34", "S1", None, "S55-S93")


def test_the_day_behind_the_imprint_is_of_the_entry_and_not_of_the_edition() -> None:
    found = read(
        "*The Diary of Samuel Holm*, ed. by Ada Marsh, 11 vols (London: Bell, 1970–83), VIII, 270 (14 June 1667)."
    )

    assert (found.issued, found.volume, found.pages) == ("1970/1983", "VIII", "270")


def test_an_editor_called_the_same_is_the_author() -> None:
    german = read(
        "Karl Meier, Zünfte in Basel, in: ders. (Hg.), Handwerk und Stadt, Köln 1999, S. 12-40."
    )
    french = read(
        "Ada Brun, « Du livre », dans *Id.* (dir.), *Pratiques de la lecture*, Marseille, Rivages, 1985, p. 62-88."
    )

    assert german.editors == german.authors
    assert french.container == "Pratiques de la lecture"


def test_who_posts_goes_by_an_account() -> None:
    found = read(
        "@riverfan, “The faces look like wax,” Twitter, November 26, 2021, https://twitter.com/riverfan/status/14."
    )

    assert [name.literal for name in found.authors] == ["riverfan"]


def test_a_word_that_turns_the_signal_is_no_name() -> None:
    found = read(
        "Voir cependant Jean-Yves Morand, « Un parfum », dans Ada Brun (dir.), *La Culture*, Paris, Fayard, 2002, p. 72-115."
    )

    assert [name.given for name in found.authors] == ["Jean-Yves"]


def test_the_last_word_before_the_year_is_the_town() -> None:
    found = read(
        "Hans Holm, Die Bewegung an der Ruhr, in: Karl Meier (Hrsg.), Arbeit an Rhein und Ruhr, Wuppertal 1974, S. 275–314."
    )

    assert (found.container, found.place) == ("Arbeit an Rhein und Ruhr", "Wuppertal")


def test_the_years_of_a_volume_are_no_pages() -> None:
    found = read("Karl Holm, Lebenserinnerungen, Bd. 1: 1847–1890, Tübingen 1919, S. 400.")

    assert (found.title, found.volume, found.pages) == ("Lebenserinnerungen: 1847–1890", "1", "400")
    english = read(
        "H. A. Holm, *A History of Trade*, vol. 2, *1911–1933* (Oxford: Clarendon Press, 1985), 24–74."
    )
    assert (english.volume, english.pages) == ("2", "24-74")


def test_what_tells_an_editor_is_no_part_of_the_title() -> None:
    found = read(
        'Sergio Rojas (recop.), La "cuestión social". Ideas y debates, Santiago, DIBAM, 1995.'
    )

    assert [name.family for name in found.editors] == ["Rojas"]
    assert found.title is not None
    assert found.title.startswith("La")


def test_a_couple_that_shares_a_family_is_two_people_of_it() -> None:
    found = read(
        "Sidney and Beatrice Holm, *The History of Trade*, rev. ed. (London: Longmans, 1920), 500."
    )

    assert [(name.given, name.family) for name in found.authors] == [
        ("Sidney", "Holm"),
        ("Beatrice", "Holm"),
    ]


def test_a_title_in_italics_does_not_end_at_its_subtitle() -> None:
    found = read(
        "Id., *Sull'ali dorate. Il mondo musicale italiano dell'Ottocento*, il Mulino, Bologna 1992, p. 12."
    )

    assert (found.title, found.publisher, found.issued) == (
        "Sull'ali dorate. Il mondo musicale italiano dell'Ottocento", "il Mulino", "1992",
    )  # fmt: skip


def test_others_behind_the_title_are_editors_and_no_authors() -> None:
    note = "Ada Holm, *A Night's Dream*, in *The Norton Holm*, ed. by Ben Marsh and others (New York: Norton, 2008), p. 3."
    cites = parse(read_text(f"Text.[^1]\n\n[^1]: {note}\n"))

    assert "author = {Holm, Ada}," in bibtex.entries(cites.works, tuple(cites))


def test_an_archive_names_the_key_of_what_it_keeps_under_a_mere_mark() -> None:
    cites = parse(read_text("Text.[^1]\n\n[^1]: Bodleian Library, MS Ashmole 240, fol. 5.\n"))

    assert [work.key for work in cites.works] == ["Bodleian"]
