"""Bodies as they were meant: content codings undone, with a cap that a compression bomb cannot pass.

A body that breaks off, or whose coding is not what its header says, gives what can be read of it.
"""

import sys
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, Protocol

# Some servers name a coding they do not use; these first bytes tell what it really is.
_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
_GZIPPED = zlib.MAX_WBITS | 16
_MEMBERS = 256  # as many as are unpacked; tiny ones without number would keep us busy


class Unpacked(NamedTuple):
    """A body without its codings; `cut` where there was more than the cap, or it broke off."""

    body: bytes
    cut: bool


class _Decoder(Protocol):
    def __call__(self, data: bytes, cap: int) -> Unpacked: ...


def accepted() -> str:
    """The codings to offer a server."""
    return "gzip, deflate, br, zstd" if _brotli() else "gzip, deflate, zstd"


def unpack(body: bytes, coding: str, *, cap: int) -> Unpacked:
    """The body with its content codings undone, at most `cap` bytes of it.

    `coding` is the Content-Encoding header as it came: codings in the order they were applied. One that is
    unknown, or that the bytes do not bear out, is taken off as far as it goes and the rest left as it is.
    """
    names = [name.strip().lower() for name in coding.split(",")] if coding else []
    cut = False
    for name in reversed(names):
        decoder = _decoder(name, body)
        if decoder is not None:
            body, shortened = decoder(body, cap)
            cut = cut or shortened
    if len(body) > cap:
        return Unpacked(body[:cap], True)
    return Unpacked(body, cut)


def _decoder(name: str, body: bytes) -> _Decoder | None:
    if body.startswith(_GZIP):
        return _gunzip
    if body.startswith(_ZSTD):
        return _unzstd
    if name == "deflate":
        return _inflate
    if name == "br":
        return _unbrotli
    return None


def _gunzip(data: bytes, cap: int) -> Unpacked:
    """Gzip may come in several members, one behind the other; what is behind the last and no member is dropped."""
    out = b""
    for _ in range(_MEMBERS):
        piece, cut, data = _member(data, cap - len(out))
        out += piece
        if cut or not data.startswith(_GZIP):
            return Unpacked(out, cut)
        if len(out) >= cap:
            break
    return Unpacked(out, True)


def _member(data: bytes, cap: int) -> tuple[bytes, bool, bytes]:
    """What the first member holds, whether it broke off or held more, and what is behind it."""
    decoder = zlib.decompressobj(_GZIPPED)
    try:
        piece = decoder.decompress(data, cap)
    except zlib.error:
        return _in_steps(zlib.decompressobj(_GZIPPED).decompress, data, cap), True, b""
    return piece, not decoder.eof, decoder.unused_data


def _inflate(data: bytes, cap: int) -> Unpacked:
    """Deflate is zlib by the book and raw deflate by the practice of some servers."""
    got = _zlib(data, cap, zlib.MAX_WBITS)
    if got.body or not data:
        return got
    raw = _zlib(data, cap, -zlib.MAX_WBITS)
    return raw if raw.body else Unpacked(data, False)


def _zlib(data: bytes, cap: int, wbits: int) -> Unpacked:
    decoder = zlib.decompressobj(wbits)
    try:
        body = decoder.decompress(data, cap)
    except zlib.error:
        # Damaged somewhere in the middle: go again in small steps and keep what came before the damage.
        return Unpacked(_in_steps(zlib.decompressobj(wbits).decompress, data, cap), True)
    return Unpacked(body, not decoder.eof)


def _in_steps(feed: Callable[[bytes, int], bytes], data: bytes, cap: int) -> bytes:
    out = bytearray()
    for at in range(0, len(data), 512):
        try:
            out += feed(data[at : at + 512], max(cap - len(out), 1))
        except (zlib.error, EOFError, ValueError):
            break
        if len(out) >= cap:
            break
    return bytes(out[:cap])


@cache
def _brotli() -> Any:
    """The brotli module, None where another package of that name stands in its place.

    brotlipy, which other archive tools bring along, answers to the same name but cannot stop at a cap: with it a
    compression bomb would pass, so brotli is then neither offered nor unpacked.
    """
    import brotli

    return brotli if hasattr(brotli.Decompressor, "process") else None


def _unbrotli(data: bytes, cap: int) -> Unpacked:
    brotli = _brotli()
    if brotli is None:
        return Unpacked(b"", True)
    decoder = brotli.Decompressor()
    out = bytearray()
    feed = data
    try:
        while len(out) < cap:
            piece = decoder.process(feed, output_buffer_limit=min(cap - len(out), 1 << 16))
            feed = b""
            out += piece
            if decoder.is_finished() or (not piece and decoder.can_accept_more_data()):
                break
    except brotli.error:
        if not out:
            return Unpacked(data, False)
    return Unpacked(bytes(out[:cap]), not decoder.is_finished())


def _unzstd(data: bytes, cap: int) -> Unpacked:
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd

    out = b""
    for _ in range(_MEMBERS):
        decoder = zstd.ZstdDecompressor()
        try:
            out += decoder.decompress(data, cap - len(out))
        except zstd.ZstdError:
            return Unpacked(out, True)
        data = decoder.unused_data if decoder.eof else b""
        if not decoder.eof or not data.startswith(_ZSTD):
            return Unpacked(out, not decoder.eof)
        if len(out) >= cap:
            break
    return Unpacked(out, True)
