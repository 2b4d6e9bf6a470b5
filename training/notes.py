"""Whole notes: citations full and short, signals, remarks, pointers to other notes, several in one."""

import random

from training import assemblies, books, courts, papers, periodicals, records
from training.habits import SIGNALS
from training.style import Style
from training.vocabulary import Vocabulary
from training.writer import Piece, Writer

Part = tuple[str, list[Piece]]
KINDS = {
    **periodicals.KINDS, **papers.KINDS, **books.KINDS, **courts.KINDS, **assemblies.KINDS, **records.KINDS,
}  # fmt: skip


def full(
    rng: random.Random, style: Style, words: Vocabulary, barred: frozenset[str] = frozenset()
) -> tuple[str, list[Piece]]:
    """A full citation of some kind."""
    kinds = [kind for kind in KINDS if kind not in barred]
    kind = rng.choices(kinds, [KINDS[name][0] for name in kinds])[0]
    writer = Writer(rng, style, words)
    KINDS[kind][1](writer)
    return kind, writer.pieces


def short(rng: random.Random, style: Style, words: Vocabulary) -> list[Piece]:
    """A short form of a work cited before."""
    w = Writer(rng, style, words)
    roll = rng.random()
    kept = style.year_first
    style.year_first = ""
    if roll < 0.25:
        w.put(words.expand("ibid"), "other", w.chance(0.5))
        w.pinpoint(0.7)
    elif roll < 0.6:
        _family(w)
        w.put(", ")
        _short_title(w)
        w.pinpoint(0.85)
    elif roll < 0.78:
        _family(w)
        w.put(w.pick(", ", ", ", " "))
        if w.chance(0.4):
            _short_title(w)
            w.put(w.pick(", ", " "))
        w.put(words.expand("op_cit"))
        w.pinpoint(0.8)
    elif roll < 0.88:
        _family(w)
        bracket = w.pick(" ({})", " {}", ", {}", " [{}]")
        before, after = bracket.split("{}")
        w.put(before)
        w.put(str(w.year), "date")
        w.put(after)
        w.pinpoint(0.7)
    elif roll < 0.94:
        w.put(words.expand("same"), "author")
        w.put(", ")
        _short_title(w)
        w.pinpoint(0.6)
    else:
        w.put(w.words.expand("surname"), "title", True)
        w.put(w.pick(", ", " "))
        w.put(
            words.expand("op_cit") if w.chance(0.5) else f"{rng.randint(1, 600)} U.S.",
            "other",
        )
        w.put(" at " if w.chance(0.6) else ", ")
        w.put(str(rng.randint(1, 900)), "pinpoint")
    style.year_first = kept
    return w.pieces


def _family(w: Writer) -> None:
    text = w.words.person().family
    if w.chance(0.2):
        text += w.pick(" and ", " & ", ", ", "/") + w.words.person().family
    elif w.chance(0.06):
        text += " et al."
    w.put(text.upper() if w.style.caps in ("family", "all") else text, "author")


def _short_title(w: Writer) -> None:
    words = w.words.title(w.pick("book", "article")).split(" ")
    title = " ".join(words[: w.rng.randint(1, 5)]).rstrip(",;:.–-(“‘« ")
    if w.chance(0.07):
        title += w.pick("...", "…", " [...]")
    if w.style.quotes[0] and w.chance(0.4):
        left, right = w.style.quotes
        w.put(left)
        w.put(title, "title")
        w.put(("," if w.style.comma_inside else "") + right)
    else:
        w.put(title or "Works", "title", True)


def signalled(rng: random.Random, style: Style, pieces: list[Piece], share: float) -> list[Piece]:
    if rng.random() > share:
        return pieces
    signal = rng.choice(SIGNALS[style.language])
    return [(signal, "signal", rng.random() < 0.3), (" ", "other", False), *pieces]


