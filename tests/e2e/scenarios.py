"""The hostile web: one server for each way of going wrong, and what we should say of it."""

import gzip
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import NamedTuple

import brotli

from citeaudit.net.unpack import accepted
from e2e.servers import (
    PROSE,
    RESET,
    Act,
    Behaviour,
    Request,
    article,
    by_path,
    html,
    in_turn,
    page,
    redirect,
    response,
    status,
    wire,
)  # fmt: skip

TITLE = "Harbours of the Northern Coast"
GOOD = page(article(TITLE))
MISSING = status(404)


class Scenario(NamedTuple):
    """A server, the path cited on it, the title it was cited for, and the verdicts that are right."""

    name: str
    behaviour: Behaviour
    right: str | tuple[str, ...]
    path: str = "/2005/12/harbours.html"
    title: str | None = TITLE


def _zstd(data: bytes) -> bytes:
    try:
        from compression import zstd
    except ImportError:
        from backports import zstd
    return bytes(zstd.compress(data))


def _drip(head: bytes, piece: bytes, pause: float, times: int) -> Behaviour:
    def drip(_request: Request) -> Iterator[Act]:
        yield head
        for _ in range(times):
            yield piece
            yield pause

    return drip


def _endless(_request: Request) -> Iterator[Act]:
    yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + article(TITLE)
    while True:
        yield b"<p>and so on and on</p>" * 1000


def _endless_redirect(request: Request) -> Iterator[Act]:
    yield response(302, Location=f"/step/{len(request.path)}{request.path[-200:]}x")


def _cookie_wall(request: Request) -> Iterator[Act]:
    if "seen=1" in request.headers.get("cookie", ""):
        yield response(200, article(TITLE))
    else:
        yield response(302, Location=request.path, Set_Cookie="seen=1; Path=/")


def _soft_404(title: str, body: str = "") -> Behaviour:
    gone = page(html(title, heading=title, body=body or "<p>Perhaps the search helps.</p>"))
    return by_path({"/": GOOD}, gone)


def _only_here(behaviour: Behaviour) -> Behaviour:
    """The cited path behaves, everything else on the host is honestly not found."""
    return by_path({"/2005/12/harbours.html": behaviour}, MISSING)


def _refresh(target: str) -> bytes:
    return html("Moved", head=f'<meta http-equiv="refresh" content="0; url={target}">')


LOGIN = html(
    "Sign in",
    heading="Sign in to your account",
    body='<form><input name="u"><input type="password" name="p"></form>',
)
CONSENT = html(
    "Before you continue",
    heading="Before you continue",
    body="<p>We use cookies. Accept all cookies?</p><form></form>",
)
CHALLENGE = html(
    "Just a moment...",
    body='<p>Checking your browser before access.</p><script src="/cdn-cgi/challenge-platform/x.js"></script>',
)
PARKED = html(
    "coast.example is for sale",
    heading="coast.example is for sale",
    body='<p>Buy this domain.</p><script src="https://d1.sedoparking.com/p.js"></script>',
)
PAYWALL = html(
    TITLE, heading=TITLE, body=PROSE,
    head='<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbours of the Northern Coast","isAccessibleForFree":false}</script>',
)  # fmt: skip
HOME = html("The Coast Gazette", heading="News of the day", body=PROSE)
PDF = b"%PDF-1.4\n1 0 obj\n<< /Title (Harbours of the Northern Coast) /Author (A. Author) >>\nendobj\n%%EOF\n"
MEGABYTES = b"\0" * 30_000_000
TOMORROW = format_datetime(datetime.now(UTC) + timedelta(days=1), usegmt=True)
SOON = 1  # second

STATUSES = [
    (400, "unverifiable"), (401, "login"), (402, "paywalled"), (403, "blocked"), (404, "dead"), (405, "unverifiable"),
    (406, "blocked"), (408, "timeout"), (410, "dead"), (418, "blocked"), (429, "blocked"), (451, "blocked"), (500, "server-error"),
    (501, "server-error"), (502, "server-error"), (503, "server-error"), (504, "server-error"), (520, "server-error"),
    (521, "server-error"), (522, "server-error"), (523, "server-error"), (524, "server-error"), (525, "server-error"),
    (526, "server-error"), (999, "blocked"), (204, "unverifiable"),
]  # fmt: skip

