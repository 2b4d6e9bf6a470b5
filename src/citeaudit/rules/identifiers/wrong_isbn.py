"""ISBN that cannot be.

Why it matters: its last digit proves the others; where it does not fit, a digit was miscopied, and shops and libraries find
another book or none.

Example: ISBN 978-0-306-40615-8, whose last digit should be 7.

What to do: copy the number anew from the book or its catalogue entry.

Stays silent: for numbers whose check digit fits.
"""

from collections.abc import Iterator

from citeaudit.model.finding import Finding
from citeaudit.rules.audited import Audited
from citeaudit.rules.identifiers.numbered import numbered

CODE = "IDN005"
NAME = "wrong_isbn"
SEVERITY = "error"


def check(audited: Audited) -> Iterator[Finding]:
    for number, place in numbered(audited, "isbn"):
        why = _fault(number)
        if why:
            yield Finding(
                rule=CODE,
                message=f"ISBN {number} cannot be: {why}; copy it anew",
                places=(place,),
            )


def _fault(number: str) -> str | None:
    if len(number) == 13 and number.isdecimal():
        right = -sum(int(sign) * (3 if at % 2 else 1) for at, sign in enumerate(number[:12])) % 10
        return None if int(number[12]) == right else f"its last digit should be {right}"
    if len(number) == 10 and number[:9].isdecimal():
        total = sum(int(sign) * (10 - at) for at, sign in enumerate(number[:9]))
        check = "0123456789X"[-total % 11]
        return None if number[9].upper() == check else f"its last digit should be {check}"
    return f"it has {len(number)} digits, not 10 or 13"
