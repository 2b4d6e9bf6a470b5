"""What grammar finds for itself (pages, dates, addresses, editions) overrules a labeller that was not sure."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from citeaudit.model.manuscript import Extent
from citeaudit.parsers.draft import Draft, neighbour
from citeaudit.parsers.labels import Label
from citeaudit.parsers.sources.legal import hold_code
from citeaudit.parsers.spans import Spans, Stretch

_FULL_DATE = re.compile(r"[^\W\d]{3,}|\d[./-]\d+[./-]\d")


def _numbers_container(text: str, draft: Draft, inside: Sequence[int]) -> bool:
    """Whether a number stands right behind a periodical or a kind of paper: "Der Spiegel, Nr. 12"."""
    return (
        neighbour(draft, inside[0], -1) in ("container", "volume", "genre")
        and "issue" not in draft.labels
    )


class _Ruling(NamedTuple):
    """What a stretch of a kind is called, and what of the labeller's it overrules."""

    label: Label
    overrules: tuple[Label, ...]


_RULINGS: dict[str, _Ruling] = {
    "pages": _Ruling("pages", ("volume", "issue", "publisher", "place", "container")),
    "volume": _Ruling("volume", ("pages", "publisher", "place", "container")),
    "issue": _Ruling("issue", ("pages", "publisher", "place", "container")),
    "edition": _Ruling("edition", ("volume", "other", "note", "publisher", "container", "series")),
    "accessed": _Ruling("accessed", ("date", "other", "note")),
    "url": _Ruling("url", ("other", "note", "title", "container", "publisher")),
    "doi": _Ruling("doi", ("other", "note", "title", "container", "publisher")),
    "date": _Ruling("date", ("other", "note", "place", "publisher", "volume")),
    "genre": _Ruling("genre", ("other", "note", "publisher", "container", "title", "author")),
    "aside": _Ruling("other", ("volume", "issue", "container", "place", "publisher", "genre", "pages", "pinpoint")),
}  # fmt: skip
# What the labeller calls by its name in part is wholly that: "Bl. 12–14".
_WHOLE: dict[str, tuple[Label, ...]] = {
    "pages": ("pages", "pinpoint"), "volume": ("volume",), "issue": ("issue",), "edition": ("edition",),
}  # fmt: skip
_SURE = 0.55  # the labeller's own confidence above which grammar keeps still
# A word that names the kind of work ("Hearing", "Ph.D. Dissertation") is told by itself more surely than a number is.
_KEEPS_STILL = {"genre": 0.65}


def hold(text: str, draft: Draft, seen: Spans, emphasis: Sequence[Extent]) -> None:
    """Every stretch that grammar finds gets its label, where the labeller was not sure of another."""
    for hard in seen.hard:
        inside = draft.within(hard.start, hard.end)
        if not inside or any(one.start <= hard.start < one.end for one in emphasis):
            continue
        if hard.kind == "law":
            hold_code(text, draft, hard.start, hard.end)
        ruling = _RULINGS.get(hard.kind)
        label = draft.most(inside)
        if hard.kind == "pinpoint" and label in ("pages", "pinpoint"):
            draft.put(inside, label)
        if hard.kind in _WHOLE and label in _WHOLE[hard.kind]:
            draft.put(inside, label)
        if (
            hard.kind == "issue"
            and label in ("other", "note")
            and _numbers_container(text, draft, inside)
        ):
            draft.put(inside, "issue")
        if misnamed := _misnamed(text, draft, hard, inside, label):
            draft.put(inside, misnamed)
        if ruling is None or label is None or label not in ruling.overrules:
            continue
        if hard.kind == "date" and not _FULL_DATE.search(text[hard.start : hard.end]):
            continue
        if (
            (draft.sure(inside) < _KEEPS_STILL.get(hard.kind, _SURE) or hard.kind == "accessed")
            and not inside_title(draft, inside)
            and not _runs_on(text, draft, inside)
        ):
            draft.put(inside, ruling.label)


_PAGE_SIGN = re.compile(r"(?:pp?|S|cc?|ff?|fol|Bl|cols?)\.\s?\d", re.IGNORECASE)


_LEAF = re.compile(r"(?:fos?|fols?|ff?|Bll?)\b\.?\s?\d")
_VOLUME_OF_WORK = re.compile(r"(?:Bd|Bde|[Vv]ols?|t|tome|tomo)\.?\s\d")
_ARTICLE = re.compile(r"(?:arts?|paras?)\.|regs?\s|[§¶]", re.IGNORECASE)


# What the figures of a number of a registry are not.
_COUNTED: frozenset[Label] = frozenset(("date", "pages", "pinpoint", "volume", "issue", "edition"))


def _misnamed(
    text: str, draft: Draft, hard: Stretch, inside: Sequence[int], label: Label | None
) -> Label | None:
    """What a stretch is that cannot be what it was called, or that was called nothing where its kind is missing."""
    printed = text[hard.start : hard.end]
    if hard.kind in ("url", "doi") and label in ("date", "pages", "volume", "author"):
        return "url" if "/" in printed else None
    if hard.kind == "identifier" and not _COUNTED.isdisjoint(draft.labels[at] for at in inside):
        return "other"
    if hard.kind == "pages" and label == "title" and _LEAF.match(printed):
        return "pages" if text[: hard.start].endswith(", ") else None
    if hard.kind == "edition" and label in ("date", "other"):
        return "edition"
    if hard.kind == "pinpoint" and label == "volume" and _ARTICLE.match(printed):
        return "pages"
    if hard.kind == "pinpoint" and label == "other" and re.match(r"chs?\b", printed):
        return "pages" if neighbour(draft, inside[-1], +1) in ("pages", "pinpoint") else None
    if label != "other":
        return None
    if hard.kind == "volume" and "volume" not in draft.labels and _VOLUME_OF_WORK.match(printed):
        return "volume" if text[: hard.start].endswith(", ") else None
    if hard.kind == "issue" and "issue" not in draft.labels and "container" in draft.labels:
        return "issue" if "volume" in draft.labels[: inside[0]] else None
    if hard.kind == "pages" and not {"pages", "pinpoint"} & set(draft.labels):
        initial = printed[0] == "S" and re.search(r"\b[A-Z]\.\s$", text[: hard.start])
        return "pages" if _PAGE_SIGN.match(printed) and not initial else None
    return None


def inside_title(draft: Draft, inside: Sequence[int]) -> bool:
    """Whether a stretch stands between words of one title or name: "The Report of May 1968 and After"."""
    before = neighbour(draft, inside[0], -1)
    after = neighbour(draft, inside[-1], +1)
    return before is not None and before == after and before in ("title", "container")


def _runs_on(text: str, draft: Draft, inside: Sequence[int]) -> bool:
    """Whether more words of a title follow without any sign between: "Annual Report 1938", "White Paper on Ports"."""
    last = inside[-1] + 1
    return (
        last < len(draft.tokens)
        and draft.tokens[last].text[0].isalnum()
        and draft.labels[last] in ("title", "container")
    )
