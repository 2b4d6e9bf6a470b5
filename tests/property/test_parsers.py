"""Laws of the parsers: nothing makes them fail, places hold what was printed, BibTeX loses nothing."""

import itertools
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citeaudit.model.citation import Name, Reference, Work
from citeaudit.parsers import (
    bibtex,
    dates,
    grammar,
    links,
    names,
    pages,
    parse,
    parse_note_text,
    spans,
)
from citeaudit.parsers.labelling import label
from citeaudit.parsers.tokens import tokenize
from citeaudit.readers import read_text

# Pieces of real notes in any order make worse damage than random characters do.
PIECES = st.lists(
    st.sampled_from(
        [
            "Ann Foy", "Foy, A.", "“The Mill,”", "‘Locks’", "« Bourgs »", "„Recht“", "*Northern History*", "Paris", "(London: Batsford, 1961)",
            "12", "no. 3", "Vol.35", "pp. 53–94", "p.9", "S. 45 ff.", "Winter 2010-11", "3. Mai 2014", "n.d.", "Ibid.", "Ebd.", "op. cit.", "supra note 2",
            "(n 12)", "wie Anm. 3", "See", "vgl.", "cf.", "in:", "ed.", "(Hg.)", "trans.", "et al.", "PhD diss.", "http://example.org/a_(b).", "<http://example.org/",
            "doi:10.1000/182", "www.", "v.", "[1932] AC 562", "347 U.S. 483", "CAB 23/24", ";", ",", ".", ":", "(", ")", "[", "]", "“", "”", "\"", "'", "—", "\u00ad",
            "\n", "is", "the", "He was", "1850s", "(", "&", "§ 12", "*", "_", "\\", "{", "}", "%",
        ]
    ),
    max_size=24,
).map(" ".join)  # fmt: skip
TEXTS = st.one_of(PIECES, st.text(max_size=200))


@given(TEXTS)
def test_no_text_makes_a_note_unreadable(text):
    kind, citations = parse_note_text(text)

    assert kind in ("citation", "remark", "cross-reference", "mixed")
    assert (kind == "remark") <= (not citations)


