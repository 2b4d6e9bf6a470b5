"""Evidence between sessions: appended, dated, never changed.

    with open_store(None) as store:            the user's own store
        store.add(rows)
        known = list(store.evidence_for(urls))

Rows are kept as the JSON of their type, beside the columns they are looked up by. A row has its name for good, so
the stores of several machines are joined by adding the rows of one to the other.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from citeaudit.model.evidence import Evidence, Fetch
from citeaudit.net.address import host_key
from citeaudit.store.remembered import Remembered, unreadable

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

__all__ = ["Store", "open_store"]

# So many addresses in one question; SQLite takes no more than 999 in its older builds.
_AT_ONCE = 500


def open_store(url: str | None = None) -> "Store":
    """The store at a database URL (`sqlite:///state.db`, `postgresql://...`), or the user's own.

    `sqlite://` is a store in memory. Raises StoreError where there is no such store to be had.
    """
    from citeaudit.store.database import connect

    return Store(connect(url if url is not None else _own()))


class Store:
    """Rows of evidence, and what editors decided about addresses. Use as a context manager, or close it."""

    def __init__(self, engine: "Engine", counts: Callable[[Evidence], bool] | None = None) -> None:
        self._engine = engine
        self._counts = counts
        self._encoder = msgspec.json.Encoder()
        self._decoder = msgspec.json.Decoder(Evidence)
        self.remembered = Remembered(self._begin)
        self._closing = ExitStack()
        self.on_close(engine.dispose)

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database, and of what was opened beside it."""
        self._closing.close()

    def on_close(self, close: Callable[[], None]) -> None:
        """Have something that was opened for this store closed with it."""
        self._closing.callback(close)

    def answering(self, counts: Callable[[Evidence], bool]) -> "Store":
        """The same store as one that knows only the rows that count; what is added to it is kept as ever."""
        before = self._counts
        both = counts if before is None else lambda row: before(row) and counts(row)
        store = Store(self._engine, both)
        store._closing = self._closing
        return store

    def add(self, rows: Iterable[Evidence]) -> None:
        """Append rows, all or none; one that is there already stays as it is."""
        from citeaudit.store.database import EVIDENCE, append

        records = [self._as_record(row) for row in rows]
        if not records:
            return
        with self._begin() as connection:
            append(connection, EVIDENCE, records)

    def evidence_for(self, urls: Iterable[str]) -> tuple[Evidence, ...]:
        """All rows about these addresses, the oldest first for each, and the probes of the hosts they lead to.

        An address is meant with and without its fragment.
        """
        subjects = dict.fromkeys(url.partition("#")[0] for url in urls)
        rows = list(self._rows_of(list(subjects)))
        leads_to = (row.final_url for row in rows if isinstance(row, Fetch) and row.final_url)
        hosts = dict.fromkeys(map(host_key, chain(subjects, leads_to)))
        return (*rows, *self._rows_of([_probe_subject(host) for host in hosts]))

    def everything(self) -> Iterator[Evidence]:
        """Every row, the oldest first: what is added to another store to join the two."""
        from sqlalchemy import select

        from citeaudit.store.database import EVIDENCE

        with self._begin() as connection:
            question = select(EVIDENCE.c.body).order_by(EVIDENCE.c.at, EVIDENCE.c.id)
            bodies = connection.execution_options(yield_per=1000).execute(question).scalars()
            for body in bodies:
                yield self._decode(body)

    def _rows_of(self, subjects: list[str]) -> Iterator[Evidence]:
        from sqlalchemy import select

        from citeaudit.store.database import EVIDENCE

        for start in range(0, len(subjects), _AT_ONCE):
            question = (
                select(EVIDENCE.c.body)
                .where(EVIDENCE.c.url.in_(subjects[start : start + _AT_ONCE]))
                .order_by(EVIDENCE.c.at, EVIDENCE.c.id)
            )
            with self._begin() as connection:
                bodies = connection.execute(question).scalars().all()
            for row in map(self._decode, bodies):
                if self._counts is None or self._counts(row):
                    yield row

    def _decode(self, body: str) -> Evidence:
        try:
            row: Evidence = self._decoder.decode(body)
        except msgspec.DecodeError as error:
            raise unreadable(error) from error
        return row

    def _as_record(self, row: Evidence) -> tuple[str, str, str, str, str]:
        """A row in the order of the table's columns: id, url, at, kind, body."""
        probes = row.probes if isinstance(row, Fetch) else None
        return (
            row.id,
            _probe_subject(probes) if probes else row.url,
            row.at.isoformat(timespec="milliseconds"),
            "probe" if probes else str(row.__struct_config__.tag),
            self._encoder.encode(row).decode(),
        )

    def _begin(self) -> "AbstractContextManager[Connection]":
        from citeaudit.store.database import transaction

        return transaction(self._engine)


def _probe_subject(host: str) -> str:
    return f"probe:{host}"


def _own() -> str:
    from platformdirs import user_state_path

    path: Path = user_state_path("citeaudit", appauthor=False) / "evidence.sqlite"
    return f"sqlite:///{path}"
