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

# A manuscript may print "_" as "\_" and "&" as "&amp;".
_PARAMETER = re.compile(
    r"(?P<before>[?&])(?:amp;)?"
    r"(?:utm\\?_[\w\\]{1,40}|fbclid|gclid|gbraid|wbraid|dclid|msclkid|mc\\?_[ce]id|igshid|yclid|twclid|ttclid|_hsenc|_hsmi|mkt\\?_tok|"
    r"oly\\?_(?:anon|enc)\\?_id|vero\\?_(?:id|conv)|ref\\?_src|cmpid|__twitter\\?_impression)"
    r"=[^&#\s<>]*",
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
    for start, end, instead in reversed(_cuts(url)):
        url = url[:start] + instead + url[end:]
    return url


def _cuts(printed: str) -> list[tuple[int, int, str]]:
    """The stretches to take out of an address as printed, with what stays in the place of each."""
    found = list(_PARAMETER.finditer(printed))
    cuts: list[tuple[int, int, str]] = []
    for number, parameter in enumerate(found):
        rest = printed[parameter.end() :]
        before_all = parameter["before"] == "?" or (
            bool(cuts) and cuts[-1][1] == parameter.start() and cuts[-1][2] == "?"
        )
        follows = number + 1 < len(found) and found[number + 1].start() == parameter.end()
        if not before_all:
            cuts.append((parameter.start(), parameter.end(), ""))
        elif follows:
            # The question mark is handed on until it is known whether anything stays behind it.
            cuts.append((parameter.start(), parameter.end(), "?"))
        elif rest.startswith("&"):
            mark = re.match(r"&(?:amp;)?", rest)
            assert mark is not None
            cuts.append((parameter.start(), parameter.end() + mark.end(), "?"))
        else:
            cuts.append((parameter.start(), parameter.end(), ""))
    return _one_mark(cuts)


def _one_mark(cuts: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Neighbouring stretches as one, with what the last of them leaves."""
    joined: list[tuple[int, int, str]] = []
    for start, end, instead in cuts:
        if joined and joined[-1][1] == start:
            start = joined.pop()[0]
        joined.append((start, end, instead))
    return joined


def _edits(audited: Audited, link: Link) -> list[Edit]:
    """The edits in one printed address; none where it does not stand in one piece."""
    if audited.manuscript.slice(link.span) != link.raw or re.search(r"\s", link.raw):
        return []
    start = link.span.start
    return [
        Edit(span=Span(start=start + begin, end=start + end), text=instead)
        for begin, end, instead in _cuts(link.raw)
    ]
