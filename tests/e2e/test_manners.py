"""How the checker behaves towards hosts, readers and its own store."""

import itertools
import ssl
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest
import trustme

from citeaudit import judge
from citeaudit.checkers import cases, check, due
from citeaudit.config import CheckConfig, Config
from citeaudit.model.citation import Link, Reference, Span
from citeaudit.model.evidence import Fetch
from citeaudit.net.presence import has_route
from citeaudit.store import Store, open_store
from e2e.servers import (
    Act,
    Behaviour,
    Request,
    Site,
    article,
    by_path,
    html,
    in_turn,
    page,
    redirect,
    response,
    status,
    wire,
)

LIMITS = CheckConfig(
    connect=2.0,
    first_byte=1.5,
    total=2.0,
    interval=0.0,
    retry_pauses=(0.05, 0.1),
    allow_net=("127.0.0.0/8", "::1/128"),
)
CONFIG = Config(check=LIMITS)
GOOD = page(article("Harbours of the Northern Coast"))

# Without any way out a host that cannot be reached tells of that alone.
needs_a_route = pytest.mark.skipif(
    not has_route(), reason="needs a machine with a way to the network"
)


def limits(**changes: object) -> Config:
    values = {name: getattr(LIMITS, name) for name in LIMITS.__struct_fields__}
    return Config(check=CheckConfig(**{**values, **changes}))


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store("sqlite://") as opened:
        yield opened


def asked(
    urls: list[str], store: Store, config: Config = CONFIG, **more: object
) -> dict[str, list[Fetch]]:
    """The rows of one run by address, probes aside."""
    table: dict[str, list[Fetch]] = {}
    for row in check(urls, store=store, config=config, **more):  # type: ignore[arg-type]
        assert isinstance(row, Fetch)
        if row.probes is None:
            table.setdefault(row.url, []).append(row)
    return table


def test_addresses_that_differ_only_by_fragment_share_one_get(store: Store) -> None:
    with Site(by_path({"/a": GOOD}, status(404))) as site:
        asked([f"{site.base}/a#one", f"{site.base}/a#two", f"{site.base}/a"], store)

        assert site.paths().count("/a") == 1
        assert not any("#" in path for path in site.paths())


def test_only_get_is_ever_sent_with_name_version_and_contact(store: Store) -> None:
    with Site(GOOD) as site:
        asked([f"{site.base}/a"], store, limits(contact="desk@journal.example"))

        agents = {request.headers["user-agent"] for request in site.asked}
        assert len(agents) == 1
        assert "citeaudit/" in agents.pop()
        assert all(
            "mailto:desk@journal.example" in request.headers["user-agent"] for request in site.asked
        )


def test_a_contact_is_one_line_of_ascii_whatever_it_is_made_of(store: Store) -> None:
    with Site(GOOD) as site:
        asked([f"{site.base}/a"], store, limits(contact="Jörg <j@b.test>\r\nX-More: 1"))

        headers = site.asked[0].headers
        assert "+mailto:J%C3%B6rg <j@b.test> X-More: 1" in headers["user-agent"]
        assert "x-more" not in headers


def test_fresh_evidence_is_not_asked_again(store: Store) -> None:
    with Site(by_path({"/a": GOOD, "/gone": status(410)}, status(404))) as site:
        urls = [f"{site.base}/a", f"{site.base}/gone"]
        asked(urls, store)
        before = len(site.asked)

        assert due(urls, store=store, config=CONFIG) == 0
        assert asked(urls, store) == {}
        assert len(site.asked) == before
        assert due(urls, store=store, config=limits(max_age=0.0)) == 2


def test_failures_of_the_moment_are_asked_again_however_fresh(store: Store) -> None:
    with Site(in_turn(*[status(500)] * 3, GOOD)) as site:
        url = f"{site.base}/a"
        asked([url], store)

        assert due([url], store=store, config=CONFIG) == 1
        assert [row.status for row in asked([url], store)[url]] == [200]


def test_a_host_that_says_tomorrow_is_left_alone_until_then(store: Store) -> None:
    with Site(status(429, Retry_After="86400")) as site:
        url = f"{site.base}/a"
        rows = asked([url], store)[url]

        assert len(rows) == 1
        assert rows[0].retry_after == 86400
        assert due([url], store=store, config=CONFIG) == 0
        assert judge.judge(url, rows).because.endswith("ask again after 1 d")


