"""Date unlike the page's own.

Why it matters: the date is what readers find a newspaper piece by, and what an argument about events rests on.

Example: the note dates the piece April 10, 2014, the page June 10, 2014.

What to do: if the page is right, take its date; if the manuscript is right, leave it: sites that move give their pages new
dates, always later ones.

Stays silent: for some days (print and web, time zones); as far as one of the two gives no day or month; where the page
gives no date.
"""

from collections.abc import Iterator

from citeaudit.judge.record import date_difference
from citeaudit.model.finding import Finding
from citeaudit.rules.audited import Audited
from citeaudit.rules.printed_dates import in_words
from citeaudit.rules.record.source import sources
from citeaudit.rules.wording import counted, notes_named, quoted

CODE = "MET003"
NAME = "date_differs"
SEVERITY = "warning"
SPEAKS_FOR = ("DAT002",)

A_FEW_DAYS = 7
MOVED = 366  # days by which a later date is likelier that of a new site


def check(audited: Audited) -> Iterator[Finding]:
    for source in sources(audited):
        found = date_difference(source.citation.reference, source.page)
        if found is None or abs(found[1]) <= A_FEW_DAYS:
            continue
        differs, days = found
        later = days > MOVED
        advice = (
            "the page may have been given a new date"
            if later
            else "look at the source and correct the date"
        )
        side = "later" if days > 0 else "earlier"
        yield Finding(
            rule=CODE,
            severity="note" if later else None,
            message=f"{notes_named(audited, [source.citation.note])} dates the work {quoted(in_words(differs.cited))}, the page "
            f"{quoted(in_words(differs.found))}, {counted(abs(days), 'day')} {side}; {advice}",
            places=(audited.field_place(source.citation, "issued"),),
            evidence=source.proof("date"),
        )
