"""Labels of official papers, archives and imprints put right, where their print is plainer than the labeller's guess."""

import re
from collections.abc import Sequence

from citeaudit.model.manuscript import Extent
from citeaudit.parsers import kinds, lexicon
from citeaudit.parsers.draft import Draft, runs_of
from citeaudit.parsers.labels import Label
from citeaudit.parsers.names import is_body, looks_like_person
from citeaudit.parsers.sources import (
    german_law,
)
from citeaudit.parsers.spans import Spans

# COM(2015) 185 final · HC 1801 (27) · RR-1234 · FO 371/12345 · inv. no. 5671
PAPER_NUMBER = re.compile(
    r"(?<![\w/.])(?:(?:COM|SEC|SWD|JOIN)\s?\(\d{2,4}\)\s?\d+(?:\sfinal)?|[A-Z]{2,4}\s?\(\d\d\)\s?\d+|(?:HC|HL)\s(?:Paper\s)?\d{1,4}(?:[-–][IVX]+)?(?:\s\((?!(?:1[89]|20)\d\d\))\d[\d/–-]*\))?|"
    r"[A-Z]{2,4}-\d{3,5}(?:[-/][A-Z\d]+)*)(?![\w/])"
)
_SHELVED = re.compile(
    r"(?<![\w/.])(?:[A-Z]{1,5}\d?\s\d+(?:\s[IVX]+)?(?:/\d+)+|inv\.\s(?:no|nr)\.\s?\d+)(?![\w/])"
)
_TWO_PEOPLE = re.compile(r"[A-Z]{2}\s[A-Z][a-zà-ÿ]+,\s[A-Z]{1,2}\s[A-Z][\w-]+")
_INITIALS_HEAD = re.compile(r"[A-ZÀ-Þ]{2,6}(?=,)")
_KEEPER_HEAD = re.compile(
    r"(?:[A-Z][\w’']*\s){1,4}(?:Library|Museum|Archives?|Records?\s(?:Office|Centre|Center))(?=,)"
)
_PAPER_GENRE = re.compile(
    r"(?i:papers?|reports?|briefs?|briefing|analysis|notes?|memos?|backgrounders?|series)$"
)
_BEFORE_WHOM = re.compile(r",?\s(?P<genre>[Hh]earings?)\s(?:[Bb]efore|[Oo]n)\s(?:the\s)?")
_COLLECTION = re.compile(
    r"^(?:[Ff]onds|[Ff]ondo|Nachlass|Nachlaß)\s|(?<!\w)(?:Papers|MSS?\.?|Collections?|Records|Files|Fonds|Fondo|Correspondence|Nachlass|Nachlaß)$"
)


