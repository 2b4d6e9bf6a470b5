"""Addresses and identifiers: as printed, as meant, and what was undone."""

import pytest

from citeaudit.parsers import links
from citeaudit.parsers.whole import parse
from citeaudit.readers import read_text


@pytest.mark.parametrize(
    ("text", "url", "repairs"),
    [
        ("See http://example.org/a.", "http://example.org/a", ()),
        ("<http://example.org/a>.", "http://example.org/a", ()),
        ("<http://example.org/a.>", "http://example.org/a", ("trailing-punctuation",)),
        ("<https://example.org/wiki/Yahoo!>", "https://example.org/wiki/Yahoo!", ()),
        ("<https://example.org/a/*b*>.", "https://example.org/a/*b*", ()),
        ("(http://example.org/a)", "http://example.org/a", ()),
        ("“http://example.org/a”", "http://example.org/a", ()),
        ("http://example.org/a;", "http://example.org/a", ()),
        (
            "https://en.wikipedia.org/wiki/Lock_(canal).",
            "https://en.wikipedia.org/wiki/Lock_(canal)",
            (),
        ),
        (
            "(see https://example.org/wiki/Lock_(canal))",
            "https://example.org/wiki/Lock_(canal)",
            (),
        ),
        ("www.example.org/report", "http://www.example.org/report", ("scheme-added",)),
        (
            "example.co.uk/news/world-1234",
            "http://example.co.uk/news/world-1234",
            ("scheme-added",),
        ),
        (r"http://example.org/a\_b.pdf", "http://example.org/a_b.pdf", ("escape",)),
        ("http://example.org/?a=1&amp;b=2", "http://example.org/?a=1&b=2", ("entity",)),
        ("http://example.org/lo\u200bng", "http://example.org/long", ("invisible",)),
        ("http://www. example.org/a", "http://www.example.org/a", ("blank",)),
        (
            "https://example.org/2014/ 05/storm-damage.html, accessed",
            "https://example.org/2014/05/storm-damage.html",
            ("blank",),
        ),
        ("https://example.org/a- b-c/d.html", "https://example.org/a-b-c/d.html", ("blank",)),
        ("https://example.org/handle /2250/11", "https://example.org/handle/2250/11", ("blank",)),
        ("https://example.org/a /b or c", "https://example.org/a", ()),
        ("<http://example.org/a b.html>", "http://example.org/ab.html", ("blank",)),
    ],
)
def test_an_address_is_read_as_meant(text, url, repairs):
    (found,) = links.addresses(text)

    assert (found.url, found.repairs) == (url, repairs)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("http://example.org/ accessed 3 May 2014", "http://example.org/"),
        ("http://example.org/a/ 2014-05-03", "http://example.org/a/"),
        ("https://example.org/b- and more", "https://example.org/b-"),
        ("http://example.org/a/ www.example.com/b", "http://example.org/a/"),
    ],
)
def test_what_follows_an_address_is_not_taken_into_it(text, url):
    assert links.addresses(text)[0].url == url


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("doi:10.1000/182.", "doi", "10.1000/182"),
        ("DOI 10.1093/ehr/ceq123", "doi", "10.1093/ehr/ceq123"),
        ("https://doi.org/10.1000/182,", "doi", "10.1000/182"),
        ("http://dx.doi.org/10.1000/182", "doi", "10.1000/182"),
        ("arXiv:1234.56789", "arxiv", "1234.56789"),
        ("arXiv: hep-th/0603057", "arxiv", "hep-th/0603057"),
        ("https://arxiv.org/abs/1234.56789", "arxiv", "1234.56789"),
        ("hdl:2027/mdp.39015", "handle", "2027/mdp.39015"),
        ("https://hdl.handle.net/2027/mdp.39015", "handle", "2027/mdp.39015"),
        ("ISBN 978-3-16-148410-0", "isbn", "9783161484100"),
        ("ISBN: 0-306-40615-2", "isbn", "0306406152"),
        ("ISSN 0317-8471", "issn", "0317-8471"),
        ("PMID: 12345678", "pmid", "12345678"),
    ],
)
def test_an_identifier_is_read_in_any_printed_form(text, kind, value):
    (found,) = links.identifiers(text, links.addresses(text))

    assert (found.kind, found.value) == (kind, value)


