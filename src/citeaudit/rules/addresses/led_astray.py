"""Address that leads astray: to an error page that claims success, to the home page, in a circle.

Why it matters: the reader of the note gets a page, but not the source; link checkers that look at the status alone call
such an address good.

Example: `http://news.example/2014/06/mills` answers 200 with the title “Page not found”, sends its visitors to
`http://news.example/`, or redirects without end.

What to do: cite the archived copy if one is named here, the suggestion prints it behind the address; else look for the new
address of the work.

Stays silent: where only one sign speaks against the page; where it bears the cited title; where a home page was cited;
where the note prints the address of a copy beside it.
"""

from collections.abc import Iterator

from citeaudit.model.evidence import LinkVerdict
from citeaudit.model.finding import Finding
from citeaudit.rules.addresses.lost import lost
from citeaudit.rules.audited import Audited

CODE = "URL002"
NAME = "led_astray"
SEVERITY = "warning"


def check(audited: Audited) -> Iterator[Finding]:
    for found in lost(audited, "soft404", "redirect-trouble"):
        yield Finding(
            rule=CODE,
            message=f"{found.verdict.url} leads astray: {_told(found.verdict)}; {found.way_out}",
            places=found.places,
            evidence=found.evidence[1:],  # the judge’s reason is in the message
            fix=found.fix,
        )


def _told(verdict: LinkVerdict) -> str:
    """The judge's words; they begin with the fact."""
    return verdict.because.replace("; ", ", ")
