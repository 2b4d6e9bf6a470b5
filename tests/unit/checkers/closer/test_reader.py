"""What the reader finds in PDFs and pages."""

import io

import pytest

from archives.pdfs import built, encrypted, pdf, stream
from citeaudit.checkers.closer.reader import read_page, read_pdf, serve

TITLE = "Water and War in the Jordan Basin"
TEXT = "The valley is long and its rivers are few. " * 30
REPORT = f"{TITLE}\nRana Halabi\nMarch 4, 2011\n{TEXT}"
JOB = {"url": "http://a.test/2011/water", "until": "2026-01-31"}


def opening(document: bytes) -> str:
    return read_pdf(document, {}).get("opening", [""])[0]


def test_a_first_page_is_read_as_it_is_printed() -> None:
    assert opening(pdf([REPORT, "Second page"])).startswith(
        f"{TITLE} Rana Halabi March 4, 2011 The valley"
    )
    assert read_pdf(pdf([REPORT]), {})["opening"][1] == "pypdf"


def test_the_page_behind_a_cover_is_read_too() -> None:
    covered = opening(pdf(["Institute of Rivers\nWorking Papers", REPORT, "Third"]))

    assert covered.startswith(f"Institute of Rivers Working Papers {TITLE} Rana Halabi")
    assert "Third" not in covered


def test_a_long_first_page_is_kept_to_its_beginning() -> None:
    assert len(opening(pdf([REPORT + TEXT * 9]))) == 2000


@pytest.mark.parametrize("share", [0.95, 0.7, 0.5])
def test_a_pdf_that_broke_off_still_has_its_first_page(share: float) -> None:
    whole = pdf([REPORT, *[f"{number} {TEXT}" for number in range(40)]])

    assert opening(whole[: int(len(whole) * share)]).startswith(TITLE)


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_pdf_is_opened_without_a_password_or_not_at_all(algorithm: str) -> None:
    assert opening(encrypted(pdf([REPORT]), user="", algorithm=algorithm)).startswith(TITLE)
    assert read_pdf(encrypted(pdf([REPORT]), user="secret", algorithm=algorithm), {}) == {}


def test_signs_without_letters_are_no_text() -> None:
    assert read_pdf(pdf(["1 2 3 4 5 6 7 8 9 . . . . 10"]), {}) == {}
    assert read_pdf(pdf([""]), {}) == {}
    assert read_pdf(built({1: b"<< /Type /Catalog >>", 5: stream(b"BT ET")}), {}) == {}


PAGE = f"""<!doctype html><html><head><title>The Daily</title></head><body><nav>Home News Sport</nav>
<div id="content"><h2 class="entry-title">{TITLE}</h2><p class="byline">By <a rel="author">Rana Halabi</a></p>
<time datetime="2011-03-04">March 4, 2011</time><article><p>{TEXT}</p><p>{TEXT}</p></article></div>
<footer>Copyright 2024 The Daily</footer></body></html>"""


def test_a_page_without_metadata_gives_author_date_and_text() -> None:
    found = read_page(PAGE.encode(), JOB)

    assert found["author"] == ["Rana Halabi", "trafilatura"]
    assert found["date"] == ["2011-03-04", "htmldate"]
    assert "The valley is long" in found["opening"][0]


def test_a_date_without_a_mark_is_told_as_a_guess() -> None:
    page = f"<html><body><p>{TEXT}</p><footer>Copyright 2019 The Daily</footer></body></html>"

    found = read_page(page.encode(), JOB | {"url": "http://a.test/water"})

    assert found["date"][0].startswith("2019")
    assert found["date"][1] == "htmldate's guess"


def test_nothing_comes_of_nothing() -> None:
    assert read_page(b"", JOB) == {}
    assert "opening" not in read_page(b"\0\0 <<<< &&&& ", JOB)


def test_the_reader_goes_on_after_what_it_could_not_read() -> None:
    asked, answers = io.BytesIO(), io.BytesIO()
    for body in (b"no PDF at all", pdf([REPORT])):
        asked.write(b'{"kind": "pdf", "length": %d, "url": "", "until": ""}\n' % len(body) + body)
    asked.seek(0)

    serve(asked, answers)

    first, second = answers.getvalue().splitlines()
    assert first == b"{}"
    assert TITLE.encode() in second
