"""A portal before the network answers for everybody: nothing is accused, and nothing it said counts for long."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

import citeaudit
from citeaudit.cli import run
from citeaudit.config import ArchivesConfig, CheckConfig
from e2e.servers import Behaviour, Site, article, html, page, redirect

CONFIG = citeaudit.Config(
    check=CheckConfig(interval=0.0, retries=0, robots=False, allow_net=("127.0.0.0/8",)),
    archives=ArchivesConfig(ask=False),
)
WELCOME = page(html("Welcome", body="<p>Enjoy your stay.</p>"))
GOOD = page(article("What the Mills Tell Us"))


@pytest.fixture
def portal() -> Iterator[Site]:
    with Site(WELCOME, host="127.0.0.9") as site:
        yield site


@pytest.fixture
def sites() -> Iterator[list[Site]]:
    """Servers of four domains; what they say is to be set."""
    with ExitStack() as stack:
        yield [stack.enter_context(Site(GOOD, host=f"127.0.0.{n}")) for n in range(20, 24)]


def all_say(sites: list[Site], behaviour: Behaviour) -> None:
    for site in sites:
        site.behaviour = behaviour


def listed(sites: list[Site]) -> list[str]:
    return [f"{site.base}/2014/05/mills.html\tWhat the Mills Tell Us" for site in sites]


def verdicts(sites: list[Site], store: str) -> list[str]:
    return [one.verdict for one in citeaudit.verdicts(listed(sites), store=store, config=CONFIG)]


def test_what_a_portal_shows_in_place_of_every_page_accuses_none_and_is_asked_again(
    portal: Site, sites: list[Site], tmp_path: Path
) -> None:
    store = f"sqlite:///{tmp_path}/s.sqlite"
    all_say(sites, redirect(f"{portal.base}/welcome"))
    in_the_train = verdicts(sites, store)
    all_say(sites, GOOD)

    assert in_the_train == ["offline"] * 4
    assert verdicts(sites, store) == ["ok"] * 4


def test_where_one_host_answers_for_itself_the_others_are_judged(
    portal: Site, sites: list[Site], tmp_path: Path
) -> None:
    all_say(sites[1:], redirect(f"{portal.base}/"))

    told = verdicts(sites, f"sqlite:///{tmp_path}/s.sqlite")

    assert "ok" in told
    assert "offline" not in told


def test_two_domains_that_lead_to_one_page_are_no_sign(
    portal: Site, sites: list[Site], tmp_path: Path
) -> None:
    all_say(sites, redirect(f"{portal.base}/"))

    assert "offline" not in verdicts(sites[:2], f"sqlite:///{tmp_path}/s.sqlite")


def test_pages_that_are_led_to_other_pages_of_one_domain_have_moved(
    portal: Site, sites: list[Site], tmp_path: Path
) -> None:
    portal.behaviour = GOOD
    for number, site in enumerate(sites):
        site.behaviour = redirect(f"{portal.base}/{number}", 301)

    assert verdicts(sites, f"sqlite:///{tmp_path}/s.sqlite") == ["moved"] * 4


def test_domains_for_sale_at_one_market_are_parked(
    portal: Site, sites: list[Site], tmp_path: Path
) -> None:
    offer = html("mills.test is for sale", body="<p>Buy this domain. Make an offer.</p>")
    portal.behaviour = page(offer)
    all_say(sites, redirect(f"{portal.base}/offer?d=mills.test"))

    assert set(verdicts(sites, f"sqlite:///{tmp_path}/s.sqlite")) == {"parked"}


def test_a_scheduled_run_behind_a_portal_has_no_news(
    portal: Site,
    sites: list[Site],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("citeaudit.toml").write_text(
        'store = "sqlite:///s.sqlite"\n[check]\nallow-net = ["127.0.0.0/8"]\ninterval = 0\nretries = 0\nrobots = false\n'
    )
    Path("list.txt").write_text("\n".join(listed(sites)))
    assert run(["check", "list.txt", "--changes"]) == 0
    all_say(sites, redirect(f"{portal.base}/welcome"))

    assert run(["check", "list.txt", "--changes", "--max-age", "0"]) == 3
    assert capsys.readouterr().out == ""

    all_say(sites, GOOD)
    assert run(["check", "list.txt", "--changes"]) == 0
    assert [site.paths().count("/2014/05/mills.html") for site in sites] == [3] * 4
