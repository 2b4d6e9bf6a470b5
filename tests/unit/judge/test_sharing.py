"""How much of their text two pages share."""

import random

import pytest

from citeaudit.checkers.shingles import sketch
from citeaudit.judge.copies import drift_of
from citeaudit.judge.sharing import KEPT, packed, shared, unpacked
from citeaudit.model.evidence import PageFacts

WORDS = [f"word{number}" for number in range(5000)]


def text(size: int, seed: int) -> list[str]:
    return random.Random(seed).choices(WORDS, k=size)


def alike(size: int, share: float) -> tuple[list[str], list[str]]:
    """Two texts whose shingles have about this Jaccard coefficient."""
    kept = round(size * 2 * share / (1 + share))
    one = text(size, 1)
    return one, one[:kept] + text(size - kept, 2)


def jaccard(one: list[str], other: list[str]) -> float:
    here, there = (
        {tuple(words[at : at + 4]) for at in range(len(words) - 3)} for words in (one, other)
    )
    return len(here & there) / len(here | there)


def sketched(words: list[str]) -> str:
    found = sketch(words)
    assert found is not None
    return found


@pytest.mark.parametrize("share", [0.0, 0.03, 0.07, 0.3, 0.48, 0.52, 0.7, 0.88, 0.92, 1.0])
@pytest.mark.parametrize("size", [80, 300, 1000])
def test_pages_of_usual_length_are_told_exactly(size: int, share: float) -> None:
    one, other = alike(size, share)

    assert shared(sketched(one), sketched(other)) == pytest.approx(jaccard(one, other), abs=0.005)


@pytest.mark.parametrize("share", [0.0, 0.03, 0.07, 0.3, 0.48, 0.52, 0.7, 0.88, 0.92, 1.0])
@pytest.mark.parametrize("size", [3000, 12_000])
def test_long_pages_are_told_within_a_few_hundredths(size: int, share: float) -> None:
    one, other = alike(size, share)

    assert shared(sketched(one), sketched(other)) == pytest.approx(jaccard(one, other), abs=0.05)


@pytest.mark.parametrize(
    ("share", "drift"),
    [
        (0.0, "another page"),
        (0.04, "another page"),
        (0.06, "drifted"),
        (0.48, "drifted"),
        (0.52, "revised"),
        (0.88, "revised"),
        (0.92, "same"),
        (1.0, "same"),
    ],
)
def test_drift_is_told_by_the_share_of_shingles(share: float, drift: str) -> None:
    one, other = (PageFacts(words=900, shingles=sketched(words)) for words in alike(900, share))

    assert drift_of(one, other) == drift


def test_a_page_that_broke_off_is_told_by_what_stands_in_its_copy() -> None:
    whole = text(6000, 1)
    part = PageFacts(words=2000, shingles=sketched(whole[:2000]))
    copy = PageFacts(words=6000, shingles=sketched(whole))

    assert drift_of(part, copy) == "drifted"
    assert drift_of(part, copy, cut=True) == "same"
    other = PageFacts(words=6000, shingles=sketched(text(6000, 2)))
    assert drift_of(part, other, cut=True) == "another page"


def test_without_sketches_the_fingerprints_tell() -> None:
    with_sketch = PageFacts(words=300, shingles=sketched(text(300, 1)), fingerprint="0" * 16)
    without = PageFacts(words=300, fingerprint="0" * 16)

    assert drift_of(with_sketch, without) == "same"
    assert drift_of(with_sketch, PageFacts(words=300)) is None


def test_a_notice_tells_nothing() -> None:
    short = PageFacts(words=300, shingles=sketched(text(30, 1)))

    assert drift_of(short, short) is None


def test_scripts_without_spaces_are_read_sign_by_sign() -> None:
    signs = [chr(0x4E00 + number) for number in range(3000)]
    one = ["".join(random.Random(1).choices(signs, k=400))]
    other = ["".join(random.Random(2).choices(signs, k=400))]

    assert shared(sketched(one), sketched(one)) == 1.0
    half = shared(sketched(one), sketched([one[0][:300] + other[0][:100]]))
    assert half is not None
    assert 0.5 < half < 0.7


def test_a_sketch_stays_small() -> None:
    assert len(sketched(text(500, 1))) < 2000
    assert len(sketched(text(1027, 1))) < 3500
    assert len(sketched(text(20_000, 1))) < 3500
    assert len(unpacked(sketched(text(20_000, 1)))) == KEPT


def test_too_little_text_has_no_sketch() -> None:
    assert sketch(["a", "b", "c"]) is None
    assert sketch([]) is None


@pytest.mark.parametrize("garbled", ["", "!", "AAA", "é", "=", "____"])
def test_what_is_no_sketch_tells_nothing(garbled: str) -> None:
    assert shared(garbled, sketched(text(300, 1))) is None


def test_numbers_come_back_as_they_were() -> None:
    assert unpacked(packed([5, 3, 4_000_000, 3])) == [3, 5, 4_000_000]
