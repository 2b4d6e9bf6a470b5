"""Dead link.

Why it matters: the reader of the note does not reach the source.

Example: `http://gone.example/a` answers 410 Gone.

What to do: cite the archived copy if one is named here; else look for the new address of the work.

Stays silent: for servers that refuse us (401, 403, 429, 451), are slow, or fail for a day: that is not dead
(URL012, NET001). Dead is what answered 404 or 410, or has no such host, as often as the settings ask.
"""

from collections.abc import Iterator

from citeaudit.model.evidence import Fetch, LinkVerdict
from citeaudit.model.finding import Finding
from citeaudit.rules.addresses.printed import places_of
from citeaudit.rules.audited import Audited

CODE = "URL001"
NAME = "dead_link"
SEVERITY = "error"


def check(audited: Audited) -> Iterator[Finding]:
    for verdict in audited.verdicts:
        places = places_of(audited, verdict.url)
        if verdict.verdict != "dead" or not places:
            continue
        if verdict.memento is not None:
            way_out = f"memento of {verdict.memento.at:%Y-%m-%d}"
            proof = [verdict.because, f"memento: {verdict.memento.memento}"]
        else:
            way_out = "look for the work’s new address or an archived copy"
            proof = [verdict.because]
        yield Finding(
            rule=CODE,
            message=f"{verdict.url} is dead ({_reason(audited, verdict)}); {way_out}",
            places=places,
            evidence=tuple(proof),
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
