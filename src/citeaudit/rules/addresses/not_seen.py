"""Address nobody could see: blocked, behind a login or a paywall, too little to judge by.

Why it matters: nothing is wrong with the address as far as we know, but nobody checked that it leads to the source.

Example: the server answers 403 or 429 to programs, or asks for a subscription.

What to do: open the address by hand once.

Stays silent: for addresses that answered; for pages with another title (URL013) or in the place of a PDF (URL015). It is never
a reproach: a refusal does not mean that a page is gone, and where the cited title stands before a wall, the address is right.
Addresses of one host that all refuse are told once.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from citeaudit.judge.likeness import likeness, titles_of
from citeaudit.model.evidence import LinkVerdict, Verdict
from citeaudit.model.finding import Finding
from citeaudit.rules.addresses.page_beside import answer_of, became_a_page, title_instead
from citeaudit.rules.addresses.printed import places_of
from citeaudit.rules.audited import Audited

CODE = "URL012"
NAME = "not_seen"
SEVERITY = "note"

REASONS: dict[Verdict, str] = {
    "blocked": "refuses programs",
    "login": "asks for a login",
    "paywalled": "asks for a subscription",
    "consent": "asks for consent first",
    "tls": "shows a certificate that cannot be trusted",
    "unverifiable": "answers, but with too little to judge by",
}


def check(audited: Audited) -> Iterator[Finding]:
    by_host: dict[tuple[str, Verdict, bool], list[LinkVerdict]] = {}
    for verdict in audited.verdicts:
        if verdict.verdict in REASONS and not _is_told_otherwise(audited, verdict):
            titled = verdict.verdict == "paywalled" and _bears_title(audited, verdict)
            by_host.setdefault((_host(verdict.url), verdict.verdict, titled), []).append(verdict)
    for (host, kind, titled), verdicts in by_host.items():
        places = tuple(place for verdict in verdicts for place in places_of(audited, verdict.url))
        if not places:
            continue
        one = len(verdicts) == 1
        which = verdicts[0].url if one else f"{len(verdicts)} addresses of {host}"
        yield Finding(
            rule=CODE,
            message=f"{which} {_told(kind, one=one, titled=titled)}",
            places=places,
            evidence=tuple(dict.fromkeys(verdict.because for verdict in verdicts)),
        )


def _told(kind: Verdict, *, one: bool, titled: bool) -> str:
    if titled:
        bears, asks = ("bears", "asks") if one else ("bear", "ask")
        return f"{bears} the cited title and {asks} for a subscription to read on; nothing is to be done"
    return f"could not be seen: the server {REASONS[kind]}; that does not mean dead, open {'it' if one else 'them'} by hand"


def _is_told_otherwise(audited: Audited, verdict: LinkVerdict) -> bool:
    """Whether more is known than that there is little to judge by: another title, a page in the place of a PDF."""
    if verdict.verdict != "unverifiable":
        return False
    return became_a_page(audited, verdict) or title_instead(audited, verdict) is not None


def _bears_title(audited: Audited, verdict: LinkVerdict) -> bool:
    """Whether the page before the wall is seen to be the cited thing."""
    row, cited = answer_of(audited, verdict), audited.cited_for.get(verdict.url)
    if row is None or row.page is None or row.status != 200 or cited is None or not cited.title:
        return False
    return likeness(cited.title, titles_of(row.page)) >= audited.config.judge.title_likely


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url
