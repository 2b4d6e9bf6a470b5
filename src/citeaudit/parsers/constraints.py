"""Grammar has the last word: labels that contradict what a stretch plainly is are put right.

The trained labeller sees most things; it may still split a quotation, take a page with its cue word for a volume,
or give the quotation's opening mark to the author. Whatever grammar is sure of holds.
"""

import re
from collections.abc import Sequence

from citeaudit.model.manuscript import Extent
from citeaudit.parsers import (
    documents,
    heads,
    imprints,
    lexicon,
    parted,
    renamed,
    rulings,
    spans,
)
from citeaudit.parsers.draft import Draft, neighbour
from citeaudit.parsers.labels import Labelled
from citeaudit.parsers.names import is_body, looks_like_person
from citeaudit.parsers.sources import (
    continental,
    debates,
    german_law,
    keepers,
    lawreviews,
    letters,
    loci,
    newspapers,
    productions,
    reference_works,
    reporters,
)
from citeaudit.parsers.sources.legal import (
    hold_act,
    hold_article_behind,
    hold_case,
    hold_congress,
    hold_court,
    hold_ecli,
    hold_joined_cases,
    hold_named_code,
    hold_named_paper,
    hold_named_report,
    hold_regnal_year,
    hold_shelf_mark,
    hold_signed,
    hold_treaty_series,
)
from citeaudit.parsers.spans import Spans, Stretch

_LAST_NUMBER = re.compile(
    r"(?<=[)\]”\",:])\s*,?\s*(?:at\s+)?(?P<page>(?:[A-Z]{1,2})?\d{1,5}(?:\s?[-–—]\s?\d{1,5})?(?:,\s?\d{1,5}(?:\s?[-–—]\s?\d{1,5})?)*(?:\s?ff?)?)\W*$"
)


def constrain(text: str, labelled: Labelled, emphasis: Sequence[Extent] = ()) -> Labelled:
    """The labels with every stretch put right that grammar is sure of."""
    seen = spans.find(text)
    draft = Draft(labelled)
    _hold_quotations(text, draft, seen)
    _hold_emphasis(text, draft, seen, emphasis)
    rulings.hold(text, draft, seen, emphasis)
    hold_case(text, draft)
    hold_act(text, draft)
    hold_shelf_mark(text, draft)
    hold_regnal_year(text, draft)
    hold_named_report(text, draft)
    _hold_initials(draft)
    _hold_last_year(text, draft, seen)
    _hold_last_page(text, draft)
    _hold_author(text, draft, seen, emphasis)
    _hold_imprint(text, draft)
    _hold_subtitle(text, draft)
    _hold_container(text, draft, seen, emphasis)
    _hold_series(text, draft)
    heads.hold(text, draft, seen, emphasis)
    documents.hold(text, draft, seen, emphasis)
    imprints.hold(text, draft, seen, emphasis)
    hold_named_paper(text, draft, emphasis)
    hold_named_code(text, draft)
    hold_article_behind(text, draft)
    hold_congress(text, draft)
    reporters.hold(text, draft, emphasis)
    lawreviews.hold(text, draft, seen, emphasis)
    continental.hold(text, draft)
    german_law.hold(text, draft)
    letters.hold(text, draft, seen)
    letters.hold_volume_and_page(text, draft)
    keepers.hold(text, draft, seen)
    debates.hold(text, draft, seen)
    reference_works.hold(text, draft, seen)
    productions.hold(text, draft, seen)
    hold_court(text, draft)
    hold_joined_cases(text, draft)
    hold_signed(text, draft)
    hold_treaty_series(text, draft)
    hold_ecli(text, draft)
    loci.hold(text, draft)
    newspapers.hold(text, draft, seen)
    parted.hold(text, draft, seen, emphasis)
    renamed.hold(text, draft, seen, emphasis)
    return draft.done()


def _hold_quotations(text: str, draft: Draft, seen: Spans) -> None:
    titled = False
    for quotation in seen.quotations:
        inside = draft.within(quotation.start, quotation.end)
        if _quotes_inside_title(text, draft, quotation, inside):
            continue
        label = draft.most(inside)
        if titled and re.search(r"[”\"»’]\s(?:and|und|et|e|y|&)\s$", text[: quotation.start]):
            # “Nocturne” and “Five Tales” are one title.
            draft.put(draft.within(quotation.start - 5, quotation.end), "title")
            continue
        if label == "date" and not titled and neighbour(draft, inside[0], -1) == "author":
            # “1848,” is what somebody wrote, not when.
            label = "title"
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
            _hold_before_title(draft, inside[0])
            _end_title(text, draft, quotation, inside[-1])


