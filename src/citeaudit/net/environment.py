"""What the environment says of the way to the network: proxies and certificates."""

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
