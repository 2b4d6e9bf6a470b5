"""Which of the lines that could start a note do: the best increasing chain of labels.

Table rows, numbered lists and years at line starts look like notes too. Taken one by one they cannot be told
apart; taken together, the notes make the longest, best supported run of rising numbers. Dynamic programming
finds it: a reward for each note, a small cost for each label left out, a larger one for starting again.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from citeaudit.readers.labels import Call, Start
from citeaudit.readers.lines import Line

CERTAIN = ("definition", "bundle")
RAISED = ("sup", "anchor", "href", "math", "paren_math", "tex", "caret", "raised", "circled")
MISSING = 0.15  # a label left out of the chain
FAR = 2.0  # many labels left out at once
OTHER_SHAPE = 0.25  # the next label is written in another way
AGAIN = 1.2  # a label defined twice
RESTART = 1.0  # numbering starts again, and so do the markers
RESTART_OTHERWISE = 2.0  # a new numbering written in another way than the last is rather a list
LONE_RESTART = 6.0  # numbering starts again, though the markers do not
NEAR = 8  # gaps up to this size are weighed exactly
ENOUGH = 0.75  # mean score from which a chain that no marker calls is taken for notes

_NOTES_HEADING = re.compile(
    r"(?:#{1,6}[ \t]*)?[*_]{0,3}(?:(?:foot|end)[ -]?notes?|notes?(?: and references| to .{0,60})?|anmerkungen|fußnoten|endnoten"
    r"|fussnoten|notes? (?:de bas de page|de fin)|note(?: a pi[eè] di pagina| finali)?|notas?(?: al pie| finales)?"
    r"|einzelnachweise|references and notes)[*_]{0,3}[ \t]*:?[ \t]*[*_]{0,3}",
    re.IGNORECASE,
)
_LIST_HEADING = re.compile(
    r"(?:#{1,6}[ \t]*)?[*_]{0,3}(?:bibliography|works cited|references|literatur(?:verzeichnis)?|bibliographie|bibliografia"
    r"|bibliografía|further reading|appendix.{0,40})[*_]{0,3}[ \t]*:?[ \t]*",
    re.IGNORECASE,
)
_OPENS_A_NOTE = re.compile(
    r"[“\"‘'«„A-ZÀ-Þ<*_\[(]|see\b|cf\b|ibid|vgl|ebd|voir|cfr|id\.|e\.g\.|de |van |von |al-",
    re.IGNORECASE,
)
_LOWER = re.compile(r"[a-zß-ÿ]")
_LOWER_OPENERS = re.compile(
    r"(?:see|cf|ibid|vgl|ebd|voir|cfr|id\.|e\.g|i\.e|de |van |von |al-|ders|dies|siehe|http|www|v\. )"
)
_CITES = re.compile(
    r"[“”\"«»„‘]|https?:|www\.|\b(?:1[5-9]|20)\d\d\b|\bp{1,2}\.\s?\d|\bS\.\s?\d|\bibid|\bop\. ?cit|\bsee\b|\bcf\.|\bvgl|\bebd|\bvol\b"
    r"|\bsupra\b|\beds?\.|\bhg\.|\bhrsg|\bvoir\b|\bcfr\b|\*[^*\n]{4,}\*",
    re.IGNORECASE,
)


# "3 April 2017" at a line's start is a date, not note 3.
_MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|janv|févr|avr|juin|juil|août|gen|mag|giu|lug|ago|set|ott|dic"
    r"|ene|abr)[a-zé]{0,6}\.? (?:de )?\d{4}\b",
    re.IGNORECASE,
)
_SURELY_CITES = re.compile(
    r"\b(?:1[5-9]|20)\d\d\b|\bp{1,2}\.\s?\d|\bS\.\s?\d|https?:|www\.|\bibid|\bop\. ?cit|\bebd|\bsupra\b",
    re.IGNORECASE,
)


class Chosen(NamedTuple):
    """A line that starts a note, and which numbering it belongs to (1, 2, ...)."""

    start: Start
    series: int


class Sections:
    """Where a manuscript's notes sections and lists of literature begin and end, by line."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self._from: list[int] = [-1]
        self._kind = [""]
        level = 0
        for index, line in enumerate(lines):
            if line.kind not in ("heading", "text") or line.end - line.lead > 90:
                continue
            words = text[line.lead : line.end].rstrip()
            heading = line.kind == "heading"
            rank = len(words) - len(words.lstrip("#")) if heading else 9
            if _NOTES_HEADING.fullmatch(words) and (heading or _stands_alone(lines, index)):
                self._open(index, "notes")
                level = rank
            elif _LIST_HEADING.fullmatch(words) and (heading or _stands_alone(lines, index)):
                self._open(index, "list")
                level = rank
            elif heading and self._kind[-1] and rank <= level:
                self._open(index, "")

    def _open(self, index: int, kind: str) -> None:
        self._from.append(index)
        self._kind.append(kind)

    def at(self, line: int) -> str:
        """ "notes", "list" or "" for the section a line stands in."""
        return self._kind[bisect_left(self._from, line) - 1]


