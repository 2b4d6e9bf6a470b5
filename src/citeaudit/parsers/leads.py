"""Words that lead up to a citation without being a signal: "Einen Überblick bietet ...", "Si veda l'ampia rassegna di ..."."""

import re
from functools import lru_cache

from citeaudit.parsers.names import is_body, is_given, looks_like_person

_HEAD = re.compile(r"[^,:;(“\"«„\d]{6,120}?(?=[,:]\s)")
# What a lead-in ends with where it opens with a capital; a title would go on with a noun.
_LEADING = re.compile(
    r"(?:bietet|bieten|gibt|geben|liefert|liefern|zuletzt|etwa|ist|sind|bleibt|hierzu|dazu|darüber|hierüber|auch|immer\snoch|bei|"
    r"is|are|remains?|offers?|provides?|gives?|was|by|est|reste|offre|propose|chez|par|è|resta|offre|sono|da|es|sigue\ssiendo|ofrece|son)"
)
_OPENING = re.compile(
    r"(?:(?:Sur|Pour|Quant\sà|Zu|Zur|Zum|Über|Für|On|For|As\sto|Regarding|About|Su|Per|Sobre|Para|Acerca\sde|Hierzu|Dazu)\s[^,A-ZÀ-Þ\d“\"«]{3,60},\s)(?=[A-ZÀ-Þ])"
)
# "Or nearly: Pinter, ..."; "Wehler: Deutsche Geschichte" is a name.
_SAID = re.compile(
    r"[A-ZÀ-Þ][a-zà-ÿ]+(?:\s[a-zà-ÿ]+){1,5}:\s(?=[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]+){0,3}[,:]\s)"
)
_PARTICLE = re.compile(
    r"(?:van|von|vom|de|der|den|del|della|di|da|du|des|la|le|el|al|zu|zur|y|e|and|und|et|ed)$"
)


@lru_cache(maxsize=256)
def lead_in(text: str) -> int:
    """How many characters at the start of a stretch lead up to the author that follows them."""
    start = 0
    if said := _SAID.match(text):
        start = said.end()
    if opening := _OPENING.match(text, start):
        following = re.match(r"[^,:“\"«„]{4,60}(?=[,:])", text[opening.end() :])
        if following and looks_like_person(following.group()):
            start = opening.end()
    head = _HEAD.match(text, start)
    if head is None or looks_like_person(head.group()) or is_body(head.group()):
        return start
    words = list(re.finditer(r"\S+", head.group()))
    for first in range(1, len(words) - 1):
        name = head.group()[words[first].start() :]
        opens = words[first].group()
        if not (re.fullmatch(r"(?:[^\W\d_]\.-?)+", opens) or is_given(opens)):
            continue
        before = words[first - 1].group()
        if len(words) - first <= 5 and looks_like_person(name) and _leads(head.group(), before):
            return start + words[first].start()
    return start


def _leads(head: str, before: str) -> bool:
    """Whether what stands before a name is a lead-in: it opens in lower case, or ends with a word that leads on."""
    if head[0].islower():
        # "de Tocqueville" is a name, "al respecto Carmen Ortega" is not.
        first, second, *_ = head.split()
        return not _PARTICLE.match(first) or (second[0].islower() and not _PARTICLE.match(second))
    return bool(_LEADING.fullmatch(before)) and " " in head
