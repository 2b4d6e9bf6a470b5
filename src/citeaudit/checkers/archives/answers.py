"""What an archive can be asked, and what it answers: the Protocol of every provider, built in or brought.

    closest(url, near)       which copy is nearest to a moment
    captures(url, near)      the copies that exist, the nearest first, as far as the archive's index tells
    fetch(capture)           the copy itself, as it was captured

No method raises for what an archive does. "unknown" is no answer: throttled, blocked, out of order, too late or
garbled. Only a clear word of the archive is "not-archived".
"""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple, Protocol

from citeaudit.model.evidence import Answered, Capture


class Copy(NamedTuple):
    """A copy as it was captured, or why it could not be had.

    `capture` has the moment and the status of what was really given. `location` is the original address that an
    archived redirect leads to. Header names are in lower case.
    """

    capture: Capture
    headers: Mapping[str, str] = {}
    body: bytes = b""
    location: str | None = None
    error: str | None = None

    @property
    def media_type(self) -> str | None:
        """The Content-Type without its parameters, in lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower() or None


class Heard(NamedTuple):
    """An archive's answer. `copy` is there where the archive gave the copy itself at once."""

    answer: Answered
    captures: tuple[Capture, ...] = ()
    error: str | None = None
    copy: Copy | None = None


class Archive(Protocol):
    """A place where copies are kept. `local` ones cost nobody anything; `host` is what may be out of reach."""

    name: str
    local: bool
    host: str

    def closest(self, url: str, near: datetime) -> Heard:
        """The copy nearest to a moment (UTC)."""

    def captures(self, url: str, near: datetime, *, prefix: bool = False) -> Heard:
        """The good copies of an address, or of all addresses that begin with it, each under its own."""

    def fetch(self, capture: Capture) -> Copy:
        """The copy itself."""


def unknown(error: str) -> Heard:
    """The archive could not be asked."""
    return Heard("unknown", error=error)
