"""The works as CSL-JSON: every item within what CSL 1.0.2 knows, every kind told as a person would tell it."""

import json
from datetime import UTC, datetime
from typing import Any, get_args

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit import reporters
from citeaudit.model.citation import EntryType, Name, Reference, Work
from citeaudit.model.evidence import Capture, LinkVerdict
from citeaudit.model.finding import Report
from citeaudit.reporters import csl

# What CSL 1.0.2 calls things, from its specification (appendices III and IV).
TYPES = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document "
    "entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map "
    "motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post post-weblog "
    "regulation report review review-book software song speech standard thesis treaty webpage"
).split()
STANDARD = (
    "abstract annote archive archive_collection archive_location archive-place authority call-number citation-key citation-label "
    "collection-title container-title container-title-short dimensions division DOI event-title event-place genre ISBN ISSN "
    "jurisdiction keyword language license medium note original-publisher original-publisher-place original-title part-title PMCID "
    "PMID publisher publisher-place references reviewed-genre reviewed-title scale source status title title-short URL "
    "volume-title year-suffix"
).split()
NUMBERS = (
    "chapter-number citation-number collection-number edition first-reference-note-number issue locator number number-of-pages "
    "number-of-volumes page page-first part-number printing-number section supplement-number version volume"
).split()
DATES = ["accessed", "available-date", "event-date", "issued", "original-date", "submitted"]
NAMES = (
    "author chair collection-editor compiler composer container-author contributor curator director editor editorial-director "
    "executive-producer guest host illustrator interviewer narrator organizer original-author performer producer recipient "
    "reviewed-author script-writer series-creator translator"
).split()
YEAR_MONTH_DAY = {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}}
SCHEMA: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "additionalProperties": False,
        "properties": {
            "id": {"type": "string", "minLength": 1},
            "type": {"enum": TYPES},
            "custom": {"type": "object"},
            **{name: {"type": "string", "minLength": 1} for name in (*STANDARD, *NUMBERS)},
            **{
                name: {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        "date-parts": {"type": "array", "minItems": 1, "maxItems": 2, "items": YEAR_MONTH_DAY},
                        "season": {"enum": [1, 2, 3, 4]},
                        "circa": {"type": "boolean"},
                        "literal": {"type": "string", "minLength": 1},
                    },
                    "oneOf": [{"required": ["date-parts"]}, {"required": ["literal"]}],
                }
                for name in DATES
            },
            **{
                name: {
                    "type": "array",
                    "minItems": 1,
                    "items": {
                        "type": "object",
                        "minProperties": 1,
                        "additionalProperties": False,
                        "properties": {
                            part: {"type": "string", "minLength": 1}
                            for part in (
                                "family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"
                            )
                        },
                    },
                }
                for name in NAMES
            },
        },
    },
}  # fmt: skip

VALID = jsonschema.Draft202012Validator(SCHEMA)

