"""Names of people and bodies, printed in any order and joined in any style.

Anthony H. Cordesman · CORDESMAN, A. H. · Cordesman, Anthony H.      family Cordesman
Josh Halliday, Jonathan Bucks · Müller/Maier · Smith, J., & Doe, A.  two names
Jan van der Berg                                                     family "van der Berg"
The Soufan Group                                                     literal
Martin Luther King, Jr.                                              suffix
"""

import re
from functools import cache, lru_cache
from importlib import resources

from citeaudit.model.citation import Name
from citeaudit.parsers.lexicon import BODY, NO_NAME, NO_PERSON

_PARTICLES = frozenset(
    "van von vom v. de der den dem del della dello degli dei di da dal dalla du des la las le lo los li zu zum zur ter ten te al el bin "
    "ibn bint ben abu y dos das do af av auf vander vande d’ d' ’t 't".split()
)
_INITIAL = re.compile(
    r"(?:[^\W\d_]\.(?:[-‐]?[^\W\d_]\.)*|[^\W\d_])|(?:Wm|Geo|Chas|Jas|Jos|Thos|Ch|Th|Ph|Fr|St|Yu|Ya|Dr)\."
)
_NAME = re.compile(r"(?:al-|el-|[dDlL][’']|O[’']|Mc|Mac|’t\s)?[^\W\d_a-z][\w’'‐-]*")
_SUFFIX = re.compile(
    r",?\s+(?P<suffix>J[rR]\.?|S[rR]\.?|II|III|IV|2nd|3rd|M\.?D\.?|Ph\.?D\.?|Q\.?C\.?|Esq\.?)$"
)
_ROLE = re.compile(
    r"""(?:^|(?<=\s)|(?<=\())\(?(?:(?:eds?|[Hh]gg?|[Hh]rsgg?|dirs?|éds?|coords?|comps?|recops?|trans|transl|übers|trad|a\s+c|curat|red)\.?(?:\s+(?:v\.|von|by|di|par|de|por))?|
      edited\s+by|editors?|herausgegeben\s+von|a\s+cura\s+di|sous\s+la\s+d(?:irection|ir\.)\s+d(?:e\s|[e’'])|translated\s+(?:and\s+edited\s+)?by|übersetzt\s+von|
      traduit\s+(?:de\s+l?[’']?\w+\s+)?par|traduzione\s+di|traducido\s+por|editad[oa]\s+por|a\s+cargo\s+de|édité\s+par|publié\s+par|
      aus\s+dem\s+\w+\s+von)\)?(?=[\s,;.):]|$)""",
    re.VERBOSE,
)
EDITOR_MARK = re.compile(
    r"(?:^|[\s,(])[\s,]*\(?(?:eds?|Hg|Hgg|Hrsg|Hrsgg|dirs?|éds?|coords?|comps?|recops?|curat|Herausgeber|editors?)\b\.?\)?(?=[\s,.;:)]|$)"
)
_OTHERS = re.compile(
    r"[,;]?\s*\b(?:et\.?\s+al(?:ii|\b\.?)?|u\.\s?a\.?|and\s+others|e\s+altri|y\s+otros|et\s+autres|i\s+inni|et\s+alia|ET\s+AL\b\.?)(?=\W|$)\.?"
)
# "Paul Cruickshank (@cruickshank)": what somebody is called elsewhere.
_ACCOUNT = re.compile(r"\s\(?@\w+\)?")
# Families that are never given names: after a given name they open a double family name.
_SPANISH_FAMILY = re.compile(
    r"(?:[ÁA]lvar|Mart[ií]n|L[óo]p|Gonz[áa]l|P[ée]r|S[áa]nch|Rodr[ií]gu|Fern[áa]nd|Hern[áa]nd|G[óo]m|Jim[ée]n|Ram[ií]r|D[ií]|Dom[ií]ngu|V[áa]zqu|Gutiérr|Núñ|Ib[áa]ñ)ez|"
    r"D[ií]az|Garc[ií]a|Ortega|Muñoz|Ruiz|Romero|Castillo|Núñez|Ortiz"
)
_TITLE_WORD = re.compile(
    r"^(?:Dr|Prof|Sir|Dame|Lord|Lady|Mr|Mrs|Ms|Hon|Rev|Senator|Sen|President|General|Gen)\.?\s+(?=[A-Z])"
)
_AND = re.compile(r"\s*(?:,\s*)?(?:\band\b|\bund\b|\bet\b|\by\b|\be\b|\bu\.|&)\s+")
# "Ann Porter im" (Gespräch mit ...): a word that leads on to what is no part of the name.
_LEADS_ON = re.compile(r"(?<=\w)\s(?:im|in|mit|with|avec|con)$")
_COMPANY = re.compile(r"\b(?:for|of|and|on|in|the|de|für|pour|des|der|per|para)\b", re.IGNORECASE)


