"""Date formats mixed.

Why it matters: a reader who meets "18 November, 2015" among dates like "November 16, 2015" stumbles, and dates in
figures (4/5/2014) can even be misread.

Example: note 6 has "18 November, 2015", the other notes "November 16, 2015".

What to do: write all dates in the form the manuscript mostly uses; the fix does it.

Stays silent: for dates inside titles and addresses; for months and years without a day; for days of access, which
may have a form of their own; where there are too few dates to see a habit.
"""

import calendar
from collections.abc import Iterator

from msgspec import Struct

from citeaudit.model.citation import Citation
from citeaudit.model.finding import Edit, Finding, Fix
from citeaudit.model.manuscript import Extent, Note
from citeaudit.rules.audited import Audited
from citeaudit.rules.habits import Habit, habit
from citeaudit.rules.printed_dates import PrintedDate, printed_dates
from citeaudit.rules.wording import notes_named, quoted

CODE = "CON003"
NAME = "mixed_dates"
SEVERITY = "warning"

FEWEST = 3


class Dated(Struct, frozen=True, kw_only=True):
    """A date as a note prints it, and where."""

    note: Note
    extent: Extent
    date: PrintedDate

    @property
    def text(self) -> str:
        return self.note.text[self.extent.start : self.extent.end]


def check(audited: Audited) -> Iterator[Finding]:
    for field in ("issued", "accessed"):
        dates = [
            dated for citation in audited.citations for dated in _dates(audited, citation, field)
        ]
        usual = habit((str(dated.date.form), dated) for dated in dates)
        if usual is not None and usual.others and len(dates) >= FEWEST:
            yield from _findings(audited, usual)
        # Dates of another order are told above, and their fix takes the usual length, too.
        months = [
            dated
            for dated in dates
            if dated.date.form in ("month day, year", "day month year")
            and usual is not None
            and dated.date.form == usual.form
        ]
        lengths = habit(
            ("short" if dated.date.short else "long", dated)
            for dated in months
            if dated.date.month != 5
        )
        if lengths is not None and lengths.firm and lengths.others and len(lengths.cases) >= FEWEST:
            yield from _findings(audited, lengths)


def _dates(audited: Audited, citation: Citation, field: str) -> Iterator[Dated]:
    """The dates with a day that a citation gives as its field."""
    note = audited.note_by_id[citation.note]
    for mark in audited.marks(citation):
        if mark.field != field:
            continue
        for date in printed_dates(note.text[mark.extent.start : mark.extent.end]):
            if date.form != "month year":
                start = mark.extent.start
                yield Dated(
                    note=note,
                    extent=Extent(start=start + date.start, end=start + date.end),
                    date=date,
                )


def _findings(audited: Audited, usual: "Habit[str, Dated]") -> Iterator[Finding]:
    sample = usual.cases[0]
    for others in usual.others.values():
        here = notes_named(audited, [dated.note.id for dated in others])
        verb = "writes" if len({dated.note.id for dated in others}) == 1 else "write"
        edits = [edit for dated in others for edit in _rewritten(audited, dated, sample)]
        yield Finding(
            rule=CODE,
            message=f"{here} {verb} dates like {quoted(others[0].text)}, {len(usual.cases)} others are like {quoted(sample.text)}; write "
            "them one way",
            places=(
                *(audited.place_in(dated.note, dated.extent) for dated in others),
                audited.place_in(sample.note, sample.extent),
            ),
            notes=tuple(dict.fromkeys(dated.note.id for dated in others)),
            fix=Fix(safety="safe", edits=tuple(edits))
            if usual.firm and len(edits) == len(others)
            else None,
        )


def _rewritten(audited: Audited, dated: Dated, sample: Dated) -> Iterator[Edit]:
    """The date in the usual form; nothing for figures like 4/5/2014, which have two readings."""
    date = dated.date
    place = audited.place_in(dated.note, dated.extent)
    whole = audited.manuscript.slice(place.span) == dated.text
    if date.form == "numeric" or not date.possible or not whole:
        return
    month = calendar.month_name[date.month]
    if sample.date.short:
        month = f"{calendar.month_abbr[date.month]}." if len(month) > 4 else month
    forms = {
        "month day, year": f"{month} {date.day}, {date.year}",
        "day month year": f"{date.day} {month} {date.year}",
        "day month, year": f"{date.day} {month}, {date.year}",
        "year-month-day": f"{date.year}-{date.month:02}-{date.day:02}",
    }
    english = all(sign.isascii() for sign in sample.text + dated.text)
    if sample.date.form in forms and english:
        yield Edit(span=place.span, text=forms[sample.date.form])
