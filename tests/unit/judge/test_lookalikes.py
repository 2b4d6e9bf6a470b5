"""Pages that stand in for the cited one against pages that only look so: signs, words and addresses, one by one."""

from datetime import UTC, datetime

import pytest

from citeaudit.checkers.page import facts
from citeaudit.config import JudgeConfig
from citeaudit.judge import words
from citeaudit.judge.answers import from_status
from citeaudit.judge.likeness import depth
from citeaudit.judge.opinion import Opinion
from citeaudit.judge.pages import from_page
from citeaudit.model.citation import Reference
from citeaudit.model.evidence import Fetch, Hop, PageFacts

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ASKED = "https://www.coast.org/2005/12/harbours.html"
CITED = "Harbours of the Northern Coast"
SOME = "The committee met in the old hall and heard what the region had done about its harbours. "
ABOUT_TROUBLE = [
    "404 Not Found: A Novel", "Page not found: link rot in law", "Access Denied: refugees at the border", "Just a moment: a poem",
    "Are you a robot? Captchas and the blind", "Attention required: ADHD in schools", "Service unavailable: health care after the closures",
    "Account suspended: debt in the delta", "Subscribe to read: paywalls and local news", "Online casinos and young men: a review",
    "Not available in your region: streaming abroad", "Die verschwundene Seite: Warum Dokumente nicht mehr gefunden werden",
    "Polisi tangkap bandar judi online di Medan", "Domain parking", "Human Error", "Welcome to Lagos",
]  # fmt: skip


def answered(
    html: str, *, ended: str = ASKED, asked: str = ASKED, first: int = 302, status: int = 200
) -> Fetch:
    hops = [Hop(url=ended, status=status)]
    if ended != asked:
        hops.insert(0, Hop(url=asked, status=first, location=ended))
    page = facts(html.encode(), media_type="text/html")
    return Fetch(
        id=ended, url=asked, at=NOON, status=status, hops=tuple(hops), final_url=ended, media_type="text/html",
        length=len(html), page=page,
    )  # fmt: skip


def made(title: str, body: str = "", heading: str | None = None, head: str = "") -> str:
    told = title if heading is None else heading
    return (
        f"<html><head><title>{title}</title>{head}</head><body><h1>{told}</h1>{body}</body></html>"
    )


def judged(row: Fetch, title: str | None = None, probe: Fetch | None = None) -> Opinion:
    cited = Reference(title=title) if title else None
    return from_page(row, cited=cited, probe=probe, lines=JudgeConfig())


HONEST = answered(made("Not Found"), status=404)


@pytest.mark.parametrize("length", [2, 6, 14])
@pytest.mark.parametrize("title", ABOUT_TROUBLE)
def test_a_short_page_about_trouble_is_no_trouble(title: str, length: int) -> None:
    row = answered(made(f"{title} | The Gazette", SOME * length, title))

    for cited in (None, title):
        opinion = judged(row, cited, HONEST)

        assert opinion.verdict == "ok", (cited, opinion.because)


@pytest.mark.parametrize("title", ABOUT_TROUBLE[:-1])
def test_nor_is_it_where_the_host_gives_one_page_for_everything(title: str) -> None:
    row = answered(made(f"{title} | The Gazette", SOME * 6, title))

    assert judged(row, None, row).verdict == "ok"


def test_a_box_to_log_in_and_a_newsletter_are_no_walls() -> None:
    boxes = '<a>Log in</a><input type="password"><p>Forgot password? Subscribe today. We use cookies.</p>'
    row = answered(made("Minister meets fishermen | Gazette", boxes + SOME * 6))

    assert judged(row, None, HONEST).verdict == "ok"


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        ("<p>Weet u wat dit is?</p>", "soft404"),  # what a host gives for everything
        ('<p>Weet u wat dit is?</p><form method="post"></form>', "unverifiable"),  # ... but a form asks for something
        ("<p>Your IP address was noted.</p>", "unverifiable"),  # ... and this no lost page says
        ("<p>Your IP address was noted.</p><a>1</a><a>2</a><a>3</a><a>4</a>", "soft404"),  # unless it has a menu
        (f"<p>Your IP address was noted.</p>{SOME * 5}", "soft404"),  # or much else to say
    ],
)  # fmt: skip
def test_a_bare_page_for_everything_may_be_a_wall_in_words_we_do_not_know(
    body: str, verdict: str
) -> None:
    row = answered(made("Hier volgt iets", body))

    assert judged(row, CITED, row).verdict == verdict


