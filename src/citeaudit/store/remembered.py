"""What people decided about addresses, and what each list was last told about its own."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from citeaudit.model.evidence import Decision, LinkVerdict

if TYPE_CHECKING:
    from sqlalchemy import Connection

_AT_ONCE = 500


class Remembered:
    """The part of a store that is not evidence; decisions are appended too, the newest counts."""

    def __init__(self, begin: "Callable[[], AbstractContextManager[Connection]]") -> None:
        self._begin = begin

    def decide(self, decision: Decision) -> None:
        """Write a decision down."""
        from citeaudit.store.database import DECISIONS, insert_new

        record = {
            "id": decision.id,
            "url": decision.url,
            "at": decision.at.isoformat(timespec="milliseconds"),
            "body": msgspec.json.encode(decision).decode(),
        }
        with self._begin() as connection:
            connection.execute(insert_new(connection, DECISIONS), [record])

    def decisions(self, urls: Iterable[str], now: datetime) -> dict[str, Decision]:
        """The decision that counts now for each address that has one."""
        from sqlalchemy import select

        from citeaudit.store.database import DECISIONS

        wanted = list(dict.fromkeys(urls))
        newest: dict[str, Decision] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            question = (
                select(DECISIONS.c.body).where(DECISIONS.c.url.in_(some)).order_by(DECISIONS.c.at)
            )
            with self._begin() as connection:
                bodies = connection.execute(question).scalars().all()
            for body in bodies:
                decision = msgspec.json.decode(body, type=Decision)
                newest[decision.url] = decision
        return {url: decision for url, decision in newest.items() if _holds(decision, now)}

    def told(self, name: str) -> dict[str, LinkVerdict]:
        """The verdicts that the list of this name was told last, by address."""
        from sqlalchemy import select

        from citeaudit.store.database import TOLD

        with self._begin() as connection:
            bodies = (
                connection.execute(select(TOLD.c.body).where(TOLD.c.list == name)).scalars().all()
            )
        verdicts = (msgspec.json.decode(body, type=LinkVerdict) for body in bodies)
        return {verdict.url: verdict for verdict in verdicts}

    def tell(self, name: str, verdicts: Mapping[str, LinkVerdict]) -> None:
        """Remember what a list was told, in place of what it was told about these addresses before."""
        from sqlalchemy import bindparam, delete, insert

        from citeaudit.store.database import TOLD

        records = [
            {"list": name, "url": url, "body": msgspec.json.encode(verdict).decode()}
            for url, verdict in verdicts.items()
        ]
        if not records:
            return
        old = delete(TOLD).where(TOLD.c.list == name, TOLD.c.url == bindparam("address"))
        with self._begin() as connection:
            connection.execute(old, [{"address": url} for url in verdicts])
            connection.execute(insert(TOLD), records)


def _holds(decision: Decision, now: datetime) -> bool:
    return decision.decision != "none" and (decision.until is None or now < decision.until)