# Where another package stands in for brotli, it is neither offered nor read.
BROTLI = [
    Scenario("brotli", page(brotli.compress(article(TITLE)), Content_Encoding="br"), "ok"),
    Scenario("brotli bomb", page(brotli.compress(article(TITLE) + MEGABYTES, quality=4), Content_Encoding="br"), "ok"),
] if "br" in accepted() else []  # fmt: skip
SCENARIOS = [
    *BROTLI,
    *(Scenario(f"status {code}", status(code), right) for code, right in STATUSES),
    Scenario("a page with the cited title", GOOD, "ok"),
    Scenario("a page, no title cited", GOOD, "ok", title=None),
    Scenario("a title with the name of the site", _only_here(page(article(f"{TITLE} | The Coast Gazette"))), "ok"),
    Scenario("a cited home page", by_path({"/": page(HOME)}, MISSING), "ok", "/", "The Coast Gazette"),
    Scenario("a cited home page, no title", page(HOME), "ok", "/", None),
    Scenario("an article about 404 errors", _only_here(page(article("404 Not Found: how servers say no"))), "ok", title="404 Not Found: how servers say no"),
    Scenario("an article about 404 errors, no title cited", page(article("Why the 404 page was invented")), "ok", title=None),
    Scenario("an article about domain sales", _only_here(page(html("This domain is for sale: a market", heading="This domain is for sale: a market", body=PROSE[:500]))), "ok", title="This domain is for sale: a market"),
    Scenario("an article about domain sales, no title cited", page(article("How a domain is for sale before it exists")), "ok", title=None),
    Scenario("hostile to HEAD", GOOD, "ok"),
    Scenario("first fails, then works", in_turn(status(500), GOOD), "flaky"),
    Scenario("reset once", in_turn(wire(RESET), GOOD), "flaky"),
    Scenario("retry after a second", in_turn(status(429, Retry_After=str(SOON)), GOOD), "ok"),
    Scenario("retry after a day", status(429, Retry_After="86400"), "blocked"),
    Scenario("retry after a date", status(503, Retry_After=TOMORROW), "server-error"),
    Scenario("temporary redirect", by_path({"/2005/12/harbours.html": redirect("/new/harbours")}, GOOD), "ok"),
    Scenario("permanent redirect", by_path({"/2005/12/harbours.html": redirect("/new/harbours", 301)}, GOOD), "moved"),
    Scenario("a chain of redirects", by_path({"/2005/12/harbours.html": redirect("/a", 301), "/a": redirect("/b", 308), "/b": redirect("{base}/c", 301)}, GOOD), "moved"),
    Scenario("a loop", by_path({"/2005/12/harbours.html": redirect("/b")}, redirect("/2005/12/harbours.html")), "redirect-trouble"),
    Scenario("a loop on itself", redirect("/2005/12/harbours.html"), "redirect-trouble"),
    Scenario("endless redirects", _endless_redirect, "redirect-trouble"),
    Scenario("a redirect without address", wire(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), "redirect-trouble"),
    Scenario("a redirect to a host that does not exist", redirect("http://nowhere.invalid/x"), "redirect-trouble"),
    Scenario("a redirect to file:", redirect("file:///etc/passwd"), "redirect-trouble"),
    Scenario("a redirect to a private address", redirect("http://10.1.2.3/x"), "refused"),
    Scenario("a redirect to a private address in disguise", redirect("http://[::ffff:10.1.2.3]/x"), "refused"),
    Scenario("a redirect home", by_path({"/": page(HOME), "/2005/12/harbours.html": redirect("/")}, MISSING), "soft404"),
    Scenario("a redirect home, no title cited", by_path({"/": page(HOME), "/2005/12/harbours.html": redirect("/", 301)}, MISSING), "soft404", title=None),
    Scenario("a redirect to an error page", by_path({"/error/404.html": page(html("Page not found"))}, redirect("/error/404.html")), "soft404"),
    Scenario("a redirect to an error page, no title cited", by_path({"/error/404.html": page(html("Page not found"))}, redirect("/error/404.html")), "soft404", title=None),
    Scenario("a redirect to a login", by_path({"/login": page(LOGIN)}, redirect("/login?next=/x")), "login"),
    Scenario("a redirect to a 404", by_path({"/2005/12/harbours.html": redirect("/x")}, MISSING), "dead"),
    Scenario("a cookie wall", _cookie_wall, "ok"),
    Scenario("a consent page", by_path({"/consent": page(CONSENT)}, redirect("/consent?continue=x")), "consent"),
    Scenario("a consent page in place", page(CONSENT), "consent"),
    Scenario("a login in place", page(LOGIN), "login"),
    Scenario("a meta refresh", by_path({"/new": GOOD}, page(_refresh("/new"))), "ok"),
    Scenario("a meta refresh to a 404", by_path({"/gone": MISSING}, page(_refresh("/gone"))), "dead"),
    Scenario("a page made by a script", page(html("App", body='<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>')), "unverifiable"),
    Scenario("a challenge", page(CHALLENGE), "blocked"),
    Scenario("a challenge with 403", wire(response(403, CHALLENGE)), "blocked"),
    Scenario("an empty answer that a guard calls a challenge", wire(response(202, b"", x_amzn_waf_action="challenge")), "blocked"),
    Scenario("a page of nothing that a guard calls a challenge", page(html("Loading"), cf_mitigated="challenge"), "blocked"),
    Scenario("a soft 404 in plain text", by_path({"/2005/12/harbours.html": page(b"404 page not found\n", Content_Type="text/plain")}, page(b"404 page not found\n", Content_Type="text/plain")), "soft404"),
    Scenario("headers that break off", wire(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-More: y\r\n"), "unreachable"),
    Scenario("a challenge with 503", wire(response(503, CHALLENGE)), "blocked"),
    Scenario("soft 404 in English", _soft_404("Page not found"), "soft404"),
    Scenario("soft 404 in English, no title cited", _soft_404("Page not found"), "soft404", title=None),
    Scenario("soft 404 in German", _soft_404("Seite nicht gefunden"), "soft404"),
    Scenario("soft 404 in French", _soft_404("Page introuvable"), "soft404"),
    Scenario("soft 404 in Spanish", _soft_404("Página no encontrada"), "soft404"),
    Scenario("soft 404 in Russian", _soft_404("Страница не найдена"), "soft404"),
    Scenario("soft 404 in Chinese", _soft_404("页面不存在"), "soft404"),
    Scenario("soft 404 without words", _soft_404("The Coast Gazette", PROSE), "soft404"),
    Scenario("a PDF", page(PDF, Content_Type="application/pdf"), "ok", "/files/harbours.pdf"),
    Scenario("a PDF turned into a page", page(HOME), "soft404", "/files/harbours.pdf"),
    Scenario("parked by page", page(PARKED), "parked"),
    Scenario("parked by page, no title cited", page(PARKED), "parked", title=None),
    Scenario("drifted", page(html("Best online casino bonus", heading="Free spins today", body="<p>Online casino bonus for all.</p>")), ("drifted", "soft404")),
    Scenario("paywalled", page(PAYWALL), "paywalled"),
    Scenario("reset", wire(RESET), "unreachable"),
    Scenario("empty reply", wire(), "unreachable"),
    Scenario("garbage", wire(b"\x00\x01\x02 this is no web server\r\n\r\n"), "unreachable"),
    Scenario("hang", wire(30.0), "timeout"),
    Scenario("slow headers", _drip(b"HTTP/1.1 200 OK\r\n", b"X", 0.05, 900), "timeout"),
    Scenario("slow body", _drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + article(TITLE)[:400], b"x", 0.05, 900), "ok"),
    Scenario("endless body", _endless, "ok"),
    Scenario("gzip", page(gzip.compress(article(TITLE)), Content_Encoding="gzip"), "ok"),
    Scenario("deflate", page(zlib.compress(article(TITLE)), Content_Encoding="deflate"), "ok"),
    Scenario("zstd", page(_zstd(article(TITLE)), Content_Encoding="zstd"), "ok"),
    Scenario("gzip bomb", page(gzip.compress(article(TITLE) + MEGABYTES), Content_Encoding="gzip"), "ok"),
    Scenario("zstd bomb", page(_zstd(article(TITLE) + MEGABYTES), Content_Encoding="zstd"), "ok"),
    Scenario("not gzip at all", page(article(TITLE), Content_Encoding="gzip"), "ok"),
    Scenario("an unknown coding", page(article(TITLE), Content_Encoding="x-none"), "ok"),
    Scenario("a bad chunk", wire(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n" % len(article(TITLE)) + article(TITLE) + b"\r\nZZZ\r\n"), "ok"),
    Scenario("truncated", wire(response(200, article(TITLE), Content_Length="99999")), "ok"),
    Scenario("truncated gzip", page(gzip.compress(article(TITLE))[:-12], Content_Encoding="gzip"), "ok"),
    Scenario("headers of 60 KB", wire(response(200, article(TITLE), X_Filler="x" * 60_000)), "ok"),
    Scenario("headers of 100 KB", wire(response(200, article(TITLE), **{f"X_Filler_{n}": "x" * 10_000 for n in range(10)})), "ok"),
    Scenario("one header line of 150 KB", wire(response(200, article(TITLE), X_Filler="x" * 150_000)), "unreachable"),
    Scenario("a redirect of 150 KB", redirect("/" + "x" * 150_000), ("redirect-trouble", "unreachable")),
    Scenario("early hints", wire(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + response(200, article(TITLE))), "ok"),
    Scenario("a Latin-1 title", page(html("Häfen der nördlichen Küste").decode().encode("latin-1"), Content_Type="text/html; charset=iso-8859-1"), "ok", title="Häfen der nördlichen Küste"),
    Scenario("a Windows-1251 title", page(html("Порты северного берега", head='<meta charset="windows-1251">').decode().encode("cp1251"), Content_Type="text/html"), "ok", title="Порты северного берега"),
    Scenario("a Shift-JIS title", page(html("北の海岸の港について", head='<meta charset="Shift_JIS">').decode().encode("cp932"), Content_Type="text/html"), "ok", title="北の海岸の港について"),
    Scenario("a UTF-16 title", page(("\ufeff" + html(TITLE, body=PROSE).decode()).encode("utf-16-le"), Content_Type="text/html"), "ok"),
    Scenario("a unicode path", by_path({"/K%C3%BCste/h%C3%A4fen": GOOD}, MISSING), "ok", "/Küste/häfen"),
    Scenario("a path with blanks", by_path({"/northern%20coast/harbours": GOOD}, MISSING), "ok", "/northern coast/harbours"),
    Scenario("a percent-encoded path", by_path({"/a%2Fb%28c%29": GOOD}, MISSING), "ok", "/a%2Fb%28c%29"),
    Scenario("a full stop too many", by_path({"/2005/harbours": GOOD}, MISSING), "repaired", "/2005/harbours."),
    Scenario("a Markdown escape", by_path({"/a_b/c": GOOD}, MISSING), "repaired", "/a\\_b/c"),
    Scenario("a bracket nobody opened", by_path({"/a/b": GOOD}, MISSING), "repaired", "/a/b)"),
    Scenario("a blank inside", by_path({"/2005/harbours.html": GOOD}, MISSING), "repaired", "/2005/har bours.html"),
    Scenario("a zero-width sign inside", by_path({"/2005/harbours.html": GOOD}, MISSING), "repaired", "/2005/har\u200bbours.html"),
    Scenario("a fragment that is there", page(html(TITLE, body=f'<h2 id="sec-2">Two</h2>{PROSE}')), "ok", "/2005/x#sec-2"),
    Scenario("a fragment that is not there", page(html(TITLE, body=f'<h2 id="sec-2">Two</h2>{PROSE}')), "fragment-missing", "/2005/x#sec-9"),
    Scenario("a fragment in whose place a redirect names another", by_path({"/2005/x": redirect("/2005/y#sec-2")}, page(html(TITLE, body=f'<h2 id="sec-2">Two</h2>{PROSE}'))), "ok", "/2005/x#sec-9"),
    Scenario("a text fragment", GOOD, "ok", "/2005/x#:~:text=harbours"),
]  # fmt: skip
