"""The trained labeller and the note model keep the figures they were shipped with."""

from pathlib import Path

import pytest

from citeaudit.parsers import crf, labelling, parse_citation, split
from citeaudit.parsers.short import pointing
from quality import labelled_notes

LABELLED = Path(__file__).parent / "labelled"
PACKED_LIMIT = 5_000_000  # bytes


def labels(text: str) -> labelled_notes.Labelled:
    read = crf.label(text)
    return [(token.text, label) for token, label in zip(read.tokens, read.labels, strict=True)]


@pytest.mark.parametrize(
    ("name", "f1", "perfect"), [("development", 92.0, 74.0), ("unseen", 92.0, 70.0)]
)
def test_fields_of_labelled_notes_are_read_as_well_as_when_shipped(name, f1, perfect):
    parts = labelled_notes.citations(labelled_notes.read(LABELLED / f"{name}.txt"))

    measured = labelled_notes.measure(parts, labels)

    assert measured.f1 >= f1
    assert measured.perfect >= perfect


def held(text: str) -> labelled_notes.Labelled:
    read = labelling.label(text)
    return [(token.text, label) for token, label in zip(read.tokens, read.labels, strict=True)]


@pytest.mark.parametrize(
    ("name", "f1", "perfect"),
    [
        ("journals", 98.0, 94.0),
        ("development", 96.0, 87.0),
        ("unseen", 96.0, 85.0),
        ("sources", 99.0, 95.0),
        ("sources_unseen", 94.0, 82.0),
    ],
)
def test_fields_held_to_grammar_are_read_as_well_as_when_its_rules_were_written(name, f1, perfect):
    parts = labelled_notes.citations(labelled_notes.read(LABELLED / f"{name}.txt"))

    measured = labelled_notes.measure(parts, held)

    assert measured.f1 >= f1
    assert measured.perfect >= perfect


@pytest.mark.parametrize(("name", "share"), [("sources", 97), ("sources_unseen", 95)])
def test_what_a_source_is_is_told_as_well_as_when_its_rules_were_written(name, share):
    notes = [
        note for note in labelled_notes.read(LABELLED / f"{name}.txt") if note.cited is not None
    ]

    right = sum(
        all(parse_citation(part.text).reference.type == note.cited for part in note.parts)
        for note in notes
    )

    assert 100 * right >= share * len(notes)


@pytest.mark.parametrize("name", ["development", "unseen", "journals", "sources", "sources_unseen"])
def test_the_citations_of_a_note_are_counted_right_in_96_of_100_notes(name):
    notes = [
        note
        for note in labelled_notes.read(LABELLED / f"{name}.txt")
        if note.kind != "cross-reference"
    ]

    right = sum(len(split.split(note.text).portions) == len(note.parts) for note in notes)

    assert right >= 0.96 * len(notes)


@pytest.mark.parametrize("name", ["development", "unseen", "journals", "sources", "sources_unseen"])
def test_notes_without_citations_are_told_from_those_with(name):
    notes = labelled_notes.read(LABELLED / f"{name}.txt")

    wrong = [note.text for note in notes if _cites(note.text) != _is_citing(note)]

    assert len(wrong) <= 0.03 * len(notes), wrong


def _cites(text: str) -> bool:
    portions = split.split(text).portions
    return any(pointing(text[one.start : one.end]) is None for one in portions)


def _is_citing(note: labelled_notes.Written) -> bool:
    return any(pointing(part.text) is None for part in note.parts)


def test_the_shipped_models_stay_small():
    data = Path(crf.__file__).parent / "data"

    assert sum(path.stat().st_size for path in data.glob("*.zz")) <= PACKED_LIMIT


def test_every_token_gets_a_label_and_a_confidence():
    read = crf.label("Mary Foy, The Clockmakers (London: Batsford, 1961), 23.")

    assert len(read.tokens) == len(read.labels) == len(read.confidence)
    assert all(0 <= sure <= 1 for sure in read.confidence)


def test_nothing_is_made_of_nothing():
    assert crf.label("").tokens == ()
    assert split.split("").portions == ()


def test_an_address_gets_one_label_whatever_stands_in_it():
    read = crf.label("A. Lund, “Fog,” <http://www.example.org/2014/may/fog-in-may.pdf>.")
    inside = {
        label
        for token, label in zip(read.tokens, read.labels, strict=True)
        if token.text in ("www", "example", "2014", "pdf")
    }

    assert inside == {"url"}
