"""How well manuscripts of many shapes are read and parsed, against what a careful reader sees in them.

Run as a script it prints one line for each manuscript, and with `-v` every miss. The gates (gates.json) are
what has been reached, in whole percent: `--raise` lifts them to what is reached now and never lowers one.
"""

import html
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from citeaudit.model.citation import Citation, Citations, Name, Reference
from citeaudit.model.manuscript import Manuscript, Note
from citeaudit.parsers import parse
from citeaudit.readers import read

FOLDER = Path(__file__).parent / "manuscripts"
PAPER = Path(__file__).parents[3] / "shared" / "paper" / "niu-2018.md"
MEASURES = (
    "front", "notes", "texts", "markers", "paired", "kinds", "split", "forms", "types", "fields", "perfect", "links",
    "works",
)  # fmt: skip
FIELDS = (
    "authors", "title", "container", "publisher", "place", "issued", "volume", "issue", "pages", "genre", "url",
    "editors", "pinpoint", "edition",
)  # fmt: skip
NAMES = tuple(sorted(path.name.removesuffix(".gold.json") for path in FOLDER.glob("*.gold.json")))

GATES = FOLDER / "gates.json"


@dataclass
class Tally:
    """What is right among what was wanted and what was got; the F1 of the two shares."""

    right: int = 0
    wanted: int = 0
    got: int = 0
    misses: list[str] = field(default_factory=list)

    def compare(self, wanted: Iterable[Any], got: Iterable[Any]) -> None:
        wanted, got = Counter(wanted), Counter(got)
        self.right += (wanted & got).total()
        self.wanted += wanted.total()
        self.got += got.total()
        self.misses += [f"- {item}" for item in (wanted - got).elements()]
        self.misses += [f"+ {item}" for item in (got - wanted).elements()]

    def add(self, other: "Tally") -> None:
        self.right, self.wanted = self.right + other.right, self.wanted + other.wanted
        self.got += other.got

    def check(self, right: bool, told: str) -> None:
        self.right += right
        self.wanted += 1
        self.got += 1
        if not right:
            self.misses.append(f"! {told}")

    @property
    def percent(self) -> float:
        both = self.wanted + self.got
        return 200 * self.right / both if both else 100.0


Score = dict[str, Tally]


def measure(manuscript: Manuscript, citations: Citations, gold: dict[str, Any]) -> Score:
    """Every measure of a manuscript against its gold."""
    score = {name: Tally() for name in MEASURES}
    _measure_front(score["front"], manuscript, gold)
    found = _match_notes(gold["notes"], citations.notes)
    _measure_notes(score, gold, manuscript, citations, found)
    _measure_markers(score, gold, manuscript, found)
    for told, note in zip(gold["notes"], found, strict=True):
        _measure_citations(score, told, note, citations)
    wanted = Counter(gold["links"])
    got = Counter(link.url for link in citations.links)
    # A bare DOI in a note is a link too, but the golds list addresses only.
    plain = {link.url for link in citations.links if link.kind == "url"}
    score["links"].compare(
        wanted.elements(), [url for url in got.elements() if url in plain or url in wanted]
    )
    works = len(citations.works)
    score["works"].check(works in _any(gold["works"]), f"{works} works, not {gold['works']}")
    return score


def _measure_front(tally: Tally, manuscript: Manuscript, gold: dict[str, Any]) -> None:
    told = f"title {manuscript.title!r}"
    titles = [_letters(title or "") for title in _any(gold["title"])]
    tally.check(_letters(manuscript.title or "") in titles, told)
    if gold["authors"] is not None:
        named = [_letters(name) for name in manuscript.authors]
        wanted = [_letters(name) for name in gold["authors"]]
        tally.check(named == wanted, f"authors {manuscript.authors}")
    tally.check(manuscript.language == gold["language"], f"language {manuscript.language}")


def _match_notes(told: list[dict[str, Any]], notes: tuple[Note, ...]) -> list[Note | None]:
    """The note found for each one told: by label and series, doubles in order; inline ones by their text."""
    left = list(notes)
    found: list[Note | None] = []
    for one in told:
        fits = [note for note in left if _is_the_same(one, note)]
        found.append(fits[0] if fits else None)
        if fits:
            left.remove(fits[0])
    return found


def _is_the_same(told: dict[str, Any], note: Note) -> bool:
    if told["label"].startswith("@"):
        return _letters(told["text"])[:30] == _letters(note.text)[:30]
    return told["label"] == note.label and told["series"] in (note.series, None)


