"""Date unlike the page's own.

Why it matters: the date is what readers find a newspaper piece by, and what an argument about events rests on.

Example: the note dates the piece April 10, 2014, the page June 10, 2014.

What to do: if the page is right, take its date; if the manuscript is right, leave it: sites that move give their pages new
dates, always later ones.

Stays silent: where the two differ only in form: time zones, the paper of the next day, an issue that is dated later than its
articles were put up, a paper that a repository had before the journal; where the page prints the date of the note, or gives it
for its last change; where the address has it, or the archived copy; as far as one of the two gives no day or month; where the
page gives no date. A few days are only a remark, and none for what is printed.
"""

import calendar
import re
from collections.abc import Iterator
from functools import partial

from citeaudit.judge.record import Apart, Right, date_difference
from citeaudit.model.finding import Edit, Finding, Fix, Place
from citeaudit.model.manuscript import Span
from citeaudit.rules.audited import Audited
from citeaudit.rules.dates.path_date import days_between, in_path
from citeaudit.rules.printed_dates import in_words
from citeaudit.rules.record.source import sources
from citeaudit.rules.wording import counted, notes_named, quoted

CODE = "MET003"
NAME = "date_differs"
SEVERITY = "warning"
SPEAKS_FOR = ("DAT002",)

MOVED = 366  # days by which a later date is likelier that of a new site
ONE_DAY = 1  # between the day of an address and the one printed


def check(audited: Audited) -> Iterator[Finding]:
    for source in sources(audited):
        citation = source.citation
        differ = partial(date_difference, citation.reference)
        found = differ(source.page)
        if found is None or source.is_borne_out("date", differ):
            continue
        cited, said = found.difference.cited, found.difference.found
        by_address = _right_by_address(source.url, cited, said)
        if by_address == "manuscript":
            continue
        place = audited.field_place(citation, "issued")
        side = "later" if found.days > 0 else "earlier"
        yield Finding(
            rule=CODE,
            severity="note" if found.days > MOVED or found.few or found.printed else None,
            message=f"{notes_named(audited, [citation.note])} dates the work {quoted(in_words(cited))}, the page "
            f"{quoted(in_words(said))}, {counted(abs(found.days), 'day')} {side}; "
            f"{_advice(found, by_address)}",
            places=(place,),
            evidence=source.proof("date"),
            fix=None if found.days > MOVED else _fix(audited, place, cited, said),
        )


def _right_by_address(url: str, cited: str, said: str) -> Right:
    """Whose date the address has in its path, if only one of the two."""
    path = in_path(url)
    mine, theirs = (path is not None and _is_near(one, path.edtf) for one in (cited, said))
    return "open" if mine == theirs else "manuscript" if mine else "page"


def _advice(found: Apart, right: Right) -> str:
    if right == "page":
        return "the page is right by the date in its address; correct the date"
    if found.days > MOVED:
        return "the manuscript may be right, and the page have been given a new date"
    if found.few:
        return "if the page is right, correct the day; if the manuscript is right, or print and web differ, leave it"
    return "if the page is right, correct the date; if the manuscript is right, leave it"


def _is_near(one: str, other: str) -> bool:
    days = days_between(one, other)
    return days is not None and days <= ONE_DAY


def _fix(audited: Audited, place: Place, cited: str, said: str) -> Fix | None:
    """The day, the month or the year as the page has it, where only one of them differs and the note prints it plainly."""
    here, there = cited.split("-"), said.split("-")
    apart = [at for at, (one, other) in enumerate(zip(here, there, strict=False)) if one != other]
    if len(apart) != 1 or len(there) < len(here):
        return None
    old, new = (_written(parts[apart[0]], apart[0]) for parts in (here, there))
    printed = audited.manuscript.slice(place.span)
    places = list(re.finditer(rf"(?<![\w.]){old}(?!\w)", printed))
    if len(places) != 1:
        return None
    start = place.span.start + places[0].start()
    span = Span(start=start, end=start + len(places[0][0]))
    return Fix(safety="unsafe", edits=(Edit(span=span, text=new),))


def _written(part: str, at: int) -> str:
    """A year or a day in figures, a month by its English name."""
    return calendar.month_name[int(part)] if at == 1 else str(int(part))
