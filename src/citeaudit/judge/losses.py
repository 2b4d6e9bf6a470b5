"""Pages that answer 200 in the place of one that is gone: no site any more, nothing written, a notice, a front door.

No phrase in a text is enough, nor is any other sign alone.
"""

from collections.abc import Iterator
from typing import NamedTuple

from citeaudit.judge import words
from citeaudit.judge.addresses import parts_of
from citeaudit.judge.answers import BARE
from citeaudit.judge.likeness import depth, likeness
from citeaudit.judge.look import SHORT, Look, same_as_invented, tells_more
from citeaudit.judge.opinion import Opinion
from citeaudit.model.evidence import PageFacts

_SENTENCES = 40  # words
_MENUS = 400  # words of menus and sidebars around a notice


def unset(look: Look) -> Opinion | None:
    """A server that speaks for itself, where a site was; of a home page it must be known what was there."""
    page = look.page
    if look.fits or tells_more(look) or (depth(look.asked) == 0 and not look.unlike):
        return None
    said = words.unset_said(page.title, page.heading)
    closed = page.words <= SHORT and words.closed_said(page.title, page.heading)
    if closed and page.words > BARE and not words.speaks_of_itself(closed):
        closed = None  # more than a notice: it tells of something else
    if not (said or closed) or not (page.words <= BARE or look.unlike or same_as_invented(look)):
        return None
    what = f"no site is set up there any more: {said!r}" if said else f"it was given up: {closed!r}"
    return Opinion("soft404", 0.75, f"answers 200, but {what}")


def unwritten(look: Look) -> Opinion | None:
    """A wiki that gives its form for writing under the very title that was asked for."""
    seen = look.page.marks.get("unwritten")
    if not seen or depth(look.asked) == 0 or look.is_published:
        return None
    other = look.probe.page if look.probe is not None else None
    signs = [
        "it keeps it from search engines" if "noindex" in (look.page.robots or "").lower() else "",
        "it says so of an invented page, too"
        if other is not None and "unwritten" in other.marks
        else "",
    ]
    found = [sign for sign in signs if sign]
    if not found:
        return None
    return Opinion("soft404", 0.8, f"answers 200, but the page says {seen!r}; {found[0]}")


def lost(look: Look) -> Opinion | None:
    """Two signs or more that the page is gone."""
    if depth(look.asked) == 0:
        return None
    if look.fits:
        return _echo(look)
    found = _signs_of_loss(look)
    deep = depth(look.asked) >= 2 and not look.changed_domain
    away = look.went_home or (look.left and _searches(look))
    # Nobody is sent from deep inside a site to its front door, or to its search, unless the page is gone.
    if away and len(found) == 1 and deep and (look.like is None or not look.is_comparable):
        found.append("a page deep inside the site was cited")
    if len(found) < 2:
        return None
    return Opinion(
        "soft404", min(0.55 + 0.15 * len(found), 0.97), f"answers 200, but {'; '.join(found[:3])}"
    )


def _echo(look: Look) -> Opinion | None:
    """A notice that repeats the name that was asked for: its title and its heading both say so."""
    page = look.page
    # Most headings are no notice, which is told soonest.
    if not words.is_all_notice(page.heading) or tells_more(look) or words.error_said(look.cited):
        return None
    noticed = words.error_said(page.title) and words.is_plain_notice(page.heading or "")
    if not (noticed or words.search_said(page.title)):
        return None
    # Where the heading itself is like the cited title, that is what the page is about.
    if likeness(look.cited or "", (page.heading or "",)) >= look.lines.title_unlike:
        return None
    return Opinion("soft404", 0.75, f"answers 200, but says {page.heading!r} of the title cited")


def _signs_of_loss(look: Look) -> list[str]:
    """The signs that the page is gone; fewer than two where its host is honest and they are weak."""
    page = look.page
    said = words.error_said(page.title, page.heading)
    marked = look.mark("error") if page.words <= SHORT else ""
    sorry = words.apology_said(page.title, page.heading) if marked and not said else None
    led = _signs_of_address(look)
    found = [
        *_signs_of_words(look, said=said, sorry=sorry, marked=marked),
        *led,
        *_signs_beside(look, said=said, speaks=bool(said or marked)),
    ]
    # A phrase in the text of a whole page is no sign; beside one sign of the address or the title it is.
    if marked and (said or (len(found) == 1 and led)):
        found.append(_Sign(f"the page says {marked!r}"))
    if len(found) == 1 and (_is_notice(look, said) if said else sorry and _is_cry(look)):
        found.append(_Sign("it says hardly anything else"))
    firm = any(sign.firm for sign in found)
    if look.host_is_honest and not firm and len(found) < 3:
        return []
    return [sign.told for sign in found]


class _Sign(NamedTuple):
    """What speaks for a loss; `firm` is what the pages of an honest host do not show by chance."""

    told: str
    firm: bool = False


