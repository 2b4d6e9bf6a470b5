"""Archives and sources: letters, minutes, interviews, printed documents, old books, classics."""

from training.style import date, month_date, names
from training.writer import Writer


def letter(w: Writer) -> None:
    """From whom, to whom, when, and where it is kept."""
    style, rng = w.style, w.rng
    kind = w.words.expand("letter")
    to = {"en": "to ", "de": "an ", "fr": "", "it": "", "es": ""}[style.language]
    who = names(rng, style, w.words, 1)
    if w.chance(0.45):
        w.put(
            kind
            + {
                "en": w.pick(" from ", " from ", ", "),
                "de": " von ",
                "fr": " de ",
                "it": " di ",
                "es": " de ",
            }[style.language],
            "genre",
        )
        w.put(who, "author")
    else:
        w.put(who if w.chance(0.8) else w.words.expand("role").title(), "author")
    w.put(" ")
    w.put(to + w.words.expand("role"), "title")
    w.put(w.pick(", ", ", ", " (", ", " + w.words.expand("city") + ", "))
    opened = w.pieces[-1][0] == " ("
    w.put(date(rng, style, w.year), "date")
    w.put(")" if opened else "")
    w.put(w.pick(", ", ", ", "; ", ", in "))
    holdings(w)


def record(w: Writer) -> None:
    """A paper without a writer: minutes, memoranda, registers."""
    style = w.style
    title = w.words.expand("letter") + w.pick(
        "",
        ", " + w.words.expand("np"),
        " on " + w.words.expand("np") if style.language == "en" else "",
        ": " + w.words.expand("np"),
    )
    if w.chance(0.3):
        title = w.words.title("report")
    if w.chance(0.25) and style.quotes[0]:
        w.quoted(title)
    else:
        w.put(title[:1].upper() + title[1:], "title")
        w.put(", ")
    if w.chance(0.85):
        w.put(date(w.rng, style, w.year) if w.chance(0.8) else str(w.year), "date")
        w.put(w.pick(", ", "; ", ", "))
    holdings(w)


def holdings(w: Writer) -> None:
    """The archive, its collection and the shelf mark, in either order."""
    style, rng = w.style, w.rng
    shelf = w.choice("shelf_mark")
    parts = [(shelf, "volume")]
    if w.chance(0.55):
        parts.insert(rng.choice([0, 1]), (w.words.expand("collection"), "container"))
    archive = w.words.expand("archive") if w.chance(0.8) else abbreviation(w)
    if w.chance(0.85):
        parts.insert(
            0 if w.chance(0.5) or style.language != "en" else len(parts), (archive, "publisher")
        )
        if w.chance(0.3):
            at = next(i for i, part in enumerate(parts) if part[1] == "publisher")
            parts.insert(at + 1, (w.words.expand("city"), "place"))
    for i, (text, label) in enumerate(parts):
        w.put(text, label)
        if i + 1 < len(parts):
            w.put(
                w.pick(", ", ", ", ", ", " ", "; ", ": ")
                if label == "publisher"
                else w.pick(", ", ", ", ", ", "; ")
            )
    if w.chance(0.3):
        w.put(", ")
        w.put(w.choice("leaf"), "pinpoint")


def abbreviation(w: Writer) -> str:
    """An archive's name as its users shorten it."""
    letters = "".join(w.rng.choice("ABCDEGHLNPRSTV") for _ in range(w.rng.randint(2, 4)))
    return letters + w.pick("", "", "", "e", " " + w.words.expand("city"))


def interview(w: Writer) -> None:
    style = w.style
    lead = w.choice("interview_lead")
    if w.chance(0.85):
        w.put(lead, "genre")
        w.put(
            names(w.rng, style, w.words, 1) if w.chance(0.7) else w.choice("informant"),
            "author",
        )
    else:
        w.put(names(w.rng, style, w.words, 1), "author")
        w.put(", ")
        w.put(
            w.choice("interview_kind"),
            "genre",
        )
    w.put(w.pick(", ", ", ", "; "))
    if w.chance(0.6):
        w.put(w.words.place(), "place")
        w.put(", ")
    w.put(date(w.rng, style, w.year) if w.chance(0.7) else month_date(w.rng, style, w.year), "date")


def source_edition(w: Writer) -> None:
    """Printed series of documents, old books, classics."""
    roll = w.rng.random()
    if roll < 0.4:
        w.put(
            w.choice("documents"),
            "title",
            True,
        )
        w.put(", ")
        w.put(f"{w.year}–{w.year + 2}", "date")
        w.put(", ")
        w.put(
            w.pick("vol. ", "Vol. ", "ser. 2, vol. ", "Bd. ") + w.pick("IV", "XXII", "3", "12"),
            "volume",
        )
        if w.chance(0.6):
            w.put(" ")
            w.imprint()
        if w.chance(0.8):
            w.put(", ")
            w.put(
                w.choice("document_cue") + str(w.rng.randint(1, 700)),
                "pinpoint",
            )
    elif roll < 0.75:
        w.authors(1)
        w.italic_title(w.words.title("book"))
        w.put(w.pick(" (", ", "))
        opened = w.pieces[-1][0] == " ("
        w.year = w.rng.randint(1520, 1890)
        w.put(w.words.place(), "place")
        w.put(w.pick(", ", " ", ": "))
        if w.chance(0.25):
            w.put(w.pick("printed for ", "") + w.words.expand("surname"), "publisher")
            w.put(", ")
        w.put(str(w.year), "date")
        w.put(")" if opened else "")
        w.pinpoint(0.6)
    else:
        w.put(
            w.choice("ancient"),
            "author",
        )
        w.put(w.pick(", ", " "))
        w.put(
            w.choice("classic"),
            "title",
            True,
        )
        w.put(w.pick(" ", ", "))
        w.put(
            w.choice("classic_place"),
            "pinpoint",
        )
        if w.chance(0.3):
            w.put(", ")
            w.put("trans. " + names(w.rng, w.style, w.words, 1), "translator")


KINDS = {
    "letter": (4, letter),
    "record": (5, record),
    "interview": (1.5, interview),
    "source edition": (2, source_edition),
}
