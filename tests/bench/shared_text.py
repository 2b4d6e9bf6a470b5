"""How well sketches tell the share of shingles that two pages have in common, beside the fingerprints.

    python tests/bench/shared_text.py

Pages of many sizes are made from words as often as words are in English, and changed in three ways: a part replaced, lines
changed here and there, and paragraphs moved about and added. The truth is counted from the shingles themselves.
"""

import random
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "src"))

from citeaudit.checkers.fingerprint import fingerprint
from citeaudit.checkers.shingles import sketch
from citeaudit.judge.copies import drift_of
from citeaudit.judge.sharing import shared
from citeaudit.model.evidence import PageFacts

SIZES = (80, 200, 500, 1000, 2000, 5000, 20_000)
SHARES = (
    0.0,
    0.02,
    0.045,
    0.055,
    0.1,
    0.3,
    0.45,
    0.49,
    0.51,
    0.55,
    0.7,
    0.85,
    0.89,
    0.91,
    0.95,
    1.0,
)
LINES = ((0.9, "same"), (0.5, "revised"), (0.05, "drifted"), (0.0, "another page"))


def main() -> None:
    rng = random.Random(5)
    stock = ["".join(rng.choices("etaoinshrdlu", k=rng.randint(1, 9))) for _ in range(9000)]
    often = [1 / (rank + 4) for rank in range(len(stock))]
    print(f"{'words':>6} {'pairs':>6} {'mean error':>11} {'greatest':>9} {'told right':>11} {'by fingerprint':>15} {'signs':>6} {'ms':>6}")  # fmt: skip
    for size in SIZES:
        errors, right, rough, signs, spent = [], 0, 0, 0, 0.0
        for share in SHARES:
            for change in (_part, _here_and_there, _moved):
                before = rng.choices(stock, often, k=size)
                now = change(rng, before, share, rng.choices(stock, often, k=size))
                truth = _jaccard(before, now)
                began = time.perf_counter()
                one, other = sketch(before), sketch(now)
                spent += time.perf_counter() - began
                assert one is not None and other is not None
                found = shared(one, other)
                assert found is not None
                errors.append(abs(found - truth))
                told = next(name for least, name in LINES if truth >= least)
                right += drift_of(_page(before, one), _page(now, other)) == told
                rough += drift_of(_page(before, None), _page(now, None)) == told
                signs = max(signs, len(one))
        count = len(errors)
        print(
            f"{size:6} {count:6} {statistics.mean(errors):11.4f} {max(errors):9.4f} {right:7}/{count} {rough:11}/{count} "
            f"{signs:6} {spent / count / 2 * 1000:6.2f}"
        )


def _page(words: list[str], shingles: str | None) -> PageFacts:
    return PageFacts(words=len(words), fingerprint=fingerprint(words), shingles=shingles)


def _part(rng: random.Random, text: list[str], share: float, new: list[str]) -> list[str]:
    """The end replaced."""
    kept = round(len(text) * 2 * share / (1 + share))
    return text[:kept] + new[kept:]


def _here_and_there(rng: random.Random, text: list[str], share: float, new: list[str]) -> list[str]:
    """Single words replaced: each spoils the four shingles it stands in."""
    kept = (2 * share / (1 + share)) ** 0.25
    return [word if rng.random() < kept else other for word, other in zip(text, new, strict=True)]


def _moved(rng: random.Random, text: list[str], share: float, new: list[str]) -> list[str]:
    """Paragraphs in another order, with new ones beside them."""
    paragraphs = [text[at : at + 40] for at in range(0, len(text), 40)]
    rng.shuffle(paragraphs)
    moved = [word for paragraph in paragraphs for word in paragraph]
    return moved + new[: round(len(new) * min((1 - share) / max(share, 0.2), 1))]


def _jaccard(one: list[str], other: list[str]) -> float:
    here, there = (
        {tuple(words[at : at + 4]) for at in range(len(words) - 3)} for words in (one, other)
    )
    return len(here & there) / len(here | there)


if __name__ == "__main__":
    main()
