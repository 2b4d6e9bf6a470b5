"""What the environment says of the way to the network: proxies, certificates, how many sockets there may be."""

import os


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
