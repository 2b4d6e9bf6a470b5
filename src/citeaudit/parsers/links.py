"""Addresses and identifiers of a note: as printed, as meant, and what was undone between the two.

http://www. example.org/a\\_b.        blank, escape; the full stop is the sentence's
<http://example.org/a.>              trailing-punctuation
www.example.org/report               scheme-added
doi:10.1000/182                      https://doi.org/10.1000/182
PMID: 12345678                       https://pubmed.ncbi.nlm.nih.gov/12345678/
urn:nbn:de:101:1-2                   https://nbn-resolving.org/urn:nbn:de:101:1-2
"""

import html
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple, cast

from citeaudit.config import ResolversConfig
from citeaudit.model.citation import Link, LinkKind
from citeaudit.model.manuscript import Extent, Manuscript, Note, Span


class Address(NamedTuple):
    """An address in a text. `start` and `end` cover its printed form, without the brackets that hold it."""

    start: int
    end: int
    url: str
    kind: LinkKind
    repairs: tuple[str, ...]


class Identifier(NamedTuple):
    """A number that names a work: kind (doi, isbn, issn, arxiv, handle, pmid, pmcid, urn, ark), its place and its bare value."""

    start: int
    end: int
    kind: str
    value: str


REGISTRIES = ResolversConfig()
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SCHEME = r"(?:https?|ftp)\s?:\s?/\s?/\s?"
_DOMAINS = (
    "com|org|net|edu|gov|mil|int|info|eu|de|fr|it|es|uk|nl|ch|at|be|ie|pt|pl|cz|se|no|dk|fi|ru|cn|jp|in|au|ca|us|br|ar|"
    "mx|cl|co|za|il|tr|gr|hu|ro|va|io|ly|me|tv|news|academy"
)
_START = re.compile(
    rf"""(?P<held><\s?(?=(?:{_SCHEME}|www\.)))
      | (?P<scheme>\b{_SCHEME}(?:www\.\s(?=[a-z0-9]))?)
      | (?P<www>(?<![\w@/.])www\.\s?(?=[\w-]+\.))
      | (?P<bare>(?<![\w@/.-])(?:[a-z0-9][a-z0-9-]*\.){{1,4}}(?:{_DOMAINS})(?=/[\w~?]))
      | (?P<doi>(?:\b(?:doi|DOI)\s?(?::|\s)\s?(?:doi:)?\s?|\binfo:doi/|(?<![\w./]))(?=10\.\d{{4,9}}/))
      | (?P<arxiv>\barXiv\s?:\s?)(?=\d{{4}}\.\d{{4,5}}|[a-z-]+(?:\.[a-z]{{2}})?/\d{{7}})
      | (?P<handle>\b(?:hdl|handle)\s?:\s?)(?=\d[\d.]*/)""",
    re.VERBOSE | re.IGNORECASE,
)
_BODY = re.compile(r"[^\s<>\"“”„«»‹›|]{1,2000}")
_CLOSED = re.compile(r"[^<>\"“”]{1,2000}?(?=>)")
# What may follow a blank and still belong to an address that broke after one of its own signs.
_CONTINUES = re.compile(
    r"\s{1,3}(?=[a-z0-9%~][\w%~]*(?:[-/_=?&.%+#][\w%/]|/))(?!\d{4}-\d\d-\d\d|\w*https?:|www\.|10\.\d{4})"
)
# "https://a.example/handle /2250/11": a stroke behind one blank, with figures or a path behind it, opens nothing new.
_PATH_BEHIND = re.compile(r"\s(?=/(?:\d+(?:[/.?#]|\b)|[\w.~-]+/)[^\s]*)")
_FINAL_FILE = re.compile(r"\s{1,3}(?=[\w-]{1,60}\.(?:html?|pdf|php|aspx?|shtml|jsp)\b)")
_BREAKS_AFTER = "/-_=?&#%."
_TRAILING = ".,;:!?'’‘»”*"
# Before a closing bracket no sentence ends: "!", "?" and "*" may be the address's own, and only the network can tell.
_TRAILING_HELD = ".,;:'’‘»”"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_DOI_HOST = re.compile(r"^https?://(?:dx\.|www\.)?doi\.org/(10\.\d{4,9}/.+)$", re.IGNORECASE)
_HANDLE_HOST = re.compile(r"^https?://hdl\.handle\.net/(\S+)$", re.IGNORECASE)
_ARXIV_HOST = re.compile(
    r"^https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/([\w.-]+(?:/\d{7})?)$", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"""\b(?:ISBN(?:-1[03])?\s?:?\s?(?P<isbn>[\d][\d\s–-]{8,16}[\dXx])
      | e?-?ISSN\s?:?\s?(?P<issn>\d{4}\s?[-–]\s?\d{3}[\dXx])
      | PMID\s?:?\s?(?P<pmid>\d{4,9}))\b""",
    re.VERBOSE,
)
# Numbers that a registry leads on from.
_LEADING = re.compile(
    r"""(?<![\w/])(?:
        PMID(?:\s?:\s?(?=\d)|\s(?=\d{4}))(?P<pmid>\d{1,9})\b
      | (?:PMCID\s?:?\s?)?(?P<pmcid>PMC\d{5,9})\b
      | (?P<urn>urn:nbn:[a-z]{2}[:-](?=\w))
      | (?P<ark>ark:/?(?=\d{5,9}/\w))
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_LEADS = ("pmid", "pmc", "urn:nbn:", "ark:")
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|#\d{1,5}|#x[0-9a-fA-F]{1,4});")
_ESCAPED = re.compile(r"\\([^\sa-zA-Z0-9])")
# Without one of these signs an address is as it is meant.
_SUSPECT = re.compile(rf"[\\\s&{_INVISIBLE}]")
_SCHEMED = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
_HOST = re.compile(r"\w+://([^/?#]+)")
_UNSEEN = dict.fromkeys(map(ord, _INVISIBLE))
# The order is the order of damage, last done first undone: a converter escapes what the page had already broken.
_UNDO: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("escape", lambda url: _ESCAPED.sub(r"\1", url)),
    ("invisible", lambda url: url.translate(_UNSEEN)),
    ("entity", lambda url: html.unescape(url) if _ENTITY.search(url) else url),
    ("blank", lambda url: "".join(url.split())),
)


def addresses(text: str) -> list[Address]:
    """All addresses of a text in order, DOIs, handles and arXiv numbers among them."""
    return list(_addresses(text)) if _worth_looking(text) else []


def identifiers(text: str, found: list[Address]) -> list[Identifier]:
    """The identifiers of a text: those inside its addresses, and the bare ones (ISBN, ISSN, PMID, PMCID, URN, ARK)."""
    named = [named for address in found if (named := _identifier(address))]
    for match in _NUMBERED.finditer(text) if "IS" in text or "PMID" in text else ():
        kind = match.lastgroup or ""
        named.append(Identifier(*match.span(), kind, _compact(match[kind], kind)))
    for start, begin, end, kind in _leading(text, found):
        if kind != "pmid":
            named.append(Identifier(start, end, kind, _mend(text[begin:end])[0]))
    return sorted(named)


def links(note: Note, manuscript: Manuscript) -> Iterator[Link]:
    """The addresses of a note as they stand in the manuscript, those of registries for bare numbers among them."""
    for address in all_addresses(note.text):
        places = note.in_source(Extent(start=address.start, end=address.end))
        if not places:
            continue
        raw = "".join(manuscript.slice(place) for place in places)
        yield Link(
            raw=raw,
            url=address.url,
            kind=address.kind,
            span=Span(start=places[0].start, end=places[-1].end),
            note=note.id,
            repairs=_with_source_repairs(raw, len(places), address.repairs),
        )


def all_addresses(text: str) -> list[Address]:
    """The addresses of a text, those of registries for bare numbers among them, in order."""
    found = addresses(text)
    return sorted((*found, *_numbers(text, found)))


def _numbers(text: str, known: list[Address]) -> Iterator[Address]:
    """The numbers outside of addresses that a registry leads on from, as addresses of the registry."""
    for _, begin, end, kind in _leading(text, known):
        value, repairs = _mend(text[begin:end])
        yield Address(begin, end, resolved(kind, value), kind, repairs)


def _leading(text: str, known: list[Address]) -> Iterator[tuple[int, int, int, LinkKind]]:
    """Where such numbers stand, with the word before them and without, and of which registry they are."""
    low = text.lower()
    if not any(sign in low for sign in _LEADS):
        return
    at = 0
    while number := _LEADING.search(text, at):
        kind = cast("LinkKind", number.lastgroup)
        begin, at = number.span(kind)
        if kind in ("urn", "ark"):
            at = _end(text, at)
        if not any(one.start < at and begin < one.end for one in known):
            yield number.start(), begin, at, kind


def resolved(kind: str, number: str) -> str:
    """Where the registry of this kind (a field of `ResolversConfig`) leads on from a number."""
    closed = "/" if kind in ("pmid", "pmcid") else ""
    number = number.upper() if kind == "pmcid" else number
    # In a number these signs are its own; in an address they would end the path.
    number = number.replace("?", "%3F").replace("#", "%23")
    return f"{getattr(REGISTRIES, kind)}{number}{closed}"


def _worth_looking(text: str) -> bool:
    return "/" in text or "www" in text.lower() or "arxiv" in text.lower()


def _addresses(text: str) -> Iterator[Address]:
    at = 0
    while start := _START.search(text, at):
        address = _read(text, start)
        if address is None:
            at = start.end()
            continue
        yield address
        at = address.end


def _read(text: str, start: re.Match[str]) -> Address | None:
    if start["held"]:
        return _held(text, start.end())
    begin = start.start()
    end = _end(text, start.end())
    if end <= start.end() and not start["bare"]:
        return None
    printed = text[begin:end]
    if start["doi"] is not None:
        doi, repairs = _mend(text[start.end() : end])
        return Address(start.end(), end, f"{REGISTRIES.doi}{doi}", "doi", repairs)
    if start["arxiv"]:
        number, repairs = _mend(text[start.end() : end])
        return Address(start.end(), end, f"{REGISTRIES.arxiv}{number}", "arxiv", repairs)
    if start["handle"]:
        number, repairs = _mend(text[start.end() : end])
        return Address(start.end(), end, f"{REGISTRIES.handle}{number}", "handle", repairs)
    url, repairs = _mend(printed)
    return _as_address(begin, end, url, repairs)


def _held(text: str, begin: int) -> Address | None:
    """An address in angle brackets: all of it up to the closing one belongs to it."""
    closed = _CLOSED.match(text, begin)
    end = closed.end() if closed else _end(text, begin)
    printed = text[begin:end]
    url, repairs = _mend(printed.strip())
    trimmed = url[: _trimmed(url, 0, len(url), _TRAILING_HELD)]
    if trimmed != url:
        # In brackets nothing ends a sentence: what trails is damage, and it is named.
        url, repairs = trimmed, (*repairs, "trailing-punctuation")
    return _as_address(begin, end, url, repairs) if len(url) > 10 else None


def _as_address(begin: int, end: int, url: str, repairs: tuple[str, ...]) -> Address | None:
    if not _SCHEMED.match(url):
        url, repairs = "http://" + url, (*repairs, "scheme-added")
    host = _HOST.match(url)
    if host is None or "." not in host[1].strip("."):
        return None
    return Address(begin, end, url, _kind(url), repairs)


def _kind(url: str) -> LinkKind:
    # DOI before handle: every DOI is also a handle.
    if _DOI_HOST.match(url):
        return "doi"
    if _HANDLE_HOST.match(url):
        return "handle"
    return "arxiv" if _ARXIV_HOST.match(url) else "url"


def _identifier(address: Address) -> Identifier | None:
    for kind, host in (("doi", _DOI_HOST), ("handle", _HANDLE_HOST), ("arxiv", _ARXIV_HOST)):
        if match := host.match(address.url):
            value = match[1].removesuffix(".pdf") if kind == "arxiv" else match[1]
            return Identifier(address.start, address.end, kind, value)
    return None


def _compact(number: str, kind: str) -> str:
    if kind == "issn":
        return re.sub(r"\s", "", number).replace("–", "-").upper()
    return re.sub(r"[\s–-]", "", number).upper()


def _end(text: str, at: int) -> int:
    """Where an address that nothing holds ends: at a blank, unless it broke after a sign of its own."""
    begin = at
    while body := _BODY.match(text, at):
        at = body.end()
        if at < len(text) and text[at - 1].isalnum() and (gap := _PATH_BEHIND.match(text, at)):
            at = gap.end()
            continue
        if at >= len(text) or text[at - 1] not in _BREAKS_AFTER:
            break
        gap = _CONTINUES.match(text, at) or _FINAL_FILE.match(text, at)
        # A full stop before a blank ends a sentence far more often than it breaks an address.
        if gap is None or (text[at - 1] == "." and not _FINAL_FILE.match(text, at)):
            break
        at = gap.end()
    return _trimmed(text, begin, at)


def _trimmed(text: str, begin: int, end: int, trailing: str = _TRAILING) -> int:
    """The end without the sentence's punctuation and without brackets that open outside the address."""
    while end > begin:
        sign = text[end - 1]
        if (
            sign in trailing
            or sign in _INVISIBLE
            or (
                sign in _PAIRS
                and text.count(_PAIRS[sign], begin, end) < text.count(sign, begin, end)
            )
            or sign == "\\"
        ):
            end -= 1
        else:
            break
    return end


def _mend(printed: str) -> tuple[str, tuple[str, ...]]:
    """The address as meant, and the damage undone, in order."""
    if not _SUSPECT.search(printed):
        return printed, ()
    repairs: list[str] = []
    url = printed
    for name, undo in _UNDO:
        mended = undo(url)
        if mended != url:
            repairs.append(name)
            url = mended
    return url, tuple(repairs)


def _with_source_repairs(raw: str, pieces: int, repairs: tuple[str, ...]) -> tuple[str, ...]:
    """Repairs of the note's text, after those that the reader had already made in the source."""
    made: list[str] = []
    if _ESCAPED.search(raw):
        made.append("escape")
    if pieces > 1 or "\n" in raw:
        made.append("line-break")
    if any(sign in raw for sign in _INVISIBLE):
        made.append("invisible")
    if _ENTITY.search(raw):
        made.append("entity")
    return (*made, *(repair for repair in repairs if repair not in made))
