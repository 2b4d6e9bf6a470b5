"""What was answered, and when: dated facts, and the verdicts concluded from them.

Facts are appended and never changed; a verdict is computed from them and can be computed again.
"""

from datetime import datetime
from typing import Literal

from msgspec import Struct

Verdict = Literal[
    # fine
    "ok", "moved", "repaired",
    # look
    "blocked", "login", "paywalled", "consent", "unverifiable", "tls", "fragment-missing",
    # not now
    "flaky", "server-error", "timeout", "unreachable",
    # gone
    "dead", "soft404", "parked", "drifted", "redirect-trouble",
    # not asked
    "refused", "offline", "excluded", "not-asked",
]  # fmt: skip
Group = Literal["fine", "look", "not now", "gone", "not asked"]

GROUPS: dict[Group, tuple[Verdict, ...]] = {
    "fine": ("ok", "moved", "repaired"),
    "look": ("blocked", "login", "paywalled", "consent", "unverifiable", "tls", "fragment-missing"),
    "not now": ("flaky", "server-error", "timeout", "unreachable"),
    "gone": ("dead", "soft404", "parked", "drifted", "redirect-trouble"),
    "not asked": ("refused", "offline", "excluded", "not-asked"),
}
GROUP_OF: dict[Verdict, Group] = {
    verdict: group for group, verdicts in GROUPS.items() for verdict in verdicts
}

FetchError = Literal[
    "dns", "connect", "reset", "empty", "garbled", "timeout", "tls", "refused", "too-many-redirects",
    "redirect-loop", "bad-redirect", "bad-url", "network-away",
]  # fmt: skip


class Said(Struct, frozen=True, kw_only=True):
    """A fact that a tool found in the text of a page, and the name of the tool."""

    value: str
    by: str


class PageFacts(Struct, frozen=True, kw_only=True):
    """What a page says of itself, taken in one pass over what was read of it; unknown is None.

    `citation` holds the `citation_*`, Dublin Core, JSON-LD and Open Graph values by plain name (title, author,
    date, publisher, doi, container ...), the most trusted source winning; beside them `date-from` (the tag that gave
    the date), `modified` (the last change), and what is only printed beside the heading: `printed` (dates) and `byline`.
    `fingerprint` is a 64-bit SimHash of 4-word shingles as 16 hex digits, None for too little text. `words` counts the
    words of running text read.
    `fragments` tells for each fragment that was looked for whether the page has it. `marks` are the signs a
    judge may weigh, each with the phrase or tag that was seen ("password-field", "challenge", "for-sale" ...).
    `shingles` is a sketch of all 4-word shingles, taken where live pages and copies are going to be compared. `further`
    holds what was found in the text where all this left doubt: title, author, date, and `opening`, how it begins.
    """

    title: str | None = None
    heading: str | None = None
    language: str | None = None
    canonical: str | None = None
    refresh: str | None = None
    robots: str | None = None
    citation: dict[str, str] = {}
    fingerprint: str | None = None
    words: int = 0
    fragments: dict[str, bool] = {}
    marks: dict[str, str] = {}
    shingles: str | None = None
    further: dict[str, Said] = {}


class Hop(Struct, frozen=True, kw_only=True):
    """One request of a redirect chain and what came of it: a status or an error, never both."""

    url: str
    status: int | None = None
    error: FetchError | None = None
    location: str | None = None


