"""The one door to the field labeller: text and italics in, a label and a confidence for each token out.

The trained labeller reads, grammar holds it to what is plain. Where its library cannot be loaded, grammar reads alone.
"""

from collections.abc import Callable, Sequence
from functools import cache

from citeaudit.model.manuscript import Extent
from citeaudit.parsers.labels import Labelled

Labeller = Callable[[str, Sequence[Extent]], Labelled]


def label(text: str, emphasis: Sequence[Extent] = ()) -> Labelled:
    """The field labels of one reference; `emphasis` are the stretches set in italics."""
    return _labeller()(text, emphasis)


@cache
def _labeller() -> Labeller:
    try:
        from citeaudit.parsers import crf
    except ImportError:
        from citeaudit.parsers import grammar

        return grammar.label
    from citeaudit.parsers.constraints import constrain

    return lambda text, emphasis: constrain(text, crf.label(text, emphasis), emphasis)
