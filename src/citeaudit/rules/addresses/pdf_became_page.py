"""Address of a PDF that answers with a page.

Why it matters: the file that was cited, with its page numbers, is no longer what the address gives; often the page is an
error page that does not say so.

Example: `http://mills.example/report.pdf` answers with the HTML page “Publications”.

What to do: look whether the page links to the file, and cite that; else cite the archived copy if one is named here, the
suggestion prints it behind the address.

Stays silent: where the page bears the cited title; where the archived copy is a page too, as then the address never gave
a PDF; where more speaks against the page, which is told as such (URL002).
"""

from collections.abc import Iterator

from citeaudit.model.finding import Finding
from citeaudit.rules.addresses.lost import told_of
from citeaudit.rules.addresses.page_beside import became_a_page
from citeaudit.rules.audited import Audited

CODE = "URL015"
NAME = "pdf_became_page"
SEVERITY = "note"


def check(audited: Audited) -> Iterator[Finding]:
    for verdict in audited.verdicts:
        if verdict.verdict != "unverifiable" or not became_a_page(audited, verdict):
            continue
        found = told_of(audited, verdict)
        if found is not None:
            way_out = found.way_out if verdict.memento else "look whether the file is linked there"
            yield Finding(
                rule=CODE,
                message=f"{verdict.url} is the address of a PDF, but a page comes; {way_out}",
                places=found.places,
                evidence=found.evidence,
                fix=found.fix,
            )
