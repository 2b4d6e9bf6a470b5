"""Labels of law and archives put right: parties of a case, names of acts, shelf marks."""

import re
from collections.abc import Sequence

from citeaudit.model.manuscript import Extent
from citeaudit.parsers import cues, lexicon
from citeaudit.parsers.draft import Draft
from citeaudit.parsers.labels import Label

_PARTIES_END = re.compile(
    r",?\s[\[(](?=\d{4}[\])])|,\s(?=\d)|,\s(?!(?:ex|No|Inc|Ltd|LLC|[A-Z][a-z]+\sv)\b)"
)


_ACT = re.compile(
    r"(?P<act>[A-ZÀ-Þ][^“\"«„;]{2,110}?(?:"
    + lexicon.LAW_NAME
    + r")(?:\s\([A-Z][\w’' ]+\))?(?:\s(?:of|No\.?|Nr\.?))?\s(?P<number>\d{1,4}(?:/\d{2,4}(?:/\w+)?)?))(?=[\s,.;(]|$)"
)
_ENACTED = re.compile(
    r"(?P<title>Act\sof\s[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}|(?:[A-Z][\w’'-]*\s(?:(?:of|and|for|the|to)\s){0,2}){1,9}?(?:Act|Amendments|Law|Code|Resolution)(?:\sof\s\d{4})?)"
    r",\s(?P<note>(?:Pub\.\sL\.\s)?(?:No|ch)\.\s[\d-]+),\s(?:(?P<section>§{1,2}\s?[\d–-]+),\s)?"
    r"(?P<volume>\d{1,3})\s(?P<container>Stat\.)\s(?P<pages>\d{1,5}(?:,\s\d{1,5}(?:[-–]\d+)?)*)(?:\s\((?P<date>\d{4})\))?"
)
_SHELF_MARK = re.compile(
    r"(?<![\w/.])(?=[A-Z/\s]*\d|[A-Z/]*[A-Z]\d)[A-Z]{1,6}\d*(?:\s\d+)?(?:/[A-Z0-9][\w-]*)+(?![\w/.]*\.\w)"
)


_UNION_PAPER = re.compile(r"U\.?N\.?\sDocs?\.?\s[AES](?:/[\w.-]+)+(?:\s\([A-Z]+\))?(?=[\s,.;(]|$)")


def hold_act(text: str, draft: Draft) -> None:
    """The name of a law reaches to its year or number: "Small Tribunals Act 1974", "Council Resolution 2178"."""
    if enacted := _ENACTED.match(text):
        draft.put_groups(
            enacted,
            title="title",
            note="note",
            section="pages",
            volume="volume",
            container="container",
            pages="pages",
            date="date",
        )
        return
    found = _ACT.match(text)
    if found is None or draft.labels[:1] not in (["title"], ["author"], ["genre"]):
        return
    if "," in found["act"] and draft.labels[0] == "author":
        return
    inside = draft.within(0, found.end("act"))
    draft.put(inside, "title")
    # "..., Pub. L. No. 95-511" is told of the act, it is no part of its name.
    last = len(inside)
    while (
        text.startswith(",", found.end("act"))
        and last < len(draft.labels)
        and draft.labels[last] == "title"
    ):
        draft.labels[last] = "note"
        last += 1


def hold_shelf_mark(text: str, draft: Draft) -> None:
    """Where a thing stands in its archive is no volume and no periodical: "CAB 23/24", "S/RES/2178"."""
    for found in _UNION_PAPER.finditer(text):
        if found.start() and "title" in draft.labels[: len(draft.within(0, found.start()))]:
            draft.put_at(found.span(), "volume")
    for found in _SHELF_MARK.finditer(text):
        inside = draft.within(*found.span())
        if "title" not in draft.labels and re.fullmatch(
            r"\W*(?:UN|EU|OAS|NATO)\s(?:Doc|Document)\.?\s", text[: found.start()]
        ):
            draft.put(draft.within(0, found.end()), "title")
            continue
        if draft.most(inside) in ("container", "pages", "publisher", "author"):
            draft.put(inside, "volume")


