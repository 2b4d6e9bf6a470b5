"""A long manuscript with its gold: 320 invented notes on torn pages, the same on every run.

Run it to write long-320.md and long-320.gold.json beside this file. About every second page cuts its
last note: after a comma, inside a word, or inside an address at its own hyphen.
"""

import json
import random
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
NAME = "long-320"
NOTES = 320
FIELDS = (
    "authors", "title", "container", "publisher", "place", "issued", "volume", "issue", "pages", "genre", "url",
)  # fmt: skip
GIVEN = """Ada Bram Celia Dov Edda Farid Greta Hugo Imre Judith Kofi Lena Milan Nadia Otis Petra Quentin
Rosa Stefan Tamar Ulrich Vera Wanda Xavier Yara Zoltan""".split()
FAMILY = """Abbot Brancusi Calder Dresner Eklund Farrow Gresham Hollis Ivanov Jessop Karim Lomax Mendez
Norquist Ostrow Pellegrin Quarles Renwick Sandoval Thorpe Ueda Vantongeren Whitlow Yates Zeller""".split()
ADJECTIVES = """Quiet Broken Inland Northern Forgotten Common Paper Winter Civic Borrowed Second Hidden
Narrow Public Distant Patient Uneven Silent Upland Restless""".split()
NOUNS = """Harbours Parishes Ledgers Canals Orchards Ministries Frontiers Markets Assemblies Railways Archives
Quarries Borders Granaries Bridges Tollgates Cellars Workshops Meadows Chapels""".split()
TOPICS = """Debt Memory Labour Trade Reform Migration Famine Taxation Schooling Insurance Drainage Printing
Credit Epidemics Surveying""".split()
JOURNALS = (
    "Journal of Provincial History", "Review of Civic Studies", "Economy and Parish", "The Border Quarterly",
    "Past Ledgers", "Annals of Small Towns",
)  # fmt: skip
PAPERS = ("The Westmere Courier", "Northmoor Gazette", "Evening Ledger", "The Harbour Mail")
HOUSES = (
    "Fenwick Press",
    "Calder & Lane",
    "Marlowe University Press",
    "Longhill Books",
    "Tiller House",
)
PLACES = ("London", "Boston", "Leiden", "Westmere", "New York", "Edinburgh")
BODIES = (
    "Institute for Border Affairs",
    "Centre for Parish Statistics",
    "Harbour Research Council",
)
MONTHS = """January February March April May June July August September October November December""".split()
FILLER = (
    "Nothing in the minutes suggests that anyone expected it.",
    "The clerk thought otherwise and said so twice.",
    "By the autumn the matter had been settled, at least on paper.",
    "Prices rose, and with them the number of petitions.",
    "The figures of 1871 and those of 1881 do not agree.",
    "What the tenants made of it is a different question.",
)
REMARKS = (
    "The spelling of the name varies in the records.",
    "This was true of the towns only, not of the country round them.",
    "The sum was never paid.",
    "No such office existed before the reform.",
)


@dataclass
class Written:
    """A note as it is written and what is true of it."""

    label: str
    raw: str
    kind: str | list[str]
    citations: list[dict[str, Any]] = field(default_factory=list)


