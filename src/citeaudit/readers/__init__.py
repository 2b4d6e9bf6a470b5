"""What is written: a manuscript's file in, a Manuscript with its notes and markers out."""

from pathlib import Path
from typing import TYPE_CHECKING

from citeaudit.errors import UnknownFormat
from citeaudit.model.manuscript import Manuscript
from citeaudit.readers.address_list import Listed, looks_like_addresses, read_addresses
from citeaudit.readers.files import read_bytes
from citeaudit.registry import parts

if TYPE_CHECKING:
    from citeaudit.readers.address_table import read_listed
    from citeaudit.readers.markdown import read_text
    from citeaudit.readers.reference_list import looks_like_a_list, read_list, read_reference

__all__ = [
    "Listed",
    "looks_like_a_list",
    "looks_like_addresses",
    "read",
    "read_addresses",
    "read_list",
    "read_listed",
    "read_reference",
    "read_text",
]

_HOME = {
    "looks_like_a_list": "citeaudit.readers.reference_list",
    "read_listed": "citeaudit.readers.address_table",
    "read_list": "citeaudit.readers.reference_list",
    "read_reference": "citeaudit.readers.reference_list",
    "read_text": "citeaudit.readers.markdown",
}


def __getattr__(name: str) -> object:
    """What takes notes apart is loaded when there are notes: a list of addresses has none."""
    if name not in _HOME:
        raise AttributeError(f"module 'citeaudit.readers' has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def read(path: str | Path) -> Manuscript:
    """The manuscript in a file, by the reader of its suffix.

    Raises ReadError (missing, folder, empty, unreadable), UnknownFormat (no reader for the suffix), DamagedFile
    (the bytes are not what the suffix promises). Damage inside the text is no error but a warning of the Manuscript.
    """
    path = Path(path)
    data = read_bytes(path)
    known: list[str] = []
    for reader in parts("readers"):
        if path.suffix.lower() in reader.SUFFIXES:
            manuscript: Manuscript = reader.read(data, str(path))
            return manuscript
        known += [suffix for suffix in reader.SUFFIXES if suffix]
    raise UnknownFormat(
        f"{path}: no reader for {path.suffix or 'files without suffix'}; known: {', '.join(sorted(set(known)))}"
    )
