"""citeaudit: the auditor of citations and footnotes. Everything public is named here, and nothing else."""

from typing import TYPE_CHECKING

from citeaudit.version import __version__ as __version__

__all__ = [
    "CiteauditError",
    "Config",
    "Report",
    "audit",
    "audit_async",
    "check",
    "conclude",
    "parse",
    "parse_citation",
    "read",
    "read_text",
    "rejudge",
    "verdicts",
    "write",
]

if TYPE_CHECKING:
    from citeaudit.config import Config
    from citeaudit.errors import CiteauditError
    from citeaudit.model.finding import Report
    from citeaudit.pipeline import (
        audit,
        audit_async,
        check,
        conclude,
        parse,
        parse_citation,
        read,
        verdicts,
        write,
    )
    from citeaudit.readers import read_text
    from citeaudit.rejudging import rejudge

_HOME = {
    "CiteauditError": "citeaudit.errors",
    "Config": "citeaudit.config",
    "Report": "citeaudit.model.finding",
    "read_text": "citeaudit.readers",
    "rejudge": "citeaudit.rejudging",
}


def __getattr__(name: str) -> object:
    """Public names are loaded when they are first used, so that `citeaudit --help` costs next to nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'citeaudit' has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOME.get(name, "citeaudit.pipeline")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
