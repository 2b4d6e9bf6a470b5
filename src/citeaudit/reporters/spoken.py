"""Names, dates and references in the words of an editor."""

import re
from collections.abc import Sequence

from citeaudit.model.citation import Name, Reference

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_MONTHS = {
    "01": "January", "02": "February", "03": "March", "04": "April", "05": "May", "06": "June", "07": "July",
    "08": "August", "09": "September", "10": "October", "11": "November", "12": "December",
    "21": "spring", "22": "summer", "23": "autumn", "24": "winter",
}  # fmt: skip


def names(people: Sequence[Name]) -> str:
    """People and bodies as one line."""
    return "; ".join(
        name.literal
        or ", ".join(
            part
            for part in (" ".join(filter(None, (name.given, name.family))), name.suffix)
            if part
        )
        for name in people
    )


def spoken_date(edtf: str) -> str:
    """A date as an editor would write it: "9 December 2005", "winter 2010", "2010–2011"; odd ones as they are."""
    found = _DATE.fullmatch(edtf)
    if found is None:
        return "–".join(spoken_date(end) for end in edtf.split("/")) if "/" in edtf else edtf
    year, month, day = found.groups()
    word = _MONTHS.get(month or "")
    if month and word is None:
        return edtf
    return " ".join(part for part in (day.lstrip("0") if day else "", word, year) if part)


def told(reference: Reference) -> str:
    """A work in one line: who, what, in what, by whom, when."""
    # A shelf mark is said as it stands.
    number = "" if reference.type == "archive" else "no. "
    numbers = ", ".join(
        f"{word}{value}"
        for word, value in (("vol. ", reference.volume), (number, reference.issue))
        if value
    )
    issuer = ": ".join(filter(None, (reference.place, reference.publisher)))
    parts = (
        names(reference.authors or reference.editors),
        f"“{reference.title}”" if reference.title else "untitled",
        reference.container,
        numbers,
        issuer,
        spoken_date(reference.issued or ""),
    )
    return ", ".join(part for part in parts if part)
