"""What a host's robots.txt allows us, and how long it asks us to pause."""

import re
from typing import Any
from urllib.parse import urlsplit

from citeaudit.net.address import BadAddress, on_the_wire, redirected
from citeaudit.net.answer import Answer

TOKEN = "citeaudit"
_REDIRECTS = 5
# Some write more than our name, for which alone a robots.txt is read: "citeaudit/1.0", "Mozilla/5.0 (compatible; citeaudit/1.0)".
_NAMED = re.compile(
    rf"^([^\S\r\n]*user-?[^\S\r\n]?agent[^\S\r\n]*:).*(?<![\w-]){TOKEN}(?![\w-])[^\r\n#]*",
    re.I | re.M,
)


class Robots:
    """The rules of one host; a host without rules allows everything."""

    def __init__(self, text: str | None = None) -> None:
        self._rules: Any = None
        if text and "user-agent" in text[:200_000].lower():
            from protego import Protego

            self._rules = Protego.parse(_NAMED.sub(rf"\1 {TOKEN}", text))

    def allows(self, url: str) -> bool:
        """Whether we may ask for this address."""
        return self._rules is None or bool(self._rules.can_fetch(url, TOKEN))

    @property
    def pause(self) -> float | None:
        """Seconds between starts that the host asks for."""
        if self._rules is None:
            return None
        asked = self._rules.crawl_delay(TOKEN)
        return float(asked) if asked is not None else None


class RobotsVisit:
    """The way to a host's robots.txt, through at most five redirects; any trouble on it means no rules."""

    def __init__(self, host: str, address: str) -> None:
        self.host = host
        self.robots = Robots()
        self._left = _REDIRECTS
        self._first = _robots_of(address)

    def begin(self) -> str | None:
        """The first address in wire form, None where there is none."""
        return _in_wire_form(self._first)

    def advance(self, answer: Answer) -> str | None:
        """Take in an answer; the next address, or None where `robots` is settled.

        RFC 9309 would have a crawler stay away while robots.txt answers 5xx; a single look at a cited page is no
        crawl, and the address itself will tell what is wrong with its host.
        """
        location = answer.headers.get("location")
        if answer.status in (301, 302, 303, 307, 308) and location and self._left:
            self._left -= 1
            try:
                return _in_wire_form(redirected(answer.url, location))
            except BadAddress:
                return None
        if answer.status is not None and 200 <= answer.status < 300:
            self.robots = Robots(answer.body.decode("utf-8-sig", "replace"))
        return None


def _robots_of(address: str) -> str:
    """Where the rules for an address are; "" for one that cannot be taken apart, and is asked nothing."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/robots.txt"


def _in_wire_form(url: str) -> str | None:
    try:
        return on_the_wire(url)
    except BadAddress:
        return None
