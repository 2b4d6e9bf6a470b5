"""Names of people and bodies, printed in any order and joined in any style.

Anthony H. Cordesman · CORDESMAN, A. H. · Cordesman, Anthony H.      family Cordesman
Josh Halliday, Jonathan Bucks · Müller/Maier · Smith, J., & Doe, A.  two names
Jan van der Berg                                                     family "van der Berg"
The Soufan Group                                                     literal
Martin Luther King, Jr.                                              suffix
"""

import re

from citeaudit.model.citation import Name
from citeaudit.parsers.lexicon import BODY, NO_NAME

_PARTICLE = (
    r"(?:v(?:an|on|om|\.)|de|der|den|dem|del|della|dello|degli|dei|di|da|dal|dalla|du|des|d[’'](?=\w)|la|las|le|lo|los|li|zu|zum|zur|ter|ten|te|"
    r"al|el|bin|ibn|bint|ben|abu|y|dos|das|do|af|av|auf|vander|vande|Van|Von|De|Di|Da|Del|Della|Du|La|Le|El|Al|St\.?|’t|'t)"
)
_INITIALS = r"(?:[^\W\d_a-zß-ÿ]\.?[-‐]?){1,4}(?<=\.)|[A-ZÀ-Þ]"
_WORD = (
    r"(?:[dDlL][’'])?(?:Mc|Mac|O[’'])?[A-ZÀ-ÞŁŚŠŽČĆŽĐİŞ][\w’'‐-]*\w|al-[A-Z][\w’-]+|[A-ZÀ-Þ]{2,}"
)
_GIVEN = re.compile(rf"(?:(?:{_INITIALS}|{_WORD})(?:\s|$)?(?:{_PARTICLE}\s?)*){{1,4}}")
_DIRECT = re.compile(
    rf"(?P<given>(?:(?:{_INITIALS}|{_WORD})\s*){{1,5}}?)\s*(?P<family>(?:{_PARTICLE}\s*){{0,3}}(?:{_WORD}))"
)
_INITIALS_LAST = re.compile(
    rf"(?P<family>(?:{_PARTICLE}\s+){{0,3}}{_WORD}(?:\s{_WORD})?)\s+(?P<given>(?:[A-Z]\.?[\s-]?){{1,4}})$"
)
_UPPER_FIRST = re.compile(
    r"(?P<family>(?:[A-ZÀ-Þ][A-ZÀ-Þ’'-]+)(?:\s[A-ZÀ-Þ][A-ZÀ-Þ’'-]+)*)\s+(?P<given>[A-ZÀ-Þ][a-zß-ÿ][\w-]*(?:\s[A-ZÀ-Þ][\w.-]*)*)$"
)
_SUFFIX = re.compile(
    r",?\s+(?P<suffix>Jr\.?|Sr\.?|II|III|IV|2nd|3rd|M\.?D\.?|Ph\.?D\.?|Q\.?C\.?|Esq\.?)$"
)
_ROLE = re.compile(
    r"""(?:^|(?<=\s)|(?<=\())\(?(?:(?:eds?|[Hh]gg?|[Hh]rsgg?|dirs?|éds?|coords?|comps?|trans|transl|übers|trad|a\s+c|curat|red)\.?(?:\s+(?:v\.|von|by|di|par|de|por))?|
      edited\s+by|editors?|herausgegeben\s+von|a\s+cura\s+di|sous\s+la\s+d(?:irection|ir\.)\s+d(?:e\s|[e’'])|translated\s+(?:and\s+edited\s+)?by|übersetzt\s+von|
      traduit\s+(?:de\s+l?[’']?\w+\s+)?par|traduzione\s+di|traducido\s+por|editad[oa]\s+por|a\s+cargo\s+de|édité\s+par|publié\s+par|
      aus\s+dem\s+\w+\s+von)\)?(?=[\s,;.):]|$)""",
    re.VERBOSE,
)
EDITOR_MARK = re.compile(
    r"[\s,]*\(?(?:eds?|Hg|Hgg|Hrsg|Hrsgg|dirs?|éds?|coords?|comps?|curat|Herausgeber|editors?)\b\.?\)?(?=[\s,.;:)]|$)"
)
_OTHERS = re.compile(
    r"[,;]?\s*\b(?:et\.?\s+al(?:ii|\b\.?)?|u\.\s?a\.?|and\s+others|e\s+altri|y\s+otros|et\s+autres|i\s+inni|et\s+alia)(?=\W|$)\.?"
)
_TITLE_WORD = re.compile(
    r"^(?:Dr|Prof|Sir|Dame|Lord|Lady|Mr|Mrs|Ms|Hon|Rev|Senator|Sen|President|General|Gen)\.?\s+(?=[A-Z])"
)
_AND = re.compile(r"\s*(?:,\s*)?(?:\band\b|\bund\b|\bet\b|\by\b|\be\b|\bu\.|&)\s+")
_COMPANY = re.compile(r"\b(?:for|of|and|on|the|de|für|pour|des|der|per|para)\b", re.IGNORECASE)


