"""The HTML report in a real browser: what it shows, and what it refuses. Skipped where no Chromium is installed."""

import http.server
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import citeaudit

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
