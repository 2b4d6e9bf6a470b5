"""Printing a made-up work in a style: labelled pieces, and the parts that several kinds of work share."""

import random

from training.style import Style, date, month_date, names, pages, roman, season_date
from training.vocabulary import Vocabulary

Piece = tuple[str, str, bool]


class Writer:
    """Pieces of text, each with its label and whether it is set in italics."""

    def __init__(self, rng: random.Random, style: Style, vocabulary: Vocabulary) -> None:
        self.rng, self.style, self.words = rng, style, vocabulary
        self.pieces: list[Piece] = []
        self.year = rng.choice(
            [
                rng.randint(1950, 2020),
                rng.randint(1950, 2020),
                rng.randint(1600, 2020),
                rng.randint(1995, 2020),
            ]
        )

    def put(self, text: str, label: str = "other", italic: bool = False) -> None:
        if text:
            self.pieces.append((text, label, italic))

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def choice(self, rule: str) -> str:
        """One of the choices of a grammar rule, filled in."""
        return self.words.expand(rule)

    # Parts shared by several kinds, in the order they are read.

    def authors(self, count: int | None = None, after: str | None = None) -> None:
        count = count or self.rng.choice([1, 1, 1, 1, 1, 1, 2, 2, 3, 4])
        text = names(self.rng, self.style, self.words, count)
        if self.chance(0.012):
            text = self.pick(
                f"[{text}]",
                "Anonymous",
                "Anon.",
                f"Sir {text}",
                f"{text} [pseud.]",
                f"Lord {self.words.expand('surname')}",
                f"{text} and others",
            )
        self.put(text, "author")
        self.first_year()
        self.put(after if after is not None else self.style.after_author)

    def body_author(self) -> None:
        name = self.words.body()
        if self.chance(0.15):
            name += ", " + self.words.body()
        elif self.chance(0.05) and self.style.language == "en":
            name = (
                self.pick(
                    "U.S. Congress, House, ",
                    "U.S. Congress, Senate, ",
                    "Great Britain, ",
                    "United Kingdom, ",
                    "US ",
                    "U.S. ",
                )
                + name
            )
        elif self.chance(0.05):
            name = self.words.expand("city") + " " + name
        self.put(name.upper() if self.style.caps == "all" and self.chance(0.5) else name, "author")
        self.first_year()
        self.put(self.style.after_author)

    def first_year(self) -> None:
        if self.style.year_first:
            form = self.style.year_first
            before, _, after = form.partition("{}")
            letter = self.rng.choice("ab") if self.chance(0.06) else ""
            self.put(before)
            self.put(f"{self.year}{letter}", "date")
            self.put(after)

    def quoted(self, title: str, *, comma: str = ", ", italic: bool = False) -> None:
        """A title in the style's quotation marks, and what parts it from what follows."""
        left, right = self.style.quotes
        if left and left.strip() in title:
            title = (
                title.replace("“", "‘").replace("”", "’")
                if left == "“"
                else title.replace(left.strip(), "").replace(right.strip(), "")
            )
        self.put(left)
        self.put(self.cased(title), "title", italic)
        ended = title[-1] in "?!."
        if right and self.style.comma_inside and comma.strip() in (",", "."):
            self.put("" if ended and self.chance(0.7) else comma.strip())
            self.put(right)
            self.put(" ")
        else:
            self.put(right)
            self.put(" " if ended and not right and comma.strip() == "." else comma)

    def cased(self, title: str) -> str:
        roll = self.rng.random()
        if roll < 0.03:
            return title.upper()
        if roll < 0.12 and self.style.language == "en":
            return title[:1] + title[1:].lower()
        return title

    def italic_title(self, title: str) -> None:
        if self.style.quotes[0] and self.chance(0.04):
            self.put('"' + self.cased(title) + '"', "title")
        else:
            self.put(self.cased(title), "title", True)

    def editors(self, form: tuple[str, str] | None = None) -> None:
        before, after = form or self.style.editor
        count = self.rng.choice([1, 1, 2, 2, 3])
        style = self.style
        kept, style.name = (
            style.name,
            style.name if self.chance(0.4) else self.pick("gf", "gf", "if"),
        )
        text = names(self.rng, style, self.words, count)
        style.name = kept
        self.put(before + text + after, "editor")

    def imprint(self, house: str | None = None, *, inside: bool = False) -> None:
        form = self.style.imprint.lstrip("(") if inside else self.style.imprint
        if self.style.year_first:
            form = form.replace(", y", "").replace(" y", "").replace("(y)", "")
        parts = {"p": "place", "h": "publisher", "y": "date"}
        for sign in form:
            if sign == "p":
                text = self.words.place()
                if self.chance(0.08):
                    text += self.rng.choice(["/", " and ", ", ", "-", " & "]) + self.words.place()
            elif sign == "h":
                text = house or self.words.house()
            else:
                text = self.book_year() if sign == "y" else sign
            self.put(text, parts.get(sign, "other"))

    def book_year(self) -> str:
        roll = self.rng.random()
        if roll < 0.03:
            return f"{self.year}-{(self.year + 2) % 100:02d}"
        if roll < 0.05:
            return f"[{self.year}]"
        if roll < 0.065:
            return self.pick("n.d.", "forthcoming", "o. J.", "s.d.", f"c. {self.year}", "in press")
        if roll < 0.08 and self.year > 1850:
            return f"{self.year} [{self.year - self.rng.randint(20, 150)}]"
        return str(self.year)

    def page_range(self, before: str | None = None) -> None:
        self.put(before if before is not None else self.style.before_page)
        self.put(pages(self.rng, self.style), "pages")

    def pinpoint(self, share: float = 0.55, label: str = "pinpoint") -> None:
        if not self.chance(share):
            return
        lead = self.choice("pinpoint_lead")  # fmt: skip
        chosen = lead
        cut = len(chosen) - len(chosen.lstrip(", :"))
        self.put(chosen[:cut])
        self.put(chosen[cut:], label)
        extra = self.rng.random()
        if extra < 0.85:
            text = pages(self.rng, self.style, single=True)
        elif extra < 0.92:
            text = self.choice("part_cue") + str(self.rng.randint(1, 60))
        else:
            text = self.choice("odd_pinpoint")
        self.put(text, label)

    def numbers(self) -> None:
        """Volume, issue and date of a periodical."""
        style, rng = self.style, self.rng
        volume = rng.randint(1, 140)
        issue = rng.randint(1, 6)
        has_volume, has_issue = self.chance(0.92), self.chance(0.55)
        brackets = style.issue in ("(", "[")
        if has_volume:
            numeral = roman(volume) if self.chance(0.9) else roman(volume).lower()
            self.put(style.volume + (numeral if style.roman else str(volume)), "volume")
        if has_issue:
            lead = style.issue
            if not has_volume:
                lead = (
                    lead.lstrip(", ")
                    if not brackets and lead.strip(" ,") not in (":", "/", ".")
                    else "no. "
                )
            cut = len(lead) - len(lead.lstrip(", "))
            self.put(lead[:cut])
            number = str(issue) if rng.random() < 0.9 else f"{issue}{rng.choice('-/–')}{issue + 1}"
            self.put(lead[cut:] + number + (")" if brackets and has_volume else ""), "issue")
        if not style.year_first:
            self.periodical_date(has_volume or has_issue)

    def periodical_date(self, numbered: bool) -> None:
        style, rng = self.style, self.rng
        roll = rng.random()
        text = str(self.year)
        if roll < 0.16:
            text = month_date(rng, style, self.year)
        elif roll < 0.26:
            text = season_date(rng, style, self.year)
        elif roll < 0.29:
            text = f"{self.year}{self.pick('/', '-', '–')}{(self.year + 1) % 100:02d}"
        bracket = style.year_bracket and numbered
        self.put(
            ("" if not numbered else " ") if bracket else style.before_year if numbered else ""
        )
        self.put(f"({text})" if bracket else text, "date")

    def address(self, share: float = 1.0, *, lead: str = ", ") -> None:
        if not self.chance(share):
            return
        self.put(lead)
        style = self.style
        self.put(style.url_lead if self.chance(0.8) else "", "other")
        left, right = style.url
        self.put(left)
        self.put(address(self.rng, self.words), "url")
        self.put(right)
        if self.chance(0.45):
            form = style.accessed
            text = date(self.rng, style, self.rng.randint(2001, 2021))
            self.put(self.pick(" ", ", ", ", ") if form[0] in "([" else ", ")
            self.put(form.format(text), "accessed")

    def doi(self, share: float) -> None:
        if not self.chance(share):
            return
        self.put(self.pick(", ", ". ", " "))
        tail = self.pick("", "-013-0023-1", ".2011.55", "x")
        start = self.pick("s", "j.", "", "ahr.")
        number = f"10.{self.rng.randint(1000, 9999)}/{start}{self.rng.randint(1000, 99999)}{tail}"
        self.put(self.choice("doi_cue") + number, "doi")


