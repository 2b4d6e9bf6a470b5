"""Author missing.

Why it matters: works are filed under their authors; without one a reader cannot look the source up in a catalogue.

Example: `“Destination Jihad: Why Syria and not Mali,” April 10, 2013, <https://icct.example/...>`.

What to do: add the author, or the body that issued the work.

Stays silent: for agency copy (Reuters, AP, AFP, dpa ...), editorials, talks, encyclopedias, students' notes, and papers that
print no names or are older than 1970; for reports, books and pages that name an editor or a publishing body; for cases,
laws, hearings, archives and films, and for remarks.
"""

import re
from collections.abc import Iterator

from citeaudit.model.citation import Citation, EntryType
from citeaudit.model.finding import Finding, Severity
from citeaudit.rules.audited import Audited
from citeaudit.rules.incomplete.lacking import full_citations, told

CODE = "INC001"
NAME = "no_author"
SEVERITY = "warning"

GRAVE: tuple[EntryType, ...] = ("article", "thesis", "chapter", "conference")
TYPES: tuple[EntryType, ...] = (*GRAVE, "newspaper", "magazine", "webpage", "report", "book")
# Before this year papers hardly named their authors.
SIGNED_SINCE = "1970"
# Bodies whose copy, and papers whose articles, carry no names.
_UNSIGNED = re.compile(
    r"\b(?:Reuters|Associated Press|AP|Agence France[- ]Presse|AFP|dpa|Xinhua|TASS|Interfax|ANSA|EFE|UPI|Bloomberg News"
    r"|Press Association|Kyodo|[Nn]ews [Aa]genc(?:y|ies)|(?:The )?Economist|[Ee]ditorial|[Ll]eader|[Ll]eading article|[Ss]taff"
    r"|[Pp]ress release|Pressemitteilung|[Ii]nterviews?|[Cc]orrespondence|[Cc]ommission|[Cc]ommittee"
    r"|[Mm]inutes|[Ss]urvey by|C[óo]digo|Code|Act|Constitution|Treaty"
    r"|Bible|Qur.?an|Encyclop\w+|Wiki\w+|Lexikon|Enzyklopädie|im Gespräch|Gespräch mit|[Ee]ntretien|[Ii]ntervista|[Ee]ntrevista|uploaded by"
    r"|Dictionary|[Mm]ine|[Mm]y|[Oo]ur|Rules|Regulations|Ordinance|Decree|Proceedings)\b|^(?:Student )?(?:Note|Comment|Recent Case), "
)


# Sites of bodies issue their own pages.
_BODY = re.compile(
    r"\b(?:Foundation|Institut\w*|Istituto|Instituto|Society|Association|Museum|Musée|Museo|University|Université|Universität|Universidad"
    r"|Ministry|Ministère|Ministerium|Department|Office|Agency|Council|Commission|Bank|Library|Archives?|Trust|Union|Bureau|Stiftung)\b"
)


def check(audited: Audited) -> Iterator[Finding]:
    yield from told(
        audited,
        CODE,
        asked=[
            citation
            for citation in full_citations(audited, TYPES)
            # Where a note argues, its own sentence may name the author: "my article", "as Barrett says in ...".
            if audited.note_by_id[citation.note].kind != "mixed"
        ],
        lacks=_lacks,
        what="an author",
        advice="add the author, or the body that issued it",
        severity=_severity,
    )


def _lacks(citation: Citation) -> bool:
    reference = citation.reference
    if (
        not reference.title
        or reference.authors
        or reference.editors
        or _UNSIGNED.search(citation.text)
    ):
        return False
    if reference.type == "book" and not (reference.publisher or reference.place):
        return False
    if (
        reference.type in ("newspaper", "magazine")
        and (reference.issued or "9999")[:4] < SIGNED_SINCE
    ):
        return False
    if reference.type == "webpage" and _BODY.search(reference.container or ""):
        return False
    issued_by_body = reference.publisher and reference.type in ("report", "webpage", "book")
    return not issued_by_body


def _severity(citation: Citation) -> Severity:
    """Grave for scholarly works; what has neither volume nor issue may be no article after all."""
    reference = citation.reference
    sure = reference.type != "article" or any(
        map(str.isdigit, f"{reference.volume}{reference.issue}")
    )
    return "warning" if reference.type in GRAVE and sure else "note"
