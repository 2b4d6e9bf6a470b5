"""Which copy, by four simple policies and by ours, over the lives of the tests; requests, false words, and speed.

    python tests/bench/archives_policies.py [--http]        --http also counts the calls to a pywb behind the shim

Right is a copy that the table of the lives allows; for a life without a right copy, naming none.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from archives.hard_lives import hard_lives
from archives.lives import CITED, Life, all_shots, lives
from archives.servers import Shim, pywb
from archives.warcs import Shot, article, write_warc
from citeaudit.checkers.archives import check
from citeaudit.checkers.archives.answers import Archive
from citeaudit.checkers.archives.search import Contents, Search, Wanted
from citeaudit.checkers.archives.warc import WarcFolder
from citeaudit.checkers.archives.wayback import Wayback
from citeaudit.config import ArchivesConfig, Config, WaybackConfig
from citeaudit.judge.copies import best_copy
from citeaudit.model.citation import Reference
from citeaudit.net.service import Service
from citeaudit.store import open_store
from citeaudit.store.budgets import budgets_of

NOW = datetime(2026, 1, 1, tzinfo=UTC)
Policy = Callable[[Sequence[Shot], datetime], Shot | None]


def moment(shot: Shot) -> datetime:
    return datetime.fromisoformat(shot.on if "T" in shot.on else f"{shot.on}T12:00:00Z").replace(
        tzinfo=UTC
    )


def newest(shots: Sequence[Shot], near: datetime) -> Shot | None:
    return max(shots, key=moment, default=None)


def nearest(shots: Sequence[Shot], near: datetime) -> Shot | None:
    return min(shots, key=lambda shot: abs(moment(shot) - near), default=None)


def nearest_200(shots: Sequence[Shot], near: datetime) -> Shot | None:
    return nearest([shot for shot in shots if shot.status == 200], near)


def before_then_after(shots: Sequence[Shot], near: datetime) -> Shot | None:
    good = [shot for shot in shots if shot.status == 200]
    before = [shot for shot in good if moment(shot) <= near]
    return max(before, key=moment, default=None) or nearest(good, near)


POLICIES: dict[str, Policy] = {
    "newest": newest, "nearest": nearest, "nearest-200": nearest_200, "before-then-after": before_then_after,
}  # fmt: skip


def cases() -> list[tuple[Life, str, datetime]]:
    """Each life at each of its dates."""
    return [
        (life, on, datetime.fromisoformat(on).replace(tzinfo=UTC) + timedelta(hours=23, minutes=59))
        for life in (*lives(), *hard_lives())
        for on in life.right
    ]


def shots() -> list[Shot]:
    """Every capture of every life, in order of time."""
    hard = [shot for life in hard_lives() for shot in life.shots]
    return sorted([*all_shots(), *hard], key=lambda shot: shot.on)


def is_right(life: Life, on: str, found: str | None) -> bool:
    return found in life.right[on] if life.right[on] else found is None


def by_policy(policy: Policy) -> int:
    right = 0
    for life, on, near in cases():
        shot = policy([shot for shot in life.shots if shot.url == life.url], near)
        right += is_right(life, on, shot.on[:10] if shot else None)
    return right


def ours(archive: Archive) -> tuple[int, int, int]:
    """Right ones, wrong words "not archived", and calls."""
    right = wrong = calls = 0
    for life, on, near in cases():
        wanted = Wanted(life.url, near, CITED)
        result = Search(archive, wanted, Config(), now=NOW, contents=Contents()).run()
        best = best_copy(result.copies, near, CITED, Config())
        right += is_right(life, on, f"{best[0].at:%Y-%m-%d}" if best else None)
        wrong += result.heard.answer == "not-archived" and bool(life.shots)
        calls += result.calls
    return right, wrong, calls


def over_http(folder: Path) -> None:
    total = len(cases())
    with (
        pywb(folder, shots()) as backend,
        Shim(backend) as shim,
        open_store("sqlite://") as store,
    ):
        own = WaybackConfig(url=shim.base, copies_per_minute=1e6, searches_per_minute=1e6)
        limits = ArchivesConfig(wayback=own, burst=1000)
        with Service(limits, lambda: budgets_of(store), agent="bench") as service:
            right, wrong, _ = ours(Wayback(service, limits))
        kinds = shim.kinds()
        print(
            f"through pywb       {right}/{total} right, {wrong} wrong words, {sum(kinds.values()) / total:.2f} requests a URL "
            f"({kinds['search']} searches in {total})"
        )
        faults: tuple[int | str, ...] = (
            429,
            500,
            503,
            "empty",
            "outage",
            "hang",
            "reset",
            "forbidden",
            "blocked",
        )
        quick = ArchivesConfig(
            wayback=own, burst=1000, total=0.5, retry_pause=0.01, pauses=(0.05,), patience=5.0
        )
        for fault in faults:
            shim.fault = fault
            with open_store("sqlite://") as fresh:
                rows = list(
                    check(
                        [life.url for life in lives()], store=fresh, config=Config(archives=quick)
                    )
                )
            said = sum(row.answer == "not-archived" for row in rows)
            print(f"  under {fault!s:10} {said} wrong words in {len(rows)} answers")


def speed(folder: Path, number: int = 1000) -> None:
    titles = {
        f"http://site{n % 50}.test/{n}": f"Report number {n} on the mills of the valley"
        for n in range(number)
    }
    years = (2011, 2013, 2015)
    write_warc(
        folder / "big.warc.gz",
        [
            Shot(url, f"{year}-05-01", article(title, "Ann Author"))
            for year in years
            for url, title in titles.items()
        ],
    )
    cited = {url: Reference(title=title, accessed="2014-01-01") for url, title in titles.items()}
    config = Config(archives=ArchivesConfig(ask=False, warc=(str(folder),)))
    with open_store("sqlite://") as store:
        began, cpu = time.perf_counter(), time.process_time()
        WarcFolder(folder).closest("http://none.test/", NOW)
        read = time.perf_counter() - began
        began, cpu = time.perf_counter(), time.process_time()
        rows = list(check(list(cited), store=store, config=config, cited=cited))
        took, used = time.perf_counter() - began, time.process_time() - cpu
    found = sum(row.answer == "found" and bool(row.captures) for row in rows)
    print(
        f"own folder         {found}/{number} found, {number / took:.0f} addresses/s, {used:.2f} s CPU in all "
        f"(of which reading {len(years) * number} records once {read:.2f} s)"
    )


def main() -> None:
    total = len(cases())
    for name, policy in POLICIES.items():
        print(f"{name:18} {by_policy(policy)}/{total} right")
    with tempfile.TemporaryDirectory() as folder:
        write_warc(Path(folder) / "lives.warc.gz", shots())
        right, wrong, calls = ours(WarcFolder(folder))
        print(
            f"{'ours':18} {right}/{total} right, {wrong} wrong words, {calls / total:.2f} questions a URL"
        )
    if "--http" in sys.argv:
        with tempfile.TemporaryDirectory() as folder:
            over_http(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        speed(Path(folder))


if __name__ == "__main__":
    main()
