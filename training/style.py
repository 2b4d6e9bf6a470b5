"""A citation style as a bundle of independent decisions, each taken at random."""

import random
from dataclasses import dataclass

from training.habits import (
    ACCESSED,
    AND,
    DAYS,
    EDITOR,
    IN,
    ISSUE,
    MONTHS,
    PAGE,
    QUOTES,
    SEASONS,
    URL_LEAD,
    VOLUME,
    WEEK,
)
from training.vocabulary import Person, Vocabulary


@dataclass
class Style:
    """What one document keeps to; see `sampled` for what each decision may be."""

    language: str
    quotes: tuple[str, str]
    comma_inside: bool
    name: str
    caps: str
    joiner: str
    last_joiner: str
    many: int
    after_author: str
    year_first: str
    after_title: str
    imprint: str
    volume: str
    issue: str
    roman: bool
    year_bracket: bool
    before_year: str
    page: tuple[str, str]
    before_page: str
    dash: str
    day: str
    abbreviated: bool
    container_in: str
    journal_in: str
    journal_quotes: tuple[str, str]
    editor: tuple[str, str]
    editor_first: bool
    url: tuple[str, str]
    url_lead: str
    accessed: str
    italics: str
    end: str
    tight: bool


def sampled(rng: random.Random, language: str) -> Style:
    pick = rng.choice
    footnote = rng.random() < 0.8
    year_first = (
        ""
        if footnote
        else pick(
            [" ({})", " ({}).", ", {}.", " {}.", ". {}.", ", {}", " ({}):", " ({}),", " [{}]"]
        )
    )
    quotes = pick(QUOTES[language])
    joiner = pick(
        [", ", ", ", ", ", ", ", "; ", " / ", "/", " – ", "-"]
        if language != "en"
        else [", "] * 6 + ["; ", ","]
    )
    name = (
        pick(["gf"] * 6 + ["if"] * 3 + ["fg"] * 2 + ["fi"] * 2 + ["fI", "fIn", "f g", "iF", "ifs"])
        if footnote
        else pick(["fg", "fi", "fi", "fI", "fIn", "fI", "gf", "if", "fi;", "fgg"])
    )
    if rng.random() < (0.16 if language != "en" else 0.04):
        # Every name turned round: "Kern, Jutta/Vogt, Anna", "Morel, Jeanne et Brun, Luc".
        name = "fgg"
        joiner = pick(["; ", "/", " / ", ", ", " – "])
    style = Style(
        language=language,
        quotes=quotes,
        comma_inside=language == "en" and rng.random() < 0.7,
        name=name,
        caps=pick([""] * 12 + ["family", "all", "family"]),
        joiner=joiner,
        last_joiner=pick(
            [
                joiner,
                f" {AND[language]} ",
                f" {AND[language]} ",
                f", {AND[language]} ",
                " & ",
                ", & ",
                f" {AND[language]} ",
            ]
        ),
        many=pick([2, 3, 3, 4, 6]),
        after_author=_after_author(rng, language, footnote),
        year_first=year_first,
        after_title=pick([", "] * 5 + [". "] * 3 + [" ", "; ", " - "]),
        imprint=_imprint(rng, language),
        volume=pick(VOLUME[language]),
        issue=pick(ISSUE[language]),
        roman=rng.random() < (0.35 if language in ("it", "fr") else 0.08),
        year_bracket=rng.random() < 0.6,
        before_year=pick([" ", ", ", " ", ", ", "/"]),
        page=pick(PAGE[language]),
        before_page=pick([", ", ", ", ": ", ": ", ":", ", ", " ", ". ", "; "]),
        dash=pick(["-", "-", "–", "–", "—", " - "])
        if rng.random() < 0.9
        else pick(["/", "‑", "−"]),
        day=pick(DAYS[language]),
        abbreviated=rng.random() < 0.25,
        container_in=pick(IN[language]),
        journal_in=pick(["", "", "", "", "in ", "in: "])
        if language != "en"
        else pick([""] * 9 + ["in "]),
        journal_quotes=pick([("", "")] * 6 + [("«", "»")] * 4 + [("“", "”")] * 3 + [('"', '"')])
        if language == "it"
        else ("", ""),
        editor=pick(EDITOR[language]),
        editor_first=rng.random() < 0.5,
        url=pick([("", "")] * 4 + [("<", ">")] * 4 + [("(", ")"), ("[", "]")]),
        url_lead=pick(URL_LEAD[language]),
        accessed=pick(ACCESSED[language]),
        italics=pick(["lost"] * 11 + ["kept", "kept", "kept", "stars", "underscores", "tags"]),
        end=pick(
            [".", ".", ".", ".", ".", ".", ".", ".", "", "", "", ";", ";", ".)"]
            if rng.random() < 0.97
            else [":", " .", ","]
        ),
        tight=rng.random() < 0.06,
    )
    if language == "de" and rng.random() < 0.5:
        style.after_author = ": "
    return style


