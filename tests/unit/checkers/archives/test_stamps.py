"""The 14 digits of archives, and the addresses of copies."""

from datetime import UTC, datetime

import pytest

from citeaudit.checkers.archives.replay import raw, shown
from citeaudit.checkers.archives.stamps import http_date, moment, stamp, stamped
from citeaudit.judge.houses import is_copy_address

AT = datetime(2014, 6, 11, 10, 20, 30, tzinfo=UTC)


def test_a_moment_and_its_digits_name_each_other() -> None:
    assert stamp(AT) == "20140611102030"
    assert moment("20140611102030") == AT
    assert moment("2014") == datetime(2014, 1, 1, tzinfo=UTC)
    assert moment("20141399000000") is None


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("https://web.archive.org/web/20140611102030/http://a.test/x?y=1", "http://a.test/x?y=1"),
        ("https://web.archive.org/web/20140611102030id_/http:/a.test/x", "http://a.test/x"),
        ("https://web.archive.org/web/20140611102030if_/https://a.test/", "https://a.test/"),
    ],
)
def test_the_address_of_a_copy_tells_what_was_captured(address: str, url: str) -> None:
    place = stamped(address)

    assert place is not None
    assert place.at == AT
    assert place.url == url


def test_other_addresses_are_no_copies() -> None:
    assert stamped("https://a.test/2014/06/11/a") is None
    assert stamped("https://web.archive.org/web/*/http://a.test") is None


def test_a_copy_has_a_form_for_readers_and_a_raw_one() -> None:
    address = "https://web.archive.org/web/20140611102030/http://a.test/x"

    assert raw(address) == "https://web.archive.org/web/20140611102030id_/http://a.test/x"
    assert shown(raw(address)) == address


def test_http_dates_are_read_and_other_text_is_none() -> None:
    assert http_date("Wed, 11 Jun 2014 10:20:30 GMT") == AT
    assert http_date("yesterday") is None
    assert http_date(None) is None


def test_archives_are_known_by_their_hosts_and_by_their_stamps() -> None:
    assert is_copy_address("https://web.archive.org/web/2014/http://a.test")
    assert is_copy_address("https://archive.ph/AbCdE")
    assert is_copy_address("https://some.library.test/wayback/20140611102030/http://a.test")
    assert not is_copy_address("https://archive.org/")
    assert not is_copy_address("https://a.test/2014/06/11/b")
