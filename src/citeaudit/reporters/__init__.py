"""How an audit is told: one reporter for each kind of output, found by name or by a file's ending."""

from types import ModuleType

from citeaudit.errors import UsageError
from citeaudit.registry import parts

__all__ = ["catalogue", "for_file", "named"]


def catalogue() -> dict[str, ModuleType]:
    """Every known reporter by its name, in order of name."""
    found: dict[str, ModuleType] = {}
    for reporter in parts("reporters"):
        found.setdefault(reporter.NAME, reporter)
    return dict(sorted(found.items()))


def named(name: str) -> ModuleType:
    """The reporter of a name. Raises UsageError, naming those there are."""
    known = catalogue()
    reporter = known.get(name.lower())
    if reporter is None:
        raise UsageError(f"no report format {name!r}; there are {', '.join(known)}")
    return reporter


def for_file(path: str) -> ModuleType:
    """The reporter that writes files with this ending. Raises UsageError, naming the endings there are."""
    known = catalogue().values()
    # The longest ending first: "works.csl.json" is no report in JSON.
    for reporter in sorted(known, key=lambda one: -len(one.SUFFIX)):
        if path.lower().endswith(reporter.SUFFIX):
            return reporter
    endings = ", ".join(reporter.SUFFIX for reporter in known)
    raise UsageError(f"{path}: no report format has this ending; there are {endings}")