def _measure_notes(
    score: Score,
    gold: dict[str, Any],
    manuscript: Manuscript,
    citations: Citations,
    found: list[Note | None],
) -> None:
    hits = [note for note in found if note is not None]
    notes = score["notes"]
    notes.right, notes.wanted, notes.got = len(hits), len(found), len(manuscript.notes)
    ids = {note.id for note in hits}
    notes.misses += [f"+ {note.id} {note.text}" for note in citations.notes if note.id not in ids]
    for told, note in zip(gold["notes"], found, strict=True):
        if note is None:
            notes.misses.append(f"- {told['series']}:{told['label']} {told['text']}")
            score["texts"].check(False, f"{told['label']} not found")
            score["kinds"].check(False, f"{told['label']} not found")
            continue
        same = _signs(told["text"]) == _signs(note.text)
        score["texts"].check(same, f"{note.id} is {note.text!r}\n         not {told['text']!r}")
        score["kinds"].check(note.kind in _any(told["kind"]), f"{note.id} {note.kind}: {note.text}")


def _measure_markers(
    score: Score, gold: dict[str, Any], manuscript: Manuscript, found: list[Note | None]
) -> None:
    def shown(label: str, line: int) -> str:
        return f"line {line}" if label.startswith("@") else f"{label} in line {line}"

    inline = {
        note.label
        for told, note in zip(gold["notes"], found, strict=True)
        if told["label"].startswith("@") and note
    }
    lines = [(mark, manuscript.position(mark.span.start).line) for mark in manuscript.markers]
    score["markers"].compare(
        [shown(mark["label"], mark["line"]) for mark in gold["markers"]],
        [shown("@" if mark.label in inline else mark.label, line) for mark, line in lines],
    )
    labels = Counter(told["label"] for told in gold["notes"])
    for mark, line in lines:
        if labels[mark.label] == 1 or mark.note is None:
            due = mark.label in labels or mark.label in inline
            score["paired"].check(
                (mark.note is not None) == due, f"marker {mark.label}, line {line}"
            )


def _measure_citations(
    score: Score, told: dict[str, Any], note: Note | None, citations: Citations
) -> None:
    """A note that was not found loses all that it cites."""
    found = [citation for citation in citations if note and citation.note == note.id]
    wanted = told["citations"]
    score["split"].check(
        note is not None and len(found) == len(wanted),
        f"{told['label']} has {len(found)}, not {len(wanted)}: {told['text']}",
    )
    for gold, citation in zip(wanted, found, strict=False):
        _measure_citation(score, gold, citation, citations)
    for gold in wanted[len(found) :]:
        score["fields"].wanted += sum(bool(gold.get(name)) for name in FIELDS)
        score["forms"].check(False, f"{told['label']} nothing")
        score["types"].check(False, f"{told['label']} nothing")
        score["perfect"].check(False, f"{told['label']} nothing for {gold}")


def _measure_citation(
    score: Score, gold: dict[str, Any], citation: Citation, citations: Citations
) -> None:
    reference = citation.reference
    score["forms"].check(
        citation.form in _any(gold["form"])
        and _reaches(citation, gold["refers_to_note"], citations),
        f"{citation.key} {citation.form} of {citation.refers_to}, not of {gold['refers_to_note']}: {citation.text}",
    )
    if "type" in gold:
        typed = reference.type in _any(gold["type"])
        score["types"].check(
            typed, f"{citation.key} {reference.type}, not {gold['type']}: {citation.text}"
        )
    readings = [gold, *({**gold, **change} for change in gold.get("or", ()))]
    best = min(
        (_compare(reading, reference) for reading in readings), key=lambda tally: len(tally.misses)
    )
    fields = score["fields"]
    fields.right, fields.wanted = fields.right + best.right, fields.wanted + best.wanted
    fields.got += best.got
    fields.misses += [f"{citation.key} {miss}   in: {citation.text}" for miss in best.misses]
    score["perfect"].check(not best.misses, f"{citation.key} {citation.text}")


def _reaches(citation: Citation, note: str | None, citations: Citations) -> bool:
    """Whether a chain of "refers to" leads to the note (a short form may name the one before it)."""
    if note is None:
        return citation.refers_to is None
    keyed = {one.key: one for one in citations}
    at: Citation | None = citation
    for _ in range(len(keyed)):
        at = keyed.get(at.refers_to) if at and at.refers_to else None
        if at is None:
            return False
        # A label given twice has ids "4" and "4#2"; either tells the work.
        if at.note.partition("#")[0] == note.removeprefix("1:") or note.startswith("@"):
            return True
    return False


def _compare(gold: dict[str, Any], reference: Reference) -> Tally:
    tally = Tally()
    for name in FIELDS:
        if name in gold:
            wanted = set(_values(name, gold[name]))
            got = set(_values(name, getattr(reference, name)))
            if gold["form"] != "full":
                # Only what the short form itself names is measured.
                wanted, got = _surnames(wanted, got) if name == "authors" else (wanted, got)
            tally.compare((f"{name} {one}" for one in wanted), (f"{name} {one}" for one in got))
    return tally


def _surnames(wanted: set[str], got: set[str]) -> tuple[set[str], set[str]]:
    """A short form tells surnames, and the parser may know more of the name than that."""
    told = {one.split(",")[0] for one in wanted}
    return told, {one.split(",")[0] for one in got}


