"""What is made rather than written: films, patents, standards, programs, sets of data, and papers before they are printed.

Rome, Open City, directed by Roberto Rossellini (Rome: Excelsa Film, 1945)
ISO 15489-1:2016, Information and Documentation, ...
R Core Team, R: A Language ..., version 4.0.2 (Vienna: ...)
... Harvard Dataverse, V2, 2018 · preprint, SocArXiv, May 2, 2019
"""

import re

from citeaudit.model.citation import EntryType
from citeaudit.parsers.draft import Draft
from citeaudit.parsers.names import looks_like_person
from citeaudit.parsers.spans import Spans

_DIRECTED = re.compile(
    r"(?P<cue>[Dd]irected\sby|[Dd]ir\.(?:\sby)?|Regie:?|R:|[Rr]éal(?:\.|isé\spar|isation\s?:?)|[Uu]n\sfilm\sde|[Rr]egia\sdi|[Dd]iretto\sda|[Dd]irigida?\spor|[Dd]ir\.\spor)\s"
    r"(?P<name>[A-ZÀ-Þ][\w.’'-]*(?:\s(?:(?:de|von|van|di|del|la|and|und|et|y|e|&)\s)?[A-ZÀ-Þ][\w.’'-]*){1,7})(?=,|\s\(|\.?$|;)"
)
_PATENT = re.compile(
    r"(?P<office>(?:(?:US|U\.\s?S\.|UK|GB|British|French|German|European|Deutsches|Brevet\sfrançais|Canadian)\s)?(?:Reichs)?(?:[Pp]atent(?:schrift)?|Brevet|Brevetto|DRP|Patente)(?:\sApplication)?)\s(?P<number>(?:(?:[Nn]o|[Nn]r|n°|n|núm)\.?\s)?(?:[A-Z]{2}\s?)?\d[\d,./]*(?:\s?[AB]\d)?)"
)
_STANDARD = re.compile(
    r"(?P<number>(?:ISO|IEC|DIN|BS|EN|ANSI|ASTM|IEEE|NF|UNI|UNE|ITU-T|ÖNORM|SN|NIST|NISO|ETSI)(?:[/\s-](?:IEC|EN|ISO|IEEE|ASTM|NISO|SP|TR|TS))*\s(?:[A-Z]{1,2}[\s-]?)?\d[\d.-]*(?::\d{4}(?:-\d\d)?)?)"
    r"(?=[,:.]\s(?P<title>[A-ZÀ-Þ]))"
)
_VERSION = re.compile(
    r"[,(.]\s?(?P<version>(?:[Vv]ersion|[Vv]ers\.|[Rr]elease|[Vv]er\.|V|v)\s?\d{1,3}(?:\.\d+){0,3})(?=[,.;)\s]|$)"
)
_NAMED_VERSION = re.compile(r"[,(:]\s(?:[Vv]ersion|[Rr]elease)\s\d")
_STORE = re.compile(
    r"(?<=[,.”\"’»]\s)(?:(?:Harvard|Borealis)\s)?(?:Dataverse|Zenodo|Figshare|Dryad|PANGAEA|ICPSR|GESIS(?:\sDatenarchiv)?|OSF|UK\sData\sService)(?=,|\s\(|\s\d{4})"
)
_SERVER = re.compile(
    r"(?<=[,.”\"’»]\s)(?:bioRxiv|medRxiv|SocArXiv|PsyArXiv|SSRN|HAL(?:-SHS)?|EconStor|MPRA|RePEc|ResearchGate|OSF\sPreprints)(?=,|\.|:|\s\(|\s(?P<number>\d[\d.]+\d))"
)
_DATA = re.compile(
    r"\[(?:[Dd]ata\s?set|[Dd]atensatz|[Cc]omputer\s[Ss]oftware|[Ss]oftware|[Dd]ata\s[Ff]ile|[Jj]eu\sde\sdonnées)\]"
)


_IS_TOLD = re.compile(r"\b(?:was|were|is|are|be|been|and)\s$")


# What a rule needs to have anything to find; most references have none of it. Written out, for it is asked of every one.
def _traced(text: str) -> bool:
    """Whether a film or a patent may be told of."""
    return (
        "irect" in text or "ir. " in text or "egi" in text or "éal" in text or "film" in text
        or "R: " in text or "atent" in text or "revet" in text or "DRP" in text
    )  # fmt: skip


def _may_be_stored(text: str) -> bool:
    return (
        "ataverse" in text or "enodo" in text or "igshare" in text or "Dryad" in text
        or "PANGAEA" in text or "ICPSR" in text or "GESIS" in text or "OSF" in text or "Data Service" in text
    )  # fmt: skip


