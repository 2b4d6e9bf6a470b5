"""The report as JSON: the shape of `document.py`, indented, UTF-8, keys in the order of the manual."""

from citeaudit.model.finding import Report
from citeaudit.reporters import document

NAME = "json"
SUFFIX = ".json"


def render(report: Report) -> str:
    """The whole report as JSON text."""
    return document.encode(document.build(report), indent=2) + "\n"
