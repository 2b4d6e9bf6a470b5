"""Laws and judgments as journals of the Continent print them: their names hold numbers and dates.

Loi n° 92-3 du 3 janvier 1992 sur l’eau, art. 2          a law by number, day and matter
CE, 19 mai 1933, Benjamin, Rec. p. 541                   a court, a day, a party, a reporter
"""

import re

from citeaudit.parsers.calendar_words import MONTH
from citeaudit.parsers.draft import Draft

_DAY = rf"\d{{1,2}}(?:er|\.|º)?\s(?:de\s)?{MONTH}\s(?:de(?:l)?\s)?(?:1[4-9]|20)\d\d"
LAW = re.compile(
    rf"(?:Loi|Décret|Décret-loi|Ordonnance|Arrêté|Legge|Decreto(?:\s(?:legislativo|legge))?|D\.\s?lgs\.|R\.\s?D\.|Ley|Real\sDecreto|Gesetz|Verordnung)"
    rf"(?:\s(?:n|no|n°|nº|n\.)\s?[°º.]?\s?[\d/-]+)?,?\s(?:(?:du|del|dell[’']|de|vom)\s)?{_DAY}(?:,\s(?:n|no|nº)\s?[°º.]?\s?\d+)?"
    rf"(?:\s(?:sur|relative?\s[àa]u?|portant|modifiant|concernant|sul|sull[’']|sobre|por\sla|über|zur)\s[^,;()]{{2,90}})?",
    re.IGNORECASE,
)


def hold(text: str, draft: Draft) -> None:
    """Every rule of this module, each on what those before it left."""
    _hold_law(text, draft)
    _hold_judgment(text, draft)
    _hold_official_journal(text, draft)


def _hold_law(text: str, draft: Draft) -> None:
    """The name of a law has its number, its day and its matter."""
    found = LAW.match(text)
    if found and draft.labels[:1] in (["title"], ["genre"], ["author"], ["container"]):
        draft.put_at(found.span(), "title")


_OFFICIAL_JOURNAL = re.compile(
    r",\s(?P<date>(?:19|20)\d\d)\s(?P<container>O\.?J\.?)\s(?P<issue>\(?[LC]\s?\d+\)?)\s(?P<pages>\d+)"
)


def _hold_official_journal(text: str, draft: Draft) -> None:
    """What a union enacts is printed in its journal, by series and number: "2022 O.J. (L 277) 1"."""
    found = _OFFICIAL_JOURNAL.search(text)
    if found is None:
        return
    draft.put_groups(found, date="date", container="container", issue="issue", pages="pages")


_COURT = (
    r"CE|Cons\.\s?d[’']Ét(?:at|\.)|Conseil\sd[’']État|Cass\.?(?:\s(?:civ|crim|com|soc|pen|req|ass|sez\.\sun)\b\.?(?:\s\d(?:re|e|ère)?)?)?|Cons\.\sconst\.|Corte\scost\.|TC|CA\s[A-Z][\w-]+|"
    r"TGI\s[A-Z][\w-]+|CJCE|CJUE|CEDH|Trib\.\s(?:civ\.\s)?[A-Z][a-z]+|App\.\s[A-Z][a-z]+"
)
_JUDGMENT = re.compile(
    rf"(?P<court>{_COURT}),?\s(?:(?P<chamber>sez\.\s[IVX]+|sect\.|ass\.|[a-z]+\.(?:\s\d+)?),?\s)?(?P<date>{_DAY}),\s(?P<rest>.+)",
    re.DOTALL,
)
_REPORTER = re.compile(
    r"(?:^|(?:in\s|,\s))(?P<container>(?:Rec(?:ueil)?|Bull|Foro|Giur|Gaz|JCP|RFDA|AJDA|RTD|Riv)\b[^,\d]*?)\.?(?:,)?\s(?:(?P<date>(?:19|20)\d\d),\s)?(?:(?P<volume>[IVX]+),\s)?(?:(?P<pages>(?:pp?\.|cc?\.)\s?\d[\d-]*)|n°\s?(?P<issue>\d+))"
)


def _hold_judgment(text: str, draft: Draft) -> None:
    """A court, its day, the number or the party of the case, the reporter and the page."""
    found = _JUDGMENT.match(text)
    if found is None:
        return
    draft.put_at(found.span("court"), "title")
    draft.put_at(found.span("chamber"), "note")
    draft.put_at(found.span("date"), "date")
    start = found.start("rest")
    reporter = _REPORTER.search(text, start)
    number = re.compile(r"(?:n\.|n°|nos|req\.\sn°)\s?(?P<it>\d[\d.-]*)").match(text, start)
    if number:
        draft.put_at(number.span(), "other")
        draft.put_at(number.span("it"), "volume")
    if reporter is None:
        return
    party = text[start : reporter.start()].strip(" ,") if not number else ""
    if party and re.match(r"[A-ZÀ-Þ]", party) and len(party) < 90:
        draft.put(draft.within(start, start + len(party)), "title")
    draft.put_groups(
        reporter, container="container", date="date", volume="volume", pages="pages", issue="issue"
    )
