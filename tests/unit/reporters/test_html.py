"""The HTML page: whole in one file, safe with any manuscript in it, readable by everyone."""

import base64
import hashlib
import re
from itertools import pairwise

import msgspec
import pytest
from bs4 import BeautifulSoup, Tag

from citeaudit.model.finding import Finding, Place, Report
from citeaudit.model.manuscript import Manuscript
from citeaudit.reporters import html


@pytest.fixture(scope="module")
def told(report: Report) -> str:
    return html.render(report)


@pytest.fixture(scope="module")
def page(told: str) -> BeautifulSoup:
    return BeautifulSoup(told, "html.parser")


def one(page: BeautifulSoup | Tag, selector: str) -> Tag:
    found = page.select_one(selector)
    assert found is not None, selector
    return found


def words(tag: Tag) -> str:
    return re.sub(r"\s+", " ", tag.get_text()).strip()


def finding(page: BeautifulSoup, code: str) -> Tag:
    return next(tag for tag in page.select("article.finding") if code in words(one(tag, ".code")))


def footnote(page: BeautifulSoup, id_: str) -> Tag:
    return next(tag for tag in page.select("article.footnote") if tag["id"] == f"note-{id_}")


def test_nothing_is_loaded_from_anywhere(page: BeautifulSoup, told: str) -> None:
    assert not page.select(
        "[src], [srcset], [data], [poster], [background], [action], link, img, iframe, object, base"
    )
    style = one(page, "style").get_text()
    assert "url(" not in style and "@import" not in style and "@font-face" not in style
    assert "fetch(" not in told and "XMLHttpRequest" not in told and "import(" not in told


