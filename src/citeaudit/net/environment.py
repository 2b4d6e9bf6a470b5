"""What the environment says of the way to the network: proxies, certificates, names of the house, how many sockets there may be."""

import os
from pathlib import Path

HOSTS_FILE = Path("/etc/hosts")


def proxies() -> dict[str, str]:
    """The environment's proxies by scheme; libcurl itself reads NO_PROXY."""
    from urllib.request import getproxies_environment

    given = getproxies_environment()
    for_all = given.get("all", "")
    return {scheme: given.get(scheme) or for_all for scheme in ("http", "https")}


def ca_bundle() -> str:
    """The certificates to trust: the environment's, else the system's, else certifi's."""
    for name in ("CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"):
        path = os.environ.get(name)
        if path and os.path.isfile(path):  # noqa: PTH113
            return path
    import ssl

    system = ssl.get_default_verify_paths().cafile
    if system:
        return system
    import certifi

    return certifi.where()


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
