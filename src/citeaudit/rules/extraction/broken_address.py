"""Address broken over a line or page.

Why it matters: an address with a line break or blank in it leads nowhere; whoever clicks or copies it gets an error
page.

Example: `<http://news.example/keep-growing->` and, after the page break, `n314731.`

What to do: write the address in one piece; the fix does it. Check it once by hand: only the network can tell that
it was joined rightly.

Where the network says that the blanks are the address's own, they are to be written as `%20`; where the joined address was
asked and does not lead to a page, the fix is only a suggestion.

Stays silent: where the address only continues on the next line inside angle brackets and reads whole without the
break being felt by a reader, as in the source of a `[text](address)` link whose target is clean.
"""

from collections.abc import Iterator

from citeaudit.model.citation import Link
from citeaudit.model.finding import Edit, Finding, Fix, Place
from citeaudit.model.manuscript import Extent, Note, Span
from citeaudit.rules.addresses.printed import spaced_reading
from citeaudit.rules.audited import Audited
from citeaudit.rules.extraction.healing import healed
from citeaudit.rules.wording import notes_named

CODE = "EXT002"
NAME = "broken_address"
SEVERITY = "error"

BREAKS = ("line-break", "blank")


def check(audited: Audited) -> Iterator[Finding]:
    for link in audited.links:
        if not set(link.repairs) & set(BREAKS):
            continue
        note = audited.note_by_id.get(link.note or "")
        spans = _pieces(audited, link, note)
        spaced = spaced_reading(audited, link)
        if spaced is not None:
            yield _with_its_blanks(link, spaced, spans)
            continue
        what = "over a line or page" if "line-break" in link.repairs else "by a blank"
        where = f" in {notes_named(audited, [note.id])}" if note else ""
        yield Finding(
            rule=CODE,
            message=f"the address{where} is broken {what}; write it in one piece: {link.url}",
            places=tuple(Place(span=span, note=link.note) for span in spans),
            evidence=(
                f"printed as {' ⏎ '.join(' '.join(audited.manuscript.slice(span).split()) for span in spans)}",
            ),
            fix=_fix(audited, link, note, spans),
        )


def _with_its_blanks(link: Link, spaced: str, spans: tuple[Span, ...]) -> Finding:
    """The finding where the address answers with its blanks, and not without them."""
    return Finding(
        rule=CODE,
        severity="warning",
        message=f"{spaced} is printed with blanks, which ends it early for most readers; write them as %20",
        places=tuple(Place(span=span, note=link.note) for span in spans),
        fix=Fix(safety="safe", edits=(Edit(span=spans[0], text=spaced),))
        if len(spans) == 1
        else None,
    )


def _pieces(audited: Audited, link: Link, note: Note | None) -> tuple[Span, ...]:
    """The places the address was put together from; its whole span where the note cannot tell."""
    if note is not None:
        for wanted in (link.url, link.raw):
            at = note.text.find(wanted)
            if at >= 0:
                spans = note.in_source(Extent(start=at, end=at + len(wanted)))
                if spans:
                    return spans
    return (link.span,)


def _fix(audited: Audited, link: Link, note: Note | None, spans: tuple[Span, ...]) -> Fix | None:
    if len(spans) > 1:
        return healed(audited, note) if note is not None else None
    printed = audited.manuscript.slice(spans[0])
    joined = "".join(printed.split())
    # Only the break is undone here; other repairs are other findings.
    if joined != link.url:
        return None
    return Fix(
        safety="safe" if _is_not_refuted(audited, link.url) else "unsafe",
        edits=(Edit(span=spans[0], text=joined),),
    )


def _is_not_refuted(audited: Audited, url: str) -> bool:
    """Whether the address in one piece was seen to lead to its page, or was never asked and its text is all there is to go by."""
    verdict = audited.verdict_by_url.get(url)
    return verdict is None or verdict.verdict in ("ok", "moved") or verdict.group == "not asked"
