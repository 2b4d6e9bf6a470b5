"""What the addresses answer: asked once, politely, and written down as dated evidence."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial

from citeaudit.checkers import plan
from citeaudit.checkers.plan import Address, addresses
from citeaudit.clock import Clock, now
from citeaudit.config import Config
from citeaudit.model.citation import Link, Reference
from citeaudit.model.evidence import Evidence, Fetch
from citeaudit.store import Store

# Rows are stored so many at a time, or when so many seconds have gone by, whichever is first.
_BATCH = 500
_BATCH_AGE = 2.0
# What a host says of pages it does not have is asked again after so long.
_PROBE_AGE = timedelta(days=30)

Choice = Callable[[list[Address], Sequence[Evidence]], list[Address]]


def check(
    links: Iterable[Link | str],
    *,
    store: Store,
    config: Config | None = None,
    cited: Mapping[str, Reference] | None = None,
    clock: Clock = now,
    choose: Choice | None = None,
) -> Iterator[Evidence]:
    """Ask every distinct address that the store does not answer yet; the new rows, as they come.

    `cited` gives by address the reference it was cited for, to tell where a page is in doubt. `choose` picks what
    is due in place of the age of the evidence. Rows go to the store in batches; however the caller ends the
    iteration, what was gathered is kept.
    """
    settings = config or Config()
    wanted = addresses(links, cited)
    known = store.evidence_for([address.url for address in wanted])
    pick = choose or partial(plan.due, max_age=settings.check.max_age, now=clock())
    to_ask = pick(wanted, known)
    if not to_ask:
        return
    horizon = clock() - _PROBE_AGE
    probed = {
        row.probes
        for row in known
        if isinstance(row, Fetch) and row.probes and row.status and row.at > horizon
    }
    yield from _ask(to_ask, probed, store, settings, clock)


def due(
    links: Iterable[Link | str], *, store: Store, config: Config | None = None, clock: Clock = now
) -> int:
    """How many distinct addresses `check` would ask now."""
    settings = config or Config()
    wanted = addresses(links)
    known = store.evidence_for([address.url for address in wanted])
    return len(plan.due(wanted, known, max_age=settings.check.max_age, now=clock()))


def _ask(
    to_ask: list[Address], probed: set[str], store: Store, settings: Config, clock: Clock
) -> Iterator[Evidence]:
    from time import monotonic

    from citeaudit.checkers.walk import Walk
    from citeaudit.net.engine import Engine

    batch: list[Evidence] = []
    since = monotonic()
    with Engine(settings.check, agent=agent(settings.check.contact)) as engine:
        walk = Walk(engine, settings, clock=clock, probed=probed)
        try:
            for row in walk.visit(to_ask):
                batch.append(row)
                if len(batch) >= _BATCH or monotonic() - since > _BATCH_AGE:
                    full, batch = batch, []
                    store.add(full)
                    since = monotonic()
                yield row
        finally:
            store.add([*batch, *walk.held])


def agent(contact: str) -> str:
    """How we introduce ourselves: name, version, and whom to write to."""
    from importlib.metadata import version

    whom = f"; +mailto:{contact}" if "@" in contact else f"; +{contact}" if contact else ""
    return f"Mozilla/5.0 (compatible; citeaudit/{version('citeaudit')}; link check{whom})"
