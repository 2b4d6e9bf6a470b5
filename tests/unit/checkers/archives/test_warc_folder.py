"""A folder of WARC files as an archive: what it holds, what it does not, and what it cannot tell."""

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
from warcio.statusandheaders import StatusAndHeaders

from archives.warcs import Shot, article, write_warc, writing
from citeaudit.checkers.archives.warc import WarcFolder

NEAR = datetime(2013, 6, 1, tzinfo=UTC)
URL = "http://www.paper.test/a"
OLD, NEW = article("An Old Title"), article("A New Title")
SHOTS = [
    Shot(URL, "2012-01-01", OLD),
    Shot("https://paper.test/a/", "2014-01-01", NEW),
    Shot(URL, "2016-01-01", status=301, location="/b"),
    Shot("http://paper.test/b", "2016-01-01", NEW),
]


def test_the_nearest_copy_is_named_in_whatever_spelling_it_was_captured(tmp_path: Path) -> None:
    write_warc(tmp_path / "a.warc.gz", SHOTS)

    heard = WarcFolder(tmp_path).closest("http://paper.test/A#part", NEAR)

    assert heard.answer == "found"
    assert [(copy.at.year, copy.status) for copy in heard.captures] == [(2014, 200)]


def test_a_copy_is_read_from_its_record_packed_or_not(tmp_path: Path) -> None:
    for name, packed in (("a.warc.gz", True), ("b.warc", False)):
        folder = tmp_path / name.partition(".")[0]
        write_warc(folder / name, SHOTS, gzip=packed)
        archive = WarcFolder(folder)

        copies = [archive.fetch(capture) for capture in archive.captures(URL, NEAR).captures]

        assert [copy.body for copy in copies] == [NEW, OLD]
        assert all(copy.media_type == "text/html" and copy.error is None for copy in copies)


def test_an_archived_redirect_tells_where_it_leads(tmp_path: Path) -> None:
    write_warc(tmp_path / "a.warc.gz", SHOTS)
    archive = WarcFolder(tmp_path)

    copy = archive.fetch(archive.closest(URL, datetime(2016, 2, 1, tzinfo=UTC)).captures[0])

    assert copy.capture.status == 301
    assert copy.location == "http://www.paper.test/b"


def test_a_revisit_gives_the_content_of_the_capture_it_repeats(tmp_path: Path) -> None:
    write_warc(
        tmp_path / "a.warc.gz", [*SHOTS[:1], Shot(URL, "2013-05-01", OLD, revisit_of="2012-01-01")]
    )
    archive = WarcFolder(tmp_path)

    copy = archive.fetch(archive.closest(URL, NEAR).captures[0])

    assert copy.capture.at.year == 2013
    assert copy.body == OLD


def test_an_address_that_is_not_there_is_not_archived(tmp_path: Path) -> None:
    write_warc(tmp_path / "a.warc.gz", SHOTS)

    assert WarcFolder(tmp_path).closest("http://paper.test/never", NEAR).answer == "not-archived"


def test_a_broken_file_may_hold_what_was_not_found(tmp_path: Path) -> None:
    whole = write_warc(tmp_path / "a.warc.gz", SHOTS).read_bytes()
    (tmp_path / "a.warc.gz").write_bytes(whole[: len(whole) - 150])

    archive = WarcFolder(tmp_path)

    assert archive.closest("http://paper.test/never", NEAR).answer == "unknown"
    assert archive.closest(URL, NEAR).answer == "found"


def test_a_folder_without_files_says_nothing_of_any_address(tmp_path: Path) -> None:
    assert WarcFolder(tmp_path).closest(URL, NEAR).answer == "unknown"
    assert WarcFolder(tmp_path / "missing").closest(URL, NEAR).answer == "unknown"


def test_a_wacz_is_read_by_its_own_index_and_without(tmp_path: Path) -> None:
    warc = write_warc(tmp_path / "raw" / "a.warc.gz", SHOTS)
    shelf = WarcFolder(tmp_path / "raw").shelf.entries(URL)
    index = "".join(
        f"test,paper)/a {entry.at:%Y%m%d%H%M%S} "
        + json.dumps({"url": entry.url, "mime": entry.media_type, "status": str(entry.status), "digest": entry.digest, "length": str(entry.length), "offset": str(entry.offset), "filename": "a.warc.gz"})
        + "\n"
        for entry in shelf
    )  # fmt: skip
    for name, has_index in (("with", True), ("without", False)):
        folder = tmp_path / name
        folder.mkdir()
        with zipfile.ZipFile(folder / "a.wacz", "w") as packed:
            packed.write(warc, "archive/a.warc.gz")
            if has_index:
                packed.writestr("indexes/index.cdx", index)
        archive = WarcFolder(folder)

        heard = archive.closest(URL, NEAR)

        assert heard.captures[0].at.year == 2014
        assert archive.fetch(heard.captures[0]).body == NEW


