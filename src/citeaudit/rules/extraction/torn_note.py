"""Note split by a page.

Why it matters: a note cut by a page break stands in two places of the file, with body text between; whoever edits
the file sees half a source and may delete the other half.

Example: `1 A. Author, "Title," Center for Stra-`, then a paragraph of the body, then `tegic Studies, 2005, p. 129.`

What to do: move the rest behind the beginning; the fix does it, and shows every piece it joins.

Stays silent: for a note of several lines or paragraphs that stand together. Off by default: it concerns the file,
not what readers see.
"""

from collections.abc import Iterator

from citeaudit.model.finding import Finding, Place
from citeaudit.rules.audited import Audited
from citeaudit.rules.extraction.healing import healed, tears
from citeaudit.rules.wording import listed, notes_named, quoted

CODE = "EXT001"
NAME = "torn_note"
SEVERITY = "note"
DEFAULT = False


def check(audited: Audited) -> Iterator[Finding]:
    for note in audited.notes:
        torn = tears(audited.manuscript, note)
        if not torn:
            continue
        lines = [str(audited.line_of(rest.span)) for _, rest in torn]
        yield Finding(
            rule=CODE,
            message=f"{notes_named(audited, [note.id])} is torn: it goes on on line {listed(lines)}; move its pieces together",
            places=tuple(Place(span=fragment.span, note=note.id) for fragment in note.fragments),
            evidence=tuple(
                f"{quoted(audited.manuscript.slice(one.span).strip()[-40:])} + "
                f"{quoted(audited.manuscript.slice(rest.span).strip()[:40])} ({rest.join})"
                for one, rest in torn
            ),
            fix=healed(audited, note),
        )
