"""The lines of a manuscript and what each is on the page: text, heading, rule, page mark, table row."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

LineKind = Literal["blank", "text", "heading", "rule", "page", "table", "figure", "code"]

_RULE = re.compile(
    r"(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:=[ \t]*){3,}|(?:—[ \t]*){2,}|\f+"
)
_HEADING = re.compile(r"#{1,6}(?:[ \t]|$)")
_HTML_HEADING = re.compile(r"<h[1-6](?:[ \t][^<>\n]{0,80})?>", re.IGNORECASE)
# What a page leaves behind: "Page 7", "### Page 7 of 30", "[p. 7]", "- 7 -", "7".
_PAGE = re.compile(
    r"(?:#{1,6}[ \t]*)?[*_\[(<{]*(?:(?:page|seite|pagina|página|p\.|pg\.|s\.)[ \t]*\d{1,4}"
    r"(?:[ \t]*(?:of|/|von|di|de|sur)[ \t]*\d{1,4})?|[-–—|][ \t]*\d{1,4}[ \t]*[-–—|]|\d{1,4})[*_\])>}]*",
    re.IGNORECASE,
)
# A running head: capitals with the page's number before or after them ("212  THE QUARTERLY", "VILLAGE BANKS 213").
_RUNNING_HEAD = re.compile(
    r"[*_]{0,3}\d{1,4}[ \t|·]+[^\Wa-z\d_][^a-z\n]{4,70}|[*_]{0,3}(?!(?:CHAPTER|PART|TABLE|FIGURE|FIG|SECTION|VOLUME|BOOK|APPENDIX"
    r"|ARTICLE|KAPITEL|TEIL|TABELLE|CHAPITRE|CAPITOLO|PLATE|MAP|ACT|NO)\b)[^\Wa-z\d_][^a-z\d\n]{4,70}[ \t]\d{1,3}[*_]{0,3}"
)
_COMMENT_PAGE = re.compile(
    r"<!--.{0,80}?-->|\{\d{1,4}\}-{3,}|\\(?:newpage|pagebreak|clearpage)\b.*"
)
_TABLE_PIPE = re.compile(r"\|.*\||[^|\n]+\|[^|\n]+\|")
_FIGURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_FENCE = re.compile(r"(`{3,}|~{3,})")
# A quotation or a list item before the text proper.
# Some tools leave an empty anchor before every line that something points to.
ANCHORS = (
    r"(?:<(?:p|div|li)(?:[ \t][^<>\n]{0,80})?>[ \t]*)?"
    r"(?:<(?:span|a)[ \t]+(?:id|name)=[\"'][^\"'\n]{0,80}[\"'][ \t]*>[ \t]*</(?:span|a)>[ \t]*){0,5}"
)
LEAD = re.compile(rf"[ \t]*(?:>[ \t]?)*{ANCHORS}(?:[-+•][ \t]+|\*[ \t]+)?")
_QUOTE_LEAD = re.compile(rf"[ \t]*(?:>[ \t]?)*{ANCHORS}")


class Line(NamedTuple):
    """One line: its stretch of the text without the line end, its kind, and where its own words begin."""

    start: int
    end: int
    kind: LineKind
    lead: int  # offset of the first character after indentation and quotation signs

    @property
    def indent(self) -> int:
        """Characters of indentation or quotation signs before the words."""
        return self.lead - self.start


def lines_of(text: str) -> list[Line]:
    """All lines of a text, in order."""
    return list(_classified(text))


def _classified(text: str) -> Iterator[Line]:
    fence: str | None = None
    start, length = 0, len(text)
    while start <= length:
        end = text.find("\n", start)
        if end < 0:
            end = length
        # A form feed ends a page in the middle of a line as well: make it a line of its own.
        feed = text.find("\f", start, end)
        if feed >= 0 and end - start > 1:
            end = feed if feed > start else feed + 1
        found = _QUOTE_LEAD.match(text, start, end)
        lead = found.end() if found else start
        mark = _FENCE.match(text, lead, end) if lead < end and text[lead] in "`~" else None
        if fence is not None:
            if mark and mark.group().startswith(fence):
                fence = None
            yield Line(start, end, "code", lead)
        elif mark and _closes(text, mark.group(), end):
            fence = mark.group()
            yield Line(start, end, "code", lead)
        else:
            yield Line(start, end, _kind(text, start, lead, end), lead)
        start = end + 1 if end == length or text[end] == "\n" else end


def _closes(text: str, fence: str, after: int) -> bool:
    """An opening fence counts only where one closes it: OCR leaves lone backticks behind."""
    return text.find("\n" + fence, after) >= 0


def _kind(text: str, start: int, lead: int, end: int) -> LineKind:
    stop = end
    while stop > lead and text[stop - 1] in " \t\xa0":
        stop -= 1
    if stop <= lead:
        return "rule" if "\f" in text[start:end] else "blank"
    first = text[lead]
    if first in "-*_=—\f" and _RULE.fullmatch(text, lead, stop):
        return "rule"
    if stop - lead < 40 and _PAGE.fullmatch(text, lead, stop):
        return "page"
    if (
        8 < stop - lead < 90
        and text[lead:stop].isupper()
        and _RUNNING_HEAD.fullmatch(text, lead, stop)
    ):
        return "page"
    if first == "<" and _HTML_HEADING.match(text, lead, stop):
        return "heading"
    if first == "#" and _HEADING.match(text, lead, stop):
        return "heading"
    if first in "<{\\" and _COMMENT_PAGE.fullmatch(text, lead, stop):
        return "page"
    if first == "!" and _FIGURE.fullmatch(text, lead, stop):
        return "figure"
    if text.find("\t", lead, stop) > 0 or (
        "|" in text[lead:stop] and _TABLE_PIPE.match(text, lead, stop)
    ):
        return _row_or_text(text, lead, stop)
    return "text"


def _row_or_text(text: str, lead: int, stop: int) -> LineKind:
    """A row has several short cells; a note whose label is set off by a tab has one long one."""
    line = text[lead:stop]
    if line.startswith("|") or line.count("|") >= 2:
        return "table"
    cells = [cell for cell in line.split("\t") if cell.strip()]
    return "table" if len(cells) >= 3 or (len(cells) == 2 and _looks_like_cells(cells)) else "text"


def _looks_like_cells(cells: list[str]) -> bool:
    label, content = cells
    return not re.fullmatch(r"[\[(<\\^>sup\d\]).:/*†‡§]+\s*", label.strip()) and len(content) < 60
