"""Archived copy that does not open, or shows another page.

Why it matters: a copy is cited so that the reader finds the source when its own address is gone; a broken address of a copy
helps nobody, and one of another page misleads.

Example: `https://web.archive.org/web/2014/http://gone.example/a` answers 404, or shows an error page.

What to do: look the source up in the archive and print the address of a copy that shows it.

Stays silent: where the archive refuses us or does not answer in time.
"""

from collections.abc import Iterator

from citeaudit.judge.houses import is_copy_address
from citeaudit.model.evidence import Fetch, LinkVerdict
from citeaudit.model.finding import Finding
from citeaudit.rules.addresses.printed import places_of
from citeaudit.rules.audited import Audited

CODE = "URL018"
NAME = "broken_copy"
SEVERITY = "error"
SPEAKS_FOR = ("URL001", "URL002", "URL013", "URL016")


def check(audited: Audited) -> Iterator[Finding]:
    for verdict in audited.verdicts:
        places = places_of(audited, verdict.url)
        is_broken = verdict.group == "gone" or keeps_failure(audited, verdict)
        if not is_broken or not places or not is_copy_address(verdict.url):
            continue
        fault = (
            "does not open"
            if verdict.verdict in ("dead", "redirect-trouble")
            else "shows another page"
        )
        yield Finding(
            rule=CODE,
            message=f"the archived copy {verdict.url} {fault}; print the address of a copy that shows the source",
            places=places,
            evidence=(verdict.because,),
        )


def keeps_failure(audited: Audited, verdict: LinkVerdict) -> bool:
    """Whether an archive shows, with an answer of 200, the page of a server that failed when the copy was made: it always will."""
    if verdict.verdict != "server-error" or not is_copy_address(verdict.url):
        return False
    rows = [audited.row_by_id.get(name) for name in verdict.evidence]
    return any(isinstance(row, Fetch) and row.status == 200 for row in rows)
