"""Still more of the hostile web: walls, notices, offers and damage in words and makes nobody here has met before."""

import gzip

from e2e.lookalikes import CITED, MENUS
from e2e.scenarios import GOOD, HOME, MISSING, TITLE, Scenario
from e2e.servers import PROSE, Behaviour, article, by_path, html, page, redirect

ASKS = (
    '<form method="post"><input name="a"><input type="password" name="b"><button>OK</button></form>'
)
SAML = '<noscript>Press Continue.</noscript><form method="post"><input type="hidden" name="SAMLRequest" value="PHM"></form>'
CHOICE = (
    '<form method="post"><select><option>Bergen</option></select><button>Select</button></form>'
)
NAVIGATION = '<a href="/a">A</a><a href="/b">B</a><a href="/c">C</a><a href="/d">D</a>'
UBUNTU = "Apache2 Ubuntu Default Page: It works"
RUSSIAN = "Порты северного берега и их пошлины"


def _all(title: str, heading: str | None = None, body: str = "", head: str = "") -> Behaviour:
    return page(html(title, heading=heading, body=body, head=head))


def _at(path: str, behaviour: Behaviour) -> Behaviour:
    """All addresses of the host lead to one of its pages."""
    return by_path({path: behaviour}, redirect(path))


def _sold(language: str, offer: str) -> Scenario:
    """The beginning of an article, and what stands in the place of the rest."""
    body = page(html(f"{TITLE} | Gazette", heading=TITLE, body=f"<p>They met.</p><p>{offer}</p>"))
    return Scenario(
        f"the text is sold, in {language}", by_path({CITED: body}, MISSING), "paywalled"
    )


def _written(name: str, encoding: str, said: str, title: str = RUSSIAN, head: str = "") -> Scenario:
    body = html(title, heading=title, body=f"<p>{title}. </p>" * 20, head=head)
    wire_form = body.decode().encode(encoding, "xmlcharrefreplace")
    return Scenario(name, page(wire_form, Content_Type=said), "ok", title=title)


def _damaged(name: str, meant: str, printed: str) -> Scenario:
    return Scenario(f"damage: {name}", by_path({meant: GOOD}, MISSING), "repaired", printed)


