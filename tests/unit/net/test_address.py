"""Addresses in wire form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.net.address import BadAddress, ForeignScheme, host_key, on_the_wire, redirected


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("http://a.example/b?c=d", "http://a.example/b?c=d"),
        ("http://a.example", "http://a.example"),
        ("HTTP://A.Example/B", "http://a.example/B"),
        ("http://müller.example/Straße 1", "http://xn--mller-kva.example/Stra%C3%9Fe%201"),
        ("http://例え.jp/x", "http://xn--r8jz45g.jp/x"),
        ("http://i❤.example/x", "http://xn--i-7iq.example/x"),
        ("http://m%C3%BCller.example/x", "http://xn--mller-kva.example/x"),
        ("http://a.example/100%", "http://a.example/100%25"),
        ("http://a.example/a%20b%2Fc", "http://a.example/a%20b%2Fc"),
        ("http://a.example/x?q=ä b", "http://a.example/x?q=%C3%A4%20b"),
        ("http://user:secret@a.example/x", "http://a.example/x"),
        ("http://a.example/x#part", "http://a.example/x"),
        ("http://[2001:db8::1]:8080/x", "http://[2001:db8::1]:8080/x"),
        ("  http://a.example/x ", "http://a.example/x"),
        ("http://a.example:8080/x", "http://a.example:8080/x"),
    ],
)
def test_what_is_sent(written: str, sent: str) -> None:
    assert on_the_wire(written) == sent


@pytest.mark.parametrize(
    "written",
    [
        "http://",
        "http:///x",
        "http://exa mple/x",
        "http://exa%20mple/x",
        "http://exa%2Fmple/x",
        "http://ex\u200dample/x",
        "http://" + "❤" * 70 + ".example/x",
        "http://a.example:99999/",
        "http://a" + "b" * 9000,
        "http://[::1/",
    ],
)
def test_what_cannot_be_sent(written: str) -> None:
    with pytest.raises(BadAddress):
        on_the_wire(written)


@pytest.mark.parametrize(
    "written", ["ftp://a.example/x", "file:///etc/passwd", "javascript:alert(1)", "no scheme", ""]
)
def test_what_is_not_of_the_web(written: str) -> None:
    with pytest.raises(ForeignScheme):
        on_the_wire(written)


@given(st.text(max_size=80))
def test_any_text_is_an_address_in_ascii_or_said_to_be_none(text: str) -> None:
    try:
        sent = on_the_wire(f"http://{text}")
    except BadAddress:
        return
    assert sent.isascii()
    assert " " not in sent
    assert on_the_wire(sent) == sent


def test_a_location_is_read_against_its_page() -> None:
    assert redirected("http://a.example/b/c", "../d") == "http://a.example/d"
    assert redirected("https://a.example/b", "//b.example/x") == "https://b.example/x"
    assert redirected("http://a.example/b/c", r"\d\e?f=\g") == r"http://a.example/d/e?f=\g"
    with pytest.raises(BadAddress):
        redirected("http://a.example/", "  ")


def test_http_and_https_of_a_host_share_a_turn_two_ports_do_not() -> None:
    assert host_key("http://A.example/x") == host_key("https://a.example:443/y") == "a.example"
    assert host_key("http://a.example:80?x") == "a.example"
    assert host_key("http://u:p@a.example:8080/x") == "a.example:8080"
