"""The desk where closer looks are asked for: one reader at a time, ended when it takes too long, and replaced.

A PDF may hold a gigabyte in a kilobyte, or a tree of pages without end. So nothing of it is opened in this process, and
whatever becomes of the reader, the answer is then only that nothing was found.
"""

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Lock, Timer
from time import monotonic
from typing import Any, Literal

import msgspec

Kind = Literal["pdf", "page"]

_READER = Path(__file__).with_name("reader.py")
_PATIENCE = 5.0  # seconds for one look; a usual one takes a twentieth of a second
_WASTED = 30.0  # seconds in all for looks that came to nothing, then none is asked for any more


class Desk:
    """Asks the reader; may be called by many threads, which wait for each other."""

    def __init__(self, *, patience: float = _PATIENCE, wasted: float = _WASTED) -> None:
        self._patience = patience
        self._left = wasted
        self._absent: set[Kind] = set()
        self._lock = Lock()
        self._reader: subprocess.Popen[bytes] | None = None

    def ask(self, kind: Kind, body: bytes, *, url: str, until: str) -> dict[str, tuple[str, str]]:
        """What the reader finds, each with the name of the tool; nothing where the tool is absent or fails."""
        with self._lock:
            if kind in self._absent or self._left <= 0 or not sys.executable:
                return {}
            head = {"kind": kind, "length": len(body), "url": url, "until": until}
            answer = self._said(json.dumps(head).encode() + b"\n" + body)
            if answer is None:
                return {}
            if answer.get("absent"):
                self._absent.add(kind)
                return {}
            return _found(answer)

    def close(self) -> None:
        """Let the reader go."""
        with self._lock:
            self._dismiss()

    def _said(self, question: bytes) -> dict[str, Any] | None:
        """The reader's answer, None where it gave none in time."""
        reader = self._reader or self._hired()
        if reader is None:
            return None
        began = monotonic()
        ending = Timer(self._patience, reader.kill)
        ending.start()
        try:
            assert reader.stdin is not None
            assert reader.stdout is not None
            reader.stdin.write(question)
            reader.stdin.flush()
            answer = msgspec.json.decode(reader.stdout.readline(), type=dict[str, Any])
        except (OSError, ValueError):
            self._left -= monotonic() - began
            self._dismiss()
            return None
        finally:
            ending.cancel()
            ending.join()
        if reader.poll() is not None:
            self._dismiss()
        return answer

    def _hired(self) -> "subprocess.Popen[bytes] | None":
        # -P: what lies beside the file is no module of the reader's.
        command = [sys.executable, "-P", "-X", "utf8", str(_READER)]
        try:
            self._reader = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            self._left = 0.0
        return self._reader

    def _dismiss(self) -> None:
        reader, self._reader = self._reader, None
        if reader is None:
            return
        reader.kill()
        with suppress(OSError), reader:  # closes its pipes and waits for its end
            pass


def _found(answer: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """The answer as it should be: what has another shape is left out."""
    return {
        fact: (str(told[0]), str(told[1]))
        for fact, told in answer.items()
        if isinstance(told, list) and len(told) == 2
    }
