"""Names of people and bodies in every order and style."""

import pytest

from citeaudit.model.citation import Name
from citeaudit.parsers import names


def person(told: str) -> Name:
    """A name as "given|family", "given|family|suffix", or "{body}"."""
    if told.startswith("{"):
        return Name(literal=told[1:-1])
    given, family, *suffix = told.split("|")
    return Name(family=family, given=given or None, suffix=suffix[0] if suffix else None)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Anthony H. Cordesman", ["Anthony H.|Cordesman"]),
        ("CORDESMAN, A. H.", ["A. H.|Cordesman"]),
        ("Jean DUPONT", ["Jean|Dupont"]),
        ("DUPONT Jean", ["Jean|Dupont"]),
        ("Dupont J.", ["J.|Dupont"]),
        ("Josh Halliday, Jonathan Bucks", ["Josh|Halliday", "Jonathan|Bucks"]),
        (
            "Carolyn Hoyle, Alexander Bradford, Ross Frenett",
            ["Carolyn|Hoyle", "Alexander|Bradford", "Ross|Frenett"],
        ),
        ("Müller/Maier", ["|Müller", "|Maier"]),
        ("Hans Müller/Karl Maier (Hg.)", ["Hans|Müller", "Karl|Maier"]),
        ("Smith, J., & Doe, A.", ["J.|Smith", "A.|Doe"]),
        (
            "Bergk, V., Haefeli, W. E., Gasse, C. & Martin-Facklam, M.",
            ["V.|Bergk", "W. E.|Haefeli", "C.|Gasse", "M.|Martin-Facklam"],
        ),
        ("Lin H, Marsh T, Okoye B", ["H|Lin", "T|Marsh", "B|Okoye"]),
        ("Smith, John, Mary Jones, and Alan Brown", ["John|Smith", "Mary|Jones", "Alan|Brown"]),
        ("Müller, Hans; Maier, Karl", ["Hans|Müller", "Karl|Maier"]),
        ("Jan van der Berg", ["Jan|van der Berg"]),
        ("Berg, Jan van der", ["Jan|van der Berg"]),
        ("von Neumann, J.", ["J.|von Neumann"]),
        ("C. Dal Verme", ["C.|Dal Verme"]),
        ("M.-C. Le Goff", ["M.-C.|Le Goff"]),
        ("Charles de Gaulle", ["Charles|de Gaulle"]),
        ("Ayman al-Zawahiri", ["Ayman|al-Zawahiri"]),
        ("Ada Eklund", ["Ada|Eklund"]),
        ("L. Fabbri Conti", ["L.|Fabbri Conti"]),
        ("F. Scott Fitzgerald", ["F. Scott|Fitzgerald"]),
        ("Ruiz Pérez, Carlos", ["Carlos|Ruiz Pérez"]),
        ("José Ortega y Gasset", ["José|Ortega y Gasset"]),
        ("Martin Luther King, Jr.", ["Martin Luther|King|Jr"]),
        ("John Smith, Jr., and Mary Doe", ["John|Smith|Jr.", "Mary|Doe"]),
        ("K. and L. Fenner", ["K.|Fenner", "L.|Fenner"]),
        ("Kessler and Pryce", ["|Kessler", "|Pryce"]),
        ("[John Hadlow]", ["John|Hadlow"]),
        ("ed. Thomas Reid and Julia Moss", ["Thomas|Reid", "Julia|Moss"]),
        ("a cura di L. Bianchi", ["L.|Bianchi"]),
        ("hrsg. von Johannes Winckelmann", ["Johannes|Winckelmann"]),
        ("Marc Tissot et Ève Landry (dir.)", ["Marc|Tissot", "Ève|Landry"]),
        ("The Soufan Group", ["{The Soufan Group}"]),
        ("Institute for Economics and Peace", ["{Institute for Economics and Peace}"]),
        ("House Homeland Security Committee", ["{House Homeland Security Committee}"]),
        (
            "U.S. Congress, Senate, Committee on Foreign Relations",
            ["{U.S. Congress, Senate, Committee on Foreign Relations}"],
        ),
        ("Food and Agriculture Organization", ["{Food and Agriculture Organization}"]),
        ("Museo della Filanda", ["{Museo della Filanda}"]),
        ("Generalitat Valenciana", ["{Generalitat Valenciana}"]),
        ("Comune di Bologna", ["{Comune di Bologna}"]),
        ("Landratsamt Freising", ["{Landratsamt Freising}"]),
        ("AM. LAW INST.", ["{AM. LAW INST}"]),
        ("CHARLES ALAN WRIGHT ET AL.", ["Charles Alan|Wright"]),
        ("G. Taubner and Z. Bank", ["G.|Taubner", "Z.|Bank"]),
    ],
)
def test_names_are_read_in_order(printed, expected):
    assert names.parse(printed) == tuple(person(told) for told in expected)


@pytest.mark.parametrize("printed", ["Smith et al.", "Smith u. a.", "Smith and others"])
def test_et_al_is_no_name_but_is_remembered(printed):
    assert names.parse(printed) == (Name(family="Smith"),)
    assert names.has_others(printed)


@pytest.mark.parametrize(
    "text", ["Jan van der Berg", "A. B. Cole", "Cole A B", "Kessler and Anna Pryce"]
)
def test_a_person_looks_like_one(text):
    assert names.looks_like_person(text) == (text != "Kessler and Anna Pryce")


@pytest.mark.parametrize(
    "text", ["The War of the Worlds", "Report 2011", "a man of means", "World Bank", "London"]
)
def test_a_title_does_not_look_like_a_person(text):
    assert not names.looks_like_person(text)
