"""One key for all spellings that archives hold to be the same."""

import pytest

from citeaudit.checkers.archives.keys import key_of

SAME = [
    ("http://example.org/a", "https://example.org/a"),
    ("http://www.example.org/a", "http://example.org/a"),
    ("http://www2.example.org/a", "http://example.org/a"),
    ("http://example.org:80/a", "http://example.org/a"),
    ("https://example.org:443/a", "http://example.org/a"),
    ("http://EXAMPLE.org/A", "http://example.org/a"),
    ("http://example.org/a/", "http://example.org/a"),
    ("http://example.org/a#top", "http://example.org/a"),
    ("http://example.org", "http://example.org/"),
    ("http://example.org/a?", "http://example.org/a"),
    ("http://example.org/a?b=2&a=1", "http://example.org/a?a=1&b=2"),
    ("http://example.org/a;jsessionid=0123456789abcdef0123456789abcdef", "http://example.org/a"),
    (
        "http://example.org/a?PHPSESSID=0123456789abcdef0123456789abcdef&x=1",
        "http://example.org/a?x=1",
    ),
    ("http://example.org/%7Euser", "http://example.org/~user"),
]
DIFFERENT = [
    ("http://example.org/a?utm_source=x", "http://example.org/a"),
    ("http://m.example.org/a", "http://example.org/a"),
    ("http://example.org/index.html", "http://example.org/"),
    ("http://example.org:8080/a", "http://example.org/a"),
    ("http://example.org/a?x=1", "http://example.org/a?x=2"),
    ("http://example.org/a/b", "http://example.org/a"),
    ("http://www.org/a", "http://org/a"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_address_have_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_addresses_have_different_keys(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


def test_a_key_begins_with_the_host_turned_round() -> None:
    assert key_of("https://WWW.Example.org:443/A/?b=2&a=1#top") == "org,example)/a?a=1&b=2"


def test_what_is_no_address_is_its_own_key() -> None:
    assert key_of("http://[broken") == "http://[broken"
    assert key_of("nothing") == "nothing"