def hold(text: str, draft: Draft, seen: Spans, emphasis: Sequence[Extent]) -> None:
    """Every rule of this module, each on what those before it left."""
    held = [
        *((one.start, one.end) for one in emphasis),
        *((one.start, one.end) for one in seen.quotations),
    ]
    _hold_paper_numbers(text, draft, held)
    _hold_archive_head(text, draft)
    _hold_keeper(text, draft)
    _hold_roman_volume(text, draft)
    _hold_periodical(text, draft, seen)
    _hold_paper_genre(text, draft)
    _hold_hearing(text, draft)
    _hold_resolution(text, draft)
    _hold_numbered_series(text, draft)
    _hold_imprint_parts(text, draft)
    _hold_volume_title(text, draft)
    _hold_lone_container(text, draft)
    _hold_report_title(text, draft)
    _hold_pages_behind(text, draft)
    _hold_town(text, draft)


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
    if draft.labels[:1] not in (["author"], ["title"], ["container"], ["publisher"], ["volume"]):
        return
    found = lexicon.ARCHIVE_HEAD.match(text)
    if not found:
        found = _INITIALS_HEAD.match(text) or _KEEPER_HEAD.match(text)
        if not found or not kinds.SHELF_MARK.search(text) or german_law.cites_law(text):
            return
    # "AM Trinkoff, JA Lipscomb" are two people, whatever archive goes by the initials of the first.
    if _TWO_PEOPLE.match(text):
        return
    _, end, label = runs_of(draft)[0]
    inside = draft.within(*found.span())
    draft.put(inside, "publisher")
    if label == "publisher" and len(inside) + 1 < end:
        # "StA Basel, Protokolle Kleiner Rat": what is kept runs on behind who keeps it.
        told = text[draft.tokens[len(inside) + 1].start : draft.tokens[end - 1].end]
        kept: Label = "place" if lexicon.is_place(told) or "title" in draft.labels else "title"
        draft.put(range(len(inside) + 1, end), kept)
        draft.put([len(inside)], "other")
    shelf = re.match(
        r",\s(?P<mark>(?:(?![^\W\d_]*[a-zà-ÿ]{4})[\w./-]+\s?)*\d\w*)(?=[,.])", text[found.end() :]
    )
    if shelf:
        at = found.end()
        draft.put(draft.within(at + shelf.start("mark"), at + shelf.end("mark")), "volume")
        _hold_paper_kept(text, draft, at + shelf.end("mark"))
    town = re.match(r",\s(?P<town>[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+)?)(?=,)", text[found.end() :])
    if town:
        shelved = _hold_shelf_behind(text, draft, found.end() + town.end())
        inside = draft.within(found.end() + town.start("town"), found.end() + town.end("town"))
        spelt = not _INITIALS_HEAD.match(text)
        if lexicon.is_place(town["town"]) or (
            spelt and (shelved or draft.most(inside) in ("title", "other", "author"))
        ):
            draft.put(inside, "place")


_SHELF_BEHIND = re.compile(
    r",\s(?P<mark>(?:Add\.?\s)?(?:MSS?|[A-Z]{1,5})\.?[\s./]?\d[\w./-]*\w)(?=[,.;]|$)"
)


def _hold_shelf_behind(text: str, draft: Draft, at: int) -> bool:
    """Behind keeper and town stands the shelf mark: "Modern Records Centre, Warwick, MSS.292/91/3"."""
    found = _SHELF_BEHIND.match(text, at)
    if found:
        draft.put(draft.within(at, found.end()), "other")
        draft.put_at(found.span("mark"), "volume")
        _hold_paper_kept(text, draft, found.end())
    return found is not None


def _hold_paper_kept(text: str, draft: Draft, at: int) -> None:
    """Behind the shelf mark stands the paper itself: "TNA, CAB 128/17, Cabinet Conclusions, 6 April 1950"."""
    found = re.compile(
        r",\s(?P<it>[^\W\d_][^,]{3,90}),\s(?=\d{1,2}\s|[A-Z][a-z]{2,8}\.?\s\d)"
    ).match(text, at)
    inside = draft.within(*found.span("it")) if found else ()
    if (
        inside
        and "title" not in draft.labels
        and draft.most(inside) in ("container", "other", "note")
    ):
        draft.put(inside, "title")


# No sign is asked for before the letters: a pattern that begins with letters is found much faster.
_DOCUMENTS = re.compile(r"(?:FRUS|DBFP|DBPO|DGFP|BDFA|ADAP|DDF|DDI)\b")


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
    draft.put_at(found.span(), "other")
    draft.put_at(found.span("genre"), "genre")


_NUMBERED_SERIES = re.compile(
    r"\((?P<series>[A-ZÀ-Þ][^()“”\"]{5,90}\s(?:Bd\.\s|Nr\.\s|vol\.\s|no\.\s|n\.\s)?(?!(?:19|20)\d\d\))\d{1,4}(?:/\d+)?)\)(?=,\s[A-ZÀ-Þ])"
)


def _hold_numbered_series(text: str, draft: Draft) -> None:
    """A bracket behind a title with a name and a number is its series: "(Die Deutschen und ihre Nation 2), Berlin"."""
    found = _NUMBERED_SERIES.search(text)
    if found and "series" not in draft.labels:
        inside = draft.within(*found.span("series"))
        labels = {draft.labels[i] for i in inside}
        if len(labels) == 1 and labels <= {"title", "other", "note", "container"}:
            draft.put_at(found.span(), "other")
            draft.put(inside, "series")


