"""A folder of kept evidence: what stands in it, what is put together from pages alone, what is said of damage."""

import gzip
import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from msgspec.structs import replace
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archives.warcs import article
from citeaudit.checkers.archives.again import Again, evidence_in, taken_in
from citeaudit.checkers.archives.answers import Copy
from citeaudit.checkers.archives.folder import KeptFolder
from citeaudit.checkers.archives.keep import Keeper
from citeaudit.checkers.archives.records import RecordFile, in_one_word
from citeaudit.checkers.plan import Address
from citeaudit.checkers.visit import Visit
from citeaudit.config import ArchivesConfig, Config
from citeaudit.errors import EvidenceNotKept, ReadError, WriteError
from citeaudit.model.citation import Reference
from citeaudit.model.evidence import Capture, CaptureLookup, Decision, Fetch, Said
from citeaudit.net.answer import Answer
from citeaudit.parsers.listed import links_of
from citeaudit.readers import read_addresses
from citeaudit.store import open_store

URL = "http://mill.test/news/a"
AT = datetime(2026, 1, 1, 12, tzinfo=UTC)
PAGE = article("What the Mills Tell Us", "Ann Author")
CONFIG = Config(archives=ArchivesConfig(ask=False))


class Shown(NamedTuple):
    """A page in a file of an earlier version: where it was asked, what came, and for a copy where it came from."""

    url: str
    status: int = 200
    body: bytes = PAGE
    location: str | None = None
    source: str | None = None
    on: str = "2025-03-01"
    cited: str = URL


