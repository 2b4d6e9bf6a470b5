"""Made-up people, titles, houses and journals in five languages, and values harvested from labelled data."""

import importlib
import random
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from citeaudit.parsers.features import language as spoken
from citeaudit.parsers.words import units

LANGUAGES = ("en", "de", "fr", "it", "es")
_LOCALES = {
    "en": ("en_US", "en_GB", "en_IN", "en_IE"),
    "de": ("de_DE", "de_AT"),
    "fr": ("fr_FR",),
    "it": ("it_IT",),
    "es": ("es_ES", "es_MX"),
    "other": ("nl_NL", "sv_SE", "pl_PL", "tr_TR", "pt_BR", "no_NO", "cs_CZ", "hu_HU", "fi_FI", "ro_RO", "hr_HR"),
}  # fmt: skip
_EASTERN = {
    "given": "Wei Jun Xiaoming Li Hiroshi Kenji Yuki Akira Min-jun Ji-hoon Tuan Linh Ahmed Omar Yusuf Hassan Fatima Leila "
    "Samir Tariq Abdullah Mohammed Rami Nadia Khaled Ali Reza Farid Anand Priya Sunil Deepak Amartya Oluwaseun Chinua Kwame",
    "family": "Wang Zhang Chen Liu Huang Zhao Kim Park Lee Choi Nguyen Tran Tanaka Suzuki Yamamoto Sato al-Rashid al-Masri "
    "Haddad Khalil Mansour Hosseini Rahimi Khan Hussain Ahmad Singh Patel Gupta Rao Banerjee Okonkwo Adeyemi Mensah Diallo",
}
_NUMBERS = {"year": (1890, 2019), "k": (2, 60), "m": (1, 400), "n": (1, 9000)}
_PARTICLES = {"de": ["von", "von der", "zu"], "fr": ["de", "de la", "du", "Le"], "it": ["De", "Di", "Della", "D’"],
              "es": ["de", "de la", "del"], "en": ["van", "de", "O’", "Mc", "St."], "other": ["van", "van den", "af"]}  # fmt: skip


@cache
def _grammar(language: str) -> dict[str, list[str]]:
    """The rules of a language and those common to all; "␣" is a blank at an edge, "∅" is nothing."""
    rules: dict[str, list[str]] = {}
    for name in ("common", language):
        text = (Path(__file__).parent / "grammar" / f"{name}.txt").read_text("utf-8")
        for line in text.splitlines():
            rule, _, listed = line.partition(": ")
            choices = (choice.strip() for choice in listed.split(" | "))
            rules[rule] = [choice.replace("␣", " ").replace("∅", "") for choice in choices]
    return rules


