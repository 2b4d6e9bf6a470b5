"""Made-up works of every kind, printed in a given style as labelled pieces."""

import random
from collections.abc import Callable

from training.style import (
    EDITION, EDITOR, TRANSLATOR, Style, date, month_date, name, names, pages, roman, season_date,
)  # fmt: skip
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
            style.name if self.chance(0.3) else self.pick("gf", "gf", "if"),
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
        lead = {"en": [", ", ", ", ", ", ": ", " at ", ", at ", ", esp. "], "de": [", hier ", ", ", ", ", ", hier: "], "fr": [", ", ", ", ", ici ", ", voir "],
                "it": [", ", ", ", ", in particolare ", ": "], "es": [", ", ", ", ", esp. ", ": "]}[self.style.language]  # fmt: skip
        chosen = self.rng.choice(lead)
        cut = len(chosen) - len(chosen.lstrip(", :"))
        self.put(chosen[:cut])
        self.put(chosen[cut:], label)
        extra = self.rng.random()
        if extra < 0.85:
            text = pages(self.rng, self.style, single=True)
        elif extra < 0.92:
            text = self.pick(
                "chap. ",
                "ch. ",
                "chapter ",
                "Kap. ",
                "chap. ",
                "§ ",
                "para. ",
                "para ",
                "no. ",
                "fig. ",
                "table ",
            ) + str(self.rng.randint(1, 60))
        else:
            text = self.pick(
                "passim",
                "fol. 12r",
                "ff. 3-4",
                "chaps. 2–3",
                "xii",
                "n. 14",
                "fols. 33v–34r",
                "c. 12v",
                "Rn. 14",
                "Tafel III",
                "tav. IV",
            )
        self.put(text, label)

    def numbers(self) -> None:
        """Volume, issue and date of a periodical."""
        style, rng = self.style, self.rng
        volume = rng.randint(1, 140)
        issue = rng.randint(1, 6)
        has_volume, has_issue = self.chance(0.92), self.chance(0.55)
        brackets = style.issue in ("(", "[")
        if has_volume:
            self.put(style.volume + (roman(volume) if style.roman else str(volume)), "volume")
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
        if self.chance(share):
            self.put(self.pick(", ", ". ", " "))
            number = f"10.{self.rng.randint(1000, 9999)}/{self.pick('s', 'j.', '', 'ahr.')}{self.rng.randint(1000, 99999)}{self.pick('', '-013-0023-1', '.2011.55', 'x')}"
            self.put(
                self.pick(
                    "doi:", "doi: ", "https://doi.org/", "DOI: ", "http://dx.doi.org/", "DOI "
                )
                + number,
                "doi",
            )


def address(rng: random.Random, words: Vocabulary) -> str:
    host = (
        rng.choice(["www.", "www.", "www.", "", "news.", "blog."])
        + "".join(c for c in words.expand("surname").lower() if c.isascii() and c.isalpha())
        + rng.choice(["", "", "times", "-news", "online", "post"])
        + rng.choice(
            [
                ".com",
                ".com",
                ".org",
                ".org",
                ".gov",
                ".edu",
                ".net",
                ".de",
                ".fr",
                ".it",
                ".es",
                ".co.uk",
                ".int",
                ".eu",
            ]
        )
    )
    pool = words.harvest.words or ["report", "news", "history"]
    slug = "-".join(rng.choice(pool) for _ in range(rng.randint(1, 7)))
    path = rng.choice([
        f"/{slug}", f"/{rng.randint(1999, 2020)}/{rng.randint(1, 12):02d}/{slug}", f"/{slug}.html", f"/files/{slug.replace('-', '_')}.pdf", "", "/", f"/news/{slug}-{rng.randint(1000, 99999)}",
        f"/index.php?id={rng.randint(1, 9999)}", f"/wp-content/uploads/{rng.randint(2008, 2020)}/0{rng.randint(1, 9)}/{slug.title()}.pdf", f"/article/{rng.randint(1, 999999)}", f"/~{slug[:6]}/{slug}.htm",
    ])  # fmt: skip
    return (
        rng.choice(
            ["http://", "http://", "https://", "https://"]
            if host[:4] != "www."
            else ["http://", "https://", "https://", ""]
        )
        + host
        + path
    )


