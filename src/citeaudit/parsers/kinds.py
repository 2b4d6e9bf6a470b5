"""What kind of thing a reference speaks of: article, newspaper, report, thesis, hearing, case, archive ..."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from citeaudit.model.citation import EntryType, Name
from citeaudit.parsers import lexicon
from citeaudit.parsers.sources import (
    continental,
    german_law,
    told_by_print,
)

_THESIS = re.compile(
    r"\b(?:diss|dissertation|dissertação|dissertazione|thesis|thèse|tesi|tesis|tese|lizentiatsarbeit|lizenziatsarbeit|examensarbeit|mémoire|habil\w*|magisterarbeit|masterarbeit|diplomarbeit|bachelorarbeit|staatsexamensarbeit)\b",
    re.IGNORECASE,
)
_HEARING = re.compile(
    r"\b[Hh]earings?\b(?!\s+(?:loss|aid))|\bMinutes\s+of\s+Evidence\b|\b[Tt]estimony\b|\bAnhörung\b"
)
_REPORT_GENRE = re.compile(
    r"\b(?:paper|draft|brief|briefing|report|memorandum|analysis|note|sheet|arbeitspapier|diskussionspapier|document)\b",
    re.IGNORECASE,
)
_WEB_GENRE = re.compile(
    r"\b(?:blog|podcast|press\s+release|pressemitteilung|news\s+release|communiqué|comunicato)\b",
    re.IGNORECASE,
)
_REPORT_TITLE = re.compile(
    r"\b(?:Reports?|Rapport|Bericht|Informe|Relazione|Survey|Index|Yearbook|Assessment|White\s+Paper|Factsheet|Fact\s+Sheet|Statistics|Census|Outlook)\b"
)
_REPORTER = re.compile(
    r"\[\d{4}\]\s(?:\d+\s)?[A-Z]|\b\d+\s(?:U\.\s?S\.|F\.\s?[23]d|F\.\s?Supp|S\.\s?Ct\.|L\.\s?Ed\.)\s|\b\d{4}\s(?:[A-Z][a-z]*\.\s?){2,4}\d+|\b(?:BGHZ|BVerfGE|BGH|BVerfG|EuGH|CJEU|ECHR|ECtHR|ICJ|EWCA|UKSC|UKHL)\b"
)
_STATUTE = re.compile(
    r"(?<!\w)(?=[A-Z§])(?:\bU\.\s?S\.\s?C\.|\bC\.\s?F\.\s?R\.|\bFed\.\sReg\.|\bStat\.\s\d|\bGeo\.\s\d|\bVict\.|\bEliz\.\s\d|\bBGBl|\bABl\.|\bOJ\s[LC]\b|\bT\.\s?S\.\s\d|"
    r"\b(?:Act|Statute|Gesetz|Verordnung|Directive|Regulation|Treaty|Convention|Constitution|Loi|Ley|Legge)\b(?:\s\(?\w+\)?){0,3}\s\(?(?:1[5-9]|20)\d\d|"
    r"\bResolution\s(?:No\.?\s)?\d+|(?:An?\s)?Act\s+(?:for|to|of)\b|^Statute\s+of|^(?:Treaty|Peace)\s+of\s|^Convention\s+(?:on|for)\s|^(?:Código|Ordenanza|Ordonnance|Arrêt|Arrêté|Décret|Decreto|Legge|Ley|Loi|Gesetz)\s|\bConvention\s+on\b[^,]{3,60},\s+art|^(?:§|Art\.|Sec\.)\s?\d)"
)
_LETTER = re.compile(
    r"^(?:(?:[Ll]etter|Telegram|Cable|Dispatch|Despatch|Memorandum|Memo|Minute)\s+(?:from|of|to|by)\s|"
    r"(?:Schreiben|Brief|Telegramm|Lettre|Lettera|Carta)\s[^,]{3,90}\s(?:an|à|a|al|alla|ad)\s|"
    r"[A-Z][\w.’' -]{1,40}\s(?:to|an|à|a)\s[A-Z][\w.’' -]{1,40}[,;])"
)
_VIDEO = re.compile(
    r"youtube\.com|youtu\.be|vimeo\.com|\b[Vv]ideo\b(?=[,.])|\b(?:DVD|film),", re.IGNORECASE
)
_CONFERENCE = re.compile(
    r"\bProceedings\b|\bConference\b|\bSymposium\b|\bKongress\b|\bAtti\s+del|\bActes\s+du|\bActas\s+d|\bpresented\s+at\b"
)
_PDF = re.compile(r"\.pdf(?:$|[?#])|/(?:reports?|publications?|papers?|documents?)/", re.IGNORECASE)


@lru_cache(maxsize=256)
def is_law(text: str) -> bool:
    """Whether a stretch reads as a law report's or a statute's citation."""
    return bool(_REPORTER.search(text) or _STATUTE.search(text) or lexicon.CASE_TITLE.search(text))


def is_paper(genre: str) -> bool:
    """Whether a kind is that of a numbered paper: working paper, policy brief, report."""
    return bool(_REPORT_GENRE.search(genre)) and not _THESIS.search(genre)


def kind_of(text: str, values: Mapping[str, object], notes: Sequence[str]) -> EntryType:
    """The kind of a reference from its fields so far and the text it stands in."""
    genre = str(values.get("genre") or "")
    title = str(values.get("title") or "")
    if told := told_by_print.kind(text, values):
        return told
    if law := _law(text, title, values):
        return law
    if official := _official(text, title, values):
        return official
    if genre and values.get("volume") and values.get("container") and _PIECE.fullmatch(genre):
        return "article"
    if (
        ("nterview" in text and re.search(r"\b[Ii]nterviews?\s+(?:with|by|mit)\b", text))
        or _TALK.match(text)
    ) and not values.get("container"):
        return "interview"
    if _is_correspondence(text, values) or lexicon.ARCHIVE_HEAD.match(text):
        return "archive"
    if genre and (kind := _by_genre(genre, text)):
        return kind
    if lexicon.INTERVIEW.match(title):
        return "interview"
    if (
        "Hearing" in text
        and re.search(r"\bHearings?\s+[Bb]efore\b|\bHearings?\s+on\b", text)
        and not values.get("volume")
    ):
        return "hearing"
    if (
        not values.get("container")
        and not values.get("publisher")
        and _HEARING.search(" ".join((title, *notes)))
    ):
        return "hearing"
    if _archival(text, title, values, notes):
        return "archive"
    # "Orson Welles's Last Film," is what a review is called, not what it is.
    if _VIDEO.search(text.replace(title, " ", 1) if _is_quoted(text, title) else text):
        return "video"
    return _by_container(text, values) if values.get("container") else _alone(text, title, values)


# What students and others write for a law review stands in it as an article does.
_PIECE = re.compile(
    r"(?:Case\s|Book\s|Legislative\s|Essay\s)?(?:Notes?|Comments?|Reviews?|Essays?|Repl(?:y|ies)|Responses?|Commentary|Editorial|Lecture|Foreword)|"
    r"Recent\s\w+|Student\sArticle|Symposium|Special\sProject|Review\sEssay"
)
_TALK = re.compile(
    r"(?:Entretien|Intervista|Entrevista|Gespräch|Interview)\s(?:avec|con|a|mit)\s[A-ZÀ-Þ]"
)


# "Código de Posturas, Santa Rita, 1852, art. 91": a code by its name, pointed to by its articles.
_CODE_AND_ARTICLE = re.compile(
    r"(?:Código|Codice|Code\s(?:civil|pénal)|Ordenanza|Ordonnance|Gesetz|Verordnung|Loi|Ley|Legge|Statute|Decreto|Décret)\b[^“\"«]{0,120},\s(?:[Aa]rts?\.|§)\s?\d"
)


def _law(text: str, title: str, values: Mapping[str, object]) -> EntryType | None:
    if _CODE_AND_ARTICLE.match(text) and not values.get("publisher"):
        return "law"
    if not values.get("authors") and (_DATED_LAW.search(title) or _REGNAL_ONLY.match(text)):
        return "law"
    if (
        not lexicon.CASE_TITLE.search(title)
        and not values.get("authors")
        and _LAW_IN_TITLE.match(title)
        and not (_is_quoted(text, title) and values.get("container"))
        and (_TREATY_SERIES.search(text) or _STATUTE.search(title))
    ):
        return "law"
    if not values.get("authors") and german_law.cites_law(text):
        return "law" if re.match(r"§|Art|\w*Bl\b|PrGS|[^,]*?,?\s(?:§|Art\.)", text) else "case"
    if _CONTINENTAL_COURT.match(text) and not values.get("authors"):
        return "case"
    if continental.LAW.match(text) and not values.get("authors"):
        return "law"
    if _NAMED_CODE.match(text) and not values.get("authors"):
        return "law"
    if lexicon.CASE_TITLE.search(title) or (not values.get("authors") and _REPORTER.search(text)):
        if (
            _STATUTE.search(text)
            and not lexicon.CASE_TITLE.search(title)
            and not _REPORTER.search(text)
        ):
            return "law"
        quoted = re.search(r"[“\"«„]", text[: text.find(title) + 1]) if title else None
        return None if quoted else "case"
    if _is_quoted(text, title) and values.get("container"):
        return None
    if not values.get("authors") and not values.get("publisher") and _STATUTE.search(text):
        return "law"
    return None


# "Cass. civ., 12 marzo 1991", "CE, 19 mai 1933": a court by its initials, and a day.
_CONTINENTAL_COURT = re.compile(
    r"(?:CE|CC|TC|CJCE|CJUE|CEDH|Cass|Corte\scost|Cons\.\s(?:const|d[’']Ét)\w*|TGI\s\w+|CA\s\w+|Trib\.\s[A-Z]\w+|Conseil\sd[’']État)\b\.?(?:\s(?:civ|crim|com|soc|pen|ass)\b\.?)?"
    r"(?:\s\d\w*)?,\s(?:[a-z.]+\s[IVX]+,\s)?\d{1,2}(?:er)?\s[a-zûé]+\s(?:19|20)\d\d"
)
_NAMED_CODE = re.compile(
    r"(?:[A-Z][\w.&]*\s){0,5}(?:Code|Stat\.|Laws|Ann\.|Const\.)(?:,?\s\w+\.?){0,3}\s?,?\s§|U\.S\.\sConst\.|(?:UN|U\.N\.)\sCharter"
)
_LAW_IN_TITLE = re.compile(
    rf"^(?:An?\s|The\s)?(?:[A-ZÀ-Þ(][\w’'()&-]*\s(?:(?:of|on|for|the|and|to)\s)*)"
    rf"{{0,9}}?(?:{lexicon.LAW_NAME}|Treaty|Convention|Covenant|Agreement)(?!\w)"
)
_DATED_LAW = re.compile(
    rf"^(?:[A-Z(][\w’'()&-]*\s(?:(?:of|on|for|and)\s)?){{1,8}}(?<=\s){lexicon.LAW_NAME}(?:\sof)?\s(?:1[5-9]|20)\d\d$"
)
_REGNAL_ONLY = re.compile(
    r"\d{1,2}(?:\s&\s\d{1,2})?\s(?:Geo|Vict|Will|Eliz|Edw|Hen|Anne?|Car|Jac)\b\.?[^,]{0,6},?\sc"
)
_TREATY_SERIES = re.compile(
    r"\bT\.\s?S\.|\bU\.?S\.?T\.?(?=\s\d)|\bT\.I\.A\.S\.|\bUNTS\b|\bOJ\b|\bStat\.|\bI\.?L\.?M\.?\b"
)
_RESOLUTION = re.compile(
    r"^(?:[A-Z]\.){2,3}\sRes\.|^Resolution\s(?:No\.?\s)?\d|^[SA]/RES/|^UN\sDoc\.?\s[SA]/RES"
)
_PARLIAMENT = re.compile(
    r"\bHansard\b(?!\sSociety)|\b(?:HC|HL|H\.\s?[CL]\.)\sDebs?\b|\bCongressional\sRecord\b|\bCong\.\sRec\."
)
_OFFICIAL = re.compile(
    r"\b(?:UN|U\.N\.|OAS|EU|NATO|League\sof\sNations)\sDoc(?:ument|s)?\b|\b(?:COM|SEC|SWD|JOIN)\s?\(\d{2,4}\)\s?\d|"
    r"\b(?:HC|HL)\s(?:Paper\s)?\d{1,4}\b|\bC(?:mn?d|m|d)\.?\s\d{2,5}\b|\b\d{2,3}(?:st|nd|rd|d|th)\sCong|\b[AES]/(?:[A-Z]+|\d+)[./]\S*\d|"
    r"\bB[TR]-Dr(?:uck)?s\.|\bLaw\sCom\.?\s(?:No\.?\s)?\d|^(?:H\.\s?R\.|S\.|House|Senate)\s(?:Conf\.\s)?Rep(?:\.|ort)\sNo\."
)


_COMMAND_PAPER = re.compile(
    r"[;(]\s?(?:C(?:mn?d|m|d)\.?|Law\sCom\.?|H\.?[CL]\.?)\s(?:No\.?\s)?\d{2,5}\b"
)


def _official(text: str, title: str, values: Mapping[str, object]) -> EntryType | None:
    """Papers of parliaments, governments and unions, told by their series and numbers."""
    if _RESOLUTION.match(title):
        return "law"
    if ("Hansard" in text or "Deb" in text or "Rec" in text) and (
        _PARLIAMENT.search(text) and not values.get("publisher")
    ):
        return "hearing"
    if _COMMAND_PAPER.search(text):
        return "report"
    if (values.get("volume") and values.get("container")) or _HEARING.search(text):
        return None
    if _OFFICIAL.search(text):
        return "report"
    return "archive" if "FRUS" in text and title and "FRUS" not in title else None


def _is_correspondence(text: str, values: Mapping[str, object]) -> bool:
    """Whether a letter, a telegram or a minute is cited for itself: from whom, to whom, and no book it is printed in."""
    return (
        bool(_LETTER.match(text))
        and bool(values.get("issued"))
        and not (values.get("editors") or values.get("genre") == "letter to the editor")
        and not re.search(r"\bin\s[A-Z“\"«]|\((?:[^()]*[:,]\s)?[^()]*\d{4}\)", text)
    )


def _by_genre(genre: str, text: str) -> EntryType | None:
    if _THESIS.search(genre):
        return "thesis"
    if _HEARING.search(genre):
        return "hearing"
    if re.search(r"presented|[Pp]aper\s(?:given|read|delivered)|Vortrag", genre):
        return "conference"
    if re.search(r"unpublished|typescript", genre):
        return "manuscript"
    if _WEB_GENRE.search(genre):
        return "webpage"
    if re.search(r"\be-?mail\b", genre, re.IGNORECASE):
        return "manuscript"
    if re.search(r"letter\s+to\s+the\s+editor", genre, re.IGNORECASE):
        return "newspaper"
    if re.search(r"interview|communication", genre, re.IGNORECASE):
        return "interview"
    return "report" if _REPORT_GENRE.search(genre) else None


def _archival(text: str, title: str, values: Mapping[str, object], notes: Sequence[str]) -> bool:
    """Whether a reference is to an unprinted thing in a repository, by its shelf mark, its holder or its kind."""
    container = str(values.get("container") or "")
    kept = bool(_KEEPER.search(str(values.get("publisher") or ""))) and SHELF_MARK.search(text)
    if (re.search(r"[“\"«„]", text[:2]) and not kept) or (values.get("url") and not notes):
        return False
    if container and (
        lexicon.PERIODICAL.search(container) and not lexicon.ARCHIVE.search(container)
    ):
        return False
    publisher = str(values.get("publisher") or "")
    if publisher.isupper() and SHELF_MARK.search(text) and not container:
        return True
    if (
        _KEEPER.search(publisher) or (_KEEPER.search(container) and SHELF_MARK.search(text))
    ) and not (
        (container and lexicon.PERIODICAL.search(container)) or re.search(r"\([^()]*\d{4}\)", text)
    ):
        return True
    if _PAPERS.search(title) and not (
        container or values.get("publisher") or values.get("url") or values.get("place")
    ):
        return True
    if values.get("editors") or (
        values.get("place") and values.get("publisher") and not SHELF_MARK.search(text)
    ):
        return False
    held = (
        bool(lexicon.ARCHIVE.search(text))
        + 2 * bool(SHELF_MARK.search(text))
        + bool(_PAPERS.search(title))
    )
    held += 2 * bool(_LETTER.match(text))
    printed = (
        bool(values.get("volume"))
        + bool(values.get("issue"))
        + bool(re.search(r"\((?:[^()]*[:,]\s)?[^()]*\d{4}\)", text))
    )
    return held - printed >= 2 or (
        held >= 1 and not values.get("authors") and not printed and not values.get("publisher")
    )


_KEEPER = re.compile(
    r"(?<!\w)(?:Library|Archi(?:ves?|v|ef|vio|vo)|\w+(?:archiv|archief)|Record\sOffice|Record\sCent(?:er|re)|Bibliothèque|Biblioteca|Bibliothek|Special\sCollections|TNA|NARA|PRO)(?!\w)"
)
SHELF_MARK = re.compile(
    r"(?<![\w/])[A-Z]{1,6}\d*(?:\s\d+)?(?:/[A-Z0-9][\w-]*)+(?![\w]*\.(?:htm|pdf))|\b(?:[Bb]ox|[Ff]older|Add\.?\s+MSS?|MSS?\.?(?:\s[A-Z][\w.]*){0,3}|[Bb]usta|[Ff]ilza|[Ll]egajo|[Ll]eg\.|Bestand|Nachlass|NL|[Cc]aja|"
    r"bundle|b\.|Bl\.|carton|Karton|Kasten|Mappe|Akte|exp\.|[Rr]eg\.|RG|CAB|FO|WO|CO|F7|HMC)\s?\d"
)
_PAPERS = re.compile(
    r"\b(?:Minutes?|minutes|Memorandum|Telegram|Dispatch|Diary|diary|Notebook|Order\s+Book|Minute\s+Book|accounts?\s+of|Letter\s*book|Correspondence|Papers|Register|"
    r"Examination|Depositions?|Weather\s+Book|Books?\s+of|Log|délibération|lettre|carta|Protokoll|Brief|Schreiben|Tagebuch|verbale|lettera)\b"
)


def _first_author(values: Mapping[str, object]) -> str:
    authors = values.get("authors")
    if isinstance(authors, tuple) and authors and isinstance(authors[0], Name):
        return authors[0].literal or ""
    return ""


_THINK_TANK = re.compile(
    r"(?<!\w)(?:Institut\w*|Istituto|Instituto|Cent(?:er|re)|Foundation|Stiftung|Council|Corporation|Endowment|Ministry|Department|Commission|Office)(?!\w)"
)


def _by_container(text: str, values: Mapping[str, object]) -> EntryType:
    container = str(values["container"])
    issued = str(values.get("issued") or "")
    paged = bool(values.get("volume") or values.get("issue"))
    daily = bool(re.match(r"\d{4}-\d\d-\d\d", issued))
    monthly = bool(re.match(r"\d{4}-(?:0|1)\d", issued))
    periodical = lexicon.JOURNAL_WORD if values.get("editors") else lexicon.PERIODICAL
    booklike = bool(
        values.get("editors") or values.get("publisher") or (values.get("place") and not daily)
    )
    if re.search(
        r"^(?:Twitter|Facebook|Instagram|LinkedIn|Telegram|TikTok)$|\b[Bb]log\b|\b(?:Facebook|Instagram|LinkedIn|Telegram)\s+[Pp]ost|^[Tt]weet",
        container,
    ):
        return "webpage"
    if _CONFERENCE.search(container) and not paged:
        return "conference"
    if daily and re.search(r"\b(?:News|Times|Post|Herald|Echo|Gazette)\b", container) and not paged:
        return "newspaper"
    if lexicon.MAGAZINE.search(container) and not booklike:
        return (
            "article"
            if paged and not daily and not re.search(r"Weekly|Spiegel|Zeit", container)
            else "magazine"
        )
    if _THINK_TANK.search(container) and not (
        paged or booklike or lexicon.PERIODICAL.search(container)
    ):
        return "webpage" if values.get("url") else "report"
    if (
        booklike
        and not (paged and periodical.search(container))
        and (not daily or values.get("editors"))
    ):
        return "chapter"
    if daily and not (paged and lexicon.JOURNAL_WORD.search(container)):
        if values.get("url") and not lexicon.is_newspaper(container):
            return "webpage"
        return "newspaper"
    if re.search(r"\b(?:[Bb]log|\.com|\.org|\.net|Website)\b", container):
        return "webpage"
    if paged or lexicon.JOURNAL_WORD.search(container) or lexicon.PERIODICAL.search(container):
        return (
            "newspaper" if lexicon.is_newspaper(container) and monthly and not paged else "article"
        )
    if re.search(r"[,.”\"»’']\s(?:in|dans|en)[\s:]", text, re.IGNORECASE) and not monthly:
        return "chapter"
    return "webpage" if values.get("url") and not values.get("pages") else "article"


# "Cong. Rsch. Serv., R44012, ...": an office numbers its papers before their titles.
_NUMBERED_PAPER = re.compile(r",\s[A-Z]{1,5}-?\d{4,6},\s")


def _alone(text: str, title: str, values: Mapping[str, object]) -> EntryType:
    """The kind of a work that stands in nothing larger."""
    url = str(values.get("url") or "")
    printed = bool(values.get("place") or values.get("publisher"))
    body = _body_author(values)
    if _REPORT_TITLE.search(title) and (body or not values.get("authors")) and (printed or body):
        return "report"
    if body and _NUMBERED_PAPER.search(text):
        return "report"
    if values.get("series") and lexicon.SERIES.search(str(values["series"])) and (body or url):
        return "report"
    if url and not values.get("place"):
        return "report" if _PDF.search(url) else "webpage"
    if printed and _is_quoted(text, title):
        return "report"
    publisher = str(values.get("publisher") or "").lower().removeprefix("the ")
    if (
        body
        and publisher
        and (body.lower().startswith(publisher) or publisher.endswith(body.lower()))
    ):
        return "report"
    if _is_quoted(text, title) and body and lexicon.is_newspaper(body):
        return "newspaper"
    if title and (printed or values.get("issued") or values.get("pages")):
        return "article" if _is_quoted(text, title) else "book"
    return "misc"


def _body_author(values: Mapping[str, object]) -> str:
    return _first_author(values)


def _is_quoted(text: str, title: str) -> bool:
    at = text.find(title[:20]) if title else -1
    return at > 0 and text[at - 1] in "“\"„«‘'"
