"""An address that no longer leads to the source: where it is printed, the way out, the proof, and the corrected note."""

from collections.abc import Iterator
from typing import NamedTuple

from citeaudit.judge.citing import archived_at, distance
from citeaudit.model.evidence import Capture, CopyFit, LinkVerdict, Verdict
from citeaudit.model.finding import Fix, Place
from citeaudit.rules.addresses.copy_beside import printed_copies, unkept, with_copy
from citeaudit.rules.addresses.printed import place_of
from citeaudit.rules.audited import Audited

NO_COPY = "look for the work’s new address or an archived copy"


class Lost(NamedTuple):
    """A verdict with what a finding tells of it; `fix` prints the copy behind the address."""

    verdict: LinkVerdict
    places: tuple[Place, ...]
    way_out: str
    evidence: tuple[str, ...]
    fix: Fix | None


def lost(audited: Audited, *kinds: Verdict) -> Iterator[Lost]:
    """The addresses with these verdicts, but for those beside which the note prints a copy."""
    for verdict in audited.verdicts:
        if verdict.verdict in kinds and (found := told_of(audited, verdict)) is not None:
            yield found


def told_of(audited: Audited, verdict: LinkVerdict) -> Lost | None:
    """What is told of one address; None where it is printed nowhere, or only beside its copy."""
    links = unkept(audited, verdict.url)
    if not links:
        return None
    copy = verdict.memento or next((copy for copy, _ in printed_copies(audited, verdict.url)), None)
    return Lost(
        verdict=verdict,
        places=tuple(place_of(audited, link) for link in links),
        way_out=f"cite the memento of {copy.at:%Y-%m-%d}" if copy is not None else NO_COPY,
        evidence=(verdict.because, *_copy_told(audited, copy, verdict.fit)),
        fix=with_copy(audited, links, copy) if copy is not None else None,
    )


def _copy_told(audited: Audited, copy: Capture | None, fit: CopyFit | None) -> Iterator[str]:
    """The copy to cite, how well it fits, and what to print: one line each."""
    if copy is None:
        return
    yield f"memento: {copy.memento}"
    if fit is not None:
        yield f"the copy: {', '.join(filter(None, (fit.match, distance(fit), fit.because)))}"
    if told := archived_at(copy, audited.house):
        yield f"print: {told}"


def is_lost(audited: Audited, url: str) -> bool:
    """Whether an address is known to lead to the source no more: then nothing else need be said of it."""
    verdict = audited.verdict_by_url.get(url)
    return verdict is not None and verdict.group == "gone"
