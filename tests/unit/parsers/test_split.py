"""Where the citations of a note begin and end, what introduces them, and what is mere remark."""

import pytest

from citeaudit.parsers import parse_note_text
from citeaudit.parsers.split import split


def parted(text: str) -> list[str]:
    return [text[one.start : one.end].rstrip(".") for one in split(text).portions]


REMARKS = [
    "He is the chairman of the International Union of Muslim Scholars, and he is very famous in the Islamic World.",
    "It is very important, “provides strategic security services to governments and multinational organizations”.",
    "“Hijrah” means migration or emigration.",
    "I thank the two anonymous reviewers for their comments.",
    "The translation is mine.",
    "Unless otherwise stated, all translations are by the author.",
    "All figures are in 1990 dollars.",
    "In 1914 the population of the town was 12,000.",
    "The last known passenger died in 2003.",
    "Der Begriff bezeichnet hier die Gesamtheit der Handwerker.",
    "Le marché se tenait le mardi.",
    "Si tratta di un errore del copista.",
    "Se trata de una moneda de cobre.",
]


@pytest.mark.parametrize("text", REMARKS)
def test_a_remark_gives_no_citation(text):
    kind, citations = parse_note_text(text)

    assert (kind, citations) == ("remark", ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "John Smith, “A,” Times, May 3, 2001; Jane Doe, “B,” Guardian, May 4, 2001; “C,” Le Monde, 5 mai 2001.",
            [
                "John Smith, “A,” Times, May 3, 2001",
                "Jane Doe, “B,” Guardian, May 4, 2001",
                "“C,” Le Monde, 5 mai 2001",
            ],
        ),
        (
            "See, e.g., Henrik Lund, The Closed Door, 8 Nordic L. Rev. 55 (1991); see also Desrosiers, supra note 2, at 311.",
            [
                "Henrik Lund, The Closed Door, 8 Nordic L. Rev. 55 (1991)",
                "Desrosiers, supra note 2, at 311",
            ],
        ),
        (
            "Thomas Glade, Irrigation (Cambridge, Mass.: Harvard UP, 1970), pp. 64-68; see also Arthur Moss & Raymond Sand, ... and the Plain Shall Flower 11–52 (MIT Press 1978).",
            [
                "Thomas Glade, Irrigation (Cambridge, Mass.: Harvard UP, 1970), pp. 64-68",
                "Arthur Moss & Raymond Sand, ... and the Plain Shall Flower 11–52 (MIT Press 1978)",
            ],
        ),
        (
            "See Ann Foy, The Mill 52 (1991); 2 William Coverdale, Institutes *2.",
            ["Ann Foy, The Mill 52 (1991)", "2 William Coverdale, Institutes *2"],
        ),
        (
            "L. Niemann, Verfahren, Neuwied 1969, S. 38; Krahl, Wem gehört das Wasser? (wie Anm. 2), S. 220.",
            [
                "L. Niemann, Verfahren, Neuwied 1969, S. 38",
                "Krahl, Wem gehört das Wasser? (wie Anm. 2), S. 220",
            ],
        ),
        (
            "Vgl. Karl Steinbach, Die Stadt, Berlin 2010, S. 45; Eva Kern, Recht, in: Historische Zeitschrift 12 (2010), S. 53–94.",
            [
                "Karl Steinbach, Die Stadt, Berlin 2010, S. 45",
                "Eva Kern, Recht, in: Historische Zeitschrift 12 (2010), S. 53–94",
            ],
        ),
        (
            "Voir Lucie Aubrac, « La gare », Annales de l’Ouest, t. 92, 1985, p. 301-322 ; Jean Delorme, op. cit., p. 61.",
            [
                "Lucie Aubrac, « La gare », Annales de l’Ouest, t. 92, 1985, p. 301-322",
                "Jean Delorme, op. cit., p. 61",
            ],
        ),
        (
            "Cfr. G. Rossi, Storia della ceramica, Roma, Laterza, 2010, p. 45. Si veda anche M. Verdi, Le arti, Milano 2001.",
            [
                "G. Rossi, Storia della ceramica, Roma, Laterza, 2010, p. 45",
                "M. Verdi, Le arti, Milano 2001",
            ],
        ),
        (
            "See also Ellery, Common Water, p. 12, and Penhale, Steam on the Marsh, p. 14.",
            ["Ellery, Common Water, p. 12", "Penhale, Steam on the Marsh, p. 14"],
        ),
        (
            "“The war will be over,” Daily Herald, 3 May 1915, quoted in Mary Jones, The Big Book (London: Verso, 1999), 12.",
            [
                "“The war will be over,” Daily Herald, 3 May 1915",
                "Mary Jones, The Big Book (London: Verso, 1999), 12",
            ],
        ),
        (
            "Compare Brandreth, River Sands, p. 80, with Lomond, “The First Window,” p. 36.",
            ["Brandreth, River Sands, p. 80", "Lomond, “The First Window,” p. 36"],
        ),
        (
            "Cf. Marx 1867, 45; Weber 1922: 12–15; Polanyi (1944).",
            ["Marx 1867, 45", "Weber 1922: 12–15", "Polanyi (1944)"],
        ),
        (
            "Based on data from Richard Barrett (2014) and The Soufan Group (2015).",
            ["Richard Barrett (2014)", "The Soufan Group (2015)"],
        ),
    ],
)
def test_several_citations_of_one_note_are_told_apart(text, expected):
    assert parted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Alex Spillius, “Foreign Fighters Nearly Doubles,” The Telegraph. December 17, 2013.",
        "Daniel Byman, “What Do the Attacks Tell Us?” Washington Post, November 16, 2015.",
        "Efraim Benmelech, Esteban F. Klor, “What Explains the Flow?” The Hebrew University in Jerusalem and CEPR, April 2016.",
        "Smith, J., & Doe, A. (2010). Sleep and memory in night nurses. Journal of Physiology, 108(2), 311–319.",
        "Smith, John. The Long Road Home. London: Faber and Faber, 2010.",
        "Steinbach, Karl: Die Stadt im Mittelalter. Eine Einführung. Berlin: Suhrkamp 2010, S. 45f.",
        "Lin H, Marsh T. Serum zinc in coastal populations. Lancet 1998;351:120-3.",
        "Ann Foy, “Salt; or, The Sea,” Past Harbours 12 (2001): 44.",
        "Ann Foy, The Mill (London: Batsford, 1961; repr. 1975), 23.",
        "R v Danvers [1988] 1 All ER 411 (HL).",
        "National Institute of Mills. Water Risk Management Framework (WR RMF 1.0). Department of Rivers, Jan. 2023.",
    ],
)
def test_one_citation_stays_whole_whatever_signs_it_holds(text):
    assert parted(text) == [text.rstrip(".")]


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("See Ann Foy, The Mill (London: Batsford, 1961), 23.", "See"),
        ("See also Ann Foy, The Mill (London: Batsford, 1961), 23.", "See also"),
        ("But see Ann Foy, The Mill (London: Batsford, 1961), 23.", "But see"),
        ("Cf Ann Foy, The Mill (Batsford 1961) 23.", "Cf"),
        ("Vgl. dazu Karl Steinbach, Die Stadt, Berlin 2010, S. 45.", "Vgl. dazu"),
        ("Siehe auch Karl Steinbach, Die Stadt, Berlin 2010, S. 45.", "Siehe auch"),
        ("Voir notamment Jean Delorme, Bourgs, Paris, Seuil, 1996, p. 45.", "Voir notamment"),
        ("Si veda G. Rossi, Storia, Roma, Laterza, 2010, p. 45.", "Si veda"),
        ("Véase Carlos Ruiz, La guerra, Madrid, Alianza, 2010, p. 45.", "Véase"),
        ("Quoted in Ann Foy, The Mill (London: Batsford, 1961), 23.", "Quoted in"),
    ],
)
def test_the_signal_is_kept_apart_from_the_citation(text, signal):
    (portion,) = split(text).portions

    assert portion.signal == signal
    assert not text[portion.start : portion.end].startswith(signal)


