"""Records of several sources under one convention: one meaning a label, signs with the field they close or open.

What differs between the sources, and what is made of it:

    AnyStyle       "In" opens an editor or a container      -> other
                   volume holds the issue too               -> volume and issue
    GROBID         "vol.", "p.", "no." are other            -> part of the field they announce
                   a thesis is a note, collaborations other -> genre, author
    LinkedBooks    a journal is a title like its article    -> container after "in" or in quotation marks
                   editors are authors                      -> editor where "a cura di" and the like say so
                   tokens nobody labelled (X)               -> by their form
"""

import gzip
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

Token = tuple[str, str]
SOURCES = ("anystyle", "grobid", "linkedbooks")
_IN = {"in", "dans", "en", "nel", "nella", "nello", "im", "apud"}
_CUES = {
    "volume": {"vol", "vols", "v", "bd", "bde", "t", "tome", "tomo", "tom", "volume", "band", "jg"},
    "issue": {
        "no",
        "nr",
        "n",
        "num",
        "number",
        "numero",
        "h",
        "heft",
        "issue",
        "fasc",
        "iss",
        "nos",
    },
    "pages": {"p", "pp", "s", "pages", "page", "pag", "pagg", "pg", "seiten", "seite"},
}
_EDITING = re.compile(
    r"\b(?:a cura di|cura di|cur\.|curr\.|a c\. ?d[i.]|eds?\.|hrsg|hg\.|herausgegeben|edited by|éd|dir\.|coord)",
    re.IGNORECASE,
)
_OPENERS = set("([{<“„«‹‘‚")


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The records of one data file, as they are."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def harmonised(record: dict[str, Any]) -> list[Token]:
    """The tokens of a record with our labels."""
    tokens = [(token, label) for token, label in record["tokens"]]
    source = record["source"].partition("/")[0]
    if source == "linkedbooks":
        tokens = _linkedbooks(tokens)
    if source == "grobid":
        tokens = _grobid(tokens)
    tokens = _openings_out(tokens)
    tokens = _issues_apart(tokens)
    return with_signs(tokens)


def with_signs(tokens: list[Token]) -> list[Token]:
    """Signs go with the word before them, opening ones with the word after them."""
    out = list(tokens)
    after = "other"
    for i in range(len(out) - 1, -1, -1):
        text, label = out[i]
        if text[0].isalnum() or text[0] == "@" or text == "_":
            after = label
        elif _opens(out, i):
            out[i] = (text, after)
        else:
            out[i] = (text, "?")
    before = None
    for i, (text, label) in enumerate(out):
        if label == "?":
            out[i] = (text, before if before is not None else _next_label(out, i))
        before = out[i][1]
    return out


def _opens(tokens: list[Token], at: int) -> bool:
    text = tokens[at][0]
    if text in _OPENERS:
        return True
    if text in ('"', "*"):
        return sum(token == text for token, _ in tokens[:at]) % 2 == 0
    return False


def _next_label(tokens: list[Token], at: int) -> str:
    return next((label for _, label in tokens[at:] if label != "?"), "other")


def _runs(tokens: list[Token]) -> list[tuple[str, int, int]]:
    runs: list[tuple[str, int, int]] = []
    for i, (_, label) in enumerate(tokens):
        if runs and runs[-1][0] == label:
            runs[-1] = (label, runs[-1][1], i + 1)
        else:
            runs.append((label, i, i + 1))
    return runs


def _openings_out(tokens: list[Token]) -> list[Token]:
    """ "In", "dans" ... before an editor or a container belong to neither."""
    out = list(tokens)
    for label, start, end in _runs(tokens):
        if not start or end - start < 2 or tokens[start][0].lower() not in _IN:
            continue
        if label in ("editor", "container") or (label == "title" and tokens[start][0] == "In"):
            out[start] = (out[start][0], "other")
            if out[start + 1][0] == ":":
                out[start + 1] = (":", "other")
    return out


def _issues_apart(tokens: list[Token]) -> list[Token]:
    """`12(3)`, `12, no. 3`, `12/3`: what follows the volume's number is the issue."""
    out = list(tokens)
    for label, start, end in _runs(tokens):
        if label == "volume":
            _split_volume(out, start, end)
    return out


def _split_volume(out: list[Token], start: int, end: int) -> None:
    numbered = False
    issue = False
    for i in range(start, end):
        text = out[i][0]
        low = text.lower()
        ahead = "".join(token for token, _ in out[i + 1 : i + 4])
        cued = low in _CUES["issue"] and any(char.isdigit() for char in ahead)
        signed = numbered and text in "(/.:" and ahead[:1].isdigit() and i + 1 < end
        if cued or signed:
            issue = True
        elif issue and low in _CUES["volume"]:
            issue = False
        if issue:
            out[i] = (text, "issue")
        numbered = numbered or any(c.isdigit() for c in text) or _roman(text)
    for i in range(start + 3, end - 2):
        # "111(24):8788-8790" under one label: what follows the colon are the pages.
        window = [token for token, _ in out[i : i + 4]]
        if window[0] == ":" and window[1].isdigit() and len(window) > 3 and window[2] in "-–—":
            for k in range(i + 1, end):
                out[k] = (out[k][0], "pages")
            break