class Fetch(Struct, frozen=True, kw_only=True, tag="fetch"):
    """A GET that was sent, and its answer: a status or an error, never both.

    `id` names this row of evidence for good. `at` is when it was sent (UTC). `hops` are all requests in order,
    the last included. `length` is bytes of body read (raw), `elapsed` seconds from first to last byte of the
    whole chain. `retry_after` is what the server asked for, in seconds. `detail` is the engine's own
    words for an error ("Could not resolve host"), never shown without the verdict. `cut` is true where the body
    was longer than the cap, or broke off.

    `online` says, where an error came, whether the network was known to be there: another host had answered,
    or other names could be looked up. `repair` names the damage undone for this GET; the address really asked
    is then that of the first hop. `probes` names the host of which `url` is an invented address, asked to learn
    what that host says of pages it does not have.
    """

    id: str
    url: str
    at: datetime
    status: int | None = None
    error: FetchError | None = None
    detail: str | None = None
    hops: tuple[Hop, ...] = ()
    final_url: str | None = None
    media_type: str | None = None
    length: int = 0
    elapsed: float = 0.0
    retry_after: float | None = None
    attempt: int = 1
    cut: bool = False
    page: PageFacts | None = None
    online: bool | None = None
    repair: str | None = None
    probes: str | None = None


Match = Literal["verified", "likely", "weak", "mismatch", "unreadable"]
Answered = Literal["found", "not-archived", "excluded", "unknown"]
Drift = Literal["same", "revised", "drifted", "another page"]


class Capture(Struct, frozen=True, kw_only=True):
    """A memento: an archive's dated copy of an address. `at` is the moment of capture (UTC).

    `status` is what the server said then; None where the index does not tell. `length` is its size there (bytes,
    packed). `seen` says that the copy itself was fetched: `page` holds its facts, and `hops` the redirects that were
    followed inside the archive, where `memento` and `at` are those of the last and `url` is the address cited.
    """

    archive: str
    url: str
    memento: str
    at: datetime
    status: int | None = None
    digest: str | None = None
    media_type: str | None = None
    length: int | None = None
    seen: bool = False
    page: PageFacts | None = None
    hops: tuple[Hop, ...] = ()


class CaptureLookup(Struct, frozen=True, kw_only=True, tag="capture-lookup"):
    """An archive's answer about an address; "unknown" means it could not be asked, which is no answer.

    `near` is the moment for which a copy was wanted (UTC), None for any. `captures` are the copies that were looked
    at. `calls` is how many calls this took. `job` is the name of a capture that was asked for, "-" if it got none: such
    a row tells what became of that, and nothing of the copies there are.
    """

    id: str
    url: str
    at: datetime
    archive: str
    answer: Answered
    captures: tuple[Capture, ...] = ()
    error: str | None = None
    near: datetime | None = None
    calls: int = 0
    job: str | None = None


class Decision(Struct, frozen=True, kw_only=True, tag="decision"):
    """An editor's word about an address: good as it is, or not to be looked at; "none" takes an earlier word back.

    It counts from `at` until `until` (UTC; None: for good); the evidence that the store gives holds only words that
    count.
    """

    id: str
    url: str
    decision: Literal["known-good", "ignore", "none"]
    at: datetime
    reason: str
    author: str
    until: datetime | None = None


Evidence = Fetch | CaptureLookup | Decision


class CopyFit(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How well an archived copy fits: is it the cited thing, and how far is it from the date it was wanted for.

    `near` is that date (UTC), `distance` the days from it to the copy, negative for an earlier copy. `drift` compares
    the live page with the copy.
    """

    match: Match
    because: str
    near: datetime | None = None
    distance: int | None = None
    drift: Drift | None = None


class LinkVerdict(Struct, frozen=True, kw_only=True):
    """What became of an address, concluded from evidence.

    `url` is the address asked. `evidence` are ids of the rows this rests on. `because` is one line for the
    editor. `new_url` is where a moved address lives now. `memento` is the copy to cite, None where none is
    known. `checked_at` is the time of the newest row used.
    `fit` says how well the copy fits.
    """

    url: str
    verdict: Verdict
    confidence: float
    because: str
    evidence: tuple[str, ...] = ()
    new_url: str | None = None
    memento: Capture | None = None
    fit: CopyFit | None = None
    checked_at: datetime | None = None

    @property
    def group(self) -> Group:
        """The heading this verdict is told under."""
        return GROUP_OF[self.verdict]
