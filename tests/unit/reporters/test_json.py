"""The JSON report: the drawn shape, strict, complete enough to be concluded again, and its schema fresh."""

import json
import re
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from citeaudit import judge
from citeaudit.model.evidence import GROUP_OF, CaptureLookup, Evidence, LinkVerdict
from citeaudit.model.finding import Report
from citeaudit.reporters import document, shape
from citeaudit.reporters import json as json_reporter

MOMENT = datetime(2026, 11, 22, 10, tzinfo=UTC)
DRAWN = {
    "": "schema_version tool run manuscript markers notes citations works links findings summary",
    "tool": "name version",
    "run": "started_at finished_at network options",
    "manuscript": "path format sha256 title authors language",
    "markers": "label line column start end note",
    "notes": "label kind text line fragments citations",
    "citations": "key note text form refers_to confidence reference",
    "works": "key citations",
    "links": "url raw notes verdict group confidence because evidence archive",
    "findings": "id rule name severity notes message places evidence fix",
    "summary": "notes citations works links by_severity by_rule by_verdict unchecked",
}


@pytest.fixture(scope="module")
def told(report: Report) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(json_reporter.render(report))
    return loaded


def shipped_schema() -> dict[str, Any]:
    text = resources.files("citeaudit.reporters").joinpath("report.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def test_every_drawn_key_is_there_in_the_drawn_order(told: dict[str, Any]) -> None:
    for part, keys in DRAWN.items():
        whole = told[part] if part else told
        for item in whole if isinstance(whole, list) else [whole]:
            drawn = keys.split()
            assert [key for key in item if key in drawn] == drawn, part


def test_keys_beyond_the_drawing_stand_only_where_they_carry_something(
    told: dict[str, Any],
) -> None:
    beyond = [
        {key: item[key] for key in item if key not in DRAWN["links"].split()}
        for item in told["links"]
    ]

    assert beyond[0] == {}
    assert beyond[1] == {"new_url": "https://journal.test/lamps"}
    assert beyond[2] == {"repairs": ["line-break"]}
    assert "accessed" not in told["citations"][0]["reference"]
    assert told["citations"][2]["reference"]["accessed"] == "2026-01-02"
    assert "id" not in told["notes"][0]
    assert told["notes"][4]["id"] == "2:1" and told["notes"][4]["label"] == "1"


def test_a_note_of_unknown_kind_is_told_as_a_remark(told: dict[str, Any]) -> None:
    assert told["notes"][3]["kind"] == "remark"


def test_an_address_printed_twice_is_told_once_with_both_notes(told: dict[str, Any]) -> None:
    first = told["links"][0]

    assert first["url"] == "https://journal.test/lamps"
    assert first["notes"] == ["1", "2:1"]
    assert len(told["links"]) == told["summary"]["links"] == 8


def test_an_address_nobody_judged_is_not_asked_and_its_archive_unknown(
    told: dict[str, Any],
) -> None:
    found = next(link for link in told["links"] if link["url"] == "javascript:alert(1)")

    assert (found["verdict"], found["group"]) == ("not-asked", "not asked")
    assert found["archive"]["answer"] == "unknown"


def test_the_archives_answer_stands_beside_the_verdict(told: dict[str, Any]) -> None:
    answers = {link["url"]: link["archive"] for link in told["links"]}

    assert answers["https://gone.test/logs(1)"] == {
        "answer": "found",
        "memento": "https://wayback.test/web/20140611093000/https://gone.test/logs(1)",
        "at": "2014-06-11T09:30:00Z",
        "match": None,
        "archive": "wayback.test",
        "cite": "Archived 11 June 2014 at https://wayback.test/web/20140611093000/https://gone.test/logs(1)",
    }
    assert answers["https://shop.test/lamps"]["answer"] == "not-archived"
    assert answers["https://walled.test/a"]["answer"] == "unknown"


def test_an_archive_that_could_not_be_asked_leaves_the_answer_open() -> None:
    rows = [
        CaptureLookup(id="a", url="u", at=MOMENT, archive="one.test", answer="not-archived"),
        CaptureLookup(id="b", url="u", at=MOMENT, archive="two.test", answer="unknown"),
    ]

    assert document.archive_item(None, rows).answer == "unknown"
    assert document.archive_item(None, rows[:1]).answer == "not-archived"


def test_places_count_lines_from_one_and_slice_back(told: dict[str, Any], report: Report) -> None:
    clash = told["findings"][1]["places"]

    assert [place["note"] for place in clash] == ["1", "2"]
    for place in clash:
        words = report.manuscript.text[place["start"] : place["end"]]
        assert words in report.manuscript.text.split("\n")[place["line"] - 1]


def test_times_are_utc_with_a_z(told: dict[str, Any]) -> None:
    assert told["run"]["started_at"] == "2026-11-22T10:04:05.120000Z"
    assert told["links"][0]["evidence"][0]["at"].endswith("Z")


def test_the_evidence_comes_back_as_the_very_rows_it_was(
    told: dict[str, Any], report: Report
) -> None:
    back = {
        row.id: row
        for link in told["links"]
        for row in msgspec.convert(link["evidence"], list[Evidence])
    }

    assert back == {row.id: row for row in report.evidence}


def test_the_same_verdicts_follow_from_the_json_alone(report: Report) -> None:
    first = judge.conclude(report.links, report.citations, report.evidence)
    judged = json.loads(json_reporter.render(msgspec.structs.replace(report, verdicts=first)))

    rows = [
        row for link in judged["links"] for row in msgspec.convert(link["evidence"], list[Evidence])
    ]
    again = judge.conclude(
        report.links, report.citations, list({row.id: row for row in rows}.values())
    )

    assert again == first
    assert {verdict.verdict for verdict in first} >= {"ok", "dead", "blocked"}


def test_rows_the_verdict_did_not_need_are_kept_behind_those_it_rests_on(report: Report) -> None:
    used, spare = report.evidence[5], report.evidence[4]
    verdict = LinkVerdict(
        url=used.url, verdict="dead", confidence=1.0, because="410", evidence=(used.id,)
    )

    (item,) = document.link_items((), (verdict,), (spare, used))

    assert item.evidence == (used, spare)


def test_rows_of_the_address_without_its_fragment_and_probes_of_its_host_are_kept(
    report: Report,
) -> None:
    page = msgspec.structs.replace(
        report.evidence[0], url="https://a.test/p", final_url="https://B.test/q"
    )
    probe = msgspec.structs.replace(
        page, id="p", url="https://b.test/0f3a", final_url=None, probes="b.test"
    )
    other = msgspec.structs.replace(probe, id="o", probes="c.test")
    verdict = LinkVerdict(
        url="https://a.test/p#part", verdict="ok", confidence=1.0, because="answers 200"
    )

    (item,) = document.link_items((), (verdict,), (other, probe, page))

    assert item.evidence == (page, probe)


def test_the_document_comes_back_whole(report: Report) -> None:
    text = json_reporter.render(report)

    back = msgspec.json.decode(text, type=shape.Document)

    assert back == document.build(report)
    assert document.encode(back, indent=2) + "\n" == text


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    assert json_reporter.render(report) == json_reporter.render(report)


def test_real_documents_obey_the_shipped_schema(report: Report, empty: Report) -> None:
    checker = jsonschema.Draft202012Validator(
        shipped_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )

    for audit in (report, empty):
        checker.validate(json.loads(json_reporter.render(audit)))


def test_the_schema_takes_no_unknown_key_anywhere(told: dict[str, Any]) -> None:
    checker = jsonschema.Draft202012Validator(shipped_schema())
    row = told["links"][0]["evidence"][0]
    for spoiled in (told, told["run"], told["links"][0], row, row["hops"][0], told["findings"][0]):
        spoiled["surprise"] = 1
        assert not checker.is_valid(told)
        del spoiled["surprise"]

    assert checker.is_valid(told)


def test_the_shipped_schema_is_the_one_the_structs_give() -> None:
    assert shipped_schema() == json.loads(json.dumps(shape.schema())), (
        "write it anew: python -m citeaudit.reporters.shape > src/citeaudit/reporters/report.schema.json"
    )


def test_a_path_that_is_no_text_is_spelled_out(empty: Report) -> None:
    odd = msgspec.structs.replace(
        empty, manuscript=msgspec.structs.replace(empty.manuscript, source="caf\udce9.md")
    )

    assert json.loads(json_reporter.render(odd))["manuscript"]["path"] == "caf\\udce9.md"


def test_one_address_alone_is_one_line(report: Report) -> None:
    verdict = LinkVerdict(url="http://a.test/", verdict="ok", confidence=1.0, because="answers 200")

    line = document.encode(document.link_item("http://a.test/", verdict=verdict))

    assert "\n" not in line
    assert json.loads(line)["raw"] == "http://a.test/"
    assert json.loads(line)["notes"] == []


def test_the_manual_explains_every_key_of_the_report() -> None:
    manual = (Path(__file__).parents[3] / "docs" / "reference" / "report.md").read_text("utf-8")
    ours = {
        name: shape
        for name, shape in shipped_schema()["$defs"].items()
        if name.endswith("Item") or name in ("Document", "Name")
    }

    missing = {
        (name, key)
        for name, shape in ours.items()
        for key in shape["properties"]
        if f"`{key}`" not in manual and f'"{key}"' not in manual
    }
    assert not missing


def test_the_manual_says_what_each_verdict_means() -> None:
    manual = (Path(__file__).parents[3] / "docs" / "reference" / "report.md").read_text("utf-8")

    assert re.findall(r"^\|[^|]*\| `([\w-]+)` \| \w", manual, re.MULTILINE) == list(GROUP_OF)
