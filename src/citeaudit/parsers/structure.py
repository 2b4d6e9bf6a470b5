"""Labels to a reference: names, EDTF dates, numbers, identifiers and titles as data, each with its place.

Everything here is deterministic; what was doubtful was the labeller's to doubt, and its confidence stays with
every field.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import msgspec

from citeaudit.model.citation import FieldMark, Name, Reference
from citeaudit.model.manuscript import Extent
from citeaudit.parsers import (
    dates,
    kinds,
    lexicon,
    links,
    names,
    pages,
    tidy,
)
from citeaudit.parsers.labels import Label, Labelled
from citeaudit.parsers.numbers import held, numbers_of
from citeaudit.parsers.runs import Run, are_adjacent, as_one, narrowed, role_of, runs_of
from citeaudit.parsers.sources import (
    keepers,
    productions,
    told_by_print,
)


class Structured(NamedTuple):
    """A reference with the stretch and the confidence of each field."""

    reference: Reference
    marks: tuple[FieldMark, ...]
    confidence: dict[str, float]


_PAGE_CUE = re.compile(
    r"^(?:(?:hier|here|esp\.|bes\.|insbes\.|especially|ici)\s+)?(?:(?<=\s)(?=\d)|at\s|pp?\b\.?|pgs?\b\.?|pages?\b|S\b\.?|SS\b\.?|Seiten?\b|págs?\b\.?|pags?\b\.?|página[s]?\b|ff?\b\.|fo(?:s|ls?)?\b\.?|cc?\b\.|carte\b|Bll?\b\.?|Blatt\b|Sp\b\.?|cols?\b\.?)\s*",
    re.IGNORECASE,
)
_NUMBER_SIGN = re.compile(r"^(?:No|Nr|n°|núm)\.?\s(?=\d+(?:[,.]\d{3})*$)")
_IN = re.compile(r"\b(?:in|dans|en|nel|nella|apud)\b\s*:?", re.IGNORECASE)
_PARAGRAPH = re.compile(
    r"\W*(?:(?:esp|especially|bes|insbes|in\s+particular)\.?\s+)?(?:(?:docs?|paras?|[Cc]hs?|[Cc]hap|[Cc]hapter|Kap|[Cc]ap|[Aa]rts?|ss?|[Ss]ecs?|Rn|Rz|cl|Q|[Ff]igs?|[Tt]able|[Tt]ab)\b\.?|[§¶])"
)
_WITHIN = re.compile(
    r"^(?P<pages>[^()]+?)\s*(?:[(\[]|:\s(?=\d+$)|,\s+(?=at\b|hier\b|here\b|esp|bes|in\spart|ici\b|spec\.))\s*(?P<pinpoint>[^()]+?)[)\]]?$"
)
_CHAPTER_AND_PAGE = re.compile(
    r"^(?P<chapter>(?:chs?|chap|chapter|bk|book|Kap|cap|sec|art)\.?\s[\dIVXivx.–-]+),?\s+(?:pp?\.|S\.)\s?(?P<page>\d.*)$"
)
_BODYS_PAPER = re.compile(
    r"(?P<body>[A-Z]\S+(?:\s\S+){1,6}?)\s(?P<genre>(?:(?:Policy|Research|Working|Discussion|Briefing|Issue|Occasional|Staff|White|Special)\s)?"
    r"(?:Papers?|Reports?|Briefs?|Briefing|Backgrounder|Memo|Analysis))"
)
_AT = re.compile(r"^(?:at|hier|here|ici|esp\.?|bes\.?|in\spart\.?|spec\.|table\s+on|table|n\.)\s+")
_LAW_YEAR = re.compile(r"\[(\d{4})\]|\b(1[789]\d\d|20\d\d)\b")


_SAME = re.compile(
    r"(?:ders|dies|dens|id|iid|idem|ead|eadem|le\smême|la\smême|el\smismo|lo\sstesso)\.?",
    re.IGNORECASE,
)


def _stands_for_author(name: Name) -> bool:
    """Whether a name is only the word for "the same"."""
    return not name.given and bool(_SAME.fullmatch(name.family or name.literal or ""))


def structure(text: str, labelled: Labelled, habit: dates.Habit | None = None) -> Structured:
    """The reference that the labels tell of."""
    return _Builder(text, labelled, habit).build()


class _Builder:
    """Collects the fields of one reference, with their marks."""

    def __init__(self, text: str, labelled: Labelled, habit: dates.Habit | None) -> None:
        self.text = text
        self.habit = habit
        self.runs = runs_of(text, labelled)
        self.values: dict[str, Any] = {}
        self.marks: list[FieldMark] = []

    def build(self) -> Structured:
        self._people()
        self._take("title", "title", tidy.tidy_title, joined=True)
        self._take("container", "container", tidy.tidy_container)
        if "container" not in self.values:
            self._container_from_title()
        for name in ("publisher", "place"):
            self._take(name, name, tidy.tidy_text)
        self._take("series", "series", tidy.tidy_series)
        self._take("genre", "genre", tidy.tidy_genre)
        self._take("edition", "edition", tidy.tidy_edition)
        self._part_publisher_from_genre()
        self._part_place_from_publisher()
        self._dates()
        self._numbers()
        self._number_of_paper()
        self._pages()
        self._addresses()
        self.values["type"] = kinds.kind_of(self.text, self.values, self.runs_of("note"))
        confidence = _weakest(self.marks)
        reference = Reference(**self.values)
        return Structured(reference, tuple(sorted(self.marks, key=_place)), confidence)

    def runs_of(self, label: Label) -> list[str]:
        return [run.text for run in self.runs if run.label == label]

    def _runs(self, label: Label) -> list[Run]:
        return [run for run in self.runs if run.label == label]

    def _mark(self, name: str, run: Run) -> None:
        extent = Extent(start=run.start, end=run.end)
        self.marks.append(FieldMark(field=name, extent=extent, confidence=run.confidence))

    def _people(self) -> None:
        people: dict[str, list[Name]] = {"authors": [], "editors": [], "translators": []}
        for run in self.runs:
            if run.label not in ("author", "editor", "translator"):
                continue
            account = "@" if self.text[max(run.start - 1, 0) : run.start] == "@" else ""
            # "Interview with a former fighter" names nobody.
            if not account and not any(sign.isupper() for sign in run.text):
                continue
            role = role_of(run, self.text)
            for name in names.parse(account + run.text):
                people[role].append(name)
            self._mark(role, run)
        if people["authors"] and any(_stands_for_author(name) for name in people["editors"]):
            # "in: ders. (Hg.), Handwerk und Stadt": the author edited it.
            people["editors"] = [
                one
                for name in people["editors"]
                for one in (people["authors"] if _stands_for_author(name) else [name])
            ]
        for role, found in people.items():
            if found:
                self.values[role] = tuple(found)

    def _take(
        self, name: str, label: Label, clean: Callable[[str], str | None], *, joined: bool = False
    ) -> None:
        runs = self._runs(label)
        if joined and (whole := self._with_volume_title(runs)):
            self.values[name] = whole
            self._mark(name, runs[0])
            self._mark(name, runs[1])
            return
        if joined and len(runs) > 1 and not _IN.search(self.text[runs[0].end : runs[1].start]):
            runs = [as_one(self.text, runs), *runs[1:]] if are_adjacent(runs, self.runs) else runs
        for run in runs:
            # "dans *Id.* (dir.), Pratiques de la lecture": who edited it, not what it is called.
            if name == "container" and _SAME.fullmatch(run.text.strip(" .,") + "."):
                continue
            if value := clean(run.text):
                self.values[name] = value
                self._mark(name, run)
                return

    def _with_volume_title(self, runs: Sequence[Run]) -> str | None:
        """ "The Great Storm, vol. 3, The Turning Tide": both titles, with the volume's number between them taken out."""
        if len(runs) != 2:
            return None
        between = [one.label for one in self.runs if runs[0].end <= one.start < runs[1].start]
        told = [tidy.tidy_title(run.text) for run in runs]
        return ": ".join(filter(None, told)) if between == ["volume"] and all(told) else None

    def _part_publisher_from_genre(self) -> None:
        """ "Brookings Institution Policy Brief" names who issued it and what it is."""
        genre = str(self.values.get("genre") or "")
        found = _BODYS_PAPER.fullmatch(genre)
        if found is None or "publisher" in self.values or not names.is_body(found["body"]):
            return
        self.values["publisher"], self.values["genre"] = found["body"], found["genre"]
        mark = next(mark for mark in self.marks if mark.field == "genre")
        at = self.text.find(found["genre"], mark.extent.start)
        if at > mark.extent.start:
            self.marks.remove(mark)
            self.marks += [
                msgspec.structs.replace(mark, field="publisher", extent=Extent(start=mark.extent.start, end=at - 1)),
                msgspec.structs.replace(mark, extent=Extent(start=at, end=mark.extent.end)),
            ]  # fmt: skip

    def _part_place_from_publisher(self) -> None:
        """ "Boston: Pemberton" and "London, Severn & Sons" under one label are both; a colon tells where to part."""
        place = str(self.values.get("place") or "")
        publisher = str(self.values.get("publisher") or "")
        for name, told in (("place", place), ("publisher", publisher)):
            before, sign, after = told.partition(": ")
            if sign and len(before) < 40 and not (name == "publisher" and place):
                rest = publisher if name == "place" else ""
                self._put_imprint(name, before, f"{after} {rest}".strip())
                return
        before, sign, after = place.partition(", ")
        if (
            sign
            and not publisher
            and len(after) > 3
            and not lexicon.is_place(place)
            and "." not in after[-3:]
        ):
            self._put_imprint("place", before, after)

    def _put_imprint(self, name: str, place: str, publisher: str) -> None:
        other = "publisher" if name == "place" else "place"
        self.values["place"], self.values["publisher"] = place, publisher
        if not any(mark.field == other for mark in self.marks):
            marks = [mark for mark in self.marks if mark.field == name]
            self.marks += [msgspec.structs.replace(mark, field=other) for mark in marks]

    def _container_from_title(self) -> None:
        """A second title after "in" or after editors is what the first stands in."""
        runs = self._runs("title")
        for run in runs[1:]:
            between = [other.label for other in self.runs if runs[0].end <= other.start < run.start]
            if "editor" in between or _IN.search(self.text[runs[0].end : run.start]):
                if value := tidy.tidy_container(run.text):
                    self.values["container"] = value
                    self._mark("container", run)
                return

    def _dates(self) -> None:
        best: tuple[tuple[int, bool], str, Run] | None = None
        imprint = self._imprint()
        for run in self._runs("date"):
            # "(London: Bell, 1970-83), VIII, 270 (14 June 1667)": the day behind is of what is pointed to.
            if imprint is not None and run.start > imprint:
                continue
            found = dates.find(run.text, self.habit)
            for date in found or dates.find(f"({run.text})", self.habit):
                # A day tells more than a year; of two years "2006" is when, "1969-1976" is of what.
                rank = _precision(date.edtf or ""), "/" not in (date.edtf or "")
                if date.edtf and (best is None or rank > best[0]):
                    best = (rank, date.edtf, narrowed(run, date) if found else run)
        if best:
            self.values["issued"] = self._with_day(best[1])
            self._mark("issued", best[2])
        for run in self._runs("accessed"):
            if value := dates.value(run.text, self.habit):
                self.values["accessed"] = value
                self._mark("accessed", run)
        if "issued" not in self.values:
            self._law_year()
        if "issued" not in self.values:
            self._year_of_volume()

    def _imprint(self) -> int | None:
        """Where the year of an imprint in brackets ends, "(London: Bell, 1970-83)"; None without one."""
        for before, run in pairwise(self.runs):
            if (
                run.label == "date"
                and before.label in ("publisher", "place")
                and self.text.startswith(")", run.end)
                and "(" in self.text[max(before.start - 60, 0) : before.start]
            ):
                return run.end
        return None

    def _with_day(self, edtf: str) -> str:
        """The year of an author-date reference with the month and day that stand at its end: "2015. ... November 16."."""
        if len(edtf) != 4 or len(self._runs("date")) < 2:
            return edtf
        for run in self._runs("date"):
            joined = dates.value(f"{run.text.strip(' ,.()')} {edtf}", self.habit) or ""
            if len(joined) > 4 and joined.startswith(edtf) and edtf not in run.text:
                return joined
        return edtf

    def _year_of_volume(self) -> None:
        """A journal that is counted by years tells when: "2003 Wis. L. Rev. 15"."""
        for run in self._runs("volume"):
            if "container" in self.values and re.fullmatch(r"(?:19|20)\d\d", run.text.strip(" ,")):
                self.values["issued"] = run.text.strip(" ,")
                self._mark("issued", run)

    def _law_year(self) -> None:
        for run in (*self._runs("container"), *self._runs("title")):
            if kinds.is_law(run.text) and (found := _LAW_YEAR.search(run.text)):
                self.values["issued"] = found[1] or found[2]
                # The year alone is the date; a day in the title is the title's own.
                year = 1 if found[1] else 2
                start, end = run.start + found.start(year), run.start + found.end(year)
                self._mark("issued", run._replace(start=start, end=end))
                return
        found = _LAW_YEAR.search(self.text) if kinds.is_law(self.text) else None
        if found:
            self.values["issued"] = found[1] or found[2]
            self._mark("issued", Run("date", *found.span(), 0.7, found.group()))

    def _numbers(self) -> None:
        numbered = [
            run for run in self._runs("series") if tidy.ONLY_ISSUE.fullmatch(run.text.strip(" ,."))
        ]
        for run in (*self._runs("volume"), *self._runs("issue"), *numbered):
            if run.label == "volume" and self._is_marked():
                # A shelf mark is one number, whatever words and figures it is made of; so is a patent's.
                self.values.setdefault("issue", _NUMBER_SIGN.sub("", run.text.strip(" ,;.")))
                self._mark("issue", run)
                continue
            for name, value in numbers_of(run.text, run.label):
                if name not in self.values:
                    self.values[name] = value
                    self._mark(name, run)

    def _is_marked(self) -> bool:
        """Whether a mark stands for the thing, as on a shelf or in a register of patents."""
        return bool(keepers.keeper_of(self.text)) or productions.is_numbered(self.text)

    def _number_of_paper(self) -> None:
        """The number of a working paper is the same thing with "No." and without."""
        both = f"{self.values.get('volume')}/{self.values.get('issue')}"
        if "container" not in self.values and both in self.text and "genre" in self.values:
            # "Technical Report 77/3" has one number.
            self.values["issue"] = both
            del self.values["volume"]
        named = "genre" in self.values and kinds.is_paper(str(self.values["genre"]))
        if (
            "volume" in self.values
            and not {"issue", "container"} & set(self.values)
            and (named or told_by_print.goes_by_number(self.text))
        ):
            self.values["issue"] = self.values.pop("volume")
            self.marks = [
                msgspec.structs.replace(mark, field="issue") if mark.field == "volume" else mark
                for mark in self.marks
            ]

    def _pages(self) -> None:
        for run in (*self._runs("pages"), *self._runs("pinpoint")):
            if (first_page := self._page_before(run)) is not None:
                self.values["pages"] = first_page.text.strip(" ,")
                self._mark("pages", first_page)
            value = pages.tidy(_PAGE_CUE.sub("", held(run.text)))
            if not value:
                continue
            if "pages" not in self.values and (parted := _CHAPTER_AND_PAGE.match(value)):
                self.values["pinpoint"], self.values["pages"] = parted["chapter"], parted["page"]
                self._mark("pages", run)
                self._mark("pinpoint", run)
                continue
            # "12,345, 12,350" are two pages of a register.
            first, _, rest = value.partition(", ")
            if "pages" not in self.values and rest and self._starts_piece(first, rest):
                self.values["pages"], self.values["pinpoint"] = first, rest
                self._mark("pages", run)
                self._mark("pinpoint", run)
                continue
            at = None
            if parted := _WITHIN.match(value):
                value, at = parted["pages"], _AT.sub("", parted["pinpoint"])
            name = "pinpoint" if "pages" in self.values or _PARAGRAPH.match(run.text) else "pages"
            if name not in self.values:
                self.values[name] = value
                self._mark(name, run)
            if at and re.search(r"\d", at) and "pinpoint" not in self.values:
                self.values["pinpoint"] = _PAGE_CUE.sub("", at)
                self._mark("pinpoint", run)

    def _page_before(self, run: Run) -> Run | None:
        """The first page of an article that was taken for a second volume: "126 Law Quarterly Review 53, 60"."""
        before = [other for other in self.runs if other.end <= run.start]
        if len(before) < 2 or "pages" in self.values or before[-1].label != "volume":
            return None
        named = (
            any(other.label == "volume" for other in before[:-1])
            and before[-2].label == "container"
        )
        return before[-1] if named and before[-1].text.strip(" ,").isdigit() else None

    def _starts_piece(self, first: str, rest: str) -> bool:
        """Law reviews give the first page and then the page pointed to: "112 Harv. L. Rev. 53, 60", "S. 201, 209 f."."""
        if not first.replace(",", "").isdigit() or "container" not in self.values:
            return False
        pointed = re.match(r"\d+", rest)
        return "volume" in self.values or (
            "title" in self.values and pointed is not None and int(pointed.group()) > int(first)
        )

    def _addresses(self) -> None:
        found = links.addresses(self.text)
        numbered = links.identifiers(self.text, found)
        if numbered:
            identifiers: dict[str, str] = {}
            for one in numbered:
                identifiers.setdefault(one.kind, one.value)
            self.values["identifiers"] = identifiers
        for address in found:
            printed = self.text[address.start : address.end].lower()
            if "url" not in self.values and (address.kind == "url" or "://" in printed):
                self.values["url"] = address.url
                run = Run("url", address.start, address.end, 0.99, printed)
                self._mark("url", run)


def _place(mark: FieldMark) -> tuple[int, int]:
    return mark.extent.start, mark.extent.end


def _weakest(marks: Iterable[FieldMark]) -> dict[str, float]:
    confidence: dict[str, float] = {}
    for mark in marks:
        confidence[mark.field] = min(confidence.get(mark.field, 1.0), mark.confidence)
    return confidence


def _precision(edtf: str) -> int:
    """Full days before months before years; a range counts as its first date."""
    return len(edtf.partition("/")[0].rstrip("~?"))
