"""Archives for the whole session: one pywb, and one shim before it; and interrupts that arrive."""

import signal
from collections.abc import Iterator

import pytest

from archives.hard_lives import hard_lives
from archives.lives import all_shots
from archives.servers import Shim, pywb, recorder


@pytest.fixture(scope="session", autouse=True)
def _interrupts_arrive() -> None:
    """A shell that starts the tests in the background has them, and every command they start, ignore interrupts."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    hard = [shot for life in hard_lives() for shot in life.shots]
    shots = sorted([*all_shots(), *hard], key=lambda shot: shot.on)
    with pywb(tmp_path_factory.mktemp("pywb"), shots) as base:
        yield base


@pytest.fixture(scope="session")
def running_shim(backend: str) -> Iterator[Shim]:
    with Shim(backend) as shim:
        yield shim


@pytest.fixture
def shim(running_shim: Shim) -> Shim:
    running_shim.reset()
    return running_shim


@pytest.fixture(scope="session")
def running_recorder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shim]:
    with recorder(tmp_path_factory.mktemp("recorder")) as base, Shim(base) as shim:
        yield shim


@pytest.fixture
def recording(running_recorder: Shim) -> Shim:
    """An archive that captures for real."""
    running_recorder.reset()
    return running_recorder
