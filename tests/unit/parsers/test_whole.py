"""A manuscript's notes as a whole: keys, kinds, links and places."""

import pytest

from citeaudit.parsers import parse, parse_citation, parse_note_text
from citeaudit.readers import read_text

TEXT = """# On Canals

A first claim.[^1] A second.[^2] A third.[^3] A fourth.[^4]

[^1]: Ann Foy, *The Mill* (London: Batsford, 1961), 23; Ben Ode, “Locks,” *Northern History* 12 (2010): 53,
    <http://example.org/locks>.
[^2]: The mill is gone.
[^3]: Ibid., 54.
[^4]: Foy, *The Mill*, 30.
"""


def test_notes_get_their_kind_and_citations_their_keys():
    citations = parse(read_text(TEXT))

    assert [note.kind for note in citations.notes] == [
        "citation",
        "remark",
        "cross-reference",
        "citation",
    ]
    assert [citation.key for citation in citations] == ["1.1", "1.2", "3.1", "4.1"]
    assert [citation.refers_to for citation in citations] == [None, None, "1.2", "1.1"]


def test_a_citation_points_into_note_and_manuscript():
    manuscript = read_text(TEXT)
    citations = parse(manuscript)
    notes = {note.id: note for note in manuscript.notes}

    for citation in citations:
        note = notes[citation.note]
        assert note.text[citation.extent.start : citation.extent.end] == citation.text
        assert note.span.start <= citation.span.start < citation.span.end <= note.span.end
        for mark in citation.fields:
            assert (
                citation.extent.start <= mark.extent.start < mark.extent.end <= citation.extent.end
            )


def test_a_field_is_where_its_mark_says():
    citation = parse(read_text(TEXT)).citations[1]
    text = parse(read_text(TEXT)).notes[0].text
    (title,) = [mark for mark in citation.fields if mark.field == "title"]

    assert "Locks" in text[title.extent.start : title.extent.end]


def test_addresses_are_listed_in_order():
    citations = parse(read_text(TEXT))

    assert [(link.url, link.note) for link in citations.links] == [
        ("http://example.org/locks", "1")
    ]


def test_italics_tell_title_from_container():
    citation = parse(read_text(TEXT)).citations[0]

    assert citation.reference.title == "The Mill"
    assert citation.reference.place == "London"


def test_a_manuscript_without_notes_has_no_citations():
    citations = parse(read_text("Only text.\n"))

    assert (citations.notes, citations.citations, citations.works, citations.links) == (
        (),
        (),
        (),
        (),
    )


def test_the_documents_habit_reads_its_numeric_dates():
    told = "A.[^1] B.[^2]\n\n[^1]: “One,” *Daily Post*, 25/12/2011.\n[^2]: “Two,” *Daily Post*, 3/4/2012.\n"

    assert parse(read_text(told)).citations[1].reference.issued == "2012-04-03"


def test_a_later_note_that_is_pointed_to_is_found():
    told = "A.[^1] B.[^2]\n\n[^1]: See note 2 below.\n[^2]: Ann Foy, *The Mill* (London: Batsford, 1961), 23.\n"

    assert parse(read_text(told)).citations[0].refers_to == "2.1"


def test_a_single_reference_needs_no_manuscript():
    citation = parse_citation("Ann Foy, The Mill (London: Batsford, 1961), 23.")

    assert citation.key == "1.1"
    assert citation.reference.authors[0].family == "Foy"


def test_the_text_of_a_note_needs_no_manuscript():
    kind, citations = parse_note_text(
        "Ann Foy, The Mill (London: Batsford, 1961), 23; Foy, Mill, 24."
    )

    assert kind == "citation"
    assert [citation.form for citation in citations] == ["full", "short"]


def test_nothing_is_parsed_from_nothing():
    assert parse_note_text("") == ("remark", ())
    assert parse_citation("").reference.title is None


@pytest.mark.parametrize(
    ("text", "title", "container"),
    [
        (
            "Robert Vance, *The Last Circuit Rider*, Westmark Post (Aug. 12, 2013), http://post.test/x.",
            "The Last Circuit Rider",
            "Westmark Post",
        ),
        ("Carl Heim, *Fees of the Lower Courts*, Statute House (Feb. 2, 2012), http://a.test/x.",
         "Fees of the Lower Courts", "Statute House"),
        ("Jo Finch, *Citing the Web*, Blog of the Law (3 April 2014), http://a.test/x.",
         "Citing the Web", "Blog of the Law"),
    ],
)  # fmt: skip
def test_the_paper_stands_plain_between_a_title_in_italics_and_its_day(text, title, container):
    book = read_text(f"Words.[^1]\n\n[^1]: {text}\n")

    (citation,) = parse(book).citations

    assert (citation.reference.title, citation.reference.container) == (title, container)


def test_a_number_of_a_registry_is_no_volume_and_no_pages():
    reference = parse_citation(
        "Ben Writer, *Weirs* (Diss., Halle, 2011), urn:nbn:de:101:1-201102033592."
    ).reference

    assert reference.identifiers == {"urn": "urn:nbn:de:101:1-201102033592"}
    assert (reference.volume, reference.pages) == (None, None)
