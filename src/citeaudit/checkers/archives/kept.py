"""How a row of evidence stands in a WARC file, beside the pages it rests on.

    metadata record, application/warc-fields; its target is urn:citeaudit:evidence:<name of the row>
    ├── cited-as: <the address as cited>
    ├── citation: <key of a citation>                                      a line for each
    └── evidence: {"row": {...}, "answers": [...], "copies": {...}}        one line of JSON

A page has a metadata record of its own, with the first two kinds of lines, that names its response by
`WARC-Concurrent-To`. Evidence files of earlier versions have only those. At the end of a run stands when it was made, and
of which addresses: `audited: <moment>` and `cited-as` lines, its target urn:citeaudit:audit:<moment>.
"""

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from citeaudit.model.evidence import Evidence, FetchError

URN = "urn:citeaudit:evidence:"
AUDIT_URN = "urn:citeaudit:audit:"
AUDITED = "audited"
CITED_AS = "cited-as"
CITATION = "citation"
EVIDENCE = "evidence"


class KeptAnswer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One answer on the way of a GET. `record` names its response record; where none came, `error` tells why.

    `length` is what was read on the wire, `cookies` a name for the set of cookies that the chain had then.
    """

    url: str
    record: str | None = None
    error: FetchError | None = None
    detail: str | None = None
    length: int = 0
    cut: bool = False
    cookies: str = ""


class KeptRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A row as it was judged, and what it rests on.

    Of a GET: `asked`, the address really asked, and its `answers`. Of an archive's answer: `copies`, the response
    records of the copies it names, by memento.
    """

    row: Evidence
    asked: str | None = None
    answers: tuple[KeptAnswer, ...] = ()
    copies: dict[str, str] = {}


class About(Struct, frozen=True, kw_only=True):
    """What a row is about, without all the rest of it."""

    id: str
    url: str
    type: str
    at: str
    probes: str | None = None
    decision: str | None = None


class _Resting(Struct, frozen=True, kw_only=True):
    record: str | None = None


class Outline(Struct, frozen=True, kw_only=True):
    """A row in outline: enough to find it by, and to see whether the pages it rests on are kept."""

    row: About
    answers: tuple[_Resting, ...] = ()
    copies: dict[str, str] = {}

    @property
    def records(self) -> tuple[str, ...]:
        """The response records it rests on."""
        answers = (answer.record for answer in self.answers if answer.record is not None)
        return (*answers, *self.copies.values())


def as_fields(fields: Iterable[tuple[str, str]]) -> bytes:
    """Lines of a metadata record; a value that has lines of its own is put on one."""
    return "".join(f"{name}: {on_one_line(value)}\r\n" for name, value in fields).encode(
        "utf-8", "replace"
    )


def on_one_line(value: str) -> str:
    """A value as it stands in a line."""
    return " ".join(value.split())


def row_as_field(row: KeptRow) -> bytes:
    """The line that holds a row."""
    return EVIDENCE.encode() + b": " + msgspec.json.encode(row) + b"\r\n"


def fields_of(body: bytes) -> Iterator[tuple[str, bytes]]:
    """The lines of a metadata record by name."""
    for line in body.split(b"\r\n"):
        name, colon, value = line.partition(b": ")
        if colon:
            yield name.decode("ascii", "replace").lower(), value
