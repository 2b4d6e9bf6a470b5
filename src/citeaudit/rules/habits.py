"""What a manuscript mostly does, so that a rule can show where it does otherwise."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from msgspec import Struct

Form = TypeVar("Form", bound=Hashable)
Case = TypeVar("Case")

# A habit is what at least this share of the cases do; below it, nobody can say which way is the usual one.
SHARE = 0.6


class Habit(Struct, Generic[Form, Case], frozen=True, kw_only=True):
    """The usual form with its cases, and each other form with its own; `firm` if the usual one clearly rules."""

    form: Form
    cases: tuple[Case, ...]
    others: dict[Form, tuple[Case, ...]]

    @property
    def firm(self) -> bool:
        total = len(self.cases) + sum(map(len, self.others.values()))
        return len(self.cases) >= SHARE * total


def habit(cases: Iterable[tuple[Form, Case]]) -> Habit[Form, Case] | None:
    """The most frequent form, the earliest of equals; None where there is no case at all."""
    by_form: dict[Form, list[Case]] = {}
    for form, case in cases:
        by_form.setdefault(form, []).append(case)
    if not by_form:
        return None
    usual = max(by_form, key=lambda form: len(by_form[form]))
    others = {form: tuple(found) for form, found in by_form.items() if form != usual}
    return Habit(form=usual, cases=tuple(by_form[usual]), others=others)
