"""Labels of official papers, archives and imprints put right, where their print is plainer than the labeller's guess."""

import re
from collections.abc import Sequence

from citeaudit.model.manuscript import Extent
from citeaudit.parsers import cues, kinds, leads, lexicon
from citeaudit.parsers.draft import Draft, runs_of
from citeaudit.parsers.labels import Label
from citeaudit.parsers.names import is_body, looks_like_person
from citeaudit.parsers.spans import Spans

# COM(2015) 185 final · HC 1801 (27) · RR-1234 · FO 371/12345 · inv. no. 5671
PAPER_NUMBER = re.compile(
    r"(?<![\w/.])(?:(?:COM|SEC|SWD|JOIN)\s?\(\d{2,4}\)\s?\d+(?:\sfinal)?|[A-Z]{2,4}\s?\(\d\d\)\s?\d+|(?:HC|HL)\s(?:Paper\s)?\d{1,4}(?:[-–][IVX]+)?(?:\s\(\d[\d/–-]*\))?|"
    r"[A-Z]{2,4}-\d{3,5}(?:[-/][A-Z\d]+)*)(?![\w/])"
)
_SHELVED = re.compile(
    r"(?<![\w/.])(?:[A-Z]{1,5}\d?\s\d+(?:\s[IVX]+)?(?:/\d+)+|inv\.\s(?:no|nr)\.\s?\d+)(?![\w/])"
)
_INITIALS_HEAD = re.compile(r"[A-ZÀ-Þ]{2,6}(?=,)")
_AUTHOR_DATE = re.compile(
    r"(?P<names>[A-ZÀ-Þ][^\d“\"«:;()]{2,90}?)\.?\s\(?(?:1[5-9]|20)\d\d[a-z]?\)?[.:,]\s"
)
_PAPER_GENRE = re.compile(
    r"(?i:papers?|reports?|briefs?|briefing|analysis|notes?|memos?|backgrounders?|series)$"
)
_LETTER_TO_EDITOR = re.compile(r"[Ll]etters?\sto\sthe\s[Ee]ditor")
_BEFORE_WHOM = re.compile(r",?\s(?P<genre>[Hh]earings?)\s(?:[Bb]efore|[Oo]n)\s(?:the\s)?")
_COLLECTION = re.compile(
    r"^(?:[Ff]onds|[Ff]ondo|Nachlass|Nachlaß)\s|(?<!\w)(?:Papers|MSS?\.?|Collections?|Records|Files|Fonds|Fondo|Correspondence|Nachlass|Nachlaß)$"
)
_NO_AUTHOR_BEFORE = frozenset(("by", "von", "par", "di", "de", "por", "and", "und", "et"))


def hold(text: str, draft: Draft, seen: Spans, emphasis: Sequence[Extent]) -> None:
    """Every rule of this module, each on what those before it left."""
    held = [
        *((one.start, one.end) for one in emphasis),
        *((one.start, one.end) for one in seen.quotations),
    ]
    _hold_paper_numbers(text, draft, held)
    _hold_archive_head(text, draft)
    _hold_keeper(text, draft)
    _hold_lead_in(text, draft)
    _hold_quoted_head(text, draft, seen)
    _hold_forewords(text, draft)
    _hold_roman_volume(text, draft)
    _hold_author_date(text, draft)
    _hold_periodical(text, draft, seen)
    _hold_paper_genre(text, draft)
    _hold_letter_to_editor(text, draft)
    _hold_hearing(text, draft)
    _hold_names_in_phrase(text, draft)
    _hold_kind_head(text, draft)
    _hold_interview_place(text, draft)
    _hold_resolution(text, draft)
    _hold_posts(text, draft)
    _hold_headword(text, draft)
    _hold_numbered_series(text, draft)
    _hold_imprint_parts(text, draft)
    _hold_volume_title(text, draft)
    _hold_lone_container(text, draft)


def _hold_paper_numbers(text: str, draft: Draft, held: Sequence[tuple[int, int]]) -> None:
    """The number of a paper or a thing kept is one thing, whatever figures and brackets it is made of."""
    for pattern in (PAPER_NUMBER, _SHELVED):
        for found in pattern.finditer(text):
            inside = draft.within(*found.span())
            if any(start <= found.start() < end for start, end in held):
                continue
            labels = {draft.labels[i] for i in inside if draft.tokens[i].text[0].isalnum()}
            if len(labels) == 1 and labels <= {"volume", "issue", "url", "pinpoint"}:
                continue
            # "The Path Ahead RR-1234": without a sign before it a number in capitals may be the title's own.
            if draft.most(inside) == "title" and not text[: found.start()].endswith((", ", "(")):
                continue
            draft.put(inside, "volume")


