"""Work given in full again.

Why it matters: a second full citation tells the reader nothing new, hides that it is the same source, and is one
more place to make mistakes.

Example: notes 13 and 29 both give Hegghammer's article with journal, volume and pages.

What to do: use a short form in the later note, and keep the page it cites. The fix writes one, for you to look at.

Stays silent: for notes in different chapters, where books give sources in full again; for editions, parts and years
of one series. Where a manuscript never uses short forms and repeats five works or more, that is its style and is
told once, as a remark.
"""

from collections.abc import Iterator

from citeaudit.model.citation import Citation
from citeaudit.model.finding import Edit, Finding, Fix
from citeaudit.rules.audited import Audited
from citeaudit.rules.wording import counted, notes_named

CODE = "DUP001"
NAME = "work_given_again"
SEVERITY = "warning"

# So many works in full again, and no short form anywhere, are a style.
STYLE = 5
LONGEST_TITLE = 10
NOT_AT_THE_END = frozenset("a an and as at by for from in into of on or the to with".split())


def check(audited: Audited) -> Iterator[Finding]:
    repeats = audited.repeats
    shortened = any(citation.form in ("short", "ibid") for citation in audited.citations)
    if len(repeats) >= STYLE and not shortened:
        yield _as_style(audited)
        return
    for repeated in repeats:
        first = repeated.citations[0]
        # A note that stands there twice (NUM002) is told of once.
        seen = {first.note.partition("#")[0]}
        for again in repeated.citations[1:]:
            label = again.note.partition("#")[0]
            if label not in seen:
                yield _finding(audited, first, again)
            seen.add(label)


def _finding(audited: Audited, first: Citation, again: Citation) -> Finding:
    work = audited.work_of.get(again.key)
    return Finding(
        rule=CODE,
        message=f"{notes_named(audited, [first.note, again.note])} cite the same work in full; use a short form in "
        f"{notes_named(audited, [again.note])}",
        places=(audited.place_of_citation(again), audited.place_of_citation(first)),
        evidence=tuple(line for line in work.because if again.key in line) if work else (),
        notes=(first.note, again.note),
        fix=_short_form(audited, again),
    )


def _as_style(audited: Audited) -> Finding:
    """One remark on a manuscript that gives every work in full each time."""
    later = [again for repeated in audited.repeats for again in repeated.citations[1:]]
    return Finding(
        rule=CODE,
        severity="note",
        message=f"{counted(len(audited.repeats), 'work')} are given in full again, in {counted(len(later), 'note')}, and no note uses a "
        "short form; if your house wants short forms, write them here",
        places=tuple(audited.place_of_citation(again) for again in later),
    )


def _short_form(audited: Audited, citation: Citation) -> Fix | None:
    """`Hegghammer, “The Rise of Muslim Foreign Fighters,” pp.53-94`, with the signs of the note itself."""
    note = audited.note_by_id[citation.note]
    places = note.in_source(citation.extent)
    title = next((mark.extent for mark in audited.marks(citation, "title")), None)
    who = _authors(citation)
    if len(places) != 1 or who is None or title is None:
        return None
    pages = _pages_as_printed(audited, citation)
    stop = "." if note.text[: citation.extent.end].endswith(".") else ""
    short = _short_title(note.text[title.start : title.end])
    opening = note.text[max(title.start - 1, 0) : title.start]
    text = f"{who}, {_set(short, opening, ',' if pages else stop, audited.manuscript.format)}"
    if pages:
        text += f" {pages}{stop}"
    return Fix(safety="unsafe", edits=(Edit(span=places[0], text=text),))


def _set(title: str, opening: str, sign: str, format_of_source: str) -> str:
    """A title in the note's own quotation marks, or in italics, with the sign that follows it where that belongs."""
    if opening in ('"', "“"):
        inside = "" if title[-1:] in "?!" else sign
        return f"{opening}{title}{inside}{'”' if opening == '“' else opening}"
    return f"*{title}*{sign}" if format_of_source == "markdown" else f"{title}{sign}"


def _authors(citation: Citation) -> str | None:
    names = [name.family or name.literal or "" for name in citation.reference.authors]
    if not names or not all(names):
        return None
    return f"{names[0]} et al." if len(names) > 2 else " and ".join(names)


def _short_title(title: str) -> str:
    """The main title, without its subtitle and not longer than ten words; a question keeps its mark."""
    main = title.partition(":")[0].strip()
    cut = main.find("? ")
    words = (main[: cut + 1] if cut > 0 else main).split()
    if len(words) > LONGEST_TITLE:
        words = words[:LONGEST_TITLE]
        while len(words) > 1 and words[-1].casefold() in NOT_AT_THE_END:
            words.pop()
    return " ".join(words).rstrip(",;.")


def _pages_as_printed(audited: Audited, citation: Citation) -> str | None:
    """The page cited, with its own "p." or "pp."."""
    for field in ("pinpoint", "pages"):
        mark = next(iter(audited.marks(citation, field)), None)
        if mark is not None:
            note = audited.note_by_id[citation.note]
            figures = note.text[mark.extent.start : mark.extent.end]
            before = note.text[max(mark.extent.start - 5, 0) : mark.extent.start]
            for label in ("pp. ", "pp.", "p. ", "p.", "S. ", "S."):
                if before.endswith(label):
                    return label + figures
            return figures
    return None
