"""The stretch of a note that is a field itself, without the quotation marks, labels and commas around it."""

import re

import msgspec

from citeaudit.model.citation import FieldMark
from citeaudit.model.manuscript import Extent

_AROUND = ' \t\n\u00a0"“”„«»‘*_,;:'
_BEFORE = _AROUND + "(["
_LABEL = re.compile(
    r"(?:vol(?:ume)?s?|no|nr|num(?:ber)?|issue|bd|band|jg|t|tome|pages?|pp?|ss?|seiten?|f|ff)\b\.?\s*",
    re.IGNORECASE,
)
_LABELLED = ("volume", "issue", "pages", "pinpoint")
# A full stop that belongs to the word before it: an initial, an ellipsis, an abbreviation with its comma.
_OWN_STOP = re.compile(r"(?:\b[A-Z]|\.\.)\.$")


def trimmed(text: str, mark: FieldMark) -> FieldMark:
    """A mark without what stands around its field; the mark as it is where nothing would be left."""
    start, end = mark.extent.start, mark.extent.end
    while start < end and text[start] in _BEFORE:
        start += 1
    label = _LABEL.match(text, start, end) if mark.field in _LABELLED else None
    if label and label.end() < end:
        start = label.end()
    end = _end(text, start, end)
    if start >= end:
        return mark
    return msgspec.structs.replace(mark, extent=Extent(start=start, end=end))


def _end(text: str, start: int, end: int) -> int:
    # A closing single mark is an apostrophe, unless one was opened right before the field.
    single = "’‘'" if text[start - 1 : start] in ("‘", "‚", "'") else ""
    while end > start:
        last = text[end - 1]
        stop = (
            last == "."
            and not _OWN_STOP.search(text[max(start, end - 4) : end])
            and text[end : end + 1] != ","
        )
        unopened = last in ")]" and "(["[")]".index(last)] not in text[start:end]
        if not (last in _AROUND or (single and last in single) or stop or unopened):
            return end
        end -= 1
    return end
