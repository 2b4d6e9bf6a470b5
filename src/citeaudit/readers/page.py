"""HTML pages: notes by the links that lead to them; the rest as the Markdown it would have been.

The text of the manuscript is that Markdown: lines and columns in a report count in it.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from citeaudit.errors import DamagedFile
from citeaudit.model.manuscript import Damage, Manuscript
from citeaudit.readers.markdown import read_text

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import PageElement, Tag

SUFFIXES = (".html", ".htm", ".xhtml")

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6"
    " header hr li main ol p pre section summary table tbody tfoot thead tr ul".split()
)
_SILENT = frozenset(
    "head script style template noscript svg nav iframe object button select".split()
)
_EMPHASIS = frozenset(("i", "em", "cite"))
_LABEL = re.compile(r"[\[(]?\s*(\d{1,4}|[ivxl]{1,6}|[a-z]|[*†‡§¶]{1,3})\s*[\])]?\.?")
_BACK = re.compile(r"[↩↑⤴⏎\ufe0e^]+|\[?back\]?", re.IGNORECASE)
_SPECIAL = re.compile(r"([*_\[\]<>`\\])")
_AS_MARKDOWN = Damage(
    message="an HTML page, read as the Markdown it would have been: lines and fixes are of that text, not of the file"
)
DEEPEST = 200  # elements inside one another; what lies deeper is read as its plain words


def read(data: bytes, source: str | None) -> Manuscript:
    """The manuscript in a page. Raises DamagedFile where the bytes hold no mark-up at all."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(data, "html.parser")
    if soup.find(True) is None:
        raise DamagedFile(
            f"{source or 'the manuscript'}: no HTML element in it; rename it if it is plain text"
        )
    book = read_text(_Rewriting(soup).text(), source=source)
    return msgspec.structs.replace(
        book,
        format="html",
        encoding=(soup.original_encoding or "utf-8").lower(),
        sha256=hashlib.sha256(data).hexdigest(),
        title=book.title or _stated(soup, "citation_title", "dc.title") or _title(soup),
        authors=tuple(_all_stated(soup, "citation_author", "author", "dc.creator")) or book.authors,
        language=_language(soup) or book.language,
        warnings=(_AS_MARKDOWN, *book.warnings),
    )


