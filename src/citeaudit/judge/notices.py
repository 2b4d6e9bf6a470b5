"""What pages say that stand in the place of the cited one, language by language: gone, failing, not set up, choose.

Each language names the thing (page, article, file) and what is said of it (not found, removed); a piece of a title
that has both and little else is a notice. All phrases are compared as `plain` leaves them.
"""

from collections.abc import Iterator
from functools import cache

from citeaudit.judge.fillers import is_idle
from citeaudit.judge.likeness import plain

_MOST_WORDS = 12
# The thing | what is said of it, by stems where a language inflects.
_GONE_IN = {
    "de": (
        "seite objekt datei dokument inhalt artikel beitrag meldung eintrag url video sendung datensatz",
        "nicht gefunden|nicht finden|nicht auffindbar|existiert nicht|nicht existiert|nicht mehr|nicht verfügbar|"
        "nicht vorhanden|nicht erreichbar|wurde gelöscht|wurde entfernt|gelöscht worden|entfernt worden|gibt es nicht",
    ),
    "fr": (
        "page document article contenu ressource fichier vidéo émission notice annonce",
        "introuvable|non trouvé|non trouvée|n'existe|n'a pas été trouvé|n'a pas pu être trouvé|inexistant|"
        "n'est plus disponible|n'est pas disponible|a été supprimé|a disparu|nous ne trouvons pas",
    ),
    "es": (
        "página documento artículo contenido archivo recurso noticia nota publicación entrada vídeo video registro",
        "no encontrad|no existe|no se encuentra|no se ha encontrado|no se encontró|no ha sido encontrad|"
        "no fue encontrad|no está disponible|no disponible|ya no existe|no hemos encontrado|no podemos encontrar|"
        "ya no está|ha sido eliminad|fue eliminad|ha sido retirad|fue retirad|ha sido borrad",
    ),
    "ca": ("pàgina document article", "no s'ha trobat|no trobad|no existeix|no està disponible"),
    "gl": ("páxina documento", "non atopada|non existe|non se atopou"),
    "eu": ("orria orrialdea", "ez da aurkitu|ez da existitzen|ez dago"),
    "it": (
        "pagina risorsa documento articolo contenuto file notizia video",
        "stato rimosso|stata rimossa|stato eliminato|stata eliminata|stato cancellato|stata cancellata|non trovat|non esiste|"
        "non è stat|non disponibile|inesistente|non è disponibile|non è più",
    ),
    "pt": (
        "página documento artigo conteúdo ficheiro arquivo notícia matéria publicação vídeo registro",
        "foi removid|foi excluíd|foi apagad|foi eliminad|não encontrad|não existe|não foi encontrad|não está disponível|"
        "não disponível|inexistente|não foi possível encontrar",
    ),
    "ro": ("pagina pagină documentul", "a fost ștears|a fost eliminat|nu a fost găsit|nu există|negăsit|nu mai există|nu este disponibil"),
    "nl": (
        "pagina document artikel bestand video bericht",
        "is verwijderd|werd verwijderd|werden verwijderd|niet gevonden|bestaat niet|niet beschikbaar|niet bestaat|niet meer|niet vinden",
    ),
    "sv": (
        "sidan sida dokumentet artikeln inlägget",
        "har tagits bort|är borttagen|är borttaget|har raderats|hittades inte|"
        "kunde inte hittas|finns inte|hittar inte|saknas|inte hittas",
    ),
    "da": (
        "siden side dokumentet artiklen",
        "er fjernet|er slettet|blevet fjernet|blevet slettet|ikke fundet|findes ikke|"
        "kunne ikke findes|finder ikke|eksisterer ikke",
    ),
    "no": (
        "siden side sida dokumentet artikkelen",
        "er fjernet|er slettet|blitt fjernet|blitt slettet|ikke funnet|finnes ikke|"
        "finner ikke|eksisterer ikke|ikkje funnen",
    ),
    "is": ("síða síðan", "fannst ekki|er ekki til|finnst ekki"),
    "fi": ("sivua sivu sivun artikkelia artikkeli", "on poistettu|on poistunut|ei löydy|ei löytynyt|ei ole olemassa|ei ole saatavilla"),
    "et": ("lehekülge lehte leht lehekülg", "ei leitud|ei leia|ei eksisteeri|puudub"),
    "lv": ("lapa lapu", "nav atrasta|netika atrasta|neeksistē|nav pieejama"),
    "lt": ("puslapis puslapio", "nerastas|neegzistuoja|nerasta|nėra"),
    "pl": (
        "strona strony stronę artykuł dokument",
        "nie znaleziono|nie istnieje|nie znaleziona|nie została|nieznaleziona|nie odnaleziono|nie możemy znaleźć|niedostępna|"
        "została usunięt|został usunięt",
    ),
    "cs": (
        "stránka stránku stránky dokument článek",
        "byla odstraněn|byl odstraněn|byla smazán|byl smazán|nenalezen|nebyla nalezen|nebyl nalezen|neexistuje|nelze nalézt|nenašli",
    ),
    "sk": ("stránka stránku dokument", "nenájden|nebola nájden|neexistuje|sa nenašla"),
    "sl": ("stran strani", "ne obstaja|ni najdena|ni bila najdena|ni mogoče najti"),
    "hr": ("stranica stranicu strana страница страну страница", "nije pronađen|ne postoji|nije nađen|није пронађен|не постоји"),
    "hu": (
        "oldal oldalt lap tartalom cikk cikket",
        "törölték|eltávolították|törlésre került|nem található|nem létezik|nem találjuk|"
        "nem elérhető",
    ),
    "tr": ("sayfa sayfayı içerik", "bulunamadı|bulunamıyor|mevcut değil|bulamadık|kaldırıl"),
    "sq": ("faqja", "nuk u gjet|nuk ekziston"),
    "el": ("σελίδα αρχείο άρθρο", "έχει αφαιρεθεί|έχει διαγραφεί|διαγράφηκε|δεν βρέθηκε|δε βρέθηκε|δεν υπάρχει|δεν είναι διαθέσιμ"),
    "ru": (
        "страница страницы страницу документ материал статья файл",
        "не найден|не существует|удален|отсутствует|не обнаружен|недоступна|не может быть найден",
    ),
    "uk": ("сторінка сторінку сторінки", "не знайден|не існує|відсутня|не знайдено|видален"),
    "be": ("старонка старонку", "не знойдзен|не існуе"),
    "bg": ("страница страницата", "не е намерен|не съществува|не беше намерен|ненамерена"),
    "id": ("halaman laman konten artikel", "tidak ditemukan|tidak tersedia|tidak ada|tidak dijumpai|tidak wujud"),
    "vi": ("trang", "không tìm thấy|không tồn tại"),
    "sw": ("ukurasa", "haukupatikana|haupatikani"),
    "ar": ("الصفحة صفحة المحتوى", "غير موجود|لم يتم العثور|غير متوفر|غير متاح|لا توجد|لم نعثر|لا يمكن العثور"),
    "fa": ("صفحه", "یافت نشد|پیدا نشد|وجود ندارد"),
    "ur": ("صفحہ", "نہیں ملا|موجود نہیں"),
    "he": ("הדף דף העמוד עמוד", "לא נמצא|אינו קיים|לא קיים|אינה קיימת"),
    "ka": ("გვერდი", "ვერ მოიძებნა|არ არსებობს"),
    "cy": ("tudalen dudalen", "heb ganfod|ddim yn bodoli|methu dod o hyd|heb ei chanfod|heb ei ganfod|ddim ar gael"),
    "ga": ("leathanach", "ní bhfuarthas|gan aimsiú|ní ann|níl an"),
    "gd": ("duilleag", "cha deach|chan eil"),
    "af": ("bladsy", "nie gevind|bestaan nie|nie beskikbaar"),
    "mk": ("страница страницата", "не е пронајден|не постои|не беше пронајден"),
    "kk": ("бет парақша", "табылмады|жоқ"),
    "mn": ("хуудас", "олдсонгүй|байхгүй"),
    "uz": ("sahifa", "topilmadi|mavjud emas"),
    "az": ("səhifə", "tapılmadı|mövcud deyil"),
    "tl": ("pahina", "hindi natagpuan|hindi mahanap|hindi matagpuan|wala na"),
    "eo": ("paĝo", "ne trovita|ne ekzistas"),
    "hy": ("էջը", "չի գտնվել|գոյություն չունի"),
}  # fmt: skip
# Scripts that part no words, and phrases that are notices by themselves.
_GONE_UNPARTED = (
    "页面不存在|页面未找到|页面找不到|页面无法找到|找不到页面|找不到网页|找不到该页|找不到您|您要访问的页面|页面已删除|内容不存在|文章不存在|内容已被删除|"
    "未找到页面|该页无法显示|已被发布者删除|文章已被删除|已被作者删除|内容已下线|页面走丢了|内容已失效|"
    "公開を終了しました|掲載期間が終了|掲載を終了|掲載は終了|삭제되었거나 존재하지|삭제된 기사|존재하지 않는 기사|"
    "無法找到|頁面不存在|找不到網頁|找不到頁面|找不到此頁|查無此頁|網頁不存在|ページが見つかりません|ページは見つかりません|"
    "ページは存在しません|ページが存在しません|お探しのページは|ページは削除|ページがありません|記事は存在しません|ページを表示できません|"
    "페이지를 찾을 수 없|존재하지 않는 페이지|페이지가 존재하지|없는 페이지|ไม่พบหน้า|ไม่พบเพจ|หน้าที่คุณต้องการ|"
    "រកមិនឃើញ|पृष्ठ नहीं मिला|पेज नहीं मिला|पृष्ठ उपलब्ध नहीं|"
    "পৃষ্ঠা পাওয়া যায়নি|পাতা পাওয়া যায়নি|"
    "पृष्ठ फेला परेन|पृष्ठ सापडले नाही|પૃષ્ઠ મળ્યું નથી|ਪੰਨਾ ਨਹੀਂ ਮਿਲਿਆ|ಪುಟ ಕಂಡುಬಂದಿಲ್ಲ|പേജ് കണ്ടെത്തിയില്ല|പേജ് കണ്ടെത്താനായില്ല|"
    "පිටුව හමු නොවීය|"
    "ບໍ່ພົບໜ້າ|စာမျက်နှာ မတွေ့ပါ|စာမျက်နှာကို ရှာမတွေ့ပါ|ገጹ አልተገኘም|"
    "পৃষ্ঠাটি পাওয়া যায়নি|பக்கம் கிடைக்கவில்லை|పేజీ కనుగొనబడలేదు"
).split("|")
# What stands beside such a phrase where a title is about it.
_ASKED_UNPARTED = (
    "如何|怎么|怎样|怎麼|怎樣|为什么|為什麼|为何|為何|什么|什麼|原因|解决|解決|方法|研究|问题|問題|不存在时|不存在時|找不到时|的时候|的時候|なぜ|理由|対処|"
    "とは|とき|場合|이유|원인|문제|해결|방법|วิธี|ทำไม|สาเหตุ"
).split("|")
# A server that speaks of its own failing, with an answer of 200.
_FAILING = (
    "500 internal server error|internal server error|500 server error|http error 500|502 bad gateway|bad gateway|503 service unavailable|"
    "503 service temporarily unavailable|service temporarily unavailable|service unavailable|504 gateway time out|"
    "504 gateway timeout|gateway timeout|gateway time out|database error|error establishing a database connection|"
    "runtime error|server error in application|application error|an error occurred|an error has occurred|"
    "an unexpected error occurred|"
    "an unexpected error has occurred|something went wrong|oops something went wrong|unexpected error|"
    "technical difficulties|temporarily unavailable|site temporarily unavailable|we are experiencing technical difficulties|"
    "error occurred while processing request|the web site you are accessing has experienced an unexpected error|"
    "wordpress error|site error|server error|site offline|site is offline|site temporarily offline|ein fehler ist aufgetreten|"
    "es ist ein fehler aufgetreten|une erreur est survenue|une erreur s'est produite|ha ocurrido un error|se ha producido un error|"
    "si è verificato un errore|ocorreu um erro|er is een fout opgetreden|wystąpił błąd|произошла ошибка|ошибка сервера|"
    "系统错误|服务器错误|エラーが発生しました"
)
_MAINTENANCE = (
    "maintenance|maintenance mode|under maintenance|site under maintenance|website under maintenance|site maintenance|"
    "down for maintenance|site down for maintenance|closed for maintenance|scheduled maintenance|system maintenance|"
    "site is undergoing maintenance|offline for maintenance|planned maintenance|we'll be back soon|we will be back soon|"
    "we'll be right back|be right back|back soon|briefly unavailable for scheduled maintenance|"
    "wartung|wartungsarbeiten|wartungsmodus|wir sind gleich zurück|wir sind bald zurück|en maintenance|site en maintenance|"
    "maintenance en cours|site en cours de maintenance|en mantenimiento|sitio en mantenimiento|in manutenzione|sito in manutenzione|"
    "em manutenção|site em manutenção|onderhoud|in onderhoud|website in onderhoud|przerwa techniczna|technické práce|"
    "технические работы|ведутся технические работы|сайт на техническом обслуживании|"
    "网站维护中|系统维护|メンテナンス中|ただいまメンテナンス中です|"
    "bakım çalışması|bakım modu|점검 중"
)
# A web server, a host of sites or a kit of programs speaks where a site should.
_UNSET = (
    "welcome to nginx|test page for the nginx http server on|apache2 ubuntu default page it works|apache2 debian default page it works|"
    "apache2 default page it works|it works|test page for the apache http server|apache http server test page|"
    "http server test page powered by centos|iis windows server|iis windows|iis7|internet information services|"
    "web server's default page|default parallels plesk page|default plesk page|default web site page|default page|"
    "account suspended|this account has been suspended|hosting account suspended|website suspended|site suspended|"
    "site not found|there isn't a github pages site here|no such app|site not published|site not configured|"
    "future home of something quite cool|website coming soon|coming soon|under construction|site under construction|"
    "website under construction|hier entsteht eine neue internetpräsenz|hier entsteht eine neue website|"
    "diese website ist in kürze verfügbar|site en construction|sitio en construcción|sito in costruzione|"
    "em construção|strona w budowie|сайт в разработке|网站建设中|no site configured at this address|welcome to caddy|"
    "website expired|looks like this domain isn't connected to a website yet|this domain isn't connected to a website yet|"
    "this domain is not connected to a website|domain not claimed|unclaimed domain|diese domain wurde soeben freigeschaltet|"
    "сайт приостановлен|аккаунт заблокирован|работа сайта приостановлена|site suspendu|sitio suspendido|cuenta suspendida|sito sospeso|"
    "网站已暂停|网站暂停|站点已暂停|没有找到站点|该站点已被管理员停止运行|"
    "congratulations your website is up and running|default webpage|welcome to openresty|welcome to centos|"
    "sorry this shop is currently unavailable|this site is no longer available|blog not found|site is no longer available|"
    "the site you were looking for couldn't be found|blog has been removed|sorry the blog you were looking for does not exist"
)
_CHOICE = (
    "session expired|session timed out|session timeout|your session has expired|your session has timed out|sitzung abgelaufen|"
    "session expirée|votre session a expiré|sesión expirada|su sesión ha expirado|sessione scaduta|сессия истекла|会话已过期|"
    "unsupported browser|browser not supported|your browser is not supported|your browser is out of date|outdated browser|"
    "please upgrade your browser|update your browser|veralteter browser|navigateur non supporté|navigateur obsolète|"
    "language selection|select language|select your language|choose language|choose your language|choose a language|"
    "language|please select your language|please choose your language|sprachauswahl|sprache wählen|choix de la langue|"
    "choisissez votre langue|"
    "sélection de la langue|choisir la langue|selección de idioma|seleccione su idioma|elija su idioma|scegli la lingua|"
    "selezione della lingua|taalkeuze|kies uw taal|språkval|select your country|choose your country|select your region|"
    "select country|choose your region|select your location|choose your location|select a region|"
    "select your country region|wählen sie ihr land|choisissez votre pays|选择语言|言語を選択"
)


