"""Books, edited and not, chapters in them, entries, theses."""

import random

from training.habits import EDITION, EDITOR, TRANSLATOR
from training.style import month_date, names
from training.writer import Writer


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
            editing_verb(rng, style.language) + names(rng, style, w.words, rng.choice([1, 2])),
            "editor",
        )
    if w.chance(0.1):
        w.put(between)
        w.put(
            rng.choice(TRANSLATOR[style.language]) + names(rng, style, w.words, 1),
            "translator",
        )
    if w.chance(0.1):
        w.put(between)
        w.put(w.choice("book_volume"), "volume")
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


def editing_verb(rng: random.Random, language: str) -> str:
    return rng.choice([before for before, after in EDITOR[language] if before and not after])


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
            editing_verb(w.rng, style.language)
            + names(w.rng, style, w.words, w.rng.choice([1, 2])),
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
        w.put(w.choice("entry_volume"), "volume")
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
    kind = w.choice("thesis_kind")
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


KINDS = {
    "book": (17, book),
    "edited book": (4.5, edited_book),
    "chapter": (12, chapter),
    "entry": (1.5, entry),
    "thesis": (3.5, thesis),
}
