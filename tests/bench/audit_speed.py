"""How quick an audit is: `python tests/bench/audit_speed.py [MANUSCRIPT]`; prints figures, asserts nothing.

Times inside a process are wall seconds after import; whole commands are CPU seconds (user + system). Medians of 5.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HOME = Path(__file__).parents[2]
EXAMPLE = HOME / "examples/niu-2018.md"


def median_seconds(work: Callable[[], object], runs: int = 5) -> float:
    """Wall seconds of a piece of work, the median of several runs."""
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def command_cpu(*arguments: str, runs: int = 5) -> float:
    """CPU seconds of a whole command, the median of several runs."""
    seconds = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, "-m", "citeaudit", *arguments], capture_output=True, check=False
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(seconds)


def many_notes(count: int) -> str:
    """A manuscript of so many notes: the example's citations over again, each with its marker."""
    import citeaudit

    notes = [note.text for note in citeaudit.read(EXAMPLE).notes]
    body = "\n\n".join(
        f"Sentence {n} of the body stands here.<sup>{n}</sup>" for n in range(1, count + 1)
    )
    listed = "\n\n".join(f"{n} {notes[n % len(notes)]}" for n in range(1, count + 1))
    return f"# Many Notes\n\n{body}\n\n## Notes\n\n{listed}\n"


def much_text(megabytes: float) -> str:
    """A manuscript of so many megabytes, a note to every 20 kB of body."""
    import citeaudit

    notes = [note.text for note in citeaudit.read(EXAMPLE).notes]
    sentence = "The state of the art, as it was in 1914, is not what it became; and that is the point of it all. "
    parts, size, number = ["# Much Text\n"], 0, 0
    while size < megabytes * 1_000_000:
        number += 1
        page = "\n\n".join([sentence * 20] * 10)
        parts.append(f"{page}<sup>{number}</sup>\n\n{number} {notes[number % len(notes)]}\n")
        size += len(parts[-1])
    return "\n".join(parts)


def audited(text: str) -> Callable[[], object]:
    import citeaudit

    def work() -> object:
        book = citeaudit.read_text(text)
        return citeaudit.conclude(book, citeaudit.parse(book))

    return work


def installed() -> tuple[int, float]:
    """Packages and megabytes of a default install, without what every virtual environment brings."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        python = f"{folder}/bin/python"
        site = Path(
            subprocess.run(
                [python, "-c", "import site; print(site.getsitepackages()[0])"],
                capture_output=True,
                text=True,
                check=True,
            ).stdout.strip()
        )
        before = sum(file.stat().st_size for file in site.rglob("*") if file.is_file())
        had = len(list(site.glob("*.dist-info")))
        subprocess.run(
            [python, "-m", "pip", "install", "--quiet", str(HOME)], check=True, capture_output=True
        )
        after = sum(file.stat().st_size for file in site.rglob("*") if file.is_file())
        return len(list(site.glob("*.dist-info"))) - had, (after - before) / 1e6


def main() -> None:
    import citeaudit

    paper = Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLE
    os.environ["NO_COLOR"] = "1"
    citeaudit.audit(paper, offline=True)
    print(
        f"{paper.name}: offline audit, after import  {median_seconds(lambda: citeaudit.audit(paper, offline=True)):.3f} s"
    )
    print(
        f"{paper.name}: whole command, CPU           {command_cpu('audit', str(paper), '--offline'):.2f} s"
    )
    print(f"--help: whole command, CPU               {command_cpu('--help') * 1000:.0f} ms")
    for count in (500, 1000):
        print(
            f"{count} notes: offline audit               {median_seconds(audited(many_notes(count)), 3):.2f} s"
        )
    for megabytes in (5, 10, 20):
        text = much_text(megabytes)
        print(
            f"{megabytes} MB of text: offline audit           {median_seconds(audited(text), 1):.2f} s"
        )
    packages, size = installed()
    print(f"default install: {packages} packages, {size:.0f} MB")


if __name__ == "__main__":
    main()
