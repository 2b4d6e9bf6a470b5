"""From evidence to verdicts, without any network: history, strikes, the run as a whole, an editor's word."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from citeaudit.config import Config, JudgeConfig
from citeaudit.judge import cited_for, conclude, judge, network, repaired
from citeaudit.judge.changes import changes
from citeaudit.model.citation import Citation, Link, Reference
from citeaudit.model.evidence import (
    Capture,
    CaptureLookup,
    Decision,
    Evidence,
    Fetch,
    FetchError,
    Hop,
    LinkVerdict,
    PageFacts,
)  # fmt: skip
from citeaudit.model.manuscript import Extent, Span

URL = "http://a.example/2005/x.html"
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
TITLE = Reference(title="Harbours of the Northern Coast")


def got(
    status: int | None = None,
    *,
    url: str = URL,
    days: float = 0,
    error: FetchError | None = None,
    page: PageFacts | None = None,
    ended: str | None = None,
    **more: object,
) -> Fetch:
    at = NOON + timedelta(days=days)
    final = ended or url
    hops = (Hop(url=url, status=301 if ended else status, error=None if ended else error),)
    if ended:
        hops += (Hop(url=final, status=status, error=error),)
    return Fetch(
        id=f"{url}{at}{more.get('attempt')}", url=url, at=at, status=status, error=error, page=page, hops=hops,
        final_url=final, media_type="text/html" if page else None, length=1000, **more,
    )  # type: ignore[arg-type]  # fmt: skip


def page(title: str, **more: object) -> PageFacts:
    return PageFacts(title=title, words=400, fingerprint="0" * 16, **more)  # type: ignore[arg-type]


def link(url: str, note: str = "1", start: int = 10) -> Link:
    return Link(raw=url, url=url, kind="url", span=Span(start=start, end=start + 5), note=note)


def failing(*errors: FetchError, hosts: int | None = None) -> list[Evidence]:
    return [
        got(error=error, url=f"http://host{number}.example/x")
        for number, error in enumerate(errors)
    ]


def links_of(evidence: list[Evidence]) -> list[Link]:
    return [link(row.url) for row in evidence]


def test_an_address_nobody_asked_is_not_asked() -> None:
    assert judge(URL, []).verdict == "not-asked"
    assert network([]) == "not-asked"


def test_a_page_that_is_gone_is_dead_and_surer_when_it_was_gone_before() -> None:
    once = judge(URL, [got(404)])
    twice = judge(URL, [got(404), got(404, days=2)])

    assert (once.verdict, twice.verdict) == ("dead", "dead")
    assert twice.confidence > once.confidence
    assert "since 2026-03-01" in twice.because
    assert twice.checked_at == NOON + timedelta(days=2)


def test_one_success_wipes_out_the_failures_before_it() -> None:
    rows = [got(error="timeout", days=day) for day in (0, 4, 8)]

    assert judge(URL, rows).verdict == "dead"
    assert judge(URL, [*rows, got(200, days=9, page=page("A"))]).verdict == "ok"
    assert (
        judge(URL, [*rows, got(200, days=9, page=page("A")), got(error="timeout", days=10)]).verdict
        == "timeout"
    )


@pytest.mark.parametrize(
    ("days", "verdict"),
    [((0,), "timeout"), ((0, 1, 2), "timeout"), ((0, 3, 5), "timeout"), ((0, 3, 6), "dead")],
)
def test_a_timeout_is_the_end_only_the_third_time_days_apart(
    days: tuple[int, ...], verdict: str
) -> None:
    assert judge(URL, [got(error="timeout", days=day) for day in days]).verdict == verdict


@pytest.mark.parametrize("status", [401, 403, 418, 420, 429, 451, 999])
def test_a_refusal_is_never_dead_however_often(status: int) -> None:
    rows = [got(status, days=7 * week) for week in range(30)]

    assert judge(URL, rows).verdict not in ("dead", "soft404")


def test_a_host_that_refused_us_for_weeks_and_is_down_today_has_failed_once() -> None:
    rows = [got(418, days=7 * week) for week in range(5)]

    assert judge(URL, [*rows, got(error="timeout", days=36)]).verdict == "timeout"


def test_repeats_of_one_look_are_one_failure() -> None:
    rows = [got(500, attempt=1), got(500, days=0.001, attempt=2), got(500, days=0.002, attempt=3)]
    verdict = judge(URL, rows)

    assert verdict.verdict == "server-error"
    assert "3 times in a row" in verdict.because
    assert set(verdict.evidence) == {row.id for row in rows}


def test_what_failed_and_then_answered_is_flaky_today_and_fine_tomorrow() -> None:
    rows = [got(error="reset", attempt=1), got(200, days=0.001, attempt=2, page=page("A"))]

    assert judge(URL, rows).verdict == "flaky"
    assert judge(URL, [*rows, got(200, days=1, attempt=1, page=page("A"))]).verdict == "ok"


def test_the_network_away_hides_no_older_fact_and_accuses_nobody() -> None:
    verdict = judge(URL, [got(200, page=page("A")), got(error="network-away", days=9)])

    assert verdict.verdict == "offline"


def test_a_damaged_address_that_was_asked_twice_is_repaired_not_flaky() -> None:
    printed = f"http://{URL}"
    rows = [got(error="dns", url=printed, attempt=1), got(error="dns", url=printed, days=0.001, attempt=2)]  # fmt: skip
    mended = Fetch(
        id="m", url=printed, at=NOON + timedelta(days=0.002), status=200, repair="scheme", hops=(Hop(url=URL, status=200),),
        final_url=URL, media_type="text/html", page=page("Harbours of the Northern Coast"), length=9,
    )  # fmt: skip

    assert judge(printed, [*rows, mended], cited=TITLE).verdict == "repaired"


@pytest.mark.parametrize(
    ("fragment", "verdict"),
    [
        ("xtor=RSS-32", "ok"), ("v=onepage&q=toll", "ok"), ("L10", "ok"), ("L10-L20", "ok"), ("L3C1-L4C2", "ok"), (".VfQ8aBCD", "ok"),
        ("axzz2Kb", "ok"), ("sthash.abc.dpuf", "ok"), ("google_vignette", "ok"), ("!/a", "ok"), ("a:~:text=b", "ok"), ("top", "ok"),
        ("sec-2", "fragment-missing"), ("Results", "fragment-missing"), ("L10n", "fragment-missing"), (".a", "fragment-missing"),
    ],
)  # fmt: skip
def test_only_what_may_name_a_place_is_missed(fragment: str, verdict: str) -> None:
    facts = page("Harbours of the Northern Coast", fragments={fragment: False})

    assert judge(f"{URL}#{fragment}", [got(200, page=facts)]).verdict == verdict


def test_one_reading_that_works_makes_an_address_repaired() -> None:
    mended = got(200, page=page("Harbours of the Northern Coast"), repair="trailing-punctuation").__class__(
        id="m", url=URL + ".", at=NOON + timedelta(seconds=2), status=200, repair="trailing-punctuation",
        hops=(Hop(url=URL, status=200),), final_url=URL, media_type="text/html", page=page("Harbours of the Northern Coast"), length=9,
    )  # fmt: skip
    verdict = judge(URL + ".", [got(404, url=URL + "."), mended], cited=TITLE)

    assert verdict.verdict == "repaired"
    assert verdict.new_url == URL
    assert "trailing-punctuation" in verdict.because


def test_a_permanent_redirect_is_moved_but_not_https_for_http_nor_a_resolver() -> None:
    moved = judge(URL, [got(200, ended="http://a.example/new", page=page("A"))])
    secure = judge(URL, [got(200, ended=URL.replace("http:", "https:"), page=page("A"))])
    doi = "https://doi.org/10.1000/182"

    assert (moved.verdict, moved.new_url) == ("moved", "http://a.example/new")
    assert (secure.verdict, secure.new_url) == ("ok", None)
    assert (
        judge(
            doi, [got(200, url=doi, ended="https://publisher.example/182", page=page("A"))]
        ).verdict
        == "ok"
    )


def test_a_publisher_that_blocks_us_behind_a_doi_is_blocked_an_unknown_doi_is_dead() -> None:
    doi = "https://doi.org/10.1000/182"

    assert (
        judge(doi, [got(403, url=doi, ended="https://publisher.example/182")]).verdict == "blocked"
    )
    unknown = judge(doi, [got(404, url=doi)])
    assert unknown.verdict == "dead"
    assert "no such DOI" in unknown.because


def test_a_pdf_without_a_title_is_no_empty_page() -> None:
    row = replace(got(200, page=PageFacts()), media_type="application/pdf")

    assert judge(URL, [row], cited=TITLE).verdict == "ok"


def test_a_page_about_something_else_on_another_domain_has_drifted() -> None:
    row = got(
        200,
        ended="http://shoes.example/sale",
        page=page("Cheap shoes and boots", heading="Autumn sale"),
    )

    assert judge(URL, [row], cited=TITLE).verdict == "drifted"
    assert judge(URL, [row]).verdict == "moved"


def test_another_title_alone_is_too_little_to_judge_by() -> None:
    assert (
        judge(URL, [got(200, page=page("The Coast Gazette"))], cited=TITLE).verdict
        == "unverifiable"
    )


def test_a_parked_page_needs_more_than_one_sign() -> None:
    offer = PageFacts(
        title="a.example is for sale", words=40, marks={"for-sale": "buy this domain"}
    )
    mention = PageFacts(title="News", words=200, marks={"for-sale": "domain is for sale"})

    assert judge(URL, [got(200, page=offer)]).verdict == "parked"
    assert judge(URL, [got(200, page=mention)]).verdict == "ok"
    assert (
        judge(
            URL,
            [got(200, page=PageFacts(title="A", words=90), ended="https://www.hugedomains.com/a")],
            cited=TITLE,
        ).verdict
        == "parked"
    )


def test_thresholds_come_from_the_settings() -> None:
    row = got(200, page=page("Harbours of the South"))
    strict = Config(judge=JudgeConfig(title_likely=90.0, title_unlike=80.0))

    assert judge(URL, [row], cited=TITLE).verdict == "ok"
    assert judge(URL, [row], cited=TITLE, config=strict).verdict == "unverifiable"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (failing("network-away"), "offline"),
        (failing("connect", "connect", "connect"), "offline"),
        (failing("timeout", "timeout", "timeout"), "offline"),
        (failing("connect", "connect"), "online"),
        (failing("connect", "connect", "timeout"), "online"),
        ([*failing("connect", "connect", "connect"), got(404)], "online"),
        (failing("tls", "tls", "tls"), "online"),
        ([got(error="dns", url=f"http://h{n}.example/", online=True) for n in range(5)], "online"),
    ],
)
def test_where_every_host_fails_alike_the_network_is_away(
    rows: list[Evidence], expected: str
) -> None:
    assert network(rows) == expected
    verdicts = conclude(links_of(rows), (), rows)
    assert ({"offline"} == {verdict.verdict for verdict in verdicts}) is (expected == "offline")


def test_a_server_in_the_house_that_answers_is_no_sign_of_the_network_outside() -> None:
    house = got(200, page=page("Minutes"), url="http://10.1.2.3/minutes")
    rows = [house, *failing("connect", "connect", "connect")]
    verdicts = {verdict.url: verdict.verdict for verdict in conclude(links_of(rows), (), rows)}

    assert verdicts.pop(house.url) == "ok"
    assert set(verdicts.values()) == {"offline"}


def test_many_addresses_on_one_host_are_one_host() -> None:
    rows = [got(error="connect", url=f"http://one.example/{number}") for number in range(9)]

    assert network(rows) == "online"
    assert {verdict.verdict for verdict in conclude(links_of(rows), (), rows)} == {"unreachable"}


def test_what_was_answered_before_still_counts_when_the_network_goes_away() -> None:
    rows = [got(200, page=page("A")), got(error="network-away", url="http://b.example/", days=0.1)]
    verdicts = conclude([link(URL), link("http://b.example/")], (), rows)

    assert [verdict.verdict for verdict in verdicts] == ["ok", "offline"]
    assert network(rows) == "offline"


def test_one_verdict_for_each_address_in_order_of_appearance() -> None:
    other = "http://b.example/"
    verdicts = conclude(
        [link(other), link(URL), link(other)], (), [got(404), got(200, url=other, page=page("B"))]
    )

    assert [(verdict.url, verdict.verdict) for verdict in verdicts] == [
        (other, "ok"),
        (URL, "dead"),
    ]


def test_an_editors_word_goes_before_ours() -> None:
    good = Decision(
        id="w1", url=URL, decision="known-good", at=NOON, reason="seen in print", author="M. Editor",
    )  # fmt: skip
    ignored = Decision(
        id="w2", url="http://b.example/", decision="ignore", at=NOON, reason="intranet", author="M. Editor",
    )  # fmt: skip
    rows = [got(404), got(404, url="http://b.example/"), good, ignored]
    verdicts = conclude(
        [link(URL), link("http://b.example/")],
        (),
        rows,
    )

    assert [verdict.verdict for verdict in verdicts] == ["ok", "excluded"]
    assert "seen in print" in verdicts[0].because
    assert "M. Editor" in verdicts[0].because


def citation(start: int, end: int, title: str, note: str = "1") -> Citation:
    return Citation(
        key=f"{note}.{start}", note=note, text="x", span=Span(start=start, end=end), extent=Extent(start=0, end=1),
        form="full", reference=Reference(title=title),
    )  # fmt: skip


def test_an_address_belongs_to_the_citation_it_stands_in() -> None:
    citations = [citation(0, 40, "First"), citation(40, 90, "Second")]

    assert cited_for([link(URL, start=50)], citations)[URL].title == "Second"
    assert cited_for([link(URL, start=95)], citations) == {}


def test_a_citation_without_a_title_still_tells_when_its_address_was_read() -> None:
    bare = citation(0, 90, "")
    bare = replace(bare, reference=Reference(accessed="2014-05-01"))
    titled = citation(0, 90, "Second", note="2")

    assert cited_for([link(URL)], [bare])[URL].accessed == "2014-05-01"
    assert cited_for([link(URL), link(URL, note="2")], [bare, titled])[URL].title == "Second"


def test_the_copy_to_cite_is_the_last_one_made_before_the_page_was_seen() -> None:
    def copy(day: int) -> Capture:
        at = datetime(2020, 1, day, tzinfo=UTC)
        return Capture(archive="web", url=URL, memento=f"http://m/{day}", at=at, status=200)

    lookup = CaptureLookup(
        id="l",
        url=URL,
        at=NOON,
        archive="web",
        answer="found",
        captures=(copy(1), copy(9), copy(20)),
    )
    seen = Reference(title="A", accessed="2020-01-10")
    verdict = judge(URL, [got(404), lookup], cited=seen)

    assert verdict.memento is not None
    assert verdict.memento.memento == "http://m/9"
    assert verdict.verdict == "dead"


def verdict_of(verdict: str, **more: object) -> LinkVerdict:
    return LinkVerdict(url=URL, verdict=verdict, confidence=1.0, because="", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "now", "kind"),
    [
        (None, "ok", None),
        (None, "dead", "newly-failing"),
        ("ok", "ok", None),
        ("ok", "dead", "newly-failing"),
        ("dead", "dead", "still-failing"),
        ("timeout", "unreachable", "still-failing"),
        ("timeout", "dead", "newly-failing"),
        (None, "timeout", "newly-failing"),
        ("ok", "timeout", "failing-now"),
        ("moved", "server-error", "failing-now"),
        ("flaky", "unreachable", "failing-now"),
        ("dead", "ok", "recovered"),
        ("ok", "moved", "moved"),
        ("ok", "drifted", "drifted"),
        ("ok", "blocked", "other"),
        ("ok", "offline", None),
        ("dead", "not-asked", None),
        ("ok", "flaky", None),
    ],
)
def test_what_is_news_and_what_is_not(before: str | None, now: str, kind: str | None) -> None:
    told = {URL: verdict_of(before)} if before else {}
    found = changes(told, [verdict_of(now)])

    assert [change.kind for change in found] == ([kind] if kind else [])


def test_what_an_editor_decided_is_no_news_to_the_editor() -> None:
    word = Decision(id="w", url=URL, decision="known-good", at=NOON, reason="seen", author="M")
    decided = conclude([link(URL)], (), [got(404), word])

    assert decided[0].verdict == "ok"
    assert changes({URL: verdict_of("dead")}, decided, [got(404), word]) == ()


def test_what_still_fails_says_since_when() -> None:
    rows = [got(200, page=page("A")), got(404, days=3), got(404, days=9)]
    found = changes({URL: verdict_of("dead")}, [verdict_of("dead")], rows)

    assert found[0].since == NOON + timedelta(days=3)


def test_an_address_that_was_mended_before_it_was_asked_is_repaired() -> None:
    fine = judge(URL, [got(200, page=page("A"))])
    mended = repaired(fine, ("escape", "invisible"))
    dead = judge(URL, [got(404)])

    assert (mended.verdict, mended.new_url) == ("repaired", URL)
    assert "escape, invisible" in mended.because
    assert repaired(fine, ("scheme-added",)) == fine
    assert repaired(dead, ("escape",)) == dead


def test_a_viewer_of_files_that_names_the_file_is_no_lost_pdf() -> None:
    url = "http://code.example/mills/blob/main/mills-report.pdf"
    cited = Reference(title="What the Mills of the North Tell Us")
    viewer = got(200, url=url, page=page("mills/mills-report.pdf at main · owner/mills"))
    other = got(200, url=url, page=page("Welcome to Our New Site"))

    assert judge(url, [viewer], cited=cited).group != "gone"
    assert judge(url, [other], cited=cited).verdict == "soft404"
