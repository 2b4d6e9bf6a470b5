"""The report as one HTML page that an editor reads, prints and mails: nothing is loaded, nothing is sent."""

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from itertools import groupby
from typing import TYPE_CHECKING, Any

from citeaudit.judge.citing import day_in_words
from citeaudit.model.finding import Report
from citeaudit.reporters.document import printable_path
from citeaudit.reporters.proof import Piece
from citeaudit.reporters.tally import count, network, unchecked
from citeaudit.reporters.view import SEVERITY_WORDS, Page, is_decision, is_lookup, view
from citeaudit.reporters.visible import visible, web_address
from citeaudit.version import __version__

if TYPE_CHECKING:  # jinja2 is dear to import, and only this page needs it
    from jinja2 import Template
    from markupsafe import Markup

NAME = "html"
SUFFIX = ".html"

_JOINS = {
    "space": "joined",
    "hyphen-dropped": "joined, hyphen dropped",
    "hyphen-kept": "joined, hyphen kept",
    "url": "address joined",
}

_CODE = re.compile(r"`([^`]{1,200})`")


def render(report: Report) -> str:
    """The whole page."""
    page = view(report)
    style, script = _styles(page), _asset("report.js")
    return _template().render(
        page=page,
        words=SEVERITY_WORDS,
        style=style,
        script=script,
        policy=(
            f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
            "base-uri 'none'; form-action 'none'"
        ),
        source=printable_path(report.manuscript.source),
        network=network(report),
        unchecked=unchecked(page.sums),
        version=__version__,
    )


def quoted(pieces: Iterable[Piece], tag: str = "mark") -> "Markup":
    """Quoted text as HTML: marked words in a tag of their own, italics kept, joins shown."""
    from markupsafe import Markup

    told = Markup("")
    for marked, stretch in groupby(pieces, key=lambda piece: piece.marked):
        words = Markup("").join(_dressed(piece, tag) for piece in stretch)
        told += Markup(f"<{tag}>{{}}</{tag}>").format(words) if marked else words
    return told or Markup('<span class="meta">nothing</span>')


def message(text: str) -> "Markup":
    """A finding's message as HTML: what it sets in backticks is code."""
    from markupsafe import Markup, escape

    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(visible(text)))))


def _dressed(piece: Piece, tag: str) -> "Markup":
    from markupsafe import Markup, escape

    text = escape(visible(piece.text if tag == "mark" else piece.text.replace("\n", "↵ ")))
    if piece.emphasised:
        text = Markup("<em>{}</em>").format(text)
    if piece.differs:
        text = Markup('<b class="differs">{}</b>').format(text)
    if piece.join:
        text = Markup('<span class="join">{}</span>{}').format(_JOINS[piece.join], text)
    return text


def size(length: int) -> str:
    """A number of bytes for people."""
    return f"{length / 1000:.0f} kB" if length >= 1000 else count(length, "byte")


def _styles(page: Page) -> str:
    """The style sheet, with one rule for each filter: a box unticked hides its findings, without a script."""
    rules = [
        f"body:has(#show-{name}:not(:checked)) .{kind}-{name} {{ display: none }}"
        for kind, shown in (("severity", page.findings), ("family", page.families))
        for name in shown
    ]
    return "\n".join([_asset("report.css"), *rules]) + "\n"


@cache
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters |= {
        "quoted": quoted,
        "message": message,
        "web": web_address,
        "size": size,
        "count": count,
        "day": day_in_words,
    }
    environment.tests["lookup"] = is_lookup
    environment.tests["decision"] = is_decision
    return environment.from_string(_asset("report.html.j2"))


def _shown(value: Any) -> Any:
    """What a template expression prints: text with nothing in it that acts; our own mark-up as it is."""
    return visible(value) if type(value) is str else value


@cache
def _asset(name: str) -> str:
    return resources.files("citeaudit.reporters").joinpath("page", name).read_text("utf-8")


def _digest(text: str) -> str:
    """The name under which a content policy lets an inline text through."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
