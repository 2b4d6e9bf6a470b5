"""A whole manuscript's notes to its citations, links and works, in the order of the notes."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from citeaudit.config import Config
from citeaudit.model.citation import Citation, CitationForm, Citations, FieldMark, Link, Reference
from citeaudit.model.manuscript import Extent, Manuscript, Note, NoteKind, Span
from citeaudit.parsers import dates, labelling, links, short, works
from citeaudit.parsers.archived import without_copies
from citeaudit.parsers.short import Memory, Short
from citeaudit.parsers.split import Portion, split
from citeaudit.parsers.structure import Structured, structure

_STANDS_THERE_TOO = re.compile(
    r"[”\"»“’],?\s(?:in\s)?(?:ibid|ibidem|ebd|ebda|ivi)\b\.?,", re.IGNORECASE
)
_SURE = 0.9  # what grammar alone reads in a short form
_TALK = 4  # words of prose beside citations that make a note mixed


def parse(manuscript: Manuscript, config: Config | None = None) -> Citations:
    """The citations, links and works of a manuscript's notes; every note gets its kind."""
    settings = (config or Config()).parse
    habit = dates.habit_of([note.text for note in manuscript.notes])
    reading = _Reading(habit)
    notes: list[Note] = []
    found: list[Link] = []
    for note in manuscript.notes:
        notes.append(reading.read(note))
        found += links.links(note, manuscript)
    citations = reading.resolved()
    clustered = works.cluster(citations, settings.same_work)
    return Citations(
        notes=tuple(notes), citations=tuple(citations), works=clustered, links=tuple(found)
    )


def parse_note_text(
    text: str, emphasis: Sequence[Extent] = ()
) -> tuple[NoteKind, tuple[Citation, ...]]:
    """The kind of one note and its citations, for text that came without a manuscript."""
    reading = _Reading(None)
    note = reading.read(_note_of(text, emphasis))
    return note.kind or "remark", tuple(reading.citations)


def parse_citation(text: str, emphasis: Sequence[Extent] = ()) -> Citation:
    """One reference, taken as a whole, for text that came without a manuscript."""
    note = _note_of(text, emphasis)
    return _Reading(None).cite(note, Portion(0, len(text), None), 1)


class _Reading:
    """The notes read so far: what a back-reference can point to."""

    def __init__(self, habit: dates.Habit | None) -> None:
        self.habit = habit
        self.memory = Memory()
        self.series = 0
        self.citations: list[Citation] = []

    def read(self, note: Note) -> Note:
        """Takes in the citations of one note, and gives the note with its kind."""
        parted = split(note.text, note.emphasis)
        pointers = 0
        for number, portion in enumerate(parted.portions, start=1):
            citation = self.cite(note, portion, number)
            pointers += _points_back(citation)
            self.citations.append(citation)
            self.memory.add(citation, note.id)
            if note.id != note.label:
                self.memory.alias(note.label, citation)
        return replace(note, kind=_kind(note.text, len(parted.portions), pointers, parted.prose))

    def resolved(self) -> list[Citation]:
        """All citations; those that point to a later note ("see note 9 below") get it now."""
        return [
            self._of_later_note(citation)
            if citation.refers_to is None and citation.form in ("cross-reference", "short")
            else citation
            for citation in self.citations
        ]

    def _of_later_note(self, citation: Citation) -> Citation:
        found = self.memory.in_later_note(citation)
        if found is None:
            return citation
        return replace(
            citation, refers_to=found.key, reference=_of_the_kind(citation.reference, found)
        )

    def cite(self, note: Note, portion: Portion, number: int) -> Citation:
        """One citation of a note, resolved against those before it."""
        text = note.text[portion.start : portion.end]
        back = short.pointing(text)
        if back is not None and (
            back.form != "short" or not back.reference.issued or self.memory.find(back)
        ):
            return self._build(note, portion, number, back, None)
        if (shown := self._short(text)) is not None:
            return self._build(note, portion, number, shown, None)
        told = self._structured(note, portion, text)
        return self._build(note, portion, number, None, told)

    def _short(self, text: str) -> Short | None:
        """The short form without a cue word that a stretch is: one that is known, or one that shows itself as such."""
        readings = [*short.by_title(text), *short.by_case(text)]
        known = (reading for reading in readings if self.memory.find(reading))
        return next(known, None) or next((reading for reading in readings if _bare(reading)), None)

    def _structured(self, note: Note, portion: Portion, text: str) -> Structured:
        emphasis = _moved(note.emphasis, portion.start, portion.end, -portion.start)
        if skip := short.same_author(text):
            return self._by_the_same(note, portion, skip)
        rest = without_copies(text)
        label = labelling.label(rest.text, rest.moved(emphasis))
        told = structure(rest.text, label, self.habit)
        told = told._replace(marks=rest.restored(told.marks))
        if _STANDS_THERE_TOO.search(text) and self.memory.last is not None:
            return self._in_the_same(told)
        return told

    def _in_the_same(self, told: Structured) -> Structured:
        """Another piece in what was just cited: “Veto Threat,” ibid., June 5, 1998."""
        root = self.memory.root(self.memory.last)
        if root is None or root.reference.container is None:
            return told
        kind = root.reference.type
        return told._replace(
            reference=replace(told.reference, container=root.reference.container, type=kind)
        )

    def _by_the_same(self, note: Note, portion: Portion, skip: int) -> Structured:
        """A new work of the author just cited: "Ders., Zünfte, München 2012"."""
        root = self.memory.root(self.memory.last)
        authors = root.reference.authors or root.reference.editors if root else ()
        # The labeller reads the name that "ders." stands for: without it the title would look like an author.
        stand_in = (
            " and ".join(
                name.literal or f"{name.given or ''} {name.family}".strip() for name in authors
            )
            or "Same"
        )
        start = portion.start + skip
        text = f"{stand_in}, {note.text[start : portion.end]}"
        shift = len(stand_in) + 2 - start
        told = structure(
            text,
            labelling.label(text, _moved(note.emphasis, start, portion.end, shift)),
            self.habit,
        )
        marks = [
            mark
            for mark in told.marks
            if mark.field != "authors" and mark.extent.start >= len(stand_in)
        ]
        return told._replace(
            reference=replace(told.reference, authors=authors),
            marks=_shifted(marks, skip - len(stand_in) - 2),
        )

    def _build(
        self, note: Note, portion: Portion, number: int, back: Short | None, told: Structured | None
    ) -> Citation:
        extent = Extent(start=portion.start, end=portion.end)
        places = note.in_source(extent)
        whole = Span(start=places[0].start, end=places[-1].end) if places else note.span
        antecedent = self.memory.find(back) if back is not None else None
        form: CitationForm = back.form if back is not None else "full"
        return Citation(
            key=f"{note.id}.{number}",
            note=note.id,
            text=note.text[portion.start : portion.end],
            span=whole,
            extent=extent,
            form=form,
            refers_to=antecedent.key if antecedent else None,
            reference=told.reference
            if told
            else _of_the_kind(back.reference if back else Reference(), antecedent),
            fields=_shifted(told.marks if told else _marks_of(back, note, portion), portion.start),
            confidence=told.confidence if told else _plain_confidence(back),
            signal=portion.signal,
        )


