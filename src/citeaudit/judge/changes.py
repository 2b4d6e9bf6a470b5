"""What is new since a list was last told: newly failing, recovered, moved, drifted; and what fails without being news."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Literal

from msgspec import Struct

from citeaudit.judge.answers import TOO_OFTEN
from citeaudit.judge.history import past_of
from citeaudit.model.evidence import Decision, Evidence, Fetch, LinkVerdict

Kind = Literal[
    "newly-failing", "recovered", "moved", "drifted", "other", "failing-now", "still-failing",
]  # fmt: skip
# What fails as it did before, and what may be well again tomorrow, are told beside the news and are none.
NO_NEWS: tuple[Kind, ...] = ("failing-now", "still-failing")
_ORDER = {kind: place for place, kind in enumerate(NO_NEWS, 1)}
_ABSENT = ("offline", "not-asked", "excluded")


class Change(Struct, frozen=True, kw_only=True):
    """What became of one address between two tellings; `since` is when it was first seen failing (UTC)."""

    kind: Kind
    now: LinkVerdict
    before: LinkVerdict | None = None
    since: datetime | None = None


def changes(
    before: Mapping[str, LinkVerdict], now: Iterable[LinkVerdict], evidence: Iterable[Evidence] = ()
) -> tuple[Change, ...]:
    """The addresses whose verdict is another than the one told before, then those that are no news.

    An address told of for the first time is a change only if it is in trouble. What could not be asked has not
    changed, nor has what is `put_off`, and what an editor decided is no news to the editor. An address that was well
    and does not answer is `failing-now` until it has failed so often that it counts as dead.
    """
    rows: dict[str, list[Evidence]] = {}
    decided: set[str] = set()
    for row in evidence:
        rows.setdefault(row.url, []).append(row)
        if isinstance(row, Decision):
            decided.add(row.id)
    found = []
    now = tuple(now)
    waiting = put_off(now, (row for own in rows.values() for row in own))
    for verdict in now:
        if verdict.url in waiting or not decided.isdisjoint(verdict.evidence):
            continue
        kind = _kind(before.get(verdict.url), verdict)
        if kind is not None:
            past = past_of(
                verdict.url.partition("#")[0], rows.get(verdict.url.partition("#")[0], ())
            )
            since = past.failing_since if past is not None else None
            found.append(
                Change(kind=kind, now=verdict, before=before.get(verdict.url), since=since)
            )
    return tuple(sorted(found, key=lambda change: _ORDER.get(change.kind, 0)))


def put_off(verdicts: Iterable[LinkVerdict], evidence: Iterable[Evidence]) -> set[str]:
    """The addresses whose hosts only said that we ask too often: that tells of the hour, and nothing of the page."""
    too_often = {
        row.id
        for row in evidence
        if isinstance(row, Fetch) and row.status in TOO_OFTEN and row.probes is None
    }
    return {
        verdict.url
        for verdict in verdicts
        if verdict.verdict == "blocked" and not too_often.isdisjoint(verdict.evidence)
    }


def _kind(before: LinkVerdict | None, now: LinkVerdict) -> Kind | None:
    if now.verdict in _ABSENT:
        return None
    failed = (
        before is not None and before.group in ("gone", "not now") and before.verdict != "flaky"
    )
    if now.verdict == "flaky":
        return "recovered" if failed else None
    fails = now.group in ("gone", "not now")
    if before is not None and before.verdict == now.verdict and before.new_url == now.new_url:
        return "still-failing" if fails else None
    if fails and failed and before is not None and before.group == now.group:
        return "still-failing"
    if now.verdict in ("moved", "drifted"):
        return "moved" if now.verdict == "moved" else "drifted"
    if fails:
        passing = before is not None and now.group == "not now"
        return "failing-now" if passing else "newly-failing"
    if failed and now.group == "fine":
        return "recovered"
    settled = before is None or {before.group, now.group} == {"fine"} or before.verdict in _ABSENT
    return None if settled else "other"
