"""Which citations lack a field, and how that is told: one by one, or once where many of a kind do."""

import re
from collections.abc import Callable, Iterator, Sequence

from citeaudit.model.citation import Citation, EntryType
from citeaudit.model.finding import Finding, Severity
from citeaudit.rules.archival import is_archival
from citeaudit.rules.audited import Audited
from citeaudit.rules.repeats import given_in_full
from citeaudit.rules.wording import notes_named, quoted

KIND = {
    "article": "article", "newspaper": "newspaper piece", "magazine": "magazine piece", "report": "report",
    "thesis": "thesis", "hearing": "hearing", "webpage": "web page", "book": "book", "chapter": "chapter",
    "conference": "conference paper", "video": "video", "interview": "interview", "manuscript": "manuscript",
}  # fmt: skip
KINDS = {**{kind: f"{word}s" for kind, word in KIND.items()}, "thesis": "theses"}
# So many remarks of one kind are told in one finding.
MANY = 4
# So many words that the parser could not place mean that it may have missed the field, not the note.
UNREAD = 2
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_WORD = re.compile(r"[^\W\d_]{2,}")
# ", archived June 11, 2014, at <https://...", in the languages that copies are told in.
_ARCHIVED = re.compile(
    r"\b(?:archived|archiviert|archivée?|archivad[oa]|archiviat[oa]|arquivad[oa]|gearchiveerd)\b[^<>;:]{0,60}<?https?://[^\s<>]*",
    re.IGNORECASE,
)
_LABELS = frozenset(
    "the in on at of and for by from to with see also cited quoted in: ed eds vol no nr bd pp hrsg dir trad trans accessed "
    "retrieved available http https www zugriff am le il el la und et".split()
)


def full_citations(audited: Audited, types: Sequence[EntryType]) -> Iterator[Citation]:
    """The full citations of some kinds. A work given again is asked only once; remarks cite nothing."""
    asked: set[str] = set()
    for citation in audited.citations:
        if citation.form != "full" or citation.reference.type not in types:
            continue
        if (
            audited.note_by_id[citation.note].kind == "remark"
            or not given_in_full(citation)
            or is_misread(citation)
        ):
            continue
        work = audited.work_of.get(citation.key)
        key = work.key if work else citation.key
        if key not in asked:
            asked.add(key)
            yield citation


def is_misread(citation: Citation) -> bool:
    """Whether the parser left words of the citation in no field, took the middle of a sentence for a title, or met an archive."""
    title = citation.reference.title or ""
    if (
        re.search(r"[<>]|^[“\"«„]", title)
        or title[:1].islower()
        or title.count('"') % 2
        or re.search(r",[\"”]", title)
    ):
        return True
    if is_archival(citation.text, citation.reference.title):
        return True
    return len(unread_words(citation)) >= UNREAD


def unread_words(citation: Citation) -> list[str]:
    """The words of a citation that the parser put in no field, but for those that label one or tell of a copy."""
    text = list(citation.text)
    for mark in citation.fields:
        start, end = (
            mark.extent.start - citation.extent.start,
            mark.extent.end - citation.extent.start,
        )
        text[max(start, 0) : max(end, 0)] = " " * (max(end, 0) - max(start, 0))
    for clause in _ARCHIVED.finditer(citation.text):
        text[clause.start() : clause.end()] = " " * (clause.end() - clause.start())
    left = _ADDRESS.sub(" ", "".join(text))
    return [word for word in _WORD.findall(left) if word.casefold() not in _LABELS]


def told(
    audited: Audited,
    rule: str,
    *,
    asked: Sequence[Citation],
    lacks: Callable[[Citation], bool],
    what: str,
    advice: str,
    severity: Callable[[Citation], Severity],
    group: Callable[[Citation], str] | None = None,
) -> Iterator[Finding]:
    """A finding for each citation that lacks a field; one for a whole group where many of it do.

    The groups are the kinds of source, unless `group` names others in the plural.
    """
    by_kind: dict[str, list[Citation]] = {}
    for citation in asked:
        name = group(citation) if group else KINDS[citation.reference.type]
        by_kind.setdefault(name, []).append(citation)
    for kind, citations in by_kind.items():
        lacking = [citation for citation in citations if lacks(citation)]
        remarks = [citation for citation in lacking if severity(citation) == "note"]
        if len(remarks) >= MANY:
            yield _as_habit(audited, rule, kind, remarks, len(citations), what, advice)
            lacking = [citation for citation in lacking if severity(citation) != "note"]
        for citation in lacking:
            yield Finding(
                rule=rule,
                severity=severity(citation),
                message=f"{notes_named(audited, [citation.note])} cites {_a(KIND[citation.reference.type])} without {what}: "
                f"{_named(citation)}; {advice}",
                places=(audited.place_of_citation(citation),),
            )


def _as_habit(
    audited: Audited,
    rule: str,
    kind: str,
    lacking: Sequence[Citation],
    total: int,
    what: str,
    advice: str,
) -> Finding:
    notes = [citation.note for citation in lacking]
    return Finding(
        rule=rule,
        severity="note",
        message=f"{len(lacking)} of {total} {kind} are cited without {what} ({notes_named(audited, notes)}); {advice}",
        places=tuple(audited.place_of_citation(citation) for citation in lacking),
    )


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _named(citation: Citation) -> str:
    return quoted(citation.reference.title or citation.text)
