"""Grammar has the last word: labels that contradict what a stretch plainly is are put right.

The trained labeller sees most things; it may still split a quotation, take a page with its cue word for a volume,
or give the quotation's opening mark to the author. Whatever grammar is sure of holds.
"""

import re
from collections import Counter
from collections.abc import Sequence

from citeaudit.model.manuscript import Extent
from citeaudit.parsers import lexicon, spans
from citeaudit.parsers.labels import Label, Labelled
from citeaudit.parsers.names import is_body, looks_like_person
from citeaudit.parsers.spans import Spans, Stretch
from citeaudit.parsers.tokens import Token

_FIRM = 0.95
_DECIDED: dict[str, Label] = {
    "pages": "pages", "volume": "volume", "issue": "issue", "edition": "edition", "accessed": "accessed", "url": "url",
    "doi": "doi",
}  # fmt: skip
_MAY_BE: dict[str, tuple[Label, ...]] = {
    "pages": ("pages", "pinpoint"), "volume": ("volume", "issue"), "issue": ("issue", "volume"), "url": ("url", "doi"),
    "doi": ("doi", "url"), "edition": ("edition",), "accessed": ("accessed",),
}  # fmt: skip
_FULL_DATE = re.compile(r"[^\W\d]{3,}|\d[./-]\d+[./-]\d")
_LAST_NUMBER = re.compile(
    r"(?<=[)\]”\",:])\s*,?\s*(?:at\s+)?(?P<page>(?:[A-Z]{1,2})?\d{1,5}(?:\s?[-–—]\s?\d{1,5})?(?:,\s?\d{1,5}(?:\s?[-–—]\s?\d{1,5})?)*(?:\s?ff?)?)\W*$"
)


class _Draft:
    """Labels under correction."""

    def __init__(self, labelled: Labelled) -> None:
        self.tokens: tuple[Token, ...] = labelled.tokens
        self.labels: list[Label] = list(labelled.labels)
        self.confidence: list[float] = list(labelled.confidence)

    def within(self, start: int, end: int) -> list[int]:
        """The indices of the tokens of a stretch."""
        return [
            i for i, token in enumerate(self.tokens) if start <= token.start and token.end <= end
        ]

    def put(self, indices: Sequence[int], label: Label) -> None:
        for index in indices:
            if self.labels[index] != label:
                self.labels[index] = label
                self.confidence[index] = _FIRM

    def most(self, indices: Sequence[int]) -> Label | None:
        """The label that most words of a stretch have."""
        counted = Counter(self.labels[i] for i in indices if self.tokens[i].text[0].isalnum())
        return min(counted.items(), key=lambda pair: (-pair[1], pair[0]))[0] if counted else None

    def done(self) -> Labelled:
        return Labelled(
            tokens=self.tokens, labels=tuple(self.labels), confidence=tuple(self.confidence)
        )


def constrain(text: str, labelled: Labelled, emphasis: Sequence[Extent] = ()) -> Labelled:
    """The labels with every stretch put right that grammar is sure of."""
    seen = spans.find(text)
    draft = _Draft(labelled)
    _hold_quotations(text, draft, seen)
    _hold_emphasis(draft, seen, emphasis)
    _hold_spans(text, draft, seen, emphasis)
    _hold_case(text, draft)
    _hold_act(text, draft, seen)
    _hold_initials(draft)
    _hold_last_year(text, draft, seen)
    _hold_last_page(text, draft)
    _hold_author(text, draft, seen, emphasis)
    return draft.done()


def _hold_quotations(text: str, draft: _Draft, seen: Spans) -> None:
    titled = False
    for quotation in seen.quotations:
        inside = draft.within(quotation.start, quotation.end)
        label = draft.most(inside)
        if label not in ("title", "container"):
            if (
                label in ("author", "publisher", "place", "other", "note", "genre")
                and not titled
                and len(inside) > 4
            ):
                label = "title"
            else:
                continue
        draft.put(inside, label)
        if label == "title" and not titled:
            titled = True
            _end_title(text, draft, quotation, inside[-1])


