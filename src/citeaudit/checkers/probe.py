"""The question put to a host about a page it cannot have, to learn what it says of pages that are gone."""

import secrets
from urllib.parse import urlsplit, urlunsplit

from citeaudit.config import JudgeConfig
from citeaudit.judge.answers import asked_first, is_resolved
from citeaudit.judge.likeness import depth, likeness, titles_of
from citeaudit.model.evidence import Fetch

_DOUBTFUL = frozenset({"error", "unwritten"})


def wants_probe(row: Fetch, cited_title: str | None, lines: JudgeConfig) -> bool:
    """Whether a page is in doubt: it answers, a deep page was cited, and it does not bear the title cited."""
    if row.status != 200 or row.final_url is None or row.page is None or depth(row.url) == 0:
        return False
    if cited_title is None or not _DOUBTFUL.isdisjoint(row.page.marks):
        return True
    return likeness(cited_title, titles_of(row.page)) < lines.title_likely


def probed_beside(row: Fetch) -> str:
    """The address beside which an invented one tells most about a page in doubt.

    Where the chain left its host that is the address asked: a host that sends everybody to one page of another says
    so there. Resolvers are asked for nothing they cannot know; beyond them it is the address where the chain ended.
    """
    asked = asked_first(row)
    return row.final_url or asked if is_resolved(row) else asked


def invented(url: str) -> str:
    """An address beside `url` that nobody ever gave to a page; the kind of file stays the same."""
    parts = urlsplit(url)
    folder, _, name = parts.path.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    ending = f".{suffix}" if dot and stem and suffix.isalnum() and len(suffix) <= 5 else ""
    made_up = f"{folder}/{secrets.token_hex(8)}{ending}"
    return urlunsplit((parts.scheme, parts.netloc, made_up, "", ""))
