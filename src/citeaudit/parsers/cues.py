"""The words by which notes point: signals before a citation, and back-references to earlier ones."""

import re
from functools import lru_cache

_SIGNALS = (
    r"see,?\s+e\.\s?g\.,?|see,?\s+for\s+(?:example|instance),?|see\s+also,?|see\s+generally,?|see\s+especially,?|see\s+in\s+particular,?|see\s+further,?|see\s+too,?|see\s+again,?|"
    r"but\s+see,?|but\s+cf\.?,?|see\s+discussion\s+in|see\s+the\s+discussion\s+in|see|cf\.?,?\s+also|cf\.?|noted\s+(?:by|in)|discussed\s+(?:by|in)|criticised\s+(?:by|in)|reviewed\s+(?:by|in)|available\s+as|published\s+as|now\s+in|compare|contrast|contra|the\s+discussions?\s+(?:in|by|of)|accord|(?-i:e\.\s?g\.,?|E\.g\.,?)|for\s+example,?|for\s+instance,?|also,?|"
    r"quoted\s+(?:in|by|from)|as\s+quoted\s+(?:in|by)|cited\s+(?:in|by|from)|as\s+cited\s+in|reprinted\s+in|reported\s+in|based\s+on\s+(?:data\s+)?(?:from|in)|data\s+from|adapted\s+from|"
    r"sources?\s?:|from\s?:|on\s+this,?\s+see(?:\s+also)?|for\s+(?:an?\s+)?(?:(?:good|recent|useful|detailed|fuller|critical)\s+)?(?:overview|discussion|account|survey|summary|introduction),?\s+see|"
    r"vgl\.?\s+(?:auch|dazu|hierzu|etwa|z\.\s?B\.|bes\.|besonders|insbes\.|insbesondere|zum\s+Beispiel|nur|ferner|ausführlich|zuletzt|allgemein)(?:\s+(?:auch|etwa|z\.\s?B\.|v\.\s?a\.))?:?|vgl\.|vergleiche|"
    r"siehe\s+(?:auch|dazu|hierzu|etwa|z\.\s?B\.|bes\.|insbesondere|ferner)(?:\s+(?:auch|etwa))?:?|siehe|s\.\s+(?:auch|dazu|hierzu|etwa|(?-i:a\.)|ferner)|so\s+(?:auch|etwa|z\.\s?B\.|bereits|schon)|"
    r"dazu\s?:?|hierzu\s?:?|zit\.\s+(?:nach|n\.|bei|in)|zitiert\s+(?:nach|in|bei)|anders|ebenso|ähnlich|ferner|zum\s+Beispiel|z\.\s?B\.|quelle\s?:|"
    r"voir\s+(?:aussi|également|notamment|par\s+exemple|surtout|en\s+particulier|sur\s+ce\s+point|à\s+ce\s+sujet)\s?:?|voir|v\.\s+(?:aussi|notamment|not\.)|sur\s+ce\s+(?:point|sujet),?\s+voir|cité\s+(?:par|dans|in)|par\s+exemple|notamment|d[’']après|"
    r"cfr\.?\s+(?:anche|ad\s+es\.|per\s+esempio|in\s+particolare)|cfr\.?|vedi\s+(?:anche|ad\s+esempio)|vedi|v\.\s+anche|si\s+ved(?:a|ano)(?:\s+(?:anche|ad\s+esempio|in\s+particolare|almeno|per\s+tutti))?|citato\s+(?:in|da)|cit\.\s+in|su\s+cui|ad\s+esempio|"
    r"véase\s+(?:también|por\s+ejemplo|además|sobre\s+todo)|véanse(?:\s+también)?|véase|vid\.?|vide|ver\s+(?:también|por\s+ejemplo)|ver|citado\s+(?:en|por)|por\s+ejemplo|confróntese|cons[úu]ltese"
)
SIGNAL = re.compile(rf"(?:{_SIGNALS})(?=[\s:]|$)\s*:?\s*", re.IGNORECASE)
# A new citation may begin in mid-sentence where one of these stands after a comma, a dash or an "and".
INNER_SIGNAL = re.compile(
    r"""[,;–—]?\s+(?:(?:and|und|et|e|y|as\s+well\s+as|sowie|ainsi\s+que|nonché)\s+)?
    (?P<signal>see\s+also|see\s+generally|but\s+see|see|cf\.|compare|vgl\.\s+auch|vgl\.|siehe\s+auch|siehe|s\.\s+auch|voir\s+aussi|voir|cfr\.|vedi\s+anche|vedi|si\s+veda(?:no)?(?:\s+anche)?|véase(?:\s+también)?|quoted\s+in|cited\s+in|zit\.\s+nach|cité\s+(?:par|dans)|citato\s+in|citado\s+en|reprinted\s+in)
    (?=[\s,:]\s?[\w“"«‘'„])""",
    re.VERBOSE,
)

