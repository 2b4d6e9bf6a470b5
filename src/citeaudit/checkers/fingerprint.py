"""SimHash of running text: 64 bits that stay alike when a text changes little.

Each word gets 64 bits; a shingle of four words mixes them, shifted by place so that order counts; each bit of the
fingerprint is the majority of that bit over all shingles. The counting is done on one
long integer, which is what keeps it under a millisecond.
"""

import sys
from array import array
from functools import lru_cache
from hashlib import blake2b

_SHINGLE = 4
# Enough of a page to know it by; the rest of a long page adds time, not knowledge.
_WORDS = 1000
_MASK = (1 << 64) - 1


def fingerprint(words: list[str]) -> str | None:
    """The fingerprint of a text as 16 hex digits, None for a text too short to have one."""
    if len(words) < 2 * _SHINGLE:
        return None
    bits = [_bits(word) for word in words[:_WORDS]]
    shingles = [
        (w ^ (x << 11) ^ (y << 23) ^ (z << 37)) & _MASK
        for w, x, y, z in zip(bits, bits[1:], bits[2:], bits[3:], strict=False)
    ]
    return f"{_majority(shingles):016x}"


def _majority(values: list[int]) -> int:
    """The bits that are set in more than half of the values."""
    row = int.from_bytes(array("Q", values).tobytes(), sys.byteorder)
    lanes = int.from_bytes(array("Q", [1]).tobytes() * len(values), sys.byteorder)
    half = len(values) / 2
    return sum(1 << bit for bit in range(64) if ((row >> bit) & lanes).bit_count() > half)


@lru_cache(maxsize=1 << 15)
def _bits(word: str) -> int:
    return int.from_bytes(
        blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little"
    )
