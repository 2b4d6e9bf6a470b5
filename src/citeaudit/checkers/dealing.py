"""Which hosts are walked by one process: those of a house, since a house's redirects mostly stay in it."""

from citeaudit.judge.likeness import domain


def house_of(host: str) -> str:
    """The registered domain of a host as it takes its turns (`host_key`); a number is a house of its own, with its port."""
    return domain(f"http://{host}") if host[-1:].isalpha() else host
