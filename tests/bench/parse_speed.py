"""References a second through labeller and structure, and the time of the first parse; `python tests/bench/parse_speed.py`."""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

ROUNDS = 5


def main() -> None:
    """Prints what was measured; fails on nothing."""
    started = time.perf_counter()
    from citeaudit.parsers import crf
    from citeaudit.parsers.structure import structure

    imported = time.perf_counter()
    crf.label("Mary Foy, The Clockmakers (London: Batsford, 1961), 23.")
    first = time.perf_counter()
    print(
        f"import {1000 * (imported - started):.0f} ms, first parse {1000 * (first - imported):.0f} ms"
    )

    from quality import labelled_notes

    folder = Path(__file__).parent.parent / "quality" / "labelled"
    texts = [
        part.text
        for name in ("development", "unseen")
        for part in labelled_notes.citations(labelled_notes.read(folder / f"{name}.txt"))
    ]
    started = time.perf_counter()
    for _ in range(ROUNDS):
        for text in texts:
            crf.label(text)
    labelled = time.perf_counter()
    for _ in range(ROUNDS):
        for text in texts:
            structure(text, crf.label(text))
    structured = time.perf_counter()
    count = ROUNDS * len(texts)
    print(f"labelled {count / (labelled - started):.0f} references a second")
    print(f"structured {count / (structured - labelled):.0f} references a second")


if __name__ == "__main__":
    main()