def _hold_archive_head(text: str, draft: Draft) -> None:
    """A reference that opens with an archive tells who keeps the thing, not who wrote it or what it is called."""
    found = lexicon.ARCHIVE_HEAD.match(text)
    if not found and kinds.SHELF_MARK.search(text):
        found = _INITIALS_HEAD.match(text)
    if not found or draft.labels[:1] not in (["author"], ["title"], ["container"]):
        return
    draft.put(draft.within(*found.span()), "publisher")
    shelf = re.match(
        r",\s(?P<mark>(?:(?![^\W\d_]*[a-zà-ÿ]{4})[\w./-]+\s?)*\d\w*)(?=[,.])", text[found.end() :]
    )
    if shelf:
        at = found.end()
        draft.put(draft.within(at + shelf.start("mark"), at + shelf.end("mark")), "volume")
    town = re.match(r",\s(?P<town>[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+)?)(?=,)", text[found.end() :])
    if town:
        inside = draft.within(found.end() + town.start("town"), found.end() + town.end("town"))
        spelt = not _INITIALS_HEAD.match(text)
        if lexicon.is_place(town["town"]) or (
            spelt and draft.most(inside) in ("title", "other", "author")
        ):
            draft.put(inside, "place")


_DOCUMENTS = re.compile(r"\b(?:FRUS|DBFP|DBPO|DGFP|BDFA|ADAP|DDF|DDI)\b")


def _hold_keeper(text: str, draft: Draft) -> None:
    """A second title that names an archive keeps the first one; a known series of documents prints it."""
    runs = [run for run in runs_of(draft) if run[2] != "other"]
    titles = [run for run in runs if run[2] == "title"]
    for start, end, _ in titles[1:]:
        told = text[draft.tokens[start].start : draft.tokens[end - 1].end]
        if (
            lexicon.ARCHIVE.search(told)
            and len(told.split()) < 8
            and "publisher" not in draft.labels
        ):
            draft.put(range(start, end), "publisher")
    found = _DOCUMENTS.search(text)
    inside = draft.within(*found.span()) if found else ()
    if inside and titles and titles[0][0] < inside[0] and draft.most(inside) != "volume":
        draft.put(inside, "container")


def _hold_lead_in(text: str, draft: Draft) -> None:
    """Words that lead up to the author are none of the author's, and none of the title's."""
    _, skip = cues.leading_signal(text)
    begin = skip + leads.lead_in(text[skip : skip + 240])
    if begin == skip or not draft.labels:
        return
    end = re.compile(r"[,:(]").search(text, begin)
    draft.put(draft.within(skip, begin), "signal")
    draft.put(draft.within(begin, end.start() if end else len(text)), "author")


def _hold_quoted_head(text: str, draft: Draft, seen: Spans) -> None:
    """A few words and a comma before a quoted title are who made it: "Al-Qaida in Iraq, “Statement,”"."""
    if not seen.quotations or draft.labels[:1] != ["title"] or "author" in draft.labels:
        return
    first = seen.quotations[0]
    head = text[: first.start]
    inside = draft.within(first.start, first.end)
    if (
        re.fullmatch(r"[A-ZÀ-Þ][^,:;“\"«„]{2,60},\s", head)
        and len(head.split()) < 7
        and draft.most(inside) == "title"
        and not lexicon.CASE_TITLE.search(head)
    ):
        draft.put(draft.within(0, len(head) - 2), "author")
        draft.put(draft.within(len(head) - 2, len(head)), "other")


_FOREWORD = re.compile(
    r"(?:préface|postface|prefazione|introduzione|Vorwort|[Ff]oreword|[Ii]ntroduction|prólogo|[Pp]reface|avec\sune)\b"
)


def _hold_forewords(text: str, draft: Draft) -> None:
    """Who wrote the foreword neither wrote nor edited the book."""
    for start, end, label in runs_of(draft):
        if label in ("author", "editor", "translator") and _FOREWORD.match(
            text, draft.tokens[start].start
        ):
            draft.put(range(start, end), "note")


