"""What is cited: the citations of the notes, their references, and the works they speak of."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct, field

from citeaudit.model.manuscript import Extent, Note, Span

LinkKind = Literal["url", "doi", "isbn", "handle", "arxiv", "urn", "pmid", "pmcid", "ark"]
CitationForm = Literal["full", "short", "ibid", "cross-reference"]
EntryType = Literal[
    "article", "newspaper", "magazine", "report", "thesis", "hearing", "webpage", "book", "chapter",
    "conference", "case", "law", "archive", "manuscript", "video", "interview", "misc",
]  # fmt: skip


class Link(Struct, frozen=True, kw_only=True):
    """An address as a note prints it and as it was meant.

    `url` is what to ask; `raw` is the text as printed. `repairs` names what was undone between the two, in
    order ("escape", "line-break", "bracket", "trailing-punctuation", "invisible", "blank", "scheme-added", "entity").
    `span` covers the printed form in the manuscript, from its first to its last fragment.
    """

    raw: str
    url: str
    kind: LinkKind
    span: Span
    note: str | None = None
    repairs: tuple[str, ...] = ()


class Name(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person (family, given) or a body (literal); particles belong to the family name ("van Gogh")."""

    family: str | None = None
    given: str | None = None
    literal: str | None = None
    suffix: str | None = None


class Reference(Struct, frozen=True, kw_only=True):
    """What a citation says of its work, field by field; unknown is None.

    `issued` and `accessed` are EDTF ("2005-12-09", "2009-08", "2010-24" for winter 2010, "2010/2011").
    `pages` is what the citation gives as the pages of the work, or the only page it gives ("129", "53-94");
    `pinpoint` is the page pointed to beside those. Identifiers by kind: doi, isbn, issn, arxiv, handle, pmid,
    pmcid, urn, ark.
    """

    type: EntryType = "misc"
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    title: str | None = None
    container: str | None = None
    publisher: str | None = None
    place: str | None = None
    issued: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    genre: str | None = None
    identifiers: dict[str, str] = field(default_factory=dict)
    url: str | None = None
    translators: tuple[Name, ...] = ()
    series: str | None = None
    edition: str | None = None
    pinpoint: str | None = None
    accessed: str | None = None
    language: str | None = None


class FieldMark(Struct, frozen=True, kw_only=True):
    """Which stretch of the note gave a field, as printed, and how sure the labeller was (0..1).

    `field` is a field of `Reference`; one with several values (authors) has one mark for each.
    """

    field: str
    extent: Extent
    confidence: float


class Citation(Struct, frozen=True, kw_only=True):
    """One reference to one work in one note.

    `key` is unique in the manuscript and stable over runs: note id, a full stop, the citation's number in the
    note ("18.2"). `refers_to` is the key of the earlier citation that a short form, an ibid. or a
    cross-reference stands for; None for a full citation, and for one that could not be resolved. `span` covers
    the citation in the manuscript from its first to its last fragment; `extent` is the same in the note's text.
    `confidence` holds one figure 0..1 for each field of the reference that has a value.
    """

    key: str
    note: str
    text: str
    span: Span
    extent: Extent
    form: CitationForm
    refers_to: str | None = None
    reference: Reference
    fields: tuple[FieldMark, ...] = ()
    confidence: dict[str, float] = field(default_factory=dict)
    signal: str | None = None


class Work(Struct, frozen=True, kw_only=True):
    """The citations that speak of one work, and why we think so.

    `key` is the BibTeX key, stable over runs. `reference` is the fullest telling of the work that its citations
    allow. `because` says what binds the citations, one line a link between two of them; empty for one citation.
    """

    key: str
    citations: tuple[str, ...]
    reference: Reference
    because: tuple[str, ...] = ()


class Citations(Struct, frozen=True, kw_only=True):
    """All that the parser made of a manuscript's notes; iterating gives the citations in order.

    `notes` are the manuscript's notes with their kind filled in; `links` the addresses in order of appearance,
    one for each place.
    """

    notes: tuple[Note, ...]
    citations: tuple[Citation, ...]
    works: tuple[Work, ...]
    links: tuple[Link, ...]

    def __iter__(self) -> Iterator[Citation]:
        return iter(self.citations)

    def __len__(self) -> int:
        return len(self.citations)