def article(w: Writer) -> None:
    w.authors()
    w.quoted(
        w.words.title("article"),
        comma=w.style.after_title
        if not w.style.quotes[0]
        else w.pick(", ", ", ", w.style.after_title),
    )
    w.put(w.style.journal_in)
    left, right = w.style.journal_quotes
    w.put(left)
    w.put(w.words.journal(), "container", True)
    w.put(right)
    if w.chance(0.04):
        w.put(" ")
        w.put("(" + w.words.expand("city") + ")", "place")
    w.put(w.pick(" ", ", ", ", ") if w.style.language in ("en", "de", "es") else ", ")
    w.numbers()
    if w.chance(0.85):
        w.page_range()
        w.pinpoint(0.2)
    else:
        w.pinpoint(0.4)
    w.doi(0.08)
    w.address(0.08)


def law_article(w: Writer) -> None:
    """Author, Title, 88 COLUM. L. REV. 1201, 1210 (1988)."""
    if w.style.language != "en" and w.chance(0.9):
        return article(w)
    w.put(names(w.rng, w.style, w.words, w.rng.choice([1, 1, 1, 2])), "author")
    w.put(", ")
    w.put(w.words.title("article"), "title", True)
    w.put(", ")
    w.put(str(w.rng.randint(5, 140)), "volume")
    w.put(" ")
    name = w.pick("Harv. L. Rev.", "Yale L.J.", "Colum. L. Rev.", "Stan. L. Rev.", "U. Chi. L. Rev.", "Mich. L. Rev.", "Tex. L. Rev.", "J. Legal Stud.", "Va. L. Rev.", "Geo. L.J.",
                  "Am. J. Int'l L.", "Law & Contemp. Probs.", "UCLA L. Rev.", "J.L. & Econ.", "N.Y.U. L. Rev.", "Cornell L. Rev.", "Law & Hist. Rev.", "Buff. L. Rev.", w.words.expand("journal"))  # fmt: skip
    w.put(name.upper() if w.chance(0.4) else name, "container")
    w.put(" ")
    first = w.rng.randint(1, 2500)
    w.put(str(first), "pages")
    if w.chance(0.6):
        w.put(", ")
        w.put(
            f"{first + w.rng.randint(1, 60)}"
            + (f"–{w.rng.randint(10, 99)}" if w.chance(0.4) else ""),
            "pinpoint",
        )
    w.put(" ")
    w.put(f"({w.year})", "date")
    return None


def oscola_article(w: Writer) -> None:
    """Author, ‘Title’ (2004) 67 MLR 410, 415 -- and [2004] CLJ 410."""
    if w.style.language != "en" and w.chance(0.9):
        return article(w)
    w.put(names(w.rng, w.style, w.words, w.rng.choice([1, 1, 2])), "author")
    w.put(", ")
    left, right = w.pick("‘’", "‘’", "''", "“”")
    w.put(left)
    w.put(w.words.title("article"), "title")
    w.put(right + " ")
    round_ = w.chance(0.75)
    w.put(f"({w.year})" if round_ else f"[{w.year}]", "date")
    w.put(" ")
    if round_:
        w.put(str(w.rng.randint(1, 130)), "volume")
        if w.chance(0.3):
            w.put(f"({w.rng.randint(1, 4)})", "issue")
        w.put(" ")
    w.put(
        w.pick(
            "MLR",
            "LQR",
            "CLJ",
            "OJLS",
            "ICLQ",
            "PL",
            "Crim LR",
            "JBL",
            "EJIL",
            "CML Rev",
            "Legal Studies",
            "Conv",
            "IJHR",
            "Modern Law Review",
            "JLS",
            w.words.expand("journal"),
        ),
        "container",
        w.chance(0.3),
    )
    w.put(w.pick(" ", ", "))
    first = w.rng.randint(1, 900)
    w.put(f"{first}" + (f"-{first + 20}" if w.chance(0.2) else ""), "pages")
    if w.chance(0.45):
        w.put(w.pick(", ", ", ", " at "))
        w.put(
            str(first + w.rng.randint(1, 30))
            + (f"–{w.rng.randint(10, 99)}" if w.chance(0.3) else ""),
            "pinpoint",
        )
    return None


