"""Words that lead up to an author, in several languages."""

import pytest

from citeaudit.parsers import parse_citation, parse_note_text
from citeaudit.parsers.leads import lead_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Einen Überblick bietet Sabine Roth, Arbeit und Ehre, München 1990.", "Sabine Roth"),
        ("Eine Ausnahme ist Petra Lang, Der Rat, Köln 1980.", "Petra Lang"),
        ("Sur ce point, Hélène Marty, La commune, Paris, 1970.", "Hélène Marty"),
        ("l'ampia rassegna di C. Neri, Chiesa e contado, Roma 1979.", "C. Neri"),
        ("al respecto Carmen Ortega, Los gremios, Madrid, 1975.", "Carmen Ortega"),
        ("Or nearly: Pinter, Tariff, 470.", "Pinter"),
    ],
)
def test_a_lead_in_ends_where_the_author_begins(text, name):
    assert text[lead_in(text) :].startswith(name)


@pytest.mark.parametrize(
    "text",
    [
        "Martha Ellis, Quiet Rivers (London: Acme, 2004), 112.",
        "Jan van der Berg, Wegen, Leiden 1990.",
        "The Life of John Smith, London, 1900.",
        "Hans Wedel: Deutsche Geschichte, München 1990.",
        "World Bank, Annual Report, 2010.",
        "Marta Ríos y Ana Gil, Barrios, Madrid, 1999.",
        "de Tocqueville, Democracy in America, London, 1838.",
    ],
)
def test_names_and_titles_are_no_lead_in(text):
    assert lead_in(text) == 0


def test_a_lead_in_is_kept_from_the_fields_of_a_reference():
    told = parse_citation("Einen Überblick bietet Sabine Roth, Arbeit und Ehre, München 1990.")

    assert [name.family for name in told.reference.authors] == ["Roth"]


def test_what_an_archive_keeps_is_cited_with_its_shelf_mark():
    kind, (citation,) = parse_note_text("StA Basel, Protokolle Kleiner Rat, Bd. 44, 3. 5. 1671.")

    assert kind == "citation"
    assert citation.reference.type == "archive"
    assert citation.reference.publisher == "StA Basel"


def test_an_author_and_a_year_in_a_sentence_cite_a_work():
    assert parse_note_text("Based on data from Barrett (2014).")[0] == "citation"