def _after_author(rng: random.Random, language: str, footnote: bool) -> str:
    if not footnote:
        return rng.choice([". ", ". ", " ", ", ", ": "])
    return rng.choice(
        {
            "de": [": ", ": ", ", ", ", "],
            "it": [", ", ", ", ", ", " "],
            "en": [", "] * 7 + [": ", ". ", " ", "; "],
        }.get(language, [", ", ", ", ", ", ". ", " : "])
    )


def _imprint(rng: random.Random, language: str) -> str:
    """p place, h house, y year."""
    general = (
        ["(p: h, y)"] * 6
        + ["p: h, y"] * 4
        + [
            "p, h, y",
            "(p, h, y)",
            "(h y)",
            "(h, y)",
            "h, y",
            "(p, y)",
            "p y",
            "p, y",
            "h, p, y",
            "h, p y",
            "(p: h y)",
            "p: h y",
            "h y",
            "(y)",
            "(y)",
            "(y)",
            "p: h",
            "p : h, y",
            "h: p, y",
            "(p/h, y)",
            "(h: p, y)",
        ]
    )
    own = {
        "en": general,
        "de": ["p y"] * 6
        + ["p: h y"] * 4
        + ["p: h, y"] * 2
        + ["p, y", "(p y)", "(p: h y)", "p h y", "h, p y", "p/p y", "p, h y", "h y", "(p, y)"],
        "fr": ["p, h, y"] * 9
        + ["h, y", "h, p, y", "p, y", "p : h, y", "(p, h, y)", "p: h, y", "(p, y)"],
        "it": ["p, h, y"] * 5
        + ["p y"] * 4
        + ["h, p y"] * 4
        + ["p, y", "p: h, y", "h, p, y", "p, h y", "(p, y)", "p h y"],
        "es": ["p, h, y"] * 7
        + ["p: h, y"] * 4
        + ["h, p, y", "(p: h, y)", "p, y", "p, h y", "(p, h, y)"],
    }
    return rng.choice(own[language])


def name(person: Person, form: str, caps: str, first: bool) -> str:
    """One name as the style prints it; styles that turn names round may do so for the first name only."""
    given = " ".join(person.given)
    initials = " ".join(part[0] + "." for part in person.given)
    tight = "".join(part[0] + "." for part in person.given)
    bare = "".join(part[0] for part in person.given)
    family = person.family.upper() if caps in ("family", "all") else person.family
    if caps == "all":
        given = given.upper()
    tail = f", {person.suffix}" if person.suffix else ""
    forms = {
        "gf": f"{given} {family}",
        "if": f"{initials} {family}",
        "ifs": f"{tight}{family}",
        "iF": f"{tight} {family}",
        "fg": f"{family}, {given}" if first else f"{given} {family}",
        "fgg": f"{family}, {given}",
        "fi": f"{family}, {initials}",
        "fi;": f"{family}, {tight}",
        "fI": f"{family} {bare}",
        "fIn": f"{family} {tight}",
        "f g": f"{family} {given}",
    }
    return forms[form] + tail


