"""The past of one address: the last look with its repeats, and how long it has been failing."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from citeaudit.judge.addresses import authority
from citeaudit.judge.answers import REFUSALS, TOO_OFTEN
from citeaudit.model.evidence import Evidence, Fetch

_GONE = (404, 410)
# Answers of a host that is there and wants a password or money first, or refuses us: no failure of the address.
_NOT_FAILING = frozenset({401, 402, 407, *REFUSALS})


class Past(NamedTuple):
    """What is known of an address. `newest` is the last GET; `failures` those before it in the same look.

    `repairs` are the GETs of other readings in that look, `probe` the newest answer for an invented address of
    its host. `failing` are all failed GETs since the last success, the oldest first.
    """

    newest: Fetch
    failures: tuple[Fetch, ...]
    repairs: tuple[Fetch, ...]
    probe: Fetch | None
    failing: tuple[Fetch, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The names of the rows that the last look rests on."""
        rows = [*self.failures, self.newest, *self.repairs, *([self.probe] if self.probe else [])]
        return tuple(row.id for row in rows)

    @property
    def gone(self) -> int:
        """How many looks in a row said that the page is gone."""
        return len(
            {row.at.date() for row in self.failing if row.status in _GONE or row.error == "dns"}
        )

    @property
    def failing_since(self) -> datetime | None:
        """When the first failure since the last success was seen."""
        return self.failing[0].at if self.failing else None

    def strikes(self, days: float) -> int:
        """How many failures count, those closer than so many days to the one counted before aside."""
        counted = 0
        last: datetime | None = None
        for row in self.failing:
            if last is None or row.at - last >= timedelta(days=days):
                counted += 1
                last = row.at
        return counted


def past_of(url: str, evidence: Iterable[Evidence]) -> Past | None:
    """The past of an address without fragment, None where nobody asked."""
    fetches = [row for row in evidence if isinstance(row, Fetch)]
    if len(fetches) > 1:
        fetches.sort(key=lambda row: (row.at, row.attempt))
    own = [row for row in fetches if row.url == url and row.repair is None and row.probes is None]
    if not own:
        return None
    newest = own[-1]
    failures = _earlier_attempts(own)
    start = failures[0].at if failures else newest.at
    repairs = [
        row for row in fetches if row.url == url and row.repair is not None and row.at >= start
    ]
    probes = [row for row in fetches if row.probes is not None]
    return Past(
        newest=newest,
        failures=tuple(row for row in failures if not _was_only_told_to_wait(row)),
        repairs=tuple(repairs),
        probe=_telling(probes, url),
        failing=tuple(_failing(own)),
    )


def _telling(probes: list[Fetch], url: str) -> Fetch | None:
    """The newest answer for an invented address: of the host that was asked, else of the one where the chain ended."""
    own = [row for row in probes if row.probes == authority(url)]
    return next(reversed(own or probes), None)


def failed(row: Fetch) -> bool:
    """Whether a GET failed to show that its address lives."""
    if row.error is not None:
        return row.error not in ("refused", "network-away")
    status = row.status or 0
    return status >= 400 and status not in _NOT_FAILING


def _earlier_attempts(own: list[Fetch]) -> list[Fetch]:
    """The attempts of the last look that came before its last."""
    earlier: list[Fetch] = []
    wanted = own[-1].attempt - 1
    for row in reversed(own[:-1]):
        if row.attempt != wanted or wanted < 1:
            break
        earlier.insert(0, row)
        wanted -= 1
    return earlier


def _was_only_told_to_wait(row: Fetch) -> bool:
    """A host that says when to come back, and then answers, has not failed."""
    return row.status in {503, *TOO_OFTEN} and row.retry_after is not None


def _failing(own: list[Fetch]) -> list[Fetch]:
    failing: list[Fetch] = []
    for row in reversed(own):
        if row.error == "network-away":
            continue
        if not failed(row):
            break
        failing.insert(0, row)
    return failing
