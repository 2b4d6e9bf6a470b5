"""What two full citations of one work differ in, and which of them has it right."""

from citeaudit.config import Config
from citeaudit.model.citation import EntryType
from citeaudit.parsers import parse
from citeaudit.readers import read_text
from citeaudit.rules import Audited, conclude
from unit.rules.builder import AT, made

DUP_CON = Config(select=("DUP", "CON001"))


def _note(
    title: str = "Rivers and Trade",
    author: str = "Benno Hurst",
    issued: str = "2001",
    volume: str = "8",
) -> str:
    return f"{{authors:{author}}}, “{{title:{title}}},” *{{container:Historical Notes}}*, Vol. {{volume:{volume}}}, {{issued:{issued}}}."


def _rules(audited: Audited) -> list[tuple[str, tuple[str, ...]]]:
    return [(finding.rule, finding.notes) for finding in conclude(audited)]


def test_nothing_differs_and_the_repeat_is_told() -> None:
    assert _rules(made(_note(), _note(), works=[(1, 2)], config=DUP_CON)) == [
        ("DUP001", ("1", "2"))
    ]


def test_a_slip_is_told_once_and_not_as_a_repeat_or_a_name() -> None:
    audited = made(_note(), _note(author="Beno Hurst"), _note(), works=[(1, 2, 3)], config=DUP_CON)

    assert _rules(audited) == [("DUP002", ("2", "1")), ("DUP001", ("1", "3"))]


def test_the_majority_has_it_right_even_against_the_first() -> None:
    audited = made(_note("Rivres and Trade"), _note(), _note(), works=[(1, 2, 3)], config=DUP_CON)

    slip = next(finding for finding in conclude(audited) if finding.rule == "DUP002")
    assert slip.notes == ("1", "2")
    assert slip.fix is not None
    assert (slip.fix.safety, slip.fix.edits[0].text) == ("safe", "Rivers")


def test_one_against_one_is_decided_by_what_the_rest_of_the_text_writes() -> None:
    body = "The rivers carried it.<sup>1</sup> Rivers always do.<sup>2</sup>"
    audited = made(_note("Rivres and Trade"), _note(), works=[(1, 2)], body=body, config=DUP_CON)

    slip = next(finding for finding in conclude(audited) if finding.rule == "DUP002")
    assert slip.notes == ("1", "2")
    assert "look the work up" not in slip.message


def test_one_against_one_with_nothing_to_decide_accuses_neither() -> None:
    audited = made(
        _note("Hessonite and Trade"), _note("Hesonite and Trade"), works=[(1, 2)], config=DUP_CON
    )

    slip = next(finding for finding in conclude(audited) if finding.rule == "DUP002")
    assert slip.message.endswith("one of them is wrong, look the work up")
    assert slip.fix is not None
    assert slip.fix.safety == "unsafe"


def test_a_differing_volume_is_a_detail_and_the_majority_fixes_it() -> None:
    audited = made(_note(), _note(volume="9"), _note(), works=[(1, 2, 3)], config=DUP_CON)

    detail = next(finding for finding in conclude(audited) if finding.rule == "DUP003")
    assert detail.notes == ("2", "1")
    assert detail.fix is not None
    assert detail.fix.edits[0].text == "8"


def test_a_date_that_is_only_less_precise_is_no_difference() -> None:
    audited = made(
        _note(issued="May 2001=2001-05"), _note(issued="2001"), works=[(1, 2)], config=DUP_CON
    )

    assert _rules(audited) == [("DUP001", ("1", "2"))]


def test_parts_of_a_series_are_not_one_work_even_where_the_parser_says_so() -> None:
    audited = made(_note("Rivers, Part 1"), _note("Rivers, Part 2"), works=[(1, 2)], config=DUP_CON)

    assert _rules(audited) == []


def test_books_of_different_years_are_editions() -> None:
    audited = made(
        _note(), _note(issued="2011"), works=[(1, 2)], types={1: "book", 2: "book"}, config=DUP_CON
    )

    assert _rules(audited) == []


def test_a_slip_in_a_name_that_parted_a_work_is_still_seen() -> None:
    audited = made(_note(), _note(author="Benno Hurts"), _note(), works=[(1, 3)], config=DUP_CON)

    assert ("DUP002", ("2", "1")) in _rules(audited)
    assert "CON001" not in {rule for rule, _ in _rules(audited)}


def test_five_works_given_again_and_no_short_form_are_a_style() -> None:
    titles = ("Rivers and Trade", "Salt and Iron", "Wool of Wales", "Ships in Ice", "Roads of Rome")
    notes = [_note(title) for title in titles]
    found = conclude(made(*notes, *notes, works=[(n, n + 5) for n in range(1, 6)], config=DUP_CON))

    assert [(finding.rule, finding.severity, len(finding.places)) for finding in found] == [
        ("DUP001", "note", 5)
    ]


def test_the_short_form_keeps_author_title_and_page() -> None:
    note = "{authors:Benno Hurst}, “{title:Rivers and Trade: A History},” *{container:Historical Notes}*, {issued:2001}, pp. {pages:44-60}."
    fix = conclude(made(note, note, works=[(1, 2)], config=DUP_CON))[0].fix

    assert fix is not None
    assert [edit.text for edit in fix.edits] == ["Hurst, “Rivers and Trade,” pp. 44-60."]


BOOK = "{{authors:Benno Hurst}}, *{{title:{title}}}* ({{place:Alder}}: {{publisher:Record Press}}, {{issued:{issued}}}), 5."


def _books(
    *told: tuple[str, str], works: tuple[tuple[int, ...], ...] = ()
) -> list[tuple[str, tuple[str, ...]]]:
    notes = [BOOK.format(title=title, issued=issued) for title, issued in told]
    types: dict[int, EntryType] = dict.fromkeys(range(1, len(told) + 1), "book")
    return _rules(made(*notes, works=works, types=types, config=DUP_CON))


def test_one_house_prints_a_book_once_where_the_years_are_a_slip_apart() -> None:
    title = "Rivers and Trade in the North"

    assert _books((title, "2006"), (title, "2016")) == [("DUP003", ("2", "1"))]


def test_years_far_apart_and_short_titles_are_other_printings() -> None:
    title = "Rivers and Trade in the North"

    assert _books((title, "1966"), (title, "1996")) == []
    assert _books(("Rivers and Trade", "2006"), ("Rivers and Trade", "2007")) == []


def test_a_title_and_a_year_that_slip_are_told_together() -> None:
    found = _books(
        ("Rivers and Trade in the North", "1998"), ("River and Trade in the North", "1999")
    )

    assert found == [("DUP002", ("2", "1"))]


def test_the_last_page_with_its_figures_changed_is_a_difference() -> None:
    one, other = (f"{_note()} pp. {{pages:{pages}}}." for pages in ("76-136", "76-163"))
    audited = made(one, other, works=[(1, 2)], config=DUP_CON)

    assert _rules(audited) == [("DUP003", ("2", "1"))]


def test_a_note_that_stands_there_twice_repeats_its_work_once() -> None:
    note = "Nora Grant, “Mills of the North,” *Economic Record* 3 (1999): 5-19."
    book = read_text(f"Claim.[^1] Claim.[^2]\n\n[^1]: {note}\n[^2]: {note}\n[^2]: {note}\n")

    assert [one.rule for one in conclude(Audited(book, parse(book), at=AT, config=DUP_CON))] == [
        "DUP001"
    ]