def test_retry_after_a_second_is_obeyed(store: Store) -> None:
    with Site(in_turn(status(503, Retry_After="1"), GOOD)) as site:
        rows = asked([f"{site.base}/a"], store)[f"{site.base}/a"]

        assert [row.status for row in rows] == [503, 200]
        first, second = (
            moment
            for request, moment in zip(site.asked, site.at, strict=True)
            if request.path == "/a"
        )
        assert second - first >= 1.0


def test_a_host_to_which_we_came_too_often_is_left_alone_as_long_as_it_says(store: Store) -> None:
    """The third request of a second is one too many; whoever waits a second is served again."""
    came: list[float] = []

    def limited(request: Request) -> Iterator[Act]:
        if request.path == "/robots.txt":
            yield from status(404)(request)
            return
        now = monotonic()
        too_many = sum(now - moment < 1.0 for moment in came) >= 2
        came.append(now)
        yield from (status(429, Retry_After="1") if too_many else GOOD)(request)

    with Site(limited) as site:
        rows = asked([f"{site.base}/{n}" for n in range(6)], store, limits(per_host=1))

    refused = [row for found in rows.values() for row in found if row.status == 429]
    assert [found[-1].status for found in rows.values()] == [200] * 6
    assert len(refused) <= 3


def test_robots_txt_is_obeyed_and_can_be_set_aside(store: Store) -> None:
    robots = "User-agent: *\nDisallow: /private\n"
    with Site(GOOD, robots=robots) as site:
        urls = [f"{site.base}/private/a", f"{site.base}/open/a"]
        rows = asked(urls, store)

        assert rows[urls[0]][0].error == "refused"
        assert "robots.txt" in judge.judge(urls[0], rows[urls[0]]).because
        assert rows[urls[1]][0].status == 200
        assert "/private/a" not in site.paths()
        assert (
            asked([f"{site.base}/private/b"], store, limits(robots=False))[
                f"{site.base}/private/b"
            ][0].status
            == 200
        )


def test_a_crawl_delay_is_kept(store: Store) -> None:
    with Site(GOOD, robots="User-agent: *\nCrawl-delay: 0.3\n") as site:
        asked([f"{site.base}/a", f"{site.base}/b", f"{site.base}/c"], store)

        starts = [
            moment
            for request, moment in zip(site.asked, site.at, strict=True)
            if request.path in ("/a", "/b", "/c")
        ]
        assert all(later - earlier >= 0.28 for earlier, later in itertools.pairwise(starts))


@pytest.mark.parametrize(
    "robots",
    [redirect("/robots.txt"), wire(30.0), status(503), redirect("http://10.0.0.1/robots.txt")],
    ids=["circle", "hang", "503", "private"],
)
def test_a_robots_txt_that_cannot_be_had_does_not_keep_us_out(
    robots: Behaviour, store: Store
) -> None:
    with Site(GOOD, robots=robots) as site:
        assert asked([f"{site.base}/a"], store)[f"{site.base}/a"][0].status == 200


def test_a_redirect_leads_nowhere_that_robots_txt_keeps_from_us(store: Store) -> None:
    table = {"/a": redirect("/b"), "/b": redirect("/private/c")}
    with Site(by_path(table, GOOD), robots="User-agent: *\nDisallow: /private\n") as site:
        rows = asked([f"{site.base}/a"], store, limits())[f"{site.base}/a"]

    assert site.paths() == ["/a", "/b"]
    assert (rows[0].error, len(rows[0].hops)) == ("refused", 3)


@pytest.mark.parametrize(
    "name",
    [
        "citeaudit",
        "CiteAudit/1.0",
        "citeaudit/0.1 (a checker)",
        "Mozilla/5.0 (compatible; citeaudit/1.0) # you",
    ],
)
def test_a_group_is_ours_however_much_of_our_name_it_gives(name: str, store: Store) -> None:
    ours = f"User-agent: other\nUser-agent: {name}\r\nDisallow: /private\n"
    with Site(GOOD, robots=f"User-agent: *\nDisallow: /\n\n{ours}") as site:
        urls = [f"{site.base}/private/a", f"{site.base}/b"]

        asked(urls, store, limits())

    assert site.paths()[0] == "/b"
    assert "/private/a" not in site.paths()


@pytest.mark.parametrize("name", ["citeauditor/2.0", "citeaudit-mirror/2"])
def test_a_group_of_one_whose_name_is_longer_is_not_ours(name: str, store: Store) -> None:
    with Site(GOOD, robots=f"User-agent: {name}\nDisallow: /\n") as site:
        asked([f"{site.base}/b"], store, limits())

    assert site.paths()[0] == "/b"


