"""Verdicts that statuses and errors give by themselves, before any page is read."""

from citeaudit.judge.addresses import parts_of
from citeaudit.judge.likeness import domain, likeness, titles_of
from citeaudit.judge.opinion import Opinion
from citeaudit.judge.words import challenge_said, error_said, login_said
from citeaudit.model.evidence import Fetch, Verdict

# Services that only pass on to where a thing lives: that their addresses redirect is their purpose.
RESOLVERS = frozenset(
    "doi.org handle.net arxiv.org purl.org n2t.net w3id.org identifiers.org urn.org nbn-resolving.org persistent-identifier.nl "
    "bit.ly tinyurl.com goo.gl t.co ow.ly is.gd buff.ly perma.cc".split()
)
# That tells of the hour, and nothing of the page.
TOO_OFTEN = frozenset({420, 429, 430})
# Answers of a host that does not want us: robots, a region, a law, a firewall's own inventions.
REFUSALS = {
    403: "forbids us the page",
    406: "does not accept our way of asking",
    418: "turns robots away",
    **dict.fromkeys(TOO_OFTEN, "says we ask too often"),
    444: "closes the door",
    451: "withholds the page for legal reasons",
    460: "does not serve us",
    463: "does not serve us",
    498: "does not serve us",
    999: "turns robots away",
}
_SERVER = {
    502: "the server behind it gives no proper answer",
    503: "it cannot serve just now",
    504: "the server behind it does not answer",
    509: "its traffic is used up",
    520: "the server behind Cloudflare gives an answer nobody expects",
    521: "the server behind Cloudflare is down",
    522: "the server behind Cloudflare does not answer",
    523: "the server behind Cloudflare cannot be reached",
    524: "the server behind Cloudflare is too slow",
    525: "the server behind Cloudflare fails at TLS",
    526: "the server behind Cloudflare has no valid certificate",
    530: "Cloudflare does not find the server",
}
BARE = 60  # words; hardly anything but the wall itself
_LONG = 400  # words; no notice has so many
_BEARS = 80.0  # of 100
_PAGE_STATUS = frozenset({200, 203, 206})
_ERRORS: dict[str, tuple[Verdict, float, str]] = {
    "connect": ("unreachable", 0.8, "no connection"),
    "reset": ("unreachable", 0.8, "the connection was broken off"),
    "empty": ("unreachable", 0.8, "the connection was closed without an answer"),
    "garbled": ("unreachable", 0.8, "what came is no HTTP"),
    "timeout": ("timeout", 0.8, "no answer in time"),
    "tls": ("tls", 0.9, "the secure connection failed"),
    "network-away": ("offline", 1.0, "the network is away"),
    "too-many-redirects": ("redirect-trouble", 0.95, "redirects without end"),
    "redirect-loop": ("redirect-trouble", 0.95, "redirects in a circle"),
    "bad-redirect": ("redirect-trouble", 0.9, "redirects to nowhere"),
}


def is_resolved(row: Fetch) -> bool:
    """Whether an address is there to be left: one of a registry or a shortener, whichever resolver was asked for it."""
    return domain(row.url) in RESOLVERS or domain(asked_first(row)) in RESOLVERS


def asked_first(row: Fetch) -> str:
    """Where the chain began."""
    return row.hops[0].url if row.hops else row.url


def is_word_of_resolver(row: Fetch) -> bool:
    """Whether the answer is that of whoever was asked first, or of the registry itself, and not of where they lead."""
    first, last = parts_of(asked_first(row)), parts_of(_final(row))
    return first.netloc == last.netloc or domain(_final(row)) == domain(row.url)


def is_page(row: Fetch) -> bool:
    """Whether the answer is a page to be read and judged by what it says."""
    return row.status in _PAGE_STATUS


def from_error(row: Fetch) -> Opinion:
    """What came of a request that had no answer."""
    host = _host(row)
    hops = len(row.hops)
    if row.error == "dns" and hops > 1:
        return Opinion(
            "redirect-trouble", 0.85, f"redirects to {host}, a host name that does not exist"
        )
    if row.error == "dns":
        return Opinion("dead", 0.9 if row.attempt > 1 else 0.8, f"there is no host named {host}")
    if row.error == "bad-url":
        return Opinion(
            "dead", 0.9, f"this is no valid address: {row.detail or 'it cannot be read'}"
        )
    if row.error == "refused":
        where = " after a redirect" if hops > 1 else ""
        return Opinion("refused", 0.95, f"not asked{where}: {row.detail or 'we do not go there'}")
    verdict, confidence, words = _ERRORS[row.error or "reset"]
    if verdict in ("redirect-trouble", "offline"):
        detail = f": {row.detail}" if row.detail and verdict == "redirect-trouble" else ""
        return Opinion(verdict, confidence, f"{words}{detail}")
    detail = f" ({row.detail})" if row.detail and verdict == "tls" else ""
    return Opinion(verdict, confidence, f"{host}: {words}{detail}{_tries(row)}")


