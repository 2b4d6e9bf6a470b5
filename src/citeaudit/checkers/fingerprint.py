"""SimHash of running text: 64 bits that stay alike when a text changes little.

Each word gets 64 bits; a shingle mixes those of four words in a row, shifted by place so that order counts; each bit
of the fingerprint is the majority of that bit over all shingles. Words lie side by side in one long integer, so that
mixing and counting take a few operations on that integer instead of some for each word.
"""

from hashlib import blake2b

_SHINGLE = 4
# Enough of a page to know it by; the rest of a long page adds time, not knowledge.
_WORDS = 1000
_ALL = (1 << 64) - 1
# All bits of so many lanes, by powers of two.
_LOWER = {lanes: (1 << 64 * lanes) - 1 for lanes in map((1).__lshift__, range(10))}


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
    """The bits that are set in more than half of the first `count` lanes.

    The lanes are added up in halves: upper half and lower half give half as many lanes of sums. Bit n of all sums lies
    side by side in the n-th plane, so that an addition takes a few operations for all lanes at once.
    """
    lanes = 1 << (count - 1).bit_length()
    planes = [row & ((1 << (64 * count)) - 1)]
    while lanes > 1:
        lanes >>= 1
        width, lower = 64 * lanes, _LOWER[lanes]
        carry = 0
        sums = []
        for plane in planes:
            one, other = plane & lower, plane >> width
            either = one ^ other
            sums.append(either ^ carry)
            carry = (one & other) | (either & carry)
        planes = [*sums, carry]
    return _more_than(count >> 1, planes)


def _more_than(half: int, planes: list[int]) -> int:
    """The bits whose sums, given plane by plane from the lowest, are more than `half`."""
    more, level = 0, _ALL
    for place in range(len(planes) - 1, -1, -1):
        if half >> place & 1:
            level &= planes[place]
        else:
            more |= level & planes[place]
            level &= ~planes[place]
    return more
