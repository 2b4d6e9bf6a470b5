"""The HTML report in a real browser: what it shows, and what it refuses. Skipped where no Chromium is installed."""

import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import citeaudit
from citeaudit.model.evidence import Capture, CaptureLookup, Fetch

HOME = Path(__file__).parents[2]
BROWSER = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip

pytestmark = pytest.mark.skipif(BROWSER is None, reason="needs Chromium")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the example manuscript."""
    path = tmp_path_factory.mktemp("browser") / "report.html"
    citeaudit.write(citeaudit.audit(HOME / "examples/niu-2018.md", offline=True), path)
    return path


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """A server that nothing in a report may ask; its address, and what it was asked."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Nothing on the test's standard error."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()
        thread.join()


def browse(page: Path, *flags: str) -> str:
    """What the browser makes of a page, as HTML."""
    profile = page.parent / "profile"
    done = subprocess.run(
        [str(BROWSER), *FLAGS, f"--user-data-dir={profile}", *flags, page.as_uri()],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    return done.stdout


def test_it_shows_every_note_and_every_finding(page: Path) -> None:
    shown = browse(page, "--dump-dom")

    assert "THE GENERAL SITUATION AND TREND" in shown
    findings = re.compile(r'class="finding[ "]')
    assert len(findings.findall(shown)) == len(findings.findall(page.read_text())) > 10
    assert "DUP002" in shown


def test_nothing_put_into_it_later_runs_or_asks_anybody(
    page: Path, elsewhere: tuple[str, list[str]]
) -> None:
    address, asked = elsewhere
    altered = page.with_name("altered.html")
    altered.write_text(
        page.read_text().replace(
            "</body>",
            f'<img src="{address}/picture"><script src="{address}/script"></script><script>document.title = "taken over"</script></body>',
        )
    )

    shown = browse(altered, "--dump-dom", "--virtual-time-budget=1000")

    assert asked == []
    assert "<title>taken over" not in shown


def test_it_prints(page: Path) -> None:
    printed = page.with_name("report.pdf")

    browse(page, f"--print-to-pdf={printed}", "--no-pdf-header-footer")

    assert printed.read_bytes().startswith(b"%PDF")
    assert printed.stat().st_size > 40_000


class Browser:
    """A page opened for real, spoken to over the browser's own pipe."""

    def __init__(self, profile: Path) -> None:
        hears, self._to = os.pipe()
        self._from, says = os.pipe()
        # The browser hears on its file descriptor 3 and speaks on 4.
        start = (
            "import os, sys; hears, says = os.dup(int(sys.argv[1])), os.dup(int(sys.argv[2])); "
            "os.dup2(hears, 13); os.dup2(says, 14); os.dup2(13, 3); os.dup2(14, 4); os.execv(sys.argv[3], sys.argv[3:])"
        )
        self._process = subprocess.Popen(
            [sys.executable, "-c", start, str(hears), str(says), str(BROWSER), *FLAGS,
             "--remote-debugging-pipe", f"--user-data-dir={profile}", "about:blank"],
            pass_fds=(hears, says), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(hears)
        os.close(says)
        self._number = 0
        self._rest = b""

    def open(self, page: Path) -> None:
        target = self.ask("Target.createTarget", url=page.as_uri())["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        for _ in range(200):
            if self.run("[document.readyState, location.protocol]") == ["complete", "file:"]:
                return
            time.sleep(0.02)

    def run(self, script: str) -> object:
        """The value of a script, as if a person had acted."""
        said = self.ask(
            "Runtime.evaluate", session=self._session, expression=script,
            awaitPromise=True, userGesture=True, returnByValue=True,
        )  # fmt: skip
        assert "exceptionDetails" not in said, said
        return said["result"].get("value")

    def ask(self, method: str, *, session: str | None = None, **params: object) -> dict[str, Any]:
        self._number += 1
        asked = {"id": self._number, "method": method, "params": params}
        if session:
            asked["sessionId"] = session
        os.write(self._to, json.dumps(asked).encode() + b"\0")
        while True:
            while b"\0" not in self._rest:
                heard = os.read(self._from, 65536)
                assert heard, "the browser is gone"
                self._rest += heard
            said, _, self._rest = self._rest.partition(b"\0")
            answer = json.loads(said)
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return dict(answer["result"])

    def close(self) -> None:
        try:
            self.ask("Browser.close")
        finally:
            os.close(self._to)
            os.close(self._from)
            self._process.wait(timeout=20)


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    opened = Browser(tmp_path / "profile")
    yield opened
    opened.close()


@pytest.fixture
def archived(tmp_path: Path) -> Path:
    """The report of a dead address that has a copy."""
    url, at = "http://gone.test/mills", datetime(2026, 1, 5, tzinfo=UTC)
    book = citeaudit.read_text(
        f"Text.<sup>1</sup>\n\n1 Ann Author, “The Report on Mills,” May 3, 2012, <{url}>.\n"
    )
    copy = Capture(
        archive="web.archive.org", url=url, memento=f"https://web.archive.org/web/20140611093000/{url}",
        at=datetime(2014, 6, 11, 9, 30, tzinfo=UTC), status=200,
    )  # fmt: skip
    evidence = (
        Fetch(id="f", url=url, at=at, status=410, final_url=url, online=True),
        CaptureLookup(
            id="c", url=url, at=at, archive="web.archive.org", answer="found", captures=(copy,)
        ),
    )
    path = tmp_path / "archived.html"
    citeaudit.write(citeaudit.conclude(book, citeaudit.parse(book), evidence), path)
    return path


def test_one_click_copies_what_to_print(browser: Browser, archived: Path) -> None:
    browser.open(archived)
    browser.ask(
        "Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"]
    )
    button = "document.querySelector('.addresses .copy')"

    assert browser.run(f"{button}.checkVisibility()") is True
    browser.run(f"{button}.click()")
    told = browser.run(
        f"new Promise(done => setTimeout(async () => done([{button}.textContent, await navigator.clipboard.readText()]), 300))"
    )

    assert told == [
        "Copied",
        "Archived June 11, 2014, at https://web.archive.org/web/20140611093000/http://gone.test/mills",
    ]


def test_where_the_browser_lends_no_clipboard_the_words_are_selected_and_copied(
    browser: Browser, archived: Path
) -> None:
    browser.open(archived)
    browser.run("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")

    browser.run("document.querySelector('.addresses .copy').click()")
    told = browser.run(
        "new Promise(done => setTimeout(() => done(getSelection().toString()), 300))"
    )

    assert (
        told
        == "Archived June 11, 2014, at https://web.archive.org/web/20140611093000/http://gone.test/mills"
    )


def test_the_corrected_note_can_be_copied_too(browser: Browser, archived: Path) -> None:
    browser.open(archived)

    note = browser.run("document.querySelector('.fix .cite').textContent")

    assert note == (
        "Ann Author, “The Report on Mills,” May 3, 2012, <http://gone.test/mills>, "
        "archived June 11, 2014, at <https://web.archive.org/web/20140611093000/http://gone.test/mills>."
    )
