"""One page with all it is compared to: the chain that led there, the title cited, and what its host says of nothing."""

import re
import unicodedata
from collections import Counter
from typing import NamedTuple
from urllib.parse import unquote

from citeaudit.config import JudgeConfig
from citeaudit.judge.addresses import authority, parts_of
from citeaudit.judge.answers import BARE, asked_first, is_resolved
from citeaudit.judge.likeness import depth, domain, plain, same_page, titles_of
from citeaudit.judge.words import goes_on
from citeaudit.model.evidence import Fetch, PageFacts

HTML = ("text/html", "application/xhtml+xml")
SHORT = 250  # words; a page of trouble is short, an article is not
_TELLING = 20  # words; with fewer, any two pages of an application are alike
# Marks of what may stand before a page.
_WALLS = frozenset(
    "wall challenge captcha consent login password-field sign-on paywall region failing".split()
)
# What may name a thing in an address: a number with or without letters, or words.
_NAMING = re.compile(r"\w*\d{4,}\w*|[^\W\d_]{4,}(?:[-_]\w+)+")
_KANA = frozenset({"HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"})
_NAMED = 6  # letters; a shorter name may stand in any address by chance


class Look(NamedTuple):
    """A page with what it is compared to. `like` is 0..100, None where no title was cited or none was found."""

    row: Fetch
    page: PageFacts
    like: float | None
    cited: str | None
    probe: Fetch | None
    lines: JudgeConfig

    @property
    def final(self) -> str:
        """Where the chain ended."""
        return self.row.final_url or self.row.url

    @property
    def asked(self) -> str:
        """Where the chain began."""
        return asked_first(self.row)

    @property
    def left(self) -> bool:
        """Whether the answer is that of another address."""
        return len(self.row.hops) > 1

    @property
    def changed_domain(self) -> bool:
        """Whether the chain left the registered domain it began at; resolvers are there to be left."""
        if self.asked == self.final:
            return False
        return not is_resolved(self.row) and _owner(self.asked) != _owner(self.final)

    @property
    def unlike(self) -> bool:
        """Whether the page clearly bears another title."""
        return self.like is not None and self.like < self.lines.title_unlike

    @property
    def fits(self) -> bool:
        """Whether the page bears the cited title."""
        return self.like is not None and self.like >= self.lines.title_likely

    @property
    def is_comparable(self) -> bool:
        """Whether the cited title and those of the page are written in the same letters: others may be its translation."""
        return _script(self.cited or "") == _script(" ".join(titles_of(self.page)))

    @property
    def is_maybe_a_wall(self) -> bool:
        """Whether a page with hardly a word may stand before all pages of its host, in words we do not know."""
        marks = self.page.marks
        if self.page.words > BARE or "links" in marks:
            return False  # a page with a menu belongs to a site
        return "form" in marks or not _WALLS.isdisjoint(marks)

    @property
    def place(self) -> str:
        """Host, path and query of where the chain ended."""
        parts = parts_of(self.final)
        return f"{parts.netloc}{parts.path}?{parts.query}"

    @property
    def went_home(self) -> bool:
        """Whether the answer is a home page where a page below one was cited."""
        return self.left and depth(self.final) == 0 and depth(self.asked) > 0

    @property
    def went_up(self) -> bool:
        """Whether the answer is that of a folder two or more steps above the cited page, on its own host."""
        if not self.left or self.changed_domain or depth(self.asked) - depth(self.final) < 2:
            return False
        folder = parts_of(self.final).path.rstrip("/") + "/"
        return folder != "/" and parts_of(self.asked).path.startswith(folder)

    @property
    def leads_back(self) -> bool:
        """Whether the address the chain ended at carries the cited one, to lead back to it."""
        if not self.left:
            return False
        ended, asked = parts_of(self.final), parts_of(self.asked)
        carried = unquote(f"{ended.path}?{ended.query}").lower()
        path = unquote(asked.path).lower().strip("/")
        named = len(path) >= _NAMED and path != unquote(ended.path).lower().strip("/")
        return (named and path in carried) or (asked.hostname or "/") in carried

    @property
    def keeps_name(self) -> bool:
        """Whether the file that was cited is named where the chain ended, or by the page itself, as viewers of files do."""
        name = unquote(parts_of(self.asked).path.rpartition("/")[2]).lower()
        if len(name) < _NAMED:
            return False
        titles = " ".join(titles_of(self.page)).lower()
        return name in titles or (self.left and name in unquote(self.final).lower())

    @property
    def carries_name(self) -> bool:
        """Whether the address the chain ended at asks for the name or number of what was cited."""
        asked, query = parts_of(self.asked), unquote(parts_of(self.final).query).lower()
        last = unquote(asked.path).rstrip("/").rpartition("/")[2]
        names = _NAMING.findall(f"{last.rpartition('.')[0] or last} {unquote(asked.query)}".lower())
        return any(name in query for name in names)

    @property
    def is_walled(self) -> bool:
        """Whether something on the page tells of a wall, however many words it has."""
        return not _WALLS.isdisjoint(self.page.marks)

    @property
    def keeps_path(self) -> bool:
        """Whether the chain ended at the path it began at, or below it."""
        path = parts_of(self.asked).path.rstrip("/").lower()
        return len(path) >= _NAMED and path in parts_of(self.final).path.lower()

    @property
    def host_is_honest(self) -> bool:
        """Whether the host says of a page nobody wrote that it is not there."""
        return self.probe is not None and self.probe.status in (404, 410)

    @property
    def was_pdf(self) -> bool:
        """Whether a PDF was cited and an HTML page came."""
        if self.row.media_type not in HTML or ".pdf" not in self.asked.lower():
            return False
        return parts_of(self.asked).path.lower().endswith(".pdf")

    @property
    def bare_name(self) -> bool:
        """Whether the title is nothing but the name of the host."""
        return bool(self.page.title) and plain(self.page.title or "") == plain(_name(self.final))

    @property
    def names_host(self) -> bool:
        """Whether the title names the domain that was cited, its ending included."""
        name = plain(domain(self.asked))
        return len(name) >= _NAMED and name in plain(self.page.title or "")

    @property
    def is_told_domain(self) -> bool:
        """Whether the address the chain ended at names the domain that was cited."""
        ended = parts_of(self.final)
        name = domain(self.asked).partition(".")[0]
        return len(name) > 3 and name in f"{ended.path}?{ended.query}".lower()

    @property
    def is_article(self) -> bool:
        """Whether a page says of itself that it is a published piece; offers of domains have no author."""
        return self.is_published or self.page.words > SHORT

    @property
    def is_published(self) -> bool:
        """Whether a page names an author or a date of its own."""
        return "author" in self.page.citation or "date" in self.page.citation

    def mark(self, name: str) -> str:
        """What was seen of a sign; "" where it was only read in the page's own title, which is another sign.

        Of a page with hardly a word beside it counts, unless the title goes on: "Attention required: ADHD in schools".
        """
        seen = self.notice(name)
        return "" if self.page.words > BARE and self.is_in_title(seen) else seen

    def notice(self, name: str) -> str:
        """What was seen of a sign that is enough in a title, too, unless the title is about it."""
        seen = self.page.marks.get(name, "")
        titles = (self.page.title or "", self.page.heading or "")
        return "" if seen and self.is_in_title(seen) and any(map(goes_on, titles)) else seen

    def is_in_title(self, seen: str) -> bool:
        """Whether a sign was seen in the page's own title or heading."""
        told = f"{self.page.title or ''} {self.page.heading or ''}"
        return bool(seen) and seen in told.lower().replace("’", "'")

    @property
    def shown(self) -> str:
        """The page's title, short enough to be told."""
        title = (titles_of(self.page) or ("",))[-1]
        return title if len(title) <= 80 else f"{title[:79]}…"


