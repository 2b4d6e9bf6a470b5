"""What services say that were given up, language by language, where their pages were.

As with notices: the thing, and what became of it; all phrases are compared as `plain` leaves them.
"""

from functools import cache

from citeaudit.judge.likeness import plain

_MOST_WORDS = 12
_CLOSED_IN = {
    "en": (
        "service website site webpage application app portal project forum forums community database platform tool catalog catalogue "
        "server blog system product wiki repository collection group groups board network archive account programme program "
        "form survey poll",
        "no longer accepting|"
        "been retired|was retired|is retired|now retired|been discontinued|was discontinued|is discontinued|been decommissioned|"
        "was decommissioned|is decommissioned|shut down|shutting down|been closed|was closed|closed permanently|permanently closed|"
        "been sunset|been switched off|was switched off|been turned off|been terminated|was terminated|"
        "no longer in service|no longer in operation|no longer operational|no longer active|no longer offered|no longer supported|"
        "ceased operation|been taken offline|has ended|reached end of life|reached its end of life",
    ),
    "de": (
        "dienst website webseite portal seite angebot forum plattform anwendung datenbank blog service",
        "eingestellt|abgeschaltet|wurde geschlossen|ist geschlossen|nicht mehr in betrieb|nicht mehr angeboten|wurde beendet",
    ),
    "fr": (
        "service site portail plateforme application forum blog base",
        "est fermé|a fermé|a été fermé|définitivement fermé|a été arrêté|est arrêté|n'est plus en service|n'est plus en ligne|"
        "a cessé|a pris fin|mis hors service",
    ),
    "es": (
        "servicio sitio portal plataforma aplicación foro blog",
        "ha sido cerrado|ha cerrado|fue cerrado|ha sido descontinuad|fue descontinuad|dado de baja|dejó de funcionar|"
        "ya no está en servicio|ha dejado de",
    ),
    "pt": ("serviço site portal plataforma aplicação aplicativo fórum", "foi encerrad|foi descontinuad|foi desativad|está encerrad"),
    "it": (
        "servizio sito portale piattaforma applicazione forum",
        "è stato chiuso|è stato dismesso|è stata dismessa|è chiuso|non è più attivo",
    ),
    "nl": ("dienst website site portaal platform applicatie forum", "is gestopt|is beëindigd|is opgeheven|is stopgezet|bestaat niet meer"),
    "ru": ("сайт сервис портал проект форум система", "закрыт|прекратил|прекращает работу|больше не работает|отключен"),
}  # fmt: skip
_OWN = (
    "this our diese dieser dieses unser unsere ce cette notre este esta nuestro nuestra nosso questo questa nostro deze dit onze "
    "этот это наш данный"
)
_OWN_UNPARTED = ("本", "当", "當", "此", "该", "該", "この", "이 ")
_CLOSED_UNPARTED = (
    "已停止服务|停止服务公告|已停止运营|停止运营公告|服务已下线|网站已关闭|本站已关闭|服务已终止|已停止服務|網站已關閉|服務已終止|サービスは終了しました|"
    "サービスを終了しました|提供を終了しました|運営を終了しました|サイトは閉鎖|閉鎖しました|"
    "서비스가 종료되었|서비스를 종료|서비스 종료 안내"
).split("|")


def says_closed(piece: str) -> bool:
    """Whether a plain piece of a title says that a service was given up."""
    if not piece.isascii() and any(phrase in piece for phrase in _closed_unparted()):
        return True
    return len(piece.split()) <= _MOST_WORDS and may_say_closed(piece)


def is_own(piece: str) -> bool:
    """Whether a plain piece says "this" or "our"."""
    return not _own().isdisjoint(piece.split()) or piece.startswith(_OWN_UNPARTED)


def may_say_closed(title: str) -> bool:
    """Whether some piece of a plain title could say that a service was given up: quick, and never wrong when it says no."""
    by_thing = _closed_in()
    return any(phrase in title for word in title.split() for phrase in by_thing.get(word, ()))


@cache
def _own() -> frozenset[str]:
    return frozenset(_OWN.split())


@cache
def _closed_unparted() -> tuple[str, ...]:
    return tuple(plain(phrase) for phrase in _CLOSED_UNPARTED)


@cache
def _closed_in() -> dict[str, tuple[str, ...]]:
    """What is said of a thing that was given up, by its plain name."""
    table: dict[str, tuple[str, ...]] = {}
    for things, phrases in _CLOSED_IN.values():
        for thing in map(plain, things.split()):
            table[thing] = (*table.get(thing, ()), *map(plain, phrases.split("|")))
    return table
