"""What a reply of an archive means, word for word."""

from typing import Any, cast

import pytest

from citeaudit.checkers.archives.replay import Door, heard
from citeaudit.net.service import Budget, Reply

BASE = "https://web.archive.test/web"
URL = "http://a.test/x"
ASKED = f"{BASE}/20140601000000id_/{URL}"
DATED = {"memento-datetime": "Sun, 01 Jun 2014 00:00:00 GMT"}
DOOR = Door("wayback", cast(Any, None), Budget("web.archive.test", "copies", 60.0, 1))


def told(status: int | None = None, body: bytes = b"", **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(url=ASKED, status=status, headers=named, body=body)


@pytest.mark.parametrize(
    "location", [f"{BASE}/20130101000000id_/{URL}", f"/web/20130101000000id_/{URL}"]
)
def test_a_redirect_without_a_date_names_the_nearest_copy(location: str) -> None:
    answer = heard(DOOR, URL, told(302, location=location))

    assert answer.answer == "found"
    assert answer.captures[0].at.year == 2013
    assert answer.captures[0].memento == f"{BASE}/20130101000000/{URL}"


@pytest.mark.parametrize("status", [200, 301, 404, 503])
def test_whatever_has_a_date_is_a_copy(status: int) -> None:
    answer = heard(DOOR, URL, Reply(url=ASKED, status=status, headers=DATED, body=b"x"))

    assert answer.answer == "found"
    assert answer.captures[0].status == status
    assert answer.copy is not None
    assert answer.copy.body == b"x"


@pytest.mark.parametrize("told_by", [{}, {"content-location": f"/web/20130302000000id_/{URL}"}])
def test_a_copy_given_at_once_is_named_by_its_own_moment(told_by: dict[str, str]) -> None:
    dated = {"memento-datetime": "Sat, 02 Mar 2013 00:00:00 GMT", **told_by}
    answer = heard(DOOR, URL, Reply(url=ASKED, status=200, headers=dated, body=b"x"))

    assert answer.captures[0].memento == f"{BASE}/20130302000000/{URL}"


@pytest.mark.parametrize("why", ["Administrative", "Robot"])
def test_what_an_archive_withholds_is_excluded(why: str) -> None:
    said = f"{why}AccessControlException: Blocked"

    assert heard(DOOR, URL, told(403, x_archive_wayback_runtime_error=said)).answer == "excluded"
    assert heard(DOOR, URL, told(403, said.encode())).answer == "excluded"
    assert heard(DOOR, URL, told(451)).answer == "excluded"
    assert heard(DOOR, URL, Reply(url=ASKED, status=451, headers=DATED)).answer == "found"


def test_a_404_without_a_date_is_the_only_word_for_not_archived() -> None:
    assert heard(DOOR, URL, told(404)).answer == "not-archived"
    for status in (200, 204, 400, 401, 403, 410, 418, 429, 500, 502, 503, 504, 520):
        assert heard(DOOR, URL, told(status, b"<html>")).answer == "unknown"
    for error in ("timeout", "connect", "dns", "broken", "budget", "stopped"):
        assert heard(DOOR, URL, Reply(url=ASKED, error=error)).answer == "unknown"


@pytest.mark.parametrize(
    "location",
    [
        "",
        "https://login.test/",
        f"{BASE}/",
        "https://elsewhere.test/web/20130101000000/http://a.test/x",
    ],
)
def test_a_way_that_leads_to_no_copy_here_is_no_answer(location: str) -> None:
    assert heard(DOOR, URL, told(302, location=location)).answer == "unknown"


def test_exclusion_is_told_by_header_or_page() -> None:
    said = "org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error"

    assert heard(DOOR, URL, told(403, said.encode())).answer == "excluded"
    assert heard(DOOR, URL, told(403, x_archive_wayback_runtime_error=said)).answer == "excluded"
    assert heard(DOOR, URL, told(403, b"<html>Forbidden</html>")).answer == "unknown"


@pytest.mark.parametrize(
    ("location", "leads_to"),
    [
        (f"{BASE}/20140601000001id_/http://b.test/y", "http://b.test/y"),
        ("/web/20140601000001id_/http://b.test/y", "http://b.test/y"),
        ("http://b.test/y", "http://b.test/y"),
        ("/y", "http://a.test/y"),
        ("y?z=1", "http://a.test/y?z=1"),
    ],
)
def test_an_archived_redirect_leads_to_the_same_place_rewritten_or_not(
    location: str, leads_to: str
) -> None:
    answer = heard(DOOR, URL, Reply(url=ASKED, status=301, headers={**DATED, "location": location}))

    assert answer.copy is not None
    assert answer.copy.location == leads_to
