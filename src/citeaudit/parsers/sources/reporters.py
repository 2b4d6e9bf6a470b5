"""Law reports, journals and official papers as English law journals print them: the year first, the page last.

‘Is Law Social Control?’ (1979) 6 Brit. J. of Law and Society 1, 3      year, volume, journal, page, page meant
Padmore v. Inland Drainage Board [1983] 2 A.C. 237, 244                 the same of a case
Garner v. Bluff County, No. 12-cv-4410 (D. Colo. Feb. 12, 2013)         a docket, a court and a day
Fair Hearings (1999; Cm. 4205) 22                                       a command paper, and the page
412 H.C. Debs., col. 233 (9 February 1984)                              a debate
"""

import re
from collections.abc import Sequence

from citeaudit.model.manuscript import Extent
from citeaudit.parsers import lexicon
from citeaudit.parsers.calendar_words import MONTH
from citeaudit.parsers.draft import Draft

_YEAR = r"(?:1[4-9]|20)\d\d"
_PAGE = r"(?:[IVX]{1,3}-)?[A-Z]{0,2}\d{1,5}(?:\s?[-–]\s?[A-Z]?\d{1,5})?"
_AT = r"(?:(?:at|esp\.|pp?\.|paras?\.?|per)\s){0,2}"
_MEANT = rf"(?:,\s{_AT}(?:\[\d{{1,3}}\](?:[-–]\[\d+\])?|{_PAGE}(?:\sn\.?\s?\d+)?)){{0,3}}"
_WORD = r"(?:[A-ZÀ-Þ][\w.&’'-]*|\([A-Z][\w.\s]*\)|&)"
_NAME = (
    rf"(?:the\s)?[A-ZÀ-Þ][\w.&’'-]*(?:\s(?:(?:of|and|the|in|for|on|to)\s){{0,2}}{_WORD}){{0,9}}?"
)
_YEAR_FIRST = re.compile(
    rf"(?P<date>\(?\[{_YEAR}(?:[-–/]\d{{2,4}})?\]\)?|\({_YEAR}(?:[-–/]\d{{2,4}})?\))\s(?:(?P<volume>(?:L\.?\s?R\.?\s)?\d{{1,3}}|[IVXLC]{{1,6}})(?P<issue>\(\d{{1,2}}(?:[/–-]\d{{1,2}})?\)|\.\d)?\s)?"
    rf"(?P<container>{_NAME})\s(?P<pages>{_PAGE})(?P<meant>{_MEANT})(?=[\s.,;:)\]]|$)(?!\.\d)"
)


def hold(text: str, draft: Draft, emphasis: Sequence[Extent]) -> None:
    """Every rule of this module, each on what those before it left."""
    parties = lexicon.CASE_TITLE.search(text)
    _hold_year_first(text, draft, emphasis)
    _hold_numbered_case(text, draft)
    if parties is not None:
        _hold_docket(text, draft, parties.end())
        _hold_court(text, draft, parties.end())
        _hold_parallel(text, draft, parties.end())
    _hold_case_again(text, draft)
    _hold_official_journal(text, draft)
    _hold_debate(text, draft)
    _hold_paper(text, draft)
    _hold_page_behind_year(text, draft)


def _hold_year_first(text: str, draft: Draft, emphasis: Sequence[Extent]) -> None:
    """Year, volume, journal or report, first page, and the page meant, behind a title."""
    for found in _YEAR_FIRST.finditer(text):
        head = text[: found.start()].rstrip(" ,")
        quoted = head[-1:] in ("’", "”", "'", '"')
        italic = any(one.end - 2 <= len(head) <= one.end for one in emphasis)
        if not head or not (quoted or italic or lexicon.CASE_TITLE.search(head)):
            # "12 Smith, [2004] PL 512" would do for a square bracket, but a round one is any book's year.
            continue
        if found["date"][0] == "(" and found["date"][1] != "[" and not found["volume"]:
            continue
        draft.put_at((found.start(), found.end()), "other")
        draft.put_at(found.span("date"), "date")
        for name in ("volume", "issue", "container", "pages"):
            draft.put_at(found.span(name), name)
        draft.put_at(found.span("meant"), "pinpoint")


