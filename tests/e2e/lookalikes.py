"""More of the hostile web: notices, walls and offers as real systems write them, and pages that only look like them."""

from e2e.scenarios import HOME, LOGIN, MISSING, TITLE, Scenario
from e2e.servers import PROSE, Behaviour, article, by_path, html, page, redirect, response, wire

CITED = "/2005/12/harbours.html"
MENUS = "".join(f'<ul><li><a href="/s/{n}">Department {n}</a></li></ul>' for n in range(60))


def _only_here(behaviour: Behaviour) -> Behaviour:
    return by_path({CITED: behaviour}, MISSING)


def _everywhere(title: str, heading: str, body: str = "") -> Behaviour:
    return page(html(title, heading=heading, body=body))


def _fine(title: str, *, cited: str | None = None) -> Scenario:
    """A page that is what it is, told by nothing but itself."""
    return Scenario(
        f"fine: {title}", _only_here(page(article(f"{title} | The Gazette"))), "ok", title=cited
    )


def _lost(heading: str, language: str) -> Scenario:
    """A notice in a whole page, of a host that gives it for everything; no title was cited."""
    told = _everywhere(f"{heading} – Institute", heading, MENUS)
    return Scenario(f"no title cited, lost in {language}", told, "soft404", title=None)


LOST = {
    "Arabic": "الصفحة غير موجودة", "Catalan": "No s'ha trobat la pàgina", "Croatian": "Stranica nije pronađena", "Danish": "Siden blev ikke fundet",
    "Dutch": "Deze pagina kan niet (meer) worden gevonden", "Finnish": "Hakemaasi sivua ei löydy", "Greek": "Η σελίδα που αναζητάτε δεν υπάρχει",
    "Hebrew": "הדף המבוקש לא נמצא", "Hindi": "पृष्ठ नहीं मिला", "Hungarian": "A keresett oldal nem található", "Indonesian": "Halaman yang Anda cari tidak ditemukan",
    "Japanese": "お探しのページは見つかりませんでした", "Korean": "요청하신 페이지를 찾을 수 없습니다", "Norwegian": "Beklager, vi finner ikke siden",
    "Persian": "صفحه مورد نظر یافت نشد", "Polish": "Strona o podanym adresie nie istnieje", "Portuguese": "A página que você procura não existe",
    "Romanian": "Pagina căutată nu există", "Swedish": "Sidan kunde inte hittas", "Thai": "ไม่พบหน้าที่คุณต้องการ", "Turkish": "Aradığınız sayfa bulunamadı",
    "Ukrainian": "Сторінку не знайдено", "Vietnamese": "Không tìm thấy trang",
}  # fmt: skip
OFFERED = {
    "Chinese": "该域名正在出售", "Czech": "Tato doména je na prodej", "French": "Ce nom de domaine est à vendre", "Japanese": "このドメインは、お名前.comで取得されています。",
    "Korean": "이 도메인은 판매 중입니다", "Polish": "Ta domena jest na sprzedaż", "Russian": "Домен продаётся", "Turkish": "Bu alan adı satılık",
}  # fmt: skip
SHELL = html(
    "X",
    body='<noscript><h1>JavaScript is not available.</h1>Please enable JavaScript.</noscript><div id="root"></div><script>go()</script>',
)
SLOTS = html(
    "SLOT GACOR: Situs Judi Slot Online Terpercaya",
    heading="Slot gacor hari ini",
    body="<p>Bonus new member, maxwin.</p>" * 80,
)
EMPTY_LANDER = html(
    "", head='<script>window.onload=function(){window.location.href="/lander"}</script>'
)
AWS = html(
    "Human Verification",
    head='<script src="https://x.captcha-sdk.awswaf.com/challenge.js"></script>',
)
RETURNED = "/consent/tcf" + CITED

