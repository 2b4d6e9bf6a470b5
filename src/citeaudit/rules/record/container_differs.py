"""Journal unlike the page's own.

Why it matters: an article is looked up by its journal; under the wrong one it is not found.

Example: the note has “Political Geography”, the article's page says “Geopolitics”.

What to do: if the page is right, correct the journal; if the manuscript is right, leave it: some pages are of an index or a
reprint.

Stays silent: where the two differ only in form: abbreviations, articles, capitals; for sites that are no journals.
"""

from collections.abc import Iterator
from functools import partial

from citeaudit.judge.record import container_difference
from citeaudit.model.finding import Finding
from citeaudit.rules.audited import Audited
from citeaudit.rules.record.source import sources
from citeaudit.rules.wording import notes_named, quoted

CODE = "MET004"
NAME = "container_differs"
SEVERITY = "warning"


def check(audited: Audited) -> Iterator[Finding]:
    for source in sources(audited):
        differ = partial(container_difference, source.citation.reference)
        differs = differ(source.page)
        if differs is None or source.is_borne_out("container", differ):
            continue
        yield Finding(
            rule=CODE,
            message=f"{notes_named(audited, [source.citation.note])} has the article in {quoted(differs.cited)}, its page in "
            f"{quoted(differs.found)}; if the page is right, take its journal; if the manuscript is right, leave it",
            places=(audited.field_place(source.citation, "container"),),
            evidence=(source.told, f"names {differs.score:.0f} of 100 alike"),
        )
