"""Signs on a page that a judge may weigh: each a name and the phrase or tag that was seen.

Words of trouble are only looked for on short pages: a page that is nothing but a challenge, a wall or an offer of
a domain has little else to say, and an article about such things has much. Phrases are plain lower-case strings;
they are looked up by one telling word of each, so that a page without any costs next to nothing.
"""

from functools import cache
from typing import Any, NamedTuple

# A page of trouble is short; an article is not.
SHORT = 250
BARE = 60
_MENU = 4  # links; a page with as many has a menu, and belongs to a site
_SOURCE_CAP = 200_000

# In the source of the page, tags and scripts included: names that only these products use.
_SOURCE: dict[str, tuple[str, ...]] = {
    "challenge": (
        "/cdn-cgi/challenge-platform", "_cf_chl_opt", "cf-chl-", "captcha-delivery.com", "px-captcha",
        "_incapsula_resource", "awswaf.com", "aws-waf-token", "ddos-guard", "sucuri_cloudproxy", "bm-verify",
        "/_sec/cp_challenge", "geo.captcha", "anubis_challenge", "/.within.website/", "x-amzn-waf", "gokuprops",
        "/__qrator/", "/.well-known/ddos-guard", "/.well-known/sgcaptcha", "sgchallenge", "wappass.baidu.com", "_pxappid",
        "perfdrive.com", "/_guard/", "challenges.cloudflare.com/turnstile/v0/api.js?onload", "vercel security checkpoint",
        "kpsdk", "/errors/validatecaptcha",
    ),
    # What a player of videos is told where there is none.
    "unplayable": ('"playabilitystatus":{"status":"error"',),
    # On many a form too; weighed only where there is hardly anything else.
    "captcha": ("hcaptcha.com/1/api.js", "recaptcha/api.js", "turnstile/v0/api.js", "friendlycaptcha"),
    "parking": (
        "sedoparking.com", "parkingcrew.net", "bodis.com", "afternic.com", "hugedomains.com", "parklogic.com",
        "domainmarket.com", "buydomains.com", "parking-lander", "dan.com/buy-domain", "sedo.com/search/details",
        "namecheap.com/domains/marketplace", "adsense/domains/caf.js", "dsparking", "d38psrni17bvxu",
        "above.com/marketplace", "href=\"/lander\"", "data-adblockkey", "window.park =", "parkingcrew.com",
        "sedo.com/services/parking", "afternic.com/forsale", "atom.com/name", "img1.wsimg.com/parking", "/parking.php",
        "cashparking", "mydomaincontact.com", "trafficjunky", "parked-content", "namebright.com", "spaceship.com/domain",
        "registrar-servers.com/parking",
    ),
}  # fmt: skip
# In the words a reader sees, of short pages only.
_SAID: dict[str, tuple[str, ...]] = {
    "challenge": (
        "checking your browser", "just a moment...", "just a moment…", "verify you are human", "verifying you are human",
        "verify that you are human", "are you a robot", "are you human", "are you a human", "you are not a robot",
        "you're not a robot", "i'm not a robot", "unusual traffic", "complete the security check", "complete the captcha",
        "enable cookies and reload", "pardon our interruption", "access to this page has been denied",
        "attention required",
        "ob sie ein mensch sind", "dass sie kein roboter sind", "vérifions que vous", "vérifiez que vous êtes humain",
        "êtes pas un robot", "ddos protection by", "request unsuccessful. incapsula", "security check to access",
        "bot detection", "no eres un robot", "que eres humano", "non sei un robot", "人机验证", "安全验证", "не робот",
        "solve this captcha", "solve the captcha", "enter the characters you see", "press & hold",
        "rate threshold exceeded", "undeclared automated tool", "you are a bot", "not a bot", "verifying your browser",
        "verify your browser", "to request unblock", "has been limited by the site owner", "requested url was rejected",
        "access denied - sucuri", "automated access", "automation tools to browse", "you are using automation",
        "solving a captcha", "verify that you are not a robot", "verifiez que vous n'êtes pas un robot", "您的访问被阻断",
        "访问过于频繁", "проверка браузера", "проверяем, что вы не робот", "подтвердите, что запросы", "ddos-guard",
        "checking if the site connection is secure", "needs to review the security of your connection",
        "enable js and disable any ad blocker", "activate and hold the button", "attack id:",
        "page you were trying to visit has been blocked", "contact the administrator for additional information",
        "you are a human", "you're a human", "you are human", "type the characters you see", "vous êtes un humain",
        "vous êtes humain", "sie kein roboter", "usted es un ser humano", "che sei umano", "que você é humano", "não é um robô",
        "geen robot bent", "dat u een mens bent", "nie jesteś robotem", "jesteś człowiekiem", "inte är en robot",
        "robot olmadığınızı", "nejste robot", "что вы человек", "人間であることを", "您是人类", "你是真人", "是真人", "사람인지 확인",
        "로봇이 아님", "로봇이 아닙니다",
        "automated queries", "requests too quickly", "automatisierter zugriff", "automatisierte zugriffe",
        "ip-adresse wurde gesperrt", "adresse ip a été bloquée", "비정상적인 접근", "접속이 차단", "ロボットではない",
        "自動化されたアクセス", "请求被拦截", "设置拦截", "you are now in line", "your estimated wait time", "no soy un robot",
        "in accordance with company policy", "a required part of this site couldn't load",
    ),
    "for-sale": (
        "domain is for sale", "domain name is for sale", "domain may be for sale", "domain name may be for sale",
        "domain is available for purchase", "domain is available for sale", "buy this domain", "this domain has expired",
        "domain has expired", "domain name has expired", "domain name expired", "this domain is parked", "domain parked",
        "is parked free", "make an offer for this domain",
        "make an offer on this domain", "inquire about this domain", "get this domain", "domain steht zum verkauf",
        "diese domain kaufen", "domain ist zu verkaufen", "domain kaufen", "domaine est à vendre", "domaine à vendre",
        "dominio está en venta", "dominio en venta", "dominio è in vendita", "dominio in vendita", "domein is te koop",
        "домен продается", "домен продаётся", "域名出售", "域名正在出售", "parked free, courtesy of",
        "sponsored listings",
        "renew this domain", "renew your domain", "this domain name was recently registered",
        "is for sale!", "interested in this domain",
        "purchase this domain", "this website is for sale", "related searches", "this domain is registered",
        "registered at namecheap", "has been registered with", "domain has been registered", "domain is reserved",
        "domain is registered", "domain for sale", "domain is parked", "get a price in less than",
        "is available for purchase", "sedo domain", "このドメインは、", "このドメインは", "お名前.com", "internetpräsenz",
        "domain wurde registriert", "domain ist registriert", "domain wurde gerade", "votre domaine a bien été",
        "ce domaine est", "ce nom de domaine", "este dominio", "domínio à venda", "questo dominio", "deze domeinnaam",
        "deze domein", "domena jest na sprzedaż", "domena na sprzedaż", "doména je na prodej", "doména na prodej",
        "doména je na predaj", "alan adı satılık", "домен припаркован", "домен зарегистрирован", "домен выставлен",
        "купить домен", "域名转让", "该域名", "此域名", "網域", "도메인은",
        "does not maintain any relationship with the advertisers", "hier entsteht", "domain isn't connected",
        "website expired", "this account has expired", "courtesy of spaceship", "可以转让",
        "connect it to your wix website", "ドメインの", "is registered with", "im kundenauftrag", "nom de domaine est", "may be for sale",
    ),
    "consent": (
        "before you continue", "we value your privacy", "accept all cookies", "accept cookies", "accept all and continue",
        "cookies zustimmen", "cookies akzeptieren", "alle akzeptieren", "ihre zustimmung", "accepter et continuer",
        "accepter les cookies", "tout accepter", "votre consentement", "aceptar las cookies",
        "aceptar cookies", "aceptar todo",
        "accetta i cookie", "accetta tutti", "cookies accepteren", "give your consent", "your consent", "privacy choices",
        "privacy settings", "we use cookies", "our partners use cookies", "cookie consent",
        "consent to cookies", "agree and continue", "store and/or access information on a device", "accept all",
        "reject all", "einverstanden", "mit ihrer zustimmung", "mit werbung und tracking", "pur-abo", "gebruikt cookies",
        "accetta e continua", "cookies are required", "did not accept our cookie", "cookies are disabled",
        "enable cookies", "accept cookies before", "przejdź do serwisu", "akceptuję", "souhlasím", "godta alle", "acceptera alla",
        "hyväksy", "принять все", "accept and continue", "jag godkänner", "accept additional cookies", "consent or pay",
        "contentpass", "over 18", "legal drinking age", "confirm your age", "accept the terms of use", "wyrażasz zgodę",
        "accept the terms", "accept the following terms", "agree to the terms", "agree to the following", "i agree", "i accept",
        "by clicking", "j'accepte", "ich stimme zu", "ich akzeptiere", "acepto", "accetto", "aceito", "ik ga akkoord", "zgadzam się",
        "я согласен", "принимаю условия", "同意する", "我同意", "suitable for adults", "i wish to continue", "adult content",
        "18 years of age", "eighteen years", "18 or older", "18+", "sensitive content", "mature content", "view anyway",
    ),
    "paywall": (
        "subscribe to continue", "subscribe to keep reading", "subscribe now to", "subscribe to read",
        "to continue reading",
        "subscribers only", "subscriber only", "for subscribers", "for our subscribers",
        "purchase access", "purchase this article", "purchase pdf",
        "buy this article", "buy article", "reached your limit", "free articles", "get access to this article",
        "access to the full article", "get full access", "already a subscriber", "réservé aux abonnés",
        "réservé à nos abonnés", "pour les abonnés",
        "nur für abonnenten", "jetzt abonnieren", "für abonnenten", "solo para suscriptores",
        "exclusivo para suscriptores",
        "riservato agli abbonati", "access options", "access through your institution", "rent or buy",
        "rent this article", "start your subscription",
        "a subscription is required", "subscription required", "subscribe to unlock", "choose your subscription",
        "unlock this article", "weiterlesen mit", "jetzt weiterlesen", "pour lire la suite", "la suite est réservée",
        "sigue leyendo", "hazte suscriptor", "contenido exclusivo para suscriptores", "abbonati per", "verder lezen",
        "lees verder met", "czytaj dalej", "members-only story",
        "para seguir leyendo", "suscríbete para", "sólo para suscriptores", "voor abonnees", "om verder te lezen",
        "uniquement aux abonnés", "réservée aux abonnés", "réservés aux abonnés", "abonnez-vous pour", "um weiterzulesen",
        "nur mit abo", "exklusiv für abonnenten", "continua a leggere", "per continuare a leggere", "exclusivo para assinantes",
        "continuar a ler", "continuar lendo", "för prenumeranter", "fortsätta läsa", "for abonnenter", "for abonnementer",
        "les videre med", "vain tilaajille", "jatka lukemista", "dla prenumeratorów", "dla subskrybentów", "aby czytać dalej",
        "pro předplatitele", "pokračovat ve čtení", "pre predplatiteľov", "csak előfizetőknek", "abonelere özel",
        "okumaya devam etmek", "только подписчикам", "только для подписчиков", "доступна подписчикам",
        "чтобы продолжить чтение", "лише передплатникам", "会員限定", "有料会員", "続きを読むには", "続きをお読み",
        "购买会员", "付费阅读", "订阅后", "付費會員", "구독자 전용", "유료회원", "للمشتركين فقط", "register to continue",
        "register for free to", "subscribe for full access", "subscriber-only", "exclusive to subscribers",
        "read the rest of this article", "continue reading with", "available to subscribers", "last free article",
        "get unlimited access", "article limit", "log in to read", "paid subscribers", "to read the full story",
        "unlimited digital access", "för våra prenumeranter", "forbeholdt abonnenter", "forbeholdt abonnementer", "tylko w prenumeracie",
        "pouze předplatitelům", "pouze pro předplatitele", "určen předplatitelům", "solo agli abbonati", "只供訂閱", "付费文章",
    ),
    "script-only": (
        "enable javascript", "turn on javascript", "requires javascript", "javascript is required",
        "javascript is disabled",
        "javascript to run this app", "javascript aktivieren", "javascript ist deaktiviert", "activer javascript",
        "habilitar javascript", "habilite javascript", "abilita javascript", "you need javascript",
        "javascript erforderlich", "please enable js", "enable js", "needs javascript", "javascript must be enabled",
        "このサイトはjavascript",
    ),
    "login": (
        "sign in to continue", "log in to continue", "login to continue", "sign in to view",
        "log in to view", "please sign in",
        "please log in", "please login", "you must be logged in", "you must log in", "you must sign in",
        "you need to log in", "bitte melden sie sich an",
        "bitte einloggen", "bitte anmelden", "connectez-vous", "veuillez vous connecter",
        "iniciar sesión", "inicia sesión", "institutional login",
        "accedi per continuare", "effettua il login", "войдите", "请登录", "members only", "you are not logged in",
        "requires you to log in", "login required", "request a copy", "item is restricted", "is restricted",
        "under embargo", "permission to view", "is private", "permission to access", "request access",
    ),
    "error": (
        "page not found", "page was not found", "page could not be found", "page cannot be found", "page can't be found",
        "couldn't find the page", "could not find the page", "couldn't find that page",
        "can't find the page", "can't find that page",
        "cannot find the page", "no longer available", "no longer exists",
        "does not exist", "doesn't exist", "error 404", "404 error", "404 not found", "nicht gefunden",
        "existiert nicht", "introuvable",
        "n'existe pas", "n'existe plus", "no encontrada", "no existe", "non trovata", "não encontrada",
        "niet gevonden", "не найдена", "не найден",
        "页面不存在", "找不到", "見つかりません", "page you requested", "page you are looking for",
        "page you were looking for", "been removed", "been deleted", "has been withdrawn", "no longer online",
        "nicht mehr verfügbar", "wurde nicht gefunden", "ei löydy", "ikke funnet", "ikke fundet", "hittades inte",
        "finns inte", "nenalezena", "nie znaleziono", "nie istnieje", "bulunamadı", "не существует", "не знайдено",
        "nem található", "δεν βρέθηκε", "nu a fost găsit", "tidak ditemukan", "không tìm thấy", "غير موجود", "یافت نشد",
        "已被发布者删除", "已被删除", "内容已下线", "走丢了", "公開を終了", "掲載期間が終了", "掲載を終了", "삭제되었거나", "삭제된 기사",
        "לא נמצא", "찾을 수 없습니다", "不存在", "ไม่พบ", "存在しません", "na het verplaatsen",

    ),
    # What is said of the very page that was asked for.
    "lost": (
        "page not found", "page was not found", "page could not be found", "page cannot be found", "page can't be found",
        "page isn't available", "page is not available", "page is no longer available", "page is unavailable",
        "page doesn't exist", "page does not exist", "page no longer exists", "page has been removed", "page may have been removed",
        "page you requested", "page you are looking for", "page you were looking for", "page you're looking for", "requested page",
        "find the page", "find that page", "article could not be found", "article was not found", "article is no longer available",
        "article not found", "story is no longer available", "document could not be found", "document was not found", "document not found",
        "file not found", "file was not found", "file could not be found", "item could not be found", "item not found", "record not found",
        "topic does not exist", "topic or post you requested", "no thread specified", "invalid thread", "темы не существует",
        "тема не существует", "запросили, не существует",
        "link you followed may be broken", "content isn't available", "content is no longer available", "content is not available",
        "seite wurde nicht gefunden", "seite konnte nicht gefunden", "seite nicht gefunden", "seite existiert nicht",
        "seite ist nicht mehr", "page est introuvable", "page n'existe", "page demandée", "page que vous cherchez",
        "page que vous recherchez", "article n'existe", "página no existe", "página que busca", "página no encontrada", "página solicitada",
        "artículo no existe", "pagina non trovata", "pagina richiesta", "pagina non esiste", "página não encontrada",
        "página não existe", "página que procura", "pagina niet gevonden", "pagina bestaat niet", "sidan hittades inte",
        "sidan kunde inte hittas", "siden ble ikke funnet", "siden blev ikke fundet", "siden finnes ikke", "sivua ei löy",
        "strona nie istnieje", "nie znaleziono strony", "stránka nebyla nalezena", "stránka neexistuje", "страница не найдена",
        "страница не существует", "сторінку не знайдено", "sayfa bulunamadı", "页面不存在", "页面未找到",
        "頁面不存在", "网页不存在", "文章不存在", "ページが見つかりません", "ページは見つかりません", "ページは存在しません",
        "페이지를 찾을 수 없",
    ),
    # What wikis say under the very title that was asked for, where nobody wrote anything.
    "unwritten": (
        "there is currently no text in this page", "this topic does not exist yet", "page does not exist yet",
        "this page does not exist", "does not have an article with this exact name", "you've followed a link to a topic that",
        "diese seite enthält momentan noch keinen text", "dieses thema existiert noch nicht", "actuellement pas de texte sur cette page",
        "cette page n'existe pas encore", "esta página no existe todavía", "en este momento no hay texto en esta página",
        "in questo momento la pagina richiesta è vuota", "deze pagina bevat geen tekst", "текст на данной странице отсутствует",
        "в настоящее время на этой странице нет текста", "ta strona jeszcze nie istnieje", "este tópico ainda não existe",
        "不存在与此名称完全一致", "本页面目前没有内容", "现在此页没有内容",
        "このページには現在記事がありません", "現在このページには内容がありません",
        "이 문서는 현재 비어 있습니다",
    ),
    # What a search says that has found nothing.
    "nothing-found": (
        "no results", "0 results", "did not match any", "no matches", "no records found", "nothing found",
        "nothing was found", "keine treffer", "keine ergebnisse", "aucun résultat", "sin resultados", "no se encontraron",
        "nessun risultato", "nenhum resultado", "geen resultaten", "inga träffar", "ingen treff", "ei tuloksia", "brak wyników",
        "ничего не найдено", "没有找到", "无结果", "該当する", "検索結果がありません", "검색 결과가 없습니다",
    ),
    # What hardly any page says that has something of its own to say: with one of these a bare page may be a wall in words that
    # nobody here has met, and is not held to be a lost page.
    "wall": (
        "your ip", "ip address", "ip-adresse", "adresse ip", "dirección ip", "endereço ip", "indirizzo ip", "ip-адрес", "ip地址",
        "ipアドレス", "firewall", "防火墙", "拦截", "captcha", "robot", "automated", "too quickly", "waiting room", "queue",
        "please wait", "your turn", "permission", "authorized", "authorised", "berechtig", "autorisé", "autorizado", "autorizzat",
        "администратор", "administrator", "administrador", "administrateur", "관리자", "管理员", "管理者", "blocked", "gesperrt",
        "bloqué", "bloquée", "bloqueado", "bloqueada", "bloccato", "geblokkeerd", "заблокирован", "ограничен", "차단", "制限", "拒否",
        "security", "sicherheit", "sécurité", "seguridad", "segurança", "sicurezza", "безопасност", "보안", "安全", "verify",
        "verifying", "verification", "checking", "überprüf", "vérif", "verificando", "проверк", "확인", "確認", "验证", "驗證",
        "continue to", "click to continue", "proceed to", "restricted", "embargo", "your account", "password", "credentials",
        "session", "sitzung", "sesión", "your browser", "ihr browser", "votre navigateur", "su navegador", "cookie", "cookies",
        "consent", "zustimm", "consentement", "consentimiento", "agree", "accept", "akzeptieren", "accepter", "aceptar",
        "accetta", "terms", "your country", "your region", "ihrem land", "votre pays", "su país", "tu país", "your age", "years old",
        "subscription", "abonnement", "abonnieren", "suscripción", "subscribers",
    ),
    # A host that serves other regions only.
    "region": (
        "not available in your region", "not available in your country", "unavailable in your region",
        "unavailable in your country", "unavailable in most european countries", "not available in the eu",
        "european economic area", "due to legal reasons", "for legal reasons", "in your location",
        "nicht in ihrem land", "in ihrem land nicht", "in deinem land nicht", "no seu país", "em seu país",
        "w twoim kraju", "i ditt land", "i dit land", "nel tuo paese", "所在的国家", "所在的地区", "所在地区", "お住まいの地域",
        "お住まいの国", "해당 국가에서", "dans votre pays", "dans votre région", "en tu país", "en su país", "в вашем регионе",
        "в вашей стране", "доступ с вашего ip",
    ),
    # A server that fails, or is being mended, and says so with an answer of 200.
    "failing": (
        "establishing a database connection", "fatal error:", "stack trace:", "error in your sql syntax", "uncaught error",
        "uncaught exception", "mysql_connect", "parse error:", "service unavailable", "internal server error", "bad gateway",
        "scheduled maintenance", "under maintenance", "undergoing maintenance", "be back soon", "be back shortly",
        "down for maintenance", "try again later", "wartungsarbeiten", "wartung", "en maintenance", "de retour",
        "en mantenimiento", "in manutenzione", "em manutenção", "технические работы", "维护", "メンテナンス",
        "error has occurred", "error occurred", "something went wrong", "technical difficulties",
        "experienced an unexpected error", "while processing request", "critical error on this website", "while publishing this resource",
    ),
    "gambling": (
        "online casino", "slot gacor", "judi online", "togel", "sports betting", "poker online",
        "online poker", "sportwetten",
        "free spins", "bandar bola", "situs slot", "slot online", "казино", "casino bonus", "赌场", "maxwin",
        "bonus new member", "deneme bonusu", "canlı bahis", "bahis siteleri", "casino siteleri", "no deposit bonus",
        "casino bonuses", "best online casino", "nhà cái", "казино онлайн", "онлайн казино", "娱乐城", "博彩",
        "cialis sin receta", "viagra sin receta", "comprar cialis", "comprar viagra", "porn videos",
        "xxx movies", "xxx videos", "istanbul escort", "kasyno online", "casino en ligne", "cassino online", "casas de apostas",
        "apostas esportivas", "casino en línea", "darmowe spiny", "tiradas gratis", "freispiele",
        "bonus sans dépôt", "bonus ohne einzahlung", "nettikasino", "bandar togel", "1xbet", "vavada", "игровые автоматы",
        "スーパーコピー", "オンラインカジノ", "토토사이트", "카지노사이트", "바카라", "먹튀", "新葡京", "彩票", "百家乐", "体育投注",
        "สล็อต", "คาสิโน", "บาคาร่า", "payday loans",
        "agen judi", "agen slot", "situs judi", "situs togel", "toto macau", "link alternatif", "casa de apostas",
        "buy viagra", "buy cialis", "viagra online", "cialis online", "escort bayan", "nha cai",
    ),
}  # fmt: skip
_SEARCHES = 'input[type="search"], input[name="q"], input[name="s"], input[name*="search"], input[name*="query"]'
# Where the programs of a page put what they make: empty, or with what a server made for them beforehand.
_ROOTS = "#root, #app, app-root, #__next, #__nuxt, #___gatsby, #main-app"


