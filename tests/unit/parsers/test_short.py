"""Short forms and back-references resolved to the citations they stand for."""

import pytest

from citeaudit.parsers import parse
from citeaudit.readers import read_text

FULL = [
    "Arthur Penhale, *Steam on the Marsh* (Truro: Bodrean Press, 1962), 14–16.",
    "Joan Tregear, “Eleven Summers: The Wexcombe Line Revisited,” *Narrow Gauge Review* 44 (1979): 3–29.",
    "Richard Barrett, “Foreign Fighters in Syria,” April 10, 2014, <http://example.org/barrett.pdf>.",
    "The Soufan Group, “An Updated Assessment,” December 2015, <http://example.org/soufan.pdf>.",
    "Florian Kessler and Maud Pryce, *Glass, Flame, Rotation* (Cambridge: Halyard Press, 1988), 61.",
    "Joan Tregear, *Whistles* (York: Ebor, 1985), 7.",
]


def cited(*notes: str):
    """The citations of the last note of a manuscript with the full references above before it."""
    lines = [f"Text.[^{n}]\n" for n in range(1, len(FULL) + len(notes) + 1)]
    lines += [f"[^{n}]: {note}\n" for n, note in enumerate([*FULL, *notes], start=1)]
    citations = parse(read_text("\n".join(lines)))
    last = citations.notes[-1].id
    return [citation for citation in citations if citation.note == last]


@pytest.mark.parametrize(
    ("note", "form", "refers_to", "page"),
    [
        ("Penhale, *Steam on the Marsh*, 102.", "short", "1.1", "102"),
        ("Penhale, Steam, p. 102.", "short", "1.1", "102"),
        ("Penhale, p. 40.", "short", "1.1", "40"),
        ("Penhale, 40–41.", "short", "1.1", "40-41"),
        ("Arthur Penhale, op. cit., p. 61.", "short", "1.1", "61"),
        ("A. Penhale, op. cit., p. 61.", "short", "1.1", "61"),
        ("Penhale, a. a. O., S. 61.", "short", "1.1", "61"),
        ("Penhale, *Steam* cit., p. 61.", "short", "1.1", "61"),
        ("Penhale, art. cité, p. 90.", "short", "1.1", "90"),
        ("Penhale, supra note 1, at 311.", "short", "1.1", "311"),
        ("Penhale (n 1) 45.", "short", "1.1", "45"),
        ("Penhale, Steam (wie Anm. 1), S. 12.", "short", "1.1", "12"),
        ("Tregear, “Eleven Summers,” 12.", "short", "2.1", "12"),
        ("Tregear, *Whistles*, 9.", "short", "6.1", "9"),
        ("Tregear (1979), 12.", "short", "2.1", "12"),
        ("Tregear 1985, 12.", "short", "6.1", "12"),
        ("Barrett (2014).", "short", "3.1", None),
        ("Kessler and Pryce, Glass, Flame, Rotation, 77.", "short", "5.1", "77"),
        ("Kessler and Pryce, *Glass*, 77.", "short", "5.1", "77"),
        ("See note 2 above.", "cross-reference", "2.1", None),
        ("Vgl. oben Anm. 2.", "cross-reference", "2.1", None),
        ("Voir supra, note 2.", "cross-reference", "2.1", None),
        ("Ibid., 65–68.", "ibid", "6.1", "65-68"),
        ("Ibid.", "ibid", "6.1", None),
        ("Ebd., S. 12.", "ibid", "6.1", "12"),
        ("Id. at 24.", "ibid", "6.1", "24"),
        ("Ivi, p. 12.", "ibid", "6.1", "12"),
        ("A. a. O., S. 45.", "ibid", "6.1", "45"),
    ],
)
def test_a_back_reference_is_resolved(note, form, refers_to, page):
    (citation,) = cited(note)

    assert (citation.form, citation.refers_to, citation.reference.pages) == (form, refers_to, page)


def test_names_with_years_in_a_sentence_are_resolved_each():
    first, second = cited("Based on data from Richard Barrett (2014) and The Soufan Group (2015).")

    assert (first.form, first.refers_to) == ("short", "3.1")
    assert (second.form, second.refers_to) == ("short", "4.1")
    assert second.reference.authors[0].literal == "The Soufan Group"


def test_a_chain_of_ibid_ends_at_the_full_citation():
    (citation,) = cited("Penhale, *Steam*, 3.", "Ibid., 4.", "Ibid., 5.")

    assert citation.refers_to == "1.1"


def test_ibid_looks_past_a_remark():
    (citation,) = cited("He is the author's brother, and he lived in the same house.", "Ibid., 4.")

    assert citation.refers_to == "6.1"


def test_a_short_form_without_antecedent_says_so():
    (citation,) = cited("Underhill, 44.")

    assert (citation.form, citation.refers_to) == ("short", None)


