"""Captures asked of the Wayback Machine (Save Page Now 2) for live pages without a recent copy.

POST /save ──> job ──> GET /save/status/<job>, until it ends ──> the copy is fetched: only what replays was captured

It needs keys (https://archive.org/account/s3.php). A job is kept when it is given, and a capture is evidence like any
other copy; so a run that stops goes on where it stopped, and nothing is captured twice. A refusal for good is kept, too; any
other is told, and asked for again by the next run.
"""

from collections.abc import Generator, Iterable, Iterator
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from citeaudit.checkers.archives.replay import Door, fetched, raw
from citeaudit.checkers.archives.search import Wanted, Witness, page_of
from citeaudit.checkers.archives.stamps import moment
from citeaudit.checkers.closer import Closer
from citeaudit.clock import Clock
from citeaudit.config import ArchivesConfig, Config
from citeaudit.judge.copies import wanted_for
from citeaudit.judge.houses import is_copy_address, is_private
from citeaudit.model.citation import Citations, Reference
from citeaudit.model.evidence import Capture, CaptureLookup, Evidence, LinkVerdict
from citeaudit.net.address import host_key
from citeaudit.net.service import Budget, Reply, Service
from citeaudit.store import Store

_POLLS = 30
_TRIES = 3  # to have a job, where the service says that it cannot just now
_JOB_AGE = timedelta(days=1)
_NO_JOB = "-"
_PENDING = "pending"
# Reasons that will be the same tomorrow; all others pass.
_FOR_GOOD = frozenset(
    {
        "not-found", "no-access", "blocked", "blocked-url", "invalid-url-syntax", "invalid-host-resolution",
        "filesize-limit",
    }
)  # fmt: skip
_SURE = 0.9  # confidence from which a live page is the cited thing


class Keys(NamedTuple):
    """An account's access key and secret."""

    access: str
    secret: str


class Saved(NamedTuple):
    """What came of one capture: a row of evidence, or the reason why there is none."""

    url: str
    row: CaptureLookup | None
    reason: str = ""


