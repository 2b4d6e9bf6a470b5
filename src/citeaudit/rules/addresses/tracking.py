"""Address that tells where its reader came from.

Why it matters: parameters for counting visitors say nothing of the source, make the address long and hard to type, and
hide it from archives, which keep the page under its plain address.

Example: `http://news.example/mills?utm_source=newsletter&utm_medium=email`.

What to do: take the parameters out; the fix does it.

Stays silent: for parameters that may name the source itself (id=, article=, ref=); for archived copies; for addresses that are
dead already.
"""

import re
from collections.abc import Iterator

from citeaudit.judge.houses import is_copy_address
from citeaudit.model.citation import Link
from citeaudit.model.finding import Edit, Finding, Fix
from citeaudit.model.manuscript import Span
from citeaudit.rules.addresses.lost import is_lost
from citeaudit.rules.addresses.printed import places_of
from citeaudit.rules.audited import Audited

CODE = "URL004"
NAME = "tracking"
SEVERITY = "note"

_NAMES = (
    r"(?:utm\\?_[\w\\]{1,40}|fbclid|gclid|gbraid|wbraid|dclid|msclkid|mc\\?_[ce]id|igshid|yclid|twclid|ttclid|\\?_hsenc|\\?_hsmi|"
    r"mkt\\?_tok|oly\\?_(?:anon|enc)\\?_id|vero\\?_(?:id|conv)|ref\\?_src|cmpid|\\?_\\?_twitter\\?_impression)"
)
# Neighbouring parameters at once; a manuscript may print "_" as "\_" and "&" as "&amp;".
_TRACKING = re.compile(
    rf"(?P<before>[?&](?:amp;)?){_NAMES}=[^&#\s<>]*(?:&(?:amp;)?{_NAMES}=[^&#\s<>]*)*(?P<after>&(?:amp;)?)?",
    re.IGNORECASE,
)


def check(audited: Audited) -> Iterator[Finding]:
    for url in dict.fromkeys(link.url for link in audited.links):
        plain = without_tracking(url)
        if plain == url or is_copy_address(url) or is_lost(audited, url):
            continue
        links = audited.links_to(url)
        spots = [_edits(audited, link) for link in links]
        edits = tuple(edit for spot in spots for edit in spot)
        yield Finding(
            rule=CODE,
            message=f"{url} tells where its reader came from; write {plain}",
            places=places_of(audited, url),
            fix=Fix(safety="safe", edits=edits) if all(spots) else None,
        )


def without_tracking(url: str) -> str:
    """The address without parameters that only count visitors."""
    return _TRACKING.sub(_left, url)


def _left(found: re.Match[str]) -> str:
    """What stays in the place of parameters: the sign before them, if others follow."""
    return found["before"] if found["after"] else ""


def _edits(audited: Audited, link: Link) -> list[Edit]:
    """The edits in one printed address; none where it does not stand in one piece."""
    if audited.manuscript.slice(link.span) != link.raw or re.search(r"\s", link.raw):
        return []
    start = link.span.start
    return [
        Edit(span=Span(start=start + found.start(), end=start + found.end()), text=_left(found))
        for found in _TRACKING.finditer(link.raw)
    ]