def _may_be_served(text: str) -> bool:
    return (
        "Rxiv" in text or "rXiv" in text or "SSRN" in text or "HAL" in text or "EconStor" in text
        or "MPRA" in text or "RePEc" in text or "ResearchGate" in text or "OSF Pre" in text
    )  # fmt: skip


def _stored(text: str) -> re.Match[str] | None:
    return _STORE.search(text) if _may_be_stored(text) else None


def _served(text: str) -> re.Match[str] | None:
    return _SERVER.search(text) if _may_be_served(text) else None


def is_numbered(text: str) -> bool:
    """Whether a reference is to a thing that goes by its number: a standard, a patent."""
    return is_standard(text) or (_traced(text) and bool(_PATENT.search(text)))


def is_film(text: str) -> bool:
    """Whether a reference names a film with who directed it; a sentence that says who directed something is none."""
    found = _directed(text) if _traced(text) else None
    return found is not None and not _IS_TOLD.search(text, 0, found.start())


def is_standard(text: str) -> bool:
    """Whether a reference opens with the number of a standard."""
    return bool(_STANDARD.match(text))


def kind(text: str, *, named: bool) -> EntryType | None:
    """The kind of a thing that is told by its print alone; `named` tells that somebody made it and nothing larger holds it."""
    traced = _traced(text)
    if traced and _directed(text):
        return "video"
    # What a store keeps under a number of its own is data; under a mere address it is a page.
    stored = _stored(text) and ("doi" in text or "http" not in text)
    if (traced and _PATENT.search(text)) or stored or _DATA.search(text):
        return "misc"
    if is_standard(text):
        return "report"
    if named and _NAMED_VERSION.search(text):
        return "misc"
    return "article" if _served(text) else None


def hold(text: str, draft: Draft, seen: Spans) -> None:
    """Every rule of this module."""
    if not draft.labels:
        return
    if _traced(text):
        _hold_film(text, draft)
        _hold_patent(text, draft)
    _hold_standard(text, draft)
    _hold_version(text, draft)
    _hold_server(text, draft)
    _hold_e_book(text, draft)
    _hold_running_time(text, draft)
    _hold_account(text, draft)


_LENGTH = re.compile(r"\b\d{1,3}\s(?:min|Min)\b\.?")
_LAND = re.compile(r",\s(?P<land>[A-Z]{1,3}|[A-ZÀ-Þ][a-zà-ÿ]+)(?=,?\s(?:19|20)\d\d)")
_CARRIER = re.compile(r"(?<=,\s)(?:DVD|VHS|Blu-ray)(?=[,.]|$)")
# "Histoire de la France rurale, dir. Georges Duby": there "dir." tells who edited a book.
_ROMANCE = re.compile(
    r"(?<!\w)(?:la|les?|des|du|et|della|il|gli|el|los|las|y|d[’']|l[’'])(?!\w)", re.IGNORECASE
)


def _directed(text: str) -> re.Match[str] | None:
    """Who directed a film, and the words that say so."""
    found = _DIRECTED.search(text)
    if (
        found is None
        or not looks_like_person(found["name"])
        or re.search(r"\b[Ii]n:?\s", text[: found.start()])
    ):
        return None
    return None if found["cue"].lower() == "dir." and _ROMANCE.search(text) else found


def _hold_film(text: str, draft: Draft) -> None:
    """Who directed a film made it, and what stands before is its title."""
    found = _directed(text)
    if found is None:
        return
    head = text[: found.start()].rstrip(" ,.(:")
    draft.put(draft.within(len(head), found.end()), "other")
    draft.put_at(found.span("name"), "author")
    if not head or re.search(r"\d{4}|[“\"«„]", head):
        return
    title, _, genre = head.rpartition(", ")
    if genre in ("DVD", "Blu-ray", "VHS", "film"):
        draft.put(draft.within(len(title), len(head)), "other")
        draft.put(draft.within(len(head) - len(genre), len(head)), "genre")
        head = title
    draft.put(draft.within(0, len(head)), "title")
    for length in _LENGTH.finditer(text, found.end()):
        draft.put_at(length.span(), "other")
    if land := _LAND.match(text, found.end()):
        draft.put_at(land.span(), "other")
        draft.put_at(land.span("land"), "place")
    if carrier := _CARRIER.search(text, found.end()):
        draft.put_at(carrier.span(), "genre")


_GRANTED = re.compile(
    r"(?:filed|issued|granted|published|erteilt|angemeldet|délivré|déposé)\s(?=\w)"
)


