"""The tables, and the way to a database that has them: opened, checked, its faults told in one line."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Index,
    Insert,
    MetaData,
    String,
    Table,
    Text,
    bindparam,
    create_engine,
    event,
    insert,
    inspect,
    select,
)
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import StaticPool
from sqlalchemy.schema import CreateIndex, CreateTable

from citeaudit.errors import StoreError

SCHEMA = 1
_BUSY = 15.0  # seconds to wait for another run that is writing
_SHORT_WHILE = 0.02  # seconds

_METADATA = MetaData()
ABOUT = Table(
    "citeaudit_about",
    _METADATA,
    Column("key", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)
EVIDENCE = Table(
    "evidence",
    _METADATA,
    Column("id", String(40), primary_key=True),
    Column("url", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("body", Text, nullable=False),
)
Index("evidence_of_an_address", EVIDENCE.c.url, EVIDENCE.c.at)
DECISIONS = Table(
    "decisions",
    _METADATA,
    Column("id", String(40), primary_key=True),
    Column("url", Text, nullable=False, index=True),
    Column("at", String(40), nullable=False),
    Column("body", Text, nullable=False),
)
TOLD = Table(
    "told",
    _METADATA,
    Column("list", String(80), primary_key=True),
    Column("url", Text, primary_key=True),
    Column("body", Text, nullable=False),
)


def connect(url: str) -> Engine:
    """An engine on a database that has our tables in our version; raises StoreError."""
    where = _url(url)
    engine = _engine(where)
    try:
        _prepare(engine, where)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """A transaction; the database's own faults come out as StoreError."""
    try:
        with engine.begin() as connection:
            yield connection
    except SQLAlchemyError as error:
        raise StoreError(_told(error, engine.url)) from error


def insert_new(connection: Connection, table: Table) -> Insert:
    """An INSERT that leaves rows alone which are there already."""
    name = connection.dialect.name
    if name == "sqlite":
        return insert(table).prefix_with("OR IGNORE")
    if name == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table).on_conflict_do_nothing()
    raise StoreError(f"evidence store: {name} is not supported; use sqlite or postgresql")


def append(connection: Connection, table: Table, rows: Sequence[tuple[object, ...]]) -> None:
    """Append rows, each with a value for every column in order; those that are there already stay as they are.

    The statement is put together once and the values go to the driver as they are: for rows by the thousand that
    takes half the time.
    """
    places: dict[str, Any] = {column.name: bindparam(column.name) for column in table.columns}
    statement = insert_new(connection, table).values(places).compile(dialect=connection.dialect)
    connection.exec_driver_sql(str(statement), list(rows))


def _url(text: str) -> URL:
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise StoreError(
            f"evidence store: {text!r} is no database URL; write a file as sqlite:///path/to/evidence.sqlite"
        ) from error
    if url.drivername in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+pg8000")
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreError(
            f"evidence store: {url.get_backend_name()!r} is not supported; use sqlite or postgresql"
        )
    return url


def _engine(url: URL) -> Engine:
    options: dict[str, Any] = {}
    if url.get_backend_name() == "sqlite":
        options["connect_args"] = {"timeout": _BUSY, "check_same_thread": False}
        if _is_in_memory(url):
            options["poolclass"] = StaticPool
        else:
            _make_folder(url)
    try:
        engine = create_engine(url, **options)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError(
            f"evidence store: the driver for {url.drivername} is not installed ({error}); "
            "for PostgreSQL install citeaudit[postgres]"
        ) from error
    except (ArgumentError, TypeError) as error:
        raise StoreError(f"evidence store: {_shown(url)}: {error}") from error
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _tune_sqlite)
    return engine


def _is_in_memory(url: URL) -> bool:
    return url.database in (None, "", ":memory:")


def _make_folder(url: URL) -> None:
    folder = Path(url.database or "").parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"evidence store: the folder {folder} cannot be made: {error.strerror}; name another with --store"
        ) from error


def _tune_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    # Readers do not wait for a writer; the last transactions before a power cut may be lost, never the file.
    _turn_to_wal(cursor)
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()


def _turn_to_wal(cursor: Any) -> None:
    """A file is turned once; SQLite does not wait by itself where several runs would turn a new one at the same moment."""
    deadline = monotonic() + _BUSY
    while cursor.execute("PRAGMA journal_mode").fetchone()[0] not in ("wal", "memory"):
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or monotonic() > deadline:
                raise
            sleep(_SHORT_WHILE)


def _prepare(engine: Engine, url: URL) -> None:
    """Make the tables where there are none, and make sure that those there are ours and not newer."""
    try:
        with engine.begin() as connection:
            names = set(inspect(connection).get_table_names())
            if ABOUT.name not in names or not _has_version(connection):
                # Two that come at once make the same tables; the version is written once.
                _make_tables(connection)
                connection.execute(
                    insert_new(connection, ABOUT), [{"key": "schema", "value": str(SCHEMA)}]
                )
            value = connection.execute(
                select(ABOUT.c.value).where(ABOUT.c.key == "schema")
            ).scalar_one_or_none()
    except SQLAlchemyError as error:
        raise StoreError(_told(error, url)) from error
    found = int(value) if value is not None and value.isdigit() else None
    if found is None:
        raise StoreError(
            f"evidence store: {_shown(url)} does not say which version it is; name another with --store"
        )
    if found > SCHEMA:
        raise StoreError(
            f"evidence store: {_shown(url)} was written by a newer citeaudit "
            f"(schema {found}, this one knows {SCHEMA}); update citeaudit or name another store"
        )


def _has_version(connection: Connection) -> bool:
    question = select(ABOUT.c.key).where(ABOUT.c.key == "schema")
    return connection.execute(question).first() is not None


def _make_tables(connection: Connection) -> None:
    """Make what is not there; another process may be making it at this moment."""
    for table in _METADATA.sorted_tables:
        connection.execute(CreateTable(table, if_not_exists=True))
        for index in table.indexes:
            connection.execute(CreateIndex(index, if_not_exists=True))


def _told(error: SQLAlchemyError, url: URL) -> str:
    """A database's fault as one line for the editor."""
    reason = str(error.orig) if isinstance(error, DBAPIError) else str(error)
    reason = " ".join(reason.split())[:200]
    if "locked" in reason:
        return f"evidence store: {_shown(url)} is locked by another run; wait for it to end, or name another with --store"
    if "not a database" in reason:
        return f"evidence store: {_shown(url)} is not a database; name another file with --store"
    if "malformed" in reason:
        return f"evidence store: {_shown(url)} is damaged ({reason}); restore a copy, or name another with --store"
    if "unable to open" in reason:
        return (
            f"evidence store: {_shown(url)} cannot be opened; look at the path and its permissions"
        )
    if "readonly" in reason:
        return f"evidence store: {_shown(url)} may not be written; look at its permissions"
    return f"evidence store: {_shown(url)}: {reason}"


def _shown(url: URL) -> str:
    """A store as people know it: the path of a file, a URL without its password."""
    if url.get_backend_name() == "sqlite" and url.database:
        return url.database
    return url.render_as_string(hide_password=True)