def _values(name: str, value: Any) -> Iterator[str]:
    if value is None:
        return
    if name in ("authors", "editors"):
        for one in value:
            told = (
                {key: one.get(key) for key in ("family", "given", "literal")}
                if isinstance(one, dict)
                else _told(one)
            )
            yield (
                _letters(told["literal"] or "")
                or f"{_letters(told['family'] or '')},{_letters(told['given'] or '')}"
            )
    elif name in ("url", "issued"):
        yield str(value)
    else:
        yield _letters(str(value))


def _told(name: Name) -> dict[str, str | None]:
    return {"family": name.family, "given": name.given, "literal": name.literal}


def _any(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _letters(text: str) -> str:
    """What counts in a field: letters, figures and the dash between two figures."""
    text = re.sub(
        r"(?<=\w)\s*[‐‑–—-]+\s*(?=\d)", "-", unicodedata.normalize("NFKC", text).casefold()
    )
    text = re.sub(r"[^\w-]|_|(?<!\w)-|-(?!\d)", " ", text)
    return re.sub(r"^the ", "", " ".join(text.split()))


def _signs(text: str) -> str:
    """What counts in a note's text: every sign, with the kinds of quotation marks, dashes and blanks made one."""
    text = unicodedata.normalize("NFC", html.unescape(text))
    text = re.sub(r"[“”„‟″]", '"', re.sub(r"[‘’‚‛′]", "'", re.sub(r"[‐‑‒–—]", "-", text)))
    text = re.sub(r"<(https?://[^>]*)>", r"\1", text)
    return " ".join(text.split())


def _load(name: str) -> tuple[Path, dict[str, Any]]:
    gold = json.loads((FOLDER / f"{name}.gold.json").read_text(encoding="utf-8"))
    if "source" in gold:
        return FOLDER / gold["source"], gold
    return next(path for path in FOLDER.glob(f"{name}.*") if path.name != f"{name}.gold.json"), gold


def score_of(path: Path, gold: dict[str, Any]) -> Score:
    """Read, parse and measure one manuscript."""
    manuscript = read(path)
    return measure(manuscript, parse(manuscript), gold)


def _below_its_gates(score: Score, name: str) -> list[str]:
    gates = json.loads(GATES.read_text(encoding="utf-8"))[name]
    return [
        "\n".join([f"{one} {score[one].percent:.1f}, gate {gates[one]}", *score[one].misses])
        for one in MEASURES
        if score[one].percent < gates[one]
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_manuscript_is_read_as_well_as_before(name: str) -> None:
    below = _below_its_gates(score_of(*_load(name)), name)

    assert not below, "\n".join(below)


@pytest.mark.shared
@pytest.mark.skipif(not PAPER.exists(), reason="the paper itself is not part of the repository")
def test_the_paper_itself_is_read_as_well_as_the_example() -> None:
    _, gold = _load("niu-2018")
    below = _below_its_gates(score_of(PAPER, gold), "niu-2018")

    assert not below, "\n".join(below)


def test_the_long_manuscript_is_what_its_script_writes() -> None:
    from quality.manuscripts.generate_long import NAME, generate

    text, gold = generate()

    assert (FOLDER / f"{NAME}.md").read_text(encoding="utf-8") == text
    assert (FOLDER / f"{NAME}.gold.json").read_text(encoding="utf-8") == gold


def main(arguments: list[str]) -> None:
    """Print the table; names restrict it, `-v` adds the misses, `--raise` lifts the gates."""
    names = [name for name in arguments if not name.startswith("-")] or [*NAMES]
    sys.stdout.write(f"{'':20}" + "".join(f"{name:>8}" for name in MEASURES) + "\n")
    runs = [(name, *_load(name)) for name in names]
    if PAPER.exists() and "niu-2018" in names:
        runs.append(("the paper itself", PAPER, _load("niu-2018")[1]))
    whole = {name: Tally() for name in MEASURES}
    for name, path, gold in runs:
        score = score_of(path, gold)
        for one in MEASURES:
            whole[one].add(score[one])
        sys.stdout.write(
            f"{name:20}" + "".join(f"{score[one].percent:8.1f}" for one in MEASURES) + "\n"
        )
        if "-v" in arguments and (name in arguments or not name.startswith("kept-")):
            for one in MEASURES:
                for miss in score[one].misses:
                    sys.stdout.write(f"    {one}: {miss}\n")
        if "--raise" in arguments and name in NAMES:
            _raise_gates(name, score)
    sys.stdout.write(
        f"{'all together':20}" + "".join(f"{whole[one].percent:8.1f}" for one in MEASURES) + "\n"
    )


def _raise_gates(name: str, score: Score) -> None:
    gates = json.loads(GATES.read_text(encoding="utf-8"))
    before = gates.get(name, {})
    gates[name] = {one: max(int(score[one].percent), before.get(one, 0)) for one in MEASURES}
    rows = (f"{json.dumps(key)}: {json.dumps(gates[key])}" for key in sorted(gates))
    GATES.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
