"""Title unlike the page's own.

Why it matters: a reader who searches for the title as printed does not find the work; a word left out or changed may
change its sense.

Example: the note has “Water and Wars in the Jordan Basin”, the page calls itself “Water and War in the Jordan Basin”.

What to do: if the page is right, take its title (the fix does it); if the manuscript is right, leave it: pages are given
new headlines. Where the words of the address agree with one of the two, the message says so.

Stays silent: where the two differ only in form: capitals, punctuation, accents, articles, "and" and "&", a subtitle left out, a
series or heading before it; where so many words differ that it is another headline or language; where the archived copy
bears the title of the note; where the page gives no title, or is not the cited thing.
"""

from collections.abc import Iterator
from functools import partial

from citeaudit.judge.record import title_difference
from citeaudit.model.finding import Edit, Finding, Fix, Place
from citeaudit.model.manuscript import Span
from citeaudit.rules.audited import Audited
from citeaudit.rules.record.source import sources
from citeaudit.rules.wording import notes_named, quoted

CODE = "MET001"
NAME = "title_differs"
SEVERITY = "warning"

ADVICE = {
    "page": "the page is right by the words of its address; take its title",
    "manuscript": "the manuscript is right by the words of the address; the page has a new headline",
    "open": "if the page is right, take its title; if the manuscript is right, or it is only a matter of form, leave it",
}


def check(audited: Audited) -> Iterator[Finding]:
    for source in sources(audited):
        differ = partial(title_difference, source.citation.reference, url=source.url)
        differs = differ(source.page)
        if differs is None or source.is_borne_out("title", differ):
            continue
        place = audited.field_place(source.citation, "title")
        yield Finding(
            rule=CODE,
            severity="note" if differs.right == "manuscript" else None,
            message=f"{notes_named(audited, [source.citation.note])} gives the title as {quoted(differs.cited)}, the page as "
            f"{quoted(differs.found)}; {ADVICE[differs.right]}",
            places=(place,),
            evidence=(f"{source.where}; titles {differs.score:.0f} of 100 alike",),
            fix=_fix(audited, place, differs.cited, differs.found)
            if differs.right != "manuscript"
            else None,
        )


def _fix(audited: Audited, place: Place, cited: str, found: str) -> Fix | None:
    """The page's title in the place of the cited one, where that is printed in one piece."""
    at = audited.manuscript.slice(place.span).find(cited)
    if at < 0:
        return None
    start = place.span.start + at
    span = Span(start=start, end=start + len(cited))
    return Fix(safety="unsafe", edits=(Edit(span=span, text=found),))
