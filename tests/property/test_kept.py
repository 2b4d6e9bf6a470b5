"""Laws of kept evidence: whatever came and however it is filed, the folder gives the rows again."""

import gzip
import random
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from archives.warcs import article, plain_page
from citeaudit import judge
from citeaudit.checkers.archives.again import evidence_in
from citeaudit.checkers.archives.folder import KeptFolder
from citeaudit.checkers.archives.keep import Keeper
from citeaudit.checkers.plan import Address
from citeaudit.checkers.visit import Visit
from citeaudit.config import ArchivesConfig, Config
from citeaudit.model.evidence import Fetch
from citeaudit.net.answer import Answer
from citeaudit.parsers.listed import links_of
from citeaudit.readers import read_addresses
from citeaudit.store import open_store

START = datetime(2026, 1, 1, 12, tzinfo=UTC)
CONFIG = Config(archives=ArchivesConfig(ask=False))
URLS = ("http://a.test/x", "http://a.test/y?q=1", "https://b.test/z")
NAMES = st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True)
VALUES = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=60
)
BODIES = st.one_of(
    st.binary(max_size=300),
    st.sampled_from([article("A Title", "Ann Author"), plain_page("404", "Not found"), b"%PDF-1.4 x"]),
)  # fmt: skip
OWN = {"content-encoding", "transfer-encoding", "content-length", "connection", "content-type"}


def answered(url: str, status: int, headers: dict[str, str], body: bytes) -> Answer:
    answer = Answer(url)
    answer.status, answer.headers, answer.body = status, dict(headers), body
    answer.length = len(body)
    return answer


@settings(max_examples=60, deadline=None)
@given(
    status=st.integers(200, 999),
    headers=st.dictionaries(NAMES.filter(lambda name: name not in OWN), VALUES, max_size=5),
    body=BODIES,
    cited=VALUES,
)
def test_a_page_comes_out_as_it_went_in(
    status: int, headers: dict[str, str], body: bytes, cited: str
) -> None:
    with tempfile.TemporaryDirectory() as home:
        with Keeper(home, {cited: ["1.1"]}, contact="") as keeper:
            visit = Visit(Address(cited))
            keeper.live(visit, answered(URLS[0], status, headers, body), (), START)
        folder = KeptFolder(Path(home))
        (record,) = folder.pages

        page = folder.page(record)

        (file,) = Path(home).iterdir()
        with file.open("rb") as stream:
            kinds = [one.rec_type for one in ArchiveIterator(stream, check_digests="raise")]
    assert page is not None
    assert (page.url, page.status, page.body) == (URLS[0], status, body)
    told = {name: value for name, value in page.headers.items() if name != "content-length"}
    assert told == {name: value.strip() for name, value in headers.items()}
    assert folder.damaged == []
    assert kinds == ["warcinfo", "response", "request", "metadata"]


# What a server may do: a status with a body, a redirect, no answer.
DEEDS = st.one_of(
    st.tuples(st.sampled_from([200, 404, 410, 403, 503]), BODIES),
    st.tuples(st.just(301), st.sampled_from(["/there", "http://a.test/x", "http://b.test/", "file:///x"])),
    st.tuples(st.just(0), st.sampled_from(["dns", "timeout", "connect", "tls", "reset"])),
)  # fmt: skip
LOOKS = st.lists(st.tuples(st.sampled_from(URLS), st.lists(DEEDS, min_size=1, max_size=4)), min_size=1, max_size=8)  # fmt: skip


def looked(keeper: Keeper, url: str, deeds: list[tuple[int, object]], at: datetime) -> Fetch:
    """One GET with all that came of it, kept."""
    visit = Visit(Address(url, (), "A Title"))
    further = visit.begin(lambda: at)
    for status, what in deeds:
        if further is None:
            break
        answer = answered(further, 200, {"content-type": "text/html"}, b"<title>The end</title>")
        if status == 0:
            answer = Answer(further)
            answer.error, answer.detail = what, "so it was"  # type: ignore[assignment]
        elif status == 301:
            answer = answered(further, 301, {"location": str(what)}, b"")
        elif isinstance(what, bytes):
            answer = answered(further, status, {"content-type": "text/html"}, what)
        keeper.live(visit, answer, (), at)
        further = visit.advance(answer, (), most=3)
    if further is not None:
        answer = answered(further, 200, {"content-type": "text/html"}, b"<title>The end</title>")
        keeper.live(visit, answer, (), at)
        visit.advance(answer, (), most=3)
    row = visit.row()
    keeper.row(row)
    return row


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(runs=st.lists(LOOKS, min_size=1, max_size=3), seed=st.integers(0, 1000))
def test_runs_in_any_order_of_files_give_the_rows_of_the_store(
    runs: list[list[tuple[str, list[tuple[int, object]]]]], seed: int
) -> None:
    links, _ = links_of(read_addresses("\n".join(URLS)))
    with tempfile.TemporaryDirectory() as home, open_store("sqlite://") as store:
        at = START
        for looks in runs:
            with Keeper(home, {}, contact="") as keeper:
                for url, deeds in looks:
                    at += timedelta(days=1, seconds=1)
                    store.add([looked(keeper, url, deeds, at)])
        files = sorted(Path(home).iterdir())
        names = [f"{n}.warc.gz" for n in range(len(files))]
        random.Random(seed).shuffle(names)
        (Path(home) / "below").mkdir()
        for file, name in zip(files, names, strict=True):
            file.rename(Path(home) / "below" / name)

        again = evidence_in(home, links, cited={}, config=CONFIG)

        rows = store.evidence_for(URLS)
    assert again.rows == rows
    assert again.damaged == ()
    assert judge.conclude(links, (), again.rows) == judge.conclude(links, (), rows)


@settings(max_examples=100, deadline=None)
@given(share=st.floats(0, 0.9999), noise=st.binary(min_size=1, max_size=40), packed=st.booleans())
def test_no_damage_makes_reading_raise_or_a_page_lie(
    share: float, noise: bytes, packed: bool
) -> None:
    links, _ = links_of(read_addresses("\n".join(URLS)))
    with tempfile.TemporaryDirectory() as home:
        with Keeper(home, {}, contact="") as keeper:
            rows = {
                row.id: row
                for n, url in enumerate(URLS)
                for row in [looked(keeper, url, [(200, article(f"Page {n}"))], START)]
            }
        (file,) = Path(home).iterdir()
        whole = file.read_bytes() if packed else gzip.decompress(file.read_bytes())
        file = file if packed else file.rename(file.with_suffix(""))
        place = int(len(whole) * share)
        file.write_bytes(whole[:place] + noise + whole[place + len(noise) :])
        kept = KeptFolder(Path(home))
        if kept.is_empty:
            return

        again = evidence_in(home, links, cited={}, config=CONFIG)

    for row in again.rows:
        assert isinstance(row, Fetch)
        assert row.id not in rows or row == rows[row.id]