@lru_cache(maxsize=512)
def looks_like_person(text: str) -> bool:
    """Whether a stretch reads as the name of one or more people in direct order, or with initials last."""
    bare = _OTHERS.sub("", _ROLE.sub(" ", text)).strip(" ,;.()")
    if not bare or len(bare) > 160 or re.search(r"\d|[?!“”\"]", bare):
        return False
    return all(_is_person(part) for part in re.split(r"\s*/\s*|;\s*", _AND.sub("/", bare)) if part)


def looks_like_given(text: str) -> bool:
    """Whether a stretch could be the given names of an inverted name: "Max", "A. H.", "Jean-Marie", "Jan van"."""
    words = text.strip(" ,").split()
    if not 1 <= len(words) <= 4:
        return False
    shapes = [_shape(word, first=not index) for index, word in enumerate(words)]
    return (
        shapes[0] in ("w", "i")
        and "" not in shapes
        and not NO_NAME.search(" ".join(word for word in words if word not in _PARTICLES))
        and not NO_PERSON.search(text)
    )


def parse(text: str) -> tuple[Name, ...]:
    """The names in a printed stretch, in order, without the "et al." that may follow them (see `has_others`)."""
    bare = _OTHERS.sub(" ", _ACCOUNT.sub(" ", text))
    bare = _ROLE.sub(" ", bare)
    bare = re.sub(r"\s+", " ", bare).strip(" ,;:./()[]")
    bare = _LEADS_ON.sub("", bare)
    if re.search(r"(?<![\w.])[A-Z]$", bare) and "." in text:
        bare += "."
    return tuple(_one(part) for part in _parts(bare) if part)


def has_others(text: str) -> bool:
    """Whether a printed list of names says that there are more: "et al.", "u. a."."""
    return bool(_OTHERS.search(text))


def family_of(name: Name) -> str:
    """What a short form would call a name: the family name, or the body's."""
    return name.family or name.literal or ""


# "Z. Bank" is a person, "U.S. Bank" is none.
_INITIALLED = re.compile(r"(?!U\.\s?[SKN]\.)(?:[^\W\d_a-z]\.[\s-]?){1,3}[^\W\d_a-z][\w’'-]+")


@lru_cache(maxsize=512)
def is_body(text: str) -> bool:
    """Whether a name is that of a body: an institution, a company, a group."""
    if _INITIALLED.fullmatch(text):
        return False
    if BODY.search(text) or (text.isupper() and " " in text and BODY.search(text.title())):
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
    words = text.split()
    if not 2 <= len(words) <= 7:
        return bool(re.fullmatch(r"(?:[A-Z]\.)+[A-ZÀ-Þ]\w+", text))
    if BODY.search(text) or NO_PERSON.search(text):
        return False
    shapes = [_shape(word, first=not index) for index, word in enumerate(words)]
    if "" in shapes or (shapes[0] == "p" and len(words) < 3):
        return False
    named = shapes.count("w")
    # "Jan van Berg", "A. B. Cole", "Cole A B": a name last, or initials last after one or two names.
    return (shapes[-1] == "w" and named <= 4) or (
        shapes[-1] == "i" and named in (1, 2) and shapes[0] != "i"
    )


