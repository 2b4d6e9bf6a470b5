"""Every way of going wrong at once: one run of the checker over all the servers of the scenarios."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from citeaudit import judge
from citeaudit.checkers import check
from citeaudit.config import CheckConfig, Config
from citeaudit.model.citation import Reference
from citeaudit.model.evidence import LinkVerdict
from citeaudit.store import open_store
from e2e.lookalikes import LOOKALIKES
from e2e.newcomers import NEWCOMERS
from e2e.scenarios import SCENARIOS, Scenario
from e2e.servers import Site
from e2e.strangers import STRANGERS

EVERYTHING = [*SCENARIOS, *LOOKALIKES, *STRANGERS, *NEWCOMERS]
CONFIG = Config(
    check=CheckConfig(
        connect=2.0,
        first_byte=1.5,
        total=2.0,
        interval=0.0,
        retry_pauses=(0.1, 0.2),
        allow_net=("127.0.0.0/8",),
    )
)


@pytest.fixture(scope="module")
def verdicts() -> Iterator[dict[str, LinkVerdict]]:
    with ExitStack() as stack:
        store = stack.enter_context(open_store("sqlite://"))
        urls = {
            scenario.name: stack.enter_context(Site(scenario.behaviour)).base + scenario.path
            for scenario in EVERYTHING
        }
        cited = {
            urls[scenario.name]: Reference(title=scenario.title)
            for scenario in EVERYTHING
            if scenario.title
        }
        rows = list(check(urls.values(), store=store, config=CONFIG, cited=cited))
        assert len({row.id for row in rows}) == len(rows)
        yield {
            name: judge.judge(url, _about(url, store), cited=cited.get(url), config=CONFIG)
            for name, url in urls.items()
        }


def _about(url: str, store: object) -> tuple[object, ...]:
    return store.evidence_for([url])  # type: ignore[attr-defined]


@pytest.mark.parametrize("scenario", EVERYTHING, ids=lambda scenario: scenario.name)
def test_the_verdict_is_right(scenario: Scenario, verdicts: dict[str, LinkVerdict]) -> None:
    verdict = verdicts[scenario.name]
    right = (scenario.right,) if isinstance(scenario.right, str) else scenario.right

    assert verdict.verdict in right, verdict.because
    assert verdict.evidence
    assert "\n" not in verdict.because