def from_status(row: Fetch, cited: str | None = None) -> Opinion:
    """What a status says that is no page to be read; `cited` is the title the address was cited for."""
    status = row.status or 0
    host = _host(row)
    said = f"HTTP {status}"
    if status in (404, 410):
        return _gone(row, said, cited)
    if status == 401:
        return Opinion("login", 0.9, f"{said}: {host} asks for a name and a password")
    if status == 402:
        return Opinion("paywalled", 0.9, f"{said}: {host} asks for payment")
    if status in REFUSALS:
        return _refusal(row, said)
    if status == 408:
        return Opinion("timeout", 0.7, f"{said}: {host} gave up waiting")
    if 500 <= status < 600:
        return _server_error(row, said)
    if status >= 400 and (_challenged(row) or _is_titled_challenge(row)):
        return Opinion("blocked", 0.8, f"{said}: {host} holds robots up")
    if status in (202, 204, 205) or status < 300:
        return _nearly_nothing(row, said)
    return Opinion(
        "unverifiable",
        0.6,
        f"{said} from {host} says neither that the page is there nor that it is gone",
    )


def _gone(row: Fetch, said: str, cited: str | None) -> Opinion:
    if _challenged(row):
        return Opinion("blocked", 0.6, f"{said}, with a page that holds robots up")
    if cited and _bears_it_all_the_same(row, cited):
        return Opinion("unverifiable", 0.6, f"{said}, yet with a long page that bears the title")
    if "doi.org" in (domain(_final(row)), domain(row.url)) and is_word_of_resolver(row):
        registry = "doi.org" if domain(_final(row)) == "doi.org" else _host(row)
        return Opinion("dead", 0.95, f"{said}: {registry} knows no such DOI")
    away = f" at {_final(row)}" if len(row.hops) > 1 else ""
    return Opinion("dead", 0.95 if row.status == 410 else 0.9, f"{said}{away}")


def _refusal(row: Fetch, said: str) -> Opinion:
    host = _host(row)
    words = REFUSALS[row.status or 403]
    if row.page is not None and row.status == 403:
        if "paywall" in row.page.marks and "challenge" not in row.page.marks:
            return Opinion(
                "paywalled", 0.7, f"{said}: {host} sells this page ({row.page.marks['paywall']!r})"
            )
        login = login_said(row.page.title, row.page.heading)
        if login or "password-field" in row.page.marks:
            return Opinion("login", 0.7, f"{said}: {host} asks to log in")
    again = f"; ask again after {_duration(row.retry_after)}" if row.retry_after else ""
    return Opinion("blocked", 0.9, f"{said}: {host} {words}{again}")


def _server_error(row: Fetch, said: str) -> Opinion:
    host = _host(row)
    if _challenged(row) or _is_titled_challenge(row):
        return Opinion("blocked", 0.85, f"{said}: {host} holds robots up")
    words = _SERVER.get(row.status or 0, "the server failed")
    again = f"; ask again after {_duration(row.retry_after)}" if row.retry_after else ""
    return Opinion("server-error", 0.85, f"{said} from {host}: {words}{again}{_tries(row)}")


def _nearly_nothing(row: Fetch, said: str) -> Opinion:
    host = _host(row)
    if _challenged(row):
        return Opinion("blocked", 0.8, f"{said}: {host} holds robots up")
    return Opinion("unverifiable", 0.6, f"{said}: {host} answers, but sends no page")


def _challenged(row: Fetch) -> bool:
    page = row.page
    return page is not None and bool(
        "challenge" in page.marks
        or ("captcha" in page.marks and challenge_said(page.title, page.heading))
    )


def _is_titled_challenge(row: Fetch) -> bool:
    """Whether a page with hardly a word is entitled as one that holds robots up."""
    page = row.page
    return (
        page is not None
        and page.words <= BARE
        and challenge_said(page.title, page.heading) is not None
    )


def _bears_it_all_the_same(row: Fetch, cited: str) -> bool:
    """Whether a page that is said not to be there comes nevertheless, as of a site set up wrongly.

    A wiki says "not here" under the very title that was asked for, but has little else to say.
    """
    page = row.page
    if page is None or page.words < _LONG or "error" in page.marks:
        return False
    titles = titles_of(page)
    return likeness(cited, titles) >= _BEARS and error_said(*titles) is None


def _tries(row: Fetch) -> str:
    return f", {row.attempt} times in a row" if row.attempt > 1 else ""


def _final(row: Fetch) -> str:
    return row.hops[-1].url if row.hops else row.url


def _host(row: Fetch) -> str:
    try:
        return parts_of(_final(row)).hostname or _final(row)
    except ValueError:
        return _final(row)


def _duration(seconds: float) -> str:
    for size, name in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds / size:.3g} {name}"
    return f"{seconds:.3g} s"
