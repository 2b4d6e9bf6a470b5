"""What a row of evidence calls for: the same visit again later, other readings of the address, a probe of its host."""

from citeaudit.checkers.plan import Address
from citeaudit.checkers.repairs import before_blank, repaired
from citeaudit.checkers.visit import Visit
from citeaudit.config import CheckConfig
from citeaudit.judge.addresses import core, without_tracking
from citeaudit.judge.answers import TOO_OFTEN
from citeaudit.judge.houses import is_copy_address
from citeaudit.judge.likeness import depth
from citeaudit.model.evidence import Fetch

# Worth another reading of the address: it is not there, or cannot be an address.
_DAMAGED_STATUS = frozenset({400, 403, 404, 410})
_DAMAGED_ERROR = frozenset({"dns", "bad-url", "refused"})
# A page that took so much of its time and still broke off: its host would dribble for an invented one, too.
_DRIBBLES = 0.9
_PASSING_STATUS = frozenset(
    {408, 425, *TOO_OFTEN, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 527, 530}
)
_PASSING_ERROR = frozenset({"connect", "reset", "empty"})


def pause_before_repeat(visit: Visit, row: Fetch, limits: CheckConfig) -> float | None:
    """Seconds until this visit is worth repeating, None where it is not."""
    pauses = limits.retry_pauses[: limits.retries]
    if visit.attempt > len(pauses):
        return None
    pause = pauses[visit.attempt - 1]
    if row.status in _PASSING_STATUS:
        asked = row.retry_after if row.retry_after is not None else pause
        return asked if asked <= limits.retry_after_limit else None
    if row.error in _PASSING_ERROR:
        return pause
    # A host that dribbles will dribble again; a name that does not exist is asked for once more, to be sure.
    heard = visit.answer is not None and visit.answer.heard
    once_more = row.error == "dns" or (row.error == "timeout" and not heard)
    return pause if once_more and visit.attempt == 1 else None


def readings(address: Address, row: Fetch, *, closely: bool = False) -> list[tuple[str, str]]:
    """Other readings of an address that may be the one that was meant, each with the name of its repair.

    `closely` asks, too, whether a page that is there needs what its address says of visitors.
    """
    if not _may_be_damaged(row):
        return _shorter(address.url, row) if closely and row.status == 200 else []
    known = repaired(address.url)
    # We do not go there, unless only what stands before the host is damaged.
    if row.error == "refused":
        return [(name, reading) for name, reading in known if "scheme" in name]
    if address.spaced is not None:
        known += [("blanks-kept", address.spaced), ("text-behind", before_blank(address.spaced))]
    return known


def _shorter(url: str, row: Fetch) -> list[tuple[str, str]]:
    """An address without what only counts visitors, where its site has not taken that off by itself."""
    plain = without_tracking(url)
    if plain == url or is_copy_address(url) or core(row.final_url or "") == core(plain):
        return []
    return [("tracking", plain)]


def may_be_doubted(row: Fetch, limits: CheckConfig) -> bool:
    """Whether an answer is one that its host's word on an invented address could put in doubt."""
    if row.status in _DAMAGED_STATUS or row.error is not None:
        return False
    return not (row.cut and row.elapsed >= _DRIBBLES * limits.total)


def _may_be_damaged(row: Fetch) -> bool:
    """Whether another reading of the address may be the one that was meant; some hosts say "not here" with a 200, or at home."""
    if row.status == 200 and row.page is not None and row.final_url is not None:
        went_home = len(row.hops) > 1 and depth(row.final_url) == 0 < depth(row.url)
        return went_home or "error" in row.page.marks
    return row.status in _DAMAGED_STATUS or row.error in _DAMAGED_ERROR
