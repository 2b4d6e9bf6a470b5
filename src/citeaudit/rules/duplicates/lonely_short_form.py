"""Short form without its full note.

Why it matters: "Barrett, *Foreign Fighters*, 12" or "ibid." only means something after the work was given in full.

Example: note 3 says "Ibid.", note 2 cites nothing; or note 4 gives Barrett short, and the full citation comes in
note 16.

What to do: give the work in full at its first mention, or correct the name.

Stays silent: where the manuscript has a bibliography that the short forms may rely on; for "see below, note 16",
which points ahead on purpose; for remarks.
"""

import re
from collections.abc import Iterator

from citeaudit.model.citation import Citation
from citeaudit.model.finding import Edit, Finding, Fix
from citeaudit.rules.archival import is_archival
from citeaudit.rules.audited import Audited
from citeaudit.rules.repeats import given_in_full
from citeaudit.rules.wording import counted, notes_named, quoted

CODE = "DUP007"
NAME = "lonely_short_form"
SEVERITY = "error"

# Statutes and cases are told short from the first.
_LAW = re.compile(r"\b(?:Act|Code|Statutes?|Gesetz|Loi|Ley|Legge|v|vs)\b|§")
FORMS = {"short": "short form", "ibid": "ibid.", "cross-reference": "reference"}
# So many short forms without a full note, and hardly one with, point to a list that is not in this file.
LIST_ELSEWHERE = 5


def check(audited: Audited) -> Iterator[Finding]:
    if audited.has_bibliography:
        return
    lonely = [citation for citation in audited.citations if _is_lonely(audited, citation)]
    resolved = [citation for citation in audited.citations if citation.refers_to is not None]
    shorts = [citation for citation in lonely if citation.form != "ibid"]
    if len(shorts) >= LIST_ELSEWHERE and len(shorts) > len(resolved):
        yield _list_elsewhere(audited, shorts)
        lonely = [citation for citation in lonely if citation.form == "ibid"]
    for citation in lonely:
        yield _finding(audited, citation)
    for citation in resolved:
        yield from _before_full_note(audited, citation)


def _is_lonely(audited: Audited, citation: Citation) -> bool:
    """A short form or ibid. that stands for no earlier citation, or a "full" one that is only a surname and a title."""
    if citation.refers_to is not None or citation.form == "cross-reference":
        return False
    if citation.form == "ibid":
        return True
    surnames = [name.family for name in citation.reference.authors if name.family]
    if (
        given_in_full(citation)
        or not surnames
        or _LAW.search(citation.text)
        or is_archival(citation.text)
    ):
        return False
    # Where an earlier note names the author, it is we who could not tell which work is meant.
    return not any(_named_before(audited, citation, surname) for surname in surnames)


def _named_before(audited: Audited, citation: Citation, surname: str) -> bool:
    for note in audited.notes:
        if note.id == citation.note:
            return False
        if surname in note.text:
            return True
    return False


def _finding(audited: Audited, citation: Citation) -> Finding:
    what = FORMS.get(citation.form, "short form")
    if citation.form == "ibid":
        why, way_out = "no citation comes before it", "name the work"
    else:
        why, way_out = (
            "no earlier note gives the work in full",
            "give it in full here, or correct the name",
        )
    return Finding(
        rule=CODE,
        message=f"{what} {quoted(citation.text)} in {notes_named(audited, [citation.note])}: {why}; {way_out}",
        places=(audited.place_of_citation(citation),),
    )


def _list_elsewhere(audited: Audited, shorts: list[Citation]) -> Finding:
    return Finding(
        rule=CODE,
        severity="warning",
        message=f"{counted(len(shorts), 'short form')} have no full citation in the notes, and the text has no bibliography; add the list "
        "they rely on, or give each work in full at its first mention",
        places=tuple(audited.place_of_citation(citation) for citation in shorts),
    )


def _before_full_note(audited: Audited, citation: Citation) -> Iterator[Finding]:
    """A short form whose full citation comes only later."""
    meant = audited.citation_by_key.get(citation.refers_to or "")
    if meant is None or citation.form != "short" or meant.note == citation.note:
        return
    if audited.order_of[meant.key] < audited.order_of[citation.key]:
        return
    here, there = audited.place_of_citation(citation), audited.place_of_citation(meant)
    edits = (
        Edit(span=here.span, text=audited.manuscript.slice(there.span)),
        Edit(span=there.span, text=audited.manuscript.slice(here.span)),
    )
    whole = all(
        len(audited.note_by_id[one.note].in_source(one.extent)) == 1 for one in (citation, meant)
    )
    yield Finding(
        rule=CODE,
        message=f"{notes_named(audited, [citation.note])} gives the work in short form {quoted(citation.text)} before "
        f"{notes_named(audited, [meant.note])} gives it in full; change the two",
        places=(here, there),
        fix=Fix(safety="unsafe", edits=edits) if whole else None,
    )
