"""Parliaments and states: hearings, debates, United Nations papers, treaties, press releases."""

from training.style import date, month_date
from training.writer import Writer

_SITTINGS = (
    "Hearing on ",
    "Hearings before the ",
    "Statement of ",
    "Testimony before the ",
    "Oversight of ",
    "",
    "",
    "Prepared Statement on ",
    "Hearing: ",
)


_COMMITTEES = (
    "House Committee on {}",
    "U.S. Senate Committee on {}",
    "Subcommittee on {}",
    "House {} Committee",
    "Senate Select Committee on {}",
    "Committee on {}, U.S. House of Representatives",
    "Joint Committee on {}",
    "U.S. Congress, House, Committee on {}",
    "U.S. Congress, Senate, Committee on {}",
    "Senate Committee on {}",
    "U.S. House of Representatives, Committee on {}",
)


def _committee(w: Writer) -> None:
    name = w.words.expand("noun").title()
    if w.chance(0.3):
        name += " and " + w.words.expand("noun").title()
    w.put(w.pick(*_COMMITTEES).format(name), "author")


def hearing(w: Writer) -> None:
    """Parliaments: hearings, debates, committee prints, bills."""
    roll = w.rng.random()
    if roll < 0.55:
        if w.chance(0.3):
            w.authors(1)
        before = w.chance(0.35)
        if before:
            _committee(w)
            w.put(", ")
        title = w.pick(*_SITTINGS) + w.words.expand("np")
        if w.style.quotes[0] and w.chance(0.4):
            w.quoted(title)
        else:
            w.put(title, "title", True)
            w.put(", ")
        if not before and w.chance(0.9):
            _committee(w)
            w.put(", ")
        if w.chance(0.6):
            congress = w.rng.randint(60, 116)
            w.put(
                w.pick(f"{congress}th Cong.", f"{congress}th Congress")
                + w.pick(", 1st sess.", ", 2nd Sess.", "", ", 2d Sess."),
                "volume",
            )
            w.put(", ")
        w.put(
            w.rng.choice(
                [date(w.rng, w.style, w.year), month_date(w.rng, w.style, w.year), str(w.year)]
            ),
            "date",
        )
        w.pinpoint(0.35)
        w.address(0.3)
    elif roll < 0.8:
        _debate(w)
    else:
        _committee_report(w)


def _debate(w: Writer) -> None:
    if w.chance(0.5):
        w.put(w.pick("Lord ", "Mr ", "Sen. ", "Rep. ", "") + w.words.expand("surname"), "author")
        w.put(", ")
    w.put(
        w.choice("debates"),
        "container",
        True,
    )
    w.put(w.pick(", ", " "))
    w.put(date(w.rng, w.style, w.year), "date")
    w.put(", ")
    w.put(w.pick("vol. ", "vol ", "Vol. ") + str(w.rng.randint(1, 900)), "volume")
    if w.chance(0.8):
        w.put(", ")
        w.put(
            w.choice("column_cue") + str(w.rng.randint(1, 2000)) + w.pick("", "", "W", "–24"),
            "pages",
        )


def _committee_report(w: Writer) -> None:
    w.put(w.pick("H.R. Rep.", "S. Rep.", "H.R. Doc.", "S. Doc.", "H.R. Conf. Rep."), "title")
    w.put(" ")
    w.put(w.pick("No. ", "no. ") + f"{w.rng.randint(60, 116)}-{w.rng.randint(10, 1500)}", "volume")
    if w.chance(0.6):
        w.put(w.pick(", at ", ", ", " at "))
        w.put(str(w.rng.randint(1, 200)), "pinpoint")
    w.put(" ")
    w.put(f"({w.year})", "date")


def un_document(w: Writer) -> None:
    w.put(
        w.choice("un_body"),
        "author",
    )
    w.put(", ")
    symbol = w.choice("un_symbol")
    if w.chance(0.45):
        w.put(w.pick("Resolution", "Res.", "resolution"), "genre")
        w.put(" ")
        w.put(str(w.rng.randint(100, 2400)), "volume")
        w.put(w.pick(", ", " ("))
        opened = w.pieces[-1][0] == " ("
        if opened:
            w.put(str(w.year), "date")
            w.put("), ")
            w.put(symbol, "volume")
            if w.chance(0.5):
                w.put(", ")
                w.put(date(w.rng, w.style, w.year), "date")
        else:
            w.put(symbol, "volume")
            w.put(", ")
            w.put(date(w.rng, w.style, w.year), "date")
    else:
        title = w.pick(
            "Report of the Secretary-General on ",
            "Report of the Special Rapporteur on ",
            "Report of the Working Group on ",
            "General Comment No. 14: ",
            "Declaration on ",
        ) + w.words.expand("np")
        if w.chance(0.5):
            w.quoted(title)
        else:
            w.put(title, "title", True)
            w.put(", ")
        if w.chance(0.8):
            w.put(symbol, "volume")
            w.put(w.pick(", ", " (", ", "))
            opened = w.pieces[-1][0] == " ("
            w.put(date(w.rng, w.style, w.year), "date")
            w.put(")" if opened else "")
        else:
            w.put(date(w.rng, w.style, w.year), "date")
    if w.chance(0.35):
        w.put(", ")
        w.put(
            w.choice("paragraph_cue") + str(w.rng.randint(1, 90)),
            "pinpoint",
        )
    w.address(0.15)


def treaty(w: Writer) -> None:
    w.put(w.words.expand("treaty"), "title")
    w.put(w.pick(", ", " (", ", signed ", ", opened for signature "))
    opened = w.pieces[-1][0] == " ("
    if opened:
        w.put("adopted ")
    w.put(date(w.rng, w.style, w.year), "date")
    w.put(")" if opened else "")
    if w.chance(0.7):
        w.put(w.pick(", ", " "))
        w.put(str(w.rng.randint(1, 2500)), "volume")
        w.put(" ")
        w.put(
            w.choice("treaty_series"),
            "container",
        )
        w.put(" ")
        w.put(str(w.rng.randint(1, 900)), "pages")
    if w.chance(0.45):
        w.put(", ")
        w.put(
            w.pick("art. ", "Art. ", "art ", "Article ", "Annex ")
            + w.pick("3", "14(2)", "VI", "51", "2 (1) (c)"),
            "pinpoint",
        )


def press_release(w: Writer) -> None:
    if w.chance(0.6):
        w.body_author()
    w.quoted(w.words.title(w.pick("news", "report")))
    w.put(w.choice("release_kind"), "genre")
    w.put(", ")
    if w.chance(0.4):
        w.put(w.words.body(), "publisher")
        w.put(", ")
    if w.chance(0.3):
        w.put(w.words.place(), "place")
        w.put(", ")
    w.put(date(w.rng, w.style, w.year), "date")
    w.pinpoint(0.1)
    w.address(0.4)


KINDS = {
    "hearing": (3, hearing),
    "un document": (2.5, un_document),
    "treaty": (1, treaty),
    "press release": (1.5, press_release),
}