def _roman(text: str) -> bool:
    return bool(text) and not set(text) - set("IVXLC")


def _grobid(tokens: list[Token]) -> list[Token]:
    out = list(tokens)
    for i in range(len(out) - 1):
        text, label = out[i]
        if label != "other":
            continue
        for field, cues in _CUES.items():
            if text.lower() in cues:
                follow = next(
                    (k for k in range(i + 1, min(i + 5, len(out))) if out[k][1] != "other"), None
                )
                if follow and out[follow][1] == field:
                    out[i:follow] = [(token, field) for token, _ in out[i:follow]]
    for label, start, end in _runs(out):
        words = " ".join(token.lower() for token, _ in out[start:end])
        new = label
        if label == "note" and re.search(r"thesis|dissertation|thèse|diplom", words):
            new = "genre"
        elif label == "note" and re.fullmatch(
            r"[( ]*\d+ ?(?:st|nd|rd|th|d)? (?:ed|edn|edition)\b[. ,)]*", words
        ):
            new = "edition"
        elif label == "other" and "collaboration" in words and "arxiv" not in words:
            new = "author"
        elif label == "other" and words.strip(" ,.:()") in ("editor", "editors", "eds", "ed"):
            new = "editor"
        out[start:end] = [(token, new) for token, _ in out[start:end]]
    return out


_QUOTED = re.compile(r'[«“"‹„]')


def _linkedbooks(tokens: list[Token]) -> list[Token]:
    out = _unlabelled(tokens)
    out = _tails(out)
    out = _editors(out)
    return _journals(out)


def _unlabelled(tokens: list[Token]) -> list[Token]:
    """X tokens by their form: a year is a date, a number after "n." the issue, other numbers the volume."""
    out = list(tokens)
    for label, start, end in _runs(tokens):
        if label != "X":
            continue
        now = "volume"
        for i in range(start, end):
            text = out[i][0]
            if re.fullmatch(r"1[4-9]\d\d|20[0-2]\d", text) or text == "(":
                now = "date"
            elif text.lower() in ("n", "nn", "fasc", "no", "num"):
                now = "issue"
            elif text == "," and i + 1 < end and not out[i + 1][0].isdigit():
                now = "volume"
            out[i] = (text, now)
    return out


def _tails(tokens: list[Token]) -> list[Token]:
    """A place or a page number that was left at the end of a title."""
    out = list(tokens)
    runs = _runs(tokens)
    for number, (label, start, end) in enumerate(runs):
        if label != "title":
            continue
        while end > start + 2 and not tokens[end - 1][0][0].isalnum():
            end -= 1
        cut = max((i for i in range(start + 1, end) if tokens[i][0] == ","), default=None)
        if cut is None:
            continue
        tail = [token for token, _ in tokens[cut + 1 : end]]
        after = runs[number + 1][0] if number + 1 < len(runs) else ""
        if (
            all(word.isdigit() or word in "-–.,pf" for word in tail)
            and tail
            and tail[0].isdigit()
            and len(tail[0]) < 4
        ):
            out[cut + 1 : end] = [(word, "pages") for word in tail]
        elif (
            1 <= len(tail) <= 3
            and after in ("publisher", "date")
            and " ".join(tail).lower() in _places()
        ):
            out[cut + 1 : end] = [(word, "place") for word in tail]
    return out


@cache
def _places() -> frozenset[str]:
    path = Path(__file__).parent.parent / "src/citeaudit/parsers/data/gazetteer.txt"
    lines = path.read_text("utf-8").splitlines()
    return frozenset(
        line[6:].replace("-", " - ").lower() for line in lines if line.startswith("place\t")
    )


def _editors(tokens: list[Token]) -> list[Token]:
    out = list(tokens)
    titled = False
    for label, start, end in _runs(tokens):
        if label == "author":
            words = (
                " ".join(token for token, _ in tokens[start:end])
                .replace(" . ", ". ")
                .replace(" .", ".")
            )
            if titled or _EDITING.search(words):
                out[start:end] = [(token, "editor") for token, _ in tokens[start:end]]
        titled = titled or label == "title"
    return out


def _journals(tokens: list[Token]) -> list[Token]:
    out = list(tokens)
    titles = 0
    for label, start, end in _runs(tokens):
        if label != "title":
            continue
        words = [token for token, _ in tokens[start:end]]
        led = start > 0 and tokens[start - 1][0].lower() in _IN | {":"} and titles > 0
        if led:
            out[start:end] = [(token, "container") for token in words]
        else:
            _split_title(out, words, start)
        titles += 1
    return out


def _split_title(out: list[Token], words: list[str], start: int) -> None:
    """A title, then a comma or "in", then a journal in quotation marks to the end."""
    for i in range(len(words) - 1, 2, -1):
        if _QUOTED.fullmatch(words[i]) and (
            words[i - 1] in (",", "-", ".", "in") or words[i - 1] == "in"
        ):
            closing = sum(word in '»”"›' for word in words[i + 1 :])
            if 1 <= closing <= 1 and len(words) - i <= 30:
                out[start + i : start + len(words)] = [(word, "container") for word in words[i:]]
                if words[i - 1].lower() == "in":
                    out[start + i - 1] = (words[i - 1], "other")
            return
