"""What pages of trouble call themselves: titles and paths, in the languages that are cited most.

A title is looked at piece by piece, as sites put their name beside it; a piece must say nothing else. "404 Not
Found" is such a piece, "How to mend 404 errors" is not: an article about trouble is no trouble. Patterns are matched
against `plain` titles: lower case, no accents, no punctuation, one blank between words.
"""

import re
from functools import lru_cache

from citeaudit.judge.likeness import plain


def _any_of(*patterns: str) -> str:
    return "(?:" + "|".join(patterns) + ")"


_FILLER = (
    r"(?:(?:oops|ooops|whoops|sorry|uh oh|hoppla|ups|entschuldigung|desole|lo sentimos|error|erreur"
    r"|fehler|errore|erro|https? (?:error|status)|code)(?: |$))*"
)
_THING = (
    r"(?:(?:the|this|that|your|requested|web) )*"
    r"(?:page|file|document|article|content|resource|url|object|site|link|story|item)? ?"
    r"(?:(?:you )?(?:requested|(?:are|were) looking for|tried to access) )?"
)
_ERRORS = (
    r"(?:4 ?0 ?4|410)(?: (?:error|not found|page|gone|page not found|file not found|nicht gefunden"
    r"|file or directory not found|seite nicht gefunden|non trouvee?|introuvable|no encontrad[ao]"
    r"|non trovat[ao]|nao encontrad[ao]|niet gevonden|не наидена|страница не наидена))*",
    _THING + r"(?:is |was |could |can |has )?(?:(?:cannot|not|couldn t|can t) be found|not found"
    r"|wasn t found|isn t here|no longer (?:available|exists|here)|does not exist|doesn t exist"
    r"|unavailable|missing|not available|been (?:removed|deleted)|gone)",
    r"(?:we )?(?:can ?t|cannot|couldn ?t|could not|can not) (?:seem to )?find (?:that|the|this|your"
    r"|what)(?: \w+){0,7}",
    r"nothing (?:was )?found(?: here)?",
    r"(?:die |diese |angeforderte |gesuchte )*(?:seite|datei|artikel|dokument|inhalt) (?:wurde |konnte "
    r"|existiert |ist )*(?:leider )?nicht (?:gefunden|mehr|vorhanden|verfugbar|existiert)?"
    r" ?(?:werden|verfugbar|gefunden|vorhanden|mehr)?",
    r"(?:cette |la |votre )?(?:page|ressource|article|document) (?:demandee? |que vous cherchez "
    r"|recherchee? )*(?:est )?(?:introuvable|non trouvee?|inexistante?|n existe (?:pas|plus)"
    r"|n a pas ete trouvee?)",
    r"(?:la |esta )?(?:pagina|articulo|documento) (?:solicitada |que buscas? )?no (?:encontrad[ao]"
    r"|existe|se encuentra|ha sido encontrad[ao]|disponible|se ha encontrado)",
    r"(?:la )?(?:pagina|risorsa) (?:richiesta )?non (?:trovata|esiste|disponibile|e stata trovata)",
    r"(?:a )?(?:pagina|ficheiro) nao (?:encontrada|existe|foi encontrada|disponivel)",
    r"(?:de )?(?:deze )?pagina (?:(?:is |werd )?niet (?:gevonden|beschikbaar)|bestaat niet(?: meer)?)",
    r"(?:sidan|siden) (?:hittades inte|ble ikke funnet|blev ikke fundet|kunne ikke findes|finns inte)",
    r"(?:strona|stranka) (?:nie (?:znaleziona|istnieje|zostala znaleziona)|nenalezena)",
    r"sivua ei loydy",
    r"sayfa bulunamad[iı]",
    r"страница не (?:наидена|существует)",
    r"(?:запрашиваемая )?страница (?:удалена|отсутствует)",
    r"页面(?:不存在|未找到|找不到|无法找到)",
    r"找不到(?:该|此|您访问的|网页|頁面)*(?:页面|網頁|网页)?",
    r"頁面不存在",
    r"ヘーシか見つかりません",  # as `plain` leaves it
    r"페이지를 찾을 수 없습니다",
)
_ERROR = re.compile(
    _FILLER
    + _any_of(*_ERRORS)
    + r"(?: (?:error|here|any ?more|werden|sorry|1|on this (?:server|site)))*"
)
_LOGINS = (
    r"log ?in", r"sign ?in", r"log ?on", r"sign ?on", r"single sign on", r"authentication", r"anmelden", r"anmeldung", r"einloggen",
    r"connexion", r"se connecter", r"identification", r"iniciar sesion", r"acceso", r"accedi", r"accesso", r"entrar", r"inloggen",
    r"aanmelden", r"logg inn", r"logga in", r"log ind", r"zaloguj sie", r"logowanie", r"вход", r"авторизация", r"воити", r"登录",
    r"로그인", r"(?:sign|log) ?in or register", r"institutional login", r"shibboleth login", r"web login service",
    r"access through your institution",
)  # fmt: skip
_LOGIN = re.compile(
    r"(?:(?:please|members?|user|account|customer|staff|student) )?"
    + _any_of(*_LOGINS)
    + r"(?: (?:required|page|to continue|to your account|to .{1,40}|in to .{1,40}))?"
)
_CONSENT = re.compile(
    _any_of(
        r"before you continue(?: to .{1,40})?",
        r"(?:cookies?|privacy|datenschutz|gdpr)(?: and privacy)? ?(?:consent|wall|settings|notice"
        r"|einstellungen|choices|zustimmung)",
        r"consent(?: required| management| to .{1,40})?",
        r"we value your privacy",
        r"your privacy(?: choices| matters)?",
        r"bevor sie (?:fortfahren|weitergehen).{0,40}",
        r"(?:avant de continuer|antes de continuar|prima di continuare|voordat je verdergaat).{0,40}",
        r"gestion (?:des cookies|du consentement)",
        r"(?:einwilligung|zustimmung).{0,30}",
        r"cookies?",
    )
)
_SALE = re.compile(
    _any_of(
        r"(?:the |this )?(?:domain(?: name)?|website) .{0,60}(?:for sale|parked|zu verkaufen|zum verkauf"
        r"|a vendre|en venta|in vendita|te koop|expired).{0,20}",
        r"\S.{0,60} (?:is|may be|might be) for sale.{0,30}",
        r"\S.{0,40} (?:steht zum verkauf|est a vendre|esta en venta|e in vendita|is te koop).{0,20}",
        r".{0,40}(?:buy this domain|domain for sale|parked domain|domain parking|domain parked"
        r"|parked at).{0,40}",
        r".{0,40}domain (?:is )?(?:expired|available|abgelaufen).{0,20}",
    )
)
_CHALLENGE = re.compile(
    _any_of(
        r"just a moment", r"attention required.{0,20}", r"access denied", r"access to this page has been denied",
        r"security check", r"pardon our interruption", r"one moment please", r"please wait.{0,20}",
        r"are you a (?:robot|human)", r"ddos guard", r"checking your browser.{0,40}", r"human verification",
        r"bot verification", r"verification required", r"captcha", r"robot check", r"(?:403 )?forbidden",
        r"request (?:blocked|rejected|denied)", r"(?:sorry )?(?:you have been )?blocked", r"robot or human",
        r"validate user", r"verify you are human.{0,20}",
    )
)  # fmt: skip
_ERROR_PATH = re.compile(
    r"(?:^|[/_.-])(?:404|410|error(?:s|page|doc)?|err|(?:page|seite)?[-_]?not[-_]?found\w{0,5}|missing"
    r"|fehler|erreur|(?:seite-)?nicht-?gefunden|page-introuvable|gone|unavailable"
    r"|no-?longer-?available)(?:$|[/_.-])",
    re.IGNORECASE,
)
_LOGIN_PATH = re.compile(
    r"(?:^|[/_.?&=-])(?:log-?in|sign-?in|logon|signon|sso|oauth2?|openid|saml2?|cas|auth|authenticate"
    r"|authorize|shibboleth|idp|wayf|anmelden|connexion|servicelogin)(?:$|[/_.?&=;-])",
    re.IGNORECASE,
)
_CONSENT_PATH = re.compile(
    r"(?:^|[/_.?&=-])(?:consent|cookie-?(?:wall|consent|check)?s?|gdpr|privacy-?(?:wall|gate|consent)"
    r"|cmp|collectconsent|datenschutz|zustimmung)(?:$|[/_.?&=-])",
    re.IGNORECASE,
)
_MARKETS = frozenset(
    "sedo.com sedo.de hugedomains.com afternic.com dan.com domainmarket.com buydomains.com undeveloped.com "
    "godaddy.com efty.com sedoparking.com parkingcrew.net bodis.com parklogic.com above.com uniregistry.com "
    "squadhelp.com atom.com brandbucket.com domainnamesales.com namejet.com snapnames.com dropcatch.com "
    "namebright.com perfectname.com saw.com".split()
)
_SEPARATED = re.compile(r"\s*[|–—»«·•]\s*|\s+-\s+|:\s+|[!.?…]+\s*")