def _of_the_kind(short: Reference, antecedent: Citation | None) -> Reference:
    """What a back-reference says, of the type of the work that it stands for."""
    return replace(short, type=antecedent.reference.type) if antecedent else short


def _bare(back: Short) -> bool:
    """Whether a short form shows itself as one even where its full form is nowhere: a family name and a page."""
    authors = back.reference.authors
    return (
        bool(authors)
        and all(not name.given and not name.literal for name in authors)
        and bool(back.reference.pages)
    )


def _points_back(citation: Citation) -> bool:
    """Whether a citation only points back by a word or a year, and tells no title of its own."""
    if citation.form in ("ibid", "cross-reference"):
        return True
    reference = citation.reference
    return citation.form == "short" and not (reference.title or reference.issued or reference.pages)


# "See chapter 3, below", "Vgl. unten Kap. 2": the note points to another place of the same work.
_INWARD = re.compile(
    r"\W*(?:see|cf\.|vgl\.|siehe|s\.|voir|cfr\.|vedi|véase)?\s*(?:also|auch|aussi|anche|the)?\s*"
    r"(?:(?:above|below|supra|infra|oben|unten|sopra|sotto|plus\s+haut|plus\s+bas|ci-dessus|ci-dessous)\b|"
    r"(?:chap(?:ter|\.)?|section|part|pp?\.|Kap(?:itel|\.)?|Abschnitt|Teil|S\.|chapitre|cap(?:itolo|\.)?|figure|fig\.|table|appendix)\s?[\dIVX]+[^;]{0,20}?\b(?:above|below|supra|infra|oben|unten|sopra|sotto)\b)"
    r"[^;]{0,60}$",
    re.IGNORECASE,
)


def _kind(text: str, citations: int, pointers: int, prose: int) -> NoteKind:
    if not citations:
        return "cross-reference" if _INWARD.match(text) else "remark"
    if prose >= _TALK:
        return "mixed"
    return "cross-reference" if pointers == citations else "citation"


def _moved(emphasis: Sequence[Extent], start: int, end: int, by: int) -> list[Extent]:
    """The stretches between two places of a note, on the ruler of the text they are moved to."""
    return [
        Extent(start=max(one.start, start) + by, end=min(one.end, end) + by)
        for one in emphasis
        if one.start < end and start < one.end
    ]


def _shifted(marks: Sequence[FieldMark], by: int) -> tuple[FieldMark, ...]:
    return tuple(
        FieldMark(
            field=mark.field,
            extent=Extent(start=mark.extent.start + by, end=mark.extent.end + by),
            confidence=mark.confidence,
        )
        for mark in marks
    )


def _marks_of(back: Short | None, note: Note, portion: Portion) -> tuple[FieldMark, ...]:
    """Where a short form prints what it says; its pages are its last figures."""
    if back is None:
        return ()
    said, text = back.reference, note.text[portion.start : portion.end]
    values = [("authors", name.family or name.literal) for name in said.authors]
    values += [("title", said.title), ("issued", dates.year_of(said.issued)), ("pages", said.pages)]
    marks = []
    for name, value in values:
        printed = re.escape(value).replace("\\-", "[-–—]") if value else ""
        places = list(re.finditer(rf"(?<!\w){printed}(?!\w)", text)) if printed else []
        if places:
            start, end = places[-1 if name == "pages" else 0].span()
            extent = Extent(start=start, end=end)
            marks.append(FieldMark(field=name, extent=extent, confidence=_SURE))
    return tuple(marks)


def _plain_confidence(back: Short | None) -> dict[str, float]:
    """Short forms are read by grammar alone: what is there is there."""
    if back is None:
        return {}
    return {
        name: _SURE
        for name in ("authors", "title", "issued", "pages")
        if getattr(back.reference, name)
    }


def _note_of(text: str, emphasis: Sequence[Extent]) -> Note:
    from citeaudit.model.manuscript import Fragment, Run

    whole = Span(start=0, end=len(text))
    return Note(
        id="1",
        label="1",
        text=text,
        span=whole,
        fragments=(Fragment(span=whole, join="start"),),
        runs=(Run(at=0, source=0, length=len(text)),),
        emphasis=tuple(emphasis),
    )
