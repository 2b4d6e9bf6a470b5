"""The one door to the field labeller: text and italics in, a label and a confidence for each token out."""

from collections.abc import Sequence

from citeaudit.model.manuscript import Extent
from citeaudit.parsers import grammar
from citeaudit.parsers.labels import Labelled


def label(text: str, emphasis: Sequence[Extent] = ()) -> Labelled:
    """The field labels of one reference; `emphasis` are the stretches set in italics."""
    return grammar.label(text, emphasis)
