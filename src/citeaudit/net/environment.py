"""What the environment says of the way to the network: proxies, certificates, names of the house, how many sockets there may be."""

import os
import socket
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

HOSTS_FILE = Path("/etc/hosts")
_BUNDLES = ("CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE")
# Where systems keep the certificates they trust themselves.
_SYSTEMS = frozenset(
    {
        "/etc/ssl/certs/ca-certificates.crt",
        "/etc/pki/tls/certs/ca-bundle.crt",
        "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
        "/etc/ssl/ca-bundle.pem",
        "/etc/ssl/cert.pem",
    }
)
_PROXY_PORTS = {
    "http": 1080,
    "https": 443,
}  # libcurl's, where none is given; of the others 1080, too


def proxies() -> dict[str, str]:
    """The environment's proxies by scheme; libcurl itself reads NO_PROXY."""
    from urllib.request import getproxies_environment

    given = getproxies_environment()
    for_all = given.get("all", "")
    return {scheme: given.get(scheme) or for_all for scheme in ("http", "https")}


def proxy_doors(proxies: Iterable[str]) -> frozenset[tuple[str, int]]:
    """Where the proxies are, each an IP address and a port; one whose name cannot be resolved is nowhere."""
    doors: set[tuple[str, int]] = set()
    for proxy in filter(None, proxies):
        with suppress(OSError, ValueError, UnicodeError):
            parts = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
            port = parts.port or _PROXY_PORTS.get(parts.scheme, 1080)
            found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
            doors.update((str(address[0]), port) for *_, address in found)
    return frozenset(doors)


def ca_bundle() -> str:
    """The certificates to trust: the environment's, else the system's, else certifi's.

    Of several that the environment names, one of the user's own goes before the system's: images of machines name
    that in all variables beforehand.
    """
    named = [path for name in _BUNDLES if os.path.isfile(path := os.environ.get(name, ""))]  # noqa: PTH113
    own = [path for path in named if os.path.realpath(path) not in _SYSTEMS]
    for path in (*own, *named):
        return path
    import ssl

    system = ssl.get_default_verify_paths().cafile
    if system:
        return system
    import certifi

    return certifi.where()


def ca_folder() -> str | None:
    """A folder of certificates (as `openssl rehash` makes them) that is to be trusted beside the bundle."""
    named = (os.environ.get(name, "") for name in (*_BUNDLES, "SSL_CERT_DIR"))
    return next((path for path in named if os.path.isdir(path)), None)  # noqa: PTH112


def ipv4_names(file: Path = HOSTS_FILE) -> frozenset[str]:
    """The names to which the system's hosts file gives IPv4 addresses alone.

    libcurl asks for IPv4 and IPv6 addresses apart, and of such a name the second question goes out to a name server
    that has never heard of it; a slow one then keeps all other names waiting.
    """
    try:
        lines = file.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return frozenset()
    four: set[str] = set()
    six: set[str] = set()
    for line in lines:
        address, *names = line.partition("#")[0].lower().split() or [""]
        (six if ":" in address else four).update(names)
    # "localhost" is libcurl's own, which asks nobody for it.
    return frozenset(four - six - {"localhost"})


def make_room(sockets: int) -> int:
    """Ask the system for so many open sockets beside the files of the process; how many there may be."""
    try:
        import resource
    except ImportError:  # not on Windows, which counts otherwise
        return sockets
    spare = 128
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = sockets + spare
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return sockets
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    except (OSError, ValueError):
        most = soft
    return max(most - spare, 8)