def hold_case(text: str, draft: Draft) -> None:
    """Parties are the title of a case, never authors; what its reporter is called is no title."""
    _, begin = cues.leading_signal(text)
    head = _PARTIES_END.split(text, maxsplit=1)[0]
    if (
        not lexicon.CASE_TITLE.search(head)
        or len(head) > 140
        or not draft.labels
        or (draft.labels[0] == "container" and not re.match(r"(?:In|Ex)\s", head))
    ):
        return
    inside = draft.within(0, len(head.rstrip(" (")))
    draft.put(inside, "title")
    draft.put(draft.within(0, begin), "signal")
    for index in range(len(inside), len(draft.labels)):
        if draft.labels[index] == "title":
            draft.labels[index] = "container"
    _hold_first_page(draft, len(inside))


def _hold_first_page(draft: Draft, start: int) -> None:
    """The last number behind a reporter is a page, where no page was found: "1992 Reg. Trib. Rep. 201"."""
    named = draft.labels.index("container", start) if "container" in draft.labels[start:] else None
    if named is None or "pages" in draft.labels or "pinpoint" in draft.labels:
        return
    after = [i for i in range(named, len(draft.labels)) if draft.labels[i] == "volume"]
    if len([i for i in after if draft.tokens[i].text.isdigit()]) == 1:
        draft.put(after, "pages")


_CODE = re.compile(
    r"(?P<volume>\d{1,4})\s(?P<container>[A-Z][\w.\s]*?\.)\s(?P<pages>(?:§{1,2}\s?)?\d.*)",
    re.DOTALL,
)


def hold_code(text: str, draft: Draft, start: int, end: int) -> None:
    """A code or reporter that was passed over: volume, name and section: "15 U.S.C. § 78j(b)"."""
    found = _CODE.fullmatch(text[start:end])
    if found is None:
        return
    inside = draft.within(start, end)
    # "92 Stat. 1783" has a page that looks like a year.
    dated = any(draft.labels[index] == "date" for index in inside)
    if draft.most(inside) not in ("other", "note", None) and not dated:
        return
    draft.put(draft.within(start + found.start("volume"), start + found.end("volume")), "volume")
    draft.put(
        draft.within(start + found.start("container"), start + found.end("container")), "container"
    )
    draft.put(draft.within(start + found.start("pages"), start + found.end("pages")), "pages")


_STAGE = re.compile(
    r",\s(?:\()?(?:(?:Trial|Appeals?)\s(?:Chamber\s)?)?(?:Judge?ment|Merits|Advisory\sOpinion|Preliminary\sObjections|Jurisdiction(?:\sand\sAdmissibility)?|Provisional\sMeasures|"
    r"Award|Decision|Order|arrêt|avis\sconsultatif|ordonnance|Urteil|Gutachten)\)?(?=,\s)"
)
_COURT_HEAD = re.compile(
    r"(?P<court>ECtHR|ECHR|CJEU|ECJ|ICJ|PCIJ|ICTY|ICTR|ICC|ITLOS|IACtHR|CEDH|Cour\sEDH|CJUE|CJCE|CIJ|CPJI|TPIY|CPI|EGMR|IGH|IStGH|CIG|Corte\sEDU|CIDH|TEDH)"
    r"(?:\s\(GC\))?,\s(?!Urteil|Judge?ment|Arrêt|Beschluss|Sentenza)(?P<case>[A-ZÀ-Þ][^,]{4,120})(?=,\s)"
)


def hold_court(text: str, draft: Draft) -> None:
    """A court of nations stands before its case; what stage the case is at is no part of its name."""
    found = _COURT_HEAD.match(text)
    if found:
        draft.put(draft.within(0, found.end()), "other")
        draft.put_at(found.span("court"), "publisher")
        draft.put_at(found.span("case"), "title")
    stages = list(_STAGE.finditer(text))
    if stages and (found or lexicon.CASE_TITLE.search(text[:120])):
        for stage in stages:
            draft.put_at(stage.span(), "other")


_JOINED = re.compile(
    r"(?:Joined\s)?Cases?\s(?P<numbers>[CTF]?-?\d{1,4}/\d\d(?:\sP)?(?:(?:,\s|\sand\s|,\sand\s|\sto\s|–)[CTF]?-?\d{1,4}/\d\d(?:\sP)?)*),?\s(?=[A-ZÀ-Þ])"
)


def hold_joined_cases(text: str, draft: Draft) -> None:
    """Cases of the Union that were heard together have one row of numbers: "Joined Cases C-402/05 P and C-415/05 P"."""
    if found := _JOINED.match(text):
        draft.put_at(found.span(), "other")
        draft.put_at(found.span("numbers"), "volume")


def opens_with_court(text: str) -> bool:
    """Whether a reference opens with a court of nations and the case it decided."""
    return bool(_COURT_HEAD.match(text))


