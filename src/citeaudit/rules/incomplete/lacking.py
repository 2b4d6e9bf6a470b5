"""Which citations lack a field, and how that is told: one by one, or once where it is the manuscript's way."""

from collections.abc import Callable, Iterator, Sequence

from citeaudit.model.citation import Citation, EntryType
from citeaudit.model.finding import Finding, Severity
from citeaudit.rules.audited import Audited
from citeaudit.rules.wording import notes_named, quoted

KIND = {
    "article": "article", "newspaper": "newspaper piece", "magazine": "magazine piece", "report": "report",
    "thesis": "thesis", "hearing": "hearing", "webpage": "web page", "book": "book", "chapter": "chapter",
    "conference": "conference paper", "video": "video", "interview": "interview", "manuscript": "manuscript",
}  # fmt: skip
KINDS = {**{kind: f"{word}s" for kind, word in KIND.items()}, "thesis": "theses"}
# So many citations of one kind that lack a field, and so large a share of them, are a way of citing.
MANY = 4
SHARE = 0.6


def full_citations(audited: Audited, types: Sequence[EntryType]) -> Iterator[Citation]:
    """The full citations of some kinds. A work given again is asked only once; remarks cite nothing."""
    asked: set[str] = set()
    for citation in audited.citations:
        if citation.form != "full" or citation.reference.type not in types:
            continue
        if audited.note_by_id[citation.note].kind == "remark":
            continue
        work = audited.work_of.get(citation.key)
        key = work.key if work else citation.key
        if key not in asked:
            asked.add(key)
            yield citation


def told(
    audited: Audited,
    rule: str,
    *,
    asked: Sequence[Citation],
    lacks: Callable[[Citation], bool],
    what: str,
    advice: str,
    severity: Callable[[Citation], Severity],
) -> Iterator[Finding]:
    """A finding for each citation that lacks a field; one for a whole kind where most of the kind lack it."""
    by_kind: dict[EntryType, list[Citation]] = {}
    for citation in asked:
        by_kind.setdefault(citation.reference.type, []).append(citation)
    for kind, citations in by_kind.items():
        lacking = [citation for citation in citations if lacks(citation)]
        remarks = [citation for citation in lacking if severity(citation) == "note"]
        if len(remarks) >= MANY and len(remarks) >= SHARE * len(citations):
            yield _as_habit(audited, rule, kind, remarks, len(citations), what, advice)
            lacking = [citation for citation in lacking if severity(citation) != "note"]
        for citation in lacking:
            yield Finding(
                rule=rule,
                severity=severity(citation),
                message=f"{notes_named(audited, [citation.note])} cites {_a(KIND[kind])} without {what}: "
                f"{_named(citation)}; {advice}",
                places=(audited.place_of_citation(citation),),
            )


def _as_habit(
    audited: Audited,
    rule: str,
    kind: EntryType,
    lacking: Sequence[Citation],
    total: int,
    what: str,
    advice: str,
) -> Finding:
    notes = [citation.note for citation in lacking]
    return Finding(
        rule=rule,
        severity="note",
        message=f"{len(lacking)} of {total} {KINDS[kind]} are cited without {what} ({notes_named(audited, notes)}); {advice}",
        places=tuple(audited.place_of_citation(citation) for citation in lacking),
    )


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _named(citation: Citation) -> str:
    return quoted(citation.reference.title or citation.text)
