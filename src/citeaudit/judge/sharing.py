"""How much of their text two pages share, by sketches of what each says.

Every run of four words (a shingle) is a number of 24 bits, drawn by a hash. A sketch holds the smallest 1,024 of a text's
numbers: all of them for a page of usual length, else a fair sample of them. Below the smaller of two sketches' ends both
are whole, so that what is shared there tells what is shared in all. A sketch is written as the gaps between its sorted
numbers, seven bits a byte, in base64: some 3,300 signs at most.
"""

from binascii import a2b_base64, b2a_base64
from collections.abc import Iterable
from itertools import accumulate

KEPT = 1024
BITS = 24
ENOUGH = 57  # shingles; a text with more is more than a notice


def packed(numbers: Iterable[int]) -> str:
    """The smallest of a text's numbers, as they are written down."""
    out = bytearray()
    last = 0
    for number in sorted(set(numbers))[:KEPT]:
        gap, last = number - last, number
        while gap > 127:
            out.append(gap & 127 | 128)
            gap >>= 7
        out.append(gap)
    return b2a_base64(bytes(out), newline=False).decode("ascii")


def unpacked(sketch: str) -> list[int]:
    """The numbers of a sketch, the smallest first; what is no sketch has none."""
    try:
        raw = a2b_base64(sketch)
    except ValueError:
        return []
    gaps: list[int] = []
    gap = shift = 0
    for byte in raw:
        gap |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            gaps.append(gap)
            gap = shift = 0
    return list(accumulate(gaps))


def shared(one: str, other: str, *, cut: bool = False) -> float | None:
    """The Jaccard coefficient (0..1) of the shingles of two texts, None where one has too few to tell.

    `cut` says that the first text broke off: it is then told by how much of it stands in the other, as if the rest of
    it were alike.
    """
    mine, theirs = unpacked(one), unpacked(other)
    if min(len(mine), len(theirs)) < ENOUGH:
        return None
    end = min(_end(mine), _end(theirs))
    here = {number for number in mine if number <= end}
    there = {number for number in theirs if number <= end}
    both = len(here & there)
    if cut:
        contained = both / len(here) if here else 0.0
        return contained / (2 - contained)
    return both / max(len(here | there), 1)


def _end(numbers: list[int]) -> int:
    """Up to which number a sketch is whole."""
    return numbers[-1] if len(numbers) >= KEPT else 1 << BITS