def says_gone(piece: str) -> bool:
    """Whether a plain piece of a title says in any of these languages that the page is not there."""
    return _says_gone_unparted(piece) or any(_phrases_in(piece))


def says_only_gone(piece: str) -> bool:
    """Whether a plain piece of a title says that the page is not there, and nothing else."""
    return _says_gone_unparted(piece) or any(
        _is_all(piece, phrase) for phrase in _phrases_in(piece)
    )


def _phrases_in(piece: str) -> Iterator[str]:
    """What a piece with few words says of a thing that it names, in the language that calls the thing so."""
    if len(piece.split()) <= _MOST_WORDS:
        yield from _said_of_things(piece)


def _said_of_things(text: str) -> Iterator[str]:
    by_thing = _languages()
    languages = {language for word in text.split() for language in by_thing.get(word, ())}
    return (phrase for language in languages for phrase in _said_in(language) if phrase in text)


def _is_all(piece: str, phrase: str) -> bool:
    at = piece.index(phrase)
    _, _, after = piece[at + len(phrase) :].partition(" ")  # a phrase may be the stem of a word
    return is_idle(piece[:at].split(), after.split(), _things())


def _says_gone_unparted(piece: str) -> bool:
    return not piece.isascii() and any(map(_is_gone_unparted, [*piece.split(), piece]))


