"""pywb as a process of its own, and a shim before it that speaks the Wayback Machine's dialect and can fail in many ways."""

import json
import os
import re
import shutil
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from email.utils import parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from archives.warcs import Shot, write_warc

HOME = Path(__file__).parents[2]
_CONFIG = "collections_root: collections\nredirect_to_exact: true\nframed_replay: false\nenable_memento: true\n"
_OUTAGE = b"<!doctype html><html><title>Temporarily Offline</title><h1>Services are temporarily offline.</h1></html>"
_BLOCKED = b"<html>org.archive.util.io.RuntimeIOException: org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error</html>"


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as held:
        return int(held.getsockname()[1])


def python_of_pywb() -> str:
    """The Python of the environment that pywb lives in; the test is skipped where there is none.

    It is not ours: pywb is under the GPL, and brings a brotli of its own that would take the place of ours.
    """
    python = Path(os.environ.get("CITEAUDIT_PYWB", HOME / ".venv-pywb")) / "bin/python"
    if not python.exists():
        pytest.skip(
            "needs pywb: python3 -m venv .venv-pywb && .venv-pywb/bin/pip install pywb 'setuptools<81'"
        )
    return str(python)


def indexed(folder: Path, shots: list[Shot]) -> Path:
    """A collection "web" of captures; the index that pywb made of it."""
    write_warc(folder / "collections" / "web" / "archive" / "all.warc.gz", shots)
    return _reindexed(folder)


def _reindexed(folder: Path) -> Path:
    home = folder / "collections" / "web"
    (home / "indexes").mkdir(parents=True)
    (folder / "config.yaml").write_text(_CONFIG)
    _run_to_end(folder, "from pywb.manager.manager import main; main(['reindex', 'web'])")
    return home / "indexes" / "index.cdxj"


@contextmanager
def pywb(folder: Path, shots: list[Shot]) -> Iterator[str]:
    """A pywb over captures, its collection named "web"; the base address."""
    indexed(folder, shots)
    with _served(folder) as base:
        yield base


@contextmanager
def pywb_over(folder: Path, files: Iterable[Path]) -> Iterator[str]:
    """A pywb over WARC files as they are, its collection named "web"; the base address."""
    home = folder / "collections" / "web" / "archive"
    home.mkdir(parents=True)
    for file in files:
        shutil.copy(file, home)
    _reindexed(folder)
    with _served(folder) as base:
        yield base


@contextmanager
def recorder(folder: Path) -> Iterator[str]:
    """A pywb with nothing in it that records what is asked for through it: `/web/record/<url>`; the base address."""
    for name in ("archive", "indexes"):
        (folder / "collections" / "web" / name).mkdir(parents=True)
    (folder / "config.yaml").write_text(_CONFIG + "recorder: live\n")
    options = ("--record", "--live", "-a", "--auto-interval", "1")
    with _served(folder, *options) as base:
        yield base


@contextmanager
def _served(folder: Path, *options: str) -> Iterator[str]:
    port = free_port()
    start = (
        "from pywb.apps.cli import wayback; wayback("
        + repr(["-p", str(port), "-b", "127.0.0.1", "-t", "4", *options])
        + ")"
    )
    with (folder / "pywb.log").open("wb") as log:
        process = subprocess.Popen(
            [python_of_pywb(), "-W", "ignore", "-c", start], cwd=folder, stdout=log, stderr=log
        )
    try:
        _await(port, process, folder / "pywb.log")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(5)
        process.kill()
        process.wait(5)


def _run_to_end(folder: Path, code: str) -> None:
    subprocess.run(
        [python_of_pywb(), "-W", "ignore", "-c", code],
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=60,
    )