class _Index(NamedTuple):
    """The phrases by one telling word of each, and those in scripts that do not part words."""

    by_word: dict[str, tuple[tuple[str, str], ...]]
    unparted: tuple[tuple[str, str], ...]


def marks_of(tree: Any, source: str) -> dict[str, str]:
    """The signs that stand in the tags of a page."""
    found: dict[str, str] = {}
    if "password" in source and tree.css_first('input[type="password"]') is not None:
        found["password-field"] = "password field"
    if "SAMLRequest" in source and tree.css_first('input[name="SAMLRequest"]') is not None:
        found["sign-on"] = "SAMLRequest"
    if "<noscript" in source:
        for noscript in tree.css("noscript"):
            said = (noscript.text() or "").lower()
            if any(phrase in said for phrase in _SAID["script-only"]):
                found["script-only"] = "needs JavaScript"
    if "<script" in source and (root := tree.css_first(_ROOTS)) is not None:
        if root.child is None:
            found.setdefault("script-only", "empty application root")
        else:
            found["app"] = "application root"
    return found


def marks_of_a_bare_page(tree: Any, source: str) -> dict[str, str]:
    """What else tells a page with hardly any words from another: scripts that may fill it, a form, a menu."""
    found: dict[str, str] = {}
    if "<script" in source or "<SCRIPT" in source:
        found["scripts"] = "scripts"
    asks = any((form.attrs.get("method") or "").lower() == "post" for form in tree.tags("form"))
    if asks or any(_is_beside_a_search(button) for button in tree.tags("button")):
        found["form"] = "a form"
    if len(tree.tags("a")) >= _MENU:
        found["links"] = "links"
    return found


