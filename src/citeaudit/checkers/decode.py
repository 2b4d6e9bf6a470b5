"""Page text from bytes: the encoding by byte order mark, header, meta tag, or what the bytes bear."""

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache

_META = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE | re.ASCII
)
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE | re.ASCII)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What browsers read when a page names the narrower set: the wider one has the signs the page then uses.
_WIDER = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949",
    "shift_jis": "cp932", "iso8859-9": "cp1254", "tis-620": "cp874", "iso8859-11": "cp874",
}  # fmt: skip
_HEAD = 4096


def decode(body: bytes, content_type: str) -> str:
    """The body as text; what does not fit its encoding becomes U+FFFD, nothing raises."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    for name in _named(body, content_type):
        codec = _codec(name)
        # A page that says UTF-8 and is not is read as what such pages are: Windows-1252.
        if codec and codec != "utf-8":
            return body.decode(codec, "replace")
        if codec:
            break
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        # A sign cut in two by the cap is no sign of another encoding.
        if len(body) - error.start < 4 or body.count(b"\xc3") + body.count(b"\xe2") > 20:
            return body.decode("utf-8", "replace")
        return body.decode("cp1252", "replace")


def _named(body: bytes, content_type: str) -> Iterator[str]:
    """The encodings that the header and the page name; the page is only asked if the header's is none."""
    header = _CHARSET.search(content_type)
    if header is not None:
        yield header[1]
    meta = _META.search(body, 0, _HEAD)
    if meta is not None:
        yield meta[1].decode("ascii")


@lru_cache(maxsize=256)
def _codec(name: str) -> str | None:
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return None
    # Python also has codecs that are no text encodings ("hex", "zlib").
    if not getattr(codecs.lookup(name), "_is_text_encoding", True):
        return None
    return _WIDER.get(known, known)
