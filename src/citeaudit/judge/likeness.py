"""How alike two titles are, and what hosts and paths say of two addresses."""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import urlsplit

from citeaudit.model.evidence import PageFacts

# Between a page's title and the name of its site.
_SITE_MARK = re.compile(r"\s+[|–—»·•:\-]+\s+|\s*[|»]\s*|:\s+")
_NOT_WORD = re.compile(r"[\W_]+")
_HOME = re.compile(
    r"/?(?:(?:index|default|home|main)\.\w{2,5}|home|[a-z]{2}(?:-[a-z]{2})?)?/?", re.IGNORECASE
)
# Below a country's own domain these stand where elsewhere the name of the owner stands.
_SECOND_LEVEL = frozenset(
    "co com org net edu gov ac go or ne mil gob gouv nom sch nhs asn id govt info biz web".split()
)


def titles_of(page: PageFacts) -> tuple[str, ...]:
    """Every title a page gives itself, each once."""
    given = (page.citation.get("title"), page.heading, page.title)
    return tuple(dict.fromkeys(title for title in given if title))


def likeness(cited: str, found: tuple[str, ...]) -> float:
    """0..100: how well the best of the found titles fits the cited one; a site's name beside it does not count."""
    from rapidfuzz import fuzz

    wanted = plain(cited)
    best = 0.0
    for title in found:
        for piece in {title, *_SITE_MARK.split(title)}:
            said = plain(piece)
            if not said or not wanted:
                continue
            score = float(fuzz.ratio(wanted, said))
            if len(said) >= 10 or len(wanted) <= 12:
                score = max(score, _contained(wanted, said))
            best = max(best, score)
        whole = plain(title)
        best = max(best, float(fuzz.token_sort_ratio(wanted, whole)))
    return best


def _contained(wanted: str, said: str) -> float:
    """How much of the shorter title stands in the longer one, for titles cited without or with their subtitle."""
    from rapidfuzz import fuzz

    shorter, longer = sorted((wanted, said), key=len)
    if len(shorter.split()) < 3:
        return 0.0
    return float(fuzz.partial_ratio(shorter, longer)) * 0.97


@lru_cache(maxsize=4096)
def plain(title: str) -> str:
    """A title as it is compared: letters and digits in lower case, accents off, one blank between words."""
    apart = unicodedata.normalize("NFKD", title.casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFC", bare)).strip()


def depth(url: str) -> int:
    """How deep below its site's home page an address lies; a query counts as one step."""
    parts = urlsplit(url)
    if _HOME.fullmatch(parts.path) and not parts.query:
        return 0
    steps = len([step for step in parts.path.split("/") if step])
    return max(steps + bool(parts.query), 1)


def domain(url: str) -> str:
    """The part of a host name that somebody registered: "bbc.co.uk" of "news.bbc.co.uk".

    A rule of thumb in place of the public suffix list: it serves to see that a site changed hands, and that is
    never concluded from it alone.
    """
    host = (urlsplit(url).hostname or "").removesuffix(".")
    labels = host.split(".")
    if len(labels) < 3 or labels[-1].isdigit() or ":" in host:
        return host
    takes_three = len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3:] if takes_three else labels[-2:])


def same_page(one: PageFacts | None, other: PageFacts | None, *, bits: int) -> bool:
    """Whether two pages say the same: their fingerprints differ in at most `bits` bits."""
    if one is None or other is None or one.fingerprint is None or other.fingerprint is None:
        return False
    return (int(one.fingerprint, 16) ^ int(other.fingerprint, 16)).bit_count() <= bits