@pytest.mark.parametrize(
    ("text", "kind", "cited"),
    [
        (
            "The term was coined by the minister. On its later history, see Tom Hale, “Words of State,” Past & Present 44 (1969): 3–20.",
            "mixed",
            "Tom Hale, “Words of State,” Past & Present 44 (1969): 3–20",
        ),
        (
            "For the opposite view, see Mary Jones, The Big Book (London: Verso, 1999), 12, who argues that the state collapsed.",
            "mixed",
            "Mary Jones, The Big Book (London: Verso, 1999), 12",
        ),
        (
            "The debts are reckoned up in Felix Marne, The Poet and His Creditors (Dublin: Quay Books, 1978), pp. 99-104.",
            "mixed",
            "Felix Marne, The Poet and His Creditors (Dublin: Quay Books, 1978), pp. 99-104",
        ),
        (
            "The strike lasted nine days. “Dockers Back at Work,” Manchester Guardian, 20 May 1926, p. 9.",
            "mixed",
            "“Dockers Back at Work,” Manchester Guardian, 20 May 1926, p. 9",
        ),
        ("See http://www.example.org/a/b.html.", "citation", "http://www.example.org/a/b.html"),
    ],
)
def test_a_citation_is_found_beside_talk(text, kind, cited):
    found, citations = parse_note_text(text)

    assert found == kind
    assert [citation.text.rstrip(".") for citation in citations] == [cited]


@pytest.mark.parametrize(
    "text",
    [
        "Ibid., 45.",
        "Ebd., S. 12.",
        "Ivi, p. 3.",
        "Id. at 24.",
        "See note 5 above.",
        "Vgl. oben Anm. 15.",
        "See chapter 3, below.",
    ],
)
def test_a_note_that_only_points_back_is_a_cross_reference(text):
    assert parse_note_text(text)[0] == "cross-reference"


def test_the_words_of_an_address_are_no_talk():
    text = "Ivy Long, “Who Owns the Old Apple?” Orchard Times, October 10, 2021, https://www.orchard.test/2021/10/10/who."

    assert parted(text) == [text.rstrip(".")]
