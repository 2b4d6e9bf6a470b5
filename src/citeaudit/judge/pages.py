"""Verdicts on pages that answer 200: is this the cited thing, or something that stands in its place?

Trouble needs two signs that agree. A page that bears the cited title is the cited page, whatever else it says.
"""

from citeaudit.config import JudgeConfig
from citeaudit.judge import losses, walls, words
from citeaudit.judge.addresses import core, is_address, parts_of
from citeaudit.judge.answers import BARE, is_resolved
from citeaudit.judge.likeness import depth, domain, plain, titles_of
from citeaudit.judge.look import HTML, Look, same_as_invented, tells_more
from citeaudit.judge.openings import bearing_of
from citeaudit.judge.opinion import Opinion
from citeaudit.model.citation import Reference
from citeaudit.model.evidence import Fetch, PageFacts

_PERMANENT = (301, 308)
_NOTHING = 5  # words; as good as none
_WHOLE = 90.0  # of 100: a title that is the cited one, not one with a word of it
_TINY = 400  # bytes of a data file that may as well be a message


def from_page(
    row: Fetch, *, cited: Reference | None, probe: Fetch | None, lines: JudgeConfig
) -> Opinion:
    """What an answer with a page comes to; `probe` is what its host said of a page that nobody wrote."""
    page = row.page
    if page is None:
        return _not_html(row)
    title = cited.title if cited is not None and not is_address(cited.title) else None
    like = _like(title, page, lines) if title else None
    look = Look(row=row, page=page, like=like, cited=title, probe=probe, lines=lines)
    for question in _QUESTIONS:
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
    """Where the permanent redirects at the beginning of a chain lead, None where there is none, and of a resolver."""
    if is_resolved(row):
        return None
    lasting = 0
    for hop in row.hops:
        if hop.status not in _PERMANENT:
            break
        lasting += 1
    if not lasting or lasting >= len(row.hops):
        return None
    target = row.hops[lasting].url
    return target if _moves(row.hops[0].url, target) else None


def _parked(look: Look) -> Opinion | None:
    page = look.page
    said = words.sale_said(page.title, page.heading)
    # The name of a site is mostly that of its domain, and so is half of what an offer of the domain says.
    named = said and look.names_host and (look.like or 0.0) < _WHOLE
    if look.fits and not named:
        return None
    market = look.changed_domain and words.is_market(domain(look.final))
    offer = look.mark("for-sale")
    if not (offer or "parking" in page.marks or market or said):
        return None
    signs = [
        f"the page says {offer!r}" if offer else "",
        f"it is served by {page.marks['parking']}" if "parking" in page.marks else "",
        f"it leads to {domain(look.final)}, where domains are sold" if market else "",
        f"its title is {said!r}" if said else "",
        "its title is the bare name of the host" if look.bare_name else "",
        "its title names the domain" if said and look.names_host else "",
        "it is told which domain" if market and look.is_told_domain else "",
        "it has no text of its own" if "parking" in page.marks and page.words <= _NOTHING else "",
        "it leads to another domain" if look.changed_domain and not market else "",
        "its title is unlike the one cited" if look.unlike else "",
    ]
    found = [sign for sign in signs if sign]
    # Markets dress their offers up with many words, but these have no author.
    offered = not look.is_published and (market or (said and look.names_host))
    if len(found) < 2 or ((look.is_article or tells_more(look)) and not offered):
        return None
    return Opinion("parked", min(0.6 + 0.12 * len(found), 0.97), "; ".join(found[:3]))


def _gambled(look: Look) -> Opinion | None:
    """An old name that sells games of chance, or a page that was broken into to do so."""
    seen = look.page.marks.get("gambling")
    if look.fits or not seen:
        return None
    spam = words.spam_said(look.page.title, look.page.heading)
    told = spam or (look.is_comparable and look.is_in_title(seen))
    signs = [
        # A translated title is unlike, too.
        "its title is unlike the one cited" if look.unlike and told else "",
        f"it leads to another domain ({domain(look.final)})" if look.changed_domain else "",
        f"its title also says {spam[1]!r}" if len(spam) > 1 else "",
    ]
    found = [sign for sign in signs if sign]
    if not found:
        return None
    return Opinion(
        "drifted",
        min(0.7 + 0.1 * len(found), 0.95),
        f"live, but about something else: {look.shown!r} ({seen!r}); {'; '.join(found[:2])}",
    )


def _left_for_another(look: Look) -> Opinion | None:
    """A name that now sends its readers to the front door of somebody else."""
    if not (look.unlike and look.changed_domain and look.went_home):
        return None
    return _drifted(look)


def _drifted(look: Look) -> Opinion | None:
    page = look.page
    if look.fits or not look.unlike or (look.is_maybe_a_wall and "form" in page.marks):
        return None
    # Who moves to a new name keeps the paths; the title may be translated, or cited wrongly.
    if look.keeps_path and look.is_published and "for-sale" not in page.marks:
        return None
    # Nor does it tell that a title is in other letters, unless the front door is all that came.
    offer = "" if tells_more(look) else page.marks.get("for-sale", "")
    left = look.changed_domain and (look.is_comparable or look.went_home)
    signs = [
        f"it leads to another domain ({domain(look.final)})" if left else "",
        f"the page says {offer!r}" if offer else "",
    ]
    found = [sign for sign in signs if sign]
    if not found:
        return None
    because = f"live, but about something else: title {look.shown!r}, {'; '.join(found)}"
    return Opinion("drifted", 0.7 + 0.1 * (len(found) - 1), because)


