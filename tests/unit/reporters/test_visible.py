"""Text made fit to show: what acts is spelled out, what is read stays, only web addresses become links."""

import pytest
from hypothesis import given
from hypothesis.strategies import text

from citeaudit.reporters.visible import excerpt, one_line, visible, web_address


def test_control_characters_are_spelled_out() -> None:
    assert visible("\x1b[31mred\x9b0m\x00") == "\\x1b[31mred\\x9b0m\\x00"


def test_orders_to_turn_the_writing_are_spelled_out_and_the_writing_itself_stays() -> None:
    assert visible("\u202egnp.exe") == "\\u202egnp.exe"
    assert visible("محمد‌علی שלום 灯台") == "محمد‌علی שלום 灯台"


def test_half_a_character_and_an_unseen_tag_are_spelled_out() -> None:
    assert visible("\udc41\U000e0041") == "\\udc41\\U000e0041"


@given(text())
def test_one_line_is_one_line_that_any_screen_takes(words: str) -> None:
    line = one_line(words)

    assert not any(ord(sign) < 32 or 0x7F <= ord(sign) < 0xA0 for sign in line)
    assert line.splitlines() in ([], [line])
    assert line.encode("utf-8").decode("utf-8") == line


def test_a_long_line_is_cut_in_its_middle() -> None:
    cut = excerpt("beginning " + "x" * 1000 + " end", 40)

    assert len(cut) == 40
    assert cut.startswith("beginning ") and " … " in cut and cut.endswith(" end")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript://a.test/%0aalert(1)",
        "data:text/html,<b>",
        "file:///etc/passwd",
        "ftp://files.test/",
        "//host.test/",
        "http://",
        "http://[::1",
        "a.test/page",
        "http://a.test/\x00",
        "",
        None,
    ],
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert web_address(url) is None


def test_a_web_address_keeps_its_letters_and_loses_its_teeth() -> None:
    assert web_address("https://a.test/é(1)?q=%20#x") == "https://a.test/é(1)?q=%20#x"
    assert (
        web_address('http://a.test/"><script>|`\\ ')
        == "http://a.test/%22%3E%3Cscript%3E%7C%60%5C%20"
    )
