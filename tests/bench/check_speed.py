"""Side by side with lychee on one list: seconds, CPU and memory, medians of so many runs.

python tests/bench/check_speed.py fast  [--count 20000] [--runs 3]
python tests/bench/check_speed.py late  [--count 2000]
python tests/bench/check_speed.py polite
python tests/bench/check_speed.py many  [--count 100000]
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
_PORT = 18080
_CHILD = """
import json, resource, sys, time
from citeaudit.config import CheckConfig, Config
how, listed, store, settings = sys.argv[1:5]
urls = open(listed).read().split()
config = Config(check=CheckConfig(allow_net=("127.0.0.0/8",), **json.loads(settings)))
count = 0
if how == "engine":
    from citeaudit.net.engine import Engine
    from collections import deque
    waiting = deque(urls)
    with Engine(config.check, agent="bench") as engine:
        while waiting or engine.active:
            while waiting and engine.active < config.check.connections:
                engine.send(engine.open(), waiting.popleft(), within=30)
            for line in engine.turn(1.0):
                count += line.answer.status == 200
                engine.release(line)
else:
    from citeaudit.checkers import check
    from citeaudit.store import open_store
    with open_store(store) as kept:
        for row in check(urls, store=kept, config=config):
            count += row.status == 200
print(count)
"""


class Run(NamedTuple):
    """What one run took: seconds of time, seconds of CPU, megabytes at the most."""

    seconds: float
    cpu: float
    peak: float


@contextmanager
def serving(delay: float = 0.0, share: float = 0.0, slow: float = 0.0) -> Iterator[None]:
    """The server in a process of its own."""
    command = [
        sys.executable,
        str(HERE / "server.py"),
        str(_PORT),
        str(delay),
        str(share),
        str(slow),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        server.stdout.readline()
        try:
            yield
        finally:
            server.terminate()


def urls_on(hosts: int, count: int) -> list[str]:
    """Distinct addresses, dealt out over loopback hosts in turn."""
    return [f"http://127.0.1.{1 + n % hosts}:{_PORT}/pages/{n}" for n in range(count)]


def ran(command: list[str]) -> Run:
    """Run a command to its end and measure it alone."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = process.stdout.read() if process.stdout else b""
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    if status != 0:
        print(output.decode()[-2000:])
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def ours(how: str, listed: Path, settings: str) -> Run:
    """The engine alone, or the whole way into a store on disk."""
    with tempfile.TemporaryDirectory() as folder:
        return ran(
            [
                sys.executable,
                "-c",
                _CHILD,
                how,
                str(listed),
                f"sqlite:///{folder}/e.sqlite",
                settings,
            ]
        )


def command(listed: Path, settings: str) -> Run:
    """`citeaudit check` as anybody would run it, settings in a file."""
    with tempfile.TemporaryDirectory() as folder:
        lines = [
            f"{key.replace('_', '-')} = {json.dumps(value)}"
            for key, value in json.loads(settings).items()
        ]
        config = Path(folder) / "citeaudit.toml"
        config.write_text("\n".join(["[check]", 'allow-net = ["127.0.0.0/8"]', *lines]))
        store = f"sqlite:///{folder}/e.sqlite"
        start = [sys.executable, "-m", "citeaudit", "check", str(listed)]
        return ran([*start, "--config", str(config), "--store", store])


def lychee(listed: Path, *options: str) -> Run:
    """lychee on the same list."""
    return ran(
        [
            "lychee",
            "--no-progress",
            "--host-request-interval",
            "0s",
            "--max-retries",
            "0",
            "--quiet",
            *options,
            str(listed),
        ]
    )


def told(name: str, runs: list[Run], base: list[Run] | None = None) -> None:
    """One line for the table."""
    median = Run(*(statistics.median(values) for values in zip(*runs, strict=True)))
    ratio = ""
    if base:
        of = Run(*(statistics.median(values) for values in zip(*base, strict=True)))
        ratio = f"  {median.seconds / of.seconds:.2f}x time, {median.cpu / of.cpu:.2f}x CPU"
    print(
        f"{name:20} {median.seconds:7.2f} s {median.cpu:7.2f} s CPU {median.peak:7.0f} MB{ratio}",
        flush=True,
    )


def side_by_side(count: int, runs: int, hosts: int, settings: str, *options: str) -> None:
    """Ours and lychee, taking turns."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "list.txt"
        listed.write_text("\n".join(urls_on(hosts, count)))
        theirs, engine, whole, told_all = [], [], [], []
        for _ in range(runs):
            theirs.append(lychee(listed, *options))
            engine.append(ours("engine", listed, settings))
            whole.append(ours("whole", listed, settings))
            told_all.append(command(listed, settings))
    told("lychee", theirs)
    told("engine alone", engine, theirs)
    told("evidence in store", whole, theirs)
    told("citeaudit check", told_all, theirs)


def polite() -> None:
    """Three hosts of 200 addresses, in a row and shuffled, at ten starts a second, against the lower bound."""
    urls = [f"http://127.0.1.{host}:{_PORT}/p/{n}" for host in (1, 2, 3) for n in range(200)]
    shuffled = urls.copy()
    random.Random(1).shuffle(shuffled)
    bound = 199 * 0.1
    for name, order in (("in a row", urls), ("shuffled", shuffled)):
        with tempfile.TemporaryDirectory() as folder:
            listed = Path(folder) / "list.txt"
            listed.write_text("\n".join(order))
            run = ours("whole", listed, '{"interval": 0.1}')
            print(
                f"{name:20} {run.seconds:7.2f} s, {run.seconds / bound:.3f}x the lower bound",
                flush=True,
            )


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["fast", "late", "polite", "many"])
    parser.add_argument("--count", type=int)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    free = '{"interval": 0.0, "per_host": 10}'
    if asked.what == "fast":
        with serving():
            side_by_side(asked.count or 20_000, asked.runs, 200, free)
    elif asked.what == "late":
        with serving(0.05, 0.01, 5.0):
            side_by_side(asked.count or 2_000, asked.runs, 200, free)
    elif asked.what == "polite":
        with serving():
            polite()
    else:
        with serving(), tempfile.TemporaryDirectory() as folder:
            listed = Path(folder) / "list.txt"
            listed.write_text("\n".join(urls_on(200, asked.count or 100_000)))
            told("evidence in store", [ours("whole", listed, free)])


if __name__ == "__main__":
    main()
