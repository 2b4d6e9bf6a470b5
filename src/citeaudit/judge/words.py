"""What pages of trouble call themselves: titles and paths, in the languages that are cited most.

A title is looked at piece by piece, as sites put their name beside it; a piece must say nothing else. "404 Not
Found" is such a piece, "How to mend 404 errors" is not: an article about trouble is no trouble. Patterns are matched
against `plain` titles: lower case, no accents, no punctuation, one blank between words.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from urllib.parse import unquote

from citeaudit.judge import closures, notices, patterns
from citeaudit.judge.likeness import plain

_ERROR_PATH = re.compile(
    r"(?:^|[/_.-])(?:404|410|error(?:s|page|doc)?|err|(?:page|seite)?[-_]?not[-_]?found\w{0,5}|missing"
    r"|fehler|erreur|(?:seite-)?nicht-?gefunden|page-introuvable|gone|unavailable"
    r"|no-?longer-?available)(?:$|[/_.-])",
    re.IGNORECASE,
)
# Where a server sends those whose page it has not: a search, a map of the site.
_SEARCH_PATH = re.compile(
    r"/(?:(?:site-?)?search(?:[-_]?results?)?|suche(?:rgebnisse?)?|recherche|buscar|busqueda|ricerca|zoeken|sok|haku|szukaj"
    r"|hledat|poisk"
    r"|site-?map|plan-du-site|mapa-del-sitio)(?:\.\w{2,5})?(?:/|$)",
    re.IGNORECASE,
)
_SUBSCRIBE_PATH = re.compile(
    r"(?:^|[/_.?&=-])(?:subscribe|subscriptions?|subscribe-now|paywall|abo|abonnement|abonnements|abonnieren|abonnez-vous"
    r"|s-abonner|suscripcion(?:es)?"
    r"|suscribete|suscribirse|abbonamenti|abbonati|assine|assinatura|offers?|join|membership|premium|checkout|barrier)(?:$"
    r"|[/_.?&=-])",
    re.IGNORECASE,
)
_LOGIN_PATH = re.compile(
    r"(?:^|[/_.?&=-])(?:log-?in|sign-?in|logon|signon|sso|oauth2?|openid|saml2?|cas|auth|authenticate"
    r"|authorize|shibboleth|idp|wayf|anmelden|connexion|servicelogin)(?:$|[/_.?&=;-])",
    re.IGNORECASE,
)
_CONSENT_PATH = re.compile(
    r"(?:^|[/_.?&=-])(?:consent|cookie-?(?:wall|consent|check)?s?|gdpr|privacy-?(?:wall|gate|consent)"
    r"|cmp|collectconsent|cookie-?absent|datenschutz|zustimmung|myprivacy)(?:$|[/_.?&=-])",
    re.IGNORECASE,
)
_MARKETS = frozenset(
    "sedo.com sedo.de hugedomains.com afternic.com dan.com domainmarket.com buydomains.com undeveloped.com "
    "godaddy.com efty.com sedoparking.com parkingcrew.net bodis.com parklogic.com above.com uniregistry.com "
    "squadhelp.com atom.com brandbucket.com domainnamesales.com namejet.com snapnames.com dropcatch.com "
    "namebright.com perfectname.com saw.com spaceship.com dynadot.com porkbun.com sav.com epik.com nicsell.com elitedomains.de gname.com "
    "park.io juming.com 4.cn 22.cn voodoo.com ztomy.com skenzo.com smartname.com fabulous.com mydomaincontact.com searchvity.com "
    "brandpa.com "
    "flippa.com expireddomains.com domain.com namecheap.com parkingpage.com domainnameshop.com dropped.com catched.com giantpanda.com "
    "domainmarketpro.com domaineasy.com novanym.com domainagents.com grit.com webuydomains.com domainhasexpired.com".split()
)
# Between a site's name and its page; within a page's own title, where a colon or a question begins what it is about.
_SITE_MARK = re.compile(r"\s*[|–—»«·•]\s*|\s+-\s+")
_NAMELESS = re.compile(r"[|–—»«·•-]\s+\w")
_SENTENCE = re.compile(r"[!.…]+\s*")
# What may name a page in its address; numbers, codes and the usual names of files do not.
_NAMES = re.compile(
    r"(?!(?:index|default|home|main|page|article|story|view|show|node|item|detail|details|content|file|html|report|docs?|read"
    r"|full|download|news|post)$)[^\W\d_]{4,}"
)
_NUMBER = re.compile(r"\b4 ?0 ?4\b|\b410\b")
# Where no blanks part words, none stands behind a colon.
_ABOUT = re.compile(r"\s*:\s+|\?\s+|[：？]\s*|(?<=[\u2e80-\ud7ff]):(?=[\u2e80-\ud7ff])")
_MORE_UNPARTED = re.compile(r"[\u2e80-\ud7ff]{4}")
_MORE = 1  # words
_LONGEST = 110  # letters of a notice


def goes_on(title: str) -> bool:
    """Whether a title tells what it is about behind a colon or a question, in more than one word."""
    parts = (_ABOUT.split(part) for part in _SITE_MARK.split(title))
    return any(
        len(part) > 1 and (len(part[-1].split()) > _MORE or _MORE_UNPARTED.search(part[-1]))
        for part in parts
    )


def error_said(*titles: str | None) -> str | None:
    """The piece of a title or heading that says the page is not there; a plain notice rather than "Error 404"."""
    if not _may_tell(titles):
        return None
    pieces = [
        piece.strip()
        for piece, said in _pieces(titles)
        if len(said) <= _LONGEST and _is_error(said, loosely=": " not in piece)
    ]
    return next(
        (piece for piece in pieces if is_plain_notice(piece)), pieces[0] if pieces else None
    )


def is_all_notice(heading: str | None) -> bool:
    """Whether a heading as a whole says that the page is not there."""
    said = plain(heading or "")
    return 0 < len(said) <= _LONGEST and _is_error(said, loosely=": " not in (heading or ""))


def is_plain_notice(piece: str) -> bool:
    """Whether a piece says of a page that it is not there: "Gone" may be a poem, "404 error" a subject."""
    said = plain(piece)
    stated = (
        patterns.NAMES_THING.search(said) is not None and patterns.DENIES.search(said) is not None
    )
    if " " in said and stated and patterns.ERROR.fullmatch(said):
        return True
    return notices.says_only_gone(said)


def apology_said(*titles: str | None) -> str | None:
    """The piece of a title or heading that is a cry of trouble and nothing else: "Error", "Whoops!"."""
    return _piece(patterns.APOLOGY, titles, most=40)


def search_said(*titles: str | None) -> str | None:
    """The piece of a title or heading that tells what was searched for."""
    return _piece(patterns.SEARCH, titles, most=120)


def closed_said(*titles: str | None) -> str | None:
    """The piece of a title or heading that says of a service that it was given up."""
    return _noticed(closures.says_closed, titles)


def is_numbered_notice(title: str | None, heading: str | None) -> bool:
    """Whether a title gives the number of the error, and the heading says the same or less."""
    said = error_said(title)
    return said is not None and is_all_notice(heading) and bool(_NUMBER.search(plain(said)))


def speaks_of_itself(piece: str) -> bool:
    """Whether a notice says "this" or "our" of what it speaks of."""
    return closures.is_own(plain(piece))


def failing_said(*titles: str | None) -> str | None:
    """The piece of a title or heading in which a server says that it fails, or that it is being mended."""
    return _noticed(notices.says_failing, titles)


def unset_said(*titles: str | None) -> str | None:
    """The piece of a title or heading that a server writes by itself where no site is set up."""
    return _noticed(notices.says_unset, titles)


def choice_said(*titles: str | None) -> str | None:
    """The piece of a title or heading that asks for a language or a country."""
    return _noticed(notices.says_choice, titles)


def region_said(*titles: str | None) -> str | None:
    """The piece of a title or heading that serves other regions only."""
    return _piece(patterns.REGION, titles, most=140)


def welcome_said(*titles: str | None) -> bool:
    """Whether a title or heading is that of a home page."""
    return _piece(patterns.WELCOME, titles, most=70) is not None


def subscribe_said(*titles: str | None) -> str | None:
    """The piece of a title or heading that sells subscriptions."""
    return _piece(patterns.SUBSCRIBE, titles, most=70)


def spam_said(*titles: str | None) -> tuple[str, ...]:
    """The phrases of a title that only sellers of games of chance write, each once."""
    said = " ".join(plain(title) for title in titles if title)
    return tuple(dict.fromkeys(patterns.SPAM.findall(said)))


def login_said(*titles: str | None) -> str | None:
    """The piece of a title or heading that asks the reader to log in."""
    return _piece(patterns.LOGIN, titles, most=70)


def consent_said(*titles: str | None) -> str | None:
    """The piece of a title or heading that asks for consent before anything else."""
    return _piece(patterns.CONSENT, titles, most=80)


def challenge_said(*titles: str | None) -> str | None:
    """The piece of a title or heading that holds a robot up."""
    return _piece(patterns.CHALLENGE, titles, most=70)


def sale_said(*titles: str | None) -> str | None:
    """A title or heading that offers the domain itself."""
    for title in dict.fromkeys(titles):
        if not title or len(title) > 120:
            continue
        said = plain(title)
        if said.isascii() and patterns.SALE_WORDS.isdisjoint(said.split()):
            continue
        if not goes_on(title) and patterns.SALE.fullmatch(said):
            return title
    return None


def error_in_path(path: str) -> str | None:
    """The step of a path that names an error page."""
    found = _ERROR_PATH.search(path)
    return found[0].strip("/_.-") if found else None


def login_in_path(path: str) -> bool:
    """Whether a path or query names a place to log in."""
    return _LOGIN_PATH.search(path) is not None


def consent_in_path(path: str) -> bool:
    """Whether a path, query or host names a place to consent."""
    return _CONSENT_PATH.search(path) is not None


def is_left_empty(title: str | None) -> bool:
    """Whether a title has the name of the site and its mark, and nothing where the page's own name should stand."""
    return title is not None and _NAMELESS.match(title) is not None


