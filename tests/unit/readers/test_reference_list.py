"""A plain list of references, one a line."""

from citeaudit.readers import looks_like_a_list, read_list

LIST = (
    "# Works\n\n- Author, Ann. *Mills*. Leeds: Aire Press, 1999.\n[2] Writer, Bob. “Weirs.” Water 3 (2001): 5–9.\n"
    "3. Clerk, Cy. A Very Long Title\n   That Goes On. London: Loom, 1960.\n\n"
)


def test_every_line_is_a_note_without_its_bullet_or_number() -> None:
    book = read_list(LIST)

    assert [note.text for note in book.notes] == [
        "Author, Ann. Mills. Leeds: Aire Press, 1999.",
        "Writer, Bob. “Weirs.” Water 3 (2001): 5–9.",
        "Clerk, Cy. A Very Long Title That Goes On. London: Loom, 1960.",
    ]


def test_a_list_is_told_from_prose() -> None:
    assert looks_like_a_list(LIST)
    assert not looks_like_a_list("A paragraph of prose.\n\nAnother one, without any year.\n")
