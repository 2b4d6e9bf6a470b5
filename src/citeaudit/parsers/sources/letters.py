"""Letters: who wrote, to whom, when, and the edition or the archive that has it.

Burke to Fox, 9 Oct. 1789, in The Correspondence of Edmund Burke, ed. T. W. Copeland (Cambridge, 1958-78), vi, 24
^writer ^paper ^date          ^edition                               ^editor            ^place      ^years   ^vol. ^page
"""

import re

from citeaudit.parsers import lexicon
from citeaudit.parsers.draft import Draft
from citeaudit.parsers.names import is_body, looks_like_person
from citeaudit.parsers.spans import Spans

_WORD = r"(?:[A-ZÀ-Þ][\w’'-]*\.?|d[’'][A-ZÀ-Þ]\w+)"
_SMALL = r"(?:de|von|van|der|den|du|des|di|da|del|della|la|le|of|the|y|zu|und|and|&)"
_NAME = rf"{_WORD}(?:\s{_WORD}|\s{_SMALL}(?=\s[A-ZÀ-Þ]|\s{_SMALL}\s)){{0,5}}"
# "to Lord Melbury", "an Schiller", "à Mme de Grignan", "al duca", "to the Secretary of State".
_WHOM = (
    r"(?:to|an|à|a|ad|al|alla|all[’']|au)\s(?:(?:the|his|her|den|die|das|la|le|il|el|los|su)\s)?"
    r"(?:[A-ZÀ-Þ]|(?<=al\s)[a-z]|(?<=au\s)[a-z]|(?<=the\s)[a-z]|(?<=den\s)[a-z])[^,;:\d“\"«„()]{1,70}"
)
HEAD = re.compile(
    rf"(?:(?P<genre>Memo(?:randum)?|Letter|Telegram|Cable|Tel\.|Brief|Telegramm|Lettre|Lettera|Carta),\s)?(?P<who>{_NAME})\s(?P<whom>{_WHOM})"
)
_EDITION = re.compile(
    r"(?P<in>(?:in|dans|en)\b:?\s)?(?P<container>[A-ZÀ-Þ][^“\"«„()]{4,110}?)"
    r"(?=,?\s\((?:[^()]*\d{4})|,\s(?:eds?\.|edited\sby|hg\.|hrsg\.|éd\.|édité|a\scura|ed\.|\d\svols|(?:[Vv]ol|Bd|Band|t|tome|tomo)\.?\s[\dIVX]))"
)


def hold(text: str, draft: Draft, seen: Spans) -> None:
    """A letter that opens a reference: writer, whom to, and what it is printed in."""
    _hold_document(text, draft)
    found = HEAD.match(text)
    if found is None or not text.startswith(", ", found.end()) or not writes(found["who"]):
        return
    at = found.end() + 2
    day = next(
        (one for one in seen.hard if one.kind == "date" and at <= one.start <= at + 30), None
    )
    if day is None or not _only_place(text[at : day.start]):
        return
    if not re.search(r"[^\W\d]|\d[./]\s?\d", text[day.start : day.end]):
        return
    draft.put(draft.within(0, at), "other")
    draft.put_at(found.span("genre"), "genre")
    draft.put_at(found.span("who"), "author")
    draft.put_at(found.span("whom"), "title")
    before = _KIND_BEFORE_DAY.sub("", text[at : day.start])
    if before:
        draft.put(draft.within(at, at + len(before)), "place")
    draft.put(draft.within(day.start, day.end), "date")
    _hold_edition(text, draft, day.end)


# "Report to the Governor", "Schreiben an das Ministerium": papers that are told by their kind, not by who wrote them.
_KIND = re.compile(
    r"(?:Letters?|Telegrams?|Memorand\w+|Reports?|Notes?|Minutes?|Dispatch|Despatch|Cable|Circular|Petition|Address|Speech|Convention|Treaty|Introduction|Guide|Interview\w*|"
    r"Schreiben|Brief\w*|Telegramm|Eingabe|Bericht|Antwort|Vermerk|Gesuch|Bittschrift|Einführung|Interview|Gespräch|"
    r"Lettre\w*|Rapport|Dépêche|Réponse|Pétition|Entretien|Lettera|Relazione|Supplica|Risposta|Intervista|Carta|Informe|Respuesta|Memorial|Oficio|Entrevista)\b"
)


def writes(who: str) -> bool:
    """Whether somebody may have written a letter: a person, by any part of the name, but no kind of paper."""
    bare = re.sub(
        r"^(?:Madame|Mme|Mlle|Mrs?|Sir|Lord|Lady|Graf|Freiherr)?\s?(?:(?:de|von|van)\s)?", "", who
    )
    return (
        not _KIND.match(who) and not is_body(who) and (looks_like_person(bare) or " " not in bare)
    )


# What foreign offices print of their papers.
_OFFICE_PRINT = re.compile(
    r"\b(?:Foreign\sRelations\sof\sthe\sUnited\sStates|FRUS|Documents\son\sBritish\sForeign\sPolicy|DBFP|British\sDocuments\son\s[^,]+|Documents\sdiplomatiques\sfrançais|DDF|"
    r"(?:Die\s)?(?:Große\sPolitik|Akten\szur\s[Dd]eutschen\s[Aa]uswärtigen\sPolitik|Akten\szur\sAuswärtigen\sPolitik\sder\sBundesrepublik\sDeutschland)|ADAP|AAPD|"
    r"(?:I\s)?[Dd]ocumenti\sdiplomatici\sitaliani|DDI)\b"
)
_OFFICE_PAPER = re.compile(
    r"(?:Letters?|Telegrams?|Memorand(?:um|a)|Airgram|D[ei]spatch|Note|Minute|Record|Aufzeichnung|Telegramm|Runderlass|Télégramme|Appunto)\s(?:[Ff]rom|of|by|des|der|von|de|du|del)\s"
    r"[^,“\"„«]{4,160}(?=,\s)"
)


