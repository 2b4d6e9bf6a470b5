"""Standard output and error as the command line needs them, whatever was handed to us."""

import io
import os
import sys
from pathlib import Path


def prepare() -> None:
    """Make the streams usable: one that was closed (`>&-`) wants nothing, and no sign is too much for any encoding."""
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def data_follows() -> None:
    """What comes on standard output is for programs: UTF-8, whatever the locale."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
