"""Addresses taken apart: what is one, and what of it only counts visitors."""

import pytest

from citeaudit.judge.addresses import is_address, without_tracking
from citeaudit.judge.likeness import depth


@pytest.mark.parametrize("address", ["www.example.org/a", "http://example.org/a"])
def test_an_address_is_no_title(address: str) -> None:
    assert is_address(address)
    assert not is_address("Title: http://example.org")
    assert not is_address(None)


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("http://a.test/x?utm_source=n&id=7&fbclid=Q", "http://a.test/x?id=7"),
        ("http://a.test/x?utm_medium=n", "http://a.test/x"),
        ("http://a.test/x?id=7#p", "http://a.test/x?id=7#p"),
        (r"http://a.test/x?id=7&amp;utm\_source=n", "http://a.test/x?id=7"),
    ],
)
def test_tracking_parameters_are_taken_off_and_others_stay(url: str, plain: str) -> None:
    assert without_tracking(url) == plain


def test_what_counts_visitors_is_no_step_below_the_home_page() -> None:
    assert depth("http://a.test/?msclkid=1&utm_source=n") == 0
    assert depth("http://a.test/?id=1&msclkid=1") == 1