def _hold_resolution(text: str, draft: Draft) -> None:
    """A resolution is called by its number: that is its title, where it has no other."""
    if found := re.match(r"(?:[A-Z]\.){2,3}\sRes\.\s[\d/A-Z]+", text):
        draft.put_at(found.span(), "title")
        for index in range(len(draft.within(*found.span())), len(draft.labels)):
            if draft.labels[index] == "title":
                draft.put([index], "volume")
    if "title" in draft.labels:
        return
    found = re.search(r"\bResolution\s(?:No\.?\s)?\d+(?:\s\(\d{4}\)|/\d+)?", text)
    if found and draft.most(draft.within(*found.span())) in ("genre", "volume", "other", "issue"):
        draft.put_at(found.span(), "title")


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


_PRINTED_REPORT = re.compile(r"\b(?:Reports?|Minutes|Returns|Survey|Census|Accounts|Calendar)\b")


def _hold_report_title(text: str, draft: Draft) -> None:
    """A report or a book that opens a reference is a title: "Second Report, Cd. 4412", "How to Save (London: Acme, 1959)"."""
    if "title" in draft.labels or draft.labels[:1] != ["container"] or "volume" in draft.labels:
        return
    start, end, _ = runs_of(draft)[0]
    told = text[draft.tokens[start].start : draft.tokens[end - 1].end]
    imprint = text[draft.tokens[end - 1].end :].startswith(" (") and {"place", "publisher"} & set(
        draft.labels
    )
    printed = imprint and "issue" not in draft.labels and not lexicon.is_newspaper(told)
    if (_PRINTED_REPORT.search(told) or printed) and not re.search(r"[“\"«„]", text):
        draft.put(range(start, end), "title")


# "Access to Courts 3-40 (Ana Reyes ed., 2004)": pages stand bare behind a title in law reviews.
_PAGES_BEHIND = re.compile(
    r"(?<=[A-Za-z])\s(?P<pages>\d{1,4}(?:[-–]\d{1,4})?(?:,\s\d{1,4}(?:[-–]\d{1,4})?)?)(?=\s\((?:[^()]*\beds?\.,?|[^()]{0,20}ed\.)\s\d{4}\))"
)


def _hold_town(text: str, draft: Draft) -> None:
    """A town in brackets behind a newspaper tells which one is meant: "Western Echo [Plymouth]"."""
    for start, end, label in runs_of(draft):
        if label != "container" or end - start < 4:
            continue
        if (draft.tokens[end - 3].text, draft.tokens[end - 1].text) == ("[", "]"):
            draft.put(range(end - 3, end), "other")


def _hold_pages_behind(text: str, draft: Draft) -> None:
    found = _PAGES_BEHIND.search(text)
    if found and not {"pages", "pinpoint"} & set(draft.labels):
        inside = draft.within(*found.span("pages"))
        if draft.most(inside) in ("title", "container", "volume", "other"):
            draft.put(inside, "pages")


def _hold_lone_container(text: str, draft: Draft) -> None:
    """What a person wrote or edited and had printed is a title, where there is no other: "Klein (Hg.), Handbuch"."""
    if "title" in draft.labels or not ({"editor", "author"} & set(draft.labels)):
        return
    edited = draft.labels[:1] == ["editor"] and not {"volume", "issue"} & set(draft.labels)
    printed = edited or {"publisher", "place"} & set(draft.labels)
    if not printed or "genre" in draft.labels:
        return
    runs = [run for run in runs_of(draft) if run[2] == "container"]
    people = [run for run in runs_of(draft) if run[2] in ("editor", "author")]
    if len(runs) != 1 or people[0][0] > runs[0][0] or '"' in text or "“" in text:
        return
    named = text[draft.tokens[people[0][0]].start : draft.tokens[people[0][1] - 1].end]
    if looks_like_person(named.replace(",", " ")) or people[0][2] == "editor":
        draft.put(range(runs[0][0], runs[0][1]), "title")
