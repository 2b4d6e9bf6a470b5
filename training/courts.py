"""Cases, acts and the papers of law commissions, by the habits of several countries."""

from training.style import date, roman
from training.writer import Writer


def us_case(w: Writer) -> None:
    if w.style.language != "en" and w.chance(0.95):
        return continental_case(w)
    w.put(w.words.expand("casename"), "title", True)
    w.put(", ")
    court = ""
    reporter = w.choice("us_reporter")  # fmt: skip
    first = w.rng.randint(1, 1400)
    w.put(str(w.rng.randint(1, 999) if reporter != "WL" else w.year), "volume")
    w.put(" ")
    w.put(reporter, "container")
    w.put(" ")
    w.put(str(first), "pages")
    if w.chance(0.5):
        w.put(", ")
        w.put(
            f"{first + w.rng.randint(1, 40)}"
            + (f"–{w.rng.randint(10, 99)}" if w.chance(0.4) else ""),
            "pinpoint",
        )
    if reporter not in ("U.S.", "S. Ct.") or w.chance(0.05):
        court = w.choice("us_court")
    w.put(" (")
    if court:
        w.put(court, "publisher")
        w.put(" ")
    w.put(str(w.year), "date")
    w.put(")")
    if w.chance(0.06):
        w.put(" ")
        w.put(
            w.pick(
                "(per curiam)",
                "(en banc)",
                f"({w.words.expand('surname')}, J., dissenting)",
                "(plurality opinion)",
                "(dictum)",
            ),
            "note",
        )
    return None


def uk_case(w: Writer) -> None:
    if w.style.language != "en" and w.chance(0.95):
        return continental_case(w)
    w.put(w.words.expand("casename"), "title", True)
    w.put(w.pick(" ", " ", ", "))
    if w.chance(0.35):
        w.put(f"[{w.year}]", "date")
        w.put(" ")
        court = w.choice("neutral_court")
        w.put(court, "container")
        w.put(" ")
        w.put(
            str(w.rng.randint(1, 2000))
            + (w.pick(" (Admin)", " (Ch)", " (QB)") if court == "EWHC" else ""),
            "pages",
        )
        if w.chance(0.45):
            w.put(", ")
            _reporter(w)
    else:
        _reporter(w)
    if w.chance(0.4):
        w.put(w.pick(" ", ", ", ", ", " at "))
        w.put(
            w.pick(
                f"[{w.rng.randint(1, 120)}]",
                f"para {w.rng.randint(1, 99)}",
                str(w.rng.randint(1, 900)),
                f"[{w.rng.randint(1, 40)}]–[{w.rng.randint(41, 80)}]",
            ),
            "pinpoint",
        )
    if w.chance(0.3):
        w.put(" ")
        w.put(
            w.choice("bracketed_court"),
            "publisher",
        )
    if w.chance(0.1):
        w.put(" ")
        w.put(
            f"({w.pick('Lord', 'Lady')} {w.words.expand('surname')})"
            if w.chance(0.5)
            else f"({w.words.expand('surname')} J)",
            "note",
        )
    return None


def _reporter(w: Writer) -> None:
    square = w.chance(0.7)
    w.put(f"[{w.year}]" if square else f"({w.year})", "date")
    w.put(" ")
    if not square or w.chance(0.55):
        w.put(str(w.rng.randint(1, 4) if square else w.rng.randint(1, 260)), "volume")
        w.put(" ")
    w.put(
        w.choice("uk_reporter"),
        "container",
    )
    w.put(" ")
    w.put(w.pick("", "", "", "", "I-") + str(w.rng.randint(1, 1300)), "pages")


def european_case(w: Writer) -> None:
    if w.chance(0.6):
        if w.chance(0.5):
            w.put(w.pick("Case ", "Joined Cases ", "Case "), "other")
            w.put(
                f"{w.pick('C-', 'T-', '')}{w.rng.randint(1, 600)}/{w.rng.randint(60, 99)}", "volume"
            )
            w.put(" ")
            w.put(w.words.expand("casename"), "title", True)
        else:
            w.put(w.words.expand("casename"), "title", True)
            w.put(" (")
            w.put(f"Case C-{w.rng.randint(1, 600)}/{w.rng.randint(60, 99)}", "volume")
            w.put(")")
        w.put(w.pick(" ", ", "))
        w.put(f"[{w.year}]", "date")
        w.put(" ")
        w.put("ECR", "container")
        w.put(" ")
        w.put(f"{w.pick('I-', 'II-', '')}{w.rng.randint(1, 12000)}", "pages")
    else:
        w.put(w.words.expand("casename"), "title", True)
        w.put(w.pick(", App. No. ", " App no ", ", no. ", " (App. no. "))
        opened = w.pieces[-1][0].startswith(" (")
        w.put(f"{w.rng.randint(1000, 60000)}/{w.rng.randint(10, 99)}", "volume")
        w.put(")" if opened else "")
        w.put(w.pick(" (", ", "))
        opened = w.pieces[-1][0] == " ("
        if opened:
            w.put("ECtHR, ", "publisher")
        w.put(date(w.rng, w.style, w.year), "date")
        w.put(")" if opened else "")
    if w.chance(0.4):
        w.put(", ")
        w.put(
            w.pick("para ", "paras ", "§ ", "para. ", "para ") + str(w.rng.randint(1, 120)),
            "pinpoint",
        )


