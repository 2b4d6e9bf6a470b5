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
    r"(?:\b[A-Z]|\.\w+|\b(?:Inc|Co|Ltd|Corp|Bros|Univ|Mass|Conn|Calif|Ill|Mich|Minn|Wash|Va|Md|Pa|diss|Diss|phil|St|Ont|Ind|Tex|Fla|etc|Dept|Inst|Verl|Vlg|Éd|éd|Ed|Cie))\.$"
)
ONLY_ISSUE = re.compile(r"(?:[Nn]os?|[Nn]r)\.?\s?\d+(?:[/-]\d+)?")


# Words that lead on to a number, which is a field of its own.
_CUES = frozenset(("art", "arts", "s", "ss", "sec", "no", "n", "Nr", "vol", "p", "pp", "S"))


def tidy_title(text: str) -> str | None:
    """A title without the marks around it and without the comma or full stop that ends it."""
    text = " ".join(text.split()).strip(" ,;:")
    if text.startswith("''"):
        text = text.strip("' ,")
    while inner := _unquoted(text):
        text = inner.strip(" ,;:")
        if text[-1:] == "." and not text.endswith(("..", "…")):
            text = text[:-1]
    before, _, last = text.rpartition(" ")
    if last in _CUES:
        text = before.removesuffix(",")
    if text.endswith(".") and not re.search(
        r"(?:\.\.|\b[A-Z]|\b(?:etc|Jr|Sr|Inc|Co|Ltd|Corp|Bros))\.$", text
    ):
        text = text[:-1]
    text = text.strip(" ,;:")
    if text.count("(") < text.count(")"):
        text = text.rstrip(")")
    return _out_of_capitals(text) or None


_SHORTEST_IN_CAPITALS = 14  # letters; shorter ones may be letters that stand for words
_SMALL = frozenset(
    """
    a an and as at but by for from in into of on or over the to under upon with v vs
    der die das des dem den ein eine und oder im zu zum zur von vom für aus am auf bei mit nach über unter als
    la le les l un une du de d et ou à au aux en dans sur par pour
    il lo gli i e o di del della dello dei delle degli da dal dalla nel nella con per su el los las y al para
    """.split()
)
# What is spoken letter by letter, or as a word of its own; Roman numbers too.
_LETTERS = re.compile(
    r"(?:[IVXL]{2,6}|[^AEIOUYÀ-Þ\W\d]{2,6}|US|USA|UK|UN|EU|EC|EEC|USSR|NATO|UNESCO|OECD|OPEC|GATT|WTO|WHO|ILO|IMF|IEEE|NASA|CIA|FBI|IRA|PLO|AIDS|HIV|TV|"
    r"DDR|GDR|BRD|NS|SS|SA|SED|SPD|CDU|CSU|KPD|NSDAP|URSS|ONU|UE|CEE|IBM|AT|ABC|ASEAN|OSCE|OSZE|CSCE)"
)


def _out_of_capitals(text: str) -> str:
    """A title set in capitals or small capitals, as it would be written: "ORDER AMONG NEIGHBORS" is "Order Among Neighbors"."""
    if not text.isupper() or len(text) < _SHORTEST_IN_CAPITALS:
        return text
    words = text.split()
    if len(words) < 3:
        return text
    written = []
    for number, word in enumerate(words):
        bare = word.strip("“”\"‘’'«»„()[],:;.!?—–-")
        opens = not number or words[number - 1][-1:] in ":.?!—–"
        written.append(
            word if "." in bare or _LETTERS.fullmatch(bare) else _written(word, bare, opens=opens)
        )
    return " ".join(written)


def _written(word: str, bare: str, *, opens: bool) -> str:
    if bare.lower() in _SMALL and not opens:
        return word.lower()
    # "O’CONNELL’S", "L’ÉTAT", "ANGLO-SAXON": a capital after a hyphen and after a short elision, none before an s.
    parts = re.split(r"([-–/])", word.lower())
    return "".join(
        re.sub(r"(?:(?<=^)|(?<=[“\"‘«„(\[])|(?<=^[ldo][’']))[^\W\d_]", _capital, part)
        for part in parts
    )


def _capital(found: re.Match[str]) -> str:
    return found.group().upper()


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
    text = " ".join(text.split()).strip(" ,;:([")
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


_VERSION = re.compile(
    r"(?:[Vv]ersion|[Vv]ers\.|[Vv]er\.|[Rr]elease|[Vv]\.?)\s?(?P<number>\d[\d.]*)"
)


def tidy_edition(text: str) -> str | None:
    """The number of an edition, or what it says of itself."""
    if number := re.match(r"[\s(]*(\d{1,3})(?!\d)", text):
        return number[1]
    if version := _VERSION.fullmatch(text.strip(" ,;.()")):
        return version["number"]
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
