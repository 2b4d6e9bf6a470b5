"""How titles of trouble read: errors, logins, consent, offers, challenges, sales, each as one pattern.

Patterns are matched against `plain` pieces of a title: lower case, no accents, no punctuation, one blank between words.
"""

import re
from functools import cached_property

from citeaudit.judge import notices
from citeaudit.judge.likeness import plain


class Pattern:
    """A pattern that is put together when it is first asked: all together take 90 ms, and most runs need few."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    @cached_property
    def _made(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """See `re`."""
        return self._made.fullmatch(text)

    def match(self, text: str) -> re.Match[str] | None:
        """See `re`."""
        return self._made.match(text)

    def search(self, text: str) -> re.Match[str] | None:
        """See `re`."""
        return self._made.search(text)

    def findall(self, text: str) -> list[str]:
        """See `re`; the patterns have no groups."""
        return self._made.findall(text)


def _any_of(*patterns: str) -> str:
    return "(?:" + "|".join(patterns) + ")"


_FILLER = (
    r"(?:(?:oops|ooops|whoops|sorry|uh oh|oh no|hmm+|ouch|yikes|we ?(?:re| are) sorry|houston|hoppla|ups|entschuldigung|desole"
    r"|lo sentimos|error|erreur|fehler|errore|erro|fout|fel|fejl|feil|chyba|blad|virhe|hata|hiba|eroare|greska|loi|ошибка|помилка"
    r"|σφαλμα|错误|https? (?:error|status)|code|404)(?: |$))*"
)
# What is cried out in trouble, language by language.
_APOLOGIES = "(?:o+ps|hmm+|{})".format(
    "|".join(
        plain(cry)
        for cry in (
            "whoops|sorry|uh oh|oh no|ouch|yikes|our bad|houston|hoppla|ups|entschuldigung|désolé|oups|lo sentimos|error|erreur|fehler|"
            "errore|erro|fout|fel|fejl|feil|villa|chyba|błąd|virhe|viga|klaida|kļūda|hata|hiba|eroare|greška|napaka|gabim|gwall|earráid|errorea|lỗi|kesalahan|galat|"
            "ralat|hitilafu|ошибка|помилка|грешка|памылка|қате|алдаа|σφάλμα|错误|錯誤|出错了|提示信息|系統訊息|エラー|오류|خطا|خطای|خرابی|שגיאה|त्रुटि|ত্রুটি|பிழை|"
            "ผิดพลาด|ข้อผิดพลาด|შეცდომა|սխալ"
        ).split("|")
    )
)
_THING = (
    r"(?:(?:the|this|that|your|requested|web) )*"
    r"(?:page|file|document|article|content|resource|url|object|site|link|story|item|user|account|topic|thread|entry|post|profile"
    r"|event|product|e ?print|paper|report|blog|member|group|video|publication|book|course|form|quiz|survey|podcast|episode|image|photo"
    r"|answer|question|comment|tweet|playlist|channel|repository|folder|collection|board|pin|listing|recording|thesis|dataset|track|song"
    r"|presentation)? ?"
    r"(?:(?:that )?(?:you )?(?:(?:have |ve )?requested|(?:are|were|re) (?:looking for|trying to \w+|after)|tried to \w+"
    r"|(?:have )?asked for) )?"
    r"(?:(?:in|on|at) (?:this|our|the) (?:\w+ ){1,2})?"
)
_ERRORS = (
    r"(?:4 ?0 ?4|410)(?: (?:error|not found|page|gone|page not found|file not found|nicht gefunden"
    r"|file or directory not found|seite nicht gefunden|non trouvee?|introuvable|no encontrad[ao]"
    r"|non trovat[ao]|nao encontrad[ao]|niet gevonden|не наидена|страница не наидена))*",
    _THING + r"(?:is |was |could |can |has )?(?:(?:cannot|not|couldn t|can t) be found|not found"
    r"|wasn t found|isn t here|no longer (?:available|exists|here)|does not exist|doesn t exist"
    r"|(?:currently )?unavailable|missing|not available|isn t available|(?:does not|doesn t) (?:seem|appear) to (?:exist|be here)"
    r"|no longer (?:with us|published|online)|gone"
    r"|(?:(?:may|might) have |has |have )?(?:been )?(?:moved|removed|renamed|deleted|archived)(?: or .{0,40})?)",
    r"cannot (?:get|post) .{0,60}",
    r"нет такои страницы|такои страницы (?:нет|не существует)|(?:la )?pagina .{0,20}no ha podido ser localizada",
    r"(?:уп+с .{0,20})?страница .{0,30}(?:не наидена|не существует)",
    r"(?:we )?(?:can ?t|cannot|couldn ?t|could not|can not) (?:seem to )?find (?:that|the|this|your"
    r"|what)(?: \w+){0,7}",
    r"nothing (?:was )?found(?: here)?",
    r"https? web server couldn t find .{0,30}",
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
    r"(?:whoops |oops )?(?:looks|it looks|seems|it seems) like (?:something|this page|the page|that page|you).{0,40}"
    r"(?:missing|wrong|gone|lost|not exist|moved)",
    r"(?:this|the|that|your|requested) (?:\w+ ){0,3}(?:has been|was|is) (?:removed|deleted|withdrawn|unpublished"
    r"|no longer available"
    r"|no longer online|taken down)",
    r"(?:this|the|that|your|requested) (?:\w+ ){0,2}(?:page|paper|article|document|item|file|content|video|post|story|record|book|report"
    r"|preprint|entry|photo|account) (?:has been|was|is) (?:removed|deleted|withdrawn|unpublished|taken down|retired)"
    r"(?: (?:from|at|by|due to|because|following|as|and|or|per|on|in) .{1,80})?",
    r"invalid (?:identifier|id|url|page|request|address|link|article|record|document)(?: \w+)?",
    r"(?:the )?(?:identifier|handle|doi|id|record|item|article|document|video|product) (?:\w+ ){0,4}"
    r"(?:is invalid|not found|unavailable|does not exist|could not be found|cannot be found|no longer available|removed|deleted)",
    r"(?:page|item|video|content|article|record|document|listing) (?:is )?(?:unavailable|removed|deleted|expired|withdrawn"
    r"|missing)",
    r"no (?:records?|results?|items?|pages?|articles?|documents?)(?: were| was)?(?: found)?(?: for .{1,40})?",
    r"your search (?:returned no|did not return any|had no) results?",
    r"the (?:resource|requested resource|page) cannot be (?:found|displayed)",
    r"(?:https? )?status 404(?: \w+){0,3}",
    r"you(?: have|ve)? (?:found|reached) a (?:page|dead end|broken link).{0,30}",
    r"dead link|broken link|page (?:does|did) ?n[o ]t exist|there s nothing here|that s a 404",
    r"페이지를 찾을 수 없습니다",
)
ERROR = Pattern(
    _FILLER
    + _any_of(*_ERRORS)
    + r"(?: (?:error|here|any ?more|werden|sorry|1|404|on this (?:server|site)))*"
)
APOLOGY = Pattern(rf"{_APOLOGIES}(?: {_APOLOGIES})*")
# One of these is in every notice that is written in plain letters.
DENYING_WORDS = frozenset(
    "404 4 410 not cannot can cant couldn could doesn isn wasn no non nothing gone missing unavailable removed deleted moved "
    "withdrawn expired invalid longer dead broken lost looks seems reached found introuvable nicht inexistante error taken "
    "does did renamed there 0 online bulunamadi archived didn didnot doesnot exist exists unpublished nenalezena znaleziona "
    "istnieje nie ikke inte finns fundet localizada podido isnt couldnt doesnt wasnt didnt".split()
)
ERROR_WORDS = notices.plain_words() | DENYING_WORDS
NAMES_THING = Pattern(
    r"\b(?:web ?)?(?:page|file|document|article|content|resource|url|object|item|video|id|identifier|record|4 ?0 ?4|410|https?|user|account"
    r"|topic|thread|entry|post|profile|event|product|e ?print|story|blog|paper|report|publication|book|member|group|handle|doi|link|listing"
    r"|episode|form|folder|repository|channel|tweet|question|dataset|collection|image|photo|track|song|presentation)\b"
)
DENIES = Pattern(
    r"\bnot\b|cannot|\bcan ?t\b|couldn t|doesn t|wasn t|isn t|no longer|removed|deleted|unavailable|missing|withdrawn|invalid|expired"
    r"|^no |introuvable|nicht|\bnon?\b|nao|niet"
)
# What nobody writes about games of chance who does not sell them.
SPAM = Pattern(
    r"slot gacor|situs (?:slot|judi|togel)|judi (?:slot )?online|slot online|agen (?:judi|slot)|maxwin|bandar (?:togel|bola|slot)"
    r"|togel online|toto macau|rtp (?:live|slot)|link alternatif|bonus new member|deneme bonusu|(?:bahis|casino) siteleri"
    r"|canli bahis"
    r"|free spins|casino bonus(?:es)?|no deposit bonus|best online casinos?|nha cai|ca cuoc|casa de apostas|казино онлаин"
    r"|онлаин казино"
    r"|娱乐城|线上赌场|without prescription|buy (?:viagra|cialis|levitra)|viagra online|cheap (?:viagra|cialis)"
    r"|escort (?:bayan|service)s?|payday loans? online|(?:cialis|viagra|levitra) sin receta|comprar (?:viagra|cialis)"
    r"|(?:viagra|cialis) (?:sans ordonnance|rezeptfrei|senza ricetta)|porn videos?|xxx (?:movies|videos)|istanbul escort"
    r"|kasyno online|casino en ligne|cassino online|casas de apostas|apostas esportivas|casino en linea|casino senza aams"
    r"|darmowe spiny|tiradas gratis|freispiele|bonus (?:sans depot|senza deposito|ohne einzahlung|bez depozytu)"
    r"|nettikasino|kasino(?:t)? ilman|casino utan (?:svensk )?licens|vavada|1xbet|вулкан казино|казино вулкан|澳门新葡京|真人百家乐|"
    + "|".join(map(plain, ("スーパーコピー", "토토사이트", "카지노사이트", "바카라사이트", "먹튀", "สล็อต", "บาคาร่า")))
)  # fmt: skip
_LOGINS = (
    r"log ?in", r"sign ?in", r"log ?on", r"sign ?on", r"single sign on", r"authentication", r"anmelden", r"anmeldung", r"einloggen",
    r"connexion", r"se connecter", r"identification", r"iniciar sesion", r"acceso", r"accedi", r"accesso", r"entrar", r"inloggen",
    r"aanmelden", r"logg inn", r"logga in", r"log ind", r"zaloguj sie", r"logowanie", r"вход", r"авторизация", r"воити", r"登录",
    r"로그인", r"(?:sign|log) ?in or register", r"institutional login", r"shibboleth login", r"web login service",
    r"access through your institution", r"(?:this )?(?:item|file|document|content|page|resource) is restricted",
    r"(?:sorry )?(?:this|that) (?:\w+ )?(?:video|photo|album|playlist|profile|account|group|channel|board|file|document|project|repository"
    r"|page|post|journal|blog|site|wiki) is private(?: .{0,30})?",
    r"(?:access restricted|restricted) ?(?:item|access|resource|content|document|area)?", r"members? only",
    r"members? area", r"mitgliederbereich", r"espace (?:membres?|abonnes?)",
    r"log in or sign up", r"login or register", r"kirjaudu(?: sisaan)?", r"prihlaseni", r"prihlasit se", r"bejelentkezes",
    r"giris(?: yap)?", r"συνδεση", r"воидите", r"авторизуитесь", r"увіити", r"вхід", r"ロクイン", r"用户登录", r"統一身份認證",
    r"统一身份认证",
    r"تسجيل الدخول", r"התחברות", r"dang nhap", r"masuk", r"autentificare", r"autenticacion", r"autenticazione", r"iniciar sessao",
    r"you (?:must|need to) (?:be logged in|log in|sign in)", r"central authentication service", r"off campus access",
    r"(?:service d )?authentification", r"authentifizierung", r"authenti[ck]at\w{1,4}", r"uwierzytelni[ae]nie", r"аутентификация",
    r"вход в систему", r"autentizace", r"zaloguj", r"kirjautuminen", r"prijava", r"belepes", r"身份验证", r"用户认证",
    r"(?:401 )?(?:unauthori[sz]ed|authori[sz]ation required|not authori[sz]ed)(?: access)?",
    # Whose reader one is: a list of houses to choose from, before their own forms.
    r"(?:select|choose|find|search for|pick) (?:your |an |a )?(?:home )?(?:institution|organi[sz]ation|university|identity provider"
    r"|login method|account)(?: .{0,30})?", r"where are you from", r"(?:home )?organi[sz]ation selection", r"wayf|discovery service",
    r"(?:identity provider|account) (?:selection|chooser)", r"(?:wahlen sie )?(?:ihre|heim) ?(?:einrichtung|institution|organisation"
    r"|hochschule)(?: (?:aus)?wahlen)?", r"(?:choisissez|selectionnez|rechercher?) votre (?:etablissement|institution|organisme)",
    r"(?:seleccione|elija|busque) su (?:institucion|organizacion|universidad)", r"(?:scegli|seleziona) (?:la tua |il tuo )?"
    r"(?:istituzione|organizzazione|ente|ateneo)", r"(?:selecteer|kies) (?:je|uw) (?:instelling|organisatie)", r"valj (?:din )?"
    r"(?:organisation|larosate)", r"velg (?:din )?(?:institusjon|organisasjon)", r"wybierz (?:swoja )?(?:instytucje|organizacje)",
    r"所属機関の選択|选择(?:您的)?(?:机构|学校)",
)  # fmt: skip
LOGIN = Pattern(
    # "EZproxy Login", "Uni Freiburg Anmeldung": whose login it is stands before it.
    r"(?:(?:please|members?|user|account|customer|staff|student) |(?:\w{2,20} ){1,4}?(?=log ?[io]n|sign ?[io]n|anmeld|[ei]inlogg|inlogg|"
    r"single sign|web login|iniciar sesi|se connecter))?"
    + _any_of(*_LOGINS)
    + r"(?: (?:required|page|to continue|to your account|to .{1,40}|in to .{1,40}))?"
)
CONSENT = Pattern(
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
        r"(?:\w+ )?(?:(?:content|sensitivity|maturity|adult) warning"
        r"|(?:sensitive|mature|adult|graphic|age restricted) content)(?: warning)?",
        r"age (?:verification|gate|check|restricted|restriction)",
        r"you must be (?:\w+ ){0,2}(?:18|21|eighteen) .{0,50}",
        r"(?:please )?(?:verify|confirm) your age|are you (?:over|at least) \d\d.{0,20}|altersprufung",
        r".{0,20}(?:rodo|polityka prywatnosci|privacy policy|datenschutzerklarung|politica de privacidad).{0,20}",
        r"(?:(?:website |general )?terms(?: and conditions| of (?:use|service|access))"
        r"|(?:end )?user (?:agreement|licen[cs]e)(?: agreement)?"
        r"|(?:data )?(?:use|access|licen[cs]e) agreement|conditions of (?:use|access)|disclaimer"
        r"|nutzungsbedingungen|haftungsausschluss"
        r"|conditions (?:generales )?d utilisation|mentions legales|(?:condiciones|terminos) de uso|condizioni d(?:i utilizzo| uso)"
        r"|gebruiksvoorwaarden|termos de uso|regulamin|условия использования|пользовательское соглашение|利用規約|使用条款)",
        r"cookies? (?:absent|required|disabled|are required|are disabled|must be enabled|erforderlich|error)",
        r"(?:please )?(?:enable|accept|allow) cookies",
        r"(?:your browser|this site) .{0,30}cookies?",
        r"(?:\w+ )*(?:privacy|cookie) (?:gate|wall|consent)",
        r"(?:\w+ )*zustimmung",
        r"(?:\w+ ){0,3}cookies? on (?:this|our|the|\w+) ?(?:web ?)?(?:site)?(?: .{0,20})?",
        r".{0,30}(?:accetta|accepter?|acceptez|acepta|aceptar|accepteer|akzeptieren) .{0,15}cookies?.{0,30}",
        r".{0,40}(?:mit werbung|und tracking|werbung und cookies).{0,30}",
        r"\w+ is part of the \w+ family of brands",
        r"(?:cookie|privacy|tracking) ?(?:hinweis|richtlinie|popup|beallitasok|innstillinger|installningar|instellingen"
        r"|voorkeuren)",
        r"(?:respect de (?:la|votre) vie privee|votre vie privee|su privacidad|tu privacidad|la tua privacy|uw privacy"
        r"|jouw privacy)"
        r".{0,40}",
        r".{0,30}(?:vase|vas[ei]\w*|twoja|tvoje) (?:soukromi|prywatnosc|sukromi|privatnost)\w*.{0,20}",
    )
)
SALE = Pattern(
    _any_of(
        r"(?:the |this )?(?:domain(?: name)?|website) .{0,60}(?:for sale|parked|zu verkaufen|zum verkauf"
        r"|a vendre|en venta|in vendita|te koop|expired).{0,20}",
        r"\S.{0,60} (?:is|may be|might be) for sale.{0,30}",
        r"\S.{0,40} (?:steht zum verkauf|est a vendre|esta en venta|e in vendita|is te koop).{0,20}",
        r".{0,40}(?:buy this domain|domain for sale|parked domain|domain parked"
        r"|parked at).{0,40}",
        r".{0,40}domain (?:is )?(?:has )?(?:expired|available|abgelaufen).{0,20}",
        r"(?:\S+ ){1,4}(?:com|net|org|info|biz|eu|de|co|io|uk|ru|fr|it|nl|pl|cn|jp|us|ca|au) (?:is|has) expired",
        r".{0,60}(?:domain(?: name)?|website) (?:has been|was|is) (?:recently |successfully )?(?:registered|parked"
        r"|reserved).{0,40}",
        r"(?:\w+ ){0,3}domain(?: name)? (?:reserved|registered)",
        r".{0,60}registered (?:at|with|by|through) (?:\w+ ){0,2}(?:com|net|de|org|eu|it|registrar)",
        r".{0,60}(?:domaine? .{0,30}(?:ete cree|(?:ete |est )?enregistre|(?:est )?reserve|a vendre|expire)|domaine a vendre).{0,40}",
        r".{0,40}(?:domain|domane|adresse) (?:ist |wurde )?(?:\S+ ){0,3}?(?:registriert|reserviert|geparkt|zu verkaufen|abzugeben"
        r"|verfugbar).{0,30}",
        r".{0,40}dom(?:inio|einnaam|ena|ain) .{0,50}(?:venta|venda|vendita|te koop|sprzedaz|na prodej|na predaj|elado"
        r"|registrado|registrato"
        r"|geregistreerd|scadut|caducad|expirad|wygasla|zaparkowan|gereserveerd|prodej).{0,30}",
        r".{0,40}(?:alan ad[iı]|domain) .{0,10}sat[iı]l[iı]k.{0,10}",
        r".{0,40}домен.{0,40}(?:прода|продаж|припаркован|зарегистрирован|выставлен|истек|купить).{0,30}",
        r".{0,40}(?:купить|продаж).{0,10}домен.{0,20}",
        r".{0,30}(?:域名|网域|網域|domain).{0,12}(?:出售|转让|轉讓|过期|到期|待售|求购).{0,12}",
        r".{0,30}(?:"
        + plain("このドメイン")
        + r"|"
        + plain("お名前")
        + r"|"
        + plain("ドメイン")
        + r".{0,6}(?:期限|更新|取得|販売|売)).{0,40}",
        r".{0,30}" + plain("도메인") + r".{0,10}(?:판매|등록|매매|만료).{0,12}",
        r".{0,40}(?:for sale|parked|sale) (?:at|on|by|through) (?:sedo|dan|afternic|hugedomains|godaddy|namecheap"
        r"|atom)(?: com)?.{0,20}",
        r"\S.{0,60} is available (?:at|on|from) .{0,30}",
        r"(?:buy|get|own|purchase|acquire) \S+ (?:com|net|org|info|biz|eu|de|co|io)",
        r"\S.{0,60} (?:resources and information|is available for purchase|get a quote|domain name for sale)",
    )
)
# One of these is in every offer that is written in plain letters.
SALE_WORDS = frozenset(
    "sale domain domaine domane domein domeinnaam dominio dominios domena domenii alan parked expired expire registered reserved kaufen "
    "available verkaufen verkauf venta venda vendita vendre koop buy get own purchase acquire quote information website "
    "adresse elado".split()
)
# What a notice may begin with, before it says what is the matter.
OPENING = Pattern(r"(?:(?:oops|whoops|sorry|ups|oups|hoppla|uh oh|oh no|we re sorry|error) )+")
CHALLENGE = Pattern(
    _any_of(
        r"just a moment", r"attention required.{0,20}", r"access denied", r"access to this page has been denied",
        r"security check", r"pardon our interruption", r"one moment please", r"please wait.{0,20}",
        r"are you (?:an? )?(?:robot|human)(?: being)?", r"ddos guard", r"checking your browser.{0,40}", r"human verification",
        r"bot verification", r"verification required", r"captcha", r"robot check", r"(?:403 )?forbidden",
        r"request (?:blocked|rejected|denied)", r"(?:sorry )?(?:you have been )?blocked", r"robot or human",
        r"validate user", r"verify you are human.{0,20}", r"making sure you ?(?:re| are) not a bot.{0,10}",
        r"(?:.{0,30} )?(?:request )?rate (?:limit|threshold) exceeded", r"too many requests", r"unusual traffic.{0,30}",
        r"your request originates from an undeclared automated tool", r"security (?:checkpoint|verification)", r"radware.{0,20}",
        r".{0,30}access check", r"robot challenge screen", r"client challenge", r"bot (?:check|challenge"
        r"|protection)", r"ddos protection.{0,20}",
        r"verifying (?:you are human|your browser).{0,20}", r"browser (?:check"
        r"|verification)", r"your access .{0,20}has been limited.{0,40}",
        r"(?:sorry )?you have been blocked", r"zugriff verweigert", r"acces (?:refuse"
        r"|interdit)", r"acceso denegado", r"доступ (?:ограничен|запрещен)",
        r"访问被拒绝", r"(?:百度)?安全验证", r"(?:.{0,12})人机验证", r"проверка (?:браузера|безопасности).{0,20}",
        r"sicherheitsuberprufung",
        r"verification de securite", r"einen moment bitte", r"un instant", r"un momento", r"antibot.{0,20}", r"anti ?robot.{0,20}",
        r"(?:this )?(?:web ?)?(?:page|site|website) (?:is |has been )?blocked.{0,30}",
        # Access, and what is done with it.
        r"(?:\w+ )?(?:access|acceso|acesso|accesso|acces|zugriff|zugang|toegang|atkomst|adgang|paasy|dostep|pristup|hozzaferes"
        r"|erisim|доступ|приступ|προσβαση) (?:\w+ ){0,4}?(?:denied|blocked|restricted|refused|forbidden|limited|bloqueado|denegado"
        r"|restringido|negado|bloccato|negato|vietato|limitato|refuse|bloque|interdit|restreint|limite|verweigert|gesperrt|blockiert"
        r"|eingeschrankt|geweigerd|geblokkeerd|nekad|blockerad|nektet|blokkert|nægtet|blokeret|estetty|evatty|zabroniony"
        r"|zablokowany|odepren|zakazan|zablokovan|megtagadva|letiltva|engellendi|reddedildi|запрещ\w+|ограничен\w*"
        r"|заблокирован\w*|закрыт\w*|забороне\w+|обмежен\w*|отказан\w*|απαγορευεται|απορριφθηκε)(?: \w+){0,3}",
        r"(?:your )?(?:ip )?(?:ip|address) (?:\w+ ){0,3}?(?:blocked|banned|suspended)", r"slow down", r"(?:you re |you are )going too fast",
        r"bots? detected", r"(?:virtual )?waiting room", r"you are (?:now )?in (?:line|the queue)",
        r"warteraum", r"salle d attente(?: virtuelle)?",
        r".{0,10}(?:拦截|防火墙|访问受限|禁止访问|访问验证|滑动验证|安全检查|접근.{0,6}차단|접속.{0,6}차단|자동.{0,6}방지"
        r"|アクセス(?:確認|拒否|制限)|ア?クセスか(?:拒否|制限)).{0,14}",
    )
)  # fmt: skip
# A host that serves other countries only.
REGION = Pattern(
    r".{0,60}(?:not|un|no longer) ?(?:currently )?(?:available|accessible|supported) (?:in|from|for) (?:your|this|most|the"
    r"|certain|european) ?"
    r"(?:region|country|location|area|territory|european|eu|eea|countries|europe|gdpr).{0,40}"
    r"|.{0,30}(?:451 )?unavailable (?:for|due to) legal reasons?"
    r"|.{0,40}(?:in (?:ihrem|deinem) land (?:\w+ )?nicht|in (?:ihrer|deiner) region (?:\w+ )?nicht"
    r"|niet beschikbaar in (?:uw|je|jouw) (?:land|regio)"
    r"|nao (?:esta )?disponivel (?:em|no) (?:seu|teu) pais|niedostepn\w+ w (?:twoim|panstwa) kraju|inte tillganglig\w? i ditt land"
    r"|ikke tilgjengelig i ditt land|ikke tilgængelig i dit land).{0,30}"
    r"|.{0,20}(?:您所在的?(?:国家|地区|區域)|你所在的?(?:国家|地区)|您的地區|お住まいの(?:国|地域)|해당 국가에서|거주 국가).{0,20}"
    r"|.{0,30}(?:nicht in ihrem land|nicht in ihrer region|pas disponible dans votre (?:pays|region)"
    r"|no (?:esta )?disponible en (?:su|tu) (?:pais|region)"
    r"|non disponibile nel tuo paese|недоступ\w+ в вашем регионе|недоступ\w+ в вашеи стране).{0,30}"
)
WELCOME = Pattern(
    r"(?:home ?(?:page)?|start(?:seite)?|accueil|inicio|welcome(?: to .{1,50})?|willkommen(?: .{1,50})?"
    r"|bienvenue(?: .{1,50})?|bienvenid[oa]s?(?: .{1,50})?|benvenut[oi](?: .{1,50})?|главная(?: страница)?|首页|ホーム)"
)
SEARCH = Pattern(
    r"(?:site )?(?:search(?: results?)?|results|suche|suchergebnisse|recherche|resultats?(?: de (?:la |votre )?recherche)?"
    r"|resultados(?: de (?:la )?busqueda)?|risultati(?: (?:di|della) ricerca)?|zoekresultaten"
    r"|sokresultat) (?:for|fur|nach|pour|para|per|voor) .+"
)
SUBSCRIBE = Pattern(
    r"(?:subscribe(?: now| today| to .{1,50})?|choose your (?:subscription|plan)|subscriptions?|subscription options"
    r"|become a (?:member|subscriber)"
    r"|(?:digital )?abo(?:nnement)?s?|abonnieren|abonnez vous|s abonner|suscribete|suscripciones|abbonati|assine)"
)
