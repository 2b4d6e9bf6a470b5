"""Evidence in a real PostgreSQL, started for these tests; skipped where its programs are not installed."""

import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from citeaudit.errors import StoreError
from citeaudit.model.evidence import Decision, Fetch
from citeaudit.store import open_store

AT = datetime(2026, 1, 1, tzinfo=UTC)


def programs() -> Path | None:
    """The folder of initdb and pg_ctl, the newest version first."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), reverse=True)
    on_path = shutil.which("pg_ctl")
    return found[0].parent if found else Path(on_path).parent if on_path else None


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on loopback with an empty database; its address for `--store`."""
    where = programs()
    if where is None:
        pytest.skip("needs PostgreSQL's initdb and pg_ctl")
    folder = tmp_path_factory.mktemp("postgres")
    # PostgreSQL refuses to run as root: there, the account that its package makes runs it.
    as_account: list[str] = []
    if os.geteuid() == 0:
        if (
            not shutil.which("runuser")
            or subprocess.run(["id", "postgres"], capture_output=True).returncode
        ):
            pytest.skip("needs an account that is not root for PostgreSQL")
        as_account = ["runuser", "-u", "postgres", "--"]
        shutil.chown(folder, "postgres")
        for parent in list(folder.parents)[:3]:
            parent.chmod(parent.stat().st_mode | 0o055)
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
    data = str(folder / "data")
    run = {"check": True, "capture_output": True, "timeout": 60, "cwd": folder}
    subprocess.run(
        [*as_account, where / "initdb", "-D", data, "-A", "trust", "-U", "tester", "--no-sync"],
        **run,
    )  # type: ignore[call-overload]
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
    log = str(folder / "log")
    subprocess.run(
        [*as_account, where / "pg_ctl", "-D", data, "-o", options, "-l", log, "-w", "start"],
        **{**run, "capture_output": False},
    )  # type: ignore[call-overload]
    yield f"postgresql://tester@127.0.0.1:{port}/postgres"
    subprocess.run([*as_account, where / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **run)  # type: ignore[call-overload]


def row(number: int) -> Fetch:
    return Fetch(
        id=f"row{number}", url=f"http://a.test/{number % 3}", at=AT + timedelta(seconds=number), status=200, detail="\x00 “é” \U0001f600"
    )  # fmt: skip


def test_rows_come_back_as_they_went_and_twice_is_once(postgres: str) -> None:
    rows = [row(number) for number in range(30)]
    with open_store(postgres) as store:
        store.add(rows)
        store.add(rows)

        assert (
            sorted(
                store.evidence_for([f"http://a.test/{n}" for n in range(3)]), key=lambda row: row.at
            )
            == rows
        )


def test_decisions_are_remembered(postgres: str) -> None:
    word = Decision(
        id="w1",
        url="http://b.test/",
        decision="known-good",
        at=AT,
        reason="seen",
        author="Ann",
    )
    with open_store(postgres) as store:
        store.remembered.decide(word)

        assert store.remembered.decisions([word.url], AT + timedelta(days=1)) == {word.url: word}


def test_two_runs_may_write_at_once(postgres: str) -> None:
    ready = threading.Barrier(2)

    def write(part: int) -> None:
        with open_store(postgres) as store:
            ready.wait(10)
            for start in range(0, 200, 20):
                store.add([row(1000 + number) for number in range(start, start + 20 + part)])

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(write, part) for part in (0, 5)]:
            done.result(30)
    with open_store(postgres) as store:
        found = [
            row
            for row in store.evidence_for([f"http://a.test/{n}" for n in range(3)])
            if int(row.id[3:]) >= 1000
        ]
    assert len(found) == 205


def test_a_server_that_is_not_there_is_told_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
    with pytest.raises(StoreError, match=r"^evidence store: ") as caught:
        open_store(f"postgresql://tester@127.0.0.1:{port}/postgres")
    assert "\n" not in str(caught.value)