def _shape(word: str, *, first: bool) -> str:
    """What a word can be in a name: i(nitial), p(article), w(ord); "" for none of them."""
    if word in _PARTICLES or (
        not first and word.lower() in _PARTICLES and word[0].isupper() and len(word) < 5
    ):
        return "p"
    if _INITIAL.fullmatch(word) and word[0].isupper():
        return "i"
    return (
        "w"
        if _NAME.fullmatch(word)
        and (word[0].isupper() or "-" in word or "’" in word or "'" in word)
        else ""
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
    if re.search(r"\sy\s", text):
        parts = _with_second_families(parts)
    return _with_shared_families(parts)


def _with_second_families(parts: list[str]) -> list[str]:
    """ "José Ortega y Gasset" is one man: a lone name after "y" belongs to the one before."""
    joined: list[str] = []
    for part in parts:
        if joined and len(part.split()) == 1 and _is_person(joined[-1]):
            joined[-1] = f"{joined[-1]} y {part}"
        else:
            joined.append(part)
    return joined


def _with_shared_families(parts: list[str]) -> list[str]:
    """ "K. and L. Fenner" are two Fenners, "Sidney and Beatrice Webb" two Webbs."""
    for index in range(len(parts) - 1):
        following = parts[index + 1]
        if _is_person(following) and (
            _all_initials(parts[index]) or (len(parts) == 2 and _is_couple(parts[index], following))
        ):
            parts[index] = f"{parts[index]} {following.split()[-1]}"
    return parts


def _is_couple(lone: str, whole: str) -> bool:
    """Whether a lone word before "Beatrice Webb" is a given name: nobody names one author in full and the other not."""
    first, *more = whole.split()
    return len(more) == 1 and is_given(first) and bool(re.fullmatch(r"[A-ZÀ-Þ][a-zà-ÿ]{2,}", lone))


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
        if following is not None and re.fullmatch(r"(?:J[rR]|S[rR])\.?|II|III|IV", following):
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
    single = sum(word not in _PARTICLES for word in here.split()) <= 2
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
        suffix, text = found["suffix"].replace("R", "r"), text[: found.start()]
    if is_body(text) or text.startswith("@"):
        return Name(literal=text.lstrip("@") or text)
    if "," in text:
        family, _, given = text.partition(",")
        return _person(family, given, suffix)
    text = _TITLE_WORD.sub("", text)
    words = text.split()
    if len(words) == 1:
        return Name(family=_cased(text), suffix=suffix)
    shapes = [_shape(word, first=not index) for index, word in enumerate(words)]
    if "" in shapes and (_COMPANY.search(text) or len(words) > 4 or re.search(r"\d", text)):
        return Name(literal=text)
    return _person(*_family_and_given(words, shapes), suffix)


def _family_and_given(words: list[str], shapes: list[str]) -> tuple[str, str]:
    """Family and given names of a name without a comma: given names first, unless capitals or initials say otherwise."""
    if shapes[-1] == "i" and shapes[0] != "i":
        at = next(
            index for index in range(len(words)) if all(shape == "i" for shape in shapes[index:])
        )
        return " ".join(words[:at]), " ".join(words[at:])
    loud = [word.isupper() and len(word) > 2 for word in words]
    if loud[0] and not loud[-1] and shapes[0] == "w":
        at = loud.index(False)
        return " ".join(words[:at]), " ".join(words[at:])
    at = len(words) - 1
    if at > 1 and words[at - 1] == "y":
        at -= 2
    while at > 1 and (shapes[at - 1] == "p" or (loud[at] and loud[at - 1] and not loud[0])):
        at -= 1
    if at > 1 and at == len(words) - 1 and _SPANISH_FAMILY.fullmatch(words[at - 1]):
        return " ".join(words[at - 1 :]), " ".join(words[: at - 1])
    if (
        shapes[0] == "i"
        and at == 2
        and len(words) == 3
        and shapes[1] == "w"
        and not is_given(words[1])
    ):
        # "L. Fabbri Conti": after an initial two family names, where the first of them is nobody's given name.
        at = 1
    return " ".join(words[at:]), " ".join(words[:at])


def is_given(word: str) -> bool:
    """Whether a word is a given name that is widely borne."""
    return word.lower() in _given_names()


@cache
def _given_names() -> frozenset[str]:
    text = resources.files("citeaudit.parsers").joinpath("data", "lexicon.txt").read_text("utf-8")
    lines = [line.partition(":")[2] for line in text.splitlines() if line.startswith("given:")]
    return frozenset(name for line in lines for name in line.split())


def _person(family: str, given: str, suffix: str | None) -> Name:
    family, given = family.strip(), given.strip()
    # "Berg, Jan van der": the particles go back to the family name.
    words = given.split()
    at = len(words)
    while at > 1 and words[at - 1] in _PARTICLES and words[at - 1] not in ("y", "v."):
        at -= 1
    family, given = " ".join((*words[at:], family)), " ".join(words[:at])
    if family.isupper() and given.isupper():
        given = re.sub(r"[^\W\d_]{3,}", lambda word: word.group().capitalize(), given)
    return Name(family=_cased(family), given=given or None, suffix=suffix)


def _cased(family: str) -> str:
    """A family name set in capitals, as one writes it."""
    if len(family) > 3 and family.isupper():
        return re.sub(r"[^\W\d_]+", lambda word: word.group().capitalize(), family)
    return family
