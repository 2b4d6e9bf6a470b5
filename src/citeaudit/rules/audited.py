"""What a rule sees: the manuscript, what it cites, what the addresses answered, and look-ups across them."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cached_property

from citeaudit.config import Config
from citeaudit.judge import cited_for
from citeaudit.judge.addresses import core
from citeaudit.judge.citing import House, house_of
from citeaudit.judge.houses import copied_by, is_copy_address
from citeaudit.model.citation import Citation, Citations, FieldMark, Link, Reference, Work
from citeaudit.model.evidence import Evidence, LinkVerdict
from citeaudit.model.finding import Network, Place, Severity
from citeaudit.model.manuscript import Block, Extent, Manuscript, Marker, Note, Span
from citeaudit.rules.body import sentences_of
from citeaudit.rules.marks import trimmed
from citeaudit.rules.repeats import Repeated, repeated_works

_BIBLIOGRAPHY = re.compile(
    r"^[\W\d_]*(?:(?:select(?:ed)? )?bibliograph|references?\b|works cited|literature|literatur|quellen"
    r"|list of (?:works|references)|sources\b|bibliografi)",
    re.IGNORECASE,
)


class Audited:
    """One manuscript with everything known of it; made once, read by every rule.

    `at` is the moment of the audit (UTC): the only "today" a rule may know. `resume` is the command that goes on where a run
    ended that could not ask everything.
    """

    def __init__(
        self,
        manuscript: Manuscript,
        cites: Citations,
        verdicts: Sequence[LinkVerdict] = (),
        evidence: Sequence[Evidence] = (),
        *,
        at: datetime,
        network: Network = "not-asked",
        config: Config | None = None,
        resume: str | None = None,
    ) -> None:
        self.manuscript = manuscript
        self.notes: tuple[Note, ...] = cites.notes
        self.markers: tuple[Marker, ...] = manuscript.markers
        self.citations: tuple[Citation, ...] = cites.citations
        self.works: tuple[Work, ...] = cites.works
        self.links: tuple[Link, ...] = cites.links
        self.verdicts = tuple(verdicts)
        self.evidence = tuple(evidence)
        self.at = at
        self.network: Network = network
        self.config = config or Config()
        self.resume = resume
        self._marks: dict[str, tuple[FieldMark, ...]] = {}

    @cached_property
    def note_by_id(self) -> dict[str, Note]:
        return {note.id: note for note in self.notes}

    @cached_property
    def citation_by_key(self) -> dict[str, Citation]:
        return {citation.key: citation for citation in self.citations}

    @cached_property
    def work_of(self) -> dict[str, Work]:
        """The work each citation key speaks of."""
        return {key: work for work in self.works for key in work.citations}

    @cached_property
    def verdict_by_url(self) -> dict[str, LinkVerdict]:
        return {verdict.url: verdict for verdict in self.verdicts}

    @cached_property
    def _citations_by_note(self) -> dict[str, list[Citation]]:
        by_note: dict[str, list[Citation]] = {}
        for citation in self.citations:
            by_note.setdefault(citation.note, []).append(citation)
        return by_note

    @cached_property
    def markers_by_note(self) -> dict[str, list[Marker]]:
        """The markers that call each note, by the note's id, in order of the text."""
        by_note: dict[str, list[Marker]] = {}
        for marker in self.markers:
            if marker.note is not None:
                by_note.setdefault(marker.note, []).append(marker)
        return by_note

    @cached_property
    def marker_end_by_start(self) -> dict[int, int]:
        return {marker.span.start: marker.span.end for marker in self.markers}

    @cached_property
    def marker_start_by_end(self) -> dict[int, int]:
        return {marker.span.end: marker.span.start for marker in self.markers}

    @cached_property
    def order_of(self) -> dict[str, int]:
        """The rank of each citation key in the manuscript."""
        return {citation.key: rank for rank, citation in enumerate(self.citations)}

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the running text, in order."""
        return tuple(sentences_of(self))

    @cached_property
    def one_numbering(self) -> bool:
        return all(note.series == 1 for note in self.notes)

    @cached_property
    def numberings(self) -> dict[int, list[Note]]:
        """The notes that bear a number, by the numbering they belong to, as they stand.

        Notes written inline have none of their own: whatever sets the text gives it to them.
        """
        series: dict[int, list[Note]] = {}
        for note in self.notes:
            if note.label.isdecimal() and note.shape != "inline":
                series.setdefault(note.series, []).append(note)
        return series

    @cached_property
    def repeats(self) -> tuple[Repeated, ...]:
        """The works given in full more than once, with what differs between their citations."""
        return repeated_works(self)

    @cached_property
    def has_bibliography(self) -> bool:
        """Whether a heading promises a list of references, where short forms may have their full form."""
        return any(
            block.kind in ("heading", "title")
            and _BIBLIOGRAPHY.search(self.manuscript.slice(block.span))
            for block in self.manuscript.blocks
        )

    def severity_of_order(self, note: Note) -> Severity | None:
        """How grave a fault in the order of numbers is: `[^3]` is a name, numbered anew in print; None leaves it as it is."""
        return "note" if note.shape == "definition" else None

    def block_of(self, marker: Marker) -> Block | None:
        """The block a marker stands in."""
        return None if marker.block is None else self.manuscript.blocks[marker.block]

    def citations_in(self, note: Note) -> Sequence[Citation]:
        """The citations of one note, in order."""
        return self._citations_by_note.get(note.id, ())

    def citations_to(self, url: str) -> Iterator[Citation]:
        """The citations of the notes that print an address."""
        for note in dict.fromkeys(link.note for link in self.links_to(url)):
            yield from self._citations_by_note.get(note or "", ())

    def marks(self, citation: Citation, *fields: str) -> Sequence[FieldMark]:
        """Where fields of a citation are printed, without the signs around them; all fields where none is named."""
        found = self._marks.get(citation.key)
        if found is None:
            text = self.note_by_id[citation.note].text
            found = self._marks[citation.key] = tuple(
                trimmed(text, mark) for mark in citation.fields
            )
        return [mark for mark in found if mark.field in fields] if fields else found

    def printed(self, citation: Citation, field: str) -> str | None:
        """A field as its note prints it, None where the parser did not mark it."""
        for mark in self.marks(citation):
            if mark.field == field:
                note = self.note_by_id[citation.note]
                return note.text[mark.extent.start : mark.extent.end]
        return None

    def line_of(self, span: Span) -> int:
        """The line a stretch of the manuscript begins on, from 1."""
        return self.manuscript.position(span.start).line

    @cached_property
    def house(self) -> House:
        """How the manuscript speaks, for what is to be printed in it."""
        return house_of(self.manuscript.language, (note.text for note in self.notes))

    @cached_property
    def links_by_note(self) -> dict[str, list[Link]]:
        """The addresses of each note, by the note's id, in order."""
        by_note: dict[str, list[Link]] = {}
        for link in self.links:
            by_note.setdefault(link.note or "", []).append(link)
        return by_note

    @cached_property
    def copies_by_page(self) -> dict[str, list[Link]]:
        """The printed addresses of archived copies, by what tells the page they are of from others."""
        by_page: dict[str, list[Link]] = {}
        for link in self.links:
            copied = copied_by(link.url) if is_copy_address(link.url) else None
            if copied is not None:
                by_page.setdefault(core(copied.original), []).append(link)
        return by_page

    @cached_property
    def row_by_id(self) -> dict[str, Evidence]:
        """The rows of evidence by their names."""
        return {row.id: row for row in self.evidence}

    @cached_property
    def cited_for(self) -> dict[str, Reference]:
        """The reference that each address stands in, where it has a title."""
        return cited_for(self.links, self.citations)

    @cached_property
    def _links_by_url(self) -> dict[str, list[Link]]:
        by_url: dict[str, list[Link]] = {}
        for link in self.links:
            by_url.setdefault(link.url, []).append(link)
        return by_url

    def links_to(self, url: str) -> Sequence[Link]:
        """Every place where an address is printed."""
        return self._links_by_url.get(url, ())

    def place_of_note(self, note: Note) -> Place:
        """The note's first fragment: where an editor finds it."""
        return Place(span=note.fragments[0].span, note=note.id)

    def place_of_citation(self, citation: Citation) -> Place:
        """Where a citation begins in the manuscript, up to the end of that fragment."""
        return self.place_in(self.note_by_id[citation.note], citation.extent)

    def place_in(self, note: Note, extent: Extent) -> Place:
        """The first stretch of the manuscript that a stretch of a note's text was taken from."""
        spans = note.in_source(extent)
        return Place(span=spans[0], note=note.id) if spans else self.place_of_note(note)

    def field_place(self, citation: Citation, field: str) -> Place:
        """Where a field of a citation is printed; the citation itself where the field has no mark."""
        for mark in self.marks(citation):
            if mark.field == field:
                return self.place_in(self.note_by_id[citation.note], mark.extent)
        return self.place_of_citation(citation)