def test_the_same_author_with_a_new_work_is_a_full_citation():
    (citation,) = cited("Ders., *Lampen und Laternen*, München 2012, S. 5.")

    assert citation.form == "full"
    assert [name.family for name in citation.reference.authors] == ["Tregear"]
    assert citation.reference.title == "Lampen und Laternen"


def test_a_full_citation_of_another_work_by_a_known_author_is_no_short_form():
    (citation,) = cited("Arthur Penhale, *Sand and Sleepers* (Truro: Bodrean Press, 1970), 3.")

    assert citation.form == "full"


def test_a_case_named_again_by_its_first_party_is_found():
    (citation,) = cited(
        "Teachers' Union v. Minister of Education, 1995 Reg. Trib. Rep. 44.",
        "Teachers' Union, 1995 Reg. Trib. Rep. at 61.",
    )

    assert (citation.form, citation.refers_to) == ("short", "7.1")


def test_a_case_named_again_by_its_other_party_is_found():
    (citation,) = cited(
        "State v. Orchard, 3 Wash. 2d 77, 81 (1940).",
        "Orchard, 3 Wash. 2d at 83.",
    )

    assert (citation.form, citation.refers_to) == ("short", "7.1")


def test_a_note_may_be_called_by_a_letter():
    book = read_text(
        "A.[^a] B.[^b] C.[^c]\n\n[^a]: Joan Tregear, *Whistles* (York: Ebor, 1985), 7.\n\n"
        "[^b]: Arthur Penhale, *Steam on the Marsh* 16 (1962).\n\n[^c]: Tregear, supra note a, at 75; see supra note b.\n"
    )
    first, second = parse(book).citations[2:]

    assert (first.form, first.refers_to, first.reference.pages) == ("short", "a.1", "75")
    assert (second.form, second.refers_to) == ("cross-reference", "b.1")


def test_the_note_behind_op_cit_is_no_page():
    (citation,) = cited("Penhale, op. cit., n. 1.")

    assert (citation.refers_to, citation.reference.pages) == ("1.1", None)


def test_a_page_may_have_a_note_of_its_own():
    (citation,) = cited("Tregear, supra note 2, at 1455 n.61.")

    assert citation.reference.pages == "1455 n.61"


def test_a_code_and_its_section_point_back_to_nobody():
    (citation,) = cited("BGB, § 823 Abs. 1.")

    assert (citation.form, citation.refers_to) == ("full", None)


def test_a_back_reference_is_of_the_type_of_its_work():
    short = cited("Tregear, “Eleven Summers,” 9.")[-1]
    again = cited("Tregear, “Eleven Summers,” 9.", "Ibid., 12.")[-1]

    assert (short.form, short.reference.type) == ("short", "article")
    assert (again.form, again.reference.type) == ("ibid", "article")


def test_talk_behind_a_short_form_is_no_part_of_it():
    short = cited("Penhale, Steam on the Marsh, 70, argues the opposite.")[-1]

    assert (short.form, short.reference.pages) == ("short", "70")


def test_a_short_form_says_where_its_fields_are_printed():
    book = read_text(
        "A.[^1] B.[^2]\n\n[^1]: Joan Tregear, *Monks and Mariners* (Leeds: Aire, 2001), 4.\n\n[^2]: See Tregear, *Monks and Mariners*, 51–53.\n"
    )
    citation = parse(book).citations[1]
    note = book.notes[1]

    assert {
        mark.field: note.text[mark.extent.start : mark.extent.end] for mark in citation.fields
    } == {
        "authors": "Tregear",
        "title": "Monks and Mariners",
        "pages": "51–53",
    }


DOUBLE = "Hernán Ramírez Necochea, *Historia del movimiento obrero* (Santiago: Austral, 1956), 210."
DIARY = "*The Diary of Samuel Holm*, ed. by Ada Marsh (London: Bell, 1970), 12."
LYONS = "Martyn Lyons, *Le Triomphe du livre. Une histoire* (Paris: Promodis, 1987), 76."


@pytest.mark.parametrize(
    ("full", "note"),
    [
        (DOUBLE, "Ramírez Necochea, op. cit., p. 215."),
        ("Sergio Grez Toso, *Los anarquistas* (Santiago: LOM, 2007), 33.", "Grez Toso, op. cit., p. 61."),
        (DIARY, "Holm, *Diary*, 271."),
        (LYONS, "M. Lyon, *Le Triomphe du livre*, op. cit., p. 147."),
    ],
)  # fmt: skip
def test_a_short_form_that_calls_its_author_otherwise_is_resolved(full, note):
    assert [citation.refers_to for citation in cited(full, note)] == ["7.1"]


def test_the_same_in_the_same_place_is_ibid():
    assert [one.refers_to for one in cited("Idem, ibidem, p. 15.")] == ["6.1"]


def test_a_short_form_of_another_man_with_a_like_title_is_not():
    assert [one.refers_to for one in cited(LYONS, "Prosperi, *Le Triomphe du livre*, 402.")] == [
        None
    ]