def news(w: Writer) -> None:
    rng, style = w.rng, w.style
    if w.chance(0.72):
        w.authors(rng.choice([1, 1, 1, 2, 3]))
    quotes = style.quotes if style.quotes[0] or style.language in ("it", "de") else ("“", "”")
    kept, style.quotes = style.quotes, quotes
    title = w.words.title("news" if w.chance(0.8) else "article")
    w.quoted(title, comma=w.pick(", ", ", ", ", ", ". ", " "))
    style.quotes = kept
    if not w.chance(0.12):
        w.put(
            w.pick("", "", "", "", "in ", "In: ", "in: ") if style.language in ("de", "it") else ""
        )
        left, right = style.journal_quotes
        w.put(left)
        w.put(w.words.newspaper(), "container", True)
        w.put(right)
        if w.chance(0.06):
            w.put(" ")
            w.put(f"({w.words.expand('city')})", "place")
        w.put(
            w.pick(", ", ", ", ", ", ", ", ". ", " ", " (")
            if style.language != "de"
            else w.pick(", ", " vom ", ", ", " ")
        )
    opened = w.pieces[-1][0].endswith("(")
    if w.style.year_first and w.chance(0.5):
        text = date(rng, style, w.year, form=w.pick("d M", "M d", "d M"))
    else:
        text = date(rng, style, w.year)
    if w.chance(0.05):
        text += w.pick(" (updated)", ", 10:15 a.m.", ", late edition")
    w.put(text, "date")
    w.put(")" if opened else "")
    if w.chance(0.25):
        w.put(w.pick(", ", ": ", ", sec. ", ", "))
        w.put(
            w.pick("p. ", "S. ", "", "page ", "p.", "p. ", "pp. ")
            + w.pick("A1", "B12", "7", "3", "23", "1-2", "C4", "18", "1, 6", "D3"),
            "pages",
        )
    w.address(0.4)


def bare_news(w: Writer) -> None:
    """Only the newspaper and a date."""
    w.put(w.words.newspaper(), "container", True)
    if w.chance(0.2):
        w.put(" ")
        w.put(f"({w.words.expand('city')})", "place")
    w.put(
        w.pick(", ", ", ", " ", ", Nr. 12, ")
        if w.style.language == "de"
        else w.pick(", ", ", ", " ", " (")
    )
    opened = w.pieces[-1][0].endswith("(")
    w.put(date(w.rng, w.style, w.year), "date")
    w.put(")" if opened else "")
    if w.chance(0.35):
        w.put(", ")
        w.put(w.pick("p. ", "S. ", "p.", "") + str(w.rng.randint(1, 30)), "pages")


def web(w: Writer) -> None:
    rng, style = w.rng, w.style
    roll = rng.random()
    if roll < 0.55:
        w.authors(rng.choice([1, 1, 1, 2, 3]))
    elif roll < 0.85:
        w.body_author()
    w.quoted(w.words.title(w.pick("article", "news", "report")), comma=w.pick(", ", ", ", ". "))
    if w.chance(0.4):
        w.put(
            w.pick(w.words.expand("site"), w.words.body(), w.words.newspaper()),
            "container",
            w.chance(0.6),
        )
        w.put(
            w.pick(" (blog)", " [blog]", "", "", "", "", ", blog")
            if style.language == "en"
            else "",
            "genre",
        )
        w.put(w.pick(", ", ", ", ". "))
    if w.chance(0.75) and not style.year_first:
        kind = rng.random()
        text = (
            date(rng, style, max(w.year, 1998))
            if kind < 0.65
            else month_date(rng, style, max(w.year, 1998))
            if kind < 0.85
            else str(max(w.year, 1998))
        )
        if w.chance(0.15):
            text = f"({text})"
        w.put(text, "date")
        w.address(lead=w.pick(", ", ", ", " ", ". ", "; "))
    else:
        w.address(lead=w.pick("", "") if w.pieces[-1][0].endswith(" ") else " ")


def report(w: Writer) -> None:
    rng, style = w.rng, w.style
    by_body = w.chance(0.65)
    if by_body:
        w.body_author()
    else:
        w.authors()
    title = w.words.title("report" if w.chance(0.8) else "book")
    if style.quotes[0] and w.chance(0.4):
        w.quoted(title)
    else:
        w.italic_title(title)
        w.put(w.pick(", ", ", ", " ", ". "))
    in_brackets = style.imprint.startswith("(")
    if w.chance(0.5):
        w.put(report_kind(rng, style.language), "genre")
        if w.chance(0.8):
            w.put(w.pick(" ", " ", ", "))
            w.put(report_number(rng), "volume")
        w.put(" " if in_brackets else ", ")
    if w.chance(0.6):
        w.imprint(w.words.body() if not by_body or w.chance(0.6) else None)
    elif w.chance(0.5):
        if not by_body:
            w.put(w.words.body(), "publisher")
            w.put(", ")
        w.put(
            rng.choice(
                [
                    str(w.year),
                    month_date(rng, style, w.year),
                    month_date(rng, style, w.year),
                    date(rng, style, w.year),
                ]
            ),
            "date",
        )
    else:
        w.put(month_date(rng, style, w.year), "date")
    w.pinpoint(0.4)
    w.address(0.45)


