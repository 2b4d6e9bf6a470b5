"""How much a stretch of a note looks like a citation, and how much like someone talking."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from citeaudit.model.manuscript import Extent
from citeaudit.parsers import cues, lexicon, spans
from citeaudit.parsers.calendar_words import MONTH, SEASON
from citeaudit.parsers.kinds import is_law
from citeaudit.parsers.names import looks_like_person
from citeaudit.parsers.sources import (
    german_law,
    told_by_print,
)
from citeaudit.parsers.spans import Spans

_VERBS = re.compile(
    r"\b(?:is|was|are|were|has|have|had|does|did|do|can|could|may|might|should|would|will|cannot|means?|meant|refers?|refer(?:red|ring)|argue[sd]?|shows?|showed|"
    r"suggests?|suggested|claims?|claimed|states?|stated|notes?\sthat|noted|observes?|observed|writes?|wrote|describes?|described|discusse[sd]|remains?|became|becomes?|"
    r"comes?|came|took|takes?|gave|gives|given|died|lived|made|makes?|says?|said|seems?|seemed|appears?|appeared|includes?|contains?|differs?|stood|stands?|thanks?|thank|"
    r"thought|believe[sd]?|held|holds|used|uses|follows|followed|provides?|provided|I|we|they|he|she|it|this|these|there|who|which|whose|that|"
    r"ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|hatte|hatten|kann|können|soll|sollte|bezeichnet|bedeutet|zeigt|findet|spricht|meint|schreibt|heißt|daß|dass|nicht|sich|auch\s+wenn|hier\s+wird|ich|wir|er|sie|es|"
    r"est|sont|était|étaient|fut|furent|sera|ont|avait|peut|désigne|signifie|montre|écrit|affirme|se\s+tenait|il|elle|ils|nous|qui|que|dont|cette|ceux|"
    r"è|sono|era|erano|fu|furono|ha|hanno|aveva|può|significa|indica|mostra|scrive|che|questo|questa|non|si\s+tratta|"
    r"es\s+un|son|fue|fueron|tiene|tenía|puede|significa|muestra|escribe|este|esta|estos|no\s+se|se\s+trata)\b"
)
_PROSE_START = re.compile(
    r"^(?:He|She|It|They|We|I|This|These|Those|That|There|Here|Such|As|Although|While|When|Since|If|In\s+this|In\s+the|In\s+other|For\s+(?:a|an|the|more|further)|On\s+the|At\s+(?:the|this)|"
    r"Thus|However|Indeed|According|Note|My|Our|His|Her|Its|Their|Some|Many|Most|All|Both|One\s+such|Not|No|The\s+\w+\s+(?:was|is|were|are|has|had)|"
    r"Dies|Diese|Dieser|Es|Er|Sie|Hier|Das|Der\s+Begriff|Ich|Wir|Zur|Zum|Im|Auch|So|Il\s|Elle|Ce|Cet|Cette|Ces|Nous|Je|Le\s+mot|Le\s+terme|On\s|Questo|Questa|Si\s+tratta|Il\s+termine|Este|Esta|Se\s+trata|El\s+término)\b"
)
BARE_SHORT = re.compile(
    r"^(?:[\w’'-]+\s){0,3}[A-ZÀ-Þ][\w’'-]+(?:\s(?:and|und|et|e|y|&)\s[\w’'-]+|\set\sal\.?)?,\s.{0,120}?\b(?:\d{1,4}[a-e]?(?:\s?[-–]\s?\d{1,4}[a-e]?)?)(?:\s?(?:ff?|n)\.?)?$"
)
_AUTHOR_DATE = re.compile(
    r"(?:(?:[A-ZÀ-Þ][\w’'.-]*|of|for|and|und|et|&|van|von|de|der|la|al\.)\s){0,8}?\(?(?:1[5-9]|20)\d\d[a-z]?(?:\s?[,:]\s?(?:pp?\.\s?|S\.\s?)?\d[\d–-]*(?:\s?ff?\.?)?)?\)?"
)
_WEIGHTS = {
    "url": 3.0, "doi": 3.0, "identifier": 2.0, "law": 3.0, "pages": 2.0, "volume": 1.5, "issue": 1.5, "edition": 1.0,
    "genre": 1.0, "accessed": 1.0, "editor-cue": 0.7, "translator-cue": 0.7, "container-cue": 0.5, "pinpoint": 0.5,
    "aside": 0.0,
}  # fmt: skip


class Segment(NamedTuple):
    """A stretch between two possible boundaries; `before` is the sign that it follows."""

    start: int
    end: int
    before: str


def between(stretches: Sequence[spans.Stretch], start: int, end: int) -> Sequence[spans.Stretch]:
    """Those of some stretches in order that begin between two places."""
    first = bisect_left(stretches, start, key=_start)
    return stretches[first : bisect_left(stretches, end, lo=first, key=_start)]


def _start(stretch: spans.Stretch) -> int:
    return stretch.start


def is_complete(left_text: str, left: Segment, seen: Spans) -> bool:
    """Whether a citation could end where the left segment ends: with a date, a page, an address or a bracket."""
    bare = left_text.rstrip(" .;,")
    if cues.IBID.match(cues.SIGNAL.sub("", bare)) or cues.OP_CIT.search(bare):
        return True
    if cues.note_pointed_to(bare) and len(bare) < 40:
        return True
    end = left.end
    near = [hard for hard in between(seen.hard, left.start, end) if end <= hard.end + 4]
    if any(hard.kind in _ENDINGS and not _bare_year(bare, hard.kind) for hard in near):
        return True
    return (
        bool(re.search(r"(?:\)|\d)[”\"’]?$", bare))
        and len(bare) > 25
        and not _bare_year(bare, "date")
        and not _SHORT_NAME.search(bare)
    )


# A title that ends in the letters it goes by: "World Energy Outlook (WEO)", "Risk Management Framework (AI RMF 1.0)".
_SHORT_NAME = re.compile(r"[^\W\d_]\s\([A-Z][A-Z]?[A-Z\d .&-]{1,12}\)$")


def _bare_year(bare: str, kind: str) -> bool:
    """Whether a stretch ends in a year that may be its title's own: "Wohnen 2020", where no place stands before."""
    found = re.search(r"([^\s,(:]+)\s(?:1[5-9]|20)\d\d$", bare) if kind == "date" else None
    return found is not None and not lexicon.is_place(found[1]) and not _MONTH_WORD.search(found[1])


