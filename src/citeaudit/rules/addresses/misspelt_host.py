"""Host that is a slip of its publisher's name.

Why it matters: one letter off, and the address leads nowhere, or to somebody who waits for such slips.

Example: the Washington Institute's paper at `http://www.washingtoninstitue.example/policy`.

What to do: correct the host; the suggestion does. Look once whether the corrected address opens.

Stays silent: where the host answered, whoever it is; for names of fewer than seven letters; where another name in the note is
spelt as the host is; where the slip may be one of the note's spelling and nobody has asked the host (then it is a note, not
an error).
"""

import re
from collections.abc import Iterator, Sequence

from citeaudit.judge.likeness import domain, plain
from citeaudit.model.citation import Link
from citeaudit.model.evidence import Fetch, LinkVerdict
from citeaudit.model.finding import Edit, Finding, Fix
from citeaudit.rules.addresses.page_beside import answer_of
from citeaudit.rules.addresses.printed import places_of, span_to_replace
from citeaudit.rules.audited import Audited
from citeaudit.rules.wording import quoted

CODE = "URL008"
NAME = "misspelt_host"
SEVERITY = "error"
SPEAKS_FOR = ("URL001",)

_SHORTEST = 7  # letters
_LONG = 12  # letters from which on two slips are still one name
_ARTICLE = re.compile(r"^(?:the|der|die|das|le|la|les|el|los|il|lo|gli|o|de|het) ")


def check(audited: Audited) -> Iterator[Finding]:
    for url in dict.fromkeys(link.url for link in audited.links if link.kind == "url"):
        verdict = audited.verdict_by_url.get(url)
        unknown = verdict is None or verdict.group == "not asked"
        if not unknown and not _has_no_host(audited, verdict):
            continue
        label = domain(url).partition(".")[0]
        name = _meant(audited, url, label)
        if name is None:
            continue
        mended = url.replace(label, _squeezed(name), 1)
        yield Finding(
            rule=CODE,
            severity="note" if unknown else None,
            message=f"the host of {url} is nearly {quoted(name)}; look whether {mended} is meant",
            places=places_of(audited, url),
            evidence=(verdict.because,) if verdict is not None and not unknown else (),
            fix=_fix(audited, audited.links_to(url), label, _squeezed(name)),
        )


def _has_no_host(audited: Audited, verdict: LinkVerdict | None) -> bool:
    """Whether an address is dead because there is no such host."""
    if verdict is None or verdict.verdict != "dead":
        return False
    row = answer_of(audited, verdict)
    return isinstance(row, Fetch) and row.error == "dns" and len(row.hops) < 2


def _meant(audited: Audited, url: str, label: str) -> str | None:
    """The name of a publisher, site or author that a host nearly spells; None where one is spelt so, or none is near."""
    from rapidfuzz.distance import OSA

    host = label.replace("-", "").lower()
    if len(host) < _SHORTEST or not host.isascii():
        return None
    told = list(_names(audited, url))
    if any(host in _squeezed(name) or _squeezed(name) in host for name in told):
        return None
    most = 2 if len(host) >= _LONG else 1
    near = (name for name in told if OSA.distance(host, _squeezed(name), score_cutoff=most) <= most)
    return next(near, None)


def _names(audited: Audited, url: str) -> Iterator[str]:
    """The names in the citations of an address: publisher, container and bodies that wrote it."""
    for citation in audited.citations_to(url):
        reference = citation.reference
        bodies = (author.literal for author in reference.authors)
        yield from filter(None, (reference.publisher, reference.container, *bodies))


def _squeezed(name: str) -> str:
    """A name as hosts are made of it: "The Washington Institute" is washingtoninstitute."""
    return _ARTICLE.sub("", plain(name)).replace(" ", "")


def _fix(audited: Audited, links: Sequence[Link], label: str, meant: str) -> Fix | None:
    edits = []
    for link in links:
        span = span_to_replace(audited, link)
        if span is None:
            return None
        edits.append(Edit(span=span, text=link.url.replace(label, meant, 1)))
    return Fix(safety="unsafe", edits=tuple(edits))
