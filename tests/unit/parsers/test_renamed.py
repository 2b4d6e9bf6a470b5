"""Runs of one label that hold two things, or were called by a wrong name."""

import pytest

from citeaudit.model.manuscript import Extent
from citeaudit.parsers import parse_citation
from citeaudit.parsers.labelling import label

READ = [
    (
        "Hannah Bloch, Ditch Riders Fear the End, N.Y. Times, June 3, 2004, at A14.",
        {"container": "N.Y. Times", "place": None, "type": "newspaper"},
    ),
    (
        "Kevin Orr, Who Owns the Snowmelt?, High Plains Blog (Sept. 9, 2013, 10:14 AM), http://blog.example/a.",
        {"pages": None, "issued": "2013-09-09"},
    ),
    (
        "C. Smale, ‘Law’s Reach’ in Regulating the Household, ed. C. Smale (1992) 48.",
        {"container": "Regulating the Household", "pages": "48", "type": "chapter"},
    ),
    (
        "H. Ark, ‘Without the Courts’: Administrative Justice in the Nineteenth Century (1985).",
        {"title": "‘Without the Courts’: Administrative Justice in the Nineteenth Century"},
    ),
    (
        "S Carrow, ‘The Second Rule’ (Inner Temple Blog, 3 May 2011) <http://blog.example/2011/05/a>.",
        {"container": "Inner Temple Blog", "issued": "2011-05-03", "genre": None},
    ),
    (
        "Stadt Freiberg (Hg.), Leitbild 2030, Freiberg 2015.",
        {"title": "Leitbild 2030", "place": "Freiberg", "issued": "2015"},
    ),
    (
        "Der Streik weitet sich aus, in: Vossische Zeitung, Nr. 221, 14.5.1905, S. 2.",
        {"title": "Der Streik weitet sich aus", "container": "Vossische Zeitung"},
    ),
    (
        "Gesetz über die Gemeinheiten vom 7. Juni 1821, PrGS 1821, S. 53.",
        {"container": "PrGS", "issued": "1821-06-07"},
    ),
    (
        "G. Radbrück, Rechtsphilosophie, 8. Aufl. 1973, S. 119.",
        {"edition": "8", "issued": "1973", "pages": "119"},
    ),
    (
        "Bill Noon, Levees Hold, Chi. Trib., Apr. 19, 1993, at 3.",
        {"title": "Levees Hold", "container": "Chi. Trib.", "type": "newspaper"},
    ),
    (
        "R Dwyer, Taking Ditches Seriously (Duckworth 1977) 81.",
        {"publisher": "Duckworth", "place": None, "pages": "81"},
    ),
    ("K. Lane, Nineteen Thirty-Four (1951), p. 7.", {"title": "Nineteen Thirty-Four"}),
    (
        "A. Sarn and T. Kear (eds.), Law in Everyday Life (1993).",
        {"title": "Law in Everyday Life", "container": None, "type": "book"},
    ),
    (
        "Karl Larenz, Methodenlehre, 6. Auflage, Berlin u. a. 1991, S. 438 ff.",
        {"place": "Berlin u. a", "issued": "1991"},
    ),
    (
        "Maria Gomez, interview by Lucy Bell, Valencia, 3 June 2003.",
        {"place": "Valencia", "issued": "2003-06-03", "type": "interview"},
    ),
    (
        "Doyle, Arthur. “A Study in Rivers” and “The Sign of Locks.” New York: Berkeley Books, 1975.",
        {"title": "“A Study in Rivers” and “The Sign of Locks.”", "container": None},
    ),
]


@pytest.mark.parametrize(("text", "fields"), READ)
def test_what_was_called_by_a_wrong_name_is_put_right(text, fields):
    reference = parse_citation(text).reference

    assert {name: getattr(reference, name) for name in fields} == fields


def test_a_body_of_government_is_no_person():
    text = "Generalitat Valenciana, Tribunal de las Aguas, www.gva.example/tribunal"
    (author,) = parse_citation(text).reference.authors

    assert author.literal == "Generalitat Valenciana"


def test_what_somebody_wrote_stands_in_italics():
    text = "Diputació de Barcelona, Memòria anual, 2004."
    start = text.index("Memòria")
    citation = parse_citation(text, [Extent(start=start, end=start + len("Memòria anual"))])

    assert (citation.reference.title, citation.reference.container) == ("Memòria anual", None)


def test_the_mark_of_a_date_holds_the_date_alone():
    text = "Olga Brandt, *Kinship and Debt*, May 2015, https://doi.org/10.1017/ssh.2015.44."
    marks = {mark.field: mark.extent for mark in parse_citation(text).fields}

    assert text[marks["issued"].start : marks["issued"].end] == "May 2015"


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("E. G. Turner, Greek Papyri, Oxford 1980.", "E G Turner"),
        ("Id., La vie fragile, Paris, Hachette, 1986.", "Id"),
        ("See Bourdin (1984: 45)", "Bourdin"),
    ],
)
def test_who_wrote_it_is_labelled_whole(text, author):
    read = label(text)
    words = [
        token.text
        for token, name in zip(read.tokens, read.labels, strict=True)
        if name == "author" and token.text.isalpha()
    ]

    assert " ".join(words) == author
