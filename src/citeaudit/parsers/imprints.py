"""What stands around an imprint: the house between title and town, its series behind it, supplements, a page of one volume."""

import re
from collections.abc import Sequence

from citeaudit.model.manuscript import Extent
from citeaudit.parsers.calendar_words import MONTH, SEASON
from citeaudit.parsers.draft import Draft, neighbour
from citeaudit.parsers.spans import Spans


def hold(text: str, draft: Draft, seen: Spans, emphasis: Sequence[Extent]) -> None:
    """Every rule of this module, each on what those before it left."""
    _hold_supplement(text, draft)
    _hold_page_of_volume(text, draft)
    _hold_collection_behind(text, draft, seen, emphasis)
    _hold_house_before_town(text, draft, emphasis)
    _hold_town_before_year(text, draft)
    _hold_years_of_volume(text, draft)


def _hold_collection_behind(
    text: str, draft: Draft, seen: Spans, emphasis: Sequence[Extent]
) -> None:
    """What is quoted behind a publisher is his series: "*Correspondance*, Paris, Gallimard, « Pléiade », 1962"."""
    for quotation in seen.quotations:
        inside = draft.within(quotation.start, quotation.end)
        title = next((one for one in emphasis if one.end < quotation.start), None)
        if not inside or title is None or neighbour(draft, inside[0], -1) != "publisher":
            continue
        if draft.most(inside) in ("title", "container", "series", "note", "other"):
            draft.put(inside, "series")
            if draft.most(draft.within(title.start, title.end)) == "container":
                draft.put(draft.within(title.start, title.end), "title")


_HOUSE_BEFORE_TOWN = re.compile(
    r"[*_]*,\s(?P<house>(?:il\s|la\s|lo\s|le\s|i\s|gli\s)?[A-ZÀ-Þ][^,;:()\d“”\"«»]{2,45}),\s(?P<town>[A-ZÀ-Þ][^,;:()\d]{2,30})\s(?=(?:1[5-9]|20)\d\d)"
)


def _hold_house_before_town(text: str, draft: Draft, emphasis: Sequence[Extent]) -> None:
    """Between a title in italics and a town with its year stands the house: "*Origini*, Loescher, Torino 1891"."""
    if "publisher" in draft.labels:
        return
    for one in emphasis:
        found = _HOUSE_BEFORE_TOWN.match(text, one.end)
        if not found or draft.most(draft.within(one.start, one.end)) not in ("title", "container"):
            continue
        town = draft.within(*found.span("town"))
        if draft.most(town) == "place" and draft.most(draft.within(*found.span("house"))) in (
            "other", "note", "author", "title", "place", "container", "series",
        ):  # fmt: skip
            draft.put_at(found.span("house"), "publisher")
            return


_SUPPLEMENT = re.compile(r"(?<=\d\s)\((?P<issue>S\d{1,2}|[Ss]uppl\.?(?:\s?\d{1,2})?)\)(?=[:,]\s)")


def _hold_supplement(text: str, draft: Draft) -> None:
    """A supplement is an issue: "34 (S1): S55-S93"."""
    if found := _SUPPLEMENT.search(text):
        draft.put_at(found.span("issue"), "issue")


_VOLUME_AND_PAGE = re.compile(
    r"(?<=\),\s)(?P<volume>[IVXL]{1,6}),\s(?P<pages>\d{1,4}(?:[-–]\d{1,4})?)(?=[\s.;,]|$)"
)


def _hold_page_of_volume(text: str, draft: Draft) -> None:
    """Behind the imprint of several volumes stand the volume and the page: "11 vols (London: Bell, 1970), VIII, 270"."""
    found = _VOLUME_AND_PAGE.search(text)
    if found and draft.most(draft.within(*found.span())) in ("volume", "pages", "pinpoint"):
        draft.put_groups(found, volume="volume", pages="pages")


_TOWN_BEFORE_YEAR = re.compile(
    r",\s(?P<town>[A-ZÀ-Þ][a-zà-ÿ]{3,20})\s(?=(?:1[5-9]|20)\d\d\b(?![-–/]))"
)
_NO_TOWN = re.compile(
    rf"(?:{MONTH}|{SEASON}|Nr|Nos?|Heft|Band|Jahrgang|Session|Sitzung)\.?", re.IGNORECASE
)


def _hold_town_before_year(text: str, draft: Draft) -> None:
    """ "in: Karl Meier (Hg.), Arbeit an Rhein und Ruhr, Wuppertal 1974": the last word before the year is the town."""
    if "place" in draft.labels or "publisher" in draft.labels or "editor" not in draft.labels:
        return
    for found in _TOWN_BEFORE_YEAR.finditer(text):
        inside = draft.within(*found.span("town"))
        if (
            draft.most(inside) == "container"
            and neighbour(draft, inside[-1], 1) == "date"
            and not _NO_TOWN.fullmatch(found["town"])
        ):
            draft.put(draft.within(found.start(), found.start("town")), "other")
            draft.put(inside, "place")
            return


_YEARS_OF_VOLUME = re.compile(
    r"\b(?:Bd|Band|vol|Vol|t|tome|T)\.?\s[\dIVX]{1,4}[:,]\s(?P<years>1[4-9]\d\d\s?[-–]\s?(?:(?:1[4-9]|20)\d\d))(?=,\s[A-ZÀ-Þ]|\s\()"
)


def _hold_years_of_volume(text: str, draft: Draft) -> None:
    """What years a volume covers is its title, no pages: "Lebenserinnerungen, Bd. 1: 1847-1890, Tübingen 1919"."""
    found = _YEARS_OF_VOLUME.search(text)
    if found and draft.most(draft.within(*found.span("years"))) in ("pages", "pinpoint"):
        draft.put_at(found.span("years"), "title")