def _hold_roman_volume(text: str, draft: Draft) -> None:
    """A Roman figure at the end of a periodical's name is its volume: "Irish Historical Studies, xxxi, no. 121"."""
    if "volume" in draft.labels:
        return
    for start, end, label in runs_of(draft):
        if label != "container" or end - start < 3 or draft.tokens[end - 2].text != ",":
            continue
        if re.fullmatch(r"[ivxlc]{2,8}|[IVXLC]{2,8}", draft.tokens[end - 1].text):
            draft.put([end - 1], "volume")
            draft.put([end - 2], "other")


def _hold_author_date(text: str, draft: Draft) -> None:
    """What stands before the year at the head of an author-date reference is its author: "World Bank. 2012."."""
    found = _AUTHOR_DATE.match(text)
    if not found or "author" in draft.labels or "editor" in draft.labels:
        return
    inside = draft.within(*found.span("names"))
    label = draft.most(inside)
    if label in ("publisher", "container") or (label == "title" and is_body(found["names"])):
        rest = range(inside[-1] + 1, len(draft.labels))
        after = [draft.labels[i] for i in rest if draft.tokens[i].text[0].isalnum()]
        if after[:1] == ["date"] and "title" in after:
            draft.put(inside, "author")


def _hold_periodical(text: str, draft: Draft, seen: Spans) -> None:
    """Between a quoted title and a full date stands a periodical, also in capitals: "N.Y. TIMES, Aug. 22, 1998"."""
    if "container" in draft.labels or not seen.quotations:
        return
    start = seen.quotations[0].end
    day = next(
        (one for one in seen.hard if one.kind == "date" and one.start >= start and one.value), None
    )
    if day is None or len(day.value or "") < 10:
        return
    told = text[start : day.start].strip(" ,.(")
    inside = draft.within(start, day.start)
    labels: set[Label] = {draft.labels[i] for i in inside if draft.tokens[i].text[0].isalnum()}
    if not told or "," in told or not labels <= {"place", "publisher", "other", "note"}:
        return
    loud = told.isupper() and len(told) > 4
    if lexicon.PERIODICAL.search(told.title() if loud else told) or lexicon.is_newspaper(told):
        words = [i for i in inside if draft.tokens[i].text[0].isalnum()]
        draft.put(range(words[0], words[-1] + 1), "container")


def _hold_paper_genre(text: str, draft: Draft) -> None:
    """Whose paper it is belongs to its kind, where no sign parts them: "NBER Working Paper 14432"."""
    for start, end, label in runs_of(draft):
        if label != "genre" or not start:
            continue
        told = text[draft.tokens[start].start : draft.tokens[end - 1].end]
        if not _PAPER_GENRE.search(told.strip(" .,")) or not draft.tokens[start].text[0].isupper():
            continue
        first = start
        while (
            first
            and draft.labels[first - 1] in ("publisher", "container")
            and draft.tokens[first - 1].text not in ",.;:("
        ):
            first -= 1
        draft.put(range(first, start), "genre")


def _hold_letter_to_editor(text: str, draft: Draft) -> None:
    """A letter to the editor has no editor: who stands before it wrote it."""
    found = _LETTER_TO_EDITOR.search(text)
    if not found:
        return
    inside = draft.within(*found.span())
    if draft.most(inside) not in ("editor", "author", "other", "note"):
        return
    draft.put(inside, "genre")
    for index in range(inside[0]):
        if draft.labels[index] == "editor":
            draft.labels[index] = "author"
        elif draft.labels[index] == "author" and draft.tokens[index].text == ",":
            draft.labels[index] = "other"
    last = inside[0] - 1
    while last >= 0 and not draft.tokens[last].text[0].isalnum():
        if draft.tokens[last].text == ",":
            draft.labels[last] = "other"
        last -= 1


def _hold_hearing(text: str, draft: Draft) -> None:
    """ "Statement of John Roe, Director, Hearing before the Committee": the statement is the title, the rest is not."""
    found = _BEFORE_WHOM.search(text)
    if not found or not re.match(r"(?:Prepared\s)?(?:[Ss]tatement|Testimony|Remarks)\sof\s", text):
        return
    inside = draft.within(0, found.start())
    if draft.most(inside) != "title":
        return
    end = text.find(",")
    draft.put(draft.within(end, found.start()), "note")
    draft.put(draft.within(*found.span()), "other")
    draft.put(draft.within(*found.span("genre")), "genre")


