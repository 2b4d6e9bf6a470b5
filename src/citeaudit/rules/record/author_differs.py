"""Author unlike the page's own.

Why it matters: a misspelt or wrong name takes the credit from the author and the reader off the track.

Example: the note has “Nurit Kliott”, the page names “Nurit Kliot”.

What to do: if the page is right, take its spelling; if the manuscript is right, leave it: sites name the person who put
the text up.

Stays silent: where the two differ only in form: initials, order, titles; where the page names a desk or an agency, or
nobody.
"""

from collections.abc import Iterator

from citeaudit.judge.record import author_difference
from citeaudit.model.finding import Finding
from citeaudit.rules.audited import Audited
from citeaudit.rules.record.source import sources
from citeaudit.rules.wording import notes_named, quoted

CODE = "MET002"
NAME = "author_differs"
SEVERITY = "warning"

_A_SLIP = 78  # of 100


def check(audited: Audited) -> Iterator[Finding]:
    for source in sources(audited):
        differs = author_difference(source.citation.reference, source.page)
        if differs is None:
            continue
        is_slip = differs.score >= _A_SLIP
        advice = (
            "one of the two is misspelt"
            if is_slip
            else "look who wrote it; the page may name the one who put it up"
        )
        yield Finding(
            rule=CODE,
            severity=None if is_slip else "note",
            message=f"{notes_named(audited, [source.citation.note])} names {quoted(differs.cited)} as author, the page "
            f"{quoted(differs.found)}; {advice}",
            places=(audited.field_place(source.citation, "authors"),),
            evidence=(*source.proof("author"), f"names {differs.score:.0f} of 100 alike"),
        )
