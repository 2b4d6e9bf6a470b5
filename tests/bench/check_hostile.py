"""The whole hostile web through one `citeaudit check`: verdicts right, seconds, peak memory of the command itself.

python tests/bench/check_hostile.py            with the deadlines a user has
python tests/bench/check_hostile.py --brisk    with those of the test suite
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from e2e.lookalikes import LOOKALIKES
from e2e.newcomers import NEWCOMERS
from e2e.scenarios import SCENARIOS, Scenario
from e2e.servers import Site
from e2e.strangers import STRANGERS

_BRISK = "[check]\nconnect = 2.0\nfirst-byte = 1.5\ntotal = 2.0\nretry-pauses = [0.1, 0.2]\n"


def main() -> None:
    """Print what the one run took, and every verdict that is not the right one."""
    everything = [*SCENARIOS, *LOOKALIKES, *STRANGERS, *NEWCOMERS]
    with ExitStack() as stack, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        addresses = [
            stack.enter_context(Site(scenario.behaviour)).base + scenario.path
            for scenario in everything
        ]
        lines = (
            f"{address}\t{scenario.title or ''}".rstrip("\t")
            for address, scenario in zip(addresses, everything, strict=True)
        )
        (folder / "addresses.txt").write_text("\n".join(lines) + "\n", "utf-8")
        (folder / "citeaudit.toml").write_text(_BRISK if "--brisk" in sys.argv else "", "utf-8")
        seconds, peak = _run(folder)
        told = (folder / "verdicts.jsonl").read_text("utf-8").splitlines()
    verdicts = {row["raw"]: row for row in map(json.loads, told)}
    wrong = [
        line
        for scenario, address in zip(everything, addresses, strict=True)
        if (line := _wrong(scenario, verdicts.get(address)))
    ]
    print(f"{len(everything) - len(wrong)}/{len(everything)} right, {seconds:.1f} s, {peak:.0f} MB")
    print("\n".join(wrong))


def _run(folder: Path) -> tuple[float, float]:
    """Seconds and the megabytes of its peak that the command took."""
    command = [
        sys.executable, "-m", "citeaudit", "check", "addresses.txt", "--format", "jsonl", "--output", "verdicts.jsonl",
        "--allow-net", "127.0.0.0/8", "--interval", "0", "--store", "sqlite:///store.sqlite", "--config", "citeaudit.toml",
    ]  # fmt: skip
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return time.monotonic() - start, usage.ru_maxrss / 1024


def _wrong(scenario: Scenario, row: dict[str, str] | None) -> str | None:
    right = (scenario.right,) if isinstance(scenario.right, str) else scenario.right
    if row is None:
        return f"  {scenario.name}: not told"
    if row["verdict"] in right:
        return None
    return f"  {scenario.name}: {row['verdict']}, not {' or '.join(right)}: {row['because']}"


if __name__ == "__main__":
    main()
