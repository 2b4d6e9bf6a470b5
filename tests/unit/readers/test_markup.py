"""What of a note's mark-up is taken off, and what stays."""

import pytest

from citeaudit.readers.markup import without_markup


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("*Italic* and **bold** and ***both***", "Italic and bold and both"),
        ("_Italic_ but snake_case_name stays", "Italic but snake_case_name stays"),
        (r"an \*escaped\* star and a \[bracket\]", "an *escaped* star and a [bracket]"),
        ("AT&amp;T &#8220;quoted&#8221; &notanentity;", "AT&T “quoted” &notanentity;"),
        ("<i>Title</i>, <span class='x'>1999</span>", "Title, 1999"),
        ("a < b and x<y>z", "a < b and x<y>z"),
        ("<https://a.test/x_y_z>", "<https://a.test/x_y_z>"),
        (r"[https://a.test/x\_y](https://a.test/x_y)", "https://a.test/x_y"),
        ("[The Title](https://a.test/x)", "The Title <https://a.test/x>"),
        ("[Wiki](https://a.test/Foo_(bar))", "Wiki <https://a.test/Foo_(bar)>"),
        ("soft\u00adhyphen, zero\u200bwidth", "softhyphen, zerowidth"),
        ("the ﬁrst ofﬁce", "the first office"),
        ("many   blanks\u00a0here\n  and there", "many blanks here and there"),
        ("5 * 3 * 2", "5 * 3 * 2"),
    ],
)
def test_markup_is_taken_off(source: str, plain: str) -> None:
    assert without_markup(source) == plain


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("*http://mills.example/y*.", "http://mills.example/y."),
        ("**http://mills.example/y**, and", "http://mills.example/y, and"),
        ("_http://mills.example/y_", "http://mills.example/y"),
        (
            "*The Mills, http://mills.example/a_b*, 2014",
            "The Mills, http://mills.example/a_b, 2014",
        ),
        ("http://mills.example/y_.", "http://mills.example/y_."),
        ("http://mills.example/*a*", "http://mills.example/*a*"),
    ],
)
def test_the_sign_that_ends_emphasis_around_an_address_is_no_part_of_it(
    source: str, shown: str
) -> None:
    assert without_markup(source) == shown


def test_an_escaped_bracket_behind_an_address_is_no_part_of_it() -> None:
    assert without_markup(r"\<http://mills.example/y\>.") == "<http://mills.example/y>."
