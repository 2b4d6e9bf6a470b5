"""Title, authors and language as they are printed."""

import pytest

from citeaudit.readers import read_text
from citeaudit.readers.front import language_of


@pytest.mark.parametrize(
    ("text", "title", "authors"),
    [
        (
            "# The Title\n\nJane Doe\n\nUniversity of X\n\nBody text starts.\n",
            "The Title",
            ("Jane Doe",),
        ),
        (
            "# The Title<sup>1</sup>\n\nBy Jane Doe and Max van der Berg*\n\nBody.\n",
            "The Title",
            ("Jane Doe", "Max van der Berg"),
        ),
        (
            "---\ntitle: 'A: B'\nauthor:\n  - Jane Doe\n  - Max Roe\nlang: de-DE\n---\n\nText.\n",
            "A: B",
            ("Jane Doe", "Max Roe"),
        ),
        (
            "THE TITLE IN CAPITALS\n\nJANE DOE\n\nThe body begins here.\n",
            "THE TITLE IN CAPITALS",
            ("JANE DOE",),
        ),
        (
            "        JANE DOE\n\n      A TITLE OVER\n       TWO LINES\n\nThe body begins here.\n",
            "A TITLE OVER TWO LINES",
            ("JANE DOE",),
        ),
        (
            "# T\n\nPetra van der Meulen and José Ortega y Gasset¹\n\nBody.\n",
            "T",
            ("Petra van der Meulen", "José Ortega y Gasset"),
        ),
        ("# T\n\nAna Ruiz y Luis Gil\n\nBody.\n", "T", ("Ana Ruiz", "Luis Gil")),
        ("A first paragraph that ends with a full stop.\n", None, ()),
    ],
)
def test_title_and_authors(text: str, title: str | None, authors: tuple[str, ...]) -> None:
    book = read_text(text)

    assert (book.title, book.authors) == (title, authors)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The state of the art is not what it was in the days of the king.", "en"),
        ("Der Zustand der Kunst ist nicht mehr das, was er in den Tagen des Königs war.", "de"),
        (
            "L'état de l'art est ce que les gens du pays en font dans le temps et pour la gloire.",
            "fr",
        ),
        (
            "La seta e il fiume sono nella storia della città e dei suoi signori, che non lo sanno.",
            "it",
        ),
        ("El estado de las cosas en la ciudad no es lo que era en los días del rey.", "es"),
        ("状态不是过去的样子，国王的时代已经过去了。", "zh"),
        ("12 34", None),
        ("One.[^1] [^1]: Una Field, “Roads,” March 3. [^2]: Una Field, “Ways,” March 4.", None),
        (
            "The road is of the town and the way was in it. http://un.test/la/el/de/que http://un.test/la/el/de/las",
            "en",
        ),
    ],
)
def test_the_language_is_told_by_its_small_words(text: str, language: str | None) -> None:
    assert language_of(text) == language
