"""What to print so that a reader reaches an archived copy, in the words of the manuscript's language.

Archived 11 June 2014 at https://...       Archived June 11, 2014, at https://...
Archiviert am 11. Juni 2014 unter https://...
"""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from citeaudit.model.evidence import Capture, CopyFit

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
_SENTENCES = {
    "en": "Archived {day} {month} {year} at {where}",
    "de": "Archiviert am {day}. {month} {year} unter {where}",
    "fr": "Archivé le {first} {month} {year} à l’adresse {where}",
    "es": "Archivado el {day} de {month} de {year} en {where}",
    "it": "Archiviato il {day} {month} {year} all’indirizzo {where}",
    "pt": "Arquivado em {day} de {month} de {year} em {where}",
    "nl": "Gearchiveerd op {day} {month} {year} op {where}",
}
_MONTH_FIRST = "Archived {month} {day}, {year}, at {where}"
_FIGURES = "{day}.{number}.{year}"
_LONG_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.?"
_MONTH = rf"(?:{_LONG_MONTH}|{_SHORT_MONTH})"
_AMERICAN = re.compile(rf"\b{_MONTH} \d{{1,2}}, \d{{4}}\b")
_BRITISH = re.compile(rf"\b\d{{1,2}} {_MONTH},? \d{{4}}\b")
_LONG = re.compile(rf"\b(?:{_LONG_MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {_LONG_MONTH},? \d{{4}})\b")
_SHORT = re.compile(
    rf"\b(?:{_SHORT_MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {_SHORT_MONTH},? \d{{4}})\b"
)
_GERMAN_FIGURES = re.compile(r"(?<![\d.])\d{1,2}\.\s?\d{1,2}\.\s?\d{4}(?!\d)")
_GERMAN_WORDS = re.compile(rf"\b\d{{1,2}}\. (?:{'|'.join(_MONTHS['de'].split())}) \d{{4}}\b")
_SHORT_MONTHS = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec."


class House(NamedTuple):
    """How a manuscript speaks: its language (two letters; one we do not speak is told in English) and its way of dates.

    `month_first` is "June 11, 2014" for "11 June 2014"; `short` is "Aug." for "August"; `figures` is "11.6.2014".
    """

    language: str = "en"
    month_first: bool = False
    short: bool = False
    figures: bool = False


ENGLISH = House()


def house_of(language: str | None, notes: Iterable[str]) -> House:
    """The language of a manuscript, and the form that most dates of its notes have, in English and in German."""
    if language == "de":
        return House("de", figures=_is_usual(_GERMAN_FIGURES, _GERMAN_WORDS, notes))
    if language in _SENTENCES and language != "en":
        return House(language)
    texts = list(notes)
    return House(
        "en",
        month_first=_is_usual(_AMERICAN, _BRITISH, texts),
        short=_is_usual(_SHORT, _LONG, texts),
    )


def _is_usual(form: re.Pattern[str], other: re.Pattern[str], texts: Iterable[str]) -> bool:
    """Whether one form of dates is met more often than another."""
    return sum(len(form.findall(text)) - len(other.findall(text)) for text in texts) > 0


def is_open_to_readers(copy: Capture) -> bool:
    """Whether the address of a copy leads to a page, not into a file of this machine or of a crawl."""
    return copy.memento.startswith(("http://", "https://")) and ".warc" not in copy.memento


def archived_at(copy: Capture, house: House = ENGLISH, *, where: str | None = None) -> str | None:
    """What to print after an address to cite its copy; None for one that no reader can open.

    `where` is how the address of the copy is to be written, if not plainly.
    """
    if not is_open_to_readers(copy):
        return None
    sentence = _MONTH_FIRST if house.month_first else _SENTENCES[house.language]
    if house.figures:
        sentence = sentence.replace("{day}. {month} {year}", _FIGURES)
    return _with_day(sentence, copy.at, house, where or copy.memento)


def day_in_words(at: datetime) -> str:
    """A day as an editor writes it: "11 June 2014"."""
    return _with_day("{day} {month} {year}", at, ENGLISH, "")


def distance(fit: CopyFit | None) -> str | None:
    """How far a copy is from the date it was wanted for: "12 days after 11 June 2014"."""
    if fit is None or fit.distance is None or fit.near is None:
        return None
    days = abs(fit.distance)
    if not days:
        return f"of {day_in_words(fit.near)}"
    side = "after" if fit.distance > 0 else "before"
    return f"{days} day{'s' if days > 1 else ''} {side} {day_in_words(fit.near)}"


def _with_day(sentence: str, at: datetime, house: House, where: str) -> str:
    months = _SHORT_MONTHS if house.short else _MONTHS[house.language]
    first = "1er" if at.day == 1 else str(at.day)
    return sentence.format(
        day=at.day, first=first, month=months.split()[at.month - 1], number=at.month, year=at.year, where=where
    )  # fmt: skip
