"""ISSN that cannot be.

Why it matters: its last digit proves the others; where it does not fit, a digit was miscopied, and the number leads to another
journal or to none.

Example: ISSN 0028-0837, whose last digit should be 6.

What to do: copy the number anew from the journal.

Stays silent: for numbers whose check digit fits.
"""

from collections.abc import Iterator

from citeaudit.model.finding import Finding
from citeaudit.rules.audited import Audited
from citeaudit.rules.identifiers.numbered import numbered

CODE = "IDN006"
NAME = "wrong_issn"
SEVERITY = "error"


def check(audited: Audited) -> Iterator[Finding]:
    for number, place in numbered(audited, "issn"):
        digits = number.replace("-", "")
        if len(digits) != 8 or not digits[:7].isdecimal():
            continue
        total = sum(int(sign) * (8 - at) for at, sign in enumerate(digits[:7]))
        check = "0123456789X"[-total % 11]
        if digits[7:].upper() != check:
            yield Finding(
                rule=CODE,
                message=f"ISSN {number} cannot be: its last digit should be {check}; copy it anew",
                places=(place,),
            )
