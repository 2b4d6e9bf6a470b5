"""A capture as it stands in a file of one's own, and a place that could not be read."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple


class Entry(NamedTuple):
    """One capture on the shelf. `member` is the WARC file within a WACZ, None for a file of its own.

    `same_as` names the capture, by key and moment, whose content a revisit says it has.
    """

    at: datetime
    url: str
    status: int | None
    media_type: str | None
    digest: str | None
    length: int
    file: Path
    member: str | None
    offset: int
    revisit: bool = False
    record: str | None = None
    same_as: tuple[str, datetime] | None = None


class Damage(NamedTuple):
    """A place that could not be read."""

    what: str
