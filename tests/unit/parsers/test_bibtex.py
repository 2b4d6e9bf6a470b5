"""Works as biblatex entries, and read back without loss."""

import re

import pytest

from citeaudit.model.citation import Citation, Name, Reference, Work
from citeaudit.model.manuscript import Extent, Span
from citeaudit.parsers import bibtex


def citation(key: str, reference: Reference, text: str = "") -> Citation:
    return Citation(
        key=key, note=key.partition(".")[0], text=text, span=Span(start=0, end=1), extent=Extent(start=0, end=1),
        form="full", reference=reference,
    )  # fmt: skip


def written(reference: Reference, *keys: str, text: str = "") -> str:
    keys = keys or ("1.1",)
    work = Work(key="Foy1961mill", citations=keys, reference=reference)
    return bibtex.entries([work], [citation(key, reference, text) for key in keys])


def told(entry: str) -> dict[str, str]:
    return dict(re.findall(r"^\s+(\w+) = \{(.*)\},$", entry, re.MULTILINE))


BOOK = Reference(
    type="book", authors=(Name(family="Foy", given="Ann"),), title="The Mill", issued="1961"
)


@pytest.mark.parametrize(
    ("kind", "entry", "subtype"),
    [
        ("article", "@article", None),
        ("newspaper", "@article", "newspaper"),
        ("magazine", "@article", "magazine"),
        ("report", "@report", None),
        ("thesis", "@thesis", None),
        ("webpage", "@online", None),
        ("book", "@book", None),
        ("chapter", "@incollection", None),
        ("conference", "@inproceedings", None),
        ("manuscript", "@unpublished", None),
        ("hearing", "@misc", "hearing"),
        ("archive", "@misc", "archive"),
    ],
)
def test_each_kind_has_its_entry_type(kind, entry, subtype):
    text = written(Reference(type=kind, title="T"))

    assert text.startswith(entry + "{Foy1961mill,")
    assert told(text).get("entrysubtype") == subtype


def test_the_fields_have_biblatex_names():
    reference = Reference(
        type="article", authors=(Name(family="Foy", given="Ann"),), title="Locks", container="Northern History", volume="12",
        issue="3", issued="2010-24", pages="53-94", identifiers={"doi": "10.1000/182"}, url="http://example.org/a_b%20c",
    )  # fmt: skip

    assert told(written(reference)) == {
        "author": "Foy, Ann", "title": "Locks", "journaltitle": "Northern History", "volume": "12", "number": "3",
        "date": "2010-24", "pages": "53--94", "doi": "10.1000/182", "url": "http://example.org/a_b%20c",
        "annotation": "Cited in note 1",
    }  # fmt: skip


def test_every_note_that_cites_a_work_is_named():
    assert told(written(BOOK, "13.1", "29.1", "29.2"))["annotation"] == "Cited in notes 13, 29"


def test_a_body_is_braced_so_that_it_is_not_parted():
    reference = Reference(
        type="report", authors=(Name(literal="Institute for Economics and Peace"),), title="Index"
    )

    assert told(written(reference))["author"] == "{Institute for Economics and Peace}"


def test_signs_that_mean_something_to_tex_are_escaped():
    reference = Reference(
        type="book", title="Profit & Loss: 100% of #1 in x_y {braces} — Übergänge"
    )

    title = told(written(reference))["title"]
    assert title.startswith(r"Profit \& Loss: 100\% of \#1 in x\_y ")
    assert title.endswith("— Übergänge")


def test_more_authors_than_are_named_become_others():
    reference = Reference(type="book", authors=(Name(family="Foy", given="Ann"),), title="The Mill")

    assert (
        told(written(reference, text="Ann Foy et al., The Mill, 1961"))["author"]
        == "Foy, Ann and others"
    )


def test_a_work_without_a_title_is_described_in_brackets():
    reference = Reference(type="hearing", genre="Hearing", issued="2014-09")
    text = written(reference)

    assert told(text)["title"] == "[Hearing, 2014-09]"
    assert bibtex.read(text)[0][1] == reference


def test_entries_of_classic_bibtex_are_read():
    text = "@phdthesis{x, author = {Ann Foy and Lee, Bo}, title = {Mills}, school = {Leeds}, year = 1999, address = {York}}"

    ((key, reference),) = bibtex.read(text)

    assert key == "x"
    assert reference == Reference(
        type="thesis", authors=(Name(family="Foy", given="Ann"), Name(family="Lee", given="Bo")), title="Mills",
        publisher="Leeds", issued="1999", place="York",
    )  # fmt: skip


def test_several_works_are_several_entries_in_order():
    works = [
        Work(key=key, citations=(f"{n}.1",), reference=BOOK) for n, key in enumerate("abc", start=1)
    ]

    assert [key for key, _ in bibtex.read(bibtex.entries(works, []))] == ["a", "b", "c"]


def test_no_works_give_no_entries():
    assert bibtex.entries([], []).strip() == ""