# "No. 12-cv-4410", "App no 35014/97": where a court keeps its papers.
_DOCKET = re.compile(
    r",?\s(?P<docket>(?:\((?=App|Case|No))?(?:App(?:lication|\.)?\s[Nn]os?\.?|(?:Civ\.\s|Crim\.\s|Case\s|Docket\s)?Nos?\.|Case\s[Nn]os?\.?|Case(?=\s[CT]-))\s(?P<number>[\w:.-]*\d[\w:./–-]*(?:\s(?:and|&)\s\d[\w./-]*)?)\)?)(?=[\s,)]|$)"
)


_NUMBERED_CASE = re.compile(
    r"(?P<lead>(?:Joined\s)?Cases?\s)(?P<number>(?:[CT]-)?\d+/\d{2,4}(?:\s(?:and|&|to)\s(?:[CT]-)?\d+/\d{2,4})*(?:\sP)?),?\s(?=[A-Z])"
)


def _hold_numbered_case(text: str, draft: Draft) -> None:
    """ "Case C-55/94 Gebauer v Ordine di Torino": the number stands before the parties."""
    if found := _NUMBERED_CASE.match(text):
        draft.put_at(found.span("lead"), "other")
        draft.put_at(found.span("number"), "volume")


def _hold_docket(text: str, draft: Draft, behind: int) -> None:
    """The number a court gives a case belongs to no party."""
    found = _DOCKET.search(text, behind)
    if found is None:
        return
    inside = draft.within(*found.span("docket"))
    if draft.most(inside) in ("title", "other", "note", "volume", "issue", "container", "pages"):
        draft.put_at((found.start(), found.end()), "other")
        draft.put_at(found.span("number"), "volume")


_OPENS_COURT = "ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789"
# "(D. Colo. Feb. 12, 2013)", "(ECtHR, 19 June 2006)", "(2d Cir. 1999)"
_COURT = re.compile(
    rf"\((?P<court>(?:\d(?:st|d|th)\s)?[A-Z][^()\d]{{0,40}}?),?\s(?P<date>(?:{MONTH}\s\d{{1,2}},\s|\d{{1,2}}\s{MONTH}\s|{MONTH}\s)?{_YEAR})\)",
    re.IGNORECASE,
)


def _hold_court(text: str, draft: Draft, behind: int) -> None:
    """Behind a case the bracket holds the court that decided, and when."""
    found = _COURT.search(text, behind) if draft.labels[:1] == ["title"] else None
    if found and found["court"][0] in _OPENS_COURT and not lexicon.is_place(found["court"]):
        draft.put_groups(found, court="publisher", date="date")


_PARALLEL = re.compile(
    r"(?<![\w.-])(?P<volume>\d{1,4})\s(?P<container>(?:[A-Z][\w’]*\.\s?){1,4}(?:(?:2d|3d|4th|5th)(?=\s))?)\s?(?P<pages>\d{1,5})(?P<meant>(?:,\s\d{1,5}(?:[-–]\d{1,5})?(?!\d|\s[A-Z]))*)(?=[\s,.;(]|$)"
)
_HISTORY = re.compile(
    r"(?<=,\s)(?:aff|rev|vacated|overruled|modified|cert)\b[’'.]?d?(?:\s(?:by|denied|granted|in\spart|sub\snom\.))*"
)


def _hold_parallel(text: str, draft: Draft, behind: int) -> None:
    """One case in several reporters: "136 N.M. 34, 95 P.3d 612"; what became of it is no reporter."""
    if draft.labels[:1] not in (["title"], ["signal"]):
        return
    for found in _PARALLEL.finditer(text, behind):
        draft.put_groups(
            found, volume="volume", container="container", pages="pages", meant="pinpoint"
        )
    for found in _HISTORY.finditer(text, behind):
        draft.put_at(found.span(), "other")


_OFFICIAL_JOURNAL = re.compile(
    rf"(?P<date>[\[(]{_YEAR}[\])]|\b{_YEAR})\s(?P<container>OJ|O\.J\.|ABl\.?(?:\sEG|\sEU)?)\s(?P<volume>[LC]\s?\d{{1,4}})[/,]\s?(?:p\.\s)?(?P<pages>\d{{1,4}}(?:[-–]\d{{1,4}})?)"
)


def _hold_official_journal(text: str, draft: Draft) -> None:
    """ "[2000] OJ L327/1": the series and number of the official journal, and the page."""
    if found := _OFFICIAL_JOURNAL.search(text):
        draft.put_groups(found, date="date", container="container", volume="volume", pages="pages")


