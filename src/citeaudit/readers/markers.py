"""The places that call a note, told from arithmetic and enumerations, each paired with its note."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from citeaudit.model.manuscript import Marker, Note, Span
from citeaudit.readers.chain import RAISED, PrefixMaximum
from citeaudit.readers.labels import Call, Start


def find_markers(
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