@pytest.mark.parametrize(
    "text", ["He said: no/yes.", "and/or", "12/13 May", "the www was young", "e.g. this"]
)
def test_what_is_no_address_is_left_alone(text):
    assert links.addresses(text) == []


def test_a_link_points_to_its_printed_form_in_the_manuscript():
    manuscript = read_text(
        "A claim.[^1]\n\n[^1]: Ann Ashby, “Canals,” <http://example.org/canals>.\n"
    )

    (link,) = parse(manuscript).links

    assert link.raw == "http://example.org/canals"
    assert manuscript.slice(link.span) == link.raw
    assert (link.note, link.kind, link.repairs) == ("1", "url", ())


def test_an_address_torn_by_the_end_of_a_line_is_whole_again():
    manuscript = read_text(
        "A claim.[^1]\n\n[^1]: Ann Ashby, “Canals,” http://example.org/canals-\n    and-locks.\n"
    )

    (link,) = parse(manuscript).links

    assert link.url == "http://example.org/canals-and-locks"
    assert "line-break" in link.repairs


@pytest.mark.parametrize(
    ("printed", "raw", "url", "kind"),
    [
        ("PMID: 12345678.", "12345678", "https://pubmed.ncbi.nlm.nih.gov/12345678/", "pmid"),
        ("PMID 12345678;", "12345678", "https://pubmed.ncbi.nlm.nih.gov/12345678/", "pmid"),
        (
            "PMCID: PMC3531190.",
            "PMC3531190",
            "https://pmc.ncbi.nlm.nih.gov/articles/PMC3531190/",
            "pmcid",
        ),
        (
            "urn:nbn:de:101:1-201102033592.",
            "urn:nbn:de:101:1-201102033592",
            "https://nbn-resolving.org/urn:nbn:de:101:1-201102033592",
            "urn",
        ),
        (
            "(URN: urn:nbn:nl:ui:10-1874-2949)",
            "urn:nbn:nl:ui:10-1874-2949",
            "https://nbn-resolving.org/urn:nbn:nl:ui:10-1874-2949",
            "urn",
        ),
        (
            "<ark:/12148/btv1b8449691v>.",
            "ark:/12148/btv1b8449691v",
            "https://n2t.net/ark:/12148/btv1b8449691v",
            "ark",
        ),
        ("hdl:2027/mdp.39015", "2027/mdp.39015", "https://hdl.handle.net/2027/mdp.39015", "handle"),
        ("info:doi/10.1000/182.", "10.1000/182", "https://doi.org/10.1000/182", "doi"),
    ],
)
def test_a_number_of_a_registry_in_a_note_is_a_link_of_it(printed, raw, url, kind):
    book = read_text(f"Words.[^1]\n\n[^1]: Ann Author, “Mills,” *News* 5 (2014), {printed}\n")

    (link,) = parse(book).links

    assert (link.raw, link.url, link.kind) == (raw, url, kind)
    assert book.slice(link.span) == raw


@pytest.mark.parametrize(
    "text",
    [
        "The PMC 12345 and the PMCs of 2014.",
        "A bark:/12345/x and a pmid.",
        "urn:isbn:0451450523 and urn:nbn alone",
    ],
)
def test_what_only_looks_like_a_number_of_a_registry_is_no_link(text):
    assert parse(read_text(f"Words.[^1]\n\n[^1]: {text}\n")).links == ()


def test_a_number_inside_an_address_is_no_second_link():
    note = "https://nbn-resolving.org/urn:nbn:de:101:1-2; https://n2t.net/ark:/12148/b1; https://pmc.ncbi.nlm.nih.gov/articles/PMC3531190/"

    links_found = parse(read_text(f"Words.[^1]\n\n[^1]: {note}\n")).links

    assert [link.url for link in links_found] == note.split("; ")
