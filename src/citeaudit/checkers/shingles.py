"""The sketch of a running text: which shingles of four words it has, for telling how much it shares with another.

Only pages that are going to be compared need one; all others go by their fingerprint, which costs less.
"""

import re
from zlib import crc32

from citeaudit.judge.sharing import BITS, packed

# Of a library on one page the beginning is enough; more numbers than this would crowd 24 bits, too.
_WORDS = 100_000
# Scripts that do not part words: each sign counts as one.
_UNPARTED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
_SPREAD = 0x9E3779B1  # 2**32 over the golden ratio, odd: neighbours end far apart


def sketch(words: list[str]) -> str | None:
    """The sketch of a text, None for a text without a single shingle."""
    parts = _parted(words)[:_WORDS]
    raw = [part.encode("utf-8", "surrogatepass") for part in parts]
    rows = zip(raw, raw[1:], raw[2:], raw[3:], strict=False)
    numbers = {(crc32(b" ".join(row)) * _SPREAD & 0xFFFFFFFF) >> (32 - BITS) for row in rows}
    return packed(numbers) if numbers else None


def _parted(words: list[str]) -> list[str]:
    """The words, those of scripts that do not part them sign by sign."""
    text = " ".join(words[:_WORDS])
    if text.isascii() or not _UNPARTED.search(text):
        return words
    return _UNPARTED.sub(lambda found: f" {found[0]} ", text).split()
