"""No archived copy.

Why it matters: half of all cited web pages are gone after some years; a page that nobody has archived is then lost for
good.

Example: `http://www.example.org/report` answers today, and the archives that were asked hold no copy of it.

What to do: have it archived now (https://web.archive.org/save), and print the address of the copy beside it.

Stays silent: where an archive could not be asked or withholds its answer, as that is no word about copies; for pages that
are gone already (URL001) or show something else (URL013); for DOIs and other lasting identifiers; for addresses that are copies themselves.
"""

from collections.abc import Iterator

from citeaudit.judge.copies import lookups_of
from citeaudit.judge.houses import is_copy_address
from citeaudit.model.evidence import CaptureLookup
from citeaudit.model.finding import Finding
from citeaudit.rules.addresses.page_beside import became_a_page, title_instead
from citeaudit.rules.addresses.printed import places_of
from citeaudit.rules.audited import Audited

CODE = "URL007"
NAME = "no_archived_copy"
SEVERITY = "warning"


def check(audited: Audited) -> Iterator[Finding]:
    rows = _lookups_by_url(audited)
    lasting = {link.url for link in audited.links if link.kind != "url"}
    for verdict in audited.verdicts:
        url = verdict.url
        asked = rows.get(url.partition("#")[0], [])
        places = places_of(audited, url)
        if verdict.group not in ("fine", "look") or verdict.memento is not None or not places:
            continue
        if not asked or url in lasting or is_copy_address(url):
            continue
        if became_a_page(audited, verdict) or title_instead(audited, verdict) is not None:
            continue
        if any(row.answer in ("unknown", "excluded") for row in asked):
            continue
        only_bad = any(row.answer == "found" for row in asked)
        yield Finding(
            rule=CODE,
            message=f"{url} {_told(only_bad)}; have it archived while it is there, and cite the copy",
            places=places,
            evidence=tuple(_line(row) for row in asked),
        )


def _told(only_bad: bool) -> str:
    if only_bad:
        return "is archived only as an error page or as something else"
    return "has no archived copy"


def _line(row: CaptureLookup) -> str:
    if row.answer == "found":
        return f"{row.archive}, {row.at:%Y-%m-%d}: {len(row.captures)} copies, none of them the cited thing"
    return f"{row.archive}, {row.at:%Y-%m-%d}: not archived"


def _lookups_by_url(audited: Audited) -> dict[str, list[CaptureLookup]]:
    """The newest answer of each archive, by address."""
    by_url: dict[str, list[CaptureLookup]] = {}
    for row in audited.evidence:
        if isinstance(row, CaptureLookup):
            by_url.setdefault(row.url, []).append(row)
    return {url: lookups_of(rows) for url, rows in by_url.items()}
