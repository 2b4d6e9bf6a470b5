"""Domain parked or for sale.

Why it matters: the publisher has given the domain up; whoever follows the note meets advertising, or worse.

Example: `http://mills.example/report` shows “This domain is for sale”.

What to do: cite the archived copy if one is named here, the suggestion prints it behind the address; else look for the new
address of the work.

Stays silent: for pages about the sale of domains, and where the page bears the cited title; where the note prints the address
of a copy beside it.
"""

from collections.abc import Iterator

from citeaudit.model.finding import Finding
from citeaudit.rules.addresses.lost import lost
from citeaudit.rules.audited import Audited

CODE = "URL016"
NAME = "parked_domain"
SEVERITY = "error"


def check(audited: Audited) -> Iterator[Finding]:
    for found in lost(audited, "parked"):
        yield Finding(
            rule=CODE,
            message=f"{found.verdict.url} shows a domain that is parked or for sale; {found.way_out}",
            places=found.places,
            evidence=found.evidence,
            fix=found.fix,
        )
