"""Doubtful reading.

Why it matters: a program that cuts a citation into author, title and date is sometimes unsure. Hiding that would
let a wrong entry into the bibliography.

Example: the publisher of note 15 could be the place.

What to do: compare the named fields with the note, and correct the bibliography where they are wrong.

Stays silent: where all fields are sure enough (`doubtful` in the settings, 0.6 unless changed).
"""

from collections.abc import Iterator

from citeaudit.model.finding import Finding
from citeaudit.rules.audited import Audited
from citeaudit.rules.wording import listed, notes_named, quoted

CODE = "EXT005"
NAME = "doubtful_reading"
SEVERITY = "note"

# A page is a page, whether it is taken for the whole range or the place cited: half the doubt is about that alone.
SAME_FIGURE = {"pages": 0.5, "pinpoint": 0.5}


def check(audited: Audited) -> Iterator[Finding]:
    limit = audited.config.parse.doubtful
    for citation in audited.citations:
        doubtful = {
            field: sure
            for field, sure in citation.confidence.items()
            if sure < limit * SAME_FIGURE.get(field, 1.0)
        }
        if not doubtful:
            continue
        fields = listed([field for field, _ in sorted(doubtful.items(), key=lambda pair: pair[1])])
        worst = min(doubtful, key=lambda field: doubtful[field])
        yield Finding(
            rule=CODE,
            message=f"{notes_named(audited, [citation.note])}: the reading of {fields} is doubtful; compare it with the note",
            places=(audited.field_place(citation, worst),),
            evidence=tuple(
                f"{field}: {quoted(audited.printed(citation, field) or '-')} (confidence {sure:.2f})"
                for field, sure in doubtful.items()
            ),
        )
