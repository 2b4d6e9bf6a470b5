"""What a page prints of itself beside its heading, for readers: dates of publication and change, and a byline.

"Published 2 April 2015. Last updated 3 March 2020"  ->  2015-04-02; 2020-03-03
"By Nora Grant and Ben Hurst"                        ->  Nora Grant and Ben Hurst
"""

import re
from itertools import islice
from typing import Any

from citeaudit.checkers.said_dates import MONTHS

_BEFORE, _BEHIND = 160, 320  # signs around a heading where its date stands
_NO_HEADING = 400  # signs of a text without one
_SIGNS = 12_000  # of a text that are looked at
_YEARS_AT_MOST = 40
_DATES_AT_MOST = 6
# 1500 to 2099; begins with a plain set of signs, which is looked for several times as quickly.
_YEAR = re.compile(r"[12](?<!\d\d)(?:(?<=1)[5-9]|(?<=2)0)\d\d(?!\d)")
_REACH = 30  # signs before a year in which the rest of its date stands
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|º|°)?")
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?$")
_FROM_YEAR = re.compile(r"[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_OF = frozenset(("de", "del", "of"))
# Words before a date that make it the page's own, wherever it stands.
_CUES = (
    "publish", "posted", "updated", "modified", "in print", "edited", "issued", "released", "dated", "veröffentlicht", "aktualisiert",
    "stand:", "stand ", "erschienen", "publié", "mis à jour", "mise à jour", "en ligne", "modifié", "publicado", "actualizado",
    "pubblicato", "aggiornato", "gepubliceerd", "date:",
)  # fmt: skip
_CUE_REACH = 34
_BY = re.compile(
    r"^(?:written\s+by|by|von|par|por|di|da|door|text:|autor(?:in)?:?|authors?:?)\s+", re.I
)
_NAME = r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){1,4}"
_NAMES = re.compile(
    rf"{_NAME}(?:(?:\s*[,;]\s*(?:and\s+|und\s+|et\s+|&\s*)?|\s+(?:and|und|et|y|e|&)\s+){_NAME}){{0,7}}"
)
_BYLINES = (
    "h1, h2, h3, a[rel~=author], address, [class*=byline], [class*=author], [class*=contributor]"
)
_LONGEST_BYLINE = 160
_NODES = 60


def dates_printed(words: list[str], heading: str | None) -> str:
    """The dates beside the heading, and those that words like "published" go before; as EDTF, joined by "; "."""
    text = " ".join(words[:_SIGNS])[:_SIGNS]
    if not _YEAR.search(text):
        return ""
    head = " ".join((heading or "").split())
    at = text.find(head) if head else -1
    low, high = (at - _BEFORE, at + len(head) + _BEHIND) if at >= 0 else (0, _NO_HEADING)
    inside = range(at, at + len(head)) if at >= 0 else range(0)
    found: dict[str, None] = {}
    for year in islice(_YEAR.finditer(text), _YEARS_AT_MOST):
        start = year.start()
        if start not in inside and (low <= start <= high or _is_cued(text, start)):
            found |= dict.fromkeys(_dates_at(text, year))
    return "; ".join(list(found)[:_DATES_AT_MOST])


def _is_cued(text: str, start: int) -> bool:
    before = text[max(start - _CUE_REACH - _REACH // 2, 0) : start].lower()
    return any(cue in before for cue in _CUES)


def _dates_at(text: str, year: re.Match[str]) -> list[str]:
    """The dates that one year is part of; two where day and month may be either."""
    which, start = year[0], year.start()
    before = text[max(start - _REACH, 0) : start]
    figures = _FIGURES.search(before)
    if figures is not None:
        one, other = int(figures[1]), int(figures[2])
        return [f"{which}-{m:02}-{d:02}" for m, d in sorted({(other, one), (one, other)}) if _is_day(m, d)]  # fmt: skip
    behind = _FROM_YEAR.match(text, year.end())
    if behind is not None and _is_day(int(behind[1]), int(behind[2])):
        return [f"{which}-{int(behind[1]):02}-{int(behind[2]):02}"]
    words = [word.strip(".,;:()[]|·").lower() for word in before.split()]
    words = [word for word in words if word and word not in _OF][-2:]
    for month, beside in ((words[-1:], words[-2:-1]), (words[-2:-1], words[-1:])):
        if month and month[0] in MONTHS:
            day = _DAY.fullmatch(beside[0]) if beside else None
            told = f"{which}-{MONTHS[month[0]]:02}"
            # "May, 1200 guests, 2012": between month and year stands the day or nothing.
            if day is not None and 1 <= int(day[1]) <= 31:
                return [f"{told}-{int(day[1]):02}"]
            return [told] if month == words[-1:] else []
    return []


def _is_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31


def byline_of(tree: Any, text: str) -> str | None:
    """Whom the page names as its author between its heading and the next one; None where that is not clear."""
    # Quicker than to ask the tree, and in many pages the end of the matter.
    if not ("uthor" in text or "yline" in text or "ontributor" in text):
        return None
    names: dict[str, None] = {}
    is_below = False
    for node in tree.css(_BYLINES)[:_NODES]:
        if node.tag in ("h1", "h2", "h3"):
            if names or (is_below and node.tag != "h1"):
                break
            is_below = is_below or node.tag == "h1"
        elif is_below:
            said = " ".join((node.text(separator=" ") or "").split())
            linked = "author" in (node.attrs.get("rel") or "")
            by = _BY.sub("", said).strip(" ,;|·")
            if len(said) <= _LONGEST_BYLINE and _NAMES.fullmatch(by) and (linked or by != said):
                names[by] = None
    # What is inside another one is said twice.
    kept = [name for name in names if not any(name != other and name in other for other in names)]
    return "; ".join(kept) or None
