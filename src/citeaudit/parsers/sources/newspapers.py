"""Newspapers that are cited by their day alone, without author and title.

Gazzetta di Venezia, 12 marzo 1848, p. 2
Volksstimme (Magdeburg) vom 3. Mai 1912
^paper      ^town           ^day
"""

import re

from citeaudit.parsers import lexicon
from citeaudit.parsers.calendar_words import MONTH
from citeaudit.parsers.draft import Draft
from citeaudit.parsers.spans import Spans

_YEAR = r"(?:1[5-9]|20)\d\d"
_MONTH = rf"(?i:{MONTH})"
_DAY = (
    rf"(?:\d{{1,2}}(?:er|\.|º|st|nd|rd|th)?\s(?:de\s)?{_MONTH},?\s(?:del?\s)?{_YEAR}|"
    rf"\d{{1,2}}\.\s?\d{{1,2}}\.\s?{_YEAR}|{_MONTH}\s\d{{1,2}},\s{_YEAR})"
)
_WORD = (
    r"\w*(?:[Zz]eitung|[Bb]latt|[Ss]timme|[Aa]nzeiger|[Bb]ote|[Pp]ost|[Kk]urier|[Nn]achrichten|[Rr]undschau|[Ww]acht|[Zz]eiger)|Vorwärts|Germania|Angriff|Beobachter|Merkur|Presse|Echo|"
    r"Gazzetta|Gazette|Gaceta|Giornale|Corriere|Messaggero|Popolo|Secolo|Avanti!?|Stampa|Resto|Mattino|Osservatore|Unità|Tribuna|Nazione|"
    r"Écho|Courrier|Temps|Matin|Gaulois|Siècle|Constitutionnel|Moniteur|Débats|Humanité|Intransigeant|Patrie|Parisien|Journal|Populaire|Dépêche|Progrès|Aurore|Croix|Action|"
    r"Socialista|Imparcial|Liberal|Heraldo|Época|Voz|Sol|Diario|Mercurio|Comercio|Nación|Prensa|Tiempo|Vanguardia|Correo|Noticiero|Século|Diário|Jornal|Notícias|Comércio|Unión|País|Razón|Verdad|Universal|Excélsior"
)
_ISSUE = re.compile(
    rf"(?P<paper>(?:(?:The|El|La|Le|Les|L[’']|Il|Lo|Los|Der|Die|Das)\s?)?[A-ZÀ-Þ][\w’'!-]*(?:\s(?:(?:of|and|di|de|del|della|du|des|und|für|et|e|y)\s)?[A-ZÀ-Þ][\w’'!-]*){{0,4}}!?)"
    rf"(?P<town>\s[\[(][A-ZÀ-Þ][\w.’' -]{{2,24}}[)\]]|,\s[A-ZÀ-Þ][\w’'-]+(?:\s(?:de\s)?[A-ZÀ-Þ][\w’'-]+){{0,2}}(?=,\s\d))?"
    rf"(?:,\s(?:(?P<issue>(?:Nr|no|n|núm|n°)\.?\s?\d+)(?:,\s|\s))?(?:vom\s|v\.\s|del\s|du\s)?|\s(?:vom|v\.|du|del|of)\s)"
    rf"(?P<day>{_DAY})(?P<behind>,\s(?:pp?\.?|S\.|col\.|cols\.|Abend|Morgen|edición|p\.)?\s?[\w.–-]{{0,14}}(?:,\s(?:col\.\s)?[\w.]{{1,6}})?|\s\([\w-]+\)(?:,\s\S+\s?\d*)?)?\.?$"
)
_ARTICLE = re.compile(r"(?:El|La|Le|Les|L[’']|Il|Die|Der|Das|The)\s?")
_NO_PAPER = re.compile(
    r"(?<!\w)(?:Act|Treaty|Convention|Agreement|Protocol|Vertrag|Traité|Trattato|Tratado|Loi|Ley|Legge|Gesetz|Decree|Decreto|Décret|Letter|Minutes?|Memorandum|Report|Statement|Speech|"
    r"Declaration|Constitution|Resolution|Protokoll|Brief|Bericht|Rede|Erlass|Verordnung|Diary|Interview|Archiv\w*|Court|Council|Committee|Commission|Senate|Parliament|House)(?!\w)"
)


def issue_in(text: str) -> re.Match[str] | None:
    """A newspaper and its day, where a reference has nothing else but a number and a page."""
    found = _ISSUE.match(text) if len(text) < 110 else None
    if found is None or _NO_PAPER.search(found["paper"]):
        return None
    named = re.search(rf"(?<!\w)(?:{_WORD})(?!\w)", found["paper"]) or lexicon.is_newspaper(
        found["paper"]
    )
    town = (found["town"] or "").strip(" ,()[]")
    if (found["town"] or "").startswith(",") and not (named or lexicon.is_place(town)):
        return None
    return found if named or town or _ARTICLE.match(found["paper"]) else None


def hold(text: str, draft: Draft, seen: Spans) -> None:
    """A newspaper is what its pages stand in, not a title and not somebody."""
    _hold_quoted_paper(text, draft)
    if seen.quotations or not draft.labels:
        return
    found = issue_in(text)
    if found is None:
        return
    draft.put(draft.within(0, found.start("day")), "other")
    draft.put_at(found.span("paper"), "container")
    if found["town"] and found["town"][1] != "[":
        draft.put_at(found.span("town"), "place")
    draft.put_at(found.span("issue"), "issue")
    draft.put_at(found.span("day"), "date")
    if re.search(r"[Mm]orgen|[Aa]bend|edición|[Mm]ittag", found["behind"] or ""):
        draft.put_at(found.span("behind"), "other")


_QUOTED_PAPER = re.compile(
    rf"«(?P<paper>[A-ZÀ-Þ][^«»]{{3,60}})»,\s(?:a(?:nno|\.)\s)?(?:(?P<volume>[IVXL]{{1,7}}|\d{{1,3}}),\s)?(?:(?P<issue>n\.\s?\d+),\s)?(?P<day>{_DAY})"
)


def _hold_quoted_paper(text: str, draft: Draft) -> None:
    """Italians set what appears every day or month in guillemets: "«Gazzetta di Parma», XXVII, n. 6, 11 febbraio 1872"."""
    found = _QUOTED_PAPER.match(text)
    if found and draft.labels:
        draft.put(draft.within(0, found.start("day")), "other")
        draft.put_at(found.span("volume"), "volume")
        draft.put_at(found.span("issue"), "issue")
        draft.put_at(found.span("paper"), "container")
        draft.put_at(found.span("day"), "date")
