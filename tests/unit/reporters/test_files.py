"""Files are written whole or not at all, and a folder in the way is said in one line."""

import stat
from pathlib import Path

import pytest

from citeaudit.errors import WriteError
from citeaudit.reporters.files import write_text


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    write_text(tmp_path / "a" / "b" / "report.txt", "é\n")

    assert (tmp_path / "a" / "b" / "report.txt").read_bytes() == "é\n".encode()


def test_an_older_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    target.write_text("a longer text than the new one")
    target.chmod(0o640)

    write_text(str(target), "new")

    assert target.read_text() == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


def test_a_new_file_gets_the_permissions_any_new_file_would(tmp_path: Path) -> None:
    write_text(tmp_path / "ours.txt", "")
    (tmp_path / "usual.txt").touch()

    ours, usual = (tmp_path / name for name in ("ours.txt", "usual.txt"))
    assert ours.stat().st_mode == usual.stat().st_mode


def test_a_symbolic_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")

    write_text(tmp_path / "link.txt", "new")

    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


def test_half_a_character_is_spelled_out_and_does_not_stop_the_writing(tmp_path: Path) -> None:
    write_text(tmp_path / "report.txt", "caf\udce9")

    assert (tmp_path / "report.txt").read_text() == "caf\\udce9"


def test_a_directory_in_the_way_is_said(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match=r"^[^\n]*: is a directory; [^\n]*$"):
        write_text(tmp_path, "text")


def test_a_file_where_a_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(WriteError, match=r"^[^\n]*file is a file, not a directory; [^\n]*$"):
        write_text(tmp_path / "file" / "deep" / "report.txt", "text")


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="needs a folder nobody can write to")
def test_a_folder_that_takes_no_files_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match=r"^/proc/report\.txt: cannot be written: [^\n]*; [^\n]*$"):
        write_text("/proc/report.txt", "text")


def test_a_name_too_long_for_the_disk_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match=r"^[^\n]*: cannot be written: [^\n]*$"):
        write_text(tmp_path / ("n" * 300), "text")

    assert not list(tmp_path.iterdir())


def test_a_failed_writing_leaves_the_older_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "report.txt"
    target.write_text("old")

    def disk_full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", disk_full)
    with pytest.raises(WriteError, match="No space left on device"):
        write_text(target, "new")

    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]