class Author:
    """Makes up notes, one after the other, and remembers what may be cited again."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.cited: list[tuple[str, str, str]] = []
        self.titles: set[str] = set()
        self.last_full: str | None = None

    def note(self, label: str) -> Written:
        choice = self.dice.random()
        if choice < 0.08:
            self.last_full = None
            return Written(label, self.dice.choice(REMARKS), "remark")
        if choice < 0.16 and self.last_full:
            page = str(self.dice.randint(2, 300))
            kinds = ["citation", "cross-reference"]
            return Written(label, f"Ibid., {page}.", kinds, [_back("ibid", self.last_full, page)])
        if choice < 0.34 and len(self.cited) > 5:
            return self._short(label)
        return self._full(label)

    def _short(self, label: str) -> Written:
        at, family, title = self.dice.choice(self.cited)
        page = str(self.dice.randint(2, 300))
        self.last_full = at
        citation = _back("short", at, page) | {"authors": [{"family": family}]}
        return Written(label, f"{family}, “{title},” {page}.", "citation", [citation])

    def _full(self, label: str) -> Written:
        make = self.dice.choice(
            (self._book, self._article, self._news, self._report, self._thesis, self._page)
        )
        text, kind, found = make()
        self.last_full = label
        citation = {"form": "full", "type": kind} | dict.fromkeys(FIELDS) | {"authors": []} | found
        return Written(label, text, "citation", [citation | {"refers_to_note": None}])

    def _title(self) -> str:
        while True:
            first, noun = self.dice.choice(ADJECTIVES), self.dice.choice(NOUNS)
            topic, place = self.dice.choice(TOPICS), self.dice.choice(NOUNS)
            if f"{first} {noun}" not in self.titles:  # short forms call a work by these two words
                self.titles.add(f"{first} {noun}")
                return f"{first} {noun}: {topic} and the {place} of Westmere"

    def _person(self) -> dict[str, str]:
        return {"family": self.dice.choice(FAMILY), "given": self.dice.choice(GIVEN)}

    def _people(self) -> list[dict[str, str]]:
        first, second = self._person(), self._person()
        return [first] if self.dice.random() < 0.7 or first == second else [first, second]

    def _range(self) -> str:
        first = self.dice.randint(1, 400)
        return f"{first}-{first + self.dice.randint(5, 40)}"

    def _book(self) -> tuple[str, Any, dict[str, Any]]:
        people, title, year = self._people(), self._title(), str(self.dice.randint(1950, 2019))
        place, house = self.dice.choice(PLACES), self.dice.choice(HOUSES)
        page = str(self.dice.randint(2, 400))
        text = f"{_by(people)}, *{title}* ({place}: {house}, {year}), {page}."
        return text, "book", {
            "authors": people, "title": title, "place": place, "publisher": house, "issued": year, "pages": page,
        }  # fmt: skip

    def _article(self) -> tuple[str, Any, dict[str, Any]]:
        people, title, year = self._people(), self._title(), str(self.dice.randint(1950, 2019))
        journal, pages = self.dice.choice(JOURNALS), self._range()
        volume, issue = str(self.dice.randint(1, 90)), str(self.dice.randint(1, 4))
        text = (
            f"{_by(people)}, “{title},” *{journal}*, Vol.{volume}, No.{issue}, {year}, pp.{pages}."
        )
        return text, "article", {
            "authors": people, "title": title, "container": journal, "volume": volume, "issue": issue,
            "issued": year, "pages": pages,
        }  # fmt: skip

    def _news(self) -> tuple[str, Any, dict[str, Any]]:
        people, title, paper = [self._person()], self._title(), self.dice.choice(PAPERS)
        shown, day = self._day()
        text = f"{_by(people)}, “{title},” *{paper}*, {shown}."
        found = {"authors": people, "title": title, "container": paper, "issued": day}
        return text, "newspaper", found

    def _report(self) -> tuple[str, Any, dict[str, Any]]:
        title, body, (shown, day) = self._title(), self.dice.choice(BODIES), self._day()
        url = f"https://reports.{body.split()[-1].lower()}.example/{day[:4]}/{_slug(title)}.pdf"
        text = f"{body}, “{title},” {shown}, <{url}>."
        found = {"authors": [{"literal": body}], "title": title, "issued": day, "url": url}
        return text, ["report", "webpage"], found

    def _thesis(self) -> tuple[str, Any, dict[str, Any]]:
        person, title, year = self._person(), self._title(), str(self.dice.randint(1950, 2019))
        page = str(self.dice.randint(2, 300))
        text = f"{_by([person])}, “{title},” PhD thesis, University of Northmoor, {year}, p.{page}."
        return text, "thesis", {
            "authors": [person], "title": title, "genre": "PhD thesis", "publisher": "University of Northmoor",
            "issued": year, "pages": page,
        }  # fmt: skip

    def _page(self) -> tuple[str, Any, dict[str, Any]]:
        person, title, (shown, day) = self._person(), self._title(), self._day()
        url = f"http://www.{person['family'].lower()}-notes.example/{day.replace('-', '/')}/{_slug(title)}/"
        text = f"{_by([person])}, “{title},” {shown}, <{url}>."
        return (
            text,
            ["webpage", "report"],
            {"authors": [person], "title": title, "issued": day, "url": url},
        )

    def _day(self) -> tuple[str, str]:
        month, day, year = (
            self.dice.randint(1, 12),
            self.dice.randint(1, 28),
            self.dice.randint(1990, 2019),
        )
        return f"{MONTHS[month - 1]} {day}, {year}", f"{year}-{month:02}-{day:02}"

    def remember(self, note: Written) -> None:
        """A short form names a surname and a title, so only works of persons can be called again."""
        for citation in note.citations:
            if citation["form"] == "full" and "family" in citation["authors"][0]:
                short = citation["title"].partition(":")[0]
                self.cited.append((note.label, citation["authors"][0]["family"], short))


def _back(form: str, note: str, page: str) -> dict[str, Any]:
    return {"form": form, "refers_to_note": note, "pages": page}


def _by(people: list[dict[str, str]]) -> str:
    return " and ".join(f"{person['given']} {person['family']}" for person in people)


def _slug(title: str) -> str:
    return re.sub(r"[^a-z]+", "-", title.lower()).strip("-")


def _plain(raw: str) -> str:
    return re.sub(r"<(http[^>]+)>", r"\1", raw.replace("*", ""))


def _torn(raw: str, dice: random.Random) -> tuple[str, str] | None:
    """The two halves of a note that a page cuts, or None where it offers no good place for the knife."""
    address = re.search(r"<http[^>]*", raw)
    ways = ["comma", "word"] + (["address"] * 2 if address else [])
    way = dice.choice(ways)
    if way == "address" and address:
        cuts = [
            hit.end()
            for hit in re.finditer("-", raw)
            if address.start() < hit.start() < address.end()
        ]
        return _halves(raw, dice.choice(cuts)) if cuts else None
    limit = address.start() if address else len(raw)
    if way == "word":
        cuts = [hit.end() - 3 for hit in re.finditer(r"\b[A-Za-z]{8,}\b", raw[:limit])]
        first = _halves(raw, dice.choice(cuts)) if cuts else None
        return (first[0] + "-", first[1]) if first else None
    cuts = [hit.end() for hit in re.finditer(r",[”*]? ", raw[:limit])]
    halves = _halves(raw, dice.choice(cuts)) if cuts else None
    return (halves[0].rstrip(), halves[1]) if halves else None


def _halves(raw: str, cut: int) -> tuple[str, str]:
    return raw[:cut], raw[cut:]


def _paragraph(labels: list[str], dice: random.Random) -> str:
    sentences = []
    for label in labels:
        sentences += [dice.choice(FILLER), f"{dice.choice(FILLER)}<sup>{label}</sup>"]
    return " ".join([*sentences, dice.choice(FILLER)])


def _pages(notes: list[Written], dice: random.Random) -> list[str]:
    lines = ["# THE LONG LEDGER: TOWNS, TAXES AND PAPER", "", "Vera Lomax", ""]
    waiting: str | None = None
    while notes:
        size = dice.randint(3, 6)
        here, notes = notes[:size], notes[size:]
        lines += [_paragraph([note.label for note in here], dice), "", "---", ""]
        if waiting is not None:
            lines += [waiting, ""]
            waiting = None
        for note in here:
            halves = _torn(note.raw, dice) if note is here[-1] and notes else None
            if halves and dice.random() < 0.5:
                lines += [f"{note.label} {halves[0]}", ""]
                waiting = halves[1]
            else:
                lines += [f"{note.label} {note.raw}", ""]
    return lines


def _gold(notes: list[Written], lines: list[str]) -> dict[str, Any]:
    markers = [
        {"label": label, "line": number}
        for number, line in enumerate(lines, start=1)
        for label in re.findall(r"<sup>(\d+)</sup>", line)
    ]
    told = [
        {
            "label": note.label,
            "series": 1,
            "kind": note.kind,
            "text": _plain(note.raw),
            "citations": note.citations,
        }
        for note in notes
    ]
    links = [c["url"] for note in notes for c in note.citations if c.get("url")]
    works = sum(c["form"] == "full" for note in notes for c in note.citations)
    return {
        "title": "THE LONG LEDGER: TOWNS, TAXES AND PAPER", "authors": ["Vera Lomax"], "language": "en",
        "markers": markers, "notes": told, "works": works, "links": links,
    }  # fmt: skip


def generate() -> tuple[str, str]:
    """The manuscript and its gold, as the two files hold them."""
    author = Author(20180419)
    notes = []
    for number in range(1, NOTES + 1):
        note = author.note(str(number))
        author.remember(note)
        notes.append(note)
    lines = _pages(list(notes), author.dice)
    gold = json.dumps(_gold(notes, lines), ensure_ascii=False, indent=1)
    return "\n".join(lines) + "\n", gold + "\n"


if __name__ == "__main__":
    text, gold = generate()
    (HERE / f"{NAME}.md").write_text(text, encoding="utf-8")
    (HERE / f"{NAME}.gold.json").write_text(gold, encoding="utf-8")
