"""Most titles hold no word of any notice and are not taken apart: a shortcut that must never lose a notice."""

import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from citeaudit.judge import notices, patterns, words
from citeaudit.judge.likeness import plain

_LETTERS = re.compile(patterns.ERROR.pattern, re.ASCII)


@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], max_examples=200
)
@given(st.from_regex(_LETTERS, fullmatch=True))
def test_every_error_has_a_word_that_tells(said: str) -> None:
    assume(said.isascii() and plain(said) == said)
    # What the pattern takes for one word ("pageunavailable") nobody writes.
    glued = any(word in said for word in patterns.DENYING_WORDS if len(word) > 2)

    assert words._may_tell((said,)) or glued


@pytest.mark.parametrize("language", notices._GONE_IN)
def test_every_notice_of_a_language_may_tell(language: str) -> None:
    things, phrases = notices._GONE_IN[language]

    assert all(
        words._may_tell((f"{thing} {phrase} | The Mill News",))
        for thing in things.split()
        for phrase in phrases.split("|")
    )


def test_every_piece_that_a_server_says_may_tell() -> None:
    groups = (notices._FAILING, notices._MAINTENANCE, notices._UNSET, notices._CHOICE)

    assert all(words._may_tell((phrase, None)) for group in groups for phrase in group.split("|"))


@pytest.mark.parametrize("title", ["Page 7", "The Harbours of the North | Mill News", None, ""])
def test_other_titles_are_done_with_at_once(title: str | None) -> None:
    assert not words._may_tell((title, title))