LOOKALIKES = [
    *(_lost(heading, language) for language, heading in LOST.items()),
    *(Scenario(f"no title cited, for sale in {language}", _everywhere(heading, heading), "parked", title=None) for language, heading in OFFERED.items()),
    Scenario("no title cited, lost though the host is honest", _only_here(_everywhere("Document not found | Office", "Document not found", MENUS)), "soft404", title=None),
    Scenario("removed though the host is honest", _only_here(_everywhere("This page has been removed | Office", "This page has been removed", MENUS)), "soft404"),
    Scenario("a search in place of the page, no title cited", by_path({CITED: redirect("/search?q=harbours", 301), "/search": _everywhere("You searched for harbours", "Search results", MENUS)}, MISSING), "soft404", title=None),
    Scenario("home, and who sent us there, no title cited", by_path({CITED: redirect("/?utm_source=404"), "/": page(HOME)}, MISSING), "soft404", title=None),
    Scenario("an application's shell", page(SHELL), "unverifiable"),
    Scenario("an old name for gambling", page(SLOTS), "drifted"),
    Scenario("an old name for gambling, no title cited", page(SLOTS), "drifted", title=None),
    Scenario("a lander made by a script", page(EMPTY_LANDER), "parked"),
    Scenario("a web server's own page", _everywhere("Welcome to nginx!", "Welcome to nginx!", "<p>Further configuration is required.</p>"), "soft404", title=None),
    Scenario("a database that is down, with 200", _everywhere("Database Error", "Error establishing a database connection"), "server-error"),
    Scenario("under maintenance, with 200", _everywhere("Site under maintenance", "We'll be back soon!"), "server-error", title=None),
    Scenario("a fatal error, with 200", page(b"<b>Fatal error</b>: Uncaught Error: Call to undefined function mysql_connect() in db.php"), "server-error"),
    Scenario("a challenge with 405", wire(response(405, AWS)), "blocked"),
    Scenario("a firewall with 503", wire(response(503, html("Your access to this site has been limited by the site owner", body="<p>Your access has been limited by the site owner</p>"))), "blocked"),
    Scenario("not for this region, with 200", _everywhere("Not available in your region", "This content is not available in your region"), "blocked", title=None),
    Scenario("consent that leads back", by_path({CITED: redirect(RETURNED), RETURNED: _everywhere("Gazette", "Gazette with advertisements")}, MISSING), "consent"),
    Scenario("a login in a whole page", _only_here(page(html("Anmelden – Verband", heading="Anmeldung", body=MENUS * 3 + '<input type="password">'))), "login"),
    Scenario("whose login it is", page(LOGIN.replace(b"<title>Sign in</title>", b"<title>EZproxy Login</title>")), "login"),
    Scenario("sent to subscriptions", by_path({CITED: redirect(f"/subscribe?return={CITED}"), "/subscribe": _everywhere("Subscribe | Gazette", "Choose your subscription")}, MISSING), "paywalled"),
    Scenario("a choice of languages", by_path({CITED: redirect("/splash"), "/splash": _everywhere("Language selection", "Language selection")}, MISSING), "unverifiable"),
    Scenario("a challenge with much to say", _everywhere("Pardon Our Interruption", "Pardon Our Interruption...", "<p>Something about your browser made us think you were a bot.</p>" * 9), "blocked", title=None),
    Scenario("a wall with its own heading", _only_here(page(html(f"{TITLE} | Gazette", heading="Subscribe to continue reading", body=PROSE[:900]))), "paywalled"),
    Scenario("a session that is over, no title cited", _everywhere("Session timed out", "Your session has timed out"), "unverifiable", title=None),
    Scenario("another browser is wanted, no title cited", _everywhere("Unsupported browser", "Your browser is not supported"), "unverifiable", title=None),
    Scenario("a page the firewall blocks", _everywhere("Web Page Blocked!", "Web Page Blocked!", "<p>The page cannot be displayed. Attack ID: 200</p>"), "blocked"),
    Scenario("a market that is told the domain", by_path({CITED: redirect("/x")}, _everywhere("coast.org is available at DomainMarket.com", "coast.org", "<p>This domain may be for sale.</p>")), "parked", title=None),
    Scenario("a reader for the PDF", by_path({"/files/harbours.pdf": redirect("/viewer.html?file=/files/harbours.pdf"), "/viewer.html": _everywhere("Viewer", "", MENUS)}, MISSING), "unverifiable", "/files/harbours.pdf"),
    Scenario("404 with the whole article", wire(response(404, html(TITLE, heading=TITLE, body=PROSE * 3))), "unverifiable"),
    Scenario("404 under the title that was asked for", wire(response(404, html(TITLE, heading=TITLE, body="<p>The wiki has no such article.</p>"))), "dead"),
    _fine("Nicht gefunden: Vermisste des Krieges"), _fine("Not available in your region: streaming abroad"), _fine("Page not found: link rot in law"),
    _fine("Service unavailable: health care after the closures"), _fine("Account suspended: debt in the delta"), _fine("Coming soon: the trailer as art"),
    _fine("Polisi tangkap bandar judi online di Medan"), _fine("Domain parking"), _fine("Choose your language: schools in Wales"), _fine("Human Error"),
    Scenario("fine: a short entry on parked domains", _only_here(_everywhere("Domain parking | Glossary", "Domain parking", "<p>A parked domain often shows an offer to buy this domain.</p>")), "ok", title=None),
    Scenario("fine: a short entry on 404", _only_here(_everywhere("404 error | Glossary", "404 error", "<p>An answer that says page not found.</p>")), "ok", title=None),
    Scenario("fine: an article with a login above it", _only_here(page(html(TITLE, heading="Log In", body='<input type="password">' + PROSE))), "ok"),
]  # fmt: skip