def is_office_paper(text: str) -> bool:
    """Whether a reference is to a paper that a foreign office has printed."""
    head = _OFFICE_PAPER.match(text)
    return head is not None and bool(_OFFICE_PRINT.search(text, head.end()))


def _hold_document(text: str, draft: Draft) -> None:
    """A paper in a foreign office's print is called by its kind and by who sent it."""
    head = _OFFICE_PAPER.match(text)
    printed = _OFFICE_PRINT.search(text, head.end()) if head else None
    if head and printed:
        draft.put_at(head.span(), "title")
        draft.put_at(printed.span(), "container")


def is_printed_letter(text: str) -> bool:
    """Whether a reference opens with a letter and names an edition that has it."""
    found = HEAD.match(text)
    return found is not None and text.startswith(", ", found.end()) and writes(found["who"])


_KIND_BEFORE_DAY = re.compile(
    r"(?:Brief|Schreiben|Telegramm|letter|telegram|lettre|lettera|carta)\s(?:vom|of|du|del|de)\s$",
    re.IGNORECASE,
)


def _only_place(between: str) -> bool:
    """Whether nothing but a place stands between the person written to and the day."""
    told = _KIND_BEFORE_DAY.sub("", between).strip(" ,")
    return not told or lexicon.is_place(told) or bool(re.fullmatch(r"[A-ZÀ-Þ]\w+", told))


def _hold_edition(text: str, draft: Draft, at: int) -> None:
    """The book that a letter is printed in is no title of its own: "in Collected Letters, ed. C. R. Sanders"."""
    at += len(text[at:]) - len(text[at:].lstrip(" ,."))
    if short := _SHORT_EDITION.match(text, at):
        draft.put_at(short.span("container"), "container")
        draft.put_at(short.span("volume"), "volume")
        return
    found = _EDITION.match(text, at)
    if found is None:
        return
    inside = draft.within(*found.span("container"))
    labels = {draft.labels[i] for i in inside}
    edited = _EDITED.match(text, found.end())
    kept = lexicon.ARCHIVE.search(found["container"].rsplit(",", 1)[-1])
    if "editor" in labels or (kept and not edited):
        return
    if not labels <= {"title", "container", "other", "volume", "place", "publisher"}:
        return
    draft.put(draft.within(at, found.start("container")), "other")
    draft.put(inside, "container")
    if by := _EDITOR.match(text, found.end()):
        draft.put_at(by.span("editor"), "editor")
        draft.put_at(by.span("place"), "place")
        draft.put_at(by.span("year"), "date")


# "MEW 29, S. 360", "MECW 40:345": great editions go by their letters.
_SHORT_EDITION = re.compile(
    r"(?:in:?\s)?(?P<container>[A-Z]{2,6}\d?),?\s(?P<volume>(?:Bd\.\s|vol\.\s)?(?:[IVX]+/)?\d{1,3}(?:[./]\d)?)(?=,\s|:\s?\d)"
)
_EDITED = re.compile(r",\s(?:eds?\.|edited|hg\.|hrsg\.|éd\.|a\scura)\s")
_EDITOR = re.compile(
    r",\s(?P<editor>(?:eds?\.|edited\sby|hg\.\sv(?:on|\.)|hrsg\.\sv(?:on|\.)|éd\.(?:\spar)?|a\scura\sdi|ed\.\s(?:de|por))\s[A-ZÀ-Þ][^,()\d]{3,50})"
    r"(?=,|\s\()(?:,\s(?P<place>[A-ZÀ-Þ][^,()\d]{2,24}),?\s(?P<year>1[5-9]\d\d|20\d\d))?"
)
# "Encyclopaedia of Islam, 2nd edn, iii, 1141-50".
_SMALL_VOLUME = re.compile(
    r"[\w.)],\s(?P<volume>(?=[ivxl])x{0,3}(?:ix|iv|v?i{0,3})),\s(?P<pages>\d{1,4}[–-]\d{1,4})\W*$"
)
# "(Cambridge, 1958-78), 6, 24" has a volume because it took years; "(New York, 1989), 28, 29" has two pages.
_VOLUME_AND_PAGE = re.compile(
    r"\([^()]*\b1[5-9]\d\d(?:\s?[–-]\s?\d{0,4}\)\s?,\s(?P<of>\d{1,2})(?=,\s\d)|\s?(?:[–-]\s?\d{0,4})?\)\s?,\s(?P<volume>[ivxlc]{1,7}|[IVXLC]{1,7}|\d{1,2}(?=:)))(?:[.,]\s|:\s?)"
    r"(?P<pages>\d{1,4}(?:[–-]\d{1,4})?)\W*$"
)


def hold_volume_and_page(text: str, draft: Draft) -> None:
    """Behind the imprint of a work in volumes stand the volume and the page: "(Cambridge, 1958-78), vi, 24"."""
    found = _VOLUME_AND_PAGE.search(text) or _SMALL_VOLUME.search(text)
    if found is None:
        return
    head = text[: found.start()]
    before = set(draft.labels[: len(draft.within(0, found.start()))])
    # "6 vols." is how many there are, not which one.
    if not {"volume", "issue"} & before or re.search(r"\d\svols\.\s?$", head):
        name = "volume" if found["volume"] else "of"
        draft.put_at(found.span(name), "volume")
        draft.put(draft.within(found.end(name), found.start("pages")), "other")
        draft.put_at(found.span("pages"), "pages")