@pytest.mark.parametrize(
    ("head", "body", "verdict"),
    [
        ("", SOME * 6, "soft404"),
        ('<meta property="article:published_time" content="2012-05-03">', SOME * 6, "unverifiable"),
        ('<link rel="canonical" href="https://www.coast.org/article/4711">', SOME * 6, "unverifiable"),
        ('<link rel="canonical" href="https://www.coast.org/">', SOME * 6, "soft404"),
        ("", SOME * 6 + "<noscript>Please enable JavaScript.</noscript>", "unverifiable"),
    ],
)  # fmt: skip
def test_a_page_that_is_one_of_many_is_not_lost_because_its_title_is_translated(
    head: str, body: str, verdict: str
) -> None:
    row = answered(made("Mautgebühren in Passau", body, head=head))

    assert judged(row, CITED, row).verdict == verdict


def test_who_moves_to_a_new_name_and_keeps_the_paths_has_not_drifted() -> None:
    dated = made("Häfen der Küste", SOME * 6, head='<meta name="date" content="2005-12-01">')
    moved = answered(dated, ended="https://coast-review.net/2005/12/harbours.html", first=301)
    taken = answered(dated, ended="https://coast-review.net/shoes", first=301)

    assert judged(moved, CITED).verdict == "unverifiable"
    assert judged(taken, CITED).verdict == "drifted"


def test_two_ports_of_a_number_are_two_sites() -> None:
    asked, ended = "http://127.0.0.1:8001/a/b", "http://127.0.0.1:8002/shoes/9"
    row = answered(made("Running shoes", SOME * 6), asked=asked, ended=ended)

    assert judged(row, CITED).verdict == "drifted"


def test_a_translated_title_does_not_make_a_study_of_games_a_seller_of_them() -> None:
    study = answered(made("Казино и долги в шахтёрских городах", SOME * 6))

    assert "gambling" in (study.page or PageFacts()).marks
    assert judged(study, CITED).verdict == "unverifiable"


def test_the_front_door_of_somebody_else_is_not_the_cited_page() -> None:
    row = answered(made("Emergency Plumbers", SOME * 6), ended="https://plumbers.com/", first=301)

    assert judged(row, CITED).verdict == "drifted"
    assert judged(row).verdict == "unverifiable"


def test_a_market_of_domains_may_have_much_to_say() -> None:
    sold = "https://www.hugedomains.com/domain_profile.cfm?d=coast.org"
    row = answered(made("Coast.org is for sale | HugeDomains", SOME * 40), ended=sold)

    assert judged(row).verdict == "parked"
    assert judged(row, CITED).verdict == "parked"


def test_a_folder_above_the_cited_page_is_not_the_page() -> None:
    row = answered(made("News", SOME * 20), ended="https://www.coast.org/2005/12/", first=301)

    assert judged(row).verdict == "moved"  # one step up may be the new place

    deep = "https://www.coast.org/news/2005/12/harbours.html"
    row = answered(
        made("News", SOME * 20), asked=deep, ended="https://www.coast.org/news/", first=301
    )

    assert judged(row).verdict == "unverifiable"


def test_a_page_that_says_not_found_but_comes_whole_is_not_dead() -> None:
    whole = answered(made(CITED, SOME * 40), status=404)
    wiki = answered(made(CITED, SOME * 3), status=404)

    assert from_status(whole, CITED).verdict == "unverifiable"
    assert from_status(whole).verdict == "dead"
    assert from_status(wiki, CITED).verdict == "dead"


@pytest.mark.parametrize(
    ("url", "steps"),
    [("/?utm_source=404", 0), ("/?utm_source=a&fbclid=b", 0), ("/?p=12", 1), ("/en/", 0), ("/a/b?id=3", 3)],
)  # fmt: skip
def test_where_a_reader_came_from_is_no_step_into_a_site(url: str, steps: int) -> None:
    assert depth(f"https://coast.org{url}") == steps


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("The Gazette: Page not found", "Page not found"), ("Page not found: link rot", None), ("Fehler 404 – Seite nicht gefunden", "Fehler 404"),
        ("Oops! That page can’t be found.", "Oops! That page can’t be found."), ("A house of lost pages", None),
        ("Wie Seiten verschwinden", None), ("お探しのページは見つかりませんでした", "お探しのページは見つかりませんでした"),
    ],
)  # fmt: skip
def test_a_notice_is_a_piece_of_a_title_that_says_nothing_else(
    title: str, said: str | None
) -> None:
    assert (words.error_said(title) is not None) == (said is not None)


@pytest.mark.parametrize(
    ("piece", "plainly"),
    [("Page not found", True), ("404 error", False), ("Gone", False), ("Seite nicht gefunden", True), ("Document removed", True)],
)  # fmt: skip
def test_a_plain_notice_names_the_thing_and_denies_it(piece: str, plainly: bool) -> None:
    assert words.is_plain_notice(piece) is plainly