_ENDINGS = frozenset(("date", "pages", "url", "doi", "accessed", "law", "pinpoint", "identifier"))
# How an author-date reference opens: names, a year, and then its title.
OPENING = re.compile(r"^[A-ZÀ-Þ\[][^()“\"«„:]{2,160}?[\s.]\(?(?:1[5-9]|20)\d\d[a-z]?\)?$")
_MONTH_WORD = re.compile(rf"^(?:{MONTH}|{SEASON})$", re.IGNORECASE)


def starts_like_citation(right_text: str, right: Segment, seen: Spans) -> bool:
    if right_text[0] in '“"«„‘':
        return True
    head = re.split(r"[,:“\"«„]", right_text, maxsplit=1)[0]
    return looks_like_person(head) or bool(lexicon.BODY.search(head))


_NO_TALK = re.compile(
    r"[“\"«„][^”\"»“]*[”\"»“]|\([^)]*\)|\[[^\]]*\]|\bhttps?://[^\s<>]+|\bwww\.[^\s<>]+"
)


def is_prose(text: str) -> bool:
    """Whether a stretch reads as a sentence of someone talking, outside its quotations, brackets and addresses."""
    bare = _NO_TALK.sub(" ", text)
    words = re.findall(r"[^\W\d_]+", bare)
    if len(words) < 3:
        return False
    verbs = len(set(_VERBS.findall(bare)))
    small = sum(word[0].islower() for word in words) / len(words)
    if _PROSE_START.match(bare.strip()):
        return verbs >= 1 or small > 0.6
    return (
        (verbs >= 1 and small > 0.5)
        or (verbs >= 2 and small > 0.4)
        or (small >= 0.75 and len(words) > 3 and not re.search(r"\d\d", bare))
    )


