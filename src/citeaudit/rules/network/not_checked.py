"""Addresses not checked.

Why it matters: an audit without answers from the network says nothing about its addresses, neither good nor bad,
and must say so.

Example: the machine is offline; or a host timed out on every attempt.

What to do: run the audit again with the network, or later.

Stays silent: for addresses that answered or refused us. It is told once for the run where the network was away or
was not asked, and once for each host that failed.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from citeaudit.model.evidence import LinkVerdict
from citeaudit.model.finding import Finding
from citeaudit.rules.addresses.broken_copy import keeps_failure
from citeaudit.rules.addresses.printed import places_of
from citeaudit.rules.audited import Audited
from citeaudit.rules.wording import counted

CODE = "NET001"
NAME = "not_checked"
SEVERITY = "note"

FAILED = {
    "timeout": "did not answer in time",
    "unreachable": "could not be reached",
    "server-error": "answered with an error of its own",
}


def check(audited: Audited) -> Iterator[Finding]:
    asked = [
        url
        for url in dict.fromkeys(link.url for link in audited.links)
        if url.startswith(("http:", "https:"))
    ]
    open_ones = [url for url in asked if _is_open(audited.verdict_by_url.get(url))]
    if open_ones:
        yield _run_wide(audited, open_ones, len(asked))
    by_host: dict[tuple[str, str], list[LinkVerdict]] = {}
    for verdict in audited.verdicts:
        if verdict.verdict in FAILED and verdict.url in asked and not keeps_failure(audited, verdict):  # fmt: skip
            by_host.setdefault((_host(verdict.url), verdict.verdict), []).append(verdict)
    for (host, kind), verdicts in by_host.items():
        yield Finding(
            rule=CODE,
            message=f"{counted(len(verdicts), 'address', 'addresses')} of {host} could not be checked: the server {FAILED[kind]}; "
            "nothing is said "
            "against them, ask again later",
            places=tuple(
                place for verdict in verdicts for place in places_of(audited, verdict.url)
            ),
            evidence=tuple(dict.fromkeys(verdict.because for verdict in verdicts)),
        )


def _is_open(verdict: LinkVerdict | None) -> bool:
    return verdict is None or verdict.verdict in ("offline", "not-asked")


def _run_wide(audited: Audited, urls: list[str], total: int) -> Finding:
    """One finding for all addresses that nobody asked."""
    which = (
        counted(total, "address", "addresses")
        if len(urls) == total
        else f"{len(urls)} of {total} addresses"
    )
    found = (audited.verdict_by_url.get(url) for url in urls)
    if audited.network == "offline" or any(one and one.verdict == "offline" for one in found):
        why, way_out = "the network was away", "run the audit again when it is back"
    elif audited.network == "online":
        why, way_out = "the run ended before their turn", "run the audit again"
    else:
        why, way_out = (
            "the network was not asked",
            f"run the audit without --offline to check {'it' if len(urls) == 1 else 'them'}",
        )
    verb = "was" if len(urls) == 1 else "were"
    return Finding(rule=CODE, message=f"{which} {verb} not checked: {why}; {way_out}")


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url
