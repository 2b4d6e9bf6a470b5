"""A notice says nothing but that it is gone, in whatever language; a headline about a lost thing says more."""

import pytest

from citeaudit.judge import closures, words
from citeaudit.judge.likeness import likeness, plain


@pytest.mark.parametrize(
    "title",
    [
        "Die von Ihnen gesuchte Seite wurde nicht gefunden",
        "La page que vous cherchez n'existe plus ou a été déplacée",
        "Lo sentimos, la página que buscas ya no existe",
        "La pagina richiesta non è stata trovata",
        "Stránka, kterou hledáte, neexistuje",
        "Strona, której szukasz, została usunięta",
        "Запрашиваемая страница не найдена",
        "Halaman yang Anda cari tidak ditemukan",
        "Không tìm thấy trang bạn yêu cầu",
        "No s'ha trobat la pàgina que heu sol·licitat",
        "抱歉，您访问的页面不存在或已被删除",
        "This paper has been removed at the request of the author",
    ],
)
def test_a_notice_is_plain(title: str) -> None:
    assert words.is_plain_notice(title)


@pytest.mark.parametrize(
    "title",
    [
        "L'article a disparu du code",
        "El documento que no existe",
        "Das Dokument, das nicht existiert",
        "Dokument wurde entfernt, sagt Archivar",
        "La página del agua ya no existe en el código",
        "La página del canal solar no existe",
        "Het document dat niet bestaat",
        "页面不存在时发生了什么",
        "Page of treaty removed from museum",
    ],
)
def test_a_headline_about_a_lost_thing_is_no_plain_notice(title: str) -> None:
    assert not words.is_plain_notice(title)


@pytest.mark.parametrize(
    ("title", "closed", "own"),
    [
        ("This service was retired on December 15, 2020", True, True),
        ("Das Portal wurde zum 31.12.2021 eingestellt", True, False),
        ("本サービスは終了しました", True, True),
        ("Service to the crown in the north", False, False),
    ],
)
def test_what_was_given_up_is_told_and_whether_it_speaks_of_itself(
    title: str, closed: bool, own: bool
) -> None:
    assert closures.says_closed(plain(title)) is closed
    assert closures.is_own(plain(title)) is own


def test_two_words_by_chance_alike_are_strangers_and_a_word_within_a_title_is_none() -> None:
    assert likeness("Vattenrätt", ("Artikeln har tagits bort",)) < 30
    assert likeness("Delgamuukw", ("Delgamuukw v. British Columbia",)) >= 30


def test_a_word_torn_at_the_end_of_a_line_is_joined_for_the_comparison() -> None:
    cited = "Consti- tutional Recon- ciliation in Cana- da"

    assert likeness(cited, ("Constitutional Reconciliation in Canada",)) == 100