def _end_title(text: str, draft: _Draft, quotation: Stretch, last: int) -> None:
    """What runs on after a quoted title is its container, unless a colon ties it to the title."""
    after = text[quotation.end : quotation.end + 2]
    index = last + 1
    while index < len(draft.tokens) and not draft.tokens[index].text[0].isalnum():
        if draft.labels[index] == "title" and ":" not in after:
            draft.labels[index] = "other"
        index += 1
    if ":" in after or index >= len(draft.tokens) or draft.labels[index] != "title":
        return
    end = index
    while end < len(draft.tokens) and draft.labels[end] == "title":
        end += 1
    if any(label == "container" for label in draft.labels):
        return
    draft.put(range(index, end), "container")


def _hold_emphasis(draft: _Draft, seen: Spans, emphasis: Sequence[Extent]) -> None:
    quoted = any(draft.most(draft.within(q.start, q.end)) == "title" for q in seen.quotations)
    titled = quoted
    for stretch in emphasis:
        inside = draft.within(stretch.start, stretch.end)
        if (
            sum(draft.tokens[i].text[0].isalnum() for i in inside) < 1
            or stretch.end - stretch.start < 5
        ):
            continue
        label = draft.most(inside)
        if label in ("title", "container", "series"):
            draft.put(inside, label)
        elif not titled and label in ("author", "publisher", "place", "other", "note", "date"):
            draft.put(inside, "title")
        elif titled and label in ("author", "publisher", "other", "note", "place"):
            draft.put(inside, "container")
        titled = True


def _hold_spans(text: str, draft: _Draft, seen: Spans, emphasis: Sequence[Extent]) -> None:
    for hard in seen.hard:
        if any(one.start <= hard.start < one.end for one in emphasis):
            continue
        inside = draft.within(hard.start, hard.end)
        if not inside:
            continue
        label = draft.most(inside)
        if hard.kind in ("volume", "issue") and label in ("other", "note", "series", "genre"):
            continue
        if hard.kind in _DECIDED:
            if label not in _MAY_BE[hard.kind] and not _inside_title(draft, inside):
                draft.put(inside, _DECIDED[hard.kind])
            elif label in _MAY_BE[hard.kind]:
                draft.put(inside, label)
        elif hard.kind == "aside" and label in (
            "volume",
            "issue",
            "container",
            "place",
            "publisher",
        ):
            draft.put(inside, "other")
        elif hard.kind == "date" and label in (
            "other",
            "note",
            "place",
            "pages",
            "volume",
            "publisher",
        ):
            if _FULL_DATE.search(text[hard.start : hard.end]):
                draft.put(inside, "date")
        elif hard.kind == "genre" and label in (
            "other",
            "note",
            "publisher",
            "container",
            "series",
            "title",
            "author",
        ):
            if not _inside_title(draft, inside) and not _runs_on(text, draft, inside):
                draft.put(inside, "genre")


def _hold_last_year(text: str, draft: _Draft, seen: Spans) -> None:
    """A work that no date was found for has its last bare year for one: "3. Aufl., München/Zürich 1964"."""
    if "date" in draft.labels:
        return
    for hard in reversed(seen.hard):
        if hard.kind == "date" and not _inside_title(
            draft, inside := draft.within(hard.start, hard.end)
        ):
            if draft.most(inside) not in ("title", "container"):
                draft.put(inside, "date")
                return


_PARTIES_END = re.compile(
    r",?\s[\[(](?=\d{4}[\])])|,\s(?=\d)|,\s(?!(?:ex|No|Inc|Ltd|LLC|[A-Z][a-z]+\sv)\b)"
)


