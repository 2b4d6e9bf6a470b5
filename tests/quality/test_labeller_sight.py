"""What the labeller sees: units, quotations, brackets, numbers in a chain, italics."""

from citeaudit.model.manuscript import Extent
from citeaudit.parsers.features import features, language
from citeaudit.parsers.segments import segments
from citeaudit.parsers.words import look, units


def seen(text, word, emphasis=()):
    found = units(text)
    at = next(number for number, unit in enumerate(found) if unit.text == word)
    return features(text, found, emphasis)[at]


def kinds(text):
    found = units(text)
    return [part.kind for part in segments(text, found, [look(unit.text) for unit in found])]


def test_an_address_is_one_unit_with_its_place():
    text = "Lund, <http://www.example.org/a-b.html>, 2014."
    unit = next(unit for unit in units(text) if unit.text == "@url")

    assert text[unit.start : unit.end] == "http://www.example.org/a-b.html"


def test_words_inside_a_quotation_know_it_and_those_after_it_too():
    text = "Lund, “Fog in May,” Daily Courier, 2014."

    assert any(feature.startswith("q=I1") for feature in seen(text, "in"))
    assert any(feature.startswith("q=A1") for feature in seen(text, "Daily"))


def test_an_apostrophe_closes_no_quotation():
    text = "Lund, ‘The Widow’s Ledger’, 2014."

    assert any(feature.startswith("q=I1s") for feature in seen(text, "Ledger"))


def test_an_open_quotation_that_is_never_closed_is_none():
    assert not any(feature.startswith("q=") for feature in seen("Lund, “Fog in May, 2014.", "May"))


def test_numbers_in_a_chain_know_their_place():
    text = "Phys. Rev. Lett. 114, 142001 (2015)."

    assert "nu=0|ddy" in seen(text, "114")
    assert "nu=1|ddy" in seen(text, "142001")


def test_italics_are_silent_where_the_source_has_none():
    text = "Lund, Fog, 2014."

    assert not any(feature.startswith("i=") for feature in seen(text, "Fog"))
    assert "i=B" in seen(text, "Fog", (Extent(start=6, end=9),))


def test_a_name_of_the_gazetteer_is_known_over_several_words():
    text = "Lund, Fog, New York Times, 2014."

    assert "g=newspaper" in seen(text, "New")
    assert "g=+newspaper" in seen(text, "Times")


def test_segments_look_like_what_they_hold():
    assert kinds("J. Lund, Vol. 3, 2014, pp. 5-7") == ["N", "V", "Y", "P"]


def test_a_full_stop_after_an_initial_ends_no_segment():
    assert kinds("J. R. Lund, 2014") == ["N", "Y"]


def test_the_language_is_that_of_most_small_words():
    assert language(units("Die Stadt und der Fluss in the Zeit")) == "de"
    assert language(units("Lund 2014")) == "?"


def test_no_units_have_no_features():
    assert features("", []) == []
