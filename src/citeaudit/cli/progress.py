"""A bar on standard error while addresses and archives are asked; nothing where nobody looks at a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress


class Bar:
    """To be called with the number answered and the number asked in all; archives have a bar of their own."""

    def __init__(self, shown: "Progress") -> None:
        self._shown = shown
        self._task = shown.add_task("asking addresses", total=None)
        self._copies: int | None = None

    def __call__(self, done: int, total: int) -> None:
        self._shown.update(self._task, completed=done, total=total)

    def of_archives(self, done: int, total: int) -> None:
        """The same for addresses whose copies are looked for."""
        if self._copies is None:
            self._copies = self._shown.add_task("asking archives", total=total)
        self._shown.update(self._copies, completed=done, total=total)  # type: ignore[arg-type]


@contextmanager
def progress() -> Iterator[Bar | None]:
    """A bar to call; None where none is shown."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        yield Bar(shown)