def _hold_patent(text: str, draft: Draft) -> None:
    """The number of a patent is told apart from the office that gave it, and both from what was invented."""
    found = _PATENT.search(text)
    if found is None or (
        draft.most(draft.within(*found.span())) == "title"
        and found.start()
        and text[: found.start()][-2:] != ", "
    ):
        return
    if "url" in {draft.labels[i] for i in draft.within(*found.span())}:
        return
    draft.put_at(found.span("office"), "genre")
    draft.put_at(found.span("number"), "volume")
    for granted in _GRANTED.finditer(text, found.end()):
        draft.put_at(granted.span(), "other")


def _hold_standard(text: str, draft: Draft) -> None:
    """A standard goes by its number, which stands before its title."""
    found = _STANDARD.match(text)
    if found is None:
        return
    draft.put_at(found.span("number"), "volume")
    start = found.start("title")
    inside = draft.within(start, len(text))
    if inside and draft.labels[inside[0]] != "title":
        end = re.compile(r",\s|\s\(|\.\s").search(text, start)
        draft.put(draft.within(start, end.start() if end else len(text)), "title")
    draft.put(draft.within(found.end("number"), start), "other")


def _versioned(text: str) -> re.Match[str] | None:
    """The version of a program or a data set; a bare "v. 2" is a volume."""
    found = _VERSION.search(text)
    if found is None:
        return None
    told = found["version"]
    bare = told[0] in "vV" and not told[:3].isalpha()
    return (
        None
        if bare and "." not in told and not _STORE.search(text, 0, found.start() + 1)
        else found
    )


def _hold_version(text: str, draft: Draft) -> None:
    """The version of a program or of a set of data is its edition, no part of its name."""
    found = _versioned(text)
    if found is None:
        return
    inside = draft.within(*found.span("version"))
    if draft.most(inside) in (
        "title",
        "other",
        "note",
        "container",
        "volume",
        "issue",
        "date",
        "publisher",
        "series",
    ):
        draft.put(draft.within(found.start(), found.start("version")), "other")
        draft.put(inside, "edition")


def _hold_server(text: str, draft: Draft) -> None:
    """A store of data is who publishes it; a server of preprints is what a paper stands in."""
    if found := _stored(text):
        inside = draft.within(*found.span())
        if draft.most(inside) in ("container", "title", "other", "note", "place"):
            draft.put(inside, "publisher")
    if found := _served(text):
        inside = draft.within(*found.span())
        if draft.most(inside) in ("genre", "title", "other", "note", "publisher"):
            draft.put(draft.within(found.start() - 2, found.start()), "other")
            draft.put(inside, "container")
        draft.put_at(found.span("number"), "volume")


_RUNNING_TIME = re.compile(r"(?<=,\s)(?:\d{1,2}:)?\d{1,2}:\d\d(?=[,.;]|$)")
_RECORDED = re.compile(r"\b(?:[Vv]ideo|[Pp]odcast|[Aa]udio|DVD|MP3)\b")
_ACCOUNT = re.compile(r"@(?P<name>\w{2,30})(?=[,.:]?\s)")


def _hold_running_time(text: str, draft: Draft) -> None:
    """How long a recording runs is neither its volume nor a page: "YouTube video, 0:51"."""
    if ":" in text and _RECORDED.search(text):
        for found in _RUNNING_TIME.finditer(text):
            draft.put_at(found.span(), "other")


def _hold_account(text: str, draft: Draft) -> None:
    """Who posted goes by the name of an account."""
    if found := _ACCOUNT.match(text):
        draft.put(draft.within(0, found.end()), "other")
        draft.put_at(found.span("name"), "author")


_E_BOOK = re.compile(
    r"(?<![\w-])(?:Kindle|[Ee]-?[Bb]ook|EPUB|E-Book)[\s-]?(?:ed\.|edn\.?|edition|Edition|Ausgabe)"
)
_LOCATION = re.compile(
    r"(?<=[,)]\s)(?:[Ll]ocs?\.?|[Ll]ocations?|Pos\.|Position)\s\d[\d,]*(?:[-–]\d+)?(?=[.,;]|$)"
)


def _hold_e_book(text: str, draft: Draft) -> None:
    """A book read on a screen has its edition, and places instead of pages: "Kindle ed., loc. 1204"."""
    if "ook" not in text and "indle" not in text and "oc" not in text and "Pos" not in text:
        return
    if found := _E_BOOK.search(text):
        inside = draft.within(*found.span())
        if draft.most(inside) in ("note", "other", "series", "publisher", "genre", "edition"):
            draft.put(inside, "edition")
    if found := _LOCATION.search(text):
        draft.put_at(found.span(), "pages")
