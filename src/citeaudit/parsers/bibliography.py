r"""A bibliography in BibTeX or BibLaTeX, whichever program wrote it, as a list of addresses with the works they stand for.

url = {https://example.org/a\_b}            https://example.org/a_b
doi = {10.1000/182}                         doi:10.1000/182
eprint = {2101.00001}, archiveprefix=arXiv  arXiv:2101.00001
howpublished = {\url{http://a.example/}}    http://a.example/
"""

import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from citeaudit.parsers import links

_BEGINS = re.compile(r"(?:\s|%[^\n]*\n)*@\w{1,40}\s*[{(]")
_ESCAPED = re.compile(r"\\([_&%#$~])(?:\{\})?|\{([_&%#$~])\}|\\textasciitilde\s?(?:\{\})?")
_IN_WORDS = re.compile(r"\\(?:url|href)\s*\{([^{}\s]+)\}")
_TEX = re.compile(r"[\\{}$~&%#]|--|``|\'\'")
_LONGEST_TITLE = 5_000
_TALK = ("howpublished", "note", "addendum", "annotation", "annote")
_NUMBERS = {"doi": "doi:", "pmid": "pmid:", "pmcid": "pmcid:"}
_EPRINTS = {"arxiv": "arXiv:", "hdl": "hdl:", "handle": "hdl:", "pubmed": "pmid:"}


class Entry(NamedTuple):
    """One address of a bibliography, the title and the date of its work, and the line of its entry, counted from 1."""

    printed: str
    title: str | None
    date: str | None
    line: int


class Listed(NamedTuple):
    """The addresses of a bibliography, and the lines where something stands that is no entry."""

    entries: list[Entry]
    unread: list[int]


def is_one(text: str) -> bool:
    """Whether a text begins as a bibliography in BibTeX does: with an entry, below comments at most."""
    return _BEGINS.match(text) is not None


def read(text: str) -> Listed:
    """The addresses of all entries in order; of two entries with one key both are read."""
    library = _parsed(text)
    found: list[Entry] = []
    unread: list[int] = []
    failed = set(map(id, library.failed_blocks))
    for block in library.blocks:
        line, is_read = block.start_line + 1, id(block) not in failed
        if not is_read and (again := _by_itself(block)) is not None:
            block, is_read = again, True
        if hasattr(block, "fields"):
            fields = _fields(block)
            title, date = _title(fields), fields.get("date") or fields.get("year")
            found += [
                Entry(printed, title, date, line) for printed in dict.fromkeys(_addresses(fields))
            ]
        elif not is_read:
            unread.append(line)
    return Listed(found, unread)


def _by_itself(block: Any) -> Any:
    """An entry whose key stands in the file twice, or one of whose fields does, read as if it were alone; else None."""
    if getattr(block, "ignore_error_block", None) is None:
        return None
    alone = _parsed(block.raw)
    return next(iter(alone.entries), None) or block.ignore_error_block


def _parsed(text: str) -> Any:
    from bibtexparser.entrypoint import parse_string

    log = logging.getLogger("bibtexparser")
    level = log.level
    log.setLevel(logging.CRITICAL)  # what it cannot read is told by us
    try:
        return parse_string(text)
    finally:
        log.setLevel(level)


def _fields(entry: Any) -> dict[str, str]:
    return {field.key.lower(): str(field.value).strip() for field in entry.fields}


def _addresses(fields: Mapping[str, str]) -> Iterator[str]:
    if url := fields.get("url"):
        yield _plain(url)
    for name, scheme in _NUMBERS.items():
        if number := _plain(fields.get(name, "")):
            yield number if "://" in number else f"{scheme}{number.removeprefix(scheme)}"
    kind = (fields.get("eprinttype") or fields.get("archiveprefix") or "").lower()
    if kind in _EPRINTS and (number := _plain(fields.get("eprint", ""))):
        yield f"{_EPRINTS[kind]}{number}"
    for name in _TALK:
        text = _IN_WORDS.sub(r" <\1> ", fields.get(name, ""))
        yield from (address.url for address in links.addresses(_plain(text)))


def _plain(address: str) -> str:
    """An address without what keeps TeX from reading its signs."""
    bare = address[1:-1] if address.startswith("{") and address.endswith("}") else address
    inside = _IN_WORDS.fullmatch(bare)
    return _ESCAPED.sub(lambda sign: sign[1] or sign[2] or "~", inside[1] if inside else bare)


def _title(fields: Mapping[str, str]) -> str | None:
    parts = (fields.get("title"), fields.get("subtitle"))
    return ": ".join(_in_letters(part) for part in parts if part) or None


def _in_letters(words: str) -> str:
    """What TeX would print for a title; one that says nothing to TeX, or is too long for one, stays as it is."""
    if len(words) > _LONGEST_TITLE or not _TEX.search(words):
        return " ".join(words.split())
    from bibtexparser.library import Library
    from bibtexparser.middlewares import LatexDecodingMiddleware
    from bibtexparser.model import Entry as Block
    from bibtexparser.model import Field

    block = Block("misc", "title", [Field("title", words)])
    told = LatexDecodingMiddleware().transform_entry(block, Library())
    fields = _fields(told) if hasattr(told, "fields") else {"title": words}
    return " ".join(fields["title"].replace("{", "").replace("}", "").split())
