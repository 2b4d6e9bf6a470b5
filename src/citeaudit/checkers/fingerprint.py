"""SimHash of running text: 64 bits that stay alike when a text changes little.

Each word gets 64 bits; a shingle mixes those of four words in a row, shifted by place so that order counts; each bit
of the fingerprint is the majority of that bit over all shingles. Words lie side by side in one long integer, so that
mixing and counting take a few operations on that integer instead of some for each word.
"""

import sys
from array import array
from functools import lru_cache
from hashlib import blake2b

_SHINGLE = 4
# Enough of a page to know it by; the rest of a long page adds time, not knowledge.
_WORDS = 1000
# Bit by bit from the highest, a one in each of as many bytes as there can be lanes.
_ONES = tuple(int.from_bytes(bytes([1 << bit]) * _WORDS, "little") for bit in range(7, -1, -1))


def fingerprint(words: list[str]) -> str | None:
    """The fingerprint of a text as 16 hex digits, None for a text too short to have one."""
    if len(words) < 2 * _SHINGLE:
        return None
    lanes = array("Q", map(_bits, words[:_WORDS]))
    row = int.from_bytes(lanes.tobytes(), sys.byteorder)
    # Each shift brings the next word into a lane, eleven bits further on than the one before.
    mixed = row ^ (row >> 53) ^ (row >> 106) ^ (row >> 159)
    count = len(lanes) - _SHINGLE + 1
    return f"{_majority(mixed, count):016x}"


def _majority(row: int, count: int) -> int:
    """The bits that are set in more than half of the first `count` lanes."""
    lanes = (row & ((1 << (64 * count)) - 1)).to_bytes(8 * count, "little")
    half = count >> 1
    # The bytes of one place in all lanes, side by side, the highest place first.
    columns = [int.from_bytes(lanes[place::8], "little") for place in range(7, -1, -1)]
    digits = [
        "1" if (column & ones).bit_count() > half else "0" for column in columns for ones in _ONES
    ]
    return int("".join(digits), 2)


@lru_cache(maxsize=1 << 15)
def _bits(word: str) -> int:
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")
