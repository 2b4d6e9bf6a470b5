"""Dead link.

Why it matters: the reader of the note does not reach the source.

Example: `http://gone.example/a` answers 410 Gone.

What to do: cite the archived copy if one is named here, the suggestion prints it behind the address; else look for the new
address of the work.

Stays silent: where the note prints the address of a copy beside it; for servers that refuse us (401, 403, 429, 451), are slow,
or fail for a day: that is not dead (URL012, NET001). Dead is what answered 404 or 410, or has no such host, as often as the
settings ask.
"""

from collections.abc import Iterator

from citeaudit.model.evidence import Fetch, LinkVerdict
from citeaudit.model.finding import Finding
from citeaudit.rules.addresses.lost import lost
from citeaudit.rules.audited import Audited

CODE = "URL001"
NAME = "dead_link"
SEVERITY = "error"


def check(audited: Audited) -> Iterator[Finding]:
    for found in lost(audited, "dead"):
        url = found.verdict.url
        yield Finding(
            rule=CODE,
            message=f"{url} is dead ({_reason(audited, found.verdict)}); {found.way_out}",
            places=found.places,
            evidence=found.evidence,
            fix=found.fix,
        )


def _reason(audited: Audited, verdict: LinkVerdict) -> str:
    """`HTTP 410` or `no such host`: the newest answer the verdict rests on, else the judge's own words."""
    rows = [
        row for row in audited.evidence if isinstance(row, Fetch) and row.id in verdict.evidence
    ]
    if not rows:
        return verdict.because
    newest = max(rows, key=lambda row: row.at)
    if newest.status is not None:
        return f"HTTP {newest.status}"
    return "no such host" if newest.error == "dns" else verdict.because