def _hold_names_in_phrase(text: str, draft: Draft) -> None:
    """No author begins in the middle of a phrase: "Report of the Relief Committee, Caradoc, 1901"."""
    for start, end, label in runs_of(draft):
        if label != "author" or not start or draft.labels[start - 1] != "title":
            continue
        before = draft.tokens[start - 1].text
        if not before[0].isalpha() or before.lower() in _NO_AUTHOR_BEFORE:
            continue
        comma = next((i for i in range(start, end) if draft.tokens[i].text == ","), end)
        draft.put(range(start, comma), "title")
        rest = draft.labels[end:]
        if comma + 1 < end and next((one for one in rest if one != "other"), None) == "date":
            draft.put(range(comma, comma + 1), "other")
            draft.put(range(comma + 1, end), "place")
    _hold_body_before_report(text, draft)


def _hold_body_before_report(text: str, draft: Draft) -> None:
    """ "Quarrymen's Union, Report of the ...": a body before the comma made the report after it."""
    head, sign, rest = text.partition(", ")
    if not sign or "author" in draft.labels or draft.labels[:1] != ["title"] or not is_body(head):
        return
    if re.match(r"(?:\w+\s){0,2}(?:Reports?|Minutes|Survey|Accounts|Returns|Statement)\b", rest):
        draft.put(draft.within(0, len(head)), "author")
        draft.put(draft.within(len(head), len(head) + 1), "other")


_KIND_HEAD = re.compile(
    r"(?:[Pp]ress\s[Rr]elease|[Nn]ews\s[Rr]elease|[Ss]peech|[Rr]emarks|[Ii]nterview|[Ee]ditorial|[Ll]etter|[Mm]emorandum|[Pp]odcast|[Vv]ideo|[Pp]ress\s[Cc]onference|[Cc]ommuniqué|[Pp]ressemitteilung),?\s(?=[“\"«„‘])"
)


def _hold_kind_head(text: str, draft: Draft) -> None:
    """What a quoted title is may stand before it: "Press release, “Statement on Ports,” ..."."""
    if found := _KIND_HEAD.match(text):
        draft.put(draft.within(*found.span()), "genre")


_PLATFORM = re.compile(
    r"(?<=,\s)(?:Twitter|Facebook|Instagram|YouTube|Telegram|TikTok|LinkedIn|Vimeo)(?=,|\s\()"
)
_KIND_BEHIND = re.compile(
    r"[”\"»’],?\s\(?(?P<kind>editorial|op-ed|commentary|comment|leader|obituary|letter|letter\sto\sthe\seditor|interview|book\sreview|Leitartikel|Kommentar|éditorial|editoriale)\)?(?=,)"
)


def _hold_posts(text: str, draft: Draft) -> None:
    """Where something was posted is no person; what kind of piece it is is no part of its title."""
    if (found := _PLATFORM.search(text)) and "container" not in draft.labels:
        inside = draft.within(*found.span())
        if draft.most(inside) in ("author", "publisher", "other", "note"):
            draft.put(inside, "container")
    if found := _KIND_BEHIND.search(text):
        inside = draft.within(*found.span("kind"))
        if draft.most(inside) in ("title", "other", "note", "container"):
            draft.put(inside, "genre")


def _hold_headword(text: str, draft: Draft) -> None:
    """ "Oxford English Dictionary, s.v. “terror”": what is looked up in stands before, and wrote nothing."""
    found = re.search(r",?\ss\.\s?v{1,2}\.", text)
    if found and "container" not in draft.labels and draft.labels[:1] in (["author"], ["title"]):
        end = text.find(",")
        draft.put(draft.within(0, end), "container")


_NUMBERED_SERIES = re.compile(
    r"\((?P<series>[A-ZÀ-Þ][^()“”\"]{5,90}\s(?:Bd\.\s|Nr\.\s|vol\.\s|no\.\s|n\.\s)?\d{1,4}(?:/\d+)?)\)(?=,\s[A-ZÀ-Þ])"
)


def _hold_numbered_series(text: str, draft: Draft) -> None:
    """A bracket behind a title with a name and a number is its series: "(Die Deutschen und ihre Nation 2), Berlin"."""
    found = _NUMBERED_SERIES.search(text)
    if found and "series" not in draft.labels:
        inside = draft.within(*found.span("series"))
        if draft.labels[inside[0]] == draft.labels[inside[-1]] == "title":
            draft.put(draft.within(*found.span()), "other")
            draft.put(inside, "series")


