"""Author unlike the page's own.

Why it matters: a misspelt or wrong name takes the credit from the author and the reader off the track.

Example: the note has “Nurit Kliott”, the page names “Nurit Kliot”.

What to do: if the page is right, take its spelling or its order; if the manuscript is right, leave it: sites name the person
who put the text up.

Stays silent: where the two differ only in form: initials, order of the parts of a name, titles, short forms of given names,
letters that a name brought over from another script may have; where the archived copy agrees with the note; where the page
names a desk, an agency or itself, only some of several authors, or nobody; for talks, whose two partners may each be the author.
"""

from collections.abc import Iterator
from functools import partial

from citeaudit.judge.likeness import plain
from citeaudit.judge.record import Difference, author_difference
from citeaudit.model.finding import Edit, Finding, Fix, Place, Severity
from citeaudit.model.manuscript import Span
from citeaudit.rules.audited import Audited
from citeaudit.rules.record.source import Source, sources
from citeaudit.rules.wording import notes_named, quoted

CODE = "MET002"
NAME = "author_differs"
SEVERITY = "warning"

ADVICE = {
    "slip": "one of the two is misspelt; if the page is right, take its spelling, if the manuscript is right, leave it",
    "form": "one of the two is misspelt, or they differ only in form; if the page is right, take its spelling",
    "given": "the given names differ; if the page is right, take its spelling, if the manuscript is right, leave it",
    "order": "the order differs; if the page is right, take its order, if the manuscript is right, leave it",
    "other": "look who wrote it; if the manuscript is right, leave it: the page may name the one who put it up",
}


def check(audited: Audited) -> Iterator[Finding]:
    for source in sources(audited):
        citation = source.citation
        differ = partial(author_difference, citation.reference, note=citation.text)
        differs = differ(source.page)
        if differs is None or source.is_borne_out("author", differ):
            continue
        place = audited.field_place(citation, "authors")
        yield Finding(
            rule=CODE,
            severity=_severity(differs, source),
            message=f"{notes_named(audited, [citation.note])} names {quoted(differs.cited)} as author, the page "
            f"{quoted(differs.found)}; {ADVICE[differs.kind]}",
            places=(place,),
            evidence=(*source.proof("author"), f"names {differs.score:.0f} of 100 alike"),
            fix=_fix(audited, citation.key, differs) if differs.kind in ("slip", "form") else None,
        )


def _severity(differs: Difference, source: Source) -> Severity | None:
    """Grave where it is a slip, and where publishers tell scholars' machines in which order the authors stand."""
    by_scholars = source.page.citation.get("date-from", "").startswith(("citation_", "bepress_"))
    grave = differs.kind == "slip" or (differs.kind == "order" and by_scholars)
    return None if grave else "note"


def _fix(audited: Audited, key: str, differs: Difference) -> Fix | None:
    """The family name as the page spells it, where the note prints the one that differs."""
    from rapidfuzz import fuzz

    citation = audited.citation_by_key[key]
    family = next(
        (name.family for name in citation.reference.authors if name.family and differs.cited.endswith(name.family)),
        None,
    )  # fmt: skip
    words = differs.found.replace(",", " ").split()
    if family is None or " " in family or not words:
        return None
    word = max(words, key=lambda one: fuzz.ratio(plain(one), plain(family)))
    places = [audited.place_in(audited.note_by_id[citation.note], mark.extent) for mark in audited.marks(citation, "authors")]  # fmt: skip
    for place in places:
        at = audited.manuscript.slice(place.span).find(family)
        if at >= 0 and not word.isupper():
            return _replaced(place, at, family, word)
    return None


def _replaced(place: Place, at: int, old: str, new: str) -> Fix:
    start = place.span.start + at
    span = Span(start=start, end=start + len(old))
    return Fix(safety="unsafe", edits=(Edit(span=span, text=new),))