_SIGNED = re.compile(
    r"(?:(?:Convention|Treaty|Protocol|Agreement|Peace|Vertrag|Abkommen|Traité|Trattato|Tratado)\s(?:on|of|for|relating|concerning|between|against|Relating|Concerning|über|zwischen|sur|de|fra|entre)\b[^,“\"]{3,120})"
    r",\s(?P<place>[A-ZÀ-Þ][\w.-]+(?:\s[A-Z]\w+)?),\s(?=\d{1,2}\.?\s\w+\s\d{4}|[A-Z][a-z]+\.?\s\d{1,2},\s\d{4})"
)


TREATY_SERIES = re.compile(
    r"(?<=,\s)(?P<volume>\d{1,4})\s(?P<container>CTS|UNTS|LNTS|U\.N\.T\.S\.|L\.N\.T\.S\.|Consol\.\sT\.S\.|BFSP|RIAA|ILM|I\.L\.M\.|UST|U\.S\.T\.|ILR|ETS)\s(?P<pages>\d{1,5})(?=[,.;\s(]|$)"
)


def hold_treaty_series(text: str, draft: Draft) -> None:
    """Volume, series and page of a treaty or an international case: "118 CTS 401"."""
    if found := TREATY_SERIES.search(text):
        for name, label in _SERIES_PARTS:
            draft.put_at(found.span(name), label)


_SERIES_PARTS: tuple[tuple[str, Label], ...] = (
    ("volume", "volume"),
    ("container", "container"),
    ("pages", "pages"),
)


def hold_signed(text: str, draft: Draft) -> None:
    """Where a treaty was signed stands between its name and the day."""
    found = _SIGNED.match(text)
    if found and draft.labels[:1] == ["title"]:
        draft.put_at(found.span("place"), "place")


_ECLI = re.compile(r"\bECLI:[A-Z]{2}:[A-Z\d]{1,7}:\d{4}:[\w.]+")


def hold_ecli(text: str, draft: Draft) -> None:
    """The European number of a judgment is one thing, whatever years and numbers it is made of."""
    if found := _ECLI.search(text):
        draft.put_at(found.span(), "container")


# Early reports are named in brackets after the series: "5 U.S. (1 Cranch) 137, 177 (1803)".
_NAMED_REPORT = re.compile(
    r"\b(?P<volume>\d{1,4})\s(?P<container>(?:[A-Z][\w]*\.\s?){1,4})\s?(?P<other>\(\d{1,3}\s[A-Z][a-z]+\.?\))\s(?P<pages>\d{1,4})(?:,\s(?P<pinpoint>\d{1,4}))?(?=\s\()"
)


def hold_named_report(text: str, draft: Draft) -> None:
    """Volume, series and pages around the name of the man who reported."""
    if found := _NAMED_REPORT.search(text):
        draft.put_groups(
            found, volume="volume", container="container", pages="pages", pinpoint="pinpoint"
        )


# "7 & 8 Geo. 4 c. 19" is where an act of parliament stands, no part of its name.
REGNAL = re.compile(
    r"\(?\b\d{1,2}(?:\s(?:&|and)\s\d{1,2})?\s(?:Geo|Vict|Will|Wm|Eliz|Edw|Hen|Anne?|Car|Jac|Mar|Phil)\b\.?"
    r"(?:\s(?:[1-8]|[IVX]{1,4}))?\.?,?\s?(?:cc?|chs?|cap)\.?\s?\d+\)?"
)


def hold_regnal_year(text: str, draft: Draft) -> None:
    """The regnal year and chapter of an act belong to no field."""
    for found in REGNAL.finditer(text):
        draft.put_at(found.span(), "other")


# Behind a title in italics, the paper or site by its plain name, and the day in brackets: "*Title*, River Ledger (Mar. 4, 2015)".
_NAMED_PAPER = re.compile(
    r",?\s(?P<name>[A-Z][\w.’'&-]*(?:\s(?:(?:of|the|for|and|&|on|in)\s){0,2}[A-Z][\w.’'&-]*){0,6})"
    r"\s(?P<day>\((?:[A-Z][a-z]{2,8}\.?\s\d{1,2},|\d{1,2}\s[A-Z][a-z]{2,8}\.?)\s(?:19|20)\d\d\))"
)