def test_its_policy_lets_through_its_own_style_and_script_and_nothing_else(
    page: BeautifulSoup,
) -> None:
    policy = str(one(page, "meta[http-equiv=Content-Security-Policy]")["content"])

    assert policy.startswith("default-src 'none'; ")
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        (inline,) = page.select(tag)
        digest = base64.b64encode(hashlib.sha256(inline.get_text().encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert not page.select("[style]")
    assert not [key for tag in page.find_all(True) for key in tag.attrs if key.startswith("on")]


def test_malice_in_a_manuscript_is_only_text(page: BeautifulSoup, told: str) -> None:
    assert "{{ 7 * 7 }}" in told and "{% raw %}" in told
    assert 'alert("note")' not in "".join(tag.get_text() for tag in page.select("script"))
    assert not page.select("b b, .parsed b, img, h4 b") and "<b>hostile</b>" in words(
        finding(page, "SYN012")
    )
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", told)


def test_only_web_addresses_and_places_of_the_page_are_links(page: BeautifulSoup) -> None:
    targets = [str(tag["href"]) for tag in page.select("[href]")]

    assert {target.partition(":")[0] for target in targets if not target.startswith("#")} == {
        "http",
        "https",
    }
    shown = [words(tag) for tag in page.select("span.address")]
    assert "javascript:alert(1)" in shown and "ftp://files.test/logs" in shown


def test_every_link_within_the_page_leads_somewhere(page: BeautifulSoup) -> None:
    ids = [str(tag["id"]) for tag in page.select("[id]")]

    assert len(ids) == len(set(ids))
    assert {str(tag["href"])[1:] for tag in page.select('[href^="#"]')} <= set(ids)
    for tag in page.select("[aria-labelledby]"):
        assert tag["aria-labelledby"] in ids


def test_the_head_says_what_was_audited_and_when(page: BeautifulSoup) -> None:
    head = words(one(page, "header"))

    for fact in (
        "Keepers of the Northern Lights",
        "Ada Example, Bo Sample",
        "drafts/northern-lights.md",
    ):
        assert fact in head
    assert "2026-11-22 10:04 UTC" in head and "addresses were asked" in head
    assert one(page, "html")["lang"] == "en" and one(page, "h1")["lang"] == "en"


def test_two_places_that_clash_stand_side_by_side_with_their_words_marked(
    page: BeautifulSoup,
) -> None:
    clash = finding(page, "DUP002")

    assert [words(tag) for tag in clash.select("figcaption")] == [
        "Note 1 · line 12",
        "Note 2 · line 14",
    ]
    assert [words(tag) for tag in clash.select("mark")] == [
        "Lamps of the Northern Coast",
        "Lamps of the Northen Coast",
    ]
    assert [words(tag) for tag in clash.select(".evidence li")] == [
        "titles 98 % alike",
        "same volume, issue and pages",
    ]


def test_the_words_that_differ_are_picked_out_of_the_marked_ones(page: BeautifulSoup) -> None:
    picked = finding(page, "DUP002").select("mark b.differs")

    assert [words(tag) for tag in picked] == ["Northern", "Northen"]


def test_a_fix_is_shown_before_and_after(page: BeautifulSoup) -> None:
    fix = one(finding(page, "DUP002"), ".fix")

    assert "Fix safe to apply" in words(fix)
    assert words(one(fix, "del")) == "Northen" and words(one(fix, "ins")) == "Northern"
    assert "Suggestion needs your eye" in words(finding(page, "SYN004"))


def test_findings_come_first_and_the_gravest_before_the_rest(page: BeautifulSoup) -> None:
    assert [tag["id"] for tag in page.select("main > section[id]")] == [
        "findings",
        "notes",
        "works",
        "addresses",
        "reading",
    ]
    assert [words(tag) for tag in page.select("section.severity > h3")] == [
        "Errors 3",
        "Warnings 2",
        "Minor 2",
    ]


def test_findings_can_be_filtered_without_a_script(page: BeautifulSoup) -> None:
    style = one(page, "style").get_text()
    boxes = [str(tag["id"]) for tag in page.select(".filters input[type=checkbox]")]

    for box in boxes:
        assert re.search(
            rf"body:has\(#{box}:not\(:checked\)\) \.\w+-{box.removeprefix('show-')} {{ display: none }}",
            style,
        )
    for tag in page.select("article.finding"):
        family = next(kind for kind in tag["class"] if kind.startswith("family-"))
        assert f"show-{family.removeprefix('family-')}" in boxes


def test_a_torn_note_shows_where_it_was_joined(page: BeautifulSoup) -> None:
    text = one(footnote(page, "3"), ".text")

    assert [words(tag) for tag in text.select(".join")] == [
        "joined, hyphen dropped",
        "address joined",
    ]
    assert "lines 16–23" in words(footnote(page, "3"))


def test_parsed_fields_are_told_and_doubtful_ones_marked(page: BeautifulSoup) -> None:
    rows = {
        words(one(row, "th")): words(one(row, "td")) for row in footnote(page, "2").select("tr")
    }

    assert rows["author"] == "Anne Keeper"
    assert rows["in"] == "Journal of Coastal History 41 % sure"
    assert [words(one(row, "th")) for row in footnote(page, "2").select("tr.doubtful")] == ["in"]


def test_a_short_form_leads_to_the_note_it_stands_for(page: BeautifulSoup) -> None:
    link = one(footnote(page, "2:1"), "caption a")

    assert words(link) == "note 1" and link["href"] == "#note-1"
    assert "Here the numbering begins again." in words(one(page, "#notes"))


def test_addresses_are_told_with_proof_and_copy(page: BeautifulSoup) -> None:
    rows = {
        words(one(row, "a.address, span.address")): row
        for row in page.select("table.addresses tbody tr")
    }
    moved, gone = (
        rows["http://old.journal.test/lamps?utm_source=mail"],
        rows["https://gone.test/logs(1)"],
    )

    assert words(one(moved, ".verdict")) == "moved"
    assert [words(hop) for hop in moved.select(".hops li")] == [
        "301 http://old.journal.test/lamps?utm_source=mail",
        "200 https://journal.test/lamps",
    ]
    copy = "https://wayback.test/web/20140611093000/https://gone.test/logs(1)"
    assert words(one(gone, "td a.address[href*=wayback]")) == "11 June 2014"
    assert words(one(gone, ".cite")) == f"Archived 11 June 2014 at {copy}"
    robust = one(gone, "a[data-versionurl]")
    assert robust["data-versionurl"] == copy
    assert robust["data-versiondate"] == "2014-06-11"
    assert "410, 0.25 s" in words(gone) and "attempt 2" in words(gone)
    assert words(one(rows["https://journal.test/lamps"], "q")).startswith(
        "Lamps of the Northern Coast |"
    )
    assert "could not ask (429 Too Many Requests)" in words(rows["https://walled.test/a"])


def test_works_name_the_notes_that_cite_them(page: BeautifulSoup) -> None:
    first = one(page, ".works > li")

    assert words(first).startswith(
        "Ann Keeper, “Lamps of the Northern Coast”, Journal of Coastal History, vol. 12, no. 3, 1911"
    )
    assert [words(tag) for tag in first.select("a")] == ["1", "2", "2:1"]


def test_what_was_not_checked_is_said_at_the_top(page: BeautifulSoup) -> None:
    assert "1 address not checked: the network was away" in words(one(page, ".notice"))


def test_headings_descend_step_by_step(page: BeautifulSoup) -> None:
    levels = [int(tag.name[1]) for tag in page.find_all(re.compile(r"^h[1-6]$"))]

    assert levels[0] == 1 and levels.count(1) == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels))


