"""Verdicts on pages that answer 200: is this the cited thing, or something that stands in its place?

Trouble needs two signs that agree. A page that bears the cited title is the cited page, whatever else it says.
"""

from typing import NamedTuple

from citeaudit.config import JudgeConfig
from citeaudit.judge import words
from citeaudit.judge.addresses import core, parts_of
from citeaudit.judge.answers import RESOLVERS
from citeaudit.judge.likeness import depth, domain, plain, same_page, titles_of
from citeaudit.judge.openings import bearing_of
from citeaudit.judge.opinion import Opinion
from citeaudit.model.citation import Reference
from citeaudit.model.evidence import Fetch, PageFacts

_HTML = ("text/html", "application/xhtml+xml")
_PERMANENT = (301, 308)
_SHORT = 250  # words; see the marks of a page
_BARE = 60  # words; hardly anything but the wall itself
_TELLING = 20  # words; with fewer, any two pages of an application are alike


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
        return self.row.hops[0].url if self.row.hops else self.row.url

    @property
    def changed_domain(self) -> bool:
        """Whether the chain left the registered domain it began at; resolvers are there to be left."""
        if self.asked == self.final:
            return False
        first = domain(self.asked)
        return first not in RESOLVERS and first != domain(self.final)

    @property
    def unlike(self) -> bool:
        """Whether the page clearly bears another title."""
        return self.like is not None and self.like < self.lines.title_unlike

    @property
    def fits(self) -> bool:
        """Whether the page bears the cited title."""
        return self.like is not None and self.like >= self.lines.title_likely


def from_page(
    row: Fetch, *, cited: Reference | None, probe: Fetch | None, lines: JudgeConfig
) -> Opinion:
    """What an answer with a page comes to; `probe` is what its host said of a page that nobody wrote."""
    page = row.page
    if page is None:
        return _not_html(row)
    title = cited.title if cited is not None else None
    like = _like(title, page, lines) if title else None
    look = Look(row=row, page=page, like=like, cited=title, probe=probe, lines=lines)
    for question in (_challenge, _parked, _consent, _login, _soft404, _drifted, _paywalled, _bare):
        opinion = question(look)
        if opinion is not None:
            return opinion
    return _live(look)


def _like(title: str, page: PageFacts, lines: JudgeConfig) -> float | None:
    """How like the page's title is to the cited one; a text that does not say the title tells nothing."""
    bearing = bearing_of(title, page)
    if bearing is None or (not bearing.titled and bearing.like < lines.title_likely):
        return None
    return bearing.like


def permanent_address(row: Fetch) -> str | None:
    """Where the permanent redirects at the beginning of a chain lead, None where there is none."""
    lasting = 0
    for hop in row.hops:
        if hop.status not in _PERMANENT:
            break
        lasting += 1
    if not lasting or lasting >= len(row.hops):
        return None
    target = row.hops[lasting].url
    return target if _moves(row.hops[0].url, target) else None


def _challenge(look: Look) -> Opinion | None:
    page = look.page
    if look.fits or page.words > _SHORT:
        return None
    seen = page.marks.get("challenge")
    if page.words > _BARE and not seen and "captcha" not in page.marks:
        return None
    said = words.challenge_said(page.title, page.heading)
    if (seen and (said or page.words <= _BARE)) or (
        "captcha" in page.marks and (said or page.words <= 20)
    ):
        return Opinion(
            "blocked", 0.85, f"the page only holds robots up ({said or seen or 'captcha'!r})"
        )
    if said and page.words <= _BARE:
        return Opinion("blocked", 0.7, f"the page says {said!r} and nothing else")
    return None


def _parked(look: Look) -> Opinion | None:
    page = look.page
    if look.fits:
        return None
    market = look.changed_domain and words.is_market(domain(look.final))
    said = words.sale_said(page.title, page.heading)
    offer = page.marks.get("for-sale", "")
    # A phrase that was only seen in the title is the title's sign, not a second one.
    if said and offer in said.lower() and page.words > _BARE:
        offer = ""
    if not (offer or "parking" in page.marks or market or said):
        return None
    signs = [
        f"the page says {offer!r}" if offer else "",
        f"it is served by {page.marks['parking']}" if "parking" in page.marks else "",
        f"it leads to {domain(look.final)}, where domains are sold" if market else "",
        f"its title is {said!r}" if said else "",
        "its title is the bare name of the host" if _is_bare_name(look) else "",
        "it leads to another domain" if look.changed_domain and not market else "",
        "its title is unlike the one cited" if look.unlike else "",
    ]
    found = [sign for sign in signs if sign]
    if len(found) < 2 or _is_article(page):
        return None
    return Opinion("parked", min(0.6 + 0.12 * len(found), 0.97), "; ".join(found[:3]))


