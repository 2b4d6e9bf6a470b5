"""A list of addresses as a table, the way spreadsheets write it: with a heading that says which column is which, or as CSV.

url,title,date
https://example.org/report,"The Title, and More",2014-06-11
"""

import csv
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from citeaudit.errors import ReadError
from citeaudit.readers.address_list import (
    Listed,
    looks_like_addresses,
    read_addresses,
    sound,
    without_signs,
)

_SIGNS = "\t,;"
_HEADINGS = {
    "address": frozenset("url urls address addresses link links uri href doi adresse lien".split()),
    "title": frozenset("title titel titre titolo título".split()),
    "date": frozenset("date datum data fecha issued published".split()),
}
_IN_ORDER = {"address": 0, "title": 1, "date": 2}
# No address holds a quotation mark: whoever puts the next cell into them, in a list of such lines, writes a table.
_QUOTED_CELL = re.compile(r'^"?[^\s",;]+"?([,;])"[^"\n]*"(?=\1|$)', re.MULTILINE)


class Shape(NamedTuple):
    """How a table is written: the sign between its cells, which column is which, and the row that says so (0 for none)."""

    sign: str
    columns: dict[str, int]
    heading: int


def read_listed(text: str, suffix: str) -> list[Listed] | None:
    """The addresses of a file whose name ends so ("" where it has none), a table or a line each; None where it is no list.

    Raises ReadError for a table whose cells cannot be told apart.
    """
    text, suffix = sound(text), suffix.lower()
    headed = _heading(text)
    if headed is not None:
        # A manuscript may begin with "Links, Mills, and Weirs": that is a heading of another kind.
        listed = (
            list(_rows(text, headed)) if suffix in (".csv", ".tsv") else _cautiously(text, headed)
        )
        if looks_like_addresses("\n".join(one.printed for one in listed)):
            return listed
    if not looks_like_addresses(text):
        return None
    bare = _bare(text, suffix)
    return read_addresses(text) if bare is None else list(_rows(text, bare))


def _heading(text: str) -> Shape | None:
    """The shape that the first line tells, None where it is no heading."""
    first = text.lstrip().partition("\n")[0]
    for sign in _SIGNS:
        cells = [cell.strip().strip('"').casefold() for cell in first.split(sign)]
        columns = {
            what: next(at for at, cell in enumerate(cells) if cell in names)
            for what, names in _HEADINGS.items()
            if not names.isdisjoint(cells)
        }
        if "address" in columns:
            above = text[: len(text) - len(text.lstrip())].count("\n")
            return Shape(sign, columns if len(cells) > 1 else _IN_ORDER, heading=above + 1)
    return None


def _bare(text: str, suffix: str) -> Shape | None:
    """The shape of a table without a heading: address, title, date."""
    quoted = _QUOTED_CELL.search(text) if '"' in text else None
    if quoted is not None and all(quoted[1] in line for line in text.split("\n") if line.strip()):
        return Shape(quoted[1], _IN_ORDER, heading=0)
    if suffix != ".csv" or "\t" in text:
        return None
    first = text.lstrip().partition("\n")[0]
    return Shape(";" if ";" in first and "," not in first else ",", _IN_ORDER, heading=0)


def _cautiously(text: str, shape: Shape) -> list[Listed]:
    """The rows of what may be no table at all."""
    try:
        return list(_rows(text, shape))
    except ReadError:
        return []


def _rows(text: str, shape: Shape) -> Iterator[Listed]:
    lines = text.split("\n")
    cells: Iterable[list[str]] = (line.split("\t") for line in lines)
    if shape.sign != "\t":
        cells = csv.reader((f"{line}\n" for line in lines), delimiter=shape.sign)
    at = 0
    try:
        for at, row in enumerate(cells, 1):
            address, title, date = (_cell(row, shape.columns.get(name)) for name in _HEADINGS)
            if address and not address.startswith("#") and at != shape.heading:
                yield Listed(without_signs(address), title, date, at)
    except csv.Error as error:
        raise ReadError(
            f"row {at + 1} of the table cannot be read: {error}; write a list"
        ) from error


def _cell(row: list[str], column: int | None) -> str | None:
    return row[column].strip() or None if column is not None and column < len(row) else None