def _hold_interview_place(text: str, draft: Draft) -> None:
    """Where somebody was interviewed is no second person: "Interview with Omar Haddad, Amman, March 2009"."""
    if not re.match(r"(?:\w+(?:[’']s)?\s)?[Ii]nterviews?\b", text):
        return
    for start, end, label in runs_of(draft):
        following = next((one for one in draft.labels[end:] if one != "other"), None)
        if label != "author" or following != "date":
            continue
        commas = [i for i in range(start, end) if draft.tokens[i].text == ","]
        if commas and sum(draft.tokens[i].text[0].isalnum() for i in range(commas[-1], end)) == 1:
            draft.put([commas[-1]], "other")
            draft.put(range(commas[-1] + 1, end), "place")


def _hold_resolution(text: str, draft: Draft) -> None:
    """A resolution is called by its number: that is its title, where it has no other."""
    if found := re.match(r"(?:[A-Z]\.){2,3}\sRes\.\s[\d/A-Z]+", text):
        draft.put(draft.within(*found.span()), "title")
        for index in range(len(draft.within(*found.span())), len(draft.labels)):
            if draft.labels[index] == "title":
                draft.put([index], "volume")
    if "title" in draft.labels:
        return
    found = re.search(r"\bResolution\s(?:No\.?\s)?\d+(?:\s\(\d{4}\)|/\d+)?", text)
    if found and draft.most(draft.within(*found.span())) in ("genre", "volume", "other", "issue"):
        draft.put(draft.within(*found.span()), "title")


def _hold_imprint_parts(text: str, draft: Draft) -> None:
    """One run of publisher words parted at its comma: a place, or the papers, and who prints or keeps them."""
    for start, end, label in runs_of(draft):
        if label != "publisher":
            continue
        comma = next((i for i in range(start, end) if draft.tokens[i].text == ","), None)
        if comma is None or comma == start or comma + 1 >= end:
            continue
        head = text[draft.tokens[start].start : draft.tokens[comma - 1].end]
        rest = text[draft.tokens[comma + 1].start : draft.tokens[end - 1].end]
        first: Label
        if _COLLECTION.search(head) and "container" not in draft.labels:
            first = "container"
        elif "place" not in draft.labels and (
            lexicon.is_place(head)
            or (
                lexicon.PUBLISHER.search(rest)
                and not lexicon.PUBLISHER.search(head)
                and not is_body(head)
                and len(head.split()) < 4
            )
        ):
            first = "place"
        else:
            continue
        draft.put(range(start, comma), first)
        draft.put([comma], "other")
        return


def _hold_volume_title(text: str, draft: Draft) -> None:
    """ "The Great Storm, vol. 3, The Turning Tide": the volume has a title, it stands in no periodical."""
    runs = [run for run in runs_of(draft) if run[2] not in ("other", "date")]
    for title, volume, container in zip(runs, runs[1:], runs[2:], strict=False):
        if volume[2] != "volume" or {title[2], container[2]} != {"title", "container"}:
            continue
        if title[2] == "container":
            # "Wedel: Deutsche Geschichte, Bd. 3: Von der Reform ...": the whole work first, then its volume.
            title, container = container, title
        told = text[draft.tokens[volume[0]].start : draft.tokens[volume[1] - 1].end]
        after = max(title, container)[0]
        between = text[draft.tokens[volume[1] - 1].end : draft.tokens[after].start]
        name = text[draft.tokens[container[0]].start : draft.tokens[container[1] - 1].end]
        if (
            re.match(r"(?:vols?|volume|bd|band|t|tome|tomo)\b\.?\s", told, re.IGNORECASE)
            and between.strip() in (",", ":", "")
            and not re.match(r"in\b", name, re.IGNORECASE)
            and not re.search(
                r"\bin\W{0,3}$", text[: draft.tokens[container[0]].start][-8:], re.IGNORECASE
            )
            and not lexicon.PERIODICAL.search(name)
        ):
            draft.put(range(container[0], container[1]), "title")


def _hold_lone_container(text: str, draft: Draft) -> None:
    """What a person wrote or edited and had printed is a title, where there is no other: "Klein (Hg.), Handbuch"."""
    if "title" in draft.labels or not ({"editor", "author"} & set(draft.labels)):
        return
    if not {"publisher", "place"} & set(draft.labels) or "genre" in draft.labels:
        return
    runs = [run for run in runs_of(draft) if run[2] == "container"]
    people = [run for run in runs_of(draft) if run[2] in ("editor", "author")]
    if len(runs) != 1 or people[0][0] > runs[0][0] or '"' in text or "“" in text:
        return
    named = text[draft.tokens[people[0][0]].start : draft.tokens[people[0][1] - 1].end]
    if looks_like_person(named.replace(",", " ")) or people[0][2] == "editor":
        draft.put(range(runs[0][0], runs[0][1]), "title")
