"""Judgments, reporters, codes and commentaries as German law journals cite them.

BGH, Urt. v. 12.3.1992 – IX ZR 141/91, NJW 1992, 1814 (1816)     court, day, docket, reporter, page, page meant
BVerfGE 7, 198, 205                                               a reporter, its volume and page
§ 242 BGB · Art. 14 Abs. 1 GG · BGB, § 823 Abs. 1                 a code and its section
Palm/Sprauer, BGB, 73. Aufl. 2014, § 823 Rn. 12                   a commentary
"""

import re

from citeaudit.parsers.calendar_words import MONTH
from citeaudit.parsers.draft import Draft
from citeaudit.parsers.labels import Label

_YEAR = r"(?:18|19|20)\d\d"
_COURT = (
    r"(?:B(?:GH|VerfG|VerwG|AG|SG|FH|PatG|ayObLG|ayVerfGH|ayVGH)|RG|RFH|RAG|EuGH|EuG|EGMR|EGMR\s\(GK\)|OGH|VfGH|VwGH|BGer|KG|"
    r"(?:O?LG|OVG|VGH|VG|AG|LAG|ArbG|LSG|SG|FG|VerfGH)\s[A-ZÄÖÜ][\w.-]+(?:\s(?:a\.\s?M\.|am\sMain))?)"
)
REPORTER = (
    r"(?:BGHZ|BGHSt|BGHR|BVerfGE|BVerfGK|BVerwGE|BAGE|BSGE|BFHE|RGZ|RGSt|OLGZ|OLGR|EuGRZ|EuZW|EuR|NJW(?:-RR)?|NVwZ(?:-RR)?|NZA(?:-RR)?|NStZ(?:-RR)?|"
    r"JZ|JuS|JA|Jura|JR|MDR|DÖV|DVBl\.?|VersR|WM|ZIP|FamRZ|ZRP|BB|DB|StV|GRUR(?:\sInt\.)?|AcP|ARSP|RdA|AuR|VVDStRL|ZStW|ZZP|ZVglRWiss|RabelsZ|Slg\.|DRiZ|AnwBl|WuW|wistra|ZfRSoz)"
)
_PAGES = r"(?:S\.\s)?(?:I-|Rn\.\s?|Nr\.\s?)?\d+(?:\s?[-–]\s?\d+)?(?:\s?ff?\.)?"
_MEANT = r"(?:\s\((?P<meant>[^()]{1,24})\)|,\s(?P<later>(?:hier\s)?(?:S\.\s|Rn\.\s?)?\d+(?:\s?[-–]\s?\d+)?(?:\s?ff?\.)?))?"
_REPORTED = (
    rf"(?P<reporter>{REPORTER})\s(?:(?P<year>{_YEAR})|(?P<volume>\d{{1,3}})(?:\s\((?P<of>{_YEAR})\))?),\s"
    rf"(?P<pages>{_PAGES}){_MEANT}"
)
_DOCKET = r"(?P<docket>(?:Rs\.\s)?(?:[CT]-\d+/\d+|[IVX\d]+[a-z]?\s[A-Z][A-Za-z]{0,4}(?:\s\([A-Z]+\))?\s\d+(?:,\s\d+)*/\d\d))"
_JUDGMENT = re.compile(
    rf"(?P<court>{_COURT}),?\s(?:(?:Urt(?:eil|\.)|Beschl(?:uss|uß|\.)|Entsch(?:eidung|\.)|U\.|B\.)\s(?:v\.|vom)\s(?P<date>\d{{1,2}}\.\s?(?:\d{{1,2}}\.\s?|(?i:{MONTH})\s)\d{{2,4}}))?"
    rf"(?:(?:,|\s[-–—])?\s?(?:Az\.:?\s)?{_DOCKET})?(?:(?:,|\s[-–—=])\s(?P<party>[A-ZÄÖÜ][^,–\d]{{2,60}}?(?=,\s)))?(?:(?:(?:,|\s?[-–—=])\s)?(?:in:?\s)?{_REPORTED})?(?=[\s.,;]|$)"
)
_BARE_REPORTER = re.compile(rf"{_REPORTED}(?=[\s.,;]|$)")
_FAMILIES = re.compile(r"[A-ZÄÖÜ][\w’-]+(?:/[A-ZÄÖÜ][\w’-]+){0,3}")
_GAZETTE = re.compile(
    rf"(?P<gazette>(?:BGBl|RGBl|GBl|GVBl|GVOBl|PrGS|GS\sNRW|ABl)\.?(?:\sE[GU])?)\s(?P<date>{_YEAR})"
    r"(?:\s(?P<part>[ILC]{1,3}(?:\s\d+)?))?,?\s(?P<pages>S\.\s\d+(?:\s?[-–]\s?\d+)?(?:\sff?\.)?)"
)
_GAZETTED: tuple[tuple[str, Label], ...] = (
    ("gazette", "container"), ("date", "date"), ("part", "volume"), ("pages", "pages"),
)  # fmt: skip
_ARTICLE = re.compile(rf",\s(?:in:?\s)?{_REPORTED}\W*$")
CODE = r"(?:BGB|StGB|HGB|ZPO|StPO|GG|VwGO|VwVfG|AO|InsO|BauGB|SGB\s[IVX]+|[A-Z][A-Za-z]{0,8}(?:G|GB|VO|O|StG)|PrALR|ALR|ABGB|OR|ZGB)"
_SECTION = (
    r"(?:§{1,2}|Artt?\.)\s?\d+[a-z]?"
    r"(?:[\s,]+(?:Abs\.|S\.|Satz|Nr\.|Hs\.|Alt\.|lit\.|ff?\.|und|[IVX]+|\d+[a-z]?|[a-z])(?![A-Za-zÄÖÜäöü]))*"
)
_SECTION_OF = re.compile(rf"(?P<section>{_SECTION})\s(?P<code>{CODE})(?=[\s.,;]|$)")
_CODE_AND_SECTION = re.compile(rf"(?P<code>{CODE}),?\s(?P<section>{_SECTION})(?=[\s.,;]|$)")
_COMMENTARY = re.compile(
    rf"(?P<author>[A-ZÄÖÜ][\w’-]+(?:/[A-ZÄÖÜ][\w’-]+){{0,3}}),\s(?P<title>{CODE}(?:-Kommentar)?),\s(?=\d|§|Art|Bd)"
)


