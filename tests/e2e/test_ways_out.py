"""The ways out that the environment names: proxies, with the guard before them, and certificates; and what never goes out."""

import shutil
import ssl
import subprocess
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest
import trustme

from citeaudit import judge
from citeaudit.checkers import check
from citeaudit.config import ArchivesConfig, CheckConfig, Config
from citeaudit.model.evidence import Fetch
from citeaudit.net import guard
from citeaudit.net.service import Budget, Service
from citeaudit.store import open_store
from citeaudit.store.budgets import budgets_of
from e2e.servers import Site, article, by_path, lasting, page, status

GOOD = page(article("Harbours"))
NAMES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def no_proxy_but_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def asked(*urls: str, allow_net: tuple[str, ...] = ()) -> dict[str, list[Fetch]]:
    """The rows of each address, probes aside. Nothing in the house may be asked, unless it is named."""
    limits = CheckConfig(
        total=2.0, first_byte=1.0, interval=0.0, retries=0, robots=False, allow_net=allow_net
    )
    table: dict[str, list[Fetch]] = {}
    with open_store("sqlite://") as store:
        for row in check(urls, store=store, config=Config(check=limits)):
            if isinstance(row, Fetch) and row.probes is None:
                table.setdefault(row.url, []).append(row)
    return table


def verdicts(rows: Mapping[str, list[Fetch]]) -> dict[str, str]:
    evidence = [row for kept in rows.values() for row in kept]
    return {url: judge.judge(url, evidence).verdict for url in rows}


@pytest.mark.parametrize("name", ["http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"])
def test_a_proxy_in_the_house_need_not_be_named_to_the_guard(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Site(GOOD) as proxy:
        monkeypatch.setenv(name, f"http://me:secret@127.0.0.1:{proxy.port}")
        rows = asked("http://mills.org/a")

        assert verdicts(rows) == {"http://mills.org/a": "ok"}
        assert proxy.asked[0].path == "http://mills.org/a"
        assert proxy.asked[0].headers["proxy-authorization"] == "Basic bWU6c2VjcmV0"
        assert "secret" not in str(rows)


def test_nothing_else_in_the_house_is_asked_for_the_sake_of_the_proxy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Site(GOOD) as proxy, Site(GOOD) as inside:
        monkeypatch.setenv("http_proxy", proxy.base)
        monkeypatch.setenv("no_proxy", "127.0.0.1")

        assert verdicts(asked(f"{inside.base}/a")) == {f"{inside.base}/a": "refused"}
        assert inside.asked == proxy.asked == []


def test_a_proxy_is_sent_to_no_private_address_however_it_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    urls = [
        f"http://{host}/a"
        for host in ("10.0.0.1", "169.254.169.254", "localhost", "2130706433", "0x7f.0.0.1", "127.1", "[::1]", "[::ffff:10.0.0.1]")
    ]  # fmt: skip
    with Site(GOOD) as proxy:
        monkeypatch.setenv("all_proxy", proxy.base)
        rows = asked(*urls, "http://mills.org/a")

        assert verdicts(rows) == {**dict.fromkeys(urls, "refused"), "http://mills.org/a": "ok"}
        assert {request.path.split("/")[2] for request in proxy.asked} == {"mills.org"}
        assert verdicts(asked("http://10.0.0.1/a", allow_net=("10.0.0.0/8",))) == {
            "http://10.0.0.1/a": "ok"
        }


def test_what_a_proxy_says_is_not_the_hosts_word(monkeypatch: pytest.MonkeyPatch) -> None:
    says = {f"{name}.org:443": lasting(status(code)) for name, code in (("barred", 403), ("dead", 502))}  # fmt: skip
    with Site(by_path(says, GOOD)) as proxy:
        monkeypatch.setenv("all_proxy", proxy.base)
        rows = asked("https://barred.org/a", "https://dead.org/a", "http://mills.org/a")

    assert verdicts(rows) == {
        "https://barred.org/a": "refused", "https://dead.org/a": "unreachable", "http://mills.org/a": "ok",
    }  # fmt: skip
    assert rows["https://barred.org/a"][0].detail == "the proxy answers 403"
    assert sorted(path for path in proxy.paths() if ":443" in path) == sorted(says)


@pytest.mark.parametrize("trouble", ["wants a password", "is not there"])
def test_a_proxy_that_lets_nobody_through_is_a_network_that_is_away(
    trouble: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Site(status(407, Proxy_Authenticate="Basic realm=mill")) as proxy:
        monkeypatch.setenv("all_proxy", proxy.base)
        if trouble == "is not there":
            proxy.__exit__()
        rows = asked("http://mills.org/a", "https://weirs.org/b")

    assert set(verdicts(rows).values()) == {"offline"}


def test_an_ip_address_is_known_however_it_is_written() -> None:
    spelled = {host: guard.spelled_out(host) for host in ("127.1", "0x7f000001", "017700000001", "a.localhost.", "[::1]", "mills.org", "10.org")}  # fmt: skip

    assert spelled == {
        "127.1": "127.0.0.1", "0x7f000001": "127.0.0.1", "017700000001": "127.0.0.1", "a.localhost.": "127.0.0.1",
        "[::1]": "::1", "mills.org": None, "10.org": None,
    }  # fmt: skip


def test_certificates_of_ones_own_go_before_the_systems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    mine, systems = tmp_path / "mine.pem", tmp_path / "system.pem"
    authority.cert_pem.write_to_path(mine)
    trustme.CA().cert_pem.write_to_path(systems)
    monkeypatch.setattr("citeaudit.net.environment._SYSTEMS", frozenset({str(systems.resolve())}))
    monkeypatch.setenv("CURL_CA_BUNDLE", str(systems))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(systems))
    monkeypatch.setenv("SSL_CERT_FILE", str(mine))
    with Site(GOOD, tls=context) as site:
        url = f"{site.base}/a"

        assert verdicts(asked(url, allow_net=("127.0.0.0/8",))) == {url: "ok"}
        monkeypatch.delenv("SSL_CERT_FILE")
        assert verdicts(asked(url, allow_net=("127.0.0.0/8",))) == {url: "tls"}


@pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl to name the file")
@pytest.mark.parametrize("name", ["SSL_CERT_DIR", "REQUESTS_CA_BUNDLE"])
def test_certificates_may_be_in_a_folder(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    for variable in ("CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv(name, str(tmp_path))
    name_of = ["openssl", "x509", "-subject_hash", "-noout"]
    pem = authority.cert_pem.bytes()
    called = subprocess.run(name_of, input=pem, capture_output=True, check=True).stdout.decode()
    (tmp_path / f"{called.strip()}.0").write_bytes(pem)
    with Site(GOOD, tls=context) as site:
        url = f"{site.base}/a"

        assert verdicts(asked(url, allow_net=("127.0.0.0/8",))) == {url: "ok"}


def test_an_archive_gets_no_password_of_the_users(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login me password secret\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    budget = Budget("archive", "copies", 6000.0, 9)
    with (
        Site(GOOD) as site,
        open_store("sqlite://") as store,
        Service(ArchivesConfig(), partial(budgets_of, store), agent="test") as service,
    ):
        service.get(f"{site.base}/a", budget=budget)
        service.get(f"{site.base}/b", budget=budget, headers={"Authorization": "LOW key:secret"})

        assert "authorization" not in site.asked[0].headers
        assert site.asked[1].headers["authorization"] == "LOW key:secret"
