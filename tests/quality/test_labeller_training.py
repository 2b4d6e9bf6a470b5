"""Records of other projects are brought under one convention before the labeller learns from them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from training.harmonise import harmonised


def brought(source, *runs):
    tokens = [[token, label] for text, label in runs for token in text.split()]
    return harmonised({"source": source, "tokens": tokens})


def labels_of(tokens, *words):
    return [label for token, label in tokens if token in words]


def test_the_issue_leaves_the_volume_it_was_counted_with():
    tokens = brought("anystyle/core", ("Isis", "container"), ("12 ( 3 )", "volume"))

    assert labels_of(tokens, "12", "3") == ["volume", "issue"]


def test_in_belongs_to_no_field():
    tokens = brought("anystyle/good", ("Fog .", "title"), ("In Marsh ( ed . )", "editor"))

    assert labels_of(tokens, "In", "Marsh") == ["other", "editor"]


def test_a_cue_goes_with_the_number_it_announces():
    tokens = brought(
        "grobid/corpus",
        ("Isis", "container"),
        ("vol .", "other"),
        ("7 ,", "volume"),
        ("p .", "other"),
        ("5", "pages"),
    )

    assert labels_of(tokens, "vol", "p") == ["volume", "pages"]


def test_a_thesis_noted_as_a_note_is_a_genre():
    tokens = brought("grobid/corpus", ("Fog .", "title"), ("Ph . D . thesis ,", "note"))

    assert labels_of(tokens, "thesis") == ["genre"]


def test_a_journal_under_the_label_of_titles_becomes_a_container():
    tokens = brought(
        "linkedbooks/secondary",
        ("Rossi ,", "author"),
        ("La nebbia ,", "title"),
        ("in", "other"),
        ("« Isis » ,", "title"),
    )

    assert labels_of(tokens, "nebbia", "Isis") == ["title", "container"]


def test_editors_under_the_label_of_authors_become_editors():
    tokens = brought(
        "linkedbooks/secondary", ("La nebbia ,", "title"), ("a cura di Rossi ,", "author")
    )

    assert labels_of(tokens, "Rossi") == ["editor"]


def test_signs_go_with_the_word_before_them_and_opening_ones_with_the_next():
    tokens = brought(
        "anystyle/core", ("Fog .", "title"), ("( London :", "place"), ("Verso )", "publisher")
    )

    assert labels_of(tokens, ".", "(", ":", ")") == ["title", "place", "place", "publisher"]
