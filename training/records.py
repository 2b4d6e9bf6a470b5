"""Made-up sources outside the trade in books: courts, statutes, parliaments, archives, interviews, letters."""

from training.style import date, month_date, names, pages, roman
from training.works import Writer


def us_case(w: Writer) -> None:
    if w.style.language != "en" and w.chance(0.95):
        return continental_case(w)
    w.put(w.words.expand("casename"), "title", True)
    w.put(", ")
    court = ""
    reporter = w.pick("U.S.", "F.2d", "F.3d", "F. Supp.", "F. Supp. 2d", "S. Ct.", "N.E.2d", "N.W.2d", "P.2d", "So. 2d", "A.2d", "Cal. 3d", "N.Y.2d", "Cal. Rptr.", "Mass.", "S.W.2d", "L. Ed. 2d", "N.Y.S.2d", "Pa.", "Ohio St. 3d", "Fed. Cl.", "B.R.", "WL")  # fmt: skip
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
        court = w.pick(
            "2d Cir.",
            "9th Cir.",
            "5th Cir.",
            "S.D.N.Y.",
            "D.C. Cir.",
            "N.D. Cal.",
            "Minn.",
            "Tex. App.",
            "D. Mass.",
            "Cal. Ct. App.",
            "1st Cir.",
            "E.D. Pa.",
            "Del. Ch.",
            "Ill.",
            "N.J. Super. Ct.",
            "Wis.",
            "Fed. Cir.",
        )
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
        court = w.pick(
            "UKHL",
            "UKSC",
            "EWCA Civ",
            "EWHC",
            "EWCA Crim",
            "HCA",
            "NZSC",
            "SCC",
            "UKPC",
            "FCA",
            "IESC",
            "ZACC",
        )
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
            w.pick(
                "(CA)",
                "(HL)",
                "(Ch)",
                "(QB)",
                "(KB)",
                "(PC)",
                "(HCA)",
                "(ECtHR)",
                "(Grand Chamber)",
            ),
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
        w.pick(
            "AC",
            "QB",
            "Ch",
            "WLR",
            "All ER",
            "KB",
            "EHRR",
            "CLR",
            "NZLR",
            "ECR",
            "Fam",
            "Cr App R",
            "Lloyd’s Rep",
            "FLR",
            "P & CR",
            "ALR",
            "SCR",
            "BCLC",
            "IR",
            "ER",
            "App Cas",
        ),
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
    w.put({"de": f"{roman(w.rng.randint(1, 12))} ZR {w.rng.randint(1, 400)}/{w.rng.randint(10, 99)}", "fr": f"{w.rng.randint(60, 99)}-{w.rng.randint(10, 99)}.{w.rng.randint(100, 999)}", "it": str(w.rng.randint(1, 20000)),
           "es": f"{w.rng.randint(1, 300)}/{w.year}"}[language], "volume")  # fmt: skip
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
        w.put(w.pick("U.S.C.", "C.F.R.", "U.S.C.A.", "Stat.", "Fed. Reg.", "U.S.C"), "container")
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
        w.put({"en": w.pick("s ", "s. ", "ss ", "section ", "art. ", "sch ", "art "), "de": w.pick("§ ", "Art. "), "fr": w.pick("art. ", "article "), "it": w.pick("art. ", "artt. "), "es": w.pick("art. ", "artículo ")}[language]
              + w.pick(str(w.rng.randint(1, 300)), f"{w.rng.randint(1, 90)}({w.rng.randint(1, 9)})"), "pages")  # fmt: skip
    if w.chance(0.2) and language != "en":
        w.put(", ")
        w.put({"de": "BGBl. I", "fr": "JO", "it": "GU", "es": "BOE"}[language], "container")
        w.put(", ")
        w.put("S. 12" if language == "de" else "p. 12", "pages")


