"""A bar while addresses and archives are asked, on a terminal; nothing where nobody looks at one."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOBase
from typing import TYPE_CHECKING, TextIO, cast

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID


class Bar:
    """To be called with the number answered and the number asked in all; archives have a bar of their own.

    What is to stand `above` it is written there.
    """

    def __init__(self, shown: "Progress") -> None:
        self._shown = shown
        self._task = shown.add_task("asking addresses", total=None)
        self._copies: TaskID | None = None

    def __call__(self, done: int, total: int) -> None:
        self._shown.update(self._task, completed=done, total=total)

    def of_archives(self, done: int, total: int) -> None:
        """The same for addresses whose copies are looked for."""
        if self._copies is None:
            self._copies = self._shown.add_task("asking archives", total=total)
        self._shown.update(self._copies, completed=done, total=total)

    def above(self) -> TextIO:
        """Standard output, each line of it above the bar where both are one terminal."""
        return cast(TextIO, _Above(self._shown.console)) if sys.stdout.isatty() else sys.stdout


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
    # On one terminal the lines and the bar have to come by one door, or they overwrite each other.
    console = Console() if sys.stdout.isatty() else Console(stderr=True)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as shown:
        yield Bar(shown)


class _Above(TextIOBase):
    """A stream whose lines come to stand above the bar of a console."""

    def __init__(self, console: "Console") -> None:
        self._console = console
        self._begun = ""

    def write(self, text: str) -> int:
        *lines, self._begun = (self._begun + text).split("\n")
        for line in lines:
            self._console.out(line, highlight=False)
        return len(text)
