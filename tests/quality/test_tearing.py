"""Notes torn at random places over pages of other text, and made whole again: how many come back to the letter.

python tests/quality/test_tearing.py        prints the rates for each kind of tear
"""

import json
import random
import re
from pathlib import Path

import pytest

from citeaudit.readers import read_text

HOME = Path(__file__).parents[2]
NAMES = (
    "brackets-clocks",
    "pandoc-river",
    "torn-sanctions",
    "quotes-and-lists",
    "latex-lights",
    "niu-2018",
    "tables-swifts",
)
KINDS = ("word", "blank", "address")
# What must come back, by kind of tear, in per cent. A tear between two words after a comma leaves the least to go by.
GATES = {"word": 99, "blank": 96, "address": 99}

SENTENCES = [
    "The harbour was quiet in those years, and the town lived on what the river brought it.",
    "Nobody counted the barges, since nobody was paid to count them.",
    "It is easy to forget how slow the post was, and how much was settled before a letter came.",
    "The mayor disliked the plan; his successor, who had bought the meadow, did not.",
    "A bridge was promised three times and built once, a mile from where it had been promised.",
    "What the records say of the flood is little, and most of it was written later.",
]


def notes_to_tear() -> list[str]:
    """Citations of the gold manuscripts, without those that another line of the same text could complete."""
    notes = []
    for name in NAMES:
        gold = json.loads((HOME / f"tests/quality/manuscripts/{name}.gold.json").read_text())
        notes += [
            note["text"]
            for note in gold["notes"]
            if note["kind"] == "citation" and len(note["text"]) > 60
        ]
    return [note for note in notes if note.endswith((".", "?", "!"))]


def places(text: str, kind: str) -> list[int]:
    """Where a note can be torn in one way: inside a word, at a blank, behind a sign of its address."""
    address = re.search(r"https?://\S+", text)
    inside = range(address.start() + 12, address.end() - 4) if address else range(0)
    if kind == "address":
        return [at for at in inside if text[at - 1] in "-/"]
    if kind == "word":
        words = [
            match
            for match in re.finditer(r"[a-z]{7,}", text)
            if not (address and match.start() >= address.start())
        ]
        return [match.start() + 3 for match in words]
    return [
        match.start()
        for match in re.finditer(r" ", text)
        if 20 < match.start() < len(text) - 12 and match.start() not in inside
    ]


def torn(text: str, at: int, kind: str) -> tuple[str, str]:
    """The two halves as a page break leaves them."""
    if kind == "word":
        return text[:at] + "-", text[at:]
    return text[:at].rstrip(), text[at:].lstrip()


def page(rng: random.Random, *, sentences: int = 4) -> str:
    return " ".join(rng.choice(SENTENCES) for _ in range(sentences))


def manuscript(rng: random.Random, text: str, at: int, kind: str, others: list[str]) -> str:
    """Three pages: notes 1 and 2 on the first, the second torn; its rest before note 3 on the next."""
    first, rest = torn(text, at, kind)
    body = [f"{page(rng)}<sup>{n}</sup> {page(rng)}" for n in (1, 2, 3, 4)]
    half = page(rng)
    cut = half.index(" ", len(half) // 2)
    rule = rng.choice(["---\n\n", "", "### Page 7\n\n"])
    return (
        f"# A Paper\n\n{body[0]}\n\n{body[1]} {half[:cut]}\n\n{rule}1 {others[0]}\n\n2 {first}\n\n"
        f"{half[cut:].strip()}\n\n{body[2]}\n\n{body[3]}\n\n{rule}{rest}\n\n3 {others[1]}\n\n4 {others[2]}\n"
    )


def rate(kind: str, *, tries: int = 150) -> tuple[float, list[str]]:
    """Per cent of torn notes read to the letter, and what went wrong with the others."""
    rng = random.Random(f"{kind} 1")
    notes = notes_to_tear()
    able = [note for note in notes if places(note, kind)]
    wrong = []
    for _ in range(tries):
        text = rng.choice(able)
        at = rng.choice(places(text, kind))
        others = rng.sample([note for note in notes if note != text], 3)
        book = read_text(manuscript(rng, text, at, kind, others))
        found = {note.label: note.text for note in book.notes}
        expected = {"1": others[0], "2": text, "3": others[1], "4": others[2]}
        if found != expected:
            wrong.append(f"{text[:at]}|{text[at:]}\n      -> {found.get('2')}")
    return 100 * (tries - len(wrong)) / tries, wrong


@pytest.mark.parametrize("kind", KINDS)
def test_torn_notes_come_back_whole(kind: str) -> None:
    reached, wrong = rate(kind)

    assert reached >= GATES[kind], "\n".join(wrong[:5])


if __name__ == "__main__":
    for kind in KINDS:
        reached, wrong = rate(kind, tries=400)
        print(f"{kind:<8} {reached:.1f} %", *wrong[:8], sep="\n    ")  # noqa: T201
