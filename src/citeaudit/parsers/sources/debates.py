"""Debates and papers of parliaments: what prints them, in which series and volume, on which column, on which day.

Hansard, 3rd ser., CLXXXIII, 1503-9 (31 May 1866)
^print   ^series   ^volume   ^columns
Verhandlungen des Reichstags, Bd. 306, Berlin 1916, S. 2 C
BT-Drs. 17/9876, S. 12                                   a paper by its number
"""

import re

from citeaudit.parsers.draft import Draft
from citeaudit.parsers.labels import Label
from citeaudit.parsers.sources.keepers import Segment, segments
from citeaudit.parsers.spans import Spans

_HOUSE = (
    r"House\sof\s(?:Commons|Lords|Representatives)|Commons|Lords|Senate|(?:HC|HL|H\.\s?C\.|H\.\s?L\.)(?:\sDeb(?:s|ates)?\.?)?|"
    r"Chambre\sdes\s(?:députés|pairs)|Sénat|Assemblée\snationale|Débats(?:\sparlementaires)?|Camera\sdei\s[Dd]eputati|Senato(?:\sdel\sRegno|\sdella\sRepubblica)?|Discussioni|Documenti|"
    r"Congreso(?:\sde\slos\sDiputados)?|Senado|Cámara\sde\s\w+|Nationalrat|Ständerat|Reichstag|Bundestag|Landtag"
)
_PRINT = re.compile(
    rf"(?P<print>(?:(?:{_HOUSE}),\s(?=Atti|Diario|Journal))?(?:Hansard|Parl(?:iamentary|\.)\sDeb(?:ates|s|s\.|\.)|(?:HC|HL|H\.\s?C\.|H\.\s?L\.)\sDeb(?:s|ates)?\b\.?|Congressional\s(?:Record|Globe)|Cong\.\s(?:Rec|Globe)\.|"
    r"Verhandlungen\s(?:des|der)\s[^,\d]*?(?:\w*tag(?:e?s)?|\w*[Kk]ammer|\w*versammlung|Hauses\b[^,\d]*|\w*rat(?:e?s)?)\b|Sten(?:ographische[rn]?|\.)\s(?:Berichte?|Protokolle?|Ber\.|Prot\.)[^,\d]*|"
    r"Plenarprotokolle?|Journal\sofficiel[^,\d]*|Archives\sparlementaires|Moniteur\suniversel|Atti\s(?:parlamentari|del\sParlamento)[^,\d]*|Diario\sde\s(?:las\s)?[Ss]esiones[^,\d]*)"
    rf"(?:,?\s(?:{_HOUSE})(?:\sDeb(?:s|ates)?\b\.?)?(?=[,\s(.]|$))*)(?=,|\s\(|\s\[|\s\d|\.?$)"
)
_SPEAKER = re.compile(r"(?:[A-ZÀ-Þ][\w.’-]*\s?){1,4}(?:\([^()]{2,60}\))?,\s")
_PARTS: tuple[tuple[re.Pattern[str], Label], ...] = (
    (re.compile(r"(?:\d{1,2}(?:st|nd|rd|th|d|e|ª)|new|n\.)\s(?:ser(?:ies|\.)|s\.|série|serie)"), "series"),
    (re.compile(r"(?:vols?|Bd|Bde|t|tome|tomo|pt)\.?\s[\dIVXLC]+(?:/\d+)?|[IVXLC]{2,9}"), "volume"),
    (re.compile(r"\d{1,2}\.\s(?:Wahlperiode|Legislaturperiode|Leg\.-Per\.|LP|WP|Sess\.|Session)"), "volume"),
    (re.compile(r"(?:núm|n[°º]|no|Nr|n)\.?\s?\d+|\d{1,3}\.\sSitzung"), "issue"),
    (re.compile(r"(?:cols?|cc?|pp?|S|Sp|pág|págs)\b\.?\s?\d[\d,]*(?:\s?[-–]\s?\d+)?(?:\s?[A-D])?(?:\s?ff?\.?)?"), "pages"),
    (re.compile(r"[A-Z]?\d{1,2},?\d{1,3}(?<!(?<!\d)1[5-9]\d\d)(?<!(?<!\d)20\d\d)|\d{1,5}[-–]\d{1,5}"), "pages"),
)  # fmt: skip
_BARE_VOLUME = re.compile(r"\s\d{1,3}(?=,|\s\()")
_DAY_CUE = re.compile(
    r"(?:séance|tornata|sesión|Sitzung|seduta|sitting)\s(?:du|del|de|vom|of)\s", re.I
)
_COMMAND = re.compile(r"(?<=[,(]\s)C(?:mn?d|d|m)\.?\s\d{2,5}(?=[,.;)\s]|$)")
# "Parl. Papers 1834 (537), xxvi": what was laid before the House by its session, number and volume.
SESSIONAL = re.compile(
    r"(?P<container>(?:Parl(?:iamentary|\.)\s|Sessional\s)Papers|PP|P\.P\.),?\s(?:(?:H\.?C\.?|H\.?L\.?),?\s)?(?P<date>1[789]\d\d(?:[-–/]\d{2,4})?),?\s"
    r"(?:\((?P<number>[\w.\s-]{1,10})\)[.,]?)(?:\s(?P<volume>(?:vol\.\s)?(?:[IVXLC]+|[ivxlc]+)))?"
)
_PAPER = re.compile(
    r"(?:(?P<body>(?:Deutscher\s)?(?:Bundestag|Bundesrat|Landtag)(?:\s\w+)?),\s)?(?P<name>(?:B[TR]|LT)-Dr(?:uck)?s(?:ache|\.)?|(?:Bundestags-?)?[Dd]rucksache|Drs\.)\s(?P<number>\d{1,2}/\d+)"
)