def test_a_byte_order_mark_hides_no_rule_of_robots_txt(store: Store) -> None:
    with Site(GOOD, robots="\ufeffUser-agent: *\nDisallow: /private\n") as site:
        url = f"{site.base}/private"

        assert asked([url], store)[url][0].error == "refused"


def test_a_polite_run_takes_hardly_longer_than_its_lower_bound_in_any_order(store: Store) -> None:
    with ExitStack() as stack:
        sites = [stack.enter_context(Site(GOOD)) for _ in range(3)]
        urls = [f"{site.base}/{number}" for site in sites for number in range(8)]
        asked(urls, store, limits(interval=0.1))

        for site in sites:
            starts = [
                moment
                for request, moment in zip(site.asked, site.at, strict=True)
                if len(request.path) == 2
            ]
            assert len(starts) == 8
            assert starts[-1] - starts[0] >= 0.68
        first = min(site.at[0] for site in sites)
        assert max(site.at[-1] for site in sites) - first < 2 * 0.7


def test_a_host_that_is_down_does_not_hold_the_run_up_once_for_each_address(store: Store) -> None:
    with Site(wire(30.0)) as site:
        urls = [f"{site.base}/{number}" for number in range(40)]
        rows = asked(urls, store, limits(first_byte=0.2, robots=False))

        assert all({row.error for row in kept} == {"timeout"} for kept in rows.values())
        assert len(rows) == 40
        assert len(site.paths()) < 12


@needs_a_route
def test_a_host_that_hangs_does_not_hold_up_the_second_try_of_another(store: Store) -> None:
    with Site(wire(9.0)) as hangs, Site(in_turn(status(503), GOOD)) as stumbles:
        urls = [f"{hangs.base}/a", f"{stumbles.base}/a"]
        rows = list(check(urls, store=store, config=limits(robots=False)))

    told = [(row.url, row.attempt) for row in rows if isinstance(row, Fetch) and row.probes is None]
    assert told == [(urls[1], 1), (urls[1], 2), (urls[0], 1), (urls[0], 2)]


def test_a_host_that_dribbles_is_not_asked_for_an_invented_page_too(store: Store) -> None:
    def dribble(_request: Request) -> Iterator[Act]:
        yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Unlike</title>"
        for _ in range(50):
            yield b"x"
            yield 0.1

    with Site(dribble) as site:
        url = f"{site.base}/a/b"
        rows = asked([url], store, cited={url: Reference(title="Harbours of the Coast")})

    assert rows[url][0].cut
    assert site.paths() == ["/a/b"]


def test_private_addresses_are_refused_before_anything_is_sent(store: Store) -> None:
    with Site(GOOD) as site:
        urls = [
            f"{site.base}/a",
            f"http://localhost:{site.port}/a",
            f"http://0x7f000001:{site.port}/a",
        ]
        rows = asked(urls, store, limits(allow_net=()))

        assert site.asked == []
        assert {row.error for kept in rows.values() for row in kept} == {"refused"}
        assert judge.judge(urls[0], rows[urls[0]]).verdict == "refused"


@pytest.mark.parametrize(
    ("size", "said"),
    [(60_000, (None, 200)), (104_000, ("garbled", None)), (3_000_000, ("garbled", None))],
)
def test_a_header_line_without_end_is_evidence_and_the_run_goes_on(
    store: Store, size: int, said: tuple[str | None, int | None]
) -> None:
    endless = wire(response(200, article("A Study"), X_Filler="x" * size))
    with Site(by_path({"/endless": endless}, GOOD)) as site:
        rows = asked([site.base + "/endless", site.base + "/fine"], store)
        [row] = rows[site.base + "/endless"]

    assert (row.error, row.status) == said
    assert row in store.evidence_for([row.url])
    assert rows[site.base + "/fine"][0].status == 200


def test_a_redirect_into_the_house_is_refused_at_the_door(store: Store) -> None:
    with Site(GOOD, host="127.0.0.2") as inside, Site(redirect(f"{inside.base}/secret")) as outside:
        url = f"{outside.base}/a"
        rows = asked([url], store, limits(allow_net=("127.0.0.1/32",)))[url]

        assert inside.asked == []
        assert rows[0].error == "refused"
        assert [hop.status for hop in rows[0].hops] == [302, None]