def same_as_invented(look: Look) -> bool:
    """Whether the host gives this very page for an address that nobody wrote."""
    probe, page = look.probe, look.page
    if probe is None or probe.status != 200 or depth(look.asked) == 0:
        return False
    if look.left and probe.final_url == look.final:
        return True
    other = probe.page
    if other is None or other.title != page.title:
        return False
    bits = look.lines.same_page_bits
    if page.words < _TELLING:
        # Too few words to tell two pages by, unless both have the very same title and heading; and scripts may fill them yet.
        whole = page.heading or "scripts" not in page.marks or "error" in page.marks
        alike = (other.heading, other.words) == (page.heading, page.words)
        return bool(page.title and whole) and alike
    return same_page(other, page, bits=bits) or (
        other.fingerprint == page.fingerprint and other.words == page.words
    )


def tells_more(look: Look) -> bool:
    """Whether a page under the title of a notice has an author, a date, or paragraphs of its own."""
    return look.is_published or ("prose" in look.page.marks and not same_as_invented(look))


def _owner(url: str) -> str:
    """What tells whose an address is: of a number, or of this machine, the port belongs to it, as nobody registered more."""
    name = domain(url)
    return authority(url) if name[-1:].isdigit() or name == "localhost" else name


def _script(text: str) -> str:
    """The name of the script that most of a text is written in (LATIN, CYRILLIC, CJK ...)."""
    if text.isascii():
        return "LATIN"
    names = Counter(unicodedata.name(sign, "").partition(" ")[0] for sign in text if sign.isalpha())
    names["CJK"] += sum(names.pop(name) for name in _KANA & names.keys())
    return max(names, key=names.__getitem__)


def _name(url: str) -> str:
    return (parts_of(url).hostname or "").removeprefix("www.")
