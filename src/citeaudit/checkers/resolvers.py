"""Numbers of registries asked at another resolver than the registry's own, where the settings name one.

cited    https://doi.org/10.1000/182          what evidence and reports speak of
asked    https://resolver.library.example/10.1000/182
"""

import re

from citeaudit.config import ResolversConfig

# Every form in which an address of a registry is printed, up to where the number begins.
_FORMS = {
    "doi": r"https?://(?:(?:dx|www)\.)?doi\.org/(?=10\.)",
    "handle": r"https?://hdl\.handle\.net/(?=\d)",
    "arxiv": r"https?://(?:www\.)?arxiv\.org/abs/",
    "pmid": r"https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov/pubmed)/(?=\d)",
    "pmcid": r"https?://(?:pmc\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov/pmc)/articles/(?=PMC)",
    "urn": r"https?://(?:www\.)?nbn-resolving\.(?:org|de)/(?=urn:)",
    "ark": r"https?://n2t\.net/(?=ark:)",
}
_OWN = ResolversConfig()


class Resolvers:
    """The resolvers that the settings put in the place of the registries' own."""

    def __init__(self, chosen: ResolversConfig) -> None:
        self._ways = [
            (re.compile(form, re.IGNORECASE), getattr(chosen, name))
            for name, form in _FORMS.items()
            if getattr(chosen, name) != getattr(_OWN, name)
        ]

    def asked(self, url: str) -> str:
        """The address that is asked for one that is cited; nearly always itself."""
        for form, base in self._ways:
            if found := form.match(url):
                return f"{base}{url[found.end() :]}"
        return url
