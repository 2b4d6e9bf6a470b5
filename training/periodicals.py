"""Articles of journals, law reviews and newspapers, and reviews."""

from training.style import date, names
from training.writer import Writer


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
    name = w.choice("law_review")  # fmt: skip
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
        w.choice("law_journal"),
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
    yearless = w.style.year_first and w.chance(0.5)
    text = date(rng, style, w.year, form=w.pick("d M", "M d", "d M") if yearless else None)
    if w.chance(0.05):
        text += w.pick(" (updated)", ", 10:15 a.m.", ", late edition")
    w.put(text, "date")
    w.put(")" if opened else "")
    if w.chance(0.25):
        w.put(w.pick(", ", ": ", ", sec. ", ", "))
        w.put(
            w.choice("page_cue") + w.choice("news_page"),
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


KINDS = {
    "article": (14, article),
    "law article": (4, law_article),
    "oscola article": (2.5, oscola_article),
    "news": (11, news),
    "bare news": (2.5, bare_news),
    "review": (1.5, review),
}
