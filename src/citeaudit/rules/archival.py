"""Whether a citation names a place in an archive: those go by box, folder and leaf, and no printed work's needs are theirs."""

import re

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_ARCHIVAL = re.compile(
    r"\b(?:[Bb]ox \d|[Ff]older \d|[Ff]onds|[Ff]ondo|Nachlass|MSS? \d|Record Office|Archives?|Arch\. |Archivi?o|[\wÄÖÜäöü]*[Aa]rchiv\b"
    r"|Papers, |caja \d|legajo|leg\. \d|liasse|carton \d|busta \d|fol\. \d|ff?\. \d+[rv])"
)


def is_archival(text: str, title: str | None = None) -> bool:
    """Whether a citation's text, its title and addresses aside, speaks of boxes and archives."""
    plain = _ADDRESS.sub(" ", text.replace(title, " ") if title else text)
    return bool(_ARCHIVAL.search(plain))