class _Rewriting:
    """One page on its way to Markdown; knows which links call notes, and which elements are those notes."""

    def __init__(self, soup: "BeautifulSoup") -> None:
        self._soup = soup
        self._calls: dict[int, str] = {}  # id() of a link, and the label of the note it calls
        self._notes: dict[int, str] = {}  # id() of an element that is a note, and its label
        by_name = {
            str(name): tag
            for tag in soup.find_all(True)
            for name in (tag.get("id"), tag.get("name"))
            if name
        }
        for link in soup.find_all("a", href=re.compile("#.")):
            self._learn(link, by_name)

    def _learn(self, link: "Tag", by_name: "dict[str, Tag]") -> None:
        label = _LABEL.fullmatch(link.get_text(strip=True))
        target = by_name.get(str(link["href"]).rpartition("#")[2])
        if label is None or target is None:
            return
        block = _block_around(target)
        # A link from a note back to its call has a label as text, too: the note stands behind the call.
        if block is None or _block_around(link) is block or _stands_before(block, link):
            return
        self._calls[id(link)] = label.group(1)
        self._notes.setdefault(id(block), label.group(1))

    def text(self) -> str:
        """The page as Markdown."""
        pieces = "".join(self._block(self._soup.body or self._soup, 0))
        return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", pieces)).strip() + "\n"

    def _block(self, tag: "Tag", depth: int) -> Iterator[str]:
        label = self._notes.get(id(tag))
        if label is not None:
            yield f"\n\n[^{label}]: {self._words_of_note(tag, label)}\n\n"
            return
        if re.fullmatch("h[1-6]", tag.name):
            yield f"\n\n{'#' * int(tag.name[1])} "
        elif tag.name == "li":
            yield "\n- "
        elif tag.name == "hr":
            yield "\n\n---\n\n"
        elif tag.name in _BLOCKS:
            yield "\n\n"
        for child in tag.children:
            yield from self._child(child, depth + 1)
        if tag.name in _BLOCKS:
            yield "\n\n" if tag.name != "li" else "\n"

    def _child(self, child: "PageElement", depth: int) -> Iterator[str]:
        from bs4.element import NavigableString, PreformattedString, Tag

        if isinstance(child, Tag):
            if child.name in _SILENT:
                return
            if depth > DEEPEST:
                yield _escaped(child.get_text(" "))
            elif child.name in _BLOCKS or id(child) in self._notes:
                yield from self._block(child, depth)
            else:
                yield from self._inline(child, depth)
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            yield _escaped(str(child))

    def _inline(self, tag: "Tag", depth: int) -> Iterator[str]:
        if id(tag) in self._calls:
            yield f"[^{self._calls[id(tag)]}]"
            return
        words = "".join(part for child in tag.children for part in self._child(child, depth + 1))
        if tag.name == "br":
            yield "\n"
        elif tag.name in _EMPHASIS and words.strip():
            yield f"*{words.strip()}*{' ' if words[-1:].isspace() else ''}"
        elif tag.name == "sup" and words.strip() and "[^" not in words:
            yield f"<sup>{words.strip()}</sup>"
        elif (
            tag.name == "a"
            and str(tag.get("href", "")).startswith(("http:", "https:"))
            and words.strip()
        ):
            yield _linked(words.strip(), str(tag["href"]).strip())
        else:
            yield words

    def _words_of_note(self, tag: "Tag", label: str) -> str:
        """A note's words on one line, without its label and without the way back."""
        words = "".join(
            part
            for child in tag.children
            for part in self._child(child, 1)
            if not _BACK.fullmatch(part.strip())
        )
        line = re.sub(r"\s+", " ", words).strip()
        shown = rf"(?:<sup>)?\s*\\?[\[(]?\s*{re.escape(label)}\s*\\?[\])]?\.?\s*(?:</sup>)?\s+"
        return re.sub(rf"^{shown}", "", line)


def _linked(words: str, address: str) -> str:
    """A link whose words are its address, or whose address has signs of Markdown's own, is told by the address."""
    return (
        f"<{address}>"
        if words.replace("\\", "") in (address, address.rstrip("/"))
        else f"[{words}]({address})"
    )


def _escaped(text: str) -> str:
    return re.sub(r"\s+", " ", _SPECIAL.sub(r"\\\1", text))


def _block_around(tag: "Tag") -> "Tag | None":
    """The paragraph, list item or box that an element stands in, or is."""
    for around in (tag, *tag.parents):
        if around.name in _BLOCKS:
            return (
                around
                if around.name not in ("body", "article", "main", "section") or around is tag
                else None
            )
    return None


def _stands_before(block: "Tag", link: "Tag") -> bool:
    where = (block.sourceline or 0, block.sourcepos or 0)
    return where < (link.sourceline or 0, link.sourcepos or 0)


def _all_stated(soup: "BeautifulSoup", *names: str) -> list[str]:
    """The contents of the first of these meta names that the page has."""
    for name in names:
        found = soup.find_all(
            "meta", attrs={"name": re.compile(f"^{re.escape(name)}$", re.IGNORECASE)}
        )
        values = [str(tag.get("content", "")).strip() for tag in found]
        if any(values):
            return [value for value in values if value]
    return []


def _stated(soup: "BeautifulSoup", *names: str) -> str | None:
    return next(iter(_all_stated(soup, *names)), None)


def _title(soup: "BeautifulSoup") -> str | None:
    return (soup.title.get_text(" ", strip=True) or None) if soup.title else None


def _language(soup: "BeautifulSoup") -> str | None:
    root = soup.find("html")
    code = str(root.get("lang", ""))[:2].lower() if root is not None else ""
    return code if len(code) == 2 and code.isalpha() else None
