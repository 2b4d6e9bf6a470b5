"""A bar on standard error while addresses are asked; nothing where nobody looks at a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citeaudit.pipeline import Heard


@contextmanager
def progress() -> "Iterator[Heard | None]":
    """Something to call with the number answered and the number asked in all; None where no bar is shown."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("asking addresses"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("addresses", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