# Notes are numbered, starred, or called by a letter or a Roman figure: "supra note b", "above, note iv".
_NUMBER = (
    r"(?P<{0}>\d{{1,4}}|[*†‡]{{1,3}}|(?-i:[a-zA-HJ-Z]|[ivxl]{{2,6}}|[IVXL]{{2,6}})(?![\w’'-]|\.\w))"
)
IBID = re.compile(
    r"^(?:ibid(?:em)?|ibíd(?:em)?|ib|ebda?|ebenda|ivi|id|idem|eadem|loc\.\s?cit|a\.\s?a\.\s?O|aaO|ders|dies)\b\.?(?=[\s,.;:)]|$)",
    re.IGNORECASE,
)
SAME_AUTHOR = re.compile(
    r"^(?:ders|dies|idem|eadem|id|ead|dens|el\s+mismo|le\s+même|lo\s+stesso|——+|—{2,}|_{3,})\b\.?\s?[,:]?\s*(?=\S)",
    re.IGNORECASE,
)
OP_CIT = re.compile(
    r"[\s,(](?:op\.?\s?cit|o\.\s?c|ob\.\s?cit|art\.\s?cit|art(?:icle)?\s+cité|ouvr(?:age)?\.?\s+cité|loc\.\s?cit|a\.\s?a\.\s?O|aaO|cit|citad[oa]|cité)\b\.?(?=[\s,.;:)]|$)",
    re.IGNORECASE,
)
POINTS_TO_NOTE = re.compile(
    rf"""(?:
      (?:supra|infra|above|below|oben|unten|ci-dessus|ci-dessous|sopra|sotto|arriba|abajo|s\.\s?o\.|s\.\s?u\.|a\.\s?a\.\s?O\.)\s?,?\s*(?:at\s+)?\(?(?:notes?|nn?\.?|fns?\.?|footnotes?|Anm\.?|Anmerkung(?:en)?|Fn\.?|Fu(?:ß|ss)note|nota|note)\s?{_NUMBER.format("a")}
    | (?:op|loc)\.?\s?cit\.?,?\s\(?nn?\.\s?{_NUMBER.format("f")}(?=[\s.,;)]|$)
    | (?:wie|siehe|s\.|vgl\.)\s+(?:oben\s+)?(?:Anm\.?|Anmerkung|Fn\.?|Fußnote)\s?{_NUMBER.format("b")}
    | \((?:n|nn|Anm\.|Fn\.|note|n\.|fn\.?|wie\s+Anm\.|nota)\s?{_NUMBER.format("c")}\)
    | (?<![\w.])(?:notes?|footnotes?|fn\.?|n\.|Anm\.|Fn\.|nota|Fußnote)\s?{_NUMBER.format("d")}\s*,?\s*(?:above|
      supra|below|infra|oben|ci-dessus|sopra|arriba|plus\s+haut)
    | ^(?:(?:See|Cf\.|Vgl\.|Siehe|Voir|Cfr\.|Vedi|Véase)\s+)?(?:also\s+|auch\s+|aussi\s+|anche\s+)?(?:notes?|
      footnote|nn?\.?|Anm\.|Fn\.|nota|la\s+note|la\s+nota)\s?{_NUMBER.format("e")}(?=[\s.,;)]*$)
    )""",
    re.IGNORECASE | re.VERBOSE,
)


# What every way of pointing to a note has: without it the longer pattern need not be tried.
_NUMBERED_NOTE = re.compile(
    r"\b(?:n|nn|fn|fns|anm|anmerkung(?:en)?|(?:foot)?notes?|fu(?:ß|ss)note|nota)\b\.?\s?(?:[\d*†‡]|(?:[a-z]|[ivxl]{2,6})\b)",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def note_pointed_to(text: str) -> str | None:
    """The label of the note that a back-reference names: "supra note 12", "(n 12)", "wie Anm. 12"."""
    found = POINTS_TO_NOTE.search(text) if _NUMBERED_NOTE.search(text) else None
    return next((label for label in found.groups() if label), None) if found else None


# "See also Smith", "Dazu ausführlich Weber", "Most recently Jones": words that colour a signal, or are one.
_ADVERBS = re.compile(
    r"(?:(?:also|especially|esp\.|particularly|in\s+particular|most\s+recently|more\s+recently|more\s+generally|generally|further|again|now|still|"
    r"auch|etwa|z\.\s?B\.|bes\.|besonders|ausführlich|grundlegend|zuletzt|dagegen|noch|schon|bereits|jetzt|neuerdings|allgemein|knapp|kritisch|zusammenfassend|"
    r"aussi|surtout|notamment|cependant|toutefois|pourtant|however|jedoch|allerdings|tuttavia|però|sin\s+embargo|anche|soprattutto|da\s+ultimo|también|sobre\s+todo|(?-i:e\.g\.))\s*,?\s+)+(?=[\w“\"«„‘])",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def leading_signal(text: str) -> tuple[str | None, int]:
    """The signal a citation begins with, and where what it points to starts."""
    found = SIGNAL.match(text) or _ADVERBS.match(text)
    if not found or found.end() >= len(text):
        return None, 0
    signal, end = found.group().strip(" :,"), found.end()
    # "See also Smith" and "See, e.g., also Smith": one more word may follow the first.
    if more := _ADVERBS.match(text, end):
        signal, end = f"{signal} {more.group().strip(' ,')}", more.end()
    return signal, end
