"""The front of a manuscript: its title, its authors, and the language it is written in."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from citeaudit.model.manuscript import Block, Span
from citeaudit.readers.markup import without_markup

FRONT_BLOCKS = 14  # title and authors stand before this many blocks have passed
SAMPLE = 60_000  # characters that the language is judged by

_STOP_WORDS = {
    "en": "the of and to in is that was for with as by on are from this which were have has  not be it an or".split(),
    "de": "der die und das den dem des nicht mit von ist ein eine auf sich auch für als wurde werden im zu oder dass bei".split(),
    "fr": "le la les des et du une est dans que qui pour sur par pas au avec ce plus sont aux cette ont ou ne".split(),
    "it": "il la di che e del della un una per non con nel sono alla dei gli le da si è al come anche nella".split(),
    "es": "el la de que y los del se las por un una con para no es al lo como más su sus fue entre pero o".split(),
    "pt": "o a de que e do da em um para com não uma os no se na por mais as dos como foi ao das ou sua são".split(),
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als door werd bij uit naar".split(),
}  # fmt: skip
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
)
_INSTITUTION = re.compile(
    r"\b(?:chapter|part|section|introduction|conclusion|appendix|preface|contents|kapitel|teil|chapitre|capitolo|capítulo)\b"
    r"|universit|institut|department|faculty|school\b|college|centre|center|academy|akademie|hochschule|ministry|journal|volume|vol\."
    r"|press\b|http|@|www\.|©|copyright|doi|issn|abstract|keywords|received|accepted|published|draft|research|foundation|\d",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:by|von|par|di|de|por|written by|author[s]?:|autor(?:en|in)?:|auteurs?:)[ \t]+",
    re.IGNORECASE,
)
# "y" and "e" stand inside Spanish and Portuguese names as well: they part names only where the stricter signs do not.
_BETWEEN_NAMES = (
    re.compile(r"[ \t]*(?:,|;|&|\band\b|\bund\b|\bet\b|·|•|\|)[ \t]*"),
    re.compile(r"[ \t]*(?:,|;|&|\be\b|\by\b|·|•|\|)[ \t]*"),
)
_WORD_OF_A_NAME = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'.-]*|[A-Z]\.|van|von|de|der|den|di|da|del|della|la|le|al-\w+|bin|ibn|dos|y)$"
)
_SMALL_WORDS_OF_TITLES = {
    "the",
    "a",
    "an",
    "of",
    "in",
    "on",
    "and",
    "to",
    "for",
    "with",
    "at",
    "und",
    "die",
    "das",
}
_MARKER = re.compile(
    r"<sup>.{0,40}?</sup>|\[\^[^\]]*\]|\^\[.*|(?:\\?[*†‡§¹²³⁴-⁹]){1,6}$|\$\{? ?\}?\^.*?\$"
)


_NO_WORDS = re.compile(r"<[^<>]{1,200}>|&[a-z]{1,10};|\b(?:https?://|www\.)[^\s<>]+")
_DISTINCT = 3


class Front(NamedTuple):
    """What the front says; `title_span` is where the title stands in the text."""

    title: str | None
    authors: tuple[str, ...]
    language: str | None
    title_span: Span | None
    bylines: tuple[Span, ...] = ()


def front_of(text: str, blocks: Sequence[Block]) -> Front:
    """Title, authors and language: from YAML front matter where there is one, else as they are printed."""
    stated = _front_matter(text)
    printed_title, span = _title(text, blocks)
    bylines = tuple(_byline(text, blocks, span)) if not stated.get("author") else ()
    authors = tuple(stated.get("author", ())) or tuple(
        name for names, _ in bylines for name in names
    )
    return Front(
        title=next(iter(stated.get("title", ())), None) or printed_title,
        authors=authors,
        language=_two_letters(stated) or language_of(text[:SAMPLE]),
        title_span=span,
        bylines=tuple(where for _, where in bylines),
    )


def matter_end(text: str) -> int:
    """Where front matter ends, YAML between rules or pandoc's `%` lines; 0 where the text has none."""
    percent = re.match(r"(?:%[ \t][^\n]*\n){1,3}", text)
    if percent:
        return percent.end()
    found = re.match(r"---[ \t]*\n(?:[^\n]*\n){0,80}?(?:---|\.\.\.)[ \t]*(?:\n|$)", text)
    if found and re.search(r"^[A-Za-z][\w-]*[ \t]*:", found.group(), re.MULTILINE):
        return found.end()
    return 0


def _front_matter(text: str) -> dict[str, list[str]]:
    """The keys of front matter that matter here, with lists of values."""
    matter = text[: matter_end(text)]
    if matter.startswith("%"):
        title, *authors = [line[1:].strip() for line in matter.splitlines()]
        return (
            {"title": [title], "author": re.split(r"[ \t]*;[ \t]*", authors[0])}
            if authors
            else {"title": [title]}
        )
    values: dict[str, list[str]] = {}
    key = ""
    for line in matter.split("\n"):
        pair = re.match(r"([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*)$", line)
        item = re.match(r"[ \t]*-[ \t]+(?:name:[ \t]*)?(.*)$", line)
        if pair:
            stated = pair.group(1).lower()
            key = {"authors": "author", "lang": "language"}.get(stated, stated)
            values[key] = _listed(pair.group(2))
        elif item and key and line.strip() != "---":
            values[key] += _listed(item.group(1))
    return {key: found for key, found in values.items() if found}


