"""How addresses are dealt out to processes."""

import pytest

from citeaudit.checkers import shares as room
from citeaudit.checkers.plan import Address
from citeaudit.checkers.shares import shares
from citeaudit.config import CheckConfig
from citeaudit.net.address import host_key

BRISK = CheckConfig(interval=0.0)


@pytest.fixture(autouse=True)
def four_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_cores", lambda: 4)
    monkeypatch.setattr(room, "_may_fork", lambda: True)


def addresses(count: int, hosts: int) -> list[Address]:
    return [Address(f"http://h{n % hosts}.test/{n}") for n in range(count)]


def test_many_addresses_are_dealt_out_evenly_and_each_once() -> None:
    wanted = addresses(4000, 100)
    dealt = shares(wanted, BRISK)

    assert [len(share) for share in dealt] == [1000] * 4
    assert sorted(address for share in dealt for address in share) == sorted(wanted)


def test_the_addresses_of_a_host_stay_together_and_in_order() -> None:
    dealt = shares(addresses(3000, 7), BRISK)
    hosts = [{host_key(address.url) for address in share} for share in dealt]
    numbers = [int(a.url.rpartition("/")[2]) for a in dealt[0] if "//h0." in a.url]

    assert sum(map(len, hosts)) == len(set.union(*hosts)) == 7
    assert numbers == sorted(numbers)


def test_the_hosts_of_a_domain_stay_together_and_two_ports_of_a_number_do_not() -> None:
    named = [
        Address(f"http://{name}h{n % 100}.test/{n}") for n in range(1500) for name in ("", "www.")
    ]
    numbers = [Address(f"http://127.0.0.1:{8000 + n % 100}/{n}") for n in range(1500)]
    dealt = shares([*named, *numbers], BRISK)

    sites = [{a.url.split("/")[2].removeprefix("www.") for a in share} for share in dealt]
    assert len(dealt) == 4
    assert sum(map(len, sites)) == len(set.union(*sites)) == 200


@pytest.mark.parametrize(
    ("count", "hosts", "limits"),
    [
        pytest.param(500, 100, BRISK, id="few addresses"),
        pytest.param(5000, 1, BRISK, id="one host"),
        pytest.param(5000, 100, CheckConfig(interval=1.0), id="hosts that are asked once a second"),
    ],
)
def test_what_more_processes_would_not_hasten_stays_in_one(
    count: int, hosts: int, limits: CheckConfig
) -> None:
    wanted = addresses(count, hosts)

    assert shares(wanted, limits) == [wanted]


def test_so_many_hosts_that_turns_come_fast_are_dealt_out_politely_too() -> None:
    assert len(shares(addresses(5000, 1000), CheckConfig(interval=1.0))) == 4


def test_a_process_with_other_threads_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_may_fork", lambda: False)
    wanted = addresses(4000, 100)

    assert shares(wanted, BRISK) == [wanted]
