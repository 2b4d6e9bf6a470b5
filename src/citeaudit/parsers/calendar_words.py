"""The words that dates are made of: months, seasons and their kin in seven languages."""

import re

_MONTHS = (
    "january jan januar jänner janvier janv gennaio genn gen enero ene jän janeiro januari",
    "february feb febr februar feber février fevrier fév févr febbraio febb febrero fevereiro februari",
    "march mar märz maerz mrz mars marzo março maart",
    "april apr avril avr aprile abril abr",
    "may mai maggio magg mag mayo maio mei",
    "june jun juni juin giugno giu junio junho",
    "july jul juli juillet juil luglio lug julio julho",
    "august aug août aout agosto ago agos augustus",
    "september sept sep septembre settembre sett set septiembre setiembre setembro",
    "october oct oktober okt octobre ottobre ott octubre outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre decembre déc dicembre dic diciembre dezembro",
)
_SEASONS = {
    "21": "spring frühling frühjahr printemps primavera",
    "22": "summer sommer été estate verano",
    "23": "autumn fall herbst automne autunno otoño",
    "24": "winter hiver inverno invierno",
}
_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "lunedì martedì mercoledì giovedì venerdì sabato domenica "
    "lunes martes miércoles jueves viernes sábado domingo"
)

MONTH_NUMBER: dict[str, int] = {
    name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()
}
SEASON_NUMBER: dict[str, str] = {
    name: number for number, names in _SEASONS.items() for name in names.split()
}


def _any_of(words: list[str]) -> str:
    # Longest first, so that "september" is not read as "sept" with a rest.
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


MONTH = rf"(?:{_any_of(list(MONTH_NUMBER))})\b\.?"
SEASON = rf"(?:{_any_of(list(SEASON_NUMBER))})\b"
WEEKDAY = rf"(?:(?:{_any_of(_WEEKDAYS.split())})\b,?\s+)"

# Where no word of a date begins there is no need to try them all.
_BEGINNINGS = sorted({word[:3] for word in (*MONTH_NUMBER, *SEASON_NUMBER, *_WEEKDAYS.split())})
BEGINNING = rf"(?:{'|'.join(_BEGINNINGS)})"