def _signs_of_words(
    look: Look, *, said: str | None, sorry: str | None, marked: str
) -> Iterator[_Sign]:
    """What the page says itself: a notice or a cry for its title, or hardly a word but a notice."""
    if said:
        yield _Sign(f"the title says {said!r}", firm=_is_clear(look, said))
    elif sorry:
        yield _Sign(f"the title says {sorry!r}, the page {marked!r}", firm=True)
    elif stated := _stated(look):
        yield _Sign(f"the page says {stated!r} and hardly anything else", firm=True)


def _signs_of_address(look: Look) -> list[_Sign]:
    """Where a redirect led instead: to an address for errors, to the front door."""
    place = words.error_in_path(parts_of(look.final).path) if look.left else None
    signs = [
        f"it ends at an address for errors ({place!r})" if place else "",
        "it ends at the home page" if look.went_home else "",
    ]
    return [_Sign(sign, firm=True) for sign in signs if sign]


def _signs_beside(look: Look, *, said: str | None, speaks: bool) -> Iterator[_Sign]:
    """What else there is: searches, titles, other pages; `speaks` tells that the page itself speaks of a loss."""
    page = look.page
    if _searches(look) and not _finds(look):
        yield _Sign("it ends at a search of the site", firm=True)
    if look.unlike and (said or look.is_comparable):
        yield _Sign(f"the title is unlike the one cited ({look.shown!r})")
    if same_as_invented(look) and not (_is_shell(page, speaks) or _is_one_of_many(look, speaks)):
        yield _Sign("an invented address of the host gives the same page")
    if look.was_pdf and not look.keeps_name:
        yield _Sign("a PDF was cited and a page came", firm=True)
    if "unplayable" in page.marks:
        yield _Sign("its player has nothing to play", firm=True)
    if words.is_left_empty(page.title):
        yield _Sign(f"its title names no page ({page.title!r})")


def _is_clear(look: Look, said: str) -> bool:
    """Whether a title can be read as nothing but a notice."""
    if tells_more(look):
        return False
    numbered = look.unlike and words.is_numbered_notice(look.page.title, look.page.heading)
    return words.is_plain_notice(said) or numbered


def _is_shell(page: PageFacts, speaks: bool) -> bool:
    """Whether a page is the same for all pages of an application, which scripts fill.

    Some servers give its front page, made beforehand, for all of them; `speaks` says that the page itself speaks of a loss.
    """
    return ("script-only" in page.marks and page.words <= SHORT) or (
        "app" in page.marks and not speaks
    )


def _is_one_of_many(look: Look, speaks: bool) -> bool:
    """Whether a page that comes for an invented address, too, is no page for everything.

    A wall stands before all pages of a host. Sites that number their pages (`/article/4711/tolls-of-passau`) do not read the
    words behind the number: their page has a date, or names another address as its own, the same one each time.
    """
    if speaks:
        return False
    page, other = look.page, look.probe.page if look.probe is not None else None
    own = page.canonical or ""
    named = other is not None and own == other.canonical and depth(own) >= 2
    return look.is_maybe_a_wall or named or "date" in page.citation


def _is_notice(look: Look, said: str) -> bool:
    """Whether a page is nothing but a notice that it is gone: no author, no date, no words beside, menus apart."""
    page = look.page
    if tells_more(look) or not words.is_plain_notice(said):
        return False
    if not (words.error_said(page.title) or words.apology_said(page.title)):
        held = look.like is not None and page.words <= BARE
        return held and words.is_all_notice(page.heading)
    if same_as_invented(look):
        return True
    # Where a heading goes on about something, the piece of the title is no notice.
    if page.words <= BARE and not page.heading:
        return True
    return page.words <= _MENUS and words.is_all_notice(page.heading)


def _stated(look: Look) -> str:
    """What a page with hardly another word says of the very page that was asked for; "" where it may be a wall's."""
    if look.page.words > BARE or look.is_walled or look.is_published or not look.unlike:
        return ""
    return look.notice("lost")


def _is_cry(look: Look) -> bool:
    """Whether a page has a cry of trouble for its title, and a sentence or two beside it."""
    page = look.page
    cried = words.apology_said(page.title) and (
        not page.heading or words.apology_said(page.heading) is not None
    )
    return bool(cried) and page.words <= _SENTENCES and not look.is_published


def _searches(look: Look) -> bool:
    """Whether the reader was sent to a search of the site, or its map, who did not ask for one."""
    return (
        look.left
        and words.search_in_path(parts_of(look.final).path)
        and not words.search_in_path(parts_of(look.asked).path)
    )


def _finds(look: Look) -> bool:
    """Whether a search may have found the cited thing: a catalogue looks the number up that stood in its old address."""
    page = look.page
    if "script-only" in page.marks and page.words <= SHORT:
        return True  # nobody knows what it finds before its scripts have run
    return look.carries_name and not page.marks.keys() & {"nothing-found", "error"}
