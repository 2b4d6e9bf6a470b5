"""Visits to hosts whose name could not be looked up, until it is known why: no such name, or no word of the name server."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec.structs import replace

from citeaudit.checkers.visit import Visit
from citeaudit.model.evidence import Fetch
from citeaudit.net.presence import Names


class Unnamed:
    """Visits with their rows; true while there are any. Nobody else waits while the name server is asked."""

    def __init__(self) -> None:
        self._names = Names()
        self._waiting: list[tuple[Visit, Fetch, str]] = []

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def hold(self, visit: Visit, row: Fetch) -> bool:
        """Keep a visit that ended so; whether it did."""
        if row.error != "dns" or not row.hops:
            return False
        name = urlsplit(row.hops[-1].url).hostname or ""
        self._names.ask(name)
        self._waiting.append((visit, row, name))
        return True

    def settled(self) -> Iterator[tuple[Visit, Fetch]]:
        """Those of which it is known by now, and are held no more."""
        waiting, self._waiting = self._waiting, []
        for visit, row, name in waiting:
            said = self._names.said(name)
            if said is None:
                self._waiting.append((visit, row, name))
            elif said == "no such name":
                yield visit, replace(row, detail="no such host name")
            else:
                yield visit, replace(row, error="connect", detail="the name server could not say")
