"""How alike two titles are, and what hosts and paths say of two addresses."""

import re
import unicodedata
from functools import lru_cache

from citeaudit.judge.addresses import TRACKERS, parts_of
from citeaudit.model.evidence import PageFacts

# Between a page's title and the name of its site.
site_mark = re.compile(r"\s+[|–—»·•:\-]+\s+|\s*[|»]\s*|:\s+")
# Words that any two titles may share.
_SMALL_WORDS = frozenset(
    "a an and as at by for from how in is it its of on or s t that the this to was what who why with "
    "der die das den dem des ein eine und oder in im am von vom zu zum zur mit fur auf aus uber "
    "le la les l d de du des un une et ou en au aux sur dans par pour el los las y o del al con por para "
    "il lo gli i e di da nel della delle dei degli um uma os as no na do dos het een van en op voor".split()
)
_SAME_WORD = 84  # of 100: one slip in a word of six letters
# Where a word may be parted, or must not be: nothing a reader sees.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SAME_TITLE = 90  # of 100, letter by letter
_BY_CHANCE = 60.0  # of 100
_TELLING_PAIR = 10  # letters; two shorter words may be anything
_CUT = re.compile(r"(?:\.{2,}|…)\s*$")
# Between a cited title and its subtitle.
_PARTS = re.compile(r"\s*[:;|—–(]\s*|\s+-+\s+|[.?!]\s+")
# A word that the end of a line tore.
_TORN = re.compile(r"(?<=[^\W\d_])- (?=[^\W\d_])")
_NOT_WORD = re.compile(r"[\W_]+")
_HOME = re.compile(
    r"/?(?:(?:index|default|home|main)\.\w{2,5}|home|[a-z]{2}(?:-[a-z]{2})?)?/?", re.IGNORECASE
)
# Parts of a query that tell where a reader came from, not what is asked.
_TRACKING = re.compile(
    rf"(?:^|&)(?:{TRACKERS}|ref|referrer|source|from|redirected|lang|hl)=[^&]*", re.I
)
# Below a country's own domain these stand where elsewhere the name of the owner stands.
_SECOND_LEVEL = frozenset(
    "co com org net edu gov ac go or ne mil gob gouv nom sch nhs asn id govt info biz web".split()
)


def titles_of(page: PageFacts) -> tuple[str, ...]:
    """Every title a page gives itself, each once; last the one that a tool found where these left doubt."""
    given = [page.citation.get("title"), page.heading, page.title]
    if "title" in page.further:
        given.append(page.further["title"].value)
    return tuple(dict.fromkeys(title for title in given if title))


def likeness(cited: str, found: tuple[str, ...]) -> float:
    """0..100: how much of the cited title the best of the found titles says.

    A site's name beside the title does not count against it, nor does a subtitle that one of the two leaves out;
    a word that the scanner or a typist got slightly wrong still counts. That all words of a found title stand in the
    cited one tells nothing: those of a site's name do in the title of its annual report.
    """

    wanted = plain(cited)
    words = telling(wanted)
    best = likeness(_TORN.sub("", cited), found) if _TORN.search(cited) else 0.0
    for title in found:
        pieces = site_mark.split(title)
        for piece in {title, *pieces}:
            said = plain(piece)
            if not said or not wanted:
                continue
            if len(words) < 2:  # too few words to count, or a script that does not part them
                best = max(best, _of_one_word(wanted, said))
                continue
            best = max(best, 100.0 * _covered(words, telling(said)))
            if best < 100.0 and piece in (title, pieces[0]) and _is_part(cited, piece):
                best = 100.0
    return best


def _of_one_word(wanted: str, said: str) -> float:
    """0..100, letter by letter; of two strangers many letters are the same by chance, unless one holds the other's word."""
    from rapidfuzz import fuzz

    like = float(fuzz.ratio(wanted, said))
    if like >= _BY_CHANCE or not wanted.isascii() or _covered(telling(wanted), telling(said)):
        return like
    return like / 2


def _is_part(cited: str, found: str) -> bool:
    """Whether a found title is the cited one without its subtitle, or its subtitle alone, or its beginning cut off."""
    from rapidfuzz import fuzz

    said = plain(found)
    others = telling(said)
    if len(others) < 2 or (len(others) == 2 and sum(map(len, others)) < _TELLING_PAIR):
        return False
    if _CUT.search(found) and plain(cited).startswith(said):
        return True
    said = " ".join(others)
    parts = [" ".join(telling(plain(part))) for part in _PARTS.split(cited)]
    firsts = [" ".join(parts[:end]) for end in range(1, len(parts))]
    lasts = parts[-1:] if len(parts) > 1 and len(others) > 2 else []
    return any(fuzz.ratio(said, part) >= _SAME_TITLE for part in (*firsts, *lasts))


def telling(title: str) -> list[str]:
    """The words of a plain title that tell it from others, each once."""
    return list(dict.fromkeys(word for word in title.split() if word not in _SMALL_WORDS))


def _covered(words: list[str], others: list[str]) -> float:
    """0..1: the share of `words`, by their letters, that `others` have too."""
    from rapidfuzz import fuzz

    known = set(others)
    shared = 0
    for word in words:
        if word in known or (
            len(word) >= 5 and any(fuzz.ratio(word, other) >= _SAME_WORD for other in others)
        ):
            shared += len(word)
    return shared / max(sum(map(len, words)), 1)


@lru_cache(maxsize=4096)
def plain(title: str) -> str:
    """A title as it is compared: letters and digits in lower case, accents off, one blank between words."""
    if title.isascii():
        return _NOT_WORD.sub(" ", title.lower()).strip()
    apart = unicodedata.normalize("NFKD", title.translate(_UNSEEN).casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFC", bare)).strip()


@lru_cache(maxsize=256)
def depth(url: str) -> int:
    """How deep below its site's home page an address lies; a query counts as one step."""
    parts = parts_of(url)
    asks = bool(_TRACKING.sub("", parts.query))
    if _HOME.fullmatch(parts.path) and not asks:
        return 0
    steps = len([step for step in parts.path.split("/") if step])
    return max(steps + asks, 1)


@lru_cache(maxsize=256)
def domain(url: str) -> str:
    """The part of a host name that somebody registered: "bbc.co.uk" of "news.bbc.co.uk".

    A rule of thumb in place of the public suffix list: it serves to see that a site changed hands, and that is
    never concluded from it alone.
    """
    host = (parts_of(url).hostname or "").removesuffix(".")
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