def looks_like_person(text: str) -> bool:
    """Whether a stretch reads as the name of one or more people in direct order, or with initials last."""
    bare = _OTHERS.sub("", _ROLE.sub(" ", text)).strip(" ,;.()")
    if not bare or len(bare) > 160 or re.search(r"\d|[?!“”\"]", bare):
        return False
    return all(_is_person(part) for part in re.split(r"\s*/\s*|;\s*", _AND.sub("/", bare)) if part)


def looks_like_given(text: str) -> bool:
    """Whether a stretch could be the given names of an inverted name: "Max", "A. H.", "Jean-Marie"."""
    bare = text.strip(" ,")
    return (
        len(bare.split()) <= 4
        and bool(re.fullmatch(rf"(?:(?:{_INITIALS}|{_WORD})\s*){{1,3}}(?:{_PARTICLE}\s?)*", bare))
        and not NO_NAME.search(bare)
    )


def parse(text: str) -> tuple[Name, ...]:
    """The names in a printed stretch, in order; "et al." adds a literal name that says so."""
    others = _OTHERS.search(text)
    bare = _OTHERS.sub(" ", text) if others else text
    bare = _ROLE.sub(" ", bare)
    bare = re.sub(r"\s+", " ", bare).strip(" ,;:./()[]")
    if re.search(r"(?<![\w.])[A-Z]$", bare) and "." in text:
        bare += "."
    names = tuple(_one(part) for part in _parts(bare) if part)
    return (*names, Name(literal="et al.")) if others and names else names


def family_of(name: Name) -> str:
    """What a short form would call a name: the family name, or the body's."""
    return name.family or name.literal or ""


def is_body(text: str) -> bool:
    """Whether a name is that of a body: an institution, a company, a group."""
    if BODY.search(text):
        return True
    words = text.split()
    return (
        text.startswith(("The ", "Die ", "Der ", "Le ", "La ", "Les "))
        and len(words) > 2
        and not _initialled(text)
    )


def _initialled(text: str) -> bool:
    return bool(re.search(r"(?<!\w)[A-Z]\.", text))


def _is_person(text: str) -> bool:
    text = _SUFFIX.sub("", _TITLE_WORD.sub("", text.strip(" ,")))
    if NO_NAME.search(re.sub(rf"(?<=\s){_PARTICLE}\s", "", text)) or BODY.search(text):
        return False
    if not 2 <= len(text.split()) <= 7:
        return bool(re.fullmatch(r"(?:[A-Z]\.)+[A-ZÀ-Þ]\w+", text))
    return bool(
        _DIRECT.fullmatch(text) or _INITIALS_LAST.fullmatch(text) or _UPPER_FIRST.fullmatch(text)
    )