def citation(
    rng: random.Random,
    style: Style,
    words: Vocabulary,
    *,
    shorts: float = 0.12,
    signals: float = 0.2,
    barred: frozenset[str] = frozenset(),
) -> tuple[str, list[Piece]]:
    """One citation as the labeller is to read it: with its signal, and now and then a remark after it."""
    if rng.random() < shorts:
        kind, pieces = "short", short(rng, style, words)
    else:
        kind, pieces = full(rng, style, words, barred)
    pieces = signalled(rng, style, pieces, signals)
    if rng.random() < 0.05:
        pieces = [*pieces, (" ", "other", False), (words.expand("aside"), "note", False)]
    if rng.random() < 0.03 and kind != "short":
        pieces = [
            (
                rng.choice(["{}. ", "[{}] ", "{} ", "({}) "]).format(rng.randint(1, 200)),
                "other",
                False,
            ),
            *pieces,
        ]
    return kind, [*pieces, (style.end, "other", False)]


def note(rng: random.Random, style: Style, words: Vocabulary) -> tuple[str, list[Part]]:
    """A whole note: its class and its parts (citation, remark, cross, gap) in order."""
    roll = rng.random()
    gap = (
        rng.choice(["; ", "; ", "; ", ". ", "; and ", "; see also ", ". See also ", " ; "])
        if style.language == "en"
        else rng.choice(["; ", "; ", ". ", " ; ", " – "])
    )
    end: Part = (
        "gap",
        [
            (
                "."
                if style.end in ("", ";", ":", ",") and rng.random() < 0.7
                else style.end.strip(),
                "other",
                False,
            )
        ],
    )
    if roll < 0.42:
        return "citation", [("citation", _one(rng, style, words)), end]
    if roll < 0.62:
        parts: list[Part] = []
        for i in range(rng.choice([2, 2, 2, 3, 3, 4, 5])):
            if i:
                parts.append(("gap", [(gap, "other", False)]))
            parts.append(("citation", _one(rng, style, words)))
        return "citation", [*parts, end]
    if roll < 0.74:
        return "remark", [_remark(rng, words, rng.choice([1, 1, 1, 2, 3]))]
    if roll < 0.80:
        return "cross-reference", [_cross(words), end]
    return "mixed", _mixed(rng, style, words, gap, end)


def _one(rng: random.Random, style: Style, words: Vocabulary) -> list[Piece]:
    pieces = short(rng, style, words) if rng.random() < 0.25 else full(rng, style, words)[1]
    return signalled(rng, style, pieces, 0.22)


def _remark(rng: random.Random, words: Vocabulary, count: int) -> Part:
    ends = [".", ".", ".", ".", "!", "?", ".", "."]
    said = [
        words.expand(rng.choice(["remark", "prose", "prose"])) + rng.choice(ends)
        for _ in range(count)
    ]
    text = " ".join(one[:1].upper() + one[1:] for one in said)
    return "remark", [(text, "other", False)]


def _cross(words: Vocabulary) -> Part:
    text = words.expand("cross")
    return "cross", [(text, "other", False)]


def _mixed(rng: random.Random, style: Style, words: Vocabulary, gap: str, end: Part) -> list[Part]:
    """Citations with talk around them: before, after, between, led into or commented on."""
    space: Part = ("gap", [(" ", "other", False)])
    cites: list[Part] = []
    for i in range(rng.choice([1, 1, 1, 2, 2, 3])):
        if i:
            cites.append(("gap", [(gap, "other", False)]))
        cites.append(("citation", _one(rng, style, words)))
    stop: Part = ("gap", [(".", "other", False)])
    talk = _remark(rng, words, rng.choice([1, 1, 2]))
    roll = rng.random()
    if roll < 0.34:
        return [talk, space, *cites, end]
    if roll < 0.56:
        bridge = (
            words.expand("bridge")
            if rng.random() < 0.8
            else words.expand("lead") + rng.choice([", ", ": "])
        )
        parts: list[Part] = [("remark", [(bridge, "other", False)]), *cites, end]
        return parts if rng.random() < 0.7 else [talk, space, *parts]
    if roll < 0.76:
        return [*cites, stop, space, talk]
    if roll < 0.84:
        return [talk, space, *cites, stop, space, _remark(rng, words, 1)]
    if roll < 0.95:
        return [*cites, ("remark", [(words.expand("after"), "other", False)]), end]
    return [
        *cites,
        ("gap", [("; ", "other", False)]),
        ("remark", [(words.expand("clause") + ".", "other", False)]),
    ]


__all__ = ["KINDS", "citation", "note"]