def report_kind(rng: random.Random, language: str) -> str:
    return rng.choice({
        "en": ["Report", "Working Paper", "Policy Brief", "Discussion Paper", "Technical Report", "Occasional Paper", "Research Paper", "Briefing", "CRS Report", "Special Report", "Policy Paper", "Staff Working Paper",
               "Issue Brief", "Backgrounder", "Research Memorandum", "Adelphi Paper", "working paper", "Asia Report", "Middle East Briefing", "Background Paper", "White Paper", "Fact Sheet", "Testimony", "Press Release"],
        "de": ["Bericht", "Arbeitspapier", "Diskussionspapier", "Working Paper", "Gutachten", "Drucksache", "SWP-Studie", "Pressemitteilung", "Forschungsbericht"],
        "fr": ["rapport", "document de travail", "Rapport d’information", "note", "Cahier de recherche", "rapport public", "avis"],
        "it": ["rapporto", "documento di lavoro", "quaderno", "relazione", "Working paper"],
        "es": ["informe", "documento de trabajo", "cuaderno", "Informe", "Documento de trabajo"],
    }[language])  # fmt: skip


def report_number(rng: random.Random) -> str:
    return rng.choice(
        [
            "No. {}",
            "no. {}",
            "{}",
            "No {}",
            "#{}",
            "Nr. {}",
            "n° {}",
            "RL{}",
            "R{}",
            "WP/{}/12",
            "{}/2009",
            "No. {}-KN",
            "18/{}",
            "COM({}) 14", "COM(2001) {} final", "SEC(2004) {}", "N°{}", "CRS R{}", "Report {}-KN", "WP {}", "No. {}/98",
            "GAO-10-{}",
            "DOE/EIS-0{}",
            "BT-Drs. 17/{}",
            "Cm {}",
            "Cmnd {}",
            "ST/{}/Rev.1",
        ]
    ).format(rng.randint(2, 9999))


def working_paper(w: Writer) -> None:
    w.authors()
    w.quoted(w.words.title("article"))
    w.put(
        w.pick(
            "NBER ",
            "IZA ",
            "CEPR ",
            "World Bank ",
            "IMF ",
            "MPRA ",
            "",
            "",
            "SSRN ",
            w.words.body() + " ",
        ),
        "series" if w.chance(0) else "publisher",
    )
    w.put(report_kind(w.rng, w.style.language), "genre")
    w.put(w.pick(" ", " ", ", "))
    w.put(report_number(w.rng), "volume")
    text = w.rng.choice([str(w.year), month_date(w.rng, w.style, w.year)])
    w.put(w.pick(" (", ", ") if w.chance(0.9) else " ")
    opened = w.pieces[-1][0] == " ("
    if opened and w.chance(0.4):
        w.put(w.words.place(), "place")
        w.put(w.pick(": ", ", "))
        w.put(w.words.body(), "publisher")
        w.put(", ")
    w.put(text, "date")
    w.put(")" if opened else "")
    w.pinpoint(0.3)
    w.address(0.25)