def date(rng: random.Random, style: Style, year: int, form: str | None = None) -> str:
    """A full date as the style prints it."""
    pattern = form or style.day
    month = rng.randint(1, 12)
    day = rng.randint(1, 28)
    word = MONTHS[style.language][month - 1]
    if style.abbreviated and len(word) > 4:
        word = word[: rng.choice([3, 3, 4])] + rng.choice([".", ".", ""])
    ending = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd"}.get(day, "th")
    parts = {
        "M": word,
        "do": f"{day}{ending}",
        "d": str(day),
        "m": f"{month:02d}" if rng.random() < 0.5 else str(month),
        "y": str(year),
        "W": rng.choice(WEEK[style.language]),
        "N": word[:3],
        "1er": "1er",
    }
    out = ""
    i = 0
    while i < len(pattern):
        for key in ("1er", "do", "M", "d", "m", "y", "W", "N"):
            if pattern.startswith(key, i) and not (key in "dmy" and pattern[i + 1 : i + 2] == "e"):
                out += parts[key]
                i += len(key)
                break
        else:
            out += pattern[i]
            i += 1
    return out


def month_date(rng: random.Random, style: Style, year: int) -> str:
    word = rng.choice(MONTHS[style.language])
    if style.abbreviated and len(word) > 4:
        word = word[:3] + "."
    middle = (
        " de " if style.language == "es" and rng.random() < 0.7 else rng.choice([" ", " ", ", "])
    )
    if rng.random() < 0.1:
        word += rng.choice(["/", "–", "-"]) + rng.choice(MONTHS[style.language])
    return f"{word}{middle}{year}"


def season_date(rng: random.Random, style: Style, year: int) -> str:
    season = rng.choice(SEASONS[style.language])
    tail = rng.choice(
        [
            f"{year}",
            f"{year}",
            f"{year}-{(year + 1) % 100:02d}",
            f"{year}/{(year + 1) % 100:02d}",
            f"{year}–{year + 1}",
        ]
    )
    return f"{season}{rng.choice([' ', ' ', ', '])}{tail}"


def names(rng: random.Random, style: Style, vocabulary: Vocabulary, count: int) -> str:
    people = [name(vocabulary.person(), style.name, style.caps, i == 0) for i in range(count)]
    if count == 1:
        return people[0]
    if count >= style.many and rng.random() < 0.6:
        other = {
            "de": ["u. a.", "et al.", "u.a."],
            "fr": ["et al.", "et alii", "et al."],
            "it": ["et al.", "e altri"],
            "es": ["et al.", "y otros"],
        }
        return (
            people[0]
            + rng.choice([" ", ", "])
            + rng.choice(other.get(style.language, ["et al.", "et al", "and others", "et al."]))
        )
    joiner = "; " if style.name in ("fi;",) else style.joiner
    return (
        joiner.join(people[:-1])
        + (style.last_joiner if rng.random() < 0.9 else joiner)
        + people[-1]
    )


def roman(number: int) -> str:
    out = ""
    for value, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        while number >= value:
            out, number = out + sign, number - value
    return out


def pages(rng: random.Random, style: Style, *, single: bool = False) -> str:
    first = rng.randint(1, 900)
    if single and rng.random() < 0.65:
        tail = {
            "de": ["", "", " f.", " ff.", "f.", "ff."],
            "it": ["", "", "", " sgg."],
            "fr": ["", "", "", " sq."],
        }.get(
            style.language,
            [""] * 6
            + ["ff.", "f.", f" n. {rng.randint(1, 99)}", f", {first + rng.randint(2, 30)}"],
        )
        return style.page[0] + str(first) + rng.choice(tail)
    last = first + rng.randint(1, 45)
    short = str(last)[-2:] if rng.random() < 0.25 and first // 100 == last // 100 else str(last)
    if single and rng.random() < 0.1:
        return style.page[1] + roman(rng.randint(1, 40)).lower()
    return style.page[1] + f"{first}{style.dash}{short}"