def _await(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if process.poll() is not None:
            pytest.fail(f"pywb ended: {log.read_text()[-500:]}")
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    pytest.fail("pywb did not start")


_FIELDS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")


class Shim:
    """The Wayback Machine's address space before a pywb. `fault` holds for all calls while it is set.

    Faults: 429, 500, 503 as numbers; "empty", "outage", "hang", "blocked", "broken-rows", "reset", "404-page".
    `only` limits a fault to paths that contain it. `asked` lists the paths. Captures are made by the recorder of the
    pywb: `refuses` is the reason why none is begun, `fails` why each ends; `busy` counts how many more requests are put
    off, `stays_pending` says that none ends.
    """

    def __init__(self, backend: str) -> None:
        self.backend = backend
        self.fault: int | str | None = None
        self.only = ""
        self.asked: list[str] = []
        self.times: list[float] = []
        self.excluded: set[str] = set()
        self.jobs: dict[str, str] = {}
        self.captured: dict[str, tuple[int, str]] = {}
        self.refuses: str | None = None
        self.fails: str | None = None
        self.busy = 0
        self.stays_pending = False
        self.over = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self.base = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> "Shim":
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()

    def reset(self) -> None:
        """As new: no fault, nothing asked."""
        self.fault, self.only = None, ""
        self.asked.clear()
        self.times.clear()
        self.excluded.clear()
        self.jobs.clear()
        self.captured.clear()
        self.refuses = self.fails = None
        self.busy, self.stays_pending = 0, False

    def kinds(self) -> Counter[str]:
        """How many calls of which kind were made."""
        return Counter("search" if path.startswith("/cdx/") else "copy" for path in self.asked)


def _handler(shim: Shim) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            shim.asked.append(self.path)
            shim.times.append(time.monotonic())
            with suppress(BrokenPipeError, ConnectionResetError):
                if shim.fault is not None and shim.only in self.path:
                    self.fail(shim.fault)
                elif any(url in self.path for url in shim.excluded):
                    self.fail("blocked")
                elif self.path.startswith("/cdx/search/cdx"):
                    self.search()
                elif self.path.startswith("/save/status/"):
                    self.job()
                else:
                    self.replay()

        def fail(self, fault: int | str) -> None:
            if fault == "hang":
                shim.over.wait(20)
                self.close_connection = True
            elif fault == "reset":
                self.close_connection = True
            elif fault == "empty":
                self.say(200, b"", "text/plain")
            elif fault == "outage":
                self.say(200, _OUTAGE, "text/html")
            elif fault == "blocked":
                self.say(403, _BLOCKED, "text/html")
            elif fault == "forbidden":
                self.say(403, b"<html>Forbidden</html>", "text/html")
            elif fault == "broken-rows":
                self.say(
                    200, b"test,a)/x 20140101000000 http://a.test/x text/html 200 ABC", "text/plain"
                )
            else:
                self.say(int(fault), b"<html>no</html>", "text/html")

        def do_POST(self) -> None:
            """A capture is asked for."""
            shim.asked.append(self.path)
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            told: dict[str, str]
            if not (self.headers["Authorization"] or "").startswith("LOW "):
                self.say(401, b'{"message": "You need to be logged in"}', "application/json")
                return
            if shim.refuses or shim.busy:
                reason = shim.refuses or "service-unavailable"
                shim.busy = max(shim.busy - 1, 0)
                told = {"status": "error", "status_ext": f"error:{reason}"}
            else:
                job = f"job-{len(shim.jobs)}"
                shim.jobs[job] = form["url"][0]
                told = {"url": form["url"][0], "job_id": job}
            self.say(200, json.dumps(told).encode(), "application/json")

        def job(self) -> None:
            """The first look finds a job pending; then the page is captured, and the job ends when it can be replayed."""
            name = self.path.rpartition("/")[2]
            url = shim.jobs[name]
            told = {"status": "pending", "job_id": name}
            if shim.fails and shim.asked.count(self.path) > 1:
                told = {"status": "error", "status_ext": f"error:{shim.fails}"}
            elif not shim.stays_pending and shim.asked.count(self.path) > 1:
                if name not in shim.captured:
                    shim.captured[name] = _captured(shim.backend, url)
                status, stamp = shim.captured[name]
                if status != 200:
                    told = {"status": "error", "status_ext": "error:not-found"}
                elif stamp in _get(f"{shim.backend}/web/cdx?{urlencode({'url': url})}")[2].decode():
                    told = {"status": "success", "timestamp": stamp, "original_url": url}
            self.say(200, json.dumps(told).encode(), "application/json")

        def search(self) -> None:
            asked = parse_qs(urlsplit(self.path).query)
            wanted = {
                "url": asked["url"][0],
                "output": "text",
                "matchType": asked.get("matchType", ["exact"])[0],
            }
            rows = _get(f"{shim.backend}/web/cdx?{urlencode(wanted)}")[2].decode().splitlines()
            good = [row.split(" ")[:7] for row in rows]
            good = [row for row in good if re.fullmatch("200|203|206|-", row[4])]
            kept = _folded(good, asked.get("collapse", []))
            if "closest" in asked:
                near = int(asked["closest"][0])
                kept.sort(key=lambda row: abs(int(row[1]) - near))
            limit = int(asked.get("limit", ["1000"])[0])
            self.say(
                200, "".join(" ".join(row) + "\n" for row in kept[:limit]).encode(), "text/plain"
            )

        def replay(self) -> None:
            status, headers, body = _get(shim.backend + self.path, self.headers)
            kept = {
                name: value.replace(shim.backend, shim.base)
                for name, value in headers.items()
                if name.lower() in ("location", "content-type", "memento-datetime", "link")
            }
            # What is only a way to the nearest copy is 302 there, 307 with pywb.
            self.say(
                302 if status == 307 else status, body, kept.pop("Content-Type", "text/html"), kept
            )

        def say(
            self, status: int, body: bytes, kind: str, headers: dict[str, str] | None = None
        ) -> None:
            self.send_response(status)
            for name, value in {
                **(headers or {}),
                "Content-Type": kind,
                "Content-Length": str(len(body)),
            }.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_said: Any) -> None:
            return

    return Handler


def _folded(rows: list[list[str]], collapses: list[str]) -> list[list[str]]:
    """Of neighbours that are alike in a field, or in its first signs, only the first, as the index folds them."""
    kept = rows
    for collapse in collapses:
        name, _, signs = collapse.partition(":")
        field, most = _FIELDS.index(name), int(signs or 1000)
        kept = [
            row
            for n, row in enumerate(kept)
            if not n or row[field][:most] != kept[n - 1][field][:most]
        ]
    return kept


def _captured(backend: str, url: str) -> tuple[int, str]:
    """A page fetched through pywb's recorder: its status, and the stamp under which it is kept."""
    status, headers, _ = _get(f"{backend}/web/record/id_/{url}")
    at = parsedate_to_datetime(headers["Memento-Datetime"])
    return status, at.strftime("%Y%m%d%H%M%S")


class _Still(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_told: Any) -> None:
        return None


_OPENER = urllib.request.build_opener(_Still(), urllib.request.ProxyHandler({}))


def _get(url: str, headers: Any = None) -> tuple[int, dict[str, str], bytes]:
    sent = (
        {"Accept-Datetime": headers["Accept-Datetime"]}
        if headers and headers["Accept-Datetime"]
        else {}
    )
    try:
        with _OPENER.open(urllib.request.Request(url, headers=sent), timeout=20) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, dict(error.headers), error.read()
