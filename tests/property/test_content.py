"""Laws of comparing contents: sketches of shingles, openings of texts, and whatever a reader says."""

import json
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st

from archives.pdfs import pdf
from citeaudit.checkers.closer.headings import headings
from citeaudit.checkers.closer.reader import read_page, serve
from citeaudit.checkers.shingles import sketch
from citeaudit.config import JudgeConfig
from citeaudit.judge.agreement import compared
from citeaudit.judge.likeness import plain, telling
from citeaudit.judge.openings import bears, names_author, prints_date
from citeaudit.judge.record import author_difference, date_difference, day_of, title_difference
from citeaudit.judge.sharing import BITS, KEPT, packed, shared, unpacked
from citeaudit.model.citation import Name, Reference
from citeaudit.model.evidence import PageFacts, Said

DOCUMENT = pdf(["Water and War\nRana Halabi\n2011", "The valley is long. " * 20])
TAGS = "<h2> </h2> <b> <a href=/a> </a> <p> <div class=title> </div> <table> <tr> <td> <li> <script> <time datetime=2011-03-04> 2011 &amp; <!-- --> <".split()
JOB = {"url": "http://a.test/", "until": "2026-01-31"}
words = st.text(alphabet="abcdefgh", min_size=1, max_size=6)
texts = st.lists(words, max_size=300)
long_texts = st.lists(words, min_size=70, max_size=300)


@given(st.sets(st.integers(0, (1 << BITS) - 1), max_size=1500))
def test_a_sketch_gives_back_the_smallest_numbers(numbers: set[int]) -> None:
    assert unpacked(packed(numbers)) == sorted(numbers)[:KEPT]


@given(texts, texts)
def test_sharing_has_no_side_and_stays_in_its_bounds(one: list[str], other: list[str]) -> None:
    mine, theirs = sketch(one), sketch(other)
    if mine is None or theirs is None:
        return
    share = shared(mine, theirs)

    assert share == shared(theirs, mine)
    assert share is None or 0 <= share <= 1


@given(long_texts)
def test_a_text_shares_all_with_itself(text: list[str]) -> None:
    own = sketch(text)

    assert own is not None
    assert shared(own, own) in (1.0, None)
    assert shared(own, own, cut=True) in (1.0, None)


@given(long_texts, st.integers(0, 200))
def test_what_stands_whole_in_another_text_is_its_beginning(text: list[str], more: int) -> None:
    longer = [*text, *(f"new{number}" for number in range(more))]
    own, whole = sketch(text), sketch(longer)

    assert own is not None
    assert whole is not None
    share = shared(own, whole, cut=True)
    assert share is None or share > 0.97


@given(long_texts, st.integers(0, 199))
def test_the_share_of_short_texts_is_exact(text: list[str], changed: int) -> None:
    other = [f"new{n}" if n < changed else word for n, word in enumerate(text)]
    here, there = ({tuple(t[n : n + 4]) for n in range(len(t) - 3)} for t in (text, other))
    share = shared(str(sketch(text)), str(sketch(other)))

    assert share is None or abs(share - len(here & there) / len(here | there)) < 0.02


@given(st.text(), st.text())
def test_no_sketch_makes_the_judge_raise(one: str, other: str) -> None:
    share = shared(one, other)

    assert share is None or 0 <= share <= 1


@given(st.text(max_size=200), st.text(max_size=600))
def test_no_text_makes_the_judge_raise(title: str, opening: str) -> None:
    assert 0 <= bears(title, opening) <= 100
    names_author(opening, (Name(family=title), Name(literal=title)))
    prints_date(opening, title)
    prints_date(title, "2011-03-04")


@given(st.lists(words, min_size=5, max_size=12), texts, texts)
def test_a_title_that_stands_in_a_text_is_found(
    title: list[str], before: list[str], after: list[str]
) -> None:
    said = " ".join(title)
    if len(telling(plain(said))) >= 3:
        assert bears(said, " ".join([*before, *title, *after])) == 100


facts = st.sampled_from(["title", "author", "date", "opening"])
said = st.builds(
    Said,
    value=st.text(max_size=80) | st.just("2011-03-04"),
    by=st.sampled_from(["pypdf", "trafilatura", "htmldate", "htmldate's guess"]),
)
pages = st.builds(
    PageFacts,
    title=st.none() | st.text(max_size=40),
    words=st.integers(0, 500),
    citation=st.dictionaries(st.sampled_from(["title", "author", "date"]), st.text(max_size=40)),
    further=st.dictionaries(facts, said),
)
references = st.builds(
    Reference,
    type=st.just("report"),
    title=st.none() | st.text(max_size=60),
    authors=st.lists(st.builds(Name, family=st.text(max_size=12))).map(tuple),
    issued=st.none() | st.sampled_from(["2011", "2011-03", "2011-03-04", "2011-21", "x"]),
)


@given(pages, references)
def test_whatever_a_tool_found_there_is_a_word_for_it(page: PageFacts, cited: Reference) -> None:
    match, because = compared(page, cited, JudgeConfig())

    assert match in ("verified", "likely", "weak", "mismatch", "unreadable")
    assert because
    title_difference(cited, page, "http://a.test/x")
    author_difference(cited, page)
    date_difference(cited, page)
    day_of(page)


@given(pages, references)
def test_a_text_alone_never_makes_a_page_another_one(page: PageFacts, cited: Reference) -> None:
    bare = PageFacts(
        words=page.words, further={k: v for k, v in page.further.items() if k != "title"}
    )

    assert compared(bare, cited, JudgeConfig())[0] != "mismatch"


@settings(deadline=None, max_examples=150)
@given(
    st.integers(0, len(DOCUMENT) - 1),
    st.integers(0, 200),
    st.binary(max_size=60),
    st.integers(1, len(DOCUMENT)),
)
def test_no_damage_to_a_pdf_makes_the_reader_raise(
    at: int, lost: int, put: bytes, end: int
) -> None:
    damaged = (DOCUMENT[:at] + put + DOCUMENT[at + lost :])[:end]
    asked, answers = BytesIO(), BytesIO()
    asked.write(b'{"kind": "pdf", "length": %d, "url": "", "until": ""}\n' % len(damaged) + damaged)
    asked.seek(0)

    serve(asked, answers)

    assert isinstance(json.loads(answers.getvalue()), dict)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(TAGS) | st.text(max_size=12), max_size=60).map("".join))
def test_no_page_makes_a_closer_look_raise(source: str) -> None:
    assert len(headings(source)) <= 8
    assert isinstance(read_page(source.encode("utf-8", "replace"), JOB), dict)
