"""The title of a PDF, from its metadata packet or its information dictionary."""

import html
import re

from citeaudit.model.evidence import PageFacts

_XMP_TITLE = re.compile(rb"<dc:title>.{0,200}?<rdf:li[^>]{0,100}>([^<]{1,1000})</rdf:li>", re.S)
_XMP_AUTHOR = re.compile(rb"<dc:creator>.{0,200}?<rdf:li[^>]{0,100}>([^<]{1,500})</rdf:li>", re.S)
_INFO = re.compile(
    rb"/(Title|Author)\s{0,4}(?:\(((?:\\.|[^\\()]|\((?:\\.|[^\\()]){0,200}\)){1,1000})\)|<([0-9A-Fa-f\s]{2,4000})>)",
    re.S,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r?\n|.)", re.S)
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def facts_of_pdf(body: bytes) -> PageFacts:
    """Title and author of a PDF as far as they can be read without opening its streams."""
    info = {match[1]: _info_text(match) for match in _INFO.finditer(body)}
    title = _xmp(_XMP_TITLE, body) or info.get(b"Title")
    author = _xmp(_XMP_AUTHOR, body) or info.get(b"Author")
    citation = {name: value for name, value in (("title", title), ("author", author)) if value}
    return PageFacts(title=title, citation=citation)


def _xmp(pattern: re.Pattern[bytes], body: bytes) -> str | None:
    found = pattern.search(body)
    return _clean(html.unescape(found[1].decode("utf-8", "replace"))) if found else None


def _info_text(match: re.Match[bytes]) -> str | None:
    if match[3] is not None:
        digits = re.sub(rb"\s", b"", match[3])
        raw = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    else:
        raw = _ESCAPE.sub(_unescape, match[2])
    if raw.startswith(b"\xfe\xff"):
        return _clean(raw[2:].decode("utf-16-be", "replace"))
    if raw.startswith(b"\xef\xbb\xbf"):
        return _clean(raw[3:].decode("utf-8", "replace"))
    # PDFDocEncoding is Latin-1 wherever titles have letters.
    return _clean(raw.decode("latin-1"))


def _unescape(match: re.Match[bytes]) -> bytes:
    sign = match[1]
    if sign.isdigit():
        return bytes([int(sign, 8) & 0xFF])
    if sign in (b"\n", b"\r\n"):
        return b""
    return _NAMED.get(sign, sign)


def _clean(text: str) -> str | None:
    """A title as people write it; the file names that word processors leave there are none."""
    title = " ".join(
        "".join(sign for sign in text if sign.isprintable() or sign.isspace()).split()
    )[:500]
    if re.fullmatch(
        r"(?:untitled|microsoft word - .*|.*\.(?:docx?|indd|qxd|tex|dvi|pdf|p65|fm))", title, re.I
    ):
        return None
    return title or None