def _parts(text: str) -> list[str]:
    """One stretch for each name."""
    if is_body(text) and not re.search(r"[;/]", text) and not _has_person_among(text):
        return [text]
    if ";" in text:
        return [part.strip(" ,") for part in re.split(r"\s*;\s*|\s+&\s+|\s+and\s+", text)]
    if "/" in text:
        return [part.strip(" ,") for part in text.split("/")]
    chunks = [chunk.strip() for chunk in _AND.sub(" \0 ", text).split("\0")]
    parts: list[str] = []
    for chunk in chunks:
        parts += _by_comma(chunk.strip(" ,"), alone=len(chunks) == 1 or not parts)
    return parts


def _has_person_among(text: str) -> bool:
    return any(_is_person(part) for part in re.split(r",\s*", _AND.sub(", ", text)))


def _by_comma(chunk: str, *, alone: bool) -> list[str]:
    """Names joined by commas: each direct, or each inverted, or the first inverted and the rest direct."""
    pieces = [piece.strip() for piece in chunk.split(",") if piece.strip()]
    if len(pieces) < 2:
        return pieces
    parts: list[str] = []
    index = 0
    while index < len(pieces):
        here = pieces[index]
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if following is not None and re.fullmatch(r"(?:Jr|Sr)\.?|II|III|IV", following):
            here = f"{here} {following}"
            following = None
            index += 1
        only = len(pieces) == 2 and alone
        if following is not None and _inverted(
            here, following, first=index == 0 and alone, only=only
        ):
            parts.append(f"{here}, {following}")
            index += 2
        else:
            parts.append(here)
            index += 1
    return parts


def _inverted(here: str, following: str, *, first: bool, only: bool) -> bool:
    """Whether "here, following" is one name with its family name first."""
    if (
        only
        and len(following.split()) == 1
        and len(here.split()) == 2
        and looks_like_given(following)
    ):
        return not _initialled(here)
    if (
        _is_person(here)
        and not here.isupper()
        and (
            _is_person(following) or (len(following.split()) == 1 and not _all_initials(following))
        )
    ):
        return False
    if _all_initials(following):
        return not _all_initials(here.split()[0]) or len(here.split()) == 1
    single = len(re.sub(rf"(?:^|\s){_PARTICLE}(?=\s)", "", here).split()) <= 2
    return (
        single
        and looks_like_given(following)
        and not (len(here.split()) > 1 and _is_person(here) and not first)
    )


def _all_initials(text: str) -> bool:
    return bool(re.fullmatch(r"(?:[^\W\d_a-z]\.?[\s-]?|[A-Z][a-z]{1,2}\.\s?){1,5}", text.strip()))


def _one(text: str) -> Name:
    text = text.strip(" ,;:")
    suffix = None
    if found := _SUFFIX.search(text):
        suffix, text = found["suffix"], text[: found.start()]
    if is_body(text):
        return Name(literal=text)
    if "," in text:
        family, _, given = text.partition(",")
        return _person(family, given, suffix)
    text = _TITLE_WORD.sub("", text)
    for pattern in (_UPPER_FIRST, _INITIALS_LAST, _DIRECT):
        if match := pattern.fullmatch(text):
            return _person(match["family"], match["given"], suffix)
    words = text.split()
    if len(words) == 1:
        return Name(family=text, suffix=suffix)
    if _COMPANY.search(text) or len(words) > 4 or re.search(r"\d", text):
        return Name(literal=text)
    return _person(words[-1], " ".join(words[:-1]), suffix)


def _person(family: str, given: str, suffix: str | None) -> Name:
    family, given = family.strip(), given.strip()
    # "Berg, Jan van der": the particles go back to the family name.
    if trailing := re.search(
        rf"(?:^|\s)(?P<particles>(?:{_PARTICLE})(?:\s(?:{_PARTICLE}))*)$", given
    ):
        if trailing.start() > 0 and not trailing["particles"].endswith("."):
            family = f"{trailing['particles']} {family}"
            given = given[: trailing.start()].strip()
    return Name(family=_cased(family), given=given or None, suffix=suffix)


def _cased(family: str) -> str:
    """A family name set in capitals, as one writes it."""
    if len(family) > 3 and family.isupper():
        return re.sub(r"[^\W\d_]+", lambda word: word.group().capitalize(), family)
    return family
