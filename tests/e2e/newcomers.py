"""Once more the hostile web: what says "gone" beside the title, below it, or under the cited one itself; and what only seems to."""

from e2e.lookalikes import CITED, MENUS
from e2e.scenarios import MISSING, TITLE, Scenario
from e2e.servers import PROSE, Behaviour, by_path, html, page, redirect

NOINDEX = '<meta name="robots" content="noindex,nofollow">'
LIVE = '<script>var data={"playabilityStatus":{"status":"OK"}}</script>'
PARAGRAPHS = (
    "<p>"
    + "The council heard on Monday how the old grievance about the river had begun and who had kept its papers. "
    * 3
    + "</p>"
)
PARAGRAPHS *= 4
DELETED = '<script>var data={"playabilityStatus":{"status":"ERROR","reason":"Video unavailable"}}</script>'
CHINESE = "民族习惯法研究的历史与现状，" * 40
SHELL = '<primo-explore></primo-explore><noscript>JavaScript must be enabled</noscript><script src="/a.js"></script>'
RENDERED = f'<div id="root"><h1>Welcome to the Museum</h1>{PROSE}</div><script src="/static/js/main.js"></script>'
FOR_ADULTS = "<p>The blog that you are about to view may contain content only suitable for adults. I wish to continue.</p>"
UNWRITTEN = (
    "<p>There is currently no text in this page. You can search for this title in other pages.</p>"
)


def _one(title: str, heading: str | None = None, body: str = "", head: str = "") -> Behaviour:
    """A page of a host that is honest about all others."""
    return by_path({CITED: page(html(title, heading=heading, body=body, head=head))}, MISSING)


def _all(title: str, heading: str | None = None, body: str = "", head: str = "") -> Behaviour:
    return page(html(title, heading=heading, body=body, head=head))


def _led(to: str, behaviour: Behaviour) -> Behaviour:
    return by_path({CITED: redirect(to), to.partition("?")[0]: behaviour}, MISSING)


def _lost(name: str, title: str, heading: str | None = None, body: str = "") -> Scenario:
    """A notice on a host that is honest about addresses it does not know, as of a database without the record."""
    return Scenario(f"lost, {name}", _one(title, heading, body), "soft404")


def _told(title: str, cited: str | None) -> Scenario:
    """A piece of several paragraphs, without author or date, whose headline could be a notice or an offer."""
    there = _one(f"{title} | Gazette", title, PARAGRAPHS)
    right = "ok" if cited is None else "unverifiable"
    return Scenario(
        f"fine: {title}, {cited or 'not cited'}, in paragraphs", there, right, title=cited
    )


def _fine(title: str, heading: str | None = None, body: str = PROSE) -> Scenario:
    """A page that is about what it seems to say; no title was cited."""
    there = _one(f"{title} | Gazette", heading or title, body)
    return Scenario(f"fine: {title}, not cited", there, "ok", title=None)


