"""Whether the network is there at all, learnt without asking any cited host.

Two looks: has this machine a route to a public address (a UDP socket tells without sending anything), and does the
name server know any name at all. Only asked when every host so far could not be reached.
"""

import errno
import re
import socket
from collections.abc import Callable
from threading import Lock, Thread
from time import monotonic
from typing import Literal

# One look-up each, in the order asked: names of public registries that an audit has to do with anyway.
_LANDMARKS = ("doi.org", "archive.org")
_PUBLIC = ((socket.AF_INET, "192.88.99.1"), (socket.AF_INET6, "2001:4860:4860::8888"))
_PATIENCE = 3.0
# Names that are given to nobody (RFC 2606, RFC 6761): whatever a name server says, they do not exist. Of those that
# may stand in examples, it is believed.
_GIVEN_TO_NOBODY = re.compile(r"(?:^|\.)(?:invalid|test|example|localhost)\.?$", re.IGNORECASE)
_IN_EXAMPLES = re.compile(r"(?<!^www)\.example\.(?:com|net|org)\.?$", re.IGNORECASE)
_GONE = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}

Answer = Literal["known", "no such name", "no answer"]
Lookup = Callable[[str], Answer]


def is_away(lookup: Lookup | None = None) -> bool:
    """Whether this machine cannot reach the public network: no route, or a name server that knows nothing."""
    if not has_route():
        return True
    ask = lookup or look_up
    return all(ask(name) != "known" for name in _LANDMARKS)


def has_route() -> bool:
    """Whether the routing table leads anywhere public; nothing is sent."""
    return any(_routed(family, address) for family, address in _PUBLIC)


def look_up(name: str) -> Answer:
    """What the name server says of a name, within a few seconds."""
    said: list[Answer] = []
    thread = Thread(target=lambda: said.append(_resolve(name)), daemon=True)
    thread.start()
    thread.join(_PATIENCE)
    return said[0] if said else "no answer"


class Names:
    """What the name server says of names, asked beside the run, so that a slow one keeps nobody waiting.

    libcurl says only that a name could not be resolved; whether the name does not exist or the name server was not
    to be had decides between "dead" and "try again".

    "No such name" is only believed of a name server that knows some name at all: where the way to the public ones is
    barred, some say it of every name.
    """

    def __init__(self, resolve: Lookup | None = None) -> None:
        self._resolve = resolve or _resolve
        self._asked: dict[str, float] = {}
        self._said: dict[str, Answer] = {}
        self._knows_any: bool | None = None
        self._lock = Lock()

    def ask(self, name: str) -> None:
        """Put the question, once for each name."""
        if name not in self._asked:
            self._asked[name] = monotonic()
            Thread(target=self._learn, args=(name,), daemon=True).start()

    def said(self, name: str) -> Answer | None:
        """The answer to a question that was put; None while it may still come."""
        if name in self._said:
            return self._said[name]
        return "no answer" if monotonic() - self._asked[name] > _PATIENCE else None

    def _learn(self, name: str) -> None:
        said = self._resolve(name)
        if said != "known" and _GIVEN_TO_NOBODY.search(name):
            said = "no such name"
        elif said == "no such name" and not _IN_EXAMPLES.search(name) and not self._knows_some():
            said = "no answer"
        self._said[name] = said

    def _knows_some(self) -> bool:
        with self._lock:
            if self._knows_any is None:
                self._knows_any = any(self._resolve(name) == "known" for name in _LANDMARKS)
            return self._knows_any


def _resolve(name: str) -> Answer:
    try:
        socket.getaddrinfo(name, 80, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        return "no such name" if error.errno in _GONE else "no answer"
    except (OSError, UnicodeError):
        return "no such name"
    return "known"


def _routed(family: socket.AddressFamily, address: str) -> bool:
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((address, 53))
    except OSError as error:
        # A firewall that forbids the socket is no missing route.
        return error.errno in (errno.EPERM, errno.EACCES)
    return True
