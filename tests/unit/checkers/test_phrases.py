"""What pages say that stand in the place of others: every entry of the tables is seen, and by its own words."""

import pytest

from citeaudit.checkers.marks import said_in
from citeaudit.checkers.phrases import SAID, SOURCE


@pytest.mark.parametrize("sign", SAID)
def test_every_phrase_gives_its_sign_and_none_stands_behind_another(sign: str) -> None:
    assert [said_in("", phrase.split(), "", 1)[sign] for phrase in SAID[sign]] == list(SAID[sign])


@pytest.mark.parametrize("sign", SOURCE)
def test_every_name_in_a_source_gives_its_sign_and_none_stands_behind_another(sign: str) -> None:
    sources = [f"<script>{name}" for name in SOURCE[sign]]

    assert [said_in("", [], source, 1)[sign] for source in sources] == list(SOURCE[sign])


@pytest.mark.parametrize(
    "said", ["Keine Berechtigung", "Utente non autorizzato", "Bitte zustimmen"]
)
def test_a_bare_page_that_may_be_a_wall_is_seen_in_german_and_italian(said: str) -> None:
    assert "wall" in said_in("", said.split(), "", 2)