def _quotes_inside_title(
    text: str, draft: Draft, quotation: Stretch, inside: Sequence[int]
) -> bool:
    """Whether a quotation stands in the middle of a title: "Von der „Doppelrevolution“ bis 1914"; it does not end it."""
    before = text[max(quotation.start - 8, 0) : quotation.start]
    if not inside or not re.search(r"[^\W\d_]\s$", before):
        return False
    if neighbour(draft, inside[0], -1) != "title" or re.search(r"[.,:;]\s*[Ii]n\s$", before):
        return False
    draft.put(inside, "title")
    if re.match(r"\s[^\W\d_A-ZÀ-Þ]", text[quotation.end : quotation.end + 2]):
        end = re.compile(r"[,.;(]\s").search(text, quotation.end)
        draft.put(draft.within(quotation.end, end.start() if end else len(text)), "title")
    return True


def _hold_before_title(draft: Draft, first: int) -> None:
    """What stands before a quoted title at the head of a reference is its author, never what it stands in."""
    before = range(first)
    if draft.most(before) in ("container", "publisher"):
        words = [i for i in before if draft.labels[i] in ("container", "publisher")]
        draft.put(range(words[0], words[-1] + 1), "author")


def _end_title(text: str, draft: Draft, quotation: Stretch, last: int) -> None:
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
    if text[quotation.end : draft.tokens[index].start].strip() == "(":
        # “Caliphate in Crisis” (Editorial)
        draft.put(range(index, end), "genre")
        return
    if any(label == "container" for label in draft.labels):
        return
    draft.put(range(index, end), "container")


def _hold_emphasis(text: str, draft: Draft, seen: Spans, emphasis: Sequence[Extent]) -> None:
    titled = any(draft.most(draft.within(q.start, q.end)) == "title" for q in seen.quotations)
    for stretch in emphasis:
        inside = draft.within(stretch.start, stretch.end)
        words = sum(draft.tokens[i].text[0].isalnum() for i in inside)
        if words < 1 or stretch.end - stretch.start < 5:
            continue
        label = draft.most(inside)
        if label == "title" and titled and "container" not in draft.labels:
            draft.put(inside, "container")
        elif label in ("title", "container", "series"):
            draft.put(inside, label)
        elif label in ("author", "editor", "publisher", "place", "other", "note", "date", "genre"):
            draft.put(inside, "container" if titled else "title")
        if not titled and draft.labels[inside[0]] == "title":
            _end_italic_title(text, draft, stretch, inside[-1])
        titled = True


def _end_italic_title(text: str, draft: Draft, stretch: Extent, last: int) -> None:
    """What stands after a title in italics and a comma is no part of it."""
    if not text[stretch.end : stretch.end + 2].startswith((",", ".", " (")):
        return
    end = last + 1
    while end < len(draft.tokens) and draft.labels[end] == "title":
        end += 1
    after = range(last + 1, end)
    if not any(draft.tokens[i].text[0].isalnum() for i in after):
        return
    told = text[draft.tokens[after[0]].start : draft.tokens[after[-1]].end].strip(" ,.")
    if lexicon.is_place(told):
        draft.put(after, "place")
    elif not re.match(r"by\s", told):
        draft.put(
            after,
            "container"
            if "container" not in draft.labels and lexicon.PERIODICAL.search(told)
            else "other",
        )


def _hold_imprint(text: str, draft: Draft) -> None:
    """ "Paris: Seuil" is a place and a publisher, also where it was taken for what the work stands in."""
    start = next(
        (i for i, label in enumerate(draft.labels) if label in ("container", "publisher")), None
    )
    if start is None or "place" in draft.labels or "volume" in draft.labels:
        return
    end = start
    while end < len(draft.labels) and draft.labels[end] == draft.labels[start]:
        end += 1
    told = text[draft.tokens[start].start : draft.tokens[end - 1].end]
    place, sign, _ = told.partition(":")
    if sign and lexicon.is_place(place):
        at = draft.tokens[start].start + len(place)
        draft.put(draft.within(draft.tokens[start].start, at), "place")
        draft.put(draft.within(at, at + 1), "other")
        draft.put(draft.within(at + 1, draft.tokens[end - 1].end), "publisher")


