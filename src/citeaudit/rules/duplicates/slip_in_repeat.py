"""Near-duplicate: a slip in one of two citations of a work.

Why it matters: a misspelt title or name cannot be found by a search, and in a bibliography one work becomes two.

Example: note 24 has "What Do the Paris Attacks Tell Us", note 31 has "Tel us".

What to do: write the word as the other notes do; the fix takes the form of the majority. Where two notes stand one
against one, look the work up.

Stays silent: for parts 1 and 2, yearly reports and editions (digits must agree); for other words, added words and
subtitles. Differing capitals are a warning, not an error. A work with a slip is not told again as given in full
again (DUP001) at the same place.
"""

from collections.abc import Iterator, Sequence

from citeaudit.model.citation import Citation
from citeaudit.model.finding import Edit, Finding, Fix, Severity
from citeaudit.model.manuscript import Extent
from citeaudit.rules.audited import Audited
from citeaudit.rules.repeats import Repeated, Slip
from citeaudit.rules.wording import listed, notes_named, quoted

CODE = "DUP002"
NAME = "slip_in_repeat"
SEVERITY = "error"
SPEAKS_FOR = ("DUP001", "DUP003")

FIELDS = {
    "title": "title",
    "container": "name of the publication",
    "publisher": "publisher",
    "authors": "author's name",
}
# From so many words on it is another way of writing titles, not a slip.
OTHER_STYLE = 4


def check(audited: Audited) -> Iterator[Finding]:
    for repeated in audited.repeats:
        for citation in repeated.citations:
            slips = [slip for slip in repeated.slips if slip.citation is citation]
            if slips:
                yield _finding(audited, repeated, citation, slips)


def _finding(
    audited: Audited, repeated: Repeated, citation: Citation, slips: Sequence[Slip]
) -> Finding:
    first = repeated.citations[0]
    others = list({slip.by.key: slip.by for slip in slips if slip.by is not citation}.values())
    here = notes_named(audited, [citation.note])
    there = notes_named(audited, [other.note for other in others])
    letters = [slip for slip in slips if slip.kind == "letters"]
    told = letters or list(slips)
    severity: Severity = "error" if letters else "warning" if len(slips) < OTHER_STYLE else "note"
    return Finding(
        rule=CODE,
        severity=severity,
        message=f"{here} cites the same work as {there} but writes {_words(slips, severity)}; " + _advice(audited, told, citation, first),
        places=(audited.place_of_citation(citation), *map(audited.place_of_citation, others)),
        notes=(citation.note, *(other.note for other in others)),
        evidence=tuple(f"{FIELDS[slip.field]}: {quoted(slip.printed)} here, {quoted(slip.expected)} in "
                       f"{notes_named(audited, [slip.by.note])}" for slip in slips),
        fix=_fix(audited, slips),
    )  # fmt: skip


def _words(slips: Sequence[Slip], severity: Severity) -> str:
    if severity == "note":
        return f"its {FIELDS[slips[0].field]} with other capitals"
    return listed([f"{quoted(slip.printed)} for {quoted(slip.expected)}" for slip in slips])


def _advice(audited: Audited, told: Sequence[Slip], citation: Citation, first: Citation) -> str:
    if not all(slip.sure or slip.kind == "capitals" for slip in told):
        return "one of them is wrong, look the work up"
    if citation is first:
        return "correct it"
    return "correct it, or use a short form, since the work is given in full already"


def _fix(audited: Audited, slips: Sequence[Slip]) -> Fix | None:
    """Every word put right; safe where the majority decides, None where a word's place cannot be told."""
    edits = []
    for slip in slips:
        edit = _edit(audited, slip)
        if edit is None:
            return None
        edits.append(edit)
    return Fix(safety="safe" if all(slip.sure for slip in slips) else "unsafe", edits=tuple(edits))


def _edit(audited: Audited, slip: Slip) -> Edit | None:
    note = audited.note_by_id[slip.citation.note]
    for mark in audited.marks(slip.citation):
        if mark.field != slip.field:
            continue
        printed = note.text[mark.extent.start : mark.extent.end]
        if printed.count(slip.printed) != 1:
            continue
        at = mark.extent.start + printed.index(slip.printed)
        place = audited.place_in(note, Extent(start=at, end=at + len(slip.printed)))
        if audited.manuscript.slice(place.span) == slip.printed:
            return Edit(span=place.span, text=slip.expected)
    return None
