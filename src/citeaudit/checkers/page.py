"""Page facts: what a page says of itself, in one pass over what was read of it.

HTML is parsed once; head, structured data, first heading and running text are read from that one tree.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from citeaudit.checkers.bounds import bounded
from citeaudit.checkers.decode import decode
from citeaudit.checkers.fingerprint import fingerprint
from citeaudit.checkers.marks import marks_of, marks_of_a_bare_page, said_in
from citeaudit.checkers.metadata import citation_of, metas_of
from citeaudit.checkers.pdf import facts_of_pdf
from citeaudit.checkers.printed import byline_of, dates_printed
from citeaudit.judge.answers import BARE
from citeaudit.judge.look import SHORT
from citeaudit.judge.words import may_be_trouble
from citeaudit.model.evidence import PageFacts

_HTML = ("text/html", "application/xhtml+xml")
_LOOKS_HTML = re.compile(
    rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body|title)", re.I | re.S
)
_TITLE_CAP = 500
_LONG_WORD = 12  # letters; in no script that parts its words are they as long as that
_SIGNS_A_WORD = 2
_LINE = 20  # words
_ARTICLE = 100  # words
# Hosts of one page for all addresses have a small one: the shell of an application, a notice, a form to sign in at.
_SMALL = 16_000  # signs
_DOTTED = re.compile(r"\.([0-9A-F]{2})")
# Nothing to read for a reader: taken out before the words are counted.
_UNREAD = ["script", "style", "noscript", "template", "svg", "iframe"]
_UNREAD_SIGN = re.compile(f"<(?:{'|'.join(_UNREAD)})", re.IGNORECASE | re.ASCII)
_REFRESH = re.compile(
    r"""^\s*(\d+)(?:\.\d*)?\s*[;,\s]\s*(?:url\s*=)?\s*["']?\s*([^"'>]+?)\s*["']?\s*$""", re.I
)


def facts(
    body: bytes,
    *,
    media_type: str | None,
    content_type: str = "",
    fragments: Iterable[str] = (),
    shingled: bool = False,
) -> PageFacts | None:
    """The facts of a body, or None where it is nothing with a title or text of its own (an image, a data file).

    `shingled` asks for a sketch of its text, to compare it with another page.
    """
    if body.startswith(b"%PDF-") or b"%PDF-" in body[:1024]:
        return facts_of_pdf(body)
    if media_type in _HTML or _LOOKS_HTML.match(body):
        text = decode(body, content_type)
        read = _facts_met_before if len(text) <= _SMALL else _facts_of_html
        return read(text, tuple(fragments), shingled)
    if media_type == "text/plain":
        return _facts_of_text(decode(body, content_type), shingled)
    return None


def refresh_target(page: PageFacts) -> str | None:
    """Where a meta refresh leads, if the page only passes its reader on (at once, or within ten seconds)."""
    found = _REFRESH.match(page.refresh or "")
    if found is None or int(found[1]) > 10:
        return None
    return found[2]


def _facts_of_text(text: str, shingled: bool) -> PageFacts:
    """Plain text has no title; of a short one the first line says what it is ("404 page not found")."""
    words = text.split()
    count = _count(words)
    short = count <= SHORT
    first = next((line for line in text.splitlines() if line.strip()), "") if short else ""
    return PageFacts(
        heading=" ".join(first.split())[:_TITLE_CAP] or None,
        words=count,
        fingerprint=fingerprint(words),
        shingles=_sketch(words) if shingled else None,
        marks=said_in(first, words, "", count) if short else {},
    )


def _sketch(words: list[str]) -> str | None:
    from citeaudit.checkers.shingles import sketch

    return sketch(words)


def _facts_of_html(text: str, fragments: tuple[str, ...], shingled: bool) -> PageFacts:
    from selectolax.lexbor import LexborHTMLParser

    # A NUL ends the text for some parsers; no page means one.
    text = bounded(text.replace("\0", " "))
    tree = LexborHTMLParser(text)
    metas = metas_of(tree) if "<meta" in text or "<META" in text else {}
    found = {name: _is_there(tree, name) for name in fragments}
    root = tree.root
    language = root.attrs.get("lang") if root is not None else None
    # By tag, not by CSS: the first selector of a tree costs as much as parsing a short page twice.
    title = _text(_titles(tree))
    heading = _text(_main_headings(tree))
    citation = citation_of(tree, text, metas, (title, heading))
    if "author" not in citation and (byline := byline_of(tree, text)):
        citation["byline"] = byline
    marks = marks_of(tree, text)
    words = _words(tree, text)
    count = _count(words)
    if count <= BARE:
        marks.update(marks_of_a_bare_page(tree, text))
    said = said_in(f"{title or ''} {heading or ''}", words, text, count)
    doubted = count >= _ARTICLE and ("for-sale" in said or may_be_trouble(title, heading))
    if doubted and _has_prose(tree):
        marks["prose"] = "paragraphs"
    if printed := dates_printed(words, heading):
        citation["printed"] = printed
    return PageFacts(
        title=title,
        heading=heading,
        language=(language or metas.get("content-language") or "").strip()[:35] or None,
        canonical=_canonical(tree) if "canonical" in text else None,
        refresh=metas.get("refresh"),
        robots=metas.get("robots"),
        citation=citation,
        fingerprint=fingerprint(words),
        words=count,
        fragments=found,
        marks={**said, **marks},
        shingles=_sketch(words) if shingled else None,
    )


_facts_met_before = lru_cache(maxsize=32)(_facts_of_html)


def _canonical(tree: Any) -> str | None:
    for node in tree.tags("link"):
        if (node.attrs.get("rel") or "").strip().lower() == "canonical":
            return node.attrs.get("href") or None
    return None


def _is_there(tree: Any, fragment: str) -> bool:
    """Whether the page has the place a fragment names, as an id or as the name of an anchor."""
    # What a reader wrote in Markdown gets this name before its own on some sites, whose script looks for both.
    written = f"user-content-{fragment}"
    # Wikis once wrote "Fran.C3.A7ais" for "Français", and may have either now.
    dotted = unquote(_DOTTED.sub(r"%\1", fragment))
    for name in dict.fromkeys((fragment, unquote(fragment), written, dotted)):
        quoted = "".join(sign if sign.isalnum() else f"\\{ord(sign):x} " for sign in name)
        if name and tree.css_first(f'[id="{quoted}"], a[name="{quoted}"]') is not None:
            return True
    return False


def _words(tree: Any, text: str) -> list[str]:
    """The words a reader sees; changes the tree, so it comes last."""
    if _UNREAD_SIGN.search(text):
        tree.strip_tags(_UNREAD)
    body = tree.body
    return (body.text(separator=" ") or "").split() if body is not None else []


def _count(words: list[str]) -> int:
    """How many words a text has; one in a script that parts none has about one in two signs."""
    if len(words) > SHORT:
        return len(words)
    signs = "".join(words)
    if signs.isascii() or len(signs) < _LONG_WORD * len(words):
        return len(words)
    return len(signs) // _SIGNS_A_WORD


def _has_prose(tree: Any) -> bool:
    """Whether a page has paragraphs of more than a line: a notice has few, however long its menus are."""
    said = 0
    for paragraph in tree.tags("p"):
        count = _count((paragraph.text() or "").split())
        said += count if count >= _LINE else 0
        if said >= _ARTICLE:
            return True
    return False


def _titles(tree: Any) -> list[Any]:
    """The titles of a page, that of its head first; to look for one in all of a long page takes a while."""
    head = tree.head
    for node in head.iter() if head is not None else ():
        if node.tag == "title":
            return [node]
    return list(tree.tags("title"))


def _main_headings(tree: Any) -> list[Any]:
    """The first headings without those that are the site's name over every page, linked to its home, unless all are."""
    headings = list(tree.tags("h1"))
    if len(headings) < 2:
        return headings
    own = [one for one in headings if one.css_first('a[href="/"], a[rel="home"]') is None]
    return own or headings


def _text(nodes: list[Any]) -> str | None:
    """The text of the first of some nodes."""
    if not nodes:
        return None
    return " ".join((nodes[0].text() or "").split())[:_TITLE_CAP] or None
