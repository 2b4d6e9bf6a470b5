"""Grey literature and the web: reports, working papers, conference papers, pages, films."""

from training.style import date, month_date, names
from training.writer import Writer


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
        w.put(w.choice("report_kind"), "genre")
        if w.chance(0.8):
            w.put(w.pick(" ", " ", ", "))
            w.put(w.choice("report_number"), "volume")
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


def working_paper(w: Writer) -> None:
    w.authors()
    w.quoted(w.words.title("article"))
    w.put(
        w.choice("paper_series"),
        "series" if w.chance(0) else "publisher",
    )
    w.put(w.choice("report_kind"), "genre")
    w.put(w.pick(" ", " ", ", "))
    w.put(w.choice("report_number"), "volume")
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


def conference(w: Writer) -> None:
    w.authors()
    w.quoted(w.words.title("article"))
    if w.chance(0.6):
        lead = w.choice("conference_lead")  # fmt: skip
        w.put(lead, "genre")
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
        w.choice("film_kind"),
        "genre",
    )
    w.put(", ")
    if w.chance(0.7):
        w.put(
            w.choice("broadcaster"),
            w.pick("publisher", "container"),
        )
        w.put(", ")
    w.put(w.rng.choice([str(w.year), date(w.rng, w.style, w.year)]), "date")
    w.address(0.5)


KINDS = {
    "web": (8, web),
    "report": (8, report),
    "working paper": (2.5, working_paper),
    "conference": (2.5, conference),
    "video": (1, video),
}
