"""Which citations speak of one work, and which stay apart."""

import pytest

from citeaudit.parsers import parse
from citeaudit.readers import read_text


def manuscript(*notes: str):
    lines = [f"Text.[^{n}]\n" for n in range(1, len(notes) + 1)]
    lines += [f"[^{n}]: {note}\n" for n, note in enumerate(notes, start=1)]
    return parse(read_text("\n".join(lines)))


def groups(*notes: str) -> list[tuple[str, ...]]:
    return [work.citations for work in manuscript(*notes).works]


ARTICLE = "Daniel Byman, “What Do the Attacks Tell Us about Fighters?” *Washington Post*, November 16, 2015."


@pytest.mark.parametrize(
    "other",
    [
        ARTICLE,
        "Daniel Byman, “What Do the Attacks Tell us about fighters?” *Washington Post*, November 16, 2015.",
        "Daniel Byman, “What Do the Attacks Tel Us about Fighters?” *Washington Post*, November 16, 2015.",
        "D. Byman, “What Do the Attacks Tell Us about Fighters?” *The Washington Post*, 16 Nov. 2015.",
        "Byman, Daniel, “What do the attacks tell us about fighters”, *Washington Post*, 16 November 2015.",
        "Daniel Bymann, “What Do the Attacks Tell Us about Fighters?” *Washington Post*, November 16, 2015.",
    ],
)
def test_a_work_printed_in_another_way_is_the_same_work(other):
    assert groups(ARTICLE, other) == [("1.1", "2.1")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Foy, *The Canal Age, Part 1* (London: Batsford, 1961), 4.", "Ann Foy, *The Canal Age, Part 2* (London: Batsford, 1961), 9."),
        ("Ann Foy, *The Canal Age, Part I* (London: Batsford, 1961), 4.", "Ann Foy, *The Canal Age, Part II* (London: Batsford, 1961), 9."),
        ("Canal Board, *Annual Report 2014* (London: HMSO, 2015), 3.", "Canal Board, *Annual Report 2015* (London: HMSO, 2015), 3."),
        ("Canal Board, *Annual Report* (London: HMSO, 2014), 3.", "Canal Board, *Annual Report* (London: HMSO, 2015), 3."),
        ("Ann Foy, *The Mill*, 2nd ed. (London: Batsford, 1961), 4.", "Ann Foy, *The Mill*, 3rd ed. (London: Batsford, 1961), 4."),
        ("Ann Foy, *The Mill* (London: Batsford, 1961), 4.", "Ben Ode, *The Mill* (London: Batsford, 1961), 4."),
        ("“Strike Ends,” *Daily Herald*, 3 May 1915.", "“Strike Ends in the North at Last,” *Daily Herald*, 3 May 1915."),
        ("Ann Foy, *The Mill* (London: Batsford, 1961), 4.", "Ann Foy, *The Lock* (London: Batsford, 1961), 4."),
    ],
)  # fmt: skip
def test_different_works_stay_apart(one, other):
    assert groups(one, other) == [("1.1",), ("2.1",)]


def test_a_missing_subtitle_does_not_part_a_work():
    one = "Ann Foy, *Common Water: Irrigation and Law in the Counties* (Cambridge: Fenwick, 1987), 44."
    other = "Ann Foy, *Common Water* (Cambridge: Fenwick, 1987), 51."

    assert groups(one, other) == [("1.1", "2.1")]


def test_a_doi_in_common_binds_whatever_else_differs():
    one = "Ann Foy, “Locks,” *Northern History* 12 (2010): 53, doi:10.1000/182."
    other = "A. Foy, “Locks and Keys of the North,” *North. Hist.* 12 (2010), https://doi.org/10.1000/182."

    assert groups(one, other) == [("1.1", "2.1")]


def test_a_season_and_its_year_printed_in_two_ways_are_one():
    one = "Thomas Hegg, “Foreign Fighters,” *International Security*, Vol.35, No.3, Winter 2010-11, pp.53-94."
    other = "Thomas Hegg, “Foreign Fighters,” *International Security*, Vol. 35, No. 3, Winter 2010/11, pp.53-94."

    assert groups(one, other) == [("1.1", "2.1")]


def test_short_forms_join_the_work_they_stand_for():
    assert groups(
        ARTICLE,
        "Ann Foy, *The Mill* (London: Batsford, 1961), 4.",
        "Byman, “What Do the Attacks,” 3.",
        "Ibid.",
    ) == [
        ("1.1", "3.1", "4.1"),
        ("2.1",),
    ]


def test_a_work_says_what_binds_its_citations():
    (work,) = manuscript(ARTICLE, ARTICLE.replace("Tell", "Tel")).works

    assert len(work.because) == 1
    assert "1.1 and 2.1" in work.because[0]
    assert "byman" in work.because[0]


def test_the_fullest_telling_stands_for_the_work():
    (work,) = manuscript(
        "Foy, A., *Common Water* (Fenwick, 1987), 51.",
        "Ann Foy, *Common Water: Irrigation and Law* (Cambridge: Fenwick, 1987), 44, <http://example.org/foy>.",
    ).works

    assert work.reference.title == "Common Water: Irrigation and Law"
    assert work.reference.authors[0].given == "Ann"
    assert work.reference.url == "http://example.org/foy"


def test_keys_are_ascii_and_never_shared():
    works = manuscript(
        "Jörg Müßig, *Ökonomie des Übergangs* (Köln: Böhlau, 1999), 4.",
        "Ann Foy, *Mills of the North* (London: Batsford, 1961), 4.",
        "Ann Foy, *Mills of the South* (London: Batsford, 1961), 4.",
        "“Strike Ends,” *Daily Herald*, 3 May 1915.",
    ).works

    assert [work.key for work in works] == [
        "Mussig1999okonomie",
        "Foy1961millsa",
        "Foy1961millsb",
        "Strike1915",
    ]


def test_thousands_of_citations_are_not_compared_all_with_all():
    notes = [
        f"Ann Foy{n % 50}, *Mill {n} of the {n % 7} Valleys* (London: Batsford, {1900 + n % 90}), {n}."
        for n in range(1500)
    ]

    assert len(groups(*notes)) == 1500


def test_a_working_paper_and_the_article_it_became_are_two_works():
    article = (
        "Holm, Ada. 2019. “The Effect of Wages.” *Quarterly Journal of Trade* 134 (3): 1405–1454."
    )
    paper = "Holm, Ada. 2019. “The Effect of Wages: Evidence from the Counties.” NBER Working Paper No. 25434."

    assert groups(article, paper) == [("1.1",), ("2.1",)]


def test_the_same_pages_of_the_same_year_outweigh_another_volume():
    one = "Peter Holm, Die Kämpfe um die Kohle 1920/1921, in: Hefte für Zeitgeschichte 25 (1977), S. 46–98."
    other = "Peter Holm, Die Kämpfe um die Kohle 1920/21, in: Hefte für Zeitgeschichte 26 (1977), S. 46–98."

    assert groups(one, other) == [("1.1", "2.1")]
