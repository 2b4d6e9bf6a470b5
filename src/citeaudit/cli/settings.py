"""The settings of a run: the file's, with the command line's options over them."""

from pathlib import Path
from typing import Any

import msgspec
import rich_click as click

from citeaudit import config as configs
from citeaudit.config import Config
from citeaudit.errors import ConfigError, UsageError

UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0, "w": 604800.0}


class Age(click.ParamType):  # type: ignore[type-arg]
    """A stretch of time: "90", "30m", "12h", "7d", "2w"; plain numbers are seconds."""

    name = "age"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        text = str(value).strip().lower()
        number, unit = (text[:-1], text[-1]) if text[-1:] in UNITS else (text, "s")
        try:
            seconds = float(number) * UNITS[unit]
        except ValueError:
            seconds = -1.0
        if not 0 <= seconds < float("inf"):
            self.fail(f"{value!r} is no stretch of time; write 90, 30m, 12h, 7d or 2w", param, ctx)
        return seconds


def settings(near: Path, chosen: str | None, options: dict[str, Any]) -> Config:
    """The settings that hold for a manuscript: of the file named, else of the nearest one from the manuscript or the
    working folder upwards. `options` are fields of Config, or of one of its tables as "check.name"; None and empty
    leave the file's value. Raises ConfigError, for a value that makes no sense, too.
    """
    path = Path(chosen) if chosen else _nearest(near)
    config = configs.load(path) if path else Config()
    given = {name: value for name, value in options.items() if value not in (None, (), "")}
    top = {name: value for name, value in given.items() if "." not in name}
    tables: dict[str, dict[str, Any]] = {}
    for name, value in given.items():
        table, dot, key = name.partition(".")
        if dot:
            tables.setdefault(table, {})[key] = value
    for table, values in tables.items():
        top[table] = msgspec.structs.replace(getattr(config, table), **values)
    config = msgspec.structs.replace(config, **top)
    for key, reason in configs.faults(config):
        raise ConfigError(f"{key.rpartition('.')[2]}: {reason}")
    return config


def _nearest(manuscript: Path) -> Path | None:
    folder = manuscript.resolve().parent
    return configs.find(folder) or configs.find(Path.cwd())


def codes(values: tuple[str, ...]) -> tuple[str, ...]:
    """Rule codes and families from repeated or comma-separated options, in capitals."""
    return tuple(
        part.strip().upper() for value in values for part in value.split(",") if part.strip()
    )


def formats(values: tuple[str, ...]) -> tuple[str, ...]:
    """Report formats from repeated or comma-separated options. Raises UsageError for an unknown one."""
    from citeaudit import reporters

    names = tuple(
        part.strip().lower() for value in values for part in value.split(",") if part.strip()
    )
    known = reporters.catalogue()
    short = {"md": "markdown", "txt": "text", "bib": "bibtex", "htm": "html"}
    names = tuple(short.get(name, name) for name in names)
    for name in names:
        if name not in known:
            raise UsageError(f"no report format {name!r}; there are {', '.join(known)}")
    return tuple(dict.fromkeys(names))
