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
# Names that browsers know and Python does not.
_ALSO_CALLED = {
    "x-sjis": "cp932", "ms_kanji": "cp932", "windows-31j": "cp932", "x-euc-jp": "euc_jp", "x-gbk": "gb18030",
    "x-x-big5": "big5hkscs", "big5-hkscs": "big5hkscs", "x-cp1250": "cp1250", "x-cp1251": "cp1251", "x-cp1252": "cp1252",
    "x-mac-cyrillic": "mac_cyrillic", "x-mac-roman": "mac_roman", "x-mac-ukrainian": "mac_cyrillic",
    "windows-874": "cp874", "dos-874": "cp874", "windows-949": "cp949", "iso-8859-8-i": "iso8859_8", "logical": "iso8859_8",
    "visual": "iso8859_8", "koi": "koi8-r", "koi8": "koi8-r", "x-koi8-r": "koi8-r", "unicode": "utf-16",
    "unicode-1-1-utf-8": "utf-8", "utf-8859-1": "cp1252", "iso-latin-1": "cp1252", "iso-8859": "cp1252",
}  # fmt: skip
# What browsers read when a page names the narrower set: the wider one has the signs the page then uses.
_WIDER = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949",
    "shift_jis": "cp932", "iso8859-9": "cp1254", "tis-620": "cp874", "iso8859-11": "cp874",
}  # fmt: skip
_HEAD = 4096
# One sign a byte: a text of many signs in UTF-8 makes sense in them only by a chance that does not come.
_SINGLE = re.compile(
    r"cp125\d|iso8859|latin|koi8|mac|ascii|cp437|cp85\d|cp866|cp874|tis", re.IGNORECASE
)
_TELLING = 4  # signs of more than one byte
_UTF8_SIGN = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_HIGH_RUN = re.compile(rb"[\x80-\xff]{3,}")
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_KANA = re.compile("[\u3041-\u30ff]")
# Text without kana is in none of these, though they make half-width signs of any bytes.
_WITHOUT_KANA = ["cp932", "shift_jis", "shift_jis_2004", "shift_jisx0213"]
_SAMPLE = 8192  # bytes


def decode(body: bytes, content_type: str) -> str:
    """The body as text; what does not fit its encoding becomes U+FFFD, nothing raises."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    for name in _named(body, content_type):
        codec = _codec(name)
        if (
            codec == "cp1252"
            and _is_in_other_letters(body)
            and not _is_utf8_all_the_same(body, codec)
        ):
            continue  # what a server says of all its pages, whoever wrote them
        if codec and codec != "utf-8":
            return body.decode("utf-8" if _is_utf8_all_the_same(body, codec) else codec, "replace")
        if codec:
            break
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        # A sign cut in two by the cap, or a few broken ones among many, are no sign of another encoding.
        if len(body) - error.start < 4 or _is_mostly_utf8(body):
            return body.decode("utf-8", "replace")
    # Many a page that says UTF-8 is not.
    return body.decode(_borne_by(body), "replace")


def _is_mostly_utf8(body: bytes) -> bool:
    broken = body.decode("utf-8", "replace").count("\ufffd")
    return 2 * broken < len(_UTF8_SIGN.findall(body))


def _is_utf8_all_the_same(body: bytes, codec: str) -> bool:
    """Whether a page is UTF-8 that says it is of an encoding with one byte a sign, as servers with old settings do."""
    if body.isascii() or not _SINGLE.match(codec):
        return False
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(body) - error.start >= 4:
            return False
        text = body[: error.start].decode("utf-8")
    return len(_NOT_ASCII.findall(body)) >= 2 * _TELLING and any(ord(sign) > 127 for sign in text)


def _is_in_other_letters(body: bytes) -> bool:
    """Whether a text of one or two bytes a sign is not written in Latin letters: those outside ASCII stand side by side."""
    side_by_side = sum(map(len, _HIGH_RUN.findall(body)))
    return side_by_side > _TELLING and 2 * side_by_side > len(_NOT_ASCII.findall(body))


def _borne_by(body: bytes) -> str:
    """The encoding of a page that names none: where it is not written in Latin letters, statistics tell."""
    first = _HIGH_RUN.search(body)
    if first is None or not _is_in_other_letters(body):
        return "cp1252"
    start = max(first.start() - 64, 0)
    sample = body[start : start + _SAMPLE]
    for codec in ("euc_jp", "cp932"):
        text = sample.decode(codec, "ignore")
        if 5 * len(_KANA.findall(text)) > len([sign for sign in text if ord(sign) > 127]):
            return codec
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_exclusion=_WITHOUT_KANA).best()
    return best.encoding if best is not None and best.encoding != "ascii" else "cp1252"


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
        known = codecs.lookup(_ALSO_CALLED.get(name.lower(), name)).name
    except LookupError:
        return None
    # Python also has codecs that are no text encodings ("hex", "zlib").
    if not getattr(codecs.lookup(known), "_is_text_encoding", True):
        return None
    return _WIDER.get(known, known)