def _bare(look: Look) -> Opinion | None:
    """A page with too little on it to judge by, or one that may be anything."""
    page = look.page
    if look.fits:
        return None
    if "unread" in page.marks:
        return Opinion("unverifiable", 0.5, f"the page could not be read ({page.marks['unread']})")
    kind = look.row.media_type or HTML[0]
    # The words of a PDF are not counted: that it has no title in its metadata tells nothing.
    counted = kind.startswith("text/") or kind in HTML
    if counted and page.words <= _NOTHING and not titles_of(page):
        return Opinion("unverifiable", 0.6, "the page has no text of its own")
    if kind not in HTML:
        return None
    if page.words <= _NOTHING and "scripts" in page.marks and not (page.heading or page.citation):
        return Opinion("unverifiable", 0.6, "the page has no text without its scripts")
    if "script-only" in page.marks and page.words <= BARE:
        return Opinion(
            "unverifiable", 0.7, f"the page is made by a script ({page.marks['script-only']!r})"
        )
    if look.was_pdf and look.like is None:
        return Opinion("unverifiable", 0.5, "a PDF was cited and a page came")
    if look.unlike:
        how = (
            "unlike the one cited" if look.is_comparable else "in other letters than the one cited"
        )
        return Opinion("unverifiable", 0.5, f"live, but its title is {how}: {look.shown!r}")
    if look.like is None:
        return _elsewhere(look)
    said = page.words <= BARE and (page.marks.get("lost") or page.marks.get("error"))
    if not said:
        return None
    because = f"live, but its title is only partly like the one cited, and it says {said!r}"
    return Opinion("unverifiable", 0.5, because)


def _elsewhere(look: Look) -> Opinion | None:
    """Where no title is known: an answer that may be for anybody."""
    page = look.page
    if depth(look.asked) >= 2 and look.went_home and look.changed_domain:
        return Opinion(
            "unverifiable",
            0.5,
            f"a page was cited, and the home page of another domain came ({domain(look.final)})",
        )
    if look.went_up:
        return Opinion("unverifiable", 0.5, "it ends at a folder above the cited page")
    if page.citation.get("date") or not same_as_invented(look):
        return None
    if _is_surely_home(look):
        because = "answers 200, but with the home page, which comes for an invented address, too"
        return Opinion("soft404", 0.7, because)
    if not (_is_front_door(look) or _is_about_something_else(look)):
        return None
    because = "answers 200, but an invented address of the host gives the same page"
    return Opinion("unverifiable", 0.5, because)


def _is_surely_home(look: Look) -> bool:
    """Whether a page with a text of its own, which no scripts change, says that it is the home of its site."""
    page = look.page
    if page.words <= BARE or "app" in page.marks or "script-only" in page.marks or look.is_walled:
        return False
    return depth(look.asked) >= 2 and _is_root(look) and not look.is_published


def _is_root(look: Look) -> bool:
    """Whether a page gives the root of its host as its own address, or welcomes its readers."""
    page = look.page
    canonical = page.canonical or ""
    own = canonical and depth(canonical) == 0 and domain(canonical) in ("", domain(look.final))
    return bool(own) or words.welcome_said(page.title, page.heading)


def _is_front_door(look: Look) -> bool:
    """Whether a page calls itself the home of its site."""
    named = look.page.citation.get("container")
    return _is_root(look) or (named is not None and named == look.page.title)


def _is_about_something_else(look: Look) -> bool:
    """Whether no word by which the cited address names its page stands in the titles of the page."""
    page = look.page
    if page.canonical and core(page.canonical) == core(look.asked):
        return False
    named = words.words_of_path(parts_of(look.asked).path)
    told = plain(" ".join(titles_of(page))).replace(" ", "")
    return len(named) > 1 and bool(told) and not any(word in told for word in named)


def _live(look: Look) -> Opinion:
    """The page is there; the surer, the liker its title."""
    confidence, because = _sureness(look)
    new = permanent_address(look.row) if look.left else None
    if new is not None:
        return Opinion("moved", confidence, f"moved for good to {new}; {because}", new_url=new)
    return Opinion("ok", confidence, because)


def _sureness(look: Look) -> tuple[float, str]:
    if look.fits:
        return 0.95, f"the page bears the cited title ({look.like:.0f} of 100 alike)"
    if look.like is not None:
        return (
            0.6,
            f"live; its title {look.shown!r} is only partly like the one cited ({look.like:.0f} of 100)",
        )
    if same_as_invented(look):
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
    if (row.media_type or "").endswith(("json", "xml")) and row.length <= _TINY:
        return Opinion(
            "unverifiable", 0.5, f"answers {row.status} with {row.length} bytes of {row.media_type}"
        )
    wanted_pdf = parts_of(row.url).path.lower().endswith(".pdf")
    if wanted_pdf and row.media_type in HTML:
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


# In this order: a wall hides what is behind it, and whoever bought a name may give any page.
_QUESTIONS = (
    walls.challenge, _parked, walls.consent, walls.login, walls.sale_of_text, walls.choice, _gambled,
    walls.failing, losses.unset, losses.unwritten, _left_for_another, losses.lost, _drifted, walls.paywall, _bare,
)  # fmt: skip
