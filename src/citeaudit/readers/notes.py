"""Notes of a text and the markers that call them: candidates, the best chain of them, torn ones healed."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from citeaudit.model.manuscript import Damage, Marker, Note
from citeaudit.readers import heal
from citeaudit.readers.chain import Chosen, Sections, choose
from citeaudit.readers.draft import Draft, Stretch, is_quoted, take_line
from citeaudit.readers.inline import inline_notes
from citeaudit.readers.labels import Start, calls, starts
from citeaudit.readers.lines import Line
from citeaudit.readers.markers import find_markers
from citeaudit.readers.tears import give_rests


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
    warnings = give_rests(text, lines, drafts, called, known)
    healed = [draft.note(text, known) for draft in drafts]
    inline = inline_notes(text, taken=len([note for note in healed if note.shape == "definition"]))
    notes = _with_ids(
        sorted([*healed, *(note for note, _ in inline)], key=lambda note: note.span.start)
    )
    markers = find_markers(text, notes, called, candidates, [span for _, span in inline])
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
    quoted = is_quoted(text, lines[draft.start.line])
    index, blank = draft.start.line + 1, False
    while index < len(lines) and index not in start_lines:
        line = lines[index]
        if line.kind == "blank" or (quoted and not text[line.lead : line.end].strip()):
            blank = True
        elif line.kind != "text" and not (line.kind == "table" and definition):
            if not (line.kind == "page" and in_notes):
                return
        elif not blank or (definition and line.indent >= 2):
            take_line(text, lines, draft, index, quoted=quoted)
        elif in_notes and sections.at(index) == "notes" and _reads_on(text, lines, index):
            take_line(text, lines, draft, index, quoted=quoted)
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


def _with_ids(notes: list[Note]) -> list[Note]:
    """Ids that are unique: the label in the first numbering, "2:7" in the second, "7#2" for a label defined twice."""
    seen: Counter[str] = Counter()
    named = []
    for note in notes:
        name = note.label if note.series == 1 else f"{note.series}:{note.label}"
        seen[name] += 1
        if seen[name] > 1:
            name = f"{name}#{seen[name]}"
        named.append(msgspec.structs.replace(note, id=name))
    return named