def test_every_box_has_its_label_and_every_table_its_heads(page: BeautifulSoup) -> None:
    assert all(box.find_parent("label") for box in page.select("input"))
    assert all(head.get("scope") for head in page.select("th"))


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
def test_text_stands_out_from_its_ground(page: BeautifulSoup, scheme: int) -> None:
    style = one(page, "style").get_text()
    colours = dict(
        re.findall(r"--(\w[\w-]*): (#\w+)", re.findall(r":root {(.*?)}", style, re.S)[scheme])
    )

    pairs = [
        (ink, ground)
        for ink in ("ink", "quiet", "link", "error", "warning", "note", "fine")
        for ground in ("paper", "card")
    ]
    for ink, ground in [*pairs, ("mark-ink", "mark"), ("ink", "del"), ("ink", "ins")]:
        assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)


def contrast(one_colour: str, other: str) -> float:
    """The ratio of WCAG 2 between two colours."""

    def luminance(colour: str) -> float:
        digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
        parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one_colour), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_same_report_gives_the_same_bytes(report: Report, told: str) -> None:
    assert html.render(report) == told


def test_a_text_without_notes_is_a_short_page(empty: Report) -> None:
    page = BeautifulSoup(html.render(empty), "html.parser")

    assert "Nothing to report." in words(one(page, "#findings"))
    assert not page.select("#notes, #works, #addresses, .filters")


def test_what_a_message_sets_in_backticks_is_code_and_stays_safe(empty: Report) -> None:
    said = msgspec.structs.replace(
        empty, findings=(Finding(rule="SYN001", message="write `<b>`, not `a"),)
    )

    heading = one(BeautifulSoup(html.render(said), "html.parser"), "h4")

    assert words(heading) == "write <b>, not `a" and words(one(heading, "code")) == "<b>"


def test_a_rule_with_an_odd_code_harms_nothing(empty: Report) -> None:
    odd = msgspec.structs.replace(
        empty, findings=(Finding(rule='1"}</style><script>', message="odd"),)
    )

    page = BeautifulSoup(html.render(odd), "html.parser")

    assert len(page.select("script")) == len(page.select("style")) == 1
    assert '1"}</style><script>' in words(one(page, ".code"))


def test_a_path_and_a_title_that_are_no_text_are_spelled_out(empty: Report) -> None:
    book: Manuscript = msgspec.structs.replace(
        empty.manuscript, source="caf\udce9.md", title="half \udc41"
    )

    told = html.render(msgspec.structs.replace(empty, manuscript=book))

    assert "half \\udc41" in told and "caf\\udce9.md" in told
    assert told.encode("utf-8")


def test_a_place_quoted_from_the_body_says_so_and_still_leads_to_its_note(report: Report) -> None:
    marker = report.manuscript.markers[0]
    place = Place(span=marker.span, note="1")
    told = html.render(
        msgspec.structs.replace(
            report, findings=(Finding(rule="NUM008", message="m", places=(place,)),)
        )
    )

    caption = one(BeautifulSoup(told, "html.parser"), "figcaption")
    assert words(caption) == "Text · line 7 · note 1"
    assert one(caption, "a")["href"] == "#note-1"