def earlier_version(path: Path, pages: list[Shown]) -> None:
    """Pages with the lines that the first versions wrote beside them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for number, page in enumerate(pages):
            told = {"WARC-Date": f"{page.on}T12:00:{number:02}Z"}
            if page.source:
                told["WARC-Source-URI"] = page.source
            headers = [("content-type", "text/html")]
            if page.location:
                headers.append(("location", page.location))
            http = StatusAndHeaders(f"{page.status} Answered", headers, protocol="HTTP/1.1")
            record = writer.create_warc_record(
                page.url, "response", io.BytesIO(page.body), len(page.body), http_headers=http, warc_headers_dict=told
            )  # fmt: skip
            name = record.rec_headers.get_header("WARC-Record-ID")
            line = f"cited-as: {page.cited}\r\n".encode()
            writer.write_record(record)
            writer.write_record(
                writer.create_warc_record(
                    page.url,
                    "metadata",
                    io.BytesIO(line),
                    len(line),
                    warc_headers_dict={"WARC-Concurrent-To": name},
                )
            )


def again(folder: Path, *urls: str, cited: dict[str, Reference] | None = None) -> Again:
    links, _ = links_of(read_addresses("\n".join(urls or (URL,))))
    return evidence_in(folder, links, cited=cited or {}, config=CONFIG)


def fetches(found: Again) -> list[Fetch]:
    return [row for row in found.rows if isinstance(row, Fetch)]


def visited(keeper: Keeper, url: str = URL, body: bytes = PAGE, at: datetime = AT) -> Fetch:
    visit = Visit(Address(url))
    visit.begin(lambda: at)
    answer = Answer(url)
    answer.status, answer.headers, answer.body = 200, {"content-type": "text/html"}, body
    keeper.live(visit, answer, (), at)
    visit.advance(answer, (), most=10)
    row = visit.row()
    keeper.row(row)
    return row


def test_a_chain_of_redirects_is_one_row(tmp_path: Path) -> None:
    earlier_version(
        tmp_path / "a.warc.gz",
        [Shown(URL, 301, b"", "/b"), Shown("http://mill.test/b", 302, b"", "http://other.test/"), Shown("http://other.test/")],
    )  # fmt: skip

    (row,) = fetches(again(tmp_path))

    assert [hop.status for hop in row.hops] == [301, 302, 200]
    assert row.final_url == "http://other.test/"
    assert row.at == datetime(2025, 3, 1, 12, tzinfo=UTC)
    assert row.page is not None
    assert row.page.citation["author"] == "Ann Author"


def test_a_chain_that_leads_to_where_nothing_was_kept_is_no_row(tmp_path: Path) -> None:
    earlier_version(tmp_path / "a.warc.gz", [Shown(URL, 301, b"", "http://nowhere.test/")])

    assert again(tmp_path).rows == ()


def test_repeats_are_attempts_and_other_readings_are_repairs(tmp_path: Path) -> None:
    printed = URL + "."
    earlier_version(
        tmp_path / "a.warc.gz",
        [
            Shown(printed, 503, b"", cited=printed),
            Shown(printed, 404, b"", cited=printed),
            Shown(URL, cited=printed),
        ],
    )

    rows = fetches(again(tmp_path, printed))

    assert [(row.status, row.attempt, row.repair) for row in rows] == [
        (503, 1, None),
        (404, 2, None),
        (200, 1, "trailing-punctuation"),
    ]


def test_copies_without_a_row_are_an_answer_of_their_archive(tmp_path: Path) -> None:
    there = "http://mill.test/there"
    web = "https://web.archive.org/web"
    earlier_version(
        tmp_path / "a.warc.gz",
        [
            Shown(URL, 404, b""),
            Shown(URL, 301, b"", there, f"{web}/20140101120000/{URL}", "2014-01-01"),
            Shown(there, source=f"{web}/20140101120001/{there}", on="2014-01-01"),
            Shown(URL, 404, b"", source=f"{web}/20200101120000/{URL}", on="2020-01-01"),
        ],
    )

    (lookup,) = (row for row in again(tmp_path).rows if isinstance(row, CaptureLookup))

    assert (lookup.archive, lookup.answer) == ("wayback", "found")
    moved, gone = lookup.captures
    assert [hop.url for hop in moved.hops] == [URL, there]
    assert moved.page is not None
    assert (gone.status, gone.page) == (404, None)


def test_only_the_addresses_of_the_manuscript_are_read(tmp_path: Path) -> None:
    with Keeper(tmp_path, {}, contact="") as keeper:
        row = visited(keeper)
        visited(keeper, "http://elsewhere.test/")

    assert len(again(tmp_path, f"{URL}#top").rows) == 1
    assert fetches(again(tmp_path))[0] == row
    (with_fragment,) = fetches(again(tmp_path, f"{URL}#top"))
    assert with_fragment.page is not None
    assert with_fragment.page.fragments == {"top": False}


def test_the_same_row_in_two_files_is_one_and_the_one_with_its_pages_counts(tmp_path: Path) -> None:
    with Keeper(tmp_path / "two", {}, contact="") as keeper:
        row = visited(keeper)
    with Keeper(tmp_path / "one", {}, contact="") as keeper:
        keeper.row(row)
    for file in (tmp_path / "two").iterdir():
        file.rename(tmp_path / "one" / "z.warc.gz")

    folder = KeptFolder(tmp_path / "one")

    assert folder.is_whole(row.id)
    assert fetches(again(tmp_path / "one")) == [row]


def test_a_row_counts_as_kept_only_with_its_page(tmp_path: Path) -> None:
    page = Capture(archive="w", url=URL, memento="http://w.test/1", at=AT, status=200, seen=True)
    found = CaptureLookup(id="l", url=URL, at=AT, archive="w", answer="found", captures=(page,))
    nothing = CaptureLookup(id="n", url=URL, at=AT, archive="w", answer="not-archived")
    with Keeper(tmp_path, {}, contact="") as keeper:
        row = visited(keeper)
        unseen = Fetch(id="unseen", url=URL, at=AT, status=200, hops=row.hops)
        silent = Fetch(id="silent", url=URL, at=AT, error="tls")
        busy = Fetch(id="busy", url=URL, at=AT, status=503, hops=row.hops, retry_after=60.0)

        assert [keeper.holds(one) for one in (row, unseen, silent, busy, found, nothing)] == [
            True, False, True, True, False, True,
        ]  # fmt: skip
        keeper.copy(URL, URL, Copy(page, {"content-type": "text/html"}, PAGE))
        assert keeper.holds(found)
        keeper.row(found)
    with Keeper(tmp_path, {}, contact="") as later:
        assert later.holds(row)
        assert later.holds(found)


def test_a_file_in_an_archive_that_was_no_answer_is_kept_as_that(tmp_path: Path) -> None:
    page = Capture(archive="w", url=URL, memento="file:///w/a.warc#1", at=AT, seen=True)
    found = CaptureLookup(id="l", url=URL, at=AT, archive="w", answer="found", captures=(page,))
    with Keeper(tmp_path, {}, contact="") as keeper:
        keeper.copy(URL, URL, Copy(page, {"content-type": "text/html; charset=utf-8"}, PAGE))
        keeper.row(found)

    (row,) = again(tmp_path).rows

    assert isinstance(row, CaptureLookup)
    assert row.captures[0].page is not None
    assert row.captures[0].page.heading == "What the Mills Tell Us"


def test_words_of_editors_count_until_they_end_or_are_taken_back(tmp_path: Path) -> None:
    def word(name: str, at: datetime, until: datetime | None = None) -> Decision:
        return Decision(id=name, url=URL, decision="known-good", at=at, reason="r", author="Ann", until=until)  # fmt: skip

    first, short = word("first", AT), word("short", AT, AT + timedelta(days=1))
    day = timedelta(days=1)
    with Keeper(tmp_path / "a", {}, contact="") as keeper:
        keeper.complete([first], [URL], AT)
    with Keeper(tmp_path / "b", {}, contact="") as keeper:
        keeper.complete([short], [URL], AT)
    assert again(tmp_path / "a").rows == (first,)
    assert again(tmp_path / "b").rows == (short,)

    with Keeper(tmp_path / "a", {}, contact="") as keeper:
        keeper.complete([], [URL], AT + 2 * day)
    with Keeper(tmp_path / "b", {}, contact="") as keeper:
        keeper.complete([], ["http://other.test/"], AT + 2 * day)

    assert again(tmp_path / "a").rows == ()
    assert again(tmp_path / "b").rows == (short,)  # of this address nobody has said anything since


def test_the_moment_is_that_of_the_last_audit_of_these_addresses(tmp_path: Path) -> None:
    with Keeper(tmp_path, {}, contact="") as keeper:
        row = visited(keeper)
        keeper.complete([row], [URL], AT + timedelta(minutes=1))
    with Keeper(tmp_path, {}, contact="") as keeper:
        keeper.complete([row], [URL], AT + timedelta(hours=1))
    same_day = len(list(tmp_path.iterdir()))
    with Keeper(tmp_path, {}, contact="") as keeper:
        keeper.complete([row], [URL], AT + timedelta(days=1))
    with Keeper(tmp_path, {}, contact="") as keeper:
        keeper.complete([], ["http://other.test/"], AT + timedelta(days=9))

    assert same_day == 1
    assert again(tmp_path).at == AT + timedelta(days=1)


def test_a_row_of_another_version_is_damage_and_no_fault(tmp_path: Path) -> None:
    with Keeper(tmp_path, {}, contact="") as keeper:
        row = visited(keeper)
    (file,) = tmp_path.iterdir()
    body = (
        b'evidence: {"row": {"type": "vision", "id": "v", "url": "%s", "at": "x"}}\r\n'
        % URL.encode()
    )
    with (tmp_path / "b.warc.gz").open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        writer.write_record(
            writer.create_warc_record("urn:x", "metadata", io.BytesIO(body), len(body))
        )

    found = again(tmp_path)

    assert found.rows == (row,)
    assert found.damaged == ("b.warc.gz at byte 0: a row of another version",)
    assert file.exists()


@pytest.mark.parametrize("content", [None, b"", b"WARC/1.0\r\n", b"\x1f\x8b\x08 broken"])
def test_a_folder_without_evidence_is_refused(content: bytes | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "a.warc.gz").write_bytes(content)

    with pytest.raises(ReadError, match=str(tmp_path.name)):
        again(tmp_path)


def test_addresses_with_signs_that_act_stand_in_their_line(tmp_path: Path) -> None:
    torn = "http://mill.test/a\nb c\u2028d"
    with Keeper(tmp_path, {torn: ["1.1"]}, contact="") as keeper:
        keeper.row(Fetch(id="x", url=torn, at=AT, error="bad-url"))
        page = Capture(archive="w", url=torn, memento="http://w.test/1 2\n3", at=AT, status=200, seen=True)  # fmt: skip
        keeper.copy(torn, torn, Copy(page, {"x-a": "b"}, PAGE))

    folder = KeptFolder(tmp_path)

    assert folder.damaged == []
    assert [row.url for row in folder.about()] == [torn]
    assert in_one_word(torn) == "http://mill.test/a%0Ab%20c%E2%80%A8d"
    assert folder.copy("http://mill.test/a b c d", page.memento) is not None


class Full:
    """A stream on a disk that takes only so much."""

    def __init__(self, stream: Any, room: int) -> None:
        self.stream, self.room = stream, room

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)

    def write(self, data: bytes) -> int:
        if not self.room:
            raise OSError(28, "No space left on device")
        taken = bytes(data[: self.room])
        self.room -= len(taken)
        return int(self.stream.write(taken))


def test_what_can_be_written_only_in_part_is_not_written_at_all(tmp_path: Path) -> None:
    file = RecordFile(tmp_path)
    opening = file.path.read_bytes()
    file.add(b"first")
    file._stream = Full(file._stream, 3)  # type: ignore[assignment]

    with pytest.raises(OSError, match="No space"):
        file.add(b"second")

    assert file.path.read_bytes() == opening + b"first"
    file.close()


def test_after_a_fault_nothing_more_is_written_and_it_is_told_once_asked(tmp_path: Path) -> None:
    with Keeper(tmp_path, {}, contact="") as keeper:
        first = visited(keeper)
        keeper._file._stream = Full(keeper._file._stream, 10)  # type: ignore[assignment]
        visited(keeper, body=PAGE * 2, at=AT + timedelta(days=1))
        with pytest.raises(EvidenceNotKept, match="No space left on device; what came after"):
            keeper.raise_fault()

    assert fetches(again(tmp_path)) == [first]


def test_two_keepers_at_once_write_two_files(tmp_path: Path) -> None:
    with Keeper(tmp_path, {}, contact="") as one, Keeper(tmp_path, {}, contact="") as other:
        visited(one)
        visited(other, "http://other.test/")

    assert len(list(tmp_path.iterdir())) == 2
    assert len(again(tmp_path, URL, "http://other.test/").rows) == 2


def test_a_keeper_of_nothing_leaves_nothing(tmp_path: Path) -> None:
    with Keeper(tmp_path / "kept", {}, contact=""):
        pass

    assert list((tmp_path / "kept").iterdir()) == []


def test_a_place_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(WriteError, match="cannot be made a folder for evidence"):
        Keeper(tmp_path / "file", {}, contact="")


def test_rows_stand_in_the_file_as_they_are_told_in_the_manual(tmp_path: Path) -> None:
    with Keeper(tmp_path, {URL: ["1.1", "2.1"]}, contact="") as keeper:
        row = visited(keeper)
    (file,) = tmp_path.iterdir()
    whole = gzip.decompress(file.read_bytes()).decode("utf-8", "replace")
    record = whole[whole.index(f"WARC-Target-URI: urn:citeaudit:evidence:{row.id}") :]
    fields = record.partition("\r\n\r\n")[2].splitlines()

    assert fields[:3] == [f"cited-as: {URL}", "citation: 1.1", "citation: 2.1"]
    told = json.loads(fields[3].removeprefix("evidence: "))
    assert told["row"]["id"] == row.id
    assert told["row"]["page"]["citation"]["author"] == "Ann Author"
    assert told["answers"][0]["record"] in whole


def test_a_store_takes_in_what_the_folder_tells_of_its_addresses_and_their_hosts(
    tmp_path: Path,
) -> None:
    probe = Fetch(id="probe", url="http://mill.test/q", at=AT, status=404, probes="mill.test")
    with Keeper(tmp_path, {}, contact="") as keeper:
        row = visited(keeper)
        keeper.row(probe)
        visited(keeper, "http://elsewhere.test/")
    links, _ = links_of(read_addresses(URL))

    with open_store("sqlite://") as store:
        store.add([row])
        taken_in(KeptFolder(tmp_path), links, CONFIG, store)

        assert {one.id for one in store.everything()} == {row.id, probe.id}


def test_what_a_tool_found_then_counts_where_it_is_not_here_now(tmp_path: Path) -> None:
    title = Said(value="What the Mills Tell Us", by="a tool of then")
    with Keeper(tmp_path, {}, contact="") as keeper:
        row = visited(keeper)
        assert row.page is not None
        page = replace(row.page, title="Not what it says", further={"title": title})
        visit = Visit(Address("http://mill.test/b"))
        visit.begin(lambda: AT)
        answer = Answer(visit.asked)
        answer.status, answer.headers, answer.body = 200, {"content-type": "text/html"}, PAGE
        keeper.live(visit, answer, (), AT)
        visit.advance(answer, (), most=10)
        keeper.row(replace(visit.row(), page=page))

    (found,) = fetches(again(tmp_path, "http://mill.test/b"))

    assert found.page is not None
    assert found.page.further == {"title": title}
    assert found.page.heading == "What the Mills Tell Us"
    assert found.page.title == row.page.title  # what the page says is read from it


def test_rows_put_together_are_the_same_wherever_the_file_lies(tmp_path: Path) -> None:
    earlier_version(tmp_path / "a.warc.gz", [Shown(URL), Shown(URL, 404, b"")])
    before = again(tmp_path)
    links, _ = links_of(read_addresses(URL))
    with open_store("sqlite://") as store:
        taken_in(KeptFolder(tmp_path), links, CONFIG, store)
        known = store.evidence_for([URL])
    with Keeper(tmp_path, {}, contact="") as keeper:
        for row in known:
            keeper.row(row)

    (tmp_path / "a.warc.gz").rename(tmp_path / "z.warc.gz")

    assert [row.id for row in again(tmp_path).rows] == [row.id for row in before.rows]
    assert len(before.rows) == 2