def prints_debate(text: str) -> bool:
    """Whether a reference is to what a parliament's debates are printed in, with or without who speaks."""
    return _printed(text) is not None


def is_paper(text: str) -> bool:
    """Whether a reference is to a numbered paper of a parliament."""
    return bool(_PAPER.match(text) or SESSIONAL.search(text))


def _printed(text: str) -> re.Match[str] | None:
    if found := _PRINT.match(text):
        return found
    speaker = _SPEAKER.match(text)
    return _PRINT.match(text, speaker.end()) if speaker else None


def hold(text: str, draft: Draft, seen: Spans) -> None:
    """The print of a debate and the parts behind it; a paper of a parliament by its number."""
    if paper := _PAPER.match(text):
        for name, label in _PAPER_PARTS:
            draft.put_at(paper.span(name), label)
    if laid := SESSIONAL.search(text):
        draft.put_groups(laid, container="container", date="date", number="volume", volume="volume")
        head = text[: laid.start()].rstrip(" ,")
        if head and draft.most(draft.within(0, len(head))) in ("container", "publisher", "place"):
            draft.put(draft.within(0, len(head)), "title")
    if command := _COMMAND.search(text):
        draft.put(draft.within(command.start() - 2, command.start()), "other")
        draft.put_at(command.span(), "volume")
    found = _printed(text)
    if found is None or not draft.labels or re.search(r"[“\"«„]", text[: found.end()]):
        return
    draft.put_at(found.span("print"), "container")
    end = found.end()
    if bare := _BARE_VOLUME.match(text, end):
        draft.put(draft.within(end, bare.end()), "volume")
        end = bare.end()
    days = [(one.start, one.end) for one in seen.hard if one.kind == "date"]
    if cue := _DAY_CUE.search(text, found.end()):
        draft.put_at(cue.span(), "other")
    for part in segments(text, _behind(text, end), days):
        _hold_part(draft, part, days)


_PAPER_PARTS: tuple[tuple[str, Label], ...] = (
    ("body", "author"),
    ("name", "title"),
    ("number", "volume"),
)


def _behind(text: str, at: int) -> int:
    return at + len(text[at:]) - len(text[at:].lstrip(" ,"))


def _hold_part(draft: Draft, part: Segment, days: list[tuple[int, int]]) -> None:
    """One part behind the print: its series, volume, columns or day."""
    bare = re.sub(r"\s\([^()]*\d{4}\)$", "", part.text)
    for shape, label in _PARTS:
        if shape.fullmatch(bare):
            draft.put(draft.within(part.start, part.start + len(bare)), label)
            break
    for start, end in days:
        behind = start >= part.start + len(bare)
        if part.start <= start < part.end and (behind or end - start > 9):
            draft.put(draft.within(start, end), "date")
