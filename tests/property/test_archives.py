"""Laws of the search for copies, over lives that nobody wrote."""

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archives.lives import CITED, FIRST, HOME, LOST, OTHER, SECOND, SOLD
from archives.warcs import Shot, write_warc
from citeaudit.checkers.archives.keys import key_of
from citeaudit.checkers.archives.search import Contents, Search, Wanted
from citeaudit.checkers.archives.warc import WarcFolder
from citeaudit.config import Config
from citeaudit.judge.copies import best_copy

URL = "http://life.test/2011/a/long/way/down"
HOME_URL = "http://life.test/"
GOOD = ((FIRST, 200, None), (SECOND, 200, None))
BAD = (
    (LOST, 404, None), (LOST, 200, None), (SOLD, 200, None), (OTHER, 200, None), (b"", 301, HOME_URL), (b"", 503, None),
)  # fmt: skip
STATES = st.sampled_from((*GOOD, *BAD))
DAYS = st.dates(min_value=datetime(2011, 1, 1).date(), max_value=datetime(2020, 1, 1).date())  # noqa: DTZ001
LIVES = st.lists(st.tuples(DAYS, STATES), max_size=12, unique_by=lambda state: state[0])


def searched(life, on):  # type: ignore[no-untyped-def]
    near = datetime(on.year, on.month, on.day, tzinfo=UTC) + timedelta(hours=23)
    shots = [
        Shot(URL, day.isoformat(), body, status, where)
        for day, (body, status, where) in sorted(life)
    ]
    shots += [Shot(HOME_URL, f"{shot.on}T12:00:05Z", HOME) for shot in shots if shot.location]
    shots.append(Shot("http://elsewhere.test/", "2011-01-01", HOME))
    with tempfile.TemporaryDirectory() as folder:
        write_warc(Path(folder) / "a.warc.gz", shots)
        search = Search(
            WarcFolder(folder), Wanted(URL, near, CITED), Config(), now=near, contents=Contents()
        )
        result = search.run()
    return result, best_copy(result.copies, near, CITED, Config())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LIVES, DAYS)
def test_no_life_leads_to_a_wrong_copy_or_a_wrong_word(life, on) -> None:  # type: ignore[no-untyped-def]
    result, best = searched(life, on)

    good = {day.isoformat() for day, state in life if state in GOOD}
    assert result.heard.answer == ("found" if life else "not-archived")
    assert best is None or f"{best[0].at:%Y-%m-%d}" in good
    assert result.calls <= 2 + 1 + 4 + 5


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    LIVES.filter(lambda life: 0 < len(life) <= 5 and any(state in GOOD for _, state in life)), DAYS
)
def test_a_good_copy_among_few_is_always_found(life, on) -> None:  # type: ignore[no-untyped-def]
    _, best = searched(life, on)

    assert best is not None


@given(st.text(max_size=60))
def test_any_text_has_a_key_and_its_key_is_its_own(text: str) -> None:
    key = key_of(f"http://a.test/{text}")

    assert key == key.lower()
    assert key_of(text) is not None
