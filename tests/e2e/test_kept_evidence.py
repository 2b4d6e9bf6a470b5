"""Evidence that was kept gives the same report again: the folder alone, without network and without store."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.warcwriter import WARCWriter

from archives.lives import lives
from archives.servers import Shim
from archives.warcs import Shot, article, plain_page, write_warc
from citeaudit import pipeline
from citeaudit.checkers.archives.folder import KeptFolder
from citeaudit.config import WaybackConfig
from citeaudit.model.evidence import CaptureLookup, Fetch
from citeaudit.model.finding import Report
from citeaudit.store import open_store
from e2e.desk import PAGE, TITLE, Desk, manuscript, mill, records, same, settings
from e2e.scenarios import SCENARIOS
from e2e.servers import Act, Request, Site


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(mill) as running:
        yield running


def rewritten(path: Path, change: Callable[[Any], bool]) -> None:
    """A file with some of its records left out: those for which `change` says so."""
    new = path.with_name("new")
    with path.open("rb") as old, new.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for one in ArchiveIterator(old):
            if change(one):
                writer.write_record(one)
    new.replace(path)


def test_every_way_of_going_wrong_is_judged_again_from_the_folder_alone(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    with ExitStack() as stack:
        desk.write(
            {
                stack.enter_context(Site(one.behaviour)).base + one.path: one.title
                or "Nothing of the Kind"
                for one in SCENARIOS
            }
        )
        first = desk.audit()

    again = desk.again()

    verdicts = {verdict.verdict for verdict in first.verdicts}
    assert verdicts >= {"ok", "moved", "flaky", "dead", "soft404", "timeout", "blocked", "refused"}
    rows = [row for row in first.evidence if isinstance(row, Fetch)]
    assert any(row.probes for row in rows)
    assert max(row.attempt for row in rows) == 3
    kept = KeptFolder(desk.kept)
    assert all(kept.is_whole(row.id) for row in rows if any(hop.status for hop in row.hops))
    same(first, again)
    assert again.run.kept == str(desk.kept)
    assert first.run.kept is None


def test_what_archives_said_is_kept_with_their_copies_and_their_silence(
    tmp_path: Path, shim: Shim
) -> None:
    wayback = WaybackConfig(url=shim.base, copies_per_minute=60_000, searches_per_minute=60_000)
    desk = Desk(tmp_path, wayback=wayback, per_minute=60_000, burst=100)
    with Site(mill) as site:
        shim.excluded.add("fine.life.test")
        shim.fault, shim.only = 503, "/never-there"
        live = {f"{site.base}/news/alive": TITLE, f"{site.base}/never-there": TITLE}
        desk.write({**{life.url: "Water and War in the Jordan Basin" for life in lives()}, **live})
        first = desk.audit()
    shim.fault = 500

    again = desk.again()

    lookups = [row for row in first.evidence if isinstance(row, CaptureLookup)]
    assert {row.answer for row in lookups} == {"found", "not-archived", "excluded", "unknown"}
    assert sum(verdict.memento is not None for verdict in first.verdicts) > 5
    same(first, again)


def test_copies_from_ones_own_folder_are_kept_and_compared_with_the_live_page(
    tmp_path: Path, site: Site
) -> None:
    alive, gone, file = (f"{site.base}/{name}" for name in ("news/alive", "gone/away", "file.txt"))
    write_warc(
        tmp_path / "captures" / "a.warc.gz",
        [
            Shot(alive, "2014-06-01", article(TITLE, "Ann Author", text=" ".join(f"other{n}" for n in range(300)))),
            Shot(gone, "2014-07-11", b"", 301, f"{site.base}/gone/there"),
            Shot(f"{site.base}/gone/there", "2014-07-11", plain_page(TITLE, "By Ann Author. " * 60)),
        ],
    )  # fmt: skip
    desk = Desk(tmp_path, ask=False, warc=(str(tmp_path / "captures"),))
    desk.write({alive: TITLE, gone: TITLE, file: TITLE})
    first = desk.audit()
    site.__exit__()
    shutil.rmtree(tmp_path / "captures")

    again = desk.again()

    assert first.verdicts[0].fit is not None
    assert first.verdicts[0].fit.drift is not None
    assert first.verdicts[1].memento is not None
    assert first.verdicts[1].memento.hops
    same(first, again)


def test_other_readings_of_a_damaged_address_are_kept(tmp_path: Path) -> None:
    def only_sound(request: Request) -> Iterator[Act]:
        sound = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n" + PAGE
        yield (
            sound if request.path == "/news/ab" else b"HTTP/1.1 404 No\r\nConnection: close\r\n\r\n"
        )

    desk = Desk(tmp_path, ask=False)
    with Site(only_sound) as site:
        desk.write({f"{site.base}/news/a%20b": TITLE})
        first = desk.audit()

    assert first.verdicts[0].verdict == "repaired"
    same(first, desk.again())


def test_pages_are_read_again_as_they_came_and_not_taken_from_the_rows(
    tmp_path: Path, site: Site
) -> None:
    desk = Desk(tmp_path, ask=False)
    desk.write({f"{site.base}/news/alive": TITLE})
    desk.audit()
    (file,) = desk.kept.iterdir()
    new = tmp_path / "new.warc.gz"
    with file.open("rb") as old, new.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for one in ArchiveIterator(old):
            if one.rec_type == "response":
                told = dict(one.rec_headers.headers)
                told = {name: told[name] for name in ("WARC-Record-ID", "WARC-Date")}
                parked = plain_page("This domain is for sale", "Buy this domain. " * 5)
                http = one.http_headers
                http.remove_header("content-length")
                url = one.rec_headers.get_header("WARC-Target-URI")
                one = writer.create_warc_record(
                    url, "response", _stream(parked), len(parked), warc_headers_dict=told, http_headers=http
                )  # fmt: skip
            writer.write_record(one)
    new.replace(file)

    again = desk.again()

    assert again.verdicts[0].verdict in ("parked", "drifted", "soft404")


def test_a_run_that_keeps_evidence_asks_again_what_it_has_no_page_of_and_nothing_else(
    tmp_path: Path, site: Site
) -> None:
    write_warc(
        tmp_path / "captures" / "a.warc.gz",
        [Shot(f"{site.base}/a", "2014-06-01", article(TITLE, "Ann Author"))],
    )
    desk = Desk(tmp_path, ask=False, warc=(str(tmp_path / "captures"),))
    desk.write({f"{site.base}/a": TITLE, f"{site.base}/gone/b": TITLE})
    plain = settings(ask=False, warc=(str(tmp_path / "captures"),))
    pipeline.audit(desk.paper, config=plain, store=desk.store)
    before = len(site.paths())

    first = desk.audit()
    asked = len(site.paths()) - before
    second = desk.audit()

    assert asked == 2
    assert len(site.paths()) - before == 2
    same(second, desk.again())
    # The look before the folder was there is evidence, too.
    assert len([row for row in first.evidence if isinstance(row, Fetch)]) == 4


def test_several_runs_in_one_folder_give_the_newest_look_with_its_history(
    tmp_path: Path, site: Site
) -> None:
    desk = Desk(tmp_path, ask=False)
    desk.write({f"{site.base}/gone/a": TITLE, f"{site.base}/news/b": TITLE})
    once = desk.audit()
    desk.audit(after=timedelta(days=2))
    site.behaviour = lambda request: iter([b"HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n"])
    last = desk.audit(after=timedelta(days=5))
    files = sorted(desk.kept.iterdir())
    names = ("c", "a", "b")
    for file, name in zip(files, names, strict=True):
        file.rename(desk.kept / f"{name}.warc.gz")

    again = desk.again()

    assert len(files) == 3
    assert once.verdicts[0].verdict == "dead"
    same(last, again)
    for file in sorted(desk.kept.iterdir()):
        assert records(file)


def test_what_an_editor_decided_is_kept_and_what_was_taken_back_is_not(
    tmp_path: Path, site: Site
) -> None:
    desk = Desk(tmp_path, ask=False)
    good, other = f"{site.base}/gone/good", f"{site.base}/gone/other"
    desk.write({good: TITLE, other: TITLE})
    word = {"reason": "read in the library", "author": "Ann", "store": desk.store}
    pipeline.decide(good, "known-good", **word)  # type: ignore[arg-type]
    decided = desk.audit()
    judged = desk.again()
    pipeline.decide(good, "none", **word)  # type: ignore[arg-type]

    back = desk.audit()

    assert decided.verdicts[0].verdict == "ok"
    same(decided, judged)
    assert back.verdicts[0].verdict == "dead"
    same(back, desk.again())


def test_two_machines_that_share_a_folder_share_what_they_know(tmp_path: Path, site: Site) -> None:
    one, other = Desk(tmp_path, ask=False), Desk(tmp_path, ask=False)
    other.store = f"sqlite:///{tmp_path}/other.sqlite"
    good, gone = f"{site.base}/gone/good", f"{site.base}/gone/away"
    one.write({good: TITLE, gone: TITLE})
    pipeline.decide(good, "known-good", reason="read", author="Ann", store=one.store)
    there = one.audit()
    asked = len(site.paths())

    elsewhere = other.audit()
    later = other.audit(after=timedelta(days=4))

    assert asked == 1  # what Ann decided is not asked
    assert len(site.paths()) == 2
    assert elsewhere.verdicts == there.verdicts
    assert "so since" in later.verdicts[1].because
    same(later, other.again())
    assert one.audit(after=timedelta(days=4, hours=1)).verdicts == later.verdicts
    assert len(site.paths()) == 2


def test_addresses_that_could_not_be_asked_are_kept_as_that(tmp_path: Path) -> None:
    desk = Desk(tmp_path, ask=False)
    desk.write({f"http://host{n}.invalid/a": TITLE for n in range(4)})
    first = desk.audit()

    assert {verdict.verdict for verdict in first.verdicts} <= {"offline", "dead", "unreachable"}
    same(first, desk.again())


def _stream(body: bytes) -> Any:
    import io

    return io.BytesIO(body)


def test_evidence_of_earlier_versions_is_read_as_far_as_it_goes(tmp_path: Path, site: Site) -> None:
    alive, gone = f"{site.base}/news/alive", f"{site.base}/gone/away"
    write_warc(
        tmp_path / "captures" / "a.warc.gz",
        [Shot(gone, "2014-07-11", article(TITLE, "Ann Author"))],
    )
    desk = Desk(tmp_path, ask=False, warc=(str(tmp_path / "captures"),))
    desk.write({alive: TITLE, gone: TITLE, "http://nowhere.invalid/x": TITLE})
    first = desk.audit()
    (file,) = desk.kept.iterdir()
    rewritten(
        file,
        lambda one: (
            not (one.rec_headers.get_header("WARC-Target-URI") or "").startswith("urn:")
            and one.rec_type != "warcinfo"
        ),
    )

    again = desk.again()

    assert [verdict.verdict for verdict in again.verdicts] == ["ok", "dead", "not-asked"]
    copy, before = again.verdicts[1].memento, first.verdicts[1].memento
    assert copy is not None
    assert before is not None
    assert (copy.at, copy.memento, copy.page) == (before.at, before.memento, before.page)
    newest = next(row for row in again.evidence if isinstance(row, Fetch) and row.url == alive)
    assert newest.page == next(
        row.page for row in first.evidence if isinstance(row, Fetch) and row.url == alive
    )


def test_the_rows_of_a_store_are_enough_where_nobody_can_be_asked(
    tmp_path: Path, site: Site
) -> None:
    desk = Desk(tmp_path, ask=False)
    desk.write({f"{site.base}/gone/a": TITLE})
    plain = settings(ask=False)
    pipeline.audit(desk.paper, config=plain, store=desk.store)
    site.__exit__()

    later = desk.audit()

    same(later, desk.again())
    with open_store(desk.store) as store:
        assert {row.id for row in later.evidence} == {row.id for row in store.everything()}


def test_dates_are_judged_as_of_the_last_audit_and_not_as_of_the_evidence(
    tmp_path: Path, site: Site
) -> None:
    desk = Desk(tmp_path, ask=False)
    check = msgspec.structs.replace(desk.config.check, max_age=30 * 86400.0)
    desk.config = msgspec.structs.replace(desk.config, select=("DAT",), check=check)
    url = f"{site.base}/a"
    desk.write({url: TITLE})
    evening = datetime(2026, 1, 1, 20, tzinfo=UTC)

    def audit(at: datetime) -> Report:
        return pipeline.audit(desk.paper, config=desk.config, store=desk.store, clock=lambda: at)

    audit(evening)
    desk.paper.write_text(manuscript({url: TITLE}).replace("June 11, 2014", "January 6, 2026"))
    early = desk.again()
    later = audit(evening + timedelta(days=5))

    assert len(site.paths()) == 1  # the answer is fresh enough
    assert [finding.rule for finding in early.findings] != []
    assert later.findings == ()
    same(later, desk.again())
