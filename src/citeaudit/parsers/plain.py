"""Plain forms of titles and names, for comparing what is printed in many ways."""

import re
import unicodedata

STOP = frozenset(
    (
        "the a an of in on and for to with der die das des ein eine und im zur zum "
        "le la les l un une de du et il lo i gli della el los y"
    ).split()
)


def plain(text: str) -> str:
    """Letters and digits without accents, case and signs: what titles and names are compared by."""
    folded = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    kept = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return " ".join(re.findall(r"\w+", kept.replace("’", "").replace("'", "")))
