"""What a page says of the work it holds: meta tags, JSON-LD, microdata and RDFa, as facts by plain names.

The most trusted first: what publishers write for scholars' machines (citation_*), then structured data of the one work
the page is about, then what is meant for sharing.

Beside the facts stand "date-from", the name of the tag that gave the date, and "modified", when the page says it was last changed.
"""

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any

from citeaudit.checkers.said_dates import told_date

_VALUE_CAP = 1000
# Which meta tag gives which fact, the most trusted first.
_META_FACTS: dict[str, tuple[str, ...]] = {
    "title": (
        "citation_title", "bepress_citation_title", "eprints.title", "dc.title", "dcterms.title", "og:title",
        "twitter:title",
    ),
    "author": (
        "citation_author", "citation_authors", "bepress_citation_author", "eprints.creators_name", "dc.creator",
        "dc.creator.personalname", "dcterms.creator", "author", "authors", "article:author_name", "byl", "sailthru.author",
        "parsely-author", "og:article:author", "article:author", "twitter:data1",
    ),
    "date": (
        "citation_publication_date", "citation_date", "bepress_citation_date", "citation_online_date", "eprints.date",
        "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "prism.publicationdate", "citation_year",
        "article:published_time", "og:article:published_time", "article:published", "govuk:first-published-at",
        "parsely-pub-date", "sailthru.date", "date", "pubdate", "pdate", "publish-date", "publish_date", "publication_date",
    ),
    "modified": (
        "article:modified_time", "og:article:modified_time", "og:updated_time", "article:modified", "dcterms.modified",
        "dc.date.modified", "last-modified", "lastmod", "govuk:updated-at",
    ),
    "container": (
        "citation_journal_title", "citation_conference_title", "citation_inbook_title", "prism.publicationname",
        "og:site_name",
    ),
    "publisher": ("citation_publisher", "dc.publisher", "dcterms.publisher"),
    "doi": (
        "citation_doi", "bepress_citation_doi", "prism.doi", "dc.identifier.doi", "dc.identifier", "dcterms.identifier",
    ),
    "isbn": ("citation_isbn",),
    "issn": ("citation_issn", "prism.issn"),
    "volume": ("citation_volume", "prism.volume"),
    "issue": ("citation_issue", "prism.number"),
    "firstpage": ("citation_firstpage", "prism.startingpage"),
    "lastpage": ("citation_lastpage", "prism.endingpage"),
}  # fmt: skip
_FOR_SCHOLARS = ("citation_", "bepress_")
# Tags that are given once for each author or number; of all others the first counts.
_MANY = frozenset(
    {"citation_author", "bepress_citation_author", "eprints.creators_name", "dc.creator", "dcterms.creator"}
    | {"dc.creator.personalname", "author", "parsely-author", "article:author", "dc.identifier", "dcterms.identifier"}
)  # fmt: skip
_WORKS = ("Article", "Report", "Book", "Chapter", "Thesis", "CreativeWork", "Posting", "Dataset")
# What many an article has inside; the work itself only where the page has no other.
_SHOWN = ("VideoObject", "Episode")
# A wiki's pages have been written by everybody, over years; whoever began them did so on no day that is cited.
_WIKI = re.compile(r"mediawiki|wikimedia", re.IGNORECASE)
_PARTS_AT_MOST = 400
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+")
_WORDS = re.compile(r"\W+")
_TAG = re.compile(r"</?[a-z][^<>]{0,100}>", re.IGNORECASE)
# What wraps or breaks JSON in pages: comments of old, and line ends inside its strings.
_WRAPPED = re.compile(
    r"^\s*(?:<!--|(?://\s*|/\*\s*)?<!\[CDATA\[(?:\s*\*/)?)|(?:-->|(?://\s*|/\*\s*)?\]\]>(?:\s*\*/)?)\s*$"
)
_CONTROLS = re.compile(r"[\0-\x1f]+")


def metas_of(tree: Any) -> dict[str, str]:
    """The meta tags by lower-case name."""
    table: dict[str, str] = {}
    for node in tree.tags("meta"):
        attributes = node.attrs
        name = attributes.get("name") or attributes.get("property") or attributes.get("http-equiv")
        content = attributes.get("content")
        if not (name and content and content.strip()):
            continue
        name, content = name.strip().lower(), _in_letters(content.strip())[:_VALUE_CAP]
        known = table.get(name)
        if known is None:
            table[name] = content
        elif name in _MANY and len(known) < _VALUE_CAP and content not in known:
            table[name] = f"{known}; {content}"
    return table