def _listed(value: str) -> list[str]:
    value = value.strip()
    parts = value[1:-1].split(",") if value[:1] + value[-1:] == "[]" else [value]
    bare = [part.strip().strip("\"'") for part in parts]
    return [part for part in bare if part and part not in ("|", ">")]


def _two_letters(stated: dict[str, list[str]]) -> str | None:
    code = next(iter(stated.get("language", ())), "")[:2].lower()
    return code if code.isalpha() and len(code) == 2 else None


def _title(text: str, blocks: Sequence[Block]) -> tuple[str | None, Span | None]:
    """The first heading near the top; else a first line that stands alone and reads like a title."""
    front = blocks[:FRONT_BLOCKS]
    for block in front:
        if block.kind == "heading":
            words = _bare(_opening(text, block)).lstrip("#").strip()
            if words and not re.fullmatch(
                r"(?:contents|abstract|notes|introduction)", words, re.IGNORECASE
            ):
                return words, block.span
    passed_over: tuple[str, Span] | None = None
    for block in front:
        if block.kind not in ("paragraph", "caption"):
            continue
        title = _title_of(text, block)
        if not title:
            break
        # Some print the author first: a name gives way to a title behind it.
        if not _names(title):
            return title, block.span
        if passed_over is not None:
            break
        passed_over = (title, block.span)
    return passed_over or (None, None)


def _title_of(text: str, block: Block) -> str | None:
    """What a first block says as a title: one line, or several that are centred, in capitals, or followed by names."""
    if block.kind != "paragraph":
        return None
    lines = [line for line in _opening(text, block).split("\n") if line.strip()]
    while len(lines) > 1 and _names(lines[-1]) and not _one_title(lines[0], lines[-1]):
        lines.pop()
    words = _bare(" ".join(lines))
    centred = words.isupper() or all(line.startswith("    ") for line in lines)
    if len(lines) > 1 and all(line.strip().startswith("**") for line in lines):
        words = _bare(lines[0])
    elif len(lines) > 4 or (len(lines) > 1 and not centred):
        return None
    ended = (
        not words or words.endswith((".", ",", ";", ":")) or words[:1].islower() or len(words) > 250
    )
    return None if ended else words


def _one_title(*lines: str) -> bool:
    """Lines all in capitals are one title, even where one of them could be a name."""
    return len(lines) > 1 and all(line.isupper() for line in lines)


def _opening(text: str, block: Block) -> str:
    """The beginning of a block: enough for a title or a byline, little enough to stay quick."""
    return text[block.span.start : min(block.span.end, block.span.start + 600)]


def _bare(source: str) -> str:
    return re.sub(r"\s+", " ", without_markup(_MARKER.sub("", source.strip()))).strip()


def _byline(
    text: str, blocks: Sequence[Block], title: Span | None
) -> Iterator[tuple[list[str], Span]]:
    """The lines of names behind the title; where there are none, those before it."""
    if title is None:
        return
    front = [
        block
        for block in blocks[:FRONT_BLOCKS]
        if block.kind != "furniture" and block.span != title
    ]
    first, *below = text[title.start : min(title.end, title.start + 600)].split("\n")
    inside = [] if _one_title(first, *below) else _names("\n".join(below))
    if inside:
        yield inside, title
        return
    behind = list(_names_among(text, [block for block in front if block.span.start > title.start]))
    yield from behind or _names_among(
        text, [block for block in front if block.span.start < title.start]
    )


def _names_among(text: str, blocks: Sequence[Block]) -> Iterator[tuple[list[str], Span]]:
    found = False
    for block in blocks:
        if block.kind not in ("paragraph", "heading", "byline"):
            return
        names = _names(_opening(text, block))
        if names:
            yield names, block.span
            found = True
        elif found or block.span.end - block.span.start > 200:
            return


def _names(source: str) -> list[str]:
    """The names of a byline's first line that is one; empty where it is something else."""
    for line in source.split("\n"):
        words = _bare(line).lstrip("#").strip()
        by = _BY.match(words)
        if by:
            words = words[by.end() :]
        if (
            not words
            or len(words) > 160
            or words.endswith((".", ":", "?", "!"))
            or _INSTITUTION.search(words)
        ):
            continue
        for between in _BETWEEN_NAMES:
            names = [re.sub(r"[*†‡§]+$", "", name).strip() for name in between.split(words)]
            names = [name for name in names if name]
            if names and all(_is_name(name) for name in names):
                return names
    return []


def _is_name(name: str) -> bool:
    words = name.split()
    if any(word.lower() in _SMALL_WORDS_OF_TITLES for word in words):
        return False
    # "Ortega y Gasset" is one name, "Ana Ruiz y Luis Gil" are two.
    if "y" in words[:-2]:
        return False
    return 2 <= len(words) <= 5 and all(_WORD_OF_A_NAME.match(word) for word in words)


def language_of(text: str) -> str | None:
    """The language most of whose small words a text uses, as a two-letter code; None for too little text.

    One or two such words make no language: "Una Field" writes English in every note.
    """
    letters = sum(sign.isalpha() for sign in text[:5000])
    for code, script in _SCRIPTS:
        if letters and len(script.findall(text[:5000])) > 0.2 * letters:
            return code
    counts = Counter(re.findall(r"[^\W\d_]+", _NO_WORDS.sub(" ", text).lower()))
    total = sum(counts.values())
    shares = {
        code: sum(counts[word] for word in words)
        for code, words in _STOP_WORDS.items()
        if sum(word in counts for word in words) >= _DISTINCT
    }
    best = max(shares, key=lambda code: shares[code], default=None)
    return best if best and total >= 8 and shares[best] >= 0.08 * total else None
