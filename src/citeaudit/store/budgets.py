"""Budgets of services, shared by all threads and processes that use one store.

A budget is one number, the moment at which it will be whole again; a turn moves it on by the interval between two
calls, in one UPDATE, so that no two callers get one turn.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Lock
from typing import TYPE_CHECKING, Any

from citeaudit.net.service import Budget, Turn

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

    from citeaudit.store import Store

# After the last pause a host that still says "too many" may have closed its door for an hour.
_LEFT_ALONE = 3600.0


def budgets_of(store: "Store") -> "Budgets":
    """The purse of a store; a store in memory has one connection for all, so its purse gets one of its own."""
    from citeaudit.store.database import connect, transaction

    engine = store._engine
    if engine.url.database in (None, "", ":memory:"):
        engine = connect("sqlite://")
        store.on_close(engine.dispose)
    return Budgets(lambda: transaction(engine))


class Budgets:
    """The purse of a store. Moments are seconds of the epoch."""

    def __init__(self, begin: "Callable[[], AbstractContextManager[Connection]]") -> None:
        self._begin = begin
        self._lock = Lock()
        self._known: set[str] = set()

    def turn(self, budget: Budget, *, now: float, patience: float) -> Turn:
        """Take the next free turn, if it comes within `patience` seconds."""
        with self._lock, self._begin() as connection:
            self._know(connection, budget.host, f"{budget.host} {budget.kind}")
            taken = self._take(connection, budget, now, patience)
            stopped = self._stopped_until(connection, budget.host) - now
            if stopped > 0:
                self._give_back(connection, budget, taken)
                return Turn(stopped if stopped <= patience else None, stopped=True)
        return Turn(taken)

    def stop(self, host: str, *, now: float, sent: float, pauses: tuple[float, ...]) -> None:
        """Nobody calls the host for the next of the pauses; answers to calls sent before the stop count once."""
        from sqlalchemy import select, update

        table = _table()
        with self._lock, self._begin() as connection:
            self._know(connection, host)
            row = connection.execute(
                select(table.c.stopped_at, table.c.strikes).where(table.c.name == host)
            ).one()
            if row.stopped_at >= sent:
                return
            strikes = int(row.strikes)
            pause = pauses[strikes] if strikes < len(pauses) else _LEFT_ALONE
            connection.execute(
                update(table)
                .where(table.c.name == host, table.c.stopped_at < sent)
                .values(stopped_at=now, stopped_until=now + pause, strikes=strikes + 1)
            )

    def rest(self, host: str, *, until: float) -> None:
        """Nobody calls the host until then; that is no reproach, and the pause after the next one no longer."""
        from sqlalchemy import update

        table = _table()
        with self._lock, self._begin() as connection:
            self._know(connection, host)
            connection.execute(
                update(table)
                .where(table.c.name == host, table.c.stopped_until < until)
                .values(stopped_until=until)
            )

    def stopped_for(self, host: str, *, now: float) -> float:
        """For how many seconds more nobody may call the host; 0 where anybody may."""
        with self._lock, self._begin() as connection:
            self._know(connection, host)
            return max(self._stopped_until(connection, host) - now, 0.0)

    def forgive(self, host: str, *, sent: float) -> bool:
        """The next pause is the first one, if a call that was answered was sent after the last stop; whether it was."""
        from sqlalchemy import update

        table = _table()
        with self._lock, self._begin() as connection:
            self._know(connection, host)
            question = (
                update(table)
                .where(table.c.name == host, table.c.stopped_until <= sent)
                .values(strikes=0)
            )
            return connection.execute(question).rowcount > 0

    def _take(
        self, connection: "Connection", budget: Budget, now: float, patience: float
    ) -> float | None:
        """Seconds to wait for the turn that was taken, None where it would come too late and was not."""
        from sqlalchemy import case, update

        table = _table()
        span = budget.interval
        whole = case((table.c.whole_at > now, table.c.whole_at), else_=now)
        latest = now + patience + (budget.burst - 1) * span
        question = (
            update(table)
            .where(table.c.name == f"{budget.host} {budget.kind}", whole <= latest)
            .values(whole_at=whole + span)
            .returning(table.c.whole_at)
        )
        moved = connection.execute(question).scalar_one_or_none()
        if moved is None:
            return None
        return max(float(moved) - budget.burst * span - now, 0.0)

    def _give_back(self, connection: "Connection", budget: Budget, taken: float | None) -> None:
        from sqlalchemy import update

        table = _table()
        if taken is not None:
            connection.execute(
                update(table)
                .where(table.c.name == f"{budget.host} {budget.kind}")
                .values(whole_at=table.c.whole_at - budget.interval)
            )

    def _stopped_until(self, connection: "Connection", host: str) -> float:
        from sqlalchemy import select

        table = _table()
        found = connection.execute(select(table.c.stopped_until).where(table.c.name == host))
        return float(found.scalar_one())

    def _know(self, connection: "Connection", *names: str) -> None:
        """Make sure that there is a row for each name; a store of an earlier day may lack the table."""
        from citeaudit.store.database import insert_new

        new = [name for name in names if name not in self._known]
        if not new:
            return
        from sqlalchemy.schema import CreateTable

        table = _table()
        connection.execute(CreateTable(table, if_not_exists=True))
        blank: dict[str, Any] = {"whole_at": 0.0, "stopped_at": 0.0, "stopped_until": 0.0}
        connection.execute(
            insert_new(connection, table), [{"name": name, "strikes": 0, **blank} for name in new]
        )
        self._known.update(new)


_TABLES: list["Table"] = []


def _table() -> "Table":
    """The table, made when first needed: SQLAlchemy is dear to import."""
    if not _TABLES:
        from sqlalchemy import Column, Float, Integer, MetaData, String, Table

        _TABLES.append(
            Table(
                "budgets",
                MetaData(),
                Column("name", String(200), primary_key=True),
                Column("whole_at", Float, nullable=False),
                Column("stopped_at", Float, nullable=False),
                Column("stopped_until", Float, nullable=False),
                Column("strikes", Integer, nullable=False),
            )
        )
    return _TABLES[0]
