"""Redirects that lead to other hosts, and hosts of which some answer and some do not."""

import itertools
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from citeaudit import judge
from citeaudit.checkers import check
from citeaudit.config import CheckConfig, Config
from citeaudit.model.evidence import Fetch
from citeaudit.store import open_store
from e2e.servers import Act, Request, Site, article, by_path, page, redirect, response, status, wire

LIMITS = {
    "connect": 2.0, "first_byte": 0.5, "total": 2.0, "interval": 0.0, "retries": 0, "allow_net": ("127.0.0.0/8",),
}  # fmt: skip
GOOD = page(article("Harbours"))


def asked(urls: list[str], **limits: object) -> dict[str, Fetch]:
    """The last row of each address, probes aside."""
    config = Config(check=CheckConfig(**{**LIMITS, **limits}))  # type: ignore[arg-type]
    with open_store("sqlite://") as store:
        rows = list(check(urls, store=store, config=config))
    return {row.url: row for row in rows if isinstance(row, Fetch) and row.probes is None}


def test_a_resolver_is_not_held_to_be_down_for_what_it_leads_to() -> None:
    with Site(wire(30.0), host="127.0.0.9") as hangs, Site(GOOD, host="127.0.0.8") as fine:
        away = by_path({f"/{n}": redirect(f"{hangs.base}/{n}") for n in range(4)}, redirect(f"{fine.base}/x"))  # fmt: skip
        with Site(away) as resolver:
            rows = asked([f"{resolver.base}/{n}" for n in range(12)], robots=False, per_host=1)

            found = [rows[f"{resolver.base}/{n}"] for n in range(12)]
            assert [row.error for row in found[:4]] == ["timeout"] * 4
            assert [row.status for row in found[4:]] == [200] * 8
            # The host that hangs is given up after three times; the way to it is in the evidence all the same.
            assert len(hangs.paths()) == 3
            assert found[3].final_url == f"{hangs.base}/3"
            assert "not asked: 127.0.0.9" in (found[3].detail or "")


def test_many_hosts_that_lead_to_one_do_not_come_to_it_at_once() -> None:
    with ExitStack() as stack:
        common = stack.enter_context(Site(GOOD, host="127.0.0.9"))
        sites = [stack.enter_context(Site(redirect(f"{common.base}/{n}"))) for n in range(6)]
        rows = asked([f"{site.base}/a" for site in sites], interval=0.1, per_host=1)

        assert {row.status for row in rows.values()} == {200}
        starts = [
            moment
            for request, moment in zip(common.asked, common.at, strict=True)
            if len(request.path) == 2
        ]
        assert len(starts) >= 6
        assert all(later - earlier >= 0.09 for earlier, later in itertools.pairwise(starts))
        # The wait for a turn is no time that a server took.
        assert all(row.elapsed < 0.4 for row in rows.values())


def test_robots_txt_of_the_host_a_redirect_leads_to_is_obeyed() -> None:
    with (
        Site(GOOD, host="127.0.0.9", robots="User-agent: *\nDisallow: /private\n") as closed,
        Site(redirect(f"{closed.base}/private/a")) as site,
    ):
        url = f"{site.base}/a"
        row = asked([url])[url]

        assert closed.paths() == []
        assert (row.error, row.final_url) == ("refused", f"{closed.base}/private/a")
        said = judge.judge(url, [row])
        assert said.verdict == "refused"
        assert said.because == "not asked after a redirect: robots.txt asks us not to"


def test_a_chain_that_comes_back_still_has_its_cookies() -> None:
    def wall(request: Request) -> Iterator[Act]:
        if "agreed=1" in request.headers.get("cookie", ""):
            yield response(200, article("Harbours"))
        else:
            yield response(302, Location=f"{consent.base}/", Set_Cookie="agreed=1; Path=/")

    with Site(status(404), host="127.0.0.9") as consent, Site(wall) as site:
        consent.behaviour = redirect(f"{site.base}/a")
        url = f"{site.base}/a"
        row = asked([url], interval=0.05)[url]

        assert (row.status, len(row.hops)) == (200, 3)
        assert all("cookie" not in request.headers for request in consent.asked)


def test_half_of_the_hosts_being_down_is_no_absent_network() -> None:
    with ExitStack() as stack:
        up = [stack.enter_context(Site(GOOD)) for _ in range(3)]
        ports = [stack.enter_context(Site(GOOD)).port for _ in range(3)]
        stack.pop_all().close()
        up = [stack.enter_context(Site(GOOD)) for _ in range(3)]
        urls = [f"{site.base}/a" for site in up] + [f"http://127.0.0.1:{port}/a" for port in ports]
        rows = asked(urls)

        assert {row.error for row in rows.values()} == {None, "connect"}
        assert judge.network(rows.values()) == "online"


NO_WAY_OUT = """
import sys
from e2e.servers import Site, article, page
from e2e.test_other_hosts import asked
with Site(page(article("Harbours"))) as site:
    rows = asked([site.base + "/a", "http://mills.org/a", "https://93.184.216.34/b"])
    print([row.status or row.error for row in rows.values()])
"""


@pytest.mark.skipif(
    not (shutil.which("unshare") and shutil.which("ip"))
    or subprocess.run(["unshare", "--net", "true"], capture_output=True).returncode != 0,
    reason="needs a system that can take the network away",
)
def test_a_server_in_the_house_is_no_network() -> None:
    script = 'ip link set lo up && exec "$0" -c "$1"'
    done = subprocess.run(
        ["unshare", "--net", "sh", "-c", script, sys.executable, NO_WAY_OUT],
        capture_output=True, text=True, timeout=60, env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip

    assert done.stdout.strip() == "[200, 'network-away', 'network-away']", done.stderr


KNOWN_LATER = """
import sys, time
from pathlib import Path
from citeaudit.config import CheckConfig
from citeaudit.net.engine import Engine
from e2e.servers import Site, article, page
def asked(engine, url):
    engine.send(engine.open(), url, within=5)
    while not (lines := engine.turn(1.0)):
        pass
    return lines[0].answer.status or lines[0].answer.error
with Site(page(article("Harbours"))) as site, Engine(CheckConfig(allow_net=("127.0.0.0/8",)), agent="t") as engine:
    url = f"http://harbour-office.test:{site.port}/a"
    first = asked(engine, url)
    Path(sys.argv[1]).write_text("127.0.0.1 harbour-office.test")
    time.sleep(1)  # half the least pause before an address is asked again
    print([first, asked(engine, url)])
"""


@pytest.mark.skipif(
    not shutil.which("unshare")
    or subprocess.run(["unshare", "--mount", "true"], capture_output=True).returncode != 0,
    reason="needs a system that lets a process have names of its own",
)
def test_a_name_that_could_not_be_looked_up_is_looked_up_anew_when_it_is_asked_again(
    tmp_path: Path,
) -> None:
    names = tmp_path / "hosts"
    names.write_text("")
    script = 'mount --bind "$2" /etc/hosts && exec "$0" -c "$1" "$2"'
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script, sys.executable, KNOWN_LATER, str(names)],
        capture_output=True, text=True, timeout=60, env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip

    assert done.stdout.strip() == "['dns', 200]", done.stderr