def test_schemes_other_than_http_are_not_asked(store: Store) -> None:
    rows = asked(["ftp://example.org/a", "file:///etc/passwd", "javascript:alert(1)"], store)

    assert {row.error for kept in rows.values() for row in kept} == {"refused"}


def test_a_closed_port_is_unreachable_not_offline(store: Store) -> None:
    with Site(GOOD) as site:
        port = site.port
    url = f"http://127.0.0.1:{port}/a"
    rows = asked([url], store)[url]

    assert [row.error for row in rows] == ["connect"] * 3
    assert judge.judge(url, rows).verdict == "unreachable"
    assert judge.network(rows) == "online"


@needs_a_route
def test_a_name_that_does_not_exist_is_dead_where_other_hosts_answer(store: Store) -> None:
    with Site(GOOD) as site:
        url = "http://no-such-name.invalid/a"
        rows = asked([url, f"{site.base}/a"], store)

        assert judge.judge(url, rows[url]).verdict == "dead"
        assert judge.network([row for kept in rows.values() for row in kept]) == "online"


def test_no_cookie_or_credential_goes_to_another_host(store: Store) -> None:
    with Site(GOOD, host="127.0.0.2") as other, Site(redirect(f"{other.base}/b", 302)) as first:

        def with_cookie(_request: Request) -> Iterator[Act]:
            yield response(302, Location=f"{other.base}/b", Set_Cookie="secret=1; Path=/")

        first.behaviour = with_cookie
        url = f"http://user:password@127.0.0.1:{first.port}/a"
        rows = asked([url], store)[url]

        assert rows[0].status == 200
        assert all("cookie" not in request.headers for request in other.asked)
        sent = [*first.asked, *other.asked]
        assert all("authorization" not in request.headers for request in sent)
        assert "password" not in "".join(hop.url for hop in rows[0].hops)


def test_cookies_of_one_chain_are_unknown_to_the_next(store: Store) -> None:
    def gives_cookie(_request: Request) -> Iterator[Act]:
        yield response(200, article("A"), Set_Cookie="seen=1; Path=/")

    with Site(gives_cookie) as site:
        asked([f"{site.base}/{name}" for name in "abcd"], store, limits(per_host=1))

        assert all("cookie" not in request.headers for request in site.asked)


