"""Files that cannot be read are refused in one line that names place, fact and way out."""

from pathlib import Path

import pytest

from citeaudit.errors import ReadError, UnknownFormat
from citeaudit.readers import read


def test_a_missing_file_is_named_with_its_neighbour(tmp_path: Path) -> None:
    (tmp_path / "paper.md").write_text("x")

    with pytest.raises(ReadError, match=r"paperr\.md: no such file; did you mean paper\.md\?"):
        read(tmp_path / "paperr.md")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="is a folder"):
        read(tmp_path)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_text(" \n\n")

    with pytest.raises(ReadError, match="is empty"):
        read(tmp_path / "empty.md")


def test_an_unknown_suffix_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    (tmp_path / "paper.xyz").write_text("words")

    with pytest.raises(UnknownFormat, match=r"no reader for \.xyz; known: .*\.md"):
        read(tmp_path / "paper.xyz")


def test_a_name_no_file_can_have_is_refused() -> None:
    with pytest.raises(ReadError):
        read("a\0b.md")
