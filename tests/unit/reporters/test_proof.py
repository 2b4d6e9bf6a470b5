"""Proof: the exact words of a place, in the healed note or the source, and what a fix makes of them."""

from citeaudit.model.finding import Edit, Fix, Place, Report
from citeaudit.model.manuscript import Span
from citeaudit.reporters.proof import (
    changes,
    contrasted,
    covers_all,
    extent_of,
    pieces,
    plain,
    quote,
)


def test_a_place_in_a_note_is_quoted_from_the_healed_text_with_its_words_marked(
    report: Report,
) -> None:
    finding = report.findings[1]
    told = quote(finding.places[1], report.notes[1], report.manuscript)

    assert [piece.text for piece in told.pieces if piece.marked] == ["Lamps of the Northen Coast"]
    assert plain(told.pieces) == report.notes[1].text
    assert (told.line, told.last_line, told.cut_before, told.cut_after) == (14, 14, False, False)


def test_a_place_across_a_tear_is_marked_on_both_sides_and_the_join_is_shown(
    report: Report,
) -> None:
    note = report.notes[2]
    text = report.manuscript.text
    torn = Span(start=text.index("Stationery Of-"), end=text.index("fice, 1840") + len("fice"))

    told = quote(Place(span=torn, note="3"), note, report.manuscript)

    marked = [piece for piece in told.pieces if piece.marked]
    assert [piece.text for piece in marked] == ["Stationery Of", "fice"]
    assert [piece.join for piece in marked] == [None, "hyphen-dropped"]
    assert (told.line, told.last_line) == (16, 22)


def test_every_join_of_a_torn_note_is_kept_in_its_pieces(report: Report) -> None:
    told = pieces(report.notes[2])

    assert [piece.join for piece in told if piece.join] == ["hyphen-dropped", "url"]
    assert plain(told) == report.notes[2].text


def test_a_place_in_the_body_is_quoted_from_its_line(report: Report) -> None:
    told = quote(report.findings[0].places[0], None, report.manuscript, around=30)

    assert plain(told.pieces).endswith("to this day.<sup>9</sup>")
    assert told.cut_before and not told.cut_after
    assert "\n" not in plain(told.pieces)


def test_a_place_that_gave_nothing_to_the_note_is_quoted_from_the_source(report: Report) -> None:
    label = Span(start=report.notes[0].span.start, end=report.notes[0].span.start + 1)

    assert extent_of(label, report.notes[0]) is None
    told = quote(Place(span=label, note="1"), report.notes[0], report.manuscript)
    assert [piece.text for piece in told.pieces if piece.marked] == ["1"]


def test_a_mark_as_long_as_a_book_is_cut(report: Report) -> None:
    whole = Place(span=Span(start=0, end=len(report.manuscript.text)))

    assert len(plain(quote(whole, None, report.manuscript).pieces)) < 1300


def test_edits_close_together_are_shown_as_one_spot_and_inserts_as_added_words(
    report: Report,
) -> None:
    text = report.manuscript.text
    at = text.index("Anne Keeper")
    fix = Fix(
        safety="safe",
        edits=(
            Edit(span=Span(start=at + 13, end=at + 14), text="“"),
            Edit(span=Span(start=at, end=at), text="Dr. "),
            Edit(span=Span(start=text.index("1912"), end=text.index("1912") + 4), text="1911"),
        ),
    )

    told = changes(fix, report.manuscript, around=8)

    assert [(plain(change.before), plain(change.after)) for change in told] == [
        ('2 Anne Keeper, "Lamps…', "2 Dr. Anne Keeper, “Lamps…"),
        ("…No. 3, 1912, p.…", "…No. 3, 1911, p.…"),
    ]


def test_the_words_by_which_two_places_differ_are_picked_out(report: Report) -> None:
    finding = report.findings[1]
    quotes = [
        quote(place, note, report.manuscript)
        for place, note in zip(finding.places, report.notes, strict=False)
    ]

    here, there = contrasted(quotes)

    assert [piece.text for piece in here.pieces if piece.differs] == ["Northern"]
    assert [piece.text for piece in there.pieces if piece.differs] == ["Northen"]
    assert [plain(told.pieces) for told in (here, there)] == [plain(told.pieces) for told in quotes]


def test_places_with_little_in_common_are_not_compared(report: Report) -> None:
    quotes = [
        quote(Place(span=note.fragments[0].span, note=note.id), note, report.manuscript)
        for note in (report.notes[0], report.notes[3])
    ]

    assert contrasted(quotes) == tuple(quotes)


def test_differences_keep_the_joins_of_a_torn_note(report: Report) -> None:
    torn = report.notes[2]
    whole = Span(start=torn.fragments[0].span.start, end=torn.fragments[-1].span.end)
    told = quote(Place(span=whole, note="3"), torn, report.manuscript)

    _, again = contrasted([told, told])

    assert again == told
    assert covers_all(told)


def test_a_place_that_is_a_part_of_what_is_quoted_does_not_cover_it(report: Report) -> None:
    assert not covers_all(quote(report.findings[1].places[0], report.notes[0], report.manuscript))