def error_said(*titles: str | None) -> str | None:
    """The piece of a title or heading that says the page is not there."""
    return _piece(_ERROR, titles, most=90)


def login_said(*titles: str | None) -> str | None:
    """The piece of a title or heading that asks the reader to log in."""
    return _piece(_LOGIN, titles, most=70)


def consent_said(*titles: str | None) -> str | None:
    """The piece of a title or heading that asks for consent before anything else."""
    return _piece(_CONSENT, titles, most=80)


def challenge_said(*titles: str | None) -> str | None:
    """The piece of a title or heading that holds a robot up."""
    return _piece(_CHALLENGE, titles, most=70)


def sale_said(*titles: str | None) -> str | None:
    """A title or heading that offers the domain itself."""
    for title in dict.fromkeys(titles):
        if title and len(title) <= 120 and _SALE.fullmatch(plain(title)):
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


def is_market(domain: str) -> bool:
    """Whether domains are sold or parked there."""
    return domain in _MARKETS


def _piece(pattern: re.Pattern[str], titles: tuple[str | None, ...], *, most: int) -> str | None:
    for piece, said in _pieces(titles):
        if len(said) <= most and pattern.fullmatch(said):
            return piece.strip()
    return None


# Every question about a page is put to the same pieces.
@lru_cache(maxsize=64)
def _pieces(titles: tuple[str | None, ...]) -> tuple[tuple[str, str], ...]:
    """The titles whole and in pieces, each with what it plainly says, none twice."""
    pieces = {
        piece: plain(piece)
        for title in dict.fromkeys(titles)
        if title
        for piece in (title, *_SEPARATED.split(title))
    }
    return tuple((piece, said) for piece, said in pieces.items() if said)
