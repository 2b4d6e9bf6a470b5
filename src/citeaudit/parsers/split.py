"""A note's text to its citations: where each begins and ends, what introduces it, and what is mere remark.

See, e.g., Lund, The Closed Door, 8 L. Rev. 55 (1991); see also Marsh, supra note 2, at 311. The point is old.
^signal    ^citation                                   ^signal  ^citation                    ^remark
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from citeaudit.model.manuscript import Extent
from citeaudit.parsers import cues, leads, spans
from citeaudit.parsers.evidence import (
    BARE_SHORT,
    OPENING,
    Segment,
    between,
    grade_of,
    is_complete,
    is_prose,
    starts_like_citation,
)
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


_ENOUGH = 2.0
_LONGEST_TITLE = 250  # letters; longer italics are not one title
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=[\[(]?[\w“\"«„‘'—])")
_ABBREVIATION = re.compile(
    r"(?:(?<![\w])[^\W\d_]|\b(?:[A-Z][a-z]{0,3}|vol|vols|no|nos|nr|pp?|ed|eds|edn|trans|cf|cfr|vgl|etc|al|seq|sess|Cong|Univ|Hrsg|Hg|hrsg|hg|Aufl|Jahrg|"
    r"ca|bzw|usw|bes|insbes|ders|dies|dir|coord|éd|fasc|cap|col|cols|fol|ff|sq|sqq|art|arts|sec|para|ch|chap|op|cit|ibid|ebd|núm|núms|págs?|approx|St|"
    r"repr|rev|orig|publ|suppl|Anm|cit|Rep|Stud|Hist|Econ|Comp|Proc|Zeitschr|Trib|Suppl|Soc|Mass|Calif|Conn|masch|phil|Diss|diss|thes|dept))$"
)
_TRAILING_PROSE = re.compile(
    r",\s+(?=(?:and\s+the\s+(?:literature|works|references|sources|studies)|with\s+further|mit\s+weiter\w+|m\.\s?w\.\s?N|who|which|where|whose|whom|although|though|but|because|for\s+(?:a|the|an)|arguing|noting|showing|claiming|suggesting|with\s+(?:a|the|further)|[a-z]{3,}s\s+(?:the|that|a|an|this|it|no|for|against|only|how|why|\w+teen|two|three|four|five|six|seven|eight|nine|ten|twelve)|is|was|are|wo|der|die|das|wonach|welche[rs]?|qui|dont|où|che|dove|donde|que)\s)"
)
_LEAD_IN = re.compile(
    r"(?:(?:^|(?<=[\s(,]))(?i:see\s+also|see\s+for\s+example|see,?\s+e\.g\.,?|see|cf\.|quoted\s+in|cited\s+in|"
    r"(?:is|are|was|were|be)\s+(?:(?:given|found|described|discussed|printed|quoted|told|reckoned\s+up)\s+)?(?:in|by|at)|found\s+in|given\s+in|taken\s+from|"
    r"(?:noted|shown|argued|observed|suggested|discussed|documented|explored|demonstrated|established|recorded|recounted|"
    r"reported|summari[sz]ed|analy[sz]ed|traced|treated|examined|criticised|quoted|cited)\s+(?:in|by)|(?:remains?|is\s+still|includes?)|"
    r"comes?\s+from|based\s+on(?:\s+data\s+from)?|described\s+(?:in|by)|according\s+to|siehe|vgl\.|bei|nach|voir|chez|cfr\.|vedi|véase|data\s+from|following|in|from|by|of|at)\s+|:\s+)"
    r"(?=[A-ZÀ-Þ“\"«‘'„<]|https?:|www\.)"
)
_STATING = re.compile(r"remains?|is\s+still|includes?")
_LEAD_OF = ("in", "from", "by", "of", "nach", "bei", "following")
_AND_NAME = re.compile(
    r"(?:(?<=[\d)”\"f.])|(?<=above)|(?<=below))(?:,\s+|\s+)(?:and|und|et|sowie|as\s+well\s+as|ainsi\s+que)\s+(?=[A-ZÀ-Þ“\"])"
)
_CONTINUATION = re.compile(
    r"^(?:repr|reprinted|rpt|rev|reissued|orig|originally|first\s+published|trans|translated|Engl|English\s+trans|dt|German|deutsch|frz|Neu(?:ausg|aufl|dr)\w*|Nachdr\w*|rist\.|ristampa|rééd\w*|réimpr\w*|reed\.|reimpr\w*|2nd|3rd|\d+(?:st|nd|rd|th)\s+ed|"
    r"pp?\.?\s?\d|S\.\s?\d|vol|bd|no\.|hier|here|esp|especially|bes|\d(?!\d?\s(?-i:[A-ZÀ-Þ])[\w.]*\s[^,;\d]{2,40},\s)|\(|available\s+at|accessed|archived|archiviert|archivée?|archivad[oa]|archiviat[oa]|arquivad[oa]|gearchiveerd|https?:|www\.|doi|ISBN|emphasis|my\s+(?:emphasis|translation)|italics|Hervorh)",
    re.IGNORECASE,
)


def split(text: str, emphasis: Sequence[Extent] = ()) -> Split:
    """The citations of a note in order."""
    seen = spans.find(text)
    segments = _merged(text, _segments(text, seen, emphasis), seen, emphasis)
    portions: list[Portion] = []
    prose = 0
    for segment in segments:
        found, words = _portions(text, segment, seen, emphasis)
        portions += found
        prose += words
    return Split(tuple(portions), prose)


def _segments(text: str, seen: Spans, emphasis: Sequence[Extent]) -> list[Segment]:
    """The stretches between all signs that could end a citation."""
    segments: list[Segment] = []
    at, before = 0, ""
    titles = [one for one in emphasis if one.end - one.start < _LONGEST_TITLE]
    for end, following, sign in sorted(_cuts(text, _sheltered(text, seen))):
        # "*Sull'ali dorate. Il mondo musicale*": what is set in italics is one title.
        if sign == "." and any(one.start < end < one.end for one in titles):
            continue
        if end < at:
            continue
        segments.append(Segment(at, end, before))
        at, before = following, sign
    segments.append(Segment(at, len(text), before))
    return [one for one in segments if text[one.start : one.end].strip(" .;,")]


def _cuts(text: str, sheltered: bytearray) -> Iterator[tuple[int, int, str]]:
    """Where one citation may end and the next begin, with the sign that stands between."""
    for match in re.finditer(r";\s+|；", text):
        if not sheltered[match.start()]:
            yield match.start(), match.end(), ";"
    for match in _SENTENCE_END.finditer(text):
        # The end of a quotation may end the sentence, so the sign inside it counts.
        if not sheltered[match.end() - 1] and not _abbreviated(text, match.start()):
            yield match.start() + len(match.group().rstrip()), match.end(), "."
    for match in _AND_NAME.finditer(text):
        if not sheltered[match.start()]:
            yield match.start(), match.end(), "&"
    if text.startswith("Compare "):
        for match in re.finditer(r",\s+with\s+(?=[A-ZÀ-Þ])", text):
            if not sheltered[match.start()]:
                yield match.start(), match.end(), "&"
    for match in cues.INNER_SIGNAL.finditer(text):
        if not sheltered[match.start("signal")] and text[match.start()] in ",;–—":
            yield match.start(), match.start("signal"), ","


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
    text: str, segments: Sequence[Segment], seen: Spans, emphasis: Sequence[Extent]
) -> list[Segment]:
    """Segments with those boundaries taken back that stand inside one citation."""
    kept: list[Segment] = []
    for segment in _with_rests(text, segments):
        if kept and not _is_boundary(text, kept[-1], segment, seen, emphasis):
            kept[-1] = Segment(kept[-1].start, segment.end, kept[-1].before)
        else:
            kept.append(segment)
    return kept


_ELLIPSIS = re.compile(r"(?:\.\s?\.\s?\.|…)\s*$")


def _with_rests(text: str, segments: Sequence[Segment]) -> list[Segment]:
    """Segments with what only goes on with the one before: "Wem gehört das Wasser? (wie Anm. 2), S. 220"."""
    whole: list[Segment] = []
    for segment in segments:
        told = text[segment.start : segment.end].lstrip()
        # "Maass & Anderson, ... and the Desert": an ellipsis ends no sentence that goes on in small letters.
        trailing = whole and _ELLIPSIS.search(text, whole[-1].start, whole[-1].end)
        goes_on = _CONTINUATION.match(told) or (trailing and told[:1].islower())
        if whole and segment.before == "." and goes_on:
            whole[-1] = Segment(whole[-1].start, segment.end, whole[-1].before)
        else:
            whole.append(segment)
    return whole


def _is_boundary(
    text: str, left: Segment, right: Segment, seen: Spans, emphasis: Sequence[Extent]
) -> bool:
    right_text = text[right.start : right.end].strip()
    left_text = text[left.start : left.end].strip()
    right_grade = grade_of(text, right, seen, emphasis)
    if right.before == "&":
        named = BARE_SHORT.match(right_text.rstrip(".")) or starts_like_citation(
            right_text, right, seen
        )
        return right_grade >= 2.5 and bool(named) and is_complete(left_text, left, seen)
    if right.before == ",":
        return right_grade >= 1.0 and grade_of(text, left, seen, emphasis) > 0
    signalled = cues.leading_signal(right_text)[0] is not None or bool(
        cues.INNER_SIGNAL.search(right_text[:90])
    )
    if right.before == ";":
        if _CONTINUATION.match(right_text) and not signalled:
            return False
        return signalled or right_grade >= 1.0 or is_prose(right_text)
    if _CONTINUATION.match(right_text):
        return False
    if OPENING.match(left_text.strip(" .")):
        # "Smith, J. (2010)." opens an author-date reference, it does not end one.
        return False
    left_is_prose = is_prose(left_text) and grade_of(text, left, seen, emphasis) < _ENOUGH
    if left_is_prose or (signalled and is_complete(left_text, left, seen)):
        return True
    if not is_complete(left_text, left, seen):
        return is_prose(right_text) and grade_of(text, left, seen, emphasis) >= _ENOUGH + 1
    if cues.IBID.match(right_text) or is_prose(right_text):
        return True
    # A reference that keeps its parts apart by full stops ("Smith, J. (2010). Title. Journal") does not end here.
    return right_grade >= 3.5 and starts_like_citation(right_text, right, seen)


_DEEPEST = 3  # signals behind signals that are followed


def _portions(
    text: str, segment: Segment, seen: Spans, emphasis: Sequence[Extent], depth: int = 0
) -> tuple[list[Portion], int]:
    """The citations of one segment, and how many words of it are prose."""
    start, end = _trimmed(text, segment.start, segment.end)
    stretch = text[start:end]
    if several := _in_sentence(text, start, end):
        return several, 0
    signal, skip = cues.leading_signal(stretch)
    skip += leads.lead_in(stretch[skip : skip + 240])
    inner = cues.INNER_SIGNAL.search(stretch, skip, skip + 160)
    if inner and depth < _DEEPEST and _is_talk(stretch[skip : inner.start()]):
        begin = start + inner.end()
        rest, words = _portions(text, Segment(begin, segment.end, ","), seen, emphasis, depth + 1)
        led = [one._replace(signal=one.signal or inner["signal"]) for one in rest[:1]]
        return [*led, *rest[1:]], words + len(stretch[: inner.start()].split())
    if lead := _after_talk(text, start + skip, end, seen, emphasis):
        begin, word = lead
        words = len(text[start:begin].split())
        begin, told = _trimmed(text, begin, _before_trailing_prose(text, begin, end, seen))
        return [Portion(begin, told, word)], words + len(re.findall(r"\w+", text[told:end]))
    told = _before_trailing_prose(text, start, end, seen)
    if grade_of(text, Segment(start, told, segment.before), seen, emphasis) >= _ENOUGH:
        begin, told = _trimmed(text, start + skip, told)
        return [Portion(begin, told, signal)], len(re.findall(r"\w+", text[told:end]))
    if lead := _after_lead_in(text, start, end, seen, emphasis):
        begin, signal = lead
        words = len(text[start:begin].split())
        begin, end = _trimmed(text, begin, _before_trailing_prose(text, begin, end, seen))
        return [Portion(begin, end, signal)], words
    words = len(re.findall(r"\w+", stretch))
    if signal and (
        _points_somewhere(text, segment, seen) or _QUOTED_ONLY.fullmatch(stretch[skip:])
    ):
        return [Portion(*_trimmed(text, start + skip, end), signal)], 0
    return [], words


def _is_talk(lead: str) -> bool:
    """Whether the words before a signal are talk: no digit, no quotation, mostly small letters."""
    words = re.findall(r"[^\W\d_]+", lead)
    small = sum(word[0].islower() for word in words)
    return bool(words) and not re.search(r"[\d“\"«„]", lead) and small * 2 >= len(words) - 1


def _points_somewhere(text: str, segment: Segment, seen: Spans) -> bool:
    pointing = ("url", "doi", "law", "date", "pages")
    return any(hard.kind in pointing for hard in between(seen.hard, segment.start, segment.end))


_QUOTED_ONLY = re.compile(r"[“\"«„‘][^”\"»“’]{3,150}[”\"»“’]\W*")
_NAMED_YEAR = re.compile(
    r"(?:(?:[A-ZÀ-Þ][\w’'-]*\.?|van|von|de|der|of|for|and|&|et\sal\.)\s){1,8}?\((?:1[5-9]|20)\d\d[a-z]?(?:[,:]\s?(?:pp?\.\s?|S\.\s?)?\d[\d–-]*)?\)(?:,?\s(?:chs?|chap|pp?|S|Kap|at)\.?\s?\d[\d–-]*|,\s\d[\d–-]*)?"
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
    if rest.strip(" .,;") and not (_is_linking(rest) or is_prose(rest)):
        return []
    portions: list[Portion] = []
    for match in found:
        words = re.match(
            r"(?:(?:and|by|in|from|of|on|see|cf\.|see\s+also|based\s+on(?:\s+data\s+from)?)\s+)+",
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


def _after_talk(
    text: str, start: int, end: int, seen: Spans, emphasis: Sequence[Extent]
) -> tuple[int, str | None] | None:
    """Where a citation begins after words that are plainly talk: "The debts are reckoned up in Marne, The Poet"."""
    first = _LEAD_IN.search(text, start, end)
    before = text[start : first.end()] if first else ""
    if len(before.split()) < 4 or re.search(r"[,;“\"«„]", before) or not is_prose(before):
        return None
    return _after_lead_in(text, start, end, seen, emphasis)


def _after_lead_in(
    text: str, start: int, end: int, seen: Spans, emphasis: Sequence[Extent]
) -> tuple[int, str | None] | None:
    """Where a citation begins that a sentence leads up to, and the word that leads to it."""
    for match in list(_LEAD_IN.finditer(text, start, end))[:12]:
        begin = match.end()
        word = match.group().strip(" :").lower()
        rest = Segment(begin, end, ",")
        needed = _ENOUGH + 0.5 if word in _LEAD_OF or not word else _ENOUGH
        if grade_of(text, rest, seen, emphasis) >= needed:
            told = word and word not in _LEAD_OF and not _STATING.fullmatch(word)
            signal = word if told else None
            return begin, signal
    return None


def _before_trailing_prose(text: str, start: int, end: int, seen: Spans) -> int:
    sheltered: bytearray | None = None
    for match in _TRAILING_PROSE.finditer(text, start, end):
        if match.start() - start <= 12 or not is_prose(text[match.end() : end]):
            continue
        sheltered = sheltered or _sheltered(text, seen)
        if not sheltered[match.start()]:
            return match.start()
    return end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ",;:–—."):
        start += 1
    if joined := re.match(
        r"(?:and|und|et|sowie|as\s+well\s+as|y|e)(?:,\s(?:more|most)\srecently|,\s(?:finally|especially|in\sparticular|above\sall))?,?\s+(?=[A-ZÀ-Þ“\"«])",
        text[start : min(end, start + 32)],
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
