"""What a note says of an archived copy is no part of the work."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.model.manuscript import Extent
from citeaudit.parsers.archived import without_copies
from citeaudit.parsers.whole import parse_citation, parse_note_text

COPY = "https://web.archive.org/web/20140611093000/http://mills.example/a"
PLAIN = "Ann Author, “The Report on Mills,” Mill News, September 2014, http://mills.example/a"


@pytest.mark.parametrize(
    "clause",
    [
        f", archived June 11, 2014, at {COPY}",
        f", archived June 11, 2014, at <{COPY}>",
        f". Archived 11 June 2014 at {COPY}",
        f" (archived on 11 June 2014 at {COPY})",
        f" [archived copy at {COPY}]",
        f", archived from the original on 11 June 2014, {COPY}",
        f", archived by the Wayback Machine at {COPY}",
        "; archived at https://perma.cc/AB12-CD34",
        f", archiviert am 11. Juni 2014 unter {COPY}",
        f". Archivé le 11 juin 2014 à l’adresse {COPY}",
        f". Archivado el 11 de junio de 2014 en {COPY}",
        f". Archiviato il 11 giugno 2014 all’indirizzo {COPY}",
        f". Arquivado em 11 de junho de 2014 em {COPY}",
        f". Gearchiveerd op 11 juni 2014 op {COPY}",
    ],
)
def test_a_note_with_an_archived_copy_cites_the_same_work_as_without(clause: str) -> None:
    bare = parse_note_text(f"{PLAIN}.")[1]
    told = parse_note_text(f"{PLAIN}{clause}.")[1]

    assert [one.reference for one in told] == [one.reference for one in bare]
    assert told[0].reference.issued == "2014-09"


def test_the_day_of_access_before_the_copy_stays_the_day_of_access() -> None:
    told = parse_citation(
        f"Ann Author, The Report on Mills (London: Foo, 2014), http://mills.example/a, accessed 3 May 2015, archived at {COPY}."
    ).reference

    assert (told.issued, told.accessed) == ("2014", "2015-05-03")


def test_a_copy_that_is_the_only_address_is_the_address_of_the_work() -> None:
    told = parse_citation(
        f"Ann Author, “The Report on Mills,” Mill News, September 3, 2014, archived June 11, 2015, at {COPY}."
    ).reference

    assert (told.issued, told.url) == ("2014-09-03", COPY)


@pytest.mark.parametrize(
    "text",
    [
        "“Archived at Last: The Story of a Mill,” Mill News, 2014, http://mills.example/a.",
        "Letter to Smith, archived June 11, 1914, Box 3, National Archives.",
        "Ann Author, “Archived Mills,” in the Mill Collection, http://mills.example/a, http://mills.example/b.",
    ],
)
def test_other_things_that_are_archived_stay(text: str) -> None:
    assert without_copies(text).text == text


def test_marks_point_at_the_printed_words_behind_the_clause() -> None:
    text = f"Ann Author, “Mills,” http://mills.example/a (archived at {COPY}), accessed 3 May 2015."
    citation = parse_citation(text)
    marked = {mark.field: text[mark.extent.start : mark.extent.end] for mark in citation.fields}

    assert marked["accessed"] == "accessed 3 May 2015."


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=4))
def test_places_of_the_rest_are_found_again_in_the_whole(places: list[tuple[int, int]]) -> None:
    words = "Some words before it, then others behind it, and more of them at the end."
    text = f"{words}, http://a.example/x, archived at {COPY}, {words}"
    rest = without_copies(text)
    extents = [Extent(start=start, end=start + length) for start, length in places]
    moved = rest.moved(extents)

    assert [rest.text[one.start : one.end] for one in moved] == [
        text[one.start : one.end] for one in extents
    ]
    assert COPY not in rest.text


def test_the_stop_behind_a_clause_draws_no_field_over_it() -> None:
    text = f"Ann Author, The Report on Mills, <http://mills.example/a>, abgerufen am 12.6.2018, archiviert am 1. Mai 2018 unter <{COPY}>."

    for mark in parse_citation(text).fields:
        assert "archiviert" not in text[mark.extent.start : mark.extent.end]