class Saver:
    """Asks for captures, one after the other. `closer`, where it is set, looks at copies whose facts leave doubt."""

    def __init__(
        self, service: Service, limits: ArchivesConfig, keys: Keys, *, clock: Clock
    ) -> None:
        self._base = limits.wayback.url.rstrip("/")
        self._limits = limits
        host = host_key(self._base)
        self._service = service
        self.closer: Closer | None = None
        self.witness: Witness | None = None
        self._jobs = Budget(host, "saves", limits.wayback.saves_per_minute, 1)
        self._polls = Budget(host, "polls", 60.0, limits.burst)
        copies = Budget(host, "copies", limits.wayback.copies_per_minute, limits.burst)
        self._door = Door("wayback", service, copies)
        self._headers = {
            "Accept": "application/json",
            "Authorization": f"LOW {keys.access}:{keys.secret}",
        }
        self._clock = clock

    def begin(self, url: str) -> tuple[str | None, str]:
        """Have a capture begun: its job, or none and the reason. What passes is waited for a little."""
        form = {"url": url, "skip_first_archive": "1"}
        reason = ""
        for tried in range(_TRIES):
            reply = self._service.post(
                f"{self._base}/save", budget=self._jobs, headers=self._headers, form=form
            )
            told = _told(reply)
            job = told.get("job_id")
            if isinstance(job, str) and job:
                return job, ""
            reason = _reason(reply, told)
            passing = reply.status == 200 and "status_ext" in told and not is_for_good(reason)
            if not passing or tried + 1 == _TRIES or not self._service.pause(self._limits.poll):
                break
        return None, reason

    def finish(self, url: str, job: str, cited: Reference | None) -> Saved:
        """The end of a job, and a look at the copy it made."""
        ended = self._await(job)
        at = moment(str(ended.get("timestamp", "")))
        if ended.get("status") != "success" or at is None:
            reason = ended.get("status_ext") or ended.get("status") or _PENDING
            return Saved(url, None, str(reason))
        stamp = str(ended["timestamp"])
        named = str(ended.get("original_url") or url)
        return self._confirmed(url, f"{self._base}/web/{stamp}/{named}", at, cited)

    def note(self, url: str, job: str, reason: str | None = None) -> CaptureLookup:
        """A row about a capture that was asked for, and how it ended without a copy."""
        now = self._clock()
        name = f"job|{url}|{job}|{reason}|{now.isoformat()}"
        return CaptureLookup(
            id=blake2b(name.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest(),
            url=url.partition("#")[0],
            at=now,
            archive="wayback",
            answer="unknown",
            error=reason,
            job=job,
        )

    def _await(self, job: str) -> dict[str, Any]:
        """The end of a job; no end within reason is the last that was heard."""
        told: dict[str, Any] = {}
        for _ in range(_POLLS):
            reply = self._service.get(
                f"{self._base}/save/status/{job}", budget=self._polls, headers=self._headers
            )
            told = _told(reply)
            if told.get("status") != _PENDING or not self._service.pause(self._limits.poll):
                return told
        return told

    def _confirmed(self, url: str, memento: str, at: datetime, cited: Reference | None) -> Saved:
        """The row of a capture that can be replayed."""
        named = Capture(archive="wayback", url=url, memento=memento, at=at)
        copy = fetched(self._door, named, raw(memento))
        for _ in range(_TRIES - 1):  # a copy may be shown some moments after its capture has ended
            if copy.error is None or not self._service.pause(self._limits.poll):
                break
            copy = fetched(self._door, named, raw(memento))
        if copy.error is not None or copy.capture.status not in (200, 203):
            return Saved(
                url, None, f"the copy does not replay: {copy.error or copy.capture.status}"
            )
        if self.witness is not None:
            self.witness(url.partition("#")[0], url, copy)
        now = self._clock()
        near = wanted_for(cited, self._limits.written)
        page = page_of(copy, Wanted(url, near, cited), self.closer)
        stamp = f"saved|{url}|{memento}|{now.isoformat()}"
        return Saved(
            url,
            CaptureLookup(
                id=blake2b(stamp.encode(), digest_size=10).hexdigest(),
                url=url.partition("#")[0],
                at=now,
                archive="wayback",
                answer="found",
                captures=(replace(copy.capture, url=url.partition("#")[0], page=page),),
                near=near,
            ),
        )


def save_all(
    cites: Citations,
    keys: Keys,
    *,
    store: Store,
    config: Config,
    clock: Clock,
    witness: Witness | None = None,
) -> Generator[Saved, None, None]:
    """Capture what is worth it, as long as there is time; each row goes to the store at once."""
    from citeaudit import judge
    from citeaudit.checkers.archives import service_of

    limits = config.archives
    evidence = store.evidence_for([link.url for link in cites.links])
    verdicts = judge.conclude(cites.links, cites.citations, evidence, config=config)
    cited = judge.cited_for(cites.links, cites.citations)
    urls = list(
        worth_saving(
            verdicts,
            now=clock(),
            recent=timedelta(days=limits.recent),
            public=not is_private(limits.wayback.url),
        )
    )
    if not urls:
        return
    begun = _jobs(evidence, clock())
    with service_of(store, config) as service, Closer({}, config.judge) as closer:
        saver = Saver(service, limits, keys, clock=clock)
        saver.closer, saver.witness = closer, witness
        for url in urls:
            known = begun.get(url.partition("#")[0])
            if known is not None and known.error is not None:
                yield Saved(url, None, f"{known.error}, as {known.at:%Y-%m-%d}")
                continue
            saved = _saved(saver, url, known.job if known else None, cited.get(url), store)
            yield saved
            if saved.reason.startswith(("budget:", "stopped:")):
                return


def _saved(saver: Saver, url: str, job: str | None, cited: Reference | None, store: Store) -> Saved:
    """One capture, its job and its end written down when they are known."""
    if job is None:
        job, reason = saver.begin(url)
        if job is None:
            if is_for_good(reason):
                store.add([saver.note(url, _NO_JOB, reason)])
            return Saved(url, None, reason)
        store.add([saver.note(url, job)])
    saved = saver.finish(url, job, cited)
    if saved.row is not None:
        store.add([saved.row])
    elif saved.reason.startswith("error"):
        # A job that failed is not asked about again; what passes is left to a new one. All others may have ended well.
        store.add([saver.note(url, job, saved.reason)])
    return saved


def _jobs(evidence: Iterable[Evidence], now: datetime) -> dict[str, CaptureLookup]:
    """By address the newest row about a capture that was asked for: one under way, or refused for good."""
    newest: dict[str, CaptureLookup] = {}
    for row in evidence:
        if isinstance(row, CaptureLookup) and row.job is not None:
            newest[row.url] = row
    return {
        url: row
        for url, row in newest.items()
        if (row.error is None and now - row.at < _JOB_AGE)
        or (row.error is not None and is_for_good(row.error))
    }


def is_for_good(reason: str) -> bool:
    """Whether a refusal will be the same tomorrow."""
    return reason.removeprefix("error:") in _FOR_GOOD


def worth_saving(
    verdicts: Iterable[LinkVerdict], *, now: datetime, recent: timedelta, public: bool = True
) -> Iterator[str]:
    """The addresses of live pages that are the cited thing and have no recent copy.

    A `public` archive is told of no address of a house's own network.
    """
    for verdict in verdicts:
        url = verdict.url
        if verdict.group != "fine" or verdict.confidence < _SURE or is_copy_address(url):
            continue
        copy = verdict.memento
        if copy is not None and now - copy.at < recent:
            continue
        if not (public and is_private(url)):
            yield url


def _told(reply: Reply) -> dict[str, Any]:
    """What the service says, as an object; nothing where it says none."""
    try:
        told = msgspec.json.decode(reply.body)
    except msgspec.DecodeError:
        return {}
    return told if isinstance(told, dict) else {}


def _reason(reply: Reply, told: dict[str, Any]) -> str:
    """Why there is no job: errors may come with HTTP 200."""
    if reply.error is not None:
        return f"{reply.error}: {reply.detail}"
    said = told.get("status_ext") or told.get("message")
    return str(said) if said else f"HTTP {reply.status}"
