"""What one answer comes to: a verdict, how sure we are, and why, in one line."""

from typing import NamedTuple

from citeaudit.model.evidence import Verdict


class Opinion(NamedTuple):
    """A conclusion before it is tied to an address. `new_url` is where the thing lives now."""

    verdict: Verdict
    confidence: float
    because: str
    new_url: str | None = None