def _is_beside_a_search(button: Any) -> bool:
    """Whether a button is none of a search of the site, which stands on many a page."""
    form = button.parent
    while form is not None and form.tag != "form":
        form = form.parent
    if form is None:
        return True
    return form.css_first(_SEARCHES) is None


def said_in(headline: str, words: list[str], source: str, count: int) -> dict[str, str]:
    """The signs that a headline, a short text of so many words and its source give."""
    found: dict[str, str] = {}
    if count > SHORT:
        lowered = headline.lower()
        casino = next((phrase for phrase in _SAID["gambling"] if phrase in lowered), None)
        return {"gambling": casino} if casino else found
    lowered = source[:_SOURCE_CAP].lower()
    if "href" in lowered or "<script" in lowered or "<iframe" in lowered or "<frame" in lowered:
        for name, needles in _SOURCE.items():
            for needle in needles:
                if needle in lowered:
                    found[name] = needle
                    break
    if not any(map(_TELLING.__getitem__, {*headline.split(), *words})):
        return found
    index = _index()
    said = f"{headline} {' '.join(words)}".lower().replace("’", "'")
    telling = index.by_word.keys() & set(said.translate(_APART).split())
    for word in sorted(telling):  # the same phrase of two each time
        for name, phrase in index.by_word[word]:
            if name not in found and phrase in said:
                found[name] = phrase
    if not said.isascii():
        for name, phrase in index.unparted:
            if name not in found and phrase in said:
                found[name] = phrase
    if count > BARE:
        found.pop("wall", None)
    return dict(sorted(found.items()))


_APART = str.maketrans(dict.fromkeys(".,;:!?…()[]«»“”\"'|&-", " "))


class _Telling(dict[str, bool]):
    """For each word met, whether a phrase may be near; forgotten all at once before there are too many."""

    def __missing__(self, word: str) -> bool:
        if len(self) >= 1 << 15:
            self.clear()
        known = _index().by_word
        parts = word.lower().translate(_APART).split()
        self[word] = near = not word.isascii() or any(part in known for part in parts)
        return near


_TELLING = _Telling()


@cache
def _index() -> _Index:
    """Phrases are found by the longest of their words: most pages have none of these, and are done with."""
    by_word: dict[str, list[tuple[str, str]]] = {}
    unparted = []
    for name, phrases in _SAID.items():
        for phrase in phrases:
            if " " not in phrase and not phrase.isascii():
                unparted.append((name, phrase))
                continue
            telling = max(phrase.translate(_APART).split(), key=len)
            by_word.setdefault(telling, []).append((name, phrase))
    return _Index({word: tuple(held) for word, held in by_word.items()}, tuple(unparted))
