"""What scanning, copying and careless typing do to a printed line, label by label kept."""

import random
import re

from training.writer import Piece

Cell = tuple[str, str, bool]
_LIGATURES = {"fi": "ﬁ", "fl": "ﬂ", "ff": "ﬀ", "ffi": "ﬃ"}
_TWINS = {
    "l": "1",
    "1": "l",
    "O": "0",
    "0": "O",
    "I": "l",
    "5": "S",
    "rn": "m",
    "e": "c",
    "c": "e",
    "h": "b",
    "n": "u",
    "a": "o",
    "t": "l",
    "S": "5",
}


def cells(pieces: list[Piece], marks: str) -> list[Cell]:
    """The characters of the pieces; italics as stars, underscores or tags where asked for."""
    signs = {"stars": ("*", "*"), "underscores": ("_", "_"), "tags": ("<i>", "</i>")}.get(marks)
    out: list[Cell] = []
    for text, label, italic in pieces:
        if signs and italic:
            text = signs[0] + text + signs[1]
        out += [(char, label, italic) for char in text]
    return out


def single_blanks(line: list[Cell]) -> list[Cell]:
    out: list[Cell] = []
    for cell in line:
        if cell[0] == " " and (not out or out[-1][0] == " "):
            continue
        if cell[0] in ",." and out and out[-1][0] in ",." and cell[0] == out[-1][0]:
            continue
        out.append(cell)
    return out


def worn(rng: random.Random, line: list[Cell]) -> list[Cell]:
    """The line with the damage of one source: none, straight quotes only, or several faults."""
    roll = rng.random()
    if rng.random() < 0.22:
        line = _straight(rng, line)
    if roll < 0.62:
        return line
    faults = [
        _no_blank_after_sign,
        _hyphenated,
        _lost_blank,
        _twins,
        _swapped_signs,
        _broken_address,
        _ligatures,
        _mixed_quotes,
        _blank_before_sign,
        _noise,
        _dropped_quote,
    ]
    for fault in rng.sample(faults, 1 if roll < 0.85 else rng.randint(2, 4)):
        line = fault(rng, line)
    return line


def _straight(rng: random.Random, line: list[Cell]) -> list[Cell]:
    table = str.maketrans("“”‘’„–", '""\'\'"-')
    return [(char.translate(table), label, italic) for char, label, italic in line]


def _no_blank_after_sign(rng: random.Random, line: list[Cell]) -> list[Cell]:
    share = rng.choice([0.15, 0.4, 0.9])
    signs = rng.choice([".", ",", ".,", ".,:;"])
    return [
        cell
        for i, cell in enumerate(line)
        if not (cell[0] == " " and i and line[i - 1][0] in signs and rng.random() < share)
    ]


def _blank_before_sign(rng: random.Random, line: list[Cell]) -> list[Cell]:
    out: list[Cell] = []
    for cell in line:
        if cell[0] in ",.;:" and out and rng.random() < 0.12:
            out.append((" ", out[-1][1], out[-1][2]))
        out.append(cell)
    return out


def _lost_blank(rng: random.Random, line: list[Cell]) -> list[Cell]:
    return [cell for cell in line if not (cell[0] == " " and rng.random() < 0.05)]


def _hyphenated(rng: random.Random, line: list[Cell]) -> list[Cell]:
    out: list[Cell] = []
    for i, cell in enumerate(line):
        out.append(cell)
        inside = 2 < i < len(line) - 3 and all(line[k][0].isalpha() for k in range(i - 2, i + 4))
        if inside and cell[1] != "url" and rng.random() < 0.02:
            out.append(("-", cell[1], cell[2]))
            if rng.random() < 0.6:
                out.append((" ", cell[1], cell[2]))
    return out


def _twins(rng: random.Random, line: list[Cell]) -> list[Cell]:
    return [
        (
            _TWINS[char] if char in _TWINS and label != "url" and rng.random() < 0.03 else char,
            label,
            italic,
        )
        for char, label, italic in line
    ]


def _noise(rng: random.Random, line: list[Cell]) -> list[Cell]:
    out: list[Cell] = []
    for char, label, italic in line:
        if char.isalpha() and label != "url" and rng.random() < 0.02:
            char = rng.choice(
                ["", rng.choice("aeiourstlnm"), char + rng.choice("il.'"), char.upper()]
            )
        if char:
            out.append((char, label, italic))
    return out


def _swapped_signs(rng: random.Random, line: list[Cell]) -> list[Cell]:
    swaps = {",": ".", ".": ",", ";": ",", ":": "."}
    return [
        (
            swaps[char] if char in swaps and label != "url" and rng.random() < 0.12 else char,
            label,
            italic,
        )
        for char, label, italic in line
    ]


def _mixed_quotes(rng: random.Random, line: list[Cell]) -> list[Cell]:
    pool = {
        "“": ['"', "”", "''", "“"],
        "”": ['"', "“", "''", "”"],
        "‘": ["'", "`"],
        "’": ["'"],
        '"': ["“", "”", "''"],
        "«": ["<<", "«"],
        "»": [">>", "»"],
    }
    return [
        (rng.choice(pool[char]) if char in pool and rng.random() < 0.5 else char, label, italic)
        for char, label, italic in line
    ]


def _dropped_quote(rng: random.Random, line: list[Cell]) -> list[Cell]:
    return [cell for cell in line if not (cell[0] in '“”"«»„' and rng.random() < 0.5)]


def _broken_address(rng: random.Random, line: list[Cell]) -> list[Cell]:
    out: list[Cell] = []
    for cell in line:
        out.append(cell)
        if cell[1] == "url" and cell[0] in "/-_." and rng.random() < 0.08:
            out.append((" ", "url", cell[2]))
    return out


def _ligatures(rng: random.Random, line: list[Cell]) -> list[Cell]:
    text = "".join(char if len(char) == 1 else "?" for char, _, _ in line)
    out = list(line)
    for found in reversed(list(re.finditer("ffi|ff|fi|fl", text))):
        if rng.random() < 0.7 and line[found.start()][1] != "url":
            sign = rng.choice([_LIGATURES[found.group()], _LIGATURES[found.group()], "", " "])
            out[found.start() : found.end()] = [(sign, *line[found.start()][1:])] if sign else []
    return out
