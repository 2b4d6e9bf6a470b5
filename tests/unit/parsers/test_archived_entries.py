"""Archived copies in BibTeX: in words, in fields of their own, and unharmed by reading."""

from datetime import UTC, datetime

import pytest

from citeaudit.judge.citing import House
from citeaudit.model.citation import Name, Reference, Work
from citeaudit.model.evidence import Capture
from citeaudit.parsers import bibtex

URL = "http://gone.test/a_b?c=1&d=%20"
REFERENCE = Reference(
    type="webpage", title="Mills & Weirs", authors=(Name(family="Grant", given="Nora"),), url=URL, accessed="2014-06-11"
)  # fmt: skip
WORK = Work(key="grant", citations=(), reference=REFERENCE)


def copy(memento: str) -> Capture:
    return Capture(archive="wayback", url=URL, memento=memento, at=datetime(2014, 6, 1, tzinfo=UTC))


def test_the_copy_stands_beside_the_address() -> None:
    memento = f"https://web.archive.org/web/20140601000000/{URL}"

    text = bibtex.entries([WORK], [], {URL: copy(memento)})

    assert (
        "addendum = {Archived 1 June 2014 at https://web.archive.org/web/20140601000000/http://gone.test/a\\_b?c=1\\&d=\\%20}"
        in text
    )
    assert f"archiveurl = {{{memento}}}" in text
    assert "archivedate = {2014-06-01}" in text
    assert bibtex.read(text) == (("grant", REFERENCE),)


def test_a_copy_that_only_this_machine_has_is_not_printed() -> None:
    text = bibtex.entries([WORK], [], {URL: copy("file:///captures/a.warc.gz#0")})

    assert "rchive" not in text


def test_works_without_a_copy_are_as_they_were() -> None:
    assert bibtex.entries([WORK], [], {}) == bibtex.entries([WORK], [])


def test_an_address_that_running_text_can_hold_is_one_there() -> None:
    memento = "https://web.archive.org/web/20140601000000/http://gone.test/a_b?c=1&d=~2"

    text = bibtex.entries([WORK], [], {URL: copy(memento)})

    assert f"addendum = {{Archived 1 June 2014 at \\url{{{memento}}}}}" in text


@pytest.mark.parametrize("sign", ["%20", "#part", "é", "^^M"])
def test_signs_that_end_a_field_or_are_lost_in_an_address_are_written_as_letters(sign: str) -> None:
    text = bibtex.entries([WORK], [], {URL: copy(f"https://web.archive.org/web/2014/http://gone.test/{sign}")})  # fmt: skip

    assert "\\url" not in text


def test_copies_are_told_in_the_words_of_the_manuscript() -> None:
    german = bibtex.entries([WORK], [], {URL: copy("https://a.test/2014/x")}, House("de"))
    american = bibtex.entries([WORK], [], {URL: copy("https://a.test/2014/x")}, House("en", True))

    assert r"addendum = {Archiviert am 1. Juni 2014 unter \url{https://a.test/2014/x}}" in german
    assert r"addendum = {Archived June 1, 2014, at \url{https://a.test/2014/x}}" in american
