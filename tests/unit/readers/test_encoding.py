"""Bytes to text: every encoding that a manuscript arrives in."""

import pytest

from citeaudit.errors import DamagedFile
from citeaudit.readers.encoding import decode

TEXT = "Größe “curly” – Élan, naïve café; 1 Müller, „Straße“, S. 5.\n" * 20


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_text_comes_back_from(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "paper.md").text == TEXT


def test_latin_1_is_read_as_its_superset() -> None:
    assert decode("Größe und Élan\n".encode("latin-1"), "paper.md").text == "Größe und Élan\n"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\x85"])
def test_line_ends_become_one(end: str) -> None:
    assert decode(f"a{end}b{end}".encode(), "paper.md").text == "a\nb\n"


def test_utf_8_with_one_damaged_byte_stays_utf_8() -> None:
    assert decode(TEXT.encode() + b"\xff", "paper.md").encoding == "utf-8"


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 ...", b"PK\x03\x04....", bytes(range(32)) * 100, b"\x89PNG\r\n"]
)
def test_what_is_no_text_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(DamagedFile, match=r"^paper\.md: "):
        decode(data, "paper.md")
