"""HTTP/2: most of the web speaks it, and some of what speaks it breaks it off for all but browsers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from h2.connection import H2Connection
from h2.errors import ErrorCodes
from msgspec.structs import replace

from citeaudit import judge
from citeaudit.checkers import check
from citeaudit.config import CheckConfig, Config
from citeaudit.model.evidence import Fetch
from citeaudit.store import open_store
from e2e.http2 import HTML, Frames, Http2Site
from e2e.servers import article

BODY = article("Harbours")
CONFIG = Config(
    check=CheckConfig(interval=0.0, retries=0, total=5.0, allow_net=("127.0.0.0/8",), per_host=4)
)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(autouse=True)
def _trusted(
    authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("CURL_CA_BUNDLE", str(tmp_path / "ca.pem"))
    yield


def asked(*urls: str, config: Config = CONFIG) -> list[Fetch]:
    """The answers for addresses, probes aside."""
    with open_store("sqlite://") as store:
        rows = [row for row in check(urls, store=store, config=config) if isinstance(row, Fetch)]
    return [row for row in rows if row.probes is None]


def whole(speech: H2Connection, stream: int) -> None:
    speech.send_headers(stream, [(":status", "200"), HTML])
    speech.send_data(stream, BODY, end_stream=True)


def after_early_hints(speech: H2Connection, stream: int) -> None:
    speech.send_headers(stream, [(":status", "103"), ("link", "</style.css>; rel=preload")])
    whole(speech, stream)


def taken_back(code: ErrorCodes) -> Frames:
    return lambda speech, stream: speech.reset_stream(stream, code)


def taken_back_behind_headers(speech: H2Connection, stream: int) -> None:
    speech.send_headers(stream, [(":status", "200"), HTML])
    speech.reset_stream(stream, ErrorCodes.INTERNAL_ERROR)


def taken_back_on_the_way(speech: H2Connection, stream: int) -> None:
    speech.send_headers(stream, [(":status", "200"), HTML])
    speech.send_data(stream, BODY[:200])
    speech.reset_stream(stream, ErrorCodes.INTERNAL_ERROR)


def calmed(speech: H2Connection, _stream: int) -> None:
    speech.close_connection(ErrorCodes.ENHANCE_YOUR_CALM)


@pytest.mark.parametrize("frames", [whole, after_early_hints])
def test_pages_come_by_http2_over_one_connection(authority: trustme.CA, frames: Frames) -> None:
    with Http2Site(authority, frames, BODY) as site:
        rows = asked(*(f"{site.base}/2005/{n}" for n in range(8)))

        assert [row.status for row in rows] == [200] * 8
        assert {row.page.title for row in rows if row.page} == {"Harbours"}
        assert {version for _, version in site.spoken} == {"2"}


@pytest.mark.parametrize(
    "frames",
    [
        taken_back(ErrorCodes.INTERNAL_ERROR),
        taken_back(ErrorCodes.PROTOCOL_ERROR),
        taken_back(ErrorCodes.HTTP_1_1_REQUIRED),
        taken_back_behind_headers,
        calmed,
    ],
)
def test_a_host_that_answers_nothing_by_http2_is_asked_without_it(
    authority: trustme.CA, frames: Frames
) -> None:
    with Http2Site(authority, frames, BODY) as site:
        url = f"{site.base}/2005/a"
        (row,) = asked(url)

        assert (row.status, row.attempt, row.error, row.detail) == (200, 1, None, None)
        assert ("/2005/a", "1.1") in site.spoken
        assert judge.judge(url, [row]).verdict == "ok"


def test_once_a_host_is_known_to_break_http2_off_it_is_not_tried_again(
    authority: trustme.CA,
) -> None:
    with Http2Site(authority, taken_back(ErrorCodes.INTERNAL_ERROR), BODY) as site:
        rows = asked(*(f"{site.base}/2005/{n}" for n in range(12)))

        assert [row.status for row in rows] == [200] * 12
        assert sum(version == "2" for path, version in site.spoken if path != "/robots.txt") <= 4


def test_a_host_that_is_silent_by_http2_is_asked_again_without_it(authority: trustme.CA) -> None:
    patient = replace(CONFIG.check, retries=1, retry_pauses=(0.1,), first_byte=0.5)
    with Http2Site(authority, lambda _speech, _stream: None, BODY) as site:
        rows = asked(f"{site.base}/2005/a", config=Config(check=patient))

        assert [row.error or row.status for row in rows] == ["timeout", 200]


def test_a_page_that_came_in_part_is_kept_as_it_came(authority: trustme.CA) -> None:
    with Http2Site(authority, taken_back_on_the_way, BODY) as site:
        (row,) = asked(f"{site.base}/2005/a")

        assert (row.status, row.cut) == (200, True)
        assert row.page is not None and row.page.title == "Harbours"


def test_a_host_that_breaks_off_every_version_is_out_of_reach(authority: trustme.CA) -> None:
    with Http2Site(authority, taken_back(ErrorCodes.INTERNAL_ERROR), b"") as site:
        url = f"{site.base}/2005/a"
        site._speak_http1 = lambda connection: connection.close()  # type: ignore[method-assign]
        (row,) = asked(url)

        assert row.error in ("empty", "reset")
        assert judge.judge(url, [row]).verdict == "unreachable"