STRANGERS = [
    # Walls, told by their form, by what they say, or by how little they say: never taken for a lost page.
    Scenario("a login in an unknown language", _all("Жүйеге кіру", body=ASKS), "login"),
    Scenario("a login that is only its title", _all("Sign in to your account", body="<p>Loading</p>"), "login"),
    Scenario("a choice of institutions", _at("/Shibboleth.sso/Login", _all("Select your institution", "Select your institution", CHOICE)), "login"),
    Scenario("a request for single sign-on", _all("POST data", body=SAML), "login"),
    Scenario("terms before the data", _at("/terms", _all("Terms of use", "Terms of use", "<p>You must accept the following terms.</p>")), "consent"),
    Scenario("cookies first", _all("Cookies on this website", "Cookies on this website", "<p>You need to accept cookies before you can continue.</p>"), "consent"),
    Scenario("a question in unknown words", _all("Kies u streek", "Kies u streek", '<form method="post"><button>Gaan</button></form>'), "unverifiable"),
    Scenario("a welcome before the page", _all("Welcome", body="<p>Quote of the day.</p><button>Continue to site</button>"), "unverifiable"),
    Scenario("a waiting room", _all("Waiting room", "You are now in line", "<p>Your estimated wait time is an hour.</p>"), "blocked"),
    Scenario("a firewall in Chinese", _all("网站防火墙", body="<p>您的请求带有不合法参数，已被网站管理员设置拦截！</p>"), "blocked"),
    Scenario("a block in Spanish", _all("Acceso bloqueado", "Acceso bloqueado", "<p>Su dirección IP ha sido bloqueada.</p>"), "blocked"),
    Scenario("a block in Russian", _all("Доступ к ресурсу ограничен", body="<p>На основании закона.</p>"), "blocked"),
    Scenario("a block in Korean", _all("접근이 차단되었습니다", body="<p>비정상적인 접근이 감지되었습니다.</p>"), "blocked"),
    Scenario("queries that look automated", _all("Sorry...", "We're sorry...", "<p>Your network may be sending automated queries.</p>"), "blocked"),
    Scenario("a script and nothing else, no title cited", _all("Repository", body='<script src="/app.js"></script>'), "unverifiable", title=None),
    Scenario("an application with a root of its own", _all("Portal", body='<div id="portal"></div><script src="/a.js"></script>'), "unverifiable"),
    _sold("Spanish", "Suscríbete para seguir leyendo"), _sold("Dutch", "Dit artikel is exclusief voor abonnees"), _sold("Japanese", "この記事は会員限定です"),
    _sold("Russian", "Статья доступна только подписчикам"), _sold("Swedish", "Artikeln är exklusiv för våra prenumeranter"),
    _sold("Polish", "Artykuł dostępny tylko w prenumeracie"), _sold("English", "This post is for paid subscribers"),
    Scenario("locked, as a meta tag says", by_path({CITED: page(html(TITLE, body=PROSE * 3, head='<meta property="article:content_tier" content="locked">'))}, MISSING), "paywalled"),
    # Gone, all the same.
    Scenario("lost, with a menu, in an unknown language", _all("Bladsy nie gevind nie", "Bladsy nie gevind nie", NAVIGATION), "soft404"),
    Scenario("lost, in no heading", _all("Portal", body="<h2>Error 404</h2><p>The page you are looking for does not exist.</p>"), "soft404"),
    Scenario("lost, in a picture", _all("Portal", body='<img src="/404.png">' + NAVIGATION), "soft404"),
    Scenario("taken down by who wrote it", _all("", "该内容已被发布者删除"), "soft404"),
    Scenario("a front door whose address names something else", _all("Ministry of Fish", "Ministry of Fish", PROSE), "unverifiable", "/pub/soil-survey.html", None),
    Scenario("a web server's own page at home", by_path({"/": _all(UBUNTU, UBUNTU)}, MISSING), "soft404", "/"),
    Scenario("parked in a frame", page(b'<html><head><title>coast.org</title></head><frameset><frame src="http://www.sedoparking.com/coast.org"></frameset></html>'), "parked"),
    Scenario("a domain held for a customer", _all("Domain im Kundenauftrag registriert", body="<p>Diese Domain wurde im Kundenauftrag registriert.</p>"), "parked"),
    Scenario("an old name for games in Korean", _all("토토사이트 추천 안전놀이터", "먹튀검증", "<p>카지노사이트</p>" * 9), "drifted"),
    Scenario("an old name for pills", _all("Comprar Cialis sin receta", body="<p>Comprar cialis sin receta.</p>" * 9), "drifted"),
    # Encodings that nobody names, or that are named wrongly.
    _written("Windows-1251 that nobody names", "cp1251", "text/html"),
    _written("KOI8-R that is said to be UTF-8", "koi8-r", "text/html; charset=utf-8"),
    _written("UTF-8 that is said to be Latin-1", "utf-8", "text/html; charset=iso-8859-1"),
    _written("Windows-1251 that the server calls Latin-1", "cp1251", "text/html; charset=iso-8859-1"),
    _written("Shift-JIS that nobody names", "cp932", "text/html", "北の海岸の港についての研究"),
    _written("Shift-JIS by its other name", "cp932", "text/html", "北の海岸の港についての研究", '<meta charset="x-sjis">'),
    Scenario("gzip in many members", page(b"".join(gzip.compress(article(TITLE)[at : at + 40]) for at in range(0, 2000, 40)), Content_Encoding="gzip"), "ok"),
    Scenario("a backslash in the new address", by_path({CITED: redirect("\\new\\harbours"), "/new/harbours": GOOD}, MISSING), "ok"),
    Scenario("a heading with soft hyphens", by_path({CITED: _all("Heft 4", "Hafen\u00adwirt\u00adschaft und See\u00adzoll\u00adpolitik", PROSE)}, MISSING), "ok", title="Hafenwirtschaft und Seezollpolitik"),
    Scenario("a heading below the name of the site", by_path({CITED: _all("Gazette", '<a href="/">Gazette</a>', f"<h1>{TITLE}</h1>{PROSE}")}, MISSING), "ok"),
    # Fragments that are no places.
    *(Scenario(f"fine: #{left}", GOOD, "ok", f"/x#{left}") for left in ("xtor=RSS-32", "v=onepage&q&f=false", "L10-L20", ".VfQ8aBCD", "axzz2Kbc1", "_=_")),
    # Damage.
    _damaged("a dash of the typesetter", "/a/river-tolls.html", "/a/river–tolls.html"), _damaged("the same, encoded", "/a/river-tolls.html", "/a/river%E2%80%93tolls.html"),
    _damaged("a tilde of the scanner", "/~ann/a.html", "/∼ann/a.html"), _damaged("a ligature", "/a/office.html", "/a/oﬃce.html"),
    _damaged("the number of a note", "/a/b.html", "/a/b.html[12]"), _damaged("what stands behind", "/a/b.html", "/a/b.html (accessed 5 May 2014)"),
    Scenario("damage: on a host that says so with 200", by_path({"/a/b.html": GOOD}, _all("Page not found", "Page not found", "<p>The page could not be found.</p>")), "repaired", "/a/b.html)."),
    Scenario("damage: on a host that sends everybody home", by_path({"/a/b.html": GOOD, "/": page(HOME)}, redirect("/")), "repaired", "/a/b.html,"),
    # Pages that only look so.
    *(
        Scenario(f"fine: {title}{', no title cited' if cited is None else ''}", by_path({CITED: _all(f"{title} | Gazette", title, PROSE)}, MISSING), "ok", title=cited)
        for title in ("Terms of Use", "Authentication", "Waiting Room", "Slow Down", "Suez Canal blocked", "Disclaimer", "Organisation selection in evolution", "Access denied")
        for cited in (title, None)
    ),
    Scenario("fine: a short page with a form", by_path({CITED: _all(TITLE, TITLE, f"<p>Open from ten to five.</p>{ASKS}")}, MISSING), "ok"),
    Scenario("fine: the terms themselves, where they moved", by_path({"/about/tos": redirect("/legal/terms", 301), "/legal/terms": _all("Terms of Use", "Terms of Use", PROSE)}, MISSING), "moved", "/about/tos", "Terms of Use"),
    Scenario("fine: one page for all its addresses that is the one cited", _all(TITLE, TITLE, MENUS), "ok"),
]  # fmt: skip
