"""The address of an archived copy beside that of the page: whether a note prints one, and the edit that adds one.

<http://gone.test/a>.                  <http://gone.test/a>, archived 11 June 2014 at <https://...>.
http://gone.test/a (accessed 2016); 2  http://gone.test/a (accessed 2016), archived 11 June 2014 at https://...; 2
"""

import re
from collections.abc import Sequence
from datetime import datetime

from citeaudit.judge.addresses import core, parts_of
from citeaudit.judge.citing import archived_at
from citeaudit.judge.copies import remoteness, wanted_for
from citeaudit.judge.houses import copied_by, is_copy_address
from citeaudit.model.citation import Link
from citeaudit.model.evidence import Capture
from citeaudit.model.finding import Edit, Fix
from citeaudit.model.manuscript import Note, Span
from citeaudit.rules.audited import Audited

# What an address can hold and be read again whole; at its end, some signs would be taken for the sentence's.
_PRINTABLE = re.compile(r"https?://[^\s<>\"“”„«»‹›|\\*]+(?<![.,;:!?'’‘])")
_PAIRS = {")": "(", "]": "[", "}": "{"}
_BREAKS_AFTER = "/-_=?&#%."
_ESCAPED = re.compile(r"\\([^\sa-zA-Z0-9])")
# Mark-up that closes behind the last word of a note and is no part of its text.
_CLOSES = re.compile(r"(?:\]\([^)\s]*\)|\)|</a>|\*{1,2}(?!\*)){1,4}")
# What stands before an address that is the target of words: `[“The Report”](http://...)`, `<a href="http://...">`.
_TARGET_OF = re.compile(r"\]\(\s{0,2}<?$|href\s{0,2}=\s{0,2}[\"']?$", re.IGNORECASE)
_TO_ACCESS = 40  # characters between an address and its day of access
_TO_TARGET = 6  # characters between a title and the address it leads to: ",” <"
_NEAR = 60  # characters between an address and a short address of its copy


def unkept(audited: Audited, url: str) -> tuple[Link, ...]:
    """The places where an address is printed without that of a copy beside it."""
    return tuple(link for link in audited.links_to(url) if not has_copy(audited, link))


def has_copy(audited: Audited, link: Link) -> bool:
    """Whether the same note prints a copy of the address that is not known to be lost."""
    return any(
        _is_copy_of(other, link) and not _is_lost(audited, other)
        for other in audited.links_by_note.get(link.note or "", ())
        if other is not link
    )


def printed_copies(audited: Audited, url: str) -> list[tuple[Capture, Link]]:
    """The copies of an address that the manuscript prints anywhere, the nearest to the day of access first."""
    near = wanted_for(audited.cited_for.get(url), audited.config.archives.written)
    found = [
        (_capture(url, copied.at, link), link)
        for link in audited.copies_by_page.get(core(url), ())
        if (copied := copied_by(link.url)) is not None
        and copied.at is not None
        and not _is_lost(audited, link)
    ]
    return sorted(found, key=lambda one: remoteness(one[0], near))


def with_copy(audited: Audited, links: Sequence[Link], copy: Capture) -> Fix | None:
    """The edits that print the copy behind every one of these addresses; None where one has no place for it."""
    edits = [_edit(audited, link, copy) for link in links]
    whole = [edit for edit in edits if edit is not None]
    if not whole or len(whole) < len(edits):
        return None
    return Fix(safety="unsafe", edits=tuple(whole))


def _capture(url: str, at: datetime, link: Link) -> Capture:
    return Capture(archive=parts_of(link.url).hostname or "", url=url, memento=link.url, at=at)


def _is_copy_of(other: Link, link: Link) -> bool:
    copied = copied_by(other.url)
    if copied is not None:
        return core(copied.original) == core(link.url)
    # A short address of an archive says nothing of the page; it stands behind the page's own.
    behind = 0 <= other.span.start - link.span.end <= _NEAR
    return behind and is_copy_address(other.url)


def _is_lost(audited: Audited, link: Link) -> bool:
    verdict = audited.verdict_by_url.get(link.url)
    return verdict is not None and verdict.group == "gone"