def hold(text: str, draft: Draft) -> None:
    """Every rule of this module, each on what those before it left."""
    if not re.search(r"[A-ZÄÖÜ]{2}|[a-z][A-Z]|[a-z]Bl\b|§|Art", text):
        return
    _hold_judgment(text, draft)
    _hold_reporter(text, draft)
    _hold_section(text, draft)
    _hold_commentary(text, draft)


def cites_law(text: str) -> bool:
    """Whether a stretch opens with a court, a reporter or a code of German law, which no author is called."""
    return any(
        pattern.match(text)
        for pattern in (_BARE_REPORTER, _SECTION_OF, _CODE_AND_SECTION, _GAZETTE)
    ) or bool(re.match(rf"{_COURT},?\s(?:Urt|Beschl|{REPORTER}\s\d)", text))


_NAMED: tuple[tuple[str, Label], ...] = (
    ("reporter", "container"), ("year", "date"), ("of", "date"), ("volume", "volume"), ("pages", "pages"), ("meant", "pinpoint"),
    ("later", "pinpoint"),
)  # fmt: skip


def _put(draft: Draft, found: re.Match[str], names: tuple[tuple[str, Label], ...]) -> None:
    draft.put_at(found.span(), "other")
    for name, label in names:
        draft.put_at(found.span(name), label)


def _hold_judgment(text: str, draft: Draft) -> None:
    """What a court decided: court, day, docket, party, reporter and page."""
    found = _JUDGMENT.match(text)
    if found and (found["date"] or found["docket"] or found["reporter"]):
        _put(
            draft,
            found,
            (
                ("court", "title"),
                ("date", "date"),
                ("docket", "volume"),
                ("party", "title"),
                *_NAMED,
            ),
        )


def _hold_reporter(text: str, draft: Draft) -> None:
    """A reporter by itself, or a journal behind an author and perhaps a title: "Bender, NJW 1981, 1401 (1403)"."""
    if found := _BARE_REPORTER.match(text):
        _put(draft, found, _NAMED)
    elif found := _GAZETTE.match(text):
        _put(draft, found, _GAZETTED)
    elif found := _ARTICLE.search(text):
        bare = _FAMILIES.fullmatch(text[: found.start()])
        if bare or "author" in draft.labels:
            _put(draft, found, _NAMED)
        if bare:
            draft.put(draft.within(0, found.start()), "author")


def _hold_section(text: str, draft: Draft) -> None:
    """A section and the code that it is of, in either order."""
    found = _SECTION_OF.match(text) or _CODE_AND_SECTION.match(text)
    if found:
        _put(draft, found, (("section", "pages"), ("code", "container")))


def _hold_commentary(text: str, draft: Draft) -> None:
    """A commentary is called by the code it explains."""
    if (found := _COMMENTARY.match(text)) and "title" not in draft.labels:
        _put(draft, found, (("author", "author"), ("title", "title")))