_TOPS = ".com .com .org .org .gov .edu .net .de .fr .it .es .co.uk .int .eu".split()


def address(rng: random.Random, words: Vocabulary) -> str:
    """A made-up web address: a host of a surname, a path of words."""
    name = "".join(
        char for char in words.expand("surname").lower() if char.isascii() and char.isalpha()
    )
    start = rng.choice(["www.", "www.", "www.", "", "news.", "blog."])
    host = (
        start + name + rng.choice(["", "", "times", "-news", "online", "post"]) + rng.choice(_TOPS)
    )
    pool = words.harvest.words or ["report", "news", "history"]
    slug = "-".join(rng.choice(pool) for _ in range(rng.randint(1, 7)))
    year, month = rng.randint(1999, 2020), rng.randint(1, 12)
    path = rng.choice(
        [
            f"/{slug}",
            f"/{year}/{month:02d}/{slug}",
            f"/{slug}.html",
            f"/files/{slug.replace('-', '_')}.pdf",
            "",
            "/",
            f"/news/{slug}-{rng.randint(1000, 99999)}",
            f"/index.php?id={rng.randint(1, 9999)}",
            f"/wp-content/uploads/{year}/{month:02d}/{slug.title()}.pdf",
            f"/article/{rng.randint(1, 999999)}",
            f"/~{slug[:6]}/{slug}.htm",
        ]
    )
    schemes = (
        ["http://", "https://", "https://", ""] if start == "www." else ["http://", "https://"]
    )
    return rng.choice(schemes) + host + path