@pytest.mark.parametrize(
    "piece", ['"“a” ', "http://a.b/c ", '"', "« a » ", "See ", "; see A", "in: A ", "a v. B ", "( "]
)
def test_a_note_as_long_as_a_book_is_read_to_its_end(piece):
    text = piece * (60_000 // len(piece))

    kind, citations = parse_note_text(text)

    assert kind in ("citation", "remark", "cross-reference", "mixed")
    assert all(citation.extent.end <= len(text) for citation in citations)


@given(TEXTS)
def test_citations_stand_in_order_and_hold_their_text(text):
    _, citations = parse_note_text(text)
    end = 0
    for citation in citations:
        assert text[citation.extent.start : citation.extent.end] == citation.text
        assert end <= citation.extent.start < citation.extent.end
        end = citation.extent.end


@given(TEXTS)
def test_every_token_has_a_label(text):
    for labelled in (label(text), grammar.label(text)):
        assert [token.text for token in labelled.tokens] == [token.text for token in tokenize(text)]
        assert len(labelled.labels) == len(labelled.confidence) == len(labelled.tokens)
        assert all(0 <= sure <= 1 for sure in labelled.confidence)


@given(TEXTS)
def test_hard_stretches_never_overlap(text):
    hard = spans.find(text).hard
    for one, other in itertools.pairwise(hard):
        assert one.end <= other.start


@given(TEXTS)
def test_addresses_hold_no_blanks_and_lie_in_their_text(text):
    end = 0
    for address in links.addresses(text):
        assert end <= address.start < address.end <= len(text)
        assert not any(sign.isspace() for sign in address.url)
        end = address.end


@given(st.text(max_size=120))
def test_names_dates_and_pages_never_fail(text):
    assert all(name.family or name.literal for name in names.parse(text))
    assert all(date.edtf is None or len(date.edtf) >= 4 for date in dates.find(text))
    assert all(number.value for number in pages.find(text))


@settings(max_examples=40)
@given(st.lists(TEXTS, max_size=8))
def test_a_whole_manuscript_is_parsed_and_every_link_slices_back(notes):
    lines = [f"Text.[^{n}]\n" for n in range(1, len(notes) + 1)]
    lines += [f"[^{n}]: {' '.join(note.split()) or 'x'}\n" for n, note in enumerate(notes, start=1)]
    manuscript = read_text("\n".join(lines))
    citations = parse(manuscript)
    keys = [citation.key for citation in citations]

    assert len(keys) == len(set(keys))
    assert {citation.refers_to for citation in citations} - {None} <= set(keys)
    assert sorted(key for work in citations.works for key in work.citations) == sorted(
        {key for work in citations.works for key in work.citations}
    )
    for link in citations.links:
        assert manuscript.text[link.span.start : link.span.end].startswith(link.raw[:1])


WORDS = st.text(
    st.characters(exclude_categories=("C", "Z"), exclude_characters="\\{}"), min_size=1, max_size=12
)
SIGNS = st.text(alphabet=string.punctuation + "–—“”«»…§", min_size=0, max_size=4)
PHRASES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
ANY_PHRASE = (
    st.tuples(PHRASES, SIGNS).map(lambda parts: " ".join("".join(parts).split())).filter(bool)
)
NAME_WORD = st.from_regex(r"[A-ZÀ-Ý][a-zà-ÿ]{1,10}", fullmatch=True)
FAMILIES = st.one_of(
    NAME_WORD, st.tuples(st.sampled_from(["van", "de la", "von"]), NAME_WORD).map(" ".join)
)
NAMES = st.one_of(
    st.builds(Name, family=FAMILIES, given=NAME_WORD | st.none()),
    st.builds(Name, literal=PHRASES.filter(lambda told: told != "et al.")),
)
EDTF = st.sampled_from(
    ["2005-12-09", "2009-08", "2010-24", "2010/2011", "1850~", "1850?", "185X", "1999"]
)
REFERENCES = st.builds(
    Reference,
    type=st.sampled_from(["article", "newspaper", "report", "thesis", "webpage", "book", "chapter", "hearing", "archive", "misc"]),
    authors=st.lists(NAMES, max_size=3).map(tuple),
    editors=st.lists(NAMES, max_size=2).map(tuple),
    title=ANY_PHRASE,
    container=ANY_PHRASE | st.none(),
    publisher=ANY_PHRASE | st.none(),
    place=ANY_PHRASE | st.none(),
    issued=EDTF | st.none(),
    volume=st.sampled_from(["12", "XII", "3/4"]) | st.none(),
    issue=st.sampled_from(["3", "45/46"]) | st.none(),
    pages=st.sampled_from(["129", "53-94", "12r-13v", "iv"]) | st.none(),
    genre=PHRASES | st.none(),
    identifiers=st.dictionaries(st.sampled_from(["doi", "isbn", "handle", "pmid", "pmcid", "arxiv"]), st.sampled_from(["10.1000/182", "12345"]), max_size=3)
    | st.just({"urn": "urn:nbn:de:101:1-2", "ark": "ark:/12148/b1"}),
    url=st.sampled_from(["http://example.org/a_b%20c?x=1&y=#z", "https://example.org/ü"]) | st.none(),
    edition=st.sampled_from(["2", "revised"]) | st.none(),
    pinpoint=st.sampled_from(["60", "s 15(1)"]) | st.none(),
)  # fmt: skip


@given(REFERENCES)
def test_a_reference_comes_back_from_bibtex_as_it_went(reference):
    text = bibtex.entries([Work(key="k", citations=(), reference=reference)], [])

    assert bibtex.read(text) == (("k", reference),)