_LAWS = (
    r"Legge|Loi|Ley|Gesetz|Arrêt|Arrêté|Décret|Decreto|Ordenanza|Ordonnance|Código|Code|Codice|Act|Statute|Convention|Treaty|Directive|"
    r"Regulation|Verordnung|Decree|Edict|Edital|Bull"
)
# Shapes that only citations have, each with its weight.
_SIGNS = (
    (
        re.compile(
            r"^[A-ZÀ-Þ][\w’'-]+,\s(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][a-zà-ÿ]+[.,;:]|[A-ZÀ-Þ][a-zà-ÿ]+\s[A-ZÀ-Þ]\.)"
        ),
        1.5,
    ),
    (
        re.compile(
            r"\b[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+)?:\s[A-ZÀ-Þ][^,.]{2,40},?\s(?:1[5-9]|20)\d\d"
        ),
        1.0,
    ),
    (
        re.compile(
            r"\d{4};\s?\d+(?:\(\d+\))?:\s?\d+|\b\d{1,4}\s?\(\d{1,3}\)\s?[:,]\s?\d{1,5}\s?[-–]"
        ),
        2.0,
    ),
    (re.compile(r"(?<![\w/])[A-Z]{1,6}(?:\s\d+)?(?:/[A-Z0-9][\w-]*)+"), 2.0),
    (
        re.compile(
            r"^(?:AN|ASV|ASVe|ASF|AGI|AGS|AHN|BArch|BA|TNA|NARA|PRO|BNF|BnF|BL|PAAA|HStA|GStA|StA|ADN?|AM|SHAT|SHD|AA)\b,?\s"
        ),
        2.0,
    ),
    (re.compile(r"\bs\.\s?v\.\s|\bs\.\s?l\.|\bs\.\s?n\."), 2.0),
    (
        re.compile(
            r"\b(?:box|folder|file|fol|ms|mss|busta|b|reg|leg|legajo|exp|caja|filza|carton|Karton|Nr|Bl|Akte|bundle|piece|f|ff)\.?\s\d",
            re.IGNORECASE,
        ),
        0.8,
    ),
    (re.compile(rf"\b{german_law.REPORTER}\s(?:(?:19|20)\d\d|\d{{1,3}}),\s(?:S\.\s)?\d"), 2.5),
    (re.compile(r"《[^》]+》|第\s?\d+[^。]{0,8}页"), 2.5),
    (
        re.compile(r"^(?:[\w’'-]+\s){0,2}[A-ZÀ-Þ][\w’'-]+,\s[“\"«„‘][^”\"»“’]{2,120}[”\"»“’]\W*$"),
        1.0,
    ),
    (re.compile(rf"^(?:{_LAWS})\b"), 1.0),
    (re.compile(rf"^(?:{_LAWS})\s(?:du|vom|del?|di|of|n[°ºo.]|Nr\.)\s?\d"), 1.0),
    (
        re.compile(
            r"^(?:[A-Z][\w.]*\s)?Const\.\s(?:[Aa]rt|[Aa]mend)|^(?:Art|§)\.?\s?\d+[^,;]{0,20}\s[A-Z]{2,5}\b"
        ),
        2.5,
    ),
    (re.compile(r"^(?:(?:\w*[Aa]rchiv\w*|Arquivo|\w+\s[Aa]rchiv\w*)\b|Arch\.\s)"), 2.0),
    (
        re.compile(
            r"\b(?:Ordenanza|Ordonnance|Décret|Loi|Ley|Legge|Gesetz|Verordnung|Statute|Order|Act)\s+(?:n\.?\s?[º°o]\.?|no\.|Nr\.|vom|del?|du|of)\s"
        ),
        1.5,
    ),
)


_BEYOND_DOUBT = 6.5  # no further sign is needed then, whatever talk there may be


def grade_of(text: str, segment: Segment, seen: Spans, emphasis: Sequence[Extent]) -> float:
    """How much a segment looks like a citation: the weight of its bibliographic signs, less that of talk."""
    start, end = segment.start, segment.end
    stretch = text[start:end].strip(" .;,")
    stretch = re.sub(r"^(?:and|und|et|e|y|or)\s+", "", stretch)
    _, skip = cues.leading_signal(stretch)
    bare = stretch[skip:]
    if cues.IBID.match(bare) or cues.OP_CIT.search(bare) or cues.note_pointed_to(stretch):
        return 4.0
    grade = 0.0
    for hard in between(seen.hard, start, end):
        grade += _weight(text, hard, start)
        grade += 0.8 * (hard.kind == "date" and hard.end >= end - 2)
    grade += sum(
        1.0 + 0.5 * (text[max(one.start - 2, 0) : one.start].strip() in (",", ":", ""))
        for one in between(seen.quotations, start, end)
    )
    grade += sum(1.2 for one in emphasis if start <= one.start < end and one.end - one.start > 6)
    head = re.split(r"[,:“\"«„(]", bare, maxsplit=1)[0]
    if "," in bare or ":" in bare:
        grade += 1.0 * looks_like_person(head) + 0.7 * bool(lexicon.BODY.search(head))
    if BARE_SHORT.match(bare):
        grade += 2.0
    if _AUTHOR_DATE.fullmatch(bare.strip(" .")):
        grade += 2.5
    if re.search(r"\([^()]*\b(?:1[4-9]|20)\d\d\)", bare) and re.search(
        r":|" + lexicon.PUBLISHER.pattern, bare
    ):
        grade += 1.0
    if grade < _BEYOND_DOUBT:
        grade += 2.0 * is_law(bare) + 1.0 * bool(lexicon.ARCHIVE.search(bare))
        grade += told_by_print.weight(bare)
        grade += sum(weight for sign, weight in _SIGNS if sign.search(bare))
    if is_prose(bare):
        grade -= 3.0 + 1.0 * bool(_PROSE_START.match(bare))
    return grade


def _weight(text: str, hard: spans.Stretch, start: int) -> float:
    if hard.kind != "date":
        return _WEIGHTS.get(hard.kind, 0.0)
    before = text[max(hard.start - 2, start) : hard.start].strip()
    return 1.5 if before[-1:] in (",", "(", ":", ".") else 0.7
