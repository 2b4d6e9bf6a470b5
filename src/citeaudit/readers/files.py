"""A manuscript's file as bytes, with plain words for every way that can fail."""

from pathlib import Path

from citeaudit.errors import ReadError

LARGEST = 200 * 1024 * 1024  # bytes


def read_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises ReadError with the place, the fact and the way out: missing, a directory, not readable, empty, too large.
    """
    try:
        if path.is_dir():
            raise ReadError(f"{path}: is a folder; name the manuscript file inside it")
        if path.exists() and not path.is_file():
            raise ReadError(f"{path}: is no ordinary file; save the manuscript to a file first")
        size = path.stat().st_size
        if size > LARGEST:
            raise ReadError(
                f"{path}: is {size // 2**20} MB, more than {LARGEST // 2**20} MB; split it into parts"
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(f"{path}: no such file{_nearby(path)}") from error
    except OSError as error:
        raise ReadError(f"{path}: cannot be read: {error.strerror or error}") from error
    except ValueError as error:
        raise ReadError(f"{str(path)!r}: is no file name: {error}") from error
    if not data.strip():
        raise ReadError(f"{path}: is empty; there is nothing to audit")
    return data


def _nearby(path: Path) -> str:
    """A hint at a file of nearly the same name in the same folder."""
    import difflib

    try:
        names = [entry.name for entry in path.parent.iterdir() if entry.is_file()]
    except OSError:
        return f"; the folder {path.parent} does not exist or cannot be read"
    near = difflib.get_close_matches(path.name, names, n=1)
    return f"; did you mean {near[0]}?" if near else "; check the name"
