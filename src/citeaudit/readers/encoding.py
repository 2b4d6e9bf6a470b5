"""Bytes to text: which encoding a manuscript was written in, and line ends as one."""

import re
from typing import NamedTuple

from citeaudit.errors import DamagedFile

# The longest mark first: UTF-32's begins with UTF-16's.
BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# First bytes that say plainly what a file is, and that it is no manuscript in text.
KNOWN_BINARIES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP container (DOCX, ODT, EPUB ...)"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"{\\rtf", "an RTF document"),
)
SAMPLE = 64 * 1024  # bytes; enough to tell encodings apart, small enough to stay quick on 20 MB
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Decoded(NamedTuple):
    """Text with `\\n` line ends, and the encoding its bytes were taken for."""

    text: str
    encoding: str


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file's bytes: by its byte order mark, as UTF-8, as bare UTF-16, else by statistics.

    Raises DamagedFile where the bytes are no text; `name` is what the message calls the file.
    """
    for first, what in KNOWN_BINARIES:
        if data.startswith(first):
            raise DamagedFile(
                f"{name}: this is {what}, not a text; export it as Markdown or plain text first"
            )
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, errors="replace"), encoding, name)
    try:
        return _checked(data.decode("utf-8"), "utf-8", name)
    except UnicodeDecodeError:
        pass
    encoding = _bare_utf16(data) or _by_statistics(data)
    return _checked(data.decode(encoding, errors="replace"), encoding, name)


def with_plain_line_ends(text: str) -> str:
    """The text with `\\r\\n`, `\\r` and Unicode's line separators as `\\n`."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for separator in ("\x85", "\u2028", "\u2029"):
        if separator in text:
            text = text.replace(separator, "\n")
    return text


def _bare_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: Western text has a zero in nearly every second byte."""
    sample = data[:SAMPLE]
    half = max(len(sample) // 2, 1)
    if sample[1::2].count(0) > 0.4 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.4 * half:
        return "utf-16-be"
    return None


def _by_statistics(data: bytes) -> str:
    from charset_normalizer import from_bytes

    # Where the damage is rare it may stand behind the first bytes: judge from the first odd byte on.
    odd = next((match.start() for match in re.finditer(rb"[\x80-\xff]", data)), 0)
    sample = data[max(odd - SAMPLE // 2, 0) : odd + SAMPLE // 2]
    if len(re.findall(rb"[\x80-\xff]", sample)) > 0.3 * len(sample):
        best = from_bytes(sample).best()
        if best is not None:
            return best.encoding
    # Windows-1252 has letters and typography where Latin-1 has control signs: prefer it when it fits.
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return "utf-8" if _mostly_utf8(data) else "latin-1"
    return "utf-8" if _mostly_utf8(data) else "cp1252"


def _mostly_utf8(data: bytes) -> bool:
    """UTF-8 with a few damaged bytes, rather than an eight-bit encoding."""
    whole = len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]+", data))
    broken = data.decode("utf-8", errors="replace").count("\ufffd")
    return whole > 4 * broken


def _checked(text: str, encoding: str, name: str) -> Decoded:
    sample = text[:SAMPLE]
    if len(_CONTROL.findall(sample)) > max(2, len(sample) // 200):
        raise DamagedFile(
            f"{name}: this is not a text (control characters throughout); give a text file"
        )
    return Decoded(with_plain_line_ends(text), encoding)
