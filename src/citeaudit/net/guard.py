"""Which network addresses may be connected to: public ones, and those the user has named.

The guard is asked by libcurl at the moment of connecting, with the address that is about to be used. A second
answer of the name server cannot slip in between the question and the connection.
"""

import ipaddress
import socket
from typing import Any, NamedTuple

from citeaudit.errors import ConfigError

_Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
# Translated addresses carry an IPv4 address in their last 32 bits.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# All other public IPv6 addresses are of this block, and all that are given out: of the rest some lead into the house.
_GIVEN_OUT = ipaddress.IPv6Network("2000::/3")
_DOCUMENTATION = ipaddress.IPv6Network("3fff::/20")


class Destination(NamedTuple):
    """What libcurl is about to connect to."""

    family: int
    socktype: int
    protocol: int
    addr: Any


class Guard:
    """Allows public unicast addresses and the given networks; everything else is refused.

    `doors` are those of the proxies that the environment names, each an IP address and a port: they are in the house,
    as a rule, and what lies behind them is not.
    """

    def __init__(
        self, allow_net: tuple[str, ...] = (), doors: frozenset[tuple[str, int]] = frozenset()
    ) -> None:
        self._allowed = tuple(_network(text) for text in allow_net)
        self._doors = doors
        self._known: dict[str, bool] = {}

    def allows(self, address: str) -> bool:
        """Whether a connection to this IP address may be made."""
        verdict = self._known.get(address)
        if verdict is None:
            verdict = self._known[address] = self._weigh(address)
        return verdict

    def open_socket(self, destination: Destination) -> socket.socket | None:
        """A socket for an allowed destination, None for any other."""
        if destination.family not in (socket.AF_INET, socket.AF_INET6):
            return None
        host = _host_of(destination.addr)
        if not self.allows(host) and (host, destination.addr[1]) not in self._doors:
            return None
        return socket.socket(destination.family, destination.socktype, destination.protocol)

    def _weigh(self, text: str) -> bool:
        try:
            address = ipaddress.ip_address(text.partition("%")[0])
        except ValueError:
            return False
        inner = _embedded(address)
        if any(spoken in network for network in self._allowed for spoken in (address, inner)):
            return True
        if isinstance(inner, ipaddress.IPv6Address) and (
            inner not in _GIVEN_OUT or inner in _DOCUMENTATION
        ):
            return False
        return inner.is_global and not inner.is_multicast


def spelled_out(host: str) -> str | None:
    """The IP address that a host is written as ("127.1", "0x7f000001", "[::1]", "localhost"); None for a name to look up."""
    name = host.strip("[]").rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return "127.0.0.1"
    if ":" in name:
        return name
    try:
        return socket.inet_ntoa(socket.inet_aton(name))
    except (OSError, UnicodeError):
        return None


def _embedded(address: _Address) -> _Address:
    """The IPv4 address that an IPv6 address stands for, or the address itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def _host_of(addr: Any) -> str:
    host = addr[0]
    return host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)


def _network(text: str) -> _Network:
    try:
        return ipaddress.ip_network(text, strict=False)
    except ValueError as error:
        raise ConfigError(
            f"allow-net: {text!r} is no network; write it as 10.0.0.0/8 or fd00::/8"
        ) from error