ANN = Name(family="van Keeper", given="Ann")
# One hand-written sample of each kind: what a note says, and what CSL should say.
SAMPLES: dict[EntryType, tuple[Reference, dict[str, object]]] = {
    "article": (
        Reference(type="article", authors=(ANN,), title="Lamps", container="Journal of Coasts", volume="12", issue="3",
                  issued="1911-24", pages="53-94", pinpoint="60", identifiers={"doi": "10.1000/182", "issn": "0028-0836"}),
        {"type": "article-journal", "author": [{"family": "van Keeper", "given": "Ann"}], "title": "Lamps",
         "container-title": "Journal of Coasts", "volume": "12", "issue": "3", "page": "53-94",
         "issued": {"date-parts": [[1911]], "season": 4}, "DOI": "10.1000/182", "ISSN": "0028-0836", "custom": {"pinpoint": "60"}},
    ),
    "newspaper": (
        Reference(type="newspaper", title="Storm", container="Mill News", issued="2014-06-11", url="http://news.test/storm"),
        {"type": "article-newspaper", "title": "Storm", "container-title": "Mill News", "URL": "http://news.test/storm",
         "issued": {"date-parts": [[2014, 6, 11]]}},
    ),
    "magazine": (
        Reference(type="magazine", title="Tides", container="Coasts Monthly", issued="2009-08"),
        {"type": "article-magazine", "title": "Tides", "container-title": "Coasts Monthly", "issued": {"date-parts": [[2009, 8]]}},
    ),
    "report": (
        Reference(type="report", authors=(Name(literal="Bureau of Lights"),), title="State of the Lights", genre="Working Paper",
                  issue="7", publisher="Stationery Office", place="Harbour Town", issued="1840~", accessed="2026-01-02"),
        {"type": "report", "author": [{"literal": "Bureau of Lights"}], "title": "State of the Lights", "genre": "Working Paper",
         "number": "7", "publisher": "Stationery Office", "publisher-place": "Harbour Town",
         "issued": {"date-parts": [[1840]], "circa": True}, "accessed": {"date-parts": [[2026, 1, 2]]}},
    ),
    "thesis": (
        Reference(type="thesis", authors=(ANN,), title="On Wicks", genre="PhD diss.", publisher="Harbour University", issued="1999"),
        {"type": "thesis", "author": [{"family": "van Keeper", "given": "Ann"}], "title": "On Wicks", "genre": "PhD diss.",
         "publisher": "Harbour University", "issued": {"date-parts": [[1999]]}},
    ),
    "hearing": (
        Reference(type="hearing", title="Hearing on Lights", container="Committee on Coasts", issue="112-4", issued="2011-05-03"),
        {"type": "hearing", "title": "Hearing on Lights", "container-title": "Committee on Coasts", "number": "112-4",
         "issued": {"date-parts": [[2011, 5, 3]]}},
    ),
    "webpage": (
        Reference(type="webpage", title="About", container="Bureau", url="http://bureau.test/about", accessed="2016-05-03"),
        {"type": "webpage", "title": "About", "container-title": "Bureau", "URL": "http://bureau.test/about",
         "accessed": {"date-parts": [[2016, 5, 3]]}},
    ),
    "book": (
        Reference(type="book", authors=(ANN,), translators=(Name(family="Roe"),), title="Towers", series="Coastal Studies",
                  edition="2nd", publisher="Mill Press", place="London", issued="2010/2011", identifiers={"isbn": "9780306406157"},
                  language="en"),
        {"type": "book", "author": [{"family": "van Keeper", "given": "Ann"}], "translator": [{"family": "Roe"}], "title": "Towers",
         "collection-title": "Coastal Studies", "edition": "2nd", "publisher": "Mill Press", "publisher-place": "London",
         "issued": {"date-parts": [[2010], [2011]]}, "ISBN": "9780306406157", "language": "en"},
    ),
    "chapter": (
        Reference(type="chapter", authors=(ANN,), editors=(Name(family="Roe", given="Jo", suffix="Jr."),), title="Wicks",
                  container="Towers", pages="3-9", issued="184X"),
        {"type": "chapter", "author": [{"family": "van Keeper", "given": "Ann"}],
         "editor": [{"family": "Roe", "given": "Jo", "suffix": "Jr."}], "title": "Wicks", "container-title": "Towers",
         "page": "3-9", "issued": {"literal": "184X"}},
    ),
    "conference": (
        Reference(type="conference", title="Beams", container="Proceedings of Light", issued="2001"),
        {"type": "paper-conference", "title": "Beams", "container-title": "Proceedings of Light", "issued": {"date-parts": [[2001]]}},
    ),
    "case": (
        Reference(type="case", title="Keeper v. Bureau", container="U.S.", volume="410", pages="113", issued="1973"),
        {"type": "legal_case", "title": "Keeper v. Bureau", "container-title": "U.S.", "volume": "410", "page": "113",
         "issued": {"date-parts": [[1973]]}},
    ),
    "law": (
        Reference(type="law", title="Lights Act", container="Stat.", volume="3", issue="14", issued="1836"),
        {"type": "legislation", "title": "Lights Act", "container-title": "Stat.", "volume": "3", "number": "14",
         "issued": {"date-parts": [[1836]]}},
    ),
    "archive": (
        Reference(type="archive", title="Keeper to Roe", container="National Archives", place="Kew", issued="1840-01-02?"),
        {"type": "document", "title": "Keeper to Roe", "archive": "National Archives", "publisher-place": "Kew",
         "issued": {"date-parts": [[1840, 1, 2]], "circa": True}},
    ),
    "manuscript": (Reference(type="manuscript", title="Log"), {"type": "manuscript", "title": "Log"}),
    "video": (
        Reference(type="video", title="Storm at Night", url="http://videos.test/1", issued="2012"),
        {"type": "motion_picture", "title": "Storm at Night", "URL": "http://videos.test/1", "issued": {"date-parts": [[2012]]}},
    ),
    "interview": (Reference(type="interview", authors=(ANN,)), {"type": "interview", "author": [{"family": "van Keeper", "given": "Ann"}]}),
    "misc": (
        Reference(title="Scrap", identifiers={"handle": "1721.1/99", "pmid": "1234567"}),
        {"type": "document", "title": "Scrap", "PMID": "1234567", "custom": {"handle": "1721.1/99"}},
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", get_args(EntryType))
def test_every_kind_of_work_is_told_as_a_person_would(kind: EntryType) -> None:
    reference, expected = SAMPLES[kind]

    told = csl.item(Work(key="k", citations=(), reference=reference))

    assert told == {"id": "k", **expected}
    VALID.validate([told])


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        ("2014-06-11/2014-07-02", {"date-parts": [[2014, 6, 11], [2014, 7, 2]]}),
        ("1900~/1910", {"date-parts": [[1900], [1910]], "circa": True}),
        ("2010-21", {"date-parts": [[2010]], "season": 1}),
        ("2010/..", {"literal": "2010–.."}),
        ("2010-24/2011-21", {"literal": "winter 2010–spring 2011"}),
        ("2010-99", {"literal": "2010-99"}),
        ("-0050", {"date-parts": [[-50]]}),
        ("in press", {"literal": "in press"}),
    ],
)
def test_dates_are_figures_where_csl_has_them_and_words_where_not(
    edtf: str, told: dict[str, object]
) -> None:
    assert csl.date(edtf) == told


