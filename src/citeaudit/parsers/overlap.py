"""Stretches that must not overlap: first come, first served, in time linear in the text."""

from collections.abc import Iterable
from typing import Protocol, TypeVar


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Some = TypeVar("Some", bound=_Stretch)


class Taken:
    """The places of a text that are taken already."""

    def __init__(self, length: int) -> None:
        self._flags = bytearray(length + 1)

    def free(self, candidates: Iterable[Some]) -> list[Some]:
        """Those of some stretches that touch nothing taken; none of them is taken by this."""
        return [one for one in candidates if self._flags.find(1, one.start, one.end) < 0]

    def take(self, stretches: Iterable[Some]) -> None:
        for one in stretches:
            self._flags[one.start : one.end] = b"\x01" * (one.end - one.start)
