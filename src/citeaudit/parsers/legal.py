"""Labels of law and archives put right: parties of a case, names of acts, shelf marks."""

import re

from citeaudit.parsers import lexicon
from citeaudit.parsers.draft import Draft

_PARTIES_END = re.compile(
    r",?\s[\[(](?=\d{4}[\])])|,\s(?=\d)|,\s(?!(?:ex|No|Inc|Ltd|LLC|[A-Z][a-z]+\sv)\b)"
)


_ACT = re.compile(
    r"(?P<act>[A-ZÀ-Þ][^“\"«„;]{2,110}?(?:"
    + lexicon.LAW_NAME
    + r")(?:\s\([A-Z][\w’' ]+\))?(?:\s(?:of|No\.?|Nr\.?))?\s(?P<number>\d{1,4}(?:/\d{2,4}(?:/\w+)?)?))(?=[\s,.;(]|$)"
)
_SHELF_MARK = re.compile(r"(?<![\w/.])[A-Z]{1,6}\d*(?:\s\d+)?(?:/[A-Z0-9][\w-]*)+(?![\w/.]*\.\w)")


def hold_act(text: str, draft: Draft) -> None:
    """The name of a law reaches to its year or number: "Small Tribunals Act 1974", "Council Resolution 2178"."""
    found = _ACT.match(text)
    if found is None or draft.labels[:1] not in (["title"], ["author"], ["genre"]):
        return
    if "," in found["act"] and draft.labels[0] == "author":
        return
    draft.put(draft.within(0, found.end("act")), "title")


def hold_shelf_mark(text: str, draft: Draft) -> None:
    """Where a thing stands in its archive is no volume and no periodical: "CAB 23/24", "S/RES/2178"."""
    for found in _SHELF_MARK.finditer(text):
        inside = draft.within(*found.span())
        if "title" not in draft.labels and re.fullmatch(
            r"\W*(?:UN|EU|OAS|NATO)\s(?:Doc|Document)\.?\s", text[: found.start()]
        ):
            draft.put(draft.within(0, found.end()), "title")
            continue
        if draft.most(inside) in ("container", "pages", "publisher"):
            draft.put(inside, "volume")


def hold_case(text: str, draft: Draft) -> None:
    """Parties are the title of a case, never authors; what its reporter is called is no title."""
    head = _PARTIES_END.split(text, maxsplit=1)[0]
    if (
        not lexicon.CASE_TITLE.search(head)
        or len(head) > 140
        or not draft.labels
        or draft.labels[0] == "container"
    ):
        return
    inside = draft.within(0, len(head.rstrip(" (")))
    draft.put(inside, "title")
    for index in range(len(inside), len(draft.labels)):
        if draft.labels[index] == "title":
            draft.labels[index] = "container"


_CODE = re.compile(
    r"(?P<volume>\d{1,4})\s(?P<container>[A-Z][\w.\s]*?\.)\s(?P<pages>(?:§{1,2}\s?)?\d.*)",
    re.DOTALL,
)


def hold_code(text: str, draft: Draft, start: int, end: int) -> None:
    """A code or reporter that was passed over: volume, name and section: "15 U.S.C. § 78j(b)"."""
    found = _CODE.fullmatch(text[start:end])
    if found is None or draft.most(draft.within(start, end)) not in ("other", "note", None):
        return
    draft.put(draft.within(start + found.start("volume"), start + found.end("volume")), "volume")
    draft.put(
        draft.within(start + found.start("container"), start + found.end("container")), "container"
    )
    draft.put(draft.within(start + found.start("pages"), start + found.end("pages")), "pages")
