"""Pages, volumes, issues and editions with their cue words."""

import pytest

from citeaudit.parsers import pages


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("p.9", [("pages", "9")]),
        ("pp. 53–94", [("pages", "53-94")]),
        ("pp. 1, 3–5 and 9", [("pages", "1, 3-5 and 9")]),
        ("S. 45 ff.", [("pages", "45 ff")]),
        ("S. 45f.", [("pages", "45f")]),
        ("fol. 12r–13v", [("pages", "12r-13v")]),
        ("cc. 3-5", [("pages", "3-5")]),
        ("p. xii", [("pages", "xii")]),
        ("p. A1", [("pages", "A1")]),
        ("Vol. 35, No. 3", [("volume", "35"), ("issue", "3")]),
        ("Vol.107, No.1, pp.1-15", [("volume", "107"), ("issue", "1"), ("pages", "1-15")]),
        ("Bd. 3, H. 2, S. 45", [("volume", "3"), ("issue", "2"), ("pages", "45")]),
        ("t. IV, n° 12, p. 5-9", [("volume", "IV"), ("issue", "12"), ("pages", "5-9")]),
        ("vol. 12, núm. 3", [("volume", "12"), ("issue", "3")]),
        ("Jg. 12, Heft 3", [("volume", "12"), ("issue", "3")]),
        ("no. 45/46", [("issue", "45/46")]),
        ("2nd ed.", [("edition", "2nd")]),
        ("3., überarb. Aufl.", [("edition", "3., überarb.")]),
        ("2e éd.", [("edition", "2e")]),
    ],
)
def test_a_number_with_its_cue_word_is_read(printed, expected):
    assert [(found.kind, found.value) for found in pages.find(printed)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "c. 1850",
        "S. Smith",
        "A. Smith",
        "a vivid part of",
        "Gill, S. 2009. Markets",
        "729 U.N.T.S. 161",
    ],
)
def test_a_single_letter_counts_only_where_a_number_may_stand(text):
    assert not [found for found in pages.find(text) if found.kind in ("pages", "volume")]


def test_the_note_that_oscola_points_to_is_no_issue():
    assert pages.find("Desrosiers (n 12) 45") == []


def test_paragraphs_keep_their_brackets():
    assert pages.paragraphs("s 15(1)(b)")[0][2] == "s 15(1)(b)"


def test_ranges_are_written_with_one_plain_hyphen():
    assert pages.tidy("53 – 94") == "53-94"