def search_in_path(path: str) -> bool:
    """Whether a path names a search of the site, or its map."""
    return _SEARCH_PATH.search(path) is not None


def subscribe_in_path(path: str) -> bool:
    """Whether a path names a place where subscriptions are sold."""
    return _SUBSCRIBE_PATH.search(path) is not None


def words_of_path(path: str) -> list[str]:
    """The words by which a path names its page: of its last step, or the one before where that has none."""
    for step in reversed(unquote(path).rsplit("/", 2)[-2:]):
        named = [word for word in plain(step.partition(".")[0]).split() if _NAMES.fullmatch(word)]
        if named:
            return named
    return []


def is_market(domain: str) -> bool:
    """Whether domains are sold or parked there."""
    return domain in _MARKETS


def may_be_trouble(*titles: str | None) -> bool:
    """Whether a title could hold a notice or an offer of the domain: quick, and never wrong when it says no."""
    said = plain(" ".join(filter(None, titles)))
    if not said.isascii():
        return True
    return not _telling_words().isdisjoint(said.split()) or closures.may_say_closed(said)


def _piece(pattern: patterns.Pattern, titles: tuple[str | None, ...], *, most: int) -> str | None:
    for piece, said in _pieces(titles):
        if len(said) <= most and pattern.fullmatch(said):
            return piece.strip()
    return None