def test_the_copy_and_the_citing_notes_are_custom() -> None:
    copy = Capture(
        archive="wayback.test",
        url="http://news.test/storm",
        memento="https://wayback.test/web/20140611093000/http://news.test/storm",
        at=datetime(2014, 6, 11, tzinfo=UTC),
    )

    told = csl.item(
        Work(key="k", citations=(), reference=SAMPLES["newspaper"][0]), ["3", "7"], copy
    )

    assert told["custom"] == {
        "archive-url": copy.memento,
        "archive-date": "2014-06-11",
        "archive-name": "wayback.test",
        "cited-in-notes": ["3", "7"],
    }


def test_a_whole_report_is_one_list_with_one_item_a_work(report: Report) -> None:
    told = json.loads(reporters.named("csl-json").render(report))

    VALID.validate(told)
    assert [item["id"] for item in told] == [work.key for work in report.works]
    assert told[0]["custom"]["cited-in-notes"] == ["1", "2", "2:1"]


def test_a_copy_in_a_file_of_this_machine_is_not_told(report: Report) -> None:
    url = report.works[0].reference.url or ""
    hidden = Capture(
        archive="shelf",
        url=url,
        memento="/home/me/kept.warc.gz#12",
        at=datetime(2014, 6, 11, tzinfo=UTC),
    )
    verdict = LinkVerdict(url=url, verdict="dead", confidence=1.0, because="410", memento=hidden)

    told = json.loads(csl.render(msgspec.structs.replace(report, verdicts=(verdict,))))

    assert "archive-url" not in told[0]["custom"]


def test_its_ending_is_not_taken_for_that_of_the_report() -> None:
    assert reporters.for_file("out/works.csl.json").NAME == "csl-json"
    assert reporters.for_file("out/works.json").NAME == "json"


TEXT = st.none() | st.text(min_size=1, max_size=20)


@given(
    st.builds(
        Reference,
        type=st.sampled_from(get_args(EntryType)),
        title=TEXT, container=TEXT, volume=TEXT, issue=TEXT, pages=TEXT, edition=TEXT, url=TEXT,
        issued=TEXT | st.from_regex(r"\A[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[~?%]?(/[0-9]{4}(-[0-9]{2})?)?\Z"),
        accessed=TEXT,
    )
)  # fmt: skip
def test_whatever_a_note_says_the_item_is_within_csl(reference: Reference) -> None:
    told = [csl.item(Work(key="k", citations=(), reference=reference))]

    VALID.validate(json.loads(json.dumps(told)))
