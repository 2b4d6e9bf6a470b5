"""Works as law reviews print them: bare pages, small capitals, student pieces; read from plain text and with italics."""

import re

import pytest

from citeaudit.model.citation import Reference
from citeaudit.model.manuscript import Extent
from citeaudit.parsers import parse_citation


def read(marked: str, *, italic: bool) -> Reference:
    """The reference of a text whose italics stand between underscores."""
    emphasis = []
    text = ""
    for at, piece in enumerate(re.split("_", marked)):
        if at % 2 and italic:
            emphasis.append(Extent(start=len(text), end=len(text) + len(piece)))
        text += piece
    return parse_citation(text, emphasis).reference


READ = [
    (
        "Clara Voss, _Rivers in Court_ 71 (1990).",
        "book",
        {"title": "Rivers in Court", "pages": "71", "issued": "1990", "volume": None},
    ),
    (
        "Theodore B. Lanning, _Economic Reasoning for Judges_ 23–25 (9th ed. 2014).",
        "book",
        {"title": "Economic Reasoning for Judges", "pages": "23-25", "edition": "9"},
    ),
    ("Lionel Marsh, _Code_ 5 (2006)", "book", {"title": "Code", "pages": "5", "issued": "2006"}),
    (
        "ROSALIND FEENEY, ORDER AMONG NEIGHBORS 52 (1989).",
        "book",
        {"title": "Order Among Neighbors", "pages": "52", "container": None},
    ),
    (
        "JONAS PELL & WINIFRED STACK, THE COURTS AND THE WEST: A HISTORY 113–17 (2d ed. 1978).",
        "book",
        {"title": "The Courts and the West: A History", "pages": "113-17", "edition": "2"},
    ),
    ("HENRIK LUND, A THEORY OF DITCHES (1971).", "book", {"title": "A Theory of Ditches"}),
    (
        "2 Edward Coverdale, _Institutes_ *113.",
        "book",
        {"title": "Institutes", "volume": "2", "pages": "*113"},
    ),
    (
        "Walter Brand, _Riparian Doctrine_ xii–xiv (Foundation Press 1931).",
        "book",
        {"title": "Riparian Doctrine", "pages": "xii-xiv", "publisher": "Foundation Press"},
    ),
    (
        "Cong. Rsch. Serv., R44012, Selected Federal Water Activities 7 (2017).",
        "report",
        {"title": "Selected Federal Water Activities", "issue": None, "pages": "7"},
    ),
    (
        "Omar Sadiq, _Ideological Ditches_, 14 Constellations 273 (2007).",
        "article",
        {"container": "Constellations", "volume": "14", "pages": "273", "genre": None},
    ),
    (
        "Note, _The Right to Roam_, 112 Harv. L. Rev. 101 (1998)",
        "article",
        {"title": "The Right to Roam", "genre": "Note", "container": "Harv. L. Rev."},
    ),
    (
        "Paul Ibarra, Comment, _Drones over Farms_, 62 UCLA L. Rev. 305, 310 (2015).",
        "article",
        {"title": "Drones over Farms", "genre": "Comment", "pages": "305", "pinpoint": "310"},
    ),
    (
        "Ruth Alvarado, _Gates_, _in_ 4 Property Stories 101, 107 (Gil Norton & Ada Wu eds., 2d ed. 2009).",
        "chapter",
        {"container": "Property Stories", "volume": "4", "pages": "101", "pinpoint": "107"},
    ),
    (
        "Naomi Hartz, _Custom and Quarrel_ 88 (1999) (unpublished Ph.D. dissertation, University of Kansas).",
        "thesis",
        {"title": "Custom and Quarrel", "pages": "88", "publisher": "University of Kansas"},
    ),
    (
        "Sven Aldo, _Do Courts Learn?_ 14 (Nat’l Bureau of Econ. Research, Working Paper No. 10987, 2004).",
        "report",
        {"title": "Do Courts Learn?", "pages": "14", "issue": "10987", "issued": "2004"},
    ),
    (
        "Felix Strom & Una Dell, _Pollution as Trespass_, 2003 Wis. L. Rev. 15, 22.",
        "article",
        {"title": "Pollution as Trespass", "container": "Wis. L. Rev.", "issued": "2003"},
    ),
    # What only looks like it.
    ("T. Ward, _Nineteen Eighty-Four_ (1951), p. 7.", "book", {"title": "Nineteen Eighty-Four"}),
    (
        "R. J. D. Mill, _Science_ 343, 1108 (2014).",
        "article",
        {"container": "Science", "volume": "343", "pages": "1108"},
    ),
    (
        'Hilda Crane, "Forty to a Bench: Furniture," _Design & Society_ 8 (2): 99–121 (1996).',
        "article",
        {"container": "Design & Society", "volume": "8", "issue": "2"},
    ),
    (
        "Regional Bar Association, _Survey of Applications 2003_, at 17 (2004).",
        "report",
        {"title": "Survey of Applications 2003", "pages": "17"},
    ),
]


@pytest.mark.parametrize("italic", [True, False])
@pytest.mark.parametrize(("marked", "kind", "fields"), READ)
def test_a_work_in_a_law_review_is_read(marked, kind, fields, italic):
    reference = read(marked, italic=italic)

    assert reference.type == kind
    assert {name: getattr(reference, name) for name in fields} == fields


def test_a_number_in_italics_is_the_titles_own():
    reference = read("T. Ward, _Apollo 13_ (London, 1994).", italic=True)

    assert (reference.title, reference.pages, reference.place) == ("Apollo 13", None, "London")


def test_what_a_work_is_cited_for_is_no_title():
    reference = read(
        'Clara Voss, _Norms of the Huerta_ 19 (1979) ("the court\'s proceedings are oral")',
        italic=True,
    )

    assert (reference.type, reference.title, reference.pages) == (
        "book",
        "Norms of the Huerta",
        "19",
    )
