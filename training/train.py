"""Feature files in, a model file out: the CRF's trainer and its settings."""

import random
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import pycrfsuite

from citeaudit.model.manuscript import Extent
from citeaudit.parsers import features as seen

Labelled = tuple[str, list[tuple[str, str]], tuple[Extent, ...]]


def unit_labels(
    text: str, tokens: Sequence[tuple[str, str]], found: Sequence[seen.Unit]
) -> list[str] | None:
    """The label of each unit; None where tokens and text do not fit."""
    labels: list[str] = []
    at = 0
    places = []
    for token, label in tokens:
        start = text.find(token, at)
        if start < 0:
            return None
        places.append((start, start + len(token), label))
        at = start + len(token)
    k = 0
    for unit in found:
        while k < len(places) and places[k][1] <= unit.start:
            k += 1
        inside = []
        j = k
        while j < len(places) and places[j][0] < unit.end:
            inside.append(places[j][2])
            j += 1
        if not inside:
            return None
        labels.append(max(set(inside), key=inside.count))
    return labels


def train(
    samples: Iterable[Labelled],
    model: Path,
    *,
    iterations: int,
    c1: float,
    c2: float,
    minfreq: int = 1,
) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("lbfgs")
    trainer.set_params(
        {
            "c1": c1,
            "c2": c2,
            "max_iterations": iterations,
            "feature.minfreq": minfreq,
            "feature.possible_transitions": False,
        }
    )
    count = 0
    for text, tokens, emphasis in samples:
        found = seen.units(text)
        labels = unit_labels(text, tokens, found)
        if labels is None:
            continue
        trainer.append(seen.features(text, found, emphasis), labels)
        count += 1
    started = time.monotonic()
    trainer.train(str(model))
    print(
        f"{count} samples, {time.monotonic() - started:.0f} s, {model.stat().st_size / 1e6:.1f} MB",
        flush=True,
    )
