"""Page facts: what a page says of itself, in one pass over what was read of it.

HTML is parsed once; head, structured data, first heading and running text are read from that one tree.
"""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

from citeaudit.checkers.decode import decode
from citeaudit.checkers.fingerprint import fingerprint
from citeaudit.checkers.marks import marks_of, said_in
from citeaudit.checkers.pdf import facts_of_pdf
from citeaudit.model.evidence import PageFacts

_HTML = ("text/html", "application/xhtml+xml")
_LOOKS_HTML = re.compile(
    rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body|title)", re.I | re.S
)
_TITLE_CAP = 500
_VALUE_CAP = 1000
# Nothing to read for a reader: taken out before the words are counted.
_UNREAD = ["script", "style", "noscript", "template", "svg", "iframe"]
_UNREAD_SIGN = re.compile(f"<(?:{'|'.join(_UNREAD)})", re.IGNORECASE | re.ASCII)
# Which meta tag gives which fact, the most trusted first: publishers write citation_* for scholars' machines.
_META_FACTS: dict[str, tuple[str, ...]] = {
    "title": ("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title"),
    "author": ("citation_author", "dc.creator", "dcterms.creator", "author", "article:author", "parsely-author"),
    "date": (
        "citation_publication_date", "citation_date", "citation_online_date", "dc.date", "dcterms.issued",
        "dcterms.date", "article:published_time", "parsely-pub-date", "date", "pubdate",
    ),
    "container": ("citation_journal_title", "citation_conference_title", "citation_inbook_title", "og:site_name"),
    "publisher": ("citation_publisher", "dc.publisher", "dcterms.publisher"),
    "doi": ("citation_doi", "dc.identifier", "prism.doi"),
    "isbn": ("citation_isbn",),
    "issn": ("citation_issn", "prism.issn"),
    "volume": ("citation_volume", "prism.volume"),
    "issue": ("citation_issue", "prism.number"),
    "firstpage": ("citation_firstpage", "prism.startingpage"),
    "lastpage": ("citation_lastpage", "prism.endingpage"),
}  # fmt: skip
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
        return _facts_of_html(decode(body, content_type), tuple(fragments), shingled)
    if media_type == "text/plain":
        words = decode(body, content_type).split()
        sketch = _sketch(words) if shingled else None
        return PageFacts(words=len(words), fingerprint=fingerprint(words), shingles=sketch)
    return None


def refresh_target(page: PageFacts) -> str | None:
    """Where a meta refresh leads, if the page only passes its reader on (at once, or within ten seconds)."""
    found = _REFRESH.match(page.refresh or "")
    if found is None or int(found[1]) > 10:
        return None
    return found[2]


def _sketch(words: list[str]) -> str | None:
    from citeaudit.checkers.shingles import sketch

    return sketch(words)


def _facts_of_html(text: str, fragments: tuple[str, ...], shingled: bool) -> PageFacts:
    from selectolax.lexbor import LexborHTMLParser

    # A NUL ends the text for some parsers; no page means one.
    tree = LexborHTMLParser(text.replace("\0", " "))
    metas = _metas(tree) if "<meta" in text or "<META" in text else {}
    data = _linked_data(tree) if "ld+json" in text else {}
    found = {name: _is_there(tree, name) for name in fragments}
    root = tree.root
    language = root.attrs.get("lang") if root is not None else None
    # By tag, not by CSS: the first selector of a tree costs as much as parsing a short page twice.
    title = _text(tree.tags("title"))
    heading = _text(tree.tags("h1"))
    marks = marks_of(tree, text)
    words = _words(tree, text)
    return PageFacts(
        title=title,
        heading=heading,
        language=(language or metas.get("content-language") or "").strip()[:35] or None,
        canonical=_canonical(tree) if "canonical" in text else None,
        refresh=metas.get("refresh"),
        robots=metas.get("robots"),
        citation=_citation(metas, data) if metas or data else {},
        fingerprint=fingerprint(words),
        words=len(words),
        fragments=found,
        marks={**said_in(f"{title or ''} {heading or ''}", words, text), **marks},
        shingles=_sketch(words) if shingled else None,
    )


