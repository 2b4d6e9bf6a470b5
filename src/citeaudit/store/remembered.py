"""What people decided about addresses, and what each list was last told about its own."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

import msgspec

from citeaudit.errors import StoreError
from citeaudit.model.evidence import Decision, LinkVerdict

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

Row = TypeVar("Row")

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
        """The decision that counts now for each address that has one; what was decided of a page holds for its places."""
        from citeaudit.store.database import DECISIONS

        wanted = list(dict.fromkeys(urls))
        subjects = list(dict.fromkeys([*wanted, *(url.partition("#")[0] for url in wanted)]))
        newest: dict[str, Decision] = {}
        for start in range(0, len(subjects), _AT_ONCE):
            some = subjects[start : start + _AT_ONCE]
            for decision in self._decided(DECISIONS.c.url.in_(some)):
                newest[decision.url] = decision
        found = {url: _that_counts(url, newest, now) for url in wanted} if newest else {}
        return {url: word for url, word in found.items() if word is not None}

    def all_decisions(self, now: datetime) -> tuple[Decision, ...]:
        """Every decision that counts now, the oldest first."""
        newest = {decision.url: decision for decision in self._decided()}
        return tuple(decision for decision in newest.values() if _holds(decision, now))

    def _decided(self, *which: "ColumnElement[bool]") -> list[Decision]:
        """Decisions, the oldest first."""
        from sqlalchemy import select

        from citeaudit.store.database import DECISIONS

        question = select(DECISIONS.c.body).where(*which).order_by(DECISIONS.c.at)
        with self._begin() as connection:
            bodies = connection.execute(question).scalars().all()
        return [_decode(body, Decision) for body in bodies]

    def told(self, name: str) -> dict[str, LinkVerdict]:
        """The verdicts that the list of this name was told last, by address."""
        from sqlalchemy import select

        from citeaudit.store.database import TOLD

        with self._begin() as connection:
            bodies = (
                connection.execute(select(TOLD.c.body).where(TOLD.c.list == name)).scalars().all()
            )
        verdicts = (_decode(body, LinkVerdict) for body in bodies)
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


def unreadable(error: msgspec.DecodeError) -> StoreError:
    """The fault of a row that is not what it should be, in this version at least."""
    return StoreError(
        f"a row of the evidence store cannot be read: {error}; update citeaudit, restore a copy, or name another with --store"
    )


def _decode(body: str, shape: type[Row]) -> Row:
    try:
        return msgspec.json.decode(body, type=shape)
    except msgspec.DecodeError as error:
        raise unreadable(error) from error


def _that_counts(url: str, newest: Mapping[str, Decision], now: datetime) -> Decision | None:
    """The decision on an address, else on its page; a word that was taken back ends the matter."""
    own = newest.get(url)
    if own is not None and (_holds(own, now) or own.decision == "none"):
        return own if _holds(own, now) else None
    page = newest.get(url.partition("#")[0])
    return page if page is not None and _holds(page, now) else None


def _holds(decision: Decision, now: datetime) -> bool:
    return decision.decision != "none" and (decision.until is None or now < decision.until)
