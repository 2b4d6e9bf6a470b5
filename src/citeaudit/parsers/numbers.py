"""Printed volumes, issues and numbers of papers as data."""

import re

from citeaudit.parsers import kinds, pages
from citeaudit.parsers.documents import PAPER_NUMBER

_NUMBER_CUE = re.compile(
    r"^(?:vols?|volumes?|bde?|band|tome|tomo|t|jg|jahrgang|année|anno|a|nos?|nrs?|núms?|numéro|número|numero|issue|heft|h|fasc(?:icolo)?|n)\b\.?\s?[°º]?\s*|^[Nn]\s?[°º]\s?|^[#№]\s?",
    re.IGNORECASE,
)
_VOLUMES = re.compile(r"\d{1,3}\s?(?:vols?|voll|Bde|Bände|tomes|tomos|v)\b\.?", re.IGNORECASE)
# "S/RES/2178" says again what the resolution is called.
_SYMBOL = re.compile(r"[AES]/[A-Z]")
_SESSION = re.compile(r"\b(?:Cong|[Ss]ess|Parl|Leg)\b")


def held(text: str) -> str:
    """A number without the signs around it, and with the brackets that are its own: "15(1)(b)"."""
    text = text.strip(" ,.;:[]").lstrip("(")
    return (
        text.rstrip(")")
        if text.count(")") > text.count("(")
        else text + ")" * (text.count("(") - text.count(")"))
    )


def numbers_of(printed: str, label: str) -> list[tuple[str, str]]:
    """The volume and issue of a run: told by cue words, or in one breath ("12.3", "12(3)", "12:3")."""
    text = printed.strip(" ,;:.([")
    if paper := PAPER_NUMBER.search(printed):
        return [("issue", paper.group())]
    text = re.sub(r"^\d{1,3}\s?vols?\.,?\s(?=\d)", "", text)
    if PAPER_NUMBER.fullmatch(text if text.count("(") == text.count(")") else f"{text})"):
        return [("issue", printed.strip(" ,;:."))]
    if _VOLUMES.fullmatch(text):
        return []
    cued = [number for number in pages.find(text) if number.kind in ("volume", "issue")]
    if cued:
        found = [(number.kind, number.value) for number in cued]
        rest = text[: cued[0].start].strip(" ,;:.(")
        if cued[0].kind == "issue" and re.fullmatch(r"\d{1,4}|[IVXLC]+", rest):
            found.insert(0, ("volume", rest))
        if _SESSION.search(text):
            return []
        return [(kind, re.sub(r"\s*[-–]\s*", "-", value)) for kind, value in found]
    if both := pages.BOTH.fullmatch(text + ")" * (text.count("(") - text.count(")"))):
        issue = both["paren"] or both["issue"]
        return [
            (label, both["volume"]),
            *([("issue", issue)] if issue and label == "volume" else []),
        ]
    bare = _NUMBER_CUE.sub("", text).strip(" ,;:.()[]")
    if not re.search(r"\d|^[IVXLCDM]+$|^[ivxlcdm]{2,}$", bare) or _SESSION.search(text):
        return []
    # A shelf mark ("CAB 23/24", "box 3, folder 2") stands where volumes do, and is the number of a thing kept.
    if kinds.SHELF_MARK.search(text):
        return [] if _SYMBOL.match(text) else [("issue", text)]
    return [(label, re.sub(r"\s*[-–]\s*", "-", bare))] if bare else []