def _metas(tree: Any) -> dict[str, str]:
    """The meta tags by lower-case name, the first of each counting."""
    table: dict[str, str] = {}
    for node in tree.tags("meta"):
        attributes = node.attrs
        name = attributes.get("name") or attributes.get("property") or attributes.get("http-equiv")
        content = attributes.get("content")
        if name and content:
            table.setdefault(name.strip().lower(), content.strip()[:_VALUE_CAP])
    return table


def _canonical(tree: Any) -> str | None:
    for node in tree.tags("link"):
        if (node.attrs.get("rel") or "").strip().lower() == "canonical":
            return node.attrs.get("href") or None
    return None


def _citation(metas: dict[str, str], data: dict[str, str]) -> dict[str, str]:
    """Facts by plain name: the publisher's own words for scholars, then JSON-LD, then what is meant for sharing."""
    table: dict[str, str] = {}
    for fact, names in _META_FACTS.items():
        given = next((metas[name] for name in names if name in metas), None)
        scholarly = given is not None and any(
            name in metas for name in names if name.startswith("citation_")
        )
        value = given if scholarly else data.get(fact) or given
        if value:
            table[fact] = value
    if "free" in data:
        table["free"] = data["free"]
    return table


def _linked_data(tree: Any) -> dict[str, str]:
    """Headline, authors, date and access from the page's JSON-LD; what does not parse is not there."""
    import msgspec

    table: dict[str, str] = {}
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            whole = msgspec.json.decode((node.text() or "").strip().encode())
        except (msgspec.DecodeError, RecursionError):
            continue
        for thing in _things(whole):
            for fact, value in _told(thing):
                table.setdefault(fact, value[:_VALUE_CAP])
    return table


def _things(whole: Any) -> Iterable[dict[str, Any]]:
    """The objects of a JSON-LD block, those of a list or a @graph each by itself."""
    pending = [whole]
    for _ in range(200):
        if not pending:
            return
        thing = pending.pop(0)
        if isinstance(thing, list):
            pending.extend(thing)
        elif isinstance(thing, dict):
            pending.extend(thing.get("@graph", []) if isinstance(thing.get("@graph"), list) else [])
            if _is_a_work(thing.get("@type")):
                yield thing


def _is_a_work(kind: Any) -> bool:
    names = kind if isinstance(kind, list) else [kind]
    return any(
        isinstance(name, str)
        and name.endswith(("Article", "Report", "Book", "Chapter", "Thesis", "CreativeWork", "Posting", "Dataset"))
        for name in names
    )  # fmt: skip


def _told(thing: dict[str, Any]) -> Iterable[tuple[str, str]]:
    for key, fact in (("headline", "title"), ("name", "title"), ("datePublished", "date")):
        if isinstance(thing.get(key), str):
            yield fact, thing[key].strip()
    names = thing.get("author")
    people = names if isinstance(names, list) else [names]
    said = [one.get("name") if isinstance(one, dict) else one for one in people]
    authors = "; ".join(name.strip() for name in said if isinstance(name, str))
    if authors:
        yield "author", authors
    publisher = thing.get("publisher")
    if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
        yield "publisher", publisher["name"].strip()
    if thing.get("isAccessibleForFree") in (False, "False", "false"):
        yield "free", "no"


def _is_there(tree: Any, fragment: str) -> bool:
    """Whether the page has the place a fragment names, as an id or as the name of an anchor."""
    for name in dict.fromkeys((fragment, unquote(fragment))):
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


def _text(nodes: list[Any]) -> str | None:
    """The text of the first of some nodes."""
    if not nodes:
        return None
    return " ".join((nodes[0].text() or "").split())[:_TITLE_CAP] or None
