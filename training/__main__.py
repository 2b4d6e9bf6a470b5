"""python -m training build FOLDER: the shipped models from a folder of data files, with their figures.

build FOLDER      train both models on all there is, and put them in their place
evaluate FOLDER   the figures of the labeller that is in its place
leave-out FOLDER  the figures where one source, or some kinds of works, were kept from training
"""

import argparse
import tempfile
import zlib
from pathlib import Path

from training import evaluate, train
from training.train import Plan

_PLACE = evaluate.ROOT / "src" / "citeaudit" / "parsers" / "data"
_SMALL = Plan(records=3_000, citations=12_000, rounds=50)
_EXPERIMENTS = {
    "all, small": _SMALL,
    "no AnyStyle data": _SMALL._replace(left_out=("anystyle",)),
    "no GROBID data": _SMALL._replace(left_out=("grobid",)),
    "no LinkedBooks data": _SMALL._replace(left_out=("linkedbooks",)),
    "no made-up notes": _SMALL._replace(citations=0),
    "no made-up news, reports, web pages": _SMALL._replace(
        barred=frozenset({"news", "bare news", "report", "web", "working paper", "press release"})
    ),
    "no made-up law, archives, hearings": _SMALL._replace(
        barred=frozenset(
            {
                "us case", "uk case", "european case", "continental case", "statute", "law commission", "law article",
                "oscola article", "letter", "record", "hearing", "un document", "treaty", "interview",
            }
        )
    ),
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("task", choices=("build", "evaluate", "leave-out"))
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        {"build": _build, "evaluate": _evaluate, "leave-out": _leave_out}[options.task](
            options.folder, Path(scratch)
        )


def _build(folder: Path, scratch: Path) -> None:
    train.labeller(folder, scratch / "labeller", Plan())
    train.pack(scratch / "labeller", _PLACE / "labeller.crf.zz")
    _evaluate(folder, scratch)


def _evaluate(folder: Path, scratch: Path) -> None:
    model = scratch / "shipped"
    model.write_bytes(zlib.decompress((_PLACE / "labeller.crf.zz").read_bytes()))
    _tell("shipped", folder, model)


def _leave_out(folder: Path, scratch: Path) -> None:
    for name, plan in _EXPERIMENTS.items():
        train.labeller(folder, scratch / "trial", plan)
        _tell(name, folder, scratch / "trial")


def _tell(name: str, folder: Path, model: Path) -> None:
    label = evaluate.read_by(model)
    figures = {**evaluate.on_data(folder, label), **evaluate.on_notes(label)}
    told = "  ".join(
        f"{where} {measure.f1:.1f}/{measure.perfect:.1f}" for where, measure in figures.items()
    )
    print(f"{name}: {told}", flush=True)  # noqa: T201


main()
