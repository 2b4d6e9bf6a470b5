"""Note's date against the date in the address.

Why it matters: news sites and upload folders put the date of publication into the address. When the note says April
and the address June of the same year, one of the two is likely a slip.

Example: "April 10, 2014, <http://example.org/uploads/2014/06/Report.pdf>".

What to do: look at the source, and correct the date.

Stays silent: where the two lie a few days apart (time zones, print and web), more than three months apart (sites
move, and their paths get new dates), or where the note gives only a year. Where the body contradicts the note too,
DAT001 tells it all.
"""

from collections.abc import Iterator

from citeaudit.model.citation import Citation
from citeaudit.model.finding import Finding
from citeaudit.rules.audited import Audited
from citeaudit.rules.dates.path_date import days_between, in_path, months_apart
from citeaudit.rules.printed_dates import in_words
from citeaudit.rules.wording import notes_named, quoted

CODE = "DAT002"
NAME = "address_contradicts_date"
SEVERITY = "warning"

MOST_MONTHS = 3
A_FEW_DAYS = 7


def check(audited: Audited) -> Iterator[Finding]:
    for citation in audited.citations:
        if citation.form == "full" and citation.reference.issued and citation.reference.url:
            yield from _compared(audited, citation)


def _compared(audited: Audited, citation: Citation) -> Iterator[Finding]:
    issued, path = citation.reference.issued or "", in_path(citation.reference.url)
    if path is None:
        return
    apart, days = months_apart(issued, path.edtf), days_between(issued, path.edtf)
    if apart is None or days is None or days <= A_FEW_DAYS or not 1 <= abs(apart) <= MOST_MONTHS:
        return
    yield Finding(
        rule=CODE,
        message=f"{notes_named(audited, [citation.note])} dates the work {quoted(in_words(issued))}, its address says "
        f"{path.printed}; look at the source and correct the date",
        places=(audited.field_place(citation, "issued"),),
        evidence=(f"address: {citation.reference.url}",),
    )
