"""Fields as data: what was printed, without its quotation marks, cue words and loose signs."""

import re

_QUOTE_PAIRS = (
    "“”",
    "„“",
    "„”",
    "«»",
    "»«",
    "‘’",
    "‚‘",
    "‹›",
    '""',
    "''",
    "”“",
    "””",
    "`'",
    "‘'",
    '“"',
    '"”',
    "›‹",
)
_ORDINALS = {
    word: str(number)
    for number, words in enumerate(
        (
            "first erste première prima primera",
            "second zweite deuxième seconda segunda",
            "third dritte troisième terza tercera",
            "fourth vierte quatrième quarta cuarta",
            "fifth fünfte cinquième quinta",
            "sixth sechste sixième sesta sexta",
            "seventh siebte septième",
            "eighth achte huitième",
            "ninth neunte neuvième",
            "tenth zehnte dixième",
        ),
        start=1,
    )
    for word in words.split()
}
_ABBREVIATION_END = re.compile(
    r"(?:\b[A-Z]|\.\w+|\b(?:Inc|Co|Ltd|Corp|Bros|Univ|Univ|Press|Mass|Conn|Calif|Ill|Mich|Minn|Wash|Va|Md|Pa|diss|Diss|phil|St|Ont|Ind|Tex|Fla|etc|Dept|Inst|Verl|Vlg|Éd|éd|Ed|Cie))\.$"
)
ONLY_ISSUE = re.compile(r"(?:[Nn]os?|[Nn]r)\.?\s?\d+(?:[/-]\d+)?")


def tidy_title(text: str) -> str | None:
    """A title without the marks around it and without the comma or full stop that ends it."""
    text = re.sub(r"\s+", " ", text).strip(" ,;:")
    if text.startswith("''"):
        text = text.strip("' ,")
    while inner := _unquoted(text):
        text = inner.strip(" ,;:")
        if text[-1:] == "." and not text.endswith(("..", "…")):
            text = text[:-1]
    text = re.sub(r",?\s(?:art|arts|s|ss|sec|no|n|Nr|vol|p|pp|S)$", "", text)
    if text.endswith(".") and not re.search(
        r"(?:\.\.|\b[A-Z]|\b(?:etc|Jr|Sr|Inc|Co|Ltd|Corp|Bros))\.$", text
    ):
        text = text[:-1]
    text = text.strip(" ,;:")
    if text.count("(") < text.count(")"):
        text = text.rstrip(")")
    return text or None


def _unquoted(text: str) -> str | None:
    """What stands between quotation marks that hold the whole text; None where they do not."""
    if len(text) < 3:
        return None
    for pair in _QUOTE_PAIRS:
        opening, closing = pair[0], pair[1]
        if text[0] == opening and text[-1] == closing:
            inner = text[1:-1]
            # “One” and “Two” is not one quotation.
            if (
                opening == closing
                or inner.find(closing) < 0
                or (inner.find(opening) >= 0 and inner.find(opening) < inner.find(closing))
            ):
                return inner if inner.count(opening) % 2 == 0 or opening != closing else None
            if closing in "’'‘":
                return inner
    return None


_PERIODICAL_END = re.compile(
    r"\b(?:Rev|J|Q|L|Soc|Stud|Hist|Proc|Phys|Sci|Med|Econ|Pol|Int|Intl|Am|Bull|Ann|Arch|Z|Zs|Jb|Lett|Trans|Rep|Chron|Mag|Gaz|Tribune?)\.$"
)


def tidy_container(text: str) -> str | None:
    """A container without the word that leads to it."""
    text = re.sub(
        r"^(?:in|dans|en)\s*:?\s+(?=[A-Z«“\"‘„])",
        "",
        text.strip(" ,;:").removeprefix(". "),
        flags=re.IGNORECASE,
    )
    text = re.sub(r"\s+(?:vom|v\.|du|del|dal|of|from|am|den|dated)$", "", text.rstrip(" ,"))
    # "J. Comp. Proc." keeps its last full stop.
    abbreviated = re.search(r"\b[A-Z][a-z]{0,6}\.\s.*\.$", text) or _PERIODICAL_END.search(text)
    title = tidy_title(text)
    return f"{title}." if abbreviated and title and not title.endswith(".") else title


def tidy_text(text: str) -> str | None:
    """Plain text without signs around it; a full stop stays where it abbreviates."""
    text = re.sub(r"\s+", " ", text).strip(" ,;:([")
    if (text.endswith(".") and not _ABBREVIATION_END.search(text)) or text.endswith(")."):
        text = text[:-1]
    if text.count("(") < text.count(")"):
        text = text.rstrip(")")
    if text.endswith("]") and "[" not in text:
        text = text[:-1]
    return text or None


def tidy_series(text: str) -> str | None:
    """A series without the words and marks around it."""
    if ONLY_ISSUE.fullmatch(text.strip(" ,.")):
        return None
    return tidy_title(re.sub(r"^\W*(?:coll\.|collection(?=\s«)|=)\s*", "", text.strip(" ,()")))


def tidy_genre(text: str) -> str | None:
    """A kind without the word that leads on from it: "Letter from" is "Letter"."""
    return tidy_text(re.sub(r"\s(?:with|by|from|of|von|zu|mit|to)$", "", text.strip(" ,")))


def tidy_edition(text: str) -> str | None:
    """The number of an edition, or what it says of itself."""
    if number := re.match(r"[\s(]*(\d{1,3})(?!\d)", text):
        return number[1]
    words = re.findall(r"[^\W\d_]+", text.lower())
    for word in words:
        if word in _ORDINALS:
            return _ORDINALS[word]
    kept = [
        word
        for word in words
        if word not in ("ed", "edn", "edition", "aufl", "auflage", "ausgabe", "éd")
    ]
    return " ".join(kept) or None