def citation_of(
    tree: Any, text: str, metas: dict[str, str], titles: tuple[str | None, ...]
) -> dict[str, str]:
    """The facts by plain name; `titles` are those that a reader sees, they tell which work the page is about."""
    data = _linked_data(tree, titles) if "ld+json" in text else {}
    if "itemprop=" in text:
        data = {**_in_marks(tree, "itemscope", "itemtype", "itemprop"), **data}
    if "typeof=" in text:
        data = {**_in_marks(tree, "typeof", "typeof", "property"), **data}
    if not (metas or data):
        return {}
    table: dict[str, str] = {}
    for fact, names in _META_FACTS.items():
        value, by = _given(fact, names, metas, data)
        if value and fact in ("date", "modified"):
            value = told_date(value)
        if value:
            table[fact] = value
            if fact == "date" and by:
                table["date-from"] = by
    if table.get("modified") == table.get("date"):
        table.pop("modified", None)
    if "free" in data or metas.get("article:content_tier", "").lower() == "locked":
        table["free"] = "no"
    if _WIKI.search(f"{metas.get('generator', '')} {table.get('publisher', '')}"):
        for fact in ("author", "date", "date-from"):
            table.pop(fact, None)
    return table


def _given(
    fact: str, names: tuple[str, ...], metas: dict[str, str], data: dict[str, str]
) -> tuple[str | None, str]:
    """A fact, and the name of the tag that gave it; empty where it was structured data or nothing."""
    name = next((name for name in names if name in metas), None)
    if name == "twitter:data1" and not _is_label_of_author(metas.get("twitter:label1", "")):
        name = None
    if name is not None and (name.startswith(_FOR_SCHOLARS) or not data.get(fact)):
        return metas[name], name
    return data.get(fact), ""


def _is_label_of_author(label: str) -> bool:
    return label.casefold() in ("written by", "author", "verfasst von", "écrit par", "escrito por", "scritto da")  # fmt: skip


def _linked_data(tree: Any, titles: tuple[str | None, ...]) -> dict[str, str]:
    """What the page's JSON-LD says of its one work; what does not parse is not there."""
    import msgspec

    works: list[dict[str, str]] = []
    shown: list[dict[str, str]] = []
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            whole = msgspec.json.decode(_unwrapped(node.text() or "").encode())
        except (msgspec.DecodeError, RecursionError):
            continue
        things = list(_things(whole))
        named = {
            thing["@id"]: thing["name"]
            for thing in things
            if isinstance(thing.get("@id"), str) and isinstance(thing.get("name"), str)
        }
        works += [_first_of(_told(thing, named)) for thing in things if _is_a_work(thing.get("@type"))]  # fmt: skip
        shown += [_first_of(_told(thing, named)) for thing in things if _is_a_work(thing.get("@type"), _SHOWN)]  # fmt: skip
    works = works or shown
    seen = {_plain(title) for title in titles if title}
    own = [work for work in works if _is_shown(_plain(work.get("title", "")), seen)]
    table: dict[str, str] = {}
    for work in own or works[:1]:
        table = {**work, **table}
    return table


def _unwrapped(block: str) -> str:
    """The JSON of a block without what old browsers needed around it, and without line ends inside its strings."""
    bare = _CONTROLS.sub(" ", block).strip()
    return bare if bare.startswith(("{", "[")) else _WRAPPED.sub("", bare).strip()


def _first_of(facts: Iterable[tuple[str, str]]) -> dict[str, str]:
    table: dict[str, str] = {}
    for fact, value in facts:
        if value:
            table.setdefault(fact, _in_letters(value)[:_VALUE_CAP])
    return table


def _in_letters(value: str) -> str:
    """A value as a reader sees it: many a system writes entities and tags where none are understood."""
    if "&" in value:
        value = html.unescape(value)
    return _TAG.sub("", value).strip() if "<" in value else value


def _is_shown(title: str, seen: set[str]) -> bool:
    """Whether a title is one that a reader sees, with or without the name of the site."""
    return bool(title) and any(title == one or f" {title} " in f" {one} " for one in seen)


def _plain(title: str) -> str:
    return " ".join(_WORDS.split(title.casefold())).strip()