def _hold_subtitle(text: str, draft: Draft) -> None:
    """ "Titel. Untitel, Ort 1999": what follows a title's full stop and ends in a place is subtitle and place."""
    start = next((i for i, label in enumerate(draft.labels) if label == "container"), None)
    if (
        start is None
        or "volume" in draft.labels
        or "issue" in draft.labels
        or "editor" in draft.labels
    ):
        return
    end = start
    while end < len(draft.labels) and draft.labels[end] == "container":
        end += 1
    if neighbour(draft, start, -1) != "title" or not re.search(
        r"\w\.\s$", text[: draft.tokens[start].start]
    ):
        return
    told = text[draft.tokens[start].start : draft.tokens[end - 1].end]
    head, sign, place = told.rpartition(", ")
    if sign and lexicon.is_place(place):
        at = draft.tokens[start].start + len(head)
        draft.put(draft.within(draft.tokens[start - 1].start, at), "title")
        draft.put(draft.within(at + 1, draft.tokens[end - 1].end), "place")


_STANDS_IN = re.compile(r",\s(?:in|dans|en)(?:\s?:)?\s(?=[A-ZÀ-Þ«“\"])")


def _hold_container(text: str, draft: Draft, seen: Spans, emphasis: Sequence[Extent]) -> None:
    """A title that runs over ", in ..." up to editors or pages holds its container too."""
    if (
        "container" in draft.labels
        or "title" not in draft.labels
        or not ({"editor", "pages"} & set(draft.labels))
    ):
        return
    first = draft.labels.index("title")
    end = first
    while end < len(draft.labels) and draft.labels[end] == "title":
        end += 1
    span = draft.tokens[first].start, draft.tokens[end - 1].end
    held = [
        *((one.start, one.end) for one in emphasis),
        *((one.start, one.end) for one in seen.quotations),
    ]
    for cue in _STANDS_IN.finditer(text, *span):
        if any(start <= cue.start() < stop for start, stop in held):
            continue
        draft.put(draft.within(cue.start(), cue.end()), "other")
        draft.put(draft.within(cue.end(), span[1]), "container")
        return


_SERIES = re.compile(
    r"\(«[^»]{3,60}»(?:,?\s\d{1,4})?\)|\(?\s?(?:coll\.|collection)\s«[^»]{2,60}»\)?|\(=\s[^()]{4,80}\)"
)


def _hold_series(text: str, draft: Draft) -> None:
    for found in _SERIES.finditer(text):
        draft.put_at(found.span(), "series")


def _hold_last_year(text: str, draft: Draft, seen: Spans) -> None:
    """A work that no date was found for has its last bare year for one: "3. Aufl., München/Zürich 1964"."""
    if "date" in draft.labels:
        return
    for hard in reversed(seen.hard):
        inside = draft.within(hard.start, hard.end)
        if hard.kind != "date" or rulings.inside_title(draft, inside):
            continue
        if draft.most(inside) not in ("title", "container"):
            draft.put(inside, "date")
            return


def _hold_initials(draft: Draft) -> None:
    """A lone capital between two words of a name is an initial, whatever it was taken for."""
    for index, token in enumerate(draft.tokens):
        if (
            len(token.text) == 1
            and token.text.isupper()
            and draft.labels[index] not in ("author", "editor", "translator")
        ):
            before, after = neighbour(draft, index, -1), neighbour(draft, index, +1)
            if before == after and before in ("author", "editor", "translator"):
                draft.put([index], before)


_NEARLY_SURE = 0.8  # a bare number at the end is seldom anything but a page


def _hold_last_page(text: str, draft: Draft) -> None:
    """A bare number at the very end, after a bracket or a comma, is a page, if nothing else was found for it."""
    if "pages" in draft.labels or "pinpoint" in draft.labels:
        return
    found = _LAST_NUMBER.search(text)
    if not found:
        return
    inside = draft.within(*found.span("page"))
    taken = draft.most(inside) in ("other", "note", "volume", "issue", "publisher", "place")
    if taken and draft.sure(inside) < _NEARLY_SURE:
        draft.put(inside, "pages")


def _hold_author(text: str, draft: Draft, seen: Spans, emphasis: Sequence[Extent]) -> None:
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
        or lexicon.LAW_TITLE.search(re.sub(r"\s(?:of\s)?\d{4}$", "", head))
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