def test_a_cdxj_file_spares_the_reading_of_its_warc(tmp_path: Path) -> None:
    write_warc(tmp_path / "a.warc.gz", SHOTS)
    entry = WarcFolder(tmp_path).shelf.entries(URL)[1]
    told = {
        "url": entry.url,
        "mime": "text/html",
        "status": "200",
        "offset": str(entry.offset),
        "length": str(entry.length),
        "filename": "a.warc.gz",
    }
    (tmp_path / "index.cdxj").write_text(
        f"test,paper)/a {entry.at:%Y%m%d%H%M%S} {json.dumps(told)}\n"
    )

    archive = WarcFolder(tmp_path)

    assert [copy.at.year for copy in archive.captures(URL, NEAR).captures] == [2014]
    assert archive.fetch(archive.closest(URL, NEAR).captures[0]).body == NEW


def test_an_index_of_a_file_that_is_gone_is_damage(tmp_path: Path) -> None:
    (tmp_path / "index.cdxj").write_text(
        'test,paper)/a 20120101000000 {"url": "http://paper.test/a", "offset": "0", "filename": "gone.warc.gz"}\n'
    )

    assert WarcFolder(tmp_path).closest("http://paper.test/b", NEAR).answer == "unknown"


def form_answered(folder: Path, method: str) -> None:
    """A WARC file with one request of a method, and its answer."""
    date = {"WARC-Date": "2014-01-01T12:00:00Z"}
    said = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    line = StatusAndHeaders(f"{method} /a HTTP/1.1", [("Host", "paper.test")], is_http_request=True)
    with writing(folder / "form.warc.gz") as writer:
        answer = writer.create_warc_record(
            URL, "response", io.BytesIO(NEW), http_headers=said, warc_headers_dict=date
        )
        of = {**date, "WARC-Concurrent-To": answer.rec_headers.get_header("WARC-Record-ID")}
        request = writer.create_warc_record(
            URL, "request", io.BytesIO(b""), http_headers=line, warc_headers_dict=of
        )
        for record in (answer, request):
            writer.write_record(record)
        del answer, request, record


@pytest.mark.parametrize(("method", "answer"), [("GET", "found"), ("POST", "not-archived"), ("HEAD", "not-archived")])  # fmt: skip
def test_only_what_a_reader_gets_is_a_copy(tmp_path: Path, method: str, answer: str) -> None:
    form_answered(tmp_path, method)

    assert WarcFolder(tmp_path).closest(URL, NEAR).answer == answer


@pytest.mark.parametrize("packed", [True, False])
def test_what_stands_after_a_damaged_place_is_read(tmp_path: Path, packed: bool) -> None:
    name = "a.warc.gz" if packed else "a.warc"
    shots = [Shot(f"http://paper.test/{n}", "2014-01-01", NEW) for n in range(5)]
    path = write_warc(tmp_path / name, shots, gzip=packed)
    whole = bytearray(path.read_bytes())
    start = len(whole) // 2 if packed else whole.index(b"WARC/1.", len(whole) // 3)
    whole[start : start + 60] = bytes(255 - one for one in whole[start : start + 60])
    path.write_bytes(whole)
    archive = WarcFolder(tmp_path)
    answers = [archive.closest(f"http://paper.test/{n}", NEAR).answer for n in (0, 4, 9)]

    assert answers == ["found", "found", "unknown"]
    assert all(one.isprintable() and len(one) < 200 for one in archive.shelf.damaged)


@pytest.mark.parametrize(
    ("coding", "pack"),
    [("br", brotli.compress), ("gzip", gzip.compress), ("x-gzip", gzip.compress), ("deflate", zlib.compress), ("gzip", bytes), ("br", bytes)],
)  # fmt: skip
def test_every_coding_is_undone_even_one_that_is_not_there(
    tmp_path: Path, coding: str, pack: Callable[[bytes], bytes]
) -> None:
    write_warc(tmp_path / "a.warc.gz", [Shot(URL, "2014-01-01", pack(NEW), coding=coding)])
    archive = WarcFolder(tmp_path)

    assert archive.fetch(archive.closest(URL, NEAR).captures[0]).body == NEW