def _edit(audited: Audited, link: Link, copy: Capture) -> Edit | None:
    note = audited.note_by_id.get(link.note or "")
    last = _in_note(note, link.span.end - 1) if note is not None else None
    if note is None or last is None or not _is_printable(copy.memento):
        return None
    held = note.text[last + 1 : last + 2] == ">"
    at = _behind(audited, note, last + 1 + held)
    if _is_target(audited, link):
        first = _in_note(note, link.span.start)
        at = _end_of_citation(audited, note, at if first is None else first, at)
    place = _in_source(audited, note, at)
    bare_breaks = copy.memento[-1] in _BREAKS_AFTER and not note.text[at : at + 1].strip()
    where = f"<{copy.memento}>" if held or bare_breaks else copy.memento
    told = archived_at(copy, audited.house, where=_as_printed(where, link.raw))
    if place is None or told is None:
        return None
    return Edit(span=Span(start=place, end=place), text=f", {told[0].lower()}{told[1:]}")


def _is_printable(address: str) -> bool:
    """Whether a reader of the note, man or program, takes the address whole."""
    opening = _PAIRS.get(address[-1])
    paired = opening is None or address.count(opening) >= address.count(address[-1])
    return paired and _PRINTABLE.fullmatch(address) is not None


def _behind(audited: Audited, note: Note, at: int) -> int:
    """Where in a note what belongs to an address is over: behind its day of access, if one follows."""
    for citation in audited.citations_in(note):
        for mark in audited.marks(citation, "accessed"):
            between = note.text[at : mark.extent.start]
            near = at <= mark.extent.start <= at + _TO_ACCESS
            if near and "://" not in between and ";" not in between:
                end = mark.extent.end
                opened = next((sign for sign in reversed(between) if sign in "()[]"), "")
                closing = {"(": ")", "[": "]"}.get(opened, "")
                inside = note.text[mark.extent.start : end].count(closing) if closing else 0
                return end + bool(closing and not inside and note.text[end : end + 1] == closing)
    return at


def _is_target(audited: Audited, link: Link) -> bool:
    """Whether an address is what words lead to, so that what follows is the rest of the citation."""
    return bool(
        _TARGET_OF.search(audited.manuscript.text[max(link.span.start - 12, 0) : link.span.start])
    )


def _end_of_citation(audited: Audited, note: Note, first: int, at: int) -> int:
    """Where the citation ends whose title leads to the address, before the stop.

    The place itself for other words ("online"), and where an address follows.
    """
    for citation in audited.citations_in(note):
        titled = any(
            0 <= first - mark.extent.end <= _TO_TARGET for mark in audited.marks(citation, "title")
        )
        if titled and citation.extent.start <= at <= citation.extent.end:
            rest = note.text[at : citation.extent.end]
            return at if "://" in rest else at + len(rest.rstrip(" .;,"))
    return at


def _in_note(note: Note, source: int) -> int | None:
    """Where in a note's text a character of the manuscript stands."""
    for run in note.runs:
        if run.source <= source < run.source + run.length:
            return run.at + source - run.source
    return None


def _in_source(audited: Audited, note: Note, at: int) -> int | None:
    """Where in the manuscript to insert what shall stand before a note's character `at`.

    Right behind the character before it, unless mark-up closes there (`](http://...)`, `</a>`): then behind that.
    """
    # What the reader added or left out (a bracket, the blank of a line's end) has no place in the manuscript.
    before = max((run for run in note.runs if run.at < at), key=lambda run: run.at, default=None)
    behind = min(
        (run for run in note.runs if run.at + run.length > at), key=lambda run: run.at, default=None
    )
    if before is None:
        return None
    place = before.source + min(at - before.at, before.length)
    limit = note.fragments[-1].span.end
    if behind is not None and (after := behind.source + max(at - behind.at, 0)) >= place:
        limit = after
    text = audited.manuscript.text
    closes = _CLOSES.match(text, place, limit)
    if closes:
        return closes.end()
    between = text[place:limit] if behind is not None else ""
    return limit if between and between[0] != "\\" and not re.search(r"\s", between) else place


def _as_printed(where: str, raw: str) -> str:
    """An address with the escapes with which the note prints its own."""
    escaped = set(_ESCAPED.findall(raw))
    return "".join(f"\\{sign}" if sign in escaped else sign for sign in where)
