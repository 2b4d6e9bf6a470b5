"""Ctrl-C, a scheduler's request to end, a terminal that goes away: a run ends the same way, and keeps what it has."""

import os
import signal
import sys
from contextlib import suppress
from types import FrameType

_ENDINGS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
_SHORT_WHILE = 0.005  # seconds
_PATIENCE = b"citeaudit: writing down what was found; once more ends it at once\n"


def heed() -> None:
    """Have each of these signals end the run by KeyboardInterrupt; what is ignored (`nohup`, `&`) stays ignored."""
    for ending in _ENDINGS:
        if signal.getsignal(ending) is not signal.SIG_IGN:
            signal.signal(ending, _end)


def over() -> None:
    """What was interrupted is done: whoever asks again, while Python takes itself down, changes nothing of how it ended."""
    for ending in _ENDINGS:
        signal.signal(ending, signal.SIG_IGN)


def _end(number: int, frame: FrameType | None) -> None:
    if _is_lost(frame):
        # Come again when libcurl has its answer.
        signal.signal(signal.SIGALRM, _end)
        signal.setitimer(signal.ITIMER_REAL, _SHORT_WHILE)
        return
    for ending in _ENDINGS:
        if signal.getsignal(ending) is not signal.SIG_IGN:
            signal.signal(ending, _insist)
    if signal.getsignal(getattr(signal, "SIGALRM", number)) is _end:
        # Of two signals one may have been put off while the other was heeded: a run is ended once.
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, lambda *_: None)
    raise KeyboardInterrupt


def _insist(number: int, _frame: FrameType | None) -> None:
    """Whoever asks twice is told what is going on; whoever asks a third time has it at once."""
    signal.signal(number, signal.SIG_DFL)
    with suppress(OSError):
        os.write(2, _PATIENCE)


def _is_lost(frame: FrameType | None) -> bool:
    """Whether an exception would go no further than libcurl, which is waiting for what it called."""
    engine = sys.modules.get("citeaudit.net.engine")
    called = engine.CALLED_BY_LIBCURL if engine is not None else ()
    while frame is not None:
        if frame.f_code in called:
            return hasattr(signal, "setitimer")
        frame = frame.f_back
    return False
