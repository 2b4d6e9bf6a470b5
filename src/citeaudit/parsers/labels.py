"""What a field labeller gives: a label and a confidence for each token of a reference."""

from typing import Literal, get_args

from msgspec import Struct

from citeaudit.parsers.tokens import Token

Label = Literal[
    "author", "editor", "translator", "title", "container", "volume", "issue", "date", "pages", "publisher",
    "place", "url", "doi", "note", "genre", "edition", "series", "pinpoint", "accessed", "signal", "other",
]  # fmt: skip
LABELS: tuple[Label, ...] = get_args(Label)


class Labelled(Struct, frozen=True, kw_only=True):
    """One label and one confidence (0..1) for each token, in the order of the tokens."""

    tokens: tuple[Token, ...]
    labels: tuple[Label, ...]
    confidence: tuple[float, ...]
