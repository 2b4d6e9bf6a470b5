"""What stands between the reader and the page: challenges, walls of consent, logins, sales of the text, a server's trouble."""

from citeaudit.judge import words
from citeaudit.judge.answers import BARE
from citeaudit.judge.look import SHORT, Look, same_as_invented, tells_more
from citeaudit.judge.opinion import Opinion

_FULL = 800  # words of a whole page with menus and sidebars around a form


def challenge(look: Look) -> Opinion | None:
    """The page only holds robots up, or readers from other regions."""
    page = look.page
    if look.fits or page.words > SHORT:
        return None
    if seen := look.mark("region"):
        where = words.region_said(page.title, page.heading)
        where = where or (seen if page.words <= BARE else None)
        if where:
            return Opinion("blocked", 0.8, f"the page serves readers of other regions ({where!r})")
    seen = look.notice("challenge")
    if page.words > BARE and not seen and "captcha" not in page.marks:
        return None
    said = words.challenge_said(page.title, page.heading)
    if not said and " " in seen and look.host_is_honest:
        return None  # a wall would have held up the question for an invented page, too
    if (seen and (said or page.words <= BARE)) or (
        "captcha" in page.marks and (said or page.words <= 20)
    ):
        return Opinion(
            "blocked", 0.85, f"the page only holds robots up ({said or seen or 'captcha'!r})"
        )
    if said and page.words <= BARE:
        return Opinion("blocked", 0.7, f"the page says {said!r} and nothing else")
    return None


def consent(look: Look) -> Opinion | None:
    """A wall of consent stands before the page."""
    page = look.page
    if look.fits or page.words > SHORT or not (look.left or "consent" in page.marks):
        return None  # a title alone is one sign
    place = look.left and words.consent_in_path(look.place) and "an address for consent"
    said = words.consent_said(page.title, page.heading)
    signs = [
        said,
        look.mark("consent"),
        place,
        "it leads back to the cited address" if place and look.leads_back else "",
        "the title is unlike the one cited" if look.left and look.unlike and said else "",
    ]
    found = [str(sign) for sign in signs if sign]
    if len(found) < 2:
        return None
    return Opinion("consent", 0.8, f"a wall of consent stands before the page ({found[0]!r})")


def login(look: Look) -> Opinion | None:
    """The page asks for a name and a password, or whose reader one is."""
    page = look.page
    field = "password-field" in page.marks
    sign_on = "sign-on" in page.marks
    marked = field or sign_on or "login" in page.marks
    if look.fits or not (look.left or marked or look.unlike):
        return None  # a title alone is one sign
    said = words.login_said(page.title, page.heading)
    if not (look.left or marked or said):
        return None
    # A form within a whole page, menus and all: only where the page calls itself a login.
    if page.words > (_FULL if field and words.login_said(page.title) else SHORT):
        return None
    # A box to log in, with a word beside it, stands on many a page.
    if not said and not look.left and page.words > BARE:
        return None
    place = look.left and words.login_in_path(look.place)
    signs = [
        f"title {said!r}" if said else "",
        "a field for a password" if field else "",
        "it hands the reader on to a single sign-on" if sign_on else "",
        "an address for logging in" if place else "",
        f"{look.mark('login')!r}" if look.mark("login") else "",
        "it leads back to the cited address" if place and look.leads_back else "",
        "hardly anything but a form" if (field or sign_on) and _is_nothing_else(look) else "",
        "the title is unlike the one cited" if said and look.unlike else "",
    ]
    found = [sign for sign in signs if sign]
    if len(found) < 2:
        return None
    return Opinion(
        "login", min(0.6 + 0.12 * len(found), 0.95), f"asks to log in: {', '.join(found)}"
    )


def _is_nothing_else(look: Look) -> bool:
    """Whether a page with a form, in whatever language, is nothing but that form in the place of what was cited."""
    page = look.page
    if page.words > BARE or words.error_said(page.title, page.heading):
        return False
    return "sign-on" in page.marks or look.left or look.unlike or same_as_invented(look)


def sale_of_text(look: Look) -> Opinion | None:
    """The reader was sent from the text to where it is sold."""
    page = look.page
    if look.fits or not look.left or not words.subscribe_in_path(look.place):
        return None
    said = words.subscribe_said(page.title, page.heading) or page.marks.get("paywall")
    if said or (look.leads_back and page.words <= SHORT):
        return Opinion(
            "paywalled", 0.75, f"it leads to where its text is sold ({said or look.shown!r})"
        )
    return None


def paywall(look: Look) -> Opinion | None:
    """The page says of itself that its text is sold."""
    page = look.page
    if page.citation.get("free") == "no":
        return Opinion("paywalled", 0.8, "the page says of itself that it is not free to read")
    seen = page.words <= SHORT and look.notice("paywall")
    if seen:
        return Opinion("paywalled", 0.7, f"the page sells its text ({seen!r})")
    return None


def failing(look: Look) -> Opinion | None:
    """A server says with an answer of 200 that it fails, or that it is being mended."""
    page = look.page
    if look.fits or tells_more(look):
        return None
    said = words.failing_said(page.title, page.heading)
    seen = page.words <= SHORT and look.mark("failing")
    if not said:
        alone = seen and page.words <= BARE and not (page.title or page.heading)
        return Opinion("server-error", 0.7, f"answers 200, but says {seen!r}") if alone else None
    # "Maintenance" alone may be what a page is about.
    telling = seen or (page.words <= BARE and " " in said) or look.unlike or same_as_invented(look)
    if telling and not words.error_said(page.title):
        return Opinion("server-error", 0.75, f"answers 200, but its title says {said!r}")
    return None


def choice(look: Look) -> Opinion | None:
    """The reader is asked for a language, a country, another browser or a new session first."""
    page = look.page
    if look.fits or page.words > SHORT:
        return None
    said = words.choice_said(page.title, page.heading)
    if not said or not (look.left or (page.words <= BARE and " " in said)):
        return None
    return Opinion("unverifiable", 0.6, f"the page says {said!r} in place of what was cited")