def _consent(look: Look) -> Opinion | None:
    page = look.page
    if look.fits or page.words > _SHORT or not (_left(look) or "consent" in page.marks):
        return None  # a title alone is one sign
    signs = [
        words.consent_said(page.title, page.heading),
        page.marks.get("consent"),
        _left(look) and words.consent_in_path(look.final) and "an address for consent",
    ]
    found = [str(sign) for sign in signs if sign]
    if len(found) < 2:
        return None
    return Opinion("consent", 0.8, f"a wall of consent stands before the page ({found[0]!r})")


def _login(look: Look) -> Opinion | None:
    page = look.page
    marked = "password-field" in page.marks or "login" in page.marks
    if look.fits or page.words > _SHORT or not (_left(look) or marked):
        return None  # a title alone is one sign
    said = words.login_said(page.title, page.heading)
    signs = [
        f"title {said!r}" if said else "",
        "a field for a password" if "password-field" in page.marks else "",
        "an address for logging in"
        if _left(look) and words.login_in_path(_place(look.final))
        else "",
        f"{page.marks['login']!r}" if "login" in page.marks else "",
    ]
    found = [sign for sign in signs if sign]
    if len(found) < 2:
        return None
    return Opinion(
        "login", min(0.6 + 0.12 * len(found), 0.95), f"asks to log in: {', '.join(found)}"
    )


def _soft404(look: Look) -> Opinion | None:
    page = look.page
    marked = page.words <= _SHORT and page.marks.get("error")
    alike = _same_as_invented(look)
    if not (_left(look) or marked or alike or look.unlike or _was_pdf(look)):
        return None  # a title alone is one sign
    if look.fits or depth(look.asked) == 0:
        return None
    said = words.error_said(page.title, page.heading)
    place = words.error_in_path(parts_of(look.final).path) if _left(look) else None
    home = _went_home(look)
    signs = [
        f"the title says {said!r}" if said else "",
        f"it ends at an address for errors ({place!r})" if place else "",
        "it ends at the home page" if home else "",
        f"the title is unlike the one cited ({_shown(page)!r})" if look.unlike else "",
        "an invented address of the host gives the same page" if alike else "",
        "a PDF was cited and a page came" if _was_pdf(look) and not look.fits else "",
    ]
    found = [sign for sign in signs if sign]
    # A phrase in the text alone is no sign; beside one sign of the address or the title it is.
    if len(found) == 1 and marked and (said or place or home):
        found.append(f"the page says {marked!r}")
    # Nobody is sent from deep inside a site to its front door unless the page is gone.
    if (
        home
        and len(found) == 1
        and look.like is None
        and depth(look.asked) >= 2
        and not look.changed_domain
    ):
        found.append("a page deep inside the site was cited")
    if len(found) < 2 or (
        _host_is_honest(look) and not (place or home or _was_pdf(look)) and len(found) < 3
    ):
        return None
    return Opinion(
        "soft404", min(0.55 + 0.15 * len(found), 0.97), f"answers 200, but {'; '.join(found[:3])}"
    )


def _drifted(look: Look) -> Opinion | None:
    page = look.page
    if look.fits or not (look.unlike or (look.like is not None and "gambling" in page.marks)):
        return None
    signs = [
        f"it leads to another domain ({domain(look.final)})" if look.changed_domain else "",
        f"the page says {page.marks['gambling']!r}" if "gambling" in page.marks else "",
        f"the page says {page.marks['for-sale']!r}" if "for-sale" in page.marks else "",
    ]
    found = [sign for sign in signs if sign]
    if not found:
        return None
    because = f"live, but about something else: title {_shown(page)!r}, {'; '.join(found)}"
    return Opinion("drifted", 0.7 + 0.1 * (len(found) - 1), because)


def _paywalled(look: Look) -> Opinion | None:
    page = look.page
    if page.citation.get("free") == "no":
        return Opinion("paywalled", 0.8, "the page says of itself that it is not free to read")
    seen = page.words <= _SHORT and page.marks.get("paywall")
    if seen:
        return Opinion("paywalled", 0.7, f"the page sells its text ({seen!r})")
    return None


