"""The page is found at another address: it has moved, or the address is damaged.

Why it matters: an old address works only as long as its site keeps the way to the new one open; a damaged one leads nowhere.

Example: `http://old.example.org/a` redirects for good to `https://www.example.org/library/a`; `http://example.org/a”` fails, and
`http://example.org/a` answers.

What to do: cite the address found; the suggestion writes it. Look first whether it shows the cited thing.

Stays silent: for http against https and a missing "www." (URL003); for redirects that are meant for the moment; for DOIs and
shorteners, whose purpose is to redirect.
"""

from collections.abc import Iterator

from citeaudit.judge.addresses import core, without_tracking
from citeaudit.model.evidence import LinkVerdict
from citeaudit.model.finding import Edit, Finding, Fix
from citeaudit.rules.addresses.printed import places_of, spaced_reading, span_to_replace
from citeaudit.rules.audited import Audited

CODE = "URL014"
NAME = "new_address"
SEVERITY = "note"
SPEAKS_FOR = ("URL004",)


def check(audited: Audited) -> Iterator[Finding]:
    for verdict in audited.verdicts:
        places = places_of(audited, verdict.url)
        new = without_tracking(verdict.new_url or "")
        if verdict.verdict not in ("moved", "repaired") or not new or not places:
            continue
        if verdict.verdict == "moved" and _is_number(audited, verdict.url):
            continue
        if core(new) == core(without_tracking(verdict.url)):
            continue  # the site only takes off what counts visitors
        if any(spaced_reading(audited, link) == new for link in audited.links_to(verdict.url)):
            continue  # its blanks are told of by EXT002
        spans = [span_to_replace(audited, link) for link in audited.links_to(verdict.url)]
        edits = tuple(Edit(span=span, text=new) for span in spans if span is not None)
        yield Finding(
            rule=CODE,
            message=_told(verdict, new),
            places=places,
            evidence=(verdict.because,),
            fix=Fix(safety="unsafe", edits=edits) if len(edits) == len(spans) else None,
        )


def _is_number(audited: Audited, url: str) -> bool:
    """Whether it is printed as a number, whose registry may lead where it will."""
    return all(link.kind != "url" for link in audited.links_to(url))


def _told(verdict: LinkVerdict, new: str) -> str:
    if verdict.verdict == "repaired":
        return f"{verdict.url} leads nowhere as printed, {new} is live; correct the address"
    return f"{verdict.url} has moved for good to {new}; cite the new address"
