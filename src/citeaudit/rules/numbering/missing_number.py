"""Number missing in the sequence.

Why it matters: a number that is skipped is a note that was lost, or notes that were deleted without renumbering the
rest. Readers cannot tell which.

Example: the notes run 1, 2, 4; there is no note 3, and nothing in the text calls one.

What to do: restore the note, or renumber those that follow.

Stays silent: where the text has a marker with the missing number (NUM003 tells that); where the first note has a
number above 5 (the text is an extract); for symbols such as * and †, and inline notes. Labels such as [^3] are
numbered anew in print, so a gap in them is only a remark. A gap of many numbers is told once.
"""

from collections.abc import Iterator
from itertools import pairwise

from citeaudit.model.finding import Finding, Place
from citeaudit.model.manuscript import Note
from citeaudit.rules.audited import Audited

CODE = "NUM001"
NAME = "missing_number"
SEVERITY = "error"

# A first note above this number begins an extract, not a numbering with a hole.
FIRST_AT_MOST = 5


def check(audited: Audited) -> Iterator[Finding]:
    for notes in audited.numberings.values():
        numbers = {int(note.label): note for note in notes}
        ordered = sorted(numbers)
        if 1 < ordered[0] <= FIRST_AT_MOST:
            yield from _gap(audited, 1, ordered[0] - 1, None, numbers[ordered[0]])
        for low, high in pairwise(ordered):
            if high - low > 1:
                yield from _gap(audited, low + 1, high - 1, numbers[low], numbers[high])


def _gap(
    audited: Audited, first: int, last: int, before: Note | None, after: Note
) -> Iterator[Finding]:
    """The numbers of a gap that no marker calls, told together."""
    called = {marker.label for marker in audited.markers if marker.note is None}
    lost = [
        number
        for number in range(first, min(last, first + 10_000) + 1)
        if str(number) not in called
    ]
    if not lost:
        return
    missing = f"note {lost[0]} is" if len(lost) == 1 else f"notes {_ranges(lost)} are"
    first_note = f"the first note is {after.label}"
    around = f"the notes go from {before.label} to {after.label}" if before else first_note
    neighbours = [note for note in (after, before) if note is not None]
    yield Finding(
        rule=CODE,
        severity=audited.severity_of_order(after),
        message=f"{missing} missing: {around}; restore what was lost or renumber the notes that follow",
        places=tuple(
            Place(span=audited.place_of_note(note).span, note=note.id) for note in neighbours
        ),
    )  # fmt: skip


def _ranges(numbers: list[int]) -> str:
    """`3`, `3–7`, `3, 5–7`."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][-1] == number - 1:
            parts[-1][1:] = [number]
        else:
            parts.append([number])
    return ", ".join("–".join(map(str, part)) for part in parts)
