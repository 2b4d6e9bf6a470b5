"""Which network addresses may be connected to."""

import pytest

from citeaudit.errors import ConfigError
from citeaudit.net.guard import Guard


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822"]
)
def test_public_addresses_are_allowed(address: str) -> None:
    assert Guard().allows(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1",
        "fe80::1%eth0", "fc00::1", "fd12:3456::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
        "2002:7f00:1::", "2001:db8::1", "::127.0.0.1", "64:ff9b:1::7f00:1", "fec0::1", "3fff::1", "5f00::1", "not an address", "",
    ],
)  # fmt: skip
def test_everything_else_is_refused_in_every_disguise(address: str) -> None:
    assert not Guard().allows(address)


def test_the_user_may_name_networks() -> None:
    guard = Guard(("10.0.0.0/8", "::1/128"))

    assert guard.allows("10.1.2.3")
    assert guard.allows("::ffff:10.1.2.3")
    assert guard.allows("::1")
    assert not guard.allows("192.168.0.1")


def test_a_network_that_is_none_is_said_so_at_once() -> None:
    with pytest.raises(ConfigError, match=r"10\.0\.0\.0/99"):
        Guard(("10.0.0.0/99",))
