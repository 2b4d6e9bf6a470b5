"""BibTeX keys: family name, year and first word of the title, the same on every run."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from citeaudit.model.citation import Name, Reference, Work
from citeaudit.parsers.plain import STOP, plain


def keyed(works: Sequence[Work]) -> tuple[Work, ...]:
    """The works with their keys: family, year, first word of the title; a letter where two would be the same."""
    stems = [_stem(work.reference) for work in works]
    count: dict[str, int] = defaultdict(int)
    for stem in stems:
        count[stem] += 1
    used: dict[str, int] = defaultdict(int)
    named = []
    for work, stem in zip(works, stems, strict=True):
        key = stem
        if count[stem] > 1:
            key = stem + _letters(used[stem])
            used[stem] += 1
        named.append(replace(work, key=key))
    return tuple(named)


def _letters(index: int) -> str:
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(97 + rest) + letters
    return letters


def _stem(reference: Reference) -> str:
    people = reference.authors or reference.editors
    who = _ascii(_calling(people[0])) if people else ""
    year = reference.issued[:4].replace("X", "0") if reference.issued else ""
    called = reference.title or reference.genre or reference.container
    # What an archive keeps under a mere shelf mark is called by the archive.
    kept = reference.publisher if not who else None
    words = [word for word in plain(called or kept or "").split() if word not in STOP]
    word = next((found for word in words if (found := _ascii(word))), "")
    # A key must not begin with a digit: some tools read it as a number.
    return f"{who}{year}{word}" if who else f"{word.capitalize()}{year}" if word else f"work{year}"


def _calling(name: Name) -> str:
    if name.family:
        return name.family
    words = [word for word in re.findall(r"\w+", name.literal or "") if word.lower() not in STOP]
    return "".join(word.capitalize() if word.islower() else word for word in words[:3])


_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "Æ": "AE",
        "ø": "o",
        "Ø": "O",
        "œ": "oe",
        "Œ": "OE",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "þ": "th",
        "ð": "d",
    }
)


def _ascii(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return re.sub(r"[^A-Za-z0-9]", "", folded.encode("ascii", "ignore").decode())
