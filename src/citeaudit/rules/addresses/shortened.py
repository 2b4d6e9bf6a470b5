"""Address by a shortener.

Why it matters: the reader cannot see where it leads, and it works only as long as the service does; several have closed,
with every address they gave.

Example: `http://bit.ly/1abcDEF`.

What to do: print the address of the page itself; where the shortener was seen to lead to it, the suggestion does.

Stays silent: for shortened addresses that are dead already (URL001).
"""

from collections.abc import Iterator

from citeaudit.judge.addresses import core, parts_of, without_tracking
from citeaudit.model.evidence import LinkVerdict
from citeaudit.model.finding import Edit, Finding, Fix
from citeaudit.rules.addresses.lost import is_lost
from citeaudit.rules.addresses.page_beside import answer_of
from citeaudit.rules.addresses.printed import places_of, span_to_replace
from citeaudit.rules.audited import Audited

CODE = "URL005"
NAME = "shortened"
SEVERITY = "warning"
SPEAKS_FOR = ("URL004", "URL014")

HOUSES = frozenset(
    "bit.ly j.mp tinyurl.com goo.gl t.co ow.ly is.gd v.gd buff.ly tiny.cc cutt.ly rb.gy shorturl.at t.ly dlvr.it trib.al lnkd.in "
    "fb.me nyti.ms wapo.st bbc.in econ.st reut.rs on.ft.com on.wsj.com cnn.it gu.com amzn.to soo.gd bl.ink rebrand.ly lc.cx su.pr "
    "snipurl.com tr.im snip.ly x.co qr.ae shar.es ift.tt goo.su vk.cc".split()
)


def check(audited: Audited) -> Iterator[Finding]:
    for url in dict.fromkeys(link.url for link in audited.links):
        if not is_short(url) or is_lost(audited, url):
            continue
        target = _target(audited, audited.verdict_by_url.get(url))
        spans = [span_to_replace(audited, link) for link in audited.links_to(url)]
        edits = tuple(Edit(span=span, text=target) for span in spans if span is not None and target)
        way_out = f"print {target}" if target else "print the address of the page itself"
        yield Finding(
            rule=CODE,
            message=f"{url} is shortened, and lives only as long as the service; {way_out}",
            places=places_of(audited, url),
            fix=Fix(safety="unsafe", edits=edits) if edits and len(edits) == len(spans) else None,
        )


def is_short(url: str) -> bool:
    """Whether an address is one of a shortener, not its home page."""
    parts = parts_of(url)
    host = (parts.hostname or "").removeprefix("www.")
    return host in HOUSES and parts.path.strip("/") != ""


def _target(audited: Audited, verdict: LinkVerdict | None) -> str | None:
    """Where it was seen to lead, without what only counts visitors."""
    row = answer_of(audited, verdict) if verdict is not None and verdict.group == "fine" else None
    if row is None or row.final_url is None or core(row.final_url) == core(row.url):
        return None
    return without_tracking(row.final_url)
