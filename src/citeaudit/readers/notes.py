"""Markers paired with notes, torn notes healed: from a text's lines to its notes, markers and what is left as body."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from citeaudit.model.manuscript import Damage, Fragment, Join, Marker, Note, Span
from citeaudit.readers import heal
from citeaudit.readers.chain import RAISED, Chosen, PrefixMaximum, Sections, choose
from citeaudit.readers.inline import inline_notes
from citeaudit.readers.labels import Call, Start, calls, starts
from citeaudit.readers.lines import LEAD, Line
from citeaudit.readers.markup import Stripper

MOST_TEARS = 5  # a note that runs over more pages than this is no note
FAR_AWAY = 400  # lines; the rest of a torn note is not looked for further on


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
        self.tears = 0
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


class Found(NamedTuple):
    """What the notes pass makes of a text; `owned` are the lines that notes took, whole."""

    notes: tuple[Note, ...]
    markers: tuple[Marker, ...]
    owned: frozenset[int]
    warnings: tuple[Damage, ...]


def find_notes(text: str, lines: Sequence[Line]) -> Found:
    """All notes and markers of a text. Never raises: what stays unclear becomes a warning."""
    candidates = list(starts(text, list(lines)))
    code = [(line.start, line.end) for line in lines if line.kind == "code"]
    called = [call for call in calls(text) if not _inside(code, call.start)]
    sections = Sections(text, lines)
    chosen = choose(text, lines, candidates, called, sections)
    drafts = _extents(text, lines, chosen, sections)
    known = heal.Vocabulary(text)
    warnings = _heal(text, lines, drafts, called, known)
    healed = [_written(text, draft, known) for draft in drafts]
    inline = inline_notes(text, taken=len([note for note in healed if note.shape == "definition"]))
    notes = _with_ids(
        sorted([*healed, *(note for note, _ in inline)], key=lambda note: note.span.start)
    )
    markers = _markers(text, notes, called, candidates, [span for _, span in inline])
    owned = frozenset(stretch.line for draft in drafts for stretch in draft.stretches) | {
        draft.start.line for draft in drafts
    }
    return Found(tuple(notes), tuple(markers), owned, tuple(warnings))


def _inside(stretches: list[tuple[int, int]], at: int) -> bool:
    """Whether a place lies in one of the stretches, which are in order."""
    nearest = bisect_right(stretches, at, key=lambda stretch: stretch[0]) - 1
    return nearest >= 0 and at < stretches[nearest][1]


def _extents(
    text: str, lines: Sequence[Line], chosen: list[Chosen], sections: Sections
) -> list[Draft]:
    """Each chosen start with the lines that plainly follow it."""
    start_lines = {choice.start.line for choice in chosen}
    drafts = []
    for index, choice in enumerate(chosen):
        draft = Draft(choice)
        start = choice.start
        end = lines[start.line].end
        following = chosen[index + 1].start if index + 1 < len(chosen) else None
        if following is not None and following.line == start.line:
            end = following.at
        draft.add(Stretch(start.words, _before_dash(text, start, end), start.line))
        if end == lines[start.line].end:
            _take_following(text, lines, draft, start_lines, sections)
        drafts.append(draft)
    return drafts


def _is_quoted(text: str, line: Line) -> bool:
    return text[line.start : line.lead].lstrip().startswith(">")


def _before_dash(text: str, start: Start, end: int) -> int:
    """Notes in round brackets may follow one another behind a dash, which belongs to neither."""
    words = text[start.words : end].rstrip()
    if start.shape == "paren" and words.endswith((". —", ". –", ".—", ".–")):
        return start.words + len(words.rstrip("—– "))
    return end


def _take_following(
    text: str, lines: Sequence[Line], draft: Draft, start_lines: set[int], sections: Sections
) -> None:
    """The lines of the same paragraph; for `[^n]:` also indented ones behind blank lines; in a notes
    section also paragraphs without a label of their own."""
    definition = draft.start.shape == "definition"
    in_notes = sections.at(draft.start.line) == "notes" and not definition
    quoted = _is_quoted(text, lines[draft.start.line])
    index, blank = draft.start.line + 1, False
    while index < len(lines) and index not in start_lines:
        line = lines[index]
        if line.kind == "blank" or (quoted and not text[line.lead : line.end].strip()):
            blank = True
        elif line.kind != "text" and not (line.kind == "table" and definition):
            if not (line.kind == "page" and in_notes):
                return
        elif not blank or (definition and line.indent >= 2):
            _take(text, lines, draft, index, quoted=quoted)
        elif in_notes and sections.at(index) == "notes" and _reads_on(text, lines, index):
            _take(text, lines, draft, index, quoted=quoted)
            blank = False
        else:
            return
        index += 1


def _reads_on(text: str, lines: Sequence[Line], index: int) -> bool:
    """A paragraph of a notes section that belongs to the note before it, rather than a subheading."""
    line = lines[index]
    words = text[line.lead : line.end].strip()
    last = index
    while last + 1 < len(lines) and lines[last + 1].kind == "text":
        last += 1
    closes = bool(
        re.search(r"[.!?…:][”’\"')\]>]*$", text[lines[last].lead : lines[last].end].rstrip())
    )
    return closes and len(words) > 12 and not re.fullmatch(r"[*_]{1,3}[^*_]+[*_]{1,3}", words)


def _take(text: str, lines: Sequence[Line], draft: Draft, index: int, *, quoted: bool) -> None:
    line = lines[index]
    begin = line.lead
    if quoted or draft.start.shape.startswith("plain"):
        found = LEAD.match(text, line.start, line.end)
        begin = found.end() if found and quoted else line.lead
    draft.add(Stretch(begin, line.end, index))


def _heal(
    text: str,
    lines: Sequence[Line],
    drafts: list[Draft],
    called: Sequence[Call],
    known: heal.Vocabulary,
) -> list[Damage]:
    """Give torn notes their rest, and say so."""
    owned = {stretch.line for draft in drafts for stretch in draft.stretches}
    kinds = ["note" if index in owned else line.kind for index, line in enumerate(lines)]
    written = {(draft.start.shape, draft.start.label) for draft in drafts}
    calling = [
        call.start for call in called if not call.weak or (call.shape, call.label) in written
    ]
    start_lines = [draft.start.line for draft in drafts]
    taken: set[int] = set()
    warnings = []
    for number, draft in enumerate(drafts):
        if draft.start.shape == "definition":
            continue
        limit = _next_gap_end(kinds, start_lines, draft, number, len(lines))
        while draft.tears < MOST_TEARS:
            tear = heal.Tear(
                draft.stitched(text, known)[0].plain().text,
                _is_quoted(text, lines[draft.start.line]),
            )
            if not (tear.certain or tear.possible):
                break
            near = min(limit, draft.last_line + FAR_AWAY)
            pieces = _pieces(
                text, lines, kinds, draft.last_line, near, limit, calling, taken, start_lines
            )
            rest = heal.best_rest(tear, pieces, known)
            if rest is None:
                if tear.certain and not _ends_openly(tear.text):
                    warnings.append(_torn(draft, "seems unfinished, and no rest was found"))
                break
            for index in range(rest.first, rest.last + 1):
                _take(text, lines, draft, index, quoted=rest.quoted)
            taken.update(range(rest.first, rest.last + 1))
            draft.tears += 1
            warnings.append(_torn(draft, "was torn and joined with its rest"))
    return warnings


def _next_gap_end(
    kinds: Sequence[str], start_lines: list[int], draft: Draft, number: int, end: int
) -> int:
    """The line of the note before which the rest of this one would stand.

    That is the next note, unless it follows at once: two notes at a page's foot may both be torn.
    """
    for following in start_lines[number + 1 : number + 4]:
        if any(True for _ in heal.paragraphs(kinds, draft.last_line, following)):
            return following
    return start_lines[number + 4] if number + 4 < len(start_lines) else end


def _ends_openly(tail: str) -> bool:
    """Only signs are left open (a lost quotation mark): no reason to speak of a torn note."""
    return bool(re.search(r"[.!?…>][”’\"')\]>]*$", tail))


def _torn(draft: Draft, what: str) -> Damage:
    last = draft.stretches[-1]
    return Damage(
        message=f"note {draft.start.label} {what}",
        span=Span(start=last.start, end=max(last.end, last.start)),
    )


def _pieces(
    text: str,
    lines: Sequence[Line],
    kinds: Sequence[str],
    after: int,
    near: int,
    limit: int,
    calling: list[int],
    taken: set[int],
    start_lines: list[int],
) -> list[heal.Piece]:
    """The paragraphs between the end of a note and the next note, each with what speaks for and against it."""
    found = [pair for pair in heal.paragraphs(kinds, after, near) if pair[0] not in taken]
    pieces = []
    body_open = _body_is_open(text, lines, after, start_lines)
    for number, (first, last) in enumerate(found):
        begin, end = lines[first].lead, lines[last].end
        calls_notes = bisect_right(calling, end) > bisect_left(calling, begin)
        broken = _kind_before(kinds, first) in ("rule", "page")
        at_end = number == len(found) - 1 and near == limit
        pieces.append(
            heal.Piece(
                first=first,
                last=last,
                text=_clean(text, lines, first, last),
                calls_notes=calls_notes,
                before_next_note=at_end and (limit < len(lines) or broken),
                after_break=broken,
                before_break=_kind_after(kinds, last) in ("rule", "page", "heading"),
                after_note=number == 0,
                resumes_body=number == 0 and body_open and len(found) > 1,
                quoted=_is_quoted(text, lines[first]),
            )
        )
    return pieces


def _clean(text: str, lines: Sequence[Line], first: int, last: int) -> str:
    return " ".join(
        text[lines[index].lead : lines[index].end].strip() for index in range(first, last + 1)
    )


def _kind_before(kinds: Sequence[str], index: int) -> str:
    index -= 1
    while index >= 0 and kinds[index] == "blank":
        index -= 1
    return kinds[index] if index >= 0 else "rule"


def _kind_after(kinds: Sequence[str], index: int) -> str:
    index += 1
    while index < len(kinds) and kinds[index] == "blank":
        index += 1
    return kinds[index] if index < len(kinds) else "rule"


def _body_is_open(text: str, lines: Sequence[Line], after: int, start_lines: list[int]) -> bool:
    """The body paragraph before this group of notes breaks off in a sentence, so that one behind it resumes it."""
    notes = set(
        start_lines[
            max(bisect_right(start_lines, after) - 60, 0) : bisect_right(start_lines, after)
        ]
    )
    index = after
    while index >= 0:
        if lines[index].kind == "text":
            paragraph = index
            while paragraph > 0 and lines[paragraph - 1].kind == "text" and paragraph not in notes:
                paragraph -= 1
            if paragraph not in notes:
                return not re.search(
                    r"[.!?:…][”’\"')\]>]*(?:<sup>.*</sup>|\[\^[^\]]*\])?\s*$",
                    _last_words(text, lines[index]),
                )
            index = paragraph
        index -= 1
    return False


def _last_words(text: str, line: Line) -> str:
    return text[max(line.start, line.end - 80) : line.end]


def _written(text: str, draft: Draft, known: heal.Vocabulary) -> Note:
    stripper, fragments = draft.stitched(text, known)
    plain = stripper.plain()
    return Note(
        id=draft.start.label,
        label=draft.start.label,
        series=draft.series,
        text=plain.text,
        span=Span(start=draft.start.at, end=max(fragments[-1].span.end, draft.start.at)),
        fragments=tuple(fragments),
        runs=plain.runs,
        emphasis=plain.emphasis,
        shape=draft.start.shape,
    )


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


def _with_ids(notes: list[Note]) -> list[Note]:
    """Ids that are unique: the label in the first numbering, "2:7" in the second, "7#2" for a label defined twice."""
    seen: Counter[str] = Counter()
    named = []
    for note in notes:
        name = note.label if note.series == 1 else f"{note.series}:{note.label}"
        seen[name] += 1
        if seen[name] > 1:
            name = f"{name}#{seen[name]}"
        named.append(
            Note(**{**{key: getattr(note, key) for key in note.__struct_fields__}, "id": name})
        )
    return named


def _markers(
    text: str,
    notes: list[Note],
    called: Sequence[Call],
    candidates: Sequence[Start],
    inline: list[Span],
) -> list[Marker]:
    """The calls that are markers, each with the note it calls."""
    inside = sorted(stretch for note in notes for stretch in _label_and_fragments(note))
    begins = [start for start, _ in inside]
    outside = []
    for call in called:
        at = bisect_right(begins, call.start) - 1
        if at < 0 or call.start >= inside[at][1]:
            outside.append(call)
    believed = _believed(text, outside, notes, {start.at for start in candidates})
    markers = [*_paired(believed, notes)]
    markers += [
        Marker(label=note.label, span=span, note=note.id)
        for note, span in _inline_pairs(notes, inline)
    ]
    return sorted(markers, key=lambda marker: (marker.span.start, marker.label))


def _label_and_fragments(note: Note) -> Iterable[tuple[int, int]]:
    """The stretches of the source that a note fills, the first one with its label."""
    for number, fragment in enumerate(note.fragments):
        start = note.span.start if number == 0 else fragment.span.start
        yield start, max(fragment.span.end, start + 1)


def _inline_pairs(notes: list[Note], inline: list[Span]) -> Iterable[tuple[Note, Span]]:
    by_start = {note.span.start: note for note in notes if note.shape == "inline"}
    return [(by_start[span.start], span) for span in inline if span.start in by_start]


def _believed(text: str, outside: list[Call], notes: list[Note], starts_at: set[int]) -> list[Call]:
    """Strong calls always; weak ones only where they call the next note that nothing stronger calls."""
    labels = {note.label for note in notes}
    strong = [
        call
        for call in outside
        if not call.weak and (call.start not in starts_at or call.label in labels)
    ]
    by_strong = {call.label for call in strong}
    shapes = Counter(note.shape for note in notes)
    allowed = {"glued", *RAISED}
    allowed |= {"bracket"} if shapes["bracket"] or not strong else set()
    allowed |= {"paren"} if shapes["paren"] or not strong else set()
    wanted = [note for note in notes if note.label not in by_strong and note.shape != "inline"]
    weak = [
        call
        for call in outside
        if call.weak and call.shape in allowed and call.label in labels - by_strong
    ]
    in_order = _in_order(text, weak, wanted)
    symbols = [
        call for call in outside if call.family == "symbol" and call.weak and call.label in labels
    ]
    return sorted([*strong, *in_order, *symbols], key=lambda call: (call.start, call.number))


def _in_order(text: str, weak: list[Call], wanted: list[Note]) -> list[Call]:
    """The weak calls that call the wanted notes in order, those nearest to the end of a clause first.

    The best rising chain by place and note: `(1)` in "that (1) notice is given, (2) papers are shown" loses to
    `(1)` behind a full stop. A bracketed number repeated later calls the same note again.
    """
    rank: dict[str, list[int]] = defaultdict(list)
    for place, note in enumerate(wanted):
        rank[note.label].append(place)
    best: list[
        tuple[float, int, int]
    ] = []  # worth of the chain that ends here, its call, the chain before
    ends = PrefixMaximum(len(wanted) + 1)
    for index, call in enumerate(weak):
        for place in rank[call.label] if call.family != "symbol" else ():
            worth, before = ends.before(place + 1)
            best.append((worth + _at_clause_end(text, call), index, before))
            ends.raise_to(place + 1, best[-1][0], len(best) - 1)
    _, at = ends.before(len(wanted) + 1)
    chosen: list[Call] = []
    while at >= 0:
        _, index, at = best[at]
        chosen.append(weak[index])
    called = {call.label for call in chosen}
    again = [call for call in weak if call.shape == "bracket" and call.label in called]
    return list(dict.fromkeys([*chosen, *again]))


def _at_clause_end(text: str, call: Call) -> float:
    """1 for a call, more where a clause ends beside it, less where it stands before a word as in a list."""
    before, after = text[call.start - 1 : call.start], text[call.end : call.end + 2]
    if after[:1] in ("", "\n", *".,;:!?)”»") or before in (*'.,;:!?)”»"', "’"):
        return 1.5
    return 0.3 if before == " " and after[:1] == " " and after[1:].islower() else 1.0


def _paired(believed: list[Call], notes: list[Note]) -> Iterable[Marker]:
    """Each call with its note: by numbering where numberings and calls restart alike, else the next such note."""
    by_label: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        by_label[note.label].append(note)
    series_of = _series_of_calls(believed)
    last_series = max((note.series for note in notes), default=1)
    alike = max(series_of, default=1) == last_series
    for call, series in zip(believed, series_of, strict=True):
        numbered = series if alike and call.family != "symbol" else None
        meant = _note_for(call, numbered, by_label.get(call.label, []))
        span = Span(start=call.start, end=call.end)
        yield Marker(label=call.label, span=span, note=meant.id if meant else None)


def _series_of_calls(believed: list[Call]) -> list[int]:
    """Which numbering each call belongs to, counting a new one where the numbers fall back to the beginning."""
    series, last = 1, 0
    numbered = []
    for call in believed:
        if call.family in ("arabic", "roman", "letter"):
            if call.number <= min(last, 2):
                series += 1
                last = 0
            last = max(last, call.number)
        numbered.append(series)
    return numbered


def _note_for(call: Call, series: int | None, candidates: list[Note]) -> Note | None:
    """The note of the same numbering; else the next one behind the call; else the last one before it."""
    if len(candidates) <= 1:
        return candidates[0] if candidates else None
    if series is not None:
        at = bisect_left(candidates, series, key=lambda note: note.series)
        if at < len(candidates) and candidates[at].series == series:
            return candidates[at]
    at = bisect_right(candidates, call.start, key=lambda note: note.span.start)
    return candidates[at] if at < len(candidates) else candidates[-1]