def _stands_alone(lines: Sequence[Line], index: int) -> bool:
    before = index == 0 or lines[index - 1].kind != "text"
    after = index + 1 == len(lines) or lines[index + 1].kind != "text"
    return before and after


class Witnesses:
    """The places that could call a note, asked by label and place."""

    def __init__(self, calls: Iterable[Call], starts: Sequence[Start]) -> None:
        at_starts = {start.at for start in starts}
        self.strong: dict[str, list[int]] = defaultdict(list)
        self.weak: dict[str, list[int]] = defaultdict(list)
        for call in calls:
            # A weak raised number is an exponent: it speaks for nothing.
            if call.start not in at_starts and not (call.weak and call.shape in RAISED):
                (self.weak if call.weak else self.strong)[call.label].append(call.start)

    def support(self, start: Start) -> float:
        """How much the markers speak for a start: most where one stands before it."""
        strong, weak = self.strong.get(start.label), self.weak.get(start.label)
        if strong:
            return 0.9 if strong[0] < start.at else 0.5
        if weak:
            return 0.4 if weak[0] < start.at else 0.1
        return 0.0

    def restarts(self) -> bool:
        """Whether the markers, too, begin again at a low number."""
        firsts = self.strong or self.weak
        return any(len(firsts.get(label, ())) > 1 for label in ("1", "2", "i", "a"))

    def numberings(self) -> int:
        """How many times the markers begin to count, 0 where only uncertain ones are there to tell."""
        return max((len(self.strong.get(label, ())) for label in ("1", "2", "i", "a")), default=0)

    def none(self) -> bool:
        """No marker of any kind was seen."""
        return not self.strong and not self.weak


def choose(
    text: str,
    lines: Sequence[Line],
    starts: Sequence[Start],
    calls: Iterable[Call],
    sections: Sections,
) -> list[Chosen]:
    """The starts that are notes, in order of place, each with its series."""
    witnesses = Witnesses(calls, starts)
    certain = [start for start in starts if start.shape in CERTAIN]
    taken = {start.line for start in certain}
    chosen = _in_series(certain)
    # Markers that no definition answers to: two hands may have written the notes in two ways.
    uncovered = witnesses.strong.keys() - {start.label for start in certain}
    for family in ("arabic", "roman", "letter"):
        rest = [start for start in starts if start.family == family and start.line not in taken]
        if family != "arabic":
            rest = [start for start in rest if _may_be_lettered(start, witnesses)]
        if certain:
            rest = [start for start in rest if start.shape in RAISED or start.label in uncovered]
        scored = [(start, _score(text, lines, start, witnesses, sections)) for start in rest]
        chain = _best_chain(scored, witnesses)
        chosen += _believed(text, chain, dict(scored), witnesses, sections)
    chosen += _symbols(
        text, [start for start in starts if start.family == "symbol"], witnesses, lines
    )
    return sorted(chosen, key=lambda choice: choice.start.at)


def _may_be_lettered(start: Start, witnesses: Witnesses) -> bool:
    """Roman numerals and letters begin many a line: they count where they are raised, or a raised one calls them."""
    return start.shape in ("sup", "anchor", "href") or bool(witnesses.strong.get(start.label))


def _in_series(certain: Sequence[Start]) -> list[Chosen]:
    """Certain starts by series: a label seen before in this series, and lower than the last, begins a new one."""
    chosen: list[Chosen] = []
    series, seen, last = 1, set[str](), 0
    for start in certain:
        if start.label in seen and start.family == "arabic" and start.number < last:
            series, seen = series + 1, set()
        seen.add(start.label)
        last = start.number
        chosen.append(Chosen(start, series))
    return chosen


def _score(
    text: str, lines: Sequence[Line], start: Start, witnesses: Witnesses, sections: Sections
) -> float:
    line = lines[start.line]
    words = text[start.words : min(start.words + 300, line.end)]
    if not words.strip():
        following = lines[start.line + 1] if start.line + 1 < len(lines) else None
        if following is None or following.kind != "text":
            return -9.0
        words = text[following.lead : min(following.lead + 300, following.end)]
        score = -0.5
    else:
        score = -2.0 if line.kind == "table" else 0.0
    score += 0.4 + witnesses.support(start) + _shape_score(start.shape)
    if _LOWER.match(words) and not _LOWER_OPENERS.match(words):
        score -= 0.6
    elif _OPENS_A_NOTE.match(words):
        score += 0.2
    elif words[:1].isdigit():
        score -= 0.3
    score += 0.4 if _CITES.search(words) else 0.0
    score -= 1.2 if _MONTH.match(words) else 0.0
    score += 0.2 if _set_apart(lines, start.line) else -0.3
    return score + {"notes": 0.6, "list": -0.6}.get(sections.at(start.line), 0.0)


def _shape_score(shape: str) -> float:
    if shape in RAISED:
        return 0.3
    return {"bracket": 0.2, "bold": 0.1, "plain": 0.0}.get(shape, -0.2)


def _set_apart(lines: Sequence[Line], index: int) -> bool:
    return index == 0 or lines[index - 1].kind != "text"


