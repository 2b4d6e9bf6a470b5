"""A note's text to its citations: where each begins and ends, what introduces it, and what is mere remark.

See, e.g., Lund, The Closed Door, 8 L. Rev. 55 (1991); see also Marsh, supra note 2, at 311. The point is old.
^signal    ^citation                                   ^signal  ^citation                    ^remark
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from citeaudit.model.manuscript import Extent
from citeaudit.parsers import cues, lexicon, spans
from citeaudit.parsers.kinds import is_law
from citeaudit.parsers.names import looks_like_person
from citeaudit.parsers.spans import Spans


class Portion(NamedTuple):
    """One citation's stretch of a note, without its signal and the signs around it."""

    start: int
    end: int
    signal: str | None


class Split(NamedTuple):
    """The citations of a note, and how many words of prose stand beside them."""

    portions: tuple[Portion, ...]
    prose: int


class _Segment(NamedTuple):
    """A stretch between two possible boundaries; `before` is the sign that it follows."""

    start: int
    end: int
    before: str


_ENOUGH = 2.0
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=[\[(]?[\w“\"«„‘'—])")
_ABBREVIATION = re.compile(
    r"(?:(?<![\w])[^\W\d_]|\b(?:[A-Z][a-z]{0,3}|vol|vols|no|nos|nr|pp?|ed|eds|edn|trans|cf|cfr|vgl|etc|al|seq|sess|Cong|Univ|Hrsg|Hg|hrsg|hg|Aufl|Jahrg|"
    r"ca|bzw|usw|bes|insbes|ders|dies|dir|coord|éd|fasc|cap|col|cols|fol|ff|sq|sqq|art|arts|sec|para|ch|chap|op|cit|ibid|ebd|núm|núms|págs?|approx|St|"
    r"repr|rev|orig|publ|suppl|Anm|cit|Rep|Stud|Hist|Econ|Comp|Proc|Zeitschr|Trib|Suppl|Soc|Mass|Calif|Conn|masch|phil|Diss|diss|thes|dept))$"
)
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
_TRAILING_PROSE = re.compile(
    r",\s+(?=(?:and\s+the\s+(?:literature|works|references|sources|studies)|with\s+further|mit\s+weiter\w+|m\.\s?w\.\s?N|who|which|where|whose|whom|although|though|but|because|for\s+(?:a|the|an)|arguing|noting|showing|claiming|suggesting|with\s+(?:a|the|further)|is|was|are|wo|der|die|das|wonach|welche[rs]?|qui|dont|où|che|dove|donde|que)\s)"
)
_LEAD_IN = re.compile(
    r"(?:^|(?<=[\s(,]))(?:see\s+also|see\s+for\s+example|see,?\s+e\.g\.,?|see|cf\.|quoted\s+in|cited\s+in|(?:is|are|was|were|be)\s+(?:given\s+|found\s+|described\s+|discussed\s+|printed\s+|quoted\s+)?(?:in|by)|found\s+in|given\s+in|taken\s+from|comes?\s+from|"
    r"described\s+(?:in|by)|according\s+to|siehe|vgl\.|bei|nach|voir|chez|cfr\.|vedi|véase|data\s+from|following|in|from|by|of)\s+(?=[A-ZÀ-Þ“\"«‘'„])|:\s+(?=[A-ZÀ-Þ“\"«‘'„])",
    re.IGNORECASE,
)
_LEAD_OF = ("in", "from", "by", "of", "nach", "bei", "following")
_AND_NAME = re.compile(
    r"(?<=[\d)”\"f.])(?:,\s+|\s+)(?:and|und|et|sowie|as\s+well\s+as|ainsi\s+que)\s+(?=[A-ZÀ-Þ“\"])"
)
_CONTINUATION = re.compile(
    r"^(?:repr|reprinted|rpt|rev|reissued|orig|originally|first\s+published|trans|translated|Engl|English\s+trans|dt|German|deutsch|frz|2nd|3rd|\d+(?:st|nd|rd|th)\s+ed|"
    r"pp?\.?\s?\d|S\.\s?\d|vol|bd|no\.|hier|here|esp|especially|bes|\d|\(|available\s+at|accessed|https?:|www\.|doi|ISBN|emphasis|my\s+(?:emphasis|translation)|italics|Hervorh)",
    re.IGNORECASE,
)
_BARE_SHORT = re.compile(
    r"^(?:[\w’'-]+\s){0,3}[A-ZÀ-Þ][\w’'-]+(?:\s(?:and|und|et|e|y|&)\s[\w’'-]+|\set\sal\.?)?,\s.{0,120}?\b(?:\d{1,4}(?:\s?[-–]\s?\d{1,4})?)(?:\s?(?:ff?|n)\.?)?$"
)
_AUTHOR_DATE = re.compile(
    r"(?:(?:[A-ZÀ-Þ][\w’'.-]*|of|for|and|und|et|&|van|von|de|der|la|al\.)\s){0,8}?\(?(?:1[5-9]|20)\d\d[a-z]?(?:\s?[,:]\s?(?:pp?\.\s?|S\.\s?)?\d[\d–-]*(?:\s?ff?\.?)?)?\)?"
)


def split(text: str, emphasis: Sequence[Extent] = ()) -> Split:
    """The citations of a note in order."""
    seen = spans.find(text)
    segments = _merged(text, _segments(text, seen), seen, emphasis)
    portions: list[Portion] = []
    prose = 0
    for segment in segments:
        found, words = _portions(text, segment, seen, emphasis)
        portions += found
        prose += words
    return Split(tuple(portions), prose)


def _segments(text: str, seen: Spans) -> list[_Segment]:
    """The stretches between all signs that could end a citation."""
    sheltered = _sheltered(text, seen)
    cuts: list[tuple[int, int, str]] = []
    for match in re.finditer(r"[;；]\s*", text):
        if not sheltered[match.start()]:
            cuts.append((match.start(), match.end(), ";"))
    for match in _SENTENCE_END.finditer(text):
        # The end of a quotation may end the sentence, so the sign inside it counts.
        if not sheltered[match.end() - 1] and not _abbreviated(text, match.start()):
            cuts.append((match.start() + len(match.group().rstrip()), match.end(), "."))
    for match in _AND_NAME.finditer(text):
        if not sheltered[match.start()]:
            cuts.append((match.start(), match.end(), "&"))
    for match in cues.INNER_SIGNAL.finditer(text):
        if not sheltered[match.start("signal")] and text[match.start()] in ",;–—":
            cuts.append((match.start(), match.start("signal"), ","))
    segments: list[_Segment] = []
    at, before = 0, ""
    for end, following, sign in sorted(cuts):
        if end < at:
            continue
        segments.append(_Segment(at, end, before))
        at, before = following, sign
    segments.append(_Segment(at, len(text), before))
    return [one for one in segments if text[one.start : one.end].strip(" .;,")]


def _sheltered(text: str, seen: Spans) -> bytearray:
    """One flag a character: inside a quotation, an address or a bracket no citation ends."""
    flags = bytearray(len(text) + 1)
    for start, end in [
        *((one.start, one.end) for one in seen.quotations),
        *((one.start, one.end) for one in seen.addresses),
        *_brackets(text),
    ]:
        flags[start:end] = b"\x01" * (end - start)
    return flags


def _brackets(text: str) -> list[tuple[int, int]]:
    held: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for match in re.finditer(r"[()\[\]]", text):
        sign = match.group()
        if sign in "([":
            opened.append((sign, match.start()))
        elif opened and opened[-1][0] == {")": "(", "]": "["}[sign]:
            held.append((opened.pop()[1], match.end()))
    return [(start, end) for start, end in held if end - start < 400]


def _abbreviated(text: str, at: int) -> bool:
    return text[at] == "." and bool(_ABBREVIATION.search(text[max(at - 12, 0) : at]))


def _merged(
    text: str, segments: Sequence[_Segment], seen: Spans, emphasis: Sequence[Extent]
) -> list[_Segment]:
    """Segments with those boundaries taken back that stand inside one citation."""
    kept: list[_Segment] = []
    for segment in segments:
        if kept and not _is_boundary(text, kept[-1], segment, seen, emphasis):
            kept[-1] = _Segment(kept[-1].start, segment.end, kept[-1].before)
        else:
            kept.append(segment)
    return kept


def _is_boundary(
    text: str, left: _Segment, right: _Segment, seen: Spans, emphasis: Sequence[Extent]
) -> bool:
    right_text = text[right.start : right.end].strip()
    left_text = text[left.start : left.end].strip()
    right_grade = _grade(text, right, seen, emphasis)
    if right.before == "&":
        named = _BARE_SHORT.match(right_text.rstrip(".")) or _starts_like_citation(
            right_text, right, seen
        )
        return right_grade >= 2.5 and bool(named) and _is_complete(left_text, left, seen)
    if right.before == ",":
        return right_grade >= 1.0 and _grade(text, left, seen, emphasis) > 0
    signalled = cues.leading_signal(right_text)[0] is not None or bool(
        cues.INNER_SIGNAL.search(right_text[:90])
    )
    if right.before == ";":
        if _CONTINUATION.match(right_text) and not signalled:
            return False
        return signalled or right_grade >= 1.0 or _is_prose(right_text)
    if _CONTINUATION.match(right_text):
        return False
    left_is_prose = _is_prose(left_text) and _grade(text, left, seen, emphasis) < _ENOUGH
    if left_is_prose or (signalled and _is_complete(left_text, left, seen)):
        return True
    if not _is_complete(left_text, left, seen):
        return _is_prose(right_text) and _grade(text, left, seen, emphasis) >= _ENOUGH + 1
    if cues.IBID.match(right_text) or _is_prose(right_text):
        return True
    # A reference that keeps its parts apart by full stops ("Smith, J. (2010). Title. Journal") does not end here.
    return right_grade >= 3.5 and _starts_like_citation(right_text, right, seen)


def _is_complete(left_text: str, left: _Segment, seen: Spans) -> bool:
    """Whether a citation could end where the left segment ends: with a date, a page, an address or a bracket."""
    bare = left_text.rstrip(" .;,")
    if cues.IBID.match(cues.SIGNAL.sub("", bare)) or cues.OP_CIT.search(bare):
        return True
    end = left.end
    near = [hard for hard in seen.hard if left.start <= hard.start < end <= hard.end + 4]
    if any(
        hard.kind in ("date", "pages", "url", "doi", "accessed", "law", "pinpoint", "identifier")
        for hard in near
    ):
        # "Smith, J. (2010)." opens an author-date reference, it does not end one.
        return not re.match(r"^[^()]{3,120}\((?:1[5-9]|20)\d\d[a-z]?\)$", bare)
    return (
        bool(re.search(r"(?:\)|\d)[”\"’]?$", bare))
        and len(bare) > 25
        and not re.match(r"^[^()]{3,120}\((?:1[5-9]|20)\d\d[a-z]?\)$", bare)
    )


def _starts_like_citation(right_text: str, right: _Segment, seen: Spans) -> bool:
    if right_text[0] in '“"«„‘':
        return True
    head = re.split(r"[,:“\"«„]", right_text, maxsplit=1)[0]
    return looks_like_person(head) or bool(lexicon.BODY.search(head))


def _is_prose(text: str) -> bool:
    """Whether a stretch reads as a sentence of someone talking, outside its quotations and brackets."""
    bare = re.sub(r"[“\"«„][^”\"»“]*[”\"»“]|\([^)]*\)|\[[^\]]*\]", " ", text)
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
        or (small > 0.75 and len(words) > 5)
    )


def _grade(text: str, segment: _Segment, seen: Spans, emphasis: Sequence[Extent]) -> float:
    """How much a segment looks like a citation: the weight of its bibliographic signs, less that of talk."""
    start, end = segment.start, segment.end
    stretch = text[start:end].strip(" .;,")
    _, skip = cues.leading_signal(stretch)
    bare = stretch[skip:]
    if cues.IBID.match(bare) or cues.OP_CIT.search(bare) or cues.note_pointed_to(stretch):
        return 4.0
    grade = 0.0
    for hard in seen.hard:
        if start <= hard.start < end:
            grade += _weight(text, hard, start)
            grade += 0.8 * (hard.kind == "date" and hard.end >= end - 2)
    grade += sum(
        1.0 + 0.5 * (text[max(one.start - 2, 0) : one.start].strip() in (",", ":", ""))
        for one in seen.quotations
        if start <= one.start < end
    )
    grade += sum(1.2 for one in emphasis if start <= one.start < end and one.end - one.start > 6)
    head = re.split(r"[,:“\"«„(]", bare, maxsplit=1)[0]
    if "," in bare or ":" in bare:
        grade += 1.0 * looks_like_person(head) + 0.7 * bool(lexicon.BODY.search(head))
    if _BARE_SHORT.match(bare):
        grade += 2.0
    if _AUTHOR_DATE.fullmatch(bare.strip(" .")):
        grade += 2.5
    if re.search(r"\([^()]*\b(?:1[4-9]|20)\d\d\)", bare) and re.search(
        r":|" + lexicon.PUBLISHER.pattern, bare
    ):
        grade += 1.0
    grade += 2.0 * is_law(bare) + 1.0 * bool(lexicon.ARCHIVE.search(bare))
    if _is_prose(bare):
        grade -= 3.0 + 1.0 * bool(_PROSE_START.match(bare))
    return grade


_WEIGHTS = {
    "url": 3.0, "doi": 3.0, "identifier": 2.0, "law": 3.0, "pages": 2.0, "volume": 1.5, "issue": 1.5, "edition": 1.0,
    "genre": 1.0, "accessed": 1.0, "editor-cue": 0.7, "translator-cue": 0.7, "container-cue": 0.5, "pinpoint": 0.5,
    "aside": 0.0,
}  # fmt: skip


def _weight(text: str, hard: spans.Stretch, start: int) -> float:
    if hard.kind != "date":
        return _WEIGHTS.get(hard.kind, 0.0)
    before = text[max(hard.start - 2, start) : hard.start].strip()
    return 1.5 if before[-1:] in (",", "(", ":", ".") else 0.7


def _portions(
    text: str, segment: _Segment, seen: Spans, emphasis: Sequence[Extent]
) -> tuple[list[Portion], int]:
    """The citations of one segment, and how many words of it are prose."""
    start, end = _trimmed(text, segment.start, segment.end)
    stretch = text[start:end]
    if several := _in_sentence(text, start, end):
        return several, 0
    signal, skip = cues.leading_signal(stretch)
    if (
        signal is None
        and (inner := cues.INNER_SIGNAL.search(stretch[:160]))
        and _is_talk(stretch[: inner.start()])
    ):
        begin = start + inner.end()
        rest, words = _portions(text, _Segment(begin, segment.end, ","), seen, emphasis)
        led = [one._replace(signal=one.signal or inner["signal"]) for one in rest[:1]]
        return [*led, *rest[1:]], words + len(stretch[: inner.start()].split())
    told = _before_trailing_prose(text, start, end, seen)
    if _grade(text, _Segment(start, told, segment.before), seen, emphasis) >= _ENOUGH:
        begin, end = _trimmed(text, start + skip, told)
        return [Portion(begin, end, signal)], 0
    if lead := _after_lead_in(text, start, end, seen, emphasis):
        begin, signal = lead
        words = len(text[start:begin].split())
        begin, end = _trimmed(text, begin, _before_trailing_prose(text, begin, end, seen))
        return [Portion(begin, end, signal)], words
    words = len(re.findall(r"\w+", stretch))
    if signal and _points_somewhere(text, segment, seen):
        return [Portion(*_trimmed(text, start + skip, end), signal)], 0
    return [], words


def _is_talk(lead: str) -> bool:
    """Whether the words before a signal are talk: no digit, no quotation, mostly small letters."""
    words = re.findall(r"[^\W\d_]+", lead)
    small = sum(word[0].islower() for word in words)
    return bool(words) and not re.search(r"[\d“\"«„]", lead) and small * 2 >= len(words) - 1


def _points_somewhere(text: str, segment: _Segment, seen: Spans) -> bool:
    return any(
        segment.start <= hard.start < segment.end
        and hard.kind in ("url", "doi", "law", "date", "pages")
        for hard in seen.hard
    )


_NAMED_YEAR = re.compile(
    r"(?:(?:[A-ZÀ-Þ][\w’'-]*\.?|van|von|de|der|of|for|and|&|et\sal\.)\s){1,8}?\((?:1[5-9]|20)\d\d[a-z]?(?:[,:]\s?(?:pp?\.\s?|S\.\s?)?\d[\d–-]*)?\)"
)


def _in_sentence(text: str, start: int, end: int) -> list[Portion]:
    """Author-date references that stand in a sentence: "Based on data from Barrett (2014) and Marsh (2015)"."""
    stretch = text[start:end]
    found = list(_NAMED_YEAR.finditer(stretch))
    if not found:
        return []
    rest = stretch
    for match in found:
        rest = rest.replace(match.group(), " ")
    # Anything bibliographic beside the names makes it a full reference of the author-date kind.
    if re.search(r"[“\"«„:]|\d|https?", rest) or len(re.findall(r"[^\W\d_]+", rest)) > 25:
        return []
    if rest.strip(" .,;") and not (_is_linking(rest) or _is_prose(rest)):
        return []
    portions = []
    for match in found:
        words = re.match(
            r"(?:(?:and|by|in|from|of|see|cf\.|see\s+also|based\s+on(?:\s+data\s+from)?)\s+)+",
            match.group(),
            re.IGNORECASE,
        )
        begin = start + match.start() + (words.end() if words else 0)
        lead = stretch[: match.start()].strip() or (words.group().strip() if words else "")
        signal = lead if len(portions) == 0 and lead else None
        portions.append(Portion(begin, start + match.end(), signal))
    return portions


def _is_linking(rest: str) -> bool:
    words = re.findall(r"[^\W\d_]+", rest.lower())
    return all(
        word
        in (
            "see",
            "also",
            "cf",
            "and",
            "by",
            "from",
            "in",
            "based",
            "on",
            "data",
            "eg",
            "e",
            "g",
            "vgl",
            "siehe",
            "und",
            "voir",
            "et",
            "source",
            "sources",
            "but",
            "as",
            "the",
            "of",
            "figures",
            "quoted",
            "cited",
            "adapted",
            "estimates",
            "calculated",
        )
        for word in words
    )


def _after_lead_in(
    text: str, start: int, end: int, seen: Spans, emphasis: Sequence[Extent]
) -> tuple[int, str | None] | None:
    """Where a citation begins that a sentence leads up to, and the word that leads to it."""
    for match in list(_LEAD_IN.finditer(text, start, end))[:12]:
        begin = match.end()
        word = match.group().strip(" :").lower()
        rest = _Segment(begin, end, ",")
        needed = _ENOUGH + 0.5 if word in _LEAD_OF or not word else _ENOUGH
        if _grade(text, rest, seen, emphasis) >= needed:
            signal = word if word and word not in _LEAD_OF else None
            return begin, signal
    return None


def _before_trailing_prose(text: str, start: int, end: int, seen: Spans) -> int:
    sheltered = (
        _sheltered(text[start:end], spans.find(text[start:end])) if "," in text[start:end] else b""
    )
    for match in _TRAILING_PROSE.finditer(text, start, end):
        if (
            not sheltered[match.start() - start]
            and match.start() - start > 12
            and _is_prose(text[match.end() : end])
        ):
            return match.start()
    return end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ",;:–—."):
        start += 1
    if joined := re.match(
        r"(?:and|und|et|sowie|as\s+well\s+as|y|e)\s+(?=[A-ZÀ-Þ“\"«])",
        text[start : min(end, start + 16)],
    ):
        start += joined.end()
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:–—"):
        end -= 1
    if (
        text[start:end].startswith("(")
        and text[start:end].rstrip(".").endswith(")")
        and text.count("(", start, end) == 1
    ):
        return _trimmed(text, start + 1, start + text[start:end].rindex(")"))
    return start, end