def test_the_environment_may_name_a_proxy(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with Site(GOOD) as proxy:
        monkeypatch.setenv("http_proxy", proxy.base)
        rows = asked(["http://cited.example/a"], store)

        assert rows["http://cited.example/a"][0].status == 200
        assert "http://cited.example/a" in [request.path for request in proxy.asked]


def test_an_interrupt_keeps_what_was_gathered_and_the_next_run_goes_on(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/evidence.sqlite"
    with Site(GOOD) as site:
        urls = [f"{site.base}/{number}" for number in range(20)]
        config = limits(interval=0.02, per_host=1)
        with open_store(url) as store:
            run = check(urls, store=store, config=config)
            seen = [next(run) for _ in range(5)]
            run.close()
        with open_store(url) as store:
            assert len(store.evidence_for(urls)) == len(seen)
            assert due(urls, store=store, config=config) == 15
            list(check(urls, store=store, config=config))
        assert all(site.paths().count(f"/{number}") == 1 for number in range(20))


def test_verdicts_come_one_for_each_address_and_fragment(store: Store) -> None:
    body = html("Harbours", body='<p id="two">Two.</p>' + "<p>Words of the page.</p>" * 30)
    with Site(by_path({"/a": page(body), "/b": in_turn(status(500), GOOD)}, status(404))) as site:
        urls = [f"{site.base}/a#two", f"{site.base}/a#three", f"{site.base}/b", f"{site.base}/c"]
        told = {
            case.verdict.url: case.verdict.verdict
            for case in cases(urls, store=store, config=CONFIG)
        }

        assert told == {
            urls[0]: "ok",
            urls[1]: "fragment-missing",
            urls[2]: "flaky",
            urls[3]: "dead",
        }
        again = {
            case.verdict.url: case.verdict.verdict
            for case in cases(urls, store=store, config=CONFIG)
        }
        assert again == told


def test_a_doi_is_asked_at_its_resolver_and_numbers_without_one_are_not(store: Store) -> None:
    span = Span(start=0, end=1)
    with Site(GOOD) as site:
        links = [
            Link(raw="a", url=f"{site.base}/10.1000/182", kind="doi", span=span),
            Link(raw="b", url="isbn:9780306406157", kind="isbn", span=span),
        ]
        rows = list(check(links, store=store, config=CONFIG))

        assert {row.url for row in rows if isinstance(row, Fetch) and not row.probes} == {
            links[0].url
        }


def test_one_invented_address_a_host_is_asked_and_kept(store: Store) -> None:
    with Site(GOOD) as site:
        asked([f"{site.base}/x/{name}" for name in "abcdef"], store)
        asked([f"{site.base}/x/{name}" for name in "ghi"], store)

        invented = [path for path in site.paths() if len(path) > 10]
        assert len(invented) == 1


def test_the_host_that_was_asked_is_probed_where_it_passes_its_readers_on(store: Store) -> None:
    """A host that sends every page to another's front door says so of an invented page, too; an honest one does not."""
    with Site(page(article("Welcome to the New Place")), host="127.0.0.9") as new:
        front = redirect(f"{new.base}/", 301)
        with Site(front) as careless, Site(by_path({"/2004/a": front}, status(404))) as honest:
            urls = [f"{careless.base}/2004/a", f"{honest.base}/2004/a"]
            told = {
                case.verdict.url: case.verdict for case in cases(urls, store=store, config=CONFIG)
            }

            assert told[urls[0]].verdict == "soft404"
            assert "an invented address" in told[urls[0]].because
            assert told[urls[1]].group != "gone"
            assert [len(site.paths()) for site in (careless, honest)] == [2, 2]


def test_a_page_that_is_too_much_for_us_is_unread_and_the_run_goes_on(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from citeaudit.checkers import visit

    def facts(body: bytes, **more: object) -> object:
        if b"Weirs" in body:
            raise RecursionError("too deep")
        return visit_facts(body, **more)  # type: ignore[arg-type]

    visit_facts = visit.facts
    monkeypatch.setattr(visit, "facts", facts)
    with Site(by_path({"/weirs": page(article("Weirs"))}, GOOD)) as site:
        urls = [f"{site.base}/weirs", f"{site.base}/mills"]
        told = {case.verdict.url: case.verdict for case in cases(urls, store=store, config=CONFIG)}

    assert told[urls[0]].verdict == "unverifiable"
    assert "too deep" in told[urls[0]].because
    assert told[urls[1]].verdict == "ok"


def test_no_host_is_probed_for_a_page_that_bears_its_title(store: Store) -> None:
    with Site(GOOD) as site:
        url = f"{site.base}/x/a"
        asked([url], store, cited={url: Reference(title="Harbours of the Northern Coast")})

        assert site.paths() == ["/x/a"]


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def tls_site(context: ssl.SSLContext) -> Site:
    return Site(GOOD, tls=context)


def context_of(cert: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    cert.configure_cert(context)
    return context


@pytest.mark.parametrize("bundle", ["CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"])
def test_the_environment_may_name_certificates(
    bundle: str,
    authority: trustme.CA,
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(path)
    for name in ("CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(bundle, str(path))
    with tls_site(context_of(authority.issue_cert("127.0.0.1"))) as site:
        assert asked([f"{site.base}/a"], store)[f"{site.base}/a"][0].status == 200


def test_a_certificate_nobody_vouches_for_is_tls_trouble(
    authority: trustme.CA, store: Store
) -> None:
    with tls_site(context_of(authority.issue_cert("127.0.0.1"))) as site:
        verdict = judge.judge(f"{site.base}/a", asked([f"{site.base}/a"], store)[f"{site.base}/a"])

        assert verdict.verdict == "tls"
        assert site.asked == []


@pytest.mark.parametrize("fault", ["expired", "wrong host"])
def test_a_faulty_certificate_is_tls_trouble(
    fault: str, authority: trustme.CA, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(path)
    monkeypatch.setenv("CURL_CA_BUNDLE", str(path))
    past = datetime.now(UTC) - timedelta(days=1)
    cert = (
        authority.issue_cert("127.0.0.1", not_after=past)
        if fault == "expired"
        else authority.issue_cert("elsewhere.example")
    )
    with tls_site(context_of(cert)) as site:
        url = f"{site.base}/a"

        assert judge.judge(url, asked([url], store)[url]).verdict == "tls"


def test_http_on_a_tls_port_and_tls_on_an_http_port_do_not_hang(store: Store) -> None:
    with Site(wire(b"HTTP/1.0 400 Bad Request\r\n\r\n")) as site:
        url = f"https://127.0.0.1:{site.port}/a"

        assert judge.judge(url, asked([url], store)[url]).verdict in (
            "tls",
            "unreachable",
            "timeout",
        )