NEWCOMERS = [
    # A cry in the title, what it is about below.
    _lost("below a cry", "Whoops! | Tales", "Whoops, our bad...", "<p>The page you requested was not found.</p>"),
    _lost("below an error in Norwegian", "Feil", "Siden finnes ikke"),
    _lost("with its number in Czech", "Chyba 404 - Noviny", "Stránka, kterou hledáte, neexistuje", MENUS),
    _lost("by its number alone", "404 - Post", "404", MENUS),
    _lost("in a heading of a site's", "SoundCloud", "We can't find that track."),
    _lost("in a bare page", "Instagram", None, "<h2>Sorry, this page isn't available.</h2><p>The link you followed may be broken.</p>"),
    _lost("in this blog", "Northern Notes", "Sorry, the page you were looking for in this blog does not exist."),
    _lost("a file that you have requested", "Docs", "Sorry, the file you have requested has been deleted."),
    _lost("a paper, with the reason", "Paper removed - Preprints", "This paper has been removed from Preprints at the request of the author, or the rights holder."),
    _lost("a number of a registry", "Handle Not Found", "Not Found", "<p>The handle you requested cannot be found.</p>"),
    _lost("in Kazakh", "Қате", "Бет табылмады"), _lost("in Welsh", "Gwall", "Heb ganfod y dudalen"), _lost("in Nepali", "त्रुटि", "पृष्ठ फेला परेन"),
    *(
        Scenario(f"lost, not cited, {title}", _one(title, heading, body), "soft404", title=None)
        for title, heading, body in (
            ("エラー", "お探しのページは見つかりませんでした", ""), ("页面不存在", "页面不存在", ""), ("Error", "No s'ha trobat la pàgina", ""),
            ("Oops!", "Oops!", "<p>The page you are looking for does not exist.</p>"), ("შეცდომა", "გვერდი ვერ მოიძებნა", ""),
        )
    ),
    *(
        _lost(f"taken away: {heading}", f"{heading} | Gazette", heading, "<p>&larr;</p>")
        for heading in (
            "Questo articolo è stato rimosso", "Esta noticia ya no está disponible", "Dit artikel is verwijderd", "Artikeln har tagits bort",
            "Artiklen er fjernet", "Esta página foi removida", "Strona, której szukasz, została usunięta", "Ezt a cikket törölték", "Dieser Artikel wurde gelöscht",
        )
    ),
    # Under the very title that was cited.
    Scenario("a wiki without the page", _one(f"{TITLE} - Wiki", TITLE, UNWRITTEN, NOINDEX), "soft404"),
    Scenario("a wiki without any page", _all(f"{TITLE} - Wiki", TITLE, UNWRITTEN), "soft404"),
    _lost("in a forum", "Information - Forum", None, "<h2>Information</h2><p>The requested topic does not exist.</p>"),
    Scenario("a photo kept for friends", _one("Photos", "This photo is private", "<p>You don't have permission to view this photo.</p>"), "login"),
    Scenario("a title with a word of the cited one, and a notice", _one("Harbours", None, "<p>The author deleted this page. It no longer exists.</p>"), "unverifiable"),
    Scenario("a search that repeats the name", _one(f"Search results for {TITLE}", "No results found", MENUS), "soft404"),
    Scenario("a notice that repeats the name", _one(f"{TITLE} - Page not found", "Page not found", MENUS), "soft404"),
    Scenario("a player without its video", _one(" - YouTube", None, DELETED), "soft404", title=None),
    # Given up.
    _lost("with its service", "Groups has shut down", "This service was retired on December 15, 2020", "<p>Thank you.</p>"),
    _lost("with its portal", "Hinweis", "Das Portal wurde zum 31.12.2021 eingestellt"),
    _lost("with its service, in Japanese", "お知らせ", "本サービスは終了しました", "<p>長い間ありがとうございました。</p>"),
    Scenario("the home page for everything", _all("Journal of Harbours", body=PROSE, head='<link rel="canonical" href="/">'), "soft404", title=None),
    # Walls.
    Scenario("a warning before content for adults", _led("/blogin.g", _all("Blogger: Content warning", "Content Warning", FOR_ADULTS)), "consent"),
    Scenario("an age that is asked", _led("/over18", _all("reddit: over 18?", "You must be 18+ to view this community", "<p>Are you over eighteen years old?</p>")), "consent"),
    Scenario("a region, in German", _one("Hinweis", "Dieses Video ist in Ihrem Land nicht verfügbar"), "blocked"),
    Scenario("a domain reserved", _all("STRATO - Domain reserved", body="<p>Diese Domain wurde im Kundenauftrag registriert.</p>"), "parked", title=None),
    Scenario("a search that found nothing", _led("/search?id=776655", _all("Search", "Search", "<p>No results.</p>")), "soft404"),
    # What cannot be told.
    Scenario("a catalogue that looks the record up", by_path({"/record/1123581": redirect("/search?bib=1123581"), "/search": _all("Search results", "Search results", "<p>1 copy</p>")}, MISSING), "unverifiable", "/record/1123581"),
    Scenario("a catalogue made by scripts", _led("/discovery/search?vid=LIB", page(html("Library Search", body=SHELL))), "unverifiable"),
    Scenario("an application whose front page is made beforehand", _all("Museum", body=RENDERED), "unverifiable"),
    Scenario("a translated title where a file was", by_path({"/a/law.pdf": redirect("/law"), "/law": _all("民族区域自治法", "民族区域自治法", f"<p>{CHINESE}</p>")}, MISSING), "unverifiable", "/a/law.pdf"),
    # Pages that only look so.
    _fine("页面不存在时发生了什么:谈网页的消失"), _fine("ページが見つかりませんと表示される原因と対処法"), _fine("페이지를 찾을 수 없습니다 오류의 원인"),
    _fine("The service has been discontinued: life after the reader"), _fine("Community network has ended, members say"),
    _fine("St. Anne's School was closed in 1976"), _fine("Сайт закрыт, архив остался: история одного издания"),
    _fine("Object 1972.3", body="<p>Rattle. This item was removed from display. Image is not available.</p>"),
    _fine("Sorry", body="<p>Sorry I was not there when the river rose, and when it fell, and when they sang of it.</p>" * 3),
    *(
        _told(title, cited)
        for title in (
            "The Video Was Deleted", "Record Deleted", "Seite nicht gefunden", "Le document introuvable", "Dokumentet finns inte", "Документ не найден",
            "Old Mill Is For Sale", "Island May Be For Sale", "Coming Soon", "Account Suspended", "Service Unavailable",
        )
        for cited in (None, "Of Tolls and Quays")
    ),
    *(
        _fine(title)
        for title in (
            "L'article a disparu du code", "El documento que no existe", "Sidan som saknas", "Het document dat niet bestaat", "Документ удален из архива",
            "Dokument wurde entfernt, sagt Archivar", "La página del agua ya no existe en el código",
        )
    ),
    Scenario("fine: news of offers, under another headline", _one("Island news", None, PARAGRAPHS + "<p>The old mill may be for sale.</p>"), "unverifiable"),
    Scenario("fine: a video that plays", _one("Round Dance Songs - YouTube", None, LIVE), "ok", title="Round Dance Songs"),
    Scenario("fine: a Chinese article that speaks of walls and offers", _one("网络安全法研究 | 学报", "网络安全法研究", f"<p>{CHINESE}安全验证，该域名，页面不存在，{CHINESE}</p>"), "unverifiable", title="Cybersecurity Law Studies"),
    Scenario("fine: a Chinese study of games of chance", _one("澳门博彩与法律研究", None, f"<p>{CHINESE}博彩，彩票。</p>"), "unverifiable", title="Gambling and Law in Macau"),
    Scenario("fine: news of a removal", _one("This article has been removed from the curriculum", None, PROSE), "ok", title="Article removed from curriculum"),
    Scenario("fine: numbers of those over eighteen", _one("Over 18 | Statistics", "Over 18", "<p>Persons 18 or older, by band.</p>"), "ok", title=None),
    Scenario("fine: news of an end, under another headline", _one("Repository project was closed, records gone", None, PROSE), "unverifiable", title="Police end probe"),
    Scenario("fine: the form of an error within a page", _one(f"{TITLE} | Gazette", None, f"<div hidden><h1>Page not found</h1></div><h1>{TITLE}</h1>{PROSE}"), "ok"),
    Scenario("fine: a draft kept from search engines", _one(TITLE, TITLE, PROSE, NOINDEX), "ok"),
    Scenario("fine: a page that services made beforehand", _one(TITLE, None, f'<div id="app"><h1>{TITLE}</h1>{PROSE}</div><script src="/a.js"></script>'), "ok"),
    Scenario("fine: a title torn at the end of its lines", _one("Harbour Constitutions of the Coast", None, PROSE), "ok", title="Harbour Consti- tutions of the Coast"),
    Scenario("fine: an address in place of a title", _one("Notes on X", None, PROSE), "ok", title="http://www.example.org/x/y"),
]  # fmt: skip
