"""A note while it is put together: its label, its stretches, and the seams between them."""

from collections.abc import Sequence
from typing import NamedTuple

from citeaudit.model.manuscript import Fragment, Join, Note, Span
from citeaudit.readers import heal
from citeaudit.readers.chain import Chosen
from citeaudit.readers.labels import Start
from citeaudit.readers.lines import LEAD, Line
from citeaudit.readers.markup import Stripper


class Stretch(NamedTuple):
    """A stretch of one line that belongs to a note."""

    start: int
    end: int
    line: int


class Draft:
    """A note while it is put together: its label, the stretches found so far, and the seams between them."""

    def __init__(self, choice: Chosen) -> None:
        self.start: Start = choice.start
        self.series = choice.series
        self.stretches: list[Stretch] = []
        self._stitched: tuple[Stripper, list[Fragment]] | None = None

    @property
    def last_line(self) -> int:
        return self.stretches[-1].line if self.stretches else self.start.line

    def add(self, stretch: Stretch) -> None:
        """One more stretch at the end."""
        self.stretches.append(stretch)
        self._stitched = None

    def stitched(self, text: str, known: heal.Vocabulary) -> tuple[Stripper, list[Fragment]]:
        """The note as far as it is read, joined once until a stretch is added."""
        if self._stitched is None:
            self._stitched = _stitched(text, self, known)
        return self._stitched

    def note(self, text: str, known: heal.Vocabulary) -> Note:
        """The note as it is now."""
        stripper, fragments = self.stitched(text, known)
        plain = stripper.plain()
        return Note(
            id=self.start.label,
            label=self.start.label,
            series=self.series,
            text=plain.text,
            span=Span(start=self.start.at, end=max(fragments[-1].span.end, self.start.at)),
            fragments=tuple(fragments),
            runs=plain.runs,
            emphasis=plain.emphasis,
            shape=self.start.shape,
        )


def take_line(text: str, lines: Sequence[Line], draft: Draft, index: int, *, quoted: bool) -> None:
    """Add a line to a note, without the quotation signs that its paragraph has in front."""
    line = lines[index]
    begin = line.lead
    if quoted or draft.start.shape.startswith("plain"):
        found = LEAD.match(text, line.start, line.end)
        begin = found.end() if found and quoted else line.lead
    draft.add(Stretch(begin, line.end, index))


def is_quoted(text: str, line: Line) -> bool:
    """Whether a line stands in a block quotation."""
    return text[line.start : line.lead].lstrip().startswith(">")


def _stitched(text: str, draft: Draft, known: heal.Vocabulary) -> tuple[Stripper, list[Fragment]]:
    """The stretches of a note joined; lines of one paragraph share a fragment unless a word or address broke."""
    stripper = Stripper(text)
    fragments: list[Fragment] = []
    previous: Stretch | None = None
    for stretch in draft.stretches:
        end = stretch.end
        while end > stretch.start and text[end - 1].isspace():
            end -= 1
        if end <= stretch.start and previous is not None:
            continue
        begin = stretch.start
        if previous is None:
            fragments.append(Fragment(span=Span(start=begin, end=end), join="start"))
            stripper.strip(begin, end)
        else:
            join = _seam(text, stripper, begin, end, known)
            if join == "space" and stretch.line == previous.line + 1:
                last = fragments.pop()
                fragments.append(
                    Fragment(span=Span(start=last.span.start, end=end), join=last.join)
                )
            else:
                fragments.append(Fragment(span=Span(start=begin, end=end), join=join))
        previous = stretch
    return stripper, fragments


def _seam(text: str, stripper: Stripper, begin: int, end: int, known: heal.Vocabulary) -> Join:
    """Join one stretch to what was read so far, and say how."""
    tail = stripper.tail()
    join = heal.join_of(tail, text[begin : min(end, begin + 200)], known)
    if join == "hyphen-dropped":
        stripper.take_back(1)
    elif join == "url" and heal.shut_too_early(tail):
        stripper.take_back(1)
        stop = heal.end_of_address(text, begin, end)
        stripper.keep(begin, stop)
        stripper.say(">")
        begin = stop
    elif join == "space" and not stripper.ends_blank():
        stripper.say(" ")
    stripper.strip(begin, end)
    return join
