"""Torn notes and where their rests stand: the paragraphs behind a note, weighed one by one."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from citeaudit.model.manuscript import Damage, Span
from citeaudit.readers import heal
from citeaudit.readers.draft import Draft, is_quoted, take_line
from citeaudit.readers.labels import Call
from citeaudit.readers.lines import Line

MOST_TEARS = 5  # a note that runs over more pages than this is no note
FAR_AWAY = 400  # lines; the rest of a torn note is not looked for further on


def give_rests(
    text: str,
    lines: Sequence[Line],
    drafts: list[Draft],
    called: Sequence[Call],
    known: heal.Vocabulary,
) -> list[Damage]:
    """Give torn notes their rests, and say so."""
    pages = Pages(text, lines, drafts, called)
    warnings = []
    for number, draft in enumerate(drafts):
        # A definition says itself where it ends.
        if draft.start.shape != "definition":
            warnings += _mended(pages, draft, pages.gap_end(number), known)
    return warnings


def _mended(pages: "Pages", draft: Draft, limit: int, known: heal.Vocabulary) -> list[Damage]:
    """Join one note with its rests, page after page, until it reads as finished or nothing fits."""
    warnings: list[Damage] = []
    while len(warnings) < MOST_TEARS:
        words = draft.stitched(pages.text, known)[0].plain().text
        tear = heal.Tear(words, is_quoted(pages.text, pages.lines[draft.start.line]))
        if not (tear.certain or tear.possible):
            break
        rest = heal.best_rest(tear, pages.pieces(draft.last_line, limit), known)
        if rest is None:
            if tear.certain and not _ends_openly(words):
                warnings.append(_torn(draft, "seems unfinished, and no rest was found"))
            break
        for index in pages.claim(rest):
            take_line(pages.text, pages.lines, draft, index, quoted=rest.quoted)
        warnings.append(_torn(draft, "was torn and joined with its rest"))
    return warnings


def _ends_openly(words: str) -> bool:
    """Only signs are left open (a lost quotation mark): no reason to speak of a torn note."""
    return bool(re.search(r"[.!?…>][”’\"')\]>]*$", words))


def _torn(draft: Draft, what: str) -> Damage:
    last = draft.stretches[-1]
    return Damage(
        message=f"note {draft.start.label} {what}",
        span=Span(start=last.start, end=max(last.end, last.start)),
    )


class Pages:
    """The lines around the notes: what each is, which note took it, where markers stand."""

    def __init__(
        self, text: str, lines: Sequence[Line], drafts: list[Draft], called: Sequence[Call]
    ) -> None:
        self.text = text
        self.lines = lines
        owned = {stretch.line for draft in drafts for stretch in draft.stretches}
        self._kinds = ["note" if at in owned else line.kind for at, line in enumerate(lines)]
        self._starts = [draft.start.line for draft in drafts]
        self._last_lines = [draft.last_line for draft in drafts]
        written = {(draft.start.shape, draft.start.label) for draft in drafts}
        self._calling = [
            call.start for call in called if not call.weak or (call.shape, call.label) in written
        ]

    def gap_end(self, number: int) -> int:
        """The line of the note before which the rest of note `number` (in order, from 0) would stand.

        That is the next note, unless it follows at once: two notes at a page's foot may both be torn.
        """
        for following in self._starts[number + 1 : number + 4]:
            if any(True for _ in heal.paragraphs(self._kinds, self._last_lines[number], following)):
                return following
        beyond = self._starts[number + 4 : number + 5]
        return beyond[0] if beyond else len(self.lines)

    def claim(self, piece: heal.Piece) -> range:
        """The lines of a piece, which from now on belong to a note."""
        claimed = range(piece.first, piece.last + 1)
        for index in claimed:
            self._kinds[index] = "note"
        return claimed

    def pieces(self, after: int, limit: int) -> list[heal.Piece]:
        """The paragraphs between two lines, each with what speaks for and against its being a rest."""
        near = min(limit, after + FAR_AWAY)
        found = list(heal.paragraphs(self._kinds, after, near))
        body_open = len(found) > 1 and _body_is_open(self.text, self.lines, after, self._starts)
        pieces = []
        for number, (first, last) in enumerate(found):
            broken = _kind_before(self._kinds, first) in ("rule", "page")
            at_end = number == len(found) - 1 and near == limit
            piece = heal.Piece(
                first=first,
                last=last,
                text=_clean(self.text, self.lines, first, last),
                calls_notes=self._calls_notes(first, last),
                before_next_note=at_end and (limit < len(self.lines) or broken),
                after_break=broken,
                before_break=_kind_after(self._kinds, last) in ("rule", "page", "heading"),
                after_note=number == 0,
                resumes_body=number == 0 and body_open,
                quoted=is_quoted(self.text, self.lines[first]),
            )
            pieces.append(piece)
        return pieces

    def _calls_notes(self, first: int, last: int) -> bool:
        begin, end = self.lines[first].lead, self.lines[last].end
        return bisect_right(self._calling, end) > bisect_left(self._calling, begin)


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
