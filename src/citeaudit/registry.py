"""The named extension points: what is built in, and what other packages bring.

A part is a module or an object that has what its point asks for:

    readers     SUFFIXES, read(data: bytes, source: str | None) -> Manuscript
    rules       CODE, NAME, SEVERITY, check(audited) -> Iterator[Finding]; the docstring is the manual page
    reporters   NAME, SUFFIX, render(report) -> str
    archives    closest, captures, fetch (one small Protocol)
    works       look_up

Built-in parts are the modules below `citeaudit.<point>` that have these names; there is no table to edit.
Other packages name theirs under the entry-point group `citeaudit.<point>`.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal

from citeaudit.errors import PluginError

Point = Literal["readers", "rules", "reporters", "archives", "works"]

ASKED_OF: dict[Point, tuple[str, ...]] = {
    "readers": ("SUFFIXES", "read"),
    "rules": ("CODE", "NAME", "SEVERITY", "check"),
    "reporters": ("NAME", "SUFFIX", "render"),
    "archives": ("closest", "captures", "fetch"),
    "works": ("look_up",),
}
# Where the built-in parts of a point live, if not in a package of its name.
HOMES: dict[Point, str] = {"archives": "citeaudit.checkers.archives"}


@cache
def parts(point: Point) -> tuple[Any, ...]:
    """All parts of an extension point, built-in first, each group by module or entry-point name.

    Raises PluginError, naming distribution and entry point, where one cannot be loaded or lacks a name.
    """
    return (*_built_in(point), *_brought(point))


def _built_in(point: Point) -> Iterator[Any]:
    home = HOMES.get(point, f"citeaudit.{point}")
    package = importlib.import_module(home)
    for found in pkgutil.walk_packages(package.__path__, f"{home}."):
        module = importlib.import_module(found.name)
        if all(hasattr(module, name) for name in ASKED_OF[point]):
            yield module


def _brought(point: Point) -> Iterator[Any]:
    from importlib import metadata

    entries = metadata.entry_points(group=f"citeaudit.{point}")
    for entry in sorted(entries, key=lambda entry: entry.name):
        giver = entry.dist.name if entry.dist else "an unknown distribution"
        try:
            part = entry.load()
        except Exception as error:
            raise PluginError(
                f"{giver}: entry point {entry.name!r} cannot be loaded: {error}"
            ) from error
        missing = [name for name in ASKED_OF[point] if not hasattr(part, name)]
        if missing:
            raise PluginError(
                f"{giver}: entry point {entry.name!r} of citeaudit.{point} lacks {', '.join(missing)}"
            )
        yield part
