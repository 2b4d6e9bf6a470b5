"""DOI or handle that its registry does not know.

Why it matters: an identifier that leads nowhere was miscopied, or never existed; no reader will find the work by it, and
programs that make up references betray themselves here.

Example: `https://doi.org/10.1000/1982` where `10.1000/182` was meant: doi.org itself answers 404.

What to do: look the work up by its title and correct the identifier; look for a sign that was lost at its end.

Stays silent: where the registry knows it and the publisher's page is gone (URL001) or refuses us (URL012); where the registry
could not be asked.
"""

from collections.abc import Iterator

from citeaudit.judge.answers import is_word_of_resolver
from citeaudit.judge.likeness import domain
from citeaudit.model.evidence import LinkVerdict
from citeaudit.model.finding import Finding
from citeaudit.rules.addresses.page_beside import answer_of
from citeaudit.rules.addresses.printed import places_of
from citeaudit.rules.audited import Audited

CODE = "IDN003"
NAME = "unknown_identifier"
SEVERITY = "error"
SPEAKS_FOR = ("URL001",)

_REGISTRIES = {"doi.org": "DOI", "handle.net": "handle"}


def check(audited: Audited) -> Iterator[Finding]:
    for verdict in audited.verdicts:
        registry = _registry(audited, verdict)
        places = places_of(audited, verdict.url)
        if registry is None or not places:
            continue
        number = verdict.url.partition("://")[2].partition("/")[2]
        yield Finding(
            rule=CODE,
            message=f"{registry} does not know the {_REGISTRIES[registry]} {number}; look the work up by its title and correct it",
            places=places,
            evidence=(verdict.because,),
        )


def _registry(audited: Audited, verdict: LinkVerdict) -> str | None:
    """The registry that said itself, or its resolver for it, of an identifier asked of it, that it has no such thing."""
    asked = domain(verdict.url)
    if verdict.verdict != "dead" or asked not in _REGISTRIES:
        return None
    row = answer_of(audited, verdict)
    return asked if row is not None and row.status == 404 and is_word_of_resolver(row) else None