def hold_named_paper(text: str, draft: Draft, emphasis: Sequence[Extent]) -> None:
    """The title, the paper and the day of a piece cited as law reviews do."""
    for title in emphasis:
        found = _NAMED_PAPER.match(text, title.end)
        inside = draft.within(title.start, title.end)
        if found is None or not inside or draft.most(inside) not in ("title", "container"):
            continue
        if re.search(r"[“\"„«]", text[: title.start]) or "title" in draft.labels[: inside[0]]:
            continue
        draft.put(draft.within(title.start, found.start("name")), "title")
        draft.put_at(found.span("name"), "container")
        draft.put_at(found.span("day"), "date")
        return


_NAMED_CODE = re.compile(
    r"(?P<code>(?:[A-Z][\w.&]*\s){0,4}(?:Code(?:\sAnn\.)?|Stat\.(?:\sAnn\.)?|Laws(?:\sAnn\.)?|Comp\.\sLaws|Rev\.\sStat\.|Admin\.\sCode|Gen\.\sLaws)(?:,?\s(?:ch|tit)\.\s\w+,)?)"
    r"\s(?P<sections>§{1,2}\s?\d[\w.:()–-]*(?:,\s\d[\w.:()–-]*)*)(?:\s\((?P<house>[A-Z][\w.\s]*?\s)?(?P<year>(?:18|19|20)\d\d)\))?"
)


def hold_named_code(text: str, draft: Draft) -> None:
    """A state's code is cited by its name and section: "N.M. Stat. Ann. § 72-5-29 (West 2015)"."""
    if found := _NAMED_CODE.match(text):
        draft.put_groups(found, code="container", sections="pages", house="publisher", year="date")


_ARTICLE_BEHIND = re.compile(
    r"(?:Convention|Treaty|Charter|Covenant|Agreement|Protocol|Constitution|Const\.|Statute|Act|Directive|Regulation|Declaration)"
    r"(?:\s(?:on|of|for|against|to|relating|concerning|between|among)\s[^,;“\"]{3,90}?)?(?P<article>,?\s(?:arts?|amends?|secs?|ss?|cl|pmbl|Annex)\b\.?(?:\s(?:[IVXLC]+|\d+)(?:\(\w+\))*)?(?:,\s(?:§{1,2}|cl\.|para\.|sec\.)\s?\d+)*)(?=[,.;\s(]|$)"
)
_LAW_ALONE = re.compile(
    r"(?:[A-Z][\w.’-]*(?:\s(?:on|of|for|the|and|to|against|relating|concerning))*\s?){1,16}"
)


def hold_article_behind(text: str, draft: Draft) -> None:
    """The article pointed to is no part of a treaty's name: "Vienna Convention on Shared Lakes art. 31(1)"."""
    found = _ARTICLE_BEHIND.search(text, 0, 200)
    if found is None or re.search(r"[“\"«„]", text[: found.end()]):
        return
    inside = draft.within(*found.span("article"))
    words = [i for i in inside if draft.tokens[i].text[0].isalnum()]
    named = _LAW_ALONE.fullmatch(text[: found.start("article")])
    if not named and draft.labels[:1] != ["title"]:
        return
    if words and {draft.labels[i] for i in words} <= {
        "title",
        "other",
        "note",
        "pages",
        "pinpoint",
    }:
        if named:
            draft.put(draft.within(0, found.start("article")), "title")
        draft.put(inside, "pages")


_BEFORE_CONGRESS = re.compile(
    r"[^“\"]{0,240}?\bHearings?\s[Bb]efore\s[^“\"]{3,240}?(?=,\s\d{2,3}(?:st|nd|rd|d|th)\sCong)"
)
_CONGRESS = re.compile(
    r",\s(?P<session>\d{2,3}(?:st|nd|rd|d|th)\sCong\.(?:,\s\d\w\w\s[Ss]ess\.)?)(?:\s(?P<pages>\d{1,4}(?:[–-]\d{1,4})?(?:,\s\d{1,4}(?:[–-]\d{1,4})?)*))?(?=\s\()"
)


def hold_congress(text: str, draft: Draft) -> None:
    """Hearings of Congress by their committee: the title reaches to the session, and the page stands behind it."""
    head = _BEFORE_CONGRESS.match(text)
    if head and draft.labels[:1] == ["title"] and "genre" not in draft.labels:
        draft.put_at(head.span(), "title")
    if (found := _CONGRESS.search(text)) and found["pages"]:
        draft.put_groups(found, session="volume", pages="pages")
