"""DOI by an old address, without https, or through a library's proxy.

Why it matters: `https://doi.org/` is the lasting form; `dx.doi.org` and http live on sufferance, and a proxy lets in only the
readers of one library.

Example: `http://dx.doi.org/10.1000/182`, `https://doi-org.proxy.library.example/10.1000/182`.

What to do: write `https://doi.org/10.1000/182`; the fix does it.

Stays silent: for `doi:10.1000/182` and `doi.org/10.1000/182`, which are a matter of style.
"""

import re
from collections.abc import Iterator

from citeaudit.model.citation import Link
from citeaudit.model.finding import Edit, Finding, Fix
from citeaudit.model.manuscript import Span
from citeaudit.rules.addresses.printed import place_of
from citeaudit.rules.audited import Audited
from citeaudit.rules.wording import listed

CODE = "URL011"
NAME = "old_doi_address"
SEVERITY = "note"
SPEAKS_FOR = ("URL006", "URL014")

TODAY = "https://doi.org/"
OLD = "an old address"
PROXY = "a library’s proxy, which readers elsewhere cannot use"
_FORMS = (
    (re.compile(r"(?:https?://)?(?:dx|www)\.doi\.org/(?=10\.\d{4,9}/)|http://doi\.org/(?=10\.\d{4,9}/)", re.I), OLD),
    (re.compile(r"https?://(?:dx-)?doi[-.]org\.[\w.-]{1,100}/(?=10\.\d{4,9}/)", re.I), PROXY),
    (re.compile(r"https?://[\w.-]{1,100}/login\?(?:q?url)=https?://(?:dx\.)?doi\.org/(?=10\.\d{4,9}/)", re.I), PROXY),
)  # fmt: skip


def check(audited: Audited) -> Iterator[Finding]:
    forms: dict[str, list[tuple[Link, str]]] = {}
    for link in audited.links:
        for pattern, form in _FORMS:
            if found := pattern.match(link.raw):
                forms.setdefault(form, []).append((link, found.group()))
                break
    for form, cases in forms.items():
        edits = [edit for link, head in cases if (edit := _rewritten(audited, link, head))]
        yield Finding(
            rule=CODE,
            message=_told(audited, form, cases),
            places=tuple(place_of(audited, link) for link, _ in cases),
            fix=Fix(safety="safe", edits=tuple(edits)) if len(edits) == len(cases) else None,
        )


def _told(audited: Audited, form: str, cases: list[tuple[Link, str]]) -> str:
    first, head = cases[0]
    doi = TODAY + first.raw[len(head) :]
    if len(cases) == 1:
        return f"{first.url} is a DOI by {form}; write {doi}"
    notes = [audited.note_by_id[link.note].label for link, _ in cases if link.note is not None]
    where = f" (notes {listed(list(dict.fromkeys(notes)))})" if notes else ""
    return f"{len(cases)} DOIs are given by {form}{where}; write {doi}, and the others likewise"


def _rewritten(audited: Audited, link: Link, head: str) -> Edit | None:
    """The beginning of the address as of today, where it stands in one piece."""
    span = Span(start=link.span.start, end=link.span.start + len(head))
    return Edit(span=span, text=TODAY) if audited.manuscript.slice(span) == head else None
