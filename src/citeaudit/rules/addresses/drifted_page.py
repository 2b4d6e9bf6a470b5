"""Page that is not, or no longer, what the note cites.

Why it matters: the reader lands on a page that looks right and says something else; the source has drifted from under the
citation.

Example: the note cites “Mills by the Numbers”, the address now shows “Holiday homes by the river”; or it bears the same
title, but its text is another than in the archived copy of that time; or the place `#table-3` is gone from it.

What to do: open it; cite the archived copy if one is named here, the suggestion prints it behind the address; else correct
the address, or the title.

Stays silent: where the page bears the cited title and no copy speaks against it; where the note gives no title; for home
pages, whose text changes every day; where the note prints the address of a copy beside it. A page that changed its domain or
offers something else is a warning, and so is another title where the text is another than in a copy with the cited title;
a title alone is only a note: titles of pages are not always those of their texts.
"""

from collections.abc import Iterator

from citeaudit.judge.likeness import depth
from citeaudit.model.evidence import LinkVerdict
from citeaudit.model.finding import Finding, Severity
from citeaudit.rules.addresses.lost import told_of
from citeaudit.rules.addresses.page_beside import became_a_page, title_instead
from citeaudit.rules.audited import Audited
from citeaudit.rules.wording import quoted

CODE = "URL013"
NAME = "drifted_page"
SEVERITY = "warning"


def check(audited: Audited) -> Iterator[Finding]:
    for verdict in audited.verdicts:
        fault = _fault(audited, verdict)
        found = told_of(audited, verdict) if fault is not None else None
        if fault is None or found is None:
            continue
        what, severity = fault
        way_out = (
            found.way_out if verdict.memento else "open it, and correct the address or the title"
        )
        yield Finding(
            rule=CODE,
            severity=severity,
            message=f"{verdict.url} {what}; {way_out}",
            places=found.places,
            evidence=found.evidence,
            fix=found.fix,
        )


def _fault(audited: Audited, verdict: LinkVerdict) -> tuple[str, Severity] | None:
    """What is wrong with the page, the gravest first."""
    if verdict.verdict == "drifted":
        title = title_instead(audited, verdict)
        shown = f": {quoted(title)}" if title else ""
        return f"is live, but about something else{shown}", "warning"
    if verdict.verdict == "unverifiable" and not became_a_page(audited, verdict):
        title = title_instead(audited, verdict)
        severity: Severity = "warning" if _is_rewritten(verdict) else "note"
        return (f"bears another title than the note: {quoted(title)}", severity) if title else None
    if verdict.verdict == "fragment-missing":
        place = verdict.url.partition("#")[2]
        return f"is there, but its place #{place} is not; the page was changed", "note"
    if verdict.verdict == "ok" and _is_rewritten(verdict):
        return "bears the cited title, but its text is another than in its archived copy", "note"
    return None


def _is_rewritten(verdict: LinkVerdict) -> bool:
    fit = verdict.fit
    if fit is None or fit.drift != "another page" or depth(verdict.url) == 0:
        return False
    return fit.match in ("verified", "likely")
