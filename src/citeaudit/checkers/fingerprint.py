"""SimHash of running text: 64 bits that stay alike when a text changes little.

Each word gets 64 bits; a shingle mixes those of four words in a row, shifted by place so that order counts; each bit
of the fingerprint is the majority of that bit over all shingles. Words lie side by side in one long integer, so that
mixing and counting take a few operations on that integer instead of some for each word.
"""

from hashlib import blake2b
from itertools import compress, repeat
from operator import and_

_SHINGLE = 4
# Enough of a page to know it by; the rest of a long page adds time, not knowledge.
_WORDS = 1000
# Bit by bit from the highest, a one in each of as many bytes as there can be lanes.
_ONES = tuple(int.from_bytes(bytes([1 << bit]) * _WORDS, "little") for bit in range(7, -1, -1))
_BITS = tuple(1 << bit for bit in range(63, -1, -1))


class _Words(dict[str, bytes]):
    """The 64 bits of each word met; forgotten all at once before there are too many."""

    def __missing__(self, word: str) -> bytes:
        if len(self) >= 1 << 15:
            self.clear()
        bits = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        self[word] = bits
        return bits


_KNOWN = _Words()


def fingerprint(words: list[str]) -> str | None:
    """The fingerprint of a text as 16 hex digits, None for a text too short to have one."""
    if len(words) < 2 * _SHINGLE:
        return None
    row = int.from_bytes(b"".join(map(_KNOWN.__getitem__, words[:_WORDS])), "little")
    # Each shift brings the next word into a lane, eleven bits further on than the one before.
    mixed = row ^ (row >> 53) ^ (row >> 106) ^ (row >> 159)
    return f"{_majority(mixed, min(len(words), _WORDS) - _SHINGLE + 1):016x}"


def _majority(row: int, count: int) -> int:
    """The bits that are set in more than half of the first `count` lanes."""
    lanes = (row & ((1 << (64 * count)) - 1)).to_bytes(8 * count, "little")
    counts: list[int] = []
    # The bytes of one place in all lanes, side by side, the highest place first.
    for place in range(7, -1, -1):
        column = int.from_bytes(lanes[place::8], "little")
        counts.extend(map(int.bit_count, map(and_, repeat(column), _ONES)))
    return sum(compress(_BITS, map((count >> 1).__lt__, counts)))