def continental_case(w: Writer) -> None:
    """A court, a kind of decision, a date, a docket number, a reporter."""
    language = w.style.language
    if language == "en":
        return us_case(w)
    court = w.words.expand("casename")
    kind = ""
    if language == "de":
        court, _, kind = court.partition(", ")
    w.put(court, "title")
    if kind:
        w.put(", " + kind)
    w.put({"de": " vom ", "fr": ", ", "it": ", ", "es": ", de "}[language])
    w.put(date(w.rng, w.style, w.year), "date")
    w.put(
        w.pick(", ", ", n° ", ", n. ", " – ")
        if language != "de"
        else w.pick(", ", " - ", " – ", ", Az. ")
    )
    rng = w.rng
    dockets = {
        "de": f"{roman(rng.randint(1, 12))} ZR {rng.randint(1, 400)}/{rng.randint(10, 99)}",
        "fr": f"{rng.randint(60, 99)}-{rng.randint(10, 99)}.{rng.randint(100, 999)}",
        "it": str(rng.randint(1, 20000)),
        "es": f"{rng.randint(1, 300)}/{w.year}",
    }
    w.put(dockets[language], "volume")
    if w.chance(0.7):
        w.put(w.pick(", ", " = ") if language == "de" else ", ")
        w.put(
            {
                "de": w.pick("NJW", "BGHZ", "BVerfGE", "JZ", "NVwZ", "MDR"),
                "fr": w.pick("Bull. civ.", "D.", "JCP", "Rec."),
                "it": w.pick("Foro it.", "Giur. it."),
                "es": w.pick("RJ", "BOE"),
            }[language]
            + " ",
            "container",
        )
        dated = w.chance(0.5)
        w.put(str(w.year) if dated else str(w.rng.randint(1, 150)), "date" if dated else "volume")
        w.put(", ")
        w.put(w.pick("", "p. ") + str(w.rng.randint(1, 3000)), "pages")
    return None


def statute(w: Writer) -> None:
    language = w.style.language
    if language == "en" and w.chance(0.5):
        if w.chance(0.5):
            w.put(w.words.expand("actname"), "title")
            w.put(w.pick(", ", " of " + str(w.year) + ", ", " § 14, "))
        w.put(str(w.rng.randint(1, 50)), "volume")
        w.put(" ")
        w.put(w.choice("us_code"), "container")
        w.put(" ")
        w.put(
            w.pick("§ ", "§ ", "§§ ", "§", "")
            + w.pick(
                str(w.rng.randint(1, 9999)),
                f"{w.rng.randint(100, 999)}({w.pick('a', 'b', 'c')})({w.rng.randint(1, 9)})",
                f"{w.rng.randint(1, 80)},{w.rng.randint(100, 999)}",
            ),
            "pages",
        )
        if w.chance(0.6):
            w.put(" ")
            w.put(f"({w.year})", "date")
        return
    if language == "en" and w.chance(0.85):
        w.put(
            w.words.expand("actname") + w.pick(" ", " ", " ", ", ", " of ") + str(w.year),
            "title",
            w.chance(0.15),
        )
        w.pieces.append((" ", "other", False))
        section(w)
        return
    w.put(w.words.expand("actname"), "title")
    w.put(" " if language == "en" else w.pick(", ", " ", " vom ", " du "))
    w.put(
        str(w.year) if language == "en" or w.chance(0.4) else date(w.rng, w.style, w.year), "date"
    )
    if w.chance(0.15) and language == "en":
        w.put(" ")
        w.put(f"({w.pick('UK', 'NZ', 'Cth', 'NSW', 'Vic')})", "note")
    if w.chance(0.75):
        w.put(", ")
        number = w.pick(
            str(w.rng.randint(1, 300)), f"{w.rng.randint(1, 90)}({w.rng.randint(1, 9)})"
        )
        w.put(w.choice("article_cue") + number, "pages")
    if w.chance(0.2) and language != "en":
        w.put(", ")
        w.put({"de": "BGBl. I", "fr": "JO", "it": "GU", "es": "BOE"}[language], "container")
        w.put(", ")
        w.put("S. 12" if language == "de" else "p. 12", "pages")


def section(w: Writer) -> None:
    """Where it is in force, and which section is meant."""
    if w.chance(0.2):
        w.put(f"({w.choice('jurisdiction')})", "note")
    if w.chance(0.8):
        w.put(w.pick(", ", ", ", " "))
        number = w.pick(
            str(w.rng.randint(1, 300)),
            f"{w.rng.randint(1, 90)}({w.rng.randint(1, 9)})",
            f"{w.rng.randint(1, 40)}–{w.rng.randint(41, 60)}",
        )
        w.put(
            w.choice("section_cue") + number,
            "pages",
        )


def law_commission(w: Writer) -> None:
    """Official papers as lawyers cite them: body, title, (series number, year) paragraph."""
    w.put(
        w.choice("law_body"),
        "author",
    )
    w.put(", ")
    w.put(w.words.title(w.pick("book", "report")), "title", True)
    w.put(" (")
    if w.chance(0.3):
        w.put("Law Com ", "genre")
    w.put(
        w.choice("command_number").replace("4", str(w.rng.randint(1, 9))),
        "volume",
    )
    w.put(", ")
    w.put(str(w.year), "date")
    w.put(")")
    if w.chance(0.6):
        w.put(w.pick(" ", ", "))
        w.put(
            w.pick("para ", "paras ", "", "p ", "para. ")
            + w.pick(str(w.rng.randint(1, 200)), f"{w.rng.randint(1, 9)}.{w.rng.randint(1, 40)}"),
            "pinpoint",
        )


KINDS = {
    "us case": (3, us_case),
    "uk case": (3, uk_case),
    "european case": (1, european_case),
    "continental case": (1.5, continental_case),
    "statute": (4.5, statute),
    "law commission": (1, law_commission),
}