def _hold_act(text: str, draft: _Draft, seen: Spans) -> None:
    """The year right after a law's name is its title's: "Small Tribunals Act 1974"."""
    for hard in seen.hard:
        if (
            hard.kind == "date"
            and lexicon.LAW_TITLE.search(text[: hard.start].rstrip(" "))
            and text[hard.start - 1 : hard.start] == " "
        ):
            before = draft.within(0, hard.start)
            if before and draft.labels[before[-1]] == "title":
                draft.put(draft.within(hard.start, hard.end), "title")
            return


def _hold_initials(draft: _Draft) -> None:
    """A lone capital between two words of a name is an initial, whatever it was taken for."""
    for index, token in enumerate(draft.tokens):
        if (
            len(token.text) == 1
            and token.text.isupper()
            and draft.labels[index] not in ("author", "editor", "translator")
        ):
            before, after = _neighbour(draft, index, -1), _neighbour(draft, index, +1)
            if before == after and before in ("author", "editor", "translator"):
                draft.put([index], before)


def _hold_case(text: str, draft: _Draft) -> None:
    """Parties are the title of a case, never authors; what its reporter is called is no title."""
    head = _PARTIES_END.split(text, maxsplit=1)[0]
    if not lexicon.CASE_TITLE.search(head) or draft.labels[:1] not in (["author"], ["title"]):
        return
    inside = draft.within(0, len(head.rstrip(" (")))
    draft.put(inside, "title")
    for index in range(len(inside), len(draft.labels)):
        if draft.labels[index] == "title":
            draft.labels[index] = "container"


def _inside_title(draft: _Draft, inside: Sequence[int]) -> bool:
    """Whether a stretch stands between words of one title or name: "The Report of May 1968 and After"."""
    before = _neighbour(draft, inside[0], -1)
    after = _neighbour(draft, inside[-1], +1)
    return before is not None and before == after and before in ("title", "container")


def _runs_on(text: str, draft: _Draft, inside: Sequence[int]) -> bool:
    """Whether more words of a title follow without any sign between: "Annual Report 1938", "White Paper on Ports"."""
    last = inside[-1] + 1
    return (
        last < len(draft.tokens)
        and draft.tokens[last].text[0].isalnum()
        and draft.labels[last] in ("title", "container")
    )


def _neighbour(draft: _Draft, index: int, step: int) -> Label | None:
    index += step
    while 0 <= index < len(draft.tokens) and not draft.tokens[index].text[0].isalnum():
        index += step
    return draft.labels[index] if 0 <= index < len(draft.tokens) else None


def _hold_last_page(text: str, draft: _Draft) -> None:
    """A bare number at the very end, after a bracket or a comma, is a page, if nothing else was found for it."""
    found = _LAST_NUMBER.search(text)
    if not found or any(label in ("pages", "pinpoint") for label in draft.labels):
        return
    inside = draft.within(*found.span("page"))
    if draft.most(inside) in ("other", "note", "volume", "issue", "publisher", "place"):
        draft.put(inside, "pages")


def _hold_author(text: str, draft: _Draft, seen: Spans, emphasis: Sequence[Extent]) -> None:
    """A body or a person before the first comma is no part of the title that follows it."""
    if (
        "author" in draft.labels
        or "editor" in draft.labels
        or not draft.labels
        or draft.labels[0] != "title"
    ):
        return
    first = min(
        [one.start for one in emphasis] + [one.start for one in seen.quotations], default=None
    )
    end = first if first else text.find(",")
    head = text[: max(end, 0)].strip(" ,:")
    if (
        len(head) < 4
        or first == 0
        or lexicon.CASE_TITLE.search(head)
        or lexicon.LAW_TITLE.search(head)
    ):
        return
    rest = [
        i
        for i in draft.within(end, len(text))
        if draft.labels[i] == "title" and draft.tokens[i].text[0].isalnum()
    ]
    if not rest or (first is None and len(rest) < 2) or lexicon.ARCHIVE.search(head):
        return
    if is_body(head) or (looks_like_person(head) and first is not None):
        draft.put(draft.within(0, end), "author")