def _bare(look: Look) -> Opinion | None:
    """A page with too little on it to judge by."""
    page = look.page
    if look.fits or look.row.media_type not in (*_HTML, None):
        return None
    if "script-only" in page.marks and page.words <= _BARE:
        return Opinion(
            "unverifiable", 0.7, f"the page is made by a script ({page.marks['script-only']!r})"
        )
    if page.words == 0 and not titles_of(page):
        return Opinion("unverifiable", 0.6, "the page has no text of its own")
    if _was_pdf(look) and look.like is None:
        return Opinion("unverifiable", 0.5, "a PDF was cited and a page came")
    if look.unlike:
        return Opinion(
            "unverifiable", 0.5, f"live, but its title is unlike the one cited: {_shown(page)!r}"
        )
    return None


def _live(look: Look) -> Opinion:
    """The page is there; the surer, the liker its title."""
    confidence, because = _sureness(look)
    new = permanent_address(look.row) if _left(look) else None
    if new is not None and domain(look.asked) not in RESOLVERS:
        return Opinion("moved", confidence, f"moved for good to {new}; {because}", new_url=new)
    return Opinion("ok", confidence, because)


def _sureness(look: Look) -> tuple[float, str]:
    if look.fits:
        return 0.95, f"the page bears the cited title ({look.like:.0f} of 100 alike)"
    if look.like is not None:
        return (
            0.6,
            f"live; its title {_shown(look.page)!r} is only partly like the one cited ({look.like:.0f} of 100)",
        )
    if _same_as_invented(look):
        return (
            0.4,
            "answers 200, but so does an invented address of the same host, with the same page",
        )
    return (
        (0.7, "answers 200; broke off before its end")
        if look.row.cut
        else (0.8, f"answers {look.row.status}")
    )


def _not_html(row: Fetch) -> Opinion:
    kind = row.media_type or "a file of unknown kind"
    if row.length == 0:
        return Opinion("unverifiable", 0.6, f"HTTP {row.status} with nothing in it")
    wanted_pdf = parts_of(row.url).path.lower().endswith(".pdf")
    if wanted_pdf and row.media_type in _HTML:
        return Opinion("unverifiable", 0.5, "a PDF was cited and a page came")
    new = permanent_address(row)
    if new is not None:
        return Opinion(
            "moved", 0.75, f"moved for good to {new}; answers {row.status} with {kind}", new_url=new
        )
    return Opinion("ok", 0.75, f"answers {row.status} with {kind}")


def _moves(old: str, new: str) -> bool:
    """Whether a new address is another one; http to https, a "www." and a final stroke are not."""
    return core(old) != core(new)


def _left(look: Look) -> bool:
    return len(look.row.hops) > 1


def _place(url: str) -> str:
    parts = parts_of(url)
    return f"{parts.netloc}{parts.path}?{parts.query}"


def _went_home(look: Look) -> bool:
    return _left(look) and depth(look.final) == 0 and depth(look.asked) > 0


def _same_as_invented(look: Look) -> bool:
    """Whether the host gives this very page for an address that nobody wrote."""
    probe = look.probe
    if probe is None or probe.status != 200 or depth(look.asked) == 0:
        return False
    if _left(look) and probe.final_url == look.final:
        return True
    if probe.page is None or probe.page.title != look.page.title or look.page.words < _TELLING:
        return False
    bits = look.lines.same_page_bits
    return same_page(probe.page, look.page, bits=bits) or (
        probe.page.fingerprint == look.page.fingerprint and probe.page.words == look.page.words
    )


def _host_is_honest(look: Look) -> bool:
    return look.probe is not None and look.probe.status in (404, 410)


def _was_pdf(look: Look) -> bool:
    if look.row.media_type not in _HTML or ".pdf" not in look.asked.lower():
        return False
    return parts_of(look.asked).path.lower().endswith(".pdf")


def _is_bare_name(look: Look) -> bool:
    title = plain(look.page.title or "")
    return bool(title) and title == plain(
        (parts_of(look.final).hostname or "").removeprefix("www.")
    )


def _is_article(page: PageFacts) -> bool:
    """Whether a page says of itself that it is a published piece; offers of domains have no author."""
    return "author" in page.citation or "date" in page.citation or page.words > _SHORT


def _shown(page: PageFacts) -> str:
    title = (titles_of(page) or ("",))[-1]
    return title if len(title) <= 80 else f"{title[:79]}…"
