"""Two audits at once, of one user: together they are no less polite than one."""

import subprocess
import sys
from pathlib import Path

from archives.lives import lives
from archives.servers import Shim

_BURST = 5  # calls that may be made at once; the next is a minute away, and no run waits that long
_ASK = """
import sys
from citeaudit.checkers.archives import check
from citeaudit.config import load
from citeaudit.store import open_store
from pathlib import Path
config = load(Path(sys.argv[1]))
with open_store(sys.argv[2]) as store:
    for row in check(sys.argv[3:], store=store, config=config):
        print(row.answer)
"""


def test_two_processes_share_what_one_may_ask(tmp_path: Path, shim: Shim) -> None:
    settings = tmp_path / "citeaudit.toml"
    settings.write_text(
        f"[archives]\nburst = {_BURST}\ntotal = 5.0\npatience = 2.0\n"
        f"[archives.wayback]\nurl = '{shim.base}'\ncopies-per-minute = 1.0\n"
    )
    urls = [life.url for life in lives()]
    command = [sys.executable, "-c", _ASK, str(settings), f"sqlite:///{tmp_path / 'state.db'}"]
    halves = (urls[::2], urls[1::2])
    runs = [
        subprocess.Popen([*command, *half], stdout=subprocess.PIPE, text=True) for half in halves
    ]
    answers = [answer for run in runs for answer in run.communicate(timeout=60)[0].split()]

    assert shim.kinds()["copy"] == _BURST
    assert "unknown" not in answers  # what was not asked is not answered either
