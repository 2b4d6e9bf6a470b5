"""Whatever bytes a server sends, each address gets its verdict, and none is called gone that was not said to be."""

import gzip
from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citeaudit.checkers import cases
from citeaudit.config import CheckConfig, Config
from citeaudit.store import open_store
from e2e.servers import RESET, Act, Request, Site, article

BODY = article("Harbours")
CONFIG = Config(
    check=CheckConfig(
        interval=0.0, retries=0, connect=1.0, first_byte=1.0, total=2.0, allow_net=("127.0.0.0/8",)
    )
)
FIRST_LINES = st.sampled_from(
    [b"HTTP/1.1 200 OK", b"HTTP/1.0 200", b"HTTP/2 200 OK", b"ICY 200 OK", b"HTTP/1.1 99999 X", b"HTTP/1.1 -1", b"HTTP/1.1 204 N", b"HTTP/1.1 206 P",
     b"HTTP/1.1 100 C", b"HTTP/1.1 101 S", b"HTTP/1.1 302 M", b"HTTP/1.1 503 X", b"http/1.1 200 ok", b"<html>", b"SSH-2.0-x", b""]
) | st.binary(max_size=12)  # fmt: skip
FIELDS = st.sampled_from(
    [b"Content-Type: text/html", b"Content-Type: application/pdf", b"Content-Type: text/html; charset=utf-16", b"Content-Length: 5",
     b"Content-Length: 999999", b"Content-Length: -1", b"Transfer-Encoding: chunked", b"Content-Encoding: gzip", b"Content-Encoding: br",
     b"Content-Encoding: zstd", b"Content-Encoding: bogus", b"Location: /next", b"Location: http://[bad", b"Location: \xff", b"Set-Cookie: a=b",
     b"Refresh: 0;url=/r", b"Retry-After: junk", b"NoColon", b": empty", b" folded"]
)  # fmt: skip
BODIES = st.sampled_from(
    [BODY, b"", gzip.compress(BODY), gzip.compress(BODY)[:40], b"%PDF-1.4\n\x00\xff", b"5\r\nhello\r\n0\r\n\r\n", b"ZZ\r\n", b"<" * 300, b"\x00" * 50]
) | st.binary(max_size=60)  # fmt: skip


@st.composite
def answers(draw: st.DrawFn) -> list[Act]:
    """What is sent for one request: an answer more or less, in one piece or cut off, the connection closed or reset."""
    end = draw(st.sampled_from([b"\r\n"] * 4 + [b"\n", b"\r"]))
    lines = [draw(FIRST_LINES), *draw(st.lists(FIELDS, max_size=4))]
    raw = end.join(lines) + end + end + draw(BODIES)
    cut = draw(st.sampled_from([len(raw)] * 4 + [len(raw) // 2, 10]))
    return [raw[:cut], *draw(st.sampled_from([[], [], [], [RESET]]))]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(answers(), min_size=20, max_size=20))
def test_any_answer_has_a_verdict_and_only_those_that_say_so_are_gone(
    sent: list[list[Act]],
) -> None:
    def behaviour(request: Request) -> Iterator[Act]:
        name = request.path.strip("/")
        yield from sent[int(name)] if name.isdigit() else [b"HTTP/1.1 200 OK\r\n\r\n", BODY]

    with Site(behaviour) as site, open_store("sqlite://") as store:
        urls = [f"{site.base}/{n}" for n in range(len(sent))]
        told = {case.verdict.url: case.verdict for case in cases(urls, store=store, config=CONFIG)}

    assert told.keys() == set(urls)
    # None of them says 404 or 410; what redirects to nowhere is redirect-trouble, which is gone, too.
    assert not {verdict.verdict for verdict in told.values()} & {"dead", "parked", "drifted"}