def _is_gone_unparted(clause: str) -> bool:
    """Whether a clause in a script that parts no words says so, and asks nothing about it."""
    if not any(phrase in clause for phrase in _unparted()):
        return False
    return not any(phrase in clause for phrase in _asked_unparted())


def may_say_gone(title: str) -> bool:
    """Whether some piece of a plain title could say so: quick, and never wrong when it says no."""
    return any(_said_of_things(title))


@cache
def telling_words() -> frozenset[str]:
    """The longest word of every piece that a server says: without one of these a title holds none of them."""
    phrases = "|".join((_FAILING, _MAINTENANCE, _UNSET, _CHOICE)).split("|")
    return frozenset(max(plain(phrase).split(), key=len) for phrase in phrases if plain(phrase))


def plain_words() -> frozenset[str]:
    """The words of which one is in every notice in plain letters."""
    return frozenset(word for word in _languages() if word.isascii())


def says_failing(piece: str) -> bool:
    """Whether a plain piece is all that a failing server, or one under repair, says."""
    return piece in _pieces_of(_FAILING) or says_maintenance(piece)


def says_maintenance(piece: str) -> bool:
    """Whether a plain piece says that a site is being mended."""
    return piece in _pieces_of(_MAINTENANCE)


def says_unset(piece: str) -> bool:
    """Whether a plain piece is what a server says by itself where no site is set up."""
    return piece in _pieces_of(_UNSET)


def says_choice(piece: str) -> bool:
    """Whether a plain piece asks for a language, a country, another browser or a new session."""
    return piece in _pieces_of(_CHOICE)


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """The languages that call the thing so, by its plain name."""
    table: dict[str, tuple[str, ...]] = {}
    for language, (things, _) in _GONE_IN.items():
        for thing in map(plain, things.split()):
            table[thing] = (*table.get(thing, ()), language)
    return table


@cache
def _things() -> frozenset[str]:
    return frozenset(_languages())


@cache
def _said_in(language: str) -> tuple[str, ...]:
    return tuple(plain(phrase) for phrase in _GONE_IN[language][1].split("|"))


@cache
def _asked_unparted() -> tuple[str, ...]:
    return tuple(plain(phrase) for phrase in _ASKED_UNPARTED)


@cache
def _unparted() -> tuple[str, ...]:
    return tuple(plain(phrase) for phrase in _GONE_UNPARTED)


@cache
def _pieces_of(phrases: str) -> frozenset[str]:
    return frozenset(plain(phrase) for phrase in phrases.split("|"))