def _things(whole: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD block, those of a list or a @graph each by itself, and what a page says it is about."""
    pending = [whole]
    for _ in range(_PARTS_AT_MOST):
        if not pending:
            return
        thing = pending.pop(0)
        if isinstance(thing, list):
            pending.extend(thing)
        elif isinstance(thing, dict):
            pending.extend(thing[key] for key in ("@graph", "mainEntity") if key in thing)
            yield thing


def _is_a_work(kind: Any, kinds: tuple[str, ...] = _WORKS) -> bool:
    names = kind if isinstance(kind, list) else [kind]
    return any(isinstance(name, str) and name.endswith(kinds) for name in names)


_SAID_OF_A_WORK = (
    ("headline", "title"), ("name", "title"), ("datePublished", "date"), ("uploadDate", "date"),
    ("dateModified", "modified"), ("isbn", "isbn"),
)  # fmt: skip


def _told(thing: dict[str, Any], named: dict[str, str]) -> Iterator[tuple[str, str]]:
    for key, fact in _SAID_OF_A_WORK:
        if isinstance(thing.get(key), str):
            yield fact, thing[key].strip()
    for key in ("author", "creator"):
        people = (_name(one, named) for one in _listed(thing.get(key)))
        yield "author", "; ".join(person for person in people if person)
    for one in _listed(thing.get("publisher")):
        yield "publisher", _name(one, named)
    if thing.get("isAccessibleForFree") in (False, "False", "false"):
        yield "free", "no"
    yield "doi", _doi(thing)
    yield from _container(thing.get("isPartOf"))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _name(one: Any, named: dict[str, str]) -> str:
    if isinstance(one, dict):
        one = one.get("name") or named.get(str(one.get("@id"))) or ""
    if isinstance(one, list):
        return "; ".join(part.strip() for part in one if isinstance(part, str))
    return one.strip() if isinstance(one, str) else ""


def _doi(thing: dict[str, Any]) -> str:
    """The DOI that a work is said to have, in any of the places where it is put."""
    for key in ("doi", "identifier", "sameAs", "@id", "url"):
        for one in _listed(thing.get(key)):
            value = one.get("value") if isinstance(one, dict) else one
            found = _DOI.search(value) if isinstance(value, str) else None
            if found is not None:
                return found[0]
    return ""


def _container(part_of: Any) -> Iterator[tuple[str, str]]:
    """Journal, volume and issue, which stand one in the other."""
    for _ in range(4):
        if isinstance(part_of, list):
            part_of = part_of[0] if part_of else None
        if not isinstance(part_of, dict):
            return
        kinds = [kind for kind in _listed(part_of.get("@type")) if isinstance(kind, str)]
        for key, fact in (("volumeNumber", "volume"), ("issueNumber", "issue"), ("issn", "issn")):
            value = _listed(part_of.get(key))[0]
            if isinstance(value, str | int):
                yield fact, str(value)
        if "Periodical" in kinds and isinstance(part_of.get("name"), str):
            yield "container", part_of["name"].strip()
        part_of = part_of.get("isPartOf")


def _in_marks(tree: Any, scope: str, kind: str, says: str) -> dict[str, str]:
    """What marks within the text say of the first work among them: microdata or RDFa by the names of their attributes.

    What is said of a comment or of another article inside it is not said of the work.
    """
    nodes = [
        (node, owner)
        for node in tree.css(f"[{says}]")[:_PARTS_AT_MOST]
        if (owner := _owner(node.parent, scope)) is not None
    ]
    return _said_within(nodes, scope, kind, says, _WORKS) or _said_within(nodes, scope, kind, says, _SHOWN)  # fmt: skip


def _said_within(
    nodes: Iterable[tuple[Any, Any]], scope: str, kind: str, says: str, kinds: tuple[str, ...]
) -> dict[str, str]:
    """What is said of the first thing of some kinds, from marks each with what it is said of."""
    work: int | None = None
    table: dict[str, str] = {}
    authors: list[str] = []
    for node, owner in nodes:
        if not _is_a_work((owner.attrs.get(kind) or "").rpartition("/")[2], kinds):
            continue
        work = owner.mem_id if work is None else work
        if owner.mem_id != work:
            continue
        said = (node.attrs.get(says) or "").split(":")[-1].strip()
        if said in ("headline", "name"):
            table.setdefault("title", _value(node))
        elif said == "isAccessibleForFree" and _value(node).lower() == "false":
            table["free"] = "no"
        elif said in ("datePublished", "dateModified"):
            table.setdefault("date" if said == "datePublished" else "modified", _value(node))
        elif said == "author":
            inner = node.css_first(f'[{says}$="name"]') if scope in node.attrs else None
            authors.append(_value(inner if inner is not None else node))
    if authors:
        table["author"] = "; ".join(dict.fromkeys(author for author in authors if author))
    return {fact: value[:_VALUE_CAP] for fact, value in table.items() if value}


def _owner(node: Any, scope: str) -> Any:
    """The nearest element around that names a thing; the document above all elements has no attributes."""
    for _ in range(60):
        if node is None or node.parent is None:
            return None
        if scope in node.attrs:
            return node
        node = node.parent
    return None


def _value(node: Any) -> str:
    attributes = node.attrs
    given = attributes.get("content") or attributes.get("datetime")
    return given.strip() if given else " ".join((node.text() or "").split())