def section(w: Writer) -> None:
    """Where it is in force, and which section is meant."""
    if w.chance(0.2):
        w.put(f"({w.pick('UK', 'NZ', 'Cth', 'NSW', 'Vic', 'Ireland')})", "note")
    if w.chance(0.8):
        w.put(w.pick(", ", ", ", " "))
        number = w.pick(
            str(w.rng.randint(1, 300)),
            f"{w.rng.randint(1, 90)}({w.rng.randint(1, 9)})",
            f"{w.rng.randint(1, 40)}–{w.rng.randint(41, 60)}",
        )
        w.put(
            w.pick("s ", "s. ", "ss ", "section ", "art. ", "sch ", "art ", "§ ", "pt ", "reg ")
            + number,
            "pages",
        )


def law_commission(w: Writer) -> None:
    """Official papers as lawyers cite them: body, title, (series number, year) paragraph."""
    w.put(
        w.pick(
            "Law Commission",
            "Scottish Law Commission",
            "Ministry of Justice",
            "Home Office",
            "HM Treasury",
            "Department of Health",
            w.words.body(),
        ),
        "author",
    )
    w.put(", ")
    w.put(w.words.title(w.pick("book", "report")), "title", True)
    w.put(" (")
    if w.chance(0.3):
        w.put("Law Com ", "genre")
    w.put(
        w.pick(
            "No 366",
            "Cm 4412",
            "Cmnd 7054",
            "CP No 131",
            "LRC CP 44",
            "HC 145",
            "HL Paper 68",
            "DP 12",
            "White Paper, Cm 9021",
            "SI 2003/2901",
        ).replace("4", str(w.rng.randint(1, 9))),
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


_SITTINGS = ("Hearing on ", "Hearings before the ", "Statement of ", "Testimony before the ", "Oversight of ", "", "", "Prepared Statement on ", "Hearing: ")  # fmt: skip
_COMMITTEES = (
    "House Committee on {}", "U.S. Senate Committee on {}", "Subcommittee on {}", "House {} Committee", "Senate Select Committee on {}",
    "Committee on {}, U.S. House of Representatives", "Joint Committee on {}", "U.S. Congress, House, Committee on {}",
    "U.S. Congress, Senate, Committee on {}", "Senate Committee on {}", "U.S. House of Representatives, Committee on {}",
)  # fmt: skip


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
        if w.chance(0.5):
            w.put(
                w.pick("Lord ", "Mr ", "Sen. ", "Rep. ", "") + w.words.expand("surname"), "author"
            )
            w.put(", ")
        w.put(
            w.pick(
                "HC Deb",
                "HL Deb",
                "Hansard",
                "Parl. Deb., H.C.",
                "Congressional Record",
                "Cong. Rec.",
                "Parliamentary Debates",
                "Stenographische Berichte des Reichstags",
                "Journal officiel",
                "Atti parlamentari",
            ),
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
                w.pick("col. ", "cols. ", "col ", "cc ", "c", "p. ", "S")
                + str(w.rng.randint(1, 2000))
                + w.pick("", "", "W", "–24"),
                "pages",
            )
    else:
        w.put(w.pick("H.R. Rep.", "S. Rep.", "H.R. Doc.", "S. Doc.", "H.R. Conf. Rep."), "title")
        w.put(" ")
        w.put(
            w.pick("No. ", "no. ") + f"{w.rng.randint(60, 116)}-{w.rng.randint(10, 1500)}", "volume"
        )
        if w.chance(0.6):
            w.put(w.pick(", at ", ", ", " at "))
            w.put(str(w.rng.randint(1, 200)), "pinpoint")
        w.put(" ")
        w.put(f"({w.year})", "date")


def un_document(w: Writer) -> None:
    w.put(
        w.pick(
            "UN Security Council",
            "UN General Assembly",
            "United Nations General Assembly",
            "UN Human Rights Council",
            "UN Secretary-General",
            "UNHCR",
            "Human Rights Committee",
            "UN Economic and Social Council",
            "UNGA",
            "UNSC",
            "United Nations",
            w.words.body(),
        ),
        "author",
    )
    w.put(", ")
    symbol = w.pick(f"A/RES/{w.rng.randint(20, 70)}/{w.rng.randint(1, 200)}", f"S/{w.year}/{w.rng.randint(1, 900)}", f"S/RES/{w.rng.randint(100, 2400)}", f"A/HRC/{w.rng.randint(1, 40)}/{w.rng.randint(1, 90)}", f"E/CN.4/{w.year}/{w.rng.randint(1, 90)}", f"CCPR/C/{w.rng.randint(1, 99)}", f"A/{w.rng.randint(20, 70)}/{w.rng.randint(100, 900)}", f"UN Doc. A/{w.rng.randint(20, 70)}/{w.rng.randint(100, 900)}")  # fmt: skip
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
            w.pick("para. ", "paras. ", "para ", "p. ", "§ ", "art. ") + str(w.rng.randint(1, 90)),
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
            w.pick(
                "UNTS",
                "U.N.T.S.",
                "ETS",
                "United Nations Treaty Series",
                "U.S.T.",
                "LNTS",
                "Consolidated Treaty Series",
            ),
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
    shelf = shelf_mark(w)
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
        w.put({"en": w.pick("fol. 14r", "f. 22", "ff. 3–4", "p. 5", "fol. 131"), "de": w.pick("Bl. 22", "fol. 3v", "S. 4"), "fr": w.pick("f° 12", "fol. 33v", "p. 2"), "it": w.pick("c. 12v", "cc. 3-4", "f. 8r"), "es": w.pick("f. 12", "ff. 3-4", "fol. 33v")}[style.language], "pinpoint")  # fmt: skip


def abbreviation(w: Writer) -> str:
    """An archive's name as its users shorten it."""
    letters = "".join(w.rng.choice("ABCDEGHLNPRSTV") for _ in range(w.rng.randint(2, 4)))
    return letters + w.pick("", "", "", "e", " " + w.words.expand("city"))


def shelf_mark(w: Writer) -> str:
    a, b = w.rng.randint(1, 400), w.rng.randint(1, 9000)
    return {
        "en": w.pick(f"FO 371/{b}", f"CAB 128/{a}", f"RG {a}, Box {b}", f"RG {a}, Entry {a}, Box {a}, Folder {a}", f"box {a}, folder {a}", f"Box {a}", f"MS {b}", f"Add. MS {b}", f"Folder {a}, Box {a}", f"MSS Eng. c. {b}", f"WO 32/{b}", f"CO 537/{b}",
                     f"Record Group {a}", f"SP {a}/{b}", f"file {b}", f"HB/{a}/{a}", f"Acc. {b}", f"reel {a}", f"Box {a}, File {b}", f"D {b}", f"C {a}/{b}"),
        "de": w.pick(f"R {a}/{b}", f"Rep. {a}, Nr. {b}", f"Nr. {b}", f"I. HA Rep. {a}", f"N {b}/{a}", f"Abt. {a}, Nr. {b}", f"MA {b}", f"B {a}/{b}", f"Bestand {a}, Nr. {b}", f"NS {a}/{b}"),
        "fr": w.pick(f"F7 {b}", f"4 M {a}", f"{a} J {a}", f"série G, liasse {a}", f"ms. fr. {b}", f"AJ {a}", f"1 R {b}", f"carton {a}", f"BB18 {b}", f"H {b}"),
        "it": w.pick(f"b. {a}", f"busta {a}", f"reg. {a}", f"filza {a}", f"ms. {b}", f"b. {a}, fasc. {a}", f"cod. {a}", f"vol. {a}", f"Cod. It. VII, {a}"),
        "es": w.pick(f"leg. {b}", f"legajo {b}", f"leg. {b}, exp. {a}", f"caja {a}", f"vol. {a}", f"ms. {b}", f"lib. {a}", f"caja {a}, exp. {a}"),
    }[w.style.language]  # fmt: skip


def interview(w: Writer) -> None:
    style = w.style
    lead = {"en": ["Interview with ", "Author’s interview with ", "Author interview with ", "Personal interview, ", "Telephone interview with ", "Interview, ", "Author's interview, ", "Email correspondence with ", "Personal communication with "],
            "de": ["Interview mit ", "Gespräch mit ", "Interview des Verfassers mit "], "fr": ["Entretien avec ", "entretien avec ", "Entretien, "], "it": ["Intervista a ", "Intervista con ", "Colloquio con "], "es": ["Entrevista con ", "Entrevista a ", "Entrevista, "]}[style.language]  # fmt: skip
    if w.chance(0.85):
        w.put(w.rng.choice(lead), "genre")
        w.put(
            names(w.rng, style, w.words, 1)
            if w.chance(0.7)
            else w.pick(
                "a former minister",
                "senior official",
                "an anonymous informant",
                "retired officer",
                "a village elder",
                "two union leaders",
                "UN diplomat",
            ),
            "author",
        )
    else:
        w.put(names(w.rng, style, w.words, 1), "author")
        w.put(", ")
        w.put(
            w.pick(
                "interview with author",
                "interview by author",
                "personal communication",
                "e-mail message to author",
                "pers. comm.",
                "conversation with author",
            ),
            "genre",
        )
    w.put(w.pick(", ", ", ", "; "))
    if w.chance(0.6):
        w.put(w.words.place(), "place")
        w.put(", ")
    w.put(date(w.rng, style, w.year) if w.chance(0.7) else month_date(w.rng, style, w.year), "date")


def press_release(w: Writer) -> None:
    if w.chance(0.6):
        w.body_author()
    w.quoted(w.words.title(w.pick("news", "report")))
    w.put({"en": w.pick("press release", "Press Release", "news release", "press statement", "speech", "remarks", "statement", "fact sheet", "transcript"), "de": w.pick("Pressemitteilung", "Rede"), "fr": w.pick("communiqué de presse", "discours"), "it": w.pick("comunicato stampa", "discorso"), "es": w.pick("comunicado de prensa", "discurso")}[w.style.language], "genre")  # fmt: skip
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


def source_edition(w: Writer) -> None:
    """Printed series of documents, old books, classics."""
    roll = w.rng.random()
    if roll < 0.4:
        w.put(
            w.pick(
                "Foreign Relations of the United States",
                "FRUS",
                "Documents on British Foreign Policy",
                "Calendar of State Papers, Domestic",
                "Documents diplomatiques français",
                "Akten zur deutschen auswärtigen Politik",
                "Statutes of the Realm",
                w.words.title("book"),
            ),
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
                w.pick("doc. ", "no. ", "Dok. ", "pp. ", "p. ", "Nr. ", "")
                + str(w.rng.randint(1, 700)),
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
            w.pick(
                "Plato",
                "Cicero",
                "Tacitus",
                "Aristotle",
                "Livy",
                "Augustine",
                "Thucydides",
                "Homer",
                w.words.expand("surname"),
            ),
            "author",
        )
        w.put(w.pick(", ", " "))
        w.put(
            w.pick(
                "Republic",
                "Politics",
                "Annals",
                "De Officiis",
                "Histories",
                "Confessions",
                "Laws",
                w.words.title("book"),
            ),
            "title",
            True,
        )
        w.put(w.pick(" ", ", "))
        w.put(
            w.pick("3.12", "II.4.5", "514a–517b", "1.22", "bk. 3, ch. 4", "XII, 3", "10.2-4"),
            "pinpoint",
        )
        if w.chance(0.3):
            w.put(", ")
            w.put("trans. " + names(w.rng, w.style, w.words, 1), "translator")


KINDS = {
    "us case": (3, us_case), "uk case": (3, uk_case), "european case": (1, european_case), "continental case": (1.5, continental_case), "statute": (4.5, statute),
    "law commission": (1, law_commission), "hearing": (3, hearing), "un document": (2.5, un_document),
    "treaty": (1, treaty), "letter": (4, letter), "record": (5, record), "interview": (1.5, interview), "press release": (1.5, press_release), "source edition": (2, source_edition),
}  # fmt: skip
__all__ = ["KINDS", "pages"]
