"""The page that a verdict rests on, and what it says beside what the note cites."""

import re

from citeaudit.judge.likeness import likeness, titles_of
from citeaudit.model.evidence import Fetch, LinkVerdict
from citeaudit.rules.audited import Audited
from citeaudit.rules.incomplete.lacking import is_misread

_HTML = ("text/html", "application/xhtml+xml")
_PDF = re.compile(r"\.pdf$", re.IGNORECASE)


def answer_of(audited: Audited, verdict: LinkVerdict) -> Fetch | None:
    """The newest answer of the address itself that a verdict rests on: no repair of it, no probe of its host."""
    rows = [
        row
        for name in verdict.evidence
        if isinstance(row := audited.row_by_id.get(name), Fetch)
        and row.probes is None
        and row.repair is None
    ]
    return max(rows, key=lambda row: (row.at, row.attempt), default=None)


def title_instead(audited: Audited, verdict: LinkVerdict) -> str | None:
    """The title of a page where it is clearly unlike the one cited; None where there is nothing to compare."""
    row, cited = answer_of(audited, verdict), audited.cited_for.get(verdict.url)
    if row is None or row.page is None or cited is None or not cited.title:
        return None
    titles = titles_of(row.page)
    if any(one.reference is cited and is_misread(one) for one in audited.citations_to(verdict.url)):
        return None
    if not titles or likeness(cited.title, titles) >= audited.config.judge.title_unlike:
        return None
    return titles[0]


def became_a_page(audited: Audited, verdict: LinkVerdict) -> bool:
    """Whether the address of a PDF answered with a page, and no copy shows that it always did."""
    row = answer_of(audited, verdict)
    if row is None or row.status != 200 or row.media_type not in _HTML:
        return False
    path = verdict.url.partition("#")[0].partition("?")[0]
    copy = verdict.memento
    return bool(_PDF.search(path)) and (copy is None or copy.media_type not in _HTML)
