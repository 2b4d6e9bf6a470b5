"""What is due, and other readings of damaged addresses."""

from datetime import UTC, datetime, timedelta

import pytest

from citeaudit.checkers.plan import Address, addresses, due, rested_until
from citeaudit.checkers.repairs import repaired
from citeaudit.config import Config, JudgeConfig
from citeaudit.model.citation import Link, Reference
from citeaudit.model.evidence import Fetch, FetchError, PageFacts
from citeaudit.model.manuscript import Span

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "http://a.example/x"
DAY = 24 * 3600.0


def row(
    days_ago: float, status: int | None = 200, error: FetchError | None = None, **more: object
) -> Fetch:
    return Fetch(
        id=str(days_ago),
        url=URL,
        at=NOW - timedelta(days=days_ago),
        status=status,
        error=error,
        **more,
    )  # type: ignore[arg-type]


def test_addresses_are_distinct_and_in_order_with_their_fragments_and_titles() -> None:
    span = Span(start=0, end=1)
    links = [
        Link(raw="", url=f"{URL}#b", kind="url", span=span),
        Link(raw="", url="http://b.example/", kind="url", span=span),
        Link(raw="", url=f"{URL}#a", kind="url", span=span),
        Link(raw="", url="urn:isbn:1", kind="isbn", span=span),
    ]

    assert addresses(links, {f"{URL}#a": Reference(title="A")}) == [
        Address(URL, ("b", "a"), "A"),
        Address("http://b.example/"),
    ]


@pytest.mark.parametrize(
    ("known", "is_due"),
    [
        ([], True),
        ([row(0.5)], False),
        ([row(1.5)], True),
        ([row(0.5, 404)], False),
        ([row(0.5, 403)], False),
        ([row(0.5, 500)], True),
        ([row(0.5, 429)], True),
        ([row(0.5, 430)], True),
        ([row(0.5, 429, retry_after=2 * DAY)], False),
        ([row(0.5, 503, retry_after=0.1 * DAY)], True),
        ([row(0.5, None, "timeout")], True),
        ([row(0.5, None, "network-away")], True),
        ([row(0.5, None, "redirect-loop")], False),
        ([row(0.5, None, "refused")], False),
        ([row(0.9), row(0.1, 500)], True),
        ([row(0.1, repair="escape")], True),
    ],
)
def test_what_fresh_evidence_answers_is_not_due(known: list[Fetch], is_due: bool) -> None:
    assert bool(due([Address(URL)], known, Config(), now=NOW)) is is_due


def test_an_age_that_is_told_goes_before_that_of_the_settings() -> None:
    assert due([Address(URL)], [row(0.5)], Config(), now=NOW, max_age=DAY / 4) == [Address(URL)]


@pytest.mark.parametrize(("hosts", "is_due"), [(2, True), (3, False)])
def test_where_so_many_hosts_as_the_settings_say_were_led_to_one_page_none_has_been_seen(
    hosts: int, is_due: bool
) -> None:
    urls = [URL, "http://b.test/x"]
    known = [
        Fetch(id=url, url=url, at=NOW, status=200, final_url="http://portal.test/welcome")
        for url in urls
    ]
    settings = Config(judge=JudgeConfig(offline_hosts=hosts))

    assert bool(due([Address(url) for url in urls], known, settings, now=NOW)) is is_due


def test_a_fragment_nobody_looked_for_makes_an_address_due() -> None:
    known = [row(0.1, page=PageFacts(title="A", fragments={"a": True}))]

    assert due([Address(URL, ("a",))], known, Config(), now=NOW) == []
    assert due([Address(URL, ("a", "b"))], known, Config(), now=NOW) == [Address(URL, ("a", "b"))]


@pytest.mark.parametrize(
    ("days_ago", "rest"),
    [
        ((0,), 7),
        ((7, 0), 14),
        ((21, 14, 0), 28),
        ((49, 42, 28, 0), 56),
        ((105, 98, 84, 56, 0), 56),
        ((2, 1, 0), 5),
        ((1, 0.5, 0), 6),
    ],
)
def test_a_living_address_rests_longer_each_time(days_ago: tuple[float, ...], rest: int) -> None:
    assert rested_until([row(days) for days in days_ago]) == NOW + timedelta(days=rest)


def test_a_failure_ends_the_rest_and_an_absent_network_does_not() -> None:
    assert rested_until([row(7), row(0, None, "timeout")]) is None
    assert rested_until([row(3), row(0, None, "network-away")]) == NOW + timedelta(days=4)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("http://a.example/x.", "http://a.example/x"),
        ("http://a.example/x.”)", "http://a.example/x"),
        ("http://a.example/x)", "http://a.example/x"),
        ("http://a.example/x_(y", "http://a.example/x_"),
        ("http://a.example/a\\_b", "http://a.example/a_b"),
        ("http://a.example/a\u200bb", "http://a.example/ab"),
        ("http://a.example/har bours", "http://a.example/harbours"),
        ("http://a.example/har%20bours", "http://a.example/harbours"),
        ("http://a.example/a\\_b c.", "http://a.example/a_bc"),
        ("http://a.example/a–b", "http://a.example/a-b"),
        ("http://a.example/a%E2%80%93b", "http://a.example/a-b"),
        ("http://a.example/∼b", "http://a.example/~b"),
        ("http://a.example/oﬃce", "http://a.example/office"),
        ("http://a.example/o’neill", "http://a.example/o'neill"),
        ("http://a.example/x[12]", "http://a.example/x"),
        ("http://a.example/x…", "http://a.example/x"),
        ("http://a.example/x (accessed 5 May 2014)", "http://a.example/x"),
        ("http://a.example/x. Accessed May 5.", "http://a.example/x"),
        (r"http://a.example\x\y", "http://a.example/x/y"),
        ("http://http://a.example/x", "http://a.example/x"),
        ("http://https://a.example/x", "https://a.example/x"),
        ("http:/a.example/x", "http://a.example/x"),
        ("//a.example/x", "http://a.example/x"),
        ("hxxps://a.example/x", "https://a.example/x"),
        ("htp//a.example/x", "http://a.example/x"),
        ("a.example/x", "http://a.example/x"),
    ],
)
def test_damage_has_a_reading_without_it(printed: str, meant: str) -> None:
    readings = {reading: name for name, reading in repaired(printed)}

    assert meant in readings
    assert len(readings) <= 3


@pytest.mark.parametrize(
    "sound",
    [
        "http://a.example/x_(y)",
        "http://a.example/",
        "http://a.example/a-b/c?d=e",
        "https://web.example/1/http://a.example/x",
        "http://http.example/x",
    ],
)
def test_a_sound_address_has_no_other_reading(sound: str) -> None:
    assert repaired(sound) == []


@pytest.mark.parametrize(
    ("raw", "repairs", "spaced"),
    [
        ("http://a.example/My Report.pdf", ("blank",), "http://a.example/My%20Report.pdf"),
        ("http://a.example/My\nReport.pdf", ("line-break", "blank"), None),
        (r"http://a.example/My \_Report.pdf", ("escape", "blank"), None),
        ("http://a.example/MyReport.pdf", (), None),
    ],
)
def test_blanks_within_a_line_may_be_the_addresss_own(
    raw: str, repairs: tuple[str, ...], spaced: str | None
) -> None:
    link = Link(
        raw=raw, url="http://a.example/MyReport.pdf", kind="url", span=Span(start=0, end=1), repairs=repairs
    )  # fmt: skip

    assert [address.spaced for address in addresses([link])] == [spaced]