@cache
def _people(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    given: list[str] = []
    family: list[str] = []
    for locale in _LOCALES[language]:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for pool, wanted in (
            (given, ("first_names", "first_names_male", "first_names_female")),
            (family, ("last_names",)),
        ):
            for name in wanted:
                pool += [
                    word for word in getattr(provider, name, ()) if word.isascii() or word.istitle()
                ]
    return tuple(sorted(set(given))), tuple(sorted(set(family)))


class Person:
    """A made-up name in its parts."""

    def __init__(self, given: list[str], family: str, suffix: str = "") -> None:
        self.given, self.family, self.suffix = given, family, suffix


class Vocabulary:
    """Random values of one language; `harvest` adds values met in labelled data."""

    def __init__(self, rng: random.Random, language: str, harvest: "Harvest") -> None:
        self.rng, self.language, self.harvest = rng, language, harvest
        self.rules = _grammar(language)

    def person(self) -> Person:
        rng = self.rng
        roll = rng.random()
        home = self.language if roll < 0.6 else rng.choice([*LANGUAGES, "other"])
        if roll > 0.9:
            return Person(
                [rng.choice(_EASTERN["given"].split())], rng.choice(_EASTERN["family"].split())
            )
        givens, families = _people(home)
        given = [rng.choice(givens)]
        if rng.random() < 0.25:
            second = rng.choice(givens)
            given.append(second if rng.random() < 0.3 else second[0] + ".")
        family = rng.choice(families)
        if rng.random() < 0.06:
            particle = rng.choice(_PARTICLES[home])
            family = particle + ("" if particle[-1] in "’c" else " ") + family
        if rng.random() < 0.06:
            family += "-" + rng.choice(families)
        elif home == "es" and rng.random() < 0.4:
            family += " " + rng.choice(families)
        return Person(
            given, family, rng.choice(["Jr.", "III", "Jr"]) if rng.random() < 0.012 else ""
        )

    def expand(self, name: str) -> str:
        """A phrase by the grammar's rule of that name."""
        return self._fill("{" + name + "}")

    def _fill(self, text: str) -> str:
        def one(match: re.Match[str]) -> str:
            name, _, form = match[1].partition(":")
            value = self._value(name)
            if form == "t":
                value = value[:1].upper() + value[1:]
            elif form == "a":
                value = value[:4].capitalize() + "."
            return value

        for _ in range(8):
            filled = re.sub(r"\{([\w:]+)\}", one, text)
            if filled == text:
                break
            text = filled
        return text

    def _value(self, name: str) -> str:
        rng = self.rng
        if name == "surname":
            return rng.choice(_people(self.language)[1])
        if name == "given":
            return rng.choice(_people(self.language)[0])
        if name in _NUMBERS:
            return str(rng.randint(*_NUMBERS[name]))
        return rng.choice(self.rules[name])

    def title(self, kind: str) -> str:
        """A title for a book, an article, a news item or a report, with a subtitle now and then."""
        rng = self.rng
        if kind in ("book", "article") and rng.random() < 0.45:
            found = self.harvest.one(rng, "title", self.language)
            if found:
                return found
        text = self.expand(kind)
        if kind in ("book", "article") and rng.random() < 0.4 and text[-1] not in "?!”":
            mark = {"en": ": ", "de": rng.choice([". ", ". ", ": ", " – "]), "fr": rng.choice([" : ", ". ", ", "]),
                    "it": rng.choice([". ", ": ", ", "]), "es": rng.choice([": ", ". "])}[self.language]  # fmt: skip
            text += mark + self.expand("sub")
        if kind != "news" and rng.random() < 0.12:
            text = self._strange(text)
        return text

    def _strange(self, text: str) -> str:
        """Some words taken from anywhere: a title need not be made of words the labeller knows."""
        rng = self.rng
        words = text.split(" ")
        for i, word in enumerate(words):
            if word.isalpha() and rng.random() < 0.4:
                other = rng.choice(self.harvest.words) if self.harvest.words else word
                words[i] = other.capitalize() if word[0].isupper() else other
        return " ".join(words)

    def journal(self) -> str:
        if self.rng.random() < 0.45:
            found = self.harvest.one(self.rng, "container", self.language)
            if found:
                return found
        if self.rng.random() < 0.12:
            return self.rng.choice(_JOURNALS[self.language])
        return self.expand("journal")

    def newspaper(self) -> str:
        if self.rng.random() < 0.5:
            return self.rng.choice(_gazetteer("newspaper", self.language))
        return self.expand("newspaper")

    def house(self) -> str:
        roll = self.rng.random()
        if roll < 0.35:
            return self.rng.choice(_gazetteer("house", self.language))
        if roll < 0.6:
            found = self.harvest.one(self.rng, "publisher", self.language)
            if found:
                return found
        return self.expand("house")

    def place(self) -> str:
        roll = self.rng.random()
        if roll < 0.55:
            return self.rng.choice(_gazetteer("place", self.language))
        if roll < 0.75:
            found = self.harvest.one(self.rng, "place", self.language)
            if found:
                return found
        if roll < 0.9:
            return self.expand("city")
        return self.expand("surname").title() + self.rng.choice(
            ["", "ton", "burg", "ville", "berg"]
        )

    def body(self) -> str:
        """An institution that writes or publishes."""
        if self.rng.random() < 0.3 and self.language == "en":
            return self.rng.choice(_gazetteer("body", self.language))
        return self.expand("org")


_JOURNALS = {
    "en": "International Security;Past & Present;American Historical Review;World Politics;International Organization;Foreign Affairs;"
    "Survival;Journal of Modern History;English Historical Review;The Historical Journal;Yale Law Journal;Harvard Law Review;"
    "Journal of Conflict Resolution;American Journal of Sociology;Nature;Science;Perspectives on Terrorism;CTC Sentinel;"
    "Isis;Speculum;Daedalus;Orbis;Social Text;Representations;Third World Quarterly;Washington Quarterly;Security Studies;"
    "Terrorism and Political Violence;Comparative Studies in Society and History;Economic History Review;Signs;Telos".split(";"),
    "de": "Historische Zeitschrift;Geschichte und Gesellschaft;HZ;GG;VfZ;Vierteljahrshefte für Zeitgeschichte;JZ;NJW;AöR;JuS;"
    "Merkur;Archiv für Kulturgeschichte;Soziale Welt;Leviathan;Zeitschrift für Soziologie;KZfSS;Der Staat;Saeculum;ZRG GA".split(";"),
    "fr": "Annales ESC;Annales. Histoire, Sciences sociales;Revue historique;Le Mouvement social;Hérodote;Genèses;Politix;RHMC;"
    "Revue d’histoire moderne et contemporaine;Actes de la recherche en sciences sociales;Romania;Critique;Esprit;D.;JCP G".split(";"),
    "it": "Quaderni storici;Studi storici;Rivista storica italiana;Archivio veneto;Studi veneziani;Società e storia;Passato e presente;"
    "Arte veneta;Nuova rivista storica;Ateneo veneto;Meridiana;Belfagor;Lettere italiane;Critica storica".split(";"),
    "es": "Hispania;Historia Mexicana;Ayer;Revista de Indias;Anuario de Estudios Americanos;Estudios Políticos;Historia Social;"
    "Revista de Occidente;Cuadernos Hispanoamericanos;Historia Agraria;Desarrollo Económico".split(";"),
}  # fmt: skip
_FOREIGN = re.compile(
    r"(?P<de>\b(?:der|die|und|Verlag|Zeitung|für)\b|[äöüß])|(?P<fr>\b(?:le|la|les|du|et)\b|[éèçÉ])|(?P<it>\b(?:il|della|di|Editore)\b)|"
    r"(?P<es>\b(?:el|los|y)\b|[ñóí])",
    re.IGNORECASE,
)


@cache
def _gazetteer(kind: str, language: str) -> tuple[str, ...]:
    """The gazetteer's names of a kind; for other languages than English those of that language twice."""
    path = Path(__file__).parent.parent / "src/citeaudit/parsers/data/gazetteer.txt"
    names = [
        line.partition("\t")[2]
        for line in path.read_text("utf-8").splitlines()
        if line.startswith(kind + "\t")
    ]
    if kind == "place":
        return tuple(names)
    own = [name for name in names if (_FOREIGN.search(name) or [""]) and _tongue(name) == language]
    return (
        tuple(own * 3 + names)
        if language != "en"
        else tuple(name for name in names if _tongue(name) in ("en", ""))
    )


def _tongue(name: str) -> str:
    found = _FOREIGN.search(name)
    return (found.lastgroup or "en") if found else "en"


class Harvest:
    """Field values met in labelled records, by label and language."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.words: list[str] = []

    def one(self, rng: random.Random, label: str, language: str) -> str | None:
        values = self.values.get((label, language))
        return rng.choice(values) if values else None

    def gather(self, samples: Iterable[tuple[str, list[tuple[str, str]]]]) -> None:
        words = set()
        for text, tokens in samples:
            for label, value in _values(text, tokens):
                if label not in ("title", "container", "publisher", "place"):
                    continue
                language = spoken(units(value)) if label in ("title", "container") else "?"
                for tongue in LANGUAGES if language == "?" else (language,):
                    self.values[label, tongue].append(value)
                if label == "title":
                    words.update(
                        word for word in value.lower().split() if word.isalpha() and len(word) > 3
                    )
        self.words = sorted(words)


def _values(text: str, tokens: list[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    at = 0
    runs: list[tuple[str, int, int]] = []
    for token, label in tokens:
        start = text.find(token, at)
        if start < 0:
            return
        at = start + len(token)
        if runs and runs[-1][0] == label:
            runs[-1] = (label, runs[-1][1], at)
        else:
            runs.append((label, start, at))
    for label, start, end in runs:
        value = text[start:end].strip(" ,;:.“”\"«»„‘’'()[]")
        value = re.sub(r"^(?:in|In|dans|nel)\s+", "", value)
        if (
            3 <= len(value) <= 160
            and "<" not in value
            and value.count("(") == value.count(")")
            and not re.search(r"[“”«»\"]", value)
        ):
            if label == "title" and re.search(r"\b(?:cit|op|ibid|a cura)\b", value):
                continue
            if label != "place" or len(value) < 30:
                yield label, value
