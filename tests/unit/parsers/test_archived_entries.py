"""Archived copies in BibTeX: in words, in fields of their own, and unharmed by reading."""

from datetime import UTC, datetime

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

    assert f"addendum = {{Archived 2014-06-01 at \\url{{{memento}}}}}" in text
    assert f"archiveurl = {{{memento}}}" in text
    assert "archivedate = {2014-06-01}" in text
    assert bibtex.read(text) == (("grant", REFERENCE),)


def test_a_copy_that_only_this_machine_has_is_not_printed() -> None:
    text = bibtex.entries([WORK], [], {URL: copy("file:///captures/a.warc.gz#0")})

    assert "rchive" not in text


def test_works_without_a_copy_are_as_they_were() -> None:
    assert bibtex.entries([WORK], [], {}) == bibtex.entries([WORK], [])
