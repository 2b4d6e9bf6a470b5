"""Volume and issue written in several ways.

Why it matters: "Vol.35" in one note and "Vol. 35" in the next are small, but such things make a reader doubt the
care taken with the rest.

Example: notes 5 and 13 have "Vol.107, No.1", note 29 has "Vol. 35, No. 3".

What to do: write them one way; the fix takes the form that most notes have.

Stays silent: where each way stands in one kind of source only by accident of two notes in different languages (Bd.,
Nr.); for "Volume" and "Number" inside titles.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from citeaudit.model.finding import Edit, Finding, Fix
from citeaudit.model.manuscript import Extent, Note
from citeaudit.rules.audited import Audited
from citeaudit.rules.habits import habit
from citeaudit.rules.plain_text import without_addresses
from citeaudit.rules.wording import counted, notes_named, quoted

CODE = "CON004"
NAME = "volume_style"
SEVERITY = "note"

_LABELS = {
    "volume": re.compile(r"\b([Vv]ol(?:ume|\.)?)(\s*)(\d{1,4}|[IVXLC]{1,7})\b"),
    "issue": re.compile(
        r"\b([Nn]o(?:\.)|[Nn]umber|[Ii]ss(?:ue|\.))(\s*)(\d{1,4}(?:[-–/]\d{1,3})?)\b"
    ),
}
FEWEST = 2
PERIODICALS = ("article", "newspaper", "magazine")
_YEARS = re.compile(r"\b((?:1[5-9]|20)\d\d)([-–/])(\d\d|\d{4})\b")


class Written(Struct, frozen=True, kw_only=True):
    """A volume, issue or double year as a note writes it."""

    note: Note
    extent: Extent
    parts: tuple[str, str, str]

    @property
    def text(self) -> str:
        return self.note.text[self.extent.start : self.extent.end]


def check(audited: Audited) -> Iterator[Finding]:
    strays: dict[str, list[tuple[Written, Written, bool, int]]] = {}
    labelled = [(habit(_labelled(audited, field)), FEWEST) for field in _LABELS]
    # One double year against another is a mixture; one "vol." against one "Vol." may be a matter of language.
    for usual, fewest in (*labelled, (habit(_double_years(audited)), 1)):
        if usual is None or len(usual.cases) < fewest:
            continue
        for written in (one for others in usual.others.values() for one in others):
            sure = usual.firm and len(usual.cases) > 1
            strays.setdefault(written.note.id, []).append(
                (written, usual.cases[0], sure, len(usual.cases))
            )
    for note, cases_here in strays.items():
        yield _finding(audited, note, cases_here)


def _labelled(audited: Audited, field: str) -> Iterator[tuple[tuple[str, bool], Written]]:
    """Each "Vol. 35" with its form: the label, and whether a blank follows."""
    for citation in audited.citations:
        if not getattr(citation.reference, field) or citation.reference.type not in PERIODICALS:
            continue
        note = audited.note_by_id[citation.note]
        marks = [mark.extent for mark in audited.marks(citation) if mark.field == field]
        for found in _LABELS[field].finditer(
            without_addresses(note), citation.extent.start, citation.extent.end
        ):
            quoted_so_far = note.text[: found.start()]
            if quoted_so_far.rfind("“") > quoted_so_far.rfind("”"):
                continue
            if any(extent.start < found.end() and found.start() < extent.end for extent in marks):
                parts = (found[1], found[2], found[3])
                extent = Extent(start=found.start(), end=found.end())
                yield (found[1], bool(found[2])), Written(note=note, extent=extent, parts=parts)


def _double_years(audited: Audited) -> Iterator[tuple[str, Written]]:
    """Each "2010-11" that dates a citation, with the sign between the years."""
    for citation in audited.citations:
        note = audited.note_by_id[citation.note]
        for mark in audited.marks(citation):
            if mark.field != "issued":
                continue
            for found in _YEARS.finditer(note.text, mark.extent.start, mark.extent.end):
                if (
                    len(found[3]) == 2
                    and int(found[3]) <= 12
                    and int(found[3]) != (int(found[1]) + 1) % 100
                ):
                    continue
                extent = Extent(start=found.start(), end=found.end())
                form = f"{found[2]}{len(found[3])}"
                yield form, Written(note=note, extent=extent, parts=(found[1], found[2], found[3]))


def _finding(
    audited: Audited, note: str, strays: list[tuple[Written, Written, bool, int]]
) -> Finding:
    printed = ", ".join(dict.fromkeys(written.text for written, *_ in strays))
    usual = ", ".join(dict.fromkeys(_in_form_of(written, sample) for written, sample, *_ in strays))
    samples = list(dict.fromkeys(sample for _, sample, *_ in strays))
    others = max(count for *_, count in strays)
    edits = [
        Edit(
            span=audited.place_in(written.note, written.extent).span,
            text=_in_form_of(written, sample),
        )
        for written, sample, sure, _ in strays
        if sure
    ]
    return Finding(
        rule=CODE,
        message=f"{notes_named(audited, [note])} writes {quoted(printed)}, {counted(others, 'other note')} would "
        f"write {quoted(usual)} (as in "
        f"{notes_named(audited, [samples[0].note.id])}: {quoted(samples[0].text)}); write them one way",
        places=(
            *(audited.place_in(written.note, written.extent) for written, *_ in strays),
            *(audited.place_in(sample.note, sample.extent) for sample in samples),
        ),
        notes=(note,),
        fix=Fix(safety="safe", edits=tuple(edits)) if edits else None,
    )


def _in_form_of(written: Written, sample: Written) -> str:
    """What a stretch would be in the form of another one."""
    label, blank, number = sample.parts
    if label.isdecimal():
        short = len(number) == 2
        return written.parts[0] + blank + (written.parts[2][-2:] if short else written.parts[2])
    return label + blank + written.parts[2]
