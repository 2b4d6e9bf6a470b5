"""No full stop at the end of a note.

Why it matters: a note is a sentence. A missing stop is often the first sign that the note's end was lost.

Example: `12 Foreign Affairs, July 3, 2013`

What to do: check that the note is complete, and end it with a full stop; the fix sets it.

Stays silent: where most notes of the manuscript have none (then that is its style); for notes that end in an
address where most such notes have none.
"""

import re
from collections.abc import Iterator

from citeaudit.model.finding import Edit, Finding, Fix
from citeaudit.model.manuscript import Note, Span
from citeaudit.rules.audited import Audited
from citeaudit.rules.habits import habit
from citeaudit.rules.wording import counted, near, notes_named

CODE = "SYN003"
NAME = "no_final_stop"
SEVERITY = "note"

_STOPPED = re.compile(r"[.?!…。！？][\"”’'»)\]*_>]*$")
_ADDRESS_END = re.compile(r"(?:https?://|www\.|doi:|10\.\d{4,9}/)\S*$")
FEWEST = 3


def check(audited: Audited) -> Iterator[Finding]:
    for kind in (False, True):
        cases = [
            (bool(_STOPPED.search(note.text.rstrip())), note)
            for note in audited.notes
            if note.text.strip() and bool(_ADDRESS_END.search(note.text.rstrip())) is kind
        ]
        usual = habit(cases)
        if usual is None or not usual.form or not usual.firm or len(usual.cases) < FEWEST:
            continue
        for note in usual.others.get(False, ()):
            yield _finding(audited, note, len(usual.cases))


def _finding(audited: Audited, note: Note, others: int) -> Finding:
    last = note.fragments[-1].span
    text = note.text.rstrip()
    end = last.start + len(audited.manuscript.slice(last).rstrip())
    return Finding(
        rule=CODE,
        message=f"{notes_named(audited, [note.id])} ends without a full stop, near {near(text, len(text), len(text))}; set it, if the "
        f"note is complete ({counted(others, 'other note')} {'has' if others == 1 else 'have'} one)",
        places=(audited.place_of_note(note),),
        fix=Fix(safety="safe", edits=(Edit(span=Span(start=end, end=end), text="."),)),
    )