def _noticed(question: Callable[[str], bool], titles: tuple[str | None, ...]) -> str | None:
    if not _may_tell(titles):
        return None
    return next(
        (
            piece.strip()
            for piece, said in _pieces(titles)
            if question(said)
            or ((told := patterns.OPENING.match(said)) and question(said[told.end() :]))
        ),
        None,
    )


def _is_error(said: str, *, loosely: bool) -> bool:
    # Most titles have none of these words, and are done with.
    if said.isascii() and patterns.ERROR_WORDS.isdisjoint(said.split()):
        return False
    return patterns.ERROR.fullmatch(said) is not None or (loosely and notices.says_gone(said))


@cache
def _telling_words() -> frozenset[str]:
    """One of these is in every notice and offer in plain letters, besides those of what was given up."""
    return patterns.ERROR_WORDS | patterns.SALE_WORDS | notices.telling_words()


@lru_cache(maxsize=64)
def _may_tell(titles: tuple[str | None, ...]) -> bool:
    """Whether a title could hold a notice in some piece; most have no word of any, and are not taken apart."""
    said = [plain(title) for title in dict.fromkeys(titles) if title]
    return any(
        not title.isascii()
        or not patterns.DENYING_WORDS.isdisjoint(title.split())
        or not notices.telling_words().isdisjoint(title.split())
        or notices.may_say_gone(title)
        or closures.may_say_closed(title)
        for title in said
    )


# Every question about a page is put to the same pieces.
@lru_cache(maxsize=64)
def _pieces(titles: tuple[str | None, ...]) -> tuple[tuple[str, str], ...]:
    """The titles whole and in pieces, each with what it plainly says, none twice.

    Before a colon stands the name of a site, or the title of a work: "Page not found: link rot in law" is no notice.
    """
    pieces: dict[str, str] = {}
    for title in dict.fromkeys(titles):
        for part in (title, *_SITE_MARK.split(title)) if title else ():
            about = _ABOUT.split(part)[-1]
            whole = () if goes_on(part) else (part,)
            for piece in (*whole, about, *_SENTENCE.split(about)):
                pieces.setdefault(piece, plain(piece))
    return tuple((piece, said) for piece, said in pieces.items() if said)
