"""What a rule sees: the manuscript, what it cites, what the addresses answered, and look-ups across them."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cached_property

from citeaudit.config import Config
from citeaudit.model.citation import Citation, Citations, Link, Work
from citeaudit.model.evidence import Evidence, LinkVerdict
from citeaudit.model.finding import Network, Place
from citeaudit.model.manuscript import Extent, Manuscript, Marker, Note


class Audited:
    """One manuscript with everything known of it; made once, read by every rule.

    `at` is the moment of the audit (UTC): the only "today" a rule may know.
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

    def citations_in(self, note: Note) -> Iterator[Citation]:
        """The citations of one note, in order."""
        return (citation for citation in self.citations if citation.note == note.id)

    def links_to(self, url: str) -> Iterator[Link]:
        """Every place where an address is printed."""
        return (link for link in self.links if link.url == url)

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
        for mark in citation.fields:
            if mark.field == field:
                return self.place_in(self.note_by_id[citation.note], mark.extent)
        return self.place_of_citation(citation)