def book(w: Writer) -> None:
    rng, style = w.rng, w.style
    if not w.chance(0.06):
        w.authors()
    w.italic_title(w.words.title("book"))
    opened = style.imprint.startswith("(")
    gap = " " if opened else style.after_title if style.after_title.strip() in (",", ".") else ", "
    between = ", " if gap == " " else gap
    if w.chance(0.08):
        w.put(between)
        w.put(
            EDITOR_VERB(rng, style.language)
            + names(rng, _plain(style), w.words, rng.choice([1, 2])),
            "editor",
        )
    if w.chance(0.1):
        w.put(between)
        w.put(
            rng.choice(TRANSLATOR[style.language]) + names(rng, _plain(style), w.words, 1),
            "translator",
        )
    if w.chance(0.1):
        w.put(between)
        w.put(rng.choice({"en": ["vol. {}", "Vol. {}", "{} vols.", "vol. {}", "2 vols", "volume {}"], "de": ["Bd. {}", "{} Bde.", "Band {}"], "fr": ["t. {}", "vol. {}", "2 vol."], "it": ["vol. {}", "{}", "2 voll."],
                          "es": ["vol. {}", "t. {}", "2 vols."]}[style.language]).format(rng.choice(["I", "II", "III", "1", "2", "3", "4"])), "volume")  # fmt: skip
        if w.chance(0.25):
            w.put(w.pick(", ", ": "))
            w.put(w.words.title("book"), "title", True)
    edition = w.rng.choice(EDITION[style.language]) if w.chance(0.13) else ""
    inside = opened and edition != "" and w.chance(0.5)
    if edition and not inside:
        w.put(between)
        w.put(edition, "edition")
    if w.chance(0.1):
        w.put(between)
        series(w)
    w.put(gap)
    if inside:
        w.put("(")
        w.put(edition, "edition")
        w.put(", ")
    w.imprint(inside=inside)
    if w.chance(0.03):
        w.put(w.pick("; repr. ", ", repr. ", "; reprinted "))
        w.imprint()
    w.pinpoint(0.6)
    w.doi(0.02)
    w.address(0.03)


def EDITOR_VERB(rng: random.Random, language: str) -> str:  # noqa: N802
    return rng.choice([before for before, after in EDITOR[language] if before and not after])


def _plain(style: Style) -> Style:
    return style


def series(w: Writer) -> None:
    text = w.words.expand("series")
    number = w.rng.randint(1, 200)
    tail = w.pick(
        f" {number}",
        f", {number}",
        f", vol. {number}",
        f" no. {number}",
        f", Bd. {number}",
        f" ({number})",
        "",
    )
    left, right = w.pick("()", "()", "  ", "  ", "  ").strip() or "", ""
    if left:
        left, right = "(", ")"
    if w.style.language == "de" and w.chance(0.4):
        left, right = "(= ", ")"
    w.put(left)
    w.put(text + tail, "series")
    w.put(right)


def edited_book(w: Writer) -> None:
    style = w.style
    if w.chance(0.6):
        form = w.rng.choice([(before, after) for before, after in EDITOR[style.language] if after])
        text = names(w.rng, style, w.words, w.rng.choice([1, 2, 2, 3]))
        w.put(text + form[1], "editor")
        w.first_year()
        w.put(style.after_author)
        w.italic_title(w.words.title("book"))
    else:
        w.italic_title(w.words.title("book"))
        w.put(", ")
        w.put(
            EDITOR_VERB(w.rng, style.language) + names(w.rng, style, w.words, w.rng.choice([1, 2])),
            "editor",
        )
    w.put(" " if style.imprint.startswith("(") else ", ")
    w.imprint()
    w.pinpoint(0.3)


def chapter(w: Writer) -> None:
    style = w.style
    w.authors()
    kept = style.quotes
    w.quoted(
        w.words.title("article"),
        comma=w.pick(", ", ", ", style.after_title)
        if not style.comma_inside
        else w.pick(", ", ". "),
    )
    style.quotes = kept
    lead = style.container_in or w.pick("in ", "In ")
    w.put(lead)
    title = w.words.title("book")
    if style.editor_first:
        if w.chance(0.03):
            w.put(w.pick("Ders.", "Ead.", "idem", "Id.", "Dies."), "editor")
        else:
            w.editors(
                style.editor
                if style.editor[1] or w.chance(0.4)
                else ("", w.pick(" (ed.)", " (eds.)", " (Hg.)", " (dir.)", ""))
            )
        w.put(w.pick(", ", ", ", ": ", " "))
        w.put(w.cased(title), "container", True)
    else:
        w.put(w.cased(title), "container", True)
        if w.chance(0.85):
            w.put(w.pick(", ", ", ", ", ", " ", ". "))
            before, after = style.editor
            if w.chance(0.2):
                before, after = w.pick("(ed. ", "(eds ", "(edited by ", "(hg. v. "), ")"
            w.editors((before, after))
    if w.chance(0.06):
        w.put(", ")
        w.put(w.rng.choice(EDITION[style.language]), "edition")
    if w.chance(0.07):
        w.put(", ")
        w.put(w.pick("vol. 2", "Bd. 3", "vol. I", "t. II", "Vol. 4"), "volume")
    if w.chance(0.06):
        w.put(w.pick(", ", " "))
        series(w)
    pages_first = w.chance(0.2)
    if pages_first:
        w.page_range(", ")
    w.put(" " if style.imprint.startswith("(") else w.pick(", ", ", ", ". "))
    w.imprint()
    if not pages_first and w.chance(0.85):
        w.page_range()
        w.pinpoint(0.25)
    else:
        w.pinpoint(0.3)
    w.doi(0.03)