def _best_chain(scored: Sequence[tuple[Start, float]], witnesses: Witnesses) -> list[Chosen]:
    """The chain of highest worth; each step extends it, doubles a label, or starts a new series."""
    best: list[float] = []
    before: list[int] = []
    restarted: list[bool] = []
    by_number: dict[int, int] = {}
    below = PrefixMaximum(max((start.number for start, _ in scored), default=0) + 1)
    overall, overall_at = 0.0, -1
    restart = RESTART if witnesses.restarts() or witnesses.none() else LONE_RESTART
    for index, (start, score) in enumerate(scored):
        number = start.number
        options = [(-min(MISSING * (number - 1), FAR), -1, False)]
        for gap in range(1, NEAR + 1):
            at = by_number.get(number - gap)
            if at is not None:
                shape = 0.0 if scored[at][0].shape == start.shape else OTHER_SHAPE
                options.append((best[at] - MISSING * (gap - 1) - shape, at, False))
        far, far_at = below.before(number)
        options.append((far - FAR, far_at, False))
        again = by_number.get(number)
        if again is not None and score >= 1.0 + AGAIN / 4 and scored[again][0].shape == start.shape:
            options.append((best[again] - AGAIN, again, False))
        if overall_at >= 0 and number <= 3:
            other = 0.0 if scored[overall_at][0].shape == start.shape else RESTART_OTHERWISE
            options.append((overall - restart - other - MISSING * (number - 1), overall_at, True))
        worth, at, new = max(options)
        best.append(worth + score)
        before.append(at)
        restarted.append(new)
        held = by_number.get(number)
        if held is None or best[index] >= best[held]:
            by_number[number] = index
            below.raise_to(number, best[index], index)
        if best[index] > overall:
            overall, overall_at = best[index], index
    return _traced(scored, before, restarted, overall_at)


def _traced(
    scored: Sequence[tuple[Start, float]], before: list[int], restarted: list[bool], last: int
) -> list[Chosen]:
    path = []
    while last >= 0:
        path.append(last)
        last = before[last]
    series, chain = 1, []
    for index in reversed(path):
        series += restarted[index]
        chain.append(Chosen(scored[index][0], series))
    return chain


class PrefixMaximum:
    """The best chain that ends below a number (a Fenwick tree, so that many candidates stay cheap)."""

    def __init__(self, size: int) -> None:
        self._tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)

    def raise_to(self, number: int, worth: float, index: int) -> None:
        while number < len(self._tree):
            self._tree[number] = max(self._tree[number], (worth, index))
            number += number & -number

    def before(self, number: int) -> tuple[float, int]:
        found = (0.0, -1)
        number -= 1
        while number > 0:
            found = max(found, self._tree[number])
            number -= number & -number
        return found


def _believed(
    text: str,
    chain: list[Chosen],
    scores: dict[Start, float],
    witnesses: Witnesses,
    sections: Sections,
) -> list[Chosen]:
    """The series of a chain that are notes: called by markers, or so much like notes that markers were lost."""
    believed: list[tuple[float, list[Chosen]]] = []
    for _, group in groupby(chain, key=lambda choice: choice.series):
        members = list(group)
        called = sum(_is_called(choice.start, witnesses) for choice in members)
        mean = sum(scores[choice.start] for choice in members) / len(members)
        in_notes = sum(sections.at(choice.start.line) == "notes" for choice in members)
        plausible = (
            2 * called >= len(members)
            or 2 * in_notes >= len(members)
            or (mean >= ENOUGH and len(members) >= 2 and 2 * _citing(text, members) >= len(members))
        )
        if plausible:
            believed.append((mean, members))
    allowed = witnesses.numberings()
    while allowed and len(believed) > allowed:
        believed.remove(min(believed, key=lambda entry: entry[0]))
    return [
        Chosen(choice.start, series)
        for series, (_, members) in enumerate(believed, start=1)
        for choice in members
    ]


def _citing(text: str, members: Sequence[Chosen]) -> int:
    """How many starts go on with what only a citation has: a year, a page, an address, a back-reference."""
    return sum(
        bool(_SURELY_CITES.search(text, choice.start.words, choice.start.words + 300))
        for choice in members
    )


def _is_called(start: Start, witnesses: Witnesses) -> bool:
    return bool(witnesses.strong.get(start.label) or witnesses.weak.get(start.label))


def _symbols(
    text: str, starts: Sequence[Start], witnesses: Witnesses, lines: Sequence[Line]
) -> list[Chosen]:
    """Symbol notes: only where the sign also hangs on a word before, and not more of them than such calls."""
    used: dict[str, int] = defaultdict(int)
    chosen = []
    series, last = 1, 0
    called = {
        label: sorted(witnesses.strong.get(label, []) + witnesses.weak.get(label, []))
        for label in {start.label for start in starts}
    }
    for start in starts:
        earlier = bisect_left(called[start.label], start.at)
        if (
            earlier > used[start.label]
            and lines[start.line].kind == "text"
            and text[start.words : start.words + 1]
        ):
            used[start.label] += 1
            series, last = (series + 1 if start.number <= last else series), start.number
            chosen.append(Chosen(start, series))
    return chosen
