"""Two values that should be one, and where a page says its own."""

from typing import Literal, NamedTuple

from citeaudit.model.evidence import PageFacts

Right = Literal["manuscript", "page", "open"]
Kind = Literal["slip", "form", "order", "given", "other"]

# A tool that has no mark to go by takes the likeliest of all dates on a page, the copyright line's among them.
_GUESSES = frozenset({"htmldate's guess"})


class Difference(NamedTuple):
    """Two values that should be one: what the manuscript says, what the page says, how alike (0..100), who seems right.

    `kind` tells differences of names apart: a letter or two (`slip`), letters that may be a matter of form (`form`), another
    given name (`given`), another person (`other`), the same people in another order (`order`).
    """

    cited: str
    found: str
    score: float
    right: Right = "open"
    kind: Kind = "other"


def said(page: PageFacts, fact: str) -> str:
    """A fact by the page's own word, else as it is printed there or as a tool found it in the text."""
    own = page.citation.get(fact)
    if not own and fact == "author":
        own = page.citation.get("byline")
    if own:
        return own
    further = page.further.get(fact)
    return further.value if further is not None and further.by not in _GUESSES else ""