def entry(w: Writer) -> None:
    """An entry in a work of reference."""
    if w.chance(0.4):
        w.authors(1)
        w.quoted(w.words.expand("noun").title() if w.chance(0.4) else w.words.expand("surname"))
        w.put(w.style.container_in or "in ")
        w.put(w.words.title("book"), "container", True)
    else:
        w.put(w.words.title("book"), "container", True)
        if w.chance(0.4):
            w.put(", ")
            w.put(w.rng.choice(EDITION[w.style.language]), "edition")
        w.put(", ")
        w.put(w.pick("s.v. ", "s. v. ", "s.v. ", "Art. "), "note")
        w.quoted(
            w.words.expand("noun").title() if w.chance(0.6) else w.words.expand("surname"), comma=""
        )
    if w.chance(0.6):
        w.put(w.pick(", ", " "))
        w.put(w.pick("vol. 2", "Bd. 3", "vol. XII", "t. II", "2", "iv"), "volume")
    if w.chance(0.5):
        w.put(" (" if w.chance(0.5) else ", ")
        opened = w.pieces[-1][0] == " ("
        if w.chance(0.6):
            w.put(w.words.place(), "place")
            w.put(w.pick(", ", ": ", " "))
        w.put(str(w.year), "date")
        w.put(")" if opened else "")
    w.pinpoint(0.6, "pages")


def thesis(w: Writer) -> None:
    rng, style = w.rng, w.style
    w.authors(1)
    title = w.words.title("book")
    if style.quotes[0] and w.chance(0.6):
        w.quoted(title, comma=w.pick(", ", " ", " "))
    else:
        w.italic_title(title)
        w.put(w.pick(", ", " ", ". "))
    kind = rng.choice({
        "en": ["Ph.D. diss.", "PhD diss.", "Ph.D. dissertation", "Ph.D. Dissertation", "PhD thesis", "unpublished Ph.D. thesis", "Master’s thesis", "MA thesis", "doctoral dissertation", "unpublished doctoral dissertation", "D.Phil. thesis",
               "Ph.D. Thesis", "M.A. thesis", "Unpublished PhD dissertation", "MPhil dissertation", "Doctoral thesis", "Senior thesis", "LL.M. thesis"],
        "de": ["Diss. phil.", "Diss.", "Phil. Diss.", "Diss. jur.", "Habilitationsschrift", "Habil.", "unveröffentl. Magisterarbeit", "Dissertation", "Masterarbeit", "masch. Diss.", "Inaugural-Dissertation"],
        "fr": ["thèse de doctorat", "thèse", "mémoire de maîtrise", "thèse de 3e cycle", "mémoire de DEA", "thèse de doctorat d’histoire", "thèse de droit", "thèse dactylographiée", "mémoire de master 2"],
        "it": ["tesi di laurea", "tesi di dottorato", "tesi di dottorato inedita", "tesi", "Tesi di laurea"],
        "es": ["tesis doctoral", "tesis de licenciatura", "tesis de maestría", "Tesis doctoral inédita", "tesis de doctorado"],
    }[language_of(w)])  # fmt: skip
    bracket = w.chance(0.5)
    w.put("(" if bracket and not w.pieces[-1][0].endswith(", ") else "")
    bracket = w.pieces[-1][0] == "("
    w.put(kind, "genre")
    w.put(w.pick(", ", ", ", " ", ": "))
    placed = style.language == "de" and w.chance(0.5)
    if not placed:
        w.put(w.words.expand("school"), "publisher")
    if placed or w.chance(0.15):
        w.put("" if placed else ", ")
        w.put(w.words.place(), "place")
    if not style.year_first:
        w.put(w.pick(", ", ", ", " "))
        w.put(rng.choice([str(w.year)] * 5 + [month_date(rng, style, w.year)]), "date")
    w.put(")" if bracket else "")
    w.pinpoint(0.5)
    w.address(0.06)