_DEBATE = re.compile(
    r"(?P<volume>\d{1,4})\s(?P<container>(?:H\.?\s?[CL]\.?|Parl\.?|Hansard)\s?(?:Debs?|Official\sReport|Parl\.?\sDebs?)\b\.?(?:\s\([^()]{2,20}\))?),?\s"
    rf"(?P<pages>cols?\.?\s?\d[\d–-]*)?,?\s?\(?(?P<date>(?:\d{{1,2}}\s{MONTH}\s)?{_YEAR})\)?",
    re.IGNORECASE,
)


_DEBATE_VOLUME = re.compile(
    rf"(?P<container>(?:H\.?\s?[CL]\.?|Parl\.?)\s(?:Debs?|Official\sReport)\b\.?),\s(?P<volume>vol\.?\s\d{{1,4}}),\s(?P<pages>cols?\.?\s\d[\d–-]*),?\s\(?(?P<date>\d{{1,2}}\s[A-Z][a-z]+\s{_YEAR})\)?"
)


def _hold_debate(text: str, draft: Draft) -> None:
    """A speech in parliament: volume, debates, column, day."""
    if found := _DEBATE.search(text) or _DEBATE_VOLUME.match(text):
        draft.put_groups(found, volume="volume", container="container", pages="pages", date="date")


_PAPER = re.compile(
    rf"\((?P<date>{_YEAR})[;,]\s(?P<number>(?:(?:Scot\.?\s)?Law\sCom\.?|LRC|C(?:mn?d|m|d|P)?\.?|H\.?[CL]\.?)\s(?:Paper\s)?(?:No\.?\s)?\d[\w–-]*)\)(?:,?\s(?P<page>\d{{1,4}}(?:[-–]\d{{1,4}})?)(?=[\s.,;]|$))?"
)


_DATED_PAPER = re.compile(
    rf"\((?P<number>(?:LRC|C(?:mn?d|m|d|P)?\.?|H\.?[CL]\.?)\s(?:CP\s|Paper\s)?(?:No\.?\s)?\d[\w–-]*),?\s(?P<date>{_YEAR})\)(?:,?\s(?P<page>\d{{1,4}}(?:[-–]\d{{1,4}})?)(?=[\s.,;]|$))?"
)
_CASE_AGAIN = re.compile(
    r"(?P<title>[A-Z][^,\d]{2,60}),\s(?P<volume>\d{1,4})\s(?P<container>(?:[A-Z][\w’]*\.\s?){1,4}(?:2d|3d|4th)?)\s(?P<pages>at\s\d{1,5}(?:[-–]\d{1,5})?)"
)


def _hold_case_again(text: str, draft: Draft) -> None:
    """A case named again by a party: "Orchard, 3 Wash. 2d at 83"."""
    if found := _CASE_AGAIN.match(text):
        draft.put_groups(
            found, title="title", volume="volume", container="container", pages="pages"
        )


def _hold_paper(text: str, draft: Draft) -> None:
    """ "(1999; Cm. 4205) 22": the number of an official paper stands with its year, the page behind."""
    found = _PAPER.search(text) or _DATED_PAPER.search(text)
    if found:
        draft.put_groups(found, date="date", number="volume", page="pages")


_BEHIND_YEAR = re.compile(
    rf"\((?:[^()]*?[,\s])?{_YEAR}\)\s(?P<pages>(?:(?:chs?|chaps?|pts?|paras?|at|pp?)\.?\s)*\d{{1,4}}(?:[-–]\d{{1,4}})?(?:,\s(?:at\s)?\d{{1,4}}(?:[-–]\d{{1,4}})?)*)\W*$"
)


def _hold_page_behind_year(text: str, draft: Draft) -> None:
    """Behind the year of a book stands its page: "ed. C. Smale (1992) 48", "(1998) ch. 2"."""
    found = _BEHIND_YEAR.search(text)
    if found is None:
        return
    inside = draft.within(*found.span("pages"))
    labels = {draft.labels[i] for i in inside if draft.tokens[i].text[0].isdigit()}
    if labels <= {"volume", "other", "note", "issue", "pages", "pinpoint"}:
        draft.put(inside, "pages")
