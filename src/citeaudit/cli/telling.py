"""Verdicts on standard output or in a file, one a line: as text, as JSON lines, as CSV."""

import csv
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from citeaudit.cli.streams import data_follows
from citeaudit.errors import WriteError
from citeaudit.model.citation import Link
from citeaudit.model.evidence import GROUP_OF, GROUPS, Evidence, LinkVerdict, Verdict

if TYPE_CHECKING:
    from citeaudit.cli.addresses import Printed
    from citeaudit.judge.changes import Change
    from citeaudit.judge.citing import House
    from citeaudit.reporters.shape import LinkItem

FORMATS = ("text", "jsonl", "csv")
CHANGE_COLUMNS = ("change", "before", "since")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = ("url", "verdict", "group", "confidence", "because", "new_url", "checked_at", "notes")
_WIDTH = 16  # the longest verdict is "fragment-missing"


def say(message: str) -> None:
    """One line of talk, on standard error."""
    print(f"citeaudit: {message}", file=sys.stderr)  # noqa: T201


def summary(told: Sequence[Verdict]) -> str:
    """How many addresses came out how: "3 addresses: 2 fine, 1 to look at"."""
    from citeaudit.reporters.tally import GROUP_WORDS

    groups = Counter(GROUP_OF[verdict] for verdict in told)
    counts = ", ".join(f"{groups[group]} {GROUP_WORDS[group]}" for group in GROUPS if groups[group])
    return f"{len(told)} address{'es' if len(told) != 1 else ''}: {counts}"


class Teller:
    """Writes verdicts to one stream in one form, each at once, so that a reader further down can go on with it."""

    def __init__(self, stream: TextIO, form: str, *, changes: bool = False) -> None:
        self._stream = stream
        self._form = form
        self._rows = csv.writer(stream, lineterminator="\n")
        if form == "csv":
            self._rows.writerow((*COLUMNS, *(CHANGE_COLUMNS if changes else ())))

    @classmethod
    @contextmanager
    def to(
        cls, path: Path | None, form: str, *, shown: TextIO | None = None, changes: bool = False
    ) -> Iterator["Teller"]:
        """A teller to a file, or to standard output for None and "-"; `shown` stands for it. Raises WriteError."""
        if path is None or str(path) == "-":
            if form != "text":
                data_follows()
            yield cls(shown or sys.stdout, form, changes=changes)
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            stream = path.open("w", encoding="utf-8", errors="backslashreplace", newline="")
        except OSError as error:
            raise WriteError(
                f"{path}: cannot be written: {error.strerror}; choose another path"
            ) from error
        with stream:
            yield cls(stream, form, changes=changes)

    def tell(
        self,
        verdict: LinkVerdict,
        printed: Sequence[Link],
        evidence: Sequence[Evidence] = (),
        house: "House | None" = None,
        inputs: Sequence["Printed"] = (),
        change: "Change | None" = None,
    ) -> None:
        """One address.

        `house` is how the text speaks that prints it, `inputs` where it stands if several were given, `change` what
        became of it since it was told last.
        """
        if self._form == "jsonl":
            from citeaudit.reporters.document import encode, link_item

            item = link_item(verdict.url, printed, verdict, evidence, house=house)
            if inputs or change is not None:
                item = _with_more(item, inputs, change)
            self._line(encode(item).strip())
        elif self._form == "csv":
            cells = _cells(verdict, printed, inputs)
            self._rows.writerow(cells if change is None else [*cells, *_change_cells(change)])
            self._stream.flush()
        else:
            said = change.kind if change is not None else verdict.verdict
            since = f" (since {_day(change.since)})" if change is not None and change.since else ""
            self._line(
                f"{said:<{_WIDTH}} {_shown(verdict.url)}{_in_notes(printed, inputs)}  {_because(verdict)}{since}"
            )

    def _line(self, line: str) -> None:
        self._stream.write(line + "\n")
        self._stream.flush()


def _with_more(
    item: "LinkItem", inputs: Sequence["Printed"], change: "Change | None"
) -> "LinkItem":
    """An object of the report with what only a check has to say."""
    from msgspec import UNSET
    from msgspec.structs import replace

    from citeaudit.reporters.document import printable_path
    from citeaudit.reporters.shape import ChangeItem, PrintedItem

    places = tuple(
        PrintedItem(input=printable_path(place.input) or "", notes=place.notes) for place in inputs
    )
    became = change and ChangeItem(
        kind=change.kind,
        before=change.before.verdict if change.before else UNSET,
        since=change.since or UNSET,
    )
    return replace(item, inputs=places or UNSET, change=became or UNSET)


def _cells(
    verdict: LinkVerdict, printed: Sequence[Link], inputs: Sequence["Printed"]
) -> list[object]:
    notes = " ".join(dict.fromkeys(link.note for link in printed if link.note))
    if inputs:
        notes = "; ".join(
            f"{place.input}: {' '.join(place.notes)}" if place.notes else place.input
            for place in inputs
        )
    return [
        _inert(verdict.url), verdict.verdict, verdict.group, f"{verdict.confidence:.2f}", _inert(verdict.because),
        _inert(verdict.new_url or ""), _moment(verdict.checked_at), _inert(notes),
    ]  # fmt: skip


def _change_cells(change: "Change") -> list[object]:
    return [change.kind, change.before.verdict if change.before else "", _moment(change.since)]


def _inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; no address begins with one of these signs."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _moment(at: datetime | None) -> str:
    return at.isoformat().replace("+00:00", "Z") if at else ""


def _shown(url: str) -> str:
    """The address without anything a terminal would obey."""
    # Most addresses are made of nothing but signs that show, and no two blanks in a row.
    if url.isascii() and url.isprintable() and "  " not in url:
        return url.strip()
    from citeaudit.reporters.visible import one_line

    return one_line(url)


def _in_notes(printed: Sequence[Link], inputs: Sequence["Printed"]) -> str:
    if inputs:
        places = (f"{_shown(place.input)}{_named(place.notes, ' ')}" for place in inputs)
        return f" ({'; '.join(places)})"
    notes = list(dict.fromkeys(link.note for link in printed if link.note))
    return f" ({_named(notes)})" if notes else ""


def _named(notes: Sequence[str], before: str = "") -> str:
    return f"{before}note{'s' if len(notes) > 1 else ''} {', '.join(notes)}" if notes else ""


def _because(verdict: LinkVerdict) -> str:
    moved = (
        f"; now at {_shown(verdict.new_url)}"
        if verdict.new_url and verdict.new_url not in verdict.because
        else ""
    )
    return _shown(verdict.because) + moved


def _day(at: datetime) -> str:
    return at.date().isoformat()
