"""Bodies without their codings, and what a bomb or a damaged body gives."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.net.unpack import accepted, unpack

TEXT = b"The harbour of the northern coast. " * 200


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (TEXT, ""),
        (TEXT, "identity"),
        (gzip.compress(TEXT), "gzip"),
        (gzip.compress(TEXT), "x-gzip"),
        (gzip.compress(TEXT), "br"),
        (zlib.compress(TEXT), "deflate"),
        (raw_deflate(TEXT), "deflate"),
        (gzip.compress(gzip.compress(TEXT)), "gzip, gzip"),
        (TEXT, "gzip"),
        (TEXT, "deflate"),
    ],
)
def test_a_body_comes_out_as_it_was_meant(body: bytes, coding: str) -> None:
    unpacked = unpack(body, coding, cap=1_000_000)

    assert unpacked.body == TEXT
    assert not unpacked.cut


def test_gzip_of_several_members_comes_out_whole() -> None:
    halves = [gzip.compress(TEXT[:3000]), gzip.compress(TEXT[3000:])]

    assert unpack(b"".join(halves), "gzip", cap=1_000_000).body == TEXT
    assert unpack(b"".join(halves), "gzip", cap=3010).body == TEXT[:3010]
    assert unpack(b"".join(halves) + b"no member", "gzip", cap=1_000_000).body == TEXT


def test_tiny_members_without_number_end_at_some_point() -> None:
    unpacked = unpack(gzip.compress(b"") * 10_000, "gzip", cap=1_000_000)

    assert unpacked.body == b""
    assert unpacked.cut


def test_a_bomb_stops_at_the_cap() -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)

    unpacked = unpack(bomb, "gzip", cap=100_000)

    assert len(unpacked.body) == 100_000
    assert unpacked.cut


def test_a_bomb_in_a_bomb_stops_too() -> None:
    bomb = gzip.compress(gzip.compress(b"\0" * 50_000_000))

    assert len(unpack(bomb, "gzip, gzip", cap=10_000).body) <= 10_000


def test_a_body_that_breaks_off_gives_what_came() -> None:
    unpacked = unpack(gzip.compress(bytes(range(256)) * 400)[:-300], "gzip", cap=1_000_000)

    assert unpacked.cut
    assert unpacked.body


def test_damage_in_the_middle_keeps_what_came_before() -> None:
    import random

    noise = random.Random(3).randbytes(60_000)
    packed = bytearray(gzip.compress(noise))
    packed[30_000:30_400] = b"\xff" * 400

    unpacked = unpack(bytes(packed), "gzip", cap=1_000_000)

    assert unpacked.cut
    assert noise.startswith(unpacked.body[:20_000])
    assert len(unpacked.body) > 20_000


@given(
    st.binary(max_size=400),
    st.sampled_from(["gzip", "deflate", "br", "zstd", "x-none", "gzip, br, zstd"]),
)
def test_no_body_makes_it_raise_or_passes_the_cap(body: bytes, coding: str) -> None:
    assert len(unpack(body, coding, cap=200).body) <= 200


@given(st.binary(max_size=300))
def test_a_body_with_the_first_bytes_of_a_coding_never_makes_it_raise(rest: bytes) -> None:
    for first in (b"\x1f\x8b", b"\x28\xb5\x2f\xfd"):
        assert len(unpack(first + rest, "gzip", cap=200).body) <= 200


def test_what_is_offered_can_be_read() -> None:
    assert accepted().startswith("gzip, deflate")
