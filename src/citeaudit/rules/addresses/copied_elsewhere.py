"""One page cited live in one note, by an archived copy in another.

Why it matters: readers of the note without the copy lose the source on the day the page goes; and they cannot see that both
notes speak of the same page.

Example: note 3 has `<http://mills.example/report>`, note 9
`<https://web.archive.org/web/20140611000000/http://mills.example/report>`.

What to do: print the copy in both notes, the one nearest to the day of access; the fix prints it behind the live address.

Stays silent: where each note that prints the address prints a copy of it; where the copy is known not to open; where
the address is dead already, which is told with its copy (URL001).
"""

from collections.abc import Iterator

from msgspec.structs import replace

from citeaudit.model.citation import Link
from citeaudit.model.finding import Finding
from citeaudit.rules.addresses.copy_beside import printed_copies, unkept, with_copy
from citeaudit.rules.addresses.lost import is_lost
from citeaudit.rules.addresses.printed import place_of
from citeaudit.rules.audited import Audited
from citeaudit.rules.wording import notes_named

CODE = "URL017"
NAME = "copied_elsewhere"
SEVERITY = "note"


def check(audited: Audited) -> Iterator[Finding]:
    if not audited.copies_by_page:
        return
    for url in dict.fromkeys(link.url for link in audited.links):
        links = unkept(audited, url)
        copies = printed_copies(audited, url)
        if not links or not copies or is_lost(audited, url):
            continue
        nearest, printed = copies[0]
        fix = with_copy(audited, links, nearest)
        # The author chose this copy of this page; of several, somebody has to look which one is meant.
        if fix is not None and len({copy.memento for copy, _ in copies}) == 1:
            fix = replace(fix, safety="safe")
        here = notes_named(audited, _notes(links))
        yield Finding(
            rule=CODE,
            message=f"{here} cites {url} live, {notes_named(audited, _notes([printed]))} by an archived copy; print the copy "
            f"of {nearest.at:%Y-%m-%d} in both",
            places=tuple(place_of(audited, link) for link in (*links, printed)),
            evidence=(f"copy: {nearest.memento}",),
            fix=fix,
        )


def _notes(links: list[Link] | tuple[Link, ...]) -> list[str]:
    return [link.note for link in links if link.note is not None]