def test_a_revisit_whose_page_is_not_here_cannot_be_looked_at(tmp_path: Path) -> None:
    write_warc(tmp_path / "a.warc.gz", [Shot(URL, "2014-01-01", NEW, revisit_of="2012-01-01")])
    archive = WarcFolder(tmp_path)
    heard = archive.closest(URL, NEAR)

    assert heard.answer == "found"
    assert "is in no file here" in (archive.fetch(heard.captures[0]).error or "")


def test_records_that_came_after_an_index_was_made_are_found(tmp_path: Path) -> None:
    write_warc(tmp_path / "a.warc.gz", SHOTS)
    first = WarcFolder(tmp_path).shelf.entries(URL)[0]
    told = {"url": URL, "status": "200", "offset": str(first.offset), "length": str(first.length), "filename": "a.warc.gz"}  # fmt: skip
    (tmp_path / "a.cdxj").write_text(f"test,paper)/a {first.at:%Y%m%d%H%M%S} {json.dumps(told)}\n")

    assert WarcFolder(tmp_path).closest("http://paper.test/b", NEAR).answer == "found"


@pytest.mark.parametrize("name", ["notes.txt", "a.warc.zst"])
def test_a_folder_with_nothing_that_can_be_read_is_no_answer(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")

    assert WarcFolder(tmp_path).closest(URL, NEAR).answer == "unknown"


def test_damage_anywhere_never_makes_what_is_there_not_archived(tmp_path: Path) -> None:
    """Some damage makes a reader take what follows for the end, or for the rest of a header."""
    addresses = [f"http://paper.test/{n}" for n in range(4)]
    path = write_warc(tmp_path / "a.warc.gz", [Shot(url, "2014-01-01", NEW) for url in addresses])
    whole = path.read_bytes()
    for start in range(0, len(whole) - 60, 13):
        broken = bytes(255 - one for one in whole[start : start + 60])
        path.write_bytes(whole[:start] + broken + whole[start + 60 :])
        archive = WarcFolder(tmp_path)

        assert {archive.closest(url, NEAR).answer for url in addresses} <= {"found", "unknown"}


def test_a_packing_that_never_ends_hides_nothing_that_follows(tmp_path: Path) -> None:
    """Damage may leave a stream in which a reader finds a whole record, and then goes on to the end of the file."""
    first = gzip.decompress(write_warc(tmp_path / "1", [Shot("http://paper.test/1", "2014-01-01", NEW)]).read_bytes())  # fmt: skip
    second = b"\n"
    while (
        b"\n" in second
    ):  # what looks like another line would give it away; every record has a name of its own
        path = write_warc(tmp_path / "2", [Shot("http://paper.test/2", "2014-01-01", NEW)])
        second = path.read_bytes()
    endless = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    packed = endless.compress(first.rstrip()) + endless.flush(zlib.Z_SYNC_FLUSH)
    # A stored block: what follows belongs to it, as far as its length goes.
    length = len(second) + 100
    stored = b"\0" + length.to_bytes(2, "little") + (length ^ 0xFFFF).to_bytes(2, "little")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.warc.gz").write_bytes(packed + stored + second)
    archive = WarcFolder(folder)

    assert archive.closest("http://paper.test/2", NEAR).answer == "found"
    assert archive.closest("http://paper.test/3", NEAR).answer == "unknown"


def test_files_of_the_time_before_warc_are_read(tmp_path: Path) -> None:
    version = b"1 0 Alexa\nURL IP-address Archive-date Content-type Archive-length\n"
    answer = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + NEW
    lines = (
        f"filedesc://x.arc 0.0.0.0 20040101000000 text/plain {len(version)}\n".encode() + version,
        f"{URL} 192.0.2.1 20040501120000 text/html {len(answer)}\n".encode() + answer,
    )
    (tmp_path / "x.arc").write_bytes(b"\n".join(lines) + b"\n")
    archive = WarcFolder(tmp_path)
    copy = archive.fetch(archive.closest(URL, NEAR).captures[0])

    assert copy.body == NEW
    assert copy.capture.at.year == 2004
