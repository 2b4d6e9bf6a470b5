"""Reports on disk: a file is written whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from citeaudit.errors import WriteError


def write_text(path: str | os.PathLike[str], text: str) -> None:
    """Write a text file as UTF-8 with `\\n` line ends, making its folders; replaces what was there in one step.

    Raises WriteError in one line: the path, the fact, the way out. An older file then stays as it was.
    """
    target = Path(path)
    try:
        if target.is_dir():
            raise WriteError(f"{target}: is a directory; name a file in it, or another path")
        target.parent.mkdir(parents=True, exist_ok=True)
        # A link is written through, not replaced by a file of its own.
        _replace(target.resolve(), text.encode("utf-8", "backslashreplace"))
    except (FileExistsError, NotADirectoryError) as error:
        raise WriteError(
            f"{target}: {_obstacle(target)} is a file, not a directory; choose another path"
        ) from error
    except (OSError, RuntimeError) as error:
        fact = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise WriteError(
            f"{target}: cannot be written: {fact}; choose a path you may write to"
        ) from error


def _replace(target: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(
        prefix=f".{target.name[:80]}.", suffix=".part", dir=target.parent
    )
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(_mode(target))
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _mode(target: Path) -> int:
    """The permissions of the file to be replaced, or those that a new file would get."""
    with suppress(OSError):
        return target.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _obstacle(target: Path) -> Path:
    """The nearest folder of a path that is not a folder."""
    return next(
        (folder for folder in target.parents if folder.exists() and not folder.is_dir()), target
    )
