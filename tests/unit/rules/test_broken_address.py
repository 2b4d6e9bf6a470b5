"""The fix of a broken address is safe as far as the network bears it out."""

from datetime import UTC, datetime

import pytest

import citeaudit
from citeaudit.model.evidence import Fetch, Hop, PageFacts

URL = "http://mills.test/2014/05/report.html"
BOOK = citeaudit.read_text(
    "Words.[^1]\n\n[^1]: Ann Author, “Mills,” *News*, May 3, 2014, http://mills.test/2014/ 05/report.html.\n"
)


def answered(status: int) -> Fetch:
    return Fetch(
        id=str(status),
        url=URL,
        at=datetime(2026, 1, 1, tzinfo=UTC),
        status=status,
        hops=(Hop(url=URL, status=status),),
        final_url=URL,
        media_type="text/html",
        length=4000,
        page=PageFacts(title="Mills", words=400) if status == 200 else None,
    )


@pytest.mark.parametrize(
    ("status", "safety"), [(200, "safe"), (404, "unsafe"), (403, "unsafe"), (500, "unsafe"), (None, "safe")]
)  # fmt: skip
def test_an_address_in_one_piece_that_was_asked_in_vain_is_only_suggested(
    status: int | None, safety: str
) -> None:
    evidence = [answered(status)] if status else []

    report = citeaudit.conclude(BOOK, citeaudit.parse(BOOK), evidence)

    (finding,) = (finding for finding in report.findings if finding.rule == "EXT002")
    assert finding.fix is not None
    assert finding.fix.safety == safety