def language_of(w: Writer) -> str:
    return w.style.language


def conference(w: Writer) -> None:
    w.authors()
    w.quoted(w.words.title("article"))
    if w.chance(0.6):
        lead = {"en": ["paper presented at ", "Paper presented at the ", "paper delivered at ", "presentation at ", "unpublished paper presented to the ", "lecture given at "], "de": ["Vortrag auf der ", "Vortrag, "],
                "fr": ["communication au ", "communication présentée au "], "it": ["relazione al ", "intervento al "], "es": ["ponencia presentada en ", "ponencia en "]}[w.style.language]  # fmt: skip
        w.put(w.rng.choice(lead), "genre")
    else:
        w.put(w.pick("in ", "In ", "in: "))
    w.put(w.words.expand("conf"), "container", w.chance(0.4))
    if w.chance(0.7):
        w.put(w.pick(", ", " ("))
        opened = w.pieces[-1][0] == " ("
        w.put(w.words.place(), "place")
        w.put(", ")
        w.put(
            w.rng.choice(
                [str(w.year), date(w.rng, w.style, w.year), month_date(w.rng, w.style, w.year)]
            ),
            "date",
        )
        w.put(")" if opened else "")
    else:
        w.put(", ")
        w.put(str(w.year), "date")
    if w.chance(0.4):
        w.page_range()


def review(w: Writer) -> None:
    """A review of somebody's book."""
    style = w.style
    w.authors(1)
    lead = {
        "en": ["review of ", "Review of ", "rev. of ", "book review of "],
        "de": ["Rezension zu ", "Rez. zu ", "Besprechung von "],
        "fr": ["compte rendu de ", "c. r. de "],
        "it": ["recensione a ", "rec. a "],
        "es": ["reseña de "],
    }
    w.put(w.rng.choice(lead[style.language]), "genre")
    book_author = names(w.rng, style, w.words, 1)
    text = (
        w.words.title("book") + ", by " + book_author
        if w.chance(0.5) and style.language == "en"
        else book_author + ", " + w.words.title("book")
    )
    w.put(text, "title", True)
    w.put(", ")
    w.put("in " if style.language != "en" and w.chance(0.5) else "")
    w.put(w.words.journal(), "container", True)
    w.put(w.pick(" ", ", "))
    w.numbers()
    w.page_range()


def video(w: Writer) -> None:
    if w.chance(0.5):
        w.authors(w.rng.choice([1, 1, 2]))
        w.quoted(w.words.title(w.pick("news", "article", "book")))
    else:
        w.italic_title(w.words.title(w.pick("news", "article", "book")))
        w.put(", ")
        if w.chance(0.6):
            w.put(w.pick("directed by ", "dir. ", "dir. by ", "produced by ", "a film by "))
            w.put(names(w.rng, w.style, w.words, 1), "author")
            w.put(w.pick(", ", ", ", " "))
    w.put(
        w.pick(
            "YouTube video",
            "documentary film",
            "DVD",
            "podcast",
            "television broadcast",
            "video",
            "film",
            "radio interview",
        ),
        "genre",
    )
    w.put(", ")
    if w.chance(0.7):
        w.put(
            w.pick(
                "YouTube",
                "BBC Radio 4",
                "PBS Frontline",
                "CNN",
                "Netflix",
                w.words.house(),
                w.words.newspaper(),
                "ARD",
                "Arte",
                "RAI",
                "TED",
            ),
            w.pick("publisher", "container"),
        )
        w.put(", ")
    w.put(w.rng.choice([str(w.year), date(w.rng, w.style, w.year)]), "date")
    w.address(0.5)


KINDS: dict[str, tuple[float, Callable[[Writer], None]]] = {
    "article": (14, article), "law article": (4, law_article), "oscola article": (2.5, oscola_article), "news": (11, news), "bare news": (2.5, bare_news), "web": (8, web), "report": (8, report),
    "working paper": (2.5, working_paper), "book": (17, book), "edited book": (4.5, edited_book), "chapter": (12, chapter), "entry": (1.5, entry), "thesis": (3.5, thesis), "conference": (2.5, conference),
    "review": (1.5, review), "video": (1, video),
}  # fmt: skip
__all__ = ["KINDS", "Piece", "Writer", "name"]
