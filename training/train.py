"""Samples in, the shipped model out: its settings, and how it is packed."""

import itertools
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pycrfsuite

from citeaudit.parsers.features import features
from citeaudit.parsers.words import Unit, units
from training.harmonise import Token, harmonised, records
from training.render import Sample, citations
from training.vocabulary import Harvest

DATA = ("train-anystyle-core", "train-anystyle-good", "train-grobid", "train-linkedbooks")
# LinkedBooks is large and of one kind; the others count double beside it.
TIMES = {name: 1 if "linkedbooks" in name else 2 for name in DATA}


class Plan(NamedTuple):
    """How much of what: records of each file at most, made-up citations, rounds of training."""

    records: int = 12_000
    citations: int = 50_000
    rounds: int = 95
    seed: int = 7
    left_out: tuple[str, ...] = ()
    barred: frozenset[str] = frozenset()


def real(folder: Path, plan: Plan) -> list[tuple[str, list[Token]]]:
    """The harmonised records of the data files; sources may be left out."""
    rng = random.Random(plan.seed)
    samples = []
    for name in DATA:
        if any(source in name for source in plan.left_out):
            continue
        found = list(records(folder / f"{name}.jsonl.gz"))
        chosen = rng.sample(found, min(plan.records, len(found))) * TIMES[name]
        samples += [(record["text"], harmonised(record)) for record in chosen]
    return samples


def labeller(folder: Path, model: Path, plan: Plan) -> None:
    """Trains the field labeller."""
    known = real(folder, plan)
    harvest = Harvest()
    harvest.gather(known)
    made = itertools.islice(citations(plan.seed, harvest, barred=plan.barred), plan.citations)
    samples: list[Sample] = [(text, tokens, ()) for text, tokens in known]
    samples += [sample for _, sample in made]
    random.Random(plan.seed).shuffle(samples)
    _fit(model, _labelled(samples), rounds=plan.rounds, c1=0.3, least=2)


def pack(model: Path, target: Path) -> None:
    """Writes a model as it is shipped: zlib's own format, packed as tightly as it goes."""
    from zopfli.zlib import compress

    target.write_bytes(compress(model.read_bytes(), numiterations=5))


def _fit(
    model: Path,
    rows: Iterable[tuple[list[list[str]], list[str]]],
    *,
    rounds: int,
    c1: float,
    least: int,
) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("lbfgs")
    trainer.set_params(
        {
            "c1": c1, "c2": 0.01, "max_iterations": rounds, "feature.minfreq": least,
            "feature.possible_transitions": False,
        }
    )  # fmt: skip
    for row, labels in rows:
        trainer.append(row, labels)
    trainer.train(str(model))


def _labelled(samples: Iterable[Sample]) -> Iterator[tuple[list[list[str]], list[str]]]:
    for text, tokens, emphasis in samples:
        found = units(text)
        labels = unit_labels(text, tokens, found)
        if labels:
            yield features(text, found, emphasis), labels


def unit_labels(text: str, tokens: Sequence[Token], found: Sequence[Unit]) -> list[str] | None:
    """The label of each unit; None where tokens and text do not fit."""
    places = []
    at = 0
    for token, label in tokens:
        start = text.find(token, at)
        if start < 0:
            return None
        at = start + len(token)
        places.append((start, at, label))
    labels: list[str] = []
    k = 0
    for unit in found:
        while k < len(places) and places[k][1] <= unit.start:
            k += 1
        inside = []
        for start, _, label in itertools.islice(places, k, None):
            if start >= unit.end:
                break
            inside.append(label)
        if not inside:
            return None
        labels.append(max(set(inside), key=inside.count))
    return labels


__all__ = ["DATA", "Plan", "labeller", "pack", "real", "unit_labels"]
