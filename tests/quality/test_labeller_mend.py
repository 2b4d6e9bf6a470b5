"""Slips of the labeller that are put right by the words beside them."""

from citeaudit.parsers.mend import mend
from citeaudit.parsers.tokens import tokenize


def mended(text, *labels):
    tokens = tokenize(text)
    found = list(labels)
    mend(tokens, found)
    return dict(zip((token.text for token in tokens), found, strict=True))


def test_the_number_after_vol_is_the_volume():
    assert mended("vol. 2", "volume", "volume", "issue")["2"] == "volume"


def test_a_numbered_edition_is_no_note():
    assert mended("2nd ed.", "note", "note", "note") == {
        "2nd": "edition",
        "ed": "edition",
        ".": "edition",
    }


def test_a_title_ends_before_a_house_and_a_year_in_brackets():
    labels = mended("Fog (OUP 2016)", "title", "title", "title", "date", "other")

    assert (labels["Fog"], labels["OUP"], labels["2016"]) == ("title", "publisher", "date")


def test_years_in_the_brackets_of_a_title_stay():
    labels = mended("Fog (1848-1861)", *["title"] * 6)

    assert set(labels.values()) == {"title"}
