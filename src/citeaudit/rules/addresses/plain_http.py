"""Address with http where https works.

Why it matters: browsers warn of http, and some sites will drop it; the secure address is the lasting one.

Example: `http://www.washingtoninstitute.example/policy`, which sends its visitors on to `https://`.

What to do: write https; the fix does it where the server was seen to answer there.

Stays silent: where nobody asked the server for the https address, where it does not answer, and where it leads
elsewhere; for archived copies, which contain the old address.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from citeaudit.model.evidence import Fetch
from citeaudit.model.finding import Edit, Finding, Fix
from citeaudit.model.manuscript import Span
from citeaudit.rules.addresses.printed import places_of, span_to_replace
from citeaudit.rules.audited import Audited

CODE = "URL003"
NAME = "plain_http"
SEVERITY = "note"


def check(audited: Audited) -> Iterator[Finding]:
    works = _answering_on_https(audited)
    for url in dict.fromkeys(link.url for link in audited.links):
        if not url.startswith("http://") or _bare(url) not in works:
            continue
        places = places_of(audited, url)
        secure = f"https://{url.removeprefix('http://')}"
        spans = [span_to_replace(audited, link) for link in audited.links_to(url)]
        # Only the letter that is missing, so that other fixes can mend the rest of the address.
        edits = tuple(
            Edit(span=Span(start=span.start + 4, end=span.start + 4), text="s")
            for span in spans
            if span is not None
        )
        yield Finding(
            rule=CODE,
            message=f"{url} also answers on https; write {secure}",
            places=places,
            evidence=(works[_bare(url)],),
            fix=Fix(safety="safe", edits=edits) if len(edits) == len(spans) else None,
        )


def _answering_on_https(audited: Audited) -> dict[str, str]:
    """The addresses, without their scheme, that were seen to answer 200 on https; with the answer that shows it."""
    works: dict[str, str] = {}
    for row in audited.evidence:
        if not isinstance(row, Fetch) or row.status != 200:
            continue
        final = row.final_url or row.url
        if final.startswith("https://"):
            works[_bare(final)] = f"{final} answered 200 on {row.at:%Y-%m-%d}"
    return works


def _bare(url: str) -> str:
    """Host, path and query: what must stay the same for the secure address to be the same thing."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    host = (parts.hostname or "") + (f":{port}" if port and port not in (80, 443) else "")
    return f"{host}{parts.path or '/'}?{parts.query}"
