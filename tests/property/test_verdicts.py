"""Laws of the judge: it never raises, never says dead of a refusal, and says the same of the same evidence."""

from datetime import UTC, datetime, timedelta
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from citeaudit.judge import conclude, judge, network
from citeaudit.model.citation import Link, Reference
from citeaudit.model.evidence import Fetch, FetchError, Hop, PageFacts
from citeaudit.model.manuscript import Span

START = datetime(2026, 1, 1, tzinfo=UTC)
URLS = st.sampled_from(
    [
        "http://a.example/x/y.pdf",
        "http://b.example/",
        "https://doi.org/10.1/2",
        "http://[::1",
        "nonsense",
        "",
    ]
)
WORDS = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.sampled_from(["Page not found", "Sign in", "Just a moment...", "x.example is for sale"]),
)
PAGES = st.builds(
    PageFacts,
    title=WORDS,
    heading=WORDS,
    words=st.integers(0, 500),
    fingerprint=st.sampled_from([None, "0" * 16, "f" * 16]),
    marks=st.dictionaries(
        st.sampled_from(["challenge", "for-sale", "error", "login", "consent", "password-field"]),
        st.text(max_size=9),
    ),
    citation=st.dictionaries(st.sampled_from(["title", "free", "date"]), st.text(max_size=20)),
)


@st.composite
def fetches(draw: st.DrawFn) -> Fetch:
    url = draw(URLS)
    failed = draw(st.booleans())
    status = None if failed else draw(st.integers(100, 999))
    error = draw(st.sampled_from(get_args(FetchError))) if failed else None
    hops = [Hop(url=url, status=301), Hop(url=draw(URLS), status=status, error=error)][
        draw(st.integers(0, 1)) :
    ]
    return Fetch(
        id=str(draw(st.integers(0, 10**9))),
        url=url,
        at=START + timedelta(hours=draw(st.integers(0, 5000))),
        status=status,
        error=error,
        hops=tuple(hops) if draw(st.booleans()) else (),
        final_url=hops[-1].url,
        media_type=draw(st.sampled_from([None, "text/html", "application/pdf"])),
        length=draw(st.integers(0, 9)),
        retry_after=draw(st.sampled_from([None, 1.0, 1e6])),
        attempt=draw(st.integers(1, 3)),
        page=draw(st.one_of(st.none(), PAGES)),
        online=draw(st.sampled_from([None, True, False])),
        repair=draw(st.sampled_from([None, "blank"])),
        probes=draw(st.sampled_from([None, None, "a.example"])),
    )


@given(
    st.lists(fetches(), max_size=6), URLS, st.one_of(st.none(), st.builds(Reference, title=WORDS))
)
def test_any_evidence_gives_one_verdict_in_one_line_and_always_the_same(
    rows: list[Fetch], url: str, cited: Reference | None
) -> None:
    verdict = judge(url, rows, cited=cited)

    assert 0 <= verdict.confidence <= 1
    assert verdict.because and "\n" not in verdict.because
    assert judge(url, rows[::-1], cited=cited) == verdict or len(
        {(row.at, row.attempt) for row in rows}
    ) < len(rows)


@given(st.lists(fetches(), max_size=6))
def test_a_list_has_one_verdict_for_each_address(rows: list[Fetch]) -> None:
    span = Span(start=0, end=1)
    links = [Link(raw=row.url, url=row.url, kind="url", span=span) for row in rows]
    verdicts = conclude(links, (), rows)

    assert [verdict.url for verdict in verdicts] == list(dict.fromkeys(row.url for row in rows))
    assert network(rows) in ("online", "offline", "not-asked")


@given(st.sampled_from([401, 403, 429, 451, 999]), PAGES, st.integers(1, 9))
def test_no_refusal_is_ever_held_for_dead(status: int, page: PageFacts, times: int) -> None:
    url = "http://a.example/x"
    rows = [
        Fetch(
            id=str(n),
            url=url,
            at=START + timedelta(days=9 * n),
            status=status,
            page=page,
            hops=(Hop(url=url, status=status),),
        )
        for n in range(times)
    ]

    assert judge(url, rows).group != "gone"
