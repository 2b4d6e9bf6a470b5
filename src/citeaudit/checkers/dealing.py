"""Which hosts are walked by one process: those of a registered domain, since redirects mostly stay in it."""

from collections.abc import Callable, Iterable

from citeaudit.judge.likeness import domain
from citeaudit.net.pace import Host


def domain_of(host: str) -> str:
    """The registered domain of a host as it takes its turns (`host_key`); a number stands for itself, with its port."""
    return domain(f"http://{host}") if host[-1:].isalpha() else host


def sharers(ours: Iterable[Host], walks: int) -> Callable[[Host], int]:
    """Of each host that comes up, how many walks may meet it: those of our domains are ours alone."""
    domains = {domain_of(str(host)) for host in ours}
    return lambda host: 1 if domain_of(str(host)) in domains else walks
